/*
 * exchange.h: bytes from every process to every other, however many they are.
 */
#ifndef CLUSTER_EXCHANGE_H
#define CLUSTER_EXCHANGE_H

#include <entente/text.h>

#include <mpi.h>
#include <stddef.h>

/* What came, from process p: bytes[starts[p]] .. bytes[starts[p + 1] - 1]. */
struct inbox {
    char *bytes;
    size_t *starts;
};

/* Sends out[p] to process p, and empties it. */
void exchange(MPI_Comm comm, struct text *out, struct inbox *in);
void inbox_release(struct inbox *in);

/* The texts of all processes, on each of them. */
void exchange_all(MPI_Comm comm, const struct text *mine, struct inbox *in);

/* One text for each process, all empty. */
struct text *outbox_new(MPI_Comm comm);
void outbox_free(MPI_Comm comm, struct text *out);

#endif
