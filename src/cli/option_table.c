/*
 * option_table.c: the one table of options: names, groups, help, and how each value is read into
 * its member of the settings.
 */
#include "cli/option_picture.h"
#include "cli/options.h"

#include "base/limits.h"
#include "base/list.h"

#include <entente/connection.h>
#include <entente/robustness.h>

#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

static bool set_flag(void *member, const struct option_row *row, const char *value,
                     struct error *error)
{
    (void)row, (void)value, (void)error;
    return *(bool *)member = true;
}

static bool set_string(void *member, const struct option_row *row, const char *value,
                       struct error *error)
{
    (void)row, (void)error;
    *(const char **)member = value;
    return true;
}

/* A whole number from 1 up, with K, M or G behind it for thousands, millions or billions. */
static bool set_size(void *member, const struct option_row *row, const char *value,
                     struct error *error)
{
    static const char suffixes[] = "KMG";
    char *end;
    errno = 0;
    unsigned long long number = strtoull(value, &end, 10);
    const char *suffix = *end ? strchr(suffixes, toupper((unsigned char)*end)) : NULL;
    size_t thousands = suffix ? (size_t)(suffix - suffixes) + 1 : 0;
    bool valid = isdigit((unsigned char)*value) && !errno && !end[*end ? 1 : 0] &&
                 (!*end || suffix) && number > 0;
    for (; valid && thousands; thousands--)
        valid = !__builtin_mul_overflow(number, 1000ull, &number);
    if (!valid)
        return option_bad_value(row, value, "a whole number above 0 (K, M, G may follow)", error);
    *(size_t *)member = number;
    return true;
}

/* How many worlds; without a value the default. */
static bool set_worlds(void *member, const struct option_row *row, const char *value,
                       struct error *error)
{
    *(size_t *)member = ROBUSTNESS_WORLDS;
    return !value || set_size(member, row, value, error);
}

/* Seeds stay below 2^53, so that every reader of JSON gets back the one that was used. */
static bool set_seed(void *member, const struct option_row *row, const char *value,
                     struct error *error)
{
    return set_size(member, row, value, error) &&
           (*(size_t *)member <= 1ull << 53 ||
            option_bad_value(row, value, "at most 9007199254740992", error));
}

static bool set_seconds(void *member, const struct option_row *row, const char *value,
                        struct error *error)
{
    size_t seconds = 0;
    if (!set_size(&seconds, row, value, error))
        return false;
    if (seconds > 1000000)
        return option_bad_value(row, value, "at most 1000000 seconds", error);
    *(unsigned *)member = (unsigned)seconds;
    return true;
}

/* A date on the command line is one, as precise as it is given. */
static bool set_date(void *member, const struct option_row *row, const char *value,
                     struct error *error)
{
    struct text reason = {0};
    struct edtf *date = member;
    size_t offset;
    bool done = edtf_parse(date, value, strlen(value), &offset, &reason);
    if (done && date->interval)
        done = error_set(error, ERROR_USAGE, "--%s takes one date, not the interval '%s'",
                         row->name, value);
    else if (!done)
        error_set(error, ERROR_USAGE, "--%s '%s': %s", row->name, value, text_string(&reason));
    text_release(&reason);
    return done;
}

/* One more file of an option that may be given several times. */
static bool add_file(void *member, const struct option_row *row, const char *value,
                     struct error *error)
{
    struct setting_files *files = member;
    if (files->count == SETTINGS_FILES)
        return error_set(error, ERROR_USAGE, "--%s can be given %d times at most", row->name,
                         SETTINGS_FILES);
    files->items[files->count++] = value;
    return true;
}

/* Several dates parted by ",", each like that; kept as they were given. */
static bool set_dates(void *member, const struct option_row *row, const char *value,
                      struct error *error)
{
    struct text name = {0};
    const char *list = value;
    size_t count = 0;
    bool done = true;
    for (; done && list_next(&list, &name); count++)
        done = set_date(&(struct edtf){0}, row, name.data, error);
    if (done && !count)
        done = option_bad_value(row, value, "a date, or several parted by \",\"", error);
    text_release(&name);
    *(const char **)member = value;
    return done;
}

