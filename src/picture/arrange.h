/*
 * arrange.h: the table of layouts: how nodes are placed and how lines run in each of them.
 */
#ifndef PICTURE_ARRANGE_H
#define PICTURE_ARRANGE_H

#include "picture/diagram.h"
#include "picture/graphviz_compat.h"

/*
 * Chooses how the diagram's nodes and lines look in its layout: boxes, or points with names.
 * ERROR_LIMIT where drawing would take more than the limits allow, before it begins.
 */
bool arrange_look(struct diagram *diagram, const struct picture_limits *limits,
                  struct error *error);

/* Fills in the nodes' places, the regions and the lines' routes. The nodes' sizes must be known. */
bool arrange(GVC_t *gvc, struct diagram *diagram, struct error *error);

#endif
