/*
 * history_table.h: a history as a table.
 */
#ifndef ENTENTE_HISTORY_TABLE_H
#define ENTENTE_HISTORY_TABLE_H

#include <entente/history.h>
#include <entente/table.h>

/*
 * Fills a new table "history". For programs (`wide` is false) it has a row for each entity in each
 * period that it is ranked in: date, rank, id, label, score, certainty. For people (`wide`) it has
 * a row for each entity and a column for each period: id, label, ranks. And the notes: the measure
 * and its projection, the periods, what the list shows, what the marks mean. The history must
 * outlive the table, which borrows the periods' names.
 */
ENTENTE_API void history_table(const struct history *history, bool wide, struct table *table);

#endif
