/*
 * date_words.h: dates in plain English, which need no guessing: "10 December 2010".
 */
#ifndef REPORT_DATE_WORDS_H
#define REPORT_DATE_WORDS_H

#include <entente/edtf.h>

/* "10 December 2010"; "before all days", "after all days" of the two that stand for these. */
void date_words_day(int32_t day, struct text *out);

/* "10 December 2010", "December 2010", "2010", "2010 to 2019", "around 2010", "2010 (uncertain)" */
void date_words_date(const struct edtf_date *date, struct text *out);

/*
 * A relation's date: "on 10 December 2010", "in December 2010", "from 2009 to December 2010", "from
 * 2009 on", "already before the report, and on"; nothing where there is no date.
 */
void date_words_when(const struct edtf *when, struct text *out);

#endif
