/*
 * sources_table.h: sources, and what rests on them, as tables.
 */
#ifndef ENTENTE_SOURCES_TABLE_H
#define ENTENTE_SOURCES_TABLE_H

#include <entente/quotation.h>
#include <entente/table.h>
#include <entente/view.h>

/*
 * Fills a new table "sources", in the dossier's order: source, title, author, publisher, date,
 * reliability, relations (that cite it), alone (that cite no other), entities, quotes, found (in
 * its text), url. For a person without author, publisher and url. `originals` is by source, the
 * text of its file or NULL; the array may be NULL.
 */
ENTENTE_API void sources_table(const struct view *view, const struct original *const *originals,
                               const struct table_style *style, struct table *table);

/*
 * Fills a new table "relations" of those that cite the source, in the dossier's order: from, to,
 * relation, when, locator, alone, paragraph (where the quote begins in its text), confidence,
 * quote, and the place. `original` may be NULL.
 */
ENTENTE_API void source_table(const struct view *view, uint32_t source,
                              const struct original *original, const struct table_style *style,
                              struct table *table);

#endif
