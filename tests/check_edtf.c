/*
 * check_edtf.c: dates: the published vectors, the standard's examples and their days, the reasons
 * for what is refused, and properties that hold for any date (fixed seeds).
 */
#include "suites.h"

#include <check.h>
#include <entente/edtf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define VECTORS "../shared/data/hostile/edtf/vectors.csv"
#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { NEVER_FROM = EDTF_DAY_MAX, NEVER_TO = EDTF_DAY_MIN, RANDOM_ROUNDS = 4000 };

static bool parses(struct edtf *date, const char *string)
{
    return edtf_parse(date, string, strlen(string), NULL, NULL);
}

static struct edtf parsed(const char *string)
{
    struct edtf date = {0};
    ck_assert_msg(parses(&date, string), "%s does not parse", string);
    return date;
}

static void assert_round_trip(const char *string)
{
    struct edtf date = parsed(string);
    struct text out = {0};
    edtf_format(&date, &out);
    ck_assert_str_eq(text_string(&out), string);
    text_release(&out);
}

/* "YYYY-MM-DD" to its day, for readable tables; "-" and "+" are before and after all days. */
static int32_t day_of(const char *string)
{
    if (strcmp(string, "-") == 0)
        return EDTF_DAY_MIN;
    if (strcmp(string, "+") == 0)
        return EDTF_DAY_MAX;
    char *rest;
    long year = strtol(string, &rest, 10);
    long month = strtol(rest + 1, &rest, 10);
    return edtf_day((int)year, (int)month, (int)strtol(rest + 1, NULL, 10));
}

/* xorshift: the same numbers everywhere. */
static unsigned next_random(uint64_t *state, unsigned below)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return (unsigned)((*state >> 16) % below);
}

/* The vectors ---------------------------------------------------------------------------------- */

struct vector {
    char string[128];
    bool valid;
};

static void read_vector(char *line, struct vector *vector)
{
    bool quoted = *line == '"';
    char *from = line + quoted;
    char *to = strchr(from, quoted ? '"' : ',');
    ck_assert_ptr_nonnull(to);
    snprintf(vector->string, sizeof vector->string, "%.*s", (int)(to - from), from);
    vector->valid = strncmp(to + 1 + quoted, "valid,", 6) == 0;
}

/* Seasons: a month from 21 to 24 after any year in the string. */
static bool has_season(const char *string)
{
    for (const char *at = string; (at = strchr(at, '-')); at++)
        if (at - string >= 4 && at[-3] != '-' && at[1] == '2' && at[2] >= '1' && at[2] <= '4')
            return true;
    return false;
}

/* Valid EDTF that is refused by design: what the reason must speak of, or NULL. */
static const char *outside_our_part(const char *string)
{
    if (strchr(string, 'T'))
        return "times are not supported";
    if (string[strspn(string, "-")] == 'Y')
        return "years written with Y";
    return has_season(string) ? "season" : NULL;
}

static void check_vector(const struct vector *vector)
{
    const char *outside = outside_our_part(vector->string);
    struct edtf date;
    struct text reason = {0};
    size_t offset = SIZE_MAX, length = strlen(vector->string);
    bool read = edtf_parse(&date, vector->string, length, &offset, &reason);
    ck_assert_msg(read == (vector->valid && !outside), "%s: %s", vector->string,
                  read ? "read" : text_string(&reason));
    if (read) {
        ck_assert_uint_eq(reason.length, 0);
        assert_round_trip(vector->string);
    } else {
        ck_assert_uint_le(offset, length);
        ck_assert_uint_gt(reason.length, 0);
    }
    if (vector->valid && outside)
        ck_assert_msg(strstr(text_string(&reason), outside), "%s: %s", vector->string,
                      text_string(&reason));
    text_release(&reason);
}

START_TEST(vectors)
{
    FILE *file = fopen(VECTORS, "r");
    if (!file) {
        printf("skipped: no " VECTORS "\n");
        return;
    }
    char line[256];
    size_t count = 0;
    ck_assert_ptr_nonnull(fgets(line, sizeof line, file));
    for (; fgets(line, sizeof line, file); count++) {
        struct vector vector;
        read_vector(line, &vector);
        check_vector(&vector);
    }
    fclose(file);
    ck_assert_uint_gt(count, 100);
}
END_TEST

/* Days ----------------------------------------------------------------------------------------- */

