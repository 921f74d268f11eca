/*
 * diff_words.h: a change in words.
 */
#ifndef REPORT_DIFF_WORDS_H
#define REPORT_DIFF_WORDS_H

#include <entente/diff.h>

/* "appeared", or "re-dated, re-sourced": the aspects of a change, from the bit `first` on. */
void diff_words_aspects(const struct diff *diff, const struct change *change, int first,
                        struct text *out);

/*
 * What one side of the change says where it is different: the date of what appeared or ended, else
 * the values of its aspects, parted by "; ".
 */
void diff_words_side(const struct diff *diff, const struct change *change, bool after,
                     struct text *out);

/*
 * "Belarus -> CSTO  presidency (rotating), 2010-12/..", or "Moscow summit, event"; without the date
 * or the role where that is what changed.
 */
void diff_words_change(const struct diff *diff, const struct change *change, struct text *out);

#endif
