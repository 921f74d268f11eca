/*
 * sweep_plan.h: how a sweep goes about a network: its nodes renumbered so that what is near is
 * searched from together, and batches of them.
 */
#ifndef MEASURE_SWEEP_PLAN_H
#define MEASURE_SWEEP_PLAN_H

#include <entente/error.h>
#include <entente/network.h>

/* As many sources are searched from at once: a bit each in a block of words. */
enum { SWEEP_SOURCES = 512 };

/* The nodes `first` to `end` - 1, searched from together, of the component `low` to `high` - 1. */
struct sweep_batch {
    uint32_t first, end;
    uint32_t low, high;
    bool alone; /* their searches have too little in common: one after the other is faster */
};

/* Rows as those of network/adjacency.h, of renumbered nodes; of parallel ties there is one entry.
 */
struct sweep_rows {
    uint32_t *starts, *others;
};

struct sweep_plan {
    size_t node_count;
    uint32_t *nodes;           /* by new number: the node */
    struct sweep_rows out, in; /* the same arrays where undirected */
    struct sweep_batch *batches;
    size_t batch_count, batch_capacity;
    size_t widest; /* the number of nodes of the largest component that is not searched `alone` */
};

bool sweep_plan_init(struct sweep_plan *plan, struct network *network, struct error *error);
void sweep_plan_release(struct sweep_plan *plan);

#endif
