/*
 * triads.h: the census of signed triads.
 */
#ifndef FINDING_TRIADS_H
#define FINDING_TRIADS_H

#include "finding/kernel.h"

#include <entente/balance.h>

/*
 * Counts the triples of nodes that are all coupled, by how many of the three couplings are
 * negative. No pair has two couplings; those of weight 0 do not count.
 */
void triads_count(size_t node_count, const struct coupling *couplings, size_t count,
                  uint64_t triads[TRIAD_COUNT]);

#endif
