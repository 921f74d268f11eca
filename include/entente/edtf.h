/*
 * edtf.h: dates as people know them: imprecise, uncertain, open. EDTF (ISO 8601-2) Level 0 without
 * times, and of Level 1: `?` `~` `%` at the end of a date, `X` for digits at the right that are not
 * known, `..` for an open and nothing for an unknown end of an interval. Proleptic Gregorian,
 * strict, years -9999 to 9999. Values only: nothing here allocates or needs a release.
 */
#ifndef ENTENTE_EDTF_H
#define ENTENTE_EDTF_H

#include <entente/api.h>
#include <entente/text.h>

/* Days are counted from 1970-01-01 = 0. These two stand for "before" and "after all days". */
#define EDTF_DAY_MIN INT32_MIN
#define EDTF_DAY_MAX INT32_MAX

enum edtf_end { EDTF_ABSENT = 0, EDTF_DATE, EDTF_OPEN, EDTF_UNKNOWN };

enum { EDTF_UNCERTAIN = 1, EDTF_APPROXIMATE = 2 }; /* `?` and `~`; `%` is both */

/* The third is for -000X, -00XX, -0XXX and -XXXX, which `year` cannot tell from 000X and so on. */
enum { EDTF_MONTH_MASKED = 1, EDTF_DAY_MASKED = 2, EDTF_BELOW_ZERO = 4 };

/* One date, or one end of an interval. 8 bytes. All zero: no date (EDTF_ABSENT). */
struct edtf_date {
    int16_t year;        /* an `X` counts as 0: 201X has the year 2010 */
    uint8_t month, day;  /* 0: not given, or XX */
    uint8_t masked_year; /* how many digits of the year are X, 0 to 4 */
    uint8_t masked;      /* 1: month is XX; 2: day is XX; both may be set */
    uint8_t qualifier;   /* EDTF_UNCERTAIN | EDTF_APPROXIMATE */
    uint8_t end;         /* enum edtf_end; of a lone date EDTF_DATE */
};

/* A date (`interval` is false, only `start` is set) or an interval. All zero: no date at all. */
struct edtf {
    struct edtf_date start, end;
    bool interval;
};

/*
 * The days that the date can mean, all inclusive: it starts on some day of [s0,s1] and ends on some
 * day of [e0,e1]. A lone date is an event on some one day: both ranges are its first to last day.
 *   `..` as an end is after all days, as a start before all: e0 = e1 = EDTF_DAY_MAX.
 *   Empty is unknown: `X/` gives e0 = s1 and e1 = EDTF_DAY_MAX; `/X` mirrors it.
 *   `~` and `%` widen each range by one unit of the date's precision (day, month, year, decade
 * ...).
 */
struct edtf_bounds {
    int32_t s0, s1, e0, e1;
};

/*
 * Reads exactly `length` bytes. On failure returns false, leaves `date` alone and appends to
 * `reason` (may be NULL) what is wrong and what is supported or how to write it; `*offset` (may be
 * NULL) is the byte where it broke. An interval that cannot end on or after its start is refused.
 */
ENTENTE_API bool edtf_parse(struct edtf *date, const char *string, size_t length, size_t *offset,
                            struct text *reason);

/* Whether there is a date at all. */
ENTENTE_API bool edtf_given(const struct edtf *date);

/* Appends the text that edtf_parse() reads back to the same value, byte for byte the one it read.
 */
ENTENTE_API void edtf_format(const struct edtf *date, struct text *out);

/* The bounds of a date that is given. */
ENTENTE_API struct edtf_bounds edtf_bounds(const struct edtf *date);

/* Whether any part of the date is marked `?` or `%`: such a date is never certain. */
ENTENTE_API bool edtf_uncertain(const struct edtf *date);

/*
 * The days on which the interval may hold, [s0,e1], and must hold, [s1,e0]: `~` and `%` widen the
 * first and narrow the second by one unit; with `?` or `%` nothing is certain. An empty range is
 * from EDTF_DAY_MAX to EDTF_DAY_MIN. `today` is the day past which an open end `..` is only
 * possible (EDTF_DAY_MAX: none); an open start is certain from EDTF_DAY_MIN. An exact lone date is
 * certain on its one day; of a longer one (2004-06) no day is certain, for the event may have been
 * on any one of them. No date at all is possible on every day and certain on none.
 */
struct edtf_days {
    int32_t from, to;
};
ENTENTE_API struct edtf_days edtf_possible(const struct edtf *date);
ENTENTE_API struct edtf_days edtf_certain(const struct edtf *date, int32_t today);

/* Orders by first possible day, then last, then by text. Negative, 0, positive. No date is last. */
ENTENTE_API int edtf_compare(const struct edtf *a, const struct edtf *b);

/* The day's number of a Gregorian date, and back. Month 0 is the December before, 13 the January
 * after, and so on; what does not fit becomes EDTF_DAY_MIN or EDTF_DAY_MAX. */
ENTENTE_API int32_t edtf_day(int year, int month, int day);
ENTENTE_API void edtf_civil(int32_t day, int *year, int *month, int *day_of_month);

/* The day moved by whole months (12 a year); a day past the month's end becomes its last day. */
ENTENTE_API int32_t edtf_add_months(int32_t day, int months);

#endif
