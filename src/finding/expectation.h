/*
 * expectation.h: how often a role of brokerage is played by chance.
 */
#ifndef FINDING_EXPECTATION_H
#define FINDING_EXPECTATION_H

#include "measure/groups.h"

#include <entente/brokers.h>

/* Mean and variance by role. */
struct expectation {
    double mean[BROKERAGE_ROLES], variance[BROKERAGE_ROLES];
};

/* Sums over the groups that the expectations need, and the network's density. */
struct chance {
    double n;       /* nodes */
    double density; /* ordered pairs that are tied, of all */
    double squares; /* the sums of the groups' sizes to the power of 2, 3, 4 */
    double cubes, fourths;
};

/* `pair_count`: how many ordered pairs are tied. */
struct chance chance_of(const struct groups *groups, size_t node_count, size_t pair_count);

/* Of a node in a group of that size; of the network as a whole. */
struct expectation expectation_of_node(const struct chance *chance, double size);
struct expectation expectation_of_network(const struct chance *chance, const struct groups *groups);

#endif
