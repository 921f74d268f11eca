/*
 * counted_paths.h: the shortest paths from one node to all that it reaches, counted, and what each
 * node depends on others to reach them. This is the kernel that does every shape of network; the
 * one of brandes_batch.h does many sources at once.
 *
 * Brandes (2001), Journal of Mathematical Sociology 25, 163-177.
 */
#ifndef MEASURE_COUNTED_PATHS_H
#define MEASURE_COUNTED_PATHS_H

#include "measure/heap.h"
#include "measure/scaled.h"
#include "network/adjacency.h"

#include <entente/error.h>
#include <entente/network.h>

/*
 * Two lengths are the same where they differ by no more than this share of their sum: .1 + .2 is
 * .3. igraph's tolerance, which is of the sum of the lengths and 2 (it counts from 1).
 */
#define PATHS_TOLERANCE 1e-10

/* What paths lead over; shared by all threads. */
struct ground {
    size_t node_count;
    const struct rows *out, *in; /* borrowed; the same where undirected */
    double *lengths;             /* by entry of `out`; NULL: each is 1, and no rows have weights */
    double cutoff;               /* longer paths do not count; INFINITY: all do */
};

/* ERROR_LIMIT where there are too many ties for compressed rows. */
bool ground_init(struct ground *ground, struct network *network, double cutoff,
                 struct error *error);
void ground_release(struct ground *ground);

/* One thread's workplace. */
struct paths {
    const struct ground *ground;
    uint32_t *order; /* the nodes that are reached, the source first, none before a nearer one */
    size_t count;    /* of them */
    uint32_t *steps; /* the entries of `out` that continue a shortest path */
    uint32_t
        *step_starts;  /* those of order[i] are steps[step_starts[i] .. step_starts[i + 1] - 1] */
    uint32_t *marks;   /* by node; unweighted: its distance; weighted: its place in `order` */
    double *distances; /* by node; weighted only; INFINITY: not reached */
    double *counts;    /* by node: how many shortest paths lead to it */
    double *shares;    /* by node: (1 + its dependency) / its count */
    struct scaled *scaled; /* by node: its count, where `large` */
    bool large;            /* the counts of this source are too large for doubles */
    struct heap heap;      /* weighted only */
};

void paths_init(struct paths *paths, const struct ground *ground);
void paths_release(struct paths *paths);

/* Fills `order`, `steps` and the counts from the source; what was found before is forgotten. */
void paths_search(struct paths *paths, uint32_t source);

/* Whether the node is reached. */
bool paths_reach(const struct paths *paths, uint32_t node);

/* Whether a tie of that length continues a shortest path: its end is settled later, and as far. */
bool paths_step(const struct paths *paths, uint32_t from, double length, uint32_t to);

/* What the search took, and the sum over it will, in units of about a tie that is looked at. */
uint64_t paths_work(const struct paths *paths);

/*
 * Adds `weight` times the source's dependency on each node but itself to nodes[v], and, unless
 * `ties` is NULL, on each tie to ties[t] (the rows have `ties` then). Undirected, each pair is met
 * twice: once from either end.
 */
void paths_depend(struct paths *paths, double weight, double *nodes, double *ties);

#endif
