/*
 * chart.h: charts: shapes, lines and texts at places of our own choice, drawn by Graphviz as they
 * stand. Lines lie under shapes, shapes under texts; among themselves later ones lie above.
 *
 * Ownership: a chart owns what is added to it; its composition holds the texts.
 */
#ifndef PICTURE_CHART_H
#define PICTURE_CHART_H

#include "picture/frame.h"

struct chart_shape {
    const char *role;              /* its class in an SVG */
    const char *shape;             /* Graphviz's */
    const char *colour, *outline;  /* NULL: none */
    double opacity, right_opacity; /* 0 to 1: from the left edge to the right one; `colour` only */
    double border;                 /* points */
    bool dashed;                   /* the outline */
    char *title;                   /* what it stands for, clean; NULL: nothing */
    char label[12];                /* in its middle; "": none */
    double font_size;
    struct box box;
};

/* Curves: a start, then three points for each, as in Graphviz. */
struct chart_line {
    const char *role, *colour;
    double width;
    bool dashed;
    struct point points[4];
};

struct chart {
    struct composition texts;
    struct chart_shape *shapes;
    size_t shape_count, shape_capacity;
    struct chart_line *lines;
    size_t line_count, line_capacity;
};

void chart_release(struct chart *chart);

void chart_add_shape(struct chart *chart, struct chart_shape shape);
void chart_add_line(struct chart *chart, struct chart_line line);

/* A filled rectangle between two corners. */
void chart_add_bar(struct chart *chart, const char *role, const char *colour, struct point low,
                   struct point high);

/* Adds a text, not yet measured and placed; takes `text`. Returns its number. */
size_t chart_add_text(struct chart *chart, const char *role, char *text, double font_size,
                      const char *colour, bool bold);

/* Measures all texts that were added so far. */
bool chart_measure(struct chart *chart, void *gvc, struct error *error);

double chart_text_width(const struct chart *chart, size_t text);

/* Places a text: its left edge (-1), middle (0) or right edge (1) at that x. */
void chart_place_text(struct chart *chart, size_t text, int edge, double x, double y);

/* An entry of a chart's key: one or two shapes at (0,0) and the words behind them. */
struct key_entry {
    struct chart_shape shapes[2];
    size_t shape_count;
    char *text; /* clean; taken */
};

/* Adds the key in columns, below and right of the corner; `*bottom` is where it ends. */
bool chart_add_key(struct chart *chart, void *gvc, struct key_entry *entries, size_t count,
                   struct point corner, double width, double *bottom, struct error *error);

/* Appends the picture. */
bool chart_write(const struct chart *chart, void *gvc, const char *format, const char *title,
                 const char *description, struct text *out, struct error *error);

#endif
