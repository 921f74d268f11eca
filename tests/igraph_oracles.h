/*
 * igraph_oracles.h: the measures of igraph that ours are compared with, of 0.10 and of 1.x as one
 * interface, like network/igraph_compat.h. Directed ones follow the network.
 */
#ifndef TESTS_IGRAPH_ORACLES_H
#define TESTS_IGRAPH_ORACLES_H

#include "network/igraph_compat.h"

static inline igraph_error_t oracle_betweenness(const igraph_t *graph, igraph_vector_t *result,
                                                const igraph_vector_t *lengths, double cutoff)
{
#if IGRAPH_VERSION_MAJOR >= 1
    return igraph_betweenness_cutoff(graph, lengths, result, igraph_vss_all(), IGRAPH_DIRECTED,
                                     false, cutoff);
#else
    return igraph_betweenness_cutoff(graph, result, igraph_vss_all(), IGRAPH_DIRECTED, lengths,
                                     cutoff);
#endif
}

static inline igraph_error_t oracle_edge_betweenness(const igraph_t *graph, igraph_vector_t *result,
                                                     const igraph_vector_t *lengths, double cutoff)
{
#if IGRAPH_VERSION_MAJOR >= 1
    return igraph_edge_betweenness_cutoff(graph, lengths, result,
                                          igraph_ess_all(IGRAPH_EDGEORDER_ID), IGRAPH_DIRECTED,
                                          false, cutoff);
#else
    return igraph_edge_betweenness_cutoff(graph, result, IGRAPH_DIRECTED, lengths, cutoff);
#endif
}

/* `lengths` is NULL for steps. */
static inline igraph_error_t oracle_eccentricity(const igraph_t *graph, igraph_vector_t *result,
                                                 const igraph_vector_t *lengths)
{
#if IGRAPH_VERSION_MAJOR >= 1
    return igraph_eccentricity(graph, lengths, result, igraph_vss_all(), IGRAPH_OUT);
#else
    if (!lengths)
        return igraph_eccentricity(graph, result, igraph_vss_all(), IGRAPH_OUT);
    return igraph_eccentricity_dijkstra(graph, lengths, result, igraph_vss_all(), IGRAPH_OUT);
#endif
}

static inline igraph_error_t oracle_pagerank(const igraph_t *graph, igraph_vector_t *result,
                                             const igraph_vector_t *weights)
{
    static const igraph_pagerank_algo_t prpack = IGRAPH_PAGERANK_ALGO_PRPACK;
#if IGRAPH_VERSION_MAJOR >= 1
    return igraph_pagerank(graph, weights, result, NULL, .85, true, igraph_vss_all(), prpack, NULL);
#else
    return igraph_pagerank(graph, prpack, result, NULL, igraph_vss_all(), true, .85, weights, NULL);
#endif
}

/* Both with a largest score of 1. */
static inline igraph_error_t oracle_hubs(const igraph_t *graph, igraph_vector_t *hubs,
                                         igraph_vector_t *authorities,
                                         const igraph_vector_t *weights)
{
    igraph_arpack_options_t options;
    igraph_arpack_options_init(&options);
#if IGRAPH_VERSION_MAJOR >= 1
    return igraph_hub_and_authority_scores(graph, hubs, authorities, NULL, weights, &options);
#else
    return igraph_hub_and_authority_scores(graph, hubs, authorities, NULL, true, weights, &options);
#endif
}

#endif
