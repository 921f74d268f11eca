/*
 * csv_merge.c: the rows of a chunk into the dossier. What only the order of all rows can decide is
 * decided here: the index of an entity that is new, and what type a new name of a relation is.
 */
#include "format/csv_merge.h"

#include "base/xalloc.h"
#include "dossier/store.h"

#include <entente/jobs.h>

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* A chunk while it is merged. */
struct merge {
    struct csv_table *table;
    struct csv_chunk *chunk;
    const char **strings;   /* by id: the dossier's own; NULL: not needed so far */
    uint32_t *types;        /* by id of the name: its index + 1; 0: not looked up */
    const char **row_cells; /* of attributes: those of the row in hand */
    size_t next_end, next_bad;
};

/* Members of struct evidence by the meaning of the column that fills them. */
static const size_t evidence_members[CSV_MEANINGS] = {
    [CSV_CONFIDENCE] = offsetof(struct evidence, confidence),
    [CSV_CITATION] = offsetof(struct evidence, source),
    [CSV_QUOTE] = offsetof(struct evidence, quote),
    [CSV_ROLE] = offsetof(struct evidence, role),
    [CSV_NOTE] = offsetof(struct evidence, note),
    [CSV_URL] = offsetof(struct evidence, url),
    [CSV_LABEL] = offsetof(struct evidence, label),
};

static const char *own_string(struct merge *merge, uint32_t id)
{
    if (!merge->strings[id]) {
        const char *string = names_at(&merge->chunk->strings, id);
        merge->strings[id] = dossier_string(merge->table->dossier, string, strlen(string));
    }
    return merge->strings[id];
}

/* The span of such attributes; rows that have the same share it. */
static struct attribute_span find_span(struct merge *merge)
{
    struct csv_table *table = merge->table;
    uint32_t index = pool_add(&table->attributes, merge->row_cells);
    while (table->span_count <= index) { /* the first is that of no attributes */
        struct attribute *kept = xcalloc(table->attribute_count, sizeof *kept);
        size_t count = 0, first = table->extra_count - table->attribute_count;
        for (size_t i = 0; i < table->attribute_count && table->span_count; i++)
            if (merge->row_cells[i])
                kept[count++] =
                    (struct attribute){table->columns.items[table->extras[first + i]].name,
                                       merge->row_cells[i], false};
        table->spans =
            xgrow(table->spans, table->span_count, &table->span_capacity, sizeof *table->spans);
        table->spans[table->span_count++] = dossier_add_attributes(table->dossier, kept, count);
        free(kept);
    }
    return table->spans[index];
}

static uint32_t find_evidence(struct merge *merge, size_t row)
{
    const struct csv_table *table = merge->table;
    const uint32_t *extras = merge->chunk->extras + row * table->extra_count;
    size_t first = table->extra_count - table->attribute_count;
    struct evidence evidence = {0};
    for (size_t i = 0; i < table->extra_count; i++) {
        const char *string = extras[i] ? own_string(merge, extras[i] - 1) : NULL;
        enum csv_meaning meaning = table->columns.items[table->extras[i]].meaning;
        if (i >= first)
            merge->row_cells[i - first] = string;
        else if (string)
            memcpy((char *)&evidence + evidence_members[meaning], &string, sizeof string);
    }
    if (table->attribute_count)
        evidence.attributes = find_span(merge);
    return dossier_evidence(table->dossier, &evidence);
}

static uint32_t find_type(const struct csv_table *table, const char *name)
{
    const struct vocabulary *vocabulary = &table->dossier->vocabulary;
    uint32_t exact = vocabulary_find_type(vocabulary, name);
    if (exact != VOCABULARY_NONE)
        return exact;
    for (size_t i = 0; i < table->types_known && i < CSV_CAPITALS_MOST; i++)
        if (vocabulary->types[i].declared && strcasecmp(vocabulary->types[i].name, name) == 0)
            return (uint32_t)i;
    return VOCABULARY_NONE;
}

/* A new name: declared by its sign, where that is given. */
static uint32_t add_type(const struct csv_table *table, const char *name,
                         const struct csv_parsed *parsed)
{
    struct vocabulary *vocabulary = &table->dossier->vocabulary;
    uint32_t index = vocabulary_add_type(vocabulary, name);
    struct relation_type *type = &vocabulary->types[index];
    if (!parsed->sign)
        return index;
    relation_type_set_family(type, parsed->sign < 0 ? FAMILY_DISSENT : FAMILY_TIE);
    type->declared = true;
    type->place = parsed->relation.place;
    type->place.line += (uint32_t)table->lines;
    return index;
}

