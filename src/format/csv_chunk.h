/*
 * csv_chunk.h: some rows of a table of relations, read by one thread: it looks at the dossier and
 * writes only to its chunk. csv_merge.h then adds the chunks to the dossier, in their order.
 */
#ifndef FORMAT_CSV_CHUNK_H
#define FORMAT_CSV_CHUNK_H

#include "format/csv_cells.h"
#include "format/csv_table.h"

/*
 * A row that can be read. Of its relation these are of the chunk: `type`, the id of its name in
 * `strings` + 1, 0 for none; `when`, the id in `dates` + 1, 0 for none; `place.line`.
 */
struct csv_parsed {
    struct relation relation;
    uint32_t offset; /* of the row in the chunk */
    int8_t sign;     /* -1, +1; 0: not given */
};

/* An end of a relation. */
struct csv_end {
    struct csv_text name;
    uint32_t hash;
    uint32_t row; /* index of its row */
    bool to;      /* it is the target */
};

/* Ends wait until there are so many, since looking them up side by side is quicker. */
enum { CSV_QUEUE = 64 };

struct csv_chunk {
    const char *start, *end; /* its rows */
    const char *block_end;   /* behind which is a line feed */
    bool last;               /* the block is the table's last: a row without an end is bad */
    bool high;               /* there are bytes above ASCII */

    struct csv_parsed *rows;
    size_t row_count, row_capacity;
    struct csv_end *ends; /* of entities that the dossier did not have, in the order of the rows */
    size_t end_count, end_capacity;
    uint32_t *extras; /* by row and extra column: id in `strings` + 1; 0: empty */
    size_t extra_capacity;
    struct names strings, dates;
    struct edtf *date_values; /* by id in `dates` */
    uint32_t *date_ids;       /* likewise: their index in the dossier, when they are merged */
    size_t date_capacity, date_id_capacity;
    struct csv_bads bads;
    size_t lines;              /* how many lines its rows take */
    const char *stop;          /* behind the last row that was read */
    bool broken;               /* its last row does not end where the next chunk starts */
    struct csv_oddity invalid; /* cells that were not UTF-8 */
    struct csv_oddity far;     /* ends in the year 9999 */
    struct csv_oddity bare;    /* rows with quotes in cells that are in none */

    struct csv_row row;     /* the one in hand, */
    struct csv_text *texts; /* and what its cells say, by column */
    struct text scratch;
    struct csv_end queue[CSV_QUEUE];
    size_t queued;
};

/* Forgets what was read, and keeps the memory for what comes next. */
void csv_chunk_clear(struct csv_chunk *chunk);
void csv_chunk_release(struct csv_chunk *chunk);

/* Reads from `start` to `end`, or to the last whole row. Several threads may read chunks at once.
 */
void csv_chunk_read(const struct csv_table *table, struct csv_chunk *chunk);

/* A quote of the table's last row that nothing closes takes all that is left, as one bad row. */
void csv_chunk_end_open(struct csv_chunk *chunk);

/*
 * The date of the row, by its `when` or its start and end: `*bytes` is empty where there is none,
 * else as EDTF spells it, in the cell or in `scratch`. False, with a bad row, where both are given.
 */
bool csv_chunk_date(const struct csv_table *table, struct csv_chunk *chunk, struct csv_text *date);

/* Tells of a date that edtf_parse() refuses at that offset. Always false. */
bool csv_chunk_bad_date(const struct csv_table *table, struct csv_chunk *chunk,
                        struct csv_text date, size_t offset, const struct text *reason);

/* Makes the chunk's row ready for the table's columns. */
void csv_chunk_prepare(const struct csv_table *table, struct csv_chunk *chunk);

/*
 * Fills `texts` with what the cells of the row say: without blanks around it, unless they are
 * quoted, and as UTF-8. False, with a bad row, where it has not as many cells as the header, a
 * wrong quote, or a cell that is too long.
 */
bool csv_chunk_take_row(const struct csv_table *table, struct csv_chunk *chunk);

/* Where a byte of what a cell says stands in the file. */
const char *csv_cell_at(const struct csv_cell *cell, struct csv_text text, size_t offset);

#endif