static const struct {
    const char *date, *s0, *s1, *e0, *e1;
} bounds_cases[] = {
    {"1985-04-12", "1985-04-12", "1985-04-12", "1985-04-12", "1985-04-12"},
    {"1985-04", "1985-04-01", "1985-04-30", "1985-04-01", "1985-04-30"},
    {"2004-02", "2004-02-01", "2004-02-29", "2004-02-01", "2004-02-29"},
    {"1985-12", "1985-12-01", "1985-12-31", "1985-12-01", "1985-12-31"},
    {"1985", "1985-01-01", "1985-12-31", "1985-01-01", "1985-12-31"},
    {"0000", "0-01-01", "0-12-31", "0-01-01", "0-12-31"},
    {"-0001", "-1-01-01", "-1-12-31", "-1-01-01", "-1-12-31"},
    {"201X", "2010-01-01", "2019-12-31", "2010-01-01", "2019-12-31"},
    {"20XX", "2000-01-01", "2099-12-31", "2000-01-01", "2099-12-31"},
    {"1XXX", "1000-01-01", "1999-12-31", "1000-01-01", "1999-12-31"},
    {"XXXX", "0-01-01", "9999-12-31", "0-01-01", "9999-12-31"},
    {"-20XX", "-2099-01-01", "-2000-12-31", "-2099-01-01", "-2000-12-31"},
    {"000X", "0-01-01", "9-12-31", "0-01-01", "9-12-31"},
    {"-000X", "-9-01-01", "-1-12-31", "-9-01-01", "-1-12-31"},
    {"-XXXX", "-9999-01-01", "-1-12-31", "-9999-01-01", "-1-12-31"},
    {"2004-XX", "2004-01-01", "2004-12-31", "2004-01-01", "2004-12-31"},
    {"1985-04-XX", "1985-04-01", "1985-04-30", "1985-04-01", "1985-04-30"},
    {"1985-XX-XX", "1985-01-01", "1985-12-31", "1985-01-01", "1985-12-31"},
    /* `~` adds one unit of the precision on either side, `?` none. */
    {"1984?", "1984-01-01", "1984-12-31", "1984-01-01", "1984-12-31"},
    {"1984~", "1983-01-01", "1985-12-31", "1983-01-01", "1985-12-31"},
    {"1984%", "1983-01-01", "1985-12-31", "1983-01-01", "1985-12-31"},
    {"2004-06~", "2004-05-01", "2004-07-31", "2004-05-01", "2004-07-31"},
    {"2004-01~", "2003-12-01", "2004-02-29", "2003-12-01", "2004-02-29"},
    {"2004-12~", "2004-11-01", "2005-01-31", "2004-11-01", "2005-01-31"},
    {"2004-06-11~", "2004-06-10", "2004-06-12", "2004-06-10", "2004-06-12"},
    {"2004-03-01%", "2004-02-29", "2004-03-02", "2004-02-29", "2004-03-02"},
    {"201X~", "2000-01-01", "2029-12-31", "2000-01-01", "2029-12-31"},
    {"19XX~", "1800-01-01", "2099-12-31", "1800-01-01", "2099-12-31"},
    {"1985-04-XX~", "1985-03-01", "1985-05-31", "1985-03-01", "1985-05-31"},
    {"2004-XX~", "2003-01-01", "2005-12-31", "2003-01-01", "2005-12-31"},
    {"1985-XX-XX~", "1984-01-01", "1986-12-31", "1984-01-01", "1986-12-31"},
    {"9999~", "9998-01-01", "10000-12-31", "9998-01-01", "10000-12-31"},
    {"-9999~", "-10000-01-01", "-9998-12-31", "-10000-01-01", "-9998-12-31"},
    {"9999-12-31~", "9999-12-30", "10000-01-01", "9999-12-30", "10000-01-01"},
    {"XXXX~", "-10000-01-01", "19999-12-31", "-10000-01-01", "19999-12-31"},
    /* Intervals. */
    {"1964/2008", "1964-01-01", "1964-12-31", "2008-01-01", "2008-12-31"},
    {"2004-02-01/2005", "2004-02-01", "2004-02-01", "2005-01-01", "2005-12-31"},
    {"1938-03-12/1938", "1938-03-12", "1938-03-12", "1938-01-01", "1938-12-31"},
    {"2004-06~/2004-06-11%", "2004-05-01", "2004-07-31", "2004-06-10", "2004-06-12"},
    {"1985-04-12/..", "1985-04-12", "1985-04-12", "+", "+"},
    {"../1985-04", "-", "-", "1985-04-01", "1985-04-30"},
    {"../..", "-", "-", "+", "+"},
    {"1985/", "1985-01-01", "1985-12-31", "1985-12-31", "+"},
    {"/1985", "-", "1985-01-01", "1985-01-01", "1985-12-31"},
    {"1984~/", "1983-01-01", "1985-12-31", "1985-12-31", "+"},
    {"/..", "-", "+", "+", "+"},
    {"../", "-", "-", "-", "+"},
};

