/*
 * scores.c: how a measure that igraph computes becomes an array of scores.
 */
#include "measure/scores.h"

enum { RANDOM_SEED = 1 };

bool scores_by_igraph(struct network *network, igraph_measure *call, double divisor,
                      const char *what, double *scores, struct error *error)
{
    struct graph *graph = network_graph(network, error);
    igraph_vector_t result;
    if (!graph)
        return false;
    igraph_error_t code = igraph_vector_init(&result, 0);
    if (code)
        return guard_failed(code, what, error);
    /* igraph starts its eigenvectors from random vectors, and seeds with the clock. */
    igraph_rng_seed(igraph_rng_default(), RANDOM_SEED);
    code = call(graph, &result);
    if (!code)
        for (igraph_integer_t i = 0; i < igraph_vector_size(&result); i++)
            scores[i] = divisor > 0 ? VECTOR(result)[i] / divisor : VECTOR(result)[i];
    igraph_vector_destroy(&result);
    return !code || guard_failed(code, what, error);
}
