/*
 * grades.h: scores as steps of a scale of colours, from the lowest to the highest score, or, where
 * some are negative, as far below 0 as above.
 */
#ifndef PICTURE_GRADES_H
#define PICTURE_GRADES_H

#include "picture/style.h"

/* Starts as {0}. */
struct grades {
    double low, high;
    size_t count;     /* of defined scores */
    size_t undefined; /* of others */
};

/* Takes a score into the range; NAN: it is not defined. */
void grades_add(struct grades *grades, double score);

/* The step of a defined score, 0 to STYLE_STEPS - 1, and the scores from which to which it goes. */
size_t grades_step(const struct grades *grades, double score);
void grades_range(const struct grades *grades, size_t step, double *from, double *to);

/* How many steps there are: one where all scores are the same. */
size_t grades_steps(const struct grades *grades);

/* The fill of a step, of a score; paper where that is not defined. */
const char *grades_step_fill(const struct grades *grades, const struct theme *theme, size_t step);
const char *grades_fill(const struct grades *grades, const struct theme *theme, double score);

#endif
