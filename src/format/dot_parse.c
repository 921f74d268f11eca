/*
 * dot_parse.c: the grammar of DOT. It does not recurse: the open subgraphs are a stack of scopes,
 * and the ends of the edge statement that each is in the middle of lie on two stacks beside.
 */
#include "format/dot_parse.h"

#include "base/xalloc.h"
#include "format/dot_parser.h"

#include <entente/progress.h>

#include <stdlib.h>
#include <strings.h>

/* ---- Statements ---- */

/* The attributes from `first` on are the innermost scope's, the graph's or a subgraph's. */
static void set_scope_attributes(struct dot_parser *parser, uint32_t first, uint32_t offset)
{
    struct dot_graph *graph = parser->graph;
    struct dot_scope *scope = dot_scopes_top(&parser->scopes);
    if (parser->scopes.count == 1) {
        graph->block = dot_graph_block(graph, first, graph->block);
        return;
    }
    graph->attribute_count = first; /* a plain graph has no subgraphs, and so none of theirs */
    if (!scope->counted && !graph->subgraphs++)
        graph->first_subgraph = offset;
    scope->counted = true;
}

/* The operands of a statement are read: its attributes, and what it comes to. */
static void finish_statement(struct dot_parser *parser)
{
    uint32_t first = (uint32_t)parser->graph->attribute_count;
    struct dot_scope *scope = dot_scopes_top(&parser->scopes);
    uint32_t first_operand = scope->first_operand;
    if (!dot_parse_lists(parser)) {
        dot_skip_statement(parser);
        return;
    }
    if (parser->operand_count - first_operand > 1)
        dot_finish_edges(parser, first_operand, first);
    else
        dot_finish_nodes(parser, &parser->operands[first_operand], first);
    parser->operand_count = first_operand;
    parser->end_count = scope->first_end;
    if (dot_is_mark(parser, ';'))
        dot_advance(parser);
    if (parser->scopes.count == 1)
        dot_scopes_settle(&parser->scopes);
}

/* An operand is read: an edge goes on from it, or the statement ends. */
static void finish_operand(struct dot_parser *parser, struct dot_operand operand)
{
    parser->operands = xgrow(parser->operands, parser->operand_count, &parser->operand_capacity,
                             sizeof *parser->operands);
    parser->operands[parser->operand_count++] = operand;
    struct dot_scope *scope = dot_scopes_top(&parser->scopes);
    scope->open_chain = dot_is_edge_operator(parser);
    if (!scope->open_chain) {
        finish_statement(parser);
        return;
    }
    if ((parser->token.kind == DOT_ARROW) != parser->graph->directed) {
        bool directed = parser->graph->directed;
        dot_input_error(parser->input, parser->token.offset,
                        directed ? "write ->, or make it a graph instead of a digraph"
                                 : "write --, or make it a digraph instead of a graph",
                        directed ? "-- in a digraph" : "-> in a graph");
        dot_stop_if_full(parser);
    }
    dot_advance(parser);
}

/* :port or :port:compass behind a node's name. */
static bool parse_port(struct dot_parser *parser, uint32_t *port)
{
    struct text text = {0};
    uint32_t name;
    bool done = dot_intern_name(parser, "tailport", 8, &name) &&
                dot_intern_name(parser, "headport", 8, &name);
    for (int part = 0; done && part < 2 && dot_is_mark(parser, ':'); part++) {
        dot_advance(parser);
        done = dot_is_atom(parser) ||
               dot_expected(parser, "a name that has a colon in it needs quotes", "a port after :");
        if (!done)
            break;
        if (part)
            text_add(&text, ":");
        text_add_bytes(&text, parser->token.bytes, parser->token.length);
        dot_advance(parser);
    }
    if (done)
        *port = names_add(parser->graph->strings, text_string(&text), text.length);
    text_release(&text);
    return done;
}

static bool parse_node(struct dot_parser *parser)
{
    uint32_t offset = parser->token.offset;
    if (!dot_is_atom(parser))
        return dot_expected(parser, NULL, "a node");
    uint32_t node = dot_graph_node(parser->graph, parser->token.bytes, parser->token.length, offset,
                                   dot_scopes_defaults(&parser->scopes, DOT_OBJECT_NODE));
    uint32_t port = DOT_NONE;
    if (parser->graph->node_count > parser->limits->entities)
        return dot_over_limit(parser, offset, LIMIT_ENTITIES, parser->limits->entities);
    dot_advance(parser);
    if (dot_is_mark(parser, ':') && !parse_port(parser, &port))
        return false;
    parser->ends =
        xgrow(parser->ends, parser->end_count, &parser->end_capacity, sizeof *parser->ends);
    parser->ends[parser->end_count++] = (struct dot_end){node, port, offset};
    return true;
}

