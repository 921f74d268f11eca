/*
 * agree.h: what fails on one process fails on all, with the same error.
 */
#ifndef CLUSTER_AGREE_H
#define CLUSTER_AGREE_H

#include <entente/error.h>

#include <mpi.h>
#include <stdbool.h>

/*
 * Called by every process of `comm`, each with whether it is done, and the error if not. True where
 * all are; else false, and every process has the error of the first one that failed: where each
 * reads a range of the files, in order, that is the first error in these.
 */
bool agree(MPI_Comm comm, bool done, struct error *error);

#endif
