/*
 * dot_written.c: walks over the tokens of a DOT text that has been parsed, and notes where its
 * statements and their attributes stand. It does not recurse.
 */
#include "format/dot_written.h"

#include "base/xalloc.h"
#include "format/dot_lex.h"

#include <stdlib.h>
#include <string.h>

/* The statement around a set, as far as it was read before the set. */
struct around {
    bool edges;
    size_t line, column;
};

struct walk {
    struct dot_written *written;
    struct dot_input *input;
    struct dot_lexer lexer;
    struct dot_token token;
    uint32_t before;       /* where the token before it ended */
    struct around *around; /* by open brace: the statement that it is a set of */
    size_t depth, capacity;
    struct dot_statement now; /* the open one */
    bool open;
    bool joined; /* the next name belongs to it: behind an arrow, a comma, a colon */
    uint32_t arrows;
    uint32_t comment; /* where the first one since it was opened is; UINT32_MAX: there is none */
};

static bool has_comment(const char *gap, size_t length)
{
    return memchr(gap, '/', length) || memchr(gap, '#', length);
}

static void advance(struct walk *walk)
{
    walk->before = walk->token.end;
    dot_lexer_next(&walk->lexer, &walk->token);
    if (walk->open && walk->comment == UINT32_MAX && walk->token.offset > walk->before &&
        has_comment(walk->input->text + walk->before, walk->token.offset - walk->before))
        walk->comment = walk->before;
}

static bool is_mark(const struct walk *walk, char mark)
{
    return walk->token.kind == DOT_MARK && walk->token.mark == mark;
}

static bool is_atom(const struct walk *walk)
{
    enum dot_kind kind = walk->token.kind;
    return kind == DOT_ID || kind == DOT_STRING || kind == DOT_HTML;
}

static const char *intern(struct walk *walk)
{
    return names_intern(&walk->written->strings, walk->token.bytes, walk->token.length);
}

/* `end`: where the last token of the statement ended. */
static void close_statement(struct walk *walk, uint32_t end)
{
    struct dot_written *written = walk->written;
    struct dot_statement *now = &walk->now;
    if (!walk->open)
        return;
    walk->open = false;
    if (now->kind == DOT_STATEMENT_NODES && walk->arrows)
        now->kind = DOT_STATEMENT_EDGES;
    uint32_t wanted = now->kind == DOT_STATEMENT_EDGES ? 2 : 1;
    now->single = now->single && now->nodes == wanted && walk->arrows == wanted - 1;
    now->span.end = end;
    now->commented = walk->comment < end;
    now->count = (uint32_t)written->attribute_count - now->first;
    written->statements =
        xgrow(written->statements, written->count, &written->capacity, sizeof *written->statements);
    written->statements[written->count++] = *now;
}

static void open_statement(struct walk *walk, enum dot_statement_kind kind)
{
    close_statement(walk, walk->before);
    walk->open = true;
    walk->joined = false;
    walk->arrows = 0;
    walk->comment = UINT32_MAX;
    walk->now = (struct dot_statement){.kind = kind,
                                       .span = {walk->token.offset, 0},
                                       .single = kind == DOT_STATEMENT_NODES,
                                       .first = (uint32_t)walk->written->attribute_count};
    dot_input_locate(walk->input, walk->token.offset, &walk->now.line, &walk->now.column);
}

/* name=value; the token is the name. */
static void read_attribute(struct walk *walk)
{
    struct dot_written *written = walk->written;
    struct dot_written_attribute attribute = {.name = intern(walk),
                                              .name_span = {walk->token.offset, walk->token.end}};
    advance(walk);
    if (!is_mark(walk, '='))
        return;
    advance(walk);
    attribute.value = intern(walk);
    attribute.value_span = (struct dot_span){walk->token.offset, walk->token.end};
    attribute.html = walk->token.kind == DOT_HTML;
    written->attributes = xgrow(written->attributes, written->attribute_count,
                                &written->attribute_capacity, sizeof *written->attributes);
    written->attributes[written->attribute_count++] = attribute;
    advance(walk);
}

