/*
 * sweep_pass.h: one batch of a sweep, by one thread.
 */
#ifndef MEASURE_SWEEP_PASS_H
#define MEASURE_SWEEP_PASS_H

#include "measure/sweep_plan.h"

/* Sums of 1/distance in units of 2^-SWEEP_POINT: whole numbers, so that their order is nothing. */
__extension__ typedef unsigned __int128 sweep_fixed;
enum { SWEEP_POINT = 63 };

struct sweep_tally {
    sweep_fixed inverse;
    uint64_t sum;
    uint32_t reached, farthest;
};

static inline void sweep_tally_add(struct sweep_tally *tally, uint32_t count, uint32_t distance,
                                   uint64_t inverse)
{
    tally->inverse += (sweep_fixed)inverse * count;
    tally->sum += (uint64_t)count * distance;
    tally->reached += count;
    if (count && tally->farthest < distance)
        tally->farthest = distance;
}

/* 1/distance in those units; the distance is 1 or more. */
static inline uint64_t sweep_inverse(uint32_t distance)
{
    return (UINT64_C(1) << SWEEP_POINT) / distance;
}

/* A bit for each source of a batch. */
struct sweep_block {
    uint64_t words[SWEEP_SOURCES / 64] __attribute__((aligned(64)));
};

/* A growing set of nodes. */
struct sweep_list {
    uint32_t *items;
    size_t count;
};

/* What a thread works with. Within a batch a node's number is counted from the batch's `low`. */
struct sweep_pass {
    const struct sweep_plan *plan;
    uint32_t cutoff;             /* UINT32_MAX where there is none */
    struct sweep_tally *tallies; /* by number, of the whole network; the caller frees them */
    void *memory;                /* of the blocks below, each by node */
    struct sweep_block *now;     /* the sources that have arrived */
    struct sweep_block *other;   /* before the last level, where some arrived in it; while pulling,
                                    those after it */
    struct sweep_block *coming;  /* while pushing, those that arrive; else none */
    struct sweep_block all;      /* the batch's sources */
    struct sweep_list frontier;  /* where some arrived in the last level */
    struct sweep_list touched;   /* where some arrive in this one */
    struct sweep_list open;      /* where some are still to arrive, and maybe others */
    size_t open_entries;         /* how many ties leave those */
    uint32_t *marks;             /* the mark of the search that came by last */
    uint32_t mark;
};

void sweep_pass_init(struct sweep_pass *pass, const struct sweep_plan *plan, uint32_t cutoff);
void sweep_pass_release(struct sweep_pass *pass);

/*
 * Adds the distances between the batch's nodes and all others to the tallies: of a batch `alone`
 * to those of its nodes, which are the distances from them; else to those of the others, from
 * them. Ends early when it is interrupted.
 */
void sweep_pass_run(struct sweep_pass *pass, const struct sweep_batch *batch);

/* The same of one batch that is `alone`. */
void sweep_search(struct sweep_pass *pass, const struct sweep_batch *batch);

#endif
