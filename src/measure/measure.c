/*
 * measure.c: the table of measures, and the guards before each.
 */
#include <entente/measure.h>

#include "base/suggest.h"
#include "measure/measures.h"

#include <string.h>

/*
 * Steps of a search from each node: nodes x (8 nodes + ties), up to which that takes some seconds
 * on two processors, whatever the network looks like. Searches that only count go together.
 */
#define STEPS_OF_PATHS 5e9
#define STEPS_OF_COUNTS 2e10

/*
 * To add a measure: write its function in the file of its concept (or a new one), declare it in
 * measures.h, and add a row here. Everything else, the command's help and tables included, reads
 * this table.
 */
static const struct measure measures[] = {
    {.name = "influence",
     .summary = "standing that flows to it along the relations, by their type",
     .paper = "Brin & Page 1998, on the flow graph of the relation types",
     .requirements = MEASURE_POSITIVE | MEASURE_RELATIONS,
     .normalized = "nothing: sums to 1",
     .aside = "influence goes by the flows of the relation types, not by direction",
     .compute = influence_scores},
    {.name = "degree",
     .summary = "how many ties it has",
     .paper = "Freeman 1978",
     .normalized = "divides by n-1 (directed: 2(n-1))",
     .compute = degree_total},
    {.name = "indegree",
     .summary = "how many ties come in",
     .paper = "Freeman 1978",
     .requirements = MEASURE_DIRECTED,
     .normalized = "divides by n-1",
     .compute = degree_in},
    {.name = "outdegree",
     .summary = "how many ties go out",
     .paper = "Freeman 1978",
     .requirements = MEASURE_DIRECTED,
     .normalized = "divides by n-1",
     .compute = degree_out},
    {.name = "strength",
     .summary = "the sum of its ties' weights; over all ties, positive less negative",
     .paper = "Barrat et al. 2004",
     .normalized = "divides by n-1",
     .aside = "strength is always weighted",
     .compute = degree_strength},
    {.name = "betweenness",
     .summary = "how often it lies on the shortest paths between others",
     .paper = "Freeman 1977, Brandes 2001",
     .requirements = MEASURE_POSITIVE,
     .normalized = "divides by the number of pairs of others",
     .options = "normalized, approximate, random-seed",
     .comfortable = STEPS_OF_PATHS,
     .compute = betweenness_nodes,
     .compute_ties = betweenness_ties},
    {.name = "k-betweenness",
     .summary = "how often it lies on short paths, of at most --cutoff ties (default: 2)",
     .paper = "Borgatti & Everett 2006",
     .requirements = MEASURE_POSITIVE,
     .normalized = "divides by the number of pairs of others",
     .options = "normalized, cutoff, approximate, random-seed",
     .compute = betweenness_k_nodes,
     .compute_ties = betweenness_k_ties},
    {.name = "percolation",
     .summary = "how often it lies on the shortest paths from what has percolated (--states)",
     .paper = "Piraveenan, Prokopenko & Hossain 2013",
     .requirements = MEASURE_POSITIVE,
     .normalized = "nothing: from 0 to 1",
     .options = "states",
     .comfortable = STEPS_OF_PATHS,
     .compute = percolation_scores},
    {.name = "closeness",
     .summary = "how near it is to all that it can reach",
     .paper = "Freeman 1978",
     .requirements = MEASURE_POSITIVE,
     .marks_isolates = true,
     .normalized = "multiplies by the number reached",
     .options = "normalized, approximate, random-seed",
     .comfortable = STEPS_OF_COUNTS,
     .compute = distance_closeness},
    {.name = "harmonic",
     .summary = "how near it is to everyone, the unreachable included",
     .paper = "Marchiori & Latora 2000, Boldi & Vigna 2014",
     .requirements = MEASURE_POSITIVE,
     .marks_isolates = true,
     .normalized = "divides by n-1",
     .options = "normalized, approximate, random-seed",
     .comfortable = STEPS_OF_COUNTS,
     .compute = distance_harmonic},
    {.name = "eccentricity",
     .summary = "the greatest distance to one that it can reach; low is central",
     .paper = "Hage & Harary 1995",
     .requirements = MEASURE_POSITIVE,
     .ascending = true,
     .normalized = "nothing: a length",
     .compute = distance_eccentricity},
    {.name = "reach",
     .summary = "how many others are within a few steps",
     .paper = "Borgatti 2006",
     .requirements = MEASURE_POSITIVE,
     .marks_isolates = true,
     .normalized = "divides by n-1",
     .options = "normalized, cutoff",
     .aside = "reach goes by steps, not by weights",
     .compute = distance_reach},
    {.name = "eigenvector",
     .summary = "how central those are that it is tied to",
     .paper = "Bonacich 1972",
     .requirements = MEASURE_POSITIVE,
     .normalized = "nothing: the maximum is 1",
     .compute = spectral_eigenvector},
    {.name = "pagerank",
     .summary = "how often a random walk along the ties passes it",
     .paper = "Brin & Page 1998",
     .requirements = MEASURE_POSITIVE,
     .normalized = "nothing: sums to 1",
     .compute = pagerank_scores},
    {.name = "hub",
     .summary = "how good the authorities are that it points to",
     .paper = "Kleinberg 1999",
     .requirements = MEASURE_POSITIVE | MEASURE_DIRECTED,
     .normalized = "nothing: the maximum is 1",
     .compute = spectral_hub},
    {.name = "authority",
     .summary = "how good the hubs are that point to it",
     .paper = "Kleinberg 1999",
     .requirements = MEASURE_POSITIVE | MEASURE_DIRECTED,
     .normalized = "nothing: the maximum is 1",
     .compute = spectral_authority},
    {.name = "personalized-pagerank",
     .summary = "how often a random walk passes it that starts anew at the entities of --seed",
     .paper = "Haveliwala 2002",
     .requirements = MEASURE_POSITIVE,
     .normalized = "nothing: sums to 1",
     .options = "seed",
     .compute = pagerank_personalized},
    {.name = "katz",
     .summary = "how many walks end at it, the longer the less",
     .paper = "Katz 1953",
     .requirements = MEASURE_POSITIVE,
     .normalized = "divides so that the squares sum to 1",
     .options = "normalized, alpha",
     .compute = katz_scores},
    {.name = "bonacich",
     .summary = "power by partners that are powerful, or with --alpha below 0 weak",
     .paper = "Bonacich 1987",
     .requirements = MEASURE_POSITIVE,
     .normalized = "nothing: the squares sum to n",
     .options = "alpha",
     .compute = bonacich_scores},
    {.name = "subgraph",
     .summary = "how many closed walks lead back to it, the longer the less",
     .paper = "Estrada & Rodriguez-Velazquez 2005",
     .requirements = MEASURE_POSITIVE | MEASURE_UNDIRECTED,
     .normalized = "nothing: an isolate has 1",
     .compute = subgraph_scores},
    {.name = "information",
     .summary = "how near it is to others by all paths at once (current-flow closeness)",
     .paper = "Stephenson & Zelen 1989",
     .requirements = MEASURE_POSITIVE | MEASURE_UNDIRECTED,
     .marks_isolates = true,
     .normalized = "multiplies by the nodes of the component",
     .compute = current_information},
    {.name = "current-flow",
     .summary = "how much passes it between others by all paths at once",
     .paper = "Newman 2005, Brandes & Fleischer 2005",
     .requirements = MEASURE_POSITIVE | MEASURE_UNDIRECTED,
     .normalized = "divides by the number of pairs of others",
     .compute = current_flow},
    {.name = "coreness",
     .summary = "how deep it sits in the dense part (k-core)",
     .paper = "Seidman 1983",
     .normalized = "nothing: a count",
     .compute = cohesion_coreness},
    {.name = "clustering",
     .summary = "what share of pairs of its contacts are tied to each other",
     .paper = "Watts & Strogatz 1998; weighted: Barrat et al. 2004",
     .normalized = "nothing: a share",
     .aside = "clustering goes by ties in either direction",
     .compute = cohesion_clustering},
    {.name = "constraint",
     .summary = "how far its contacts are tied to each other; low is free to broker",
     .paper = "Burt 1992",
     .requirements = MEASURE_POSITIVE,
     .ascending = true,
     .normalized = "nothing: a sum of squared shares",
     .compute = holes_constraint},
    {.name = "effective-size",
     .summary = "how many of its contacts are not tied to its others",
     .paper = "Burt 1992, Borgatti 1997",
     .requirements = MEASURE_POSITIVE,
     .normalized = "nothing: a number of contacts",
     .compute = holes_effective_size},
    {.name = "efficiency",
     .summary = "effective-size as a share of its contacts",
     .paper = "Burt 1992",
     .requirements = MEASURE_POSITIVE,
     .normalized = "nothing: a share",
     .compute = holes_efficiency},
    {.name = "hierarchy",
     .summary = "how far what constrains it is one contact's; 1 of a single contact",
     .paper = "Burt 1992",
     .requirements = MEASURE_POSITIVE,
     .normalized = "nothing: 0 to 1",
     .compute = holes_hierarchy},
    {.name = "coordinator",
     .summary = "how often it stands between two of its own group that are not tied",
     .paper = "Gould & Fernandez 1989",
     .requirements = MEASURE_POSITIVE,
     .normalized = "divides by the number of ordered pairs of others",
     .options = "normalized, groups, random-seed",
     .compute = brokerage_coordinator},
    {.name = "itinerant",
     .summary = "how often it stands between two of one other group",
     .paper = "Gould & Fernandez 1989",
     .requirements = MEASURE_POSITIVE,
     .normalized = "divides by the number of ordered pairs of others",
     .options = "normalized, groups, random-seed",
     .compute = brokerage_itinerant},
    {.name = "representative",
     .summary = "how often it passes on from its own group to another",
     .paper = "Gould & Fernandez 1989",
     .requirements = MEASURE_POSITIVE,
     .normalized = "divides by the number of ordered pairs of others",
     .options = "normalized, groups, random-seed",
     .compute = brokerage_representative},
    {.name = "gatekeeper",
     .summary = "how often it passes on from another group to its own",
     .paper = "Gould & Fernandez 1989",
     .requirements = MEASURE_POSITIVE,
     .normalized = "divides by the number of ordered pairs of others",
     .options = "normalized, groups, random-seed",
     .compute = brokerage_gatekeeper},
    {.name = "liaison",
     .summary = "how often it stands between two of different other groups",
     .paper = "Gould & Fernandez 1989",
     .requirements = MEASURE_POSITIVE,
     .normalized = "divides by the number of ordered pairs of others",
     .options = "normalized, groups, random-seed",
     .compute = brokerage_liaison},
    {.name = "brokerage",
     .summary = "how often it stands between two that are not tied: the five roles' sum",
     .paper = "Gould & Fernandez 1989",
     .requirements = MEASURE_POSITIVE,
     .normalized = "divides by the number of ordered pairs of others",
     .options = "normalized, groups, random-seed",
     .compute = brokerage_total},
    {.name = "fragmentation",
     .summary = "how many pairs of others are not connected without it",
     .paper = "Borgatti 2006",
     .requirements = MEASURE_POSITIVE,
     .normalized = "nothing: a share, from 0 to 1",
     .aside = "fragmentation disregards direction and weights",
     .compute = keyplayer_fragmentation},
    {.name = "distance-fragmentation",
     .summary = "how far others are from each other without it",
     .paper = "Borgatti 2006",
     .requirements = MEASURE_POSITIVE,
     .normalized = "nothing: from 0 to 1",
     .aside = "fragmentation disregards direction and weights",
     .compute = keyplayer_distance},
    {.name = "component",
     .summary = "how many are connected with it by ties in either direction, itself included",
     .paper = "Hopcroft & Tarjan 1973",
     .normalized = "divides by n",
     .aside = "component disregards direction and weights",
     .compute = component_size},
    {.name = "two-mode-degree",
     .summary = "how many of the other mode it is tied to: members, or what they belong to",
     .paper = "Borgatti & Everett 1997, Faust 1997",
     .requirements = MEASURE_UNDIRECTED | MEASURE_RELATIONS,
     .marks_isolates = true,
     .normalized = "divides by the size of the other mode",
     .aside = "two-mode measures count ties, not weights",
     .compute = twomode_degree},
    {.name = "two-mode-closeness",
     .summary = "how near it is to all that it can reach, in both modes",
     .paper = "Borgatti & Everett 1997, Faust 1997",
     .requirements = MEASURE_POSITIVE | MEASURE_UNDIRECTED | MEASURE_RELATIONS,
     .marks_isolates = true,
     .normalized = "divides by the most that a node of its mode can have",
     .aside = "two-mode measures count ties, not weights",
     .compute = twomode_closeness},
    {.name = "two-mode-betweenness",
     .summary = "how often it lies on the shortest paths between others, in both modes",
     .paper = "Borgatti & Everett 1997, Faust 1997",
     .requirements = MEASURE_POSITIVE | MEASURE_UNDIRECTED | MEASURE_RELATIONS,
     .marks_isolates = true,
     .normalized = "divides by the most that a node of its mode can have",
     .aside = "two-mode measures count ties, not weights",
     .compute = twomode_betweenness},
    {.name = "positive-degree",
     .summary = "how many positive ties it has",
     .paper = "Freeman 1978",
     .requirements = MEASURE_SIGNED,
     .normalized = "divides by n-1 (directed: 2(n-1))",
     .compute = signed_positive_degree},
    {.name = "negative-degree",
     .summary = "how many negative ties it has",
     .paper = "Freeman 1978",
     .requirements = MEASURE_SIGNED,
     .normalized = "divides by n-1 (directed: 2(n-1))",
     .compute = signed_negative_degree},
    {.name = "net-degree",
     .summary = "positive less negative ties",
     .paper = "Freeman 1978",
     .requirements = MEASURE_SIGNED,
     .normalized = "divides by n-1 (directed: 2(n-1))",
     .compute = signed_net_degree},
    {.name = "degree-ratio",
     .summary = "positive less negative ties, as a share of its ties",
     .paper = "Freeman 1978",
     .requirements = MEASURE_SIGNED,
     .normalized = "nothing: from -1 to 1",
     .compute = signed_degree_ratio},
    {.name = "pn",
     .summary = "what its positive ties bring it, and its negative ones cost it",
     .paper = "Everett & Borgatti 2014",
     .requirements = MEASURE_SIGNED | MEASURE_UNDIRECTED,
     .normalized = "nothing: an isolate has 1",
     .aside = "pn takes ties without their weights",
     .compute = signed_pn},
    {.name = "pn-in",
     .summary = "as pn, by the ties that come in",
     .paper = "Everett & Borgatti 2014",
     .requirements = MEASURE_SIGNED | MEASURE_DIRECTED,
     .normalized = "nothing: an isolate has 1",
     .aside = "pn-in takes ties without their weights",
     .compute = signed_pn_in},
    {.name = "pn-out",
     .summary = "as pn, by the ties that go out",
     .paper = "Everett & Borgatti 2014",
     .requirements = MEASURE_SIGNED | MEASURE_DIRECTED,
     .normalized = "nothing: an isolate has 1",
     .aside = "pn-out takes ties without their weights",
     .compute = signed_pn_out},
    {.name = "signed-eigenvector",
     .summary = "friends that are central and foes that are; the sign tells the side",
     .paper = "Bonacich & Lloyd 2004",
     .requirements = MEASURE_SIGNED | MEASURE_UNDIRECTED,
     .normalized = "nothing: the largest magnitude is 1",
     .compute = signed_eigenvector},
};

