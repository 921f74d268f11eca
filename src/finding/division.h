/*
 * division.h: dividing a signed graph's nodes into two sides at little cost: the graph, and what
 * the searches for a division and for bounds of its cost share.
 */
#ifndef FINDING_DIVISION_H
#define FINDING_DIVISION_H

#include "finding/kernel.h"

#include <entente/progress.h>

/*
 * The couplings of n nodes as compressed rows: the row of v is entries starts[v] to starts[v + 1].
 * A division gives each node its side, -1 or 1.
 */
struct division_graph {
    size_t n, m;
    uint32_t *starts, *others;
    uint32_t *couplings; /* by entry: which coupling it is, 0 to m - 1 */
    double *weights;     /* by entry */
    double *strengths;   /* by coupling: |weight| */
    double step;         /* every cost is a multiple of it; 0: not known */
};

/* When to stop. */
struct deadline {
    double at;    /* by deadline_now() */
    size_t looks; /* it passes when it was looked at so often, too; 0: at no number */
    bool passed;
    const struct progress *progress;
};

void division_graph_init(struct division_graph *graph, size_t n, const struct coupling *couplings,
                         size_t count);
void division_graph_release(struct division_graph *graph);

/* Seconds on a clock that only goes forward. */
double deadline_now(void);

/* Whether the time is up or an interruption was asked for; looks at the clock. */
bool deadline_passed(struct deadline *deadline);

double division_cost(const struct division_graph *graph, const int8_t *sides);

/*
 * Fills `sides` with a good division: tabu search (Glover 1989) from a division along a spanning
 * tree, which is perfect where one is, from all on one side, and from random ones. Returns its
 * cost.
 */
double division_search(const struct division_graph *graph, int8_t *sides, uint64_t seed,
                       struct deadline *deadline);

/* A division with some nodes fixed, whose pull on the free ones is `fields`. */
struct division_rest {
    const struct division_graph *graph;
    const bool *free;     /* by node */
    const double *fields; /* by node: it costs |field| to be on the side -sign(field) */
};

/* Flips free nodes as long as that costs less; returns what the free ones cost. */
double division_descend(const struct division_rest *rest, int8_t *sides, double *room);

#endif
