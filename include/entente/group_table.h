/*
 * group_table.h: the centrality of a set, and key players, as tables.
 */
#ifndef ENTENTE_GROUP_TABLE_H
#define ENTENTE_GROUP_TABLE_H

#include <entente/group.h>
#include <entente/keyplayers.h>
#include <entente/table.h>

/*
 * Fills a new table "group": a row of plain and a row of normalized scores, a column for each
 * measure; with the set and the projection.
 */
ENTENTE_API void group_table(const struct group *group, struct table *table);

/*
 * Fills a new table "key-players": id, label, kind, alone, without (normalized scores); with the
 * score of the set, how it was found and the projection.
 */
ENTENTE_API void keyplayers_table(const struct keyplayers *keyplayers, struct table *table);

#endif