size_t measure_count(void)
{
    return sizeof measures / sizeof *measures;
}

const struct measure *measure_at(size_t index)
{
    return &measures[index];
}

const struct measure *measure_find(const char *name)
{
    for (size_t i = 0; i < measure_count(); i++)
        if (strcmp(measures[i].name, name) == 0)
            return &measures[i];
    return NULL;
}

const char *measure_suggest(const char *name)
{
    struct suggest suggest;
    suggest_start(&suggest, name);
    for (size_t i = 0; i < measure_count(); i++)
        suggest_consider(&suggest, measures[i].name);
    return suggest.best;
}

static bool refuse(const struct measure *measure, const struct network *network,
                   struct error *error)
{
    unsigned needs = measure->requirements;
    enum ties ties = network->projection.ties;
    bool directed = network->projection.directed;
    if (needs & MEASURE_POSITIVE && ties != TIES_POSITIVE) {
        error_set(error, ERROR_USAGE,
                  "%s means nothing over negative ties: dissent carries no standing and no path",
                  measure->name);
        error_hint(error, "use --ties positive; degree, strength and coreness take negative ties");
    } else if (needs & MEASURE_SIGNED && ties != TIES_ALL) {
        error_set(error, ERROR_USAGE, "%s sets positive ties against negative ones", measure->name);
        error_hint(error, "add --ties all");
    } else if (needs & MEASURE_RELATIONS && network->projection.project) {
        error_set(error, ERROR_USAGE,
                  "%s goes by relations, and members that are tied by --project have none",
                  measure->name);
        error_hint(error, "leave out --project, or use --by pagerank,degree");
    } else if (needs & MEASURE_DIRECTED && !directed) {
        error_set(error, ERROR_USAGE, "%s needs directed ties", measure->name);
        error_hint(error, "add --directed, or use --by %s",
                   needs & MEASURE_POSITIVE ? "eigenvector" : "degree");
    } else if (needs & MEASURE_UNDIRECTED && directed) {
        error_set(error, ERROR_USAGE, "%s is defined for undirected ties only", measure->name);
        error_hint(error, "leave out --directed");
    } else {
        return false;
    }
    return true;
}

