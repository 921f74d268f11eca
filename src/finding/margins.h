/*
 * margins.h: how firmly each member belongs to its bloc.
 */
#ifndef FINDING_MARGINS_H
#define FINDING_MARGINS_H

#include <entente/blocs.h>

/*
 * Both fill `second` and `margin` of blocs->members, which are still in the order of nodes; of[v]
 * is the bloc of node v or BLOC_NONE. The margin is the least increase of the signed criterion over
 * all other blocs, or the least loss of modularity over those that the node has ties with; of equal
 * ones the first bloc is taken.
 */
bool margins_signed(struct blocs *blocs, struct network *network, const uint32_t *of,
                    struct error *error);
bool margins_modularity(struct blocs *blocs, struct network *network, const uint32_t *of,
                        struct error *error);

#endif
