/*
 * dot_parse.c: the grammar of DOT. It does not recurse: the open subgraphs are a stack of scopes,
 * and the ends of the edge statement that each is in the middle of lie on two stacks beside.
 */
#include "format/dot_parse.h"

#include "base/xalloc.h"
#include "format/dot_lex.h"
#include "format/dot_scope.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* A node in an end of an edge statement. */
struct end {
    uint32_t node, port, offset;
};

/* An end of an edge statement: a list of nodes, ends[first] on; or a set that becomes one. */
struct operand {
    struct dot_set set;
    bool is_set;
    uint32_t first, count, offset;
};

struct parser {
    struct dot_input *input;
    struct dot_lexer lexer;
    struct dot_token token; /* the next one */
    bool new_line;          /* whether it is the first of its line */
    const struct read_limits *limits;
    struct dot_graph *graph;
    struct dot_scopes scopes;
    struct end *ends;
    size_t end_count, end_capacity;
    struct operand *operands;
    size_t operand_count, operand_capacity;
    size_t budget; /* edges and members that sets may still be multiplied out to */
};

static void advance(struct parser *parser)
{
    uint32_t before = parser->token.end;
    dot_lexer_next(&parser->lexer, &parser->token);
    uint32_t offset = parser->token.offset;
    parser->new_line =
        offset > before && memchr(parser->input->text + before, '\n', offset - before);
}

static bool is_mark(const struct parser *parser, char mark)
{
    return parser->token.kind == DOT_MARK && parser->token.mark == mark;
}

static bool is_atom(const struct parser *parser)
{
    enum dot_kind kind = parser->token.kind;
    return kind == DOT_ID || kind == DOT_STRING || kind == DOT_HTML;
}

static bool is_edge_operator(const struct parser *parser)
{
    return parser->token.kind == DOT_ARROW || parser->token.kind == DOT_LINE;
}

/* ---- Errors: report, and find a place to read on from. ---- */

/* Nothing more is read from the text. */
static void stop(struct parser *parser)
{
    dot_lexer_stop(&parser->lexer);
    parser->token = (struct dot_token){.kind = DOT_END, .offset = (uint32_t)parser->input->length};
}

static void stop_if_full(struct parser *parser)
{
    if (!dot_input_full(parser->input) || parser->lexer.stopped)
        return;
    struct error error = {0};
    error_set(&error, ERROR_INPUT, "too many errors; the rest of the file is not read");
    dot_input_report(parser->input, &error, SEVERITY_NOTE, parser->token.offset);
    stop(parser);
}

/* What the next token is, for a message: 'color', end of file, ... */
static void describe_token(const struct parser *parser, struct text *out)
{
    enum { SHOWN = 40 };
    const struct dot_token *token = &parser->token;
    size_t length = token->end - token->offset;
    const char *text = parser->input->text + token->offset;
    if (token->kind == DOT_END) {
        text_add(out, "the end of the file");
        return;
    }
    const char *newline = memchr(text, '\n', length);
    size_t shown = newline ? (size_t)(newline - text) : length;
    bool cut = shown < length || shown > SHOWN;
    shown = shown > SHOWN ? SHOWN : shown;
    while (shown < length && (text[shown] & 0xc0) == 0x80)
        shown++;
    text_addf(out, "'%.*s%s'", (int)shown, text, cut ? "..." : "");
}

/* Reports that something else was expected than the next token. Always false. */
static bool expected(struct parser *parser, const char *hint, const char *what)
{
    if (parser->lexer.stopped)
        return false;
    if (parser->token.kind != DOT_BAD) {
        struct text found = {0};
        describe_token(parser, &found);
        dot_input_error(parser->input, parser->token.offset, hint, "expected %s, found %s", what,
                        text_string(&found));
        text_release(&found);
    }
    stop_if_full(parser);
    return false;
}

/* Reports that a limit was passed, and stops. Always false. */
static bool over_limit(struct parser *parser, uint32_t offset, const char *option,
                       const char *format, size_t limit)
{
    struct error error = {0};
    struct text message = {0};
    text_addf(&message, "%s the limit of %zu", format, limit);
    error_set(&error, ERROR_LIMIT, "%s", message.data);
    error_hint(&error, "%s N raises the limit", option);
    dot_input_report(parser->input, &error, SEVERITY_ERROR, offset);
    text_release(&message);
    stop(parser);
    return false;
}

static void warn(struct parser *parser, uint32_t offset, const char *message, const char *hint)
{
    struct error error = {0};
    error_set(&error, ERROR_INPUT, "%s", message);
    error_hint(&error, "%s", hint);
    dot_input_report(parser->input, &error, SEVERITY_WARNING, offset);
}

