/*
 * csv_merge.h: chunks of a table of relations into the dossier, by one thread, in their order, so
 * that the dossier is the same however the table was divided.
 */
#ifndef FORMAT_CSV_MERGE_H
#define FORMAT_CSV_MERGE_H

#include "format/csv_chunk.h"

/*
 * Adds the rows of the chunks where nothing but the entities needs their order: no row is bad or
 * says more than who, how strong and when. The rows are then copied by several threads. False, and
 * nothing is done, where it is not so.
 */
bool csv_merge_plain(struct csv_table *table, struct csv_chunk *chunks, size_t count);

/*
 * Adds the rows of the chunk, whose first line comes after table->lines, and tells of the bad ones.
 * Stops where the report is full.
 */
void csv_merge(struct csv_table *table, struct csv_chunk *chunk);

#endif
