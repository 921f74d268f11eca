/*
 * listing.h: the note of a list that does not show all.
 */
#ifndef REPORT_LISTING_H
#define REPORT_LISTING_H

#include <entente/table.h>

/*
 * Adds the note "listed" where `listed` of `node_count` entities were ranked, or `shown` of these
 * are rows; nothing where all of them are.
 */
void listing_note(struct table *table, size_t shown, size_t listed, size_t node_count);

#endif