/* Passes over the brackets that the next token opens. */
static void skip_brackets(struct parser *parser)
{
    while (parser->token.kind != DOT_END && !is_mark(parser, ']') && !is_mark(parser, '}'))
        advance(parser);
    if (is_mark(parser, ']'))
        advance(parser);
}

/* Drops the innermost scope's statement and goes to where the next one may begin. */
static void skip_statement(struct parser *parser)
{
    struct dot_scope *scope = dot_scopes_top(&parser->scopes);
    parser->operand_count = scope->first_operand;
    parser->end_count = scope->first_end;
    scope->open_chain = false;
    while (parser->token.kind != DOT_END && !is_mark(parser, '}') && !is_mark(parser, '{') &&
           !parser->new_line) {
        bool last = is_mark(parser, ';');
        if (is_mark(parser, '['))
            skip_brackets(parser);
        else
            advance(parser);
        if (last)
            break;
    }
}

/* ---- Attributes ---- */

static bool attribute_name(struct parser *parser, const char *name, size_t length, uint32_t *id)
{
    struct names *names = &parser->graph->attribute_names;
    *id = names_add(names, name, length);
    if (names->count <= parser->limits->attributes)
        return true;
    return over_limit(parser, parser->token.offset, "--max-attributes",
                      "more names of attributes than", parser->limits->attributes);
}

static uint32_t intern_token(struct parser *parser)
{
    return names_add(parser->graph->strings, parser->token.bytes, parser->token.length);
}

/* name=value, which is added to the graph's attributes. */
static bool parse_attribute(struct parser *parser)
{
    struct dot_graph *graph = parser->graph;
    uint32_t name;
    if (!is_atom(parser))
        return expected(parser, "each [ needs its ]", "an attribute or ]");
    if (!attribute_name(parser, parser->token.bytes, parser->token.length, &name))
        return false;
    advance(parser);
    if (!is_mark(parser, '='))
        return expected(parser,
                        is_edge_operator(parser) ? "is a ] missing before this?"
                                                 : "an attribute is written name=value",
                        "= after the attribute's name");
    advance(parser);
    if (!is_atom(parser))
        return expected(parser, "quote it if it has other characters than letters, digits and _",
                        "the attribute's value");
    graph->attributes = xgrow(graph->attributes, graph->attribute_count, &graph->attribute_capacity,
                              sizeof *graph->attributes);
    struct dot_attribute *attribute = &graph->attributes[graph->attribute_count++];
    attribute->name = name & 0x7fffffff;
    attribute->html = parser->token.kind == DOT_HTML;
    attribute->value = intern_token(parser);
    attribute->offset = parser->token.offset;
    advance(parser);
    return true;
}

/* After an error in a list of attributes: true where the list goes on at the next token. */
static bool resume_list(struct parser *parser)
{
    for (;; advance(parser)) {
        if (parser->token.kind == DOT_END || is_mark(parser, '}') || is_mark(parser, '{'))
            return false;
        if (is_mark(parser, ']'))
            return true;
        if (parser->new_line)
            return is_atom(parser) && dot_lexer_sees(&parser->lexer, '=');
        if (is_mark(parser, ',') || is_mark(parser, ';')) {
            advance(parser);
            return true;
        }
    }
}

/* The [..] at the end of a statement; none is fine. False where the statement's end is unclear. */
static bool parse_lists(struct parser *parser)
{
    while (is_mark(parser, '[')) {
        advance(parser);
        while (!is_mark(parser, ']')) {
            if (!parse_attribute(parser)) {
                if (!resume_list(parser))
                    return false;
            } else if (is_mark(parser, ',') || is_mark(parser, ';'))
                advance(parser);
        }
        advance(parser);
    }
    return true;
}

/* The attributes from `first` on are the innermost scope's, the graph's or a subgraph's. */
static void set_scope_attributes(struct parser *parser, uint32_t first, uint32_t offset)
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

/* ---- Edges ---- */

