/*
 * listing.h: what process 0 has of a ranking as a table.
 */
#ifndef CLUSTER_LISTING_H
#define CLUSTER_LISTING_H

#include "cluster/standing.h"

#include <entente/table.h>
#include <entente/text.h>
#include <entente/view.h>

struct listing {
    const struct spread *spread;
    const struct standing *standing;
    const struct view_options *view;
    const struct measure **measures;
    size_t measure_count;
    struct text *remarks; /* by measure */
    bool normalized;
};

/* The table of ranking_table(), of the same rows and notes. The caller releases it. */
void listing_table(const struct listing *listing, struct table *table);

#endif
