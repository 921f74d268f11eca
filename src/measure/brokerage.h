/*
 * brokerage.h: how often each node stands between two others that are not tied, by the groups that
 * the three belong to.
 */
#ifndef MEASURE_BROKERAGE_H
#define MEASURE_BROKERAGE_H

#include "measure/groups.h"

#include <entente/brokerage.h>

/*
 * Fills counts[0 .. node_count * BROKERAGE_ROLES - 1], node by node: the ordered triads a -> b -> c
 * without a -> c in which the node is b, by role, and in all (BROKERAGE_TOTAL). Parallel ties count
 * once; undirected, a - b - c counts twice, once each way. ERROR_LIMIT where it was interrupted.
 */
bool brokerage_count(struct network *network, const struct groups *groups,
                     const struct progress *progress, double *counts, struct error *error);

#endif
