/*
 * date_count.c: which day, month or year a date means that the text gives in part, or counts from
 * another one.
 */
#include "draft/dates.h"

enum { LAST_YEAR = 9999, DAYS_OF_WEEK = 7, MONTHS = 12 };
enum { NEAR_MONTHS = 2, PLAN_MONTHS = 6 }; /* how far ahead is meant without will, and with plans */

struct edtf date_of(int year, int month, int day)
{
    struct edtf date = {0};
    if (year < 0 || year > LAST_YEAR || month < 0 || month > MONTHS || day < 0)
        return date;
    if (day && day > edtf_day(year, month + 1, 1) - edtf_day(year, month, 1))
        return date;
    date.start = (struct edtf_date){
        .year = (int16_t)year, .month = (uint8_t)month, .day = (uint8_t)day, .end = EDTF_DATE};
    return date;
}

static struct edtf about(struct edtf date)
{
    if (date.start.end == EDTF_DATE)
        date.start.qualifier |= EDTF_APPROXIMATE;
    return date;
}

static struct edtf of_day(int32_t day)
{
    int year, month, day_of_month;
    edtf_civil(day, &year, &month, &day_of_month);
    return date_of(year, month, day_of_month);
}

static int32_t day_of(struct edtf_date date)
{
    return edtf_day(date.year, date.month, date.day);
}

/* 1 Monday to 7 Sunday. 1970-01-01 was a Thursday. */
static int weekday_of(int32_t day)
{
    int rest = (int)((day + 3) % DAYS_OF_WEEK);
    return (rest < 0 ? rest + DAYS_OF_WEEK : rest) + 1;
}

/* Whether the date at the token is of what had been before what was told. */
static bool is_before_that(const struct date_reader *reader, size_t token)
{
    enum { BACK = 4 }; /* "had already in" */
    for (size_t i = token; i-- > reader->first && token - i <= BACK;)
        if (date_is(reader, i, "had"))
            return true;
    return false;
}

/*
 * In a story that gives a year and goes on in the same paragraph, months without a year follow it:
 * "On August 7, 2008, ... On August 12". A year alone counts only where it opens the sentence.
 */
static bool follows_anchor(const struct date_reader *reader, size_t from, int month, int day,
                           int *year)
{
    struct edtf_date anchor = reader->anchor, today = reader->today;
    uint32_t paragraph =
        reader->article->sentences[reader->article->tokens[reader->first].sentence].paragraph;
    if (anchor.end != EDTF_DATE || anchor.masked_year || reader->anchor_paragraph != paragraph)
        return false;
    bool opens = reader->anchor_token >= reader->first &&
                 reader->anchor_token < reader->first + 4 && from > reader->anchor_token;
    enum { GAP = 2 }; /* "twice in 2010, in March and ..." */
    bool beside = !anchor.month && reader->anchor_token >= reader->first &&
                  from > reader->anchor_end && from <= reader->anchor_end + GAP;
    if (!anchor.month && !opens && !beside)
        return false;
    bool later = month > anchor.month ||
                 (month == anchor.month && (!day || !anchor.day || day >= anchor.day));
    *year = anchor.year + !later;
    if (anchor.month && is_before_that(reader, from)) /* "had in March concluded" */
        *year = anchor.year - (month > anchor.month);
    if (today.end != EDTF_DATE)
        return true;
    return *year < today.year || (*year == today.year && (!today.month || month <= today.month));
}

/* A day of the last weeks: the story that it goes on with is the news, not what is told beside. */
static bool is_news(const struct date_reader *reader, int month, int day)
{
    enum { RECENT = 31 };
    struct edtf_date today = reader->today;
    if (today.end != EDTF_DATE || !today.day || !day)
        return false;
    int32_t age = day_of(today) - edtf_day(today.year, month, day);
    return age >= 0 && age <= RECENT;
}

/* "Ties have cooled since May": up to now, whatever year the story told of before. */
static bool lasts_until_now(const struct date_reader *reader, size_t from)
{
    enum { WORDS = 20 };
    if (from == reader->first || !date_is(reader, from - 1, "since"))
        return false;
    for (size_t at = from - 1; at > reader->first && from - at < WORDS; at--)
        if (date_is(reader, at - 1, "has") || date_is(reader, at - 1, "have"))
            return true;
        else if (date_is(reader, at - 1, "had") || date_is(reader, at - 1, "was"))
            return false;
    return false;
}

bool date_year(const struct date_reader *reader, size_t from, size_t to, int month, int day,
               int *year)
{
    struct edtf_date today = reader->today;
    enum tense tense = reader->citation ? TENSE_PAST : date_tense(reader, from, to);
    if (tense <= TENSE_PAST && !reader->citation && !is_news(reader, month, day) &&
        !lasts_until_now(reader, from) && follows_anchor(reader, from, month, day, year))
        return true;
    if (today.end != EDTF_DATE || !today.month)
        return false;
    int ahead = month - today.month;
    *year = today.year;
    if (ahead == 0 && (!day || !today.day || day == today.day))
        return true;
    if (ahead == 0)
        ahead = day > today.day ? 0 : -1;
    bool over = ahead < 0;
    /* How many months until it comes next. */
    int until = over ? ahead + MONTHS : ahead;
    bool next = tense == TENSE_FUTURE || (tense == TENSE_PLAN && until <= PLAN_MONTHS) ||
                (tense == TENSE_NONE && until <= NEAR_MONTHS && !reader->citation);
    *year += next ? over : -!over;
    return true;
}

