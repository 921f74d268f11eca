/*
 * dot_write.c: a dossier as a plain DOT digraph, which reads back as the same dossier and which
 * Graphviz opens. The same dossier gives the same bytes.
 */
#include "base/names.h"
#include "base/utf8.h"
#include "base/xalloc.h"
#include "format/dot.h"
#include "format/dot_fields.h"
#include "format/dot_lex.h"

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

/* Adds the fields that are given; where there is a `base`, those in which the record differs. */
static void list_add_fields(struct list *list, const struct dot_fields *fields, const void *record,
                            const void *base)
{
    struct text value = {0}, usual = {0};
    for (size_t i = 0; i < fields->count; i++) {
        const struct dot_field *field = &fields->items[i];
        text_clear(&value);
        text_clear(&usual);
        if (!field->type->format((const char *)record + field->offset, &value))
            continue;
        if (base && field->type->format((const char *)base + field->offset, &usual) &&
            strcmp(text_string(&value), text_string(&usual)) == 0)
            continue;
        list_add(list, field->name, text_string(&value), false);
    }
    text_release(&value);
    text_release(&usual);
}

static void list_add_span(struct list *list, const struct dossier *dossier,
                          struct attribute_span span)
{
    for (uint32_t i = 0; i < span.count; i++) {
        const struct attribute *attribute = &dossier->attributes[span.first + i];
        list_add(list, attribute->name, attribute->value, attribute->html);
    }
}

static struct list brackets(struct text *out)
{
    return (struct list){out, " [", ", ", "]", 0};
}

static void write_graph_attributes(const struct dossier *dossier, struct text *out)
{
    struct list list = {out, "  ", ";\n  ", ";\n", 0};
    list_add_fields(&list, &dot_graph_fields, dossier, NULL);
    list_add_span(&list, dossier, dossier->graph_attributes);
    list_end(&list);
}

static void write_sources(const struct dossier *dossier, struct text *out)
{
    for (size_t i = 0; i < dossier->source_count; i++) {
        const struct source *source = &dossier->sources[i];
        struct list list = brackets(out);
        text_add(out, i ? "  " : "\n  ");
        dot_write_id(out, source->id);
        list_add(&list, "kind", "source", false);
        list_add_fields(&list, &dot_source_fields, source, NULL);
        list_add_span(&list, dossier, source->attributes);
        list_end(&list);
        text_add(out, ";\n");
    }
}

/* A kind that the dossier declares, not one that is built in and has nothing added to it. */
static bool is_own_kind(const struct entity_kind *kind)
{
    return kind->declared && (!kind->summary || kind->note);
}

static void write_kinds(const struct dossier *dossier, struct text *out)
{
    bool any = false;
    for (size_t i = 0; i < dossier->vocabulary.kind_count; i++) {
        const struct entity_kind *kind = &dossier->vocabulary.kinds[i];
        if (!is_own_kind(kind))
            continue;
        text_add(out, any ? "  " : "\n  ");
        struct entity_kind base = {0};
        struct list list = brackets(out);
        dot_write_id(out, kind->name);
        list_add(&list, "kind", "kind", false);
        list_add_fields(&list, &dot_kind_fields, kind, &base);
        list_end(&list);
        text_add(out, ";\n");
        any = true;
    }
}

/* What a reader makes of the type before it sees more than its family. */
static struct relation_type base_type(const struct vocabulary *built_in,
                                      const struct relation_type *type)
{
    uint32_t known = vocabulary_find_type(built_in, type->name);
    struct relation_type base = {.name = type->name};
    if (known != VOCABULARY_NONE)
        base = built_in->types[known];
    else
        relation_type_set_family(&base, FAMILY_TIE);
    if (base.family != type->family)
        relation_type_set_family(&base, type->family);
    return base;
}

static void write_type(const struct vocabulary *built_in, const struct relation_type *type,
                       struct text *out)
{
    struct relation_type base = base_type(built_in, type);
    struct list list = brackets(out);
    dot_write_id(out, type->name);
    list_add(&list, "kind", "relation", false);
    list_add(&list, "family", family_name(type->family), false);
    struct dot_fields rest = dot_type_fields;
    rest.items++;
    rest.count--;
    list_add_fields(&list, &rest, type, &base);
    list_end(&list);
    text_add(out, ";\n");
}

