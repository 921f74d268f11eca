/*
 * balance_table.h: the structural balance of a network as tables.
 */
#ifndef ENTENTE_BALANCE_TABLE_H
#define ENTENTE_BALANCE_TABLE_H

#include <entente/balance.h>
#include <entente/table.h>

/*
 * Fills a new table "frustrated" of the relations that break the division into two camps, in the
 * dossier's order: sign, from, relation, to, camps ("1", or "1 | 2" between them), when; at a time
 * also certainty; source, quote, and path, line for programs, or place for people (`wide`). Notes:
 * the census of triads, the frustration index, who is in which camp, how it was computed, the
 * projection.
 */
ENTENTE_API void balance_table(const struct balance *balance, bool wide, struct table *table);

/*
 * Appends one JSON object: frustrated, triads (triad, count, balanced), camps (id, label, kind,
 * camp), index (one row: lower, upper, exact, ties, share_of_balanced_triads), and notes.
 */
ENTENTE_API void balance_json(const struct balance *balance, struct text *out);

#endif
