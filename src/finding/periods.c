/*
 * periods.c: the months, quarters or years that a history goes through.
 */
#include "finding/periods.h"

#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

enum { PERIODS_MAX = 1200 };

/* To add a step: a row here, its name in the enum, and how it is written in name_period(). */
static const struct {
    const char *name;
    int months;
} steps[] = {[HISTORY_MONTH] = {"month", 1},
             [HISTORY_QUARTER] = {"quarter", 3},
             [HISTORY_YEAR] = {"year", 12}};

bool history_step_find(const char *name, enum history_step *step)
{
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if (strcmp(steps[i].name, name) == 0) {
            *step = (enum history_step)i;
            return true;
        }
    return false;
}

const char *history_step_name(enum history_step step)
{
    return steps[step].name;
}

static void reach(struct edtf_days *days, int32_t day)
{
    if (day == EDTF_DAY_MIN || day == EDTF_DAY_MAX)
        return;
    days->from = day < days->from ? day : days->from;
    days->to = day > days->to ? day : days->to;
}

/* The days that relations name, up to the dossier's date; empty where none does. */
static struct edtf_days dossier_days(const struct dossier *dossier)
{
    struct edtf_days days = {EDTF_DAY_MAX, EDTF_DAY_MIN};
    for (size_t i = 0; i < dossier->relation_count; i++) {
        const struct edtf *when = relation_when(dossier, &dossier->relations[i]);
        if (!edtf_given(when))
            continue;
        struct edtf_bounds bounds = edtf_bounds(when);
        reach(&days, bounds.s0);
        reach(&days, bounds.s1);
        reach(&days, bounds.e0);
        reach(&days, bounds.e1);
    }
    if (edtf_given(&dossier->date)) {
        int32_t today = edtf_bounds(&dossier->date).e1;
        days.to = today; /* what lasts, lasts till then; what is planned is not history */
        days.from = days.from < today ? days.from : today;
    }
    return days;
}

static bool wanted_days(const struct dossier *dossier, const struct history_options *options,
                        struct edtf_days *days, struct error *error)
{
    if (options->from.interval || options->to.interval)
        return error_set(error, ERROR_USAGE, "--%s takes one date, not an interval",
                         options->from.interval ? "from" : "to");
    *days = dossier_days(dossier);
    if (edtf_given(&options->from))
        days->from = edtf_bounds(&options->from).s0;
    if (edtf_given(&options->to))
        days->to = edtf_bounds(&options->to).e1;
    if (days->from == EDTF_DAY_MAX || days->to == EDTF_DAY_MIN) {
        error_set(error, ERROR_USAGE, "no relation has a date, so there is no history");
        error_hint(error, "add --from DATE and --to DATE");
        return false;
    }
    if (days->from <= days->to)
        return true;
    error_set(error, ERROR_USAGE, "the history would end before it starts");
    error_hint(error, "look at --from and --to, and at the dossier's date");
    return false;
}

/* The first day of the step that the day is in. */
static int32_t step_start(int32_t day, int months)
{
    int year, month, day_of_month;
    edtf_civil(day, &year, &month, &day_of_month);
    return edtf_day(year, (month - 1) / months * months + 1, 1);
}

static char *name_period(enum history_step step, int32_t start)
{
    int year, month, day;
    struct text name = {0};
    edtf_civil(start, &year, &month, &day);
    text_addf(&name, "%04d", year);
    if (step == HISTORY_MONTH)
        text_addf(&name, "-%02d", month);
    else if (step == HISTORY_QUARTER)
        text_addf(&name, "-Q%d", (month + 2) / 3);
    return name.data;
}

static char *name_day(int32_t number)
{
    int year, month, day;
    struct text name = {0};
    edtf_civil(number, &year, &month, &day);
    text_addf(&name, "%04d-%02d-%02d", year, month, day);
    return name.data;
}

bool periods_find(struct history *history, const struct history_options *options,
                  struct error *error)
{
    struct edtf_days days = {0, 0};
    int months = steps[options->step].months;
    size_t capacity = 0;
    if (!wanted_days(history->dossier, options, &days, error))
        return false;
    for (int32_t start = step_start(days.from, months), next; start <= days.to; start = next) {
        next = edtf_add_months(start, months);
        if (history->period_count == PERIODS_MAX || next == EDTF_DAY_MAX) {
            error_set(error, ERROR_USAGE, "the history would have more than %d steps", PERIODS_MAX);
            error_hint(error, "take a longer --step, or a shorter time with --from and --to");
            return false;
        }
        int32_t last = next - 1 < days.to ? next - 1 : days.to;
        history->periods =
            xgrow(history->periods, history->period_count, &capacity, sizeof *history->periods);
        history->periods[history->period_count++] = (struct history_period){
            .day = last, .name = name_period(options->step, start), .date = name_day(last)};
    }
    return true;
}
