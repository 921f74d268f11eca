/*
 * connection.h: how two entities are connected: the best paths over relations, whatever the sign
 * and direction of these, by what is known of them.
 *
 * A path costs the sum of -ln(confidence) of its relations, and lambda times the sum of ln(degree)
 * of the entities between its ends: the less a path is to be believed, and the more it goes through
 * those that are tied to everybody, the less it explains. The degree is the number of entities that
 * one has a relation with in the view.
 *
 * Ownership: `struct connection` borrows its view.
 */
#ifndef ENTENTE_CONNECTION_H
#define ENTENTE_CONNECTION_H

#include <entente/error.h>
#include <entente/progress.h>
#include <entente/view.h>

enum { PATH_COUNT = 5, PATH_COUNT_MOST = 10000 };

/* Weights of degrees above that are no use, and would not add up. */
#define PATH_LAMBDA 1.0
#define PATH_LAMBDA_MOST 100.0

struct path_options {
    uint32_t from, to; /* entities; not the same */
    size_t count;      /* at most so many paths; 0: PATH_COUNT */
    double lambda;     /* 0 to PATH_LAMBDA_MOST */
    const struct progress *progress;
};

/* From one entity to the next, over the relation between them that is to be believed most (of
 * several such: a certain one, then the first of the dossier). */
struct hop {
    uint32_t from, to; /* in the path's order, whichever way the relation points */
    uint32_t relation; /* of the dossier */
    uint32_t position; /* the relation's, in the view */
    double confidence; /* relation_confidence(), above 0 */
    size_t more;       /* how many other relations the two have */
    size_t contrary;   /* those of them that have the opposite sign */
};

struct path {
    struct hop *hops;
    size_t hop_count;
    double cost;
    int sign;                  /* the product of its relations' signs */
    struct edtf_days possible; /* the days on which all of its relations may hold; may be empty */
    struct edtf_days certain;  /* and on which all of them certainly do */
    size_t weakest;            /* the first hop of the lowest confidence */
};

enum { REACH_HUBS = 3 };

/* What an entity is connected to. */
struct reached {
    size_t count;              /* how many others */
    uint32_t hubs[REACH_HUBS]; /* those of them with most neighbours, then by id */
    uint32_t degrees[REACH_HUBS];
    size_t hub_count;
};

/* What a view leaves out, and would connect the two. */
enum { FILTER_TIME = 1, FILTER_RELATIONS = 2, FILTER_COUNT = 3 };

struct detour {
    unsigned filters;   /* bits of FILTER_...: without them */
    uint32_t *entities; /* they are connected over these, ends included; NULL: they are not */
    size_t entity_count;
};

struct connection {
    const struct view *view;
    struct path_options options;
    struct path *items; /* by cost, then number of hops, then the ids of their entities */
    size_t count;
    size_t refuted;                      /* relations of confidence 0, over which no path leads */
    struct reached reach[2];             /* of `from` and `to`; where there is no path */
    struct detour detours[FILTER_COUNT]; /* likewise; only those that connect, fewest filters first;
                                            both filters together where neither alone is enough */
    size_t detour_count;
};

/*
 * Finds up to options->count loopless paths. Yen (1971), Finding the k shortest loopless paths in a
 * network, Management Science 17, 712-716; over Dijkstra (1959) and A*. ERROR_LIMIT where the work
 * was interrupted.
 */
ENTENTE_API bool connection_init(struct connection *connection, const struct view *view,
                                 const struct path_options *options, struct error *error);
ENTENTE_API void connection_release(struct connection *connection);

/* Fills `part` with the paths' entities and relations alone; the caller releases it. */
ENTENTE_API void connection_view(const struct connection *connection, struct view *part);

#endif
