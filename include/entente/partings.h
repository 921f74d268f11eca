/*
 * partings.h: what parts a network: the entities whose departure, and the ties whose loss, lets it
 * fall into more pieces, and which pieces those are.
 *
 * Ownership: partings borrow their network.
 */
#ifndef ENTENTE_PARTINGS_H
#define ENTENTE_PARTINGS_H

#include <entente/error.h>
#include <entente/network.h>

/* Of a larger fragment, only so many nodes are named. */
enum { FRAGMENT_NAMED_MOST = 50 };

/* Nodes that still hang together. */
struct fragment {
    size_t size;
    size_t first; /* partings->named[first .. first + named - 1]: its nodes, by id; all of them */
    size_t named; /* where size <= FRAGMENT_NAMED_MOST, else the first that a search came to */
};

/* A node without which its component falls into several fragments: a cut point. */
struct departure {
    uint32_t node;
    uint32_t rank; /* by how many fall away; ties share a rank: 1 2 2 4 */
    size_t lost;   /* how many fall away: the nodes outside the largest fragment */
    size_t
        first; /* partings->fragments[first .. first + count - 1]: the largest first, which has */
    size_t count; /* no nodes named; of one size, by the id of the first that is named */
};

/* A tie without which its component falls into two. */
struct bridge {
    uint32_t from, to; /* nodes, `to` in the smaller fragment; of one size, the later by id */
    uint32_t rank;     /* by the size of the smaller fragment */
    size_t kept;       /* of the larger one */
    struct fragment lost;
    size_t first; /* partings->positions[first .. first + relation_count - 1]: the relations, by */
    size_t relation_count; /* their positions in the view; 0 in a projection by membership */
};

struct partings {
    const struct network *network;
    uint32_t kind; /* that departures were asked for; VOCABULARY_NONE: of every kind */
    struct departure *departures; /* by rank, then by id */
    size_t departure_count;
    size_t departure_total; /* how many there are: departure_count unless `top` cut the list */
    struct bridge *bridges; /* by rank, then by the ids of `from` and `to` */
    size_t bridge_count, bridge_total;
    struct fragment *fragments;
    size_t fragment_count, fragment_capacity;
    uint32_t *named; /* nodes */
    size_t named_count, named_capacity;
    uint32_t *positions;
    size_t position_count;
};

struct partings_options {
    uint32_t kind; /* only departures of entities of this kind; VOCABULARY_NONE: of every kind */
    size_t top;    /* only ranks up to this one, of departures and of bridges; 0: all */
};

/*
 * Finds all departures and bridges in linear time. Direction is disregarded: ties each way between
 * two are one. Where parallel ties are kept, a pair that several relations tie is no bridge;
 * merged, it is one, with all its relations. ERROR_USAGE where there are negative ties, which hold
 * nothing together; ERROR_LIMIT where it was interrupted, or there are 2^32 ties. Tarjan (1972),
 * SIAM Journal on Computing 1, 146-160; (1974), Information Processing Letters 2, 160-161.
 */
ENTENTE_API bool partings_init(struct partings *partings, struct network *network,
                               const struct partings_options *options, struct error *error);
ENTENTE_API void partings_release(struct partings *partings);

#endif
