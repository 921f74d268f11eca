/*
 * distance.c: measures on distances: closeness, harmonic. A weighted path's
 * length is the sum of 1/weight. Directed, closeness and harmonic follow the ties outwards.
 */
#include "measure/measures.h"
#include "measure/scores.h"

#include <math.h>

static igraph_error_t closeness(const struct graph *graph, igraph_vector_t *result)
{
    return igraph_closeness(&graph->igraph, result, NULL, NULL, igraph_vss_all(), IGRAPH_OUT,
                            graph_lengths(graph), false);
}

static igraph_error_t closeness_normalized(const struct graph *graph, igraph_vector_t *result)
{
    return igraph_closeness(&graph->igraph, result, NULL, NULL, igraph_vss_all(), IGRAPH_OUT,
                            graph_lengths(graph), true);
}

/*
 * 1 / the sum of the distances to the nodes that can be reached. Normalized: times their number, so
 * the inverse of the mean distance. An isolate's is 0 by definition; igraph gives NaN.
 * Freeman (1978), Social Networks 1, 215-239.
 */
bool distance_closeness(struct network *network, const struct measure_options *options,
                        double *scores, struct text *remark, struct error *error)
{
    (void)remark;
    if (!scores_by_igraph(network, options->normalized ? closeness_normalized : closeness, 0,
                          "closeness", scores, error))
        return false;
    for (size_t i = 0; i < network->node_count; i++)
        if (isnan(scores[i]))
            scores[i] = 0;
    return true;
}

static igraph_error_t harmonic(const struct graph *graph, igraph_vector_t *result)
{
    return igraph_harmonic_centrality(&graph->igraph, result, igraph_vss_all(), IGRAPH_OUT,
                                      graph_lengths(graph), false);
}

/*
 * The sum of 1/distance to every other node; a node that cannot be reached adds 0. Normalized: by
 * n - 1.
 * Marchiori & Latora (2000), Physica A 285, 539-546; Boldi & Vigna (2014), Internet Mathematics 10,
 * 222-262.
 */
bool distance_harmonic(struct network *network, const struct measure_options *options,
                       double *scores, struct text *remark, struct error *error)
{
    (void)remark;
    double others = (double)network->node_count - 1;
    return scores_by_igraph(network, harmonic, options->normalized ? others : 0, "harmonic", scores,
                            error);
}
