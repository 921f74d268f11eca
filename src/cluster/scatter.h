/*
 * scatter.h: the ties and flows that each process has of its part of the tables, to the owners of
 * their nodes, where those of a pair meet and merge.
 */
#ifndef CLUSTER_SCATTER_H
#define CLUSTER_SCATTER_H

#include "cluster/spread.h"

/*
 * Fills in the spread's ties, its counts and, where it is `flowing`, its flows, from the networks
 * of all processes. numbers[e] is the node of our dossier's entity e (naming.h).
 */
void scatter(struct spread *spread, const struct network *network, const uint64_t *numbers);

#endif
