/*
 * leading.h: the leading eigenvector of a symmetric matrix that a network stands for.
 */
#ifndef MEASURE_LEADING_H
#define MEASURE_LEADING_H

#include <entente/error.h>
#include <entente/network.h>

/* Fills product[0 .. node_count - 1] with the matrix times `vector`; no entry is negative. */
typedef void leading_product(const struct network *network, const double *vector, double *product);

/*
 * Fills scores[0 .. node_count - 1] with the eigenvector of the largest eigenvalue, scaled to
 * maximum 1; all 0 where the matrix is. Of several (equal components) it is the mix nearest to all
 * ones, so nodes in the same position score the same. `what` names the measure in an error.
 */
bool leading_eigenvector(const struct network *network, leading_product *multiply, const char *what,
                         double *scores, struct error *error);

#endif
