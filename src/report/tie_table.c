/*
 * tie_table.c: a ranking of relations as a table.
 */
#include <entente/tie_table.h>

#include "report/listing.h"

static void add_columns(const struct tie_ranking *ranking, struct table *table)
{
    static const struct column before[] = {
        {"rank", true}, {"from", false}, {"relation", false}, {"to", false}, {"when", false}};
    table_add_columns(table, before, sizeof before / sizeof *before);
    for (size_t m = 0; m < ranking->measure_count; m++)
        table_add_column(table, ranking->measures[m]->name, true);
    if (view_timed(ranking->network->view))
        table_add_column(table, "certainty", false);
    table_add_column(table, "source", false);
    table_add_column(table, "place", false);
}

static void add_place(const struct dossier *dossier, struct place place, struct table *table)
{
    struct text text = {0};
    if (place.line)
        text_addf(&text, "%s:%u", dossier_path(dossier, place), place.line);
    table_add_text(table, text.length ? text_string(&text) : NULL);
    text_release(&text);
}

static void add_row(const struct tie_ranking *ranking, const struct tie_ranking_row *row,
                    struct table *table)
{
    const struct dossier *dossier = ranking->network->view->dossier;
    const struct relation *relation = &dossier->relations[row->relation];
    const struct edtf *when = relation_when(dossier, relation);
    struct text date = {0};
    if (edtf_given(when))
        edtf_format(when, &date);
    table_add_integer(table, row->rank);
    table_add_text(table, dossier->entities[relation->from].id);
    table_add_text(table, dossier->vocabulary.types[relation->type].name);
    if (row->possible)
        table_mark(table, '?');
    table_add_text(table, dossier->entities[relation->to].id);
    table_add_text(table, date.length ? text_string(&date) : NULL);
    for (size_t m = 0; m < ranking->measure_count; m++)
        table_add_number(table, row->scores[m]);
    if (view_timed(ranking->network->view))
        table_add_text(table,
                       certainty_name(row->possible ? CERTAINTY_POSSIBLE : CERTAINTY_CERTAIN));
    table_add_text(table, relation_evidence(dossier, relation)->source);
    add_place(dossier, relation->place, table);
    text_release(&date);
}

/* Of the relations that are part of a tie. */
static void add_listing_note(const struct tie_ranking *ranking, struct table *table)
{
    struct text note = {0};
    size_t all = ranking->network->relation_count;
    if (ranking->listed < all)
        text_addf(&note, "%zu of %zu relations, ranked among themselves", ranking->listed, all);
    if (ranking->row_count < ranking->listed)
        text_addf(&note, "%sthe first %zu of %zu", note.length ? "; " : "", ranking->row_count,
                  ranking->listed);
    if (note.length)
        table_add_note(table, "listed", text_string(&note));
    text_release(&note);
}

void tie_table(const struct tie_ranking *ranking, struct table *table)
{
    table_init(table, "relations");
    add_columns(ranking, table);
    for (size_t i = 0; i < ranking->row_count; i++)
        add_row(ranking, &ranking->rows[i], table);
    projection_note(table, ranking->network, ranking->measures, ranking->measure_count,
                    ranking->normalized);
    remarks_note(table, ranking->measures, ranking->remarks, ranking->measure_count);
    table_add_note(table, "scores", "of the ties; the relations of a tie share its rank");
    add_listing_note(ranking, table);
    if (ranking->network->possible_count)
        table_add_note(table, "?", "only possible at that time");
}
