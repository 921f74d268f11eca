/*
 * stage.h: what pictures share that can be laid over each other.
 */
#ifndef PICTURE_STAGE_H
#define PICTURE_STAGE_H

#include "picture/diagram.h"

/* The points in the corners of a page are that large, and stick out by half of it. */
#define STAGE_CORNER .72

struct stage {
    struct area map;              /* what all of their nodes and lines take */
    struct area page;             /* what the page takes at least */
    const struct diagram *frames; /* an entry has one place in the legends of all of these */
    size_t frame_count;
    double strip; /* points kept free between map and legend, times the composition's scale */
};

/*
 * Puts the frames on one stage, which holds the whole, a diagram that is laid out, and what an
 * older picture took whose places it keeps. The stage must not move.
 */
void stage_init(struct stage *stage, const struct diagram *whole, struct diagram *frames,
                size_t count);

#endif
