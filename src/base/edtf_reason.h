/*
 * edtf_reason.h: why a string is not a date that we read, and how to write it. Used by edtf.c.
 */
#ifndef BASE_EDTF_REASON_H
#define BASE_EDTF_REASON_H

#include <entente/text.h>

/* What edtf_parse() was given, and the byte at which it stopped. */
struct edtf_question {
    const char *string;
    size_t length, at;
};

/* Appends why the string broke there; `expected` says what the grammar has in that place. */
void edtf_reason(const struct edtf_question *question, const char *expected, struct text *reason);

/*
 * Appends why there is no such month of the year, or no such day of the month. `alone`: year and
 * month are all there is, and may have been meant as two years.
 */
void edtf_reason_month(int year, int month, bool alone, struct text *reason);
void edtf_reason_day(int year, int month, int day, struct text *reason);

/* The month (1 to 12) of an English name or its first three letters or more; 0 where it is none. */
int edtf_month_named(const char *word, size_t length);

/* Knows other spellings of dates and intervals: appends how to write the one in question. */
bool edtf_reason_spelling(const struct edtf_question *question, struct text *reason);

#endif
