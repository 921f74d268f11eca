/*
 * pieces.h: a part of a table, read piece by piece, so that no more of it is in memory at a time
 * than a piece, and what is kept.
 */
#ifndef CLUSTER_PIECES_H
#define CLUSTER_PIECES_H

#include "cluster/kept.h"
#include "cluster/reading.h"
#include "cluster/told.h"

/* One that was read, and what there was before it. */
struct piece {
    size_t part; /* the index of its part among ours */
    const struct part *of;
    uint64_t first, last; /* in the file; `last` is not among them */
    size_t types_known;
    size_t relations, lines;                     /* of its part */
    size_t names;                                /* that were kept */
    size_t found;                                /* what was told */
    size_t own_relations, own_names, own_errors; /* what came with it */
};

/* How parts are read, and what becomes of them. */
struct pieces {
    const struct shares *parts;
    const struct reading_options *options;
    struct reading *reading; /* whose dossier is there; gets what is kept */
    struct told *told;
    size_t types_known; /* how many relation types the files before have, of those of the dossier */
    uint64_t all, done; /* bytes of all our parts, and of those before */
    struct piece *items;
    size_t count, capacity;
};

/*
 * Reads a part, the index-th of ours. A table of entities goes into the dossier whole: who declares
 * one anew is compared with what was said before. Of one of relations the dossier gets the types.
 * `*open`: its last row does not end in it. False where it cannot be read: what is wrong is told,
 * or is the error.
 */
bool pieces_read(struct pieces *pieces, size_t index, const struct part *part, bool *open,
                 struct error *error);

/*
 * Reads a piece again, as what comes behind so many relations and entities of its table: what is
 * told of it ends with the limit that is passed. Forget before what was told of it and behind it.
 * first[] is by name that we have kept: no process before us has it.
 */
void pieces_again(struct pieces *pieces, const struct piece *piece, const uint8_t *first,
                  size_t relations, size_t entities);

void pieces_release(struct pieces *pieces);

#endif
