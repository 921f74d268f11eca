/*
 * command.c: the table of commands.
 */
#include "cli/command.h"

#include "base/suggest.h"
#include "cli/options.h"

#include <stdint.h>
#include <string.h>

/*
 * To add a command: a file cmd_NAME.c with its function, the function in command.h, and a row here.
 */
static const struct command commands[] = {
    {.name = "check",
     .operands = "FILE...",
     .least = 1,
     .most = SIZE_MAX,
     .options = OPTIONS_COMMON | OPTIONS_INPUT | OPTIONS_TIME | OPTIONS_CHECK | OPTIONS_TEXTS,
     .summary = "say what is wrong with a dossier",
     .details = "Reads the dossier and prints every error, every unknown word and every finding of "
                "the lint rules, each with its place and what to do. Where a source names its "
                "file, or --texts does, each quote is looked for in it: one that is not there is "
                "shown with the nearest passage. A note that says \"accept CODE: REASON\" accepts "
                "what is found at its relation, entity or source, on the graph all of that code "
                "('entente rules' lists the codes). --fix mends the files, as far as that takes no "
                "more than they say: relations and citations given twice, names of attributes one "
                "slip away from a known one, letter case; the rest, comments too, stays as it is. "
                "Exits with 1 where there is an error or a warning, else with 0; notes are no "
                "findings.",
     .example = "check graphs/csto.dot",
     .run = cmd_check},
    {.name = "rules",
     .operands = "",
     .options = OPTIONS_COMMON | OPTIONS_RULES | OPTIONS_TABLE,
     .summary = "what check looks for, and how severe it is",
     .details = "Lists each rule by the code that check prints behind a finding, and that --rule "
                "and a note in the dossier know it by: \"accept CODE: REASON\" in the note of a "
                "relation, an entity or a source accepts what is found there, in that of the graph "
                "all of that code. With --rule: what check makes of the rules with the same.",
     .example = "rules",
     .run = cmd_rules},
    {.name = "limits",
     .operands = "",
     .options = OPTIONS_COMMON | OPTIONS_TABLE,
     .summary = "what is bounded, by which option, and what the error says",
     .details = "Lists the limits that keep a file that somebody sent you from filling the memory "
                "or the day: each is an error with its place and its option, and the exit code 5 "
                "(of check, for which it is a finding, 1). Numbers may end in K, M or G.",
     .example = "limits",
     .run = cmd_limits},
    {.name = "sources",
     .operands = "FILE... [SOURCE]",
     .least = 1,
     .most = SIZE_MAX,
     .options = OPTIONS_COMMON | OPTIONS_INPUT | OPTIONS_TIME | OPTIONS_TEXTS | OPTIONS_TABLE,
     .summary = "the sources, and what rests on each",
     .details = "For each source: how many relations cite it, how many of these cite no other and "
                "fall with it, how many entities, how many quotes, and, where its text is given, "
                "how many of these are in it. With one source: the relations that cite it, with "
                "locator, quote, and the paragraph where the quote stands.",
     .example = "sources graphs/csto.dot",
     .run = cmd_sources},
    {.name = "cite",
     .operands = "FILE... [-o OUT]",
     .least = 1,
     .most = SIZE_MAX,
     .options = OPTIONS_COMMON | OPTIONS_INPUT | OPTIONS_CITE | OPTIONS_OUTPUT,
     .summary = "the sources as a bibliography: BibTeX or CSL-JSON",
     .details = "Writes the sources for a reference manager or a word processor, to standard "
                "output or to OUT: as BibTeX, or as CSL-JSON where --style says so or OUT ends in "
                ".json. What a date leaves open (2011-05?, a range) is in the note.",
     .example = "cite graphs/csto.dot",
     .run = cmd_cite},
    {.name = "show",
     .operands = "FILE... [ENTITY]",
     .least = 1,
     .most = SIZE_MAX,
     .options = OPTIONS_COMMON | OPTIONS_INPUT | OPTIONS_TIME | OPTIONS_WHERE | OPTIONS_SHOW |
                OPTIONS_TABLE,
     .summary = "what a dossier holds, or all it says of one entity",
     .details =
         "Without an entity: how many entities of which kind, relations of which family, "
         "which sources, and the time they span. With one, given by id, label or alias: its "
         "card, with every relation, date, source and quote. With --office too: who held that "
         "office of it, in order, with gaps, overlaps and holders who were no members.",
     .example = "show graphs/csto.dot Belarus",
     .run = cmd_show},
    {.name = "query",
     .operands = "FILE... QUERY",
     .least = 2,
     .most = SIZE_MAX,
     .options = OPTIONS_COMMON | OPTIONS_INPUT | OPTIONS_TIME | OPTIONS_VIEW | OPTIONS_PROJECTION |
                OPTIONS_QUERY | OPTIONS_TABLE,
     .summary = "the entities, or relations, that meet conditions",
     .details =
         "Lists the entities that the query selects, with what stands under each name that it "
         "mentions; with --relations the relations, with date, source and place. A query is made "
         "of comparisons, joined by and, or and not: 'kind=state and dissent>0 as of 2011'. A name "
         "that is not known is an error, with the nearest that is. The options below say what "
         "measures are computed on. --where of rank, show, draw and export takes the same "
         "language.",
     .page = query_page,
     .example = "query graphs/csto.dot 'kind=state and dissent>0 as of 2011'",
     .run = cmd_query},
    {.name = "rank",
     .operands = "FILE...",
     .least = 1,
     .most = SIZE_MAX,
     .options = OPTIONS_COMMON | OPTIONS_INPUT | OPTIONS_TIME | OPTIONS_VIEW | OPTIONS_PROJECTION |
                OPTIONS_MEASURE | OPTIONS_GROUPS | OPTIONS_RANKING | OPTIONS_RELATIONS |
                OPTIONS_WHERE | OPTIONS_DOUBT | OPTIONS_TABLE,
     .summary = "rank the entities by influence and other centralities",
     .details =
         "Makes a network of the relations and ranks its entities by the first measure, the "
         "others beside it; equal scores share a rank. The projection that the scores were "
         "computed on is printed below. Without --by: influence, degree, betweenness, "
         "harmonic, eigenvector, pagerank, but for those that would take more than seconds, which "
         "are named. With --relations it ranks relations by "
         "betweenness, or what --by says of ties: those that hold the network together. With "
         "--without, --without-relation and --without-source it ranks by the first measure "
         "with and without them, and lists who moves, most first. With --robust it draws worlds "
         "in which each relation by itself is kept with its confidence (and, with --as-of, "
         "--since or --until, imprecise dates are days within their bounds), and says where each "
         "entity ranks in them: median, 5 % and 95 % rank, how often first and among the first N "
         "of --top (3), with --pairs also who ranks above whom; then the ranking without each "
         "source, by Kendall's tau-b. That is sensitivity to the evidence, not a sampling error. "
         "With --consensus it ranks by "
         "what the measures agree on: in the order that disagrees least with their rankings "
         "(Kemeny), with Kendall's W and the ranks that neighbourhoods leave to any measure.",
     .example = "rank graphs/csto.dot --top 10 --by betweenness,degree",
     .run = cmd_rank},
    {.name = "explain",
     .operands = "FILE... ENTITY",
     .least = 2,
     .most = SIZE_MAX,
     .options = OPTIONS_COMMON | OPTIONS_INPUT | OPTIONS_TIME | OPTIONS_VIEW | OPTIONS_PROJECTION |
                OPTIONS_MEASURE | OPTIONS_GROUPS | OPTIONS_EXPLAIN | OPTIONS_TABLE,
     .summary = "why an entity stands where it stands",
     .details =
         "Says what the score of an entity, given by id, label or alias, rests on, by one measure "
         "(influence, or that of --by). Of influence, pagerank and personalized-pagerank: the "
         "parts that the score is the sum of, one for each relation that comes in, with what the "
         "entity at its other end has and which share of that it hands over. Of betweenness: the "
         "pairs of others that it stands between, the shorter ones first, and the relations by "
         "which their paths come to it. Of every other measure: what score and rank would be "
         "without each relation, one after the other, the largest change first; all relations "
         "are tried where that is little work, else those near the entity. Each relation has its "
         "source and its place in the file. As CSV or TSV: the first table alone.",
     .example = "explain graphs/csto.dot Belarus",
     .run = cmd_explain},
    {.name = "brokers",
     .operands = "FILE...",
     .least = 1,
     .most = SIZE_MAX,
     .options = OPTIONS_COMMON | OPTIONS_INPUT | OPTIONS_TIME | OPTIONS_VIEW | OPTIONS_PROJECTION |
                OPTIONS_GROUPS | OPTIONS_RANKING | OPTIONS_TABLE,
     .summary = "who stands between whom, and without whom all falls apart",
     .details = "Counts how often each entity stands between two others that are not tied, by the "
                "groups of the three (Gould & Fernandez 1989): as coordinator (all of one group), "
                "itinerant (the two of one other group), representative (from its own group to "
                "another), gatekeeper (from another to its own) and liaison (three groups). Beside "
                "each count stands z: how many standard deviations it is above what ties drawn at "
                "random would give; at the end, constraint (Burt 1992). The last row is the whole "
                "network. Then the entities without whom the network falls into more pieces, and "
                "who falls away from the largest one; then the bridges, ties without which it "
                "does, with their relations. As CSV or TSV: the roles alone, a row for each entity "
                "and role, with the expected count too; as JSON all of it.",
     .example = "brokers graphs/csto.dot --groups bloc --top 3",
     .run = cmd_brokers},
    {.name = "group",
     .operands = "FILE... --set X,Y,... | --find N",
     .least = 1,
     .most = SIZE_MAX,
     .options = OPTIONS_COMMON | OPTIONS_INPUT | OPTIONS_TIME | OPTIONS_VIEW | OPTIONS_PROJECTION |
                OPTIONS_SET | OPTIONS_TABLE,
     .summary = "how central several entities are together, or which are the key players",
     .details = "With --set: degree, closeness and betweenness of the entities as a group (Everett "
                "& Borgatti 1999), how far the network falls apart without them, and how many they "
                "reach within a few steps; each also normalized. With --find N: the N key players "
                "(Borgatti 2006), without whom most pairs of others are not connected, or with "
                "--by reach those who have most others within --cutoff steps; exactly where there "
                "are few sets, else by exchanges until none is better.",
     .example = "group graphs/csto.dot --find 3",
     .run = cmd_group},
    {.name = "blocs",
     .operands = "FILE... [-o OUT.{svg,png,pdf,dot}]",
     .least = 1,
     .most = SIZE_MAX,
     .options = OPTIONS_COMMON | OPTIONS_INPUT | OPTIONS_TIME | OPTIONS_VIEW | OPTIONS_TIES |
                OPTIONS_BLOCS | OPTIONS_TABLE | OPTIONS_OUTPUT | OPTIONS_PICTURE,
     .summary = "who belongs together, and who could as well belong elsewhere",
     .details =
         "Parts the entities into blocs: communities of positive ties (leiden, louvain, "
         "walktrap, infomap, spinglass), or with --method signed the blocs with the fewest "
         "negative ties within and positive ties between them (Doreian & Mrvar 1996). "
         "Beside each member stands its second-best bloc and the margin, what moving there "
         "would cost: where it is about 0 the member is pivotal. Below stand the quality of "
         "the partition and how many of the runs, from different seeds, reached it. -o draws a "
         "map of the ties, each entity in the colour of its bloc.",
     .example = "blocs graphs/csto.dot --method signed",
     .run = cmd_blocs},
    {.name = "balance",
     .operands = "FILE... [-o OUT.{svg,png,pdf,dot}]",
     .least = 1,
     .most = SIZE_MAX,
     .options = OPTIONS_COMMON | OPTIONS_INPUT | OPTIONS_TIME | OPTIONS_VIEW | OPTIONS_TIES |
                OPTIONS_BALANCE | OPTIONS_OUTPUT | OPTIONS_PICTURE | OPTIONS_TABLE,
     .summary = "whether friends' friends are friends, and which relations break the two camps",
     .details =
         "Takes positive and negative ties. Counts the triads of four kinds and the share "
         "that is balanced (Cartwright & Harary 1956), finds the two camps that break the "
         "fewest ties (negative ones within a camp, positive ones between the camps), and "
         "lists the relations that break them, each with its source. That number of ties is "
         "the frustration index; it is exact, unless the time runs out: then it is given as "
         "two bounds. With --weighted the weights of ties count. With --strict the exit "
         "code is 1 where any tie is broken. -o draws the camps, and what breaks them broad.",
     .example = "balance graphs/csto.dot",
     .run = cmd_balance},
    {.name = "timeline",
     .operands = "FILE... [ENTITY] -o OUT.{svg,png,pdf,dot}",
     .least = 1,
     .most = SIZE_MAX,
     .options = OPTIONS_COMMON | OPTIONS_INPUT | OPTIONS_TIME | OPTIONS_VIEW | OPTIONS_OUTPUT |
                OPTIONS_PICTURE,
     .summary = "draw who held what, and what happened, when",
     .details = "A lane for each office and presidency with its holders, then one for each entity "
                "with its relations; with an entity, given by id, label or alias: a lane for each "
                "of its relations. Bars last, diamonds happen; what is only possible is faded, "
                "what is uncertain has a broken outline, and a ring is where the source of a "
                "relation without a date reports it. --since and --until say from when to when.",
     .example = "timeline graphs/csto.dot Belarus -o build/belarus.svg",
     .run = cmd_timeline},
    {.name = "history",
     .operands = "FILE... [-o OUT.{svg,png,pdf,dot}]",
     .least = 1,
     .most = SIZE_MAX,
     .options = OPTIONS_COMMON | OPTIONS_INPUT | OPTIONS_TIME | OPTIONS_VIEW | OPTIONS_PERIOD |
                OPTIONS_STEP | OPTIONS_PROJECTION | OPTIONS_MEASURE | OPTIONS_GROUPS |
                OPTIONS_RANKING | OPTIONS_TABLE | OPTIONS_OUTPUT | OPTIONS_PICTURE,
     .summary = "how ranks change over the months, quarters or years",
     .details = "Ranks the entities by one measure (influence, or that of --by) as of the last day "
                "of every step, from the first date of the dossier to its own date, or from --from "
                "to --to. The table has the ranks, a column for each step; as CSV, TSV or JSON it "
                "has a row for each entity and step, with rank, score and certainty. -o draws a "
                "bump chart. --top N lists who ever reaches rank N; the chart has 10 without it. "
                "An entity has no rank before its first tie and after its "
                "last. Steps at which the same relations hold are computed once, the others side "
                "by side on all processors.",
     .example = "history graphs/csto.dot --step quarter --from 2010 --top 3",
     .run = cmd_history},
    {.name = "diff",
     .operands = "FILE... --from DATE --to DATE | OLD NEW",
     .least = 1,
     .most = SIZE_MAX,
     .options = OPTIONS_COMMON | OPTIONS_INPUT | OPTIONS_TIME | OPTIONS_VIEW | OPTIONS_PERIOD |
                OPTIONS_PROJECTION | OPTIONS_MEASURE | OPTIONS_GROUPS | OPTIONS_RANKING |
                OPTIONS_SAMPLE | OPTIONS_TABLE | OPTIONS_OUTPUT | OPTIONS_PICTURE,
     .summary = "what changed, what it did to the ranking, and which changes carry it",
     .details = "Compares one dossier at two times (the world changed) or two dossiers (our "
                "knowledge changed): relations that appeared, ended, changed sign, were re-dated, "
                "re-sourced or re-graded, and entities that came and went. Then the entities whose "
                "score (influence, or that of --by) moved most, ten or --top N of them, and for "
                "each of them the changes that carry it, by Shapley value: the mean, over all "
                "orders of making the changes, of what each one adds. The values sum to the whole "
                "difference. They are exact up to 12 changes and sampled beyond. As CSV, TSV or "
                "Markdown: the changes alone; as JSON all of it. With -o OUT it also draws "
                "both on one layout: what is new, gone and kept in distinct lines.",
     .example = "diff graphs/csto.dot --from 2010-06 --to 2011-05",
     .run = cmd_diff},
    {.name = "path",
     .operands = "FILE... A B [-o OUT.{svg,png,pdf,dot}]",
     .least = 3,
     .most = SIZE_MAX,
     .options = OPTIONS_COMMON | OPTIONS_INPUT | OPTIONS_TIME | OPTIONS_VIEW | OPTIONS_PATHS |
                OPTIONS_TABLE | OPTIONS_OUTPUT | OPTIONS_PICTURE,
     .summary = "how one entity is connected to another",
     .details =
         "Finds the best paths from A to B, each given by id, label or alias, over relations of "
         "either sign and direction. A path costs the more, the less its relations are to be "
         "believed and the more neighbours those have that it goes through. Each path has the "
         "product of its signs, the days on which all of its relations can hold, and certainly do, "
         "and its weakest link; each hop has the best relation of the two, its source and its "
         "place in the file, and how many more there are. Where nothing connects A and B, it says "
         "what each of them reaches, and which option hides a connection. -o draws the paths.",
     .example = "path graphs/csto.dot Karimov NATO --k 2",
     .run = cmd_path},
    {.name = "ego",
     .operands = "FILE... ENTITY [-o OUT.{svg,png,pdf,dot}]",
     .least = 2,
     .most = SIZE_MAX,
     .options = OPTIONS_COMMON | OPTIONS_INPUT | OPTIONS_TIME | OPTIONS_VIEW | OPTIONS_EGO |
                OPTIONS_TABLE | OPTIONS_OUTPUT | OPTIONS_PICTURE,
     .summary = "the surroundings of an entity",
     .details =
         "Lists who is within one hop of an entity, or --hops N, over relations of either sign and "
         "direction, and by which relations; then the relations among all of these, with date, "
         "sign, source and place in the file; then how the surroundings hold together without the "
         "entity: how many they are, how many pairs of them are tied, the share that is (density), "
         "into how many components they fall, and how many pairs the entity stands between "
         "(brokerage). As CSV or TSV: the relations alone. -o draws all of it.",
     .example = "ego graphs/csto.dot BanKiMoon",
     .run = cmd_ego},
    {.name = "ties",
     .operands = "FILE...",
     .least = 1,
     .most = SIZE_MAX,
     .options = OPTIONS_COMMON | OPTIONS_INPUT | OPTIONS_TIME | OPTIONS_VIEW | OPTIONS_PROJECTION |
                OPTIONS_ORIGIN | OPTIONS_TABLE,
     .summary = "which relations each tie was made of",
     .details =
         "Shows what was done to get from relations to ties, for a reviewer: each tie of the "
         "projection, numbered, with its sign and weight, and below it its relations, with type, "
         "date, what they add to the weight, source and place in the file. Relations that "
         "contradict each other (the same two entities, opposite signs, days in common) are "
         "marked, counted and kept. What became no tie is counted by reason, and listed with "
         "--all. As CSV, TSV or JSON: a row for each relation, with the number of its tie.",
     .example = "ties graphs/csto.dot --relation presidency,refusal --ties all",
     .run = cmd_ties},
    {.name = "measures",
     .operands = "",
     .options = OPTIONS_COMMON | OPTIONS_TABLE,
     .summary = "the measures that rank knows",
     .details = "Lists each measure: what it says, what it needs, what --normalized does, and the "
                "paper that defines it.",
     .example = "measures",
     .run = cmd_measures},
    {.name = "draw",
     .operands = "FILE... -o OUT.{svg,png,pdf,dot}",
     .least = 1,
     .most = SIZE_MAX,
     .options = OPTIONS_COMMON | OPTIONS_INPUT | OPTIONS_FRAMES | OPTIONS_SPAN | OPTIONS_PERIOD |
                OPTIONS_VIEW | OPTIONS_PROJECTION | OPTIONS_MEASURE | OPTIONS_GROUPS |
                OPTIONS_WHERE | OPTIONS_OUTPUT | OPTIONS_MAP | OPTIONS_PICTURE,
     .summary = "draw a map of who is tied to whom",
     .details =
         "Shapes tell the kinds of entities, lines the families of relations, sizes the "
         "influence (or the measure of --size-by). --color-by colours by bloc or measure, "
         "computed on what the options below make of relations; all of them are drawn. Title "
         "and legend are part of the picture. With a time, who has no relation then is left "
         "out. --layout: the map; an organigram, with wholes above their parts, organizations "
         "above their members and offices beside their bodies; a circle, for comparisons; or "
         "layers, one above the other. Circle and layers go by kinds, or by --cluster. From "
         "300 entities on a map is of points, with names for the 25 most influential "
         "(--labels). --theme print has no colour; --width and --height set the size on paper. "
         "A .dot is the finished picture, which 'neato -n2' renders to the same, and the "
         "dossier of what it shows in one. Several dates (of --as-of, or from --from to --to in "
         "steps) share one layout: with %s in OUT, which stands for the date (%% is a percent "
         "sign), there is a file for each; an .svg without it is a film. --layout-from takes the "
         "places from a .dot of an earlier picture; what is new finds room between them.",
     .example = "draw graphs/csto.dot -o build/csto.svg",
     .run = cmd_draw},
    {.name = "matrix",
     .operands = "FILE... -o OUT.{svg,png,pdf,dot}",
     .least = 1,
     .most = SIZE_MAX,
     .options = OPTIONS_COMMON | OPTIONS_INPUT | OPTIONS_TIME | OPTIONS_VIEW | OPTIONS_TIES |
                OPTIONS_MATRIX | OPTIONS_BLOCS | OPTIONS_OUTPUT | OPTIONS_PICTURE,
     .summary = "draw who is tied to whom as a matrix, bloc by bloc",
     .details = "A row and a column for each entity with a tie, in the order of the blocs that "
                "'entente blocs' finds with the same options; a cell for each tie: a square where "
                "it is positive, a diamond where it is negative. It stays readable where a map "
                "does not, up to 400 entities. In an SVG each cell names its relations.",
     .example = "matrix graphs/csto.dot -o build/csto-matrix.svg",
     .run = cmd_matrix},
    {.name = "report",
     .operands = "FILE... -o OUT.html",
     .least = 1,
     .most = SIZE_MAX,
     .options = OPTIONS_COMMON | OPTIONS_INPUT | OPTIONS_DAY | OPTIONS_VIEW | OPTIONS_PROJECTION |
                OPTIONS_MEASURE | OPTIONS_GROUPS | OPTIONS_TEXTS | OPTIONS_OUTPUT | OPTIONS_REPORT,
     .summary = "one page with the findings, a map to explore, and tables",
     .details =
         "One HTML file that needs no network and opens in any browser: what stands out, in words "
         "and with its certainty; the map, to search, filter and take through time, with the "
         "sentence and source behind each line; the ranking with its intervals, the relations, the "
         "sources, what 'entente check' finds, blocs and camps; the timeline and the ranks over "
         "time. Without JavaScript it still has the picture and the tables. --as-of is the day "
         "that it shows first: of a month or year the last one. The first measure of --by orders "
         "and sizes. Of more than 2000 entities or 5000 relations it holds those that rank "
         "highest, and says so.",
     .example = "report graphs/csto.dot -o build/csto.html",
     .run = cmd_report},
    {.name = "export",
     .operands = "FILE... -o OUT.{dot,graphml,gexf,gml,net}",
     .least = 1,
     .most = SIZE_MAX,
     .options = OPTIONS_COMMON | OPTIONS_INPUT | OPTIONS_TIME | OPTIONS_WHERE | OPTIONS_OUTPUT |
                OPTIONS_EXPORT,
     .summary = "write the dossier for other tools",
     .details =
         "DOT with styles and without places, for any Graphviz, that entente reads back as the "
         "same dossier; with --plain the dossier alone, in one canonical form. By OUT's extension, "
         "or --to, also GraphML, GEXF, GML, Pajek, CSV, TSV, node-link JSON, Cytoscape's .cyjs and "
         "CX2, and "
         "FollowTheMoney, which are read, too: all of a dossier survives there and back, or is "
         "named; and Mermaid, which is only written.",
     .example = "export graphs/csto.dot --plain -o build/csto.dot",
     .run = cmd_export},
    {.name = "merge",
     .operands = "FILE... [-o OUT]",
     .least = 1,
     .most = SIZE_MAX,
     .options = OPTIONS_COMMON | OPTIONS_INPUT | OPTIONS_MERGE | OPTIONS_OUTPUT,
     .summary = "join dossiers into one",
     .details =
         "Writes one dossier of all that the files say, to OUT, in the format of its extension or "
         "of --to, or as DOT to standard output. Entities are one where their ids are, or where "
         "the id or label of the one is a name of the other and nobody else can be meant; "
         "judgements (same-as, not-same-as) are kept as they are. Relations of several files that "
         "say the same become one, with all citations. A source whose id means another source "
         "elsewhere is renamed. Where files contradict each other, both values are kept, and "
         "reported with both places; with --strict the exit code is 1 then.",
     .example = "merge graphs/csto.dot -o build/csto-merged.dot",
     .run = cmd_merge},
    {.name = "draft",
     .operands = "ARTICLE.txt [-o OUT]",
     .least = 1,
     .most = 1,
     .options = OPTIONS_COMMON | OPTIONS_DRAFT | OPTIONS_OUTPUT,
     .summary = "a first draft of a dossier from an article, for a person to go through",
     .details =
         "Reads an article in English, as plain text, and writes a dossier of the entities and "
         "relations that its phrasings name, to OUT, in the format of its extension or of --to, or "
         "as DOT to standard output. Each relation has its quote, its paragraph (the source's "
         "locator), the byte where the quote starts, a date where one stands beside it, and a "
         "confidence. Relations are of two tiers, which are never mixed: those that a phrasing "
         "states, and behind them, with the note \"suggested\", those for which there is a cue "
         "near two names, or a phrasing whose ends are doubtful. Both are for a person to check: "
         "much is missed, and some of it is wrong. --known takes dossiers whose names are to be "
         "found again; --lexicon takes tables of names and phrasings (share/draft/README.md). No "
         "network, no model: the same article gives the "
         "same draft.",
     .example = "draft examples/article.txt --date 2024-03-20",
     .run = cmd_draft},
    {.name = "fmt",
     .operands = "FILE... [--in-place | --check | -o OUT.dot]",
     .least = 1,
     .most = SIZE_MAX,
     .options = OPTIONS_COMMON | OPTIONS_FMT | OPTIONS_OUTPUT,
     .summary = "lay out a dossier in one way, so that it diffs well",
     .details =
         "Writes the dossier, in DOT, to standard output: one statement a line, attributes in one "
         "order and on as few lines of 100 characters as hold them, quotes where DOT needs them. "
         "Comments, the order of statements, subgraphs and paragraphs stay as they are, and so "
         "does what it says. --in-place writes it back, where that changes it; --check lists the "
         "files that it would change, and exits with 1 if there are any. To see how: entente fmt "
         "FILE | diff FILE -.",
     .example = "fmt graphs/csto.dot -o build/csto.dot",
     .run = cmd_fmt},
    {.name = "doctor",
     .operands = "",
     .options = OPTIONS_COMMON | OPTIONS_TABLE,
     .summary = "what this machine has that entente needs, and whether it works",
     .details = "Lists how entente was built, the versions of the libraries under it, processors, "
                "memory and limits, Graphviz's layouts and renderers, the font of pictures, and "
                "whether drawing is shut in; then it reads, ranks and draws a small dossier in "
                "memory. Each line is ok, a note or a problem, with what to do about it. Exits "
                "with 1 where there is a problem. For a report of a fault: entente doctor "
                "--format json.",
     .example = "doctor",
     .run = cmd_doctor},
    {.name = "completion",
     .operands = "bash|zsh|fish",
     .least = 1,
     .most = 1,
     .options = OPTIONS_COMMON,
     .summary = "what a shell completes commands, options and values by",
     .details = "Writes the script by which bash, zsh or fish completes the commands, the options "
                "that each takes, and values where these are known: measures, formats, kinds, "
                "relation types, rules. 'make install' puts all three where shells look for them. "
                "For one session: source <(entente completion bash).",
     .example = "completion bash",
     .run = cmd_completion},
    {.name = "help",
     .operands = "[COMMAND...]",
     .most = SIZE_MAX,
     .options = OPTIONS_COMMON | OPTIONS_HELP,
     .summary = "how to use entente, or some of its commands",
     .details = "Lists the commands, or explains those that are named.",
     .example = "help rank",
     .run = cmd_help},
};

size_t command_count(void)
{
    return sizeof commands / sizeof *commands;
}

const struct command *command_at(size_t index)
{
    return &commands[index];
}

const struct command *command_find(const char *name)
{
    for (size_t i = 0; i < command_count(); i++)
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    return NULL;
}

const char *command_suggest(const char *name)
{
    struct suggest suggest;
    suggest_start(&suggest, name);
    for (size_t i = 0; i < command_count(); i++)
        suggest_consider(&suggest, commands[i].name);
    return suggest.best;
}
