/*
 * sequence.h: several diagrams of one dossier on one stage: the whole of what they show is laid
 * out, and each takes its places from it.
 */
#ifndef PICTURE_SEQUENCE_H
#define PICTURE_SEQUENCE_H

#include "picture/compose.h"
#include "picture/graphviz_compat.h"
#include "picture/stage.h"

#include <entente/frames.h>

struct sequence {
    const struct picture_page *page;
    const struct picture_frame *given;
    size_t count;
    double *highest; /* by entity: its highest influence in any frame, -1: in none; NULL: none is
                        given */

    struct view view; /* of all that is seen in some frame */
    uint8_t *states;  /* by position in that view */
    struct diagram_options options;
    struct diagram whole;

    struct diagram *frames;
    uint32_t **nodes, **lines; /* by frame and node, line: its index in the whole */

    struct stage stage;
};

/* The page; where it sets no limit, with a second more of processor time for each frame. */
struct picture_page sequence_page(const struct picture_page *page, size_t count);

/* Finds what is shown when. Must not move afterwards. */
void sequence_init(struct sequence *sequence, const struct picture_page *page,
                   const struct picture_frame *frames, size_t count);
void sequence_release(struct sequence *sequence);

/* Lays out the whole, and gives each frame's nodes, lines and labels their places in it. */
bool sequence_layout(struct sequence *sequence, GVC_t *gvc, struct error *error);

/*
 * Composes every frame, in `compositions`, with one page and one place for each thing that they
 * have in common. The caller releases them, on failure too.
 */
bool sequence_compose(const struct sequence *sequence, GVC_t *gvc, struct composition *compositions,
                      struct error *error);

#endif
