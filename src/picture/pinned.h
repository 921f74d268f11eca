/*
 * pinned.h: places that stay: an older picture's, with room found for what is new.
 */
#ifndef PICTURE_PINNED_H
#define PICTURE_PINNED_H

#include "picture/diagram.h"
#include "picture/graphviz_compat.h"

#include <entente/places.h>

/*
 * Puts each node that the older picture shows where it stood, unless nodes that have grown push it
 * aside; each new one in free room near those it is tied to; and parts of which all is new below
 * the map, laid out by themselves. The nodes' sizes must be known; afterwards none overlap.
 */
bool pinned_place(GVC_t *gvc, struct diagram *diagram, const struct places *places,
                  struct error *error);

#endif
