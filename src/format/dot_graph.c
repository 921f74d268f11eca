/*
 * dot_graph.c: the plain graph that a DOT text says. The ids that are passed in must be its own.
 */
#include "format/dot_graph.h"

#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

void dot_graph_init(struct dot_graph *graph, struct names *strings)
{
    *graph = (struct dot_graph){.strings = strings, .block = DOT_NONE, .first_subgraph = DOT_NONE};
}

void dot_graph_release(struct dot_graph *graph)
{
    names_release(&graph->node_names);
    names_release(&graph->attribute_names);
    free(graph->nodes);
    free(graph->edges);
    free(graph->attributes);
    free(graph->blocks);
    free(graph->defaults);
    free(graph->known);
    free(graph->known_slots);
    free(graph->resolved);
    free(graph->seen);
    *graph = (struct dot_graph){0};
}

uint32_t dot_graph_node(struct dot_graph *graph, const char *name, size_t length, uint32_t offset,
                        uint32_t defaults)
{
    uint32_t node = names_add(&graph->node_names, name, length);
    if (node < graph->node_count)
        return node;
    graph->nodes =
        xgrow(graph->nodes, graph->node_count, &graph->node_capacity, sizeof *graph->nodes);
    graph->nodes[graph->node_count++] =
        (struct dot_node){.defaults = defaults, .block = DOT_NONE, .offset = offset};
    return node;
}

static uint64_t hash(const struct dot_known_edge *edge)
{
    uint64_t value = ((uint64_t)edge->tail << 32 | edge->head) * 0x9e3779b97f4a7c15u;
    value = (value ^ value >> 29 ^ edge->key) * 0xbf58476d1ce4e5b9u;
    return value ^ value >> 32;
}

static bool same(const struct dot_known_edge *a, const struct dot_known_edge *b)
{
    return a->tail == b->tail && a->head == b->head && a->key == b->key;
}

/* The slot of the known edge, or the free slot where it would go. */
static size_t find_slot(const struct dot_graph *graph, const struct dot_known_edge *wanted)
{
    size_t mask = graph->known_slot_count - 1;
    size_t slot = hash(wanted) & mask;
    while (graph->known_slots[slot] && !same(&graph->known[graph->known_slots[slot] - 1], wanted))
        slot = (slot + 1) & mask;
    return slot;
}

static void rehash(struct dot_graph *graph)
{
    graph->known_slot_count = graph->known_slot_count ? graph->known_slot_count * 2 : 64;
    free(graph->known_slots);
    graph->known_slots = xcalloc(graph->known_slot_count, sizeof *graph->known_slots);
    for (size_t i = 0; i < graph->known_count; i++)
        graph->known_slots[find_slot(graph, &graph->known[i])] = (uint32_t)i + 1;
}

/* The edge that is known by these ends and key, or DOT_NONE; then `edge` is it from now on. */
static uint32_t find_or_note(struct dot_graph *graph, struct dot_known_edge edge)
{
    if (!graph->directed && edge.tail > edge.head) {
        uint32_t tail = edge.tail;
        edge.tail = edge.head;
        edge.head = tail;
    }
    if (graph->known_count * 4 >= graph->known_slot_count * 3)
        rehash(graph);
    size_t slot = find_slot(graph, &edge);
    if (graph->known_slots[slot])
        return graph->known[graph->known_slots[slot] - 1].edge;
    graph->known =
        xgrow(graph->known, graph->known_count, &graph->known_capacity, sizeof *graph->known);
    graph->known[graph->known_count++] = edge;
    graph->known_slots[slot] = (uint32_t)graph->known_count;
    return DOT_NONE;
}

uint32_t dot_graph_edge(struct dot_graph *graph, uint32_t tail, uint32_t head, uint32_t key,
                        uint32_t offset, uint32_t defaults, bool *made)
{
    *made = false;
    if (graph->strict || key != DOT_NONE) {
        struct dot_known_edge edge = {tail, head, graph->strict ? DOT_NONE : key,
                                      (uint32_t)graph->edge_count};
        uint32_t known = find_or_note(graph, edge);
        if (known != DOT_NONE)
            return known;
    }
    *made = true;
    graph->edges =
        xgrow(graph->edges, graph->edge_count, &graph->edge_capacity, sizeof *graph->edges);
    graph->edges[graph->edge_count++] = (struct dot_edge){.tail = tail,
                                                          .head = head,
                                                          .tail_port = DOT_NONE,
                                                          .head_port = DOT_NONE,
                                                          .defaults = defaults,
                                                          .block = DOT_NONE,
                                                          .offset = offset};
    return (uint32_t)graph->edge_count - 1;
}