/* The type of the row by its name, which may be new. Each name is looked for once in a table. */
static uint32_t named_type(struct merge *merge, const struct csv_parsed *parsed)
{
    struct csv_table *table = merge->table;
    uint32_t id = parsed->relation.type - 1;
    if (merge->types[id])
        return merge->types[id] - 1;
    const char *name = own_string(merge, id);
    uint32_t known = names_add(&table->types, name, strlen(name));
    if (known == table->types.count - 1) {
        table->type_of =
            xgrow(table->type_of, known, &table->type_capacity, sizeof *table->type_of);
        table->type_of[known] = find_type(table, name);
        if (table->type_of[known] == VOCABULARY_NONE)
            table->type_of[known] = add_type(table, name, parsed);
    }
    merge->types[id] = table->type_of[known] + 1;
    return table->type_of[known];
}

/* The line and cells of a row again, to say what is wrong with it. */
static void lex_again(const struct merge *merge, const struct csv_parsed *parsed)
{
    struct csv_chunk *chunk = merge->chunk;
    csv_lex_row(&merge->table->dialect, chunk->start + parsed->offset, chunk->block_end,
                &chunk->row);
}

static void tell(struct csv_table *table, struct csv_bads *bads)
{
    for (size_t i = 0; i < bads->count; i++)
        csv_report_bad(&table->report, &bads->items[i], table->lines);
    csv_bads_release(bads);
}

/* A row is bad where its sign is not that of its type. */
static bool set_type(struct merge *merge, struct csv_parsed *parsed)
{
    struct csv_table *table = merge->table;
    const struct vocabulary *vocabulary = &table->dossier->vocabulary;
    bool named = parsed->relation.type != 0;
    uint32_t index = TYPE_TIE;
    if (named)
        index = named_type(merge, parsed);
    else if (parsed->sign < 0)
        index = vocabulary_find_type(vocabulary, "negative-tie");
    const struct relation_type *type = &vocabulary->types[index];
    parsed->relation.type = index;
    if (!parsed->sign || !named || family_sign(type->family) == parsed->sign)
        return true;
    struct csv_bads bads = {0};
    lex_again(merge, parsed);
    csv_bads_add(&bads, &merge->chunk->row, parsed->relation.place.line,
                 merge->chunk->row.cells[table->columns.at[CSV_SIGN]].bytes,
                 "a relation type has one sign: name the two apart", "sign %c, but '%s' is %s (%s)",
                 parsed->sign < 0 ? '-' : '+', type->name,
                 parsed->sign < 0 ? "positive" : "negative", family_name(type->family));
    tell(table, &bads);
    return false;
}

static struct place place_of(const struct merge *merge, const struct csv_parsed *parsed)
{
    struct place place = parsed->relation.place;
    place.line += (uint32_t)merge->table->lines;
    return place;
}

/* Gives the row's ends that the dossier did not have their entities. */
static void set_ends(struct merge *merge, uint32_t row, struct csv_parsed *parsed, bool wanted)
{
    struct csv_table *table = merge->table;
    struct csv_chunk *chunk = merge->chunk;
    for (; merge->next_end < chunk->end_count && chunk->ends[merge->next_end].row == row;
         merge->next_end++) {
        const struct csv_end *end = &chunk->ends[merge->next_end];
        if (!wanted)
            continue;
        uint32_t entity =
            store_add_entity(table->dossier, end->name.bytes, end->name.length, end->hash);
        struct entity *record = &table->dossier->entities[entity];
        if (!record->place.line)
            record->place = place_of(merge, parsed);
        *(end->to ? &parsed->relation.to : &parsed->relation.from) = entity;
    }
}

/* Tells of the bad rows before the byte. */
static void tell_before(struct merge *merge, const char *at)
{
    struct csv_bads *bads = &merge->chunk->bads;
    struct csv_report *report = &merge->table->report;
    for (; merge->next_bad < bads->count && bads->items[merge->next_bad].start < at &&
           !csv_report_full(report);
         merge->next_bad++)
        csv_report_bad(report, &bads->items[merge->next_bad], merge->table->lines);
}

static bool over_limit(struct merge *merge, const struct csv_parsed *parsed, enum limit limit,
                       size_t value)
{
    struct csv_table *table = merge->table;
    struct csv_bads bads = {0};
    lex_again(merge, parsed);
    csv_bads_add_limit(&bads, &merge->chunk->row, parsed->relation.place.line,
                       merge->chunk->row.start, limit, value);
    tell(table, &bads);
    return false;
}

static void merge_row(struct merge *merge, uint32_t row)
{
    struct csv_table *table = merge->table;
    struct dossier *dossier = table->dossier;
    struct csv_parsed *parsed = &merge->chunk->rows[row];
    struct relation *relation = &parsed->relation;
    if (table->relations >= table->options->edges) {
        over_limit(merge, parsed, LIMIT_EDGES, table->options->edges);
        return;
    }
    bool wanted = set_type(merge, parsed);
    set_ends(merge, row, parsed, wanted);
    if (dossier->entity_count - table->known > table->options->entities)
        wanted = over_limit(merge, parsed, LIMIT_ENTITIES, table->options->entities);
    relation->place.line += (uint32_t)table->lines;
    if (!wanted)
        return;
    if (relation->when)
        relation->when = merge->chunk->date_ids[relation->when - 1];
    if (table->extra_count)
        relation->evidence = find_evidence(merge, row);
    if (!dossier->vocabulary.types[relation->type].declared)
        csv_uses_count(&table->uses, relation->type);
    table->relations++;
    dossier_add_relation(dossier, relation);
}

