/*
 * rounding.h: which scores count as the same.
 */
#ifndef FINDING_ROUNDING_H
#define FINDING_ROUNDING_H

/*
 * The score to ten significant digits, as it is printed: two nodes in the same position differ in
 * the last bits of a double, and would be ranked by rounding.
 */
double rounded_score(double score);

#endif
