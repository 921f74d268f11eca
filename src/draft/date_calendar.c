/*
 * date_calendar.c: dates with months: April 27, 2011; 5-8 July; May 2010.
 */
#include "draft/date_forms.h"

#include <stdlib.h>
#include <string.h>

enum { YEAR_FROM = 1000, YEAR_TO = 2199, DAYS = 31 };

const struct token *date_token_at(const struct date_reader *reader, size_t at)
{
    return at < reader->end ? &reader->article->tokens[at] : NULL;
}

bool date_is_joined(const struct date_reader *reader, size_t at)
{
    const struct token *token = date_token_at(reader, at);
    return token && token->joined;
}

/* The digits at the start of a number's token; `rest` is what follows. -1: it is no such number. */
int date_number_at(const struct date_reader *reader, size_t at, const char **rest)
{
    const struct token *token = date_token_at(reader, at);
    const char *word = date_word_at(reader, at);
    int value = 0;
    if (!token || token->kind != TOKEN_NUMBER)
        return -1;
    for (; *word >= '0' && *word <= '9' && value < 100000; word++)
        value = 10 * value + (*word - '0');
    *rest = word;
    return value;
}

/* A day of a month: 27, 27th. */
int date_day_at(const struct date_reader *reader, size_t at)
{
    const char *rest;
    int day = date_number_at(reader, at, &rest);
    if (day < 1 || day > DAYS || strlen(date_word_at(reader, at)) > 4)
        return 0;
    bool ordinal = strcmp(rest, "st") == 0 || strcmp(rest, "nd") == 0 || strcmp(rest, "rd") == 0 ||
                   strcmp(rest, "th") == 0;
    return *rest == 0 || ordinal ? day : 0;
}

/* Four digits of a year, or 0. */
int date_year_at(const struct date_reader *reader, size_t at)
{
    const char *rest;
    int year = date_number_at(reader, at, &rest);
    bool plain = year >= YEAR_FROM && year <= YEAR_TO && *rest == 0;
    return plain && strlen(date_word_at(reader, at)) == 4 ? year : 0;
}

/* The year of '97, or 0. */
static int short_year_at(const struct date_reader *reader, size_t at)
{
    enum { PIVOT = 30, THIS_CENTURY = 2000, LAST_CENTURY = 1900 };
    const char *rest;
    int year = date_number_at(reader, at, &rest);
    if (year < 0 || *rest || strlen(date_word_at(reader, at)) != 2)
        return 0;
    return year + (year < PIVOT ? THIS_CENTURY : LAST_CENTURY);
}

int date_count_at(const struct date_reader *reader, size_t at)
{
    const char *rest;
    int count = date_number_at(reader, at, &rest);
    return count > 0 && count < 1000 && *rest == 0 ? count : 0;
}

/* Behind "Apr." the dot, where it is an abbreviation's. */
static size_t behind_month(const struct date_reader *reader, size_t at)
{
    bool full = strlen(date_word_at(reader, at)) > 4 || date_is(reader, at, "may");
    const struct token *dot = date_token_at(reader, at + 1);
    bool short_form = !full && date_mark_at(reader, at + 1, ".") && dot->blank == BLANK_NONE &&
                      date_token_at(reader, at + 2) &&
                      date_token_at(reader, at + 2)->kind == TOKEN_NUMBER;
    return at + 1 + short_form;
}

/* Between the two ends of a range: a hyphen joins, or a dash or a word stands. 0: neither. */
size_t date_behind_sign(const struct date_reader *reader, size_t at)
{
    static const char *const words[] = {"to", "and", "through", "until", "till"};
    if (date_is_joined(reader, at))
        return at;
    if (date_mark_at(reader, at, "-") || date_mark_at(reader, at, "\u2013") ||
        date_mark_at(reader, at, "\u2014") || date_mark_at(reader, at, "/"))
        return at + 1;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(date_word_at(reader, at), words[i]) == 0)
            return at + 1;
    return 0;
}

/* What a year behind a month may follow: nothing, a comma, "of". 0: no year follows. */
static size_t year_behind(const struct date_reader *reader, size_t at, int *year)
{
    if (date_is_joined(reader, at))
        return 0;
    if (date_mark_at(reader, at, ",") || date_is(reader, at, "of"))
        at++;
    *year = date_year_at(reader, at);
    if (!*year && date_mark_at(reader, at, "'")) {
        *year = short_year_at(reader, at + 1);
        return *year ? at + 2 : 0;
    }
    const struct token *behind = date_token_at(reader, at + 1);
    bool counted = *year && behind && behind->kind == TOKEN_WORD &&
                   date_term_at(reader, at + 1).kind == TERM_THINGS;
    return *year && !counted ? at + 1 : 0;
}

/* "of last year", "of this year", "that year": a year in words behind a month. */
static size_t worded_year_behind(const struct date_reader *reader, size_t at, int *year)
{
    size_t from = at;
    if (date_mark_at(reader, at, ","))
        at++;
    if (date_is(reader, at, "of"))
        at++;
    if (date_is(reader, at, "the"))
        at++;
    struct term turn = date_term_at(reader, at), unit = date_term_at(reader, at + 1);
    if (unit.kind != TERM_UNIT || unit.value != UNIT_YEAR || (at == from && turn.kind != TERM_TURN))
        return 0;
    if (turn.kind != TERM_TURN && turn.kind != TERM_ANCHORED)
        return 0;
    struct edtf_date base = turn.kind == TERM_TURN ? reader->today : reader->anchor;
    struct edtf date = date_turn(base, UNIT_YEAR, turn.value);
    *year = date.start.year;
    return edtf_given(&date) ? at + 2 : 0;
}

struct days {
    int month, day, last_month, last_day; /* 0: not there */
    int year;
};

