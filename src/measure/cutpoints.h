/*
 * cutpoints.h: what hangs together when a node is taken out.
 */
#ifndef MEASURE_CUTPOINTS_H
#define MEASURE_CUTPOINTS_H

#include "network/adjacency.h"

/* A workplace for the networks of so many nodes. */
struct cutpoints;

struct cutpoints *cutpoints_new(size_t node_count);
void cutpoints_free(struct cutpoints *cutpoints);

/*
 * Fills pairs[0 .. node_count - 1]: without the node, and without those that are `removed` (by
 * node; NULL: none), how many pairs of the other nodes are connected. Of a node that is removed:
 * how many are without the removed ones alone, which is also returned. In linear time.
 * Tarjan (1972), SIAM Journal on Computing 1, 146-160.
 */
uint64_t cutpoints_count(struct cutpoints *cutpoints, const struct rows *rows, const bool *removed,
                         uint64_t *pairs);

#endif
