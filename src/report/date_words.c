/*
 * date_words.c: dates in plain English.
 */
#include "report/date_words.h"

static const char *const months[] = {"January",   "February", "March",    "April",
                                     "May",       "June",     "July",     "August",
                                     "September", "October",  "November", "December"};

static void add_year(int year, struct text *out)
{
    if (year > 0)
        text_addf(out, "%d", year);
    else
        text_addf(out, "%d BC", 1 - year);
}

static void add_civil(int year, int month, int day, struct text *out)
{
    if (day)
        text_addf(out, "%d ", day);
    if (month)
        text_addf(out, "%s ", months[(month - 1) % 12]);
    add_year(year, out);
}

void date_words_day(int32_t day, struct text *out)
{
    int year, month, day_of_month;
    if (day == EDTF_DAY_MIN || day == EDTF_DAY_MAX) {
        text_add(out, day == EDTF_DAY_MIN ? "before all days" : "after all days");
        return;
    }
    edtf_civil(day, &year, &month, &day_of_month);
    add_civil(year, month, day_of_month, out);
}

/* Of a year with digits that are not known: from the first to the last that it can be. */
static void add_years(struct edtf_date date, struct text *out)
{
    int first, last, month, day;
    date.qualifier = 0;
    struct edtf_bounds bounds = edtf_bounds(&(struct edtf){.start = date});
    edtf_civil(bounds.s0, &first, &month, &day);
    edtf_civil(bounds.e1, &last, &month, &day);
    text_add(out, "some year from ");
    add_year(first, out);
    text_add(out, " to ");
    add_year(last, out);
}

void date_words_date(const struct edtf_date *date, struct text *out)
{
    if (date->qualifier & EDTF_APPROXIMATE)
        text_add(out, "around ");
    if (date->masked_year)
        add_years(*date, out);
    else
        add_civil(date->year, date->month, date->day, out);
    if (date->qualifier & EDTF_UNCERTAIN)
        text_add(out, " (uncertain)");
}

static void add_event(const struct edtf_date *date, struct text *out)
{
    bool around = date->qualifier & EDTF_APPROXIMATE;
    text_add(out, around ? "" : date->day && !date->masked_year ? "on " : "in ");
    date_words_date(date, out);
}

static void add_start(const struct edtf_date *start, struct text *out)
{
    if (start->end == EDTF_DATE) {
        text_add(out, "from ");
        date_words_date(start, out);
    } else {
        text_add(out, start->end == EDTF_OPEN ? "always" : "from an unknown day");
    }
}

static void add_end(const struct edtf_date *end, struct text *out)
{
    if (end->end == EDTF_DATE) {
        text_add(out, " to ");
        date_words_date(end, out);
    } else {
        text_add(out, end->end == EDTF_OPEN ? " on" : " to an unknown day");
    }
}

void date_words_when(const struct edtf *when, struct text *out)
{
    if (!edtf_given(when))
        return;
    if (!when->interval) {
        add_event(&when->start, out);
        return;
    }
    add_start(&when->start, out);
    add_end(&when->end, out);
}
