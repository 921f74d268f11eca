/*
 * detours.h: how far nodes are from each other when one is taken out.
 */
#ifndef MEASURE_DETOURS_H
#define MEASURE_DETOURS_H

#include "network/adjacency.h"

#include <entente/error.h>
#include <entente/progress.h>

/*
 * Fills nearness[0 .. node_count - 1]: without the node, the sum of 1/distance over all ordered
 * pairs of the others, a distance being the least number of ties; 0 where there is no path. The
 * rows are undirected. False, with ERROR_LIMIT, where it was interrupted.
 */
bool detours_nearness(const struct rows *rows, const struct progress *progress, const char *what,
                      double *nearness, struct error *error);

#endif