/* Turns the sets among the statement's operands into lists. */
static bool expand_operands(struct parser *parser, uint32_t first)
{
    struct dot_scopes *scopes = &parser->scopes;
    for (size_t i = first; i < parser->operand_count; i++) {
        struct operand *operand = &parser->operands[i];
        if (!operand->is_set)
            continue;
        dot_scopes_is_end(scopes, &operand->set);
        if (!dot_scopes_expand(scopes, &operand->set, &parser->budget))
            return over_limit(parser, operand->offset, "--max-edges",
                              "node sets come to more nodes than", parser->limits->edges);
        operand->first = (uint32_t)parser->end_count;
        operand->count = (uint32_t)scopes->expanded_count;
        for (size_t j = 0; j < scopes->expanded_count; j++) {
            parser->ends =
                xgrow(parser->ends, parser->end_count, &parser->end_capacity, sizeof *parser->ends);
            parser->ends[parser->end_count++] =
                (struct end){scopes->expanded[j], DOT_NONE, operand->offset};
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

static void set_ports(struct dot_edge *edge, const struct end *tail, const struct end *head)
{
    bool turned = edge->tail != edge->head && edge->tail == head->node;
    const struct end *first = turned ? head : tail, *second = turned ? tail : head;
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
                     const struct end *tail, const struct end *head)
{
    bool made;
    uint32_t index = dot_graph_edge(graph, tail->node, head->node, statement->key, tail->offset,
                                    statement->defaults, &made);
    struct dot_edge *edge = &graph->edges[index];
    set_ports(edge, tail, head);
    edge->block = made ? statement->block : dot_graph_block(graph, statement->first, edge->block);
}

static bool add_edges(struct parser *parser, const struct edge_statement *statement,
                      const struct operand *tails, const struct operand *heads)
{
    size_t product = (size_t)tails->count * heads->count;
    if (product > 1 && product > parser->budget)
        return over_limit(parser, tails->offset, "--max-edges", "node sets come to more edges than",
                          parser->limits->edges);
    parser->budget -= product > 1 ? product : 0;
    for (uint32_t i = 0; i < tails->count; i++)
        for (uint32_t j = 0; j < heads->count; j++)
            add_edge(parser->graph, statement, &parser->ends[tails->first + i],
                     &parser->ends[heads->first + j]);
    return true;
}

static bool finish_edges(struct parser *parser, uint32_t first_operand, uint32_t first)
{
    struct edge_statement statement = {.first = first,
                                       .block = dot_graph_block(parser->graph, first, DOT_NONE),
                                       .key = find_key(parser->graph, first),
                                       .defaults =
                                           dot_scopes_defaults(&parser->scopes, DOT_OBJECT_EDGE)};
    if (!expand_operands(parser, first_operand))
        return false;
    for (size_t i = first_operand; i + 1 < parser->operand_count; i++)
        if (!add_edges(parser, &statement, &parser->operands[i], &parser->operands[i + 1]))
            return false;
    return true;
}

/* ---- Statements ---- */

/* A statement of nodes only. */
static void finish_nodes(struct parser *parser, const struct operand *operand, uint32_t first)
{
    struct dot_graph *graph = parser->graph;
    if (operand->is_set) {
        if (first < graph->attribute_count)
            warn(parser, operand->offset, "attributes behind a subgraph mean nothing",
                 "write them inside, or as node [...] before its nodes");
        return;
    }
    /* In a set without a name, to name a node may be no more than to say where an edge ends. */
    bool declares = parser->scopes.count == 1 || first < graph->attribute_count ||
                    dot_scopes_top(&parser->scopes)->subgraph != DOT_NONE;
    for (uint32_t i = 0; i < operand->count; i++) {
        const struct end *end = &parser->ends[operand->first + i];
        struct dot_node *node = &graph->nodes[end->node];
        if (declares && !node->declared)
            node->offset = end->offset;
        node->declared = node->declared || declares;
        node->block = dot_graph_block(graph, first, node->block);
        if (end->port != DOT_NONE)
            warn(parser, end->offset, "a port means nothing outside of an edge",
                 "put the name in quotes if the colon is part of it");
    }
}

/* The operands of a statement are read: its attributes, and what it comes to. */
static void finish_statement(struct parser *parser)
{
    uint32_t first = (uint32_t)parser->graph->attribute_count;
    struct dot_scope *scope = dot_scopes_top(&parser->scopes);
    uint32_t first_operand = scope->first_operand;
    if (!parse_lists(parser)) {
        skip_statement(parser);
        return;
    }
    if (parser->operand_count - first_operand > 1)
        finish_edges(parser, first_operand, first);
    else
        finish_nodes(parser, &parser->operands[first_operand], first);
    parser->operand_count = first_operand;
    parser->end_count = scope->first_end;
    if (is_mark(parser, ';'))
        advance(parser);
    if (parser->scopes.count == 1)
        dot_scopes_settle(&parser->scopes);
}

/* An operand is read: an edge goes on from it, or the statement ends. */
static void finish_operand(struct parser *parser, struct operand operand)
{
    parser->operands = xgrow(parser->operands, parser->operand_count, &parser->operand_capacity,
                             sizeof *parser->operands);
    parser->operands[parser->operand_count++] = operand;
    struct dot_scope *scope = dot_scopes_top(&parser->scopes);
    scope->open_chain = is_edge_operator(parser);
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
        stop_if_full(parser);
    }
    advance(parser);
}

/* :port or :port:compass behind a node's name. */
static bool parse_port(struct parser *parser, uint32_t *port)
{
    struct text text = {0};
    uint32_t name;
    bool done = attribute_name(parser, "tailport", 8, &name) &&
                attribute_name(parser, "headport", 8, &name);
    for (int part = 0; done && part < 2 && is_mark(parser, ':'); part++) {
        advance(parser);
        done = is_atom(parser) ||
               expected(parser, "a name that has a colon in it needs quotes", "a port after :");
        if (!done)
            break;
        if (part)
            text_add(&text, ":");
        text_add_bytes(&text, parser->token.bytes, parser->token.length);
        advance(parser);
    }
    if (done)
        *port = names_add(parser->graph->strings, text_string(&text), text.length);
    text_release(&text);
    return done;
}

static bool parse_node(struct parser *parser)
{
    uint32_t offset = parser->token.offset;
    if (!is_atom(parser))
        return expected(parser, NULL, "a node");
    uint32_t node = dot_graph_node(parser->graph, parser->token.bytes, parser->token.length, offset,
                                   dot_scopes_defaults(&parser->scopes, DOT_OBJECT_NODE));
    uint32_t port = DOT_NONE;
    advance(parser);
    if (is_mark(parser, ':') && !parse_port(parser, &port))
        return false;
    parser->ends =
        xgrow(parser->ends, parser->end_count, &parser->end_capacity, sizeof *parser->ends);
    parser->ends[parser->end_count++] = (struct end){node, port, offset};
    return true;
}

/* a, b, c: as an end of an edge, or to be declared. */
static void parse_nodes(struct parser *parser)
{
    struct operand operand = {.first = (uint32_t)parser->end_count, .offset = parser->token.offset};
    bool done = parse_node(parser);
    while (done && is_mark(parser, ',')) {
        advance(parser);
        done = parse_node(parser);
    }
    if (!done) {
        skip_statement(parser);
        return;
    }
    operand.count = (uint32_t)parser->end_count - operand.first;
    bool statement = !is_edge_operator(parser) && !dot_scopes_top(&parser->scopes)->open_chain;
    for (uint32_t i = 0; i < operand.count; i++)
        dot_scopes_add(&parser->scopes, parser->ends[operand.first + i].node, statement);
    finish_operand(parser, operand);
}

static void enter_scope(struct parser *parser, const char *name, size_t length, uint32_t offset)
{
    dot_scopes_open(&parser->scopes, name, length, offset);
    struct dot_scope *scope = dot_scopes_top(&parser->scopes);
    scope->first_operand = (uint32_t)parser->operand_count;
    scope->first_end = (uint32_t)parser->end_count;
}

/* [subgraph [name]] { */
static void open_subgraph(struct parser *parser)
{
    uint32_t offset = parser->token.offset;
    struct text name = {0};
    bool named = false;
    if (parser->token.kind == DOT_SUBGRAPH)
        advance(parser);
    if (is_atom(parser)) {
        named = true;
        text_add_bytes(&name, parser->token.bytes, parser->token.length);
        advance(parser);
    }
    if (!is_mark(parser, '{')) {
        expected(parser, "a subgraph is written: subgraph name { ... }", "{ of the subgraph");
        skip_statement(parser);
    } else if (parser->scopes.count > parser->limits->depth) {
        over_limit(parser, offset, "--max-depth", "subgraphs are nested deeper than",
                   parser->limits->depth);
    } else {
        enter_scope(parser, named ? text_string(&name) : NULL, name.length, offset);
        advance(parser);
        if (named)
            set_scope_attributes(parser, (uint32_t)parser->graph->attribute_count, offset);
    }
    text_release(&name);
}

/* The } of a subgraph, which is an end of the statement around it; or that of the graph. */
static void close_scope(struct parser *parser)
{
    struct dot_scope *scope = dot_scopes_top(&parser->scopes);
    struct operand operand = {.is_set = true, .offset = scope->offset};
    if (scope->open_chain)
        expected(parser, "an edge leads from a node to a node", "a node or a subgraph");
    parser->operand_count = scope->first_operand;
    parser->end_count = scope->first_end;
    operand.set = dot_scopes_close(&parser->scopes);
    advance(parser);
    if (parser->scopes.count)
        finish_operand(parser, operand);
}

/* graph [...], node [...] or edge [...] */
static void parse_defaults(struct parser *parser)
{
    struct dot_graph *graph = parser->graph;
    enum dot_kind kind = parser->token.kind;
    uint32_t first = (uint32_t)graph->attribute_count, offset = parser->token.offset;
    advance(parser);
    if (!is_mark(parser, '[')) {
        expected(parser, "a node of this name needs quotes", "[ after node, edge or graph");
        skip_statement(parser);
        return;
    }
    if (!parse_lists(parser)) {
        skip_statement(parser);
        return;
    }
    if (kind == DOT_GRAPH)
        set_scope_attributes(parser, first, offset);
    else if (kind == DOT_NODE)
        dot_scopes_set_defaults(&parser->scopes, DOT_OBJECT_NODE, first);
    else
        dot_scopes_set_defaults(&parser->scopes, DOT_OBJECT_EDGE, first);
    if (is_mark(parser, ';'))
        advance(parser);
}

/* name=value, an attribute of the graph or subgraph */
static void parse_assignment(struct parser *parser)
{
    uint32_t first = (uint32_t)parser->graph->attribute_count, offset = parser->token.offset;
    if (!parse_attribute(parser)) {
        skip_statement(parser);
        return;
    }
    set_scope_attributes(parser, first, offset);
    if (is_mark(parser, ';'))
        advance(parser);
}

static void wrong_statement(struct parser *parser)
{
    const char *hint = is_mark(parser, ';')   ? "DOT has no empty statements: drop this ;"
                       : is_mark(parser, ']') ? "there is no [ before it"
                                              : NULL;
    expected(parser, hint, "a statement");
    parser->new_line = false; /* so that at least this token is passed over */
    skip_statement(parser);
}

/* Reads one step of the innermost scope's statements. */
static void parse_step(struct parser *parser)
{
    bool open_chain = dot_scopes_top(&parser->scopes)->open_chain;
    enum dot_kind kind = parser->token.kind;
    if (is_mark(parser, '}'))
        close_scope(parser);
    else if (is_mark(parser, '{') || kind == DOT_SUBGRAPH)
        open_subgraph(parser);
    else if (is_atom(parser) && (open_chain || !dot_lexer_sees(&parser->lexer, '=')))
        parse_nodes(parser);
    else if (open_chain) {
        expected(parser, "an edge leads from a node to a node", "a node or a subgraph");
        skip_statement(parser);
    } else if (is_atom(parser))
        parse_assignment(parser);
    else if (kind == DOT_GRAPH || kind == DOT_NODE || kind == DOT_EDGE)
        parse_defaults(parser);
    else
        wrong_statement(parser);
}

/* ---- Graphs ---- */

/* [strict] (graph | digraph) [name] { */
static bool parse_header(struct parser *parser, bool first)
{
    parser->graph->offset = parser->token.offset;
    parser->graph->strict = parser->token.kind == DOT_STRICT;
    if (parser->graph->strict)
        advance(parser);
    parser->graph->directed = parser->token.kind == DOT_DIGRAPH;
    if (parser->token.kind != DOT_DIGRAPH && parser->token.kind != DOT_GRAPH)
        return expected(parser,
                        first ? "a DOT file begins with: digraph name {"
                              : "after the } of a graph only another graph can come",
                        "digraph or graph");
    advance(parser);
    if (is_atom(parser))
        advance(parser);
    return is_mark(parser, '{') ||
           expected(parser, "a name with blanks or signs in it needs quotes", "{ of the graph");
}

static void parse_body(struct parser *parser)
{
    enter_scope(parser, NULL, 0, parser->token.offset);
    advance(parser);
    while (parser->scopes.count && parser->token.kind != DOT_END)
        parse_step(parser);
    if (!parser->scopes.count || parser->lexer.stopped)
        return;
    dot_input_error(parser->input, dot_scopes_top(&parser->scopes)->offset,
                    "each { needs its }, and each quote its other one", "{ without its }");
}

static bool parse_graph(struct parser *parser, struct dot_graphs *graphs, struct names *strings)
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
               const struct read_limits *limits)
{
    size_t errors = input->errors;
    struct parser parser = {.input = input, .limits = limits, .budget = limits->edges};
    dot_lexer_init(&parser.lexer, input, limits);
    advance(&parser);
    if (parser.token.kind == DOT_END && !parser.lexer.stopped)
        dot_input_error(input, 0, "a DOT file begins with: digraph name {", "no graph in the file");
    while (parser.token.kind != DOT_END && parse_graph(&parser, graphs, strings))
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
