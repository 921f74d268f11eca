/*
 * option_picture.h: how the values of options of pictures are read, for the table of options.
 */
#ifndef CLI_OPTION_PICTURE_H
#define CLI_OPTION_PICTURE_H

#include "cli/options.h"

/* Into an enum picture_theme. */
bool option_set_theme(void *member, const struct option_row *row, const char *value,
                      struct error *error);

/* A length with its unit, into a struct picture_length. */
bool option_set_length(void *member, const struct option_row *row, const char *value,
                       struct error *error);

/* Dots per inch, into a double. */
bool option_set_dpi(void *member, const struct option_row *row, const char *value,
                    struct error *error);

/* How many of a map have a label, into a size_t, as struct diagram_options has it. */
bool option_set_labels(void *member, const struct option_row *row, const char *value,
                       struct error *error);

#endif
