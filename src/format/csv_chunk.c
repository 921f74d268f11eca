/*
 * csv_chunk.c: the rows of one chunk: from the text to what the dossier can take. The cells of a
 * row are read by a table of functions, one for each meaning of a column.
 */
#include "format/csv_chunk.h"

#include "base/utf8.h"
#include "base/xalloc.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void csv_chunk_clear(struct csv_chunk *chunk)
{
    names_release(&chunk->strings);
    names_release(&chunk->dates);
    csv_bads_clear(&chunk->bads);
    chunk->row_count = chunk->end_count = chunk->queued = chunk->lines = 0;
    chunk->invalid = chunk->far = chunk->bare = (struct csv_oddity){0};
    chunk->broken = false;
    chunk->stop = chunk->start;
}

void csv_chunk_release(struct csv_chunk *chunk)
{
    names_release(&chunk->strings);
    names_release(&chunk->dates);
    csv_bads_release(&chunk->bads);
    text_release(&chunk->scratch);
    free(chunk->rows);
    free(chunk->ends);
    free(chunk->extras);
    free(chunk->date_values);
    free(chunk->date_ids);
    free(chunk->row.cells);
    free(chunk->texts);
}

/* The text with its doubled quotes as one, and with the bytes that make no UTF-8 as Latin-1. */
static struct csv_text rewrite(struct csv_chunk *chunk, const struct csv_cell *cell,
                               struct csv_text text)
{
    struct text plain = {0};
    csv_cell_unquote((struct csv_cell){text.bytes, text.length, cell->quoted, cell->doubled},
                     &plain);
    text_clear(&chunk->scratch);
    if (utf8_repair(text_string(&plain), plain.length, &chunk->scratch))
        csv_oddity_add(&chunk->invalid, 1, chunk->lines + 1);
    text_release(&plain);
    size_t length = chunk->scratch.length;
    return (struct csv_text){names_intern(&chunk->strings, text_string(&chunk->scratch), length),
                             length};
}

static struct csv_text take_cell(struct csv_chunk *chunk, const struct csv_cell *cell)
{
    struct csv_text text = {cell->bytes, cell->length};
    if (!cell->quoted)
        text = csv_trim(cell->bytes, cell->length);
    if (cell->doubled || (chunk->high && utf8_first_invalid(text.bytes, text.length) < text.length))
        return rewrite(chunk, cell, text);
    return text;
}

static bool is_high(const char *bytes, size_t length)
{
    unsigned char all = 0;
    for (size_t i = 0; i < length; i++)
        all |= (unsigned char)bytes[i];
    return all & 0x80;
}

static bool bad_count(const struct csv_table *table, struct csv_chunk *chunk)
{
    const struct csv_row *row = &chunk->row;
    size_t wanted = table->columns.count;
    char hint[80] = "every row has a cell for each column, empty or not";
    if (row->count > wanted)
        snprintf(hint, sizeof hint, "a cell that holds a %s stands in quotes",
                 table->dialect.delimiter == '\t' ? "tab" : (char[]){table->dialect.delimiter, 0});
    const char *at =
        row->count > wanted ? row->cells[wanted].bytes - row->cells[wanted].quoted : row->stop;
    return csv_bads_add(&chunk->bads, row, chunk->lines + 1, at, hint,
                        "the row has %zu cell%s, and the header %zu", row->count,
                        row->count == 1 ? "" : "s", wanted);
}

static bool check_lengths(const struct csv_table *table, struct csv_chunk *chunk)
{
    size_t most = table->options->string_length;
    const struct csv_row *row = &chunk->row;
    if ((size_t)(row->stop - row->start) <= most)
        return true;
    for (size_t i = 0; i < row->count && i < row->most; i++)
        if (row->cells[i].length > most)
            return csv_bads_add_limit(&chunk->bads, row, chunk->lines + 1, row->cells[i].bytes,
                                      LIMIT_STRING, most);
    return true;
}

