/*
 * spread_network.h: a network that every process has, spread over them: what measures are tested
 * on, and an oracle for the tests of reading.
 */
#ifndef TESTS_CLUSTER_SPREAD_NETWORK_H
#define TESTS_CLUSTER_SPREAD_NETWORK_H

#include "cluster/spread.h"

/*
 * Takes this process's part of the network, which must outlive the spread; `uneven` shares the
 * nodes out so that some processes may have none.
 */
void spread_from_network(struct spread *spread, const struct network *network, MPI_Comm comm,
                         bool uneven, struct error *error);

#endif
