/*
 * page.h: a Graphviz graph that is laid out, as the bytes of a picture.
 */
#ifndef PICTURE_PAGE_H
#define PICTURE_PAGE_H

#include "picture/svg.h"

#include <gvc.h>

/* A graph for a picture of that size, in points without margins, in one of the picture formats. */
Agraph_t *page_open(double width, double height, const char *format);

/* Appends the picture, everything in it at its place. `words` are for an SVG. */
bool page_write(GVC_t *gvc, Agraph_t *graph, const char *format, const struct svg_words *words,
                struct text *out, struct error *error);

#endif
