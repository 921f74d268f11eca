/*
 * packing.c: packs negative cycles, the shortest first: for each coupling that a division pays for,
 * the shortest way between its ends that closes a negative cycle is found breadth-first in the
 * signed double cover, whose states are a node and how many paid couplings lie behind, odd or even.
 */
#include "finding/packing.h"

#include "base/xalloc.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define NOWHERE UINT32_MAX

/* A coupling that the division pays for. */
struct paid {
    uint32_t a, b; /* b: the node n stands for the fixed ones */
    uint32_t coupling;
    double share; /* of its strength, in a round */
};

/* Couplings 0 to m - 1 are the graph's, m + v is that of node v with the fixed ones, node n. */
struct packing {
    const struct division_graph *graph;
    const struct division_rest *rest;
    const int8_t *sides;
    double *left;     /* by coupling: the strength that is left */
    uint32_t *linked; /* the free nodes that the fixed ones pull on */
    size_t linked_count;
    uint32_t *from; /* by state: the state before it */
    uint32_t *by;   /* by state: the coupling that led there */
    uint32_t *seen; /* by state: the search that saw it last */
    uint32_t search;
    uint32_t *queue;
    struct paid *paid;
    size_t paid_count;
};

struct packing *packing_new(const struct division_graph *graph)
{
    struct packing *packing = xcalloc(1, sizeof *packing);
    size_t states = 2 * (graph->n + 1), couplings = graph->m + graph->n;
    packing->graph = graph;
    packing->left = xcalloc(couplings, sizeof *packing->left);
    packing->linked = xcalloc(graph->n, sizeof *packing->linked);
    packing->from = xcalloc(states, sizeof *packing->from);
    packing->by = xcalloc(states, sizeof *packing->by);
    packing->seen = xcalloc(states, sizeof *packing->seen);
    packing->queue = xcalloc(states, sizeof *packing->queue);
    packing->paid = xcalloc(couplings, sizeof *packing->paid);
    return packing;
}

void packing_free(struct packing *packing)
{
    if (!packing)
        return;
    free(packing->left);
    free(packing->linked);
    free(packing->from);
    free(packing->by);
    free(packing->seen);
    free(packing->queue);
    free(packing->paid);
    free(packing);
}

static bool pays(const struct packing *packing, uint32_t v, uint32_t entry)
{
    const struct division_graph *graph = packing->graph;
    return graph->weights[entry] * packing->sides[v] * packing->sides[graph->others[entry]] < 0;
}

static bool pays_fixed(const struct packing *packing, uint32_t v)
{
    return packing->rest->fields[v] * packing->sides[v] < 0;
}

static void note_paid(struct packing *packing, uint32_t a, uint32_t b, uint32_t coupling,
                      int rounds)
{
    packing->paid[packing->paid_count++] =
        (struct paid){a, b, coupling, packing->left[coupling] / rounds};
}

/* Gives every coupling between free nodes, and with the fixed ones, its whole strength. */
static void fill(struct packing *packing, int rounds)
{
    const struct division_graph *graph = packing->graph;
    uint32_t n = (uint32_t)graph->n, m = (uint32_t)graph->m;
    packing->linked_count = packing->paid_count = 0;
    for (uint32_t v = 0; v < n; v++) {
        if (!packing->rest->free[v])
            continue;
        packing->left[m + v] = fabs(packing->rest->fields[v]);
        if (packing->left[m + v] > 0)
            packing->linked[packing->linked_count++] = v;
        if (pays_fixed(packing, v))
            note_paid(packing, v, n, m + v, rounds);
        for (uint32_t i = graph->starts[v]; i < graph->starts[v + 1]; i++) {
            uint32_t other = graph->others[i], coupling = graph->couplings[i];
            if (other < v || !packing->rest->free[other])
                continue;
            packing->left[coupling] = graph->strengths[coupling];
            if (pays(packing, v, i))
                note_paid(packing, v, other, coupling, rounds);
        }
    }
}

