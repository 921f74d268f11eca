/*
 * branch.c: the least cost of a division, by branch and bound: node by node is fixed on one side
 * and then on the other one; what cannot become good enough, by packed negative cycles, is left.
 *
 * The frustration index as a minimum over divisions: Aref & Wilson (2018), Measuring partial
 * balance in signed networks, Journal of Complex Networks 6, 566-595; (2019), Balance and
 * frustration in signed networks, 7, 163-189.
 */
#include "finding/branch.h"

#include "base/xalloc.h"
#include "finding/packing.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    ROOT_ROUNDS = 16, /* shares in which cycles are packed before the search */
    ROUNDS = 4        /* and in it */
};

/* Costs that are nearer than this are the same, but for rounding. */
static const double rounding = 1e-7;

struct search {
    const struct division_graph *graph;
    struct deadline *deadline;
    struct packing *packing;
    struct division_rest rest;
    bool *free;
    double *fields; /* by node: the pull of the fixed ones */
    double *room;
    double fixed;  /* what is paid among the fixed ones, whatever comes */
    int8_t *sides; /* of the fixed ones; of the free ones a guess */
    int8_t *best;
    double least;    /* what the best costs */
    double target;   /* good enough */
    uint32_t *order; /* the nodes in which they were fixed */
    size_t fixed_count;
    double *saved; /* the fields before each fixing, n a level */
    double *saved_cost;
    size_t branches;
};

/* The bound to the next step above it. */
static double round_up(const struct search *search, double bound)
{
    double step = search->graph->step;
    return step > 0 ? ceil((bound - rounding) / step) * step : bound;
}

static double opposed(double field, double weight)
{
    return field * weight < 0 ? fmin(fabs(field), fabs(weight)) : 0;
}

static void fix(struct search *search, uint32_t v, int8_t side)
{
    const struct division_graph *graph = search->graph;
    size_t level = search->fixed_count++;
    memcpy(search->saved + level * graph->n, search->fields, graph->n * sizeof *search->fields);
    search->saved_cost[level] = search->fixed;
    search->order[level] = v;
    search->free[v] = false;
    search->sides[v] = side;
    if (search->fields[v] * side < 0)
        search->fixed += fabs(search->fields[v]);
    for (uint32_t i = graph->starts[v]; i < graph->starts[v + 1]; i++) {
        uint32_t other = graph->others[i];
        if (!search->free[other])
            continue;
        search->fixed += opposed(search->fields[other], graph->weights[i] * side);
        search->fields[other] += graph->weights[i] * side;
    }
}

static void release_to(struct search *search, size_t level)
{
    size_t n = search->graph->n;
    while (search->fixed_count > level)
        search->free[search->order[--search->fixed_count]] = true;
    memcpy(search->fields, search->saved + level * n, n * sizeof *search->fields);
    search->fixed = search->saved_cost[level];
}

/* What the node's free neighbours could pull with at most. */
static double pull_of_free(const struct search *search, uint32_t v)
{
    const struct division_graph *graph = search->graph;
    double pull = 0;
    for (uint32_t i = graph->starts[v]; i < graph->starts[v + 1]; i++)
        if (search->free[graph->others[i]])
            pull += fabs(graph->weights[i]);
    return pull;
}

/* Fixes nodes that the fixed ones pull on at least as strongly as all others ever could. */
static void fix_forced(struct search *search)
{
    for (bool again = true; again;) {
        again = false;
        for (uint32_t v = 0; v < search->graph->n; v++) {
            if (!search->free[v] || fabs(search->fields[v]) < pull_of_free(search, v))
                continue;
            fix(search, v, search->fields[v] < 0 ? -1 : 1);
            again = true;
        }
    }
}

/* What fixing the node on the side costs at once. */
static double price(const struct search *search, uint32_t v, int8_t side)
{
    const struct division_graph *graph = search->graph;
    double sum = search->fields[v] * side < 0 ? fabs(search->fields[v]) : 0;
    for (uint32_t i = graph->starts[v]; i < graph->starts[v + 1]; i++)
        if (search->free[graph->others[i]])
            sum += opposed(search->fields[graph->others[i]], graph->weights[i] * side);
    return sum;
}

/* The free node whose fixing costs most on either side; `n` where all are fixed. */
static uint32_t choose(const struct search *search)
{
    uint32_t chosen = (uint32_t)search->graph->n;
    double highest = -1;
    for (uint32_t v = 0; v < search->graph->n; v++) {
        if (!search->free[v])
            continue;
        double first = price(search, v, 1), second = price(search, v, -1);
        double score = (fmin(first, second) + .01) * (fmax(first, second) + .01) +
                       1e-6 * pull_of_free(search, v);
        if (score > highest) {
            highest = score;
            chosen = v;
        }
    }
    return chosen;
}

