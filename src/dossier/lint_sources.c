/*
 * lint_sources.c: rules about citations: sources that are unknown, missing, unused, or too old to
 * have seen what they are cited for.
 */
#include "dossier/lint_rules.h"

#include "base/names.h"
#include "base/xalloc.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* What cites: a relation or a judgement, or an entity where `relation` is NULL. */
struct citing {
    const struct relation *relation;
    const struct entity *entity;
};

/* The records that can cite: entities, relations, judgements; `index` is below their count. */
static size_t citing_count(const struct dossier *dossier)
{
    return dossier->entity_count + dossier->relation_count + dossier->judgement_count;
}

static struct citing citing_at(const struct dossier *dossier, size_t index)
{
    if (index < dossier->entity_count)
        return (struct citing){.entity = &dossier->entities[index]};
    index -= dossier->entity_count;
    if (index < dossier->relation_count)
        return (struct citing){.relation = &dossier->relations[index]};
    return (struct citing){.relation = &dossier->judgements[index - dossier->relation_count]};
}

static const char *citing_source(const struct dossier *dossier, struct citing citing)
{
    assert(citing.relation || citing.entity);
    return citing.relation ? relation_evidence(dossier, citing.relation)->source
                           : citing.entity->source;
}

static struct place citing_place(struct citing citing)
{
    return citing.relation ? citing.relation->place : citing.entity->place;
}

static void add_citing(const struct dossier *dossier, struct citing citing, struct text *out)
{
    if (citing.relation)
        lint_add_relation(dossier, citing.relation, out);
    else
        text_addf(out, "entity '%s'", citing.entity->id);
}

/* A source that is cited and declared nowhere: what cites it first, and how many citations do. */
struct unknown {
    struct citing first;
    size_t count;
};

struct unknowns {
    struct names names; /* by id */
    struct unknown *items;
    size_t capacity;
};

static void note_unknown(struct unknowns *unknowns, const struct citation *citation,
                         struct citing citing)
{
    size_t known = unknowns->names.count;
    uint32_t id = names_add(&unknowns->names, citation->source, citation->source_length);
    if (id == known) {
        unknowns->items =
            xgrow(unknowns->items, known, &unknowns->capacity, sizeof *unknowns->items);
        unknowns->items[id] = (struct unknown){.first = citing};
    }
    struct unknown *unknown = &unknowns->items[id];
    if (lint_compare_places(citing_place(citing), citing_place(unknown->first)) < 0)
        unknown->first = citing;
    unknown->count++;
}

static void report_unknown(const struct lint *lint, const char *id, const struct unknown *unknown,
                           const char *suggestion)
{
    struct error error = {0};
    struct text name = {0}, others = {0};
    add_citing(lint->dossier, unknown->first, &name);
    lint_add_others(unknown->count - 1, "citation", &others);
    error_set(&error, ERROR_INPUT, "%s cites '%s'%s, but no such source is declared",
              text_string(&name), id, text_string(&others));
    if (!*id)
        error_hint(&error, "write the source before its locator, as in edm#9");
    else if (suggestion)
        error_hint(&error, "did you mean '%s'?", suggestion);
    else
        error_hint(&error, "declare '%s' with kind=source, or correct the citation", id);
    lint_report(lint, citing_place(unknown->first), &error);
    text_release(&others);
    text_release(&name);
}

/* One finding a source, not a citation: a misspelt id is often a default for many relations. */
void lint_unknown_sources(const struct lint *lint)
{
    const struct dossier *dossier = lint->dossier;
    struct unknowns unknowns = {0};
    size_t budget = LINT_BUDGET;
    for (size_t i = 0; i < citing_count(dossier); i++) {
        struct citing citing = citing_at(dossier, i);
        struct citation citation;
        const char *cursor = citing_source(dossier, citing);
        while (citation_next(&cursor, &citation))
            if (citation_source(dossier, &citation) == DOSSIER_NONE)
                note_unknown(&unknowns, &citation, citing);
    }
    for (uint32_t id = 0; id < unknowns.names.count; id++) {
        const char *name = names_at(&unknowns.names, id);
        bool affordable = lint_afford(&budget, dossier->source_count);
        report_unknown(lint, name, &unknowns.items[id],
                       affordable ? dossier_suggest_source(dossier, name) : NULL);
    }
    free(unknowns.items);
    names_release(&unknowns.names);
}

static bool cites_nothing(const struct dossier *dossier, const struct relation *relation)
{
    struct citation citation;
    const char *cursor = relation_evidence(dossier, relation)->source;
    return !citation_next(&cursor, &citation);
}

/* A table of ties declares no sources, and none are missed unless strictly. */
void lint_uncited_relations(const struct lint *lint)
{
    const struct dossier *dossier = lint->dossier;
    if (!dossier->source_count && !lint->options->strict)
        return;
    for (size_t i = 0; i < dossier->relation_count; i++) {
        const struct relation *relation = &dossier->relations[i];
        if (!cites_nothing(dossier, relation))
            continue;
        struct error error = {0};
        struct text name = {0};
        lint_add_relation(dossier, relation, &name);
        error_set(&error, ERROR_INPUT, "%s cites no source", text_string(&name));
        error_hint(&error, "add the source that says so, as in source=\"%s#1\"",
                   dossier->source_count ? dossier->sources[0].id : "report");
        lint_report(lint, relation->place, &error);
        text_release(&name);
    }
}

