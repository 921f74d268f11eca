/*
 * standing.h: the first of all processes' nodes, in order, on process 0.
 */
#ifndef CLUSTER_STANDING_H
#define CLUSTER_STANDING_H

#include "cluster/spread.h"

#include <entente/measure.h>

struct standing_row {
    uint64_t rank; /* ties share a rank: 1 2 2 4 */
    const char *id, *label, *kind;
    bool tied, doubted;
    const double *scores; /* by measure; NAN: not defined */
};

struct standing {
    struct standing_row *rows; /* process 0 alone has them */
    size_t row_count;
    uint64_t listed; /* of all processes: how many rows there are without `top` */
    char *bytes;     /* private: what the rows point to */
    double *scores;
};

/*
 * Orders the nodes that are listed as ranking_init() does, by the first measure: scores that agree
 * to ten significant digits are tied, ties are in order of id, and all of a rank up to `top` (0:
 * all) are there. columns[m][v] is the score of our node v by measure m. ERROR_LIMIT where the rows
 * are more than one message can hold.
 */
bool standing_init(struct standing *standing, const struct spread *spread,
                   const struct measure *const *measures, size_t measure_count,
                   const double *const *columns, size_t top, struct error *error);
void standing_release(struct standing *standing);

#endif
