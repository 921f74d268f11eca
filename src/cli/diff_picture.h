/*
 * diff_picture.h: the picture of a diff.
 */
#ifndef CLI_DIFF_PICTURE_H
#define CLI_DIFF_PICTURE_H

#include "cli/settings.h"

#include <entente/diff.h>

/*
 * Draws what either side sees into settings->output, in that format, on one layout, with distinct
 * lines for what is new and what is gone. Sizes are by --by after the changes; of who went, before
 * them.
 */
bool diff_picture(const struct diff *diff, const struct settings *settings, const char *format,
                  struct error *error);

#endif
