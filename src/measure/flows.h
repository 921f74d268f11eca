/*
 * flows.h: the flow graph of a network: how much standing flows from whom to whom, by the types of
 * the relations between them.
 */
#ifndef MEASURE_FLOWS_H
#define MEASURE_FLOWS_H

#include <entente/network.h>

/* Nodes, and what flows from one to the other and back; both 0 where nothing does. */
struct flow {
    uint32_t from, to;
    double along, against;
};

/*
 * What flows along relations and against them by type, and then by type for relations that hold
 * both ways. The caller frees the array.
 */
struct flow *flow_types(const struct vocabulary *vocabulary);

/* What the relation at that position of the view carries, by these types. */
struct flow flow_of(const struct network *network, const struct flow *types, size_t position);

/* In-rows: what flows to node v comes from others[starts[v] .. starts[v + 1] - 1]. */
struct flows {
    uint32_t *starts; /* node_count + 1 of them */
    uint32_t *others; /* in the order of the relations, each once where the projection merges */
    double *amounts;  /* by entry: above 0; NULL: all alike */
    double *leaving;  /* by node: the sum of what flows from it */
    bool symmetric;   /* between any two as much flows one way as the other */
};

/* ERROR_LIMIT where there are 2^32 flows or more. */
bool flows_init(struct flows *flows, const struct network *network, struct error *error);
void flows_release(struct flows *flows);

/*
 * Whether each relation carries as much as any other, both ways, and the network is undirected:
 * then the flow graph is its ties.
 */
bool flows_follow_ties(const struct network *network);

/*
 * Whether what a relation carries is as much both ways, and as much as `*amount`, which the first
 * one sets: 0 until then.
 */
bool flow_alike(const struct flow *flow, double *amount);

#endif
