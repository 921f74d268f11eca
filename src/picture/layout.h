/*
 * layout.h: where the nodes go and how the lines run.
 */
#ifndef PICTURE_LAYOUT_H
#define PICTURE_LAYOUT_H

#include "picture/graphviz_compat.h"
#include "picture/part.h"

/*
 * Fills in the nodes' places: each connected part in landscape and without overlaps, the parts
 * packed. The nodes' sizes must be known.
 */
bool layout_place(GVC_t *gvc, struct diagram *diagram, struct error *error);

/*
 * One try at a part: places by the engine, neato or sfdp, from this start, turned to lie on the
 * longer side, and stretched to landscape. Nodes may overlap.
 */
bool layout_try(GVC_t *gvc, struct diagram *diagram, struct part *part, const char *engine,
                unsigned start, struct error *error);

/* The shape that pictures are to have: width to height. */
#define LAYOUT_ASPECT 1.45

/* Fills in the routes of lines that have none, around the nodes, which must be placed. */
bool layout_route(GVC_t *gvc, struct diagram *diagram, struct error *error);

#endif
