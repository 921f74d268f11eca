/*
 * fixing.h: what check --fix does.
 */
#ifndef CLI_FIXING_H
#define CLI_FIXING_H

#include "cli/checking.h"

#include <entente/fix.h>

/*
 * Mends the bytes of the DOT files until there is nothing more to mend, writes the files unless
 * --dry-run is given, and appends a line to `log` for each fix. The findings are then those about
 * what the files say: with --dry-run as they were.
 */
bool fixing_run(struct checking *checking, const struct settings *settings, struct text *log,
                struct error *error);

/* The fixes there are of each file; the caller releases them. */
struct fixes *fixing_find(const struct checking *checking, const struct settings *settings);

#endif