START_TEST(bounds)
{
    const char *string = bounds_cases[_i].date;
    struct edtf date = parsed(string);
    struct edtf_bounds found = edtf_bounds(&date);
    ck_assert_msg(found.s0 == day_of(bounds_cases[_i].s0), "%s: s0 %d", string, found.s0);
    ck_assert_msg(found.s1 == day_of(bounds_cases[_i].s1), "%s: s1 %d", string, found.s1);
    ck_assert_msg(found.e0 == day_of(bounds_cases[_i].e0), "%s: e0 %d", string, found.e0);
    ck_assert_msg(found.e1 == day_of(bounds_cases[_i].e1), "%s: e1 %d", string, found.e1);
    struct edtf_days possible = edtf_possible(&date);
    ck_assert_int_eq(possible.from, found.s0);
    ck_assert_int_eq(possible.to, found.e1);
    assert_round_trip(string);
}
END_TEST

/* `from` NULL: no day is certain. */
static const struct {
    const char *date, *today, *from, *to;
} certain_cases[] = {
    {"1985-04-12", "2020-01-01", "1985-04-12", "1985-04-12"},
    {"1985-04", "2020-01-01", NULL, NULL},
    {"1985", "2020-01-01", NULL, NULL},
    {"1985-04-12~", "2020-01-01", NULL, NULL},
    {"1985-04-12?", "2020-01-01", NULL, NULL},
    {"1964/2008", "1950-01-01", "1964-12-31", "2008-01-01"},
    {"1964~/2008", "2020-01-01", "1965-12-31", "2008-01-01"},
    {"1964/2008~", "2020-01-01", "1964-12-31", "2007-01-01"},
    {"1964?/2008", "2020-01-01", NULL, NULL},
    {"1964/2008?", "2020-01-01", NULL, NULL},
    {"1964/2008%", "2020-01-01", NULL, NULL},
    {"1964%/..", "2020-01-01", NULL, NULL},
    {"2004/2004", "2020-01-01", NULL, NULL},
    {"2004~/2005~", "2020-01-01", NULL, NULL},
    {"1985-04-12/..", "2020-01-01", "1985-04-12", "2020-01-01"},
    {"1985-04-12/..", "1985-04-12", "1985-04-12", "1985-04-12"},
    {"1985-04-12/..", "1985-04-11", NULL, NULL},
    {"1985-04-12/..", "+", "1985-04-12", "+"},
    {"1985/..", "1985-06-01", NULL, NULL},
    {"../1985", "2020-01-01", "-", "1985-01-01"},
    {"../1985", "1950-01-01", "-", "1985-01-01"},
    {"../..", "2020-01-01", "-", "2020-01-01"},
    {"../..", "+", "-", "+"},
    {"1985-04-12/", "2020-01-01", "1985-04-12", "1985-04-12"},
    {"/1985-04-12", "2020-01-01", "1985-04-12", "1985-04-12"},
    {"/..", "2020-01-01", NULL, NULL},
    {"/..", "+", NULL, NULL},
    {"../", "2020-01-01", NULL, NULL},
};

START_TEST(certain)
{
    struct edtf date = parsed(certain_cases[_i].date);
    struct edtf_days days = edtf_certain(&date, day_of(certain_cases[_i].today));
    const char *from = certain_cases[_i].from, *to = certain_cases[_i].to;
    ck_assert_msg(days.from == (from ? day_of(from) : NEVER_FROM) &&
                      days.to == (from ? day_of(to) : NEVER_TO),
                  "%s: certain %d to %d", certain_cases[_i].date, days.from, days.to);
}
END_TEST

START_TEST(no_date)
{
    struct edtf none = {0}, some = parsed("1985"), open = parsed("/..");
    ck_assert(!edtf_given(&none));
    ck_assert(edtf_given(&some));
    ck_assert(edtf_given(&open));
    ck_assert_int_eq(edtf_possible(&none).from, EDTF_DAY_MIN);
    ck_assert_int_eq(edtf_possible(&none).to, EDTF_DAY_MAX);
    ck_assert_int_gt(edtf_certain(&none, EDTF_DAY_MAX).from, edtf_certain(&none, EDTF_DAY_MAX).to);
    struct text out = {0};
    edtf_format(&none, &out);
    ck_assert_str_eq(text_string(&out), "");
    text_release(&out);
}
END_TEST

START_TEST(uncertain)
{
    static const char *const yes[] = {"1984?", "1984%", "1984?/2004", "1984/2004-06%", "1984?/.."};
    static const char *const no[] = {"1984", "1984~", "1984~/2004~", "../..", "201X"};
    for (size_t i = 0; i < COUNT(yes); i++) {
        struct edtf date = parsed(yes[i]);
        ck_assert_msg(edtf_uncertain(&date), "%s", yes[i]);
    }
    for (size_t i = 0; i < COUNT(no); i++) {
        struct edtf date = parsed(no[i]);
        ck_assert_msg(!edtf_uncertain(&date), "%s", no[i]);
    }
}
END_TEST

