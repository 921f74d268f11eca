/*
 * ending.h: how entente-cluster ends before its time: told to stop, or since another process died.
 */
#ifndef CLUSTER_ENDING_H
#define CLUSTER_ENDING_H

#include <entente/error.h>

#include <mpi.h>
#include <stdbool.h>

/*
 * After MPI_Init(): SIGTERM asks the work under way to stop, which then ends on all processes with
 * an error; a second one ends the process. What MPI cannot go on from, as when another process is
 * no more, ends all of them, with our message and without a file half written.
 */
void ending_prepare(void);

/*
 * Called by every process between two parts of the work: false on all, with an error, where one was
 * told to stop, even if what it had under way has had its error, or is just done. `what` is the
 * word for it.
 */
bool ending_may_go_on(MPI_Comm comm, const char *what, struct error *error);

/* The same before the result is written: from then on SIGTERM ends a process at once. */
bool ending_may_write(MPI_Comm comm, struct error *error);

/*
 * Before MPI_Finalize(): all is done. What mpirun sends to the others when the first process ends
 * with a code is no news.
 */
void ending_done(void);

#endif
