/*
 * csv_write.c: a dossier as a table of its relations, or of its entities: a column for each
 * attribute that any of them has, under the titles that the reader of tables knows best.
 */
#include "base/xalloc.h"
#include "format/csv.h"
#include "format/csv_cells.h"
#include "format/csv_titles.h"
#include "format/lost.h"
#include "format/record_columns.h"

#include <stdlib.h>
#include <string.h>

/* An attribute of records and the title of its column. To add one: a row, in the order of writing.
 */
struct own {
    const char *attribute, *title;
};

static const struct own of_relations[] = {{"relation", "relation"},
                                          {"dir", "direction"},
                                          {"label", "label"},
                                          {"when", "when"},
                                          {"role", "role"},
                                          {"weight", "weight"},
                                          {"confidence", "confidence"},
                                          {"source", "source_ref"},
                                          {"quote", "quote"},
                                          {"note", "note"},
                                          {"url", "url"},
                                          {NULL, NULL}};

static const struct own of_entities[] = {
    {"kind", "kind"},         {"label", "label"}, {"aliases", "aliases"}, {"when", "when"},
    {"source", "source_ref"}, {"note", "note"},   {"url", "url"},         {NULL, NULL}};

struct writer {
    const struct dossier *dossier;
    struct text *out;
    char delimiter;
    bool nodes; /* a table of entities */
    const struct own *own;
    struct record record;
    struct record_columns used;
    struct vocabulary built_in;
    bool *written;             /* by own column: it is there */
    bool *kept;                /* by number of a used attribute: it has a column of its name */
    bool signs;                /* there is a column for them */
    size_t names, html, empty; /* what is not kept: attributes by their names; values */
};

static void add_cell(struct writer *writer, const char *value, bool first)
{
    struct text *out = writer->out;
    if (!first)
        text_add_char(out, writer->delimiter);
    struct csv_text trimmed = csv_trim(value, strlen(value));
    if (trimmed.length == strlen(value) && !strpbrk(value, ",;|\t\"\r\n")) {
        text_add(out, value);
        return;
    }
    text_add_char(out, '"');
    for (; *value; value++) {
        text_add(out, *value == '"' ? "\"" : "");
        text_add_char(out, *value);
    }
    text_add_char(out, '"');
}

/* An empty cell says nothing. */
static void add_value(struct writer *writer, const char *name)
{
    const struct record *record = &writer->record;
    const struct record_attribute *found = NULL;
    for (size_t i = 0; i < record->count && !found; i++)
        if (strcmp(record->attributes[i].name, name) == 0)
            found = &record->attributes[i];
    add_cell(writer, found ? found->value : "", false);
    writer->empty += found && !*found->value;
    writer->html += found && found->html;
}

static size_t own_column(const struct writer *writer, const char *attribute)
{
    size_t column = 0;
    while (writer->own[column].attribute && strcmp(writer->own[column].attribute, attribute) != 0)
        column++;
    return column;
}

/* "+" or "-" of a type that is not built in, which a table would not know; else NULL. */
static const char *sign_of(const struct writer *writer, const struct relation *relation)
{
    const char *type = writer->dossier->vocabulary.types[relation->type].name;
    if (vocabulary_find_type(&writer->built_in, type) != VOCABULARY_NONE)
        return NULL;
    return relation_sign(writer->dossier, relation) < 0 ? "-" : "+";
}

/* ---- Which columns there are ---- */

static enum csv_meaning meaning_of(const struct writer *writer, const struct csv_title *title)
{
    size_t place = 0;
    enum csv_meaning meaning = csv_title_meaning(title, writer->nodes, &place);
    bool type = strcmp(text_string(&title->plain), "type") == 0; /* its cells would say */
    return meaning != CSV_ATTRIBUTE && place == 0 ? CSV_MEANINGS : type ? CSV_MEANINGS : meaning;
}

