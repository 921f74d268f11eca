/*
 * rounding.c: which scores count as the same.
 */
#include "finding/rounding.h"

#include <stdio.h>
#include <stdlib.h>

double rounded_score(double score)
{
    char digits[40];
    snprintf(digits, sizeof digits, "%.10g", score);
    return strtod(digits, NULL);
}
