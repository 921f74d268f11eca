/*
 * gexf_time.c: GEXF's start and end as EDTF, and back.
 */
#include "format/gexf.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* 2004.0 of a timeformat="double" is a year; time 3.5 of a simulation is none. */
static bool add_year(const char *string, struct text *out)
{
    char *end;
    double year = strtod(string, &end);
    if (*end || year < 1000 || year > 2999 || year != (int)year)
        return false;
    text_addf(out, "%d", (int)year);
    return true;
}

/* Appends one end; the time of day is left out. */
static bool add_end(const char *string, struct text *out)
{
    struct edtf date;
    size_t length = string ? strcspn(string, "T") : 0;
    if (!length || strcasecmp(string, "-Infinity") == 0 || strcasecmp(string, "Infinity") == 0) {
        text_add(out, "..");
        return true;
    }
    if (string[length] != 'T' && add_year(string, out))
        return true;
    if (length < 7 || !edtf_parse(&date, string, length, NULL, NULL))
        return false;
    text_add_bytes(out, string, length);
    return true;
}

bool gexf_spell_date(const struct gexf_spell *spell, struct text *out)
{
    struct text date = {0};
    struct edtf parsed;
    bool whole = spell->start && spell->end && strcmp(spell->start, spell->end) == 0;
    bool done = add_end(spell->start, &date);
    if (done && !whole) {
        text_add_char(&date, '/');
        done = add_end(spell->end, &date);
    }
    done = done && strcmp(text_string(&date), "../..") != 0 &&
           edtf_parse(&parsed, text_string(&date), date.length, NULL, NULL);
    if (done)
        text_add(out, text_string(&date));
    text_release(&date);
    return done;
}

static bool is_day(const struct edtf_date *date)
{
    return date->end == EDTF_DATE && date->year > 0 && date->month && date->day &&
           !date->masked_year && !date->masked && !date->qualifier;
}

static void add_day(const struct edtf_date *date, struct text *out)
{
    if (date->end == EDTF_DATE)
        text_addf(out, "%04d-%02d-%02d", date->year, date->month, date->day);
}

bool gexf_date_days(const struct edtf *date, struct text *start, struct text *end)
{
    const struct edtf_date *last = date->interval ? &date->end : &date->start;
    bool from = is_day(&date->start), to = is_day(last);
    if (!(from || date->start.end == EDTF_OPEN) || !(to || last->end == EDTF_OPEN) || !(from || to))
        return false;
    add_day(&date->start, start);
    add_day(last, end);
    return true;
}
