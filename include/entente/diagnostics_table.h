/*
 * diagnostics_table.h: the findings of `entente check`, for a person and as a table;
 * and the rules.
 */
#ifndef ENTENTE_DIAGNOSTICS_TABLE_H
#define ENTENTE_DIAGNOSTICS_TABLE_H

#include <entente/error.h>
#include <entente/lint.h>
#include <entente/table.h>

/*
 * Appends each finding as error_format() does, and a last line that counts them. What the dossier
 * accepts is only counted, unless `all` are wanted.
 */
ENTENTE_API void diagnostics_format(const struct diagnostics *list, size_t file_count, bool all,
                                    bool colored, struct text *out);

/* Fills a new table "findings": severity, code, path, line, column, message, hint, accepted. */
ENTENTE_API void diagnostics_table(const struct diagnostics *list, bool all, struct table *table);

/* Fills a new table "rules" of what lint looks for: code, severity or off, summary, fix. */
ENTENTE_API void rules_table(const struct lint_choice *choice, struct table *table);

#endif
