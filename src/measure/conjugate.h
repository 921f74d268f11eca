/*
 * conjugate.h: systems of linear equations with a symmetric, positive definite matrix.
 */
#ifndef MEASURE_CONJUGATE_H
#define MEASURE_CONJUGATE_H

#include "measure/pull.h"
#include "measure/rounds.h"

/* (diagonal - factor * matrix) solution = right. */
struct conjugate {
    const struct matrix *matrix; /* symmetric */
    double factor;
    const double *diagonal; /* above 0; NULL: 1 each */
    const double *right;
};

/*
 * Improves the solution until no equation is off by more than rounds->tolerance of its right side,
 * or of its own term on the diagonal where that is larger. Fails as rounds_next() does.
 */
bool conjugate_solve(const struct conjugate *system, double *solution, struct rounds *rounds,
                     struct error *error);

#endif