static void write_types(const struct dossier *dossier, struct text *out)
{
    struct vocabulary built_in;
    bool any = false;
    vocabulary_init(&built_in);
    for (size_t i = 0; i < dossier->vocabulary.type_count; i++) {
        const struct relation_type *type = &dossier->vocabulary.types[i];
        if (!type->edited || !type->declared)
            continue;
        text_add(out, any ? "  " : "\n  ");
        write_type(&built_in, type, out);
        any = true;
    }
    vocabulary_release(&built_in);
}

/* By entity: whether relations say all there is about it, so that no statement needs to. */
static bool *find_only_named(const struct dossier *dossier)
{
    bool *only_named = xcalloc(dossier->entity_count, sizeof *only_named);
    for (size_t i = 0; i < dossier->relation_count; i++)
        only_named[dossier->relations[i].from] = only_named[dossier->relations[i].to] = true;
    for (size_t i = 0; i < dossier->entity_count; i++) {
        const struct entity *entity = &dossier->entities[i];
        only_named[i] = only_named[i] && !entity->declared && entity->kind == KIND_ENTITY &&
                        !entity->label && !entity->aliases && !entity->source && !entity->note &&
                        !entity->url && !edtf_given(&entity->when) && !entity->attributes.count;
    }
    return only_named;
}

static void write_entity(const struct dossier *dossier, const struct entity *entity,
                         struct text *out)
{
    struct list list = brackets(out);
    text_add(out, "  ");
    dot_write_id(out, entity->id);
    list_add_fields(&list, &dot_entity_fields, entity, NULL);
    list_add_span(&list, dossier, entity->attributes);
    list_end(&list);
    text_add(out, ";\n");
}

static void write_node_default(const struct dossier *dossier, uint32_t kind, struct text *out)
{
    text_add(out, "\n  node [kind=");
    dot_write_id(out, dossier->vocabulary.kinds[kind].name);
    text_add(out, "];\n");
}

/* In the dossier's order, in which a run of one kind shares a `node [kind=...]`. */
static void write_entities(const struct dossier *dossier, const bool *only_named, struct text *out)
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
        write_entity(dossier, entity, out);
    }
    if (any_only_named && kind != KIND_ENTITY)
        write_node_default(dossier, KIND_ENTITY, out);
}

static void write_relations(const struct dossier *dossier, struct text *out)
{
    for (size_t i = 0; i < dossier->relation_count; i++) {
        const struct relation *relation = &dossier->relations[i];
        struct list list = brackets(out);
        text_add(out, i ? "  " : "\n  ");
        dot_write_id(out, dossier->entities[relation->from].id);
        text_add(out, " -> ");
        dot_write_id(out, dossier->entities[relation->to].id);
        if (relation->type != TYPE_TIE)
            list_add(&list, "relation", dossier->vocabulary.types[relation->type].name, false);
        if (relation->undirected)
            list_add(&list, "dir", "none", false);
        struct dot_relation said = {relation->weight, *relation_when(dossier, relation),
                                    *relation_evidence(dossier, relation)};
        list_add_fields(&list, &dot_relation_fields, &said, NULL);
        list_add_span(&list, dossier, said.evidence.attributes);
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
static bool check_names(const struct dossier *dossier, struct error *error)
{
    struct names taken = {0};
    const struct vocabulary *vocabulary = &dossier->vocabulary;
    bool done = true;
    for (size_t i = 0; i < dossier->source_count && done; i++)
        done = take_name(&taken, dossier->sources[i].id, "a source", error);
    for (size_t i = 0; i < vocabulary->kind_count && done; i++)
        if (is_own_kind(&vocabulary->kinds[i]))
            done = take_name(&taken, vocabulary->kinds[i].name, "an entity kind", error);
    for (size_t i = 0; i < vocabulary->type_count && done; i++)
        if (vocabulary->types[i].edited && vocabulary->types[i].declared)
            done = take_name(&taken, vocabulary->types[i].name, "a relation type", error);
    for (size_t i = 0; i < dossier->entity_count && done; i++)
        done = take_name(&taken, dossier->entities[i].id, "an entity", error);
    names_release(&taken);
    return done;
}

bool dot_write(const struct dossier *dossier, struct text *out, struct error *error)
{
    if (!check_names(dossier, error))
        return false;
    bool *only_named = find_only_named(dossier);
    text_add(out, "digraph ");
    if (dossier->name) {
        dot_write_id(out, dossier->name);
        text_add_char(out, ' ');
    }
    text_add(out, "{\n");
    write_graph_attributes(dossier, out);
    write_sources(dossier, out);
    write_kinds(dossier, out);
    write_types(dossier, out);
    write_entities(dossier, only_named, out);
    write_relations(dossier, out);
    text_add(out, "}\n");
    free(only_named);
    return true;
}
