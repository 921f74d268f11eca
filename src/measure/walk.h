/*
 * walk.h: where a random walk spends its time.
 */
#ifndef MEASURE_WALK_H
#define MEASURE_WALK_H

#include "measure/pull.h"
#include "measure/rounds.h"

struct walk {
    const struct pull *pull; /* by node: where the walk comes from, by what weight */
    const double *leaving;   /* by node: the sum of the weights that leave it */
    bool symmetric;          /* the weights are the same both ways */
    const uint32_t *seeds;   /* where the walk starts anew, each as likely; NULL: anywhere */
    size_t seed_count;
};

/* With the rest of 1 the walk starts anew at each step, and so it does where nothing leaves. */
#define WALK_DAMPING .85

/*
 * Fills scores[0 .. node_count - 1], which sum to 1, each to about rounds->tolerance of itself.
 * Fails as rounds_next() does.
 */
bool walk_scores(const struct walk *walk, double *scores, struct rounds *rounds,
                 struct error *error);

#endif
