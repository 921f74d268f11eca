/*
 * cohesion.c: how deep a node sits in the dense part of the network.
 */
#include "measure/measures.h"
#include "measure/scores.h"

static igraph_error_t coreness(const struct graph *graph, igraph_vector_t *result)
{
    igraph_vector_int_t cores;
    igraph_error_t code = igraph_vector_int_init(&cores, 0);
    if (code)
        return code;
    code = igraph_coreness(&graph->igraph, &cores, IGRAPH_ALL);
    if (!code)
        code = igraph_vector_resize(result, igraph_vector_int_size(&cores));
    if (!code)
        for (igraph_integer_t i = 0; i < igraph_vector_int_size(&cores); i++)
            VECTOR(*result)[i] = (double)VECTOR(cores)[i];
    igraph_vector_int_destroy(&cores);
    return code;
}

/*
 * The largest k such that the node is in a subnetwork in which each node has at least k ties.
 * Seidman (1983), Social Networks 5, 269-287.
 */
bool cohesion_coreness(struct network *network, const struct measure_options *options,
                       double *scores, struct text *remark, struct error *error)
{
    (void)options, (void)remark; /* a count */
    return scores_by_igraph(network, coreness, 0, "coreness", scores, error);
}
