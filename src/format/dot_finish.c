/*
 * dot_finish.c: what a DOT statement comes to when all of it is read: edges between its operands,
 * or attributes of its nodes. The statement's scope is the innermost one.
 */
#include "format/dot_parser.h"

#include "base/xalloc.h"

/* Turns the sets among the statement's operands into lists. */
static bool expand_operands(struct dot_parser *parser, uint32_t first)
{
    struct dot_scopes *scopes = &parser->scopes;
    for (size_t i = first; i < parser->operand_count; i++) {
        struct dot_operand *operand = &parser->operands[i];
        if (!operand->is_set)
            continue;
        dot_scopes_is_end(scopes, &operand->set);
        if (!dot_scopes_expand(scopes, &operand->set, &parser->expansion))
            return dot_over_limit(parser, operand->offset, LIMIT_EXPANSION,
                                  parser->limits->expansion);
        operand->first = (uint32_t)parser->end_count;
        operand->count = (uint32_t)scopes->expanded_count;
        for (size_t j = 0; j < scopes->expanded_count; j++) {
            parser->ends =
                xgrow(parser->ends, parser->end_count, &parser->end_capacity, sizeof *parser->ends);
            parser->ends[parser->end_count++] =
                (struct dot_end){scopes->expanded[j], DOT_NONE, operand->offset};
        }
    }
    return true;
}

/* The value of the attribute `key` among those from `first` on, or DOT_NONE. */
static uint32_t find_key(const struct dot_graph *graph, uint32_t first)
{
    uint32_t name = names_find(&graph->attribute_names, "key", 3);
    for (size_t i = graph->attribute_count; i-- > first;)
        if (graph->attributes[i].name == name)
            return graph->attributes[i].value;
    return DOT_NONE;
}

static void set_ports(struct dot_edge *edge, const struct dot_end *tail, const struct dot_end *head)
{
    bool turned = edge->tail != edge->head && edge->tail == head->node;
    const struct dot_end *first = turned ? head : tail, *second = turned ? tail : head;
    if (first->port != DOT_NONE)
        edge->tail_port = first->port;
    if (second->port != DOT_NONE)
        edge->head_port = second->port;
}

/* What the edges of one statement share. */
struct edge_statement {
    uint32_t first;    /* its attributes, from here on */
    uint32_t block;    /* the same as a block */
    uint32_t key;      /* or DOT_NONE */
    uint32_t defaults; /* or DOT_NONE */
};

static void add_edge(struct dot_graph *graph, const struct edge_statement *statement,
                     const struct dot_end *tail, const struct dot_end *head)
{
    bool made;
    uint32_t index = dot_graph_edge(graph, tail->node, head->node, statement->key, tail->offset,
                                    statement->defaults, &made);
    struct dot_edge *edge = &graph->edges[index];
    set_ports(edge, tail, head);
    edge->block = made ? statement->block : dot_graph_block(graph, statement->first, edge->block);
}

static bool add_edges(struct dot_parser *parser, const struct edge_statement *statement,
                      const struct dot_operand *tails, const struct dot_operand *heads)
{
    size_t product = (size_t)tails->count * heads->count;
    if (product > parser->edges)
        return dot_over_limit(parser, tails->offset, LIMIT_EDGES, parser->limits->edges);
    if (product > 1 && product > parser->expansion)
        return dot_over_limit(parser, tails->offset, LIMIT_EXPANSION, parser->limits->expansion);
    parser->edges -= product;
    parser->expansion -= product > 1 ? product : 0;
    for (uint32_t i = 0; i < tails->count; i++)
        for (uint32_t j = 0; j < heads->count; j++)
            add_edge(parser->graph, statement, &parser->ends[tails->first + i],
                     &parser->ends[heads->first + j]);
    return true;
}

void dot_finish_edges(struct dot_parser *parser, uint32_t first_operand, uint32_t first)
{
    struct edge_statement statement = {.first = first,
                                       .block = dot_graph_block(parser->graph, first, DOT_NONE),
                                       .key = find_key(parser->graph, first),
                                       .defaults =
                                           dot_scopes_defaults(&parser->scopes, DOT_OBJECT_EDGE)};
    if (!expand_operands(parser, first_operand))
        return;
    for (size_t i = first_operand; i + 1 < parser->operand_count; i++)
        if (!add_edges(parser, &statement, &parser->operands[i], &parser->operands[i + 1]))
            return;
}

void dot_finish_nodes(struct dot_parser *parser, const struct dot_operand *operand, uint32_t first)
{
    struct dot_graph *graph = parser->graph;
    if (operand->is_set) {
        if (first < graph->attribute_count)
            dot_warn(parser, operand->offset, "attributes behind a subgraph mean nothing",
                     "write them inside, or as node [...] before its nodes");
        return;
    }
    /* In a set without a name, to name a node may be no more than to say where an edge ends. */
    bool declares = parser->scopes.count == 1 || first < graph->attribute_count ||
                    dot_scopes_top(&parser->scopes)->subgraph != DOT_NONE;
    for (uint32_t i = 0; i < operand->count; i++) {
        const struct dot_end *end = &parser->ends[operand->first + i];
        struct dot_node *node = &graph->nodes[end->node];
        if (declares && !node->declared)
            node->offset = end->offset;
        node->declared = node->declared || declares;
        node->block = dot_graph_block(graph, first, node->block);
        if (end->port != DOT_NONE)
            dot_warn(parser, end->offset, "a port means nothing outside of an edge",
                     "put the name in quotes if the colon is part of it");
    }
}