/* In their order; the empty one is no date. */
static const char *const ordered[] = {
    "../1985",    "../..",   "/..",     "-0044",   "0000",      "198X",
    "1985-01-01", "1985-01", "1985",    "1985-XX", "1985/1985", "1985?",
    "1985/1986",  "1985/",   "1985/..", "1985-02", "",
};

START_TEST(compare)
{
    for (size_t i = 0; i < COUNT(ordered); i++)
        for (size_t j = 0; j < COUNT(ordered); j++) {
            struct edtf a = {0}, b = {0};
            if (*ordered[i])
                a = parsed(ordered[i]);
            if (*ordered[j])
                b = parsed(ordered[j]);
            int order = edtf_compare(&a, &b);
            ck_assert_msg((order > 0) - (order < 0) == (i > j) - (i < j), "%s and %s: %d",
                          ordered[i], ordered[j], order);
        }
}
END_TEST

/* Reasons -------------------------------------------------------------------------------------- */

static const struct {
    const char *string;
    size_t offset;
    const char *says;
} refused_cases[] = {
    {"", 0, "empty"},
    {"2011-02-29", 8, "February 2011 has 28 days"},
    {"1900-02-29", 8, "February 1900 has 28 days"},
    {"2004-02-30", 8, "February 2004 has 29 days"},
    {"-0044-02-30", 9, "February -0044 has 29 days"},
    {"1960-06-31", 8, "June 1960 has 30 days"},
    {"2011-04-00", 8, "no day 00"},
    {"2011-00-00", 5, "no month 00"},
    {"2011-13-01", 5, "months go from 01 to 12"},
    {"1914-18", 5, "1914/1918"},
    {"1981-1983", 7, "1981/1983"},
    {"-0000", 0, "no year -0000"},
    {"-0000-01", 0, "no year -0000"},
    {"85", 2, "four digits"},
    {"12345", 4, "four digits"},
    {"hello", 0, "supported are"},
    {"2004-", 5, "a month of two digits"},
    {"1985-04-", 8, "written 1985-04"},
    {"1981-2001", 7, "1981/2001"},
    /* Not supported: says what it is. */
    {"2001-21", 5, "a season"},
    {"-2004-23", 6, "a season"},
    {"2001-33", 5, "2001-01/2001-03"},
    {"2001-38", 5, "2001-05/2001-08"},
    {"2001-41", 5, "2001-07/2001-12"},
    {"1985-04-12T23:20:30Z", 10, "as in 1985-04-12"},
    {"1985-04-12 23:20", 10, "times are not supported"},
    {"1985/1986-01-01T10", 15, "as in 1986-01-01"},
    {"Y170000002", 0, "Y are not supported"},
    {"-Y17", 1, "Y are not supported"},
    {"17E7", 2, "exponent"},
    {"1950S2", 4, "significant digits"},
    {"[1667,1668]", 0, "a set"},
    {"{1667..1672}", 0, "a list"},
    {"?2004-06", 0, "Level 2"},
    {"2004-~06", 5, "Level 2"},
    {"2004?-06", 5, "Level 2"},
    {"2004~?", 5, "% stands for both"},
    {"1X99", 2, "Level 2"},
    {"2004-1X", 6, "Level 2"},
    {"1985-04-1X", 9, "Level 2"},
    {"2004-XX-05", 8, "Level 2"},
    {"201X-05", 4, "Level 2"},
    {"201x", 3, "large X"},
    {"199?", 3, "199X"},
    /* Intervals. */
    {"/", 1, "neither start nor end"},
    {"..", 2, "1985/.."},
    {"-1000/-2000", 6, "ends before it starts"},
    {"2004-06-11%/2004-06~", 12, "approximate end"},
    {"2012/2013/1234", 9, "one slash"},
    {"2004-01/02", 10, "in full"},
    /* Other spellings: says how it is written here. */
    {"12 May 2011", 2, "2011-05-12"},
    {"May 12, 2011", 0, "2011-05-12"},
    {"12th of September 2011", 2, "2011-09-12"},
    {"17.3.2014", 2, "2014-03-17"},
    {"3/13/2011", 1, "2011-03-13"},
    {"3.4.2014", 1, "2014-04-03 or 2014-03-04"},
    {"2011-5-3", 6, "2011-05-03"},
    {"2011/05/12", 7, "2011-05-12"},
    {"2011/12", 7, "2011-12 or 2011/2012"},
    {"20110512", 4, "2011-05-12"},
    {" 1863-03-29", 0, "no spaces"},
    {"18 63-03-29", 2, "no spaces"},
    {"1981-09..1981-10", 7, "1981-09/1981-10"},
    {"1981\xe2\x80\x93"
     "83",
     4, "supported are"},
    {"1981\xe2\x80\x93"
     "1983",
     4, "1981/1983"},
    {"2004/open", 5, "2004/.."},
    {"1980s", 4, "198X"},
    {"1900s", 4, "190X or 19XX"},
    {"44 BC", 2, "-0043"},
    {"c. 1850", 0, "1850~"},
    {"3/31/2011", 1, "2011-03-31"},
    {"2011-May-12", 5, "2011-05-12"},
    {"2011.3", 4, "2011-03"},
    {"May 2011", 0, "written 2011-05"},
    {"2011/13", 7, "2011/2013"},
    {"2003/02", 7, "2003-02"},
    {"1980's", 4, "198X"},
    {"44 BCE", 2, "-0043"},
    {"1 BC", 1, "0000"},
    {"44 AD", 2, "0044"},
    {"44 CE", 2, "0044"},
    {"*/1985", 0, "../1985"},
    {"unknown/1985", 0, "written /1985"},
    {"1981 to 1983", 4, "1981/1983"},
    {"1981 - ", 4, "1981/.."},
    {"2005-07-20;2007-01-11", 10, "several dates"},
    {"198U", 3, "large X"},
    {"198*", 3, "large X"},
    {"-u", 1, "large X"},
    {"1985-04-12t", 10, "times are not supported: write the day alone, as in 1985-04-12"},
    {"23:20", 2, "times are not supported: write the day alone"},
    {"1985-0?", 6, "199X"},
    {"1914-13", 5, "months go from 01 to 12"},
    /* Nearly such a spelling: nothing is proposed. */
    {"May June 2011", 0, "supported are"},
    {"12 May 2011 2", 2, "no spaces in it"},
    {"May 12 13 2011", 0, "supported are"},
    {"12 May 11", 2, "no spaces in it"},
    {"2011 May 123", 4, "no spaces in it"},
    {"th May 2011", 0, "supported are"},
    {"12th", 2, "supported are"},
    {"13 2011", 2, "no spaces in it"},
    {"31.31.2011", 2, "supported are"},
    {"3-4.2011", 1, "four digits, not 1"},
    {"3/2011/4", 1, "four digits, not 1"},
    {"1/2/3/2011", 1, "four digits, not 1"},
    {"1/2", 1, "four digits, not 1"},
    {"20111399", 4, "four digits, not 8"},
    {"2011051", 4, "four digits, not 7"},
    {" hello", 0, "no spaces in it"},
    {"1985s", 4, "supported are"},
    {"1980ss", 4, "supported are"},
    {"circa 1850/1860", 0, "supported are"},
    {"ca. hello", 0, "supported are"},
    {"44 BCX", 2, "no spaces in it"},
    {"44 ADE", 2, "no spaces in it"},
    {"44 CEx", 2, "no spaces in it"},
    {"44 B", 2, "no spaces in it"},
    {"0 BC", 1, "no spaces in it"},
    {"BC 44", 0, "supported are"},
    {"12345 BC", 4, "supported are"},
    {"1985/presently", 5, "supported are"},
    {"x;2007-01-11", 0, "supported are"},
    {"1981-", 5, "supported are"},
    {"hello-1983", 0, "supported are"},
    {"x985", 0, "supported are"},
    {"1985?u", 5, "supported are"},
    {"1985-04-12tx", 10, "supported are"},
    {"1985-04-12 23", 10, "no spaces in it"},
    /* Longer than any date, but for a list of them. */
    {"1985-04-12 and then something that goes on for more than sixty-four bytes", 10,
     "no spaces in it"},
    {"1985;1986;1987;1988;1989;1990;1991;1992;1993;1994;1995;1996;1997;1998", 4, "several dates"},
    {"x;1986;1987;1988;1989;1990;1991;1992;1993;1994;1995;1996;1997;1998;1999", 0, "supported are"},
};

