/*
 * stage.c: what pictures share that can be laid over each other.
 */
#include "picture/stage.h"

#include "picture/compose.h"

#include <entente/places.h>

static void join(struct area *area, const struct places_area *old, double edge)
{
    if (old->left <= old->right)
        area_join(area, &(struct area){old->left + edge, old->right - edge, old->bottom + edge,
                                       old->top - edge});
}

void stage_init(struct stage *stage, const struct diagram *whole, struct diagram *frames,
                size_t count)
{
    const struct places *places = whole->options->places;
    *stage = (struct stage){.map = composition_map(whole),
                            .page = AREA_NOWHERE,
                            .frames = frames,
                            .frame_count = count};
    if (places) {
        join(&stage->map, &places->map, 0);
        join(&stage->page, &places->page, STAGE_CORNER / 2);
    }
    for (size_t i = 0; i < count; i++)
        frames[i].stage = stage;
}
