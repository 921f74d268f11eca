/*
 * bridges_table.c: the ties whose loss parts a network, as a table, with the relations that make
 * them.
 */
#include "report/partings_table.h"

#include "report/card_relations.h"
#include "report/cells.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* How many columns at the end are of a relation. */
enum { WIDE_RELATION = 5, RELATION = 11 };

static const struct column wide_columns[] = {
    {"rank", true}, {"bridge", false},   {"to", false},   {"falls away", true}, {"who", false},
    {"way", false}, {"relation", false}, {"when", false}, {"source", false},    {"place", false}};

static const struct column columns[] = {
    {"rank", true},       {"from", false},     {"from_label", false}, {"to", false},
    {"to_label", false},  {"stays", true},     {"falls_away", true},  {"named", true},
    {"members", false},   {"relations", true}, {"direction", false},  {"relation", false},
    {"role", false},      {"when", false},     {"certainty", false},  {"weight", true},
    {"confidence", true}, {"source", false},   {"quote", false},      {"path", false},
    {"line", true}};

static void add_nothing(size_t count, struct table *table)
{
    for (size_t i = 0; i < count; i++)
        table_add_text(table, NULL);
}

static const char *way_of(const struct partings *partings, const struct bridge *bridge,
                          const struct relation *relation)
{
    return card_direction(partings->network->view->dossier, relation,
                          partings->network->entities[bridge->from]);
}

static void add_wide_tie(const struct partings *partings, const struct bridge *bridge,
                         struct table *table)
{
    table_add_integer(table, bridge->rank);
    table_add_text(table, parting_entity(partings, bridge->from)->id);
    table_add_text(table, parting_entity(partings, bridge->to)->id);
    table_add_integer(table, (double)bridge->lost.size);
    cells_who(partings, &bridge->lost, 1, table);
}

static void add_wide_relation(const struct partings *partings, const struct bridge *bridge,
                              uint32_t position, struct table *table)
{
    const struct view *view = partings->network->view;
    const struct relation *relation = &view->dossier->relations[view->relations[position]];
    table_add_text(table, way_of(partings, bridge, relation));
    cells_type(view->dossier, relation, table);
    if (view->certainties[position] == CERTAINTY_POSSIBLE)
        table_mark(table, '?');
    cells_when(view->dossier, relation, table);
    table_add_text(table, relation_evidence(view->dossier, relation)->source);
    cells_place(view->dossier, relation, true, table);
}

static void add_tie(const struct partings *partings, const struct bridge *bridge,
                    struct table *table)
{
    const struct entity *from = parting_entity(partings, bridge->from);
    const struct entity *to = parting_entity(partings, bridge->to);
    table_add_integer(table, bridge->rank);
    table_add_text(table, from->id);
    table_add_text(table, entity_label(from));
    table_add_text(table, to->id);
    table_add_text(table, entity_label(to));
    table_add_integer(table, (double)bridge->kept);
    table_add_integer(table, (double)bridge->lost.size);
    cells_members(partings, &bridge->lost, table);
    table_add_integer(table, (double)bridge->relation_count);
}

static void add_relation(const struct partings *partings, const struct bridge *bridge,
                         uint32_t position, struct table *table)
{
    const struct view *view = partings->network->view;
    const struct relation *relation = &view->dossier->relations[view->relations[position]];
    const struct evidence *evidence = relation_evidence(view->dossier, relation);
    table_add_text(table, way_of(partings, bridge, relation));
    table_add_text(table, view->dossier->vocabulary.types[relation->type].name);
    table_add_text(table, evidence->role);
    cells_when(view->dossier, relation, table);
    table_add_text(table, certainty_name((enum certainty)view->certainties[position]));
    table_add_number(table, view_weight(view, position));
    table_add_number(table, relation_confidence(view->dossier, relation));
    table_add_text(table, evidence->source);
    table_add_text(table, evidence->quote);
    cells_place(view->dossier, relation, false, table);
}

/* A row for each relation, with the tie in the first; one row where no relation makes it. */
static void add_wide(const struct partings *partings, const struct bridge *bridge,
                     struct table *table)
{
    const uint32_t *positions = partings->positions + bridge->first;
    add_wide_tie(partings, bridge, table);
    if (!bridge->relation_count)
        add_nothing(WIDE_RELATION, table);
    for (size_t i = 0; i < bridge->relation_count; i++) {
        add_nothing(i ? COUNT(wide_columns) - WIDE_RELATION : 0, table);
        add_wide_relation(partings, bridge, positions[i], table);
    }
}

/* The same, with the tie in every row. */
static void add_long(const struct partings *partings, const struct bridge *bridge,
                     struct table *table)
{
    const uint32_t *positions = partings->positions + bridge->first;
    if (!bridge->relation_count) {
        add_tie(partings, bridge, table);
        add_nothing(RELATION, table);
    }
    for (size_t i = 0; i < bridge->relation_count; i++) {
        add_tie(partings, bridge, table);
        add_relation(partings, bridge, positions[i], table);
    }
}

void bridges_table(const struct partings *partings, bool wide, struct table *table)
{
    table_init(table, "bridges");
    if (wide)
        table_add_columns(table, wide_columns, COUNT(wide_columns));
    else
        table_add_columns(table, columns, COUNT(columns));
    for (size_t i = 0; i < partings->bridge_count; i++)
        if (wide)
            add_wide(partings, &partings->bridges[i], table);
        else
            add_long(partings, &partings->bridges[i], table);
}
