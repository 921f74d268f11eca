/*
 * csv_nodes.h: the rows of a table of entities.
 */
#ifndef FORMAT_CSV_NODES_H
#define FORMAT_CSV_NODES_H

#include "format/csv_chunk.h"

/* Reads the chunk's rows, from `start` to the last whole one, into the dossier. */
void csv_nodes_read(struct csv_table *table, struct csv_chunk *chunk);

#endif
