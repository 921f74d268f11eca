/*
 * blocs_picture.h: a map of a network's blocs.
 */
#ifndef CLI_BLOCS_PICTURE_H
#define CLI_BLOCS_PICTURE_H

#include "cli/settings.h"

#include <entente/blocs.h>
#include <entente/error.h>

/*
 * Draws the relations that became ties, each entity in the colour of its bloc and sized by its
 * influence, into settings->output in that format. Those whose ties lead to no bloc are left out
 * where a time was asked for, or isolates are dropped.
 */
bool blocs_picture(const struct blocs *blocs, const struct settings *settings, const char *format,
                   struct error *error);

/* By entity: its bloc, PICTURE_NO_BLOC where it is in none. The caller frees the array. */
uint32_t *blocs_by_entity(const struct blocs *blocs);

/* Appends "Leiden: 4 blocs, modularity 0.4512"; without a bloc these mean nothing. */
void blocs_describe(const struct blocs *blocs, struct text *out);

#endif
