/*
 * provenance_table.c: the ties of a network, and the relations that they were made of, as a table.
 */
#include <entente/provenance_table.h>

#include "report/card_relations.h"
#include "report/cells.h"

#include <math.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const struct column wide_columns[] = {{"tie", true},       {"from", false}, {"way", false},
                                             {"to", false},       {"sign", false}, {"weight", true},
                                             {"relation", false}, {"when", false}, {"adds", true},
                                             {"source", false},   {"place", false}};

static const struct column columns[] = {
    {"tie", true},       {"from", false},    {"from_label", false}, {"to", false},
    {"to_label", false}, {"tie_sign", true}, {"tie_weight", true},  {"direction", false},
    {"relation", false}, {"role", false},    {"when", false},       {"certainty", false},
    {"sign", true},      {"weight", true},   {"confidence", true},  {"against", true},
    {"certainly", true}, {"source", false},  {"quote", false},      {"path", false},
    {"line", true},      {"left_out", false}};

static const struct relation *relation_of(const struct provenance *provenance,
                                          const struct origin *origin)
{
    return &provenance->network->view->dossier->relations[origin->relation];
}

static const struct tie *tie_of(const struct provenance *provenance, const struct origin *origin)
{
    return origin->tie == NETWORK_NONE ? NULL : &provenance->network->ties[origin->tie];
}

/* The end of the tie, or of a relation that is part of none. */
static uint32_t end_of(const struct provenance *provenance, const struct origin *origin, bool to)
{
    const struct tie *tie = tie_of(provenance, origin);
    const struct relation *relation = relation_of(provenance, origin);
    if (!tie)
        return to ? relation->to : relation->from;
    return provenance->network->entities[to ? tie->to : tie->from];
}

/* What the relation adds to a tie, by the view; what is not seen, by itself. */
static double weight_of(const struct provenance *provenance, const struct origin *origin)
{
    const struct view *view = provenance->network->view;
    return origin->position == NETWORK_NONE
               ? relation_weight(view->dossier, relation_of(provenance, origin))
               : view_weight(view, origin->position);
}

static bool is_possible(const struct provenance *provenance, const struct origin *origin)
{
    return origin->position != NETWORK_NONE &&
           provenance->network->view->certainties[origin->position] == CERTAINTY_POSSIBLE;
}

/* What the view says of it; of another type it says nothing. */
static void add_certainty(const struct provenance *provenance, const struct origin *origin,
                          struct table *table)
{
    const struct view *view = provenance->network->view;
    enum certainty certainty = origin->position == NETWORK_NONE
                                   ? CERTAINTY_NO
                                   : (enum certainty)view->certainties[origin->position];
    table_add_text(table, origin->omission == OMISSION_TYPE ? NULL : certainty_name(certainty));
}

static void add_wide(const struct provenance *provenance, const struct origin *origin, bool first,
                     bool all, struct table *table)
{
    const struct dossier *dossier = provenance->network->view->dossier;
    const struct relation *relation = relation_of(provenance, origin);
    const struct tie *tie = tie_of(provenance, origin);
    uint32_t from = end_of(provenance, origin, false), to = end_of(provenance, origin, true);
    if (tie && first)
        table_add_integer(table, origin->tie + 1.0);
    else
        table_add_text(table, NULL);
    table_add_text(table, first ? dossier->entities[from].id : NULL);
    table_add_text(table, card_direction(dossier, relation, from));
    table_add_text(table, first ? dossier->entities[to].id : NULL);
    cells_sign(relation_sign(dossier, relation), true, table);
    if (origin->against)
        table_mark(table, '!');
    if (tie && first)
        table_add_number(table, tie->weight);
    else
        table_add_text(table, NULL);
    cells_type(dossier, relation, table);
    if (is_possible(provenance, origin))
        table_mark(table, '?');
    cells_when(dossier, relation, table);
    table_add_number(table, weight_of(provenance, origin));
    table_add_text(table, relation_evidence(dossier, relation)->source);
    cells_place(dossier, relation, true, table);
    if (all)
        table_add_text(table, tie ? NULL : omission_name(origin->omission));
}

