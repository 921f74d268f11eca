/*
 * csv_columns.c: the table of column names, and headers by it.
 */
#include "format/csv_columns.h"

#include "base/xalloc.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { OF_RELATIONS = 1, OF_ENTITIES = 2, OF_BOTH = 3 };

/*
 * To add a synonym: a word in its row, in small letters without blanks, `_` and `-`, which do not
 * count. The first name of a row is its own; a column that has it makes attributes of those that
 * have the others. To add a column: its meaning in csv_columns.h, a row here, and what reads its
 * cells in csv_rows.c or csv_nodes.c.
 */
static const struct {
    enum csv_meaning meaning;
    unsigned tables;
    const char *names;
} known[] = {
    {CSV_SOURCE, OF_RELATIONS, "source :start_id from src ego tail sender sourceid fromid"},
    {CSV_TARGET, OF_RELATIONS,
     "target :end_id to dst destination alter head receiver targetid toid"},
    {CSV_RELATION, OF_RELATIONS, "relation :type type kind relationtype relationship edgetype tie"},
    {CSV_WEIGHT, OF_RELATIONS, "weight value strength"},
    {CSV_SIGN, OF_RELATIONS, "sign polarity valence"},
    {CSV_WHEN, OF_BOTH, "when date year"},
    {CSV_START, OF_BOTH,
     "start since begin startdate begindate fromdate validfrom startyear beginyear"},
    {CSV_END, OF_BOTH, "end until enddate todate validto validuntil endyear"},
    {CSV_DIRECTED, OF_RELATIONS, "directed isdirected"},
    {CSV_UNDIRECTED, OF_RELATIONS, "undirected isundirected mutual"},
    {CSV_DIRECTION, OF_RELATIONS, "direction directedness dir"},
    {CSV_CONFIDENCE, OF_RELATIONS, "confidence grade"},
    {CSV_CITATION, OF_BOTH, "source_ref citation reference cite ref"},
    {CSV_CITATION, OF_ENTITIES, "source"},
    {CSV_QUOTE, OF_RELATIONS, "quote quotation excerpt"},
    {CSV_ROLE, OF_RELATIONS, "role"},
    {CSV_NOTE, OF_BOTH, "note notes comment comments remark remarks"},
    {CSV_URL, OF_BOTH, "url link href"},
    {CSV_LABEL, OF_RELATIONS, "label edgelabel"},
    {CSV_LABEL, OF_ENTITIES, "label nodelabel displayname fullname"},
    {CSV_ID, OF_ENTITIES, "id :id node nodeid entity name"},
    {CSV_KIND, OF_ENTITIES, "kind :label type entitytype category"},
    {CSV_ALIASES, OF_ENTITIES, "aliases alias aka alsoknownas"},
};

enum { KNOWN = sizeof known / sizeof *known };

/* A header's cell: its words for the table above, and as it is written. */
struct title {
    struct text plain; /* small letters without blanks, `_` and `-` */
    struct text role;  /* of Neo4j's NAME:ROLE(GROUP), where it is one of ours: ":start_id" */
    struct text name;  /* without Neo4j's role or type */
};

static void title_release(struct title *title)
{
    text_release(&title->plain);
    text_release(&title->role);
    text_release(&title->name);
}

/* "weight:double" is a weight; "x:START_ID(Group)" an end; "a:b c" is just a name. */
static void split_neo4j(struct title *title)
{
    static const char *const types[] = {
        "int",           "long",     "float",  "double",   "boolean", "byte",
        "short",         "char",     "string", "date",     "time",    "localtime",
        "localdatetime", "datetime", "point",  "duration", "ignore"};
    static const char *const roles[] = {"start_id", "end_id", "type", "id", "label"};
    char *colon = strrchr(title->name.data, ':');
    size_t length = colon ? strcspn(colon + 1, "([{") : 0;
    bool type = false;
    if (!length)
        return;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        type |= strlen(types[i]) == length && strncasecmp(types[i], colon + 1, length) == 0;
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (strlen(roles[i]) == length && strncasecmp(roles[i], colon + 1, length) == 0)
            text_addf(&title->role, ":%s", roles[i]);
    if (!type && !title->role.length)
        return;
    if (colon > title->name.data || title->role.length) {
        title->name.length = (size_t)(colon - title->name.data);
        *colon = '\0';
    }
}

