/*
 * layout.h: where the nodes go and how the lines run.
 */
#ifndef PICTURE_LAYOUT_H
#define PICTURE_LAYOUT_H

#include "picture/diagram.h"

#include <gvc.h>

/*
 * Fills in the nodes' places: each connected part in landscape and without overlaps, the parts
 * packed. The nodes' sizes must be known.
 */
bool layout_place(GVC_t *gvc, struct diagram *diagram, struct error *error);

/* Fills in the lines' routes, around the nodes, which must be placed. */
bool layout_route(GVC_t *gvc, struct diagram *diagram, struct error *error);

#endif