/* By source: whether anything cites it. */
static bool *mark_cited(const struct dossier *dossier)
{
    bool *cited = xcalloc(dossier->source_count, sizeof *cited);
    for (size_t i = 0; i < citing_count(dossier); i++) {
        struct citation citation;
        const char *cursor = citing_source(dossier, citing_at(dossier, i));
        while (citation_next(&cursor, &citation)) {
            uint32_t source = citation_source(dossier, &citation);
            if (source != DOSSIER_NONE)
                cited[source] = true;
        }
    }
    return cited;
}

void lint_unused_sources(const struct lint *lint)
{
    const struct dossier *dossier = lint->dossier;
    bool *cited = mark_cited(dossier);
    for (size_t i = 0; i < dossier->source_count; i++) {
        const struct source *source = &dossier->sources[i];
        struct error error = {0};
        if (cited[i])
            continue;
        error_set(&error, ERROR_INPUT, "source '%s' is declared, but nothing cites it", source->id);
        error_hint(&error, "cite it where it was used, or remove it");
        lint_report(lint, source->place, &error);
    }
    free(cited);
}

/*
 * The source that was published last of those that the relation cites. NULL where it cites none, or
 * one of them is unknown, or its date is not given or marked `?`: it may then be the one that saw
 * it.
 */
static const struct source *latest_source(const struct dossier *dossier,
                                          const struct relation *relation)
{
    const struct source *latest = NULL;
    struct citation citation;
    const char *cursor = relation_evidence(dossier, relation)->source;
    while (citation_next(&cursor, &citation)) {
        uint32_t index = citation_source(dossier, &citation);
        if (index == DOSSIER_NONE)
            return NULL;
        const struct source *source = &dossier->sources[index];
        if (!edtf_given(&source->date) || edtf_uncertain(&source->date))
            return NULL;
        if (!latest || edtf_possible(&source->date).to > edtf_possible(&latest->date).to)
            latest = source;
    }
    return latest;
}

static void report_early(const struct lint *lint, const struct relation *relation,
                         const struct source *source)
{
    struct error error = {0};
    struct text name = {0}, date = {0};
    lint_add_relation(lint->dossier, relation, &name);
    edtf_format(&source->date, &date);
    error_set(&error, ERROR_INPUT, "%s begins after the last of its sources, '%s', of %s",
              text_string(&name), source->id, text_string(&date));
    error_hint(&error, "correct the date, or cite the source that saw it; of a plan, mark the "
                       "date with '?' or give a confidence");
    lint_also(lint, source->place, &error);
    lint_report(lint, relation->place, &error);
    text_release(&date);
    text_release(&name);
}

const struct source *lint_predates(const struct dossier *dossier, const struct relation *relation)
{
    const struct edtf *when = relation_when(dossier, relation);
    const struct source *source = latest_source(dossier, relation);
    bool early = source && edtf_possible(&source->date).to < edtf_possible(when).from;
    return early ? source : NULL;
}

/*
 * Plans are reported ahead, and a dossier has two words for them: a date marked `?` or `%`, and a
 * confidence. A relation that carries neither claims to be known, and its source could not know.
 */
void lint_early_sources(const struct lint *lint)
{
    for (size_t i = 0; i < lint->dossier->relation_count; i++) {
        const struct relation *relation = &lint->dossier->relations[i];
        const struct edtf *when = relation_when(lint->dossier, relation);
        if (!edtf_given(when) || edtf_uncertain(when) ||
            relation_evidence(lint->dossier, relation)->confidence)
            continue;
        const struct source *source = lint_predates(lint->dossier, relation);
        if (source)
            report_early(lint, relation, source);
    }
}

void lint_late_sources(const struct lint *lint)
{
    const struct dossier *dossier = lint->dossier;
    if (!edtf_given(&dossier->date) || edtf_uncertain(&dossier->date))
        return;
    for (size_t i = 0; i < dossier->source_count; i++) {
        const struct source *source = &dossier->sources[i];
        struct error error = {0};
        struct text date = {0}, own = {0};
        if (!edtf_given(&source->date) || edtf_uncertain(&source->date) ||
            edtf_possible(&source->date).from <= edtf_possible(&dossier->date).to)
            continue;
        edtf_format(&source->date, &date);
        edtf_format(&dossier->date, &own);
        error_set(&error, ERROR_INPUT, "source '%s' is of %s, and the dossier was compiled on %s",
                  source->id, text_string(&date), text_string(&own));
        error_hint(&error, "correct its date, or give the dossier the date of the day");
        lint_report(lint, source->place, &error);
        text_release(&own);
        text_release(&date);
    }
}
