/*
 * division.c: divides a signed graph's nodes into two sides at little cost.
 *
 * Glover (1989), Tabu search, part I, ORSA Journal on Computing 1, 190-206.
 */
#include "finding/division.h"

#include "base/random.h"
#include "base/xalloc.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
    STARTS = 20,      /* divisions: along a tree, all on one side, random ones */
    STEPS = 40,       /* of the tabu search, times the nodes */
    WORK = 400000000, /* at most: steps times nodes, over all starts */
    FINEST = 1 << 20  /* parts of 1 that a step may be */
};

double deadline_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

bool deadline_passed(struct deadline *deadline)
{
    bool looked_enough = deadline->looks && --deadline->looks == 0;
    deadline->passed = deadline->passed || looked_enough || progress_interrupted() ||
                       deadline_now() > deadline->at;
    return deadline->passed;
}

/* The largest power of 2, at most 1, that all weights are multiples of; 0: none that is coarse. */
static double common_step(const struct coupling *couplings, size_t count)
{
    double parts = 1;
    for (size_t i = 0; i < count; i++)
        while (couplings[i].weight * parts != round(couplings[i].weight * parts)) {
            parts *= 2;
            if (parts > FINEST)
                return 0;
        }
    return 1 / parts;
}

void division_graph_init(struct division_graph *graph, size_t n, const struct coupling *couplings,
                         size_t count)
{
    *graph = (struct division_graph){.n = n, .m = count, .step = common_step(couplings, count)};
    graph->starts = xcalloc(n + 1, sizeof *graph->starts);
    graph->others = xcalloc(2 * count, sizeof *graph->others);
    graph->couplings = xcalloc(2 * count, sizeof *graph->couplings);
    graph->weights = xcalloc(2 * count, sizeof *graph->weights);
    graph->strengths = xcalloc(count, sizeof *graph->strengths);
    uint32_t *next = xcalloc(n + 1, sizeof *next);
    for (size_t i = 0; i < count; i++) {
        graph->starts[couplings[i].a + 1]++;
        graph->starts[couplings[i].b + 1]++;
        graph->strengths[i] = fabs(couplings[i].weight);
    }
    for (size_t v = 0; v < n; v++)
        next[v] = graph->starts[v + 1] += graph->starts[v];
    for (size_t i = count; i-- > 0;) {
        uint32_t ends[] = {couplings[i].a, couplings[i].b};
        for (int end = 0; end < 2; end++) {
            uint32_t entry = --next[ends[end]];
            graph->others[entry] = ends[1 - end];
            graph->couplings[entry] = (uint32_t)i;
            graph->weights[entry] = couplings[i].weight;
        }
    }
    free(next);
}

void division_graph_release(struct division_graph *graph)
{
    free(graph->starts);
    free(graph->others);
    free(graph->couplings);
    free(graph->weights);
    free(graph->strengths);
    *graph = (struct division_graph){0};
}

double division_cost(const struct division_graph *graph, const int8_t *sides)
{
    double cost = 0;
    for (size_t v = 0; v < graph->n; v++)
        for (uint32_t i = graph->starts[v]; i < graph->starts[v + 1]; i++)
            if (graph->others[i] > v && graph->weights[i] * sides[v] * sides[graph->others[i]] < 0)
                cost += fabs(graph->weights[i]);
    return cost;
}

/* What flipping each free node costs more. */
static void fill_gains(const struct division_rest *rest, const int8_t *sides, double *gains)
{
    const struct division_graph *graph = rest->graph;
    for (size_t v = 0; v < graph->n; v++) {
        if (!rest->free[v])
            continue;
        gains[v] = rest->fields[v] * sides[v];
        for (uint32_t i = graph->starts[v]; i < graph->starts[v + 1]; i++)
            if (rest->free[graph->others[i]])
                gains[v] += graph->weights[i] * sides[v] * sides[graph->others[i]];
    }
}

static double cost_of_free(const struct division_rest *rest, const int8_t *sides)
{
    const struct division_graph *graph = rest->graph;
    double cost = 0;
    for (size_t v = 0; v < graph->n; v++) {
        if (!rest->free[v])
            continue;
        cost += rest->fields[v] * sides[v] < 0 ? fabs(rest->fields[v]) : 0;
        for (uint32_t i = graph->starts[v]; i < graph->starts[v + 1]; i++)
            if (graph->others[i] > v && rest->free[graph->others[i]] &&
                graph->weights[i] * sides[v] * sides[graph->others[i]] < 0)
                cost += fabs(graph->weights[i]);
    }
    return cost;
}

double division_descend(const struct division_rest *rest, int8_t *sides, double *room)
{
    const struct division_graph *graph = rest->graph;
    double *gains = room;
    fill_gains(rest, sides, gains);
    for (bool better = true; better;) {
        better = false;
        for (size_t v = 0; v < graph->n; v++) {
            if (!rest->free[v] || gains[v] >= -1e-9)
                continue;
            better = true;
            sides[v] = (int8_t)-sides[v];
            gains[v] = -gains[v];
            for (uint32_t i = graph->starts[v]; i < graph->starts[v + 1]; i++)
                gains[graph->others[i]] +=
                    2 * graph->weights[i] * sides[v] * sides[graph->others[i]];
        }
    }
    return cost_of_free(rest, sides);
}

