/*
 * record.c: a dossier's records as lists of names and values, by the tables that readers share.
 */
#include "format/record.h"

#include "base/xalloc.h"
#include "format/dot_fields.h"

#include <stdlib.h>
#include <string.h>

enum { ELSEWHERE = 0 }; /* the start of a value that lies in the dossier */

void record_release(struct record *record)
{
    free(record->attributes);
    text_release(&record->bytes);
    *record = (struct record){0};
}

const char *record_value(const struct record *record, const char *name)
{
    for (size_t i = 0; i < record->count; i++)
        if (strcmp(record->attributes[i].name, name) == 0)
            return record->attributes[i].value;
    return NULL;
}

static void begin(struct record *record)
{
    record->count = 0;
    text_clear(&record->bytes);
    text_add_char(&record->bytes, '\0'); /* so that no value starts at ELSEWHERE */
}

static void push(struct record *record, struct record_attribute attribute)
{
    record->attributes =
        xgrow(record->attributes, record->count, &record->capacity, sizeof *record->attributes);
    record->attributes[record->count++] = attribute;
}

static void add(struct record *record, const char *name, const char *value)
{
    push(record, (struct record_attribute){.name = name, .value = value});
}

/* Adds the fields that are given; where there is a `base`, those in which the record differs. */
static void add_fields(struct record *record, const struct dot_fields *fields, const void *from,
                       const void *base)
{
    struct text value = {0}, usual = {0};
    for (size_t i = 0; i < fields->count; i++) {
        const struct dot_field *field = &fields->items[i];
        text_clear(&value);
        text_clear(&usual);
        if (!field->type->format((const char *)from + field->offset, &value))
            continue;
        if (base && field->type->format((const char *)base + field->offset, &usual) &&
            strcmp(text_string(&value), text_string(&usual)) == 0)
            continue;
        push(record, (struct record_attribute){.name = field->name, .start = record->bytes.length});
        text_add_bytes(&record->bytes, text_string(&value), value.length + 1);
    }
    text_release(&value);
    text_release(&usual);
}

static void add_span(struct record *record, const struct dossier *dossier,
                     struct attribute_span span)
{
    for (uint32_t i = 0; i < span.count; i++) {
        const struct attribute *kept = &dossier->attributes[span.first + i];
        push(record, (struct record_attribute){
                         .name = kept->name, .value = kept->value, .html = kept->html});
    }
}

/* From here on the values stay where they are. */
static void end(struct record *record)
{
    for (size_t i = 0; i < record->count; i++)
        if (record->attributes[i].start != ELSEWHERE)
            record->attributes[i].value = record->bytes.data + record->attributes[i].start;
}

void record_of_graph(struct record *record, const struct dossier *dossier)
{
    begin(record);
    add_fields(record, &dot_graph_fields, dossier, NULL);
    add_span(record, dossier, dossier->graph_attributes);
    end(record);
}

void record_of_source(struct record *record, const struct dossier *dossier, size_t source)
{
    begin(record);
    add(record, "kind", "source");
    add_fields(record, &dot_source_fields, &dossier->sources[source], NULL);
    add_span(record, dossier, dossier->sources[source].attributes);
    end(record);
}

bool record_of_kind(struct record *record, const struct dossier *dossier, size_t kind)
{
    const struct entity_kind *own = &dossier->vocabulary.kinds[kind];
    struct entity_kind base = {0};
    if (!own->declared || (own->summary && !own->note))
        return false;
    begin(record);
    add(record, "kind", "kind");
    add_fields(record, &dot_kind_fields, own, &base);
    end(record);
    return true;
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

bool record_of_type(struct record *record, const struct dossier *dossier, size_t type)
{
    const struct relation_type *own = &dossier->vocabulary.types[type];
    struct vocabulary built_in;
    if (!own->edited || !own->declared)
        return false;
    vocabulary_init(&built_in);
    struct relation_type base = base_type(&built_in, own);
    struct dot_fields rest = dot_type_fields; /* the family is the first */
    rest.items++;
    rest.count--;
    begin(record);
    add(record, "kind", "relation");
    add(record, "family", family_name(own->family));
    add_fields(record, &rest, own, &base);
    end(record);
    vocabulary_release(&built_in);
    return true;
}

void record_of_entity(struct record *record, const struct dossier *dossier, size_t entity)
{
    const struct entity *own = &dossier->entities[entity];
    begin(record);
    if (own->kind != KIND_ENTITY)
        add(record, "kind", dossier->vocabulary.kinds[own->kind].name);
    add_fields(record, &dot_entity_fields, own, NULL);
    add_span(record, dossier, own->attributes);
    end(record);
}

void record_of_relation(struct record *record, const struct dossier *dossier, size_t relation)
{
    const struct relation *own = &dossier->relations[relation];
    struct dot_relation said = {own->weight, *relation_when(dossier, own),
                                *relation_evidence(dossier, own)};
    begin(record);
    if (own->type != TYPE_TIE)
        add(record, "relation", dossier->vocabulary.types[own->type].name);
    if (own->undirected)
        add(record, "dir", "none");
    add_fields(record, &dot_relation_fields, &said, NULL);
    add_span(record, dossier, said.evidence.attributes);
    end(record);
}

bool *record_only_named(const struct dossier *dossier)
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
