/*
 * stays.c: the memberships of a view as spans of days. First all spans as the dates allow them,
 * from which the window follows; then what of them lies within the window.
 */
#include "network/stays.h"

#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

static const struct edtf_days always = {EDTF_DAY_MIN, EDTF_DAY_MAX}, never = {1, 0};

/* A relation, before the window is known. */
struct spell {
    uint32_t organization, member;
    struct edtf_days possible, certain;
};

static int32_t months_after(int32_t day, unsigned months)
{
    return months ? edtf_add_months(day, (int)months) : EDTF_DAY_MAX;
}

/* Of an event, on record from its day on, for as long as it is remembered. */
static void keep_on_record(struct spell *spell, const struct edtf_bounds *bounds, unsigned memory)
{
    spell->possible = (struct edtf_days){bounds->s0, months_after(bounds->s1, memory)};
    spell->certain = (struct edtf_days){bounds->s1, months_after(bounds->s0, memory)};
}

/* Without a date: possible throughout; certain when its source reports it, or if nobody asks. */
static void find_undated(struct spell *spell, const struct view *view,
                         const struct relation *relation)
{
    struct edtf_bounds reported;
    spell->possible = always;
    spell->certain = never;
    if (!view_timed(view))
        spell->certain = always;
    else if (relation_reported(view->dossier, relation, &reported))
        spell->certain = (struct edtf_days){reported.s1, reported.e0};
}

/* The last day of the dossier's date; EDTF_DAY_MIN where it has none. */
static int32_t compiled_on(const struct dossier *dossier)
{
    return edtf_given(&dossier->date) ? edtf_bounds(&dossier->date).e1 : EDTF_DAY_MIN;
}

