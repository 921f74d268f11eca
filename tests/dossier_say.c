/*
 * dossier_say.c: a dossier as text that says all there is but places.
 */
#include "dossier_say.h"

#include <stdlib.h>
#include <string.h>

static void say(struct text *out, const char *name, const char *value)
{
    if (value)
        text_addf(out, " %s=[%s]", name, value);
}

static void say_date(struct text *out, const char *name, const struct edtf *date)
{
    struct text text = {0};
    if (edtf_given(date))
        edtf_format(date, &text);
    say(out, name, text.data);
    text_release(&text);
}

static void say_span(struct text *out, const struct dossier *dossier, struct attribute_span span)
{
    for (uint32_t i = 0; i < span.count; i++) {
        const struct attribute *attribute = &dossier->attributes[span.first + i];
        say(out, attribute->name, attribute->value);
        if (attribute->html)
            text_add(out, "html");
    }
    text_add(out, "\n");
}

static void say_vocabulary(const struct vocabulary *vocabulary, struct text *out)
{
    for (size_t i = 0; i < vocabulary->kind_count; i++)
        if (vocabulary->kinds[i].declared) {
            text_addf(out, "kind %s", vocabulary->kinds[i].name);
            say(out, "note", vocabulary->kinds[i].note);
            text_add(out, "\n");
        }
    for (size_t i = 0; i < vocabulary->type_count; i++) {
        const struct relation_type *type = &vocabulary->types[i];
        if (!type->declared)
            continue;
        text_addf(out, "type %s %s %.17g %d%d%d%d %.17g %.17g", type->name,
                  family_name(type->family), type->weight, type->symmetric, type->lasting,
                  type->exclusive, type->edited, type->along, type->against);
        say(out, "label", type->label);
        say(out, "note", type->note);
        text_add(out, "\n");
    }
}

void say_entities(const struct dossier *dossier, struct text *out)
{
    for (size_t i = 0; i < dossier->entity_count; i++) {
        const struct entity *entity = &dossier->entities[i];
        text_addf(out, "entity [%s] %s %d", entity->id,
                  dossier->vocabulary.kinds[entity->kind].name, entity->declared);
        say(out, "label", entity->label);
        say(out, "aliases", entity->aliases);
        say(out, "source", entity->source);
        say(out, "note", entity->note);
        say(out, "url", entity->url);
        say_date(out, "when", &entity->when);
        say_span(out, dossier, entity->attributes);
    }
}

void say_sources(const struct dossier *dossier, struct text *out)
{
    for (size_t i = 0; i < dossier->source_count; i++) {
        const struct source *source = &dossier->sources[i];
        text_addf(out, "source [%s] %d", source->id, source->reliability);
        say(out, "title", source->title);
        say(out, "author", source->author);
        say(out, "publisher", source->publisher);
        say(out, "url", source->url);
        say(out, "note", source->note);
        say(out, "file", source->file);
        say_date(out, "date", &source->date);
        say_span(out, dossier, source->attributes);
    }
}

static void say_relation(const struct dossier *dossier, const struct relation *relation,
                         struct text *out)
{
    const struct evidence *evidence = relation_evidence(dossier, relation);
    text_addf(out, "relation [%s] [%s] %s %d %.17g", dossier->entities[relation->from].id,
              dossier->entities[relation->to].id, dossier->vocabulary.types[relation->type].name,
              relation->undirected, relation->weight);
    say(out, "source", evidence->source);
    say(out, "quote", evidence->quote);
    say(out, "role", evidence->role);
    say(out, "note", evidence->note);
    say(out, "url", evidence->url);
    say(out, "label", evidence->label);
    say(out, "confidence", evidence->confidence);
    say_date(out, "when", relation_when(dossier, relation));
    say_span(out, dossier, evidence->attributes);
}

void say_relations(const struct dossier *dossier, struct text *out)
{
    for (size_t i = 0; i < dossier->relation_count; i++)
        say_relation(dossier, &dossier->relations[i], out);
    for (size_t i = 0; i < dossier->judgement_count; i++)
        say_relation(dossier, &dossier->judgements[i], out);
}

void say_dossier(const struct dossier *dossier, struct text *out)
{
    say(out, "name", dossier->name);
    say(out, "title", dossier->title);
    say(out, "note", dossier->note);
    say_date(out, "date", &dossier->date);
    say_span(out, dossier, dossier->graph_attributes);
    say_vocabulary(&dossier->vocabulary, out);
    say_sources(dossier, out);
    say_entities(dossier, out);
    say_relations(dossier, out);
}

static int compare_attributes(const void *a, const void *b)
{
    return strcmp(((const struct attribute *)a)->name, ((const struct attribute *)b)->name);
}

static void sort_span(struct dossier *dossier, struct attribute_span span)
{
    if (span.count)
        qsort(dossier->attributes + span.first, span.count, sizeof *dossier->attributes,
              compare_attributes);
}

void sort_kept(struct dossier *dossier)
{
    sort_span(dossier, dossier->graph_attributes);
    for (size_t i = 0; i < dossier->source_count; i++)
        sort_span(dossier, dossier->sources[i].attributes);
    for (size_t i = 0; i < dossier->entity_count; i++)
        sort_span(dossier, dossier->entities[i].attributes);
    for (size_t i = 0; i < dossier->relation_count; i++)
        sort_span(dossier, relation_evidence(dossier, &dossier->relations[i])->attributes);
}
