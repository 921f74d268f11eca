/*
 * json_members.c: what the members of an object mean by the tables of names, and the attributes
 * that they become.
 */
#include "format/json_members.h"

#include "base/xalloc.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { NAMES_MAX = 64 }; /* rows of a table */

/* A `type` that says only whether the edge has a direction, as Gephi's does. */
static const struct json_name direction = {"type", JSON_DIRECTED, NULL};

void json_members_start(struct json_graph *graph, bool edge)
{
    graph->edge = edge;
    graph->negative = false;
    graph->member_count = 0;
}

/* ---- What a name means ---- */

/* Whether the name is that one but for its case, blanks, '_' and '-'. */
static bool is_spelled(const char *name, const char *wanted)
{
    for (; *name; name++) {
        if (strchr(" _-", *name))
            continue;
        if (tolower((unsigned char)*name) != *wanted++)
            return false;
    }
    return !*wanted;
}

static const struct json_name *look_up(const struct json_graph *graph, const char *name)
{
    const struct json_name *row = graph->edge ? graph->tables->edges : graph->tables->nodes;
    for (; row->theirs; row++)
        if (graph->foreign ? is_spelled(name, row->theirs) : strcmp(name, row->theirs) == 0)
            return row;
    return NULL;
}

static const struct json_name *meaning_of(struct json_graph *graph, uint32_t name)
{
    struct json_meant **meant = &graph->meant[graph->edge];
    size_t *count = &graph->meant_count[graph->edge];
    if (name >= *count) {
        size_t wanted = (size_t)name * 2 + 64;
        *meant = xreallocarray(*meant, wanted, sizeof **meant);
        memset(*meant + *count, 0, (wanted - *count) * sizeof **meant);
        *count = wanted;
    }
    if (!(*meant)[name].known)
        (*meant)[name] = (struct json_meant){true, look_up(graph, names_at(&graph->names, name))};
    return (*meant)[name].row;
}

static bool is_named(struct json_graph *graph, struct json_value value, const char *wanted)
{
    size_t length;
    const char *words = json_words(graph->scan, value, &length);
    return strlen(wanted) == length && strncasecmp(words, wanted, length) == 0;
}

/* In others' files a `type` may be any number, and what our files call source is none of ours. */
static const struct json_name *reconsider(struct json_graph *graph, const struct json_name *row,
                                          struct json_value value)
{
    if (!row || !graph->foreign || !row->ours || strcmp(row->theirs, row->ours) == 0)
        return row;
    bool word = strcmp(row->ours, "kind") == 0 || strcmp(row->ours, "relation") == 0;
    if (!word)
        return row;
    if (json_kind(graph->scan, value) != JSON_STRING_KIND)
        return NULL;
    if (graph->edge)
        return is_named(graph, value, "directed") || is_named(graph, value, "undirected")
                   ? &direction
                   : row;
    bool ours = is_named(graph, value, "source") || is_named(graph, value, "relation") ||
                is_named(graph, value, "kind");
    return ours ? NULL : row;
}

/* ---- What a file declares of names ---- */

static struct json_declared *declared_of(struct json_graph *graph, bool edges, uint32_t name)
{
    struct json_declared **declared = &graph->declared[edges];
    size_t *count = &graph->declared_count[edges];
    if (name >= *count) {
        size_t wanted = (size_t)name * 2 + 64;
        *declared = xreallocarray(*declared, wanted, sizeof **declared);
        memset(*declared + *count, 0, (wanted - *count) * sizeof **declared);
        *count = wanted;
    }
    return &(*declared)[name];
}

static bool is_given(struct json_value value)
{
    return value.end > value.start;
}

/* ---- The members ---- */

static bool intern_name(struct json_graph *graph, struct json_value name, uint32_t *id)
{
    size_t length;
    const char *words = json_words(graph->scan, name, &length);
    *id = names_add(&graph->names, words, length);
    if (graph->names.count <= graph->scan->limits->attributes)
        return true;
    graph->full = !json_over_limit(graph->scan, name.start, "--max-attributes",
                                   "more names of members than", graph->scan->limits->attributes);
    return false;
}

void json_graph_declare(struct json_graph *graph, bool edges, struct json_value name,
                        struct json_value alias, struct json_value standard)
{
    uint32_t id, short_id;
    if (!intern_name(graph, name, &id))
        return;
    declared_of(graph, edges, id)->standard = standard;
    if (is_given(alias) && intern_name(graph, alias, &short_id))
        declared_of(graph, edges, short_id)->stands_for = id + 1;
}

/* Whether the object in hand has a member of that name. */
static bool is_taken(const struct json_graph *graph, uint32_t name)
{
    for (size_t i = 0; i < graph->member_count; i++)
        if (graph->members[i].name == name)
            return true;
    return false;
}