START_TEST(refused)
{
    const char *string = refused_cases[_i].string;
    struct edtf date = parsed("1985?/2004~"), before = date;
    struct text reason = {0};
    size_t offset = SIZE_MAX;
    text_add(&reason, "when: ");
    ck_assert_msg(!edtf_parse(&date, string, strlen(string), &offset, &reason), "%s", string);
    ck_assert_msg(offset == refused_cases[_i].offset, "%s: offset %zu", string, offset);
    ck_assert_msg(strstr(text_string(&reason), refused_cases[_i].says), "%s: %s", string,
                  text_string(&reason));
    ck_assert_int_eq(strncmp(reason.data, "when: ", 6), 0);
    ck_assert_int_eq(memcmp(&date, &before, sizeof date), 0);
    text_release(&reason);
}
END_TEST

/* What is wrong is said once, and nothing is said of what comes behind it. */
START_TEST(said_once)
{
    struct edtf date;
    struct text reason = {0};
    ck_assert(!edtf_parse(&date, "2011-13-0x", 10, NULL, &reason));
    ck_assert_str_eq(reason.data, "there is no month 13: months go from 01 to 12");
    text_release(&reason);
}
END_TEST

/* Two years are proposed for 1914-18, not where the month is a part of something longer. */
START_TEST(two_years_only_alone)
{
    static const char *const strings[] = {"2003-22-01", "2003-22/2004", "1985/2003-22", "-0003-22"};
    for (size_t i = 0; i < COUNT(strings); i++) {
        struct edtf date;
        struct text reason = {0};
        ck_assert(!edtf_parse(&date, strings[i], strlen(strings[i]), NULL, &reason));
        ck_assert_ptr_nonnull(strstr(text_string(&reason), "a season"));
        ck_assert_ptr_null(strstr(text_string(&reason), "the years"));
        text_release(&reason);
    }
}
END_TEST

