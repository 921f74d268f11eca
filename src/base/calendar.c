/*
 * calendar.c: the proleptic Gregorian calendar, and the days that a date can mean. Any struct edtf
 * may come in, also one that edtf_parse() would not make; nothing overflows.
 */
#include <entente/edtf.h>

static int64_t floor_divide(int64_t a, int64_t b)
{
    return a / b - (a % b < 0);
}

static int32_t saturate(int64_t day)
{
    if (day < EDTF_DAY_MIN)
        return EDTF_DAY_MIN;
    return day > EDTF_DAY_MAX ? EDTF_DAY_MAX : (int32_t)day;
}

/*
 * Days from civil, after Howard Hinnant: years begin in March, so that the leap day is the last of
 * its year, and 400 years (an era) have 146097 days. 719468 days lie between 0000-03-01 and 1970.
 */
static int64_t day_number(int64_t year, int64_t month, int64_t day)
{
    year += floor_divide(month - 1, 12);
    month -= 12 * floor_divide(month - 1, 12);
    year -= month <= 2;
    int64_t era = floor_divide(year, 400);
    int64_t year_of_era = year - era * 400;
    int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year -
           719468;
}

int32_t edtf_day(int year, int month, int day)
{
    return saturate(day_number(year, month, day));
}

void edtf_civil(int32_t day, int *year, int *month, int *day_of_month)
{
    int64_t shifted = (int64_t)day + 719468;
    int64_t era = floor_divide(shifted, 146097);
    int64_t day_of_era = shifted - era * 146097;
    int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t from_march = (5 * day_of_year + 2) / 153;
    *day_of_month = (int)(day_of_year - (153 * from_march + 2) / 5 + 1);
    *month = (int)(from_march < 10 ? from_march + 3 : from_march - 9);
    *year = (int)(year_of_era + era * 400 + (*month <= 2));
}

int32_t edtf_add_months(int32_t day, int months)
{
    if (day == EDTF_DAY_MIN || day == EDTF_DAY_MAX)
        return day;
    int year, month, day_of_month;
    edtf_civil(day, &year, &month, &day_of_month);
    int64_t moved = (int64_t)month + months;
    int64_t first = day_number(year, moved, 1);
    int64_t month_length = day_number(year, moved + 1, 1) - first;
    return saturate(first + (day_of_month < month_length ? day_of_month : month_length) - 1);
}

/* The days of all years that the digits can mean: -20XX are the years -2099 to -2000. */
static struct edtf_days years_span(const struct edtf_date *date, int widen)
{
    int size = 1;
    for (int i = 0; i < date->masked_year && i < 4; i++)
        size *= 10;
    bool negative = date->year < 0 || (date->masked & EDTF_BELOW_ZERO);
    int low = negative ? date->year - (size - 1) : date->year;
    int high = low + size - 1;
    if (negative && high == 0)
        high = -1; /* -000X: there is no year -0000 */
    return (struct edtf_days){edtf_day(low - widen * size, 1, 1),
                              saturate(day_number(high + widen * size + 1, 1, 1) - 1)};
}

/* First to last day of the date, a whole unit more on either side where it is approximate. */
static struct edtf_days date_span(const struct edtf_date *date)
{
    int year = date->year, month = date->month;
    int widen = (date->qualifier & EDTF_APPROXIMATE) != 0;
    if (!month)
        return years_span(date, widen);
    if (!date->day)
        return (struct edtf_days){edtf_day(year, month - widen, 1),
                                  edtf_day(year, month + 1 + widen, 1) - 1};
    int32_t day = edtf_day(year, month, date->day);
    return (struct edtf_days){day - widen, day + widen};
}

/* `open` is the day that `..` means there. An unknown end is any day, until the other end is seen.
 */
static struct edtf_days end_span(const struct edtf_date *date, int32_t open)
{
    if (date->end == EDTF_DATE)
        return date_span(date);
    if (date->end == EDTF_OPEN)
        return (struct edtf_days){open, open};
    return (struct edtf_days){EDTF_DAY_MIN, EDTF_DAY_MAX};
}

struct edtf_bounds edtf_bounds(const struct edtf *date)
{
    struct edtf_days start = end_span(&date->start, EDTF_DAY_MIN);
    if (!date->interval)
        return (struct edtf_bounds){start.from, start.to, start.from, start.to};
    struct edtf_days end = end_span(&date->end, EDTF_DAY_MAX);
    bool start_known = date->start.end != EDTF_UNKNOWN, end_known = date->end.end != EDTF_UNKNOWN;
    if (start_known && !end_known)
        end.from = start.to;
    if (end_known && !start_known)
        start.to = end.from;
    return (struct edtf_bounds){start.from, start.to, end.from, end.to};
}

bool edtf_uncertain(const struct edtf *date)
{
    return (date->start.qualifier | (date->interval ? date->end.qualifier : 0)) & EDTF_UNCERTAIN;
}

struct edtf_days edtf_possible(const struct edtf *date)
{
    struct edtf_bounds bounds = edtf_bounds(date);
    return (struct edtf_days){bounds.s0, bounds.e1};
}

struct edtf_days edtf_certain(const struct edtf *date, int32_t today)
{
    const struct edtf_days none = {EDTF_DAY_MAX, EDTF_DAY_MIN};
    if (edtf_uncertain(date))
        return none;
    struct edtf_bounds bounds = edtf_bounds(date);
    bool open_end = date->interval && date->end.end == EDTF_OPEN;
    int32_t to = open_end && today < bounds.e0 ? today : bounds.e0;
    /* Before and after all days is no day: `/..` and `../` say nothing of any one day. */
    if (bounds.s1 > to || bounds.s1 == EDTF_DAY_MAX || to == EDTF_DAY_MIN)
        return none;
    return (struct edtf_days){bounds.s1, to};
}
