/*
 * hyperball.c: the sizes of the balls around all nodes, radius by radius, in small counters. The
 * ball of radius r + 1 around a node is the union of those of radius r around what it is tied to,
 * and a union of HyperLogLog counters is the greater of each two registers. See distance.h.
 */
#include "measure/distance.h"

#include "base/jobs.h"
#include "base/xalloc.h"
#include "measure/counter.h"
#include "network/adjacency.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct balls {
    const struct rows *out, *in;
    size_t count;        /* of nodes */
    size_t registers;    /* of a counter: a power of 2 */
    unsigned bits;       /* its logarithm */
    uint8_t *now, *next; /* the counters of this radius, and of the next: a byte a register */
    double *sizes;       /* estimated from `now` */
    bool *changed;       /* in the last radius */
    bool *grown;         /* in this one */
    uint32_t *near;      /* nodes that a changed one is tied from: they may grow */
    size_t near_count;
    bool *noted; /* which nodes stand there */
    size_t jobs;
    struct distances *results;
};

/* A ball of radius 0. */
static void begin(struct balls *balls, uint64_t seed)
{
    for (size_t node = 0; node < balls->count; node++) {
        counter_start(balls->now + node * balls->registers, balls->bits, node, seed);
        balls->changed[node] = true;
        balls->sizes[node] = 1;
    }
    memcpy(balls->next, balls->now, balls->count * balls->registers);
}

/* Makes the node's next counter; returns whether it differs. */
static bool grow(const struct balls *balls, uint32_t node)
{
    size_t size = balls->registers;
    const struct rows *out = balls->out;
    uint8_t *next = balls->next + node * size;
    const uint8_t *now = balls->now + node * size;
    memcpy(next, now, size);
    for (uint32_t i = out->starts[node]; i < out->starts[node + 1]; i++)
        if (balls->changed[out->others[i]] &&
            (i == out->starts[node] || out->others[i] != out->others[i - 1]))
            counter_unite(next, balls->now + out->others[i] * size, size);
    return memcmp(next, now, size) != 0;
}

/* What the ball gained lies as far away as its radius. */
static void note_growth(const struct balls *balls, uint32_t node, double radius)
{
    double size = counter_estimate(balls->next + node * balls->registers, balls->registers);
    double gained = size - balls->sizes[node];
    struct distances *result = &balls->results[node];
    balls->sizes[node] = size;
    result->reached += gained;
    result->sum += gained * radius;
    result->inverse += gained / radius;
    result->farthest = radius;
}

/* Notes the nodes that have a tie to one that changed, and those themselves: `next` is behind. */
static void note_near(struct balls *balls)
{
    balls->near_count = 0;
    memset(balls->noted, 0, balls->count * sizeof *balls->noted);
    for (uint32_t node = 0; node < balls->count; node++) {
        if (!balls->changed[node])
            continue;
        if (!balls->noted[node]) {
            balls->noted[node] = true;
            balls->near[balls->near_count++] = node;
        }
        for (uint32_t i = balls->in->starts[node]; i < balls->in->starts[node + 1]; i++) {
            uint32_t other = balls->in->others[i];
            if (balls->noted[other])
                continue;
            balls->noted[other] = true;
            balls->near[balls->near_count++] = other;
        }
    }
}

/* Makes the balls of that radius; returns whether any grew. */
static bool widen(struct balls *balls, uint32_t radius)
{
    size_t grown = 0;
    note_near(balls);
    memset(balls->grown, 0, balls->count * sizeof *balls->grown);
#pragma omp parallel for num_threads((int)balls->jobs) schedule(dynamic, 256) reduction(+ : grown)
    for (size_t i = 0; i < balls->near_count; i++) {
        uint32_t node = balls->near[i];
        if (progress_interrupted() || !grow(balls, node))
            continue;
        note_growth(balls, node, radius);
        balls->grown[node] = true;
        grown++;
    }
    uint8_t *counters = balls->now;
    balls->now = balls->next;
    balls->next = counters;
    bool *changed = balls->changed;
    balls->changed = balls->grown;
    balls->grown = changed;
    return grown > 0;
}

/* The least number of registers that keeps to the deviation, where there is memory for them. */
static bool choose_registers(struct balls *balls, struct hyperball *hyperball, const char *what,
                             struct error *error)
{
    double memory = (double)sysconf(_SC_PHYS_PAGES) * (double)sysconf(_SC_PAGESIZE);
    if (!counter_choose(&hyperball->deviation, &balls->bits, what, error))
        return false;
    balls->registers = (size_t)1 << balls->bits;
    double needed = 2 * (double)balls->registers * (double)balls->count;
    if (needed > memory) {
        error_set(error, ERROR_LIMIT,
                  "%s to %g takes %.1f GB for counters, more than the machine's memory", what,
                  hyperball->deviation, needed / 1e9);
        error_hint(error, "try --approximate %g", 2 * hyperball->deviation);
        return false;
    }
    hyperball->registers = (uint32_t)balls->registers;
    return true;
}

static void balls_init(struct balls *balls)
{
    size_t n = balls->count;
    balls->now = xcalloc(n, balls->registers);
    balls->next = xreallocarray(NULL, n, balls->registers);
    balls->sizes = xreallocarray(NULL, n, sizeof *balls->sizes);
    balls->changed = xcalloc(n, sizeof *balls->changed);
    balls->grown = xcalloc(n, sizeof *balls->grown);
    balls->noted = xcalloc(n, sizeof *balls->noted);
    balls->near = xreallocarray(NULL, n, sizeof *balls->near);
}

static void balls_release(struct balls *balls)
{
    free(balls->near);
    free(balls->noted);
    free(balls->grown);
    free(balls->changed);
    free(balls->sizes);
    free(balls->next);
    free(balls->now);
}

/* Below so many registers, threads take longer to start than the work does. */
enum { WORTH_THREADS = 1000000 };

bool hyperball_distances(struct network *network, struct hyperball *hyperball,
                         const struct progress *progress, const char *what,
                         struct distances *results, struct error *error)
{
    struct balls balls = {.count = network->node_count, .results = results};
    if (!(balls.out = network_rows(network, WAY_OUT, error)) ||
        !(balls.in = network_rows(network, WAY_IN, error)) ||
        !choose_registers(&balls, hyperball, what, error))
        return false;
    balls.jobs = balls.out->entry_count * balls.registers < WORTH_THREADS ? 1 : jobs_count();
    balls_init(&balls);
    begin(&balls, hyperball->seed);
    memset(results, 0, balls.count * sizeof *results);
    for (uint32_t radius = 1; widen(&balls, radius) && !progress_interrupted(); radius++)
        progress_report(progress, what, 1 - (double)balls.near_count / (double)balls.count);
    balls_release(&balls);
    return !progress_stopped(what, error);
}
