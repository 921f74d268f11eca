/*
 * pagerank.c: where a random walk along the ties spends its time: pagerank, and from seeds
 * personalized-pagerank.
 */
#include "measure/pagerank.h"

#include "measure/measures.h"
#include "measure/named.h"
#include "measure/walk.h"

#include "base/xalloc.h"

#include <stdlib.h>

/* Undirected, the ties that leave a node are its row. */
double *pagerank_leaving(const struct network *network, const struct pull *pull)
{
    double *sums = xcalloc(network->node_count, sizeof *sums);
    if (!network->projection.directed)
        pull_sums(pull, sums);
    for (size_t i = 0; i < network->tie_count && network->projection.directed; i++)
        sums[network->ties[i].from] += pull->weights ? network->ties[i].weight : 1;
    return sums;
}

static bool rank(struct network *network, const struct measure_options *options,
                 const uint32_t *seeds, size_t seed_count, const char *what, double *scores,
                 struct text *remark, struct error *error)
{
    struct pull pull;
    struct rounds rounds = {
        .what = what, .progress = options->progress, .tolerance = 1e-14, .most = 2000};
    if (!pull_network(&pull, network, WAY_IN, error))
        return false;
    double *sums = pagerank_leaving(network, &pull);
    struct walk walk = {&pull, sums, !network->projection.directed, seeds, seed_count};
    bool done = walk_scores(&walk, scores, &rounds, error);
    if (done)
        rounds_remark(&rounds, remark);
    free(sums);
    pull_release(&pull);
    return done;
}

bool pagerank_walk(struct network *network, const struct measure_options *options, const char *what,
                   double *scores, struct text *remark, struct error *error)
{
    return rank(network, options, NULL, 0, what, scores, remark, error);
}

/*
 * The share of time that a random walk along the ties, which starts anew now and then, spends at
 * the node; the scores sum to 1.
 * Brin & Page (1998), Computer Networks 30, 107-117; damping 0.85.
 */
bool pagerank_scores(struct network *network, const struct measure_options *options, double *scores,
                     struct text *remark, struct error *error)
{
    return pagerank_walk(network, options, "pagerank", scores, remark, error);
}

/*
 * The same for a walk that starts anew only at the entities of options->seeds, also where no tie
 * leads on. Without seeds: ERROR_USAGE.
 * Haveliwala (2002), Proceedings of the 11th World Wide Web Conference, 517-526.
 */
bool pagerank_personalized(struct network *network, const struct measure_options *options,
                           double *scores, struct text *remark, struct error *error)
{
    size_t count;
    if (!options->seeds) {
        error_set(error, ERROR_USAGE, "personalized-pagerank needs entities to start from");
        error_hint(error, "add --seed ID,... or use --by pagerank");
        return false;
    }
    uint32_t *seeds = nodes_named(network, options->seeds, &count, error);
    if (!seeds)
        return false;
    bool done =
        rank(network, options, seeds, count, "personalized-pagerank", scores, remark, error);
    free(seeds);
    return done;
}