/* A tabu search under way. */
struct tabu {
    const struct division_graph *graph;
    int8_t *sides, *best;
    double *gains; /* by node: what flipping it costs more */
    size_t *until; /* by node: the step before which it may not flip back */
    double cost, least;
};

static void start(struct tabu *tabu)
{
    const struct division_graph *graph = tabu->graph;
    for (size_t v = 0; v < graph->n; v++) {
        tabu->gains[v] = 0;
        tabu->until[v] = 0;
        for (uint32_t i = graph->starts[v]; i < graph->starts[v + 1]; i++)
            tabu->gains[v] += graph->weights[i] * tabu->sides[v] * tabu->sides[graph->others[i]];
    }
    tabu->cost = division_cost(graph, tabu->sides);
}

/* The node whose flip costs least, or gains most, of those that may; the first of equals. */
static size_t choose(const struct tabu *tabu, size_t step)
{
    size_t chosen = tabu->graph->n;
    for (size_t v = 0; v < tabu->graph->n; v++) {
        bool allowed = tabu->until[v] <= step || tabu->cost + tabu->gains[v] < tabu->least - 1e-9;
        if (allowed && (chosen == tabu->graph->n || tabu->gains[v] < tabu->gains[chosen] - 1e-12))
            chosen = v;
    }
    return chosen;
}

static void flip(struct tabu *tabu, size_t v)
{
    const struct division_graph *graph = tabu->graph;
    tabu->cost += tabu->gains[v];
    tabu->sides[v] = (int8_t)-tabu->sides[v];
    tabu->gains[v] = -tabu->gains[v];
    for (uint32_t i = graph->starts[v]; i < graph->starts[v + 1]; i++)
        tabu->gains[graph->others[i]] +=
            2 * graph->weights[i] * tabu->sides[v] * tabu->sides[graph->others[i]];
}

static void keep_best(struct tabu *tabu)
{
    if (tabu->cost >= tabu->least - 1e-9)
        return;
    tabu->least = tabu->cost;
    memcpy(tabu->best, tabu->sides, tabu->graph->n * sizeof *tabu->best);
}

/* Flips whatever costs less when it is flipped, until nothing does. */
static void descend(struct tabu *tabu)
{
    for (bool better = true; better;) {
        better = false;
        for (size_t v = 0; v < tabu->graph->n; v++)
            if (tabu->gains[v] < -1e-9) {
                flip(tabu, v);
                better = true;
            }
    }
}

static void run(struct tabu *tabu, size_t steps, struct random *random, struct deadline *deadline)
{
    size_t n = tabu->graph->n;
    start(tabu);
    descend(tabu);
    keep_best(tabu);
    for (size_t step = 1; step <= steps && tabu->least > 0; step++) {
        size_t v = choose(tabu, step);
        if (v == n || (step % 256 == 0 && deadline_passed(deadline)))
            break;
        flip(tabu, v);
        tabu->until[v] = step + 3 + n / 20 + random_index(random, 10);
        keep_best(tabu);
    }
}

/* Sides along a breadth-first tree of each part: no coupling of the tree is paid for. */
static void grow_tree(const struct division_graph *graph, int8_t *sides)
{
    uint32_t *queue = xcalloc(graph->n, sizeof *queue);
    memset(sides, 0, graph->n * sizeof *sides);
    for (uint32_t root = 0; root < graph->n; root++) {
        size_t first = 0, count = 0;
        if (sides[root])
            continue;
        sides[root] = 1;
        queue[count++] = root;
        while (first < count) {
            uint32_t v = queue[first++];
            for (uint32_t i = graph->starts[v]; i < graph->starts[v + 1]; i++) {
                uint32_t other = graph->others[i];
                if (sides[other])
                    continue;
                sides[other] = graph->weights[i] < 0 ? (int8_t)-sides[v] : sides[v];
                queue[count++] = other;
            }
        }
    }
    free(queue);
}

static void scatter(int8_t *sides, size_t n, struct random *random)
{
    for (size_t v = 0; v < n; v++)
        sides[v] = random_bits(random) & 1 ? 1 : -1;
}

double division_search(const struct division_graph *graph, int8_t *sides, uint64_t seed,
                       struct deadline *deadline)
{
    size_t n = graph->n, steps = STEPS * n;
    struct random random = random_start(seed, 0);
    struct tabu tabu = {.graph = graph, .best = sides, .least = INFINITY};
    tabu.sides = xcalloc(n, sizeof *tabu.sides);
    tabu.gains = xcalloc(n, sizeof *tabu.gains);
    tabu.until = xcalloc(n, sizeof *tabu.until);
    if (steps > WORK / STARTS / n)
        steps = WORK / STARTS / n;
    for (int i = 0; i < STARTS && tabu.least > 0; i++) {
        if (i == 0)
            grow_tree(graph, tabu.sides);
        else if (i == 1)
            memset(tabu.sides, 1, n * sizeof *tabu.sides);
        else
            scatter(tabu.sides, n, &random);
        if (i > 1 && deadline_passed(deadline))
            break;
        run(&tabu, steps, &random, deadline);
    }
    free(tabu.sides);
    free(tabu.gains);
    free(tabu.until);
    return division_cost(graph, sides);
}