/* Only `length` bytes are read, and a NUL is a byte like any other that does not belong. */
START_TEST(length_counts)
{
    struct edtf date;
    size_t offset = 0;
    ck_assert(edtf_parse(&date, "1985-04-12", 7, NULL, NULL));
    ck_assert_uint_eq(date.start.month, 4);
    ck_assert_uint_eq(date.start.day, 0);
    ck_assert(!edtf_parse(&date, "1985\0", 5, &offset, NULL));
    ck_assert_uint_eq(offset, 4);
}
END_TEST

/* Bytes from the grammar's own alphabet: what is read is written back, the rest has a reason. */
START_TEST(noise)
{
    static const char alphabet[] = "0123456789012--//XX..??~~% TYMay,\xe2\x80\x93";
    uint64_t state = 20110512;
    for (int round = 0; round < RANDOM_ROUNDS * 10; round++) {
        char string[24] = "";
        unsigned length = next_random(&state, 14);
        for (unsigned i = 0; i < length; i++)
            string[i] = alphabet[next_random(&state, sizeof alphabet - 1)];
        struct edtf date;
        struct text reason = {0};
        size_t offset = SIZE_MAX;
        if (edtf_parse(&date, string, length, &offset, &reason)) {
            assert_round_trip(string);
        } else if (offset > length || !reason.length) {
            ck_abort_msg("%s: offset %zu, \"%s\"", string, offset, text_string(&reason));
        }
        text_release(&reason);
    }
}
END_TEST

/* Properties ----------------------------------------------------------------------------------- */

static void random_date(uint64_t *state, char *out, size_t size)
{
    static const char *const qualifiers[] = {"", "", "?", "~", "%"};
    const char *qualifier = qualifiers[next_random(state, COUNT(qualifiers))];
    const char *sign = next_random(state, 4) ? "" : "-";
    int year = (int)next_random(state, 9999) + 1;
    int month = (int)next_random(state, 12) + 1;
    int length =
        edtf_day(*sign ? -year : year, month + 1, 1) - edtf_day(*sign ? -year : year, month, 1);
    int day = (int)next_random(state, (unsigned)length) + 1;
    switch (next_random(state, 8)) {
    case 0:
        snprintf(out, size, "%s%03dX%s", sign, year / 10, qualifier);
        break;
    case 1:
        snprintf(out, size, "%s%02dXX%s", sign, year / 100, qualifier);
        break;
    case 2:
        snprintf(out, size, "%s%04d-%02d-XX%s", sign, year, month, qualifier);
        break;
    case 3:
        snprintf(out, size, "%s%04d-XX%s", sign, year, qualifier);
        break;
    case 4:
        snprintf(out, size, "%s%04d%s", sign, year, qualifier);
        break;
    case 5:
        snprintf(out, size, "%s%04d-%02d%s", sign, year, month, qualifier);
        break;
    default:
        snprintf(out, size, "%s%04d-%02d-%02d%s", sign, year, month, day, qualifier);
    }
}

/* An interval or a date that parses. */
static struct edtf random_edtf(uint64_t *state, char *out, size_t size)
{
    struct edtf date;
    do {
        char start[24] = "..", end[24] = "";
        random_date(state, start, sizeof start);
        if (next_random(state, 4))
            random_date(state, end, sizeof end);
        else if (next_random(state, 2))
            snprintf(end, sizeof end, "..");
        if (next_random(state, 2))
            snprintf(out, size, "%s", start);
        else
            snprintf(out, size, "%s/%s", start, end);
    } while (!parses(&date, out));
    return date;
}

