/*
 * explanation_table.c: why an entity stands where it stands, as tables.
 */
#include <entente/explanation_table.h>

#include "report/cells.h"
#include "report/explanation_notes.h"

#include <math.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct column explained_columns[] = {
    {"id", false},   {"label", false}, {"kind", false},    {"measure", false},
    {"score", true}, {"rank", true},   {"entities", true}, {"remainder", true}};

static const struct column wide_parts[] = {{"way", false},    {"relation", false},
                                           {"when", false},   {"confidence", true},
                                           {"source", false}, {"place", false}};

static const struct column parts[] = {
    {"direction", false}, {"relation", false},  {"role", false},   {"when", false},
    {"certainty", false}, {"confidence", true}, {"source", false}, {"quote", false},
    {"path", false},      {"line", true}};

static const struct column pairs[] = {{"share", true}, {"part", true},     {"from", false},
                                      {"to", false},   {"of_paths", true}, {"distance", true}};

static const struct column wide_losses[] = {
    {"change", true}, {"score_without", true}, {"rank_without", true}, {"from", false},
    {"way", false},   {"to", false},           {"relation", false},    {"when", false},
    {"sign", false},  {"confidence", true},    {"source", false},      {"place", false}};

static const struct column losses[] = {
    {"change", true},      {"score_without", true}, {"rank_without", true}, {"from", false},
    {"from_label", false}, {"direction", false},    {"to", false},          {"to_label", false},
    {"relation", false},   {"role", false},         {"when", false},        {"certainty", false},
    {"sign", true},        {"confidence", true},    {"source", false},      {"quote", false},
    {"path", false},       {"line", true}};

static const struct view *view_of(const struct explanation *explanation)
{
    return explanation->network->view;
}

static const struct entity *entity_at(const struct explanation *explanation, uint32_t index)
{
    return &view_of(explanation)->dossier->entities[index];
}

static const struct relation *relation_at(const struct explanation *explanation, uint32_t position)
{
    const struct view *view = view_of(explanation);
    return &view->dossier->relations[view->relations[position]];
}

static double share_of(double amount, double whole)
{
    return whole != 0 ? amount / whole : NAN;
}

static void fill_explained(const struct explanation *explanation, struct table *table)
{
    const struct entity *entity = entity_at(explanation, explanation->entity);
    table_init(table, "explained");
    table_add_columns(table, explained_columns, COUNT(explained_columns));
    cells_entity(view_of(explanation)->dossier, entity, false, table);
    table_add_text(table, explanation->measure->name);
    table_add_number(table, explanation->score);
    table_add_integer(table, explanation->rank);
    table_add_integer(table, (double)explanation->network->node_count);
    table_add_number(table,
                     explanation->method == EXPLANATION_WITHOUT ? NAN : explanation->remainder);
}

/* The cells from `relation` to the end, for a person; of none, what it is instead. */
static void add_wide_relation(const struct explanation *explanation, uint32_t position, bool sign,
                              struct table *table)
{
    const struct view *view = view_of(explanation);
    const struct relation *relation = relation_at(explanation, position);
    cells_type(view->dossier, relation, table);
    if (view->certainties[position] == CERTAINTY_POSSIBLE)
        table_mark(table, '?');
    cells_when(view->dossier, relation, table);
    if (sign)
        cells_sign(relation_sign(view->dossier, relation), true, table);
    table_add_number(table, relation_confidence(view->dossier, relation));
    table_add_text(table, relation_evidence(view->dossier, relation)->source);
    cells_place(view->dossier, relation, true, table);
}

/* The same for a program. */
static void add_relation(const struct explanation *explanation, uint32_t position, bool sign,
                         struct table *table)
{
    const struct view *view = view_of(explanation);
    const struct relation *relation = relation_at(explanation, position);
    const struct evidence *evidence = relation_evidence(view->dossier, relation);
    table_add_text(table, view->dossier->vocabulary.types[relation->type].name);
    table_add_text(table, evidence->role);
    cells_when(view->dossier, relation, table);
    table_add_text(table, certainty_name((enum certainty)view->certainties[position]));
    if (sign)
        cells_sign(relation_sign(view->dossier, relation), false, table);
    table_add_number(table, relation_confidence(view->dossier, relation));
    table_add_text(table, evidence->source);
    table_add_text(table, evidence->quote);
    cells_place(view->dossier, relation, false, table);
}

/* What comes from nobody: its name stands where a relation's type does. */
static void add_fresh(const struct explanation_part *part, bool wide, struct table *table)
{
    const char *name = part->stuck ? "(dead ends)" : "(anew)";
    size_t before = wide ? 4 : 5, after = wide ? 4 : 8;
    for (size_t i = 0; i < before; i++)
        table_add_text(table, NULL);
    table_add_text(table, name);
    for (size_t i = 0; i < after; i++)
        table_add_text(table, NULL);
}

/* "->" where it leads from the other to the explained entity, "<-" where back. */
static const char *way_of(const struct explanation *explanation,
                          const struct explanation_part *part)
{
    const struct relation *relation = relation_at(explanation, part->position);
    if (relation_symmetric(view_of(explanation)->dossier, relation))
        return "--";
    return relation->to == explanation->entity ? "->" : "<-";
}

