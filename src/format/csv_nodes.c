/*
 * csv_nodes.c: tables of entities. What an entity has already stays, and what a row says otherwise
 * is a warning. A `type` of TRUE or FALSE, 0 or 1, is how two-mode data say the mode of a node: it
 * is kept as the attribute `mode`.
 */
#include "format/csv_nodes.h"

#include "base/xalloc.h"
#include "format/graph_dossier.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* A row while it is read into its entity. */
struct row {
    struct csv_table *table;
    struct csv_chunk *chunk;
    uint32_t entity;
    struct attribute *kept; /* what the entity has, and what comes to it */
    size_t kept_count;
};

/* Members of struct entity that are strings, by the meaning of the column that fills them. */
static const size_t members[CSV_MEANINGS] = {
    [CSV_LABEL] = offsetof(struct entity, label),
    [CSV_ALIASES] = offsetof(struct entity, aliases),
    [CSV_CITATION] = offsetof(struct entity, source),
    [CSV_NOTE] = offsetof(struct entity, note),
    [CSV_URL] = offsetof(struct entity, url),
};

static struct entity *entity_of(const struct row *row)
{
    return &row->table->dossier->entities[row->entity];
}

static void warn_conflict(struct row *row, const char *name, const char *here, const char *before)
{
    struct csv_table *table = row->table;
    const struct entity *entity = entity_of(row);
    struct error error = {.code = "conflict"};
    if (table->conflicts++ >= READ_ERROR_LIMIT)
        return;
    error_set(&error, ERROR_INPUT, "'%s' has %s \"%s\" here, and \"%s\" before", entity->id, name,
              here, before);
    error_place(&error, table->report.path, table->lines + row->chunk->lines + 1, 1, NULL, 0);
    error_hint(&error, "the first stays, which %s:%u begins",
               dossier_path(table->dossier, entity->place), (unsigned)entity->place.line);
    csv_report_take(&table->report, &error, SEVERITY_WARNING);
}

static const char *own(struct row *row, struct csv_text text)
{
    return dossier_string(row->table->dossier, text.bytes, text.length);
}

static void set_string(struct row *row, size_t column, struct csv_text text)
{
    const struct csv_column *meant = &row->table->columns.items[column];
    const char *string = own(row, text), *before;
    char *member = (char *)entity_of(row) + members[meant->meaning];
    memcpy(&before, member, sizeof before);
    if (!before)
        memcpy(member, &string, sizeof string);
    else if (before != string)
        warn_conflict(row, meant->name, string, before);
}

static void keep(struct row *row, const char *name, struct csv_text text)
{
    const char *value = own(row, text);
    for (size_t i = 0; i < row->kept_count; i++)
        if (row->kept[i].name == name) {
            if (row->kept[i].value != value)
                warn_conflict(row, name, value, row->kept[i].value);
            return;
        }
    row->kept[row->kept_count++] = (struct attribute){name, value, false};
}

static bool is_mode(struct csv_text text)
{
    return csv_is(text, "true") || csv_is(text, "false") || csv_is(text, "0") || csv_is(text, "1");
}

/* A kind of the vocabulary is known in capitals too, as Neo4j has it. */
static uint32_t find_kind(struct row *row, const char *name)
{
    struct vocabulary *vocabulary = &row->table->dossier->vocabulary;
    if (vocabulary_find_kind(vocabulary, name) == VOCABULARY_NONE)
        for (size_t i = 0; i < vocabulary->kind_count && i < CSV_CAPITALS_MOST; i++)
            if (vocabulary->kinds[i].declared && strcasecmp(vocabulary->kinds[i].name, name) == 0)
                return (uint32_t)i;
    return vocabulary_add_kind(vocabulary, name);
}

/* Of Neo4j's several labels the first is the kind. */
static struct csv_text first_label(struct csv_text text)
{
    const char *parted = memchr(text.bytes, ';', text.length);
    return parted && parted > text.bytes ? csv_trim(text.bytes, (size_t)(parted - text.bytes))
                                         : text;
}

/* Where there are several labels all of them are kept as `labels`, too. */
static void set_kind(struct row *row, size_t column, struct csv_text text)
{
    const struct csv_column *meant = &row->table->columns.items[column];
    const struct vocabulary *vocabulary = &row->table->dossier->vocabulary;
    struct csv_text label = first_label(text);
    struct entity *entity = entity_of(row);
    if (meant->type && is_mode(text)) {
        keep(row, own(row, (struct csv_text){"mode", 4}), text);
        return;
    }
    if (label.length < text.length)
        keep(row, own(row, (struct csv_text){"labels", 6}), text);
    const char *name = own(row, label);
    uint32_t kind = find_kind(row, name);
    if (!vocabulary->kinds[kind].declared)
        csv_uses_count(&row->table->uses, kind);
    if (entity->kind == KIND_ENTITY)
        entity->kind = kind;
    else if (entity->kind != kind && kind != KIND_ENTITY)
        warn_conflict(row, "kind", name, vocabulary->kinds[entity->kind].name);
}

