/*
 * axis.c: an axis of time: days, months or years between its ticks, whatever its length asks for.
 */
#include "picture/axis.h"

#include <math.h>
#include <stdio.h>

static const double tick_space = 44; /* points between ticks at least */

/* Days between ticks, up to a month; then months. */
static const int day_steps[] = {1, 2, 7, 14};
static const int month_steps[] = {1,   2,   3,    6,    12,   24,    60,    120,
                                  240, 600, 1200, 2400, 6000, 12000, 24000, 60000};
enum {
    DAY_STEPS = sizeof day_steps / sizeof *day_steps,
    MONTH_STEPS = sizeof month_steps / sizeof *month_steps
};

static double day_count(const struct axis *axis)
{
    return (double)axis->days.to - axis->days.from + 1;
}

double axis_x(const struct axis *axis, int32_t day)
{
    double way = ((double)day - axis->days.from) / day_count(axis);
    return axis->left + axis->width * fmin(fmax(way, 0), 1);
}

static void label_tick(struct tick *tick, bool days, bool years, bool first)
{
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    int year, month, day;
    edtf_civil(tick->day, &year, &month, &day);
    tick->year = month == 1 && day == 1;
    if (days)
        snprintf(tick->label, sizeof tick->label, "%d %s", day, months[month - 1]);
    else if (tick->year || years)
        snprintf(tick->label, sizeof tick->label, "%d", year);
    else if (first)
        snprintf(tick->label, sizeof tick->label, "%s %d", months[month - 1], year);
    else
        snprintf(tick->label, sizeof tick->label, "%s", months[month - 1]);
}

static size_t day_ticks(const struct axis *axis, int step, struct tick *ticks)
{
    size_t count = 0;
    for (int32_t day = axis->days.from; day <= axis->days.to && count < TICKS_MAX; day += step) {
        ticks[count].day = day;
        label_tick(&ticks[count++], true, false, false);
    }
    return count;
}

/* The first of a month that is a whole number of steps after year 0, on or after the day. */
static int32_t first_tick(int32_t from, int step)
{
    int year, month, day;
    edtf_civil(from, &year, &month, &day);
    int months = year * 12 + month - 1 + (day > 1);
    int rest = ((months % step) + step) % step;
    months += rest ? step - rest : 0;
    int whole = (int)floor(months / 12.0);
    return edtf_day(whole, months - whole * 12 + 1, 1);
}

static size_t month_ticks(const struct axis *axis, int step, struct tick *ticks)
{
    size_t count = 0;
    for (int32_t day = first_tick(axis->days.from, step);
         day <= axis->days.to && day != EDTF_DAY_MIN && count < TICKS_MAX;
         day = edtf_add_months(day, step)) {
        ticks[count].day = day;
        label_tick(&ticks[count], false, step >= 12, count == 0);
        count++;
    }
    return count;
}

size_t axis_ticks(const struct axis *axis, struct tick ticks[TICKS_MAX])
{
    double least = day_count(axis) * tick_space / axis->width; /* days between ticks */
    for (size_t i = 0; i < DAY_STEPS; i++)
        if (day_steps[i] >= least)
            return day_ticks(axis, day_steps[i], ticks);
    size_t step = 0;
    while (step + 1 < MONTH_STEPS && month_steps[step] * 30.4 < least)
        step++;
    return month_ticks(axis, month_steps[step], ticks);
}