bool csv_chunk_take_row(const struct csv_table *table, struct csv_chunk *chunk)
{
    const struct csv_row *row = &chunk->row;
    if (row->stray)
        return csv_bads_add(&chunk->bads, row, chunk->lines + 1, row->stray,
                            "a cell in quotes ends with them; a quote in it is doubled: "
                            "\"5\"\" gun\"",
                            "text behind the quote that ends its cell");
    csv_oddity_add(&chunk->bare, row->bare, chunk->lines + 1);
    if (!check_lengths(table, chunk) ||
        (row->count != table->columns.count && !bad_count(table, chunk)))
        return false;
    for (size_t i = 0; i < row->count; i++)
        chunk->texts[i] = take_cell(chunk, &row->cells[i]);
    return true;
}

/* A cell in hand. */
struct cell {
    const struct csv_table *table;
    struct csv_chunk *chunk;
    const struct csv_column *column;
    const struct csv_cell *cell;
    struct csv_text text; /* not empty, but for an end */
};

/* The row's ends are looked up when all of it is known to be fine. */
struct row_ends {
    struct csv_text from, to;
};

static bool bad_cell(const struct cell *cell, const char *hint, const char *reason)
{
    return csv_bads_add(&cell->chunk->bads, &cell->chunk->row, cell->chunk->lines + 1,
                        csv_cell_at(cell->cell, cell->text, 0), hint, "%s \"%.*s\": %s",
                        cell->column->name, (int)cell->text.length, cell->text.bytes, reason);
}

static bool read_weight(const struct cell *cell, struct csv_parsed *parsed)
{
    double number;
    const char *hint = NULL;
    if (csv_number(cell->text, &number) && number > 0) {
        parsed->relation.weight = number;
        return true;
    }
    if (csv_number(cell->text, &number) && number == 0)
        hint = "what has no strength is no tie: leave the row out, or set it aside with --rejects";
    else if (csv_number(cell->text, &number) && !csv_columns_have(&cell->table->columns, CSV_SIGN))
        hint = "a negative tie has its strength as weight, and - in a column 'sign'";
    return bad_cell(cell, hint, "expected a number above 0");
}

static bool read_sign(const struct cell *cell, struct csv_parsed *parsed)
{
    parsed->sign = (int8_t)csv_sign(cell->text);
    return parsed->sign || bad_cell(cell, NULL, "expected + or -, 1 or -1, positive or negative");
}

static bool set_direction(const struct cell *cell, int undirected, struct csv_parsed *parsed)
{
    if (undirected < 0)
        return bad_cell(cell, NULL, "expected directed or undirected, or yes or no");
    parsed->relation.undirected = undirected > 0;
    return true;
}

static bool read_directed(const struct cell *cell, struct csv_parsed *parsed)
{
    int flag = csv_flag(cell->text);
    return set_direction(cell, flag < 0 ? csv_undirected(cell->text) : !flag, parsed);
}

static bool read_undirected(const struct cell *cell, struct csv_parsed *parsed)
{
    int flag = csv_flag(cell->text);
    return set_direction(cell, flag < 0 ? csv_undirected(cell->text) : flag, parsed);
}

static bool read_direction(const struct cell *cell, struct csv_parsed *parsed)
{
    return set_direction(cell, csv_undirected(cell->text), parsed);
}

static bool read_relation(const struct cell *cell, struct csv_parsed *parsed)
{
    uint32_t name = names_add(&cell->chunk->strings, cell->text.bytes, cell->text.length);
    parsed->relation.type = name + 1;
    return true;
}

static bool read_confidence(const struct cell *cell, struct csv_parsed *parsed)
{
    double value;
    (void)parsed;
    text_clear(&cell->chunk->scratch);
    text_add_bytes(&cell->chunk->scratch, cell->text.bytes, cell->text.length);
    return confidence_parse(text_string(&cell->chunk->scratch), &value) ||
           bad_cell(cell, NULL,
                    "expected a number from 0 to 1, or a NATO grade such as B2 (A-F, 1-6)");
}

