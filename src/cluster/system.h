/*
 * system.h: systems of linear equations with a symmetric, positive definite matrix, by PETSc's
 * conjugate gradients.
 */
#ifndef CLUSTER_SYSTEM_H
#define CLUSTER_SYSTEM_H

#include "cluster/course.h"

#include <petscmat.h>

/*
 * (diagonal - factor * matrix) solution = right; with `squared` the matrix is M M' of the one that
 * is given, with `squared` and `transposed` M' M.
 */
struct system {
    Mat matrix;
    bool squared, transposed;
    double factor;
    Vec diagonal; /* above 0; NULL: 1 each */
    Vec right;
};

/*
 * Improves the solution as measure/conjugate.h does: until no equation is off by more than the
 * tolerance of its right side, or of its own term on the diagonal where that is larger; or until
 * rounding lets it come no nearer. Not `solved`: weights are too far apart for it (their squares
 * are beyond a double), and the solution is not one.
 */
PetscErrorCode system_solve(const struct system *system, Vec solution, struct course *course,
                            bool *solved);

#endif
