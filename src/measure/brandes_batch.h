/*
 * brandes_batch.h: Brandes' sums of a batch of sources at once, level by level, where a level is
 * all that is as many ties away. Each node has a lane per source, and what is added along a tie is
 * added in all lanes, so that one look at a tie serves the batch and additions are wide.
 *
 * Good where there are few levels, and each tie is met in few of them; on a chain or a grid it
 * touches most ties for a source or two, and counted_paths.h is better.
 */
#ifndef MEASURE_BRANDES_BATCH_H
#define MEASURE_BRANDES_BATCH_H

#include "measure/counted_paths.h"

enum { BATCH_LANES = 16, BATCH_LEVELS = 64 };

/* A bit a lane. */
typedef uint16_t batch_lanes;

/* A list of nodes, ascending, and the lanes that each is of; a row of numbers by lane a node. */
struct batch_level {
    uint32_t *nodes;
    size_t count;
    batch_lanes *lanes; /* by node; 0 for all that are not in `nodes` */
};

/* One thread's workplace. */
struct batch {
    const struct ground *ground; /* unweighted */
    struct batch_level levels[BATCH_LEVELS];
    size_t level_count;
    batch_lanes *unseen;  /* by node: lanes that have not reached it */
    uint32_t *open;       /* nodes with such lanes, ascending */
    double *counts;       /* by node and lane: how many shortest paths */
    double *rows[2];      /* by node and lane: what is passed on from level to level */
    batch_lanes *reached; /* by node: what batch_pass() found */
    uint64_t work;        /* ties looked at and added along, see batch_run() */
};

void batch_init(struct batch *batch, const struct ground *ground);
void batch_release(struct batch *batch);

/*
 * Adds, for up to BATCH_LANES sources, weights[i] times the dependency of source i on each other
 * node to nodes[v], as paths_depend() does. False, with nothing added, where the plain kernel must
 * do it: a source has too many levels, or more paths than doubles count. `work` is then, or
 * otherwise, what it took, in units of about a tie that is looked at.
 */
bool batch_run(struct batch *batch, const uint32_t *sources, const double *weights, size_t count,
               double *nodes);

#endif