static void set_date(struct row *row, const struct edtf *date)
{
    struct entity *entity = entity_of(row);
    struct text here = {0}, before = {0};
    if (!edtf_given(date))
        return;
    if (!edtf_given(&entity->when)) {
        entity->when = *date;
    } else if (edtf_compare(&entity->when, date) != 0) {
        edtf_format(date, &here);
        edtf_format(&entity->when, &before);
        warn_conflict(row, "when", text_string(&here), text_string(&before));
    }
    text_release(&here);
    text_release(&before);
}

/* The date of the row; false, with a bad row, where it has none that can be. */
static bool read_date(const struct csv_table *table, struct csv_chunk *chunk, struct edtf *date)
{
    struct csv_text text;
    struct text reason = {0};
    size_t offset = 0;
    if (!csv_chunk_date(table, chunk, &text))
        return false;
    if (!text.length || edtf_parse(date, text.bytes, text.length, &offset, &reason))
        return true;
    csv_chunk_bad_date(table, chunk, text, offset, &reason);
    text_release(&reason);
    return false;
}

/* False, with a bad row, where the kind is that of no entity: written, it would be none. */
static bool check_kind(struct csv_table *table, struct csv_chunk *chunk)
{
    size_t column = table->columns.at[CSV_KIND];
    if (column == CSV_NO_COLUMN || !chunk->texts[column].length)
        return true;
    struct csv_text text = first_label(chunk->texts[column]);
    const char *kind = dossier_string(table->dossier, text.bytes, text.length);
    return dossier_kind_is_entity(kind) ||
           csv_bads_add(&chunk->bads, &chunk->row, chunk->lines + 1,
                        csv_cell_at(&chunk->row.cells[column], text, 0),
                        "call it otherwise, as in 'informant'",
                        "kind \"%s\" is a word of the dossier language, and no entity's", kind);
}

static void read_cells(struct row *row)
{
    const struct csv_columns *columns = &row->table->columns;
    for (size_t i = 0; i < columns->count; i++) {
        const struct csv_column *column = &columns->items[i];
        struct csv_text text = row->chunk->texts[i];
        if (!text.length)
            continue;
        if (column->meaning == CSV_KIND)
            set_kind(row, i, text);
        else if (column->meaning == CSV_ATTRIBUTE)
            keep(row, column->name, text);
        else if (members[column->meaning])
            set_string(row, i, text);
    }
}

/* Takes the entity of the id, with room for all that may be kept of it. */
static void start_row(struct row *row, struct csv_text id)
{
    struct dossier *dossier = row->table->dossier;
    row->entity = dossier_add_entity(dossier, own(row, id));
    struct entity *entity = entity_of(row);
    struct attribute_span span = entity->attributes;
    if (!entity->place.line || !entity->declared)
        entity->place = (struct place){row->table->file,
                                       (uint32_t)(row->table->lines + row->chunk->lines + 1), 1};
    entity->declared = true;
    row->kept_count = span.count;
    row->kept = xcalloc(span.count + row->table->columns.count + 2, sizeof *row->kept);
    for (size_t i = 0; i < span.count; i++)
        row->kept[i] = dossier->attributes[span.first + i];
}

static void end_row(struct row *row)
{
    struct entity *entity = entity_of(row);
    if (row->kept_count != entity->attributes.count)
        entity->attributes =
            dossier_add_attributes(row->table->dossier, row->kept, row->kept_count);
    free(row->kept);
}

static void read_row(struct csv_table *table, struct csv_chunk *chunk)
{
    struct row row = {.table = table, .chunk = chunk};
    struct edtf date = {0};
    size_t column = table->columns.at[CSV_ID];
    if (!csv_chunk_take_row(table, chunk) || !read_date(table, chunk, &date) ||
        !check_kind(table, chunk))
        return;
    struct csv_text id = chunk->texts[column];
    if (!id.length) {
        csv_bads_add(&chunk->bads, &chunk->row, chunk->lines + 1, chunk->row.cells[column].bytes,
                     NULL, "%s is empty", table->columns.items[column].name);
        return;
    }
    start_row(&row, id);
    if (table->dossier->entity_count - table->known > table->options->entities)
        csv_bads_add_limit(&chunk->bads, &chunk->row, chunk->lines + 1,
                           chunk->row.cells[column].bytes, LIMIT_ENTITIES,
                           table->options->entities);
    set_date(&row, &date);
    read_cells(&row);
    end_row(&row);
}

void csv_nodes_read(struct csv_table *table, struct csv_chunk *chunk)
{
    const char *at = chunk->start;
    csv_chunk_prepare(table, chunk);
    while (at < chunk->end && !csv_report_full(&table->report)) {
        if (!csv_lex_row(&table->dialect, at, chunk->block_end, &chunk->row)) {
            if (chunk->last)
                csv_chunk_end_open(chunk);
            break;
        }
        if (!csv_row_blank(&chunk->row))
            read_row(table, chunk);
        for (size_t i = 0; i < chunk->bads.count; i++)
            csv_report_bad(&table->report, &chunk->bads.items[i], table->lines);
        csv_bads_clear(&chunk->bads);
        chunk->lines += chunk->row.lines;
        chunk->stop = at = chunk->row.next;
    }
    for (size_t i = 0; i < chunk->bads.count; i++)
        csv_report_bad(&table->report, &chunk->bads.items[i], table->lines);
    csv_bads_clear(&chunk->bads);
}