struct edtf date_weekday(const struct date_reader *reader, size_t from, size_t to, int weekday)
{
    if (reader->today.end != EDTF_DATE || !reader->today.day)
        return (struct edtf){0};
    int32_t today = day_of(reader->today);
    enum tense tense = reader->citation ? TENSE_PAST : date_tense(reader, from, to);
    int back = (weekday_of(today) - weekday + DAYS_OF_WEEK) % DAYS_OF_WEEK;
    bool next = tense > TENSE_PAST && back > 0;
    return of_day(next ? today + DAYS_OF_WEEK - back : today - back);
}

/* A week as its month: there is no date for a week. About, where it lies in two. */
static struct edtf week_of(int32_t day)
{
    int32_t monday = day - (weekday_of(day) - 1);
    struct edtf first = of_day(monday), middle = of_day(monday + 3), last = of_day(monday + 6);
    struct edtf month = date_of(middle.start.year, middle.start.month, 0);
    return first.start.month == last.start.month ? month : about(month);
}

struct edtf date_week_so_far(struct edtf_date today)
{
    struct edtf monday = of_day(day_of(today) - (weekday_of(day_of(today)) - 1));
    return monday.start.month == today.month ? date_of(today.year, today.month, 0)
                                             : week_of(day_of(today));
}

static struct edtf month_of(struct edtf_date base, int turn)
{
    if (!base.month)
        return (struct edtf){0};
    int months = base.year * MONTHS + base.month - 1 + turn;
    return date_of(months / MONTHS, months % MONTHS + 1, 0);
}

/* The ten or hundred years that the year is in. */
static struct edtf years_of(int year, int size)
{
    struct edtf date = date_of(year - year % size, 0, 0);
    date.start.masked_year = size == 10 ? 1 : 2;
    return date;
}

struct edtf date_turn(struct edtf_date base, enum unit unit, int turn)
{
    const struct edtf none = {0};
    if (base.end != EDTF_DATE || base.masked_year)
        return none;
    switch (unit) {
    case UNIT_YEAR:
        return date_of(base.year + turn, 0, 0);
    case UNIT_DECADE:
        return years_of(base.year + 10 * turn, 10);
    case UNIT_CENTURY:
        return years_of(base.year + 100 * turn, 100);
    case UNIT_MONTH:
        return month_of(base, turn);
    case UNIT_WEEK:
        return base.day ? week_of(day_of(base) + DAYS_OF_WEEK * turn) : none;
    case UNIT_WEEKEND: {
        if (!base.day)
            return none;
        int32_t saturday = day_of(base) - weekday_of(day_of(base)) + 6;
        /* The one that is just over, or that is on. */
        saturday -= turn <= 0 && saturday > day_of(base) && turn < 0 ? DAYS_OF_WEEK : 0;
        return week_of(saturday + (turn > 0 ? DAYS_OF_WEEK * turn : 0));
    }
    case UNIT_DAY:
        return base.day ? of_day(day_of(base) + turn) : none;
    case UNIT_QUARTER:
    case UNIT_HALF:
        return none;
    }
    return none;
}

struct edtf date_away(struct edtf_date base, enum unit unit, int count, bool vague)
{
    struct edtf date = date_turn(base, unit, count);
    bool far = count > 9 || count < -9;
    if (base.end != EDTF_DATE || base.masked_year)
        return (struct edtf){0};
    if (unit == UNIT_DECADE || unit == UNIT_CENTURY) {
        date = date_of(base.year + count * (unit == UNIT_DECADE ? 10 : 100), 0, 0);
        far = true;
    } else if (unit == UNIT_WEEK) {
        /* Some weeks are not counted to the day. */
        date = date_turn(base, UNIT_DAY, DAYS_OF_WEEK * count);
        if (edtf_given(&date) && (count > 1 || count < -1))
            date = date_of(date.start.year, date.start.month, 0);
        far = false;
    } else if (unit == UNIT_DAY) {
        far = false;
    }
    return vague || far ? about(date) : date;
}

/* The middle month of each third, as the thirds of a year have no date of their own. */
static const int part_months[] = {[PART_EARLY] = 2, [PART_MID] = 6, [PART_LATE] = 11};
static const int part_years[] = {[PART_EARLY] = 1, [PART_MID] = 5, [PART_LATE] = 8};

struct edtf date_part(struct edtf date, enum part part)
{
    struct edtf_date whole = date.start;
    if (date.interval || whole.end != EDTF_DATE || whole.month || part == PART_WITHIN)
        return date;
    if (whole.masked_year > 1)
        return date;
    if (whole.masked_year == 1) {
        int year = part == PART_START ? 0 : part == PART_END ? 9 : part_years[part];
        return about(date_of(whole.year + year, 0, 0));
    }
    if (part == PART_START || part == PART_END)
        return date_of(whole.year, part == PART_START ? 1 : MONTHS, 0);
    return about(date_of(whole.year, part_months[part], 0));
}
