/*
 * dot_scope.c: the scopes of a DOT graph: their defaults and their nodes. Opening and closing must
 * pair, and the graph itself is opened first.
 */
#include "format/dot_scope.h"

#include "base/xalloc.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* A member is a node, or a subgraph with a name; a node may be marked as named by a statement. */
#define MEMBER_SUBGRAPH 0x80000000u
#define MEMBER_STATEMENT 0x40000000u
#define MEMBER_INDEX 0x3fffffffu

void dot_scopes_init(struct dot_scopes *scopes, struct dot_graph *graph)
{
    *scopes = (struct dot_scopes){.graph = graph};
}

void dot_scopes_release(struct dot_scopes *scopes)
{
    for (size_t i = 0; i < scopes->subgraph_count; i++)
        free(scopes->subgraphs[i].members);
    free(scopes->subgraphs);
    names_release(&scopes->subgraph_names);
    free(scopes->items);
    free(scopes->members);
    free(scopes->node_stamps);
    free(scopes->work);
    free(scopes->expanded);
    *scopes = (struct dot_scopes){0};
}

struct dot_scope *dot_scopes_top(const struct dot_scopes *scopes)
{
    return &scopes->items[scopes->count - 1];
}

/* The record of the subgraph of that name within the innermost scope. */
static uint32_t find_subgraph(struct dot_scopes *scopes, const char *name, size_t length)
{
    struct text key = {0};
    text_addf(&key, "%u/", dot_scopes_top(scopes)->serial);
    text_add_bytes(&key, name, length);
    uint32_t index = names_add(&scopes->subgraph_names, key.data, key.length);
    text_release(&key);
    if (index < scopes->subgraph_count)
        return index;
    scopes->subgraphs = xgrow(scopes->subgraphs, scopes->subgraph_count, &scopes->subgraph_capacity,
                              sizeof *scopes->subgraphs);
    struct dot_subgraph *subgraph = &scopes->subgraphs[scopes->subgraph_count++];
    *subgraph = (struct dot_subgraph){0};
    for (int object = 0; object < DOT_OBJECTS; object++)
        subgraph->local[object].block = DOT_NONE;
    return index;
}

/* Subgraphs with names have even serials, by which they are known when they open again. */
static uint32_t serial(struct dot_scopes *scopes, uint32_t subgraph)
{
    return subgraph == DOT_NONE ? scopes->serial++ * 2 + 1 : subgraph * 2;
}

void dot_scopes_open(struct dot_scopes *scopes, const char *name, size_t length, uint32_t offset)
{
    struct dot_scope scope = {
        .subgraph = DOT_NONE, .first = (uint32_t)scopes->member_count, .offset = offset};
    if (name && scopes->count)
        scope.subgraph = find_subgraph(scopes, name, length);
    scope.serial = serial(scopes, scope.subgraph);
    for (int object = 0; object < DOT_OBJECTS; object++) {
        scope.local[object].block = DOT_NONE;
        scope.outer[object] =
            scopes->count ? dot_scopes_defaults(scopes, (enum dot_object)object) : DOT_NONE;
        if (scope.subgraph != DOT_NONE)
            scope.local[object] = scopes->subgraphs[scope.subgraph].local[object];
        scope.stale[object] = scope.local[object].block != DOT_NONE;
        scope.defaults[object] = scope.outer[object];
    }
    scopes->items = xgrow(scopes->items, scopes->count, &scopes->capacity, sizeof *scopes->items);
    scopes->items[scopes->count++] = scope;
}

static void push_member(struct dot_scopes *scopes, uint32_t member)
{
    if (scopes->member_count && scopes->members[scopes->member_count - 1] == member &&
        dot_scopes_top(scopes)->first < scopes->member_count)
        return;
    scopes->members = xgrow(scopes->members, scopes->member_count, &scopes->member_capacity,
                            sizeof *scopes->members);
    scopes->members[scopes->member_count++] = member;
}

void dot_scopes_add(struct dot_scopes *scopes, uint32_t node, bool statement)
{
    push_member(scopes, node | (statement ? MEMBER_STATEMENT : 0));
}

/* From here on, first_visit() is true once for each node and subgraph. */
static void visit_start(struct dot_scopes *scopes)
{
    size_t count = scopes->graph->node_count;
    if (scopes->node_stamp_count < count) {
        count = count * 2;
        scopes->node_stamps =
            xreallocarray(scopes->node_stamps, count, sizeof *scopes->node_stamps);
        memset(scopes->node_stamps + scopes->node_stamp_count, 0,
               (count - scopes->node_stamp_count) * sizeof *scopes->node_stamps);
        scopes->node_stamp_count = count;
    }
    scopes->stamp++;
}

static bool first_visit(struct dot_scopes *scopes, uint32_t member)
{
    uint32_t index = member & MEMBER_INDEX;
    uint32_t *stamp =
        member & MEMBER_SUBGRAPH ? &scopes->subgraphs[index].stamp : &scopes->node_stamps[index];
    if (*stamp == scopes->stamp)
        return false;
    *stamp = scopes->stamp;
    return true;
}

static void declare(struct dot_scopes *scopes, size_t first)
{
    for (size_t i = first; i < scopes->member_count; i++)
        if (scopes->members[i] & MEMBER_STATEMENT)
            scopes->graph->nodes[scopes->members[i] & MEMBER_INDEX].declared = true;
}

