/*
 * packing.h: a lower bound of what a division costs: in every negative cycle (an odd number of
 * negative couplings) something is paid for, so cycles that share no strength add up.
 */
#ifndef FINDING_PACKING_H
#define FINDING_PACKING_H

#include "finding/division.h"

struct packing;

struct packing *packing_new(const struct division_graph *graph);
void packing_free(struct packing *packing);

/*
 * The strength of negative cycles through free nodes and the fixed ones, which stand for one node
 * that pulls by `fields`. Of every coupling no more than its strength is used, in `rounds` shares.
 * `sides` is a good division of the free nodes: cycles start from what it pays for, and
 * what it costs the free ones is `cost`, where the packing stops. The free ones cost at least what
 * is returned.
 */
double packing_bound(struct packing *packing, const struct division_rest *rest, const int8_t *sides,
                     double cost, int rounds, struct deadline *deadline);

#endif
