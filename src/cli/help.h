/*
 * help.h: what a command's help says, from its row and the table of options.
 */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include "cli/command.h"

#include <entente/text.h>

/* Appends a term and, beside or below it, its explanation. */
void help_add_term(const char *term, const char *explanation, struct text *out);

/* Appends what the command is, how it is used, its options and an example. */
void help_add_command(const struct command *command, struct text *out);

#endif
