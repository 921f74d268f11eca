/*
 * query_table.c: what a query selects as a table, with what stands under the names that it
 * mentions.
 */
#include <entente/query_table.h>

#include "base/xalloc.h"
#include "report/cells.h"
#include "report/listing.h"

#include <stdlib.h>
#include <string.h>

/* Names that have a column anyway. */
static const char *const of_entities[] = {"id", "label", "name", "kind"};
static const char *const of_relations[] = {"from", "to", "relation", "source"};
enum { OWN_COLUMNS = 4 };

struct columns {
    size_t *fields; /* of the query */
    size_t count;
    bool wide;
};

static bool is_among(const char *const *names, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

/* Beginning and end are shown as the date that they are of. */
static const char *column_name(const struct selection *selection, size_t field)
{
    const char *name = query_field_name(selection->query, field);
    bool date = strcmp(name, "start") == 0 || strcmp(name, "end") == 0;
    return date && query_field_dated(selection->query, field) ? "when" : name;
}

/* An attribute in quotes may be a name without, too. */
static bool is_chosen(const struct selection *selection, const struct columns *columns,
                      const char *name)
{
    for (size_t i = 0; i < columns->count; i++)
        if (strcmp(column_name(selection, columns->fields[i]), name) == 0)
            return true;
    return false;
}

/* The fields that have a column of their own, each name once. */
static void choose(const struct selection *selection, struct columns *columns)
{
    bool relations = selection->subject == QUERY_RELATIONS;
    const char *const *own = relations ? of_relations : of_entities;
    size_t count = query_field_count(selection->query);
    bool when = relations; /* stands there already */
    columns->fields = xcalloc(count, sizeof *columns->fields);
    for (size_t i = 0; i < count; i++) {
        const char *name = column_name(selection, i);
        bool date = strcmp(name, "when") == 0 && query_field_dated(selection->query, i);
        if ((date && when) || is_among(own, OWN_COLUMNS, name) ||
            is_chosen(selection, columns, name))
            continue;
        when = when || date;
        columns->fields[columns->count++] = i;
    }
}

static void add_columns(const struct selection *selection, const struct columns *columns,
                        struct table *table)
{
    static const struct column entity[] = {{"id", false}, {"label", false}, {"kind", false}};
    static const struct column relation[] = {
        {"from", false}, {"relation", false}, {"to", false}, {"when", false}};
    static const struct column place[] = {{"path", false}, {"line", true}};
    bool relations = selection->subject == QUERY_RELATIONS;
    table_add_columns(table, relations ? relation : entity,
                      relations ? sizeof relation / sizeof *relation
                                : sizeof entity / sizeof *entity);
    for (size_t i = 0; i < columns->count; i++)
        table_add_column(table, column_name(selection, columns->fields[i]),
                         query_field_form(selection->query, columns->fields[i]) != QUERY_FORM_TEXT);
    if (view_timed(selection->view))
        table_add_column(table, "certainty", false);
    if (!relations)
        return;
    table_add_column(table, "source", false);
    if (columns->wide)
        table_add_column(table, "place", false);
    else
        table_add_columns(table, place, sizeof place / sizeof *place);
}

static void add_value(const struct selection *selection, size_t field, size_t record,
                      struct table *table)
{
    enum query_form form = query_field_form(selection->query, field);
    struct text text = {0};
    if (form == QUERY_FORM_TEXT) {
        query_field_text(selection->query, selection->view, field, record, &text);
        table_add_text(table, text.length ? text.data : NULL);
        text_release(&text);
        return;
    }
    double number = query_field_number(selection->query, selection->view, field, record);
    if (form == QUERY_FORM_WHOLE)
        table_add_integer(table, number);
    else
        table_add_number(table, number);
}

static void add_relation_head(const struct dossier *dossier, const struct relation *relation,
                              bool doubted, struct table *table)
{
    table_add_text(table, dossier->entities[relation->from].id);
    table_add_text(table, dossier->vocabulary.types[relation->type].name);
    if (doubted)
        table_mark(table, '?');
    table_add_text(table, dossier->entities[relation->to].id);
    cells_when(dossier, relation, table);
}

/* Whether the record, or what was counted or measured of it, is only possible at that time. */
static bool is_doubted(const struct selection *selection, size_t record)
{
    const struct view *view = selection->view;
    const struct network *network = &selection->network;
    if (query_doubted(selection->query, view, record))
        return true;
    if (selection->subject == QUERY_RELATIONS)
        return view->certainties[record] == CERTAINTY_POSSIBLE;
    return view->entities[record] == CERTAINTY_POSSIBLE ||
           (selection->measure_count && network->nodes[record] != NETWORK_NONE &&
            network->doubted[network->nodes[record]]);
}

/* Returns whether the record is in doubt. */
static bool add_row(const struct selection *selection, const struct columns *columns, size_t record,
                    struct table *table)
{
    const struct view *view = selection->view;
    const struct dossier *dossier = view->dossier;
    bool relations = selection->subject == QUERY_RELATIONS;
    const struct relation *relation =
        relations ? &dossier->relations[view->relations[record]] : NULL;
    bool doubted = is_doubted(selection, record);
    if (relations)
        add_relation_head(dossier, relation, doubted, table);
    else
        cells_entity(dossier, &dossier->entities[record], doubted, table);
    for (size_t i = 0; i < columns->count; i++)
        add_value(selection, columns->fields[i], record, table);
    if (view_timed(view))
        table_add_text(table, certainty_name(doubted ? CERTAINTY_POSSIBLE : CERTAINTY_CERTAIN));
    if (!relations)
        return doubted;
    table_add_text(table, relation_evidence(dossier, relation)->source);
    cells_place(dossier, relation, columns->wide, table);
    return doubted;
}

static void add_notes(const struct selection *selection, bool doubted, struct table *table)
{
    const struct view *view = selection->view;
    struct text text = {0};
    bool relations = selection->subject == QUERY_RELATIONS;
    text_addf(&text, "%zu of %zu %s", selection->count,
              relations ? view->relation_count : view->entity_count,
              relations ? "relations" : "entities");
    table_add_note(table, "selected", text_string(&text));
    text_clear(&text);
    if (view_timed(view) || view->filter) {
        view_describe(view, &text);
        table_add_note(table, "seen", text_string(&text));
    }
    text_release(&text);
    if (selection->measure_count) {
        projection_note(table, &selection->network, selection->measures, selection->measure_count,
                        false);
        remarks_note(table, selection->measures, selection->remarks, selection->measure_count);
    }
    if (doubted)
        table_add_note(table, "?",
                       relations ? "it, or what was counted of its ends, is only possible at that "
                                   "time"
                                 : "it, or a relation of it that was counted or measured, is only "
                                   "possible at that time");
}

void query_table(const struct selection *selection, const struct table_style *style,
                 struct table *table)
{
    struct columns columns = {.wide = cells_wide(style)};
    bool relations = selection->subject == QUERY_RELATIONS, doubted = false;
    size_t records =
        relations ? selection->view->relation_count : selection->view->dossier->entity_count;
    choose(selection, &columns);
    table_init(table, relations ? "relations" : "entities");
    add_columns(selection, &columns, table);
    for (size_t i = 0; i < records; i++)
        if (selection->selected[i])
            doubted |= add_row(selection, &columns, i, table);
    add_notes(selection, doubted, table);
    free(columns.fields);
}