static void init_title(struct csv_title *title, const char *name)
{
    csv_title_init(title, (struct csv_cell){.bytes = name, .length = strlen(name)}, 0);
}

/* A column of our own title makes one of its synonyms a mere attribute. False: there is none. */
static bool claim(struct writer *writer, enum csv_meaning meaning)
{
    bool found = meaning == CSV_SOURCE || meaning == CSV_TARGET || meaning == CSV_ID;
    for (size_t i = 0; writer->own[i].attribute && !found; i++) {
        struct csv_title title;
        size_t place;
        init_title(&title, writer->own[i].title);
        found = csv_title_meaning(&title, writer->nodes, &place) == meaning;
        writer->written[i] = writer->written[i] || found;
        csv_title_release(&title);
    }
    return found;
}

/* Whether a column of that name can be read as an attribute of that name. */
static bool can_keep(struct writer *writer, const char *name)
{
    struct csv_title title;
    init_title(&title, name);
    enum csv_meaning meaning = meaning_of(writer, &title);
    bool same = strcmp(text_string(&title.name), name) == 0 && !title.role.length;
    csv_title_release(&title);
    return same && meaning != CSV_MEANINGS && (meaning == CSV_ATTRIBUTE || claim(writer, meaning));
}

static void choose_columns(struct writer *writer)
{
    const struct dossier *dossier = writer->dossier;
    if (writer->nodes)
        record_columns_of_entities(&writer->used, dossier, &writer->record);
    else
        record_columns_of_relations(&writer->used, dossier, &writer->record);
    writer->written = xcalloc(sizeof of_relations / sizeof *of_relations, sizeof *writer->written);
    writer->kept = xcalloc(writer->used.names.count + 1, sizeof *writer->kept);
    for (uint32_t i = 0; i < writer->used.names.count; i++) {
        const char *name = names_at(&writer->used.names, i);
        size_t own = own_column(writer, name);
        if (writer->own[own].attribute)
            writer->written[own] = true;
        else
            writer->kept[i] = can_keep(writer, name);
    }
    for (size_t i = 0; i < dossier->relation_count && !writer->nodes; i++)
        writer->signs = writer->signs || sign_of(writer, &dossier->relations[i]);
}

/* ---- Rows ---- */

static void write_header(struct writer *writer)
{
    add_cell(writer, writer->nodes ? "id" : "source", true);
    if (!writer->nodes)
        add_cell(writer, "target", false);
    for (size_t i = 0; writer->own[i].attribute; i++)
        if (writer->written[i])
            add_cell(writer, writer->own[i].title, false);
    if (writer->signs)
        add_cell(writer, "sign", false);
    for (uint32_t i = 0; i < writer->used.names.count; i++)
        if (writer->kept[i])
            add_cell(writer, names_at(&writer->used.names, i), false);
    text_add_char(writer->out, '\n');
}

/* The cells behind the ends, or the id, of the record. */
static void write_rest(struct writer *writer, const char *sign)
{
    for (size_t i = 0; writer->own[i].attribute; i++)
        if (writer->written[i])
            add_value(writer, writer->own[i].attribute);
    if (writer->signs)
        add_cell(writer, sign, false);
    for (uint32_t i = 0; i < writer->used.names.count; i++)
        if (writer->kept[i])
            add_value(writer, names_at(&writer->used.names, i));
    for (size_t i = 0; i < writer->record.count; i++) {
        const char *name = writer->record.attributes[i].name;
        writer->names += !writer->own[own_column(writer, name)].attribute &&
                         !writer->kept[record_column(&writer->used, name)];
    }
    text_add_char(writer->out, '\n');
}

static void write_relations(struct writer *writer)
{
    const struct dossier *dossier = writer->dossier;
    for (size_t i = 0; i < dossier->relation_count; i++) {
        const struct relation *relation = &dossier->relations[i];
        record_of_relation(&writer->record, dossier, i);
        add_cell(writer, dossier->entities[relation->from].id, true);
        add_cell(writer, dossier->entities[relation->to].id, false);
        write_rest(writer, sign_of(writer, relation) ? sign_of(writer, relation) : "");
    }
}

