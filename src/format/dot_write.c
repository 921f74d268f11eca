/*
 * dot_write.c: a dossier as a plain DOT digraph, which reads back as the same dossier and which
 * Graphviz opens. The same dossier gives the same bytes.
 */
#include "base/names.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "format/dot.h"
#include "format/dot_layout.h"
#include "format/dot_lex.h"
#include "format/lost.h"
#include "format/record.h"

#include <stdlib.h>
#include <string.h>

struct writer {
    const struct dossier *dossier;
    struct text *out;
    struct record record;
    struct dot_list list;
    struct text word;  /* a scratch */
    struct names keys; /* of relations, with their ends */
    size_t doubled;    /* keys that were left out */
};

/*
 * How many bytes of the string can stand in one pair of quotes. A backslash keeps what follows from
 * its usual meaning: before a quote, a newline or the end it has to stand alone (see add_quoted).
 */
static size_t piece_length(const char *string, size_t length)
{
    size_t at = 0;
    while (at < length && at < DOT_PIECE) {
        if (string[at] != '\\') {
            at += utf8_step(string + at, length - at);
            continue;
        }
        if (at + 1 == length || strchr("\"\r\n", string[at + 1]))
            break;
        at += 1 + utf8_step(string + at + 1, length - at - 1);
    }
    return at;
}

static void add_piece(struct text *out, const char *string, size_t length)
{
    text_add_char(out, '"');
    for (size_t i = 0; i < length; i++) {
        if (string[i] == '"')
            text_add_char(out, '\\');
        text_add_char(out, string[i]);
    }
    text_add_char(out, '"');
}

/*
 * DOT has no escape for a backslash. Where one would swallow what follows, it is written as <\>:
 * an HTML string that is joined to another one is plain text.
 */
static void add_quoted(struct text *out, const char *string, size_t length)
{
    size_t piece = piece_length(string, length);
    add_piece(out, string, piece);
    for (string += piece, length -= piece; length; string += piece, length -= piece) {
        text_add(out, " + ");
        piece = piece_length(string, length);
        if (piece) {
            add_piece(out, string, piece);
        } else {
            text_add(out, "<\\>");
            piece = 1;
        }
    }
}

void dot_write_id(struct text *out, const char *string)
{
    size_t length = strlen(string);
    if (dot_needs_quotes(string, length) || length > DOT_PIECE)
        add_quoted(out, string, length);
    else
        text_add_bytes(out, string, length);
}

/* Whether the brackets in the string are in pairs, as they must be in <...>. */
static bool is_balanced(const char *string)
{
    size_t nesting = 0;
    for (; *string; string++) {
        if (*string == '>' && nesting-- == 0)
            return false;
        nesting += *string == '<';
    }
    return nesting == 0;
}

static void add_value(struct text *out, const char *value, bool html)
{
    if (html && is_balanced(value))
        text_addf(out, "<%s>", value);
    else
        dot_write_id(out, value);
}

/* Adds the record's attributes from number `first` on. */
static void list_add_record(struct dot_list *list, const struct record *record, size_t first)
{
    for (size_t i = first; i < record->count; i++) {
        const struct record_attribute *attribute = &record->attributes[i];
        dot_list_begin(list, attribute->name, strlen(attribute->name));
        dot_write_id(&list->bytes, attribute->name);
        text_add_char(&list->bytes, '=');
        add_value(&list->bytes, attribute->value, attribute->html);
        dot_list_end(list);
    }
}

static void write_graph_attributes(struct writer *writer)
{
    struct record *record = &writer->record;
    record_of_graph(record, writer->dossier);
    for (size_t i = 0; i < record->count; i++) {
        text_add(writer->out, "  ");
        dot_write_id(writer->out, record->attributes[i].name);
        text_add_char(writer->out, '=');
        add_value(writer->out, record->attributes[i].value, record->attributes[i].html);
        text_add(writer->out, ";\n");
    }
}

/* Ends the statement, with the record's attributes from number `first` on. */
static void end_statement(struct writer *writer, size_t first)
{
    dot_list_clear(&writer->list);
    list_add_record(&writer->list, &writer->record, first);
    dot_list_write(&writer->list, DOT_INDENT, writer->out);
    text_add(writer->out, ";\n");
}

static void write_node(struct writer *writer, const char *id, size_t first)
{
    text_add(writer->out, "  ");
    dot_write_id(writer->out, id);
    end_statement(writer, first);
}

/* An empty line, but not before the first part. */
static void start_part(struct text *out)
{
    static const char opening[] = "{\n";
    size_t length = sizeof opening - 1;
    if (memcmp(out->data + out->length - length, opening, length) != 0)
        text_add_char(out, '\n');
}

static void write_sources(struct writer *writer)
{
    const struct dossier *dossier = writer->dossier;
    if (dossier->source_count)
        start_part(writer->out);
    for (size_t i = 0; i < dossier->source_count; i++) {
        record_of_source(&writer->record, dossier, i);
        write_node(writer, dossier->sources[i].id, 0);
    }
}

static void write_kinds(struct writer *writer)
{
    const struct dossier *dossier = writer->dossier;
    bool any = false;
    for (size_t i = 0; i < dossier->vocabulary.kind_count; i++) {
        if (!record_of_kind(&writer->record, dossier, i))
            continue;
        if (!any)
            start_part(writer->out);
        write_node(writer, dossier->vocabulary.kinds[i].name, 0);
        any = true;
    }
}

