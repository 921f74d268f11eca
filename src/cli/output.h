/*
 * output.h: a dossier as a result: to the file of -o, or to standard output.
 */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include "cli/settings.h"

#include <entente/dossier.h>
#include <entente/error.h>
#include <entente/format.h>

/*
 * Writes the dossier in that format, and prints what it cannot hold. `opening` (NULL: none) goes
 * before it, where the format is DOT.
 */
bool output_dossier(const struct dossier *dossier, const struct format *format, const char *opening,
                    const struct settings *settings, struct error *error);

#endif
