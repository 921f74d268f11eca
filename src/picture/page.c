/*
 * page.c: a Graphviz graph that is laid out, as the bytes of a picture: the formats, how fine a PNG
 * is, and what keeps the bytes the same.
 */
#include "picture/page.h"

#include <entente/picture.h>

#include "format/dot_record.h"
#include "picture/canvas.h"

#include <math.h>
#include <string.h>

static const double dots_per_inch = 150; /* of a PNG, unless it gets too large */
static const double pixels_max = 90e6;   /* of a PNG; the promise is 100 megapixels */
static const double side_max = 30000;    /* pixels; cairo ends at 32767 */
static const double page_margin = .35;   /* inches */

/* The picture formats. To add one: a row here, with Graphviz's name of its renderer. */
static const struct {
    const char *name, *renderer;
} formats[] = {
    {"svg", "svg"},
    {"png", "png:cairo"},
    {"pdf", "pdf:cairo"},
    {"dot", "dot"},
};

static const char *find_renderer(const char *format)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if (strcmp(formats[i].name, format) == 0)
            return formats[i].renderer;
    return NULL;
}

bool picture_format_known(const char *format)
{
    return find_renderer(format) != NULL;
}

/* The resolution of a PNG: as for print, but lower where it would get too large. */
static double resolution(double width, double height)
{
    width += 144 * page_margin;
    height += 144 * page_margin;
    double by_area = 72 * sqrt(pixels_max / (width * height));
    double by_side = 72 * side_max / fmax(width, height);
    return fmin(dots_per_inch, fmin(by_area, by_side));
}

Agraph_t *page_open(double width, double height, const char *format)
{
    Agraph_t *graph = canvas_open();
    canvas_set_number(graph, "pad", page_margin);
    canvas_set(graph, "splines", "true");
    if (strcmp(format, "png") == 0)
        canvas_set_number(graph, "dpi", resolution(width, height));
    return graph;
}

/* Blanks out when a PDF was made, byte for byte, so that its table of offsets still holds. */
static void forget_date(char *bytes, size_t length)
{
    static const char entry[] = "/CreationDate (";
    char *found = memmem(bytes, length, entry, strlen(entry));
    char *end = found ? memchr(found, ')', (size_t)(bytes + length - found)) : NULL;
    if (end)
        memset(found, ' ', (size_t)(end + 1 - found));
}

bool page_write(GVC_t *gvc, Agraph_t *graph, const char *format, const struct svg_words *words,
                struct text *out, struct error *error)
{
    char *bytes = NULL;
    unsigned length = 0;
    if (strcmp(format, "dot") == 0)
        canvas_set(graph, DOT_DRAWING, "chart"); /* in which there is no dossier */
    if (!canvas_layout(gvc, graph, "nop2", error))
        return false;
    if (gvRenderData(gvc, graph, find_renderer(format), &bytes, &length) != 0 || !bytes)
        return error_set(error, ERROR_INTERNAL, "Graphviz cannot write %s", format);
    if (strcmp(format, "pdf") == 0)
        forget_date(bytes, length);
    if (strcmp(format, "svg") == 0)
        svg_rewrite(bytes, length, words, out);
    else
        text_add_bytes(out, bytes, length);
    gvFreeRenderData(bytes);
    return true;
}
