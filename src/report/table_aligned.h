/*
 * table_aligned.h: a table as aligned text.
 */
#ifndef REPORT_TABLE_ALIGNED_H
#define REPORT_TABLE_ALIGNED_H

#include <entente/table.h>

/* Appends the table without its notes; see table_write(). */
void table_write_aligned(const struct table *table, const struct table_style *style,
                         struct text *out);

#endif