/* Takes the guess where it is better than the best; returns what it costs the free nodes. */
static double guess(struct search *search)
{
    double cost = division_descend(&search->rest, search->sides, search->room);
    if (search->fixed + cost < search->least - rounding) {
        search->least = search->fixed + cost;
        memcpy(search->best, search->sides, search->graph->n * sizeof *search->best);
    }
    return cost;
}

/* Whether the search for the target is over: it was reached, or the time is up. */
static bool is_over(struct search *search)
{
    return search->least <= search->target + rounding ||
           (search->branches % 16 == 0 && deadline_passed(search->deadline)) ||
           search->deadline->passed;
}

/* Looks for a division of at most the target's cost among those with these nodes fixed. */
static void branch(struct search *search)
{
    size_t level = search->fixed_count;
    search->branches++;
    if (search->fixed > search->target + rounding || is_over(search))
        return;
    fix_forced(search);
    if (search->fixed > search->target + rounding)
        goto out;
    double cost = guess(search);
    double bound = packing_bound(search->packing, &search->rest, search->sides, cost, ROUNDS,
                                 search->deadline);
    if (is_over(search) || round_up(search, search->fixed + bound) > search->target + rounding)
        goto out;
    uint32_t v = choose(search);
    if (v == search->graph->n)
        goto out;
    int8_t side = search->sides[v];
    size_t here = search->fixed_count;
    fix(search, v, side);
    branch(search);
    release_to(search, here);
    if (here > 0) { /* the first node's sides mirror each other */
        fix(search, v, (int8_t)-side);
        branch(search);
        release_to(search, here);
    }
out:
    if (search->fixed_count > level)
        release_to(search, level);
}

static void search_init(struct search *search, const struct division_graph *graph, int8_t *best,
                        struct deadline *deadline)
{
    size_t n = graph->n, levels = n <= BRANCH_MOST ? n + 1 : 0;
    *search = (struct search){.graph = graph, .deadline = deadline, .best = best};
    search->packing = packing_new(graph);
    search->free = xcalloc(n, sizeof *search->free);
    search->fields = xcalloc(n, sizeof *search->fields);
    search->room = xcalloc(n, sizeof *search->room);
    search->sides = xcalloc(n, sizeof *search->sides);
    search->order = xcalloc(n, sizeof *search->order);
    search->saved = xcalloc(levels * n, sizeof *search->saved);
    search->saved_cost = xcalloc(levels, sizeof *search->saved_cost);
    search->rest =
        (struct division_rest){.graph = graph, .free = search->free, .fields = search->fields};
    memset(search->free, true, n * sizeof *search->free);
}

static void search_release(struct search *search)
{
    packing_free(search->packing);
    free(search->free);
    free(search->fields);
    free(search->room);
    free(search->sides);
    free(search->order);
    free(search->saved);
    free(search->saved_cost);
}

/* Raises the target step by step until there is a division that reaches it, or the time is up. */
static void raise_bound(struct search *search, double *lower)
{
    double step = search->graph->step;
    while (*lower < search->least - rounding && !search->deadline->passed) {
        search->target = step > 0 ? *lower : search->least - 2 * rounding;
        memcpy(search->sides, search->best, search->graph->n * sizeof *search->sides);
        branch(search);
        if (search->fixed_count)
            release_to(search, 0);
        if (search->deadline->passed)
            return;
        if (search->least > search->target + rounding)
            *lower = step > 0 ? *lower + step : search->least;
        else if (step > 0)
            *lower = search->least;
    }
}

struct branch_result branch_and_bound(const struct division_graph *graph, int8_t *sides,
                                      uint64_t seed, struct deadline *deadline)
{
    struct search search;
    struct branch_result result = {0};
    search_init(&search, graph, sides, deadline);
    double now = deadline_now(); /* half of the time is left for the bound */
    struct deadline half = {.at = now + (deadline->at - now) / 2,
                            .looks = (deadline->looks + 1) / 2};
    search.least = division_search(graph, sides, seed, &half);
    int rounds =
        graph->n <= BRANCH_MOST ? ROOT_ROUNDS : 1; /* of one that is cut short, all counts */
    result.lower = round_up(&search, packing_bound(search.packing, &search.rest, sides,
                                                   search.least, rounds, deadline));
    if (graph->n <= BRANCH_MOST)
        raise_bound(&search, &result.lower);
    result.upper = search.least;
    result.lower = fmin(result.lower, result.upper);
    result.branches = search.branches;
    search_release(&search);
    return result;
}
