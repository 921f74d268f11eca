/*
 * film.h: a sequence as one animated SVG: everything that any frame shows, each thing once, with
 * the frames in which it is to be seen.
 */
#ifndef PICTURE_FILM_H
#define PICTURE_FILM_H

#include "base/names.h"
#include "picture/sequence.h"

/* In which frames something is seen, as `count` bytes each; equal ones are kept once. */
struct spans {
    uint8_t *rows;
    size_t row_count, row_capacity;
    size_t frame_count;
};

struct film {
    const struct sequence *sequence;
    const struct picture_frame *given; /* with each frame's own influence */
    struct spans spans;

    struct diagram all; /* nodes and lines in every look that they have; owns only its arrays */
    char **ids;         /* theirs, nodes first */
    struct names names; /* to find them by */
    uint32_t *node_whole, *line_whole; /* by node, line: which one of sequence->whole it is */
    uint32_t *node_spans, *line_spans; /* and when it is seen */

    struct composition page;
    uint32_t *piece_spans, *sample_spans;
    uint32_t *mark_spans; /* by frame: of the mark on the time line that is seen then only */
    struct point *ticks;  /* by frame, on the time line */
};

/* The index of the span, which is added where it is new. */
uint32_t spans_add(struct spans *spans, const uint8_t *seen);
const uint8_t *spans_row(const struct spans *spans, uint32_t index);

/* Whether it is seen in all frames. */
bool spans_always(const struct spans *spans, uint32_t index);

/* Merges what the frames show, and what stands around their maps. */
void film_merge(struct film *film);
void film_merge_pages(struct film *film, const struct composition *compositions);

/* The room between map and legend that dates and time line need, and adding them to the frames. */
#define FILM_STRIP 44.0
bool film_line_add(struct film *film, GVC_t *gvc, struct composition *compositions,
                   struct error *error);

/* Appends the time line, and the mark of a frame on it. */
void film_line_draw(const struct film *film, struct text *out);
void film_mark_draw(const struct film *film, size_t frame, struct text *out);

/* Appends Graphviz's SVG of all with the animation: what is hidden at rest, and when it appears. */
void film_animate(const struct film *film, const struct text *svg, struct text *out);

/* Appends the class of what has that span: " during-3"; nothing where it is always seen. */
void film_class(const struct film *film, uint32_t span, struct text *out);

/* Appends what the film shows, frame by frame; and what became of a node, a line. */
void film_describe(const struct film *film, struct text *out);
void film_describe_node(const struct film *film, size_t node, struct text *out);
void film_describe_line(const struct film *film, size_t line, struct text *out);

#endif
