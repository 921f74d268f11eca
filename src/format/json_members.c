/*
 * json_members.c: the members of an object, and what they mean by the tables of names.
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

bool json_is_word(struct json_graph *graph, struct json_value value, const char *wanted)
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
        return json_is_word(graph, value, "directed") || json_is_word(graph, value, "undirected")
                   ? &direction
                   : row;
    bool ours = json_is_word(graph, value, "source") || json_is_word(graph, value, "relation") ||
                json_is_word(graph, value, "kind");
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

bool json_is_given(struct json_value value)
{
    return value.end > value.start;
}

/* ---- The members ---- */

bool json_intern_name(struct json_graph *graph, struct json_value name, uint32_t *id)
{
    size_t length;
    const char *words = json_words(graph->scan, name, &length);
    *id = names_add(&graph->names, words, length);
    if (graph->names.count <= graph->scan->limits->attributes)
        return true;
    if (graph->full) /* and it was told */
        return false;
    graph->full = !json_over_limit(graph->scan, name.start, LIMIT_ATTRIBUTES,
                                   graph->scan->limits->attributes);
    return false;
}

void json_graph_declare(struct json_graph *graph, bool edges, struct json_value name,
                        struct json_value alias, struct json_value standard)
{
    uint32_t id, short_id;
    if (!json_intern_name(graph, name, &id))
        return;
    declared_of(graph, edges, id)->standard = standard;
    if (json_is_given(alias) && json_intern_name(graph, alias, &short_id))
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
        if (!json_is_given(standard) || is_taken(graph, name))
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
    if (!json_intern_name(graph, item->name, &member.name))
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

void json_report_twice(struct json_graph *graph, const char *name, size_t offset)
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
            json_report_twice(graph, names_at(&graph->names, member->name), member->value.start);
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
