/*
 * extent.h: the days on which a relation holds, as ranges that can be compared.
 */
#ifndef FINDING_EXTENT_H
#define FINDING_EXTENT_H

#include <entente/view.h>

/* Either is empty (edtf_days_empty()) where there is no such day. */
struct extent {
    struct edtf_days possible; /* it may hold */
    struct edtf_days certain;  /* it certainly does */
};

/*
 * By relation_bounds(): of an event its day. Without a date: possible on all days, certain on that
 * of its first source.
 */
struct extent extent_of(const struct dossier *dossier, const struct relation *relation);

/* The days that both have. */
struct extent extent_meet(struct extent a, struct extent b);

#endif