/* a, b, c: as an end of an edge, or to be declared. */
static void parse_nodes(struct dot_parser *parser)
{
    struct dot_operand operand = {.first = (uint32_t)parser->end_count,
                                  .offset = parser->token.offset};
    bool done = parse_node(parser);
    while (done && dot_is_mark(parser, ',')) {
        dot_advance(parser);
        done = parse_node(parser);
    }
    if (!done) {
        dot_skip_statement(parser);
        return;
    }
    operand.count = (uint32_t)parser->end_count - operand.first;
    bool statement = !dot_is_edge_operator(parser) && !dot_scopes_top(&parser->scopes)->open_chain;
    for (uint32_t i = 0; i < operand.count; i++)
        dot_scopes_add(&parser->scopes, parser->ends[operand.first + i].node, statement);
    finish_operand(parser, operand);
}

static void enter_scope(struct dot_parser *parser, const char *name, size_t length, uint32_t offset)
{
    dot_scopes_open(&parser->scopes, name, length, offset);
    struct dot_scope *scope = dot_scopes_top(&parser->scopes);
    scope->first_operand = (uint32_t)parser->operand_count;
    scope->first_end = (uint32_t)parser->end_count;
}

/* [subgraph [name]] { */
static void open_subgraph(struct dot_parser *parser)
{
    uint32_t offset = parser->token.offset;
    struct text name = {0};
    bool named = false;
    if (parser->token.kind == DOT_SUBGRAPH)
        dot_advance(parser);
    if (dot_is_atom(parser)) {
        named = true;
        text_add_bytes(&name, parser->token.bytes, parser->token.length);
        dot_advance(parser);
    }
    if (!dot_is_mark(parser, '{')) {
        dot_expected(parser, "a subgraph is written: subgraph name { ... }", "{ of the subgraph");
        dot_skip_statement(parser);
    } else if (parser->scopes.count > parser->limits->depth) {
        dot_over_limit(parser, offset, LIMIT_DEPTH, parser->limits->depth);
    } else {
        enter_scope(parser, named ? text_string(&name) : NULL, name.length, offset);
        dot_advance(parser);
        if (named)
            set_scope_attributes(parser, (uint32_t)parser->graph->attribute_count, offset);
    }
    text_release(&name);
}

/* The } of a subgraph, which is an end of the statement around it; or that of the graph. */
static void close_scope(struct dot_parser *parser)
{
    struct dot_scope *scope = dot_scopes_top(&parser->scopes);
    struct dot_operand operand = {.is_set = true, .offset = scope->offset};
    if (scope->open_chain)
        dot_expected(parser, "an edge leads from a node to a node", "a node or a subgraph");
    parser->operand_count = scope->first_operand;
    parser->end_count = scope->first_end;
    operand.set = dot_scopes_close(&parser->scopes);
    dot_advance(parser);
    if (parser->scopes.count)
        finish_operand(parser, operand);
}

/* graph [...], node [...] or edge [...] */
static void parse_defaults(struct dot_parser *parser)
{
    struct dot_graph *graph = parser->graph;
    enum dot_kind kind = parser->token.kind;
    uint32_t first = (uint32_t)graph->attribute_count, offset = parser->token.offset;
    dot_advance(parser);
    if (!dot_is_mark(parser, '[')) {
        dot_expected(parser, "a node of this name needs quotes", "[ after node, edge or graph");
        dot_skip_statement(parser);
        return;
    }
    if (!dot_parse_lists(parser)) {
        dot_skip_statement(parser);
        return;
    }
    if (kind == DOT_GRAPH)
        set_scope_attributes(parser, first, offset);
    else if (kind == DOT_NODE)
        dot_scopes_set_defaults(&parser->scopes, DOT_OBJECT_NODE, first);
    else
        dot_scopes_set_defaults(&parser->scopes, DOT_OBJECT_EDGE, first);
    if (dot_is_mark(parser, ';'))
        dot_advance(parser);
}

/* name=value, an attribute of the graph or subgraph */
static void parse_assignment(struct dot_parser *parser)
{
    uint32_t first = (uint32_t)parser->graph->attribute_count, offset = parser->token.offset;
    if (!dot_parse_attribute(parser)) {
        dot_skip_statement(parser);
        return;
    }
    set_scope_attributes(parser, first, offset);
    if (dot_is_mark(parser, ';'))
        dot_advance(parser);
}

static void wrong_statement(struct dot_parser *parser)
{
    const char *hint = dot_is_mark(parser, ';')   ? "DOT has no empty statements: drop this ;"
                       : dot_is_mark(parser, ']') ? "there is no [ before it"
                                                  : NULL;
    dot_expected(parser, hint, "a statement");
    parser->new_line = false; /* so that at least this token is passed over */
    dot_skip_statement(parser);
}

