/*
 * contradiction.h: relations between the same two entities that have opposite signs and may hold on
 * the same day.
 */
#ifndef FINDING_CONTRADICTION_H
#define FINDING_CONTRADICTION_H

#include <entente/view.h>

struct contradictions {
    size_t *against;   /* by position in the view: how many relations contradict it */
    size_t *certainly; /* likewise: on a day on which both certainly hold */
    size_t pair_count; /* pairs of entities that have any */
};

void contradictions_init(struct contradictions *contradictions, const struct view *view);
void contradictions_release(struct contradictions *contradictions);

#endif
