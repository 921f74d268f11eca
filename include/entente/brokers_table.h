/*
 * brokers_table.h: brokers as a table, and with them what parts the network.
 */
#ifndef ENTENTE_BROKERS_TABLE_H
#define ENTENTE_BROKERS_TABLE_H

#include <entente/brokers.h>
#include <entente/partings.h>
#include <entente/table.h>

/*
 * Fills a new table "brokers". For programs (`wide` is false) it has a row for each entity and
 * role: rank, id, label, kind, group, at a time certainty, role, count, expected, deviation, z,
 * constraint; the last rows, without rank and id, are of the whole network. For people (`wide`) it
 * has a row for each entity, with the count of each role and its z beside, and constraint. And the
 * notes: the projection, the groups, what the list shows, what z is.
 */
ENTENTE_API void brokers_table(const struct brokers *brokers, bool wide, struct table *table);

/*
 * Appends the brokers to `out`: for a person, and in JSON, the tables "brokers", "departures" (the
 * entities without which the network falls into more pieces, and who falls away) and "bridges" (the
 * ties without which it does, and their relations); as CSV or TSV the first alone. What these have
 * no room for goes to `notes`.
 */
ENTENTE_API void brokers_write(const struct brokers *brokers, const struct partings *partings,
                               const struct table_style *style, struct text *out,
                               struct text *notes);

#endif
