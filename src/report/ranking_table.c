/*
 * ranking_table.c: a ranking as a table.
 */
#include <entente/ranking_table.h>

#include "report/cells.h"
#include "report/listing.h"

static void add_columns(const struct ranking *ranking, struct table *table)
{
    table_add_column(table, "rank", true);
    table_add_column(table, "id", false);
    table_add_column(table, "label", false);
    table_add_column(table, "kind", false);
    for (size_t m = 0; m < ranking->measure_count; m++)
        table_add_column(table, ranking->measures[m]->name, true);
    if (view_timed(ranking->network->view))
        table_add_column(table, "certainty", false);
}

/* Returns whether a cell of the row was marked. */
static bool add_row(const struct ranking *ranking, const struct ranking_row *row,
                    struct table *table)
{
    const struct dossier *dossier = ranking->network->view->dossier;
    const struct entity *entity = &dossier->entities[row->entity];
    bool isolate = !ranking->network->tied[row->node], marked = false;
    bool doubted = ranking->network->doubted[row->node];
    table_add_integer(table, row->rank);
    cells_entity(dossier, entity, doubted, table);
    for (size_t m = 0; m < ranking->measure_count; m++) {
        table_add_number(table, row->scores[m]);
        if (isolate && ranking->measures[m]->marks_isolates) {
            table_mark(table, '*');
            marked = true;
        }
    }
    if (view_timed(ranking->network->view))
        table_add_text(table, certainty_name(doubted ? CERTAINTY_POSSIBLE : CERTAINTY_CERTAIN));
    return marked;
}

void ranking_table(const struct ranking *ranking, struct table *table)
{
    bool marked = false;
    table_init(table, "ranking");
    add_columns(ranking, table);
    for (size_t i = 0; i < ranking->row_count; i++)
        marked |= add_row(ranking, &ranking->rows[i], table);
    projection_note(table, ranking->network, ranking->measures, ranking->measure_count,
                    ranking->normalized);
    remarks_note(table, ranking->measures, ranking->remarks, ranking->measure_count);
    listing_note(table, ranking->row_count, ranking->listed, ranking->network->node_count);
    if (marked)
        table_add_note(table, "*", "an isolate: 0 by definition");
    if (ranking->network->possible_count)
        table_add_note(table, "?", "it, or a tie of it, is only possible at that time");
}
