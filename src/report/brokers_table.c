/*
 * brokers_table.c: brokers as a table: long for programs, wide for people; with what parts the
 * network, in tables of their own.
 */
#include <entente/brokers_table.h>

#include "report/cells.h"
#include "report/listing.h"
#include "report/partings_table.h"

#include <math.h>

enum { TABLES = 3 };

static const char whole_network[] = "(the whole network)";

static void add_entity(const struct brokers *brokers, const struct broker *row, struct table *table)
{
    const struct dossier *dossier = brokers->network->view->dossier;
    const struct entity *entity = &dossier->entities[row->entity];
    table_add_integer(table, row->rank);
    cells_entity(dossier, entity, brokers->network->doubted[row->node], table);
    table_add_text(table, row->group);
    if (view_timed(brokers->network->view))
        table_add_text(table,
                       certainty_name(brokers->network->doubted[row->node] ? CERTAINTY_POSSIBLE
                                                                           : CERTAINTY_CERTAIN));
}

static void add_whole(const struct brokers *brokers, struct table *table)
{
    table_add_text(table, NULL);
    table_add_text(table, NULL);
    table_add_text(table, whole_network);
    table_add_text(table, NULL);
    table_add_text(table, NULL);
    if (view_timed(brokers->network->view))
        table_add_text(table, NULL);
}

/* The rows of one entity, or of the whole network where `row` is NULL: one a role. */
static void add_long(const struct brokers *brokers, const struct broker *row, struct table *table)
{
    for (size_t role = 0; role < BROKERAGE_ROLES; role++) {
        const struct brokerage_count *count = row ? &row->roles[role] : &brokers->whole[role];
        if (row)
            add_entity(brokers, row, table);
        else
            add_whole(brokers, table);
        table_add_text(table, brokerage_role_name((enum brokerage_role)role));
        table_add_number(table, count->count);
        table_add_number(table, count->expected);
        table_add_number(table, count->deviation);
        table_add_number(table, count->z);
        table_add_number(table, row ? row->constraint : (double)NAN);
    }
}

/* The whole row of counts likewise, each with its z behind it. */
static void add_wide(const struct brokers *brokers, const struct broker *row, struct table *table)
{
    const struct brokerage_count *roles = row ? row->roles : brokers->whole;
    if (row)
        add_entity(brokers, row, table);
    else
        add_whole(brokers, table);
    for (size_t role = 0; role < BROKERAGE_ROLES; role++) {
        table_add_number(table, roles[role].count);
        table_add_number(table, roles[role].z);
    }
    table_add_number(table, row ? row->constraint : (double)NAN);
}

static void add_columns(const struct brokers *brokers, bool wide, struct table *table)
{
    static const struct column entity[] = {
        {"rank", true}, {"id", false}, {"label", false}, {"kind", false}, {"group", false}};
    static const struct column numbers[] = {{"role", false},    {"count", true},
                                            {"expected", true}, {"deviation", true},
                                            {"z", true},        {"constraint", true}};
    table_add_columns(table, entity, sizeof entity / sizeof *entity);
    if (view_timed(brokers->network->view))
        table_add_column(table, "certainty", false);
    if (!wide) {
        table_add_columns(table, numbers, sizeof numbers / sizeof *numbers);
        return;
    }
    for (size_t role = 0; role < BROKERAGE_ROLES; role++) {
        table_add_column(table, brokerage_role_name((enum brokerage_role)role), true);
        table_add_column(table, "z", true);
    }
    table_add_column(table, "constraint", true);
}

static void add_notes(const struct brokers *brokers, bool wide, struct table *table)
{
    struct text projection = {0};
    network_describe(brokers->network, &projection);
    if (brokers->normalized)
        text_add(&projection, "; counts normalized");
    table_add_note(table, "projection", text_string(&projection));
    table_add_note(table, "groups", brokers->grouping);
    table_add_note(table, "counts",
                   brokers->network->projection.directed
                       ? "a -> b -> c without a -> c, by the broker b"
                       : "a - b - c without a - c, once each way, by the broker b");
    table_add_note(table, "z",
                   wide ? "deviations from what ties drawn at random would give; expected counts "
                          "and deviations are in --format csv, tsv and json"
                        : "deviations from what ties drawn at random would give (expected)");
    table_add_note(
        table, "constraint",
        "how far its contacts are tied to each other (Burt 1992); low is free to broker");
    listing_note(table, brokers->row_count, brokers->listed, brokers->network->node_count);
    if (brokers->network->possible_count)
        table_add_note(table, "?", "it, or a tie of it, is only possible at that time");
    text_release(&projection);
}

static void fill_table(const struct brokers *brokers, bool wide, struct table *table)
{
    table_init(table, "brokers");
    add_columns(brokers, wide, table);
    for (size_t i = 0; i < brokers->row_count; i++) {
        if (wide)
            add_wide(brokers, &brokers->rows[i], table);
        else
            add_long(brokers, &brokers->rows[i], table);
    }
    if (wide)
        add_wide(brokers, NULL, table);
    else
        add_long(brokers, NULL, table);
}

void brokers_table(const struct brokers *brokers, bool wide, struct table *table)
{
    fill_table(brokers, wide, table);
    add_notes(brokers, wide, table);
}

void brokers_write(const struct brokers *brokers, const struct partings *partings,
                   const struct table_style *style, struct text *out, struct text *notes)
{
    struct table tables[TABLES];
    bool wide = cells_wide(style);
    fill_table(brokers, wide, &tables[0]);
    departures_table(partings, wide, &tables[1]);
    bridges_table(partings, wide, &tables[2]);
    /* For people below all of it: the last table that has rows. */
    size_t last = !wide ? 0 : tables[2].cell_count ? 2 : tables[1].cell_count ? 1 : 0;
    add_notes(brokers, wide, &tables[last]);
    if (wide || style->format == TABLE_JSON)
        partings_notes(partings, wide, &tables[last]);
    if (style->format == TABLE_JSON)
        table_write_json(tables, TABLES, out);
    else if (wide)
        cells_tables(tables, TABLES, style, out);
    else
        table_write(&tables[0], style, out, notes);
    for (size_t i = 0; i < TABLES; i++)
        table_release(&tables[i]);
}
