/*
 * date_calendar.c: dates with months, days and years in figures: April 27, 2011; 5-8 July;
 * 2011-04-27; May 2010; 2010; 2010-11.
 */
#include "draft/date_forms.h"

#include <stdlib.h>
#include <string.h>

enum { YEAR_FROM = 1000, YEAR_TO = 2199, RANGE_YEARS = 150, DAYS = 31 };

static const struct token *token_at(const struct date_reader *reader, size_t at)
{
    return at < reader->end ? &reader->article->tokens[at] : NULL;
}

static bool is_joined(const struct date_reader *reader, size_t at)
{
    const struct token *token = token_at(reader, at);
    return token && token->joined;
}

/* The digits at the start of a number's token; `rest` is what follows. -1: it is no such number. */
static int number_at(const struct date_reader *reader, size_t at, const char **rest)
{
    const struct token *token = token_at(reader, at);
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
static int day_at(const struct date_reader *reader, size_t at)
{
    const char *rest;
    int day = number_at(reader, at, &rest);
    if (day < 1 || day > DAYS || strlen(date_word_at(reader, at)) > 4)
        return 0;
    bool ordinal = strcmp(rest, "st") == 0 || strcmp(rest, "nd") == 0 || strcmp(rest, "rd") == 0 ||
                   strcmp(rest, "th") == 0;
    return *rest == 0 || ordinal ? day : 0;
}

/* Four digits of a year, or 0. */
static int year_at(const struct date_reader *reader, size_t at)
{
    const char *rest;
    int year = number_at(reader, at, &rest);
    bool plain = year >= YEAR_FROM && year <= YEAR_TO && *rest == 0;
    return plain && strlen(date_word_at(reader, at)) == 4 ? year : 0;
}

/* The year of '97, or 0. */
static int short_year_at(const struct date_reader *reader, size_t at)
{
    enum { PIVOT = 30, THIS_CENTURY = 2000, LAST_CENTURY = 1900 };
    const char *rest;
    int year = number_at(reader, at, &rest);
    if (year < 0 || *rest || strlen(date_word_at(reader, at)) != 2)
        return 0;
    return year + (year < PIVOT ? THIS_CENTURY : LAST_CENTURY);
}

int date_count_at(const struct date_reader *reader, size_t at)
{
    const char *rest;
    int count = number_at(reader, at, &rest);
    return count > 0 && count < 1000 && *rest == 0 ? count : 0;
}

/* Behind "Apr." the dot, where it is an abbreviation's. */
static size_t behind_month(const struct date_reader *reader, size_t at)
{
    bool full =
        strlen(date_word_at(reader, at)) > 4 || strcmp(date_word_at(reader, at), "may") == 0;
    const struct token *dot = token_at(reader, at + 1);
    bool short_form = !full && date_mark_at(reader, at + 1, ".") && dot->blank == BLANK_NONE &&
                      token_at(reader, at + 2) && token_at(reader, at + 2)->kind == TOKEN_NUMBER;
    return at + 1 + short_form;
}

/* Between the two ends of a range: a hyphen joins, or a dash or a word stands. 0: neither. */
static size_t behind_range_sign(const struct date_reader *reader, size_t at)
{
    static const char *const words[] = {"to", "and", "through", "until", "till"};
    if (is_joined(reader, at))
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
    if (is_joined(reader, at))
        return 0;
    if (date_mark_at(reader, at, ",") || strcmp(date_word_at(reader, at), "of") == 0)
        at++;
    *year = year_at(reader, at);
    if (!*year && date_mark_at(reader, at, "'")) {
        *year = short_year_at(reader, at + 1);
        return *year ? at + 2 : 0;
    }
    const struct token *behind = token_at(reader, at + 1);
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
    if (strcmp(date_word_at(reader, at), "of") == 0)
        at++;
    if (strcmp(date_word_at(reader, at), "the") == 0)
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
           (strcmp(date_word_at(reader, end), "attacks") == 0 ||
            strcmp(date_word_at(reader, end + 1), "attacks") == 0);
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
            token_at(reader, at)->letters != CASE_LOWER)
            return true;
    return false;
}

/* What a month alone has to stand beside, as May, June and April are also names of people. */
static bool month_alone(const struct date_reader *reader, size_t at, size_t end)
{
    const struct token *behind = token_at(reader, end);
    if (reader->governed)
        return !behind || behind->letters != CASE_TITLE || behind->blank == BLANK_NONE ||
               strlen(date_word_at(reader, at)) > 5;
    if (at == reader->first || !behind || behind->letters != CASE_LOWER)
        return false;
    const char *before = date_word_at(reader, at - 1);
    return strcmp(before, "the") == 0 || strcmp(before, "a") == 0 || strcmp(before, "an") == 0 ||
           token_at(reader, at - 1)->kind == TOKEN_SUFFIX;
}

