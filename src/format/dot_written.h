/*
 * dot_written.h: the statements of a DOT text as they are written: where each begins and ends, and
 * where its attributes stand, for what changes a text and leaves the rest of it alone.
 */
#ifndef FORMAT_DOT_WRITTEN_H
#define FORMAT_DOT_WRITTEN_H

#include "base/names.h"
#include "format/dot_input.h"

#include <entente/format.h>

enum dot_statement_kind {
    DOT_STATEMENT_NODES,
    DOT_STATEMENT_EDGES,
    DOT_STATEMENT_NODE_DEFAULTS,
    DOT_STATEMENT_EDGE_DEFAULTS,
    DOT_STATEMENT_GRAPH /* an attribute of the graph or of a subgraph, or defaults of subgraphs */
};

/* The bytes from `start` to before `end`. */
struct dot_span {
    uint32_t start, end;
};

struct dot_written_attribute {
    const char *name, *value;
    struct dot_span name_span, value_span;
    bool html;
};

struct dot_statement {
    enum dot_statement_kind kind;
    struct dot_span span;  /* with its ; if it has one; behind the last set, if it has some */
    size_t line, column;   /* where all of it begins */
    const char *id;        /* of its first node; NULL: it begins with a set, or is of no node */
    uint32_t nodes;        /* that it names itself, not in sets */
    bool single;           /* one node, or one edge of two nodes: no list, no set, no port */
    bool commented;        /* there is a comment in it */
    uint32_t first, count; /* its attributes */
};

/* Starts as {0}. In the order in which the statements end. */
struct dot_written {
    struct dot_statement *statements;
    size_t count, capacity;
    struct dot_written_attribute *attributes;
    size_t attribute_count, attribute_capacity;
    struct names strings; /* private */
};

/* Fills `written` with a text that dot_parse() takes. */
void dot_written_read(struct dot_written *written, struct dot_input *input,
                      const struct read_options *limits);
void dot_written_release(struct dot_written *written);

#endif
