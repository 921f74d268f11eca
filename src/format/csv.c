/*
 * csv.c: reads tables: block by block, so that any pipe will do and memory is bounded by what the
 * dossier holds; the rows of a block by several threads; and their results in the table's order.
 */
#include "format/csv.h"

#include "base/stream.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "format/csv_block.h"
#include "format/csv_chunk.h"
#include "format/csv_header.h"
#include "format/csv_merge.h"
#include "format/csv_nodes.h"

#include <entente/jobs.h>
#include <entente/progress.h>

#include <stdlib.h>
#include <string.h>

/* A chunk is not worth a thread below this; some more chunks than threads even out their work. */
enum { CHUNK_LEAST = 1 << 10, CHUNKS_A_THREAD = 4 };

struct reader {
    struct csv_table table;
    struct csv_block block;
    struct stream *stream;
    struct csv_part *part; /* NULL: the table is read whole */
    struct csv_chunk *chunks;
    size_t chunk_capacity;
    size_t done; /* bytes of the block that were read */
};

static bool refuse(struct reader *reader, struct error *error, const struct csv_row *row,
                   const char *at)
{
    struct csv_bads bads = {0};
    bool limit = error->kind == ERROR_LIMIT;
    if (limit)
        csv_bads_add_limit(&bads, row, 1, at, LIMIT_ATTRIBUTES, reader->table.options->attributes);
    else
        csv_bads_add(&bads, row, 1, at, error->hint, "%s", error->message);
    bads.items[0].error.line += reader->table.lines;
    csv_report_take(&reader->table.report, &bads.items[0].error, SEVERITY_ERROR);
    csv_bads_release(&bads);
    error_release(error);
    return false;
}

/* Which columns are kept as strings: what is said of a relation, and then attributes. */
static void list_extras(struct csv_table *table, bool bare)
{
    const struct csv_columns *columns = &table->columns;
    table->extras = xcalloc(columns->count, sizeof *table->extras);
    if (bare)
        return;
    for (size_t i = 0; i < columns->count; i++)
        if (columns->items[i].meaning >= CSV_CONFIDENCE && columns->items[i].meaning <= CSV_LABEL)
            table->extras[table->extra_count++] = i;
    for (size_t i = 0; i < columns->count; i++)
        if (columns->items[i].meaning == CSV_ATTRIBUTE) {
            table->extras[table->extra_count++] = i;
            table->attribute_count++;
        }
    if (table->attribute_count)
        pool_init(&table->attributes, table->attribute_count * sizeof(const char *));
}

static bool read_columns(struct reader *reader, struct csv_row *row, bool nodes)
{
    struct csv_table *table = &reader->table;
    size_t cell = 0, most = table->options->attributes;
    struct error error = {0};
    if (row->stray) {
        error_set(&error, ERROR_INPUT, "text behind the quote that ends its cell, in the header");
        return refuse(reader, &error, row, row->stray);
    }
    if (row->count > most) {
        error_set(&error, ERROR_LIMIT, "the table has more columns than the limit of %zu", most);
        return refuse(reader, &error, row, row->start);
    }
    row->most = row->count;
    row->cells = xcalloc(row->most, sizeof *row->cells);
    csv_lex_row(&table->dialect, row->start, reader->block.bytes + reader->block.length, row);
    for (size_t i = 0; i < row->count; i++)
        if (utf8_first_invalid(row->cells[i].bytes, row->cells[i].length) < row->cells[i].length)
            csv_oddity_add(&table->invalid, 1, table->lines + 1);
    bool done = csv_columns_init(&table->columns, table->dossier, row, nodes,
                                 table->options->columns, &cell, &error);
    if (!done)
        refuse(reader, &error, row, row->cells[cell].bytes);
    free(row->cells);
    text_add_bytes(&table->report.header, row->start, (size_t)(row->stop - row->start));
    list_extras(table, reader->part && reader->part->bare);
    return done;
}

static bool no_header(struct reader *reader, bool open)
{
    struct error error = {0};
    error_set(&error, ERROR_INPUT,
              open ? "a quote in the header is not closed" : "the table has no header");
    if (!open)
        error_hint(&error, "its first row names the columns: source,target");
    error_place(&error, reader->table.report.path, reader->table.lines + 1, 1, NULL, 0);
    csv_report_take(&reader->table.report, &error, SEVERITY_ERROR);
    return false;
}

/* A name of a column, at `at`, whose end is too far to be looked for. Always false. */
static bool refuse_name(struct reader *reader, struct csv_row *row, const char *at)
{
    struct csv_bads bads = {0};
    size_t most = reader->table.options->string_length;
    row->stop = at + most;
    csv_bads_add_limit(&bads, row, 1, at, LIMIT_STRING, most);
    csv_report_bad(&reader->table.report, &bads.items[0], reader->table.lines);
    csv_bads_release(&bads);
    return false;
}

