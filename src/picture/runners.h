/*
 * runners.h: who is drawn in a bump chart, how, and who stands above whom. No Graphviz here.
 */
#ifndef PICTURE_RUNNERS_H
#define PICTURE_RUNNERS_H

#include "picture/style.h"

#include <entente/history.h>

/* An entity in the chart. */
struct runner {
    uint32_t entity;
    const char *colour, *shape; /* Graphviz's */
    bool highlighted;
    char *label;        /* clean */
    int *slots;         /* by period: how many stand above it; below 0: it is not there */
    size_t first, last; /* the periods in which it is there first and last */
};

struct runners {
    struct runner *items; /* in the history's order; the first few are highlighted */
    size_t count;
    size_t rows; /* how many stand in the fullest period */
};

/* Finds those of the history's list who reach the top in some period. */
void runners_find(struct runners *runners, const struct history *history, size_t top,
                  const struct theme *theme);
void runners_release(struct runners *runners);

bool runner_present(const struct runner *runner, size_t period);

#endif
