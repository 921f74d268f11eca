/*
 * kemeny.h: the order that goes least against a majority: Kemeny (1959), Mathematics without
 * numbers, Daedalus 88(4), 577-591.
 */
#ifndef FINDING_KEMENY_H
#define FINDING_KEMENY_H

#include "finding/majority.h"

#include <entente/progress.h>

struct kemeny_options {
    size_t prefixes; /* how many starts of an order to look at before a search is taken for it; 0:
                        none, KEMENY_PREFIXES: the default, with which 20 candidates are certain */
    uint64_t seed;   /* of the search */
    const struct progress *progress;
};

enum { KEMENY_PREFIXES = 1 << 20 };

struct kemeny {
    uint32_t *order; /* classes of candidates, the best first */
    int64_t against; /* the sum of the weights that the order goes against */
    int64_t least;   /* no order goes against less than this; `against` where it is the best */
};

/*
 * The majority is condensed first: where everyone of one set beats everyone of another, directly or
 * over others but never back, the one set comes before the other in each best order (Truchon 1998,
 * An extension of the Condorcet criterion and Kemeny orders, Cahier 98-15, Universite Laval). Each
 * such set is ordered by itself: by search; where that goes against more than the bound, exactly if
 * options->prefixes suffice. Where two neighbours may stand either way, the lower number comes
 * first. ERROR_LIMIT where the work was interrupted.
 */
bool kemeny_init(struct kemeny *kemeny, const struct majority *majority,
                 const struct kemeny_options *options, struct error *error);
void kemeny_release(struct kemeny *kemeny);

/* What the order of some of the candidates goes against. */
int64_t kemeny_against(const struct majority *majority, const uint32_t *order, size_t count);

/*
 * Puts the candidates into a good order: by Borda's count, then each is moved to where it is best
 * as long as that helps; then some are moved at random, and all again to where they are best
 * (Lourenco, Martin & Stutzle 2003, Iterated local search). False where it was interrupted.
 */
bool kemeny_search(const struct majority *majority, uint32_t *order, size_t count,
                   const struct kemeny_options *options, struct error *error);

/* A cycle of candidates, each of whom beats the next by at least the weight. */
struct cycle {
    uint64_t members; /* bits by place in the order; not filled in beyond 64 places */
    int64_t weight;
};

struct cycles {
    struct cycle *items;
    size_t count, capacity;
    int64_t weight; /* of all: what every order of the candidates goes against at least */
};

/*
 * Fills `cycles` with cycles that share no weight, so that each order must go against that of each.
 * `order` is a good one: cycles start from what it goes against. None of more than 2000 candidates.
 */
void kemeny_cycles(const struct majority *majority, const uint32_t *order, size_t count,
                   const struct kemeny_options *options, struct cycles *cycles);

/*
 * Puts the candidates into the best order; false where there are more than 64, or that takes more
 * than options->prefixes. `order` is a good one, `cycles` those that no order can do without.
 */
bool kemeny_exactly(const struct majority *majority, uint32_t *order, size_t count,
                    const struct cycles *cycles, const struct kemeny_options *options);

#endif
