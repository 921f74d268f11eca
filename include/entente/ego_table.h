/*
 * ego_table.h: the surroundings of an entity, in whatever form the reader wants.
 */
#ifndef ENTENTE_EGO_TABLE_H
#define ENTENTE_EGO_TABLE_H

#include <entente/ego.h>
#include <entente/table.h>

/*
 * Appends the ego network to `out`: for a person, and in JSON, the tables "entities" (distance,
 * kind, and what ties them to the ego), "relations" and "measures"; as CSV or TSV the relations,
 * with the kind and the distance of both ends. What these have no room for goes to `notes`.
 */
ENTENTE_API void ego_write(const struct ego *ego, const struct table_style *style, struct text *out,
                           struct text *notes);

#endif
