/*
 * dot_graph.h: what a DOT text says, as a plain graph: nodes, edges and their attributes. It knows
 * nothing of dossiers.
 *
 * Attributes are stored once for each time that they are written: an object has a chain of blocks
 * of them, the newest first, and shares the defaults that its scope had when it was made. So a
 * statement that makes a thousand edges stores its attributes once.
 */
#ifndef FORMAT_DOT_GRAPH_H
#define FORMAT_DOT_GRAPH_H

#include "base/names.h"

#include <stdbool.h>

#define DOT_NONE UINT32_MAX

struct dot_attribute {
    uint32_t name : 31; /* an id of graph->attribute_names */
    uint32_t html : 1;
    uint32_t value;  /* an id of graph->strings */
    uint32_t offset; /* of the value in the text */
};

/* `count` attributes from graph->attributes[first] on, and the block that was written before. */
struct dot_block {
    uint32_t first, count, previous;
};

/* The defaults of a scope at one time: its own, over those of the scope around it. */
struct dot_defaults {
    uint32_t block, outer; /* or DOT_NONE */
};

struct dot_node {
    uint32_t defaults, block; /* or DOT_NONE */
    uint32_t offset;          /* where it is declared, else first named */
    bool declared;            /* by a statement that is not just the node set of an edge */
};

struct dot_edge {
    uint32_t tail, head;           /* nodes */
    uint32_t tail_port, head_port; /* ids of graph->strings, or DOT_NONE */
    uint32_t defaults, block;      /* or DOT_NONE */
    uint32_t offset;               /* of its tail in the statement */
};

/* An entry of the table of edges that a later statement may name again. */
struct dot_known_edge {
    uint32_t tail, head, key, edge;
};

struct dot_graph {
    bool directed, strict;
    const char *name;                         /* one of `strings`; NULL: none */
    uint32_t offset;                          /* of its first word */
    struct names *strings;                    /* the caller's: values, keys and ports */
    struct names node_names, attribute_names; /* their ids are the indices of nodes */
    struct dot_node *nodes;
    size_t node_count, node_capacity;
    struct dot_edge *edges;
    size_t edge_count, edge_capacity;
    struct dot_attribute *attributes;
    size_t attribute_count, attribute_capacity;
    struct dot_block *blocks;
    size_t block_count, block_capacity;
    struct dot_defaults *defaults;
    size_t defaults_count, defaults_capacity;
    uint32_t block;               /* the graph's own attributes */
    size_t subgraphs;             /* named, or with attributes of their own */
    uint32_t first_subgraph;      /* the offset of the first of these */
    struct dot_known_edge *known; /* private from here on */
    size_t known_count, known_capacity;
    uint32_t *known_slots;
    size_t known_slot_count;
    struct dot_attribute *resolved;
    size_t resolved_count, resolved_capacity;
    uint32_t *seen, stamp;
    size_t seen_count;
};

void dot_graph_init(struct dot_graph *graph, struct names *strings);
void dot_graph_release(struct dot_graph *graph);

/* The node of that name; a new one gets the defaults. */
uint32_t dot_graph_node(struct dot_graph *graph, const char *name, size_t length, uint32_t offset,
                        uint32_t defaults);

/*
 * The edge that the statement means: in a strict graph the one between the nodes, with a key (else
 * DOT_NONE) the one of that key, otherwise a new one, which gets the defaults. `*made` says which.
 */
uint32_t dot_graph_edge(struct dot_graph *graph, uint32_t tail, uint32_t head, uint32_t key,
                        uint32_t offset, uint32_t defaults, bool *made);

/* A block of the attributes from `first` to the last one, over `previous`. */
uint32_t dot_graph_block(struct dot_graph *graph, uint32_t first, uint32_t previous);

/*
 * The attributes that hold for a node, an edge, or the graph itself: each name once, the one that
 * was written last; defaults come first. Ports are the attributes tailport and headport. The array
 * lives until the next call.
 */
const struct dot_attribute *dot_graph_node_attributes(struct dot_graph *graph, uint32_t node,
                                                      size_t *count);
const struct dot_attribute *dot_graph_edge_attributes(struct dot_graph *graph, uint32_t edge,
                                                      size_t *count);
const struct dot_attribute *dot_graph_attributes(struct dot_graph *graph, uint32_t block,
                                                 size_t *count);

#endif
