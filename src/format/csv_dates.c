/*
 * csv_dates.c: the dates of rows: one cell in EDTF, or a start and an end that make an interval.
 */
#include "format/csv_chunk.h"

#include <string.h>

const char *csv_cell_at(const struct csv_cell *cell, struct csv_text text, size_t offset)
{
    bool same = text.bytes >= cell->bytes && text.bytes <= cell->bytes + cell->length;
    return same ? text.bytes + offset : cell->bytes; /* else it was spelled anew */
}

/* What the row says in the column of that meaning; empty where there is none. */
static struct csv_text text_of(const struct csv_table *table, const struct csv_chunk *chunk,
                               enum csv_meaning meaning)
{
    size_t column = table->columns.at[meaning];
    return column == CSV_NO_COLUMN ? (struct csv_text){"", 0} : chunk->texts[column];
}

/* 9999-12-31: databases have it where nothing has ended. */
static bool is_far(struct csv_text end)
{
    return end.length >= 4 && memcmp(end.bytes, "9999", 4) == 0 &&
           (end.length == 4 || end.bytes[4] == '-');
}

/*
 * A start without an end goes on where there is a column for the end, which is empty; without such
 * a column, and of an end without a start, the other is not known.
 */
static struct csv_text join(struct csv_chunk *chunk, struct csv_text start, struct csv_text end,
                            bool has_end)
{
    if (!start.length && !end.length)
        return (struct csv_text){"", 0};
    if (is_far(end)) {
        csv_oddity_add(&chunk->far, 1, chunk->lines + 1);
        end = (struct csv_text){"..", 2};
    }
    text_clear(&chunk->scratch);
    text_add_bytes(&chunk->scratch, start.bytes, start.length);
    text_add_char(&chunk->scratch, '/');
    text_add_bytes(&chunk->scratch, end.bytes, end.length);
    if (!end.length && has_end)
        text_add(&chunk->scratch, "..");
    return (struct csv_text){chunk->scratch.data, chunk->scratch.length};
}

bool csv_chunk_date(const struct csv_table *table, struct csv_chunk *chunk, struct csv_text *date)
{
    const struct csv_columns *columns = &table->columns;
    struct csv_text lone = text_of(table, chunk, CSV_WHEN);
    *date = lone;
    if (!csv_columns_have(columns, CSV_START) && !csv_columns_have(columns, CSV_END))
        return true;
    *date = join(chunk, text_of(table, chunk, CSV_START), text_of(table, chunk, CSV_END),
                 csv_columns_have(columns, CSV_END));
    if (lone.length && date->length)
        return csv_bads_add(&chunk->bads, &chunk->row, chunk->lines + 1,
                            chunk->row.cells[columns->at[CSV_WHEN]].bytes,
                            "leave one of them empty", "a date, and a start or end as well");
    if (lone.length)
        *date = lone;
    return true;
}

static bool holds(struct csv_text text, const char *mark)
{
    return memmem(text.bytes, text.length, mark, strlen(mark)) != NULL;
}

/* What to do about a start or end that is no date. NULL: the message says it. */
static const char *hint_of(struct csv_text text, enum csv_meaning meaning)
{
    if (holds(text, "..") || holds(text, "/"))
        return "it is one date, not a span: 2011-09~ is about then, and 2011 some day of that year";
    if (text.length && (text.bytes[0] < '0' || text.bytes[0] > '9'))
        return meaning == CSV_START
                   ? "leave it empty where it is not known"
                   : "an empty end is none; that it is not known can be said where one column has "
                     "the whole date: 2008/";
    return NULL;
}

bool csv_chunk_bad_date(const struct csv_table *table, struct csv_chunk *chunk,
                        struct csv_text date, size_t offset, const struct text *reason)
{
    enum csv_meaning meaning = CSV_WHEN;
    const char *hint = NULL;
    if (date.bytes == chunk->scratch.data) {
        struct csv_text start = text_of(table, chunk, CSV_START);
        bool in_end = csv_columns_have(&table->columns, CSV_END) &&
                      (offset > start.length || !csv_columns_have(&table->columns, CSV_START));
        meaning = in_end ? CSV_END : CSV_START;
        offset -= in_end && offset > start.length ? start.length + 1 : 0;
        hint = hint_of(text_of(table, chunk, meaning), meaning);
    }
    const struct csv_cell *cell = &chunk->row.cells[table->columns.at[meaning]];
    struct csv_text text = text_of(table, chunk, meaning);
    if (offset > text.length)
        offset = text.length;
    return csv_bads_add(&chunk->bads, &chunk->row, chunk->lines + 1,
                        csv_cell_at(cell, text, offset), hint, "%s \"%.*s\": %s",
                        table->columns.items[table->columns.at[meaning]].name, (int)text.length,
                        text.bytes, text_string(reason));
}
