/*
 * report_days.c: on which days a page shows a relation or an entity, and on which it is certain.
 */
#include "report/report_days.h"

#include "base/xalloc.h"

#include <stdlib.h>

static const struct edtf_days all_days = {EDTF_DAY_MIN, EDTF_DAY_MAX};

static struct edtf_days common(struct edtf_days a, struct edtf_days b)
{
    return (struct edtf_days){a.from > b.from ? a.from : b.from, a.to < b.to ? a.to : b.to};
}

/* Before and after all days is no day. */
static bool is_empty(struct edtf_days range)
{
    return range.from > range.to || range.from == EDTF_DAY_MAX || range.to == EDTF_DAY_MIN;
}

static void add_certain(struct shown_days *days, struct edtf_days range)
{
    range = common(range, days->possible);
    if (is_empty(range))
        return;
    days->certain =
        xgrow(days->certain, days->certain_count, &days->certain_capacity, sizeof *days->certain);
    days->certain[days->certain_count++] = range;
}

/* Without a date of its own: certain on the days of its sources. */
static void add_reports(struct shown_days *days, const struct dossier *dossier,
                        const char *citations)
{
    struct citation citation;
    while (citation_next(&citations, &citation)) {
        uint32_t source = citation_source(dossier, &citation);
        const struct edtf *date = source != DOSSIER_NONE ? &dossier->sources[source].date : NULL;
        if (!date || !edtf_given(date) || edtf_uncertain(date))
            continue;
        struct edtf_bounds bounds = edtf_bounds(date);
        add_certain(days, (struct edtf_days){bounds.s1, bounds.e0});
    }
}

static struct edtf_days existence(const struct dossier *dossier, uint32_t entity)
{
    struct edtf_bounds bounds;
    return entity_bounds(dossier, &dossier->entities[entity], &bounds)
               ? (struct edtf_days){bounds.s0, bounds.e1}
               : all_days;
}

void shown_days_of_relation(struct shown_days *days, const struct dossier *dossier,
                            const struct relation *relation)
{
    const struct edtf *when = relation_when(dossier, relation);
    struct edtf_bounds bounds = {EDTF_DAY_MIN, EDTF_DAY_MIN, EDTF_DAY_MAX, EDTF_DAY_MAX};
    bool dated = relation_bounds(dossier, relation, &bounds);
    if (dated && !when->interval) /* an event is on record from then on */
        bounds.e0 = bounds.e1 = EDTF_DAY_MAX;
    struct edtf_days ends =
        common(existence(dossier, relation->from), existence(dossier, relation->to));
    *days = (struct shown_days){.possible = common((struct edtf_days){bounds.s0, bounds.e1}, ends)};
    if (!dated)
        add_reports(days, dossier, relation_evidence(dossier, relation)->source);
    else if (!edtf_uncertain(when))
        add_certain(days, (struct edtf_days){bounds.s1, bounds.e0});
}

void shown_days_of_entity(struct shown_days *days, const struct dossier *dossier,
                          const struct entity *entity)
{
    struct edtf_bounds bounds = {EDTF_DAY_MIN, EDTF_DAY_MIN, EDTF_DAY_MAX, EDTF_DAY_MAX};
    bool dated = entity_bounds(dossier, entity, &bounds);
    *days = (struct shown_days){.possible = {bounds.s0, bounds.e1}};
    if (!dated || !edtf_uncertain(&entity->when))
        add_certain(days, (struct edtf_days){bounds.s1, bounds.e0});
}

void shown_days_release(struct shown_days *days)
{
    free(days->certain);
    *days = (struct shown_days){0};
}

/* The days on which a range begins and on which it is over. */
static size_t add_changes(struct edtf_days range, int32_t *changes, size_t count)
{
    if (is_empty(range))
        return count;
    if (range.from > EDTF_DAY_MIN)
        changes[count++] = range.from;
    if (range.to < EDTF_DAY_MAX)
        changes[count++] = range.to + 1;
    return count;
}

static int compare_days(const void *first, const void *second)
{
    const int32_t *a = first, *b = second;
    return (*a > *b) - (*a < *b);
}

static size_t sort_once(int32_t *changes, size_t count)
{
    size_t kept = 0;
    qsort(changes, count, sizeof *changes, compare_days);
    for (size_t i = 0; i < count; i++)
        if (!i || changes[i] != changes[i - 1])
            changes[kept++] = changes[i];
    return kept;
}

/* Takes over the changes of the ranges, and releases these. */
static int32_t *take_days(struct shown_days *days, int32_t *changes, size_t *count,
                          size_t *capacity)
{
    size_t most = *count + 2 + 2 * days->certain_count;
    while (*capacity < most)
        changes = xgrow(changes, *capacity, capacity, sizeof *changes);
    *count = add_changes(days->possible, changes, *count);
    for (size_t i = 0; i < days->certain_count; i++)
        *count = add_changes(days->certain[i], changes, *count);
    shown_days_release(days);
    return changes;
}

int32_t *shown_days_changes(const struct view *view, size_t *count)
{
    const struct dossier *dossier = view->dossier;
    int32_t *changes = NULL;
    size_t capacity = 0;
    struct shown_days days;
    *count = 0;
    for (size_t i = 0; i < view->relation_count; i++) {
        shown_days_of_relation(&days, dossier, &dossier->relations[view->relations[i]]);
        changes = take_days(&days, changes, count, &capacity);
    }
    for (size_t i = 0; i < dossier->entity_count; i++) {
        if (!view->entities[i])
            continue;
        shown_days_of_entity(&days, dossier, &dossier->entities[i]);
        changes = take_days(&days, changes, count, &capacity);
    }
    if (*count) /* qsort() takes no NULL */
        *count = sort_once(changes, *count);
    return changes;
}
