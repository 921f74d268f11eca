/*
 * diff_table.c: a diff and what it did to the ranking, as tables.
 */
#include <entente/diff_table.h>

#include "report/cells.h"
#include "report/diff_tables.h"
#include "report/diff_words.h"

#include "base/xalloc.h"

#include <math.h>

/* Adds what `add` appends as a cell; nothing is an empty cell. */
static void add_side(const struct diff *diff, const struct change *change, bool after,
                     struct table *table)
{
    struct text words = {0};
    diff_words_side(diff, change, after, &words);
    table_add_text(table, words.length ? words.data : NULL);
    text_release(&words);
}

static void add_aspects(const struct diff *diff, const struct change *change, struct table *table)
{
    struct text words = {0};
    diff_words_aspects(diff, change, 0, &words);
    table_add_text(table, text_string(&words));
    text_release(&words);
}

static void add_place(const struct dossier *dossier, struct place place, struct table *table)
{
    table_add_text(table, place.line ? dossier_path(dossier, place) : NULL);
    table_add_integer(table, place.line ? place.line : NAN);
}

static void add_change(const struct diff *diff, size_t index, struct table *table)
{
    const struct dossier *dossier = diff->dossier;
    const struct change *change = &diff->changes[index];
    const struct relation_state *state = change_state(change);
    const struct relation *relation = &dossier->relations[state->relation];
    table_add_integer(table, (double)index + 1);
    add_aspects(diff, change, table);
    table_add_text(table, dossier->vocabulary.types[relation->type].name);
    table_add_text(table, dossier->entities[relation->from].id);
    table_add_text(table, dossier->entities[relation->to].id);
    table_add_text(table, relation_evidence(dossier, relation)->role);
    table_add_text(table, family_name(relation_family(dossier, relation)));
    add_side(diff, change, false, table);
    add_side(diff, change, true, table);
    table_add_text(table, certainty_name(state->certainty));
    table_add_text(table, relation_evidence(dossier, relation)->source);
    add_place(dossier, relation->place, table);
}

static size_t count_aspect(const struct diff *diff, enum aspect aspect)
{
    size_t count = 0;
    for (size_t i = 0; i < diff->change_count; i++)
        count += (diff->changes[i].aspects & (unsigned)aspect) != 0;
    return count;
}

static void add_notes(const struct diff_report *report, struct table *table)
{
    struct text entities = {0};
    text_addf(&entities, "%zu came, %zu went", count_aspect(report->diff, ASPECT_CAME),
              count_aspect(report->diff, ASPECT_WENT));
    table_add_note(table, "moved", text_string(&entities));
    table_add_note(table, "before", report->projections[0]);
    table_add_note(table, "after", report->projections[1]);
    text_release(&entities);
}

void diff_changes_table(const struct diff_report *report, struct table *table)
{
    static const struct column columns[] = {
        {"number", true}, {"change", false},    {"relation", false}, {"from", false},
        {"to", false},    {"role", false},      {"family", false},   {"before", false},
        {"after", false}, {"certainty", false}, {"source", false},   {"path", false},
        {"line", true}};
    table_init(table, "changes");
    table_add_columns(table, columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < report->diff->change_count; i++)
        if (report->diff->changes[i].entity == DOSSIER_NONE)
            add_change(report->diff, i, table);
    add_notes(report, table);
}

static void entities_table(const struct diff *diff, struct table *table)
{
    static const struct column columns[] = {{"number", true}, {"change", false}, {"id", false},
                                            {"label", false}, {"kind", false},   {"when", false},
                                            {"path", false},  {"line", true}};
    table_init(table, "entities");
    table_add_columns(table, columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < diff->change_count; i++) {
        if (diff->changes[i].entity == DOSSIER_NONE)
            continue;
        const struct entity *entity = &diff->dossier->entities[diff->changes[i].entity];
        struct text when = {0};
        if (edtf_given(&entity->when))
            edtf_format(&entity->when, &when);
        table_add_integer(table, (double)i + 1);
        add_aspects(diff, &diff->changes[i], table);
        cells_entity(diff->dossier, entity, false, table);
        table_add_text(table, when.length ? when.data : NULL);
        add_place(diff->dossier, entity->place, table);
        text_release(&when);
    }
}

void diff_ranking_table(const struct movement *movement, struct table *table)
{
    static const struct column columns[] = {
        {"id", false},          {"label", false},      {"rank_before", true}, {"rank_after", true},
        {"score_before", true}, {"score_after", true}, {"difference", true}};
    table_init(table, "ranking");
    table_add_columns(table, columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < movement->row_count; i++) {
        const struct movement_row *row = &movement->rows[i];
        const struct entity *entity = &movement->dossier->entities[row->entity];
        table_add_text(table, entity->id);
        table_add_text(table, entity_label(entity));
        for (int side = 0; side < 2; side++)
            table_add_integer(table, row->rank[side] ? row->rank[side] : NAN);
        table_add_number(table, row->score[0]);
        table_add_number(table, row->score[1]);
        table_add_number(table, row->difference);
    }
}

static void attribution_table(const struct diff_report *report, struct table *table)
{
    static const struct column columns[] = {
        {"entity", false}, {"change", true}, {"value", true}, {"standard_error", true}};
    const struct attribution *attribution = report->attribution;
    table_init(table, "attribution");
    table_add_columns(table, columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < attribution->entity_count * attribution->change_count; i++) {
        uint32_t entity = report->movement->rows[i / attribution->change_count].entity;
        if (attribution->values[i] == 0 || isnan(attribution->values[i]))
            continue;
        table_add_text(table, report->diff->dossier->entities[entity].id);
        table_add_integer(table, (double)(i % attribution->change_count + 1));
        table_add_number(table, attribution->values[i]);
        table_add_number(table, attribution->errors[i]);
    }
}

static void method_table(const struct diff_report *report, struct table *table)
{
    static const struct column columns[] = {{"measure", false},
                                            {"values", false},
                                            {"players", true},
                                            {"samples", true},
                                            {"seed", true}};
    const struct attribution *attribution = report->attribution;
    bool sampled = !attribution->exact && !attribution->left_out;
    table_init(table, "method");
    table_add_columns(table, columns, sizeof columns / sizeof *columns);
    table_add_text(table, report->movement->measure->name);
    table_add_text(table, sampled ? "sampled" : attribution->exact ? "exact" : "left out");
    table_add_integer(table, (double)attribution->player_count);
    table_add_integer(table, sampled ? (double)attribution->samples : NAN);
    table_add_integer(table, sampled ? (double)attribution->seed : NAN);
}

void diff_json(const struct diff_report *report, struct text *out)
{
    enum { TABLES = 5 };
    struct table tables[TABLES];
    diff_changes_table(report, &tables[0]);
    entities_table(report->diff, &tables[1]);
    diff_ranking_table(report->movement, &tables[2]);
    attribution_table(report, &tables[3]);
    method_table(report, &tables[4]);
    table_write_json(tables, TABLES, out);
    for (int i = 0; i < TABLES; i++)
        table_release(&tables[i]);
}
