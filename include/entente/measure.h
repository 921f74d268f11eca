/*
 * measure.h: the centralities, one row each.
 */
#ifndef ENTENTE_MEASURE_H
#define ENTENTE_MEASURE_H

#include <entente/error.h>
#include <entente/network.h>

/* What a measure asks of the network; measure_compute() refuses where it is not so. */
enum {
    MEASURE_POSITIVE = 1, /* every tie is positive: distances and flows over dissent mean nothing */
    MEASURE_DIRECTED = 2, /* ties have a direction: without one the measure is another one */
};

struct measure {
    const char *name;
    const char *summary;    /* what it says, in one line */
    const char *paper;      /* whose definition */
    unsigned requirements;  /* MEASURE_... */
    bool ascending;         /* the lowest score ranks first */
    bool marks_isolates;    /* an isolate's 0 is by definition, not by result: tables mark it */
    const char *normalized; /* what --normalized does */
    const char *aside;      /* where it does not go by the projection; NULL: it does */
    bool (*compute)(struct network *network, bool normalized, double *scores, struct error *error);
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
 * Fills scores[0 .. node_count - 1]. NAN: not defined for that node. Fails where measure_applies()
 * does, and with ERROR_INTERNAL or ERROR_LIMIT where igraph fails.
 */
ENTENTE_API bool measure_compute(const struct measure *measure, struct network *network,
                                 bool normalized, double *scores, struct error *error);

#endif
