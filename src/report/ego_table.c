/*
 * ego_table.c: the surroundings of an entity as tables.
 */
#include <entente/ego_table.h>

#include "report/cells.h"

#include "base/xalloc.h"

#include <math.h>
#include <stdlib.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { OVER_MOST = 3 }; /* entities that are named as the way to one that is farther away */

static const struct column entity_columns[] = {
    {"distance", true}, {"id", false}, {"label", false}, {"kind", false}, {"tied", false}};

static const struct column wide_columns[] = {
    {"distance", true},  {"from", false}, {"way", false},  {"to", false},
    {"relation", false}, {"when", false}, {"sign", false}, {"confidence", true},
    {"source", false},   {"place", false}};

static const struct column columns[] = {
    {"from", false},       {"from_label", false}, {"from_kind", false}, {"from_distance", true},
    {"direction", false},  {"to", false},         {"to_label", false},  {"to_kind", false},
    {"to_distance", true}, {"relation", false},   {"role", false},      {"when", false},
    {"certainty", false},  {"sign", true},        {"weight", true},     {"confidence", true},
    {"source", false},     {"quote", false},      {"path", false},      {"line", true}};

static const struct column measure_columns[] = {{"size", true},       {"ties", true},
                                                {"pairs", true},      {"density", true},
                                                {"components", true}, {"brokerage", true}};

static const struct relation *relation_at(const struct ego *ego, size_t index)
{
    return &ego->view->dossier->relations[ego->view->relations[ego->relations[index]]];
}

/* What ties an alter to the ego: a type of relation, or an entity that is nearer to the ego. */
struct link {
    uint32_t row;  /* of the alter */
    uint32_t what; /* type or entity */
};

static int compare_links(const void *left, const void *right)
{
    const struct link *a = left, *b = right;
    if (a->row != b->row)
        return a->row < b->row ? -1 : 1;
    return (a->what > b->what) - (a->what < b->what);
}

/* Relations between entities at the same distance are no links. Sorted by row. */
static struct link *find_links(const struct ego *ego, size_t *count)
{
    uint32_t *rows = xcalloc(ego->view->dossier->entity_count, sizeof *rows);
    struct link *links = xcalloc(ego->relation_count, sizeof *links);
    *count = 0;
    for (uint32_t i = 0; i < ego->alter_count; i++)
        rows[ego->alters[i].entity] = i;
    for (size_t i = 0; i < ego->relation_count; i++) {
        const struct relation *relation = relation_at(ego, i);
        uint32_t nearer = relation->from, farther = relation->to;
        if (ego->distances[nearer] == ego->distances[farther])
            continue;
        if (ego->distances[nearer] > ego->distances[farther])
            nearer = relation->to, farther = relation->from;
        links[(*count)++] =
            (struct link){rows[farther], nearer == ego->entity ? relation->type : nearer};
    }
    if (*count)
        qsort(links, *count, sizeof *links, compare_links);
    free(rows);
    return links;
}

/* "membership, presidency, -refusal", or "over CSTO, Russia": each of the row's links once. */
static void add_links(const struct ego *ego, bool direct, const struct link *links, size_t count,
                      struct table *table)
{
    const struct dossier *dossier = ego->view->dossier;
    struct text text = {0};
    size_t named = 0;
    for (size_t i = 0; i < count; i++) {
        if (i && links[i].what == links[i - 1].what)
            continue;
        if (++named > OVER_MOST && !direct)
            continue;
        const struct relation_type *type = &dossier->vocabulary.types[direct ? links[i].what : 0];
        text_add(&text, text.length ? ", " : direct ? "" : "over ");
        text_add(&text, direct && family_sign(type->family) < 0 ? "-" : "");
        text_add(&text, direct ? type->name : dossier->entities[links[i].what].id);
    }
    if (!direct && named > OVER_MOST)
        text_addf(&text, " and %zu more", named - OVER_MOST);
    table_add_text(table, text_string(&text));
    text_release(&text);
}

static void add_entity(const struct ego *ego, uint32_t index, uint32_t distance,
                       struct table *table)
{
    const struct entity *entity = &ego->view->dossier->entities[index];
    table_add_integer(table, distance);
    cells_entity(ego->view->dossier, entity, ego->view->entities[index] == CERTAINTY_POSSIBLE,
                 table);
}

static void fill_entities(const struct ego *ego, struct table *table)
{
    size_t count, next = 0;
    struct link *links = find_links(ego, &count);
    table_init(table, "entities");
    table_add_columns(table, entity_columns, COUNT(entity_columns));
    add_entity(ego, ego->entity, 0, table);
    table_add_text(table, NULL);
    for (size_t i = 0; i < ego->alter_count; i++) {
        size_t first = next;
        while (next < count && links[next].row == i)
            next++;
        add_entity(ego, ego->alters[i].entity, ego->alters[i].distance, table);
        add_links(ego, ego->alters[i].distance == 1, links + first, next - first, table);
    }
    free(links);
}

