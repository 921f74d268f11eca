/*
 * distance.h: the distances from each node to the others, as sums. Three ways to have them: a
 * sweep (steps, exact), Dijkstra's (lengths, exact) and HyperBall (steps, estimated).
 */
#ifndef MEASURE_DISTANCE_H
#define MEASURE_DISTANCE_H

#include <entente/error.h>
#include <entente/network.h>
#include <entente/progress.h>

/* Of the others that ties, followed outwards, lead to from a node. */
struct distances {
    double reached;  /* how many they are */
    double inverse;  /* the sum of 1/distance */
    double sum;      /* of the distances */
    double farthest; /* the greatest distance; 0 where none is reached */
};

/*
 * Each function below fills results[0 .. node_count - 1], to the same bits whatever the number of
 * threads. ERROR_LIMIT where it is interrupted (`what` names the measure) or the network has too
 * many ties.
 */

/*
 * The numbers of steps, by a breadth-first search from up to 512 nodes at once. Distances above
 * `cutoff` do not count; 0: all do. The sums are exact, `inverse` but for its last bit.
 *
 * Memory: for each thread 240 bytes a node; and 4 bytes an entry of the network's rows.
 *
 * Then et al. (2014), Proceedings of the VLDB Endowment 8, 449-460, turned round: what arrives at
 * a node are the bits of those that it leads to, so that counting them gives the node's own
 * sums; Beamer, Asanovic & Patterson (2012), SC12, article 12, for pulling where the frontier is
 * wide.
 */
bool sweep_distances(struct network *network, uint32_t cutoff, const struct progress *progress,
                     const char *what, struct distances *results, struct error *error);

/*
 * The lengths of shortest paths, each tie being 1 / weight long. ERROR_USAGE where a weight has no
 * reciprocal. Memory: for each thread 32 bytes a node.
 * Dijkstra (1959), Numerische Mathematik 1, 269-271.
 */
bool dijkstra_distances(struct network *network, const struct progress *progress, const char *what,
                        struct distances *results, struct error *error);

struct hyperball {
    double deviation;   /* in: the standard deviation that a ball's size may have, as a share of
                           it; out: the one that it has */
    uint64_t seed;      /* of the hashes */
    uint32_t registers; /* out: how many a ball's counter has */
};

/*
 * Estimates of the numbers of steps (`farthest` is a lower bound, and mostly right): the size of
 * the ball of each radius around each node is counted by HyperLogLog. ERROR_USAGE where the
 * deviation would take more registers than there are, ERROR_LIMIT where their memory, of
 * 2 `registers` bytes a node, is more than the machine has.
 *
 * Boldi & Vigna (2013), IEEE ICDM Workshops, 621-628; Flajolet et al. (2007), DMTCS Proceedings AH,
 * 127-146; the estimate from the registers: Ertl (2017), arXiv:1702.01284.
 */
bool hyperball_distances(struct network *network, struct hyperball *hyperball,
                         const struct progress *progress, const char *what,
                         struct distances *results, struct error *error);

#endif
