/*
 * drawing_groups.h: the boxes of groups in the DOT of a finished map.
 */
#ifndef PICTURE_DRAWING_GROUPS_H
#define PICTURE_DRAWING_GROUPS_H

#include "picture/diagram.h"
#include "picture/graphviz_compat.h"

/* Puts the page's clusters, with the entities in them, at the end of the DOT graph in `out`. */
void drawing_add_groups(const struct diagram *diagram, Agraph_t *page, struct text *out);

#endif