static void read_list(struct walk *walk)
{
    while (walk->token.kind != DOT_END && !is_mark(walk, ']')) {
        if (is_atom(walk))
            read_attribute(walk);
        else
            advance(walk);
    }
    advance(walk);
}

static void read_name(struct walk *walk)
{
    if (!walk->open || !walk->joined)
        open_statement(walk, DOT_STATEMENT_NODES);
    if (dot_lexer_sees(&walk->lexer, '=')) {
        walk->now.kind = DOT_STATEMENT_GRAPH;
        walk->now.single = false;
        read_attribute(walk);
        return;
    }
    if (!walk->now.nodes++)
        walk->now.id = walk->now.span.start == walk->token.offset ? intern(walk) : NULL;
    walk->joined = false;
    advance(walk);
}

static void read_open_brace(struct walk *walk)
{
    if (!walk->joined)
        close_statement(walk, walk->before);
    struct around around = {
        .edges = walk->open, .line = walk->now.line, .column = walk->now.column};
    if (!walk->open)
        dot_input_locate(walk->input, walk->token.offset, &around.line, &around.column);
    walk->around = xgrow(walk->around, walk->depth, &walk->capacity, sizeof *walk->around);
    walk->around[walk->depth++] = around;
    walk->open = false; /* what it comes to is known behind the brace that closes */
    walk->joined = false;
    advance(walk);
}

/* A set is an end of the statement around it, which may go on. */
static void read_close_brace(struct walk *walk)
{
    close_statement(walk, walk->before);
    struct around around = walk->depth ? walk->around[--walk->depth] : (struct around){0};
    if (walk->depth) {
        open_statement(walk, DOT_STATEMENT_NODES);
        walk->now.single = false;
        walk->arrows = around.edges;
        walk->now.line = around.line;
        walk->now.column = around.column;
    }
    advance(walk);
}

static void read_defaults(struct walk *walk)
{
    enum dot_kind kind = walk->token.kind;
    open_statement(walk, kind == DOT_NODE   ? DOT_STATEMENT_NODE_DEFAULTS
                         : kind == DOT_EDGE ? DOT_STATEMENT_EDGE_DEFAULTS
                                            : DOT_STATEMENT_GRAPH);
    advance(walk);
}

/* What joins the names of one statement, and what parts statements. */
static void read_mark(struct walk *walk)
{
    bool arrow = walk->token.kind == DOT_ARROW || walk->token.kind == DOT_LINE;
    bool last = is_mark(walk, ';');
    walk->joined = arrow || is_mark(walk, ',') || is_mark(walk, ':');
    walk->arrows += arrow;
    if (!arrow && !last)
        walk->now.single = false;
    if (last)
        close_statement(walk, walk->token.end);
    advance(walk);
}

static void step(struct walk *walk)
{
    if (is_mark(walk, '{'))
        read_open_brace(walk);
    else if (is_mark(walk, '}'))
        read_close_brace(walk);
    else if (!walk->depth)
        advance(walk); /* [strict] digraph name */
    else if (is_mark(walk, '['))
        read_list(walk);
    else if (is_atom(walk))
        read_name(walk);
    else if (walk->token.kind == DOT_NODE || walk->token.kind == DOT_EDGE ||
             walk->token.kind == DOT_GRAPH)
        read_defaults(walk);
    else if (walk->token.kind == DOT_SUBGRAPH) {
        if (!walk->joined)
            close_statement(walk, walk->before);
        advance(walk);
        if (is_atom(walk))
            advance(walk);
    } else
        read_mark(walk);
}

void dot_written_read(struct dot_written *written, struct dot_input *input,
                      const struct read_options *limits)
{
    struct walk walk = {.written = written, .input = input};
    dot_lexer_init(&walk.lexer, input, limits);
    advance(&walk);
    while (walk.token.kind != DOT_END && walk.token.kind != DOT_BAD)
        step(&walk);
    dot_lexer_release(&walk.lexer);
    free(walk.around);
}

void dot_written_release(struct dot_written *written)
{
    free(written->statements);
    free(written->attributes);
    names_release(&written->strings);
    *written = (struct dot_written){0};
}
