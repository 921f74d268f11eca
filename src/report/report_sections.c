/*
 * report_sections.c: the sections of a page that are tables or pictures as they are.
 */
#include "report/report_sections.h"

#include "base/xalloc.h"
#include "report/cells.h"
#include "report/date_words.h"
#include "report/html.h"
#include "report/html_table.h"
#include "report/listing.h"
#include "report/report_days.h"

#include <entente/diagnostics_table.h>
#include <entente/sources_table.h>

#include <math.h>
#include <stdlib.h>

void report_open_section(const char *id, const char *title, struct text *out)
{
    text_addf(out,
              "<section id=\"%s-section\" aria-labelledby=\"%s-heading\">\n<h2 id=\"%s-heading\">",
              id, id, id);
    html_text(title, out);
    text_add(out, "</h2>\n");
}

void report_paragraph(const char *words, struct text *out)
{
    text_add(out, "<p>");
    html_text(words, out);
    text_add(out, "</p>\n");
}

/* ---- ranking ---- */

static void add_ranking_columns(const struct report_facts *facts, struct table *table)
{
    static const struct column before[] = {{"rank", true}, {"entity", false}, {"kind", false}};
    static const struct column after[] = {
        {"rank: 5 %", true}, {"rank: 95 %", true}, {"share first", true}};
    table_init(table, "ranking");
    table_add_columns(table, before, sizeof before / sizeof *before);
    for (size_t i = 0; i < facts->ranking.measure_count; i++)
        table_add_column(table, facts->ranking.measures[i]->name, true);
    if (facts->robust)
        table_add_columns(table, after, sizeof after / sizeof *after);
}

static void add_ranking_row(const struct report_facts *facts, size_t index, struct table *table)
{
    const struct ranking_row *row = &facts->ranking.rows[index];
    const struct entity *entity = &facts->dossier->entities[row->entity];
    table_add_integer(table, row->rank);
    table_add_text(table, entity_label(entity));
    if (facts->network.doubted[row->node])
        table_mark(table, '?');
    table_add_text(table, facts->dossier->vocabulary.kinds[entity->kind].name);
    for (size_t i = 0; i < facts->ranking.measure_count; i++)
        table_add_number(table, row->scores[i]);
    if (!facts->robust)
        return;
    table_add_integer(table, facts->robustness.rows[index].q5);
    table_add_integer(table, facts->robustness.rows[index].q95);
    table_add_number(table, facts->robustness.rows[index].first);
}

static void add_ranking_notes(const struct report_facts *facts, size_t shown, struct table *table)
{
    struct text note = {0};
    projection_note(table, &facts->network, facts->ranking.measures, facts->ranking.measure_count,
                    facts->ranking.normalized);
    remarks_note(table, facts->ranking.measures, facts->ranking.remarks,
                 facts->ranking.measure_count);
    listing_note(table, shown, facts->ranking.listed, facts->network.node_count);
    if (facts->robust)
        text_addf(&note,
                  "between which ranks an entity is in nine of ten evidence worlds, and in which "
                  "share of them it is first: %zu worlds drawn by confidence and dates, random "
                  "seed %llu",
                  facts->robustness.worlds, (unsigned long long)facts->robustness.seed);
    else
        text_add(&note, "the dossier is too large to draw evidence worlds for a page; 'entente "
                        "rank --robust' does");
    table_add_note(table, "5 % and 95 %", text_string(&note));
    if (facts->network.possible_count)
        table_add_note(table, "?", "it, or a tie of it, is only possible at that time");
    text_release(&note);
}

void report_ranking_section(const struct report_facts *facts, struct text *out)
{
    struct table table;
    struct text caption = {0};
    uint32_t *rows = xcalloc(facts->ranking.row_count + 1, sizeof *rows);
    size_t count = 0;
    add_ranking_columns(facts, &table);
    for (size_t i = 0; i < facts->ranking.row_count; i++) {
        uint32_t number = facts->numbers[facts->ranking.rows[i].entity];
        if (number == DOSSIER_NONE)
            continue;
        rows[count++] = number;
        add_ranking_row(facts, i, &table);
    }
    add_ranking_notes(facts, count, &table);
    text_addf(&caption, "Ranks by %s, ", facts->measure->name);
    view_describe(&facts->now, &caption);
    report_open_section("ranking", "Ranking", out);
    html_table(&table,
               &(struct html_table){.id = "ranking",
                                    .caption = text_string(&caption),
                                    .head = 1,
                                    .about = "entity",
                                    .rows = rows},
               out);
    text_add(out, "</section>\n");
    text_release(&caption);
    table_release(&table);
    free(rows);
}

/* ---- relations ---- */

static void add_when(const struct dossier *dossier, const struct relation *relation,
                     struct table *table)
{
    struct text words = {0};
    date_words_when(relation_when(dossier, relation), &words);
    table_add_text(table, words.data);
    text_release(&words);
}

/* Whether it holds on the day that the page shows first. */
static const char *state_now(const struct report_facts *facts, const struct relation *relation)
{
    enum certainty certainty =
        facts->now.entities[relation->from] && facts->now.entities[relation->to]
            ? relation_certainty(facts->dossier, relation, &facts->now.time)
            : CERTAINTY_NO;
    return certainty_name(certainty);
}

