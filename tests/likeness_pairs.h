/*
 * likeness_pairs.h: pairs of names, by people who know: of one entity, and of two. They are what
 * the suggestions of duplicates are measured by.
 */
#ifndef TESTS_LIKENESS_PAIRS_H
#define TESTS_LIKENESS_PAIRS_H

#include <entente/duplicates.h>

#include <stddef.h>

/* `kind`: that of both; NULL where none is stated. `likeness` is what is to be found. */
struct likeness_pair {
    const char *kind, *a, *b;
    enum likeness likeness;
};

extern const struct likeness_pair same_pairs[], other_pairs[];
extern const size_t same_pair_count, other_pair_count;

#endif
