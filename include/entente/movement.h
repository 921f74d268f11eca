/*
 * movement.h: what a diff did to the ranking by one measure.
 *
 * Ownership: a movement borrows its diff.
 */
#ifndef ENTENTE_MOVEMENT_H
#define ENTENTE_MOVEMENT_H

#include <entente/diff.h>
#include <entente/measure.h>

struct movement_options {
    const struct measure *measure;
    struct projection projection;
    struct measure_options measuring;
    uint32_t kind; /* only entities of this kind of the diff's dossier; VOCABULARY_NONE: of all */
    size_t top;    /* only that many rows; 0: all */
};

struct movement_row {
    uint32_t entity;
    uint32_t rank[2];  /* before and after; 0: not in the network */
    double score[2];   /* NAN: not in the network, or not defined */
    double difference; /* what is not in the network counts as 0; NAN: a score is not defined */
};

struct movement {
    const struct diff *diff;
    const struct measure *measure;
    struct movement_row *rows; /* by size of the difference, then by id */
    size_t row_count;
    size_t moved; /* row_count unless `top` cut the list */
};

/*
 * Ranks the entities before and after, and lists those whose score or rank changed. Fails where the
 * measure does.
 */
ENTENTE_API bool movement_init(struct movement *movement, const struct diff *diff,
                               const struct movement_options *options, struct error *error);
ENTENTE_API void movement_release(struct movement *movement);

#endif
