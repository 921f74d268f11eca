/*
 * join_entity.c: two records of one entity as one.
 */
#include "dossier/join.h"

#include "base/xalloc.h"
#include "dossier/pieces.h"

#include <stdlib.h>
#include <string.h>

void identity_report(const struct dossier *dossier, struct diagnostics *found,
                     enum severity severity, const char *code, struct place place,
                     struct error *error)
{
    const char *path = dossier_path(dossier, place);
    error->code = code;
    error->severity = severity;
    error_place(error, *path ? path : NULL, place.line, place.column, NULL, 0);
    diagnostics_take(found, error);
}

void join_report(const struct join *join, enum severity severity, const char *code,
                 struct place place, struct error *error)
{
    identity_report(join->dossier, join->found, severity, code, place, error);
}

void join_add_place(const struct dossier *dossier, struct place place, struct text *out)
{
    const char *path = dossier_path(dossier, place);
    if (*path)
        text_addf(out, " (%s:%u)", path, (unsigned)place.line);
}

void join_add_entity(const struct dossier *dossier, const struct entity *entity, struct text *out)
{
    text_addf(out, "'%s'", entity->id);
    join_add_place(dossier, entity->place, out);
}

static void report_contradiction(const struct join *join, const char *whose,
                                 const struct join_field *field, struct place kept,
                                 struct place place)
{
    struct error error = {0};
    const char *path = dossier_path(join->dossier, kept);
    error_set(&error, ERROR_INPUT, "%s has %s \"%s\" here, and \"%s\" before", whose, field->name,
              field->other, field->kept);
    if (*path)
        error_hint(&error, "the first stays, which %s:%u begins; the other is kept beside it", path,
                   (unsigned)kept.line);
    else
        error_hint(&error, "the first stays; the other is kept beside it");
    join_report(join, SEVERITY_WARNING, IDENTITY_CONTRADICTION, place, &error);
}

const char *join_contradiction(const struct join *join, const char *whose, const char *note,
                               const struct join_field *field, struct place kept,
                               struct place place)
{
    report_contradiction(join, whose, field, kept, place);
    return pieces_other(join->dossier, note, field->name, field->other);
}

static const struct attribute *find(const struct attribute *items, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (items[i].name == name)
            return &items[i];
    return NULL;
}

struct attribute_span join_attributes(const struct join *join, const char *whose,
                                      struct attribute_span span, struct attribute_span more,
                                      struct place kept, struct place place, const char **note)
{
    struct dossier *dossier = join->dossier;
    size_t count = span.count;
    struct attribute *items = xcalloc((size_t)span.count + more.count, sizeof *items);
    for (uint32_t i = 0; i < span.count; i++)
        items[i] = dossier->attributes[span.first + i];
    for (uint32_t i = 0; i < more.count; i++) {
        struct attribute other = dossier->attributes[more.first + i];
        const struct attribute *own = find(items, count, other.name);
        if (!own)
            items[count++] = other;
        else if (own->value != other.value &&
                 !(join->options && join->options->trivial && join->options->trivial(other.name)))
            *note = join_contradiction(join, whose, *note,
                                       &(struct join_field){other.name, own->value, other.value},
                                       kept, place);
    }
    if (count > span.count)
        span = dossier_add_attributes(dossier, items, count);
    free(items);
    return span;
}

/* A name that cannot stand among aliases is kept in the note. */
static void add_alias(const struct join *join, struct entity *entity, const char *name)
{
    const char *cursor = name, *alias;
    size_t length;
    if (!name)
        return;
    bool whole = alias_next(&cursor, &alias, &length) && strlen(name) == length;
    if (whole)
        entity->aliases = pieces_alias(join->dossier, entity, name, length);
    else if (name != entity->id && name != entity->label)
        entity->note = pieces_other(join->dossier, entity->note, "name", name);
}

static void join_names(const struct join *join, struct entity *entity, const struct entity *other,
                       const char *whose)
{
    const char *cursor = other->aliases, *alias;
    bool renamed = other->id != entity->id;
    if (renamed)
        add_alias(join, entity, other->id);
    if (!entity->label)
        entity->label = renamed && other->label == entity->id ? NULL : other->label;
    else if (other->label && other->label != entity->label) {
        if (!renamed)
            report_contradiction(join, whose,
                                 &(struct join_field){"label", entity->label, other->label},
                                 entity->place, other->place);
        add_alias(join, entity, other->label);
    }
    for (size_t length; alias_next(&cursor, &alias, &length);)
        entity->aliases = pieces_alias(join->dossier, entity, alias, length);
}

static void join_kind(const struct join *join, struct entity *entity, const struct entity *other,
                      const char *whose)
{
    const struct entity_kind *kinds = join->dossier->vocabulary.kinds;
    if (entity->kind == KIND_ENTITY)
        entity->kind = other->kind;
    else if (other->kind != KIND_ENTITY && other->kind != entity->kind)
        entity->note = join_contradiction(
            join, whose, entity->note,
            &(struct join_field){"kind", kinds[entity->kind].name, kinds[other->kind].name},
            entity->place, other->place);
}

static void join_when(const struct join *join, struct entity *entity, const struct entity *other,
                      const char *whose)
{
    struct text kept = {0}, more = {0};
    if (!edtf_given(&entity->when)) {
        entity->when = other->when;
    } else if (edtf_given(&other->when) && edtf_compare(&entity->when, &other->when) != 0) {
        edtf_format(&entity->when, &kept);
        edtf_format(&other->when, &more);
        entity->note =
            join_contradiction(join, whose, entity->note,
                               &(struct join_field){"when", text_string(&kept), text_string(&more)},
                               entity->place, other->place);
    }
    text_release(&kept);
    text_release(&more);
}

void join_entity(const struct join *join, uint32_t index, const struct entity *other)
{
    struct dossier *dossier = join->dossier;
    struct entity entity = dossier->entities[index];
    struct text whose = {0};
    text_addf(&whose, "'%s'", entity.id);
    join_kind(join, &entity, other, whose.data);
    join_when(join, &entity, other, whose.data);
    entity.attributes = join_attributes(join, whose.data, entity.attributes, other->attributes,
                                        entity.place, other->place, &entity.note);
    join_names(join, &entity, other, whose.data);
    entity.source = pieces_citations(dossier, entity.source, other->source);
    entity.note = pieces_note(dossier, entity.note, other->note);
    if (entity.url && other->url && other->url != entity.url)
        entity.note = pieces_other(dossier, entity.note, "url", other->url);
    entity.url = entity.url ? entity.url : other->url;
    if (!entity.place.line || (other->declared && !entity.declared))
        entity.place = other->place;
    entity.declared = entity.declared || other->declared;
    dossier->entities[index] = entity;
    text_release(&whose);
}
