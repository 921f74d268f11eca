/*
 * completion.h: what shells complete a command line by, made from the tables of commands and
 * options: a function a shell, and what these have in common.
 */
#ifndef CLI_COMPLETION_H
#define CLI_COMPLETION_H

#include "cli/command.h"

/* Appends the script that the shell reads. */
void completion_bash(struct text *out);
void completion_zsh(struct text *out);
void completion_fish(struct text *out);

/* What stands behind a command and its options. */
enum operand { OPERAND_NONE, OPERAND_FILE, OPERAND_COMMAND, OPERAND_WORD };
enum operand completion_operand(const struct command *command);

/* Appends the names of all commands that take one of the options, or of all with such operands. */
void completion_takers(option_groups options, const char *separator, struct text *out);
void completion_with(enum operand operand, const char *separator, struct text *out);

/* Appends the words of an OPERAND_WORD, or the names of all commands, parted by blanks. */
void completion_words(const struct command *command, struct text *out);
void completion_commands(struct text *out);

/* Whether a command of entente takes the option: some are another program's. */
bool completion_offered(const struct option_row *row);

/* Whether the option has a value; whether that can be several, parted by ",". */
bool completion_needs_value(const struct option_row *row);
bool completion_is_list(const struct option_row *row);

/* Appends the string for within single quotes, where `quote` stands for one. */
void completion_quoted(const char *string, const char *quote, struct text *out);

#endif
