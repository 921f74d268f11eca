/*
 * map_sizes.h: how large the entities of a map are, and which are left out of it.
 */
#ifndef CLI_MAP_SIZES_H
#define CLI_MAP_SIZES_H

#include "cli/settings.h"

#include <entente/error.h>

/*
 * measures_sizes(), and -1 for who has no relation where the view has a time: most of a dossier's
 * people and plans come later or are gone, and would crowd the rest.
 */
double *map_sizes(const struct view *view, const struct settings *settings, const char **measure,
                  struct error *error);

#endif
