/*
 * html_table.h: a table of results as one of a page: with a caption, named rows and columns, and
 * in a box that scrolls alone.
 */
#ifndef REPORT_HTML_TABLE_H
#define REPORT_HTML_TABLE_H

#include <entente/table.h>

struct html_table {
    const char *id, *caption; /* plain text */
    size_t head;              /* the column that names a row */
    const char *about;        /* what rows are about: "entity" gives <tr data-entity="7">; NULL: no
                                 such thing */
    const uint32_t *rows;     /* by row: which one; UINT32_MAX: none */
    size_t sorted;            /* a column that sorts by other numbers than its text */
    const double *sort;       /* by row; NAN: last; NULL: none does */
};

/*
 * Appends the table and, below, its notes. Texts are escaped; those that are addresses that a page
 * may link to are links. The heads of columns of numbers have the class
 * "number", and the table "number-4" for its fourth column.
 */
void html_table(const struct table *table, const struct html_table *look, struct text *out);

#endif
