/*
 * shares.h: which bytes of the tables each process reads: an equal share of all bytes, whose
 * beginning and end are moved to where rows begin.
 */
#ifndef CLUSTER_SHARES_H
#define CLUSTER_SHARES_H

#include <entente/error.h>

#include <mpi.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct part_file {
    const char *path; /* borrowed */
    bool nodes;       /* a table of entities, whatever its header says */
    uint64_t size;    /* in bytes */
    uint64_t before;  /* bytes of the files before it */
};

/* The files as one row of bytes, in their order; a place in it is a number of bytes before it. */
struct shares {
    MPI_Comm comm;
    int process, process_count;
    struct part_file *files;
    size_t file_count;
    uint64_t size;    /* of all files */
    uint64_t *wanted; /* by process, and one more: where its equal share begins */
    uint64_t *starts; /* likewise: where its first row begins */
};

/* The bytes of one file that this process reads. */
struct part {
    size_t file;
    uint64_t first, last; /* in the file; `last` is not among them */
    uint64_t header;      /* bytes of the header that comes before them; 0: they begin the file */
};

/*
 * Finds out how large the files are, and gives each process its equal share. ERROR_USAGE where one
 * of them is no plain file, ERROR_IO where it cannot be opened, ERROR_LIMIT where it is larger than
 * `limit`; on all processes alike. `paths` must outlive the parts.
 */
bool shares_init(struct shares *parts, MPI_Comm comm, const char *const *paths, const bool *nodes,
                 size_t count, size_t limit, struct error *error);
void shares_release(struct shares *parts);

/*
 * Moves the beginnings of the shares (`wanted`) to those of rows. Line ends in quotes are told from
 * others by the quotes before them, which each process counts in its share: the beginnings are
 * right unless there are quotes where none may stand, which shows when the rows are read.
 */
bool shares_divide(struct shares *parts, struct error *error);

/*
 * The same, surely and slowly: each process reads its rows to find out where those of the next one
 * begin, one process after the other. A cell that is longer than `longest` ends the file there.
 */
bool shares_follow(struct shares *parts, size_t longest, struct error *error);

/* The parts that this process reads, in order; the caller frees the array. */
struct part *shares_own(const struct shares *parts, size_t *count, struct error *error);

#endif
