/*
 * reading.h: the tables of all processes, each process's part of them in a dossier of its own.
 */
#ifndef CLUSTER_READING_H
#define CLUSTER_READING_H

#include "cluster/shares.h"

#include <entente/dossier.h>
#include <entente/error.h>
#include <entente/format.h>

/* What was found in one of the files, over all processes. */
struct reading_file {
    unsigned odd;       /* as struct csv_part has it */
    unsigned conflicts; /* warnings that name a place */
};

struct reading {
    struct dossier *dossier;    /* our part: its vocabulary is that of all processes */
    struct reading_file *files; /* by file: how much was found that is odd */
    uint64_t *dossier_files;    /* by file of our dossier: which of the files it is */
    struct text errors; /* on process 0: what is wrong in the first file that has errors, printed */
    size_t failed;      /* that file; the count of files: none has errors */
};

/* How to read, and whether what is printed of errors is coloured. */
struct reading_options {
    struct read_options read;
    bool color;
};

/*
 * Reads our part of the files. Where what they say cannot be read, all processes have the same
 * error, which is that of dossier_read_file(), and process 0 has all of them as text.
 */
bool reading_init(struct reading *reading, struct shares *parts,
                  const struct reading_options *options, struct error *error);
void reading_release(struct reading *reading);

#endif
