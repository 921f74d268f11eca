/*
 * walk_parts.h: what the score of one node by a random walk is made of: what comes by each
 * relation, and what starts anew there.
 *
 * The score solves  s(v) = (1 - d) f(v) + d f(v) stuck + d * sum over u of s(u) w(u,v) /
 * leaving(u), f being where the walk starts anew and stuck what is where nothing leaves
 * (measure/walk.h). The terms of that sum are the nearest of the contributions of Andersen, Borgs,
 * Chayes, Hopcroft, Mirrokni & Teng (2007), Algorithms and Models for the Web-Graph, 150-165.
 */
#ifndef MEASURE_WALK_PARTS_H
#define MEASURE_WALK_PARTS_H

#include <entente/error.h>
#include <entente/network.h>

/* What the walk goes along. */
enum walk_ground { WALK_TIES, WALK_FLOWS };

struct walk_part {
    uint32_t position; /* of the relation in the view */
    uint32_t from;     /* the node that it comes from */
    double amount;     /* of the score */
};

struct walk_parts {
    struct walk_part *parts; /* in the view's order */
    size_t count;
    double anew;  /* what starts anew at the node at any step */
    double stuck; /* what starts anew there because nothing led on */
};

/*
 * Splits the score of a node, by the scores of all nodes. Where several relations make one tie, its
 * part is split by what each adds to its weight; of flows that are merged, by what each carries.
 * `seeds` as in measure_options. Fails as the measures do. The network is not one of members.
 */
bool walk_parts_init(struct walk_parts *parts, struct network *network, enum walk_ground ground,
                     const char *seeds, const double *scores, uint32_t node, struct error *error);
void walk_parts_release(struct walk_parts *parts);

#endif
