/*
 * svg.h: makes Graphviz's SVG accessible: a title and a description of the whole, and for each node
 * and line what it stands for, in place of its name in the graph.
 */
#ifndef PICTURE_SVG_H
#define PICTURE_SVG_H

#include <entente/error.h>
#include <entente/text.h>

/* What the words of an SVG are. */
struct svg_words {
    const char *title, *description; /* of the whole; clean text */
    /* Appends what the element of that id stands for; nothing where it stands for nothing. */
    void (*describe)(const void *context, const char *id, size_t length, struct text *out);
    const void *context;
    double width, height; /* that it is shown at, in points; 0: as Graphviz has it */
};

/* Appends the SVG, rewritten. */
void svg_rewrite(const char *svg, size_t length, const struct svg_words *words, struct text *out);

#endif
