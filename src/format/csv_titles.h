/*
 * csv_titles.h: the titles of a table's columns, and what each means: our names, common synonyms,
 * and those of Gephi and Neo4j.
 */
#ifndef FORMAT_CSV_TITLES_H
#define FORMAT_CSV_TITLES_H

#include "format/csv_columns.h"

enum { CSV_OF_RELATIONS = 1, CSV_OF_ENTITIES = 2, CSV_OF_BOTH = 3 };

/* A header's cell: its words for the table above, and as it is written. */
struct csv_title {
    struct text plain; /* small letters without blanks, `_` and `-` */
    struct text role;  /* of Neo4j's NAME:ROLE(GROUP), where it is one of ours: ":start_id" */
    struct text name;  /* without Neo4j's role or type */
    bool mapped;       /* the user said what it is */
    bool barred;       /* the user said that another column is what it seems to be */
};

/* The title of the column of that number, from 0. */
void csv_title_init(struct csv_title *title, struct csv_cell cell, size_t index);
void csv_title_release(struct csv_title *title);

/* Appends the word as the table of names has it: in small letters, without blanks, `_` and `-`. */
void csv_title_add_plain(const char *word, size_t length, struct text *out);

/*
 * What it means in a table of entities, or of relations; `*place` is that of its word among the
 * synonyms, so that the first is preferred.
 */
enum csv_meaning csv_title_meaning(const struct csv_title *title, bool nodes, size_t *place);

/* Appends our own names of the columns of such tables. */
void csv_names(unsigned tables, struct text *out);

#endif