bool measure_applies(const struct measure *measure, const struct network *network,
                     struct error *error)
{
    return !refuse(measure, network, error);
}

bool measure_comfortable(const struct measure *measure, const struct network *network,
                         const struct measure_options *options)
{
    double nodes = (double)network->node_count,
           steps = nodes * (8 * nodes + (double)network->tie_count);
    return measure->comfortable == 0 || steps <= measure->comfortable || options->approximate > 0;
}

/* Runs one of the measure's functions; a remark that nobody wants is dropped. */
static bool run(measure_function *function, struct network *network,
                const struct measure_options *options, double *scores, struct text *remark,
                struct error *error)
{
    struct text dropped = {0};
    bool done = function(network, options, scores, remark ? remark : &dropped, error);
    text_release(&dropped);
    return done;
}

bool measure_compute(const struct measure *measure, struct network *network,
                     const struct measure_options *options, double *scores, struct text *remark,
                     struct error *error)
{
    if (!measure_applies(measure, network, error))
        return false;
    return network->node_count == 0 ||
           run(measure->compute, network, options, scores, remark, error);
}

bool measure_compute_ties(const struct measure *measure, struct network *network,
                          const struct measure_options *options, double *scores,
                          struct text *remark, struct error *error)
{
    if (!measure_applies(measure, network, error))
        return false;
    return network->tie_count == 0 ||
           run(measure->compute_ties, network, options, scores, remark, error);
}
