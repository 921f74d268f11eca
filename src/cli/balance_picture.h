/*
 * balance_picture.h: a map of the two camps of a balance.
 */
#ifndef CLI_BALANCE_PICTURE_H
#define CLI_BALANCE_PICTURE_H

#include "cli/settings.h"

#include <entente/balance.h>
#include <entente/error.h>

/*
 * Draws the relations that became ties, each entity in the colour of its camp, what breaks the
 * camps broad, into settings->output in that format.
 */
bool balance_picture(const struct balance *balance, const struct settings *settings,
                     const char *format, struct error *error);

#endif
