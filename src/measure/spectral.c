/*
 * spectral.c: measures that are eigenvectors: eigenvector, pagerank, hub, authority. All of them
 * start from the same vectors each time (see scores.c), so the same network gives the same scores.
 * Their scale is fixed: `normalized` changes nothing.
 */
#include "measure/measures.h"
#include "measure/scores.h"

#include <math.h>

/*
 * Runs a call that scales its scores to maximum 1. They are good to about 1e-15 whatever their
 * size, so what lies below 1e-13 is noise: without it 0 is 0, and small scores can tie.
 */
static bool scaled_scores(struct network *network, igraph_measure *call, const char *what,
                          double *scores, struct error *error)
{
    if (!scores_by_igraph(network, call, 0, what, scores, error))
        return false;
    for (size_t i = 0; i < network->node_count; i++)
        scores[i] = round(scores[i] * 1e13) / 1e13 + 0.0;
    return true;
}

static igraph_error_t eigenvector(const struct graph *graph, igraph_vector_t *result)
{
    igraph_arpack_options_t options;
    igraph_arpack_options_init(&options);
    return igraph_eigenvector_centrality(&graph->igraph, result, NULL, IGRAPH_DIRECTED, true,
                                         graph_strengths(graph), &options);
}

/*
 * A node is central when its neighbours are: the leading eigenvector of the adjacency matrix,
 * scaled to maximum 1. Directed: the standing of those who point to it.
 * Bonacich (1972), Journal of Mathematical Sociology 2, 113-120.
 */
bool spectral_eigenvector(struct network *network, bool normalized, double *scores,
                          struct error *error)
{
    (void)normalized;
    return scaled_scores(network, eigenvector, "eigenvector", scores, error);
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
bool spectral_pagerank(struct network *network, bool normalized, double *scores,
                       struct error *error)
{
    (void)normalized;
    return scores_by_igraph(network, pagerank, 0, "pagerank", scores, error);
}

static igraph_error_t hub(const struct graph *graph, igraph_vector_t *result)
{
    igraph_arpack_options_t options;
    igraph_arpack_options_init(&options);
    return igraph_hub_and_authority_scores(&graph->igraph, result, NULL, NULL, true,
                                           graph_strengths(graph), &options);
}

/*
 * Points to good authorities: the leading eigenvector of A A', scaled to maximum 1.
 * Kleinberg (1999), Journal of the ACM 46, 604-632.
 */
bool spectral_hub(struct network *network, bool normalized, double *scores, struct error *error)
{
    (void)normalized;
    return scaled_scores(network, hub, "hub", scores, error);
}

static igraph_error_t authority(const struct graph *graph, igraph_vector_t *result)
{
    igraph_arpack_options_t options;
    igraph_arpack_options_init(&options);
    return igraph_hub_and_authority_scores(&graph->igraph, NULL, result, NULL, true,
                                           graph_strengths(graph), &options);
}

/* Is pointed to by good hubs: the leading eigenvector of A' A, scaled to maximum 1. */
bool spectral_authority(struct network *network, bool normalized, double *scores,
                        struct error *error)
{
    (void)normalized;
    return scaled_scores(network, authority, "authority", scores, error);
}
