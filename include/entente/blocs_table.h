/*
 * blocs_table.h: the blocs of a network as a table.
 */
#ifndef ENTENTE_BLOCS_TABLE_H
#define ENTENTE_BLOCS_TABLE_H

#include <entente/blocs.h>
#include <entente/table.h>

/*
 * Fills a new table "members": bloc, id, label, kind, margin, second, within, between; signed also
 * negative_within, negative_between (counts of ties); at a time also certainty. Blocs count from 1;
 * `second` is empty where there is no other bloc. Notes: how many blocs, the method with its seed
 * and how stable its result is, who is pivotal, the projection.
 */
ENTENTE_API void blocs_table(const struct blocs *blocs, struct table *table);

/* Appends one JSON object: blocs (bloc, size, within, between ...), members, and the notes. */
ENTENTE_API void blocs_json(const struct blocs *blocs, struct text *out);

#endif
