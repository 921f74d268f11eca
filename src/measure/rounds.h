/*
 * rounds.h: what iterations have in common: they say how they ended, tell how far they are, and
 * stop when asked to.
 */
#ifndef MEASURE_ROUNDS_H
#define MEASURE_ROUNDS_H

#include <entente/error.h>
#include <entente/measure.h>
#include <entente/progress.h>
#include <entente/text.h>

/* "what" of an iteration's errors and progress. */
struct rounds {
    const char *what;
    const struct progress *progress;
    double tolerance;  /* what it iterates to */
    size_t most;       /* rounds; more of them is an error */
    bool brief;        /* and this is one with the code MEASURE_UNSETTLED */
    size_t count;      /* rounds done */
    double start, now; /* how far from its end it was at first, and is */
};

/*
 * Where nobody named the measure (options->brief): no more rounds than take some seconds, each of
 * so many steps.
 */
void rounds_shorten(struct rounds *rounds, const struct measure_options *options, double steps);

/*
 * Begins the next round. `distance` is how far from its end the iteration is: above the tolerance
 * (NAN: not known). False where it was interrupted, or where it had its `most` rounds: ERROR_LIMIT.
 */
bool rounds_next(struct rounds *rounds, double distance, struct error *error);

/* Appends to the remark how it ended, where it took any: "to 1e-14 in 98 rounds". */
void rounds_remark(const struct rounds *rounds, struct text *remark);

/* Appends ", " unless the remark is empty. */
void remark_part(struct text *remark);

#endif
