/*
 * provenance_table.h: the ties of a network, and the relations that they were made of, as a table.
 */
#ifndef ENTENTE_PROVENANCE_TABLE_H
#define ENTENTE_PROVENANCE_TABLE_H

#include <entente/provenance.h>
#include <entente/table.h>

/*
 * Fills a new table "ties" with a row for each relation of each tie: number, ends, sign and weight
 * of the tie; direction as written, type, date, weight, source and place of the relation, and how
 * many contradict it. For people (`wide`) the tie is named once. `all`: then the relations that are
 * part of no tie, and why. Notes: the projection, what was left out, the contradictions.
 */
ENTENTE_API void provenance_table(const struct provenance *provenance, bool wide, bool all,
                                  struct table *table);

#endif
