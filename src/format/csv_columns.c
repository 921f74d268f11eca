/*
 * csv_columns.c: headers of tables: which column has which meaning, by its title or by --map.
 */
#include "format/csv_columns.h"

#include <entente/format.h>

#include "base/list.h"
#include "base/suggest.h"
#include "base/xalloc.h"
#include "format/csv_titles.h"
#include "format/dot_fields.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* One header while it is read. */
struct header {
    struct csv_columns *columns;
    struct csv_title *titles;
    size_t *places; /* by column: that of its word */
};

static bool say_twice(const struct header *header, size_t first, size_t second, struct error *error)
{
    const struct csv_column *columns = header->columns->items;
    if (strcmp(columns[first].name, columns[second].name) == 0)
        error_set(error, ERROR_INPUT, "column '%s' is there twice", columns[second].name);
    else
        error_set(error, ERROR_INPUT, "columns '%s' and '%s' mean the same", columns[first].name,
                  columns[second].name);
    error_hint(error, "rename one of them: a column of an unknown name is kept as an attribute");
    return false;
}

/* Of two columns of one meaning the one with our own name has it. */
static bool settle(struct header *header, size_t second, struct error *error)
{
    struct csv_columns *columns = header->columns;
    enum csv_meaning meaning = columns->items[second].meaning;
    size_t first = columns->at[meaning];
    size_t *places = header->places;
    if (first == CSV_NO_COLUMN) {
        columns->at[meaning] = second;
        return true;
    }
    if ((places[first] == 0) == (places[second] == 0))
        return say_twice(header, first, second, error);
    size_t loser = places[first] ? first : second;
    columns->items[loser].meaning = CSV_ATTRIBUTE;
    if (loser == first)
        columns->at[meaning] = second;
    return true;
}

/* `name` beside an id is what an entity is called. */
static void use_name(struct header *header)
{
    struct csv_columns *columns = header->columns;
    for (size_t i = 0; i < columns->count; i++)
        if (columns->nodes && columns->items[i].meaning == CSV_ATTRIBUTE &&
            strcmp(text_string(&header->titles[i].plain), "name") == 0 &&
            columns->at[CSV_LABEL] == CSV_NO_COLUMN) {
            columns->items[i].meaning = CSV_LABEL;
            columns->at[CSV_LABEL] = i;
        }
}

/* Whether an attribute of that name would be read as something else where a dossier is in DOT. */
static bool is_taken(const char *name, bool nodes)
{
    return nodes ? strcmp(name, "kind") == 0 || dot_field_find(&dot_entity_fields, name)
                 : strcmp(name, "relation") == 0 || strcmp(name, "dir") == 0 ||
                       dot_field_find(&dot_relation_fields, name);
}

/*
 * A column that another one keeps from its meaning, and one whose role by Neo4j has no sense here,
 * must not become an attribute that looks like what it is not.
 */
static void rename_taken(struct csv_columns *columns, struct dossier *dossier)
{
    for (size_t i = 0; i < columns->count; i++) {
        struct csv_column *column = &columns->items[i];
        struct text name = {0};
        if (column->meaning != CSV_ATTRIBUTE || !is_taken(column->name, columns->nodes))
            continue;
        text_addf(&name, "%s_column", column->name);
        column->name = dossier_string(dossier, text_string(&name), name.length);
        text_release(&name);
    }
}

static bool assign(struct header *header, struct dossier *dossier, size_t *cell,
                   struct error *error)
{
    struct csv_columns *columns = header->columns;
    for (size_t i = 0; i < CSV_MEANINGS; i++)
        columns->at[i] = CSV_NO_COLUMN;
    for (size_t i = 0; i < columns->count; i++) {
        struct csv_column *column = &columns->items[i];
        *cell = i;
        column->meaning = csv_title_meaning(&header->titles[i], columns->nodes, &header->places[i]);
        column->type = strcmp(text_string(&header->titles[i].plain), "type") == 0;
        if (column->meaning != CSV_ATTRIBUTE && !settle(header, i, error))
            return false;
    }
    use_name(header);
    rename_taken(columns, dossier);
    for (size_t i = 0; i < columns->count; i++)
        for (size_t j = 0; j < i && columns->items[i].meaning == CSV_ATTRIBUTE; j++) {
            *cell = i;
            if (columns->items[j].meaning == CSV_ATTRIBUTE &&
                columns->items[i].name == columns->items[j].name)
                return say_twice(header, j, i, error);
        }
    return true;
}

/* What a table cannot be without. */
static bool check_needs(const struct csv_columns *columns, struct error *error)
{
    bool source = csv_columns_have(columns, CSV_SOURCE);
    bool target = csv_columns_have(columns, CSV_TARGET);
    struct text seen = {0}, words = {0};
    if (columns->nodes ? csv_columns_have(columns, CSV_ID) : source && target)
        return true;
    if (columns->nodes)
        error_set(error, ERROR_INPUT, "the header names no id");
    else if (source || target)
        error_set(error, ERROR_INPUT, "the header names no %s", source ? "target" : "source");
    else
        error_set(error, ERROR_INPUT, "the header names neither source nor target, and no id");
    for (size_t i = 0; i < columns->count; i++)
        text_addf(&seen, "%s%s", i ? ", " : "", columns->items[i].name);
    csv_names(columns->nodes ? CSV_OF_ENTITIES : CSV_OF_RELATIONS, &words);
    error_hint(error, "it has %s; a table of %s knows %s", text_string(&seen),
               columns->nodes ? "entities" : "relations", text_string(&words));
    text_release(&words);
    text_release(&seen);
    return false;
}

