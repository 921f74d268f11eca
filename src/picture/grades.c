/*
 * grades.c: scores as steps of a scale of colours. Steps are equally wide in the square root of the
 * score above the lowest one, or in that of its distance from 0 where some are negative: most
 * measures are high for few, and the others would all look the same.
 */
#include "picture/grades.h"

#include <math.h>

static bool is_signed(const struct grades *grades)
{
    return grades->low < 0;
}

void grades_add(struct grades *grades, double score)
{
    if (!isfinite(score)) {
        grades->undefined++;
        return;
    }
    grades->low = grades->count ? fmin(grades->low, score) : score;
    grades->high = grades->count ? fmax(grades->high, score) : score;
    grades->count++;
}

size_t grades_steps(const struct grades *grades)
{
    if (!grades->count)
        return 0;
    return is_signed(grades) || grades->high > grades->low ? STYLE_STEPS : 1;
}

/* Where a score stands on the scale: 0 to 1. */
static double place_of(const struct grades *grades, double score)
{
    double most = fmax(-grades->low, grades->high);
    if (!is_signed(grades))
        return sqrt((score - grades->low) / (grades->high - grades->low));
    return .5 + copysign(sqrt(fabs(score) / most), score) / 2;
}

/* The score that stands there. */
static double score_at(const struct grades *grades, double place)
{
    double most = fmax(-grades->low, grades->high), way = 2 * place - 1;
    if (!is_signed(grades))
        return grades->low + place * place * (grades->high - grades->low);
    return copysign(way * way * most, way);
}

size_t grades_step(const struct grades *grades, double score)
{
    if (grades_steps(grades) < STYLE_STEPS)
        return 0;
    return (size_t)fmin(floor(place_of(grades, score) * STYLE_STEPS), STYLE_STEPS - 1);
}

void grades_range(const struct grades *grades, size_t step, double *from, double *to)
{
    double steps = (double)grades_steps(grades);
    *from = score_at(grades, (double)step / steps);
    *to = score_at(grades, (double)(step + 1) / steps);
}

const char *grades_step_fill(const struct grades *grades, const struct theme *theme, size_t step)
{
    return is_signed(grades) ? theme->divergence[step] : theme->sequence[step];
}

const char *grades_fill(const struct grades *grades, const struct theme *theme, double score)
{
    if (!isfinite(score))
        return theme->paper;
    return grades_step_fill(grades, theme, grades_step(grades, score));
}
