/*
 * graph.c: makes a network's igraph_t and keeps it until the network goes.
 */
#include "network/graph.h"

#include "base/xalloc.h"
#include "network/guard.h"

#include <stdlib.h>

static bool build(struct graph *graph, const struct network *network, struct error *error)
{
    igraph_vector_int_t ends;
    igraph_integer_t ties = (igraph_integer_t)network->tie_count;
    int code = igraph_vector_int_init(&ends, 2 * ties);
    if (code)
        return guard_failed(code, "making the graph", error);
    for (igraph_integer_t i = 0; i < ties; i++) {
        VECTOR(ends)[2 * i] = network->ties[i].from;
        VECTOR(ends)[2 * i + 1] = network->ties[i].to;
    }
    code = igraph_create(&graph->igraph, &ends, (igraph_integer_t)network->node_count,
                         network->projection.directed);
    igraph_vector_int_destroy(&ends);
    return !code || guard_failed(code, "making the graph", error);
}

static bool add_weights(struct graph *graph, const struct network *network, struct error *error)
{
    igraph_integer_t ties = (igraph_integer_t)network->tie_count;
    int code = igraph_vector_init(&graph->strengths, ties);
    if (code)
        return guard_failed(code, "making the graph", error);
    code = igraph_vector_init(&graph->lengths, ties);
    if (code) {
        igraph_vector_destroy(&graph->strengths);
        return guard_failed(code, "making the graph", error);
    }
    for (igraph_integer_t i = 0; i < ties; i++) {
        VECTOR(graph->strengths)[i] = network->ties[i].weight * network->ties[i].sign;
        VECTOR(graph->lengths)[i] = 1 / network->ties[i].weight;
    }
    return true;
}

struct graph *network_graph(struct network *network, struct error *error)
{
    if (network->graph)
        return network->graph;
    guard_install();
    struct graph *graph = xcalloc(1, sizeof *graph);
    graph->weighted = network->projection.weighted;
    if (!build(graph, network, error)) {
        free(graph);
        return NULL;
    }
    if (!add_weights(graph, network, error)) {
        igraph_destroy(&graph->igraph);
        free(graph);
        return NULL;
    }
    network->graph = graph;
    return graph;
}

const igraph_vector_t *graph_strengths(const struct graph *graph)
{
    return graph->weighted ? &graph->strengths : NULL;
}

const igraph_vector_t *graph_lengths(const struct graph *graph)
{
    return graph->weighted ? &graph->lengths : NULL;
}

void graph_free(struct graph *graph)
{
    if (!graph)
        return;
    igraph_vector_destroy(&graph->lengths);
    igraph_vector_destroy(&graph->strengths);
    igraph_destroy(&graph->igraph);
    free(graph);
}