static int32_t later(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

/* Where nobody asks for a time, what has no end is not taken to go on past the dossier's date. */
static int32_t last_day(const struct view *view, const struct edtf_bounds *bounds)
{
    int32_t compiled = compiled_on(view->dossier);
    bool open = bounds->e1 == EDTF_DAY_MAX && compiled != EDTF_DAY_MIN && !view_timed(view);
    return open ? later(compiled, bounds->s1) : bounds->e1;
}

/* The days of the view's relation at `position`; `bounds` are those of its date, or NULL. */
static void find_days(struct spell *spell, const struct view *view, size_t position,
                      const struct edtf_bounds *bounds)
{
    const struct relation *relation = &view->dossier->relations[view->relations[position]];
    const struct edtf *when = relation_when(view->dossier, relation);
    bool as_of = edtf_given(&view->time.as_of);
    if (!bounds) {
        find_undated(spell, view, relation);
    } else if (!when->interval && as_of) {
        keep_on_record(spell, bounds, view->time.memory);
    } else {
        spell->possible = (struct edtf_days){bounds->s0, last_day(view, bounds)};
        spell->certain = (struct edtf_days){bounds->s1, bounds->e0};
    }
    if (edtf_uncertain(when))
        spell->certain = never;
    if (as_of && view->certainties[position] == CERTAINTY_CERTAIN)
        spell->certain = always; /* on all days of as_of, and there are no others */
    if (view->time.certain)
        spell->possible = spell->certain;
}

static void stretch(struct edtf_days *named, int32_t day)
{
    if (day == EDTF_DAY_MIN || day == EDTF_DAY_MAX)
        return;
    if (day < named->from)
        named->from = day;
    if (day > named->to)
        named->to = day;
}

/* Widens what is named by the days that a membership names. */
static void take_named(struct edtf_days *named, const struct edtf_bounds *bounds,
                       const struct dossier *dossier)
{
    bool open = bounds->e1 == EDTF_DAY_MAX;
    stretch(named, bounds->s0);
    stretch(named, open ? compiled_on(dossier) : bounds->e1);
    if (bounds->s0 == EDTF_DAY_MIN && !open)
        stretch(named, bounds->e0);
    if (bounds->s0 != EDTF_DAY_MIN && open)
        stretch(named, bounds->s1);
}

static size_t collect(struct membership_days *days, const struct view *view, const bool *wanted,
                      struct spell *spells, struct edtf_days *named)
{
    size_t count = 0;
    for (size_t i = 0; i < view->relation_count; i++) {
        const struct relation *relation = &view->dossier->relations[view->relations[i]];
        struct edtf_bounds bounds;
        if (!wanted[relation->type])
            continue;
        if (relation->from == relation->to) {
            days->selves++;
            continue;
        }
        bool dated = relation_bounds(view->dossier, relation, &bounds);
        struct spell *spell = &spells[count++];
        *spell = (struct spell){.organization = relation->to, .member = relation->from};
        find_days(spell, view, i, dated ? &bounds : NULL);
        days->relations++;
        days->undated += !dated;
        days->open += dated && bounds.e1 == EDTF_DAY_MAX;
        if (dated)
            take_named(named, &bounds, view->dossier);
    }
    return count;
}

/* What is asked for; else what is named; else one day, on which all that has no date holds. */
static void find_window(struct membership_days *days, const struct view *view,
                        struct edtf_days named)
{
    const struct time_options *time = &view->time;
    struct edtf_days window = named;
    if (edtf_given(&time->since))
        window.from = edtf_bounds(&time->since).s0;
    if (edtf_given(&time->until))
        window.to = edtf_bounds(&time->until).e1;
    if (edtf_given(&time->as_of))
        window = (struct edtf_days){edtf_bounds(&time->as_of).s0, edtf_bounds(&time->as_of).e1};
    days->dated = window.from != EDTF_DAY_MAX || window.to != EDTF_DAY_MIN;
    if (!days->dated)
        window = (struct edtf_days){0, 0};
    /* Only one end is known, or the one that is named lies beyond the one that is asked for. */
    if (window.from > window.to && edtf_given(&time->until))
        window.from = window.to;
    else if (window.from > window.to)
        window.to = window.from;
    days->window = window;
}

static void add_stay(struct stays *stays, const struct spell *spell, struct edtf_days days,
                     struct edtf_days window)
{
    struct stay stay = {spell->organization, spell->member, days};
    if (stay.days.from < window.from)
        stay.days.from = window.from;
    if (stay.days.to > window.to)
        stay.days.to = window.to;
    if (stay.days.from > stay.days.to)
        return;
    stays->items = xgrow(stays->items, stays->count, &stays->capacity, sizeof *stays->items);
    stays->items[stays->count++] = stay;
}

static int compare_stays(const void *left, const void *right)
{
    const struct stay *a = left, *b = right;
    if (a->organization != b->organization)
        return a->organization < b->organization ? -1 : 1;
    if (a->member != b->member)
        return a->member < b->member ? -1 : 1;
    if (a->days.from != b->days.from)
        return a->days.from < b->days.from ? -1 : 1;
    return (a->days.to > b->days.to) - (a->days.to < b->days.to);
}

/* Sorts, and makes one span of those of a membership that overlap or follow each other. */
static void unite(struct stays *stays)
{
    size_t kept = 0;
    if (stays->count)
        qsort(stays->items, stays->count, sizeof *stays->items, compare_stays);
    for (size_t i = 0; i < stays->count; i++) {
        struct stay *stay = &stays->items[i], *last = kept ? &stays->items[kept - 1] : NULL;
        if (last && last->organization == stay->organization && last->member == stay->member &&
            (int64_t)stay->days.from <= (int64_t)last->days.to + 1) {
            if (stay->days.to > last->days.to)
                last->days.to = stay->days.to;
        } else {
            stays->items[kept++] = *stay;
        }
    }
    stays->count = kept;
}

void membership_days_init(struct membership_days *days, const struct view *view, const bool *wanted)
{
    struct spell *spells = xreallocarray(NULL, view->relation_count, sizeof *spells);
    int32_t compiled = compiled_on(view->dossier);
    struct edtf_days named = {EDTF_DAY_MAX, EDTF_DAY_MIN};
    *days = (struct membership_days){0};
    size_t count = collect(days, view, wanted, spells, &named);
    find_window(days, view, named);
    days->open_until = compiled != EDTF_DAY_MIN ? compiled : days->window.to;
    for (size_t i = 0; i < count; i++) {
        add_stay(&days->possible, &spells[i], spells[i].possible, days->window);
        add_stay(&days->certain, &spells[i], spells[i].certain, days->window);
    }
    unite(&days->possible);
    unite(&days->certain);
    free(spells);
}

void membership_days_release(struct membership_days *days)
{
    if (!days)
        return;
    free(days->certain.items);
    free(days->possible.items);
    *days = (struct membership_days){0};
}
