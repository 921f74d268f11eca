/*
 * explain.h: the ways in which explanation.c explains a score. Each fills its lists of an
 * explanation whose network, entity, score and rank are known, `scores` being those of all nodes.
 */
#ifndef FINDING_EXPLAIN_H
#define FINDING_EXPLAIN_H

#include "measure/arrivals.h"

#include <entente/explanation.h>

typedef bool explain(struct explanation *explanation, struct network *network,
                     const struct explanation_options *options, const double *scores,
                     struct error *error);

explain explain_influence, explain_pagerank, explain_pairs, explain_without;

/* The entity's node. */
uint32_t explained_node(const struct explanation *explanation);

/* Orders the parts, and cuts the list to `top` (0: not at all). */
void explained_parts(struct explanation *explanation, size_t top);

#endif
