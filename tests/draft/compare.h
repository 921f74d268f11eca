/*
 * compare.h: a draft beside the key of its article, as counts.
 */
#ifndef DRAFT_COMPARE_H
#define DRAFT_COMPARE_H

#include "key.h"

#include "draft/draft.h"

/* Of what the draft has: right, wrong. Of what the key asks for: found, missed. */
struct tally {
    size_t right, wrong, found, missed;
};

enum score_tier { SCORE_SURE, SCORE_BOTH, SCORE_TIERS };

struct score {
    struct tally entities;
    struct tally relations[FAMILY_COUNT][SCORE_TIERS];
    size_t dates, dates_right;     /* of relations that are found and that have a date in the key */
    size_t dates_near;             /* right, or the key's date as the start or the end of a time */
    size_t undated, undated_right; /* that have none in the key, and got none */
};

/*
 * Adds the counts to `score`; where `out` is not NULL, appends what is missed and what is wrong,
 * with the lexicon's row that found it.
 */
void compare(const struct draft *draft, const struct lexicon *lexicon, const struct key *key,
             struct score *score, struct text *out);

void tally_add(struct tally *sum, const struct tally *part);

#endif
