/*
 * edtf.c: reads and writes EDTF dates. The reader takes the grammar strictly, byte by byte; where
 * it stops, edtf_reason.c finds the words for it.
 */
#include <entente/edtf.h>

#include "base/edtf_reason.h"

#include <stdlib.h>
#include <string.h>

/* "-9999-12-31%" twice, a slash and the NUL, with room to spare. */
enum { LONGEST = 32 };

_Static_assert(sizeof(struct edtf_date) == 8, "dossiers hold millions of these");

struct reader {
    const char *string;
    size_t length, at;
    struct text *reason;
};

static char peek(const struct reader *reader)
{
    return reader->at < reader->length ? reader->string[reader->at] : '\0';
}

static bool take(struct reader *reader, char character)
{
    if (peek(reader) != character)
        return false;
    reader->at++;
    return true;
}

/* The string is well formed up to `at` and no further. */
static bool broke(struct reader *reader, size_t at, const char *expected)
{
    reader->at = at;
    struct edtf_question question = {reader->string, reader->length, at};
    if (reader->reason)
        edtf_reason(&question, expected, reader->reason);
    return false;
}

/* The string is well formed, but what it says at `at` cannot be or is not supported. */
static bool refuse(struct reader *reader, size_t at, const char *why)
{
    reader->at = at;
    if (reader->reason)
        text_add(reader->reason, why);
    return false;
}

/* `count` digits of which the last ones may be X; those count as 0. */
static bool read_digits(struct reader *reader, int count, const char *expected, int *value,
                        int *masked)
{
    *value = *masked = 0;
    for (int i = 0; i < count; i++) {
        char character = peek(reader);
        bool is_digit = character >= '0' && character <= '9';
        if (character != 'X' && !(is_digit && !*masked))
            return broke(reader, reader->at, expected);
        *value = *value * 10 + (is_digit ? character - '0' : 0);
        *masked += !is_digit;
        reader->at++;
    }
    return true;
}

static bool read_year(struct reader *reader, struct edtf_date *date)
{
    size_t at = reader->at;
    int year, masked;
    bool negative = take(reader, '-');
    if (!read_digits(reader, 4, "a year of four digits", &year, &masked))
        return false;
    if (negative && !year && !masked)
        return refuse(reader, at, "there is no year -0000: 1 BC is 0000, 2 BC is -0001");
    date->year = (int16_t)(negative ? -year : year);
    date->masked_year = (uint8_t)masked;
    if (negative && !year)
        date->masked |= EDTF_BELOW_ZERO;
    return true;
}

/* 1914-18 is a month for EDTF but two years for its writer; 1914-1918 is no month for anybody. */
static bool refuse_month(struct reader *reader, size_t at, int year, int month)
{
    char next = peek(reader);
    if (next >= '0' && next <= '9')
        return broke(reader, reader->at, "the end of the month");
    bool alone = at == 5 && reader->at == reader->length;
    if (reader->reason)
        edtf_reason_month(year, month, alone, reader->reason);
    reader->at = at;
    return false;
}

static bool read_month(struct reader *reader, struct edtf_date *date)
{
    size_t at = reader->at + 1;
    int month, masked;
    if (!take(reader, '-'))
        return true;
    if (!read_digits(reader, 2, "a month of two digits", &month, &masked))
        return false;
    if (date->masked_year)
        return refuse(reader, at - 1,
                      "a month in a year with X is EDTF Level 2, which is not supported: "
                      "write the year alone, as in 201X");
    if (masked == 1)
        return refuse(reader, at + 1,
                      "X for one digit of the month is EDTF Level 2, which is not supported: "
                      "write XX, as in 2004-XX");
    if (!masked && (month < 1 || month > 12))
        return refuse_month(reader, at, date->year, month);
    date->month = (uint8_t)month;
    date->masked |= masked ? EDTF_MONTH_MASKED : 0;
    return true;
}

static bool read_day(struct reader *reader, struct edtf_date *date)
{
    size_t at = reader->at + 1;
    int day, masked;
    if ((!date->month && !(date->masked & EDTF_MONTH_MASKED)) || !take(reader, '-'))
        return true;
    if (!read_digits(reader, 2, "a day of two digits", &day, &masked))
        return false;
    if (masked == 1)
        return refuse(reader, at + 1,
                      "X for one digit of the day is EDTF Level 2, which is not supported: "
                      "write XX, as in 1985-04-XX");
    if (!masked && !date->month)
        return refuse(reader, at,
                      "a day in a month XX is EDTF Level 2, which is not supported: "
                      "write 1985-XX-XX or 1985");
    int length = date->month ? edtf_day(date->year, date->month + 1, 1) -
                                   edtf_day(date->year, date->month, 1)
                             : 0;
    if (!masked && (day < 1 || day > length)) {
        reader->at = at;
        if (reader->reason)
            edtf_reason_day(date->year, date->month, day, reader->reason);
        return false;
    }
    date->day = (uint8_t)day;
    date->masked |= masked ? EDTF_DAY_MASKED : 0;
    return true;
}

static void read_qualifier(struct reader *reader, struct edtf_date *date)
{
    if (take(reader, '?'))
        date->qualifier = EDTF_UNCERTAIN;
    else if (take(reader, '~'))
        date->qualifier = EDTF_APPROXIMATE;
    else if (take(reader, '%'))
        date->qualifier = EDTF_UNCERTAIN | EDTF_APPROXIMATE;
}

