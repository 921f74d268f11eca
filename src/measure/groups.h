/*
 * groups.h: what parts the nodes of a network into groups: their kinds, an attribute, or blocs that
 * are found.
 */
#ifndef MEASURE_GROUPS_H
#define MEASURE_GROUPS_H

#include "base/names.h"

#include <entente/error.h>
#include <entente/measure.h>
#include <entente/network.h>

/* Groups count from 0 in the order of their first nodes. */
struct groups {
    uint32_t *of;       /* by node: its group */
    size_t *sizes;      /* by group: how many nodes it has */
    size_t count;       /* how many groups */
    struct names names; /* by group: names_at(&names, group) */
    struct text remark; /* what parts them, in a few words: "by kind: 4 groups" */
};

/*
 * Parts the nodes by options->group:
 * - NULL, "kind": the entities' kinds;
 * - "bloc" or "blocs": communities of the positive ties, undirected and merged, that Leiden's
 *   algorithm finds (Traag, Waltman & van Eck 2019, Scientific Reports 9, 5233) from
 *   options->random_seed; weights count where the projection is weighted. The remark gives their
 *   modularity;
 * - else the values of that attribute; entities without one are the group "none". ERROR_USAGE where
 *   none has it.
 * `groups` needs groups_release() even where this fails.
 */
bool groups_init(struct groups *groups, const struct network *network,
                 const struct measure_options *options, struct error *error);
void groups_release(struct groups *groups);

#endif
