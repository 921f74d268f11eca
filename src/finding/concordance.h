/*
 * concordance.h: how far rankings agree, all together.
 */
#ifndef FINDING_CONCORDANCE_H
#define FINDING_CONCORDANCE_H

#include <stddef.h>
#include <stdint.h>

/*
 * Kendall's W, corrected for ties: 1 where all rankings are the same, 0 where the ranks of each
 * candidate sum to the same. Kendall & Babington Smith (1939), The problem of m rankings, Annals of
 * Mathematical Statistics 10(3), 275-287; for ties Kendall (1970), Rank correlation methods, 4th
 * edition, chapter 6. `ranks` are those of candidate i by ranking r at [i * ranking_count + r],
 * those of ties the same: 1 2 2 4. NAN where it is not defined: of less than two rankings or
 * candidates, and where every ranking ties everyone.
 */
double concordance(const uint32_t *ranks, size_t candidate_count, size_t ranking_count);

#endif
