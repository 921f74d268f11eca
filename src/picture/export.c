/*
 * export.c: the dossier as a styled DOT graph. What is written is a copy of the dossier's records
 * whose kept attributes hold our styles as well, so that the format's own writer does the writing,
 * and what it writes reads back as the same dossier.
 *
 * Labels stay as they are, without line breaks: they are the dossier's. Sources and relation types
 * are nodes too, which Graphviz is told to leave out of sight.
 */
#include <entente/format.h>
#include <entente/picture.h>

#include "base/names.h"
#include "base/pool.h"
#include "base/xalloc.h"
#include "picture/style.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A copy of a dossier's records, which borrows all else, and what belongs to the copy. */
struct export
{
    const struct dossier *dossier;
    const struct diagram_options *options;
    struct dossier copy;
    struct names strings;
    struct pool evidence;
};

struct setting {
    const char *name, *value;
};

/* To have Graphviz lay the whole out sensibly. */
static const struct setting of_graph[] = {
    {"layout", "neato"},
    {"overlap", "prism"},
    {"sep", "+10"},
    {"esep", "+5"},
    {"splines", "true"},
    {"start", "1"},
    {"outputorder", "edgesfirst"},
};

/* Out of sight and, in the layout, nearly out of the way. */
static const struct setting of_hidden[] = {
    {"style", "invis"},
    {"shape", "point"},
    {"width", "0.01"},
};

static const char *number(struct export *export, double value)
{
    char digits[32];
    int length = snprintf(digits, sizeof digits, "%.4g", value);
    return names_intern(&export->strings, digits, (size_t)length);
}

static void push(struct export *export, struct attribute attribute)
{
    struct dossier *copy = &export->copy;
    copy->attributes = xgrow(copy->attributes, copy->attribute_count, &copy->attribute_capacity,
                             sizeof *copy->attributes);
    copy->attributes[copy->attribute_count++] = attribute;
}

/* The settings, and then what the dossier keeps under other names, as a span of the copy. */
static struct attribute_span decorate(struct export *export, struct attribute_span kept,
                                      const struct setting *settings, size_t count)
{
    struct attribute_span span = {(uint32_t) export->copy.attribute_count, 0};
    for (size_t i = 0; i < count; i++)
        push(export, (struct attribute){.name = settings[i].name, .value = settings[i].value});
    for (uint32_t i = 0; i < kept.count; i++) {
        const struct attribute *attribute = &export->dossier->attributes[kept.first + i];
        bool ours = false;
        for (size_t j = 0; j < count; j++)
            ours |= strcmp(settings[j].name, attribute->name) == 0;
        if (!ours)
            push(export, *attribute);
    }
    span.count = (uint32_t) export->copy.attribute_count - span.first;
    return span;
}

static void add_entity(struct export *export, uint32_t index)
{
    const double *influence = export->options->influence;
    struct entity entity = export->dossier->entities[index];
    const struct kind_style *style = style_of_kind(&export->dossier->vocabulary, entity.kind);
    double size = influence ? fmin(influence[index], 1) : STYLE_SAME_INFLUENCE;
    const struct setting settings[] = {
        {"shape", style->shape},
        {"style", style->style},
        {"fillcolor", style->fill},
        {"color", style->line},
        {"fontcolor", style->text},
        {"fontname", STYLE_FONT},
        {"fontsize", number(export, style_font_size(size))},
        {"penwidth", number(export, style_border(size))},
        {"margin", style->margin},
    };
    entity.attributes =
        decorate(export, entity.attributes, settings, sizeof settings / sizeof *settings);
    export->copy.entities[export->copy.entity_count++] = entity;
}

/* By the arrowhead alone: `dir` is a word of the dossier, for a relation without a direction. */
static const char *arrowhead(const struct dossier *dossier, const struct relation *relation,
                             const struct family_style *style)
{
    return relation_symmetric(dossier, relation) ? "none" : style->arrowhead;
}

static void add_relation(struct export *export, struct relation relation)
{
    const struct family_style *style = style_of_family(relation_family(export->dossier, &relation));
    const struct setting settings[] = {
        {"color", style->line},
        {"fontcolor", style->text},
        {"fontname", STYLE_FONT},
        {"fontsize", "8.5"},
        {"style", style->style},
        {"penwidth", number(export, style->width)},
        {"arrowhead", arrowhead(export->dossier, &relation, style)},
    };
    struct evidence evidence = *relation_evidence(export->dossier, &relation);
    evidence.attributes =
        decorate(export, evidence.attributes, settings, sizeof settings / sizeof *settings);
    relation.evidence = dossier_evidence(&export->copy, &evidence);
    export->copy.relations[export->copy.relation_count++] = relation;
}

