/*
 * ties.h: the relations of a view as ties between entities, sorted and merged.
 */
#ifndef NETWORK_TIES_H
#define NETWORK_TIES_H

#include <entente/network.h>

/*
 * Fills ties, tie_count, negative_count, relation_count, possible_count and self_count from the
 * network's view and projection. A tie's ends are entities, not yet nodes.
 */
void ties_collect(struct network *network);

#endif
