/*
 * strong.h: the strong components of a directed network that is spread over processes.
 */
#ifndef CLUSTER_STRONG_H
#define CLUSTER_STRONG_H

#include "cluster/halo.h"

/*
 * Fills parts[place] with the component of each node, called by the number of one of its nodes:
 * those of our nodes, and of others in the halo. By the components of a network whose arcs go both
 * ways it is the connected ones.
 */
PetscErrorCode strong_components(const struct halo *halo, double *parts);

#endif
