/*
 * branch.h: the least cost of a division, by branch and bound.
 */
#ifndef FINDING_BRANCH_H
#define FINDING_BRANCH_H

#include "finding/division.h"

enum {
    BRANCH_MOST = 1500
}; /* nodes of a graph that is searched; of larger ones bounds are given */

struct branch_result {
    double upper, lower; /* the same where the search came to its end */
    size_t branches;     /* how many were looked at */
};

/*
 * Fills `sides` with the best division that was found. Until the deadline the lower bound rises:
 * the search asks whether there is a division as good as it, and where there is none, by one step
 * worse.
 */
struct branch_result branch_and_bound(const struct division_graph *graph, int8_t *sides,
                                      uint64_t seed, struct deadline *deadline);

#endif