static void add_tie(const struct provenance *provenance, const struct origin *origin,
                    struct table *table)
{
    const struct entity *entities = provenance->network->view->dossier->entities;
    const struct tie *tie = tie_of(provenance, origin);
    const struct entity *from = &entities[end_of(provenance, origin, false)];
    const struct entity *to = &entities[end_of(provenance, origin, true)];
    table_add_integer(table, tie ? origin->tie + 1.0 : NAN);
    table_add_text(table, from->id);
    table_add_text(table, entity_label(from));
    table_add_text(table, to->id);
    table_add_text(table, entity_label(to));
    table_add_integer(table, tie ? tie->sign : NAN);
    table_add_number(table, tie ? tie->weight : NAN);
}

static void add_long(const struct provenance *provenance, const struct origin *origin,
                     struct table *table)
{
    const struct dossier *dossier = provenance->network->view->dossier;
    const struct relation *relation = relation_of(provenance, origin);
    const struct evidence *evidence = relation_evidence(dossier, relation);
    add_tie(provenance, origin, table);
    table_add_text(table, card_direction(dossier, relation, end_of(provenance, origin, false)));
    table_add_text(table, dossier->vocabulary.types[relation->type].name);
    table_add_text(table, evidence->role);
    cells_when(dossier, relation, table);
    add_certainty(provenance, origin, table);
    cells_sign(relation_sign(dossier, relation), false, table);
    table_add_number(table, weight_of(provenance, origin));
    table_add_number(table, relation_confidence(dossier, relation));
    table_add_integer(table, (double)origin->against);
    table_add_integer(table, (double)origin->certainly);
    table_add_text(table, evidence->source);
    table_add_text(table, evidence->quote);
    cells_place(dossier, relation, false, table);
    table_add_text(table, origin->omission ? omission_name(origin->omission) : NULL);
}

/* "32 of the other sign, 2 of an entity to itself; --all lists them" */
static void add_left_out(const struct provenance *provenance, bool all, struct table *table)
{
    struct text text = {0};
    for (int i = OMISSION_NONE + 1; i < OMISSION_COUNT; i++)
        if (provenance->omitted[i])
            text_addf(&text, "%s%zu %s", text.length ? ", " : "", provenance->omitted[i],
                      omission_name((enum omission)i));
    if (text.length && !all)
        text_add(&text, "; --all lists them");
    if (text.length)
        table_add_note(table, "omitted", text_string(&text));
    text_release(&text);
}

static void add_contradictions(const struct provenance *provenance, struct table *table)
{
    struct text text = {0};
    size_t relations = provenance->contradicted_relations, pairs = provenance->contradicted_pairs;
    if (relations)
        text_addf(&text,
                  "%zu relations of %zu %s stand against one of the opposite sign that may hold at "
                  "the same time (%zu certainly); all are kept",
                  relations, pairs, pairs == 1 ? "pair" : "pairs",
                  provenance->certain_contradictions);
    else
        text_add(&text, "none: no two relations of a pair have opposite signs at the same time");
    table_add_note(table, "contradictions", text_string(&text));
    text_release(&text);
}

static void add_marks(const struct provenance *provenance, size_t count, struct table *table)
{
    bool against = false, possible = false;
    for (size_t i = 0; i < count; i++) {
        against |= provenance->origins[i].against > 0;
        possible |= is_possible(provenance, &provenance->origins[i]);
    }
    if (against)
        table_add_note(table, "!", "a relation of the two contradicts it");
    if (possible)
        table_add_note(table, "?", "only possible at that time");
}

static void add_notes(const struct provenance *provenance, bool all, struct table *table)
{
    struct text text = {0};
    network_describe(provenance->network, &text);
    table_add_note(table, "projection", text_string(&text));
    add_left_out(provenance, all, table);
    add_contradictions(provenance, table);
    text_release(&text);
}

void provenance_table(const struct provenance *provenance, bool wide, bool all, struct table *table)
{
    size_t count = all ? provenance->origin_count : provenance->tied_count;
    table_init(table, "ties");
    if (wide)
        table_add_columns(table, wide_columns, COUNT(wide_columns));
    else
        table_add_columns(table, columns, COUNT(columns));
    if (wide && all)
        table_add_column(table, "left out", false);
    for (size_t i = 0; i < count; i++) {
        const struct origin *origin = &provenance->origins[i];
        bool first = !i || origin->tie == NETWORK_NONE || origin->tie != origin[-1].tie;
        if (wide)
            add_wide(provenance, origin, first, all, table);
        else
            add_long(provenance, origin, table);
    }
    add_notes(provenance, all, table);
    if (wide)
        add_marks(provenance, count, table);
}
