/*
 * time.c: whether something holds at a time: certainly, possibly, or not. All days are inclusive;
 * every start lies in [s0,s1] and every end in [e0,e1] (see edtf.h).
 */
#include <entente/view.h>

#include "view/time.h"

#include <math.h>

static const char *const names[] = {"no", "possible", "certain"};

const char *certainty_name(enum certainty certainty)
{
    return names[certainty];
}

static enum certainty smaller(enum certainty a, enum certainty b)
{
    return a < b ? a : b;
}

static int32_t earlier(int32_t a, int32_t b)
{
    return a < b ? a : b;
}

bool time_given(const struct time_options *time)
{
    return edtf_given(&time->as_of) || edtf_given(&time->since) || edtf_given(&time->until);
}

/* The first and the last day that a lone date can mean. */
static struct edtf_days days_of(const struct edtf *date)
{
    struct edtf_bounds bounds = edtf_bounds(date);
    return (struct edtf_days){bounds.s0, bounds.e1};
}

static struct edtf_days window_of(const struct time_options *time)
{
    struct edtf_days window = {EDTF_DAY_MIN, EDTF_DAY_MAX};
    if (edtf_given(&time->since))
        window.from = days_of(&time->since).from;
    if (edtf_given(&time->until))
        window.to = days_of(&time->until).to;
    return window;
}

/* The last day that the dossier can speak of; past it an open end is only possible. */
static int32_t today(const struct dossier *dossier)
{
    return edtf_given(&dossier->date) ? days_of(&dossier->date).to : EDTF_DAY_MAX;
}

/*
 * The last day of the earliest surely dated source that the citations name: what it reports had
 * begun by then. Without one, the dossier's own date.
 */
static int32_t first_report(const struct dossier *dossier, const char *citations)
{
    struct citation citation;
    int32_t first = EDTF_DAY_MAX;
    while (citation_next(&citations, &citation)) {
        uint32_t source = citation_source(dossier, &citation);
        const struct edtf *date = source != DOSSIER_NONE ? &dossier->sources[source].date : NULL;
        if (date && edtf_given(date) && !edtf_uncertain(date))
            first = earlier(first, days_of(date).to);
    }
    return first < EDTF_DAY_MAX ? first : today(dossier);
}

/*
 * The bounds of an interval as of the dossier: what the open and unknown ends of it allow. Nothing
 * ends before it can have begun, nor begins after it can have ended; of an unknown end no more than
 * that is known.
 */
static struct edtf_bounds interval_bounds(const struct dossier *dossier, const struct edtf *when,
                                          const char *citations)
{
    struct edtf_bounds bounds = edtf_bounds(when);
    if (when->end.end == EDTF_OPEN) {
        bounds.e0 = today(dossier);
        if (when->start.end == EDTF_UNKNOWN)
            bounds.s1 = first_report(dossier, citations);
        return bounds;
    }
    if (when->end.end == EDTF_UNKNOWN || bounds.e0 < bounds.s0)
        bounds.e0 = bounds.s0;
    if (when->start.end == EDTF_UNKNOWN || bounds.s1 > bounds.e1)
        bounds.s1 = bounds.e1;
    return bounds;
}

/* Moves a day by months, but for the two that stand before and after all days. */
static int32_t after_months(int32_t day, unsigned months)
{
    return day == EDTF_DAY_MIN || day == EDTF_DAY_MAX ? day : edtf_add_months(day, (int)months);
}

/* An event is on record from its day on, or for as long as it is remembered. */
static struct edtf_bounds record_bounds(const struct edtf *when, unsigned memory)
{
    struct edtf_bounds bounds = edtf_bounds(when);
    bounds.e0 = memory ? after_months(bounds.s0, memory) : EDTF_DAY_MAX;
    bounds.e1 = memory ? after_months(bounds.s1, memory) : EDTF_DAY_MAX;
    return bounds;
}

/* On all of the days, on some of them, or on none. */
static enum certainty on_days(struct edtf_bounds bounds, struct edtf_days days)
{
    if (bounds.s1 <= days.from && days.to <= bounds.e0)
        return CERTAINTY_CERTAIN;
    return bounds.s0 <= days.to && days.from <= bounds.e1 ? CERTAINTY_POSSIBLE : CERTAINTY_NO;
}

/* A state overlaps the window when it begins before the window's end and ends after its start. */
static enum certainty overlaps(struct edtf_bounds bounds, struct edtf_days window)
{
    if (bounds.s1 <= window.to && window.from <= bounds.e0)
        return CERTAINTY_CERTAIN;
    return bounds.s0 <= window.to && window.from <= bounds.e1 ? CERTAINTY_POSSIBLE : CERTAINTY_NO;
}

