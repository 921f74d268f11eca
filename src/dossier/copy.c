/*
 * copy.c: records of one dossier as those of another one.
 */
#include "dossier/copy.h"

#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

const char *copy_string(struct dossier *into, const char *string)
{
    return string ? dossier_string(into, string, strlen(string)) : NULL;
}

struct attribute_span copy_attributes(struct dossier *into, const struct dossier *from,
                                      struct attribute_span span)
{
    struct attribute *copies = xcalloc(span.count, sizeof *copies);
    for (uint32_t i = 0; i < span.count; i++) {
        struct attribute attribute = from->attributes[span.first + i];
        attribute.name = copy_string(into, attribute.name);
        attribute.value = copy_string(into, attribute.value);
        copies[i] = attribute;
    }
    struct attribute_span result = dossier_add_attributes(into, copies, span.count);
    free(copies);
    return result;
}

void copy_vocabulary(struct dossier *into, const struct dossier *from)
{
    for (size_t i = 0; i < from->vocabulary.kind_count; i++) {
        uint32_t kind = vocabulary_add_kind(&into->vocabulary,
                                            copy_string(into, from->vocabulary.kinds[i].name));
        struct entity_kind copy = from->vocabulary.kinds[i];
        copy.name = into->vocabulary.kinds[kind].name;
        copy.summary = copy_string(into, copy.summary);
        copy.note = copy_string(into, copy.note);
        into->vocabulary.kinds[kind] = copy;
    }
    for (size_t i = 0; i < from->vocabulary.type_count; i++) {
        uint32_t type = vocabulary_add_type(&into->vocabulary,
                                            copy_string(into, from->vocabulary.types[i].name));
        struct relation_type copy = from->vocabulary.types[i];
        copy.name = into->vocabulary.types[type].name;
        copy.label = copy_string(into, copy.label);
        copy.note = copy_string(into, copy.note);
        into->vocabulary.types[type] = copy;
    }
}

struct source copy_source_record(struct dossier *into, const struct dossier *from,
                                 const struct source *source)
{
    struct source copy = *source;
    copy.id = copy_string(into, source->id);
    copy.title = copy_string(into, source->title);
    copy.author = copy_string(into, source->author);
    copy.publisher = copy_string(into, source->publisher);
    copy.url = copy_string(into, source->url);
    copy.note = copy_string(into, source->note);
    copy.file = copy_string(into, source->file);
    copy.attributes = copy_attributes(into, from, source->attributes);
    return copy;
}

uint32_t copy_source(struct dossier *into, const struct dossier *from, const struct source *source)
{
    uint32_t index = dossier_add_source(into, source->id);
    into->sources[index] = copy_source_record(into, from, source);
    return index;
}

struct entity copy_entity_record(struct dossier *into, const struct dossier *from,
                                 const struct entity *entity)
{
    struct entity copy = *entity;
    copy.id = copy_string(into, entity->id);
    copy.label = copy_string(into, entity->label);
    copy.aliases = copy_string(into, entity->aliases);
    copy.source = copy_string(into, entity->source);
    copy.note = copy_string(into, entity->note);
    copy.url = copy_string(into, entity->url);
    copy.attributes = copy_attributes(into, from, entity->attributes);
    return copy;
}

uint32_t copy_entity(struct dossier *into, const struct dossier *from, const struct entity *entity)
{
    uint32_t index = dossier_add_entity(into, entity->id);
    into->entities[index] = copy_entity_record(into, from, entity);
    return index;
}

struct evidence copy_evidence(struct dossier *into, const struct dossier *from,
                              const struct relation *relation)
{
    struct evidence copy = *relation_evidence(from, relation);
    if (!relation->evidence)
        return copy;
    copy.source = copy_string(into, copy.source);
    copy.quote = copy_string(into, copy.quote);
    copy.role = copy_string(into, copy.role);
    copy.note = copy_string(into, copy.note);
    copy.url = copy_string(into, copy.url);
    copy.label = copy_string(into, copy.label);
    copy.confidence = copy_string(into, copy.confidence);
    copy.attributes = copy_attributes(into, from, copy.attributes);
    return copy;
}

uint32_t copy_relation(struct dossier *into, const struct dossier *from,
                       const struct relation *relation)
{
    struct relation copy = *relation;
    copy.from = dossier_find_entity(into, from->entities[relation->from].id);
    copy.to = dossier_find_entity(into, from->entities[relation->to].id);
    copy.when = dossier_date(into, relation_when(from, relation));
    struct evidence said = copy_evidence(into, from, relation);
    copy.evidence = dossier_evidence(into, &said);
    return dossier_add_relation(into, &copy);
}
