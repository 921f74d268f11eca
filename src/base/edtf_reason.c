/*
 * edtf_reason.c: why a string is not a date that we read. Each row of the table knows one kind of
 * mistake by the place where the reader stopped; the first that recognises it speaks.
 */
#include "base/edtf_reason.h"

#include <entente/edtf.h>

#include <ctype.h>
#include <strings.h>

#define SUPPORTED                                                                                 \
    "supported are YYYY, YYYY-MM and YYYY-MM-DD, X for unknown digits at the right, ? ~ or % at " \
    "the end, and intervals A/B"

static const char *const month_names[] = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December",
};

int edtf_month_named(const char *word, size_t length)
{
    for (int i = 0; i < 12; i++)
        if (length >= 3 && strncasecmp(word, month_names[i], length) == 0)
            return i + 1;
    return 0;
}

static char char_at(const struct edtf_question *question, size_t at)
{
    return at < question->length ? question->string[at] : '\0';
}

static char before(const struct edtf_question *question)
{
    return question->at ? question->string[question->at - 1] : '\0';
}

static bool is_digit(char character)
{
    return character >= '0' && character <= '9';
}

static bool is_qualifier(char character)
{
    return character == '?' || character == '~' || character == '%';
}

static size_t digits_from(const struct edtf_question *question, size_t at)
{
    size_t count = 0;
    while (is_digit(char_at(question, at + count)))
        count++;
    return count;
}

/* Where the date in question begins: at the start of the string or after the last slash. */
static size_t date_start(const struct edtf_question *question)
{
    size_t at = question->at;
    while (at && question->string[at - 1] != '/')
        at--;
    return at;
}

static bool reason_empty(const struct edtf_question *question, struct text *reason)
{
    if (question->length)
        return false;
    text_add(reason, "the date is empty: " SUPPORTED);
    return true;
}

static bool reason_set(const struct edtf_question *question, struct text *reason)
{
    char first = char_at(question, 0);
    if (first != '[' && first != '{')
        return false;
    text_addf(reason,
              "%s of dates (%s) is EDTF Level 2, which is not supported: write one date or "
              "one interval, as in 1667/1672",
              first == '[' ? "a set" : "a list", first == '[' ? "[..]" : "{..}");
    return true;
}

static bool reason_long_year(const struct edtf_question *question, struct text *reason)
{
    char next = char_at(question, question->at + 1);
    if (toupper((unsigned char)char_at(question, question->at)) != 'Y' ||
        !(is_digit(next) || next == '-'))
        return false;
    text_add(reason, "years written with Y are not supported: years go from -9999 to 9999, in four "
                     "digits without Y");
    return true;
}

static bool reason_exponent(const struct edtf_question *question, struct text *reason)
{
    char here = (char)toupper((unsigned char)char_at(question, question->at));
    bool number = is_digit(before(question)) && is_digit(char_at(question, question->at + 1));
    if (!number || (here != 'E' && here != 'S'))
        return false;
    text_addf(reason,
              "%s are EDTF Level 2, which is not supported: write the year in four digits, "
              "with X for those not known, as in 195X",
              here == 'E' ? "years with an exponent (E)" : "significant digits (S)");
    return true;
}

/* 1985-04-12T23:20, 1985-04-12 23:20, and 23:20 with nothing before it. */
static bool reason_time(const struct edtf_question *question, struct text *reason)
{
    size_t at = question->at;
    char here = char_at(question, at), next = char_at(question, at + 1);
    size_t more = digits_from(question, at + 1);
    bool after_t = (here == 'T' || here == 't') && is_digit(before(question)) &&
                   (is_digit(next) || at + 1 == question->length);
    bool after_space = here == ' ' && more && char_at(question, at + 1 + more) == ':';
    if (!after_t && !after_space && here != ':')
        return false;
    text_add(reason, "times are not supported: write the day alone");
    size_t from = date_start(question);
    struct edtf day;
    if (here != ':' && edtf_parse(&day, question->string + from, at - from, NULL, NULL))
        text_addf(reason, ", as in %.*s", (int)(at - from), question->string + from);
    return true;
}

static bool reason_qualifier(const struct edtf_question *question, struct text *reason)
{
    char here = char_at(question, question->at), last = before(question);
    if (is_qualifier(here) && is_qualifier(last))
        text_add(reason, "a date has one of ? ~ % at its end: % stands for both ? and ~");
    else if (here == '?' && is_digit(last))
        text_add(reason, "a digit that is not known is written X, as in 199X");
    else if (is_qualifier(here) || (here == '-' && is_qualifier(last)))
        text_add(reason,
                 "? ~ or % in front of a part of the date or behind it is EDTF Level 2, which "
                 "is not supported: write it at the end, as in 2004-06~");
    else
        return false;
    return true;
}

