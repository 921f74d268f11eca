/*
 * table.h: one table of results, in whatever form the reader wants: aligned text, CSV, TSV, JSON or
 * Markdown.
 *
 * Ownership: a table copies every string that it is given, but for the names of columns. Starts
 * with table_init().
 */
#ifndef ENTENTE_TABLE_H
#define ENTENTE_TABLE_H

#include <entente/api.h>
#include <entente/text.h>

enum table_format { TABLE_ALIGNED = 0, TABLE_CSV, TABLE_TSV, TABLE_JSON, TABLE_MARKDOWN };

/* False where there is no format of that name; table_formats() lists them: "table, csv, ...". */
ENTENTE_API bool table_format_find(const char *name, enum table_format *format);
ENTENTE_API const char *table_formats(void);

enum cell_kind { CELL_EMPTY = 0, CELL_TEXT, CELL_INTEGER, CELL_NUMBER };

struct cell {
    enum cell_kind kind;
    char *text;
    double number; /* NAN: not defined, printed as an empty cell and as null */
    char mark;     /* aligned text and Markdown print it behind the cell; 0: none */
};

struct column {
    const char *name; /* borrowed: a string that outlives the table */
    bool numeric;     /* aligned to the right */
};

/* A line under the table: "projection: 52 entities ...". */
struct table_note {
    char *name, *text;
};

struct table {
    char *name; /* what JSON calls the rows */
    struct column *columns;
    size_t column_count, column_capacity;
    struct cell *cells; /* row by row */
    size_t cell_count, cell_capacity;
    struct table_note *notes;
    size_t note_count, note_capacity;
};

ENTENTE_API void table_init(struct table *table, const char *name);
ENTENTE_API void table_release(struct table *table);

/* Columns come before cells. */
ENTENTE_API void table_add_column(struct table *table, const char *name, bool numeric);
ENTENTE_API void table_add_columns(struct table *table, const struct column *columns, size_t count);

/* Cells fill the table row by row, from left to right. NULL is an empty cell. */
ENTENTE_API void table_add_text(struct table *table, const char *text);
ENTENTE_API void table_add_integer(struct table *table, double number);
ENTENTE_API void table_add_number(struct table *table, double number);
/* Marks the last cell; a note with that name says what it means. */
ENTENTE_API void table_mark(struct table *table, char mark);

ENTENTE_API void table_add_note(struct table *table, const char *name, const char *text);

struct table_style {
    enum table_format format;
    size_t width; /* of the terminal, in cells: aligned text fits it; 0: nothing is ever cut */
    bool color;   /* aligned text has a bold header */
};

/*
 * Appends the table to `out`. Notes follow aligned text and Markdown, and are members of the JSON
 * object; CSV and TSV cannot hold them, so there they go to `notes`. To fit `width`, texts are
 * shortened with an ellipsis, then columns from the right are left out, and a note says which.
 */
ENTENTE_API void table_write(const struct table *table, const struct table_style *style,
                             struct text *out, struct text *notes);

/*
 * Appends one JSON object of several tables: { "ranking": [ {column: value ...} ... ], note: "..."
 * }
 */
ENTENTE_API void table_write_json(const struct table *tables, size_t count, struct text *out);

#endif
