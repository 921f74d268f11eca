/*
 * ending.h: how entente-cluster ends before its time: told to stop, or since another process died.
 */
#ifndef CLUSTER_ENDING_H
#define CLUSTER_ENDING_H

/*
 * After MPI_Init(): SIGTERM asks the work under way to stop, which then ends on all processes with
 * an error; a second one ends the process. What MPI cannot go on from, as when another process is
 * no more, ends all of them, with our message and without a file half written.
 */
void ending_prepare(void);

/*
 * Before MPI_Finalize(): all is done. What mpirun sends to the others when the first process ends
 * with a code is no news.
 */
void ending_done(void);

#endif