START_TEST(round_trip)
{
    uint64_t state = 1648;
    for (int round = 0; round < RANDOM_ROUNDS; round++) {
        char string[64];
        random_edtf(&state, string, sizeof string);
        assert_round_trip(string);
    }
}
END_TEST

START_TEST(certain_is_possible)
{
    uint64_t state = 1815;
    for (int round = 0; round < RANDOM_ROUNDS; round++) {
        char string[64];
        struct edtf date = random_edtf(&state, string, sizeof string);
        int32_t today = edtf_day((int)next_random(&state, 10000), 1, 1);
        struct edtf_bounds b = edtf_bounds(&date);
        struct edtf_days possible = edtf_possible(&date), sure = edtf_certain(&date, today);
        ck_assert_msg(b.s0 <= b.s1 && b.e0 <= b.e1 && b.s0 <= b.e1, "%s", string);
        if (sure.from <= sure.to)
            ck_assert_msg(possible.from <= sure.from && sure.to <= possible.to, "%s", string);
        else
            ck_assert(sure.from == NEVER_FROM && sure.to == NEVER_TO);
        ck_assert_msg(!edtf_uncertain(&date) || sure.from > sure.to, "%s", string);
    }
}
END_TEST

/* `fine` says the same as `coarse` and more: not more days possible, not fewer certain. */
static void assert_finer(const char *fine, const char *coarse)
{
    struct edtf a = parsed(fine), b = parsed(coarse);
    struct edtf_days possible_a = edtf_possible(&a), possible_b = edtf_possible(&b);
    struct edtf_days sure_a = edtf_certain(&a, EDTF_DAY_MAX);
    struct edtf_days sure_b = edtf_certain(&b, EDTF_DAY_MAX);
    ck_assert_msg(possible_b.from <= possible_a.from && possible_a.to <= possible_b.to, "%s, %s",
                  fine, coarse);
    ck_assert_msg(sure_b.from > sure_b.to || (sure_a.from <= sure_b.from && sure_b.to <= sure_a.to),
                  "%s, %s", fine, coarse);
}

START_TEST(finer_is_surer)
{
    static const char *const frames[] = {"%s%s", "%s%s/9999", "-9999/%s%s", "%s%s/..", "../%s%s"};
    static const char *const qualifiers[] = {"", "~"};
    uint64_t state = 1919;
    for (int round = 0; round < RANDOM_ROUNDS; round++) {
        char steps[4][16], dates[4][40];
        int year = (int)next_random(&state, 9999), month = (int)next_random(&state, 12) + 1;
        snprintf(steps[0], sizeof steps[0], "%03dX", year / 10);
        snprintf(steps[1], sizeof steps[1], "%04d", year);
        snprintf(steps[2], sizeof steps[2], "%04d-%02d", year, month);
        snprintf(steps[3], sizeof steps[3], "%04d-%02d-%02d", year, month,
                 (int)next_random(&state, 28) + 1);
        const char *frame = frames[next_random(&state, COUNT(frames))];
        const char *qualifier = qualifiers[next_random(&state, COUNT(qualifiers))];
        for (size_t i = 0; i < COUNT(steps); i++)
            snprintf(dates[i], sizeof dates[i], frame, steps[i], qualifier);
        for (size_t i = 0; i + 1 < COUNT(steps); i++)
            assert_finer(dates[i + 1], dates[i]);
    }
}
END_TEST

/* The calendar --------------------------------------------------------------------------------- */

START_TEST(known_days)
{
    ck_assert_int_eq(edtf_day(1970, 1, 1), 0);
    ck_assert_int_eq(edtf_day(1969, 12, 31), -1);
    ck_assert_int_eq(edtf_day(2000, 3, 1), 11017);
    ck_assert_int_eq(edtf_day(1600, 3, 1) - edtf_day(1600, 2, 28), 2);
    ck_assert_int_eq(edtf_day(1900, 3, 1) - edtf_day(1900, 2, 28), 1);
    ck_assert_int_eq(edtf_day(0, 3, 1), -719468);
    ck_assert_int_eq(edtf_day(1582, 10, 15), -141427);
    ck_assert_int_eq(edtf_day(2004, 0, 1), edtf_day(2003, 12, 1));
    ck_assert_int_eq(edtf_day(2004, 13, 1), edtf_day(2005, 1, 1));
    ck_assert_int_eq(edtf_day(INT32_MAX, 12, 31), EDTF_DAY_MAX);
    ck_assert_int_eq(edtf_day(INT32_MIN, 1, 1), EDTF_DAY_MIN);
    struct edtf date;
    ck_assert(parses(&date, "1600-02-29"));
    ck_assert(!parses(&date, "1900-02-29"));
    ck_assert(parses(&date, "0000-02-29"));
    ck_assert(parses(&date, "-0004-02-29"));
}
END_TEST

