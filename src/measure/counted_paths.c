/*
 * counted_paths.c: shortest paths from one node, by breadth or by Dijkstra, counted, and Brandes'
 * sum back over them. The search leaves the steps of all shortest paths behind, in the order of
 * their distance; counting and summing go along these alone, and are the same for both.
 */
#include "measure/counted_paths.h"

#include "base/xalloc.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define UNREACHED UINT32_MAX

/* Up to here a count is a double, and 1 / count is one of full precision. */
static const double largest_count = 0x1p960;

bool ground_init(struct ground *ground, struct network *network, double cutoff, struct error *error)
{
    bool weighted = network->projection.weighted;
    *ground = (struct ground){.node_count = network->node_count, .cutoff = cutoff};
    ground->in = weighted ? network_row_weights(network, WAY_IN, error)
                          : network_rows(network, WAY_IN, error);
    ground->out = weighted ? network_row_weights(network, WAY_OUT, error)
                           : network_rows(network, WAY_OUT, error);
    if (!ground->in || !ground->out)
        return false;
    if (!weighted)
        return true;
    ground->lengths = xreallocarray(NULL, ground->out->entry_count, sizeof *ground->lengths);
    for (size_t i = 0; i < ground->out->entry_count; i++)
        ground->lengths[i] = 1 / ground->out->weights[i];
    return true;
}

void ground_release(struct ground *ground)
{
    free(ground->lengths);
    *ground = (struct ground){0};
}

void paths_init(struct paths *paths, const struct ground *ground)
{
    size_t n = ground->node_count;
    *paths = (struct paths){.ground = ground};
    paths->order = xreallocarray(NULL, n + 1, sizeof *paths->order);
    paths->steps = xreallocarray(NULL, ground->out->entry_count + 1, sizeof *paths->steps);
    paths->step_starts = xreallocarray(NULL, n + 1, sizeof *paths->step_starts);
    paths->marks = xreallocarray(NULL, n, sizeof *paths->marks);
    paths->counts = xcalloc(n, sizeof *paths->counts);
    paths->shares = xreallocarray(NULL, n, sizeof *paths->shares);
    for (size_t i = 0; i < n; i++)
        paths->marks[i] = UNREACHED;
    if (!ground->lengths)
        return;
    paths->distances = xreallocarray(NULL, n, sizeof *paths->distances);
    for (size_t i = 0; i < n; i++)
        paths->distances[i] = (double)INFINITY;
    heap_init(&paths->heap, n);
}

void paths_release(struct paths *paths)
{
    heap_release(&paths->heap);
    free(paths->scaled);
    free(paths->shares);
    free(paths->counts);
    free(paths->distances);
    free(paths->marks);
    free(paths->step_starts);
    free(paths->steps);
    free(paths->order);
    *paths = (struct paths){0};
}

static void forget(struct paths *paths)
{
    for (size_t i = 0; i < paths->count; i++) {
        paths->marks[paths->order[i]] = UNREACHED;
        paths->counts[paths->order[i]] = 0;
        if (paths->distances)
            paths->distances[paths->order[i]] = (double)INFINITY;
    }
    paths->count = 0;
}

/*
 * By breadth. Which of a row's nodes are new and which are one step on is not to be foreseen, so
 * the list of steps is written always and grows by a comparison.
 */
static void search_by_breadth(struct paths *paths, uint32_t source)
{
    const struct rows *rows = paths->ground->out;
    uint32_t *marks = paths->marks, *order = paths->order, *steps = paths->steps;
    uint32_t found = 1, taken = 0;
    order[0] = source;
    marks[source] = 0;
    for (uint32_t i = 0; i < found; i++) {
        uint32_t node = order[i], next = marks[node] + 1;
        uint32_t end = next > paths->ground->cutoff ? rows->starts[node] : rows->starts[node + 1];
        paths->step_starts[i] = taken;
        for (uint32_t entry = rows->starts[node]; entry < end; entry++) {
            uint32_t other = rows->others[entry];
            if (marks[other] == UNREACHED) {
                marks[other] = next;
                order[found++] = other;
            }
            steps[taken] = entry;
            taken += marks[other] == next;
        }
    }
    paths->step_starts[found] = taken;
    paths->count = found;
}

bool paths_reach(const struct paths *paths, uint32_t node)
{
    return paths->marks[node] != UNREACHED;
}

/* False for INFINITY, which is no length. */
static bool same_length(double a, double b)
{
    double sum = a + b;
    return fabs(a - b) <= PATHS_TOLERANCE * sum && sum < (double)INFINITY;
}

/* What waits beyond the cutoff is not reached. */
static void give_up(struct paths *paths, uint32_t nearest)
{
    paths->distances[nearest] = (double)INFINITY;
    for (size_t i = 0; i < paths->heap.count; i++)
        paths->distances[paths->heap.items[i].node] = (double)INFINITY;
}

