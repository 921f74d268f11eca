/*
 * robustness_table.c: how much a ranking depends on its evidence, as tables.
 */
#include <entente/robustness_table.h>

#include "report/cells.h"
#include "report/listing.h"

#include <math.h>
#include <stdio.h>

enum { MATRIX_MOST = 12 };

static const struct column source_columns[] = {
    {"source", false}, {"relations", true}, {"tau_b", true},       {"first", false},
    {"moved", false},  {"rank", true},      {"rank_without", true}};

static const struct dossier *dossier_of(const struct robustness *robustness)
{
    return robustness->ranking.network->view->dossier;
}

static const char *id_of(const struct robustness *robustness, size_t row)
{
    return dossier_of(robustness)->entities[robustness->ranking.rows[row].entity].id;
}

static void add_rank(uint32_t rank, struct table *table)
{
    table_add_integer(table, rank ? rank : NAN);
}

static void add_columns(const struct robustness *robustness, const char *top, struct table *table)
{
    static const struct column before[] = {
        {"rank", true}, {"id", false}, {"label", false}, {"kind", false}};
    const struct column after[] = {{"rank_median", true},
                                   {"rank_q5", true},
                                   {"rank_q95", true},
                                   {"p_first", true},
                                   {top, true}};
    table_add_columns(table, before, sizeof before / sizeof *before);
    for (size_t m = 0; m < robustness->ranking.measure_count; m++)
        table_add_column(table, robustness->ranking.measures[m]->name, true);
    table_add_columns(table, after, sizeof after / sizeof *after);
}

static void add_row(const struct robustness *robustness, size_t index, struct table *table)
{
    const struct dossier *dossier = dossier_of(robustness);
    const struct ranking_row *ranked = &robustness->ranking.rows[index];
    const struct robustness_row *row = &robustness->rows[index];
    const struct entity *entity = &dossier->entities[ranked->entity];
    table_add_integer(table, ranked->rank);
    cells_entity(dossier, entity, false, table);
    for (size_t m = 0; m < robustness->ranking.measure_count; m++)
        table_add_number(table, ranked->scores[m]);
    add_rank(row->median, table);
    add_rank(row->q5, table);
    add_rank(row->q95, table);
    table_add_number(table, row->first);
    table_add_number(table, row->top);
}

/* Two standard errors of a share are at most 1/sqrt(worlds). */
static void note_worlds(const struct robustness *robustness, struct table *table)
{
    struct text note = {0};
    text_addf(&note, "sensitivity to the evidence, not a sampling error: %zu %s, random seed %llu",
              robustness->worlds, robustness->worlds == 1 ? "world" : "worlds",
              (unsigned long long)robustness->seed);
    if (!robustness->alike)
        text_addf(&note, ", whose shares are good to %.2g", 1 / sqrt((double)robustness->worlds));
    table_add_note(table, "robustness", text_string(&note));
    text_release(&note);
}

static void note_evidence(const struct robustness *robustness, struct table *table)
{
    const struct view *view = robustness->ranking.network->view;
    struct text note = {0};
    text_addf(&note, "%zu of %zu relations have a confidence below 1; ", robustness->doubted,
              view->relation_count);
    if (!view_timed(view))
        text_add(&note, "dates play no part without --as-of, --since or --until");
    else
        text_addf(&note, "%zu have a date that is drawn", robustness->imprecise);
    if (robustness->imprecise_entities)
        text_addf(&note, ", and %zu %s", robustness->imprecise_entities,
                  robustness->imprecise_entities == 1 ? "entity" : "entities");
    if (robustness->alike)
        text_add(&note, "; every world is the one on record");
    if (robustness->ranking.network->projection.project)
        text_add(&note, "; shared days are those of the dates as written");
    table_add_note(table, "evidence", text_string(&note));
    text_release(&note);
}

/* Whether a quantile is where somebody is not in the network. */
static bool any_absent(const struct robustness *robustness)
{
    for (size_t i = 0; i < robustness->ranking.row_count; i++)
        if (!robustness->rows[i].q95)
            return true;
    return false;
}

static void add_notes(const struct robustness *robustness, struct table *table)
{
    const struct ranking *ranking = &robustness->ranking;
    note_worlds(robustness, table);
    note_evidence(robustness, table);
    if (any_absent(robustness))
        table_add_note(table, "-", "not in the network of such a world, and so behind all others");
    projection_note(table, ranking->network, ranking->measures, ranking->measure_count,
                    ranking->normalized);
    remarks_note(table, ranking->measures, ranking->remarks, ranking->measure_count);
    listing_note(table, ranking->row_count, ranking->listed, ranking->network->node_count);
}

static void fill_ranking(const struct robustness *robustness, const char *top, struct table *table)
{
    table_init(table, "ranking");
    add_columns(robustness, top, table);
    for (size_t i = 0; i < robustness->ranking.row_count; i++)
        add_row(robustness, i, table);
}

