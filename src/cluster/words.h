/*
 * words.h: the relation types and kinds that tables bring, as all processes have them.
 */
#ifndef CLUSTER_WORDS_H
#define CLUSTER_WORDS_H

#include "base/names.h"

#include <entente/dossier.h>

#include <mpi.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A relation type that tables bring; its first row says whether it is negative. */
struct word {
    const char *name;
    uint64_t file; /* of those that are read */
    enum family family;
    bool declared;
};

/* Those of all processes, in the order of the files, or the kinds, of which names are all. */
struct words {
    struct word *items;
    size_t count, capacity;
    struct names names; /* private: theirs, to find them by */
    char *bytes;        /* private */
};

/* What this process found. files[i]: the file that brought type i of its vocabulary. */
void words_gather(struct words *types, struct words *kinds, MPI_Comm comm,
                  const struct dossier *dossier, const uint64_t *files);
void words_release(struct words *words);

/* Whether our dossier has read each of its types as all processes do. */
bool words_agree(const struct words *types, const struct dossier *dossier);

/* Adds those that the dossier does not have. */
void words_add(const struct words *types, const struct words *kinds, struct dossier *dossier);

/* How many types a dossier with all of these has that are of the files before. */
size_t words_before(const struct words *types, uint64_t file);

#endif
