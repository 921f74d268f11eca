/*
 * ranges.c: the nodes in ranges of about equal work. How many there are depends on the network, not
 * on the threads.
 */
#include "measure/ranges.h"

#include "base/clones.h"
#include "base/jobs.h"
#include "base/xalloc.h"

#include <stdlib.h>

/* Fewer ranges than are WORTH_THREADS are done before other threads have woken up. */
enum { WORK = 1 << 14, WORTH_THREADS = 64, RANGES_MOST = 1024 };

void ranges_init(struct ranges *ranges, size_t n, const uint32_t *starts)
{
    size_t work = n + starts[n], count = work / WORK + 1, node = 0;
    if (count > RANGES_MOST)
        count = RANGES_MOST;
    ranges->count = count;
    ranges->bounds = xreallocarray(NULL, count + 1, sizeof *ranges->bounds);
    for (size_t b = 0; b < count; b++) {
        while (node < n && node + starts[node] < work * b / count)
            node++;
        ranges->bounds[b] = (uint32_t)node;
    }
    ranges->bounds[count] = (uint32_t)n;
}

void ranges_release(struct ranges *ranges)
{
    free(ranges->bounds);
    *ranges = (struct ranges){0};
}

double ranges_run(const struct ranges *ranges, range_function *function, void *context)
{
    double sums[RANGES_MOST], sum = 0;
#pragma omp parallel for schedule(dynamic) \
    num_threads((int)jobs_count()) if (ranges->count >= WORTH_THREADS)
    for (size_t b = 0; b < ranges->count; b++)
        sums[b] = function(context, ranges->bounds[b], ranges->bounds[b + 1]);
    for (size_t b = 0; b < ranges->count; b++)
        sum += sums[b];
    return sum;
}

struct pair {
    const double *a, *b;
    double *to, factor;
};

/* In eight sums side by side: the compiler may use vectors, and the order is one on every machine.
 */
KERNEL_CLONES
static double dot(const double *a, const double *b, size_t count)
{
    double sums[8] = {0};
    size_t i = 0;
    for (; i + 8 <= count; i += 8)
        for (size_t lane = 0; lane < 8; lane++)
            sums[lane] += a[i + lane] * b[i + lane];
    for (; i < count; i++)
        sums[i % 8] += a[i] * b[i];
    return ((sums[0] + sums[1]) + (sums[2] + sums[3])) +
           ((sums[4] + sums[5]) + (sums[6] + sums[7]));
}

KERNEL_CLONES
static void add(double *to, double factor, const double *vector, size_t count)
{
#pragma omp simd
    for (size_t i = 0; i < count; i++)
        to[i] += factor * vector[i];
}

static double dot_range(void *context, size_t first, size_t last)
{
    const struct pair *pair = context;
    return dot(pair->a + first, pair->b + first, last - first);
}

static double add_range(void *context, size_t first, size_t last)
{
    const struct pair *pair = context;
    add(pair->to + first, pair->factor, pair->a + first, last - first);
    return 0;
}

static double scale_range(void *context, size_t first, size_t last)
{
    const struct pair *pair = context;
    for (size_t i = first; i < last; i++)
        pair->to[i] *= pair->factor;
    return 0;
}

double ranges_dot(const struct ranges *ranges, const double *a, const double *b)
{
    return ranges_run(ranges, dot_range, &(struct pair){.a = a, .b = b});
}

void ranges_add(const struct ranges *ranges, double *to, double factor, const double *vector)
{
    ranges_run(ranges, add_range, &(struct pair){.to = to, .a = vector, .factor = factor});
}

void ranges_scale(const struct ranges *ranges, double *vector, double factor)
{
    ranges_run(ranges, scale_range, &(struct pair){.to = vector, .factor = factor});
}
