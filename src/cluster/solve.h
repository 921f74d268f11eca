/*
 * solve.h: measures on a spread network, by PETSc and SLEPc.
 */
#ifndef CLUSTER_SOLVE_H
#define CLUSTER_SOLVE_H

#include "cluster/spread.h"

#include <entente/measure.h>

/*
 * Fills scores[0 .. count - 1] of our nodes with what measure_compute() gives, to 1e-8 or better;
 * every process calls it with the same measure and options. `checkpoint`: the folder in which what
 * was reached is kept and found again, or NULL. Fails on all processes with the same error: as
 * measure_compute() does, and with ERROR_USAGE where the measure is not offered on a cluster.
 */
bool solve(const struct spread *spread, const struct measure *measure,
           const struct measure_options *options, const char *checkpoint, double *scores,
           struct text *remark, struct error *error);

/* Whether it is offered; if not ERROR_USAGE, which says what to use instead. Asks nobody. */
bool solve_offered(const struct measure *measure, const struct measure_options *options,
                   struct error *error);

#endif
