/*
 * arrivals.h: the relations that come to a node. (Ties and flows have forgotten which relations
 * they were made of.)
 */
#ifndef MEASURE_ARRIVALS_H
#define MEASURE_ARRIVALS_H

#include <entente/network.h>

struct arrival {
    uint32_t position; /* of the relation in the view */
    uint32_t from;     /* the node at its other end */
    double weight;     /* what it adds to the weight of the tie, or to the flow; above 0 */
};

struct arrivals {
    struct arrival *items; /* in the view's order */
    size_t count, capacity;
};

/*
 * Those that are part of a tie by which the node is come to; of relations without a direction, and
 * in an undirected network, all that it has. None where ties are not relations (--project).
 */
void arrivals_of_ties(struct arrivals *arrivals, const struct network *network, uint32_t node);

/* Those by which something flows to the node (measure/flows.h). */
void arrivals_of_flows(struct arrivals *arrivals, const struct network *network, uint32_t node);
void arrivals_release(struct arrivals *arrivals);

/* By node: the sum of the weights of what comes from it. The caller frees the array. */
double *arrivals_sums(const struct arrivals *arrivals, size_t node_count);

/* By node: the largest of them. */
double *arrivals_largest(const struct arrivals *arrivals, size_t node_count);

#endif
