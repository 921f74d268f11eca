/*
 * canvas.h: a fresh Graphviz graph: setting attributes, and the sizes that Graphviz gives to
 * labels. The only names and values that reach Graphviz are ours, or escaped by label.h.
 */
#ifndef PICTURE_CANVAS_H
#define PICTURE_CANVAS_H

#include "picture/compose.h"
#include "picture/diagram.h"
#include "picture/graphviz_compat.h"

/* An empty graph that Graphviz may lay out: with no attribute that says how it looks. */
Agraph_t *canvas_open(void);

/* Sets an attribute of a graph, node or edge; the objects that are not told have "". */
void canvas_set(void *object, const char *name, const char *value);
void canvas_set_number(void *object, const char *name, double value);

/* Places a node at the box's centre, for the passes that take positions as given. */
void canvas_place(Agnode_t *node, const struct box *box);

/* A node that looks as it will in the picture. */
Agnode_t *canvas_add_node(Agraph_t *graph, const struct theme *theme,
                          const struct diagram_node *node);
Agnode_t *canvas_add_piece(Agraph_t *graph, const struct theme *theme, const struct piece *piece,
                           size_t index);

/* A line that looks as it will in the picture, routed where it has a route. */
Agedge_t *canvas_add_line(Agraph_t *graph, const struct diagram *diagram,
                          const struct diagram_line *line);

/* The same, drawn after all other lines: between spots of its own, which are not to be seen. */
Agedge_t *canvas_add_line_above(Agraph_t *graph, const struct diagram *diagram,
                                const struct diagram_line *line);

/* An end for a line that no node stands at. */
Agnode_t *canvas_add_spot(Agraph_t *graph, const char *name, struct point place);

/* The box of a group, under all else; its nodes must be there. */
void canvas_add_region(Agraph_t *graph, const struct diagram *diagram, const struct region *region);

/* The subgraph that was added for the region, or NULL. */
Agraph_t *canvas_region(Agraph_t *graph, const struct region *region);

/* Has dot leave room for the region's caption at the top of its cluster. */
void canvas_set_caption(Agraph_t *cluster, const struct theme *theme, const struct region *region);

/* Colour, width, dashes and arrowhead of a family's lines. */
void canvas_style_line(Agedge_t *edge, const struct theme *theme, enum family family,
                       enum line_state state);

/* Lays out by the engine; false with an error where Graphviz cannot. */
bool canvas_layout(GVC_t *gvc, Agraph_t *graph, const char *engine, struct error *error);

/* Fills in the sizes of the boxes, as large as Graphviz makes them for their labels. */
bool canvas_measure_nodes(GVC_t *gvc, struct diagram *diagram, struct error *error);
bool canvas_measure_pieces(void *gvc, struct piece *pieces, size_t count, struct error *error);

#endif
