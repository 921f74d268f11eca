/*
 * restyle.c: a dossier's records with our attributes on them, for the format's own writer.
 */
#include "picture/restyle.h"

#include <entente/format.h>

#include "base/xalloc.h"
#include "format/dot.h"

#include <stdlib.h>
#include <string.h>

void restyle_init(struct restyle *restyle, const struct dossier *dossier, size_t entities,
                  size_t relations)
{
    *restyle = (struct restyle){.dossier = dossier, .copy = *dossier};
    struct dossier *copy = &restyle->copy;
    pool_init(&restyle->evidence, sizeof(struct evidence));
    copy->evidence = &restyle->evidence;
    copy->attributes = NULL;
    copy->attribute_count = copy->attribute_capacity = 0;
    copy->entities = xcalloc(entities + 1, sizeof *copy->entities);
    copy->relations = xcalloc(relations + dossier->judgement_count + 1, sizeof *copy->relations);
    copy->sources = xcalloc(dossier->source_count + 1, sizeof *copy->sources);
    copy->judgements = NULL; /* they go among the relations, as in files */
    copy->entity_count = copy->relation_count = copy->judgement_count = 0;
}

void restyle_release(struct restyle *restyle)
{
    free(restyle->copy.sources);
    free(restyle->copy.relations);
    free(restyle->copy.entities);
    free(restyle->copy.attributes);
    names_release(&restyle->strings);
    pool_release(&restyle->evidence);
    *restyle = (struct restyle){0};
}

static void push(struct restyle *restyle, struct attribute attribute)
{
    struct dossier *copy = &restyle->copy;
    copy->attributes = xgrow(copy->attributes, copy->attribute_count, &copy->attribute_capacity,
                             sizeof *copy->attributes);
    copy->attributes[copy->attribute_count++] = attribute;
}

static bool is_set(const struct setting *settings, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(settings[i].name, name) == 0)
            return true;
    return false;
}

struct attribute_span restyle_attributes(struct restyle *restyle, struct attribute_span kept,
                                         const struct setting *settings, size_t count)
{
    struct attribute_span span = {(uint32_t)restyle->copy.attribute_count, 0};
    for (size_t i = 0; i < count; i++)
        push(restyle, (struct attribute){.name = settings[i].name, .value = settings[i].value});
    for (uint32_t i = 0; i < kept.count; i++) {
        const struct attribute *attribute = &restyle->dossier->attributes[kept.first + i];
        bool left_out =
            restyle->leaves_out && restyle->leaves_out(restyle->context, attribute->name);
        if (!left_out && !is_set(settings, count, attribute->name))
            push(restyle, *attribute);
    }
    span.count = (uint32_t)restyle->copy.attribute_count - span.first;
    return span;
}

void restyle_add_entity(struct restyle *restyle, struct entity entity,
                        const struct setting *settings, size_t count)
{
    entity.attributes = restyle_attributes(restyle, entity.attributes, settings, count);
    restyle->copy.entities[restyle->copy.entity_count++] = entity;
}

void restyle_add_relation(struct restyle *restyle, struct relation relation, struct evidence said,
                          const struct setting *settings, size_t count)
{
    said.attributes = restyle_attributes(restyle, said.attributes, settings, count);
    relation.evidence = dossier_evidence(&restyle->copy, &said);
    restyle->copy.relations[restyle->copy.relation_count++] = relation;
}

static void hide_sources(struct restyle *restyle, const struct setting *hidden, size_t count)
{
    const struct dossier *dossier = restyle->dossier;
    for (size_t i = 0; i < dossier->source_count; i++) {
        restyle->copy.sources[i] = dossier->sources[i];
        restyle->copy.sources[i].attributes =
            restyle_attributes(restyle, dossier->sources[i].attributes, hidden, count);
    }
}

static void hide(const char *name, const struct setting *hidden, size_t count, struct text *out)
{
    text_add(out, "  ");
    dot_write_id(out, name);
    for (size_t i = 0; i < count; i++) {
        text_addf(out, "%s%s=", i ? ", " : " [", hidden[i].name);
        dot_write_id(out, hidden[i].value);
    }
    text_add(out, "];\n");
}

/* Declared words keep no attributes, so theirs go into statements of their own at the end. */
static void hide_words(const struct vocabulary *vocabulary, const struct setting *hidden,
                       size_t count, struct text *out)
{
    out->length -= strlen("}\n");
    for (size_t i = 0; i < vocabulary->kind_count; i++)
        if (vocabulary->kinds[i].declared && !vocabulary->kinds[i].summary)
            hide(vocabulary->kinds[i].name, hidden, count, out);
    for (size_t i = 0; i < vocabulary->type_count; i++)
        if (vocabulary->types[i].edited && vocabulary->types[i].declared)
            hide(vocabulary->types[i].name, hidden, count, out);
    text_add(out, "}\n");
}

bool restyle_write(struct restyle *restyle, const struct setting *hidden, size_t count,
                   struct text *out, struct error *error)
{
    hide_sources(restyle, hidden, count);
    if (!dossier_write(&restyle->copy, "dot", out, NULL, error))
        return false;
    hide_words(&restyle->dossier->vocabulary, hidden, count, out);
    return true;
}
