/*
 * card_table.c: all that a dossier says of one entity, as a table.
 */
#include <entente/card.h>

#include "report/card_relations.h"

#include <stdlib.h>

static const struct column columns[] = {
    {"family", false}, {"relation", false},   {"direction", false}, {"other", false},
    {"label", false},  {"role", false},       {"when", false},      {"certainty", false},
    {"weight", true},  {"confidence", false}, {"source", false},    {"quote", false},
    {"note", false},   {"path", false},       {"line", true},
};

static void add_date(const struct edtf *when, struct table *table)
{
    struct text date = {0};
    if (edtf_given(when))
        edtf_format(when, &date);
    table_add_text(table, date.length ? date.data : NULL);
    text_release(&date);
}

static void add_relation(const struct view *view, size_t position, uint32_t entity,
                         struct table *table)
{
    const struct dossier *dossier = view->dossier;
    const struct relation *relation = &dossier->relations[view->relations[position]];
    const struct evidence *evidence = relation_evidence(dossier, relation);
    const struct entity *other = &dossier->entities[card_other(relation, entity)];
    table_add_text(table, family_name(relation_family(dossier, relation)));
    table_add_text(table, dossier->vocabulary.types[relation->type].name);
    table_add_text(table, card_direction(dossier, relation, entity));
    table_add_text(table, other->id);
    table_add_text(table, entity_label(other));
    table_add_text(table, evidence->role);
    add_date(relation_when(dossier, relation), table);
    table_add_text(table, certainty_name((enum certainty)view->certainties[position]));
    table_add_number(table, relation_weight(dossier, relation));
    table_add_text(table, evidence->confidence);
    table_add_text(table, evidence->source);
    table_add_text(table, evidence->quote);
    table_add_text(table, evidence->note);
    table_add_text(table, dossier_path(dossier, relation->place));
    table_add_integer(table, relation->place.line);
}

static void add_note(const char *name, const char *value, struct table *table)
{
    if (value)
        table_add_note(table, name, value);
}

static void add_entity_notes(const struct dossier *dossier, uint32_t index, struct table *table)
{
    const struct entity *entity = &dossier->entities[index];
    struct text date = {0}, namesakes = {0};
    card_namesakes(dossier, index, &namesakes);
    add_note("id", entity->id, table);
    add_note("label", entity->label, table);
    add_note("kind", dossier->vocabulary.kinds[entity->kind].name, table);
    add_note("aliases", entity->aliases, table);
    add_note("one with", namesakes.data, table);
    if (edtf_given(&entity->when)) {
        edtf_format(&entity->when, &date);
        add_note("when", date.data, table);
    }
    add_note("note", entity->note, table);
    add_note("url", entity->url, table);
    add_note("source", entity->source, table);
    text_release(&namesakes);
    text_release(&date);
}

void card_table(const struct view *view, uint32_t entity, struct table *table)
{
    size_t count;
    size_t *positions = card_relations(view, entity, &count);
    struct text seen = {0};
    table_init(table, "relations");
    table_add_columns(table, columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < count; i++)
        add_relation(view, positions[i], entity, table);
    add_entity_notes(view->dossier, entity, table);
    view_describe(view, &seen);
    add_note("seen", text_string(&seen), table);
    text_release(&seen);
    free(positions);
}
