/*
 * betweenness.c: who lies on the shortest paths between others. A weighted path's length is the sum
 * of 1/weight.
 */
#include "measure/measures.h"
#include "measure/scores.h"

static igraph_error_t betweenness(const struct graph *graph, igraph_vector_t *result)
{
    return igraph_betweenness(&graph->igraph, result, igraph_vss_all(), IGRAPH_DIRECTED,
                              graph_lengths(graph));
}

/*
 * For each pair of others, the share of its shortest paths that pass the node; undirected, each
 * pair counts once. Normalized: by the number of pairs of others.
 * Freeman (1977), Sociometry 40, 35-41; computed by Brandes (2001).
 */
bool betweenness_nodes(struct network *network, const struct measure_options *options,
                       double *scores, struct text *remark, struct error *error)
{
    (void)remark;
    double n = (double)network->node_count;
    double pairs = (n - 1) * (n - 2) / (network->projection.directed ? 1 : 2);
    return scores_by_igraph(network, betweenness, options->normalized ? pairs : 0, "betweenness",
                            scores, error);
}
