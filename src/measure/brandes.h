/*
 * brandes.h: what nodes and ties are depended on for: Brandes' sums over all sources, in parallel.
 */
#ifndef MEASURE_BRANDES_H
#define MEASURE_BRANDES_H

#include <entente/error.h>
#include <entente/network.h>
#include <entente/progress.h>

/* BRANDES_CHOOSE goes by the work that a batch takes, which is counted, not timed. */
enum brandes_kernel { BRANDES_CHOOSE = 0, BRANDES_PLAIN, BRANDES_BATCH };

struct brandes {
    double cutoff;         /* longer paths do not count; INFINITY: all do */
    const double *weights; /* by node: what it counts for as a source; NULL: 1 */
    double *nodes;         /* filled: by node, the sum over sources of weight * dependency */
    double *ties;          /* filled: by tie, likewise; NULL: not wanted */
    const char *what;      /* for progress and errors */
    const struct progress *progress;
    enum brandes_kernel kernel;
};

/*
 * The same bits for any number of jobs: the sums of a block of sources are added in order of block.
 * Undirected, each pair of nodes is counted from both ends. False with ERROR_LIMIT where it was
 * interrupted or the ties are too many.
 */
bool brandes_run(struct network *network, const struct brandes *brandes, struct error *error);

#endif
