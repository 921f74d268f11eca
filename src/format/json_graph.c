/*
 * json_graph.c: the nodes and edges that JSON objects are, from their members.
 */
#include "format/json_graph.h"

#include "base/xalloc.h"
#include "format/graph_dossier.h"
#include "format/json_members.h"

#include <stdlib.h>
#include <string.h>

void json_graph_init(struct json_graph *graph, struct json_scan *scan, struct dossier *dossier,
                     const struct json_names *own)
{
    *graph = (struct json_graph){.scan = scan, .dossier = dossier, .tables = own};
    dot_graph_init(&graph->words, dossier->strings);
    dot_graph_init(&graph->graph, dossier->strings);
    graph->words.directed = graph->graph.directed = true;
}

void json_graph_release(struct json_graph *graph)
{
    dot_graph_release(&graph->words);
    dot_graph_release(&graph->graph);
    names_release(&graph->names);
    free(graph->meant[0]);
    free(graph->meant[1]);
    free(graph->declared[0]);
    free(graph->declared[1]);
    names_release(&graph->handles);
    free(graph->handle_nodes);
    free(graph->order);
    free(graph->members);
    free(graph->seen);
    free(graph->last);
    text_release(&graph->scratch);
    *graph = (struct json_graph){0};
}

void json_graph_is_foreign(struct json_graph *graph)
{
    graph->foreign = true;
    graph->tables = &json_foreign_names;
}

/* ---- Nodes ---- */

/* The node of that name, which may be one too many. */
uint32_t json_graph_node(struct json_graph *graph, const char *id, size_t length, size_t offset)
{
    size_t most = graph->scan->limits->entities;
    uint32_t node = dot_graph_node(&graph->graph, id, length, (uint32_t)offset, DOT_NONE);
    if (graph->graph.node_count > most && !graph->full)
        graph->full = !json_over_limit(graph->scan, offset, LIMIT_ENTITIES, most);
    return node;
}

/* The id of a node that has none is its label, else its number in the list, as d3 counts. */
static const char *node_id(struct json_graph *graph, size_t *length, size_t *offset)
{
    const struct json_member *id = json_members_find(graph, JSON_ID, NULL);
    if (!id)
        id = json_members_find(graph, JSON_ATTRIBUTE, "label");
    if (id) {
        *offset = id->value.start;
        graph->numbers |= json_kind(graph->scan, id->value) == JSON_NUMBER_KIND;
        return json_words(graph->scan, id->value, length);
    }
    text_clear(&graph->scratch);
    text_addf(&graph->scratch, "%zu", graph->order_count);
    *length = graph->scratch.length;
    return graph->scratch.data;
}

static void note_order(struct json_graph *graph, uint32_t node)
{
    graph->order =
        xgrow(graph->order, graph->order_count, &graph->order_capacity, sizeof *graph->order);
    graph->order[graph->order_count++] = node;
}

static void note_handle(struct json_graph *graph, uint32_t node)
{
    const struct json_member *member = json_members_find(graph, JSON_HANDLE, NULL);
    size_t length;
    if (!member)
        return;
    const char *handle = json_words(graph->scan, member->value, &length);
    if (names_add(&graph->handles, handle, length) < graph->handle_count)
        return;
    graph->handle_nodes = xgrow(graph->handle_nodes, graph->handle_count, &graph->handle_capacity,
                                sizeof *graph->handle_nodes);
    graph->handle_nodes[graph->handle_count++] = node;
}

/* The node of the object in hand, which may have been listed before. */
static uint32_t find_node(struct json_graph *graph, size_t offset)
{
    size_t length;
    const char *id = node_id(graph, &length, &offset);
    uint32_t node = json_graph_node(graph, id, length, offset);
    if (graph->graph.nodes[node].declared) {
        struct error error = {0};
        error_set(&error, ERROR_INPUT, "there is a node '%s' before this one",
                  names_at(&graph->graph.node_names, node));
        error_hint(&error, "they are read as one");
        dot_input_report(graph->scan->input, &error, SEVERITY_WARNING, offset);
    }
    graph->graph.nodes[node].declared = true;
    note_order(graph, node);
    note_handle(graph, node);
    return node;
}

/* An object that names no kind is an entity, whatever else has its name. */
static void give_kind(struct json_graph *graph, size_t first, size_t offset)
{
    if (!json_members_has(&graph->graph, first, "kind"))
        json_add_attribute(graph, &graph->graph, "kind", "entity", 6, offset, false);
}

