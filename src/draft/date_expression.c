/*
 * date_expression.c: dates in words: last December, late last year, two years ago, on Friday, the
 * summer of 2010, the year after.
 */
#include "draft/date_forms.h"

#include <string.h>

/* The month of a turn: last December is the one before this month. */
static struct edtf turned_month(const struct date_reader *reader, struct term turn, int month)
{
    struct edtf_date base = turn.kind == TERM_TURN ? reader->today : reader->anchor;
    int year = base.year;
    if (base.end != EDTF_DATE || (!base.month && turn.kind == TERM_TURN))
        return (struct edtf){0};
    if (turn.value < 0)
        year -= month >= base.month;
    else if (turn.value > 0)
        year += month <= base.month;
    return date_of(year, month, 0);
}

static struct edtf turned_season(const struct date_reader *reader, struct term turn, int month)
{
    struct edtf date = turned_month(reader, turn, month);
    struct edtf_date base = turn.kind == TERM_TURN ? reader->today : reader->anchor;
    if (!edtf_given(&date))
        return date;
    /* A season that is not over is not last: its middle is at least two months away. */
    int away = (base.year - date.start.year) * 12 + base.month - date.start.month;
    if (turn.value < 0 && away < 2)
        date = date_of(date.start.year - 1, month, 0);
    date.start.qualifier = EDTF_APPROXIMATE;
    return date;
}

static struct edtf turned_weekday(const struct date_reader *reader, struct term turn, int weekday)
{
    struct edtf_date base = turn.kind == TERM_TURN ? reader->today : reader->anchor;
    struct edtf day = date_turn(base, UNIT_DAY, turn.value < 0 ? -1 : turn.value > 0 ? 1 : 0);
    if (!edtf_given(&day))
        return day;
    int32_t number = edtf_day(day.start.year, day.start.month, day.start.day);
    int now = (int)((number + 3) % 7);
    int step = turn.value > 0 ? (weekday - 1 - now + 7) % 7 : -((now - (weekday - 1) + 7) % 7);
    return date_turn(day.start, UNIT_DAY, step);
}

static bool is_plural(const struct date_reader *reader, size_t at)
{
    const char *word = date_word_at(reader, at);
    return *word && word[strlen(word) - 1] == 's';
}

/* Last year, this month, next Friday, last summer, the same day, that year, the following week. */
static size_t turned(struct date_reader *reader, size_t at, struct edtf *date)
{
    struct term turn = date_term_at(reader, at), what = date_term_at(reader, at + 1);
    bool the = at > reader->first && date_is(reader, at - 1, "the");
    if (turn.kind != TERM_TURN && turn.kind != TERM_ANCHORED)
        return 0;
    *date = (struct edtf){0};
    if (turn.kind == TERM_ANCHORED && turn.value == 0 && date_is(reader, at, "that") && the)
        return 0;
    /* "The next day" is counted from a date before; "next day" is not said. */
    if (turn.kind == TERM_TURN && turn.value > 0 && the && what.kind == TERM_UNIT &&
        !date_is(reader, at, "coming") && !date_is(reader, at, "upcoming"))
        turn.kind = TERM_ANCHORED;
    if (what.kind == TERM_MONTH)
        *date = turned_month(reader, turn, what.value);
    else if (what.kind == TERM_WEEKDAY)
        *date = turned_weekday(reader, turn, what.value);
    else if (what.kind == TERM_SEASON)
        *date = turned_season(reader, turn, what.value);
    else if (what.kind == TERM_DAYTIME)
        *date =
            date_turn(reader->today, UNIT_DAY, turn.kind == TERM_TURN && turn.value < 0 ? -1 : 0);
    else if (what.kind == TERM_UNIT && (what.value != UNIT_DAY || turn.kind == TERM_ANCHORED) &&
             !is_plural(reader, at + 1)) /* "the coming weeks" are no week */
        *date = date_turn(turn.kind == TERM_TURN ? reader->today : reader->anchor,
                          (enum unit)what.value, turn.value);
    bool week = turn.kind == TERM_TURN && !turn.value && what.kind == TERM_UNIT &&
                what.value == UNIT_WEEK && edtf_given(date);
    if (week && date_tense(reader, at, at + 2) == TENSE_PAST)
        *date = date_week_so_far(reader->today);
    return edtf_given(date) ? at + 2 : 0;
}

/* Friday; Friday night; Friday, May 6; Tuesday (May 5). */
static size_t weekday(struct date_reader *reader, size_t at, struct edtf *date)
{
    static const char *const feasts[] = {"black", "bloody", "good",  "palm",
                                         "ash",   "super",  "easter"};
    struct term day = date_term_at(reader, at);
    if (day.kind != TERM_WEEKDAY || date_is(reader, at + 1, "prayers"))
        return 0;
    for (size_t i = 0; at > reader->first && i < sizeof feasts / sizeof *feasts; i++)
        if (date_is(reader, at - 1, feasts[i]))
            return 0;
    size_t end = at + 1 + (date_term_at(reader, at + 1).kind == TERM_DAYTIME);
    bool bracket = date_mark_at(reader, end, "(");
    size_t next = end + (bracket || date_mark_at(reader, end, ","));
    next = date_skip(reader, next, "the");
    size_t behind = date_month_first(reader, next, date);
    if (!behind)
        behind = date_day_first(reader, next, date);
    if (behind && date->start.day && (!bracket || date_mark_at(reader, behind, ")")))
        return behind + bracket;
    *date = date_weekday(reader, at, end, day.value);
    return edtf_given(date) ? end : 0;
}