/* By meaning. The others are ends and dates, which take more than a cell, and strings to keep. */
static bool (*const readers[CSV_MEANINGS])(const struct cell *, struct csv_parsed *) = {
    [CSV_WEIGHT] = read_weight,         [CSV_SIGN] = read_sign,
    [CSV_DIRECTED] = read_directed,     [CSV_UNDIRECTED] = read_undirected,
    [CSV_DIRECTION] = read_direction,   [CSV_RELATION] = read_relation,
    [CSV_CONFIDENCE] = read_confidence,
};

static bool read_end(const struct cell *cell, struct row_ends *ends)
{
    if (!cell->text.length)
        return csv_bads_add(&cell->chunk->bads, &cell->chunk->row, cell->chunk->lines + 1,
                            cell->cell->bytes, NULL, "%s is empty", cell->column->name);
    *(cell->column->meaning == CSV_SOURCE ? &ends->from : &ends->to) = cell->text;
    return true;
}

static bool read_cells(const struct csv_table *table, struct csv_chunk *chunk,
                       struct csv_parsed *parsed, struct row_ends *ends)
{
    const struct csv_columns *columns = &table->columns;
    for (size_t i = 0; i < columns->count; i++) {
        struct cell cell = {.table = table,
                            .chunk = chunk,
                            .column = &columns->items[i],
                            .cell = &chunk->row.cells[i],
                            .text = chunk->texts[i]};
        enum csv_meaning meaning = cell.column->meaning;
        bool fine = true;
        if (meaning == CSV_SOURCE || meaning == CSV_TARGET)
            fine = read_end(&cell, ends);
        else if (cell.text.length && cell.column->type && csv_undirected(cell.text) >= 0)
            fine = read_direction(&cell, parsed); /* Gephi's Type */
        else if (cell.text.length && readers[meaning])
            fine = readers[meaning](&cell, parsed);
        if (!fine)
            return false;
    }
    return true;
}

/* The id of the date among the chunk's. Most rows have one that another had before. */
static bool read_date(const struct csv_table *table, struct csv_chunk *chunk,
                      struct csv_parsed *parsed)
{
    struct csv_text date;
    struct text reason = {0};
    size_t offset = 0;
    if (!csv_chunk_date(table, chunk, &date))
        return false;
    if (!date.length)
        return true;
    uint32_t hash = names_hash(date.bytes, date.length);
    uint32_t id = names_find_hashed(&chunk->dates, date.bytes, date.length, hash);
    if (id == NAME_NONE) {
        struct edtf value;
        if (!edtf_parse(&value, date.bytes, date.length, &offset, &reason)) {
            csv_chunk_bad_date(table, chunk, date, offset, &reason);
            text_release(&reason);
            return false;
        }
        id = names_add_hashed(&chunk->dates, date.bytes, date.length, hash);
        chunk->date_values =
            xgrow(chunk->date_values, id, &chunk->date_capacity, sizeof *chunk->date_values);
        chunk->date_values[id] = value;
    }
    parsed->relation.when = id + 1;
    return true;
}

static void keep_extras(const struct csv_table *table, struct csv_chunk *chunk)
{
    size_t count = table->extra_count, needed = (chunk->row_count + 1) * count;
    if (needed > chunk->extra_capacity) {
        chunk->extra_capacity = needed * 2;
        chunk->extras = xreallocarray(chunk->extras, chunk->extra_capacity, sizeof *chunk->extras);
    }
    uint32_t *extras = chunk->extras + chunk->row_count * count;
    for (size_t i = 0; i < count; i++) {
        size_t column = table->extras[i];
        struct csv_text text = chunk->texts[column];
        bool other = table->columns.items[column].type && csv_undirected(text) >= 0;
        extras[i] =
            !text.length || other ? 0 : names_add(&chunk->strings, text.bytes, text.length) + 1;
    }
}

