/*
 * degree.c: how many ties, and how strong: degree, indegree, outdegree, strength.
 *
 * Freeman, L. C. (1978). Centrality in social networks: conceptual clarification. Social Networks
 * 1, 215-239.
 */
#include "measure/measures.h"

#include <string.h>

enum direction { OUT = 1, IN = 2 };

/* Adds what each tie gives to the node at each end that counts. */
static void count(const struct network *network, int directions, bool by_weight, double *scores)
{
    memset(scores, 0, network->node_count * sizeof *scores);
    for (size_t i = 0; i < network->tie_count; i++) {
        const struct tie *tie = &network->ties[i];
        double value = by_weight ? tie->weight : 1;
        if (by_weight && network->projection.ties == TIES_ALL)
            value *= tie->sign;
        if (directions & OUT)
            scores[tie->from] += value;
        if (directions & IN)
            scores[tie->to] += value;
    }
}

static void divide(double *scores, size_t count_of_scores, double divisor)
{
    if (divisor > 0)
        for (size_t i = 0; i < count_of_scores; i++)
            scores[i] /= divisor;
}

static double others(const struct network *network)
{
    return network->node_count ? (double)network->node_count - 1 : 0;
}

/* Ties at the node, in either direction. Normalized: by n - 1, directed by 2 (n - 1). */
bool degree_total(struct network *network, const struct measure_options *options, double *scores,
                  struct text *remark, struct error *error)
{
    (void)remark, (void)error;
    count(network, OUT | IN, false, scores);
    if (options->normalized)
        divide(scores, network->node_count,
               network->projection.directed ? 2 * others(network) : others(network));
    return true;
}

/* Ties that come in. Normalized: by n - 1. */
bool degree_in(struct network *network, const struct measure_options *options, double *scores,
               struct text *remark, struct error *error)
{
    (void)remark, (void)error;
    count(network, IN, false, scores);
    if (options->normalized)
        divide(scores, network->node_count, others(network));
    return true;
}

/* Ties that go out. Normalized: by n - 1. */
bool degree_out(struct network *network, const struct measure_options *options, double *scores,
                struct text *remark, struct error *error)
{
    (void)remark, (void)error;
    count(network, OUT, false, scores);
    if (options->normalized)
        divide(scores, network->node_count, others(network));
    return true;
}

/*
 * The sum of the weights of the node's ties, whether or not the projection is weighted; over
 * positive and negative ties together the negative ones count against it (net strength).
 * Normalized: by n - 1.
 */
bool degree_strength(struct network *network, const struct measure_options *options, double *scores,
                     struct text *remark, struct error *error)
{
    (void)remark, (void)error;
    count(network, OUT | IN, true, scores);
    if (options->normalized)
        divide(scores, network->node_count, others(network));
    return true;
}
