/*
 * csv_header.h: the header of a table, and where its rows begin.
 */
#ifndef FORMAT_CSV_HEADER_H
#define FORMAT_CSV_HEADER_H

#include "format/csv_lex.h"

/*
 * The first row that is not empty, from `*at` on, where the table `path` begins; `*lines` before
 * it. `*at` is then behind what is empty. The dialect is by the path's extension, or that of the
 * row. False where it does not end before `end`, which must be readable and a line feed.
 */
bool csv_header_find(const char *path, const char **at, const char *end,
                     struct csv_dialect *dialect, struct csv_row *row, size_t *lines);

#endif
