/*
 * holes.c: structural holes: whose contacts are tied to each other, and whose are not.
 */
#include "measure/measures.h"
#include "measure/scores.h"

static igraph_error_t constraint(const struct graph *graph, igraph_vector_t *result)
{
    return igraph_constraint(&graph->igraph, result, igraph_vss_all(), graph_strengths(graph));
}

/*
 * How far the node's contacts are tied to one another, so that it has nobody to broker between; low
 * is free. Not defined (NaN) for an isolate.
 * Burt (1992), Structural Holes, Harvard University Press, chapter 2.
 */
bool holes_constraint(struct network *network, const struct measure_options *options,
                      double *scores, struct text *remark, struct error *error)
{
    (void)options, (void)remark; /* a sum of squared shares */
    return scores_by_igraph(network, constraint, 0, "constraint", scores, error);
}
