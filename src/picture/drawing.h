/*
 * drawing.h: the finished map as a DOT graph that is the dossier as well.
 */
#ifndef PICTURE_DRAWING_H
#define PICTURE_DRAWING_H

#include "picture/diagram.h"
#include "picture/graphviz_compat.h"

/*
 * Appends the graph, a page that must not be laid out yet, as DOT: `neato -n2` renders it as it is,
 * other layouts do sensible things with it, and entente reads back the entities and relations that
 * are drawn, all sources and all declared words. The graph's node of an entity has the id of the
 * diagram's node; every other node and every edge is a part of the picture only.
 *
 * What the dossier keeps under Graphviz's own names, or the drawing's, is left out: a note
 * of the page names it. ERROR_INPUT as of restyle_write().
 */
bool drawing_write(const struct diagram *diagram, Agraph_t *graph, const struct picture_page *page,
                   struct text *out, struct error *error);

#endif
