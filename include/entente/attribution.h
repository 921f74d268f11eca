/*
 * attribution.h: which changes of a diff carry the change of an entity's score: the Shapley value
 * of each change. With v(S) the score where the changes in S were made, a change's value is the
 * mean over all orders of making the changes of what its turn adds, so the values of all changes
 * sum to the whole difference, v(all) - v(none). Shapley (1953), A value for n-person games.
 *
 * Ownership: an attribution borrows its diff.
 */
#ifndef ENTENTE_ATTRIBUTION_H
#define ENTENTE_ATTRIBUTION_H

#include <entente/diff.h>
#include <entente/measure.h>

enum { ATTRIBUTION_EXACT = 12 }; /* up to that many changes, values are exact */

struct attribution_options {
    const struct measure *measure;
    struct projection projection;
    struct measure_options measuring;
    const uint32_t *entities; /* whose scores are attributed */
    size_t entity_count;
    uint64_t seed;  /* of the sampled orders */
    size_t samples; /* how many orders, rounded up to even; 0: as many as seem reasonable */
};

struct attribution {
    size_t entity_count, change_count;
    double *values;      /* change by change, for one entity after the other */
    double *errors;      /* their standard errors; 0 where exact, NAN where one pair was sampled */
    size_t player_count; /* the changes that can make a difference; the others' values are 0 */
    bool exact;
    bool left_out; /* too many changes in too large a network: all values are NAN */
    size_t samples;
    uint64_t seed;
};

/*
 * An entity that is not in the network, or has no defined score, counts as 0. Beyond
 * ATTRIBUTION_EXACT changes that can make a difference, orders are sampled in pairs, each order
 * with its reverse (antithetic: Castro et al. 2009, Mitchell et al. 2022): the values still sum to
 * the whole difference. Fails where the measure does.
 */
ENTENTE_API bool attribution_init(struct attribution *attribution, const struct diff *diff,
                                  const struct attribution_options *options, struct error *error);
ENTENTE_API void attribution_release(struct attribution *attribution);

#endif
