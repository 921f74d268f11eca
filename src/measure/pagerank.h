/*
 * pagerank.h: a random walk along the ties, for the measures that take one.
 */
#ifndef MEASURE_PAGERANK_H
#define MEASURE_PAGERANK_H

#include "measure/pull.h"

#include <entente/measure.h>

/* By node: the sum of the strengths of the ties that leave it. The caller frees the array. */
double *pagerank_leaving(const struct network *network, const struct pull *pull);

/* Fills the scores with where the walk spends its time, as pagerank does; `what` is the measure. */
bool pagerank_walk(struct network *network, const struct measure_options *options, const char *what,
                   double *scores, struct text *remark, struct error *error);

#endif
