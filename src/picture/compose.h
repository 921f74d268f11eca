/*
 * compose.h: what stands around and on the map: title, subtitle, legend, source line, and the
 * labels of lines. All of it are pieces: boxes with text at fixed places.
 */
#ifndef PICTURE_COMPOSE_H
#define PICTURE_COMPOSE_H

#include "picture/diagram.h"

/* A box with text, or a swatch of a kind or bloc where `swatch`, its shape, is given. */
struct piece {
    const char *role; /* its class in an SVG: title, subtitle, legend, source, label */
    char *text;       /* clean, maybe in several lines */
    const struct kind_style *swatch;
    const char *fill; /* of the swatch; NULL: the paper */
    unsigned outlines;
    const char *colour; /* of the text */
    double font_size;
    bool bold, paper;  /* paper: hides what is under it */
    int side;          /* -1, 1: of what the text stands at, so that its lines end or begin there */
    bool halo;         /* nearly hides what is under it */
    bool point;        /* the swatch is a circle */
    const char *owner; /* the id of the node or line that it names, where ids are numbers */
    struct box box;
};

/* A sample of a family's line in the legend, from left to right. */
struct sample {
    enum family family;
    enum line_state state;
    struct point start, end;
};

struct composition {
    const struct picture_page *page;
    const struct theme *theme;
    struct piece *pieces;
    size_t piece_count, piece_capacity;
    struct sample *samples;
    size_t sample_count, sample_capacity;
    struct area map;   /* what the map takes, or the page for it */
    struct area sheet; /* what all of it takes, without margins */
    double scale;      /* of the text around the map; large maps have larger text */
};

/* What the diagram's nodes, lines and all that the layout has placed take. */
struct area composition_map(const struct diagram *diagram);

/* Nothing on it yet. */
void composition_start(struct composition *composition, const struct picture_page *page);
void composition_release(struct composition *composition);

/* Fills in the sheet: the map and all pieces. */
void composition_measure(struct composition *composition, const struct diagram *diagram);

/* Append; a piece's text is the composition's from now on. */
void composition_add(struct composition *composition, struct piece piece);
void composition_add_sample(struct composition *composition, struct sample sample);

/* The piece that is a region's caption, a point's name; its text is borrowed. */
struct piece composition_caption(const struct theme *theme, const struct region *region);
struct piece composition_name(const struct diagram *diagram, const struct diagram_node *node);

/* Measures pieces by laying them out; canvas.c does, and tests may do it otherwise. */
typedef bool measure_pieces(void *context, struct piece *pieces, size_t count, struct error *error);

/* How large the text is around a map so wide. */
double composition_scale(double width);

/*
 * Into a composition that is started: places the pieces around the diagram, whose nodes, lines and
 * labels of lines have their places.
 */
bool composition_fill(struct composition *composition, const struct diagram *diagram,
                      measure_pieces *measure, void *context, struct error *error);

#endif
