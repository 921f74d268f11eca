/*
 * csv_cells.h: what single cells of a table say.
 */
#ifndef FORMAT_CSV_CELLS_H
#define FORMAT_CSV_CELLS_H

#include <stdbool.h>
#include <stddef.h>

/* A string that need not end in NUL. */
struct csv_text {
    const char *bytes;
    size_t length;
};

/* Without the blanks around it. */
struct csv_text csv_trim(const char *bytes, size_t length);

/* Whether the text is the word, without regard to the case of ASCII letters. */
bool csv_is(struct csv_text text, const char *word);

/* A finite decimal number. */
bool csv_number(struct csv_text text, double *number);

/* "+", "-", "1", "-1", "positive", ...: +1 or -1; 0 where it is none. */
int csv_sign(struct csv_text text);

/* "yes", "true", "1", ...: 1; "no" ...: 0; -1 where it is neither. */
int csv_flag(struct csv_text text);

/* "undirected", "mutual", "none": 1; "directed": 0; -1 where it is neither. */
int csv_undirected(struct csv_text text);

#endif
