/*
 * dot_write.c: a dossier as a plain DOT digraph, which reads back as the same dossier and which
 * Graphviz opens. The same dossier gives the same bytes.
 */
#include "base/names.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "format/dot.h"
#include "format/dot_lex.h"
#include "format/record.h"

#include <stdlib.h>
#include <string.h>

/* Graphviz's scanner refuses a string of 16 KiB, so longer ones are written as pieces joined by +.
 */
enum { PIECE = 8000 };

/*
 * How many bytes of the string can stand in one pair of quotes. A backslash keeps what follows from
 * its usual meaning: before a quote, a newline or the end it has to stand alone (see add_quoted).
 */
static size_t piece_length(const char *string, size_t length)
{
    size_t at = 0;
    while (at < length && at < PIECE) {
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
    if (dot_needs_quotes(string, length) || length > PIECE)
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

/* A list of attributes in the making: what comes before the next one. */
struct list {
    struct text *out;
    const char *before, *between, *after;
    size_t count;
};

static void list_add(struct list *list, const char *name, const char *value, bool html)
{
    text_add(list->out, list->count++ ? list->between : list->before);
    dot_write_id(list->out, name);
    text_add(list->out, "=");
    add_value(list->out, value, html);
}

static void list_end(struct list *list)
{
    text_add(list->out, list->count ? list->after : "");
}

/* Adds the record's attributes from number `first` on. */
static void list_add_record(struct list *list, const struct record *record, size_t first)
{
    for (size_t i = first; i < record->count; i++)
        list_add(list, record->attributes[i].name, record->attributes[i].value,
                 record->attributes[i].html);
}

static struct list brackets(struct text *out)
{
    return (struct list){out, " [", ", ", "]", 0};
}

static void write_graph_attributes(const struct dossier *dossier, struct record *record,
                                   struct text *out)
{
    struct list list = {out, "  ", ";\n  ", ";\n", 0};
    record_of_graph(record, dossier);
    list_add_record(&list, record, 0);
    list_end(&list);
}

/* A statement of a node with the record's attributes from number `first` on. */
static void write_node(const char *id, const struct record *record, size_t first, struct text *out)
{
    struct list list = brackets(out);
    text_add(out, "  ");
    dot_write_id(out, id);
    list_add_record(&list, record, first);
    list_end(&list);
    text_add(out, ";\n");
}

static void write_sources(const struct dossier *dossier, struct record *record, struct text *out)
{
    text_add(out, dossier->source_count ? "\n" : "");
    for (size_t i = 0; i < dossier->source_count; i++) {
        record_of_source(record, dossier, i);
        write_node(dossier->sources[i].id, record, 0, out);
    }
}

static void write_kinds(const struct dossier *dossier, struct record *record, struct text *out)
{
    bool any = false;
    for (size_t i = 0; i < dossier->vocabulary.kind_count; i++) {
        if (!record_of_kind(record, dossier, i))
            continue;
        text_add(out, any ? "" : "\n");
        write_node(dossier->vocabulary.kinds[i].name, record, 0, out);
        any = true;
    }
}

static void write_types(const struct dossier *dossier, struct record *record, struct text *out)
{
    bool any = false;
    for (size_t i = 0; i < dossier->vocabulary.type_count; i++) {
        if (!record_of_type(record, dossier, i))
            continue;
        text_add(out, any ? "" : "\n");
        write_node(dossier->vocabulary.types[i].name, record, 0, out);
        any = true;
    }
}

static void write_node_default(const struct dossier *dossier, uint32_t kind, struct text *out)
{
    text_add(out, "\n  node [kind=");
    dot_write_id(out, dossier->vocabulary.kinds[kind].name);
    text_add(out, "];\n");
}

/* In the dossier's order, in which a run of one kind shares a `node [kind=...]`. */
static void write_entities(const struct dossier *dossier, const bool *only_named,
                           struct record *record, struct text *out)
{
    uint32_t kind = KIND_ENTITY;
    bool any = false, any_only_named = false;
    for (size_t i = 0; i < dossier->entity_count; i++) {
        const struct entity *entity = &dossier->entities[i];
        any_only_named = any_only_named || only_named[i];
        if (only_named[i])
            continue;
        if (entity->kind != kind)
            write_node_default(dossier, entity->kind, out);
        else if (!any)
            text_add(out, "\n");
        any = true;
        kind = entity->kind;
        record_of_entity(record, dossier, i);
        write_node(entity->id, record, kind != KIND_ENTITY, out);
    }
    if (any_only_named && kind != KIND_ENTITY)
        write_node_default(dossier, KIND_ENTITY, out);
}

static void write_relations(const struct dossier *dossier, struct record *record, struct text *out)
{
    for (size_t i = 0; i < dossier->relation_count; i++) {
        const struct relation *relation = &dossier->relations[i];
        struct list list = brackets(out);
        text_add(out, i ? "  " : "\n  ");
        dot_write_id(out, dossier->entities[relation->from].id);
        text_add(out, " -> ");
        dot_write_id(out, dossier->entities[relation->to].id);
        record_of_relation(record, dossier, i);
        list_add_record(&list, record, 0);
        list_end(&list);
        text_add(out, ";\n");
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

bool dot_write(const struct dossier *dossier, struct text *out, struct diagnostics *lost,
               struct error *error)
{
    struct record record = {0};
    (void)lost; /* a dossier's own format holds all of it */
    bool done = check_names(dossier, &record, error);
    if (!done)
        goto out;
    bool *only_named = record_only_named(dossier);
    text_add(out, "digraph ");
    if (dossier->name) {
        dot_write_id(out, dossier->name);
        text_add_char(out, ' ');
    }
    text_add(out, "{\n");
    write_graph_attributes(dossier, &record, out);
    write_sources(dossier, &record, out);
    write_kinds(dossier, &record, out);
    write_types(dossier, &record, out);
    write_entities(dossier, only_named, &record, out);
    write_relations(dossier, &record, out);
    text_add(out, "}\n");
    free(only_named);
out:
    record_release(&record);
    return done;
}
