/*
 * csv_columns.h: what the columns of a table mean, by its header: our names, common synonyms, and
 * those of Gephi and Neo4j.
 */
#ifndef FORMAT_CSV_COLUMNS_H
#define FORMAT_CSV_COLUMNS_H

#include "format/csv_lex.h"

#include <entente/dossier.h>
#include <entente/error.h>

enum csv_meaning {
    CSV_ATTRIBUTE, /* none of ours: kept */
    CSV_SOURCE,
    CSV_TARGET,
    CSV_RELATION,
    CSV_WEIGHT,
    CSV_SIGN,
    CSV_WHEN,
    CSV_START,
    CSV_END,
    CSV_DIRECTED,
    CSV_UNDIRECTED,
    CSV_DIRECTION,
    CSV_CONFIDENCE,
    CSV_CITATION,
    CSV_QUOTE,
    CSV_ROLE,
    CSV_NOTE,
    CSV_URL,
    CSV_LABEL,
    CSV_ID,
    CSV_KIND,
    CSV_ALIASES,
    CSV_MEANINGS
};

struct csv_column {
    enum csv_meaning meaning;
    bool type;        /* the header says `type`, which means one thing to us, another to Gephi, and
                         a third in two-mode data: the cells tell */
    const char *name; /* as the header has it, interned in the dossier */
};

struct csv_columns {
    struct csv_column *items;
    size_t count;
    size_t at[CSV_MEANINGS]; /* the column of the meaning, or CSV_NO_COLUMN */
    bool nodes;              /* a table of entities, not of relations */
};

#define CSV_NO_COLUMN SIZE_MAX

/*
 * Reads the header, whose cells are `row`. It is that of a table of entities where `nodes` says so,
 * or where it names no ends of relations and an id. ERROR_INPUT, with `*cell` the cell it is about,
 * where a column is there twice or what a table needs is not. `map` is as struct read_options has
 * it: ERROR_USAGE where it makes no sense, ERROR_INPUT where a table of relations lacks a column
 * that it names. Release the columns in either case.
 */
bool csv_columns_init(struct csv_columns *columns, struct dossier *dossier,
                      const struct csv_row *row, bool nodes, const char *map, size_t *cell,
                      struct error *error);
void csv_columns_release(struct csv_columns *columns);

bool csv_columns_have(const struct csv_columns *columns, enum csv_meaning meaning);

#endif
