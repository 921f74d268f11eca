/*
 * sources_table.c: sources, and what rests on them, as tables.
 */
#include <entente/sources_table.h>

#include "base/xalloc.h"
#include "report/cells.h"

#include <entente/reliance.h>

#include <math.h>
#include <stdlib.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* ---- all sources ---- */

static void add_columns(bool wide, struct table *table)
{
    static const struct column about[] = {{"author", false}, {"publisher", false}};
    static const struct column numbers[] = {
        {"date", false},    {"reliability", false}, {"relations", true}, {"alone", true},
        {"entities", true}, {"quotes", true},       {"found", true}};
    table_add_column(table, "source", false);
    table_add_column(table, "title", false);
    if (!wide)
        table_add_columns(table, about, COUNT(about));
    table_add_columns(table, numbers, COUNT(numbers));
    if (!wide)
        table_add_column(table, "url", false);
}

static void add_source(const struct source *source, const struct reliance *item, bool read,
                       bool wide, struct table *table)
{
    struct text date = {0};
    char reliability[2] = {source->reliability, '\0'};
    if (edtf_given(&source->date))
        edtf_format(&source->date, &date);
    table_add_text(table, source->id);
    table_add_text(table, source->title);
    if (!wide) {
        table_add_text(table, source->author);
        table_add_text(table, source->publisher);
    }
    table_add_text(table, date.data);
    table_add_text(table, source->reliability ? reliability : NULL);
    table_add_integer(table, (double)item->relations);
    table_add_integer(table, (double)item->alone);
    table_add_integer(table, (double)item->entities);
    table_add_integer(table, (double)item->quotes);
    table_add_number(table, read ? (double)item->found : (double)NAN);
    if (!wide)
        table_add_text(table, source->url);
    text_release(&date);
}

static void add_notes(const struct view *view, const struct reliance *none, struct table *table)
{
    struct text text = {0};
    table_add_note(table, "alone", "relations that cite no other source");
    table_add_note(table, "found",
                   "quotes that are in the source's text, where that is given "
                   "(file=..., or --texts)");
    if (none->relations) {
        text_addf(&text, "%zu relation%s", none->relations, none->relations == 1 ? "" : "s");
        table_add_note(table, "without a source", text_string(&text));
    }
    if (view->filter || view_timed(view)) {
        text_clear(&text);
        view_describe(view, &text);
        table_add_note(table, "seen", text_string(&text));
    }
    text_release(&text);
}

void sources_table(const struct view *view, const struct original *const *originals,
                   const struct table_style *style, struct table *table)
{
    const struct dossier *dossier = view->dossier;
    struct reliance *items = xcalloc(dossier->source_count + 1, sizeof *items);
    bool wide = cells_wide(style);
    reliance_count(view, originals, items);
    table_init(table, "sources");
    add_columns(wide, table);
    for (size_t i = 0; i < dossier->source_count; i++)
        add_source(&dossier->sources[i], &items[i], originals && originals[i], wide, table);
    add_notes(view, &items[dossier->source_count], table);
    free(items);
}

/* ---- the relations of one ---- */

/* How the relation cites a source: its locators, parted by "; ", and whether nothing else. */
struct citing {
    struct text locators;
    bool cited, alone;
};

static struct citing look(const struct dossier *dossier, const struct relation *relation,
                          uint32_t source)
{
    const char *cursor = relation_evidence(dossier, relation)->source;
    struct citing citing = {.alone = true};
    struct citation citation;
    while (citation_next(&cursor, &citation)) {
        uint32_t cited = citation_source(dossier, &citation);
        if (cited != source) {
            citing.alone = citing.alone && cited == DOSSIER_NONE;
            continue;
        }
        citing.cited = true;
        if (!citation.locator_length)
            continue;
        text_add(&citing.locators, citing.locators.length ? "; " : "");
        text_add_bytes(&citing.locators, citation.locator, citation.locator_length);
    }
    return citing;
}

static void add_paragraph(const struct original *original, const char *quote, struct table *table)
{
    struct quotation quotation = {0};
    if (original && quote)
        original_find(original, quote, false, &quotation);
    if (quotation.found && quotation.paragraph)
        table_add_integer(table, (double)quotation.paragraph);
    else
        table_add_text(table, original && quote ? "not found" : NULL);
    quotation_release(&quotation);
}

static void add_relation(const struct dossier *dossier, const struct relation *relation,
                         const struct citing *citing, const struct original *original, bool wide,
                         struct table *table)
{
    const struct evidence *evidence = relation_evidence(dossier, relation);
    table_add_text(table, dossier->entities[relation->from].id);
    table_add_text(table, dossier->entities[relation->to].id);
    cells_type(dossier, relation, table);
    cells_when(dossier, relation, table);
    table_add_text(table, citing->locators.data);
    table_add_text(table, citing->alone ? "yes" : "no");
    add_paragraph(original, evidence->quote, table);
    table_add_text(table, evidence->confidence);
    cells_place(dossier, relation, wide, table);
    table_add_text(table, evidence->quote);
}

void source_table(const struct view *view, uint32_t source, const struct original *original,
                  const struct table_style *style, struct table *table)
{
    static const struct column columns[] = {
        {"from", false},    {"to", false},    {"relation", false},  {"when", false},
        {"locator", false}, {"alone", false}, {"paragraph", false}, {"confidence", false}};
    static const struct column place[] = {{"path", false}, {"line", true}};
    const struct dossier *dossier = view->dossier;
    bool wide = cells_wide(style);
    table_init(table, "relations");
    table_add_columns(table, columns, COUNT(columns));
    if (wide)
        table_add_column(table, "place", false);
    else
        table_add_columns(table, place, COUNT(place));
    table_add_column(table, "quote", false);
    for (size_t i = 0; i < view->relation_count; i++) {
        const struct relation *relation = &dossier->relations[view->relations[i]];
        struct citing citing = look(dossier, relation, source);
        if (citing.cited)
            add_relation(dossier, relation, &citing, original, wide, table);
        text_release(&citing.locators);
    }
    table_add_note(table, "source",
                   dossier->sources[source].title ? dossier->sources[source].title
                                                  : dossier->sources[source].id);
    if (original)
        table_add_note(table, "paragraph",
                       "where the quote begins in the source's text, headline "
                       "and imprint counted");
}