static bool reason_masked(const struct edtf_question *question, struct text *reason)
{
    char here = char_at(question, question->at), last = before(question);
    bool small = (here == 'x' || here == 'u' || here == 'U' || here == '*') &&
                 (is_digit(last) || last == '-' || last == 'X');
    if (small)
        text_add(reason, "a digit that is not known is written with a large X, as in 199X");
    else if (last == 'X' && is_digit(here))
        text_add(reason,
                 "X in front of a known digit is EDTF Level 2, which is not supported: X can "
                 "stand only for the last digits, as in 19XX");
    else
        return false;
    return true;
}

static bool reason_slash(const struct edtf_question *question, struct text *reason)
{
    size_t from = date_start(question);
    if (char_at(question, question->at) == '/' && from > 0)
        text_add(reason, "an interval has two ends and one slash: write A/B");
    else if (from > 0 && question->at == question->length)
        text_add(reason, "each end of an interval is written in full, as in 2004-01/2004-02");
    else
        return false;
    return true;
}

static bool reason_year_length(const struct edtf_question *question, struct text *reason)
{
    size_t from = date_start(question);
    from += char_at(question, from) == '-';
    size_t count = digits_from(question, from);
    char next = char_at(question, from + count);
    bool whole =
        from + count >= question->length || next == '-' || next == '/' || is_qualifier(next);
    if (!count || count == 4 || !whole)
        return false;
    text_addf(reason, "a year has four digits, not %zu: ", count);
    text_add(reason, count < 4 ? "write 0079 for the year 79, 1979 in full"
                               : "years go from -9999 to 9999, and - stands before month and day");
    return true;
}

/* Said once the spellings had no better word for it. */
static bool reason_space(const struct edtf_question *question, struct text *reason)
{
    if (!isspace((unsigned char)char_at(question, question->at)))
        return false;
    text_add(reason, "a date has no spaces in it: " SUPPORTED);
    return true;
}

/*
 * To add a kind of mistake: a function that appends to `reason` and returns true where it
 * recognises it, and a row here, before those that would take it for something else.
 */
static bool (*const reasons[])(const struct edtf_question *question, struct text *reason) = {
    reason_empty, reason_set,         reason_long_year, reason_exponent,
    reason_time,  reason_qualifier,   reason_masked,    edtf_reason_spelling,
    reason_slash, reason_year_length, reason_space,
};

void edtf_reason(const struct edtf_question *question, const char *expected, struct text *reason)
{
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
        if (reasons[i](question, reason))
            return;
    text_addf(reason, "not an EDTF date, %s is expected here: ", expected);
    text_add(reason, SUPPORTED);
}

/* What the "months" above 20 mean in EDTF, Levels 1 and 2, in runs of `count`. */
static const struct {
    int first, count;
    const char *what;
} divisions[] = {
    {21, 4, "a season"},  {25, 4, "a northern season"}, {29, 4, "a southern season"},
    {33, 4, "a quarter"}, {37, 3, "a quadrimester"},    {40, 2, "a semester"},
};

/* A division of the year that is `length` months long begins on a known month; seasons do not. */
static void reason_division(int year, int month, struct text *reason)
{
    size_t i = 0;
    while (month >= divisions[i].first + divisions[i].count)
        i++;
    int part = month - divisions[i].first, length = 12 / divisions[i].count;
    const char *sign = year < 0 ? "-" : "";
    year = year < 0 ? -year : year;
    text_addf(reason, "month %d stands for %s, which is not supported: ", month, divisions[i].what);
    if (divisions[i].first < 33)
        text_add(reason, "write its first and last month, as in 2001-03/2001-05");
    else
        text_addf(reason, "write %s%04d-%02d/%s%04d-%02d", sign, year, part * length + 1, sign,
                  year, (part + 1) * length);
}

void edtf_reason_month(int year, int month, bool alone, struct text *reason)
{
    if (month >= 21 && month <= 41)
        reason_division(year, month, reason);
    else if (!month)
        text_add(reason, "there is no month 00: leave out what is not known, or write XX");
    else
        text_addf(reason, "there is no month %02d: months go from 01 to 12", month);
    /* 1914-18 and 1939-45 are years for their writers. */
    if (alone && month > year % 100)
        text_addf(reason, "; the years %d to %d are written %04d/%04d", year,
                  year / 100 * 100 + month, year, year / 100 * 100 + month);
}

void edtf_reason_day(int year, int month, int day, struct text *reason)
{
    if (!day)
        text_add(reason, "there is no day 00: leave out what is not known, or write XX");
    else
        text_addf(reason, "there is no day %02d: %s %s%04d has %d days", day,
                  month_names[month - 1], year < 0 ? "-" : "", year < 0 ? -year : year,
                  (int)(edtf_day(year, month + 1, 1) - edtf_day(year, month, 1)));
}
