/*
 * dot_scope.h: the scopes that a DOT graph's statements stand in, the graph and the subgraphs: the
 * defaults that hold in each, and the nodes that each has, as cgraph counts them. A subgraph that
 * is named again within the same scope is the same one: its defaults hold again, and its nodes add
 * up.
 */
#ifndef FORMAT_DOT_SCOPE_H
#define FORMAT_DOT_SCOPE_H

#include "base/names.h"
#include "format/dot_graph.h"
#include <entente/text.h>

enum dot_object { DOT_OBJECT_NODE, DOT_OBJECT_EDGE, DOT_OBJECT_GRAPH };
enum { DOT_OBJECTS = 2 }; /* that have defaults here */

/* The defaults that a scope itself sets. */
struct dot_local {
    uint32_t block;
    uint32_t total, compact; /* attributes in the chain, and at how many it is made short again */
};

struct dot_subgraph {
    struct dot_local local[DOT_OBJECTS];
    uint32_t *members;
    size_t member_count, member_capacity;
    uint32_t stamp;
};

struct dot_scope {
    uint32_t subgraph; /* its record, or DOT_NONE where it has no name */
    uint32_t serial;   /* tells it from every other scope */
    uint32_t first;    /* its first member on the stack of members */
    uint32_t offset;   /* of its brace */
    struct dot_local local[DOT_OBJECTS];
    uint32_t outer[DOT_OBJECTS];    /* the defaults around it */
    uint32_t defaults[DOT_OBJECTS]; /* the defaults in it, unless stale */
    bool stale[DOT_OBJECTS];
    uint32_t first_operand, first_end; /* of its statement; the parser's */
    bool open_chain, counted;          /* the parser's */
};

/* The nodes of a closed subgraph. Without a name it lasts until the statement around it ends. */
struct dot_set {
    uint32_t subgraph; /* or DOT_NONE: members[first] to members[first + count - 1] */
    uint32_t first, count;
};

struct dot_scopes {
    struct dot_graph *graph;
    struct dot_scope *items; /* the open ones, the graph itself first */
    size_t count, capacity;
    uint32_t *members; /* of the open ones, one behind the other */
    size_t member_count, member_capacity;
    struct dot_subgraph *subgraphs; /* those with names */
    size_t subgraph_count, subgraph_capacity;
    struct names subgraph_names; /* "serial/name", to the index of the subgraph */
    uint32_t serial;
    uint32_t *node_stamps, *work;
    size_t node_stamp_count, work_count, work_capacity;
    uint32_t stamp;
    uint32_t *expanded; /* the nodes of the set that was expanded last */
    size_t expanded_count, expanded_capacity;
};

void dot_scopes_init(struct dot_scopes *scopes, struct dot_graph *graph);
void dot_scopes_release(struct dot_scopes *scopes);

/* The innermost open scope; until the next one opens. */
struct dot_scope *dot_scopes_top(const struct dot_scopes *scopes);

/* Opens a scope: the graph itself, else the subgraph of that name, or (NULL) one without. */
void dot_scopes_open(struct dot_scopes *scopes, const char *name, size_t length, uint32_t offset);

/* Closes the innermost scope, a subgraph, whose nodes belong to those around it too. */
struct dot_set dot_scopes_close(struct dot_scopes *scopes);

/* Notes that the innermost scope names a node; `statement` where a node statement does. */
void dot_scopes_add(struct dot_scopes *scopes, uint32_t node, bool statement);

/* The set is an end of an edge, so to name a node in it is not to declare it. */
void dot_scopes_is_end(struct dot_scopes *scopes, const struct dot_set *set);

/* A statement of the graph itself is over: what it named outside of ends is declared. */
void dot_scopes_settle(struct dot_scopes *scopes);

/* The graph's attributes from `first` on become defaults of the innermost scope. */
void dot_scopes_set_defaults(struct dot_scopes *scopes, enum dot_object object, uint32_t first);

/* The defaults that a new node or edge gets. */
uint32_t dot_scopes_defaults(struct dot_scopes *scopes, enum dot_object object);

/*
 * Lists the nodes of the set in scopes->expanded, in the order in which they were made. `*budget`
 * falls by the members that are looked at; false where it does not last.
 */
bool dot_scopes_expand(struct dot_scopes *scopes, const struct dot_set *set, size_t *budget);

#endif
