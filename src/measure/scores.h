/*
 * scores.h: how a measure that igraph computes becomes an array of scores.
 */
#ifndef MEASURE_SCORES_H
#define MEASURE_SCORES_H

#include "network/graph.h"
#include "network/guard.h"

/* One call of igraph: fills `result`, which is initialized, with a value a vertex. */
typedef igraph_error_t igraph_measure(const struct graph *graph, igraph_vector_t *result);

/*
 * Runs the call on the network's graph and copies its result, divided by `divisor` where that is
 * above 0, to `scores`. `what` names the measure in an error.
 */
bool scores_by_igraph(struct network *network, igraph_measure *call, double divisor,
                      const char *what, double *scores, struct error *error);

#endif