/* A date, or what may stand in its place in an interval: `..` or nothing. */
static bool read_end(struct reader *reader, struct edtf_date *date)
{
    size_t left = reader->length - reader->at;
    if (!left || peek(reader) == '/') {
        date->end = EDTF_UNKNOWN;
        return true;
    }
    if (left >= 2 && memcmp(reader->string + reader->at, "..", 2) == 0) {
        date->end = EDTF_OPEN;
        reader->at += 2;
        return true;
    }
    date->end = EDTF_DATE;
    if (!read_year(reader, date) || !read_month(reader, date) || !read_day(reader, date))
        return false;
    read_qualifier(reader, date);
    return true;
}

/* First and last day of the date as written, without what `~` adds to it. */
static struct edtf_days as_written(const struct edtf_date *date)
{
    struct edtf plain = {.start = *date};
    plain.start.qualifier = 0;
    return edtf_possible(&plain);
}

/*
 * An interval must be able to end on or after the day it starts: 1938-03-12/1938 can. An
 * approximate end is taken at its first day, since "about 1938" promises no day after March (and
 * the published test vectors have 2004-06-11%/2004-06~ as invalid).
 */
static bool in_order(const struct edtf *date)
{
    if (date->start.end != EDTF_DATE || date->end.end != EDTF_DATE)
        return true;
    struct edtf_days start = as_written(&date->start), end = as_written(&date->end);
    bool approximate = date->end.qualifier & EDTF_APPROXIMATE;
    return start.from <= (approximate ? end.from : end.to);
}

static bool read_interval(struct reader *reader, struct edtf *date)
{
    size_t at = reader->at;
    date->interval = true;
    if (!read_end(reader, &date->end))
        return false;
    if (reader->at < reader->length)
        return broke(reader, reader->at, "the end of the interval");
    if (date->start.end == EDTF_UNKNOWN && date->end.end == EDTF_UNKNOWN)
        return refuse(reader, at,
                      "an interval with neither start nor end says nothing: write a date on one "
                      "side, as in 1985/ or /1985, or .. for an open end");
    if (!in_order(date))
        return refuse(reader, at,
                      date->end.qualifier & EDTF_APPROXIMATE
                          ? "the interval's approximate end begins before its start: write the "
                            "end as precisely as the start, or later"
                          : "the interval ends before it starts: write the earlier date first");
    return true;
}

static bool read_whole(struct reader *reader, struct edtf *date)
{
    if (!read_end(reader, &date->start))
        return false;
    if (take(reader, '/'))
        return read_interval(reader, date);
    if (reader->at < reader->length || date->start.end == EDTF_UNKNOWN)
        return broke(reader, reader->at, "the end of the date");
    if (date->start.end == EDTF_OPEN)
        return refuse(reader, reader->at,
                      "a lone .. is no date: an open interval is written 1985/.. or ../1985");
    return true;
}

bool edtf_parse(struct edtf *date, const char *string, size_t length, size_t *offset,
                struct text *reason)
{
    struct reader reader = {string, length, 0, reason};
    struct edtf result = {0};
    if (!read_whole(&reader, &result)) {
        if (offset)
            *offset = reader.at;
        return false;
    }
    *date = result;
    return true;
}

bool edtf_given(const struct edtf *date)
{
    return date->interval || date->start.end != EDTF_ABSENT;
}

/* The last `masked` of the digits are written as X. */
static char *put_digits(char *out, int value, int count, int masked)
{
    for (int i = count - 1; i >= 0; i--, value /= 10)
        out[i] = count - i <= masked ? 'X' : (char)('0' + value % 10);
    return out + count;
}

static char *put_end(char *out, const struct edtf_date *date)
{
    static const char qualifiers[] = {'\0', '?', '~', '%'};
    if (date->end == EDTF_OPEN) {
        *out++ = '.';
        *out++ = '.';
    }
    if (date->end != EDTF_DATE)
        return out;
    if (date->year < 0 || (date->masked & EDTF_BELOW_ZERO))
        *out++ = '-';
    out = put_digits(out, abs(date->year), 4, date->masked_year);
    if (date->month || (date->masked & EDTF_MONTH_MASKED)) {
        *out++ = '-';
        out = put_digits(out, date->month, 2, date->masked & EDTF_MONTH_MASKED ? 2 : 0);
    }
    if (date->day || (date->masked & EDTF_DAY_MASKED)) {
        *out++ = '-';
        out = put_digits(out, date->day, 2, date->masked & EDTF_DAY_MASKED ? 2 : 0);
    }
    if (date->qualifier & 3)
        *out++ = qualifiers[date->qualifier & 3];
    return out;
}

static size_t put_date(char out[LONGEST], const struct edtf *date)
{
    char *end = put_end(out, &date->start);
    if (date->interval) {
        *end++ = '/';
        end = put_end(end, &date->end);
    }
    *end = '\0';
    return (size_t)(end - out);
}

void edtf_format(const struct edtf *date, struct text *out)
{
    char string[LONGEST];
    text_add_bytes(out, string, put_date(string, date));
}

int edtf_compare(const struct edtf *a, const struct edtf *b)
{
    if (!edtf_given(a) || !edtf_given(b))
        return edtf_given(b) - edtf_given(a);
    struct edtf_days of_a = edtf_possible(a), of_b = edtf_possible(b);
    if (of_a.from != of_b.from)
        return of_a.from < of_b.from ? -1 : 1;
    if (of_a.to != of_b.to)
        return of_a.to < of_b.to ? -1 : 1;
    char text_a[LONGEST], text_b[LONGEST];
    put_date(text_a, a);
    put_date(text_b, b);
    return strcmp(text_a, text_b);
}
