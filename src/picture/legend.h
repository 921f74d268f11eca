/*
 * legend.h: the legend, as pieces and samples of a composition.
 */
#ifndef PICTURE_LEGEND_H
#define PICTURE_LEGEND_H

#include "picture/compose.h"

/* Adds the legend below and right of the corner, at most so wide; `*bottom` is where it ends. */
bool legend_add(struct composition *composition, const struct diagram *diagram,
                measure_pieces *measure, void *context, struct point corner, double width,
                double *bottom, struct error *error);

#endif