/* An event happens in the window when its day is one of the window's. */
static enum certainty happens(struct edtf_bounds bounds, struct edtf_days window)
{
    if (window.from <= bounds.s0 && bounds.s1 <= window.to)
        return CERTAINTY_CERTAIN;
    return bounds.s0 <= window.to && window.from <= bounds.s1 ? CERTAINTY_POSSIBLE : CERTAINTY_NO;
}

/* What has a date: an interval holds, a lone date is an event that `lone` gives bounds. */
static enum certainty dated(const struct edtf *when, struct edtf_bounds held,
                            struct edtf_bounds on_record, const struct time_options *time)
{
    enum certainty certainty = CERTAINTY_CERTAIN;
    if (edtf_given(&time->as_of))
        certainty = on_days(when->interval ? held : on_record, days_of(&time->as_of));
    if (edtf_given(&time->since) || edtf_given(&time->until))
        certainty = smaller(certainty, when->interval ? overlaps(held, window_of(time))
                                                      : happens(on_record, window_of(time)));
    return edtf_uncertain(when) ? smaller(certainty, CERTAINTY_POSSIBLE) : certainty;
}

/* Without a date: certain on the day of a source, possible at any time. */
static enum certainty undated(const struct dossier *dossier, const char *citations,
                              const struct time_options *time)
{
    struct citation citation;
    while (citation_next(&citations, &citation)) {
        uint32_t source = citation_source(dossier, &citation);
        if (source == DOSSIER_NONE || !edtf_given(&dossier->sources[source].date))
            continue;
        const struct edtf *date = &dossier->sources[source].date;
        struct edtf_bounds bounds = edtf_bounds(date);
        if (dated(date, bounds, bounds, time) == CERTAINTY_CERTAIN)
            return CERTAINTY_CERTAIN;
    }
    return CERTAINTY_POSSIBLE;
}

enum certainty relation_certainty(const struct dossier *dossier, const struct relation *relation,
                                  const struct time_options *time)
{
    const struct edtf *when = relation_when(dossier, relation);
    const char *source = relation_evidence(dossier, relation)->source;
    if (!time_given(time))
        return CERTAINTY_CERTAIN;
    if (!edtf_given(when))
        return undated(dossier, source, time);
    return dated(when, interval_bounds(dossier, when, source), record_bounds(when, time->memory),
                 time);
}

bool entity_bounds(const struct dossier *dossier, const struct entity *entity,
                   struct edtf_bounds *bounds)
{
    const struct edtf *when = &entity->when;
    if (!edtf_given(when))
        return false;
    *bounds =
        when->interval ? interval_bounds(dossier, when, entity->source) : record_bounds(when, 0);
    return true;
}

enum certainty entity_certainty(const struct dossier *dossier, const struct entity *entity,
                                const struct time_options *time)
{
    struct edtf_bounds held;
    if (!time_given(time) || !entity_bounds(dossier, entity, &held))
        return CERTAINTY_CERTAIN;
    /* What exists is a state even where only its beginning is dated. */
    struct edtf existence = entity->when;
    existence.interval = true;
    return dated(&existence, held, held, time);
}

bool relation_bounds(const struct dossier *dossier, const struct relation *relation,
                     struct edtf_bounds *bounds)
{
    const struct edtf *when = relation_when(dossier, relation);
    if (!edtf_given(when))
        return false;
    *bounds = when->interval
                  ? interval_bounds(dossier, when, relation_evidence(dossier, relation)->source)
                  : edtf_bounds(when);
    return true;
}

bool relation_reported(const struct dossier *dossier, const struct relation *relation,
                       struct edtf_bounds *bounds)
{
    struct citation citation;
    const char *citations = relation_evidence(dossier, relation)->source;
    bool found = false;
    while (citation_next(&citations, &citation)) {
        uint32_t source = citation_source(dossier, &citation);
        if (source == DOSSIER_NONE || !edtf_given(&dossier->sources[source].date))
            continue;
        struct edtf_bounds date = edtf_bounds(&dossier->sources[source].date);
        if (!found || date.e1 < bounds->e1)
            *bounds = date;
        found = true;
    }
    return found;
}

double decay_by_age(double days, unsigned half_life)
{
    const double days_a_month = 365.2425 / 12;
    return days > 0 ? exp2(-days / days_a_month / half_life) : 1;
}

double relation_decay(const struct dossier *dossier, const struct relation *relation,
                      const struct time_options *time)
{
    const struct edtf *when = relation_when(dossier, relation);
    if (!time->half_life || when->interval || !edtf_given(when))
        return 1;
    struct edtf_days event = days_of(when), now = days_of(&time->as_of);
    double age = ((double)now.from + now.to) / 2 - ((double)event.from + event.to) / 2;
    return decay_by_age(age, time->half_life);
}
