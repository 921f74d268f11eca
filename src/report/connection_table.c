/*
 * connection_table.c: paths between two entities as tables.
 */
#include <entente/connection_table.h>

#include "report/card_relations.h"
#include "report/cells.h"
#include "report/connection_notes.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct column wide_path_columns[] = {
    {"path", true},    {"cost", true},       {"hops", true},
    {"sign", false},   {"possible", false},  {"certain", false},
    {"weakest", true}, {"confidence", true}, {"along", false}};

static const struct column path_columns[] = {
    {"number", true},    {"cost", true},     {"hops", true},    {"path_sign", true},
    {"possible", false}, {"certain", false}, {"weakest", true}, {"weakest_confidence", true}};

static const struct column wide_hop_columns[] = {
    {"path", true},       {"hop", true},       {"from", false},   {"way", false},
    {"to", false},        {"relation", false}, {"when", false},   {"sign", false},
    {"confidence", true}, {"more", true},      {"source", false}, {"place", false}};

static const struct column hop_columns[] = {
    {"hop", true},   {"from", false},      {"from_label", false}, {"direction", false},
    {"to", false},   {"to_label", false},  {"relation", false},   {"role", false},
    {"when", false}, {"certainty", false}, {"sign", true},        {"confidence", true},
    {"more", true},  {"contrary", true},   {"source", false},     {"quote", false},
    {"path", false}, {"line", true}};

/* The labels of the path's entities, one after the other. */
static void add_along(const struct connection *connection, const struct path *path,
                      struct table *table)
{
    const struct entity *entities = connection->view->dossier->entities;
    struct text text = {0};
    text_add(&text, entity_label(&entities[path->hops[0].from]));
    for (size_t i = 0; i < path->hop_count; i++)
        text_addf(&text, " - %s", entity_label(&entities[path->hops[i].to]));
    table_add_text(table, text_string(&text));
    text_release(&text);
}

static void add_path_cells(const struct connection *connection, size_t index, bool wide,
                           struct table *table)
{
    const struct path *path = &connection->items[index];
    table_add_integer(table, (double)index + 1);
    table_add_number(table, path->cost);
    table_add_integer(table, (double)path->hop_count);
    cells_sign(path->sign, wide, table);
    cells_days(path->possible, table);
    cells_days(path->certain, table);
    table_add_integer(table, (double)path->weakest + 1);
    table_add_number(table, path->hops[path->weakest].confidence);
    if (wide)
        add_along(connection, path, table);
}

static void add_wide_hop(const struct connection *connection, const struct hop *hop,
                         struct table *table)
{
    const struct dossier *dossier = connection->view->dossier;
    const struct relation *relation = &dossier->relations[hop->relation];
    table_add_text(table, dossier->entities[hop->from].id);
    table_add_text(table, card_direction(dossier, relation, hop->from));
    table_add_text(table, dossier->entities[hop->to].id);
    cells_type(dossier, relation, table);
    if (connection->view->certainties[hop->position] == CERTAINTY_POSSIBLE)
        table_mark(table, '?');
    cells_when(dossier, relation, table);
    cells_sign(relation_sign(dossier, relation), true, table);
    table_add_number(table, hop->confidence);
    table_add_integer(table, (double)hop->more);
    if (hop->contrary)
        table_mark(table, '!');
    table_add_text(table, relation_evidence(dossier, relation)->source);
    cells_place(dossier, relation, true, table);
}

static void add_hop(const struct connection *connection, const struct hop *hop, struct table *table)
{
    const struct dossier *dossier = connection->view->dossier;
    const struct relation *relation = &dossier->relations[hop->relation];
    const struct evidence *evidence = relation_evidence(dossier, relation);
    const struct entity *from = &dossier->entities[hop->from], *to = &dossier->entities[hop->to];
    table_add_text(table, from->id);
    table_add_text(table, entity_label(from));
    table_add_text(table, card_direction(dossier, relation, hop->from));
    table_add_text(table, to->id);
    table_add_text(table, entity_label(to));
    table_add_text(table, dossier->vocabulary.types[relation->type].name);
    table_add_text(table, evidence->role);
    cells_when(dossier, relation, table);
    table_add_text(table,
                   certainty_name((enum certainty)connection->view->certainties[hop->position]));
    cells_sign(relation_sign(dossier, relation), false, table);
    table_add_number(table, hop->confidence);
    table_add_integer(table, (double)hop->more);
    table_add_integer(table, (double)hop->contrary);
    table_add_text(table, evidence->source);
    table_add_text(table, evidence->quote);
    cells_place(dossier, relation, false, table);
}

static void fill_paths(const struct connection *connection, bool wide, struct table *table)
{
    table_init(table, "paths");
    if (wide)
        table_add_columns(table, wide_path_columns, COUNT(wide_path_columns));
    else
        table_add_columns(table, path_columns, COUNT(path_columns));
    for (size_t i = 0; i < connection->count; i++)
        add_path_cells(connection, i, wide, table);
}

/* `joined`: what is said of a path stands in front of each of its hops, else just its number. */
static void fill_hops(const struct connection *connection, bool wide, bool joined,
                      struct table *table)
{
    table_init(table, "hops");
    if (wide) {
        table_add_columns(table, wide_hop_columns, COUNT(wide_hop_columns));
    } else {
        table_add_columns(table, path_columns, joined ? COUNT(path_columns) : 1);
        table_add_columns(table, hop_columns, COUNT(hop_columns));
    }
    for (size_t i = 0; i < connection->count; i++)
        for (size_t j = 0; j < connection->items[i].hop_count; j++) {
            if (joined)
                add_path_cells(connection, i, false, table);
            else
                table_add_integer(table, (double)i + 1);
            table_add_integer(table, (double)j + 1);
            if (wide)
                add_wide_hop(connection, &connection->items[i].hops[j], table);
            else
                add_hop(connection, &connection->items[i].hops[j], table);
        }
}

static void write_wide(const struct connection *connection, const struct table_style *style,
                       struct text *out)
{
    struct table tables[2];
    fill_paths(connection, true, &tables[0]);
    fill_hops(connection, true, false, &tables[1]);
    connection_notes(connection, true, &tables[1]);
    cells_tables(tables, 2, style, out);
    for (size_t i = 0; !connection->count && i < tables[1].note_count;
         i++) /* without a table above */
        text_addf(out, "%s: %s\n", tables[1].notes[i].name, tables[1].notes[i].text);
    for (size_t i = 0; i < 2; i++)
        table_release(&tables[i]);
}

void connection_write(const struct connection *connection, const struct table_style *style,
                      struct text *out, struct text *notes)
{
    struct table tables[2];
    if (cells_wide(style)) {
        write_wide(connection, style, out);
        return;
    }
    bool json = style->format == TABLE_JSON;
    fill_paths(connection, false, &tables[0]);
    fill_hops(connection, false, !json, &tables[1]);
    connection_notes(connection, false, &tables[1]);
    if (json)
        table_write_json(tables, 2, out);
    else
        table_write(&tables[1], style, out, notes);
    for (size_t i = 0; i < 2; i++)
        table_release(&tables[i]);
}
