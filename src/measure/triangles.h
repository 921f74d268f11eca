/*
 * triangles.h: how many triangles each tie is a side of.
 */
#ifndef MEASURE_TRIANGLES_H
#define MEASURE_TRIANGLES_H

#include "measure/contacts.h"

#include <entente/progress.h>

/* Each pair of contacts once, at the one of fewer contacts: side i of node v leads to others[i]. */
struct triangles {
    size_t node_count;
    uint32_t *nodes; /* the nodes, those of fewest contacts first; what follows is by place there */
    uint32_t *starts;  /* the sides of place p are starts[p] .. starts[p + 1] - 1 */
    uint32_t *others;  /* by side: the place of its other end, which is after p */
    uint32_t *entries; /* by side: which of all contacts it is */
    uint32_t *counts;  /* by side: of how many triangles it is one */
};

/*
 * In parallel, to the same result whatever the number of threads. ERROR_LIMIT where it is
 * interrupted; `what` names the measure. Memory: 12 bytes a side and, for each thread, 4 a side and
 * 4 a node.
 *
 * Schank & Wagner (2005), WEA, LNCS 3503, 606-609 ("forward").
 */
bool triangles_count(struct triangles *triangles, const struct contacts *contacts,
                     const struct progress *progress, const char *what, struct error *error);
void triangles_release(struct triangles *triangles);

#endif
