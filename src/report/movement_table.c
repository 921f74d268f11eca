/*
 * movement_table.c: what a ranking would be without some of what it rests on, as a table.
 */
#include <entente/movement_table.h>

#include "report/cells.h"
#include "report/listing.h"

#include <math.h>

static void add_row(const struct movement_row *row, const struct dossier *dossier,
                    struct table *table)
{
    const struct entity *entity = &dossier->entities[row->entity];
    for (int side = 0; side < 2; side++)
        table_add_integer(table, row->rank[side] ? row->rank[side] : NAN);
    cells_entity(dossier, entity, false, table);
    table_add_number(table, row->score[0]);
    table_add_number(table, row->score[1]);
    table_add_number(table, row->difference);
}

/* "1 entity and 7 relations". */
static void note_loss(const struct view *view, const struct view *rest, struct table *table)
{
    struct text note = {0};
    size_t entities = view->entity_count - rest->entity_count;
    size_t relations = view->relation_count - rest->relation_count;
    if (entities)
        text_addf(&note, "%zu %s and ", entities, entities == 1 ? "entity" : "entities");
    text_addf(&note, "%zu of %zu relations", relations, view->relation_count);
    table_add_note(table, "without", text_string(&note));
    text_release(&note);
}

static void note_moves(const struct movement *movement, struct table *table)
{
    struct text note = {0};
    text_addf(&note, "%zu", movement->moved);
    if (movement->row_count < movement->moved)
        text_addf(&note, ", of which the %zu who move most are listed", movement->row_count);
    table_add_note(table, "moved", text_string(&note));
    text_release(&note);
}

void movement_table(const struct movement *movement, const struct network *network,
                    const struct view *rest, struct table *table)
{
    static const struct column columns[] = {
        {"rank", true},  {"rank_without", true}, {"id", false},           {"label", false},
        {"kind", false}, {"score", true},        {"score_without", true}, {"difference", true}};
    table_init(table, "movement");
    table_add_columns(table, columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < movement->row_count; i++)
        add_row(&movement->rows[i], movement->dossier, table);
    note_loss(network->view, rest, table);
    table_add_note(table, "measure", movement->measure->name);
    note_moves(movement, table);
    projection_note(table, network, &movement->measure, 1, movement->normalized);
}
