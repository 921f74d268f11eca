/*
 * bytes.h: the bytes of a file that many processes read, by MPI-IO.
 */
#ifndef CLUSTER_BYTES_H
#define CLUSTER_BYTES_H

#include "base/stream.h"

#include <entente/error.h>
#include <entente/text.h>

#include <mpi.h>
#include <stdbool.h>
#include <stdint.h>

struct bytes {
    MPI_File file;
    const char *path; /* borrowed */
    uint64_t at, end; /* what bytes_stream() gives: first from a header, */
    uint64_t header;  /* of so many bytes, */
    uint64_t given;   /* of which so many were given */
};

bool bytes_open(struct bytes *bytes, const char *path, struct error *error);
void bytes_close(struct bytes *bytes);

/* Reads `size` bytes from `at` on. ERROR_IO where they are not there: the file became shorter. */
bool bytes_read(struct bytes *bytes, uint64_t at, char *buffer, size_t size, struct error *error);

/*
 * How many bytes the header of the table takes, whose size is `size`; 0: the table is nothing but
 * header, or has none that can be read.
 */
bool bytes_header(struct bytes *bytes, uint64_t size, uint64_t *header, struct error *error);

/* A stream of the first `header` bytes, and then those from `first` to before `last`. */
void bytes_stream(struct bytes *bytes, uint64_t header, uint64_t first, uint64_t last,
                  struct stream *stream);

#endif
