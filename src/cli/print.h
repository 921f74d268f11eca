/*
 * print.h: results to standard output, messages to standard error.
 */
#ifndef CLI_PRINT_H
#define CLI_PRINT_H

#include "cli/settings.h"

#include <entente/error.h>
#include <entente/table.h>

/* Writes a result to standard output. ERROR_IO where that fails. */
bool print_result(const struct text *text, struct error *error);

/* Writes a message to standard error. */
void print_message(const struct text *text);

/* Prints the error, or each of the list, to standard error. */
void print_error(const struct error *error, const struct settings *settings);
void print_diagnostics(const struct diagnostics *list, const struct settings *settings);

/* Whether what goes to the stream (a file descriptor) is coloured. */
bool print_colored(const struct settings *settings, int fd);

/* How text goes to standard output: in the wanted form, coloured or not, and as wide as it. */
struct table_style print_style(const struct settings *settings);

/* Prints a table in the wanted form, as wide as the terminal; its stray notes go to stderr. */
bool print_table(const struct table *table, const struct settings *settings, struct error *error);

#endif
