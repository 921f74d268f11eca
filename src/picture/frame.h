/*
 * frame.h: what stands around a map or a chart: title and subtitle above, the source line below.
 */
#ifndef PICTURE_FRAME_H
#define PICTURE_FRAME_H

#include "picture/compose.h"

/* Points between head, map, legend and source line, times the composition's scale. */
#define FRAME_SPACE 24.0

/* A composition that is being filled around an area. */
struct frame {
    struct composition *composition;
    measure_pieces *measure;
    void *context;
    struct area area;
};

/*
 * Adds title and subtitle above the area, wrapped to its width. Takes both texts, which are clean;
 * NULL: none.
 */
bool frame_add_head(struct frame *frame, char *title, char *subtitle, struct error *error);

/* Adds a line in small print at `*y`, which moves below it. Takes `text`, which is clean. */
bool frame_add_note(struct frame *frame, char *text, double *y, struct error *error);

/* Adds the line that names the dossier's sources, below `y`. */
bool frame_add_sources(struct frame *frame, const struct dossier *dossier, double y,
                       struct error *error);

#endif
