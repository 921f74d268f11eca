/*
 * part_picture.h: a map of some of a dossier's entities and relations.
 */
#ifndef CLI_PART_PICTURE_H
#define CLI_PART_PICTURE_H

#include "cli/settings.h"

#include <entente/error.h>
#include <entente/view.h>

/*
 * Draws the view, all entities of the same size, into settings->output in that format. The title
 * is that of --title, else the dossier's with `what` behind it.
 */
bool part_picture(const struct view *part, const char *what, const struct settings *settings,
                  const char *format, struct error *error);

/*
 * Fills `part` with the relations that became ties, and with what they tie; without a time also
 * with what has no tie, unless the projection drops it. The caller releases the part.
 */
void part_of_ties(const struct network *network, struct view *part);

#endif