static void add_wide_relation(const struct ego *ego, size_t index, struct table *table)
{
    const struct dossier *dossier = ego->view->dossier;
    const struct relation *relation = relation_at(ego, index);
    uint32_t from = ego->distances[relation->from], to = ego->distances[relation->to];
    table_add_integer(table, from > to ? from : to);
    table_add_text(table, dossier->entities[relation->from].id);
    table_add_text(table, relation_symmetric(dossier, relation) ? "--" : "->");
    table_add_text(table, dossier->entities[relation->to].id);
    cells_type(dossier, relation, table);
    if (ego->view->certainties[ego->relations[index]] == CERTAINTY_POSSIBLE)
        table_mark(table, '?');
    cells_when(dossier, relation, table);
    cells_sign(relation_sign(dossier, relation), true, table);
    table_add_number(table, relation_confidence(dossier, relation));
    table_add_text(table, relation_evidence(dossier, relation)->source);
    cells_place(dossier, relation, true, table);
}

static void add_end(const struct ego *ego, uint32_t index, struct table *table)
{
    const struct entity *entity = &ego->view->dossier->entities[index];
    cells_entity(ego->view->dossier, entity, false, table);
    table_add_integer(table, ego->distances[index]);
}

static void add_relation(const struct ego *ego, size_t index, struct table *table)
{
    const struct dossier *dossier = ego->view->dossier;
    const struct relation *relation = relation_at(ego, index);
    const struct evidence *evidence = relation_evidence(dossier, relation);
    size_t position = ego->relations[index];
    add_end(ego, relation->from, table);
    table_add_text(table, relation_symmetric(dossier, relation) ? "--" : "->");
    add_end(ego, relation->to, table);
    table_add_text(table, dossier->vocabulary.types[relation->type].name);
    table_add_text(table, evidence->role);
    cells_when(dossier, relation, table);
    table_add_text(table, certainty_name((enum certainty)ego->view->certainties[position]));
    cells_sign(relation_sign(dossier, relation), false, table);
    table_add_number(table, view_weight(ego->view, position));
    table_add_number(table, relation_confidence(dossier, relation));
    table_add_text(table, evidence->source);
    table_add_text(table, evidence->quote);
    cells_place(dossier, relation, false, table);
}

static void fill_relations(const struct ego *ego, bool wide, struct table *table)
{
    table_init(table, "relations");
    if (wide)
        table_add_columns(table, wide_columns, COUNT(wide_columns));
    else
        table_add_columns(table, columns, COUNT(columns));
    for (size_t i = 0; i < ego->relation_count; i++)
        if (wide)
            add_wide_relation(ego, i, table);
        else
            add_relation(ego, i, table);
}

static void fill_measures(const struct ego *ego, struct table *table)
{
    table_init(table, "measures");
    table_add_columns(table, measure_columns, COUNT(measure_columns));
    table_add_integer(table, (double)ego->alter_count);
    table_add_integer(table, ego->tie_count);
    table_add_integer(table, ego->pair_count);
    table_add_number(table, ego->density);
    table_add_integer(table, (double)ego->component_count);
    table_add_integer(table, ego->brokerage);
}

static bool any_possible(const struct ego *ego)
{
    for (size_t i = 0; i < ego->relation_count; i++)
        if (ego->view->certainties[ego->relations[i]] == CERTAINTY_POSSIBLE)
            return true;
    for (size_t i = 0; i < ego->alter_count; i++)
        if (ego->view->entities[ego->alters[i].entity] == CERTAINTY_POSSIBLE)
            return true;
    return ego->view->entities[ego->entity] == CERTAINTY_POSSIBLE;
}

static void add_notes(const struct ego *ego, bool wide, struct table *table)
{
    const struct view *view = ego->view;
    struct text text = {0};
    text_addf(&text,
              "%zu of %zu entities within %zu %s of %s; %zu of %zu relations, of either "
              "sign and direction; ",
              ego->alter_count + 1, view->entity_count, ego->hops, ego->hops == 1 ? "hop" : "hops",
              view->dossier->entities[ego->entity].id, ego->relation_count, view->relation_count);
    view_describe(view, &text);
    if (ego->self_count)
        text_addf(&text, "; %zu of an entity to itself left out", ego->self_count);
    table_add_note(table, "seen", text_string(&text));
    table_add_note(table, "measured",
                   "of the others without the ego, several relations of two as one tie; "
                   "brokerage: pairs that are not tied");
    if (!view->entities[ego->entity])
        table_add_note(table, "unseen", "the ego itself is not there at that time");
    if (wide && any_possible(ego))
        table_add_note(table, "?", "only possible at that time");
    text_release(&text);
}

void ego_write(const struct ego *ego, const struct table_style *style, struct text *out,
               struct text *notes)
{
    enum { TABLES = 3 };
    struct table tables[TABLES];
    bool wide = cells_wide(style), json = style->format == TABLE_JSON;
    fill_entities(ego, &tables[0]);
    fill_relations(ego, wide, &tables[1]);
    fill_measures(ego, &tables[2]);
    add_notes(ego, wide, &tables[wide ? 2 : 1]);
    if (json)
        table_write_json(tables, TABLES, out);
    else if (!wide)
        table_write(&tables[1], style, out, notes);
    else
        cells_tables(tables, TABLES, style, out);
    for (size_t i = 0; i < TABLES; i++)
        table_release(&tables[i]);
}