uint32_t dot_graph_block(struct dot_graph *graph, uint32_t first, uint32_t previous)
{
    if (first == graph->attribute_count)
        return previous;
    graph->blocks =
        xgrow(graph->blocks, graph->block_count, &graph->block_capacity, sizeof *graph->blocks);
    graph->blocks[graph->block_count++] =
        (struct dot_block){first, (uint32_t)graph->attribute_count - first, previous};
    return (uint32_t)graph->block_count - 1;
}

/* Starts an empty list of resolved attributes in which each name is taken once. */
static void resolve_start(struct dot_graph *graph)
{
    size_t count = graph->attribute_names.count;
    if (graph->seen_count < count) {
        graph->seen = xreallocarray(graph->seen, count, sizeof *graph->seen);
        memset(graph->seen + graph->seen_count, 0,
               (count - graph->seen_count) * sizeof *graph->seen);
        graph->seen_count = count;
    }
    if (++graph->stamp == 0) { /* after four billion calls the old stamps mean nothing */
        memset(graph->seen, 0, graph->seen_count * sizeof *graph->seen);
        graph->stamp = 1;
    }
    graph->resolved_count = 0;
}

static void resolve(struct dot_graph *graph, const struct dot_attribute *attribute)
{
    if (graph->seen[attribute->name] == graph->stamp)
        return;
    graph->seen[attribute->name] = graph->stamp;
    graph->resolved = xgrow(graph->resolved, graph->resolved_count, &graph->resolved_capacity,
                            sizeof *graph->resolved);
    graph->resolved[graph->resolved_count++] = *attribute;
}

static void resolve_chain(struct dot_graph *graph, uint32_t block)
{
    for (; block != DOT_NONE; block = graph->blocks[block].previous) {
        const struct dot_block *b = &graph->blocks[block];
        for (uint32_t i = b->count; i-- > 0;)
            resolve(graph, &graph->attributes[b->first + i]);
    }
}

static void resolve_defaults(struct dot_graph *graph, uint32_t defaults)
{
    for (; defaults != DOT_NONE; defaults = graph->defaults[defaults].outer)
        resolve_chain(graph, graph->defaults[defaults].block);
}

static void resolve_port(struct dot_graph *graph, const char *name, uint32_t port, uint32_t offset)
{
    if (port == DOT_NONE)
        return;
    struct dot_attribute attribute = {.value = port, .offset = offset};
    attribute.name = names_find(&graph->attribute_names, name, strlen(name)) & 0x7fffffff;
    resolve(graph, &attribute);
}

/* The attributes were resolved from the newest on; a reader wants them as they were written. */
static const struct dot_attribute *resolve_end(struct dot_graph *graph, size_t *count)
{
    *count = graph->resolved_count;
    for (size_t i = 0, j = *count; i + 1 < j; i++) {
        struct dot_attribute attribute = graph->resolved[i];
        graph->resolved[i] = graph->resolved[--j];
        graph->resolved[j] = attribute;
    }
    return graph->resolved;
}

const struct dot_attribute *dot_graph_node_attributes(struct dot_graph *graph, uint32_t node,
                                                      size_t *count)
{
    resolve_start(graph);
    resolve_chain(graph, graph->nodes[node].block);
    resolve_defaults(graph, graph->nodes[node].defaults);
    return resolve_end(graph, count);
}

const struct dot_attribute *dot_graph_edge_attributes(struct dot_graph *graph, uint32_t edge,
                                                      size_t *count)
{
    const struct dot_edge *e = &graph->edges[edge];
    resolve_start(graph);
    resolve_chain(graph, e->block);
    resolve_port(graph, "headport", e->head_port, e->offset);
    resolve_port(graph, "tailport", e->tail_port, e->offset);
    resolve_defaults(graph, e->defaults);
    return resolve_end(graph, count);
}

const struct dot_attribute *dot_graph_attributes(struct dot_graph *graph, uint32_t block,
                                                 size_t *count)
{
    resolve_start(graph);
    resolve_chain(graph, block);
    return resolve_end(graph, count);
}