/* Reads the first row that is not empty, for which the block may have to grow. */
static bool read_header(struct reader *reader, bool nodes, struct error *error)
{
    struct csv_block *block = &reader->block;
    struct csv_table *table = &reader->table;
    struct csv_row row = {0};
    for (;;) {
        if (!csv_block_next(block, 0, reader->stream, error))
            return false;
        const char *at = block->bytes, *end = block->bytes + block->length;
        if (csv_header_find(table->report.path, &at, end, &table->dialect, &row, &table->lines)) {
            bool done = read_columns(reader, &row, nodes);
            reader->done = (size_t)(row.next - block->bytes);
            table->lines += row.lines;
            return done;
        }
        if (block->last)
            return no_header(reader, at < end);
        if (at < end && (size_t)(end - row.open) > table->options->string_length)
            return refuse_name(reader, &row, row.open);
    }
}

/* Readies the chunks that begin at these places. */
static void start_chunks(struct reader *reader, const char **starts, size_t count)
{
    if (reader->chunk_capacity < count) {
        reader->chunks = xreallocarray(reader->chunks, count, sizeof *reader->chunks);
        memset(reader->chunks + reader->chunk_capacity, 0,
               (count - reader->chunk_capacity) * sizeof *reader->chunks);
        reader->chunk_capacity = count;
    }
    for (size_t i = 0; i < count; i++) {
        struct csv_chunk *chunk = &reader->chunks[i];
        chunk->start = starts[i];
        chunk->end = starts[i + 1];
        chunk->block_end = starts[count];
        chunk->last = reader->block.last && (!reader->part || reader->part->last);
        csv_chunk_clear(chunk);
    }
}

/* Reads the rows of the block from `start` on in so many chunks; false where that went wrong. */
static bool read_chunks(struct reader *reader, const char *start, size_t count)
{
    const char *end = reader->block.bytes + reader->block.length;
    const char **starts = xcalloc(count + 1, sizeof *starts);
    bool broken = false;
    csv_block_divide(start, end, starts, count);
    start_chunks(reader, starts, count);
#pragma omp parallel for num_threads((int)jobs_count()) schedule(dynamic) if (count > 1)
    for (size_t i = 0; i < count; i++)
        csv_chunk_read(&reader->table, &reader->chunks[i]);
    for (size_t i = 0; i < count; i++)
        broken |= reader->chunks[i].broken;
    free(starts);
    return !broken || count == 1;
}

/* Counts what is odd in a chunk, which begins after so many lines. */
static void count_oddities(struct csv_table *table, const struct csv_chunk *chunk, size_t lines)
{
    csv_oddity_add(&table->invalid, chunk->invalid.count, lines + chunk->invalid.line);
    csv_oddity_add(&table->far, chunk->far.count, lines + chunk->far.line);
    csv_oddity_add(&table->bare, chunk->bare.count, lines + chunk->bare.line);
}

/* Adds the chunks to the dossier. */
static void merge_chunks(struct reader *reader, size_t count)
{
    struct csv_table *table = &reader->table;
    size_t lines = table->lines;
    bool merged = csv_merge_plain(table, reader->chunks, count);
    for (size_t i = 0; i < count && !csv_report_full(&table->report); i++) {
        struct csv_chunk *chunk = &reader->chunks[i];
        count_oddities(table, chunk, lines);
        if (!merged) {
            csv_merge(table, chunk);
            table->lines += chunk->lines;
        }
        lines += chunk->lines;
        reader->done = (size_t)(chunk->stop - reader->block.bytes);
        if (chunk->stop != chunk->end)
            break; /* the rest of the block is the beginning of a row; chunks behind are empty */
    }
}

/*
 * Reads the rows of the block. Quotes where none may stand can make us take the middle of a row for
 * its start; the chunk before then does not end there, and the block is read again by one thread.
 */
static void read_relations(struct reader *reader)
{
    const char *start = reader->block.bytes + reader->done;
    size_t length = reader->block.length - reader->done, jobs = jobs_count();
    size_t count = jobs > 1 ? jobs * CHUNKS_A_THREAD : 1;
    if (count > length / CHUNK_LEAST + 1)
        count = length / CHUNK_LEAST + 1;
    if (!read_chunks(reader, start, count)) {
        count = 1;
        read_chunks(reader, start, count);
    }
    merge_chunks(reader, count);
}

static void read_nodes(struct reader *reader)
{
    const char *starts[] = {reader->block.bytes + reader->done,
                            reader->block.bytes + reader->block.length};
    struct csv_table *table = &reader->table;
    start_chunks(reader, starts, 1);
    struct csv_chunk *chunk = &reader->chunks[0];
    csv_nodes_read(table, chunk);
    count_oddities(table, chunk, table->lines);
    table->lines += chunk->lines;
    reader->done = (size_t)(chunk->stop - reader->block.bytes);
}

