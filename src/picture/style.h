/*
 * style.h: how each entity kind and each family of relations looks: constant tables.
 */
#ifndef PICTURE_STYLE_H
#define PICTURE_STYLE_H

#include <entente/picture.h>
#include <entente/vocabulary.h>

/* The first family that is there on the reader's machine sets the type; all are equally wide. */
#define STYLE_FONT "DejaVu Sans,Verdana,sans-serif"
#define STYLE_FONT_BOLD STYLE_FONT " Bold"

#define STYLE_PAPER "#FFFFFF"
#define STYLE_INK "#1A1A1A"  /* titles and labels */
#define STYLE_BAND "#F7F7F5" /* behind a group */
#define STYLE_BAND_LINE "#DCDCD8"
#define STYLE_FAINT "#595959" /* subtitle, legend, source line */

struct kind_style {
    const char *kind;
    const char *shape, *style; /* Graphviz's */
    const char *fill, *line, *text;
    const char *margin; /* between text and line, in inches */
};

struct family_style {
    const char *name;      /* in the legend */
    const char *line;      /* its colour */
    const char *text;      /* the colour of its labels, readable on paper */
    const char *style;     /* Graphviz's */
    const char *arrowhead; /* Graphviz's; "none": its direction needs no telling */
    double width;
    int layer; /* higher ones are drawn over lower ones */
};

/* How a state changes the line of any family. */
struct state_style {
    const char *name;  /* in the legend; NULL: the plain state is not listed */
    const char *line;  /* the colour in place of the family's; NULL: the family's */
    const char *alpha; /* two digits behind the colour, "" for opaque */
    const char *style; /* in place of the family's; NULL: the family's */
    double width;      /* times the family's */
};

/* Where nothing says how much influence an entity has. */
#define STYLE_SAME_INFLUENCE .15

/* The style of a kind; one that a dossier adds gets one of the spare styles, by its index. */
const struct kind_style *style_of_kind(const struct vocabulary *vocabulary, uint32_t kind);
const struct family_style *style_of_family(enum family family);
const struct state_style *style_of_state(enum line_state state);

/*
 * Where blocs colour entities: the fill of a bloc, from 0, and how many outlines its entities have.
 * Up to STYLE_BLOCS no two blocs share both. Shape and colour of the outline still tell the kind.
 */
enum { STYLE_BLOCS = 24 };
const char *style_bloc_fill(uint32_t bloc);
unsigned style_bloc_outlines(uint32_t bloc);

/* Every row of the kinds and spares, for the tests: NULL past the last one. */
const struct kind_style *style_row(size_t index);

/*
 * The size of text and the width of a border for an influence of 0 to 1. Sizes go by tenths of a
 * point: fontconfig looks for the font anew, slowly, for each size that there is.
 */
double style_font_size(double influence);
double style_border(double influence);

/* How wide and high a node without a label is, in points. */
double style_mark_size(double influence);

/* Of points: the size of the name beside one, and its diameter in parts of the room it has. */
double style_name_size(double influence);
double style_point(double influence);

/* WCAG 2's contrast of two colours "#RRGGBB": 1 to 21. */
double style_contrast(const char *a, const char *b);

#endif
