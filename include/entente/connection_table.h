/*
 * connection_table.h: paths between two entities, in whatever form the reader wants.
 */
#ifndef ENTENTE_CONNECTION_TABLE_H
#define ENTENTE_CONNECTION_TABLE_H

#include <entente/connection.h>
#include <entente/table.h>

/*
 * Appends the paths to `out`: two tables for a person, "paths" and their "hops"; in JSON both in
 * one object; as CSV or TSV a row for each hop, with what is said of its path in front. Where there
 * is no path, what each of the two is connected to, and what would connect them. What CSV and TSV
 * have no room for goes to `notes`.
 */
ENTENTE_API void connection_write(const struct connection *connection,
                                  const struct table_style *style, struct text *out,
                                  struct text *notes);

#endif
