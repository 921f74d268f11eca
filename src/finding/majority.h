/*
 * majority.h: of any two candidates, how many rankings put one above the other.
 */
#ifndef FINDING_MAJORITY_H
#define FINDING_MAJORITY_H

#include <entente/error.h>

#include <stddef.h>
#include <stdint.h>

enum {
    MAJORITY_MOST = 10000,  /* classes: a byte a pair of them */
    MAJORITY_RANKINGS = 127 /* what a margin can hold */
};

/*
 * Candidates that share their rank in every ranking are one class. Among the orders that agree best
 * with the rankings is always one that keeps them together: apart, each could move to where the one
 * that pays less stands.
 */
struct majority {
    size_t count;      /* classes, numbered as the first of each comes among the candidates */
    int8_t *margins;   /* [a * count + b]: how many more rankings put a above b than b above a; the
                          negative of [b * count + a] */
    uint32_t *sizes;   /* by class: how many candidates */
    uint32_t *classes; /* by candidate */
    double split;      /* what no order can help: each pair of candidates of two classes counts the
                          rankings that are in the minority, and half of those that tie the two */
};

/*
 * `ranks` are those of candidate i by ranking r at [i * ranking_count + r]. ERROR_LIMIT where there
 * are more classes or rankings than above.
 */
bool majority_init(struct majority *majority, const uint32_t *ranks, size_t candidate_count,
                   size_t ranking_count, struct error *error);
void majority_release(struct majority *majority);

/* By how much the rankings are against putting `after` before `before`; < 0: for it. */
static inline int64_t majority_weight(const struct majority *majority, uint32_t before,
                                      uint32_t after)
{
    return (int64_t)majority->margins[before * majority->count + after] * majority->sizes[before] *
           majority->sizes[after];
}

#endif
