/*
 * measure.h: the centralities, one row each.
 */
#ifndef ENTENTE_MEASURE_H
#define ENTENTE_MEASURE_H

#include <entente/error.h>
#include <entente/network.h>
#include <entente/progress.h>
#include <entente/text.h>

/* What a measure asks of the network; measure_compute() refuses where it is not so. */
enum {
    MEASURE_POSITIVE = 1, /* every tie is positive: distances and flows over dissent mean nothing */
    MEASURE_DIRECTED = 2, /* ties have a direction: without one the measure is another one */
    MEASURE_UNDIRECTED = 4, /* ties have none: the definition knows none */
    MEASURE_SIGNED = 8,     /* positive and negative ties together (TIES_ALL) */
    MEASURE_RELATIONS = 16, /* ties are relations: it goes by their types or ends */
};

/* What a measure can be told. All zero: exact, and the defaults that its row names. */
struct measure_options {
    bool normalized;
    size_t cutoff;        /* the longest path that counts; 0: the measure's default */
    double approximate;   /* > 0: the error that may be, and the remark says of what kind: of
                             betweenness, that of a normalized score, with a probability of 0.9
                             for all nodes at once; of closeness and harmonic, the standard
                             deviation of a ball's size, as a share of it. 0: exact */
    uint64_t random_seed; /* of what is sampled; 0: 1 */
    double alpha;       /* how much of its standing a node passes on with each tie; 0: the measure's
                           default, which the remark gives */
    const char *seeds;  /* the entities that a walk starts from, parted by ","; NULL: all alike */
    const char *group;  /* what parts nodes into groups: "kind" (as NULL does), "bloc", or the name
                           of an attribute */
    const char *states; /* the attribute with each node's state, 0 to 1; NULL: 1 for all */
    const struct progress *progress; /* NULL: nobody is told */
    bool brief; /* nobody named the measure: what does not settle in some 10^10 steps is an
                   ERROR_LIMIT with the code MEASURE_UNSETTLED, and rankings leave it out */
};

#define MEASURE_UNSETTLED "unsettled"

struct measure {
    const char *name;
    const char *summary;    /* what it says, in one line */
    const char *paper;      /* whose definition */
    unsigned requirements;  /* MEASURE_... */
    bool ascending;         /* the lowest score ranks first */
    bool marks_isolates;    /* an isolate's 0 is by definition, not by result: tables mark it */
    const char *normalized; /* what --normalized does */
    const char *options; /* which members of measure_options it heeds; NULL: `normalized` alone */
    const char *aside;   /* where it does not go by the projection; NULL: it does */
    double comfortable;  /* nodes x (8 nodes + ties) up to which it takes seconds; 0: any size */

    /* See measure_compute(). */
    bool (*compute)(struct network *network, const struct measure_options *options, double *scores,
                    struct text *remark, struct error *error);

    /* Fills scores[0 .. tie_count - 1] likewise. NULL: not a measure of ties. */
    bool (*compute_ties)(struct network *network, const struct measure_options *options,
                         double *scores, struct text *remark, struct error *error);
};

/* The rows of the table, 0 to measure_count() - 1. */
ENTENTE_API size_t measure_count(void);
ENTENTE_API const struct measure *measure_at(size_t index);

/* NULL where there is none of that name; measure_suggest() gives the nearest, or NULL. */
ENTENTE_API const struct measure *measure_find(const char *name);
ENTENTE_API const char *measure_suggest(const char *name);

/*
 * Whether the measure means something on the network. If not: ERROR_USAGE with the reason and a
 * hint.
 */
ENTENTE_API bool measure_applies(const struct measure *measure, const struct network *network,
                                 struct error *error);

/*
 * Whether the measure is computed within seconds; if not, it is left out where nobody named it. It
 * goes by nodes x (8 nodes + ties), for a search from each node, and never by the clock.
 * Approximately (options->approximate) it always is.
 */
ENTENTE_API bool measure_comfortable(const struct measure *measure, const struct network *network,
                                     const struct measure_options *options);

/*
 * Fills scores[0 .. node_count - 1]. NAN: not defined for that node. Appends to `remark` (may be
 * NULL) what a reader must know of how they were computed, in a few words: "to 1e-12 in 41 rounds",
 * "alpha 0.2", "within 0.01 with probability 0.9; seed 1"; nothing where there is nothing to say.
 * Fails where measure_applies() does, with ERROR_USAGE where an option cannot be, with ERROR_LIMIT
 * where the network is too large for the measure or the work was interrupted, and with
 * ERROR_INTERNAL where igraph fails.
 */
ENTENTE_API bool measure_compute(const struct measure *measure, struct network *network,
                                 const struct measure_options *options, double *scores,
                                 struct text *remark, struct error *error);

/* The same for ties: scores[0 .. tie_count - 1]. The measure must have `compute_ties`. */
ENTENTE_API bool measure_compute_ties(const struct measure *measure, struct network *network,
                                      const struct measure_options *options, double *scores,
                                      struct text *remark, struct error *error);

#endif
