/*
 * partings_table.h: what parts a network, as two tables.
 */
#ifndef REPORT_PARTINGS_TABLE_H
#define REPORT_PARTINGS_TABLE_H

#include <entente/partings.h>
#include <entente/table.h>

/*
 * Fills a new table "departures": for people (`wide`) a row an entity, with who falls away; for
 * programs a row a piece that is left, the largest first.
 */
void departures_table(const struct partings *partings, bool wide, struct table *table);

/* Fills a new table "bridges": a row a relation, the ties by how many fall away: bridges_table.c.
 */
void bridges_table(const struct partings *partings, bool wide, struct table *table);

/* Adds the notes of both: how many there are, and for people how to read them. */
void partings_notes(const struct partings *partings, bool wide, struct table *table);

/* What both tables have: the entity of a node. */
const struct entity *parting_entity(const struct partings *partings, uint32_t node);

/* For people a cell of the fragments' names: "A, B; C and 3 more". */
void cells_who(const struct partings *partings, const struct fragment *fragments, size_t count,
               struct table *table);

/* For programs two cells: how many of the fragment are named, and the names, parted by ",". */
void cells_members(const struct partings *partings, const struct fragment *fragment,
                   struct table *table);

#endif