/* Settles the nodes in order of their distance; `marks` get their places in it. */
static void settle(struct paths *paths, uint32_t source)
{
    const struct ground *ground = paths->ground;
    const struct rows *rows = ground->out;
    struct heap *heap = &paths->heap;
    double farthest = ground->cutoff * (1 + PATHS_TOLERANCE);
    heap_reset(heap);
    heap_push(heap, source, paths->distances[source] = 0);
    while (!heap_empty(heap)) {
        struct heap_item nearest = heap_pop(heap);
        if (nearest.distance > farthest) {
            give_up(paths, nearest.node);
            break;
        }
        paths->marks[nearest.node] = (uint32_t)paths->count;
        paths->order[paths->count++] = nearest.node;
        for (uint32_t i = rows->starts[nearest.node]; i < rows->starts[nearest.node + 1]; i++) {
            double distance = nearest.distance + ground->lengths[i];
            if (distance < paths->distances[rows->others[i]])
                heap_push(heap, rows->others[i], paths->distances[rows->others[i]] = distance);
        }
    }
}

/* Weighted only. Lengths that vanish beside a distance cannot make a circle: places ascend. */
bool paths_step(const struct paths *paths, uint32_t from, double length, uint32_t to)
{
    return same_length(paths->distances[from] + length, paths->distances[to]) &&
           paths->marks[from] < paths->marks[to];
}

static void search_by_length(struct paths *paths, uint32_t source)
{
    const struct ground *ground = paths->ground;
    const struct rows *rows = ground->out;
    uint32_t taken = 0;
    settle(paths, source);
    for (uint32_t i = 0; i < paths->count; i++) {
        uint32_t node = paths->order[i];
        paths->step_starts[i] = taken;
        for (uint32_t entry = rows->starts[node]; entry < rows->starts[node + 1]; entry++)
            if (paths_step(paths, node, ground->lengths[entry], rows->others[entry]))
                paths->steps[taken++] = entry;
    }
    paths->step_starts[paths->count] = taken;
}

/* False where a count gets too large. */
static bool count(struct paths *paths)
{
    const uint32_t *others = paths->ground->out->others;
    double most = 0, *counts = paths->counts;
    counts[paths->order[0]] = 1;
    for (size_t i = 0; i < paths->count; i++) {
        double here = counts[paths->order[i]];
        most = here > most ? here : most;
        for (uint32_t j = paths->step_starts[i]; j < paths->step_starts[i + 1]; j++)
            counts[others[paths->steps[j]]] += here;
    }
    return most <= largest_count;
}

static void count_scaled(struct paths *paths)
{
    const uint32_t *others = paths->ground->out->others;
    if (!paths->scaled)
        paths->scaled = xreallocarray(NULL, paths->ground->node_count, sizeof *paths->scaled);
    for (size_t i = 0; i < paths->count; i++)
        paths->scaled[paths->order[i]] = (struct scaled){0, 0};
    paths->scaled[paths->order[0]] = (struct scaled){1, 0};
    for (size_t i = 0; i < paths->count; i++)
        for (uint32_t j = paths->step_starts[i]; j < paths->step_starts[i + 1]; j++)
            scaled_add(&paths->scaled[others[paths->steps[j]]], paths->scaled[paths->order[i]]);
}

void paths_search(struct paths *paths, uint32_t source)
{
    forget(paths);
    if (paths->ground->lengths)
        search_by_length(paths, source);
    else
        search_by_breadth(paths, source);
    paths->large = !count(paths);
    if (paths->large)
        count_scaled(paths);
}

uint64_t paths_work(const struct paths *paths)
{
    const uint32_t *starts = paths->ground->out->starts;
    uint64_t work = 4 * paths->count + 2 * (uint64_t)paths->step_starts[paths->count];
    for (size_t i = 0; i < paths->count; i++)
        work += starts[paths->order[i] + 1] - starts[paths->order[i]];
    return work;
}

/* What the source depends on order[i] for, by what it depends on those behind it for. */
static double dependency(struct paths *paths, size_t i, double weight, double *ties)
{
    const struct rows *rows = paths->ground->out;
    double count = paths->counts[paths->order[i]], sum = 0;
    for (uint32_t j = paths->step_starts[i]; j < paths->step_starts[i + 1]; j++) {
        uint32_t entry = paths->steps[j];
        double share = paths->shares[rows->others[entry]];
        sum += share;
        if (ties)
            ties[rows->ties[entry]] += weight * (count * share);
    }
    return count * sum;
}

/* The same; `shares` are 1 + the dependency here, since counts can be divided by each other only.
 */
static double scaled_dependency(struct paths *paths, size_t i, double weight, double *ties)
{
    const struct rows *rows = paths->ground->out;
    struct scaled count = paths->scaled[paths->order[i]];
    double sum = 0;
    for (uint32_t j = paths->step_starts[i]; j < paths->step_starts[i + 1]; j++) {
        uint32_t entry = paths->steps[j], other = rows->others[entry];
        double part = scaled_share(count, paths->scaled[other]) * paths->shares[other];
        sum += part;
        if (ties)
            ties[rows->ties[entry]] += weight * part;
    }
    return sum;
}

void paths_depend(struct paths *paths, double weight, double *nodes, double *ties)
{
    for (size_t i = paths->count; i-- > 0;) {
        uint32_t node = paths->order[i];
        double depends = paths->large ? scaled_dependency(paths, i, weight, ties)
                                      : dependency(paths, i, weight, ties);
        paths->shares[node] = paths->large ? 1 + depends : (1 + depends) / paths->counts[node];
        if (i > 0)
            nodes[node] += weight * depends;
    }
}