/* Looks up the ends that wait. Those that the dossier does not have are for csv_merge.h. */
static void find_ends(const struct csv_table *table, struct csv_chunk *chunk)
{
    const struct names *ids = table->dossier->entity_ids;
    for (size_t i = 0; i < chunk->queued; i++)
        names_prefetch_string(ids, chunk->queue[i].hash);
    for (size_t i = 0; i < chunk->queued; i++) {
        const struct csv_end *end = &chunk->queue[i];
        uint32_t found = names_find_hashed(ids, end->name.bytes, end->name.length, end->hash);
        struct relation *relation = &chunk->rows[end->row].relation;
        *(end->to ? &relation->to : &relation->from) = found;
        if (found != NAME_NONE)
            continue;
        chunk->ends =
            xgrow(chunk->ends, chunk->end_count, &chunk->end_capacity, sizeof *chunk->ends);
        chunk->ends[chunk->end_count++] = *end;
    }
    chunk->queued = 0;
}

static void queue_end(const struct csv_table *table, struct csv_chunk *chunk, struct csv_text name,
                      bool to)
{
    uint32_t hash = names_hash(name.bytes, name.length);
    names_prefetch(table->dossier->entity_ids, hash);
    chunk->queue[chunk->queued++] =
        (struct csv_end){name, hash, (uint32_t)chunk->row_count - 1, to};
}

static void read_row(const struct csv_table *table, struct csv_chunk *chunk)
{
    struct row_ends ends = {0};
    struct csv_parsed parsed = {.relation.place = {table->file, (uint32_t)chunk->lines + 1, 1},
                                .offset = (uint32_t)(chunk->row.start - chunk->start)};
    if (!csv_chunk_take_row(table, chunk) || !read_cells(table, chunk, &parsed, &ends) ||
        !read_date(table, chunk, &parsed))
        return;
    if (table->extra_count)
        keep_extras(table, chunk);
    chunk->rows = xgrow(chunk->rows, chunk->row_count, &chunk->row_capacity, sizeof *chunk->rows);
    chunk->rows[chunk->row_count++] = parsed;
    queue_end(table, chunk, ends.from, false);
    queue_end(table, chunk, ends.to, true);
    if (chunk->queued + 2 > CSV_QUEUE)
        find_ends(table, chunk);
}

void csv_chunk_end_open(struct csv_chunk *chunk)
{
    struct csv_row *row = &chunk->row;
    row->stop = chunk->block_end;
    while (row->stop > row->start && (row->stop[-1] == '\n' || row->stop[-1] == '\r'))
        row->stop--;
    csv_bads_add(&chunk->bads, row, chunk->lines + 1, row->open, NULL,
                 "a quote that is not closed before the end of the file");
    chunk->lines += csv_count_lines(row->start, (size_t)(chunk->block_end - row->start));
    chunk->stop = chunk->block_end;
}

void csv_chunk_prepare(const struct csv_table *table, struct csv_chunk *chunk)
{
    size_t room = table->columns.count + 1; /* one more shows what is too much */
    if (!chunk->row.cells) {
        chunk->row = (struct csv_row){xcalloc(room, sizeof *chunk->row.cells), .most = room};
        chunk->texts = xcalloc(room, sizeof *chunk->texts);
    }
    chunk->high = is_high(chunk->start, (size_t)(chunk->end - chunk->start));
    chunk->bads.brief = table->report.rejects != NULL;
}

void csv_chunk_read(const struct csv_table *table, struct csv_chunk *chunk)
{
    const char *at = chunk->start;
    csv_chunk_prepare(table, chunk);
    while (at < chunk->end && (chunk->bads.brief || chunk->bads.count < READ_ERROR_LIMIT)) {
        if (!csv_lex_row(&table->dialect, at, chunk->block_end, &chunk->row)) {
            if (chunk->last)
                csv_chunk_end_open(chunk);
            break;
        }
        if (!csv_row_blank(&chunk->row))
            read_row(table, chunk);
        chunk->lines += chunk->row.lines;
        chunk->stop = at = chunk->row.next;
    }
    find_ends(table, chunk);
    chunk->broken = chunk->stop != chunk->end && chunk->end != chunk->block_end &&
                    chunk->bads.count < READ_ERROR_LIMIT;
}
