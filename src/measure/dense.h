/*
 * dense.h: small systems of linear equations in full.
 */
#ifndef MEASURE_DENSE_H
#define MEASURE_DENSE_H

#include "measure/rounds.h"

/*
 * Solves matrix * x = vector in place: n x n, column by column; both are overwritten. `*regular` is
 * whether the matrix has an inverse; where not, the vector is garbage. ERROR_INTERNAL where igraph
 * fails.
 */
bool dense_solve(double *matrix, double *vector, size_t n, bool *regular, const char *what,
                 struct error *error);

/*
 * Replaces a symmetric, positive definite n x n matrix by its inverse, in parallel; only the
 * entries [i * n + j] with j <= i are read, all are filled in. ERROR_LIMIT where it is interrupted.
 */
bool dense_invert(double *matrix, size_t n, const char *what, const struct progress *progress,
                  struct error *error);

#endif
