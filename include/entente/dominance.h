/*
 * dominance.h: which entities come before which by every centrality, whatever it counts: Schoch &
 * Brandes (2016), Re-conceptualizing centrality in social networks, European Journal of Applied
 * Mathematics 27(6), 971-985.
 *
 * Node u is dominated by v where all neighbours of u are v or neighbours of v, too. Degree,
 * closeness, betweenness, eigenvector and every other index of undirected networks that only gains
 * by ties never rank u above v then. Those that divide what they pass on, as pagerank does, may.
 */
#ifndef ENTENTE_DOMINANCE_H
#define ENTENTE_DOMINANCE_H

#include <entente/error.h>
#include <entente/network.h>
#include <entente/progress.h>

struct dominance {
    size_t node_count;
    uint32_t *above;       /* by node: how many strictly dominate it: it does not dominate them */
    uint32_t *below;       /* by node: how many it strictly dominates */
    size_t listed;         /* how many nodes are compared */
    uint64_t strict_pairs; /* of which one strictly dominates the other */
    uint64_t equal_pairs;  /* which dominate each other */
};

/*
 * Whether the network is one that this says something of: undirected, unweighted, no negative ties,
 * parallel relations merged. If not: ERROR_USAGE with the reason.
 */
ENTENTE_API bool dominance_applies(const struct network *network, struct error *error);

/*
 * Counts among the nodes of `among` (by node; NULL: all), by the ties of the whole network. A node
 * that is not among them has 0 and 0. Pairs are not stored; the time is, for each group of nodes
 * with the same neighbours, about the ties of that neighbour who has fewest. ERROR_USAGE where it
 * does not apply, ERROR_LIMIT where the network is too large or the work was interrupted.
 */
ENTENTE_API bool dominance_init(struct dominance *dominance, struct network *network,
                                const bool *among, const struct progress *progress,
                                struct error *error);
ENTENTE_API void dominance_release(struct dominance *dominance);

/* Which share of the pairs can be compared at all; NAN where there is no pair. */
ENTENTE_API double dominance_share(const struct dominance *dominance);

#endif