/* "the September 11 attacks" need no year. */
static bool are_the_attacks(const struct date_reader *reader, size_t end, struct days days)
{
    return days.month == 9 && days.day == 11 && !days.last_day && !days.last_month &&
           (date_is(reader, end, "attacks") || date_is(reader, end + 1, "attacks"));
}

/* The year, given or found; then the date or the range. */
static size_t finish(struct date_reader *reader, size_t from, size_t end, struct days days,
                     struct edtf *date)
{
    size_t behind = year_behind(reader, end, &days.year);
    if (!behind)
        behind = worded_year_behind(reader, end, &days.year);
    if (!behind && are_the_attacks(reader, end, days))
        behind = end;
    reader->yearless = !behind;
    if (behind == end && behind)
        days.year = 2001;
    if (!behind && !date_year(reader, from, end, days.month, days.day, &days.year))
        return 0;
    *date = date_of(days.year, days.month, days.day);
    if (days.last_month || days.last_day) {
        int month = days.last_month ? days.last_month : days.month;
        int first = days.year - (behind && month < days.month);
        int last = first + (month < days.month);
        struct edtf end_date = date_of(last, month, days.last_day);
        *date = date_of(first, days.month, days.day);
        date->end = end_date.start;
        date->interval = edtf_given(&end_date);
    }
    if (!edtf_given(date) ||
        (date->interval && edtf_day(date->end.year, date->end.month, date->end.day) <
                               edtf_day(date->start.year, date->start.month, date->start.day)))
        return 0;
    return behind ? behind : end;
}

/* Movements are named after days. */
static bool names_a_movement(const struct date_reader *reader, size_t at)
{
    static const char *const words[] = {"movement", "brigade", "brigades",
                                        "front",    "youth",   "alliance"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(date_word_at(reader, at), words[i]) == 0 &&
            date_token_at(reader, at)->letters != CASE_LOWER)
            return true;
    return false;
}

/* What a month alone has to stand beside, as May, June and April are also names of people. */
static bool month_alone(const struct date_reader *reader, size_t at, size_t end)
{
    const struct token *behind = date_token_at(reader, end);
    if (reader->governed)
        return !behind || behind->letters != CASE_TITLE || behind->blank == BLANK_NONE ||
               strlen(date_word_at(reader, at)) > 5;
    if (at == reader->first || !behind || behind->letters != CASE_LOWER)
        return false;
    static const char *const words[] = {"a",   "an",  "her",   "his",  "its",
                                        "our", "the", "their", "this", NULL};
    bool known = date_token_at(reader, at - 1)->kind == TOKEN_SUFFIX;
    for (size_t i = 0; words[i] && !known; i++)
        known = date_is(reader, at - 1, words[i]);
    return known; /* its July summit */
}

/* May; May 2010; April 27; April 27, 2011; July 5-8; April 27-May 3, 2011; May-June 2011. */
size_t date_month_first(struct date_reader *reader, size_t at, struct edtf *date)
{
    struct term month = date_term_at(reader, at);
    struct days days = {.month = month.value};
    if (month.kind != TERM_MONTH)
        return 0;
    size_t end = behind_month(reader, at);
    days.day = date_is_joined(reader, end) ? 0 : date_day_at(reader, end);
    end += days.day > 0;
    if (days.day && names_a_movement(reader, end))
        return 0;
    size_t range = date_behind_sign(reader, end);
    bool worded = range && !date_is_joined(reader, end) && !date_mark_at(reader, range - 1, "-") &&
                  !date_mark_at(reader, range - 1, "\u2013");
    struct term last = date_term_at(reader, range);
    bool two = range && !days.day && date_is(reader, range - 1, "and") &&
               !date_is_joined(reader, range) && !reader->between;
    if (range && last.kind == TERM_MONTH && !two) {
        size_t behind = behind_month(reader, range);
        int last_day = days.day ? date_day_at(reader, behind) : 0, year;
        size_t last_end = behind + (last_day > 0);
        if ((days.day > 0) == (last_day > 0) && (!worded || year_behind(reader, last_end, &year))) {
            days.last_month = last.value;
            days.last_day = last_day;
            end = last_end;
        }
    } else if (range && days.day && date_day_at(reader, range)) {
        days.last_day = date_day_at(reader, range);
        end = range + 1;
    }
    int year;
    bool alone = !days.day && !days.last_month && !year_behind(reader, end, &year) &&
                 !worded_year_behind(reader, end, &year);
    if (alone && !month_alone(reader, at, end))
        return 0;
    return finish(reader, at, end, days, date);
}

/* 27 April; 27th of April 2011; 5-8 July; 5 to 8 July 2011. */
size_t date_day_first(struct date_reader *reader, size_t at, struct edtf *date)
{
    struct days days = {.day = date_day_at(reader, at)};
    if (!days.day || date_is_joined(reader, at))
        return 0;
    size_t end = at + 1, range = date_behind_sign(reader, end);
    if (range && date_day_at(reader, range)) {
        days.last_day = date_day_at(reader, range);
        end = range + 1;
    }
    if (date_is(reader, end, "of"))
        end++;
    struct term month = date_term_at(reader, end);
    if (month.kind != TERM_MONTH)
        return 0;
    days.month = month.value;
    end = behind_month(reader, end);
    if (names_a_movement(reader, end))
        return 0;
    range = date_behind_sign(reader, end);
    if (range && !days.last_day && date_day_at(reader, range) &&
        date_term_at(reader, range + 1).kind == TERM_MONTH) {
        days.last_day = date_day_at(reader, range);
        days.last_month = date_term_at(reader, range + 1).value;
        end = behind_month(reader, range + 1);
    }
    return finish(reader, at, end, days, date);
}
