/*
 * merge.h: a dossier on its way into another one: what its words, sources and files are there.
 */
#ifndef DOSSIER_MERGE_H
#define DOSSIER_MERGE_H

#include "dossier/join.h"

struct merging {
    struct join join; /* its dossier is the one that grows */
    const struct dossier *const *dossiers;
    size_t count;
    const struct dossier *from; /* the one in hand, */
    uint32_t first_file;        /* and, by its own indices, where all that is in it is now */
    uint32_t *entities, *kinds, *types;
    const char **sources; /* their ids */
    bool renamed;         /* some of them are other ids */
};

/* A place of the one dossier in the other. */
struct place merge_place(const struct merging *merging, struct place place);

/* The title, date, note and attributes of the dossier itself. */
void merge_head(struct merging *merging);

/* Fill `kinds` and `types`, and `sources`. */
void merge_words(struct merging *merging);
void merge_sources(struct merging *merging);

/* The citations by the ids that sources have now. */
const char *merge_citations(const struct merging *merging, const char *citations);

/* A string that contradicts: reported, and the note with it. NULL: not given. */
const char *merge_string(const struct merging *merging, const char *whose, const char *name,
                         const char **kept, const char *other, struct place place[2],
                         const char *note);

#endif
