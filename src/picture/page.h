/*
 * page.h: a Graphviz graph that is laid out, as the bytes of a picture of the size asked for.
 */
#ifndef PICTURE_PAGE_H
#define PICTURE_PAGE_H

#include "picture/graphviz_compat.h"
#include "picture/style.h"
#include "picture/svg.h"

#include <entente/picture.h>

/* The page itself, or the defaults where it is NULL. */
const struct picture_page *page_or_default(const struct picture_page *page);

/* A graph for a picture, on the theme's paper; freed by page_write(), page_proof() or agclose(). */
Agraph_t *page_open(const struct theme *theme);

/*
 * Takes the graph. Appends the picture, everything in it at its place, scaled to the page's size.
 * `words` are for an SVG. What may look wrong goes to page->found. ERROR_LIMIT where a PNG would be
 * too large.
 */
bool page_write(GVC_t *gvc, Agraph_t *graph, const struct picture_page *page, const char *format,
                const struct svg_words *words, struct text *out, struct error *error);

/*
 * For a page that another writes in that format: takes `graph`, lays it out, says what may look
 * wrong, and gives `into` the size that was asked for.
 */
bool page_proof(GVC_t *gvc, Agraph_t *graph, const struct picture_page *page, const char *format,
                Agraph_t *into, struct error *error);

/* Notes something that the picture does not show, where the page's asker wants to know. */
void page_note(const struct picture_page *page, const char *text);

/* Graphviz's name of the renderer of a picture format; NULL past the last. */
const char *page_renderer(size_t index);

#endif
