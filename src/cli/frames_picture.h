/*
 * frames_picture.h: maps of several dates with one layout, as files or as a film.
 */
#ifndef CLI_FRAMES_PICTURE_H
#define CLI_FRAMES_PICTURE_H

#include "cli/dates.h"

/*
 * Whether settings->output can take several pictures: it holds a %s, or is an SVG, which will be a
 * film. ERROR_USAGE where it cannot.
 */
bool frames_check(const struct settings *settings, const char *format, struct error *error);

/*
 * Draws a map as of each date into settings->output: a file for each, all of them or none; one film
 * where no %s parts them. `options` are those of each map, without influence and measure.
 */
bool frames_picture(const struct dossier *dossier, const struct dates *dates,
                    const struct settings *settings, const struct diagram_options *options,
                    const char *format, struct error *error);

#endif
