/*
 * svg.h: makes Graphviz's SVG accessible: a title and a description of the whole, and for each node
 * and line what it stands for, in place of its name in the graph.
 */
#ifndef PICTURE_SVG_H
#define PICTURE_SVG_H

#include "picture/diagram.h"

/* Appends the SVG, rewritten. */
void svg_finish(const char *svg, size_t length, const struct diagram *diagram, struct text *out);

#endif
