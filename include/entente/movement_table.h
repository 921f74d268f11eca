/*
 * movement_table.h: what a ranking would be without some of what it rests on, as a table.
 */
#ifndef ENTENTE_MOVEMENT_TABLE_H
#define ENTENTE_MOVEMENT_TABLE_H

#include <entente/movement.h>
#include <entente/network.h>
#include <entente/table.h>

/*
 * Fills a new table "movement", who moves most first, with columns rank, rank_without, id, label,
 * kind, score, score_without, difference; a rank is empty where the entity is not there. And the
 * notes: what was left out between the network's view and `rest`, the measure, the projection.
 */
ENTENTE_API void movement_table(const struct movement *movement, const struct network *network,
                                const struct view *rest, struct table *table);

#endif
