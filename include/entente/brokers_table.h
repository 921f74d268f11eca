/*
 * brokers_table.h: brokers as a table.
 */
#ifndef ENTENTE_BROKERS_TABLE_H
#define ENTENTE_BROKERS_TABLE_H

#include <entente/brokers.h>
#include <entente/table.h>

/*
 * Fills a new table "brokerage". For programs (`wide` is false) it has a row for each entity and
 * role: rank, id, label, kind, group, role, count, expected, deviation, z, and at a time certainty;
 * the last rows, without rank and id, are of the whole network. For people (`wide`) it has a row
 * for each entity, with the count of each role and its z beside. And the notes: the projection, the
 * groups, what the list shows, what z is.
 */
ENTENTE_API void brokers_table(const struct brokers *brokers, bool wide, struct table *table);

#endif
