/*
 * extract.c: what a view sees, as a dossier of its own.
 */
#include "view/extract.h"

#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

/* A string of the one dossier as the other one's own; NULL stays NULL. */
static const char *own(struct dossier *into, const char *string)
{
    return string ? dossier_string(into, string, strlen(string)) : NULL;
}

static struct attribute_span own_attributes(struct dossier *into, const struct dossier *from,
                                            struct attribute_span span)
{
    struct attribute *copies = xcalloc(span.count, sizeof *copies);
    for (uint32_t i = 0; i < span.count; i++) {
        struct attribute attribute = from->attributes[span.first + i];
        attribute.name = own(into, attribute.name);
        attribute.value = own(into, attribute.value);
        copies[i] = attribute;
    }
    struct attribute_span result = dossier_add_attributes(into, copies, span.count);
    free(copies);
    return result;
}

/* The words in the same order, so that the indices of kinds and types stay what they are. */
static void copy_vocabulary(struct dossier *into, const struct dossier *from)
{
    for (size_t i = 0; i < from->vocabulary.kind_count; i++) {
        uint32_t kind =
            vocabulary_add_kind(&into->vocabulary, own(into, from->vocabulary.kinds[i].name));
        struct entity_kind copy = from->vocabulary.kinds[i];
        copy.name = into->vocabulary.kinds[kind].name;
        copy.summary = own(into, copy.summary);
        copy.note = own(into, copy.note);
        into->vocabulary.kinds[kind] = copy;
    }
    for (size_t i = 0; i < from->vocabulary.type_count; i++) {
        uint32_t type =
            vocabulary_add_type(&into->vocabulary, own(into, from->vocabulary.types[i].name));
        struct relation_type copy = from->vocabulary.types[i];
        copy.name = into->vocabulary.types[type].name;
        copy.label = own(into, copy.label);
        copy.note = own(into, copy.note);
        into->vocabulary.types[type] = copy;
    }
}

uint32_t extract_source(struct dossier *into, const struct dossier *from,
                        const struct source *source)
{
    uint32_t index = dossier_add_source(into, source->id);
    struct source copy = *source;
    copy.id = into->sources[index].id;
    copy.title = own(into, source->title);
    copy.author = own(into, source->author);
    copy.publisher = own(into, source->publisher);
    copy.url = own(into, source->url);
    copy.note = own(into, source->note);
    copy.file = own(into, source->file);
    copy.attributes = own_attributes(into, from, source->attributes);
    into->sources[index] = copy;
    return index;
}

uint32_t extract_entity(struct dossier *into, const struct dossier *from,
                        const struct entity *entity)
{
    uint32_t index = dossier_add_entity(into, entity->id);
    struct entity copy = *entity;
    copy.id = into->entities[index].id;
    copy.label = own(into, entity->label);
    copy.aliases = own(into, entity->aliases);
    copy.source = own(into, entity->source);
    copy.note = own(into, entity->note);
    copy.url = own(into, entity->url);
    copy.attributes = own_attributes(into, from, entity->attributes);
    into->entities[index] = copy;
    return index;
}

static uint32_t extract_evidence(struct dossier *into, const struct dossier *from,
                                 const struct relation *relation)
{
    if (!relation->evidence)
        return 0;
    struct evidence copy = *relation_evidence(from, relation);
    copy.source = own(into, copy.source);
    copy.quote = own(into, copy.quote);
    copy.role = own(into, copy.role);
    copy.note = own(into, copy.note);
    copy.url = own(into, copy.url);
    copy.label = own(into, copy.label);
    copy.confidence = own(into, copy.confidence);
    copy.attributes = own_attributes(into, from, copy.attributes);
    return dossier_evidence(into, &copy);
}

uint32_t extract_relation(struct dossier *into, const struct dossier *from,
                          const struct relation *relation)
{
    struct relation copy = *relation;
    copy.from = dossier_find_entity(into, from->entities[relation->from].id);
    copy.to = dossier_find_entity(into, from->entities[relation->to].id);
    copy.when = dossier_date(into, relation_when(from, relation));
    copy.evidence = extract_evidence(into, from, relation);
    return dossier_add_relation(into, &copy);
}

/* Adds, from number `*next` on, the judgements that were made before relation `turn`. */
static void extract_judgements(struct dossier *into, const struct view *view, size_t *next,
                               size_t turn)
{
    const struct dossier *from = view->dossier;
    for (; *next < from->judgement_count && from->judgement_turns[*next] <= turn; ++*next) {
        const struct relation *judgement = &from->judgements[*next];
        if (view->entities[judgement->from] && view->entities[judgement->to])
            extract_relation(into, from, judgement);
    }
}

struct dossier *view_extract(const struct view *view)
{
    const struct dossier *from = view->dossier;
    struct dossier *into = dossier_new();
    into->name = own(into, from->name);
    into->title = own(into, from->title);
    into->note = own(into, from->note);
    into->date = from->date;
    for (size_t i = 0; i < from->file_count; i++)
        dossier_add_file(into, from->files[i]);
    into->graph_attributes = own_attributes(into, from, from->graph_attributes);
    copy_vocabulary(into, from);
    for (size_t i = 0; i < from->source_count; i++)
        extract_source(into, from, &from->sources[i]);
    for (size_t i = 0; i < from->entity_count; i++)
        if (view->entities[i])
            extract_entity(into, from, &from->entities[i]);
    size_t judgement = 0;
    for (size_t i = 0; i < view->relation_count; i++) {
        extract_judgements(into, view, &judgement, view->relations[i]);
        extract_relation(into, from, &from->relations[view->relations[i]]);
    }
    extract_judgements(into, view, &judgement, from->relation_count);
    return into;
}
