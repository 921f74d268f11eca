/*
 * consensus_table.c: what several measures agree on as a table.
 */
#include <entente/consensus_table.h>

#include "report/cells.h"
#include "report/listing.h"

#include <inttypes.h>
#include <math.h>

static void add_columns(const struct consensus *consensus, struct table *table)
{
    table_add_column(table, "rank", true);
    table_add_column(table, "id", false);
    table_add_column(table, "label", false);
    table_add_column(table, "kind", false);
    for (size_t m = 0; m < consensus->measure_count; m++)
        table_add_column(table, consensus->measures[m]->name, true);
    if (consensus->dominated) {
        table_add_column(table, "best", true);
        table_add_column(table, "worst", true);
    }
    if (view_timed(consensus->network->view))
        table_add_column(table, "certainty", false);
}

static void add_row(const struct consensus *consensus, const struct consensus_row *row,
                    struct table *table)
{
    const struct dossier *dossier = consensus->network->view->dossier;
    const struct entity *entity = &dossier->entities[row->entity];
    bool doubted = consensus->network->doubted[row->node];
    table_add_integer(table, row->rank);
    cells_entity(dossier, entity, doubted, table);
    for (size_t m = 0; m < consensus->measure_count; m++)
        table_add_integer(table, row->ranks[m]);
    if (consensus->dominated) {
        table_add_integer(table, row->best);
        table_add_integer(table, row->worst);
    }
    if (view_timed(consensus->network->view))
        table_add_text(table, certainty_name(doubted ? CERTAINTY_POSSIBLE : CERTAINTY_CERTAIN));
}

/* "1234.5 of 16650 judgements (7.4 %) are against the order; exact: ..." */
static void note_disagreement(const struct consensus *consensus, struct table *table)
{
    struct text note = {0};
    if (consensus->listed < 2)
        return;
    double most = consensus->disagreement, least = consensus->least;
    text_addf(&note, "%.1f of %.0f judgements of pairs go against the order", most,
              consensus->judgements);
    text_addf(&note, " (%.2f %%)", 100 * most / consensus->judgements);
    if (most > least)
        text_addf(&note,
                  "; found by search, seed %" PRIu64
                  ": within %.2f %% of the best, which goes against %.1f at least",
                  consensus->seed, 100 * (most - least) / least, least);
    else
        text_add(&note, "; exact: no order goes against less");
    table_add_note(table, "disagreement", text_string(&note));
    text_release(&note);
}

/* Measures of one network are no independent judges, so that there is no p-value. */
static void note_concordance(const struct consensus *consensus, struct table *table)
{
    struct text note = {0};
    if (isnan(consensus->concordance))
        return;
    text_addf(&note, "W %.4f (Kendall), corrected for ties; no test: measures are not independent",
              consensus->concordance);
    table_add_note(table, "concordance", text_string(&note));
    text_release(&note);
}

static void note_dominance(const struct consensus *consensus, struct table *table)
{
    struct text note = {0};
    if (!consensus->dominated)
        text_addf(&note, "left out: %s", text_string(&consensus->undominated));
    else if (consensus->listed > 1)
        text_addf(&note,
                  "%.2f %% of pairs are decided by neighbourhoods alone: one is tied to all that "
                  "the other is tied to",
                  100 * dominance_share(&consensus->dominance));
    if (note.length)
        table_add_note(table, "dominance", text_string(&note));
    if (consensus->dominated && consensus->listed > 1)
        table_add_note(table, "best, worst",
                       "the ranks that this leaves, where nobody ties, to degree, closeness, "
                       "betweenness, eigenvector and their kin; influence and pagerank may differ");
    text_release(&note);
}

void consensus_table(const struct consensus *consensus, struct table *table)
{
    const struct network *network = consensus->network;
    table_init(table, "consensus");
    add_columns(consensus, table);
    for (size_t i = 0; i < consensus->row_count; i++)
        add_row(consensus, &consensus->rows[i], table);
    note_disagreement(consensus, table);
    note_concordance(consensus, table);
    note_dominance(consensus, table);
    projection_note(table, network, consensus->measures, consensus->measure_count,
                    consensus->normalized);
    remarks_note(table, consensus->measures, consensus->remarks, consensus->measure_count);
    listing_note(table, consensus->row_count, consensus->listed, network->node_count);
    if (network->possible_count)
        table_add_note(table, "?", "it, or a tie of it, is only possible at that time");
}