/* Moves the members of the innermost scope into its record, each once. */
static void keep_members(struct dot_scopes *scopes, const struct dot_scope *scope)
{
    struct dot_subgraph *subgraph = &scopes->subgraphs[scope->subgraph];
    declare(scopes, scope->first);
    visit_start(scopes);
    for (size_t i = scope->first; i < scopes->member_count; i++) {
        uint32_t member = scopes->members[i] & ~MEMBER_STATEMENT;
        if (!first_visit(scopes, member))
            continue;
        subgraph->members = xgrow(subgraph->members, subgraph->member_count,
                                  &subgraph->member_capacity, sizeof *subgraph->members);
        subgraph->members[subgraph->member_count++] = member;
    }
    scopes->member_count = scope->first;
    memcpy(subgraph->local, scope->local, sizeof scope->local);
}

struct dot_set dot_scopes_close(struct dot_scopes *scopes)
{
    struct dot_scope scope = *dot_scopes_top(scopes);
    struct dot_set set = {scope.subgraph, scope.first,
                          (uint32_t)scopes->member_count - scope.first};
    if (scope.subgraph != DOT_NONE)
        keep_members(scopes, &scope);
    scopes->count--;
    if (scope.subgraph != DOT_NONE && scopes->count)
        push_member(scopes, scope.subgraph | MEMBER_SUBGRAPH);
    return set;
}

void dot_scopes_is_end(struct dot_scopes *scopes, const struct dot_set *set)
{
    if (set->subgraph != DOT_NONE)
        return;
    for (uint32_t i = 0; i < set->count; i++)
        if (!(scopes->members[set->first + i] & MEMBER_SUBGRAPH))
            scopes->members[set->first + i] &= MEMBER_INDEX;
}

void dot_scopes_settle(struct dot_scopes *scopes)
{
    declare(scopes, 0);
    scopes->member_count = 0;
}

/* Makes a long chain of defaults short again, so that no object has a long one to look through. */
static void compact(struct dot_graph *graph, struct dot_local *local)
{
    size_t count;
    const struct dot_attribute *attributes = dot_graph_attributes(graph, local->block, &count);
    uint32_t first = (uint32_t)graph->attribute_count;
    for (size_t i = 0; i < count; i++) {
        graph->attributes = xgrow(graph->attributes, graph->attribute_count,
                                  &graph->attribute_capacity, sizeof *graph->attributes);
        graph->attributes[graph->attribute_count++] = attributes[i];
    }
    local->block = dot_graph_block(graph, first, DOT_NONE);
    local->total = (uint32_t)count;
    local->compact = (uint32_t)count * 2 + 16;
}

void dot_scopes_set_defaults(struct dot_scopes *scopes, enum dot_object object, uint32_t first)
{
    struct dot_scope *scope = dot_scopes_top(scopes);
    struct dot_local *local = &scope->local[object];
    local->total += (uint32_t)scopes->graph->attribute_count - first;
    local->block = dot_graph_block(scopes->graph, first, local->block);
    scope->stale[object] = true;
    if (local->total > local->compact)
        compact(scopes->graph, local);
}

uint32_t dot_scopes_defaults(struct dot_scopes *scopes, enum dot_object object)
{
    struct dot_scope *scope = dot_scopes_top(scopes);
    struct dot_graph *graph = scopes->graph;
    if (!scope->stale[object])
        return scope->defaults[object];
    graph->defaults = xgrow(graph->defaults, graph->defaults_count, &graph->defaults_capacity,
                            sizeof *graph->defaults);
    graph->defaults[graph->defaults_count] =
        (struct dot_defaults){scope->local[object].block, scope->outer[object]};
    scope->defaults[object] = (uint32_t)graph->defaults_count++;
    scope->stale[object] = false;
    return scope->defaults[object];
}

static int compare_indices(const void *left, const void *right)
{
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return (a > b) - (a < b);
}

/* Takes up the members that are new; subgraphs among them are left to be worked through. */
static void take_members(struct dot_scopes *scopes, const uint32_t *members, size_t count)
{
    assert(members || !count);
    for (size_t i = 0; i < count; i++) {
        uint32_t member = members[i] & ~MEMBER_STATEMENT;
        if (!first_visit(scopes, member))
            continue;
        if (member & MEMBER_SUBGRAPH) {
            scopes->work = xgrow(scopes->work, scopes->work_count, &scopes->work_capacity,
                                 sizeof *scopes->work);
            scopes->work[scopes->work_count++] = member & MEMBER_INDEX;
        } else {
            scopes->expanded = xgrow(scopes->expanded, scopes->expanded_count,
                                     &scopes->expanded_capacity, sizeof *scopes->expanded);
            scopes->expanded[scopes->expanded_count++] = member;
        }
    }
}

bool dot_scopes_expand(struct dot_scopes *scopes, const struct dot_set *set, size_t *budget)
{
    const uint32_t *members = scopes->members ? scopes->members + set->first : NULL;
    size_t count = set->count;
    visit_start(scopes);
    scopes->expanded_count = scopes->work_count = 0;
    if (set->subgraph != DOT_NONE) {
        members = scopes->subgraphs[set->subgraph].members;
        count = scopes->subgraphs[set->subgraph].member_count;
    }
    for (;;) {
        if (count > *budget)
            return false;
        *budget -= count;
        take_members(scopes, members, count);
        if (!scopes->work_count)
            break;
        const struct dot_subgraph *next = &scopes->subgraphs[scopes->work[--scopes->work_count]];
        members = next->members;
        count = next->member_count;
    }
    if (scopes->expanded_count)
        qsort(scopes->expanded, scopes->expanded_count, sizeof *scopes->expanded, compare_indices);
    return true;
}
