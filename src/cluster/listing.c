/*
 * listing.c: what process 0 has of a ranking as a table: the ordinary one, of a network that knows
 * no entities but those in the rows, and the counts of all.
 */
#include "cluster/listing.h"

#include "base/xalloc.h"

#include <entente/ranking_table.h>

#include <stdlib.h>
#include <string.h>

/* What stands in for the network, which nobody has. */
struct stand_in {
    struct dossier *dossier;
    struct view view;
    struct network network;
    struct ranking ranking;
};

static uint32_t add_entity(struct dossier *dossier, const struct standing_row *row)
{
    uint32_t index = dossier_add_entity(dossier, row->id);
    if (row->label)
        dossier->entities[index].label = dossier_string(dossier, row->label, strlen(row->label));
    const char *kind = dossier_string(dossier, row->kind, strlen(row->kind));
    dossier->entities[index].kind = vocabulary_add_kind(&dossier->vocabulary, kind);
    return index;
}

static void add_rows(struct stand_in *stand, const struct standing *standing)
{
    size_t count = standing->row_count;
    stand->network.tied = xcalloc(count, sizeof *stand->network.tied);
    stand->network.doubted = xcalloc(count, sizeof *stand->network.doubted);
    stand->ranking.rows = xcalloc(count, sizeof *stand->ranking.rows);
    for (size_t i = 0; i < count; i++) {
        const struct standing_row *row = &standing->rows[i];
        uint32_t entity = add_entity(stand->dossier, row);
        stand->network.tied[entity] = row->tied;
        stand->network.doubted[entity] = row->doubted;
        stand->ranking.rows[i] = (struct ranking_row){
            .entity = entity, .node = entity, .rank = (uint32_t)row->rank, .scores = row->scores};
    }
}

static void stand_in_init(struct stand_in *stand, const struct listing *listing)
{
    const struct spread_counts *counts = &listing->spread->counts;
    stand->dossier = dossier_new();
    stand->view = (struct view){
        .dossier = stand->dossier, .filter = listing->view->relations, .time = listing->view->time};
    stand->network = (struct network){.view = &stand->view,
                                      .projection = listing->spread->projection,
                                      .node_count = (size_t)listing->spread->node_count,
                                      .tie_count = (size_t)counts->ties,
                                      .negative_count = (size_t)counts->negative,
                                      .relation_count = (size_t)counts->relations,
                                      .possible_count = (size_t)counts->possible,
                                      .dropped_count = (size_t)counts->dropped,
                                      .self_count = (size_t)counts->self};
    stand->ranking = (struct ranking){.network = &stand->network,
                                      .measures = listing->measures,
                                      .remarks = listing->remarks,
                                      .measure_count = listing->measure_count,
                                      .normalized = listing->normalized,
                                      .row_count = listing->standing->row_count,
                                      .listed = (size_t)listing->standing->listed};
    add_rows(stand, listing->standing);
    stand->dossier->relation_count = (size_t)counts->seen_relations;
}

void listing_table(const struct listing *listing, struct table *table)
{
    struct stand_in stand;
    stand_in_init(&stand, listing);
    ranking_table(&stand.ranking, table);
    stand.dossier->relation_count = 0;
    free(stand.network.tied);
    free(stand.network.doubted);
    free(stand.ranking.rows);
    dossier_free(stand.dossier);
}
