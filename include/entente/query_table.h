/*
 * query_table.h: what a query selects as a table.
 */
#ifndef ENTENTE_QUERY_TABLE_H
#define ENTENTE_QUERY_TABLE_H

#include <entente/selection.h>
#include <entente/table.h>

/*
 * Fills a new table. "entities": id, label, kind, and what stands under each name that the query
 * mentions; "relations": from, relation, to, when, the same, source and place (for a person
 * "file:line", for a program path and line). At a time also certainty. Notes say how many of how
 * many are selected, at what time, and what measures were computed on. In the order of the dossier.
 * The query must outlive the table.
 */
ENTENTE_API void query_table(const struct selection *selection, const struct table_style *style,
                             struct table *table);

#endif