/* Whether a header that names no two ends is that of a table of entities. */
static bool is_of_entities(const struct header *header)
{
    bool id = false;
    for (size_t i = 0; i < header->columns->count; i++) {
        size_t place;
        enum csv_meaning meaning = csv_title_meaning(&header->titles[i], false, &place);
        if (meaning == CSV_TARGET)
            return false;
        id |= csv_title_meaning(&header->titles[i], true, &place) == CSV_ID;
    }
    return id;
}

static bool no_such_meaning(const char *word, struct error *error)
{
    struct text words = {0};
    csv_names(CSV_OF_BOTH, &words);
    error_set(error, ERROR_USAGE, "--map: a table has no '%s'", word);
    error_hint(error, "it knows %s", text_string(&words));
    text_release(&words);
    return false;
}

static bool no_such_column(const struct header *header, const char *name, struct error *error)
{
    struct suggest suggest;
    suggest_start(&suggest, name);
    for (size_t i = 0; i < header->columns->count; i++)
        suggest_consider(&suggest, header->columns->items[i].name);
    error_set(error, ERROR_INPUT, "the header has no column '%s', which --map names", name);
    if (suggest.best)
        error_hint(error, "did you mean '%s'?", suggest.best);
    else
        error_hint(error, "it has '%s' and others", header->columns->items[0].name);
    return false;
}

/* Bars the columns that would mean the same as the title that was mapped. */
static void bar_others(struct header *header, const struct csv_title *mapped)
{
    size_t place;
    for (int nodes = 0; nodes < 2; nodes++) {
        enum csv_meaning meaning = csv_title_meaning(mapped, nodes, &place);
        for (size_t i = 0; i < header->columns->count; i++) {
            struct csv_title *title = &header->titles[i];
            title->barred = title->barred || (meaning != CSV_ATTRIBUTE && !title->mapped &&
                                              csv_title_meaning(title, nodes, &place) == meaning);
        }
    }
}

/* The title that the left side of OURS=THEIRS stands for, and the right side. */
static bool read_entry(const char *entry, struct csv_title *ours, const char **theirs,
                       struct error *error)
{
    const char *equals = strchr(entry, '=');
    size_t place;
    *ours = (struct csv_title){0};
    *theirs = NULL;
    if (!equals || equals == entry || !equals[1])
        return error_set(error, ERROR_USAGE, "--map takes OURS=THEIRS, not '%s'", entry);
    text_add_bytes(&ours->name, entry, (size_t)(equals - entry));
    csv_title_add_plain(entry, (size_t)(equals - entry), &ours->plain);
    *theirs = equals + 1;
    return csv_title_meaning(ours, false, &place) != CSV_ATTRIBUTE ||
           csv_title_meaning(ours, true, &place) != CSV_ATTRIBUTE ||
           no_such_meaning(text_string(&ours->name), error);
}

bool read_columns_check(const char *columns, struct error *error)
{
    struct text entry = {0};
    bool done = true;
    while (done && list_next(&columns, &entry)) {
        struct csv_title ours;
        const char *theirs;
        done = read_entry(text_string(&entry), &ours, &theirs, error);
        csv_title_release(&ours);
    }
    text_release(&entry);
    return done;
}

/* One entry of the map. A table of entities may lack what one of relations has. */
static bool map_column(struct header *header, const char *entry, bool nodes, struct error *error)
{
    struct csv_title ours;
    const char *theirs;
    size_t place;
    bool done = read_entry(entry, &ours, &theirs, error), found = false;
    for (size_t i = 0; done && i < header->columns->count; i++) {
        struct csv_title *title = &header->titles[i];
        if (strcasecmp(header->columns->items[i].name, theirs) != 0)
            continue;
        text_clear(&title->plain);
        text_clear(&title->role);
        text_add(&title->plain, text_string(&ours.plain));
        title->mapped = found = true;
        title->barred = false;
        bar_others(header, title);
    }
    if (done && !found && !nodes && csv_title_meaning(&ours, false, &place) != CSV_ATTRIBUTE)
        done = no_such_column(header, theirs, error);
    csv_title_release(&ours);
    return done;
}

static bool map_columns(struct header *header, const char *map, bool nodes, struct error *error)
{
    struct text entry = {0};
    bool done = true;
    while (map && done && list_next(&map, &entry))
        done = map_column(header, text_string(&entry), nodes, error);
    text_release(&entry);
    return done;
}

bool csv_columns_init(struct csv_columns *columns, struct dossier *dossier,
                      const struct csv_row *row, bool nodes, const char *map, size_t *cell,
                      struct error *error)
{
    size_t count = row->count;
    struct header header = {columns, xcalloc(count, sizeof *header.titles),
                            xcalloc(count, sizeof *header.places)};
    *columns =
        (struct csv_columns){.items = xcalloc(count, sizeof *columns->items), .count = count};
    for (size_t i = 0; i < count; i++) {
        csv_title_init(&header.titles[i], row->cells[i], i);
        struct text *name =
            header.titles[i].name.length ? &header.titles[i].name : &header.titles[i].role;
        columns->items[i].name = dossier_string(dossier, text_string(name), name->length);
    }
    *cell = 0;
    bool done = map_columns(&header, map, nodes, error);
    columns->nodes = nodes || is_of_entities(&header);
    done = done && assign(&header, dossier, cell, error);
    if (done) {
        *cell = 0;
        done = check_needs(columns, error);
    }
    for (size_t i = 0; i < count; i++)
        csv_title_release(&header.titles[i]);
    free(header.titles);
    free(header.places);
    return done;
}

void csv_columns_release(struct csv_columns *columns)
{
    free(columns->items);
    *columns = (struct csv_columns){0};
}

bool csv_columns_have(const struct csv_columns *columns, enum csv_meaning meaning)
{
    return columns->at[meaning] != CSV_NO_COLUMN;
}