/* Takes the values that hold where an object gives none. */
static void take_standards(struct json_graph *graph)
{
    for (uint32_t name = 0; name < graph->declared_count[graph->edge]; name++) {
        struct json_value standard = graph->declared[graph->edge][name].standard;
        if (!is_given(standard) || is_taken(graph, name))
            continue;
        struct json_member member = {name, standard, meaning_of(graph, name), 0};
        graph->members = xgrow(graph->members, graph->member_count, &graph->member_capacity,
                               sizeof *graph->members);
        graph->members[graph->member_count++] = member;
    }
}

static void take(struct json_graph *graph, const struct json_item *item, uint32_t holder)
{
    struct json_member member = {.value = item->value, .holder = holder};
    enum json_kind kind = json_kind(graph->scan, item->value);
    if (!intern_name(graph, item->name, &member.name))
        return;
    if (holder && member.name < graph->declared_count[graph->edge] &&
        graph->declared[graph->edge][member.name].stands_for)
        member.name = graph->declared[graph->edge][member.name].stands_for - 1;
    member.meant = reconsider(graph, meaning_of(graph, member.name), item->value);
    bool members = member.meant && member.meant->meaning == JSON_MEMBERS;
    if (members && kind == JSON_OBJECT_KIND && !holder) {
        json_members_take(graph, item->value, member.name + 1);
        return;
    }
    if (members)
        member.meant = NULL;
    if (kind == JSON_NULL_KIND && !(member.meant && member.meant->meaning == JSON_END))
        return;
    graph->members =
        xgrow(graph->members, graph->member_count, &graph->member_capacity, sizeof *graph->members);
    graph->members[graph->member_count++] = member;
}

void json_members_take(struct json_graph *graph, struct json_value object, uint32_t holder)
{
    struct json_items items = json_items(graph->scan, object);
    for (struct json_item item; json_next(&items, &item) && !graph->full;)
        take(graph, &item, holder);
}

static bool same_thing(const struct json_name *a, const struct json_name *b)
{
    return a->meaning == b->meaning &&
           (a->ours == b->ours || (a->ours && b->ours && strcmp(a->ours, b->ours) == 0));
}

/* The number of the first row for the same thing. */
static size_t group_of(const struct json_graph *graph, const struct json_name *row)
{
    const struct json_name *table = graph->edge ? graph->tables->edges : graph->tables->nodes;
    size_t group = 0;
    while (table[group].theirs && !same_thing(&table[group], row))
        group++;
    return group;
}

static void report_twice(struct json_graph *graph, const char *name, size_t offset)
{
    if (!dot_input_full(graph->scan->input))
        dot_input_error(graph->scan->input, offset, "remove one of them",
                        "the object has a member '%s' before this one", name);
}

/* Takes a member out of the game, or makes it an attribute of its own name. */
static void retire(const struct json_graph *graph, struct json_member *member, bool drop)
{
    if (drop || !graph->foreign)
        member->value.end = member->value.start;
    member->meant = NULL;
}

/* Of two members of one name, one within another member: drops it, or names it after that. */
static void part(struct json_graph *graph, struct json_member *a, struct json_member *b)
{
    struct json_member *inner = a->holder ? a : b, *outer = a->holder ? b : a;
    size_t length = inner->value.end - inner->value.start;
    const char *text = graph->scan->input->text;
    if (outer->value.end - outer->value.start == length &&
        memcmp(text + inner->value.start, text + outer->value.start, length) == 0) {
        retire(graph, outer, true);
        return;
    }
    text_clear(&graph->scratch);
    text_addf(&graph->scratch, "%s.%s", names_at(&graph->names, inner->holder - 1),
              names_at(&graph->names, inner->name));
    inner->name = names_add(&graph->names, graph->scratch.data, graph->scratch.length);
    inner->meant = NULL;
}

/* Parts members that have one name on two levels, as files of Cytoscape and Gephi do. */
static void part_levels(struct json_graph *graph)
{
    if (graph->last_count < graph->names.count) {
        graph->last_count = graph->names.count * 2;
        free(graph->last);
        graph->last = xcalloc(graph->last_count, sizeof *graph->last);
    }
    for (uint32_t i = 0; i < graph->member_count; i++) {
        struct json_member *member = &graph->members[i], *other;
        uint32_t *last = &graph->last[member->name], before = *last;
        *last = i + 1;
        if (!before || before > i)
            continue;
        other = &graph->members[before - 1]; /* or what is left of another object's number */
        if (other->name == member->name && !other->holder != !member->holder)
            part(graph, other, member);
    }
}

