/*
 * route.h: lines that run as we say, not Graphviz.
 */
#ifndef PICTURE_ROUTE_H
#define PICTURE_ROUTE_H

#include "picture/diagram.h"

/* Whether the line has an arrowhead at its start, at its end. */
bool line_arrow_at(const struct theme *theme, const struct diagram_line *line, bool end);

/*
 * Has the line run along cubic curves, given by 3n + 1 points, that start and end on the borders of
 * its nodes; shortened where it has arrowheads.
 */
void route_along(const struct theme *theme, struct diagram_line *line, const struct point *points,
                 size_t count);

/* The same along straight pieces between `count` corners. */
void route_corners(const struct theme *theme, struct diagram_line *line,
                   const struct point *corners, size_t count);

/* The point in that direction from a point's centre where lines begin. */
struct point route_rim(const struct diagram_node *node, struct point towards);

/* A line from a point to itself, out in that direction, which has length 1. */
void route_loop(const struct theme *theme, struct diagram_line *line,
                const struct diagram_node *node, struct point out);

/*
 * By line: its place beside the others between the same two nodes, 0 in their middle, -.5 and .5 of
 * two, -1, 0 and 1 of three. The caller frees the array.
 */
double *route_places(const struct diagram *diagram);

/*
 * A copy of a route, Graphviz's `pos`, without the arrow at its start, its end, where the caller
 * says so: the curve then goes on to where the arrow's tip was. NULL for NULL.
 */
char *route_without_arrows(const char *route, bool at_start, bool at_end);

#endif
