/*
 * group_table.c: the centrality of a set, and key players, as tables.
 */
#include <entente/group_table.h>

#include "report/cells.h"
#include "report/listing.h"

static const struct entity *entity_of(const struct network *network, uint32_t node)
{
    return &network->view->dossier->entities[network->entities[node]];
}

static void add_set_note(const struct group *group, struct table *table)
{
    struct text note = {0};
    for (size_t i = 0; i < group->count; i++)
        text_addf(&note, "%s%s", i ? ", " : "", entity_of(group->network, group->nodes[i])->id);
    text_addf(&note, " (%zu of %zu)", group->count, group->network->node_count);
    table_add_note(table, "set", text_string(&note));
    text_release(&note);
}

static void add_reach_note(size_t cutoff, struct table *table)
{
    struct text note = {0};
    text_addf(&note,
              "reach cutoff %zu; fragmentation disregards direction, and only closeness and "
              "betweenness go by weights",
              cutoff);
    table_add_note(table, "computed", text_string(&note));
    text_release(&note);
}

/* A row of plain and one of normalized scores. */
void group_table(const struct group *group, struct table *table)
{
    const double *rows[] = {group->scores, group->normalized};
    table_init(table, "group");
    table_add_column(table, "scores", false);
    for (size_t i = 0; i < GROUP_MEASURES; i++)
        table_add_column(table, group_measure_name((enum group_measure)i), true);
    for (size_t row = 0; row < 2; row++) {
        table_add_text(table, row ? "normalized" : "plain");
        for (size_t i = 0; i < GROUP_MEASURES; i++)
            table_add_number(table, rows[row][i]);
    }
    add_set_note(group, table);
    projection_note(table, group->network, NULL, 0, false);
    add_reach_note(group->cutoff, table);
}

static void add_score_note(const struct keyplayers *keyplayers, struct table *table)
{
    struct text note = {0};
    text_addf(&note, "%.4g: ", keyplayers->normalized);
    if (keyplayers->by == KEYPLAYERS_REACH)
        text_addf(&note, "%.0f of %.0f others are within %zu %s", keyplayers->score,
                  keyplayers->most, keyplayers->cutoff, keyplayers->cutoff == 1 ? "step" : "steps");
    else
        text_addf(&note, "%.0f of %.0f pairs of others are not connected without the set",
                  keyplayers->score, keyplayers->most);
    table_add_note(table, keyplayers_criterion_name(keyplayers->by), text_string(&note));
    text_release(&note);
}

static void add_search_note(const struct keyplayers *keyplayers, struct table *table)
{
    struct text note = {0};
    if (keyplayers->exact)
        text_addf(&note, "exactly: the best of %.10g sets", keyplayers->sets);
    else
        text_addf(&note,
                  "greedily, then by %zu %s, until none of one for another was better; there are "
                  "%.3g sets",
                  keyplayers->exchanges, keyplayers->exchanges == 1 ? "exchange" : "exchanges",
                  keyplayers->sets);
    table_add_note(table, "found", text_string(&note));
    text_release(&note);
}

void keyplayers_table(const struct keyplayers *keyplayers, struct table *table)
{
    static const struct column columns[] = {
        {"id", false}, {"label", false}, {"kind", false}, {"alone", true}, {"without", true}};
    const struct network *network = keyplayers->network;
    table_init(table, "key-players");
    table_add_columns(table, columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < keyplayers->count; i++) {
        const struct keyplayer *member = &keyplayers->members[i];
        const struct entity *entity = entity_of(network, member->node);
        cells_entity(network->view->dossier, entity, network->doubted[member->node], table);
        table_add_number(table, member->alone);
        table_add_number(table, member->without);
    }
    add_score_note(keyplayers, table);
    add_search_note(keyplayers, table);
    projection_note(table, network, NULL, 0, false);
    table_add_note(table, "alone, without", "the score of the member alone, of the set without it");
    if (network->possible_count)
        table_add_note(table, "?", "it, or a tie of it, is only possible at that time");
}
