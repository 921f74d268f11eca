/*
 * record_columns.h: which attributes the records of one sort have at all, for formats that declare
 * each attribute once, with a type, before the first value.
 */
#ifndef FORMAT_RECORD_COLUMNS_H
#define FORMAT_RECORD_COLUMNS_H

#include "base/names.h"
#include "format/record.h"

/* Starts as {0}. */
struct record_columns {
    struct names names; /* their ids are the columns' numbers, in the order of the first use */
    bool *words;        /* by column: some value is no number */
    size_t capacity;
};

void record_columns_add(struct record_columns *columns, const struct record *record);
void record_columns_release(struct record_columns *columns);

/* Of all entities; of all relations. `record` is scratch. */
void record_columns_of_entities(struct record_columns *columns, const struct dossier *dossier,
                                struct record *record);
void record_columns_of_relations(struct record_columns *columns, const struct dossier *dossier,
                                 struct record *record);

/* The column of the name, which must have been added. */
uint32_t record_column(const struct record_columns *columns, const char *name);

/* "double" or "string": both GraphML and GEXF know these. */
const char *record_column_type(const struct record_columns *columns, uint32_t column);

/* Whether every program reads the string as the same decimal number. */
bool record_is_number(const char *string);

/* Whether the dossier has relations, and all are undirected. */
bool record_all_undirected(const struct dossier *dossier);

/* The record's value that a format says in its own way is taken out of it. */
void record_remove(struct record *record, const char *name);

#endif
