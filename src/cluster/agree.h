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
 * all are; else every process gets the error of the first that has one (of several in files: the
 * first by place, so that it does not depend on who read it), and false.
 */
bool agree(MPI_Comm comm, bool done, struct error *error);

#endif
