/*
 * listing.h: the notes of a list: what it was computed on, how, and what it does not show.
 */
#ifndef REPORT_LISTING_H
#define REPORT_LISTING_H

#include <entente/measure.h>
#include <entente/network.h>
#include <entente/table.h>

/* Adds the note "projection", with what measures do not go by it (what several do not, once). */
void projection_note(struct table *table, const struct network *network,
                     const struct measure *const *measures, size_t measure_count, bool normalized);

/* Adds the note "computed": what the measures, by `remarks`, say of how; nothing where none does.
 */
void remarks_note(struct table *table, const struct measure *const *measures,
                  const struct text *remarks, size_t measure_count);

/*
 * Adds the note "listed" where `listed` of `node_count` entities were ranked, or `shown` of these
 * are rows; nothing where all of them are.
 */
void listing_note(struct table *table, size_t shown, size_t listed, size_t node_count);

#endif