/* Whether the object's only member for its label is its id again, which says nothing. */
static bool repeats_id(struct json_graph *graph, const struct json_member *member, const char *id)
{
    if (!member->meant || !member->meant->ours || strcmp(member->meant->ours, "label") != 0)
        return false;
    if (!graph->foreign && strcmp(member->meant->theirs, "label") == 0)
        return false;
    size_t length;
    const char *words = json_words(graph->scan, member->value, &length);
    return strlen(id) == length && memcmp(words, id, length) == 0;
}

static bool check_object(struct json_graph *graph, struct json_value object, const char *what)
{
    return json_kind(graph->scan, object) == JSON_OBJECT_KIND ||
           dot_input_error(graph->scan->input, object.start, NULL, "%s has to be an object {...}",
                           what);
}

static void add_node(struct json_graph *graph, struct json_value object)
{
    struct dot_graph *into = &graph->graph;
    if (!check_object(graph, object, "a node"))
        return;
    json_members_start(graph, false);
    json_members_take(graph, object, 0);
    json_members_settle(graph);
    uint32_t node = find_node(graph, object.start);
    const char *id = names_at(&into->node_names, node);
    size_t first = into->attribute_count;
    for (size_t i = 0; i < graph->member_count; i++)
        if (!repeats_id(graph, &graph->members[i], id))
            json_members_add(graph, into, &dot_entity_fields, &graph->members[i]);
    json_members_add_interval(graph, into, first);
    give_kind(graph, first, object.start);
    json_check_twice(graph, into, first);
    into->nodes[node].block = dot_graph_block(into, (uint32_t)first, into->nodes[node].block);
}

/* ---- Edges ---- */

/* An end that is the node itself, as d3 leaves it behind, stands for its id. */
static struct json_value end_value(struct json_graph *graph, struct json_value value)
{
    struct json_value id;
    bool object = json_kind(graph->scan, value) == JSON_OBJECT_KIND;
    return object && (json_member(graph->scan, value, "id", &id) ||
                      json_member(graph->scan, value, "name", &id))
               ? id
               : value;
}

/* Where no node is called by a number, a number is a place in the list of nodes. */
static uint32_t listed_node(struct json_graph *graph, struct json_value value, const char *words)
{
    if (graph->numbers || json_kind(graph->scan, value) != JSON_NUMBER_KIND ||
        words[strspn(words, "0123456789")] == '.')
        return DOT_NONE;
    size_t number = (size_t)strtoull(words, NULL, 10);
    return number < graph->order_count ? graph->order[number] : DOT_NONE;
}

static bool find_end(struct json_graph *graph, enum json_meaning meaning, size_t offset,
                     uint32_t *node)
{
    const struct json_member *member = json_members_find(graph, meaning, NULL);
    if (!member)
        return dot_input_error(graph->scan->input, offset, NULL, "an edge without a %s",
                               meaning == JSON_FROM ? "source" : "target");
    struct json_value value = end_value(graph, member->value);
    size_t length;
    const char *words = json_words(graph->scan, value, &length);
    uint32_t handle = names_find(&graph->handles, words, length);
    *node = handle != NAME_NONE ? graph->handle_nodes[handle]
                                : names_find(&graph->graph.node_names, words, length);
    if (*node == NAME_NONE)
        *node = listed_node(graph, value, words);
    if (*node == DOT_NONE)
        *node = json_graph_node(graph, words, length, value.start);
    return true;
}

static void add_edge(struct json_graph *graph, struct json_value object)
{
    struct dot_graph *into = &graph->graph;
    uint32_t from = DOT_NONE, to = DOT_NONE;
    bool made;
    if (!check_object(graph, object, "an edge"))
        return;
    if (into->edge_count >= graph->scan->limits->edges) {
        graph->full =
            !json_over_limit(graph->scan, object.start, LIMIT_EDGES, graph->scan->limits->edges);
        return;
    }
    json_members_start(graph, true);
    json_members_take(graph, object, 0);
    json_members_settle(graph);
    if (!find_end(graph, JSON_FROM, object.start, &from) ||
        !find_end(graph, JSON_TO, object.start, &to))
        return;
    size_t first = into->attribute_count;
    for (size_t i = 0; i < graph->member_count; i++)
        json_members_add(graph, into, &dot_relation_fields, &graph->members[i]);
    json_members_add_interval(graph, into, first);
    json_members_add_sign(graph, into, first);
    json_check_twice(graph, into, first);
    uint32_t edge =
        dot_graph_edge(into, from, to, DOT_NONE, (uint32_t)object.start, DOT_NONE, &made);
    into->edges[edge].block = dot_graph_block(into, (uint32_t)first, DOT_NONE);
}

