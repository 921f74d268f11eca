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
    const char *project; /* relation types and families, parted by ",": members are tied, by such a
                            relation to the same organization at the same time; NULL: relations are
                            ties themselves */
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
struct comembership;

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
    size_t possible_count; /* those of them that are only possible at the view's time; of a
                              projection by membership: ties that are */
    size_t dropped_count;  /* isolates that the projection drops */
    size_t self_count;     /* relations of an entity to itself, left out */
    struct graph *graph;   /* private: the igraph_t, made on first use */
    struct rows *rows[3];  /* private: compressed rows, made on first use */
    struct comembership *comembership; /* private: what `project` made them of; else NULL */
};

#define NETWORK_NONE UINT32_MAX

/*
 * Where projection->project is given, the nodes are the entities that hold such a membership, and
 * those who were in the same organization at the same time are tied, without a direction:
 *     w_ij = sum over organizations k of days_ij,k / (T (n_k - 1)),
 * days_ij,k being the days that both may have been in k (from its relations to k, all together),
 * n_k the members of k, and T the days of the window: as_of; from `since` to `until`; where these
 * are missing, from the first to the last day that such a membership names, an open or unknown end
 * naming the dossier's date. Without a date a membership lasts throughout. A tie is only possible,
 * and its ends are doubted, where there is no day on which both certainly were in an organization.
 */
ENTENTE_API void network_init(struct network *network, const struct view *view,
                              const struct projection *projection);
ENTENTE_API void network_release(struct network *network);

/*
 * Appends one line, without a newline, that says what the network was projected from: entities,
 * relations, ties, direction, weights, parallel relations, and what was left out.
 */
ENTENTE_API void network_describe(const struct network *network, struct text *out);

/*
 * Whether the projection means something on the view; where nothing is to be projected it does. If
 * not: ERROR_USAGE where `project` names no relation type or family (with "did you mean"), one that
 * is symmetric or negative, or goes with `directed`, with other than positive ties or with a
 * half-life; ERROR_LIMIT where there are more than 10^9 pairs of members.
 */
ENTENTE_API bool projection_check(const struct projection *projection, const struct view *view,
                                  struct error *error);

/* Whether relations of that sign become ties. */
ENTENTE_API bool projection_takes(const struct projection *projection, int sign);

/* The option values by name: "positive", "merge" ...; false where there is none of that name. */
ENTENTE_API bool ties_find(const char *name, enum ties *ties);
ENTENTE_API bool parallel_find(const char *name, enum parallel *parallel);

#endif