/* Copies the entities that are shown; returns the new index of each. */
static uint32_t *copy_entities(struct export *export, const struct view *view)
{
    const double *influence = export->options->influence;
    size_t count = export->dossier->entity_count;
    uint32_t *index_of = xcalloc(count + 1, sizeof *index_of);
    export->copy.entities = xcalloc(count + 1, sizeof *export->copy.entities);
    export->copy.entity_count = 0;
    for (uint32_t i = 0; i < count; i++) {
        bool shown = view->entities[i] && (!influence || influence[i] >= 0);
        index_of[i] = shown ? (uint32_t) export->copy.entity_count : DOSSIER_NONE;
        if (shown)
            add_entity(export, i);
    }
    return index_of;
}

/* Copies the view's relations between entities that are shown. */
static void copy_relations(struct export *export, const struct view *view, const uint32_t *index_of)
{
    export->copy.relations = xcalloc(view->relation_count + 1, sizeof *export->copy.relations);
    export->copy.relation_count = 0;
    for (size_t i = 0; i < view->relation_count; i++) {
        struct relation relation = export->dossier->relations[view->relations[i]];
        relation.from = index_of[relation.from];
        relation.to = index_of[relation.to];
        if (relation.from != DOSSIER_NONE && relation.to != DOSSIER_NONE)
            add_relation(export, relation);
    }
}

static void copy_sources(struct export *export)
{
    size_t count = export->dossier->source_count;
    export->copy.sources = xcalloc(count + 1, sizeof *export->copy.sources);
    for (size_t i = 0; i < count; i++) {
        export->copy.sources[i] = export->dossier->sources[i];
        export->copy.sources[i].attributes =
            decorate(export, export->dossier->sources[i].attributes, of_hidden,
                     sizeof of_hidden / sizeof *of_hidden);
    }
}

static void hide(const char *name, struct text *out)
{
    if (strpbrk(name, "\\\""))
        return; /* it stays in sight, rather than be written wrong */
    text_addf(out, "  \"%s\" [", name);
    for (size_t i = 0; i < sizeof of_hidden / sizeof *of_hidden; i++)
        text_addf(out, "%s%s=\"%s\"", i ? ", " : "", of_hidden[i].name, of_hidden[i].value);
    text_add(out, "];\n");
}

/* Declared words keep no attributes, so theirs go into statements of their own at the end. */
static void hide_words(const struct vocabulary *vocabulary, struct text *out)
{
    while (out->length && out->data[out->length - 1] != '}')
        out->length--;
    if (!out->length)
        return;
    out->length--;
    for (size_t i = 0; i < vocabulary->kind_count; i++)
        if (vocabulary->kinds[i].declared && !vocabulary->kinds[i].summary)
            hide(vocabulary->kinds[i].name, out);
    for (size_t i = 0; i < vocabulary->type_count; i++)
        if (vocabulary->types[i].edited && vocabulary->types[i].declared)
            hide(vocabulary->types[i].name, out);
    text_add(out, "}\n");
}

bool diagram_dot(const struct view *view, const struct diagram_options *options, struct text *out,
                 struct error *error)
{
    static const struct diagram_options no_options = {0};
    struct export export = {.dossier = view->dossier,
                            .options = options ? options : &no_options,
                            .copy = *view->dossier};
    struct text written = {0};
    pool_init(&export.evidence, sizeof(struct evidence));
    export.copy.evidence = &export.evidence;
    export.copy.attributes = NULL;
    export.copy.attribute_count = export.copy.attribute_capacity = 0;
    if (export.options->title)
        export.copy.title = export.options->title;
    export.copy.graph_attributes = decorate(&export, view->dossier->graph_attributes, of_graph,
                                            sizeof of_graph / sizeof *of_graph);
    uint32_t *index_of = copy_entities(&export, view);
    copy_relations(&export, view, index_of);
    copy_sources(&export);
    bool done = dossier_write(&export.copy, "dot", &written, NULL, error);
    if (done) {
        hide_words(&view->dossier->vocabulary, &written);
        text_add_bytes(out, text_string(&written), written.length);
    }
    text_release(&written);
    free(index_of);
    free(export.copy.sources);
    free(export.copy.relations);
    free(export.copy.entities);
    free(export.copy.attributes);
    names_release(&export.strings);
    pool_release(&export.evidence);
    return done;
}
