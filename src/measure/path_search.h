/*
 * path_search.h: one random shortest path from a node to another, each as likely as any other.
 */
#ifndef MEASURE_PATH_SEARCH_H
#define MEASURE_PATH_SEARCH_H

#include "base/random.h"
#include "measure/counted_paths.h"

/* What is found from one end, in ties away from it. */
struct path_side {
    const struct rows *away, *back; /* ties as they lead away from the end, and back to it */
    uint32_t *distances;            /* by node */
    struct scaled *counts;          /* by node: how many shortest paths from the end */
    uint32_t *order;
    size_t count, first; /* order[first .. count - 1] are the farthest, `depth` away */
    uint32_t depth;
    uint64_t ties; /* of these */
};

/* A tie by which the sides meet: from the farthest of one to a node of the other. */
struct path_meeting {
    uint32_t near, entry, far;
    struct scaled count; /* paths by it */
};

/* One thread's workplace, and the path that was drawn. */
struct path_search {
    const struct ground *ground;
    struct path_side sides[2]; /* unweighted: from either end */
    struct paths paths;        /* weighted: from one end */
    struct path_meeting *meetings;
    size_t meeting_count, meeting_capacity;
    uint32_t *nodes; /* between the ends, in no order */
    uint32_t *ties;  /* where the rows have them */
    size_t node_count, tie_count;
};

void path_search_init(struct path_search *search, const struct ground *ground);
void path_search_release(struct path_search *search);

/*
 * Draws a shortest path and fills `nodes` and `ties`. False where `to` cannot be reached from
 * `from`, or only beyond the ground's cutoff. They are not the same node.
 */
bool path_search_draw(struct path_search *search, uint32_t from, uint32_t to,
                      struct random *random);

#endif
