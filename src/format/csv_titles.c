/*
 * csv_titles.c: the table of column names, and what a title means by it.
 */
#include "format/csv_titles.h"

#include "base/utf8.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

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
    {CSV_SOURCE, CSV_OF_RELATIONS, "source :start_id from src ego tail sender sourceid fromid"},
    {CSV_TARGET, CSV_OF_RELATIONS,
     "target :end_id to dst destination alter head receiver targetid toid"},
    {CSV_RELATION, CSV_OF_RELATIONS,
     "relation :type type kind relationtype relationship edgetype tie"},
    {CSV_WEIGHT, CSV_OF_RELATIONS, "weight value strength"},
    {CSV_SIGN, CSV_OF_RELATIONS, "sign polarity valence"},
    {CSV_WHEN, CSV_OF_BOTH, "when date year"},
    {CSV_START, CSV_OF_BOTH,
     "start since begin startdate begindate fromdate validfrom startyear beginyear"},
    {CSV_END, CSV_OF_BOTH, "end until enddate todate validto validuntil endyear"},
    {CSV_DIRECTED, CSV_OF_RELATIONS, "directed isdirected"},
    {CSV_UNDIRECTED, CSV_OF_RELATIONS, "undirected isundirected mutual"},
    {CSV_DIRECTION, CSV_OF_RELATIONS, "direction directedness dir"},
    {CSV_CONFIDENCE, CSV_OF_RELATIONS, "confidence grade"},
    {CSV_CITATION, CSV_OF_BOTH, "source_ref citation reference cite ref"},
    {CSV_CITATION, CSV_OF_ENTITIES, "source"},
    {CSV_QUOTE, CSV_OF_RELATIONS, "quote quotation excerpt"},
    {CSV_ROLE, CSV_OF_RELATIONS, "role"},
    {CSV_NOTE, CSV_OF_BOTH, "note notes comment comments remark remarks"},
    {CSV_URL, CSV_OF_BOTH, "url link href"},
    {CSV_LABEL, CSV_OF_RELATIONS, "label edgelabel"},
    {CSV_LABEL, CSV_OF_ENTITIES, "label nodelabel displayname fullname"},
    {CSV_ID, CSV_OF_ENTITIES, "id :id node nodeid entity name"},
    {CSV_KIND, CSV_OF_ENTITIES, "kind :label type entitytype category"},
    {CSV_ALIASES, CSV_OF_ENTITIES, "aliases alias aka alsoknownas"},
};

enum { KNOWN = sizeof known / sizeof *known };

void csv_title_release(struct csv_title *title)
{
    text_release(&title->plain);
    text_release(&title->role);
    text_release(&title->name);
}

/* "weight:double" is a weight; "x:START_ID(Group)" an end; "a:b c" is just a name. */
static void split_neo4j(struct csv_title *title)
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

void csv_title_add_plain(const char *word, size_t length, struct text *out)
{
    for (size_t i = 0; i < length; i++)
        if (!strchr(" _-", word[i]))
            text_add_char(out, (char)tolower((unsigned char)word[i]));
}

void csv_title_init(struct csv_title *title, struct csv_cell cell, size_t index)
{
    struct text cut = {0}, raw = {0};
    *title = (struct csv_title){0};
    csv_cell_unquote(cell, &cut);
    utf8_repair(text_string(&cut), cut.length, &raw);
    const char *start = text_string(&raw), *end = start + raw.length;
    while (start < end && isspace((unsigned char)*start))
        start++;
    while (end > start && isspace((unsigned char)end[-1]))
        end--;
    text_add_bytes(&title->name, start, (size_t)(end - start));
    if (title->name.length)
        split_neo4j(title);
    csv_title_add_plain(text_string(&title->name), title->name.length, &title->plain);
    if (!title->name.length && !title->role.length)
        text_addf(&title->name, "column-%zu", index + 1);
    text_release(&cut);
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

enum csv_meaning csv_title_meaning(const struct csv_title *title, bool nodes, size_t *place)
{
    for (size_t i = 0; i < KNOWN && !title->barred; i++) {
        if (!(known[i].tables & (nodes ? CSV_OF_ENTITIES : CSV_OF_RELATIONS)))
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

void csv_names(unsigned tables, struct text *out)
{
    for (size_t i = 0; i < KNOWN; i++)
        if (known[i].tables & tables)
            text_addf(out, "%s%.*s", out->length ? ", " : "", (int)strcspn(known[i].names, " "),
                      known[i].names);
}
