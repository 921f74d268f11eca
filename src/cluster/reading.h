/*
 * reading.h: the tables of all processes, each process's part of them.
 */
#ifndef CLUSTER_READING_H
#define CLUSTER_READING_H

#include "cluster/kept.h"
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
    struct dossier *dossier;    /* our part of the tables of entities; its vocabulary is that of all
                                   processes */
    struct kept kept;           /* names, and the relations of our part that are seen */
    uint32_t judged;            /* the type of the first judgement of our part; 0: there is none */
    struct reading_file *files; /* by file: how much was found that is odd */
    uint64_t *dossier_files;    /* by file of our dossier: which of the files it is */
    struct text errors; /* on process 0: what is wrong in the first file that has errors, printed */
    size_t failed;      /* that file; the count of files: none has errors */
};

/* How to read, what to keep, and whether what is printed of errors is coloured. */
struct reading_options {
    struct read_options read;
    struct keeping keeping;
    size_t piece; /* how many bytes are read at a time; 0: as many as is good */
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
