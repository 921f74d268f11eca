/*
 * partings_table.c: the entities whose departure parts a network, as a table; and the notes of what
 * parts it.
 */
#include "report/partings_table.h"
#include "report/cells.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { NAMES_IN_ROW = 8 }; /* for people; programs get all that are named */

static const struct column wide_departures[] = {
    {"rank", true},   {"without", false},   {"label", false}, {"kind", false},
    {"pieces", true}, {"falls away", true}, {"who", false}};

static const struct column departures[] = {
    {"rank", true},       {"id", false},   {"label", false}, {"kind", false}, {"pieces", true},
    {"falls_away", true}, {"piece", true}, {"size", true},   {"named", true}, {"members", false}};

const struct entity *parting_entity(const struct partings *partings, uint32_t node)
{
    const struct network *network = partings->network;
    return &network->view->dossier->entities[network->entities[node]];
}

/* Appends up to `most` of the fragment's names; returns how many. */
static size_t add_names(const struct partings *partings, const struct fragment *fragment,
                        size_t most, const char *between, struct text *out)
{
    size_t count = fragment->named < most ? fragment->named : most;
    for (size_t i = 0; i < count; i++)
        text_addf(out, "%s%s", i ? between : "",
                  parting_entity(partings, partings->named[fragment->first + i])->id);
    return count;
}

void cells_who(const struct partings *partings, const struct fragment *fragments, size_t count,
               struct table *table)
{
    struct text who = {0};
    size_t room = NAMES_IN_ROW, left = 0;
    for (size_t i = 0; i < count; i++) {
        text_add(&who, i && room ? "; " : "");
        size_t added = add_names(partings, &fragments[i], room, ", ", &who);
        room -= added;
        left += fragments[i].size - added;
    }
    if (left)
        text_addf(&who, " and %zu more", left);
    table_add_text(table, text_string(&who));
    text_release(&who);
}

void cells_members(const struct partings *partings, const struct fragment *fragment,
                   struct table *table)
{
    struct text members = {0};
    add_names(partings, fragment, fragment->named, ",", &members);
    table_add_integer(table, (double)fragment->named);
    table_add_text(table, fragment->named ? text_string(&members) : NULL);
    text_release(&members);
}

static void add_departing(const struct partings *partings, const struct departure *departure,
                          struct table *table)
{
    const struct network *network = partings->network;
    const struct entity *entity = parting_entity(partings, departure->node);
    table_add_integer(table, departure->rank);
    cells_entity(network->view->dossier, entity, network->doubted[departure->node], table);
    table_add_integer(table, (double)departure->count);
    table_add_integer(table, (double)departure->lost);
}

static void add_departure(const struct partings *partings, const struct departure *departure,
                          bool wide, struct table *table)
{
    const struct fragment *fragments = partings->fragments + departure->first;
    if (wide) {
        add_departing(partings, departure, table);
        cells_who(partings, fragments + 1, departure->count - 1, table);
        return;
    }
    for (size_t i = 0; i < departure->count; i++) {
        add_departing(partings, departure, table);
        table_add_integer(table, (double)i + 1);
        table_add_integer(table, (double)fragments[i].size);
        cells_members(partings, &fragments[i], table);
    }
}

void departures_table(const struct partings *partings, bool wide, struct table *table)
{
    table_init(table, "departures");
    if (wide)
        table_add_columns(table, wide_departures, COUNT(wide_departures));
    else
        table_add_columns(table, departures, COUNT(departures));
    for (size_t i = 0; i < partings->departure_count; i++)
        add_departure(partings, &partings->departures[i], wide, table);
}

/* "7 entities (5 listed)", "no tie" */
static void add_total(size_t listed, size_t total, const char *one, const char *many,
                      struct text *out)
{
    if (!total)
        text_addf(out, "no %s", one);
    else
        text_addf(out, "%zu %s", total, total == 1 ? one : many);
    if (listed < total)
        text_addf(out, " (%zu listed)", listed);
}

void partings_notes(const struct partings *partings, bool wide, struct table *table)
{
    const struct network *network = partings->network;
    struct text text = {0};
    add_total(partings->departure_count, partings->departure_total, "entity", "entities", &text);
    if (partings->kind != VOCABULARY_NONE)
        text_addf(&text, " of kind %s",
                  network->view->dossier->vocabulary.kinds[partings->kind].name);
    text_add(&text, " and ");
    add_total(partings->bridge_count, partings->bridge_total, "tie", "ties", &text);
    text_addf(&text, " part what hangs together%s",
              network->projection.directed ? ", whatever the direction of ties" : "");
    table_add_note(table, "parting", text_string(&text));
    if (wide && (partings->departure_count || partings->bridge_count))
        table_add_note(table, "falls away",
                       "who is cut off from the largest piece that is left; ';' parts the pieces");
    text_release(&text);
}
