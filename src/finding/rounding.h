/*
 * rounding.h: which scores count as the same.
 */
#ifndef FINDING_ROUNDING_H
#define FINDING_ROUNDING_H

#include <entente/measure.h>

/*
 * The score to ten significant digits, as it is printed: two nodes in the same position differ in
 * the last bits of a double, and would be ranked by rounding.
 */
double rounded_score(double score);

/* What orders nodes by a measure, ascending: INFINITY, the last, where the score is not defined. */
double score_order(const struct measure *measure, double score);

/* The rank of a node, 1 for the first, by scores[0 .. count - 1]; ties share a rank: 1 2 2 4. */
uint32_t score_rank(const struct measure *measure, const double *scores, size_t count, size_t node);

#endif