static void add_relation(const struct report_facts *facts, const struct relation *relation,
                         struct table *table)
{
    const struct dossier *dossier = facts->dossier;
    const struct evidence *evidence = relation_evidence(dossier, relation);
    table_add_text(table, entity_label(&dossier->entities[relation->from]));
    cells_type(dossier, relation, table);
    table_add_text(table, entity_label(&dossier->entities[relation->to]));
    add_when(dossier, relation, table);
    if (facts->dated)
        table_add_text(table, state_now(facts, relation));
    table_add_number(table, relation_confidence(dossier, relation));
    table_add_text(table, evidence->source);
    table_add_text(table, evidence->quote);
    cells_place(dossier, relation, true, table);
}

/* The day that a relation sorts by: its first possible one, of those that name one. */
static double first_day(const struct dossier *dossier, const struct relation *relation)
{
    struct edtf_bounds bounds;
    if (!relation_bounds(dossier, relation, &bounds) || bounds.s1 == EDTF_DAY_MIN)
        return NAN;
    return bounds.s0 > EDTF_DAY_MIN ? bounds.s0 : bounds.s1;
}

static void fill_relations(const struct report_facts *facts, struct table *table, uint32_t *rows,
                           double *days)
{
    static const struct column before[] = {
        {"from", false}, {"relation", false}, {"to", false}, {"when", false}};
    static const struct column after[] = {
        {"confidence", true}, {"source", false}, {"quote", false}, {"place", false}};
    struct text day = {0};
    table_init(table, "relations");
    table_add_columns(table, before, sizeof before / sizeof *before);
    if (facts->dated)
        table_add_column(table, "then", false);
    table_add_columns(table, after, sizeof after / sizeof *after);
    for (uint32_t i = 0; i < facts->shown.relation_count; i++) {
        const struct relation *relation = &facts->dossier->relations[facts->shown.relations[i]];
        rows[i] = i;
        days[i] = first_day(facts->dossier, relation);
        add_relation(facts, relation, table);
    }
    if (facts->dated) {
        text_add(&day, "whether it holds on ");
        date_words_day(facts->day, &day);
        table_add_note(table, "then", text_string(&day));
    }
    text_release(&day);
}

void report_relations_section(const struct report_facts *facts, struct text *out)
{
    struct table table;
    uint32_t *rows = xcalloc(facts->shown.relation_count + 1, sizeof *rows);
    double *days = xcalloc(facts->shown.relation_count + 1, sizeof *days);
    fill_relations(facts, &table, rows, days);
    report_open_section("relations", "Relations", out);
    html_table(
        &table,
        &(struct html_table){.id = "relations",
                             .caption = "All relations of the map, with what is said of them",
                             .about = "relation",
                             .rows = rows,
                             .sorted = 3,
                             .sort = days},
        out);
    text_add(out, "</section>\n");
    table_release(&table);
    free(rows);
    free(days);
}

/* ---- sources, and what check finds ---- */

void report_sources_section(const struct report_facts *facts, struct text *out)
{
    static const struct table_style all = {.format = TABLE_CSV};
    struct table table;
    uint32_t *rows = xcalloc(facts->dossier->source_count + 1, sizeof *rows);
    for (uint32_t i = 0; i < facts->dossier->source_count; i++)
        rows[i] = i;
    report_open_section("sources", "Sources", out);
    sources_table(&facts->now, NULL, &all, &table);
    if (table.cell_count)
        html_table(&table,
                   &(struct html_table){.id = "sources",
                                        .caption = "The sources, and what rests on each",
                                        .about = "source",
                                        .rows = rows},
                   out);
    else
        report_paragraph("The dossier names no source.", out);
    text_add(out, "</section>\n");
    table_release(&table);
    free(rows);
}

void report_check_section(const struct report_facts *facts, struct text *out)
{
    const struct diagnostics *found = facts->options->found;
    struct table table = {0};
    report_open_section("check", "Check", out);
    if (!found) {
        report_paragraph("The dossier was not checked.", out);
    } else if (!found->count) {
        report_paragraph("'entente check' finds nothing wrong with the dossier.", out);
    } else {
        diagnostics_table(found, true, &table);
        html_table(&table,
                   &(struct html_table){.id = "checks",
                                        .caption = "What 'entente check' finds in the dossier",
                                        .head = 5},
                   out);
    }
    text_add(out, "</section>\n");
    table_release(&table);
}

/* ---- pictures ---- */

static void add_picture(const struct report_picture *picture, const char *id, const char *title,
                        const char *caption, struct text *out)
{
    report_open_section(id, title, out);
    if (picture->svg.length) {
        text_add(out, "<figure><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"");
        html_text(title, out);
        text_add(out, ", drawn\">");
        text_add(out, picture->svg.data);
        text_add(out, "</div><figcaption>");
        html_text(caption, out);
        text_add(out, "</figcaption></figure>\n");
    } else {
        struct text words = {0};
        text_addf(&words, "There is no picture: %s.", text_string(&picture->why_not));
        report_paragraph(text_string(&words), out);
        text_release(&words);
    }
    text_add(out, "</section>\n");
}

void report_timeline_section(const struct report_facts *facts, struct text *out)
{
    add_picture(&facts->timeline, "timeline", "Timeline",
                "The relations that name a day, as bars and marks; what fades is possible, not "
                "certain. Relations without a day are in the table of relations.",
                out);
}

void report_history_section(const struct report_facts *facts, struct text *out)
{
    struct text caption = {0};
    text_addf(&caption,
              "Ranks by %s as time goes by, of those who ever come near the top. What is only "
              "possible is hollow and dashed.",
              facts->measure->name);
    add_picture(&facts->ranks, "history", "Rank history", text_string(&caption), out);
    text_release(&caption);
}
