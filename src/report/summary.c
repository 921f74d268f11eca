/*
 * summary.c: what a dossier holds: counts by kind, family, type and source, and the time it spans.
 */
#include <entente/card.h>

#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

static void add_row(struct table *table, const char *what, const char *name, size_t count,
                    const char *detail)
{
    table_add_text(table, what);
    table_add_text(table, name);
    table_add_integer(table, (double)count);
    table_add_text(table, detail);
}

static void add_kinds(const struct view *view, struct table *table)
{
    const struct dossier *dossier = view->dossier;
    const struct vocabulary *vocabulary = &dossier->vocabulary;
    size_t *counts = xcalloc(vocabulary->kind_count, sizeof *counts);
    for (size_t i = 0; i < dossier->entity_count; i++)
        counts[dossier->entities[i].kind] += view->entities[i] != CERTAINTY_NO;
    add_row(table, "entities", NULL, view->entity_count, NULL);
    for (size_t i = 0; i < vocabulary->kind_count; i++)
        if (counts[i])
            add_row(table, "kind", vocabulary->kinds[i].name, counts[i],
                    vocabulary->kinds[i].note ? vocabulary->kinds[i].note
                                              : vocabulary->kinds[i].summary);
    free(counts);
}

/* "presidency 2, office 7": the types of a family that occur, with their counts. */
static void list_types(const struct vocabulary *vocabulary, enum family family,
                       const size_t *counts, struct text *out)
{
    for (size_t i = 0; i < vocabulary->type_count; i++)
        if (counts[i] && vocabulary->types[i].family == family)
            text_addf(out, "%s%s %zu", out->length ? ", " : "", vocabulary->types[i].name,
                      counts[i]);
}

static void add_families(const struct view *view, struct table *table)
{
    const struct dossier *dossier = view->dossier;
    const struct vocabulary *vocabulary = &dossier->vocabulary;
    size_t *counts = xcalloc(vocabulary->type_count, sizeof *counts);
    size_t families[FAMILY_COUNT] = {0}, possible = 0;
    for (size_t i = 0; i < view->relation_count; i++) {
        const struct relation *relation = &dossier->relations[view->relations[i]];
        counts[relation->type]++;
        families[relation_family(dossier, relation)]++;
        possible += view->certainties[i] == CERTAINTY_POSSIBLE;
    }
    add_row(table, "relations", NULL, view->relation_count, NULL);
    if (view_timed(view)) {
        add_row(table, "certainty", "certain", view->relation_count - possible, NULL);
        add_row(table, "certainty", "possible", possible, "not certain at that time");
    }
    for (int family = 0; family < FAMILY_COUNT; family++) {
        struct text types = {0};
        if (!families[family])
            continue;
        list_types(vocabulary, (enum family)family, counts, &types);
        add_row(table, "family", family_name((enum family)family), families[family],
                text_string(&types));
        text_release(&types);
    }
    free(counts);
}

static void count_citations(const struct dossier *dossier, const char *citations, size_t *counts)
{
    struct citation citation;
    while (citation_next(&citations, &citation)) {
        uint32_t source = citation_source(dossier, &citation);
        if (source != DOSSIER_NONE)
            counts[source]++;
    }
}

static void add_sources(const struct view *view, struct table *table)
{
    const struct dossier *dossier = view->dossier;
    size_t *counts = xcalloc(dossier->source_count, sizeof *counts);
    for (size_t i = 0; i < view->relation_count; i++)
        count_citations(dossier,
                        relation_evidence(dossier, &dossier->relations[view->relations[i]])->source,
                        counts);
    for (size_t i = 0; i < dossier->entity_count; i++)
        if (view->entities[i])
            count_citations(dossier, dossier->entities[i].source, counts);
    add_row(table, "sources", NULL, dossier->source_count, NULL);
    for (size_t i = 0; i < dossier->source_count; i++) {
        const struct source *source = &dossier->sources[i];
        add_row(table, "source", source->id, counts[i],
                source->title ? source->title : source->publisher);
    }
    free(counts);
}

static void note_date(const struct edtf *date, const char *name, struct table *table)
{
    struct text text = {0};
    if (edtf_given(date)) {
        edtf_format(date, &text);
        table_add_note(table, name, text.data);
    }
    text_release(&text);
}

static void add_day(int32_t day, struct text *out)
{
    int year, month, day_of_month;
    edtf_civil(day, &year, &month, &day_of_month);
    text_addf(out, "%04d-%02d-%02d", year, month, day_of_month);
}

/* Widens the span by the days that the bounds name; open and unknown ends name none. */
static void widen(const struct edtf *when, int32_t *first, int32_t *last)
{
    if (!edtf_given(when))
        return;
    struct edtf_bounds bounds = edtf_bounds(when);
    const int32_t days[] = {bounds.s0, bounds.s1, bounds.e0, bounds.e1};
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        if (days[i] == EDTF_DAY_MIN || days[i] == EDTF_DAY_MAX)
            continue;
        *first = days[i] < *first ? days[i] : *first;
        *last = days[i] > *last ? days[i] : *last;
    }
}

static void note_span(const struct view *view, struct table *table)
{
    const struct dossier *dossier = view->dossier;
    int32_t first = EDTF_DAY_MAX, last = EDTF_DAY_MIN;
    size_t undated = 0;
    struct text text = {0};
    for (size_t i = 0; i < view->relation_count; i++) {
        const struct relation *relation = &dossier->relations[view->relations[i]];
        widen(relation_when(dossier, relation), &first, &last);
        undated += !edtf_given(relation_when(dossier, relation));
    }
    if (first <= last) {
        add_day(first, &text);
        text_add(&text, " to ");
        add_day(last, &text);
        if (undated)
            text_addf(&text, "; %zu relations without a date", undated);
        table_add_note(table, "time span", text.data);
    }
    text_release(&text);
}

static void note_time(const struct view *view, struct table *table)
{
    struct text seen = {0};
    if (view_timed(view)) {
        view_describe(view, &seen);
        table_add_note(table, "seen", text_string(&seen));
    }
    text_release(&seen);
}

void summary_table(const struct view *view, struct table *table)
{
    const struct dossier *dossier = view->dossier;
    static const struct column columns[] = {
        {"what", false}, {"name", false}, {"count", true}, {"detail", false}};
    table_init(table, "summary");
    table_add_columns(table, columns, sizeof columns / sizeof *columns);
    add_kinds(view, table);
    add_families(view, table);
    add_sources(view, table);
    if (dossier->title)
        table_add_note(table, "title", dossier->title);
    note_date(&dossier->date, "compiled", table);
    if (dossier->note)
        table_add_note(table, "note", dossier->note);
    note_span(view, table);
    note_time(view, table);
}
