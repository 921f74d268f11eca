/*
 * spectral.c: measures that are eigenvectors: eigenvector, pagerank, hub, authority. All of them
 * start from the same vector each time, so the same network gives the same scores.
 * Their scale is fixed: `normalized` changes nothing.
 */
#include "measure/leading.h"
#include "measure/measures.h"
#include "measure/scores.h"

#include "base/xalloc.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/*
 * Scores of maximum 1 are good to about 1e-15 whatever their size, so what lies below 1e-13 is
 * noise: without it 0 is 0, and small scores can tie.
 */
static void drop_noise(double *scores, size_t count)
{
    for (size_t i = 0; i < count; i++)
        scores[i] = round(scores[i] * 1e13) / 1e13 + 0.0;
}

static bool leading_scores(const struct network *network, leading_product *multiply,
                           const char *what, double *scores, struct error *error)
{
    if (!leading_eigenvector(network, multiply, what, scores, error))
        return false;
    drop_noise(scores, network->node_count);
    return true;
}

/* Adds to each end that is asked for what the other end has, times the tie's strength. */
static void pass_on(const struct network *network, bool forwards, bool backwards,
                    const double *vector, double *product)
{
    memset(product, 0, network->node_count * sizeof *product);
    for (size_t i = 0; i < network->tie_count; i++) {
        const struct tie *tie = &network->ties[i];
        double strength = network->projection.weighted ? tie->weight : 1;
        if (forwards)
            product[tie->to] += strength * vector[tie->from];
        if (backwards)
            product[tie->from] += strength * vector[tie->to];
    }
}

static void both_ways(const struct network *network, const double *vector, double *product)
{
    pass_on(network, true, true, vector, product);
}

static igraph_error_t directed_eigenvector(const struct graph *graph, igraph_vector_t *result)
{
    igraph_arpack_options_t options;
    igraph_arpack_options_init(&options);
    return igraph_eigenvector_centrality(&graph->igraph, result, NULL, IGRAPH_DIRECTED, true,
                                         graph_strengths(graph), &options);
}

/*
 * A node is central when its neighbours are: the leading eigenvector of the adjacency matrix,
 * scaled to maximum 1. Directed: the standing of those who point to it; all 0 where no ties run in
 * a circle.
 * Bonacich (1972), Journal of Mathematical Sociology 2, 113-120.
 */
bool spectral_eigenvector(struct network *network, const struct measure_options *options,
                          double *scores, struct text *remark, struct error *error)
{
    (void)options, (void)remark;
    if (!network->projection.directed)
        return leading_scores(network, both_ways, "eigenvector", scores, error);
    if (!scores_by_igraph(network, directed_eigenvector, 0, "eigenvector", scores, error))
        return false;
    drop_noise(scores, network->node_count);
    return true;
}

static igraph_error_t pagerank(const struct graph *graph, igraph_vector_t *result)
{
    return igraph_pagerank(&graph->igraph, IGRAPH_PAGERANK_ALGO_PRPACK, result, NULL,
                           igraph_vss_all(), IGRAPH_DIRECTED, PAGERANK_DAMPING,
                           graph_strengths(graph), NULL);
}

/*
 * The share of time that a random walk along the ties, which starts anew now and then, spends at
 * the node; the scores sum to 1.
 * Brin & Page (1998), Computer Networks 30, 107-117; damping 0.85.
 */
bool spectral_pagerank(struct network *network, const struct measure_options *options,
                       double *scores, struct text *remark, struct error *error)
{
    (void)options, (void)remark;
    return scores_by_igraph(network, pagerank, 0, "pagerank", scores, error);
}

/* A A' times the vector, A from row to column; and A' A. */
static void there_and_back(const struct network *network, bool forwards, const double *vector,
                           double *product)
{
    double *middle = xreallocarray(NULL, network->node_count, sizeof *middle);
    pass_on(network, forwards, !forwards, vector, middle);
    pass_on(network, !forwards, forwards, middle, product);
    free(middle);
}

static void to_hubs(const struct network *network, const double *vector, double *product)
{
    there_and_back(network, true, vector, product);
}

static void to_authorities(const struct network *network, const double *vector, double *product)
{
    there_and_back(network, false, vector, product);
}

/*
 * Points to good authorities: the leading eigenvector of A A', scaled to maximum 1.
 * Kleinberg (1999), Journal of the ACM 46, 604-632.
 */
bool spectral_hub(struct network *network, const struct measure_options *options, double *scores,
                  struct text *remark, struct error *error)
{
    (void)options, (void)remark;
    return leading_scores(network, to_hubs, "hub", scores, error);
}

/* Is pointed to by good hubs: the leading eigenvector of A' A, scaled to maximum 1. */
bool spectral_authority(struct network *network, const struct measure_options *options,
                        double *scores, struct text *remark, struct error *error)
{
    (void)options, (void)remark;
    return leading_scores(network, to_authorities, "authority", scores, error);
}
