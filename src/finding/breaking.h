/*
 * breaking.h: what comes off a network at its cut points and bridges, and whom to name of it. What
 * partings.c and bridges.c share.
 */
#ifndef FINDING_BREAKING_H
#define FINDING_BREAKING_H

#include "measure/cutpoints.h"

#include <entente/partings.h>

#define BREAKING_NONE UINT32_MAX

struct breaking {
    const struct network *network;
    struct cutpoints *cutpoints;
    const uint32_t *order; /* all nodes, as the search came to them */
    struct branch *branches;
    size_t branch_count;
    uint32_t *places;   /* by node: how many-th its id is */
    uint32_t *by_place; /* and by that, the node */
};

/* ERROR_LIMIT where it was interrupted, or the network has 2^32 ties. Needs breaking_release(). */
bool breaking_init(struct breaking *breaking, struct network *network, struct error *error);
void breaking_release(struct breaking *breaking);

/* The fragment that is the branch; its names are appended to partings->named, as places. */
struct fragment breaking_branch(const struct breaking *breaking, const struct branch *branch,
                                struct partings *partings);

/*
 * The fragment that is left of a component, `size` nodes, less some of its branches, in their
 * order, and the node that they hang on, unless that is BREAKING_NONE.
 */
struct fragment breaking_rest(const struct breaking *breaking, const struct branch *const *less,
                              size_t less_count, uint32_t node, size_t size,
                              struct partings *partings);

/* Fills partings->bridges and their relations: bridges.c. */
void bridges_find(struct partings *partings, const struct breaking *breaking, size_t top);

#endif
