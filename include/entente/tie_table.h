/*
 * tie_table.h: a ranking of relations as a table.
 */
#ifndef ENTENTE_TIE_TABLE_H
#define ENTENTE_TIE_TABLE_H

#include <entente/table.h>
#include <entente/tie_ranking.h>

/*
 * Fills a new table "relations": rank, from, relation, to, when, the measures, at a time certainty,
 * source and place (file:line), with the projection and what the marks mean as notes.
 */
ENTENTE_API void tie_table(const struct tie_ranking *ranking, struct table *table);

#endif
