/*
 * map_picture.h: drawing a map into the file of -o.
 */
#ifndef CLI_MAP_PICTURE_H
#define CLI_MAP_PICTURE_H

#include "cli/settings.h"

#include <entente/error.h>
#include <entente/picture.h>

/* Draws the view into settings->output in that format. */
bool map_picture(const struct view *view, const struct diagram_options *options,
                 const struct settings *settings, const char *format, struct error *error);

#endif
