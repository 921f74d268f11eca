/*
 * best_pairs.h: of very many pairs that come one by one, the best, in order.
 */
#ifndef FINDING_BEST_PAIRS_H
#define FINDING_BEST_PAIRS_H

#include <entente/explanation.h>

/* A pair and what orders it; qsort() takes no context. */
struct pair_key {
    double amount, distance; /* rounded */
    const char *from, *to;   /* ids */
    struct explanation_pair pair;
};

/* All zero but for these: none yet. */
struct best_pairs {
    const struct dossier *dossier;
    size_t top; /* how many are wanted; 0: all */

    struct pair_key *keys; /* the best so far, and some that may be */
    size_t count, capacity;
    struct pair_key worst; /* of the best `top`; its ids are NULL until there are so many */
};

void best_pairs_add(struct best_pairs *best, const struct explanation_pair *pair);

/* Adds those of another list, which is emptied. */
void best_pairs_join(struct best_pairs *best, struct best_pairs *other);

/* Leaves the best, sorted: by amount, the shorter first, then by id. */
void best_pairs_sort(struct best_pairs *best);
void best_pairs_release(struct best_pairs *best);

#endif
