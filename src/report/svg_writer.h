/*
 * svg_writer.h: writes shapes and texts of an SVG shorter than Graphviz does: without what is not
 * seen or said already, and as one where neighbours look the same.
 */
#ifndef REPORT_SVG_WRITER_H
#define REPORT_SVG_WRITER_H

#include "report/svg_tag.h"

#include <entente/text.h>

/* Neighbours that look the same, not written yet. */
enum run_kind { RUN_NONE = 0, RUN_SHAPES, RUN_TEXTS };

struct svg_writer {
    struct text *out;
    const char *prefix; /* of the ids of gradients */
    unsigned gradient;  /* the one that the next shapes are filled with, where they are */
    bool merging;       /* filled neighbours may be one shape, too */
    struct text *apart; /* takes the look of the next shape, in place of the shape; NULL: none */
    bool stroked;       /* what is around has a stroke, which texts have not */
    enum run_kind kind;
    struct text look, body;
    size_t count;
};

/* Writes what is not written yet. */
void svg_writer_flush(struct svg_writer *writer);
void svg_writer_release(struct svg_writer *writer);

/* A path, polygon, polyline or ellipse. */
void svg_writer_shape(struct svg_writer *writer, const struct svg_tag *tag);

/* A text with its content, which is escaped. */
void svg_writer_text(struct svg_writer *writer, const struct svg_tag *tag, struct span content);

#endif
