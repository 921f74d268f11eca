/*
 * group_paths.h: how many shortest paths between others pass a set of nodes.
 */
#ifndef FINDING_GROUP_PATHS_H
#define FINDING_GROUP_PATHS_H

#include "measure/counted_paths.h"

#include <entente/progress.h>

/*
 * The sum over ordered pairs of nodes that are not in the set (by node) of the share of shortest
 * paths that pass a member. False, with ERROR_LIMIT, where it was interrupted.
 */
bool group_paths_sum(const struct ground *ground, const bool *set, const struct progress *progress,
                     double *sum, struct error *error);

#endif
