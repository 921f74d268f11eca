/*
 * movement.h: how the ranking by one measure differs between two views of a dossier: two times of
 * it, two states of a diff, or with and without some of what it holds.
 *
 * Ownership: a movement borrows the dossier.
 */
#ifndef ENTENTE_MOVEMENT_H
#define ENTENTE_MOVEMENT_H

#include <entente/diff.h>
#include <entente/measure.h>

struct movement_options {
    const struct measure *measure;
    struct projection projection;
    struct measure_options measuring;
    uint32_t kind;      /* only entities of this kind of the dossier; VOCABULARY_NONE: of all */
    const bool *listed; /* by entity of the dossier: only these; NULL: all */
    size_t top;         /* only that many rows; 0: all */
};

struct movement_row {
    uint32_t entity;
    uint32_t rank[2];  /* before and after; 0: not in the network */
    double score[2];   /* NAN: not in the network, or not defined */
    double difference; /* what is not in the network counts as 0; NAN: a score is not defined */
};

struct movement {
    const struct dossier *dossier;
    const struct measure *measure;
    bool normalized;
    struct movement_row *rows; /* by size of the difference, then by id */
    size_t row_count;
    size_t moved; /* row_count unless `top` cut the list */
};

/*
 * Ranks the entities of both views, which are of one dossier, and lists those whose score or rank
 * changed. Fails where the measure does.
 */
ENTENTE_API bool movement_between(struct movement *movement, const struct view *before,
                                  const struct view *after, const struct movement_options *options,
                                  struct error *error);

/* The same for a diff: none of its changes made, and all of them. */
ENTENTE_API bool movement_init(struct movement *movement, const struct diff *diff,
                               const struct movement_options *options, struct error *error);
ENTENTE_API void movement_release(struct movement *movement);

#endif
