/*
 * consensus_table.h: what several measures agree on as a table.
 */
#ifndef ENTENTE_CONSENSUS_TABLE_H
#define ENTENTE_CONSENSUS_TABLE_H

#include <entente/consensus.h>
#include <entente/table.h>

/*
 * Fills a new table "consensus" with columns rank, id, label, kind, the rank by each measure, best
 * and worst (the ranks that dominance leaves; not there where it says nothing), and at a time
 * certainty. And the notes: how much the order disagrees with the measures, and whether any could
 * less; how far they agree; dominance; the projection; what the list shows.
 */
ENTENTE_API void consensus_table(const struct consensus *consensus, struct table *table);

#endif