/* May; May 2010; April 27; April 27, 2011; July 5-8; April 27-May 3, 2011; May-June 2011. */
size_t date_month_first(struct date_reader *reader, size_t at, struct edtf *date)
{
    struct term month = date_term_at(reader, at);
    struct days days = {.month = month.value};
    if (month.kind != TERM_MONTH)
        return 0;
    size_t end = behind_month(reader, at);
    days.day = is_joined(reader, end) ? 0 : day_at(reader, end);
    end += days.day > 0;
    if (days.day && names_a_movement(reader, end))
        return 0;
    size_t range = behind_range_sign(reader, end);
    bool worded = range && !is_joined(reader, end) && !date_mark_at(reader, range - 1, "-") &&
                  !date_mark_at(reader, range - 1, "\u2013");
    struct term last = date_term_at(reader, range);
    bool two = range && !days.day && strcmp(date_word_at(reader, range - 1), "and") == 0 &&
               !is_joined(reader, range) && !reader->between;
    if (range && last.kind == TERM_MONTH && !two) {
        size_t behind = behind_month(reader, range);
        int last_day = days.day ? day_at(reader, behind) : 0, year;
        size_t last_end = behind + (last_day > 0);
        if ((days.day > 0) == (last_day > 0) && (!worded || year_behind(reader, last_end, &year))) {
            days.last_month = last.value;
            days.last_day = last_day;
            end = last_end;
        }
    } else if (range && days.day && day_at(reader, range)) {
        days.last_day = day_at(reader, range);
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
    struct days days = {.day = day_at(reader, at)};
    if (!days.day || is_joined(reader, at))
        return 0;
    size_t end = at + 1, range = behind_range_sign(reader, end);
    if (range && day_at(reader, range)) {
        days.last_day = day_at(reader, range);
        end = range + 1;
    }
    if (strcmp(date_word_at(reader, end), "of") == 0)
        end++;
    struct term month = date_term_at(reader, end);
    if (month.kind != TERM_MONTH)
        return 0;
    days.month = month.value;
    end = behind_month(reader, end);
    if (names_a_movement(reader, end))
        return 0;
    range = behind_range_sign(reader, end);
    if (range && !days.last_day && day_at(reader, range) &&
        date_term_at(reader, range + 1).kind == TERM_MONTH) {
        days.last_day = day_at(reader, range);
        days.last_month = date_term_at(reader, range + 1).value;
        end = behind_month(reader, range + 1);
    }
    return finish(reader, at, end, days, date);
}

/* 2011-04-27; 27.04.2011; 27/4/2011; 4/27/2011. Where day and month could be either, none. */
size_t date_in_figures(struct date_reader *reader, size_t at, struct edtf *date)
{
    const char *rest;
    int first = number_at(reader, at, &rest), year = year_at(reader, at);
    int second = -1, third = -1;
    if (first > 0 && *rest == '.') {
        char *end;
        second = (int)strtol(rest + 1, &end, 10);
        third = *end == '.' ? (int)strtol(end + 1, &end, 10) : -1;
        *date = date_of(third, second, first);
        return *end == 0 && third >= YEAR_FROM && second > 0 && edtf_given(date) ? at + 1 : 0;
    }
    if (first == 9 && date_mark_at(reader, at + 1, "/") && day_at(reader, at + 2) == 11 &&
        !date_mark_at(reader, at + 3, "/")) {
        *date = date_of(2001, 9, 11);
        return at + 3;
    }
    bool hyphens = is_joined(reader, at + 1) && is_joined(reader, at + 2);
    if (year && hyphens) {
        second = number_at(reader, at + 1, &rest);
        third = day_at(reader, at + 2);
        *date = date_of(year, second, third);
        return second > 0 && third > 0 && edtf_given(date) ? at + 3 : 0;
    }
    if (!date_mark_at(reader, at + 1, "/") || !date_mark_at(reader, at + 3, "/"))
        return 0;
    second = number_at(reader, at + 2, &rest);
    third = year_at(reader, at + 4);
    if (first > 12)
        *date = date_of(third, second, first);
    else if (second > 12 || first == second)
        *date = date_of(third, first, second);
    return third && first > 0 && second > 0 && edtf_given(date) ? at + 5 : 0;
}

static bool is_one_of(const char *word, const char *const *words)
{
    for (; *words; words++)
        if (strcmp(word, *words) == 0)
            return true;
    return false;
}

/* Whether what stands around four digits lets them be a year. */
static bool is_year_here(const struct date_reader *reader, size_t at, size_t end)
{
    static const char *const never[] = {"no",     "resolution", "resolutions", "article", "flight",
                                        "number", "section",    "page",        "about",   "some",
                                        "than",   "nearly",     "almost",      NULL};
    static const char *const owners[] = {"the", "its", "their", "his", "her", "a", "an", NULL};
    const struct token *behind = token_at(reader, end);
    const char *before = at > reader->first ? date_word_at(reader, at - 1) : "";
    if (date_term_at(reader, end).kind == TERM_THINGS || date_mark_at(reader, end, "%"))
        return false;
    bool word_behind = behind && behind->kind == TOKEN_WORD && behind->letters == CASE_LOWER;
    const char *word = date_word_at(reader, end);
    bool plural = word_behind && strlen(word) > 3 && word[strlen(word) - 1] == 's';
    if (reader->governed)
        return !(reader->weakly && plural);
    if (is_one_of(before, never))
        return false;
    if (at > reader->first &&
        (date_mark_at(reader, at - 1, "(") || date_mark_at(reader, at - 1, "[")))
        return !word_behind;
    if (is_one_of(before, owners) ||
        (at > reader->first && token_at(reader, at - 1)->kind == TOKEN_SUFFIX))
        return behind && behind->kind == TOKEN_WORD;
    /* "the crisis of 2008", but no "Act of 2008". */
    return strcmp(before, "of") == 0 && at > reader->first + 1 && !plural &&
           token_at(reader, at - 2)->letters == CASE_LOWER;
}

/* 2010; 2010-2011; 2010/11. */
size_t date_years(struct date_reader *reader, size_t at, struct edtf *date)
{
    const char *rest;
    const char *word = date_word_at(reader, at);
    bool fiscal = strcmp(word, "fiscal") == 0 || strcmp(word, "financial") == 0;
    if (strcmp(date_word_at(reader, at + fiscal), "year") == 0)
        at += fiscal + 1U; /* "in the year 1985", "in fiscal year 2010" */
    int year = year_at(reader, at);
    if (!year || (is_joined(reader, at) && !reader->governed))
        return 0;
    *date = date_of(year, 0, 0);
    size_t range = behind_range_sign(reader, at + 1);
    bool sign =
        range && (is_joined(reader, range) || token_at(reader, range - 1)->kind == TOKEN_MARK);
    int last = sign ? number_at(reader, range, &rest) : -1;
    if (last >= 0 && strlen(date_word_at(reader, range)) == 2 && *rest == 0)
        last += year - year % 100;
    if (last > year && last <= year + RANGE_YEARS && *rest == 0 &&
        !(is_joined(reader, range + 1))) {
        struct edtf end = date_of(last, 0, 0);
        date->end = end.start;
        date->interval = true;
        return range + 1;
    }
    /* "2010-based": no year. */
    if (is_joined(reader, at + 1) && last < 0 && !reader->governed)
        return 0;
    return is_year_here(reader, at, at + 1) ? at + 1 : 0;
}

/* 1990s; the '90s. */
size_t date_decade(struct date_reader *reader, size_t at, struct edtf *date)
{
    const char *rest;
    bool mark = date_mark_at(reader, at, "'") || date_mark_at(reader, at, "\u2019");
    size_t number = at + mark;
    int year = number_at(reader, number, &rest);
    size_t end = number + 1;
    bool plural = year >= 0 && strcmp(rest, "s") == 0;
    if (year >= 0 && *rest == 0 && token_at(reader, end) &&
        token_at(reader, end)->kind == TOKEN_SUFFIX && strlen(date_word_at(reader, end)) == 2) {
        /* "the 1990's", unless the year owns something. */
        plural = at > reader->first && year % 10 == 0 &&
                 strcmp(date_word_at(reader, at - 1), "the") == 0 &&
                 !(token_at(reader, end + 1) && token_at(reader, end + 1)->kind == TOKEN_WORD &&
                   token_at(reader, end + 1)->letters == CASE_LOWER);
        end++;
    }
    if (plural && year < 100 && year >= 20)
        year += 1900;
    if (!plural || year % 10 || year < YEAR_FROM || year > YEAR_TO)
        return 0;
    *date = date_of(year, 0, 0);
    date->start.masked_year = 1;
    return end;
}

/* The 19th century; the nineteenth century. */
size_t date_century(struct date_reader *reader, size_t at, struct edtf *date)
{
    const char *rest;
    struct term word = date_term_at(reader, at), unit = date_term_at(reader, at + 1);
    int century = word.kind == TERM_ORDINAL ? word.value : number_at(reader, at, &rest);
    if (word.kind != TERM_ORDINAL && (century < 0 || !*rest))
        return 0;
    if (century < 11 || century > 22 || unit.kind != TERM_UNIT || unit.value != UNIT_CENTURY)
        return 0;
    *date = date_of((century - 1) * 100, 0, 0);
    date->start.masked_year = 2;
    return at + 2;
}