/* Goes on to a state that was not seen; returns how many wait. */
static size_t reach(struct packing *packing, uint32_t state, uint32_t before, uint32_t coupling,
                    size_t waiting)
{
    if (packing->seen[state] == packing->search)
        return waiting;
    packing->seen[state] = packing->search;
    packing->from[state] = before;
    packing->by[state] = coupling;
    packing->queue[waiting] = state;
    return waiting + 1;
}

/* What lies next to a state: along couplings that have strength left, but for the one closed. */
static size_t expand(struct packing *packing, uint32_t state, uint32_t closed, size_t waiting)
{
    const struct division_graph *graph = packing->graph;
    uint32_t v = state / 2, odd = state % 2, n = (uint32_t)graph->n, m = (uint32_t)graph->m;
    const double *left = packing->left;
    if (v == n) {
        for (size_t i = 0; i < packing->linked_count; i++) {
            uint32_t other = packing->linked[i], coupling = m + other;
            if (left[coupling] > 0 && coupling != closed)
                waiting = reach(packing, 2 * other + (odd ^ pays_fixed(packing, other)), state,
                                coupling, waiting);
        }
        return waiting;
    }
    for (uint32_t i = graph->starts[v]; i < graph->starts[v + 1]; i++) {
        uint32_t other = graph->others[i], coupling = graph->couplings[i];
        if (packing->rest->free[other] && left[coupling] > 0 && coupling != closed)
            waiting =
                reach(packing, 2 * other + (odd ^ pays(packing, v, i)), state, coupling, waiting);
    }
    if (left[m + v] > 0 && m + v != closed)
        waiting = reach(packing, 2 * n + (odd ^ pays_fixed(packing, v)), state, m + v, waiting);
    return waiting;
}

/* Whether there is a way between the ends of what is paid that closes a negative cycle. */
static bool find_cycle(struct packing *packing, const struct paid *paid)
{
    size_t waiting = 0;
    packing->search++;
    uint32_t goal = 2 * paid->b;
    waiting = reach(packing, 2 * paid->a, NOWHERE, NOWHERE, waiting);
    for (size_t i = 0; i < waiting; i++) {
        waiting = expand(packing, packing->queue[i], paid->coupling, waiting);
        if (packing->seen[goal] == packing->search)
            return true;
    }
    return false;
}

/*
 * Uses up as much of the way that was found as there is, at most `most`; returns how much. A way
 * may take a coupling twice, once odd and once even: there is a shorter negative cycle in it then,
 * and that one is what is packed.
 */
static double use_cycle(struct packing *packing, const struct paid *paid, double most)
{
    uint32_t end = 2 * paid->b;
    double used = fmin(most, packing->left[paid->coupling]);
    for (uint32_t state = end; packing->by[state] != NOWHERE; state = packing->from[state])
        used = fmin(used, packing->left[packing->by[state]]);
    for (uint32_t state = end; packing->by[state] != NOWHERE; state = packing->from[state])
        packing->left[packing->by[state]] -= used;
    packing->left[paid->coupling] -= used;
    return used;
}

/* Packs cycles through what is paid, up to its share. */
static double pack(struct packing *packing, const struct paid *paid, double share)
{
    double sum = 0;
    while (sum < share && packing->left[paid->coupling] > 0 && find_cycle(packing, paid))
        sum += use_cycle(packing, paid, share - sum);
    return sum;
}

double packing_bound(struct packing *packing, const struct division_rest *rest, const int8_t *sides,
                     double cost, int rounds, struct deadline *deadline)
{
    double sum = 0;
    packing->rest = rest;
    packing->sides = sides;
    fill(packing, rounds);
    for (int round = 0; round < rounds; round++)
        for (size_t i = 0; i < packing->paid_count && sum < cost; i++) {
            if (i % 256 == 255 && deadline_passed(deadline))
                return sum;
            sum += pack(packing, &packing->paid[i], packing->paid[i].share);
        }
    return sum;
}
