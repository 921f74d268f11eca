/*
 * scatter.h: the ties and flows that each process has of its part of the tables, to the owners of
 * their nodes, where those of a pair meet and merge.
 */
#ifndef CLUSTER_SCATTER_H
#define CLUSTER_SCATTER_H

#include "cluster/kept.h"

/*
 * Fills in the spread's ties and, where it is `flowing`, its flows, from the relations that all
 * processes have kept, which are used up; its counts, until now ours, become those of all.
 * numbers[i] is the node of our name i (naming.h).
 */
void scatter(struct spread *spread, struct kept *kept, const struct vocabulary *vocabulary,
             const uint64_t *numbers);

#endif
