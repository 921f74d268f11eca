/*
 * map_colours.h: what the colours of a map tell: --color-by.
 */
#ifndef CLI_MAP_COLOURS_H
#define CLI_MAP_COLOURS_H

#include "cli/settings.h"

#include <entente/error.h>
#include <entente/view.h>

/* What the options of a diagram borrow. Starts as {0}. */
struct map_colours {
    double *scores;
    uint32_t *blocs;
    struct text remark;
};

/*
 * Finds what colours the entities, and has the options say so: nothing where kinds do. ERROR_USAGE
 * where --color-by names neither kind nor bloc nor a measure, or one that is meaningless here.
 */
bool map_colours_init(struct map_colours *colours, const struct view *view,
                      const struct settings *settings, struct diagram_options *options,
                      struct error *error);
void map_colours_release(struct map_colours *colours);

#endif
