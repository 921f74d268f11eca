/*
 * export.c: the dossier as a styled DOT graph without places, for any Graphviz to lay out.
 *
 * Labels stay as they are, without line breaks: they are the dossier's. Sources and relation types
 * are nodes too, which Graphviz is told to leave out of sight.
 */
#include <entente/picture.h>

#include "base/xalloc.h"
#include "picture/restyle.h"
#include "picture/style.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(settings) (sizeof(settings) / sizeof *(settings))

/* What is written, and what it is sized by. */
struct export
{
    const struct diagram_options *options;
    struct restyle restyle;
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
    return names_intern(&export->restyle.strings, digits, (size_t)length);
}

static void add_entity(struct export *export, uint32_t index)
{
    const double *influence = export->options->influence;
    const struct dossier *dossier = export->restyle.dossier;
    const struct entity *entity = &dossier->entities[index];
    const struct kind_style *style =
        style_of_kind(&theme_light, &dossier->vocabulary, entity->kind);
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
    restyle_add_entity(&export->restyle, *entity, settings, COUNT(settings));
}

/* By the arrowhead alone: `dir` is a word of the dossier, for a relation without a direction. */
static const char *arrowhead(const struct dossier *dossier, const struct relation *relation,
                             const struct family_style *style)
{
    return relation_symmetric(dossier, relation) ? "none" : style->arrowhead;
}

static void add_relation(struct export *export, struct relation relation)
{
    const struct dossier *dossier = export->restyle.dossier;
    const struct family_style *style =
        style_of_family(&theme_light, relation_family(dossier, &relation));
    const struct setting settings[] = {
        {"color", style->line},
        {"fontcolor", style->text},
        {"fontname", STYLE_FONT},
        {"fontsize", "8.5"},
        {"style", style->style},
        {"penwidth", number(export, style->width)},
        {"arrowhead", arrowhead(dossier, &relation, style)},
    };
    restyle_add_relation(&export->restyle, relation, *relation_evidence(dossier, &relation),
                         settings, COUNT(settings));
}

/* Adds the entities that are shown; returns the new index of each. */
static uint32_t *add_entities(struct export *export, const struct view *view)
{
    const double *influence = export->options->influence;
    size_t count = view->dossier->entity_count;
    uint32_t *index_of = xcalloc(count + 1, sizeof *index_of);
    for (uint32_t i = 0; i < count; i++) {
        bool shown = view->entities[i] && (!influence || influence[i] >= 0);
        index_of[i] = shown ? (uint32_t) export->restyle.copy.entity_count : DOSSIER_NONE;
        if (shown)
            add_entity(export, i);
    }
    return index_of;
}

/* Adds, out of sight, the judgements on entities that are shown. */
static void add_judgements(struct export *export, const struct dossier *dossier,
                           const uint32_t *index_of)
{
    for (size_t i = 0; i < dossier->judgement_count; i++) {
        struct relation judgement = dossier->judgements[i];
        judgement.from = index_of[judgement.from];
        judgement.to = index_of[judgement.to];
        if (judgement.from != DOSSIER_NONE && judgement.to != DOSSIER_NONE)
            restyle_add_relation(&export->restyle, judgement,
                                 *relation_evidence(dossier, &judgement), of_hidden, 1);
    }
}

/* Adds the view's relations between entities that are shown. */
static void add_relations(struct export *export, const struct view *view, const uint32_t *index_of)
{
    for (size_t i = 0; i < view->relation_count; i++) {
        struct relation relation = view->dossier->relations[view->relations[i]];
        relation.from = index_of[relation.from];
        relation.to = index_of[relation.to];
        if (relation.from != DOSSIER_NONE && relation.to != DOSSIER_NONE)
            add_relation(export, relation);
    }
}

bool diagram_dot(const struct view *view, const struct diagram_options *options, struct text *out,
                 struct error *error)
{
    static const struct diagram_options no_options = {0};
    struct export export = {.options = options ? options : &no_options};
    struct restyle *restyle = &export.restyle;
    struct text written = {0};
    restyle_init(restyle, view->dossier, view->dossier->entity_count, view->relation_count);
    if (export.options->title)
        restyle->copy.title = export.options->title;
    restyle->copy.graph_attributes =
        restyle_attributes(restyle, view->dossier->graph_attributes, of_graph, COUNT(of_graph));
    uint32_t *index_of = add_entities(&export, view);
    add_relations(&export, view, index_of);
    add_judgements(&export, view->dossier, index_of);
    bool done = restyle_write(restyle, of_hidden, COUNT(of_hidden), &written, error);
    if (done)
        text_add_bytes(out, text_string(&written), written.length);
    text_release(&written);
    free(index_of);
    restyle_release(restyle);
    return done;
}
