/*
 * extent.c: the days on which a relation holds, as ranges that can be compared.
 */
#include "finding/extent.h"

static const struct edtf_days always = {EDTF_DAY_MIN, EDTF_DAY_MAX};
static const struct edtf_days never = {EDTF_DAY_MAX, EDTF_DAY_MIN};

static struct time_options as_of(int32_t day)
{
    int year, month, day_of_month;
    edtf_civil(day, &year, &month, &day_of_month);
    struct edtf_date date = {.year = (int16_t)year,
                             .month = (uint8_t)month,
                             .day = (uint8_t)day_of_month,
                             .end = EDTF_DATE};
    return (struct time_options){.as_of = {.start = date}};
}

static struct edtf_days certain_days_undated(const struct dossier *dossier,
                                             const struct relation *relation)
{
    struct edtf_bounds report;
    if (!relation_reported(dossier, relation, &report))
        return never;
    struct time_options time = as_of(report.s0);
    bool certain = relation_certainty(dossier, relation, &time) == CERTAINTY_CERTAIN;
    return certain ? (struct edtf_days){report.s0, report.e0} : never;
}

struct extent extent_of(const struct dossier *dossier, const struct relation *relation)
{
    struct edtf_bounds bounds;
    if (!relation_bounds(dossier, relation, &bounds))
        return (struct extent){always, certain_days_undated(dossier, relation)};
    struct extent extent = {{bounds.s0, bounds.e1}, {bounds.s1, bounds.e0}};
    if (edtf_uncertain(relation_when(dossier, relation)))
        extent.certain = never;
    return extent;
}

static struct edtf_days meet(struct edtf_days a, struct edtf_days b)
{
    return (struct edtf_days){a.from > b.from ? a.from : b.from, a.to < b.to ? a.to : b.to};
}

struct extent extent_meet(struct extent a, struct extent b)
{
    return (struct extent){meet(a.possible, b.possible), meet(a.certain, b.certain)};
}
