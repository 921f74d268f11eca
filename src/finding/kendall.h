/*
 * kendall.h: how far two rankings agree.
 */
#ifndef FINDING_KENDALL_H
#define FINDING_KENDALL_H

#include <stddef.h>
#include <stdint.h>

/*
 * Kendall's tau-b of the ranks x[i] and y[i] of `count` things, from -1 to 1: the pairs in the same
 * order less those in opposite order, over the geometric mean of the pairs that x does not tie and
 * those that y does not. NAN where one of them ties all. O(n log n).
 * Kendall (1945), Biometrika 33, 239-251; Knight (1966), Journal of the American Statistical
 * Association 61, 436-439.
 */
double kendall_tau_b(const uint32_t *x, const uint32_t *y, size_t count);

#endif
