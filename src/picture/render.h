/*
 * render.h: the steps from a diagram to the bytes of a map, for what draws one map or several.
 */
#ifndef PICTURE_RENDER_H
#define PICTURE_RENDER_H

#include "picture/compose.h"
#include "picture/graphviz_compat.h"

/* Gives nodes, whose sizes are known, lines and the labels of lines their places. */
bool render_layout(GVC_t *gvc, struct diagram *diagram, const struct picture_page *page,
                   struct error *error);

/* The whole page as a graph: every node, line and piece at its place. */
Agraph_t *render_page(const struct diagram *diagram, const struct composition *composition,
                      const char *format);

/* Appends the composed map in a picture format. */
bool render_map(GVC_t *gvc, const struct diagram *diagram, const struct composition *composition,
                const char *format, struct text *out, struct error *error);

#endif