static void add_part(const struct explanation *explanation, const struct explanation_part *part,
                     bool wide, struct table *table)
{
    table_add_number(table, share_of(part->amount, explanation_whole(explanation)));
    table_add_number(table, part->amount);
    if (part->position == NETWORK_NONE) {
        add_fresh(part, wide, table);
        return;
    }
    const struct entity *from = entity_at(explanation, part->entity);
    table_add_text(table, from->id);
    if (!wide)
        table_add_text(table, entity_label(from));
    table_add_number(table, part->score);
    if (explanation->method == EXPLANATION_PARTS)
        table_add_number(table, share_of(part->amount, part->score));
    table_add_text(table, way_of(explanation, part));
    if (wide)
        add_wide_relation(explanation, part->position, false, table);
    else
        add_relation(explanation, part->position, false, table);
}

/* Only walks hand over a share of what the other has. */
static void add_part_columns(const struct explanation *explanation, bool wide, struct table *table)
{
    table_add_column(table, "share", true);
    table_add_column(table, "part", true);
    table_add_column(table, "from", false);
    if (!wide)
        table_add_column(table, "from_label", false);
    table_add_column(table, wide ? "score" : "from_score", true);
    if (explanation->method == EXPLANATION_PARTS)
        table_add_column(table, "hands", true);
    if (wide)
        table_add_columns(table, wide_parts, COUNT(wide_parts));
    else
        table_add_columns(table, parts, COUNT(parts));
}

static void fill_parts(const struct explanation *explanation, bool wide, struct table *table)
{
    table_init(table, "parts");
    add_part_columns(explanation, wide, table);
    for (size_t i = 0; i < explanation->part_count; i++)
        add_part(explanation, &explanation->parts[i], wide, table);
}

static void fill_pairs(const struct explanation *explanation, struct table *table)
{
    table_init(table, "pairs");
    table_add_columns(table, pairs, COUNT(pairs));
    for (size_t i = 0; i < explanation->pair_count; i++) {
        const struct explanation_pair *pair = &explanation->pairs[i];
        table_add_number(table, share_of(pair->amount, explanation_whole(explanation)));
        table_add_number(table, pair->amount);
        table_add_text(table, entity_at(explanation, pair->from)->id);
        table_add_text(table, entity_at(explanation, pair->to)->id);
        table_add_number(table, pair->share);
        table_add_number(table, pair->distance);
    }
}

static void add_end(const struct explanation *explanation, uint32_t index, bool wide,
                    struct table *table)
{
    table_add_text(table, entity_at(explanation, index)->id);
    if (!wide)
        table_add_text(table, entity_label(entity_at(explanation, index)));
}

static void add_loss(const struct explanation *explanation, const struct explanation_loss *loss,
                     bool wide, struct table *table)
{
    const struct relation *relation = relation_at(explanation, loss->position);
    bool symmetric = relation_symmetric(view_of(explanation)->dossier, relation);
    table_add_number(table, loss->change);
    table_add_number(table, loss->score);
    table_add_integer(table, loss->rank ? loss->rank : NAN);
    add_end(explanation, relation->from, wide, table);
    table_add_text(table, symmetric ? "--" : "->");
    add_end(explanation, relation->to, wide, table);
    if (wide)
        add_wide_relation(explanation, loss->position, true, table);
    else
        add_relation(explanation, loss->position, true, table);
}

static void fill_losses(const struct explanation *explanation, bool wide, struct table *table)
{
    table_init(table, "without");
    if (wide)
        table_add_columns(table, wide_losses, COUNT(wide_losses));
    else
        table_add_columns(table, losses, COUNT(losses));
    for (size_t i = 0; i < explanation->loss_count; i++)
        add_loss(explanation, &explanation->losses[i], wide, table);
}

/* The tables of the method, the main one first; returns how many. */
static size_t fill_tables(const struct explanation *explanation, bool wide, struct table *tables)
{
    switch (explanation->method) {
    case EXPLANATION_WITHOUT:
        fill_losses(explanation, wide, tables);
        return 1;
    case EXPLANATION_PAIRS:
        fill_pairs(explanation, tables);
        fill_parts(explanation, wide, tables + 1);
        return 2;
    case EXPLANATION_PARTS:
        break;
    }
    fill_parts(explanation, wide, tables);
    return 1;
}

void explanation_write(const struct explanation *explanation, const struct table_style *style,
                       struct text *out, struct text *notes)
{
    enum { TABLES = 3 };
    struct table tables[TABLES];
    bool wide = cells_wide(style), json = style->format == TABLE_JSON;
    fill_explained(explanation, tables);
    size_t count = 1 + fill_tables(explanation, wide, tables + 1);
    while (wide && count > 2 && !tables[count - 1].cell_count)
        table_release(&tables[--count]);
    explanation_notes(explanation, wide, &tables[wide ? count - 1 : 1]);
    if (json)
        table_write_json(tables, count, out);
    for (size_t i = 1; i < count && !json && (wide || i == 1); i++) {
        text_add(out, i > 1 ? "\n" : "");
        table_write(&tables[i], style, out, notes);
    }
    for (size_t i = 0; i < count; i++)
        table_release(&tables[i]);
}
