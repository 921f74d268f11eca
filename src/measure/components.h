/*
 * components.h: the components that a network falls into.
 */
#ifndef MEASURE_COMPONENTS_H
#define MEASURE_COMPONENTS_H

#include "network/adjacency.h"

/* The nodes of part p, ascending: nodes[starts[p] .. starts[p + 1] - 1]. */
struct components {
    size_t count;
    uint32_t *starts; /* count + 1 of them */
    uint32_t *nodes;  /* all nodes, part by part */
    uint32_t *part;   /* by node: its part */
    uint32_t *place;  /* by node: as how many-th its part lists it, from 0 */
};

/*
 * The largest sets in which everyone reaches everyone. Of undirected rows: the components. Of rows
 * along directed ties (WAY_OUT): the strong components, a part before those that lead to it.
 */
void components_init(struct components *components, const struct rows *rows);
void components_release(struct components *components);

/* The entries of the rows within one part, its nodes called by their places; rows_free() them. */
struct rows *components_rows(const struct components *components, size_t part,
                             const struct rows *rows);

#endif
