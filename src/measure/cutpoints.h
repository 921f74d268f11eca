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

/* What comes off when a node goes: nodes that are tied to no other but it and each other. */
struct branch {
    uint32_t node;           /* that it hangs on */
    uint32_t top;            /* the one of its nodes that the search came to first */
    uint32_t first, size;    /* its nodes: cutpoints_order()[first .. first + size - 1] */
    uint32_t component;      /* where its component starts in that order */
    uint32_t component_size; /* of which the node and its branches are a part */
    bool bridged;            /* only the tie of `top` and `node` holds it: a bridge */
};

/*
 * Fills branches[], which has room for one a node, and returns how many there are, in the order of
 * their tops. What is left of a component, less the node and its branches, hangs together: nothing
 * where the node is the first of the component. Ties of the same two nodes are one, whatever their
 * number and direction. In linear time.
 * Tarjan (1974), Information Processing Letters 2, 160-161.
 */
size_t cutpoints_branches(struct cutpoints *cutpoints, const struct rows *rows,
                          struct branch *branches);

/* The nodes in the order of the last search, component by component. */
const uint32_t *cutpoints_order(const struct cutpoints *cutpoints);

#endif