/* A cell that does not end in the block is too long before the block need grow without end. */
static void check_open_cell(struct reader *reader)
{
    struct csv_table *table = &reader->table;
    const char *end = reader->block.bytes + reader->block.length;
    struct csv_row *row = &reader->chunks[0].row;
    size_t most = table->options->string_length;
    struct csv_bads bads = {0};
    if (reader->done || reader->block.last || (size_t)(end - row->open) <= most)
        return;
    row->stop = row->open + most;
    csv_bads_add_limit(&bads, row, 1, row->open, LIMIT_STRING, most);
    if (*row->open == '"') {
        struct error *error = &bads.items[0].error;
        free(error->hint);
        error->hint = NULL;
        error_hint(error, "its quote may not be closed; else --%s N raises the limit",
                   limit_at(LIMIT_STRING)->option);
    }
    csv_report_bad(&table->report, &bads.items[0], table->lines);
    csv_bads_release(&bads);
}

static bool read_blocks(struct reader *reader, struct error *error)
{
    const struct stream *stream = reader->stream;
    struct csv_table *table = &reader->table;
    for (;;) {
        if (table->columns.nodes)
            read_nodes(reader);
        else
            read_relations(reader);
        check_open_cell(reader);
        progress_report(table->options->progress, "reading",
                        stream->size ? (double)stream->total / (double)stream->size : 0);
        if (progress_stopped("reading", error))
            return false;
        if (csv_report_full(&table->report))
            return true;
        if (reader->block.last)
            break;
        if (!csv_block_next(&reader->block, reader->done, reader->stream, error))
            return false;
        reader->done = 0;
    }
    if (!reader->part)
        csv_table_warn(table);
    return true;
}

static void release(struct reader *reader)
{
    struct csv_table *table = &reader->table;
    for (size_t i = 0; i < reader->chunk_capacity; i++)
        csv_chunk_release(&reader->chunks[i]);
    free(reader->chunks);
    csv_block_release(&reader->block);
    csv_report_release(&table->report);
    pool_release(&table->attributes);
    free(table->spans);
    free(table->uses.items);
    free(table->type_of);
    names_release(&table->types);
    free(table->extras);
    csv_columns_release(&table->columns);
}

/* Says what there was to the part. */
static void end_part(const struct reader *reader, size_t header_lines)
{
    struct csv_part *part = reader->part;
    const struct csv_table *table = &reader->table;
    part->begun = true;
    part->header_lines = header_lines;
    part->lines = table->lines - part->header_lines;
    part->full = csv_report_full(&table->report);
    part->open =
        !part->last && !part->full && reader->block.last && reader->done < reader->block.length;
    part->odd = csv_table_odd(table);
    part->entities = table->columns.nodes;
    part->taken = reader->block.before + reader->done;
    part->relations = table->relations - part->relations_before;
}

static bool read_table(struct reader *reader, bool nodes, struct error *error)
{
    struct csv_report *report = &reader->table.report;
    csv_block_init(&reader->block, reader->table.options->block_size);
    bool begun = read_header(reader, nodes, error);
    size_t header_lines = reader->table.lines;
    bool done = begun && read_blocks(reader, error);
    if (begun && reader->part)
        end_part(reader, header_lines);
    csv_report_rejected(report);
    if (report->errors)
        done = error_set(error, report->kind, "%s: %zu error%s", report->path, report->errors,
                         report->errors == 1 ? "" : "s");
    release(reader);
    return done;
}

static struct reader start_reader(struct dossier *dossier, uint32_t file, const char *path,
                                  struct stream *stream, const struct read_options *options,
                                  struct diagnostics *diagnostics)
{
    return (struct reader){.table = {.dossier = dossier,
                                     .known = dossier->entity_count,
                                     .types_known = dossier->vocabulary.type_count,
                                     .file = file,
                                     .options = options,
                                     .report = {.path = path,
                                                .diagnostics = diagnostics,
                                                .rejects = options->rejects}},
                           .stream = stream};
}

bool csv_stream(struct dossier *dossier, uint32_t file, const char *path, struct stream *stream,
                const struct read_options *options, struct diagnostics *diagnostics,
                struct error *error)
{
    struct reader reader = start_reader(dossier, file, path, stream, options, diagnostics);
    return read_table(&reader, false, error);
}

bool csv_stream_nodes(struct dossier *dossier, uint32_t file, const char *path,
                      struct stream *stream, const struct read_options *options,
                      struct diagnostics *diagnostics, struct error *error)
{
    struct reader reader = start_reader(dossier, file, path, stream, options, diagnostics);
    return read_table(&reader, true, error);
}

bool csv_stream_part(struct dossier *dossier, uint32_t file, const char *path,
                     struct stream *stream, const struct read_options *options,
                     struct csv_part *part, struct diagnostics *diagnostics, struct error *error)
{
    struct reader reader = start_reader(dossier, file, path, stream, options, diagnostics);
    reader.part = part;
    if (part->types_known)
        reader.table.types_known = part->types_known;
    reader.table.relations = part->relations_before;
    reader.table.known -= part->entities_before; /* may wrap, and the difference wraps back */
    return read_table(&reader, part->nodes, error);
}
