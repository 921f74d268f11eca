/*
 * style.h: how each entity kind and each family of relations looks: constant tables, one set of
 * them a theme. To add a theme: its name in picture.h, a file theme_NAME.c, and a row in style.c.
 */
#ifndef PICTURE_STYLE_H
#define PICTURE_STYLE_H

#include <entente/picture.h>
#include <entente/vocabulary.h>

/* The first family that is there on the reader's machine sets the type; all are equally wide. */
#define STYLE_FONT "DejaVu Sans,Verdana,sans-serif"
#define STYLE_FONT_BOLD STYLE_FONT " Bold"

/* What is not to be seen, on any paper. */
#define STYLE_NOTHING "#FFFFFF00"

struct kind_style {
    const char *kind;          /* NULL: for the kinds that a dossier adds, in turn */
    const char *shape, *style; /* Graphviz's */
    const char *fill, *line, *text;
    const char *margin; /* between text and line, in inches */
};

struct family_style {
    const char *line;      /* its colour */
    const char *text;      /* the colour of its labels, readable on paper */
    const char *style;     /* Graphviz's */
    const char *arrowhead; /* Graphviz's; "none": its direction needs no telling */
    double width;
};

/* How a family's bars in a timeline look. */
struct bar_style {
    const char *fill, *border;
};

/* How a state changes the line of any family. */
struct state_style {
    const char *line;  /* the colour in place of the family's; NULL: the family's */
    const char *alpha; /* two digits behind the colour, "" for opaque */
    const char *style; /* in place of the family's; NULL: the family's */
    double width;      /* times the family's */
};

/* How one of the first entities of a chart of ranks looks. */
struct runner_style {
    const char *colour, *shape; /* Graphviz's */
};

enum {
    STYLE_KINDS = 10,
    STYLE_SPARES = 6,
    STYLE_RUNNERS = 8,
    STYLE_STEPS = 5,  /* of a measure's scale */
    STYLE_BLOCS = 24, /* up to so many, no two blocs share both fill and number of outlines */
};

/* All colours of all kinds of pictures, and what else may differ with them. */
struct theme {
    const char *name; /* as --theme has it */
    const char *paper;
    const char *ink;                         /* titles and labels */
    const char *faint;                       /* subtitle, legend, source line */
    const char *band, *band_line;            /* behind a group, and around it */
    const struct kind_style *kinds;          /* STYLE_KINDS rows */
    const struct kind_style *spares;         /* STYLE_SPARES rows */
    const struct family_style *families;     /* FAMILY_COUNT rows */
    const struct bar_style *bars;            /* FAMILY_COUNT rows; NULL: in the lines' colours */
    const struct state_style *states;        /* STATE_COUNT rows */
    const struct runner_style *runners;      /* STYLE_RUNNERS rows */
    const char *other_runner;                /* the colour of the others */
    const char *const *bloc_fills;           /* in turn; each turn more is one outline more */
    uint32_t bloc_fill_count;                /* divides STYLE_BLOCS */
    const char *const *sequence;             /* STYLE_STEPS fills, from the lowest score up */
    const char *const *divergence;           /* likewise, where scores may be negative */
    const char *positive, *negative;         /* cells of a matrix */
    const char *stripe, *rule, *grid, *year; /* bands and lines behind charts */
};

extern const struct theme theme_light, theme_dark, theme_print;

const struct theme *theme_of(enum picture_theme theme);

/* Where nothing says how much influence an entity has. */
#define STYLE_SAME_INFLUENCE .15

/* The style of a kind; one that a dossier adds gets one of the spare styles, by its index. */
const struct kind_style *style_of_kind(const struct theme *theme,
                                       const struct vocabulary *vocabulary, uint32_t kind);
const struct family_style *style_of_family(const struct theme *theme, enum family family);
const struct state_style *style_of_state(const struct theme *theme, enum line_state state);

/* What a state is called in a legend; NULL: the plain state is not listed. */
const char *style_state_name(enum line_state state);

/* Lines of higher layers are drawn over those of lower ones. */
int style_layer(enum family family);

struct bar_style style_of_bar(const struct theme *theme, enum family family);

/*
 * Where blocs colour entities: the fill of a bloc, from 0, and how many outlines its entities have.
 * Shape and colour of the outline still tell the kind.
 */
const char *style_bloc_fill(const struct theme *theme, uint32_t bloc);
unsigned style_bloc_outlines(const struct theme *theme, uint32_t bloc);

/* Ink or paper, whichever is read better on the colour. */
const char *style_text_on(const struct theme *theme, const char *colour);

/* Every row of the kinds and spares, for the tests: NULL past the last one. */
const struct kind_style *style_row(const struct theme *theme, size_t index);

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

/* A colour so opaque, 0 to 1, over another one, as "#RRGGBB" into 8 bytes. */
void style_blend(const char *colour, double opacity, const char *under, char blend[8]);

#endif
