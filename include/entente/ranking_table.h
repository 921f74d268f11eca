/*
 * ranking_table.h: a ranking as a table.
 */
#ifndef ENTENTE_RANKING_TABLE_H
#define ENTENTE_RANKING_TABLE_H

#include <entente/ranking.h>
#include <entente/table.h>

/*
 * Fills a new table "ranking" with columns rank, id, label, kind and a column a measure; at a time
 * also certainty: whether the entity and all of its ties are certain. And the
 * notes: the projection, what the list shows, what a "*" means.
 */
ENTENTE_API void ranking_table(const struct ranking *ranking, struct table *table);

#endif
