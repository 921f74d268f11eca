/*
 * route.h: the way of a line, as Graphviz writes it in `pos`.
 */
#ifndef PICTURE_ROUTE_H
#define PICTURE_ROUTE_H

#include <stdbool.h>

/*
 * A copy of the route without the arrow at its start, its end, where the caller says so: the curve
 * then goes on to where the arrow's tip was. NULL for NULL.
 */
char *route_without_arrows(const char *route, bool at_start, bool at_end);

#endif