static void add_each(struct json_graph *graph, struct json_value value,
                     void (*add)(struct json_graph *, struct json_value))
{
    struct json_item item;
    if (json_kind(graph->scan, value) != JSON_ARRAY_KIND)
        add(graph, value);
    else
        for (struct json_items items = json_items(graph->scan, value);
             !graph->full && !dot_input_full(graph->scan->input) && json_next(&items, &item);)
            add(graph, item.value);
}

void json_graph_add_nodes(struct json_graph *graph, struct json_value value)
{
    add_each(graph, value, add_node);
}

void json_graph_add_edges(struct json_graph *graph, struct json_value value)
{
    add_each(graph, value, add_edge);
}

/* ---- The dossier itself ---- */

/* What others call a description is the note. */
static void add_own_item(struct json_graph *graph, struct dot_graph *into,
                         const struct json_item *item, bool has_note)
{
    size_t length;
    if (!graph->foreign || has_note || !json_is(graph->scan, item->name, "description") ||
        json_kind(graph->scan, item->value) != JSON_STRING_KIND) {
        json_add_item(graph, into, &dot_graph_fields, item);
        return;
    }
    const char *words = json_words(graph->scan, item->value, &length);
    json_add_attribute(graph, into, "note", words, length, item->value.start, false);
}

void json_graph_add_own(struct json_graph *graph, struct json_value object)
{
    struct dot_graph *into = &graph->graph;
    size_t first = into->attribute_count, length;
    struct json_items items = json_items(graph->scan, object);
    struct json_value note;
    bool has_note = json_member(graph->scan, object, "note", &note);
    for (struct json_item item; json_next(&items, &item) && !graph->full;) {
        if (json_is(graph->scan, item.name, "entente"))
            continue;
        if (json_is(graph->scan, item.name, "name") && !into->name &&
            json_kind(graph->scan, item.value) == JSON_STRING_KIND) {
            const char *name = json_words(graph->scan, item.value, &length);
            into->name = dossier_string(graph->dossier, name, length);
            continue;
        }
        add_own_item(graph, into, &item, has_note);
    }
    json_check_twice(graph, into, first);
    into->block = dot_graph_block(into, (uint32_t)first, into->block);
}

/* The members of `object` are records of that kind by their names. */
static void add_words(struct json_graph *graph, struct json_value extras, const char *list,
                      const char *kind, const struct dot_fields *fields)
{
    struct dot_graph *into = &graph->words;
    struct json_value object;
    if (!json_member(graph->scan, extras, list, &object))
        return;
    struct json_items items = json_items(graph->scan, object);
    for (struct json_item item, member; json_next(&items, &item) && !graph->full;) {
        size_t first = into->attribute_count, length;
        const char *id = json_words(graph->scan, item.name, &length);
        uint32_t node = dot_graph_node(into, id, length, (uint32_t)item.name.start, DOT_NONE);
        json_add_attribute(graph, into, "kind", kind, strlen(kind), item.name.start, false);
        struct json_items members = json_items(graph->scan, item.value);
        while (json_next(&members, &member))
            json_add_item(graph, into, fields, &member);
        json_check_twice(graph, into, first);
        into->nodes[node].declared = true;
        into->nodes[node].block = dot_graph_block(into, (uint32_t)first, into->nodes[node].block);
    }
}

void json_graph_add_extras(struct json_graph *graph, struct json_value extras)
{
    struct json_value list;
    struct json_item item;
    add_words(graph, extras, "sources", "source", &dot_source_fields);
    add_words(graph, extras, "kinds", "kind", &dot_kind_fields);
    add_words(graph, extras, "types", "relation", &dot_type_fields);
    if (!json_member(graph->scan, extras, "undeclared", &list))
        return;
    for (struct json_items items = json_items(graph->scan, list); json_next(&items, &item);) {
        size_t length;
        const char *id = json_words(graph->scan, item.value, &length);
        uint32_t node = names_find(&graph->graph.node_names, id, length);
        if (node != NAME_NONE)
            graph->graph.nodes[node].declared = false;
    }
}

void json_graph_finish(struct json_graph *graph, uint32_t file)
{
    dossier_add_graph(graph->dossier, file, &graph->words, graph->scan->input);
    dossier_add_graph(graph->dossier, file, &graph->graph, graph->scan->input);
}
