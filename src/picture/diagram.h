/*
 * diagram.h: what a picture shows: a node for each entity, a line for all relations of one family
 * and state between two of them. No Graphviz here: sizes and places are filled in by layout.c and
 * render.c.
 *
 * Ownership: a diagram owns its strings and points and borrows the view and the options.
 */
#ifndef PICTURE_DIAGRAM_H
#define PICTURE_DIAGRAM_H

#include "picture/area.h"
#include "picture/grades.h"
#include "picture/style.h"

#include <entente/picture.h>

struct diagram_node {
    uint32_t entity;
    const struct kind_style *style;
    uint32_t bloc;     /* PICTURE_NO_BLOC: none */
    double score;      /* of the options' scores; NAN: none */
    const char *fill;  /* the kind's, the bloc's or the score's */
    const char *text;  /* the colour of its label, readable on that */
    unsigned outlines; /* how many lines run around it */
    double influence;
    uint32_t group; /* in options->groups, else its kind */
    bool focus;
    bool possible;                    /* it is only possible that it exists at the view's time */
    double least_width, least_height; /* what it takes at least, however short its label is */
    char *id;                         /* its name in Graphviz and its id in an SVG */
    char *label;                      /* clean, wrapped; "": none */
    struct box box;
    bool point; /* it is drawn as a circle, without its label in it */
    char *name; /* of a point: what stands beside it, clean, wrapped; NULL: nothing */
    struct box name_box;
};

/* A part of the picture that a group's nodes have for themselves. */
struct region {
    uint32_t group;
    char *caption; /* clean */
    struct box caption_box;
    struct box box; /* width 0: no box is drawn, only the caption */
};

struct diagram_line {
    uint32_t from, to; /* nodes */
    enum family family;
    enum line_state state;
    bool quiet;             /* it shapes nothing, and is drawn thinner */
    bool forward, backward; /* whether a relation points to `to`, to `from` */
    char *id;
    char *label;                    /* clean; NULL: none */
    struct box label_box;           /* its place, once annotate_lines() has found one */
    uint32_t first, relation_count; /* in diagram->relations */
    char *route;                    /* Graphviz's `pos`; NULL: not yet */
    struct point *points;           /* of its splines, one after the other */
    size_t point_count;
};

struct stage;

struct diagram {
    const struct view *view;
    const struct diagram_options *options;
    const struct theme *theme;
    struct diagram_node *nodes;
    size_t node_count;
    struct diagram_line *lines; /* in the order of drawing */
    size_t line_count;
    uint32_t *relations; /* of the dossier, line by line */
    size_t relation_count;
    struct grades grades; /* of the scores, where these colour entities */
    bool straight;        /* lines run straight, whatever is in their way */
    bool points;          /* nodes are points with names beside them */
    double name_scale;    /* of these names */
    bool faint;           /* lines are thin and translucent, but for negative ones */
    struct region *regions;
    size_t region_count;
    const struct stage *stage; /* what it shares with other pictures; NULL: it stands alone */
};

void diagram_init(struct diagram *diagram, const struct view *view,
                  const struct diagram_options *options, const struct theme *theme);
void diagram_release(struct diagram *diagram);

/* The picture's title, else the dossier's; NULL: none. */
const char *diagram_title(const struct diagram *diagram);

/* How many of the diagram's nodes are of the kind, of the bloc; of its relations of the family. */
size_t diagram_count_kind(const struct diagram *diagram, uint32_t kind);
size_t diagram_count_family(const struct diagram *diagram, enum family family);
size_t diagram_count_bloc(const struct diagram *diagram, uint32_t bloc);
size_t diagram_count_state(const struct diagram *diagram, enum line_state state);

/* What its blocs are called: "bloc". */
const char *diagram_bloc_word(const struct diagram *diagram);

/* Appends all that a reader may ask of a node or a line, as clean text in several lines. */
void describe_node(const struct diagram *diagram, const struct diagram_node *node,
                   struct text *out);
void describe_line(const struct diagram *diagram, const struct diagram_line *line,
                   struct text *out);

/* Likewise of one relation. */
void describe_relation(const struct dossier *dossier, const struct relation *relation,
                       struct text *out);

/* Appends the years of a date as on a label: "2009-10", "2010-", "2009"; nothing where unclear. */
void describe_years(const struct edtf *when, struct text *out);

#endif
