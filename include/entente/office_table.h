/*
 * office_table.h: who held an office when, as a table.
 */
#ifndef ENTENTE_OFFICE_TABLE_H
#define ENTENTE_OFFICE_TABLE_H

#include <entente/table.h>
#include <entente/view.h>

/*
 * Fills a new table "holders" of the relations of that type towards the organization that the view
 * sees, in order of time: entry (holder; gap: nobody certainly held it; overlap: two certainly
 * did), id, label, role, when, from, to, remark, source, quote. `from` and `to` are the first and
 * the last day that it can mean; an open end is an empty cell.
 */
ENTENTE_API void office_table(const struct view *view, uint32_t type, uint32_t organization,
                              struct table *table);

#endif