static void fill_matrix(const struct robustness *robustness, struct table *table)
{
    size_t rows = robustness->ranking.row_count;
    table_add_column(table, "above", false);
    for (size_t i = 0; i < rows; i++)
        table_add_column(table, id_of(robustness, i), true);
    for (size_t i = 0; i < rows; i++) {
        table_add_text(table, id_of(robustness, i));
        for (size_t j = 0; j < rows; j++)
            table_add_number(table, i == j ? NAN : robustness->pairs[i * rows + j]);
    }
}

/* Of each pair once, for the other way round is the rest to 1. */
static void fill_list(const struct robustness *robustness, struct table *table)
{
    size_t rows = robustness->ranking.row_count;
    table_add_column(table, "from", false);
    table_add_column(table, "to", false);
    table_add_column(table, "probability", true);
    for (size_t i = 0; i < rows; i++)
        for (size_t j = i + 1; j < rows; j++) {
            table_add_text(table, id_of(robustness, i));
            table_add_text(table, id_of(robustness, j));
            table_add_number(table, robustness->pairs[i * rows + j]);
        }
}

static void fill_pairs(const struct robustness *robustness, bool wide, struct table *table)
{
    bool matrix = wide && robustness->ranking.row_count <= MATRIX_MOST;
    table_init(table, "pairs");
    if (matrix)
        fill_matrix(robustness, table);
    else
        fill_list(robustness, table);
    table_add_note(table, "compared",
                   matrix
                       ? "in which share of the worlds the row's entity ranks above the column's; "
                         "equal ranks count half"
                       : "in which share of the worlds `from` ranks above `to`; equal ranks "
                         "count half");
}

/* "Russia", or "Russia and 2 more". */
static void add_first(const struct robustness *robustness, const struct robustness_source *source,
                      struct table *table)
{
    struct text text = {0};
    if (source->first_count)
        text_add(&text, dossier_of(robustness)->entities[source->first].id);
    if (source->first_count > 1)
        text_addf(&text, " and %u more", source->first_count - 1);
    table_add_text(table, text.length ? text.data : NULL);
    text_release(&text);
}

static void add_source(const struct robustness *robustness, const struct robustness_source *source,
                       struct table *table)
{
    const struct dossier *dossier = dossier_of(robustness);
    bool moves = source->mover != DOSSIER_NONE;
    table_add_text(table, dossier->sources[source->source].id);
    table_add_integer(table, (double)source->relations);
    table_add_number(table, source->tau);
    add_first(robustness, source, table);
    table_add_text(table, moves ? dossier->entities[source->mover].id : NULL);
    add_rank(source->ranks[0], table);
    add_rank(source->ranks[1], table);
}

static void note_sources(const struct robustness *robustness, struct table *table)
{
    const struct robustness_source *most = robustness->sources;
    struct text note = {0};
    if (most && most->mover != DOSSIER_NONE)
        text_addf(&note, "the ranking changes most without %s, on which %zu %s alone",
                  dossier_of(robustness)->sources[most->source].id, most->relations,
                  most->relations == 1 ? "relation rests" : "relations rest");
    else
        text_add(&note, "the ranking is the same without any one of them");
    text_addf(&note, "; on %zu of %zu that are cited some relation rests alone",
              robustness->sources_sole, robustness->sources_cited);
    if (robustness->source_count < robustness->sources_sole)
        text_addf(&note, ", listed are the %zu on which most do", robustness->source_count);
    table_add_note(table, "weighed", text_string(&note));
    text_release(&note);
}

static void fill_sources(const struct robustness *robustness, struct table *table)
{
    table_init(table, "sources");
    table_add_columns(table, source_columns, sizeof source_columns / sizeof *source_columns);
    for (size_t i = 0; i < robustness->source_count; i++)
        add_source(robustness, &robustness->sources[i], table);
    if (robustness->source_count)
        note_sources(robustness, table);
}

/* The tables with a blank line between; the ranking also where it is empty, for its notes. */
static void write_tables(const struct table *tables, size_t count, const struct table_style *style,
                         struct text *out)
{
    for (size_t i = 0; i < count; i++) {
        if (i && !tables[i].cell_count)
            continue;
        text_add(out, i ? "\n" : "");
        table_write(&tables[i], style, out, NULL);
    }
}

void robustness_write(const struct robustness *robustness, const struct table_style *style,
                      struct text *out, struct text *notes)
{
    struct table tables[3];
    char top[40];
    size_t count = 0;
    bool wide = cells_wide(style), json = style->format == TABLE_JSON;
    snprintf(top, sizeof top, "p_top%zu", robustness->top);
    fill_ranking(robustness, top, &tables[count++]);
    if (robustness->pairs)
        fill_pairs(robustness, wide, &tables[count++]);
    fill_sources(robustness, &tables[count]);
    add_notes(robustness, &tables[wide || json ? 0 : count - 1]);
    if (json)
        table_write_json(tables, count + 1, out);
    else if (wide)
        write_tables(tables, count + 1, style, out);
    else
        table_write(&tables[count - 1], style, out, notes);
    for (size_t i = 0; i <= count; i++)
        table_release(&tables[i]);
}