/* Every day from -9999 to 9999, counted by the rule for leap years and nothing else. */
START_TEST(every_day)
{
    static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int32_t day = edtf_day(-9999, 1, 1);
    for (int year = -9999; year <= 9999; year++)
        for (int month = 1; month <= 12; month++) {
            bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
            int length = lengths[month - 1] + (month == 2 && leap);
            for (int of_month = 1; of_month <= length; of_month++, day++) {
                int y, m, d;
                edtf_civil(day, &y, &m, &d);
                if (y != year || m != month || d != of_month ||
                    edtf_day(year, month, of_month) != day)
                    ck_abort_msg("%d-%d-%d is %d-%d-%d", year, month, of_month, y, m, d);
            }
        }
    ck_assert_int_eq(day, edtf_day(10000, 1, 1));
}
END_TEST

static const struct {
    const char *day;
    int months;
    const char *moved;
} month_cases[] = {
    {"2011-01-31", 1, "2011-02-28"},
    {"2012-01-31", 1, "2012-02-29"},
    {"2012-02-29", 12, "2013-02-28"},
    {"2012-02-29", 48, "2016-02-29"},
    {"2011-03-31", -1, "2011-02-28"},
    {"2011-01-15", -1, "2010-12-15"},
    {"2011-12-31", 1, "2012-01-31"},
    {"2011-05-12", 0, "2011-05-12"},
    {"1-01-01", -13, "-1-12-01"},
    {"2011-05-31", -24, "2009-05-31"},
    {"-", 12, "-"},
    {"+", -12, "+"},
    {"1970-01-01", INT32_MAX, "+"},
    {"1970-01-01", INT32_MIN, "-"},
};

START_TEST(add_months)
{
    int32_t moved = edtf_add_months(day_of(month_cases[_i].day), month_cases[_i].months);
    ck_assert_msg(moved == day_of(month_cases[_i].moved), "%s + %d: %d", month_cases[_i].day,
                  month_cases[_i].months, moved);
}
END_TEST

/* The ends of the range of days have dates too. */
START_TEST(civil_extremes)
{
    int year, month, day;
    edtf_civil(EDTF_DAY_MAX - 1, &year, &month, &day);
    ck_assert_int_eq(edtf_day(year, month, day), EDTF_DAY_MAX - 1);
    edtf_civil(EDTF_DAY_MIN + 1, &year, &month, &day);
    ck_assert_int_eq(edtf_day(year, month, day), EDTF_DAY_MIN + 1);
    ck_assert_int_eq(edtf_add_months(EDTF_DAY_MAX - 1, 1), EDTF_DAY_MAX);
}
END_TEST

static TCase *days_case(void)
{
    TCase *days = tcase_create("days");
    tcase_add_loop_test(days, bounds, 0, (int)COUNT(bounds_cases));
    tcase_add_loop_test(days, certain, 0, (int)COUNT(certain_cases));
    tcase_add_test(days, no_date);
    tcase_add_test(days, uncertain);
    tcase_add_test(days, compare);
    return days;
}

static TCase *reading_case(void)
{
    TCase *reading = tcase_create("reading");
    tcase_add_test(reading, vectors);
    tcase_add_loop_test(reading, refused, 0, (int)COUNT(refused_cases));
    tcase_add_test(reading, two_years_only_alone);
    tcase_add_test(reading, said_once);
    tcase_add_test(reading, length_counts);
    tcase_add_test(reading, noise);
    return reading;
}

static TCase *calendar_case(void)
{
    TCase *calendar = tcase_create("calendar");
    tcase_add_test(calendar, known_days);
    tcase_add_test(calendar, every_day);
    tcase_add_loop_test(calendar, add_months, 0, (int)COUNT(month_cases));
    tcase_add_test(calendar, civil_extremes);
    return calendar;
}

Suite *edtf_suite(void)
{
    Suite *suite = suite_create("edtf");
    TCase *properties = tcase_create("properties");
    tcase_add_test(properties, round_trip);
    tcase_add_test(properties, certain_is_possible);
    tcase_add_test(properties, finer_is_surer);
    suite_add_tcase(suite, reading_case());
    suite_add_tcase(suite, days_case());
    suite_add_tcase(suite, properties);
    suite_add_tcase(suite, calendar_case());
    return suite;
}
