/*
 * perron.h: the leading eigenvector of a directed network.
 */
#ifndef MEASURE_PERRON_H
#define MEASURE_PERRON_H

#include "measure/rounds.h"

#include <entente/network.h>

/*
 * The spectral radius: the largest of its strong components'; 0 where no ties run in a circle. Ties
 * have weights where the projection does. Fails as rounds_next() does.
 */
bool perron_value(struct network *network, double *value, struct rounds *rounds,
                  struct error *error);

/*
 * Fills scores[0 .. node_count - 1] with the eigenvector of that value, by in-ties: each node has
 * 1/value of what those have together who point to it. No score is below 0, the largest is 1; all
 * are 0 where the value is. Strong components of the largest value that lead to another such one
 * have 0, for their vector would have no end; of several others it is the mix of their vectors
 * nearest to all ones on their own nodes, so nodes in the same position score the same.
 */
bool perron_vector(struct network *network, double *scores, struct rounds *rounds,
                   struct error *error);

#endif
