/*
 * dot_parser.h: what the files of the DOT parser share: its state, its tokens, its errors, and the
 * parts of a statement. The grammar itself is in dot_parse.c.
 */
#ifndef FORMAT_DOT_PARSER_H
#define FORMAT_DOT_PARSER_H

#include "base/limits.h"
#include "format/dot_lex.h"
#include "format/dot_parse.h"
#include "format/dot_scope.h"

/* A node in an end of an edge statement. */
struct dot_end {
    uint32_t node, port, offset;
};

/* An end of an edge statement: a list of nodes, ends[first] on; or a set that becomes one. */
struct dot_operand {
    struct dot_set set;
    bool is_set;
    uint32_t first, count, offset;
};

struct dot_parser {
    struct dot_input *input;
    struct dot_lexer lexer;
    struct dot_token token; /* the next one */
    bool new_line;          /* whether it is the first of its line */
    const struct read_options *limits;
    struct dot_graph *graph;
    struct dot_scopes scopes;
    struct dot_end *ends;
    size_t end_count, end_capacity;
    struct dot_operand *operands;
    size_t operand_count, operand_capacity;
    size_t edges;     /* that may still come */
    size_t expansion; /* edges and members that sets may still be multiplied out to */
};

/* dot_parser.c: tokens */

void dot_advance(struct dot_parser *parser);
bool dot_is_mark(const struct dot_parser *parser, char mark);
bool dot_is_atom(const struct dot_parser *parser);
bool dot_is_edge_operator(const struct dot_parser *parser);

/* dot_parser.c: errors, after which the parser goes on where the next statement may begin */

/* Reports that something else was expected than the next token. Always false. */
bool dot_expected(struct dot_parser *parser, const char *hint, const char *what);

/* Reports that a limit was passed, and stops. Always false. */
bool dot_over_limit(struct dot_parser *parser, uint32_t offset, enum limit limit, size_t value);

void dot_warn(struct dot_parser *parser, uint32_t offset, const char *message, const char *hint);

/* Stops after too many errors. */
void dot_stop_if_full(struct dot_parser *parser);

/* Drops the innermost scope's statement and goes to where the next one may begin. */
void dot_skip_statement(struct dot_parser *parser);

/* dot_parser.c: attributes */

/* The id of an attribute's name; false, with an error, where there are too many. */
bool dot_intern_name(struct dot_parser *parser, const char *name, size_t length, uint32_t *id);

/* name=value, which is added to the graph's attributes. */
bool dot_parse_attribute(struct dot_parser *parser);

/* The [..] at the end of a statement; none is fine. False where the statement's end is unclear. */
bool dot_parse_lists(struct dot_parser *parser);

/* dot_finish.c: what a statement comes to, with its attributes from `first` on */

/* A statement of edges: the operands from `first_operand` on. */
void dot_finish_edges(struct dot_parser *parser, uint32_t first_operand, uint32_t first);

/* A statement of nodes only. */
void dot_finish_nodes(struct dot_parser *parser, const struct dot_operand *operand, uint32_t first);

#endif