void json_members_settle(struct json_graph *graph)
{
    struct json_member *best[NAMES_MAX] = {0};
    take_standards(graph);
    part_levels(graph);
    for (size_t i = 0; i < graph->member_count; i++) {
        struct json_member *member = &graph->members[i];
        if (!member->meant)
            continue;
        struct json_member **other = &best[group_of(graph, member->meant)];
        if (!*other) {
            *other = member;
        } else if ((*other)->name == member->name) {
            report_twice(graph, names_at(&graph->names, member->name), member->value.start);
            retire(graph, member, true);
        } else if ((*other)->meant <= member->meant) {
            retire(graph, member, false);
        } else {
            retire(graph, *other, false);
            *other = member;
        }
    }
}

const struct json_member *json_members_find(const struct json_graph *graph,
                                            enum json_meaning meaning, const char *ours)
{
    struct json_name wanted = {"", meaning, ours};
    for (size_t i = 0; i < graph->member_count; i++)
        if (graph->members[i].meant && same_thing(graph->members[i].meant, &wanted))
            return &graph->members[i];
    return NULL;
}

/* ---- Attributes ---- */

bool json_members_has(const struct dot_graph *into, size_t first, const char *name)
{
    uint32_t id = names_find(&into->attribute_names, name, strlen(name));
    for (size_t i = first; i < into->attribute_count; i++)
        if (into->attributes[i].name == id)
            return true;
    return false;
}

void json_add_attribute(struct json_graph *graph, struct dot_graph *into, const char *name,
                        const char *value, size_t length, size_t offset, bool html)
{
    struct dot_attribute attribute = {.html = html, .offset = (uint32_t)offset};
    attribute.value = names_add(into->strings, value, length);
    attribute.name = names_add(&into->attribute_names, name, strlen(name)) & 0x7fffffff;
    into->attributes = xgrow(into->attributes, into->attribute_count, &into->attribute_capacity,
                             sizeof *into->attributes);
    into->attributes[into->attribute_count++] = attribute;
    if (into->attribute_names.count > graph->scan->limits->attributes && !graph->full)
        graph->full =
            !json_over_limit(graph->scan, offset, "--max-attributes",
                             "more names of attributes than", graph->scan->limits->attributes);
}

/* A list in words: parted as the field is, where all of it is plain. */
static bool join(struct json_graph *graph, struct json_value list, const char *between)
{
    struct json_items items = json_items(graph->scan, list);
    size_t length, count = 0;
    text_clear(&graph->scratch);
    for (struct json_item item; json_next(&items, &item);) {
        enum json_kind kind = json_kind(graph->scan, item.value);
        if (kind == JSON_OBJECT_KIND || kind == JSON_ARRAY_KIND)
            return false;
        text_add(&graph->scratch, count++ ? between : "");
        const char *words = json_words(graph->scan, item.value, &length);
        text_add_bytes(&graph->scratch, words, length);
    }
    return true;
}

/* The value of an attribute. Of a list, one of our fields gets the words, any other the JSON. */
static const char *words_of(struct json_graph *graph, const struct dot_fields *fields,
                            const char *name, struct json_value value, size_t *length)
{
    if (json_kind(graph->scan, value) == JSON_ARRAY_KIND && dot_field_find(fields, name) &&
        join(graph, value, strcmp(name, "aliases") == 0 ? "|" : "; ")) {
        *length = graph->scratch.length;
        return text_string(&graph->scratch);
    }
    return json_words(graph->scan, value, length);
}

static void add_value(struct json_graph *graph, struct dot_graph *into,
                      const struct dot_fields *fields, const char *name, struct json_value value)
{
    size_t length;
    const char *words = words_of(graph, fields, name, value, &length);
    if (graph->foreign && graph->edge && *words == '-' && strcmp(name, "weight") == 0) {
        graph->negative = true;
        words++;
        length--;
    }
    json_add_attribute(graph, into, name, words, length, value.start, false);
}

static bool starts_with(const char *string, const char *prefix)
{
    return strncmp(string, prefix, strlen(prefix)) == 0;
}

/* Adds an attribute of the name that the member has, which may say more of it. */
static void add_named(struct json_graph *graph, struct dot_graph *into,
                      const struct dot_fields *fields, const char *name, struct json_value value)
{
    size_t length;
    bool html = starts_with(name, JSON_HTML_PREFIX);
    if (html || starts_with(name, JSON_PLAIN_PREFIX)) {
        const char *words = json_words(graph->scan, value, &length);
        name += strlen(html ? JSON_HTML_PREFIX : JSON_PLAIN_PREFIX);
        json_add_attribute(graph, into, name, words, length, value.start, html);
    } else {
        add_value(graph, into, fields, name, value);
    }
}

