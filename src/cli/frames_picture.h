/*
 * frames_picture.h: maps of several dates with one layout, as files or as a film.
 */
#ifndef CLI_FRAMES_PICTURE_H
#define CLI_FRAMES_PICTURE_H

#include "cli/dates.h"

/*
 * Tells whether the settings ask for a file for each date, or for a film: dates are given, and
 * several of them or a % in the name of the output. ERROR_USAGE where the output cannot take them:
 * it holds no %s, and is no SVG.
 */
bool frames_wanted(const struct settings *settings, const char *format, bool *framed,
                   struct error *error);

/*
 * Draws a map as of each date into settings->output: a file for each, all of them or none; one film
 * where no %s parts them. `options` are those of each map, without influence and measure.
 */
bool frames_picture(const struct dossier *dossier, const struct dates *dates,
                    const struct settings *settings, const struct diagram_options *options,
                    const char *format, struct error *error);

#endif
