/*
 * rounding.c: which scores count as the same.
 */
#include "finding/rounding.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

double rounded_score(double score)
{
    char digits[40];
    snprintf(digits, sizeof digits, "%.10g", score);
    return strtod(digits, NULL);
}

double score_order(const struct measure *measure, double score)
{
    if (isnan(score))
        return (double)INFINITY;
    return measure->ascending ? rounded_score(score) : -rounded_score(score);
}

/* Rounding is slow, and moves no score by more than a billionth of it. */
static bool clearly_differ(double a, double b)
{
    return fabs(a - b) > 1e-8 * (fabs(a) + fabs(b));
}

uint32_t score_rank(const struct measure *measure, const double *scores, size_t count, size_t node)
{
    double own = score_order(measure, scores[node]);
    uint32_t rank = 1;
    for (size_t i = 0; i < count; i++) {
        double rough = measure->ascending ? scores[i] : -scores[i];
        if (!isnan(rough) && clearly_differ(rough, own))
            rank += rough < own;
        else
            rank += score_order(measure, scores[i]) < own;
    }
    return rank;
}