/* "24m" or "24" for months, "2y" for years. */
static bool set_months(void *member, const struct option_row *row, const char *value,
                       struct error *error)
{
    char *end;
    unsigned long number = isdigit((unsigned char)*value) ? strtoul(value, &end, 10) : 0;
    unsigned long unit = number && strcmp(end, "y") == 0 ? 12 : 1;
    bool valid = number && (!*end || strcmp(end, "m") == 0 || unit == 12) && number <= 100000;
    if (!valid)
        return option_bad_value(row, value, "months or years, as in 24m or 2y", error);
    *(unsigned *)member = (unsigned)(number * unit);
    return true;
}

/* A share between 0 and 1, both left out. */
static bool set_share(void *member, const struct option_row *row, const char *value,
                      struct error *error)
{
    char *end;
    double number = strtod(value, &end);
    if (!isdigit((unsigned char)*value) || *end || !(number > 0 && number < 1))
        return option_bad_value(row, value, "a number between 0 and 1", error);
    *(double *)member = number;
    return true;
}

/* Any number but 0, which is no choice but the default. */
static bool set_number(void *member, const struct option_row *row, const char *value,
                       struct error *error)
{
    char *end;
    double number = strtod(value, &end);
    if (isspace((unsigned char)*value) || end == value || *end || !isfinite(number) || number == 0)
        return option_bad_value(row, value, "a number other than 0", error);
    *(double *)member = number;
    return true;
}

static bool set_path_count(void *member, const struct option_row *row, const char *value,
                           struct error *error)
{
    return set_size(member, row, value, error) &&
           (*(size_t *)member <= PATH_COUNT_MOST ||
            option_bad_value(row, value, "at most 10000", error));
}

static bool set_lambda(void *member, const struct option_row *row, const char *value,
                       struct error *error)
{
    char *end;
    double number = strtod(value, &end);
    if (!isdigit((unsigned char)*value) || *end || !(number >= 0 && number <= PATH_LAMBDA_MOST))
        return option_bad_value(row, value, "a number from 0 to 100", error);
    *(double *)member = number;
    return true;
}

static bool set_step(void *member, const struct option_row *row, const char *value,
                     struct error *error)
{
    return history_step_find(value, member) ||
           option_bad_value(row, value, "month, quarter or year", error);
}

static bool set_step_name(void *member, const struct option_row *row, const char *value,
                          struct error *error)
{
    enum history_step step;
    return set_step(&step, row, value, error) && set_string(member, row, value, error);
}

static bool set_ties(void *member, const struct option_row *row, const char *value,
                     struct error *error)
{
    return ties_find(value, member) ||
           option_bad_value(row, value, "positive, negative or all", error);
}

static bool set_parallel(void *member, const struct option_row *row, const char *value,
                         struct error *error)
{
    return parallel_find(value, member) || option_bad_value(row, value, "merge or keep", error);
}

static bool set_format(void *member, const struct option_row *row, const char *value,
                       struct error *error)
{
    return table_format_find(value, member) || option_bad_value(row, value, table_formats(), error);
}

/* A table, or what is none. The member is the flag; the form of the table stands beside it. */
static bool set_findings_format(void *member, const struct option_row *row, const char *value,
                                struct error *error)
{
    void *start = (char *)member - row->member;
    struct settings *settings = start;
    settings->sarif = strcmp(value, "sarif") == 0;
    return settings->sarif || table_format_find(value, &settings->format) ||
           option_bad_value(row, value, "table, csv, tsv, json, markdown or sarif", error);
}

static bool set_color(void *member, const struct option_row *row, const char *value,
                      struct error *error)
{
    static const char *const names[] = {"auto", "always", "never"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], value) == 0) {
            *(enum color *)member = (enum color)i;
            return true;
        }
    return option_bad_value(row, value, "auto, always or never", error);
}

