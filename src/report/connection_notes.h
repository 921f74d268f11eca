/*
 * connection_notes.h: what stands under paths: what they were looked for in and how, and, where
 * there are none, why.
 */
#ifndef REPORT_CONNECTION_NOTES_H
#define REPORT_CONNECTION_NOTES_H

#include <entente/connection.h>
#include <entente/table.h>

/* `wide`: the table has marks, which are explained. */
void connection_notes(const struct connection *connection, bool wide, struct table *table);

#endif
