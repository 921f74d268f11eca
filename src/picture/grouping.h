/*
 * grouping.h: the nodes of a diagram by group: those that have nodes, and how they are tied.
 *
 * Ownership: release with grouping_release().
 */
#ifndef PICTURE_GROUPING_H
#define PICTURE_GROUPING_H

#include "picture/diagram.h"
#include "picture/graphviz_compat.h"

struct grouping {
    size_t count;     /* groups that have nodes */
    uint32_t *groups; /* which ones, in the order of the groups */
    uint32_t *of;     /* by node: position in `groups` */
    size_t *starts;   /* by position: where its nodes start in `nodes`; one more at the end */
    uint32_t *nodes;
};

void grouping_init(struct grouping *grouping, const struct diagram *diagram);
void grouping_release(struct grouping *grouping);

/*
 * Puts the groups in an order in which lines run between groups as near each other as may be; all
 * orders are tried of up to eight groups, else pairs are exchanged while that helps.
 */
void grouping_order(struct grouping *grouping, const struct diagram *diagram);

/* Gives the diagram a region for each group, by position, with its caption measured. */
bool grouping_add_regions(const struct grouping *grouping, GVC_t *gvc, struct diagram *diagram,
                          struct error *error);

#endif