static void write_types(struct writer *writer)
{
    const struct dossier *dossier = writer->dossier;
    bool any = false;
    for (size_t i = 0; i < dossier->vocabulary.type_count; i++) {
        if (!record_of_type(&writer->record, dossier, i))
            continue;
        if (!any)
            start_part(writer->out);
        write_node(writer, dossier->vocabulary.types[i].name, 0);
        any = true;
    }
}

static void write_node_default(const struct dossier *dossier, uint32_t kind, struct text *out)
{
    start_part(out);
    text_add(out, "  node [kind=");
    dot_write_id(out, dossier->vocabulary.kinds[kind].name);
    text_add(out, "];\n");
}

/* In the dossier's order, in which a run of one kind shares a `node [kind=...]`. */
static void write_entities(struct writer *writer, const bool *only_named)
{
    const struct dossier *dossier = writer->dossier;
    uint32_t kind = KIND_ENTITY;
    bool any = false, any_only_named = false;
    for (size_t i = 0; i < dossier->entity_count; i++) {
        const struct entity *entity = &dossier->entities[i];
        any_only_named = any_only_named || only_named[i];
        if (only_named[i])
            continue;
        if (entity->kind != kind)
            write_node_default(dossier, entity->kind, writer->out);
        else if (!any)
            start_part(writer->out);
        any = true;
        kind = entity->kind;
        record_of_entity(&writer->record, dossier, i);
        write_node(writer, entity->id, kind != KIND_ENTITY);
    }
    if (any_only_named && kind != KIND_ENTITY)
        write_node_default(dossier, KIND_ENTITY, writer->out);
}

/* DOT takes two edges between the same ends with one key for the same: the second has none. */
static void drop_doubled_key(struct writer *writer, const struct relation *relation)
{
    struct record *record = &writer->record;
    const char *key = record_value(record, "key");
    size_t before = writer->keys.count, kept = 0;
    if (!key)
        return;
    text_clear(&writer->word);
    text_addf(&writer->word, "%u %u %s", relation->from, relation->to, key);
    names_add(&writer->keys, writer->word.data, writer->word.length);
    if (writer->keys.count > before)
        return;
    for (size_t i = 0; i < record->count; i++)
        if (strcmp(record->attributes[i].name, "key") != 0)
            record->attributes[kept++] = record->attributes[i];
    record->count = kept;
    writer->doubled++;
}

static void write_relations(struct writer *writer)
{
    const struct dossier *dossier = writer->dossier;
    struct text *out = writer->out;
    for (size_t i = 0; i < dossier->relation_count; i++) {
        const struct relation *relation = &dossier->relations[i];
        if (!i)
            start_part(out);
        text_add(out, "  ");
        dot_write_id(out, dossier->entities[relation->from].id);
        text_add(out, " ->");
        text_clear(&writer->word);
        dot_write_id(&writer->word, dossier->entities[relation->to].id);
        dot_add_word(out, text_string(&writer->word), writer->word.length, DOT_INDENT);
        record_of_relation(&writer->record, dossier, i);
        drop_doubled_key(writer, relation);
        end_statement(writer, 0);
    }
}

/* Notes that a node has that name; false where another thing of the dossier has it too. */
static bool take_name(struct names *taken, const char *name, const char *what, struct error *error)
{
    size_t before = taken->count;
    names_add(taken, name, strlen(name));
    if (taken->count > before)
        return true;
    error_set(error, ERROR_INPUT, "DOT cannot have %s and another thing both named \"%s\"", what,
              name);
    error_hint(error, "rename one of them");
    return false;
}

/* In DOT sources, kinds, types and entities are all nodes, so their names must differ. */
static bool check_names(const struct dossier *dossier, struct record *record, struct error *error)
{
    struct names taken = {0};
    const struct vocabulary *vocabulary = &dossier->vocabulary;
    bool done = true;
    for (size_t i = 0; i < dossier->source_count && done; i++)
        done = take_name(&taken, dossier->sources[i].id, "a source", error);
    for (size_t i = 0; i < vocabulary->kind_count && done; i++)
        if (record_of_kind(record, dossier, i))
            done = take_name(&taken, vocabulary->kinds[i].name, "an entity kind", error);
    for (size_t i = 0; i < vocabulary->type_count && done; i++)
        if (record_of_type(record, dossier, i))
            done = take_name(&taken, vocabulary->types[i].name, "a relation type", error);
    for (size_t i = 0; i < dossier->entity_count && done; i++)
        done = take_name(&taken, dossier->entities[i].id, "an entity", error);
    names_release(&taken);
    return done;
}

static void write_all(struct writer *writer)
{
    bool *only_named = record_only_named(writer->dossier);
    text_add(writer->out, "digraph ");
    if (writer->dossier->name) {
        dot_write_id(writer->out, writer->dossier->name);
        text_add_char(writer->out, ' ');
    }
    text_add(writer->out, "{\n");
    write_graph_attributes(writer);
    write_sources(writer);
    write_kinds(writer);
    write_types(writer);
    write_entities(writer, only_named);
    write_relations(writer);
    text_add(writer->out, "}\n");
    free(only_named);
}

bool dot_write(const struct dossier *dossier, struct text *out, struct diagnostics *lost,
               struct error *error)
{
    struct writer writer = {.dossier = dossier, .out = out};
    bool done = check_names(dossier, &writer.record, error);
    if (done)
        write_all(&writer);
    lost_add(lost, "DOT", "one key of two relations between the same ends", writer.doubled);
    names_release(&writer.keys);
    record_release(&writer.record);
    dot_list_release(&writer.list);
    text_release(&writer.word);
    return done;
}
