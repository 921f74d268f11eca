/*
 * manual.h: the manual pages.
 */
#ifndef CLI_MANUAL_H
#define CLI_MANUAL_H

#include "cli/command.h"

/*
 * Appends the manual page of the command, entente-NAME(1), or entente(1) where that is NULL, as the
 * source of scdoc(1). Made from the tables that help is made from, and those of what it names.
 */
void manual_write(const struct command *command, struct text *out);

#endif
