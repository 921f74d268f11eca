/*
 * card.h: what a view of a dossier holds, and all it says of one entity.
 */
#ifndef ENTENTE_CARD_H
#define ENTENTE_CARD_H

#include <entente/table.h>
#include <entente/view.h>

/*
 * Fills a new table "summary": counts of entities by kind, relations by family and type, and
 * citations by source; columns what, name, count, detail. Notes: title, compiled, time span.
 */
ENTENTE_API void summary_table(const struct view *view, struct table *table);

/*
 * Fills a new table "relations" of the entity: family, relation, direction, other, label, role,
 * when, certainty, weight, confidence, source, quote, note, path, line. Notes: what the dossier
 * says of the entity itself, and which names became one with it, and why. Relations are in order of
 * family, then time, then place in the dossier.
 */
ENTENTE_API void card_table(const struct view *view, uint32_t entity, struct table *table);

/* Appends the same for a person to read: grouped by family, with quotes and sources. */
ENTENTE_API void card_format(const struct view *view, uint32_t entity, bool colored,
                             struct text *out);

#endif
