/*
 * csv_lex.h: the cells of a row of a table, by RFC 4180: parted by a delimiter; in quotes where
 * they hold one, a line end or a quote, which is doubled then. Rows end in LF, CR LF or CR.
 *
 * Nothing is copied: cells point into the text.
 */
#ifndef FORMAT_CSV_LEX_H
#define FORMAT_CSV_LEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct text;

struct csv_dialect {
    char delimiter;
    bool special[256]; /* by byte: what may end a cell, or is a quote */
};

void csv_dialect_init(struct csv_dialect *dialect, char delimiter);

/*
 * The delimiter of a header: that of the comma, semicolon, tab and bar that stands most often
 * outside of its quotes; a comma where none does.
 */
char csv_sniff(const char *bytes, size_t length);

struct csv_cell {
    const char *bytes; /* without its quotes */
    size_t length;
    bool quoted;
    bool doubled; /* it holds doubled quotes: csv_cell_unquote() */
};

/* Appends what the cell says, its doubled quotes as one. */
void csv_cell_unquote(struct csv_cell cell, struct text *out);

struct csv_row {
    struct csv_cell *cells; /* room for `most`, which the caller sets */
    size_t most;
    size_t count;             /* of the row's cells; those past `most` are not kept */
    const char *start, *stop; /* the row without its line end */
    const char *next;         /* behind the line end */
    size_t lines;             /* how many lines of the file it takes */
    const char *stray;        /* the first byte between a closing quote and the end of its cell;
                                 NULL: none */
    bool bare;                /* a quote stands inside of a cell that is in none */
    const char *open;         /* of a row without an end: its last cell; a quote if that is open */
};

/*
 * Reads the row at `at`. False where it has no end before `end`: a CR there may have its LF behind.
 * `*end` must be readable and a line feed.
 */
bool csv_lex_row(const struct csv_dialect *dialect, const char *at, const char *end,
                 struct csv_row *row);

/* A row of one empty cell without quotes: an empty line. */
bool csv_row_blank(const struct csv_row *row);

/* How many lines end within the bytes. */
size_t csv_count_lines(const char *bytes, size_t length);

#endif