static void write_entities(struct writer *writer)
{
    const struct dossier *dossier = writer->dossier;
    for (size_t i = 0; i < dossier->entity_count; i++) {
        record_of_entity(&writer->record, dossier, i);
        add_cell(writer, dossier->entities[i].id, true);
        write_rest(writer, "");
    }
}

/* ---- What is lost ---- */

static size_t count_words(struct writer *writer)
{
    const struct dossier *dossier = writer->dossier;
    size_t count = 0;
    for (size_t i = 0; i < dossier->vocabulary.kind_count; i++)
        count += record_of_kind(&writer->record, dossier, i);
    for (size_t i = 0; i < dossier->vocabulary.type_count; i++)
        count += record_of_type(&writer->record, dossier, i);
    return count;
}

/* Entities of which the table of relations says nothing, or less than there is. */
static void lose_entities(struct writer *writer, struct diagnostics *lost)
{
    const struct dossier *dossier = writer->dossier;
    bool *tied = xcalloc(dossier->entity_count, sizeof *tied);
    size_t loose = 0, described = 0;
    for (size_t i = 0; i < dossier->relation_count; i++)
        tied[dossier->relations[i].from] = tied[dossier->relations[i].to] = true;
    for (size_t i = 0; i < dossier->entity_count; i++) {
        record_of_entity(&writer->record, dossier, i);
        loose += !tied[i];
        described += tied[i] && writer->record.count;
    }
    lost_add(lost, "a table of relations", "what is said of entities (--to csv-nodes does)",
             described);
    lost_add(lost, "a table of relations", "entities without any (--to csv-nodes does)", loose);
    free(tied);
}

static void lose(struct writer *writer, struct diagnostics *lost)
{
    const struct dossier *dossier = writer->dossier;
    const char *table = writer->nodes ? "a table of entities" : "a table of relations";
    if (writer->nodes)
        lost_add(lost, table, "relations (--to csv does)", dossier->relation_count);
    else
        lose_entities(writer, lost);
    record_of_graph(&writer->record, dossier);
    lost_add(lost, table, "what is said of the dossier itself",
             writer->record.count + (dossier->name != NULL));
    lost_add(lost, table, "sources", dossier->source_count);
    lost_add(lost, table, "declared kinds and relation types", count_words(writer));
    lost_add(lost, table, "attributes whose names mean something else there", writer->names);
    lost_add(lost, table, "empty values", writer->empty);
    lost_add(lost, table, "HTML strings", writer->html);
}

static bool write_table(struct writer *writer, struct diagnostics *lost)
{
    vocabulary_init(&writer->built_in);
    writer->own = writer->nodes ? of_entities : of_relations;
    choose_columns(writer);
    write_header(writer);
    (writer->nodes ? write_entities : write_relations)(writer);
    lose(writer, lost);
    vocabulary_release(&writer->built_in);
    record_columns_release(&writer->used);
    record_release(&writer->record);
    free(writer->written);
    free(writer->kept);
    return true;
}

bool csv_write(const struct dossier *dossier, struct text *out, struct diagnostics *lost,
               struct error *error)
{
    (void)error;
    return write_table(&(struct writer){.dossier = dossier, .out = out, .delimiter = ','}, lost);
}

bool tsv_write(const struct dossier *dossier, struct text *out, struct diagnostics *lost,
               struct error *error)
{
    (void)error;
    return write_table(&(struct writer){.dossier = dossier, .out = out, .delimiter = '\t'}, lost);
}

bool csv_write_nodes(const struct dossier *dossier, struct text *out, struct diagnostics *lost,
                     struct error *error)
{
    (void)error;
    return write_table(
        &(struct writer){.dossier = dossier, .out = out, .delimiter = ',', .nodes = true}, lost);
}
