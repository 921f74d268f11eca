/*
 * csv_table.h: a table while it is read: what all of its rows share.
 */
#ifndef FORMAT_CSV_TABLE_H
#define FORMAT_CSV_TABLE_H

#include "base/names.h"
#include "base/pool.h"
#include "format/csv_columns.h"
#include "format/csv_lex.h"
#include "format/csv_report.h"

#include <entente/dossier.h>
#include <entente/format.h>

/*
 * Words of the vocabulary are known in capitals too, as Neo4j has them, but not those that the
 * table brings; and the first so many only.
 */
enum { CSV_CAPITALS_MOST = 1000 };

/* The words of the vocabulary that rows use and nobody declared, and how often each. */
struct csv_uses {
    size_t *items; /* by index of the word */
    size_t count;
};

struct csv_table {
    struct dossier *dossier;
    uint32_t file;
    const struct read_options *options;
    struct csv_dialect dialect;
    struct csv_columns columns;
    size_t *extras; /* the columns whose cells are kept as strings, */
    size_t extra_count;
    size_t attribute_count; /* and how many of them are attributes, which are the last */
    struct csv_report report;
    size_t lines;       /* of the file, before the rows in hand */
    size_t relations;   /* of the table */
    size_t known;       /* entities that the dossier had before, */
    size_t types_known; /* and relation types */

    struct names types;     /* the names of relations, as the rows have them */
    uint32_t *type_of;      /* by id: the index in the vocabulary */
    size_t type_capacity;   /* of type_of */
    struct csv_uses uses;   /* of relation types, or of entity kinds */
    struct pool attributes; /* by row of attributes (a string or NULL for each): their span */
    struct attribute_span *spans;
    size_t span_count, span_capacity;

    struct csv_oddity invalid; /* cells that were not UTF-8 */
    struct csv_oddity far;     /* ends in the year 9999 */
    struct csv_oddity bare;    /* rows with quotes in cells that are in none */
    size_t conflicts;          /* cells of entities that said otherwise before */
};

/* Counts a use of a word that is not declared. */
void csv_uses_count(struct csv_uses *uses, uint32_t word);

/* Whether something was counted, a bit for each thing that csv_table_warn() warns of. */
unsigned csv_table_odd(const struct csv_table *table);

/* After the last row: warnings of what was counted. */
void csv_table_warn(struct csv_table *table);

#endif