/* Reads one step of the innermost scope's statements. */
static void parse_step(struct dot_parser *parser)
{
    bool open_chain = dot_scopes_top(&parser->scopes)->open_chain;
    enum dot_kind kind = parser->token.kind;
    if (dot_is_mark(parser, '}'))
        close_scope(parser);
    else if (dot_is_mark(parser, '{') || kind == DOT_SUBGRAPH)
        open_subgraph(parser);
    else if (dot_is_atom(parser) && (open_chain || !dot_lexer_sees(&parser->lexer, '=')))
        parse_nodes(parser);
    else if (open_chain) {
        dot_expected(parser, "an edge leads from a node to a node", "a node or a subgraph");
        dot_skip_statement(parser);
    } else if (dot_is_atom(parser))
        parse_assignment(parser);
    else if (kind == DOT_GRAPH || kind == DOT_NODE || kind == DOT_EDGE)
        parse_defaults(parser);
    else
        wrong_statement(parser);
}

/* ---- Graphs ---- */

/* [strict] (graph | digraph) [name] { */
static bool parse_header(struct dot_parser *parser, bool first)
{
    parser->graph->offset = parser->token.offset;
    parser->graph->strict = parser->token.kind == DOT_STRICT;
    if (parser->graph->strict)
        dot_advance(parser);
    parser->graph->directed = parser->token.kind == DOT_DIGRAPH;
    if (parser->token.kind != DOT_DIGRAPH && parser->token.kind != DOT_GRAPH)
        return dot_expected(parser,
                            first ? "a DOT file begins with: digraph name {"
                                  : "after the } of a graph only another graph can come",
                            "digraph or graph");
    dot_advance(parser);
    if (dot_is_atom(parser)) {
        parser->graph->name =
            names_intern(parser->graph->strings, parser->token.bytes, parser->token.length);
        dot_advance(parser);
    }
    return dot_is_mark(parser, '{') ||
           dot_expected(parser, "a name with blanks or signs in it needs quotes", "{ of the graph");
}

static void parse_body(struct dot_parser *parser)
{
    enter_scope(parser, NULL, 0, parser->token.offset);
    dot_advance(parser);
    while (parser->scopes.count && parser->token.kind != DOT_END && !progress_interrupted())
        parse_step(parser);
    if (!parser->scopes.count || parser->lexer.stopped || progress_interrupted())
        return;
    dot_input_error(parser->input, dot_scopes_top(&parser->scopes)->offset,
                    "each { needs its }, and each quote its other one", "{ without its }");
}

static bool parse_graph(struct dot_parser *parser, struct dot_graphs *graphs, struct names *strings)
{
    graphs->items = xgrow(graphs->items, graphs->count, &graphs->capacity, sizeof *graphs->items);
    parser->graph = &graphs->items[graphs->count++];
    dot_graph_init(parser->graph, strings);
    if (!parse_header(parser, graphs->count == 1))
        return false;
    dot_scopes_init(&parser->scopes, parser->graph);
    parse_body(parser);
    dot_scopes_release(&parser->scopes);
    return true;
}

bool dot_parse(struct dot_graphs *graphs, struct dot_input *input, struct names *strings,
               const struct read_options *limits)
{
    size_t errors = input->errors;
    struct dot_parser parser = {
        .input = input, .limits = limits, .edges = limits->edges, .expansion = limits->expansion};
    dot_lexer_init(&parser.lexer, input, limits);
    dot_advance(&parser);
    if (parser.token.kind == DOT_END && !parser.lexer.stopped)
        dot_input_error(input, 0, "a DOT file begins with: digraph name {", "no graph in the file");
    while (parser.token.kind != DOT_END && !progress_interrupted() &&
           parse_graph(&parser, graphs, strings))
        ;
    free(parser.ends);
    free(parser.operands);
    dot_lexer_release(&parser.lexer);
    return input->errors == errors;
}

static bool is_latin1(const char *charset)
{
    static const char *const names[] = {"latin1",     "latin-1",    "l1",
                                        "iso-8859-1", "iso_8859-1", "iso8859-1"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcasecmp(names[i], charset) == 0)
            return true;
    return false;
}

bool dot_graphs_latin1(struct dot_graphs *graphs)
{
    for (size_t i = 0; i < graphs->count; i++) {
        struct dot_graph *graph = &graphs->items[i];
        size_t count;
        uint32_t name = names_find(&graph->attribute_names, "charset", 7);
        const struct dot_attribute *attributes = dot_graph_attributes(graph, graph->block, &count);
        for (size_t j = 0; j < count; j++)
            if (attributes[j].name == name &&
                is_latin1(names_at(graph->strings, attributes[j].value)))
                return true;
    }
    return false;
}

void dot_graphs_release(struct dot_graphs *graphs)
{
    for (size_t i = 0; i < graphs->count; i++)
        dot_graph_release(&graphs->items[i]);
    free(graphs->items);
    *graphs = (struct dot_graphs){0};
}
