/*
 * date_years.c: years, decades and centuries, and dates in figures: 2010; 2010-11; the 1990s;
 * 2011-04-27.
 */
#include "draft/date_forms.h"

#include <stdlib.h>
#include <string.h>

enum { YEAR_FROM = 1000, YEAR_TO = 2199, RANGE_YEARS = 150 };

/* 2011-04-27; 27.04.2011; 27/4/2011; 4/27/2011. Where day and month could be either, none. */
size_t date_in_figures(struct date_reader *reader, size_t at, struct edtf *date)
{
    const char *rest;
    int first = date_number_at(reader, at, &rest), year = date_year_at(reader, at);
    int second = -1, third = -1;
    if (first > 0 && *rest == '.') {
        char *end;
        second = (int)strtol(rest + 1, &end, 10);
        third = *end == '.' ? (int)strtol(end + 1, &end, 10) : -1;
        *date = date_of(third, second, first);
        return *end == 0 && third >= YEAR_FROM && second > 0 && edtf_given(date) ? at + 1 : 0;
    }
    if (first == 9 && date_mark_at(reader, at + 1, "/") && date_day_at(reader, at + 2) == 11 &&
        !date_mark_at(reader, at + 3, "/")) {
        *date = date_of(2001, 9, 11);
        return at + 3;
    }
    bool hyphens = date_is_joined(reader, at + 1) && date_is_joined(reader, at + 2);
    if (year && hyphens) {
        second = date_number_at(reader, at + 1, &rest);
        third = date_day_at(reader, at + 2);
        *date = date_of(year, second, third);
        return second > 0 && third > 0 && edtf_given(date) ? at + 3 : 0;
    }
    if (!date_mark_at(reader, at + 1, "/") || !date_mark_at(reader, at + 3, "/"))
        return 0;
    second = date_number_at(reader, at + 2, &rest);
    third = date_year_at(reader, at + 4);
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
    static const char *const owners[] = {"the", "its", "their", "his", "her", "a", "an", NULL};
    const struct token *behind = date_token_at(reader, end);
    const char *before = at > reader->first ? date_word_at(reader, at - 1) : "";
    if (date_term_at(reader, end).kind == TERM_THINGS || date_mark_at(reader, end, "%"))
        return false;
    bool word_behind = behind && behind->kind == TOKEN_WORD && behind->letters == CASE_LOWER;
    const char *word = date_word_at(reader, end);
    bool plural = word_behind && strlen(word) > 3 && word[strlen(word) - 1] == 's';
    if (reader->governed)
        return !(reader->weakly && plural);
    if (at > reader->first &&
        (date_mark_at(reader, at - 1, "(") || date_mark_at(reader, at - 1, "[")))
        return !word_behind;
    if (is_one_of(before, owners) ||
        (at > reader->first && date_token_at(reader, at - 1)->kind == TOKEN_SUFFIX))
        return behind && behind->kind == TOKEN_WORD;
    /* "the crisis of 2008", but no "Act of 2008". */
    return strcmp(before, "of") == 0 && at > reader->first + 1 && !plural &&
           date_token_at(reader, at - 2)->letters == CASE_LOWER;
}

/* 2010; 2010-2011; 2010/11. */
size_t date_years(struct date_reader *reader, size_t at, struct edtf *date)
{
    const char *rest;
    const char *word = date_word_at(reader, at);
    bool fiscal = strcmp(word, "fiscal") == 0 || strcmp(word, "financial") == 0;
    if (date_is(reader, at + fiscal, "year"))
        at += fiscal + 1U; /* "in the year 1985", "in fiscal year 2010" */
    int year = date_year_at(reader, at);
    if (!year || (date_is_joined(reader, at) && !reader->governed))
        return 0;
    *date = date_of(year, 0, 0);
    size_t range = date_behind_sign(reader, at + 1);
    bool sign = range && (date_is_joined(reader, range) ||
                          date_token_at(reader, range - 1)->kind == TOKEN_MARK);
    int last = sign ? date_number_at(reader, range, &rest) : -1;
    if (last >= 0 && strlen(date_word_at(reader, range)) == 2 && *rest == 0)
        last += year - year % 100;
    if (last > year && last <= year + RANGE_YEARS && *rest == 0 &&
        !(date_is_joined(reader, range + 1))) {
        struct edtf end = date_of(last, 0, 0);
        date->end = end.start;
        date->interval = true;
        return range + 1;
    }
    /* "2010-based": no year. */
    if (date_is_joined(reader, at + 1) && last < 0 && !reader->governed)
        return 0;
    return is_year_here(reader, at, at + 1) ? at + 1 : 0;
}

/* 1990s; the '90s. */
size_t date_decade(struct date_reader *reader, size_t at, struct edtf *date)
{
    const char *rest;
    bool mark = date_mark_at(reader, at, "'") || date_mark_at(reader, at, "\u2019");
    size_t number = at + mark;
    int year = date_number_at(reader, number, &rest);
    size_t end = number + 1;
    bool plural = year >= 0 && strcmp(rest, "s") == 0;
    if (year >= 0 && *rest == 0 && date_token_at(reader, end) &&
        date_token_at(reader, end)->kind == TOKEN_SUFFIX &&
        strlen(date_word_at(reader, end)) == 2) {
        /* "the 1990's", unless the year owns something. */
        plural = at > reader->first && year % 10 == 0 && date_is(reader, at - 1, "the") &&
                 !(date_token_at(reader, end + 1) &&
                   date_token_at(reader, end + 1)->kind == TOKEN_WORD &&
                   date_token_at(reader, end + 1)->letters == CASE_LOWER);
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
    int century = word.kind == TERM_ORDINAL ? word.value : date_number_at(reader, at, &rest);
    if (word.kind != TERM_ORDINAL && (century < 0 || !*rest))
        return 0;
    if (century < 11 || century > 22 || unit.kind != TERM_UNIT || unit.value != UNIT_CENTURY)
        return 0;
    *date = date_of((century - 1) * 100, 0, 0);
    date->start.masked_year = 2;
    return at + 2;
}