static size_t named_day(struct date_reader *reader, size_t at, struct edtf *date)
{
    struct term day = date_term_at(reader, at);
    if (day.kind != TERM_DAY)
        return 0;
    *date = date_turn(reader->today, UNIT_DAY, day.value);
    return edtf_given(date) ? at + 1 : 0;
}

/* "in spring", "in the fall": the one that is meant by the tense. */
static size_t season_alone(const struct date_reader *reader, size_t at, int month,
                           struct edtf *date)
{
    int year;
    if (!reader->governed || reader->weakly || date_is(reader, at + 1, "of") ||
        (date_is(reader, at, "fall") && !date_is(reader, at - 1, "the")) ||
        !date_year(reader, at, at + 1, month, 0, &year))
        return 0;
    *date = date_of(year, month, 0);
    date->start.qualifier = EDTF_APPROXIMATE;
    return at + 1;
}

/* The spring of 2010; summer 2010; winter 2010-11, whose middle is in the later year. */
static size_t season(struct date_reader *reader, size_t at, struct edtf *date)
{
    struct term season = date_term_at(reader, at);
    struct edtf years = {0};
    if (season.kind != TERM_SEASON)
        return 0;
    bool governed = reader->governed;
    size_t year = date_skip(reader, at + 1, "of");
    struct term turn = date_term_at(reader, year);
    reader->governed = true;
    size_t end = date_years(reader, year, &years);
    reader->governed = governed;
    if (!end && year > at + 1 && turn.kind == TERM_TURN)
        end = turned(reader, year, &years);
    if (!end)
        return season_alone(reader, at, season.value, date);
    if (years.start.month)
        return 0;
    int of = years.interval && season.value == 1 ? years.end.year : years.start.year;
    *date = date_of(of, season.value, 0);
    date->start.qualifier = EDTF_APPROXIMATE;
    return end;
}

/* The first quarter of 2010; the second half of the year. */
static size_t fraction(struct date_reader *reader, size_t at, struct edtf *date)
{
    struct term which = date_term_at(reader, at), unit = date_term_at(reader, at + 1);
    if (which.kind != TERM_ORDINAL || unit.kind != TERM_UNIT || !date_is(reader, at + 2, "of"))
        return 0;
    size_t year = date_skip(reader, at + 3, "the");
    bool governed = reader->governed;
    reader->governed = true;
    size_t end = date_years(reader, year, date);
    if (!end)
        end = date_decade(reader, year, date);
    if (!end)
        end = turned(reader, year, date);
    reader->governed = governed;
    if (!end && date_term_at(reader, year).kind == TERM_UNIT &&
        date_term_at(reader, year).value == UNIT_YEAR) {
        *date = date_turn(reader->today, UNIT_YEAR, 0);
        end = year + 1;
    }
    if (!end || date->interval || date->start.month || !edtf_given(date))
        return 0;
    if (unit.value == UNIT_QUARTER && which.value <= 4 && !date->start.masked_year) {
        *date = date_of(date->start.year, 3 * which.value - 1, 0);
        date->start.qualifier = EDTF_APPROXIMATE;
        return end;
    }
    return unit.value == UNIT_HALF ? end : 0;
}

/* Q1 2011. */
static size_t short_quarter(struct date_reader *reader, size_t at, struct edtf *date)
{
    const char *word = date_word_at(reader, at);
    if (word[0] != 'q' || word[1] < '1' || word[1] > '4' || word[2])
        return 0;
    bool governed = reader->governed;
    reader->governed = true;
    size_t end = date_years(reader, date_skip(reader, at + 1, "of"), date);
    reader->governed = governed;
    if (!end || date->interval)
        return 0;
    *date = date_of(date->start.year, 3 * (word[1] - '0') - 1, 0);
    date->start.qualifier = EDTF_APPROXIMATE;
    return end;
}

/* The last week of April; the first three months of 2011; the final days of 2010: April, 2011. */
static size_t piece(struct date_reader *reader, size_t at, struct edtf *date)
{
    int number;
    bool vague = false;
    bool last = date_is(reader, at, "last") || date_is(reader, at, "final") ||
                date_is(reader, at, "opening") || date_is(reader, at, "closing");
    if (!last && date_term_at(reader, at).kind != TERM_ORDINAL)
        return 0;
    size_t unit = date_count(reader, at + 1, &number, &vague);
    unit = unit ? unit : at + 1;
    struct term term = date_term_at(reader, unit);
    if (term.kind != TERM_UNIT || term.value > UNIT_MONTH || !date_is(reader, unit + 1, "of"))
        return 0;
    bool governed = reader->governed;
    reader->governed = true;
    size_t next = date_skip(reader, unit + 2, "the"), end = date_month_first(reader, next, date);
    if (!end)
        end = date_years(reader, next, date);
    if (!end)
        end = turned(reader, next, date);
    reader->governed = governed;
    return date->interval ? 0 : end;
}

