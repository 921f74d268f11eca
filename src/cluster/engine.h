/*
 * engine.h: PETSc and SLEPc, begun and ended, and kept from printing and aborting: their error
 * codes become ours.
 */
#ifndef CLUSTER_ENGINE_H
#define CLUSTER_ENGINE_H

#include <entente/error.h>

#include <mpi.h>
#include <stdbool.h>

/* After MPI_Init(): begins both, without options of their own, on all processes of `comm`. */
bool engine_start(MPI_Comm comm, struct error *error);
void engine_stop(void);

/* Sets the error of a failed call; returns false. `what` is what was being done. */
bool engine_failed(int code, const char *what, struct error *error);

#endif
