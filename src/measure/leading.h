/*
 * leading.h: the leading eigenvector of a symmetric matrix.
 */
#ifndef MEASURE_LEADING_H
#define MEASURE_LEADING_H

#include "measure/pull.h"
#include "measure/rounds.h"

/*
 * Turns the vector (node_count numbers, not all 0) into the eigenvector of length 1 of the largest
 * eigenvalue; the matrix may have negative entries. Where several eigenvectors have that
 * eigenvalue (equal components) it is the mix of them nearest to what the vector was: of all ones,
 * nodes in the same position get the same. `*value` is the eigenvalue, 0 where the matrix is 0.
 * Fails as rounds_next() does, and with ERROR_INTERNAL where igraph fails.
 */
bool leading_eigenvector(const struct matrix *matrix, double *vector, double *value,
                         struct rounds *rounds, struct error *error);

/*
 * Scores of maximum 1 are good to about 1e-15 whatever their size, so what lies below 1e-13 is
 * noise. Rounds it off: then 0 is 0, and small scores can tie.
 */
void leading_drop_noise(double *scores, size_t count);

/* About how many steps a round of it takes. */
double leading_round_steps(double nodes, double entries);

/*
 * The largest eigenvalue alone, to rounds->tolerance, which is changed: of a matrix without
 * negative entries.
 */
bool leading_value(const struct matrix *matrix, double *value, struct rounds *rounds,
                   struct error *error);

#endif
