/*
 * network.h: a view projected to ties between entities: who is tied to whom, how strongly, and with
 * what sign. This is what measures are computed on.
 *
 * Ownership: a network borrows its view. Not thread-safe: igraph works beneath.
 */
#ifndef ENTENTE_NETWORK_H
#define ENTENTE_NETWORK_H

#include <entente/error.h>
#include <entente/view.h>

enum ties { TIES_POSITIVE = 0, TIES_NEGATIVE, TIES_ALL };
enum parallel { PARALLEL_MERGE = 0, PARALLEL_KEEP };

/* How relations become ties. All zero: positive, undirected, unweighted, merged. */
struct projection {
    enum ties ties;
    enum parallel parallel; /* merge: the relations between a pair, of one sign, are one tie */
    bool directed;          /* a symmetric relation gives a tie each way */
    bool weighted;          /* weight is strength: a path's length is the sum of 1/weight */
    bool drop_isolates;     /* leaves out entities without a tie */
};

/* `from` and `to` are nodes; undirected: from < to. Sorted by from, to, sign. */
struct tie {
    uint32_t from, to;
    double weight;           /* > 0: the sum of its relations' weights */
    int sign;                /* -1 or +1 */
    uint32_t relation_count; /* how many relations it merges */
};

struct graph;
struct rows;

struct network {
    const struct view *view;
    struct projection projection;
    uint32_t *entities; /* by node: index of its entity; ascending */
    uint32_t *nodes;    /* by entity: its node, or NETWORK_NONE where it was left out */
    bool *tied;         /* by node: whether it has a tie */
    bool *doubted;      /* by node: whether it, or a relation that is a tie of it, is only possible
                           at the view's time */
    size_t node_count;
    struct tie *ties;
    size_t tie_count, negative_count;
    size_t relation_count; /* relations that became ties */
    size_t possible_count; /* those of them that are only possible at the view's time */
    size_t dropped_count;  /* isolates that the projection drops */
    size_t self_count;     /* relations of an entity to itself, left out */
    struct graph *graph;   /* private: the igraph_t, made on first use */
    struct rows *rows[3];  /* private: compressed rows, made on first use */
};

#define NETWORK_NONE UINT32_MAX

ENTENTE_API void network_init(struct network *network, const struct view *view,
                              const struct projection *projection);
ENTENTE_API void network_release(struct network *network);

/*
 * Appends one line, without a newline, that says what the network was projected from: entities,
 * relations, ties, direction, weights, parallel relations, and what was left out.
 */
ENTENTE_API void network_describe(const struct network *network, struct text *out);

/* Whether relations of that sign become ties. */
ENTENTE_API bool projection_takes(const struct projection *projection, int sign);

/* The option values by name: "positive", "merge" ...; false where there is none of that name. */
ENTENTE_API bool ties_find(const char *name, enum ties *ties);
ENTENTE_API bool parallel_find(const char *name, enum parallel *parallel);

#endif
