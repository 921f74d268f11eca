/*
 * merge.c: what two views of two dossiers see, as one dossier. Kinds, types and files of the view
 * before get new indices; those of the view after keep theirs.
 */
#include "view/merge.h"

#include "base/xalloc.h"
#include "dossier/copy.h"

#include <stdlib.h>
#include <string.h>

/* Whether relations of the two types mean the same to every measure. */
static bool same_type(const struct relation_type *a, const struct relation_type *b)
{
    return a->family == b->family && a->weight == b->weight && a->symmetric == b->symmetric &&
           a->along == b->along && a->against == b->against;
}

static uint32_t merge_type(struct dossier *into, const struct relation_type *type)
{
    uint32_t index = vocabulary_find_type(&into->vocabulary, type->name);
    struct text name = {0};
    struct relation_type copy = *type;
    if (index != VOCABULARY_NONE && same_type(&into->vocabulary.types[index], type))
        return index;
    text_add(&name, type->name);
    if (index != VOCABULARY_NONE)
        text_add(&name, " (before)");
    copy.name = copy_string(into, text_string(&name));
    copy.label = copy_string(into, type->label);
    copy.note = copy_string(into, type->note);
    text_release(&name);
    index = vocabulary_add_type(&into->vocabulary, copy.name);
    into->vocabulary.types[index] = copy;
    return index;
}

static uint32_t merge_kind(struct dossier *into, const struct entity_kind *kind)
{
    uint32_t index = vocabulary_find_kind(&into->vocabulary, kind->name);
    if (index == VOCABULARY_NONE)
        index = vocabulary_add_kind(&into->vocabulary, copy_string(into, kind->name));
    return index;
}

static void merge_sources(struct dossier *into, const struct dossier *from, uint32_t first_file)
{
    for (size_t i = 0; i < from->source_count; i++)
        if (dossier_find_source(into, from->sources[i].id) == DOSSIER_NONE) {
            uint32_t source = copy_source(into, from, &from->sources[i]);
            into->sources[source].place.file += first_file;
        }
}

static void merge_entities(struct dossier *into, const struct view *view, uint32_t first_file)
{
    const struct dossier *from = view->dossier;
    for (size_t i = 0; i < from->entity_count; i++) {
        const struct entity *entity = &from->entities[i];
        if (!view->entities[i] || dossier_find_entity(into, entity->id) != DOSSIER_NONE)
            continue;
        uint32_t index = copy_entity(into, from, entity);
        into->entities[index].kind = merge_kind(into, &from->vocabulary.kinds[entity->kind]);
        into->entities[index].place.file += first_file;
    }
}

static void merge_relations(struct dossier *into, const struct view *view, uint32_t first_file)
{
    const struct dossier *from = view->dossier;
    size_t type_count = from->vocabulary.type_count;
    uint32_t *types = xcalloc(type_count, sizeof *types);
    for (size_t i = 0; i < type_count; i++)
        types[i] = merge_type(into, &from->vocabulary.types[i]);
    for (size_t i = 0; i < view->relation_count; i++) {
        const struct relation *relation = &from->relations[view->relations[i]];
        uint32_t index = copy_relation(into, from, relation);
        into->relations[index].type = types[relation->type];
        into->relations[index].place.file += first_file;
    }
    free(types);
}

struct dossier *merge_views(const struct view *before, const struct view *after)
{
    struct dossier *into = view_extract(after);
    uint32_t first_file = (uint32_t)into->file_count;
    for (size_t i = 0; i < before->dossier->file_count; i++)
        dossier_add_file(into, before->dossier->files[i]);
    merge_sources(into, before->dossier, first_file);
    merge_entities(into, before, first_file);
    merge_relations(into, before, first_file);
    return into;
}