/* Fetches where the chunk's next names will be looked for. */
static void prefetch_ends(const struct merge *merge, uint32_t row)
{
    const struct csv_chunk *chunk = merge->chunk;
    size_t ahead = merge->next_end + 16;
    if (ahead >= chunk->end_count || chunk->ends[merge->next_end].row != row)
        return;
    names_prefetch(merge->table->dossier->entity_ids, chunk->ends[ahead].hash);
    names_prefetch(merge->table->dossier->strings, chunk->ends[ahead].hash);
}

static void add_dates(const struct csv_table *table, struct csv_chunk *chunk)
{
    for (size_t i = 0; i < chunk->dates.count; i++) {
        chunk->date_ids =
            xgrow(chunk->date_ids, i, &chunk->date_id_capacity, sizeof *chunk->date_ids);
        chunk->date_ids[i] = dossier_date(table->dossier, &chunk->date_values[i]);
    }
}

/* Whether only entities need the order of the rows. */
static bool is_plain(const struct csv_table *table, const struct csv_chunk *chunks, size_t count)
{
    size_t rows = 0, ends = 0;
    for (size_t i = 0; i < count; i++) {
        rows += chunks[i].row_count;
        ends += chunks[i].end_count;
        if (chunks[i].bads.count)
            return false;
    }
    return !table->extra_count && !csv_columns_have(&table->columns, CSV_RELATION) &&
           !csv_columns_have(&table->columns, CSV_SIGN) &&
           rows <= table->options->edges - table->relations &&
           table->dossier->entity_count - table->known + ends <= table->options->entities;
}

static void add_ends(struct csv_table *table, struct csv_chunk *chunk)
{
    struct merge merge = {.table = table, .chunk = chunk};
    while (merge.next_end < chunk->end_count) {
        uint32_t row = chunk->ends[merge.next_end].row;
        struct csv_parsed parsed = chunk->rows[row];
        prefetch_ends(&merge, row);
        set_ends(&merge, row, &parsed, true);
        chunk->rows[row].relation.from = parsed.relation.from;
        chunk->rows[row].relation.to = parsed.relation.to;
    }
}

/* The rows of a plain chunk as relations. */
static void copy_rows(const struct csv_chunk *chunk, uint32_t lines, struct relation *relations)
{
    for (size_t i = 0; i < chunk->row_count; i++) {
        relations[i] = chunk->rows[i].relation;
        relations[i].place.line += lines;
        if (relations[i].when)
            relations[i].when = chunk->date_ids[relations[i].when - 1];
    }
}

bool csv_merge_plain(struct csv_table *table, struct csv_chunk *chunks, size_t count)
{
    struct dossier *dossier = table->dossier;
    size_t *first = xcalloc(count, sizeof *first), *lines = xcalloc(count, sizeof *lines), rows = 0;
    bool plain = is_plain(table, chunks, count);
    for (size_t i = 0; i < count && plain; i++) {
        first[i] = rows;
        lines[i] = table->lines;
        add_dates(table, &chunks[i]);
        add_ends(table, &chunks[i]);
        rows += chunks[i].row_count;
        table->lines += chunks[i].lines;
    }
    store_reserve_relations(dossier, rows);
#pragma omp parallel for num_threads((int)jobs_count()) schedule(dynamic) if (plain && count > 1)
    for (size_t i = 0; i < count; i++)
        if (plain)
            copy_rows(&chunks[i], (uint32_t)lines[i],
                      dossier->relations + dossier->relation_count + first[i]);
    dossier->relation_count += rows;
    table->relations += rows;
    free(lines);
    free(first);
    return plain;
}

void csv_merge(struct csv_table *table, struct csv_chunk *chunk)
{
    struct merge merge = {.table = table,
                          .chunk = chunk,
                          .strings = xcalloc(chunk->strings.count, sizeof *merge.strings),
                          .types = xcalloc(chunk->strings.count, sizeof *merge.types),
                          .row_cells = xcalloc(table->attribute_count, sizeof *merge.row_cells)};
    add_dates(table, chunk);
    store_reserve_relations(table->dossier, chunk->row_count);
    for (size_t row = 0; row < chunk->row_count && !csv_report_full(&table->report); row++) {
        tell_before(&merge, chunk->start + chunk->rows[row].offset);
        prefetch_ends(&merge, (uint32_t)row);
        if (!csv_report_full(&table->report))
            merge_row(&merge, (uint32_t)row);
    }
    tell_before(&merge, chunk->block_end);
    free(merge.row_cells);
    free(merge.types);
    free(merge.strings);
}
