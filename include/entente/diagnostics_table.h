/*
 * diagnostics_table.h: the findings of `entente check`, for a person and as a table.
 */
#ifndef ENTENTE_DIAGNOSTICS_TABLE_H
#define ENTENTE_DIAGNOSTICS_TABLE_H

#include <entente/error.h>
#include <entente/table.h>

/* Appends each finding as error_format() does, and a last line that counts them. */
ENTENTE_API void diagnostics_format(const struct diagnostics *list, size_t file_count, bool colored,
                                    struct text *out);

/* Fills a new table "findings": severity, code, path, line, column, message, hint. */
ENTENTE_API void diagnostics_table(const struct diagnostics *list, struct table *table);

#endif
