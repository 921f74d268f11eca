/*
 * adjacency.h: a network as compressed rows: for each node those that it is tied to, 4 bytes an
 * entry, for the kernels that are ours.
 */
#ifndef NETWORK_ADJACENCY_H
#define NETWORK_ADJACENCY_H

#include <entente/network.h>

/* Which ties of a node: that leave it, that come to it, or all. The same where undirected. */
enum way { WAY_OUT = 0, WAY_IN, WAY_ALL };

/*
 * The row of node v is others[starts[v] .. starts[v + 1] - 1], ascending. Of parallel ties each has
 * its entry, so the entries of WAY_ALL are twice the ties, and so are all entries where undirected.
 */
struct rows {
    size_t node_count, entry_count;
    uint32_t *starts; /* node_count + 1 of them */
    uint32_t *others; /* entry_count nodes */
    uint32_t *ties;   /* by entry: its tie; NULL until network_row_ties() */
    double *weights;  /* by entry: the tie's weight (> 0); NULL until network_row_weights() */
};

/*
 * The rows are made on first use and belong to the network. NULL and ERROR_LIMIT where there are
 * 2^32 entries or more.
 */
struct rows *network_rows(struct network *network, enum way way, struct error *error);

/* The same with `ties`, with `weights`. */
struct rows *network_row_ties(struct network *network, enum way way, struct error *error);
struct rows *network_row_weights(struct network *network, enum way way, struct error *error);

void rows_free(struct rows *rows);

#endif
