/*
 * layouts.h: how nodes are placed and lines run in each layout. A placing function fills in the
 * nodes' places, whose sizes must be known, and the regions; a routing function the lines' routes.
 */
#ifndef PICTURE_LAYOUTS_H
#define PICTURE_LAYOUTS_H

#include "picture/layout.h"

/* The map with each group in a box of its own. */
bool clusters_place(GVC_t *gvc, struct diagram *diagram, struct error *error);

/* The map of a large network: points. Lines run straight. */
bool cloud_place(GVC_t *gvc, struct diagram *diagram, struct error *error);
bool cloud_route(GVC_t *gvc, struct diagram *diagram, struct error *error);

/* Wholes above their parts, organizations above their members, offices beside their bodies. */
bool organigram_place(GVC_t *gvc, struct diagram *diagram, struct error *error);

/* Points on one circle, group by group; lines bend through its inside. */
bool circle_place(GVC_t *gvc, struct diagram *diagram, struct error *error);
bool circle_route(GVC_t *gvc, struct diagram *diagram, struct error *error);

/* A band for each group, one above the other. */
bool layers_place(GVC_t *gvc, struct diagram *diagram, struct error *error);

#endif