static void title_init(struct title *title, struct csv_cell cell, size_t index)
{
    struct text raw = {0};
    *title = (struct title){0};
    csv_cell_unquote(cell, &raw);
    const char *start = text_string(&raw), *end = start + raw.length;
    while (start < end && isspace((unsigned char)*start))
        start++;
    while (end > start && isspace((unsigned char)end[-1]))
        end--;
    text_add_bytes(&title->name, start, (size_t)(end - start));
    if (title->name.length)
        split_neo4j(title);
    for (size_t i = 0; i < title->name.length; i++)
        if (!strchr(" _-", title->name.data[i]))
            text_add_char(&title->plain, (char)tolower((unsigned char)title->name.data[i]));
    if (!title->name.length && !title->role.length)
        text_addf(&title->name, "column-%zu", index + 1);
    text_release(&raw);
}

/* Whether the list begins with the word; `_` is written in the list to be read, and no part of it.
 */
static bool begins_with(const char *list, const char *word)
{
    for (; *word; list++)
        if (*list == *word)
            word++;
        else if (*list != '_')
            return false;
    return !*list || *list == ' ';
}

/* The place of the word in a list parted by blanks, 0 for the first; SIZE_MAX where it is not. */
static size_t word_place(const char *list, const char *word)
{
    for (size_t place = 0; *list; place++) {
        if (*word && begins_with(list, word))
            return place;
        list += strcspn(list, " ");
        list += strspn(list, " ");
    }
    return SIZE_MAX;
}

/* The meaning of a title; `*place` is that of its word, so that the first is preferred. */
static enum csv_meaning find_meaning(const struct title *title, bool nodes, size_t *place)
{
    for (size_t i = 0; i < KNOWN; i++) {
        if (!(known[i].tables & (nodes ? OF_ENTITIES : OF_RELATIONS)))
            continue;
        *place = word_place(known[i].names, text_string(&title->role));
        if (*place != SIZE_MAX) {
            *place = 0; /* what says its role is as good as our own name */
            return known[i].meaning;
        }
        *place =
            title->role.length ? SIZE_MAX : word_place(known[i].names, text_string(&title->plain));
        if (*place != SIZE_MAX)
            return known[i].meaning;
    }
    return CSV_ATTRIBUTE;
}

/* One header while it is read. */
struct header {
    struct csv_columns *columns;
    struct title *titles;
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

static bool assign(struct header *header, size_t *cell, struct error *error)
{
    struct csv_columns *columns = header->columns;
    for (size_t i = 0; i < CSV_MEANINGS; i++)
        columns->at[i] = CSV_NO_COLUMN;
    for (size_t i = 0; i < columns->count; i++) {
        struct csv_column *column = &columns->items[i];
        *cell = i;
        column->meaning = find_meaning(&header->titles[i], columns->nodes, &header->places[i]);
        column->type = strcmp(text_string(&header->titles[i].plain), "type") == 0;
        if (column->meaning != CSV_ATTRIBUTE && !settle(header, i, error))
            return false;
    }
    use_name(header);
    for (size_t i = 0; i < columns->count; i++)
        for (size_t j = 0; j < i && columns->items[i].meaning == CSV_ATTRIBUTE; j++) {
            *cell = i;
            if (columns->items[j].meaning == CSV_ATTRIBUTE &&
                columns->items[i].name == columns->items[j].name)
                return say_twice(header, j, i, error);
        }
    return true;
}

static void list_names(unsigned tables, struct text *out)
{
    for (size_t i = 0; i < KNOWN; i++)
        if (known[i].tables & tables)
            text_addf(out, "%s%.*s", out->length ? ", " : "", (int)strcspn(known[i].names, " "),
                      known[i].names);
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
    list_names(columns->nodes ? OF_ENTITIES : OF_RELATIONS, &words);
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
        enum csv_meaning meaning = find_meaning(&header->titles[i], false, &place);
        if (meaning == CSV_TARGET)
            return false;
        id |= find_meaning(&header->titles[i], true, &place) == CSV_ID;
    }
    return id;
}

bool csv_columns_init(struct csv_columns *columns, struct dossier *dossier,
                      const struct csv_row *row, bool nodes, size_t *cell, struct error *error)
{
    size_t count = row->count;
    struct header header = {columns, xcalloc(count, sizeof *header.titles),
                            xcalloc(count, sizeof *header.places)};
    *columns =
        (struct csv_columns){.items = xcalloc(count, sizeof *columns->items), .count = count};
    for (size_t i = 0; i < count; i++) {
        title_init(&header.titles[i], row->cells[i], i);
        struct text *name =
            header.titles[i].name.length ? &header.titles[i].name : &header.titles[i].role;
        columns->items[i].name = dossier_string(dossier, text_string(name), name->length);
    }
    columns->nodes = nodes || is_of_entities(&header);
    bool done = assign(&header, cell, error);
    if (done) {
        *cell = 0;
        done = check_needs(columns, error);
    }
    for (size_t i = 0; i < count; i++)
        title_release(&header.titles[i]);
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
