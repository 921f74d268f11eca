/*
 * map_drawing.h: what a map shows of a view: all of it, or the surroundings of an entity, in which
 * sizes, colours and groups.
 */
#ifndef CLI_MAP_DRAWING_H
#define CLI_MAP_DRAWING_H

#include "cli/clusters.h"
#include "cli/map_colours.h"
#include "cli/settings.h"

#include <entente/error.h>
#include <entente/picture.h>

struct map_drawing {
    const struct view *view; /* what is drawn: all that is seen, or the part */
    struct diagram_options options;

    struct view selected; /* by --where; private from here on */
    struct view part;     /* around --focus */
    struct clusters clusters;
    struct map_colours colours;
    struct text title, remark;
    uint32_t focus;
    double *sizes;
};

/*
 * Fills in what the settings ask for, on top of the options. Must not move; needs
 * map_drawing_release() even where it fails.
 */
bool map_drawing_init(struct map_drawing *drawing, const struct view *view,
                      const struct diagram_options *options, const struct settings *settings,
                      struct error *error);
void map_drawing_release(struct map_drawing *drawing);

#endif