/* Year's end, year-end: of this year, or of the one before, as the tense says. */
static size_t years_end(struct date_reader *reader, size_t at, struct edtf *date)
{
    size_t end = at + 1;
    int year;
    bool joined = end < reader->end && reader->article->tokens[end].joined;
    end += end < reader->end && reader->article->tokens[end].kind == TOKEN_SUFFIX;
    if (!date_is(reader, at, "year") || (end == at + 1 && !joined) ||
        !date_is(reader, end, "end") || !date_year(reader, at, end + 1, 12, 0, &year))
        return 0;
    *date = date_of(year, 12, 0);
    return end + 1;
}

/* Over the weekend: the last one, or the one to come. */
static size_t the_weekend(struct date_reader *reader, size_t at, struct edtf *date)
{
    if (!date_is(reader, at, "weekend") || at == reader->first || !date_is(reader, at - 1, "the") ||
        !reader->governed)
        return 0;
    bool next = date_tense(reader, at, at + 1) > TENSE_PAST;
    *date = date_turn(reader->today, UNIT_WEEKEND, next ? 0 : -1);
    return edtf_given(date) ? at + 1 : 0;
}

/* "since then": the date before. */
static size_t then(struct date_reader *reader, size_t at, struct edtf *date)
{
    if (!date_is(reader, at, "then") || !reader->governed || reader->anchor.end != EDTF_DATE)
        return 0;
    *date = (struct edtf){.start = reader->anchor};
    return at + 1;
}

typedef size_t date_form(struct date_reader *reader, size_t at, struct edtf *date);

/* Of those that fit, the longest is taken; of those, the first. To add one: its function and a row.
 */
static date_form *const forms[] = {
    piece,      date_stretch,  date_in_figures, date_month_first, date_day_first,
    date_years, date_decade,   date_century,    turned,           weekday,
    named_day,  season,        date_counted,    date_ahead,       fraction,
    then,       short_quarter, years_end,       the_weekend,
};

static size_t longest_form(struct date_reader *reader, size_t at, struct edtf *date)
{
    size_t longest = 0;
    bool yearless = false;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        struct edtf found = {0};
        reader->yearless = false;
        size_t end = forms[i](reader, at, &found);
        if (end > longest && edtf_given(&found)) {
            longest = end;
            *date = found;
            yearless = reader->yearless;
        }
    }
    reader->yearless = yearless;
    return longest;
}

/* "the year", "the month": this one, or the one that is told of. */
static size_t the_unit(const struct date_reader *reader, size_t at, struct edtf *date)
{
    struct term unit = date_term_at(reader, at);
    if (unit.kind != TERM_UNIT || at == reader->first || !date_is(reader, at - 1, "the"))
        return 0;
    *date = date_turn(reader->today, (enum unit)unit.value, 0);
    return edtf_given(date) ? at + 1 : 0;
}

/* Late last year; the end of 2010; earlier this month; mid-May; later in the year. */
static size_t part_of(struct date_reader *reader, size_t at, struct edtf *date)
{
    struct term part = date_term_at(reader, at);
    if (part.kind != TERM_PART)
        return 0;
    size_t next = at + 1;
    bool linked =
        date_is(reader, next, "of") || date_is(reader, next, "in") || date_is(reader, next, "on");
    bool noun = part.value == PART_START || part.value == PART_END;
    bool joined = next < reader->end && reader->article->tokens[next].joined;
    if (noun && !joined && !date_is(reader, next, "of"))
        return 0;
    bool governed = reader->governed;
    next = date_skip(reader, next + linked, "the");
    reader->governed = true;
    /* "later 2010" and "earlier Friday" are not said; "earlier this year" is. */
    size_t end = longest_form(reader, next, date);
    if (!end)
        end = the_unit(reader, next, date);
    reader->governed = governed;
    if (end)
        *date = date_part(*date, (enum part)part.value);
    return end;
}

size_t date_expression(struct date_reader *reader, size_t at, struct edtf *date)
{
    size_t from = date_skip(reader, at, "the");
    struct term about = date_term_at(reader, from);
    bool vague = about.kind == TERM_ABOUT && reader->governed;
    *date = (struct edtf){0};
    size_t end = longest_form(reader, from, date);
    if (!end && vague) {
        from = date_skip(reader, from + 1, "the");
        end = longest_form(reader, from, date);
    }
    size_t part = end ? 0 : part_of(reader, from, date);
    end = part ? part : end;
    if (end && vague && !date->interval)
        date->start.qualifier |= EDTF_APPROXIMATE;
    return end;
}
