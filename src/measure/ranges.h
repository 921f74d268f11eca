/*
 * ranges.h: the nodes in ranges of about equal work, which run in parallel. What each range gives
 * is added in order, so a sum is the same bits for any number of threads.
 */
#ifndef MEASURE_RANGES_H
#define MEASURE_RANGES_H

#include <entente/api.h>

/* Range b is bounds[b] .. bounds[b + 1] - 1. Where they are few, nothing runs in parallel. */
struct ranges {
    size_t count;
    uint32_t *bounds; /* count + 1 of them */
};

/* Ranges of `n` nodes by themselves and their entries in rows that start at `starts` (n + 1). */
void ranges_init(struct ranges *ranges, size_t n, const uint32_t *starts);
void ranges_release(struct ranges *ranges);

/* Works on first .. last - 1, in any thread; what it returns is added up. */
typedef double range_function(void *context, size_t first, size_t last);

/* Runs the function on each range, and returns the sum. */
double ranges_run(const struct ranges *ranges, range_function *function, void *context);

/* a'b, and to += factor * vector, and vector *= factor, for vectors of the ranges' n numbers. */
double ranges_dot(const struct ranges *ranges, const double *a, const double *b);
void ranges_add(const struct ranges *ranges, double *to, double factor, const double *vector);
void ranges_scale(const struct ranges *ranges, double *vector, double factor);

#endif
