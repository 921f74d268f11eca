/*
 * names.h: the names that stand beside points: whose, how large, and where.
 */
#ifndef PICTURE_NAMES_H
#define PICTURE_NAMES_H

#include "picture/diagram.h"
#include "picture/graphviz_compat.h"

/* Gives names to the nodes that have labels. */
void names_give(struct diagram *diagram);

/* Fills in the sizes of the names at the diagram's name scale. */
bool names_measure(GVC_t *gvc, struct diagram *diagram, struct error *error);

/*
 * Places the names beside their points, which are placed: upon no other name, upon no point that
 * has a name, and upon as few others as may be.
 */
void names_place(struct diagram *diagram);

#endif