static void add_direction(struct json_graph *graph, struct dot_graph *into,
                          const struct json_member *member)
{
    bool yes = is_named(graph, member->value, "true") || is_named(graph, member->value, "1") ||
               is_named(graph, member->value, "directed");
    bool directed = yes == (member->meant->meaning == JSON_DIRECTED);
    if (directed != into->directed)
        json_add_attribute(graph, into, "dir", directed ? "forward" : "none", directed ? 7 : 4,
                           member->value.start, false);
}

void json_members_add(struct json_graph *graph, struct dot_graph *into,
                      const struct dot_fields *fields, const struct json_member *member)
{
    const struct json_name *meant = member->meant;
    const char *name = names_at(&graph->names, member->name);
    if (!is_given(member->value))
        return;
    if (!meant)
        add_named(graph, into, fields, name, member->value);
    else if (meant->meaning == JSON_ATTRIBUTE)
        add_value(graph, into, fields, meant->ours ? meant->ours : name, member->value);
    else if (meant->meaning == JSON_KEY &&
             json_kind(graph->scan, member->value) == JSON_STRING_KIND)
        add_value(graph, into, fields, "key", member->value);
    else if (meant->meaning == JSON_DIRECTED || meant->meaning == JSON_UNDIRECTED)
        add_direction(graph, into, member);
}

/* A day or less of a date with a time. */
static void add_day(struct json_graph *graph, struct text *out, const struct json_member *member)
{
    size_t length;
    if (!member || json_kind(graph->scan, member->value) == JSON_NULL_KIND)
        return;
    const char *words = json_words(graph->scan, member->value, &length);
    const char *time = memchr(words, 'T', length);
    text_add_bytes(out, words, time ? (size_t)(time - words) : length);
}

void json_members_add_interval(struct json_graph *graph, struct dot_graph *into, size_t first)
{
    const struct json_member *start = json_members_find(graph, JSON_START, NULL);
    const struct json_member *end = json_members_find(graph, JSON_END, NULL);
    struct text date = {0};
    if (!start && !end)
        return;
    add_day(graph, &date, start);
    text_add_char(&date, '/');
    size_t slash = date.length;
    add_day(graph, &date, end);
    if (start && end && date.length == slash) /* an end that is null is none; one left out is not
                                                 known */
        text_add(&date, "..");
    if (date.length > 1 && !json_members_has(into, first, "when")) {
        json_add_attribute(graph, into, "when", date.data, date.length,
                           start ? start->value.start : end->value.start, false);
    } else if (date.length > 1) {
        const struct json_member *both[] = {start, end};
        for (int i = 0; i < 2; i++)
            if (both[i] && json_kind(graph->scan, both[i]->value) != JSON_NULL_KIND)
                add_value(graph, into, &dot_graph_fields, names_at(&graph->names, both[i]->name),
                          both[i]->value);
    }
    text_release(&date);
}

void json_members_add_sign(struct json_graph *graph, struct dot_graph *into, size_t first)
{
    static const char type[] = "negative-tie";
    const struct json_member *sign = json_members_find(graph, JSON_SIGN, NULL);
    size_t length = 0, offset = 0;
    const char *words = sign ? json_words(graph->scan, sign->value, &length) : "";
    bool negative = graph->negative || (length && (*words == '-' || *words == 'n'));
    if (sign)
        offset = sign->value.start;
    else if (negative)
        offset = graph->members[0].value.start;
    if (negative && !json_members_has(into, first, "relation"))
        json_add_attribute(graph, into, "relation", type, sizeof type - 1, offset, false);
    else if (sign)
        json_add_attribute(graph, into, names_at(&graph->names, sign->name), words, length, offset,
                           false);
}

void json_add_item(struct json_graph *graph, struct dot_graph *into,
                   const struct dot_fields *fields, const struct json_item *item)
{
    uint32_t id;
    if (json_kind(graph->scan, item->value) != JSON_NULL_KIND &&
        intern_name(graph, item->name, &id))
        add_named(graph, into, fields, names_at(&graph->names, id), item->value);
}

void json_check_twice(struct json_graph *graph, struct dot_graph *into, size_t first)
{
    if (graph->seen_count < into->attribute_names.count) {
        size_t count = into->attribute_names.count * 2;
        graph->seen = xreallocarray(graph->seen, count, sizeof *graph->seen);
        memset(graph->seen + graph->seen_count, 0,
               (count - graph->seen_count) * sizeof *graph->seen);
        graph->seen_count = count;
    }
    graph->stamp++;
    for (size_t i = first; i < into->attribute_count; i++) {
        const struct dot_attribute *attribute = &into->attributes[i];
        if (graph->seen[attribute->name] == graph->stamp)
            report_twice(graph, names_at(&into->attribute_names, attribute->name),
                         attribute->offset);
        graph->seen[attribute->name] = graph->stamp;
    }
}
