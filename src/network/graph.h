/*
 * graph.h: a network's igraph_t, for the measures that igraph computes.
 */
#ifndef NETWORK_GRAPH_H
#define NETWORK_GRAPH_H

#include <entente/network.h>

#include "network/igraph_compat.h"

struct graph {
    igraph_t igraph;           /* vertex i is node i, edge i is tie i */
    igraph_vector_t strengths; /* by edge: its tie's weight times its sign */
    igraph_vector_t lengths;   /* by edge: 1 / weight */
    bool weighted;
};

/* The network's graph, made on first use; it belongs to the network. NULL on failure. */
struct graph *network_graph(struct network *network, struct error *error);

/* What igraph takes as weights: NULL where the projection is unweighted. */
const igraph_vector_t *graph_strengths(const struct graph *graph);
const igraph_vector_t *graph_lengths(const struct graph *graph);

void graph_free(struct graph *graph);

#endif