static bool set_map(void *member, const struct option_row *row, const char *value,
                    struct error *error)
{
    (void)row;
    *(const char **)member = value;
    return read_columns_check(value, error);
}

static bool set_query(void *member, const struct option_row *row, const char *value,
                      struct error *error)
{
    struct query **query = member;
    (void)row;
    query_free(*query);
    *query = query_parse(value, strlen(value), error);
    return *query != NULL;
}

static bool set_rules(void *member, const struct option_row *row, const char *value,
                      struct error *error)
{
    (void)row;
    return lint_choose(member, value, error);
}

static bool set_layout(void *member, const struct option_row *row, const char *value,
                       struct error *error)
{
    return layout_find(value, member) ||
           option_bad_value(row, value, "auto, map, organigram, circle or layers", error);
}

/* The options of the table of limits, their members, and how these are read. */
#define MEMBER_FILE reading.file_size
#define MEMBER_STRING reading.string_length
#define MEMBER_DEPTH reading.depth
#define MEMBER_EXPANSION reading.expansion
#define MEMBER_ENTITIES reading.entities
#define MEMBER_EDGES reading.edges
#define MEMBER_ATTRIBUTES reading.attributes
#define MEMBER_PIXELS page.most_pixels
#define MEMBER_SECONDS page.limits.cpu_seconds
#define MEMBER_MEMORY page.limits.memory
#define MEMBER_TIME most_seconds
#define SET_PIXELS set_size
#define SET_SECONDS set_seconds
#define SET_MEMORY set_size
#define LIMIT_ROW(id, group, set, option, shown, bounds) \
    {option,                                             \
     0,                                                  \
     group,                                              \
     "N",                                                \
     bounds " (default: " shown ")",                     \
     set,                                                \
     offsetof(struct settings, MEMBER_##id),             \
     NULL},
#define READING_ROW(id, option, value, shown, bounds, ...) \
    LIMIT_ROW(id, OPTIONS_INPUT | OPTIONS_FMT | OPTIONS_DRAFT, set_size, option, shown, bounds)
#define DRAWING_ROW(id, option, value, shown, bounds, ...) \
    LIMIT_ROW(id, OPTIONS_PICTURE | OPTIONS_REPORT, SET_##id, option, shown, bounds)
#define COMMAND_ROW(id, option, value, shown, bounds, ...) \
    LIMIT_ROW(id, OPTIONS_COMMON, set_seconds, option, shown, bounds)

/*
 * To add an option: a member of struct settings, and a row in the group of those commands that take
 * it, with the function that reads its value into that member, and the values that it can have
 * where these are known. Help and manual pages follow this order, and shells complete by it.
 */
static const struct option_row options[] = {
    {"relation", 'r', OPTIONS_VIEW, "R,...", "see only these relation types or families",
     set_string, offsetof(struct settings, view.relations), &values_relations},
    {"where", 'w', OPTIONS_WHERE, "QUERY",
     "only what this selects: 'kind=state and dissent>0' ('entente help query')", set_query,
     offsetof(struct settings, where), NULL},
    {"as-of", 'a', OPTIONS_DAY, "DATE", "see what holds on that day, month or year (EDTF)",
     set_date, offsetof(struct settings, view.time.as_of), NULL},
    {"as-of", 'a', OPTIONS_FRAMES, "DATE,...",
     "see what holds on that day, month or year (EDTF), or on each of several", set_dates,
     offsetof(struct settings, dates), NULL},
    {"step", 0, OPTIONS_FRAMES, "S",
     "see what holds at the end of each month, quarter or year, between --from and --to",
     set_step_name, offsetof(struct settings, frame_step), &values_steps},
    {"since", 0, OPTIONS_SPAN, "DATE", "see what holds or happens from then on", set_date,
     offsetof(struct settings, view.time.since), NULL},
    {"until", 0, OPTIONS_SPAN, "DATE", "see what holds or happens up to then", set_date,
     offsetof(struct settings, view.time.until), NULL},
    {"certain", 0, OPTIONS_SPAN, NULL, "see only what is certain at that time", set_flag,
     offsetof(struct settings, view.time.certain), NULL},
    {"memory", 0, OPTIONS_SPAN, "MONTHS",
     "forget events after 24m or 2y, looking back from --as-of", set_months,
     offsetof(struct settings, view.time.memory), NULL},
    {"half-life", 0, OPTIONS_SPAN, "MONTHS",
     "halve the weight of events with each 12m or 1y of age", set_months,
     offsetof(struct settings, view.time.half_life), NULL},
    {"from", 0, OPTIONS_PERIOD, "DATE", "the first day, month or year (EDTF)", set_date,
     offsetof(struct settings, from), NULL},
    {"to", 0, OPTIONS_PERIOD, "DATE", "the last one", set_date, offsetof(struct settings, to),
     NULL},
    {"step", 0, OPTIONS_STEP, "S", "month (default), quarter or year", set_step,
     offsetof(struct settings, step), &values_steps},
    {"ties", 0, OPTIONS_PROJECTION, "T", "positive (default), negative or all", set_ties,
     offsetof(struct settings, projection.ties), &values_ties},
    {"directed", 0, OPTIONS_PROJECTION | OPTIONS_MATRIX, NULL, "keep the direction of relations",
     set_flag, offsetof(struct settings, projection.directed), NULL},
    {"parallel", 0, OPTIONS_PROJECTION, "P",
     "merge (default) or keep several relations between a pair", set_parallel,
     offsetof(struct settings, projection.parallel), &values_parallel},
    {"weighted", 0, OPTIONS_PROJECTION | OPTIONS_TIES, NULL,
     "stronger ties count more, and are shorter paths", set_flag,
     offsetof(struct settings, projection.weighted), NULL},
    {"project", 0, OPTIONS_PROJECTION | OPTIONS_BLOCS, "R,...",
     "tie members, by such relations to the same at the same time (membership)", set_string,
     offsetof(struct settings, projection.project), &values_relations},
    {"drop-isolates", 0, OPTIONS_PROJECTION | OPTIONS_TIES, NULL,
     "leave out entities without a tie", set_flag,
     offsetof(struct settings, projection.drop_isolates), NULL},
    {"method", 'm', OPTIONS_BLOCS, "M",
     "leiden (default), louvain, walktrap, infomap, spinglass or signed", set_string,
     offsetof(struct settings, method), &values_methods},
    {"k", 0, OPTIONS_BLOCS, "N", "signed: at most N blocs (default: as many as serve)", set_size,
     offsetof(struct settings, most_blocs), NULL},
    {"alpha", 0, OPTIONS_BLOCS, "A",
     "signed: what a negative tie within a bloc costs (default: 0.5); a positive one between blocs "
     "costs 1 - A",
     set_share, offsetof(struct settings, alpha), NULL},
    {"runs", 0, OPTIONS_BLOCS, "N", "how often to start anew (default: by method and size)",
     set_size, offsetof(struct settings, runs), NULL},
    {"time-limit", 0, OPTIONS_BALANCE, "S",
     "seconds to search for the frustration index (default: 60); then its bounds are given",
     set_seconds, offsetof(struct settings, seconds), NULL},
    {"strict", 0, OPTIONS_CHECK, NULL, "every relation needs a source", set_flag,
     offsetof(struct settings, strict), NULL},
    {"strict", 0, OPTIONS_MERGE, NULL, "exit with 1 where anything contradicts", set_flag,
     offsetof(struct settings, strict), NULL},
    {"rule", 0, OPTIONS_CHECK | OPTIONS_RULES, "R,...",
     "only these rules ('entente rules'); no-R: all but it; R=error, =warning, =note, =off",
     set_rules, offsetof(struct settings, rules), &values_rules},
    {"all", 0, OPTIONS_CHECK, NULL, "also list what the dossier accepts in its notes", set_flag,
     offsetof(struct settings, all), NULL},
    {"fix", 0, OPTIONS_CHECK, NULL,
     "mend in the files what is mechanical: repeats, slips of the pen, letter case; never a fact",
     set_flag, offsetof(struct settings, fix), NULL},
    {"dry-run", 0, OPTIONS_CHECK, NULL, "say what --fix would do, and write nothing", set_flag,
     offsetof(struct settings, dry_run), NULL},
    {"format", 'f', OPTIONS_CHECK, "F", "table (default), csv, tsv, json, markdown or sarif",
     set_findings_format, offsetof(struct settings, sarif), &values_findings},
    {"texts", 0, OPTIONS_TEXTS, "S=FILE,...",
     "the texts of sources, to find quotes in (default: the files that they name)", set_string,
     offsetof(struct settings, texts), NULL},
    {"style", 0, OPTIONS_CITE, "S", "bibtex (default), biblatex or csl-json", set_string,
     offsetof(struct settings, style), &values_styles},
    {"strict", 0, OPTIONS_BALANCE, NULL, "exit with 1 where the network is not balanced", set_flag,
     offsetof(struct settings, strict), NULL},
    {"by", 'b', OPTIONS_MEASURE, "M,...", "measures; the first one orders ('entente measures')",
     set_string, offsetof(struct settings, by), &values_measures},
    {"cutoff", 0, OPTIONS_MEASURE | OPTIONS_SET, "N",
     "the longest path that k-betweenness and reach count", set_size,
     offsetof(struct settings, measuring.cutoff), NULL},
    {"alpha", 0, OPTIONS_MEASURE, "A", "what katz and bonacich pass on along a tie", set_number,
     offsetof(struct settings, measuring.alpha), NULL},
    {"seed", 0, OPTIONS_MEASURE, "X,...", "the entities that personalized-pagerank starts from",
     set_string, offsetof(struct settings, measuring.seeds), NULL},
    {"states", 0, OPTIONS_MEASURE, "ATTR",
     "the attribute with the state, 0 to 1, that percolates (default: 1)", set_string,
     offsetof(struct settings, measuring.states), NULL},
    {"approximate", 0, OPTIONS_MEASURE, "E",
     "allow an error of E, as in 0.01, where exact scores would take too long", set_share,
     offsetof(struct settings, measuring.approximate), NULL},
    {"groups", 0, OPTIONS_GROUPS, "G",
     "what brokers stand between: kind (default), bloc or an attribute", set_string,
     offsetof(struct settings, measuring.group), &values_groups},
    {"random-seed", 0, OPTIONS_GROUPS | OPTIONS_BLOCS | OPTIONS_BALANCE, "N",
     "where sampling and searches start (default: 1)", set_seed,
     offsetof(struct settings, measuring.random_seed), NULL},
    {"normalized", 'n', OPTIONS_RANKING | OPTIONS_EXPLAIN, NULL,
     "scores that compare across networks", set_flag,
     offsetof(struct settings, measuring.normalized), NULL},
    {"top", 't', OPTIONS_RANKING, "N", "only ranks 1 to N", set_size,
     offsetof(struct settings, top), NULL},
    {"top", 't', OPTIONS_EXPLAIN, "N", "list the N largest of each table (default: 20)", set_size,
     offsetof(struct settings, top), NULL},
    {"kind", 'k', OPTIONS_RANKING, "K", "list only entities of this kind", set_string,
     offsetof(struct settings, kind), &values_kinds},
    {"set", 0, OPTIONS_SET, "X,...", "measure these entities together", set_string,
     offsetof(struct settings, set), NULL},
    {"find", 0, OPTIONS_SET, "N", "find the best set of N entities", set_size,
     offsetof(struct settings, find), NULL},
    {"by", 0, OPTIONS_SET, "M", "what --find goes by: fragmentation (default) or reach", set_string,
     offsetof(struct settings, by), &values_players},
    {"relations", 0, OPTIONS_RELATIONS, NULL,
     "rank relations, by what --by says of their ties (default: betweenness)", set_flag,
     offsetof(struct settings, relations), NULL},
    {"relations", 0, OPTIONS_QUERY, NULL, "ask for relations, not for entities", set_flag,
     offsetof(struct settings, relations), NULL},
    {"without", 0, OPTIONS_DOUBT, "X,...",
     "what the ranking would be without these entities: before, after, difference", set_string,
     offsetof(struct settings, without.entities), NULL},
    {"without-relation", 0, OPTIONS_DOUBT, "R,...",
     "the same without relations: types, families, FROM->TO, or PATH:LINE", set_string,
     offsetof(struct settings, without.relations), &values_relations},
    {"without-source", 0, OPTIONS_DOUBT, "S,...",
     "the same without the relations that rest on these sources alone", set_string,
     offsetof(struct settings, without.sources), NULL},
    {"robust", 0, OPTIONS_DOUBT, "[N]",
     "how sure the ranks are: in N worlds (1000) drawn by confidence and dates, and by source",
     set_worlds, offsetof(struct settings, worlds), NULL},
    {"pairs", 0, OPTIONS_DOUBT, NULL,
     "the same, and in which share of these worlds one ranks above another", set_flag,
     offsetof(struct settings, pairs), NULL},
    {"consensus", 0, OPTIONS_DOUBT, NULL,
     "the order that the measures disagree with least, and the ranks that any must leave", set_flag,
     offsetof(struct settings, consensus), NULL},
    {"samples", 0, OPTIONS_SAMPLE, "N", "orders of the changes to sample (default: up to 200)",
     set_size, offsetof(struct settings, samples), NULL},
    {"k", 0, OPTIONS_PATHS, "N", "how many paths to find (default: 5)", set_path_count,
     offsetof(struct settings, paths), NULL},
    {"lambda", 0, OPTIONS_PATHS, "L",
     "how dear it is to go through who has many neighbours, from 0 (default: 1)", set_lambda,
     offsetof(struct settings, lambda), NULL},
    {"layout", 0, OPTIONS_MAP, "L", "auto (default: map), map, organigram, circle or layers",
     set_layout, offsetof(struct settings, layout), &values_layouts},
    {"cluster", 0, OPTIONS_MAP, "G",
     "draw groups together, in boxes: by kind, bloc or an attribute", set_string,
     offsetof(struct settings, cluster), &values_groups},
    {"focus", 0, OPTIONS_MAP, "X", "draw the surroundings of this entity, and mark it", set_string,
     offsetof(struct settings, focus), NULL},
    {"hops", 0, OPTIONS_MAP, "N", "how far from --focus to look (default: 1)", set_size,
     offsetof(struct settings, hops), NULL},
    {"hops", 0, OPTIONS_EGO, "N", "how far from the entity to look (default: 1)", set_size,
     offsetof(struct settings, hops), NULL},
    {"all", 0, OPTIONS_ORIGIN, NULL, "also list the relations that became no tie, and why",
     set_flag, offsetof(struct settings, all), NULL},
    {"office", 0, OPTIONS_SHOW, "TYPE",
     "who held it when: the holders by a relation type (presidency)", set_string,
     offsetof(struct settings, office), &values_relations},
    {"in-place", 'w', OPTIONS_FMT, NULL, "write the files back, those that change", set_flag,
     offsetof(struct settings, in_place), NULL},
    {"check", 0, OPTIONS_FMT, NULL, "list the files that would change; exit with 1 if any would",
     set_flag, offsetof(struct settings, only_check), NULL},
    {"date", 0, OPTIONS_DRAFT, "DATE",
     "the day of the article (EDTF): what \"last year\" is counted from", set_date,
     offsetof(struct settings, published), NULL},
    {"known", 0, OPTIONS_DRAFT, "FILE",
     "a dossier whose entities are to be known by their names; may be given several times",
     add_file, offsetof(struct settings, known), &values_files},
    {"lexicon", 0, OPTIONS_DRAFT, "FILE",
     "a table of names or phrasings beyond the built-in ones; may be given several times", add_file,
     offsetof(struct settings, lexicons), &values_files},
    {"review", 0, OPTIONS_DRAFT, "PAGE.html",
     "also write a page of the article, with each relation marked in place", set_string,
     offsetof(struct settings, review), &values_files},
    {"output", 'o', OPTIONS_OUTPUT, "OUT", "the file to write; its extension says the format",
     set_string, offsetof(struct settings, output), &values_files},
    {"to", 0, OPTIONS_EXPORT | OPTIONS_MERGE | OPTIONS_DRAFT, "F",
     "the format to write (default: by OUT's extension)", set_string,
     offsetof(struct settings, output_format), &values_writers},
    {"plain", 0, OPTIONS_EXPORT, NULL, "the dossier alone, without styles for Graphviz", set_flag,
     offsetof(struct settings, plain), NULL},
    {"layout-from", 0, OPTIONS_MAP, "OLD.dot",
     "keep the places of an older picture, and find room for what is new", set_string,
     offsetof(struct settings, layout_from), &values_files},
    {"title", 0, OPTIONS_PICTURE | OPTIONS_REPORT, "TEXT", "the title (default: the dossier's)",
     set_string, offsetof(struct settings, title), NULL},
    {"watch", 0, OPTIONS_REPORT, NULL,
     "write the page anew whenever a file of the dossier changes, until Ctrl-C", set_flag,
     offsetof(struct settings, watch), NULL},
    {"size-by", 0, OPTIONS_MAP, "M", "the measure that sizes text and borders (default: influence)",
     set_string, offsetof(struct settings, by), &values_measures},
    {"color-by", 0, OPTIONS_MAP, "C",
     "what colours tell: kind (default), bloc (as 'entente blocs' finds them) or a measure",
     set_string, offsetof(struct settings, color_by), &values_coloring},
    {"labels", 0, OPTIONS_MAP, "N",
     "who has a label: the N largest, all or none (default: all; 25 of a map of points)",
     option_set_labels, offsetof(struct settings, labels), &values_labels},
    {"theme", 0, OPTIONS_PICTURE, "T", "light (default), dark, or print: greys alone",
     option_set_theme, offsetof(struct settings, page.theme), &values_themes},
    {"no-legend", 0, OPTIONS_PICTURE, NULL, "leave the legend out", set_flag,
     offsetof(struct settings, page.no_legend), NULL},
    {"width", 0, OPTIONS_PICTURE, "L",
     "scale the whole to fit: 180 or 180mm, 18cm, 7in, 510pt, 1200px", option_set_length,
     offsetof(struct settings, page.width), NULL},
    {"height", 0, OPTIONS_PICTURE, "L", "likewise; with both it fits into both", option_set_length,
     offsetof(struct settings, page.height), NULL},
    {"dpi", 0, OPTIONS_PICTURE, "N", "dots per inch of a PNG (default: 150; less if very large)",
     option_set_dpi, offsetof(struct settings, page.dpi), NULL},
    /* clang-format off */
    LIMITS_OF_DRAWING(DRAWING_ROW)
    /* clang-format on */
    {"format", 'f', OPTIONS_TABLE, "F", "table (default), csv, tsv, json or markdown", set_format,
     offsetof(struct settings, format), &values_tables},
    {"input-format", 0, OPTIONS_INPUT | OPTIONS_FMT, "F",
     "the format to read (default: by the extension)", set_string,
     offsetof(struct settings, input_format), &values_readers},
    {"map", 0, OPTIONS_INPUT, "C=NAME,...",
     "which columns of a table are what: source=Subject,target=Object", set_map,
     offsetof(struct settings, reading.columns), NULL},
    {"nodes", 0, OPTIONS_INPUT, "FILE", "a table of entities, read before the rest", set_string,
     offsetof(struct settings, nodes), &values_files},
    {"rejects", 0, OPTIONS_INPUT, "FILE", "write the bad rows of tables there, and read the others",
     set_string, offsetof(struct settings, rejects), &values_files},
    /* clang-format off */
    LIMITS_OF_READING(READING_ROW)
    /* clang-format on */
    {"checkpoint", 0, OPTIONS_CLUSTER, "DIR",
     "keep there what was reached, and go on from it when run again", set_string,
     offsetof(struct settings, checkpoint), &values_files},
    {"jobs", 'j', OPTIONS_COMMON, "N", "threads and processes (default: every processor)", set_size,
     offsetof(struct settings, jobs), NULL},
    /* clang-format off */
    LIMITS_OF_COMMANDS(COMMAND_ROW)
    /* clang-format on */
    {"color", 0, OPTIONS_COMMON, "WHEN", "auto (default), always or never; NO_COLOR is honoured",
     set_color, offsetof(struct settings, color), &values_colors},
    {"man", 0, OPTIONS_HELP, NULL, "the manual page, or those of the commands, for scdoc(1)",
     set_flag, offsetof(struct settings, man), NULL},
    {"help", 'h', OPTIONS_COMMON, NULL, "this help", set_flag, offsetof(struct settings, help),
     NULL},
};

static const struct {
    option_groups group;
    const char *title;
} group_titles[] = {
    {OPTIONS_VIEW | OPTIONS_WHERE, "What is seen"},
    {OPTIONS_TIME | OPTIONS_FRAMES, "When"},
    {OPTIONS_PERIOD, "Period"},
    {OPTIONS_STEP, "Steps"},
    {OPTIONS_PROJECTION, "From relations to ties"},
    {OPTIONS_TIES, "From relations to ties"},
    {OPTIONS_MATRIX, "From relations to ties"},
    {OPTIONS_MEASURE, "Measures"},
    {OPTIONS_GROUPS, "Groups and chance"},
    {OPTIONS_BLOCS, "Blocs"},
    {OPTIONS_BALANCE, "Balance"},
    {OPTIONS_RANKING, "The list"},
    {OPTIONS_EXPLAIN, "The list"},
    {OPTIONS_SET, "The set"},
    {OPTIONS_RELATIONS | OPTIONS_QUERY, "Of relations"},
    {OPTIONS_DOUBT, "Doubt"},
    {OPTIONS_SAMPLE, "Sampling"},
    {OPTIONS_PATHS, "Paths"},
    {OPTIONS_EGO, "Surroundings"},
    {OPTIONS_ORIGIN, "Ties"},
    {OPTIONS_CHECK | OPTIONS_RULES, "What is asked"},
    {OPTIONS_MERGE, "Merging"},
    {OPTIONS_TEXTS, "Sources"},
    {OPTIONS_CITE, "Bibliography"},
    {OPTIONS_SHOW, "Offices"},
    {OPTIONS_FMT, "Layout"},
    {OPTIONS_DRAFT, "The article"},
    {OPTIONS_OUTPUT, "Output"},
    {OPTIONS_EXPORT, "Export"},
    {OPTIONS_MAP, "The map"},
    {OPTIONS_PICTURE, "Picture"},
    {OPTIONS_REPORT, "The page"},
    {OPTIONS_TABLE, "Form"},
    {OPTIONS_INPUT, "What is read"},
    {OPTIONS_CLUSTER, "The cluster"},
    {OPTIONS_COMMON, "Common"},
    {OPTIONS_HELP, "Help"},
};

size_t option_count(void)
{
    return sizeof options / sizeof *options;
}

const struct option_row *option_at(size_t index)
{
    return &options[index];
}

const char *option_group_title(option_groups group)
{
    for (size_t i = 0; i < sizeof group_titles / sizeof *group_titles; i++)
        if (group_titles[i].group & group)
            return group_titles[i].title;
    return "";
}
