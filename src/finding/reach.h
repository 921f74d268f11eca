/*
 * reach.h: which nodes are within a few steps of a set.
 */
#ifndef FINDING_REACH_H
#define FINDING_REACH_H

#include "network/adjacency.h"

/* What a set covers: its nodes, and those within `cutoff` steps along the rows. */
struct reach {
    const struct rows *rows;
    size_t cutoff;
    uint32_t *covers; /* by node: how many of the set cover it */
    size_t covered_count;
    struct steps *steps;
};

/* The set is empty at first. */
void reach_init(struct reach *reach, const struct rows *rows, size_t cutoff);
void reach_release(struct reach *reach);

/* Puts a node into the set; takes one out that is in it. */
void reach_cover(struct reach *reach, uint32_t node);
void reach_uncover(struct reach *reach, uint32_t node);

/* One thread's workplace. */
struct steps *steps_new(size_t node_count);
void steps_free(struct steps *steps);

/* How many more nodes would be covered were the node in the set. */
size_t reach_gain(const struct reach *reach, struct steps *steps, uint32_t node);

#endif
