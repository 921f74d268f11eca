/*
 * lanes.c: which relations stand on which lane of a timeline, and on which days.
 */
#include "picture/lanes.h"

#include "base/names.h"
#include "base/xalloc.h"
#include "picture/diagram.h"
#include "picture/label.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { NAME_CHARACTERS = 44, ROLE_CHARACTERS = 40, LEAST_DAYS = 28 };

/* How much of a colour stands for what is only possible: where it joins the certain, and far off.
 */
static const double near_opacity = .5, far_opacity = .08, doubted_opacity = .28;

/* What the functions of this file pass to each other. */
struct filling {
    struct lanes *lanes;
    const struct view *view;
    uint32_t entity;
    struct names keys; /* of the lanes */
};

static const char *type_label(const struct dossier *dossier, const struct relation *relation)
{
    const struct relation_type *type = &dossier->vocabulary.types[relation->type];
    return type->label ? type->label : type->name;
}

static void add_name(const struct dossier *dossier, uint32_t entity, struct text *out)
{
    label_clean(entity_label(&dossier->entities[entity]), NAME_CHARACTERS, out);
}

static void add_role(const struct dossier *dossier, const struct relation *relation,
                     struct text *out)
{
    const char *role = relation_evidence(dossier, relation)->role;
    if (!role || !*role)
        return;
    text_add(out, " (");
    label_clean(role, ROLE_CHARACTERS, out);
    text_add_char(out, ')');
}

/* An office, a presidency, or whatever only one may hold at a time: its lane is the target's. */
static bool is_office(const struct dossier *dossier, const struct relation *relation)
{
    enum family family = relation_family(dossier, relation);
    return family == FAMILY_PRESIDENCY || family == FAMILY_OFFICE ||
           dossier->vocabulary.types[relation->type].exclusive;
}

static char *capitalised(const char *name)
{
    struct text text = {0};
    label_clean(name, NAME_CHARACTERS, &text);
    text_add(&text, "");
    text.data[0] = (char)toupper((unsigned char)text.data[0]);
    return text.data;
}

static const char *arrow(const struct dossier *dossier, const struct relation *relation,
                         bool outgoing)
{
    if (relation_symmetric(dossier, relation))
        return " – ";
    return outgoing ? " → " : " ← ";
}

/* "refusal (no deployment) → CSTO", "membership ← Armenia": a relation as the entity has it. */
static void add_tie(const struct dossier *dossier, const struct relation *relation, uint32_t entity,
                    bool with_role, struct text *out)
{
    bool outgoing = relation->from == entity;
    label_clean(type_label(dossier, relation), NAME_CHARACTERS, out);
    if (with_role)
        add_role(dossier, relation, out);
    text_add(out, arrow(dossier, relation, outgoing));
    add_name(dossier, outgoing ? relation->to : relation->from, out);
}

/* Describes the lane that the relation belongs on, but for spans; `key` tells it from others. */
static struct lane describe_lane(const struct filling *filling, uint32_t index, struct text *key)
{
    const struct dossier *dossier = filling->view->dossier;
    const struct relation *relation = &dossier->relations[index];
    struct lane lane = {0};
    struct text label = {0};
    if (filling->entity != DOSSIER_NONE) {
        text_addf(key, "relation %u", index);
        add_tie(dossier, relation, filling->entity, true, &label);
        lane.order = relation_family(dossier, relation);
        lane.group = capitalised(family_name(relation_family(dossier, relation)));
    } else if (is_office(dossier, relation)) {
        text_addf(key, "office %u %u", relation->to, relation->type);
        add_name(dossier, relation->to, &label);
        text_add(&label, ": ");
        label_clean(type_label(dossier, relation), NAME_CHARACTERS, &label);
        lane.group = xstrdup("Offices and presidencies");
    } else {
        uint32_t kind = dossier->entities[relation->from].kind;
        text_addf(key, "entity %u", relation->from);
        add_name(dossier, relation->from, &label);
        lane.order = 1 + kind;
        lane.group = capitalised(dossier->vocabulary.kinds[kind].name);
    }
    lane.label = label.data;
    return lane;
}

static struct lane *find_lane(struct filling *filling, uint32_t relation)
{
    struct lanes *lanes = filling->lanes;
    struct text key = {0};
    struct lane lane = describe_lane(filling, relation, &key);
    uint32_t index = names_add(&filling->keys, key.data, key.length);
    text_release(&key);
    if (index < lanes->count) {
        free(lane.label);
        free(lane.group);
    } else {
        lanes->items = xgrow(lanes->items, lanes->count, &lanes->capacity, sizeof *lanes->items);
        lanes->items[lanes->count++] = lane;
    }
    return &lanes->items[index];
}

/* What lasts from before all days, or to after them, has an arrow at that end. */
static char *span_label(const struct filling *filling, const struct span *span)
{
    const struct dossier *dossier = filling->view->dossier;
    const struct relation *relation = &dossier->relations[span->relation];
    struct text label = {0};
    if (span->bounds.s1 == EDTF_DAY_MIN)
        text_add(&label, "◂ ");
    if (filling->entity != DOSSIER_NONE) {
        const struct edtf *when = relation_when(dossier, relation);
        if (when->start.end == EDTF_UNKNOWN && when->end.end == EDTF_OPEN)
            text_add(&label, "start not known"); /* "/.." says that to few */
        else if (edtf_given(when))
            edtf_format(when, &label);
        else
            text_add(&label, "no date, only reported");
    } else if (is_office(dossier, relation)) {
        add_name(dossier, relation->from, &label);
        add_role(dossier, relation, &label);
    } else {
        add_tie(dossier, relation, relation->from, false, &label);
    }
    if (span->bounds.e0 == EDTF_DAY_MAX)
        text_add(&label, " ▸");
    return label.data;
}

/* The days of a relation; false where nothing says any. */
static bool date_span(const struct dossier *dossier, struct span *span)
{
    const struct relation *relation = &dossier->relations[span->relation];
    if (!relation_bounds(dossier, relation, &span->bounds)) {
        span->kind = SPAN_REPORT;
        return relation_reported(dossier, relation, &span->bounds);
    }
    span->kind = relation_when(dossier, relation)->interval ? SPAN_STATE : SPAN_EVENT;
    span->uncertain = edtf_uncertain(relation_when(dossier, relation));
    return true;
}

static void add_span(struct filling *filling, uint32_t index)
{
    const struct dossier *dossier = filling->view->dossier;
    const struct relation *relation = &dossier->relations[index];
    struct span span = {.relation = index, .family = relation_family(dossier, relation)};
    if (!date_span(dossier, &span)) {
        filling->lanes->undated++;
        return;
    }
    struct text title = {0};
    describe_relation(dossier, relation, &title);
    span.title = title.data;
    span.label = span_label(filling, &span);
    struct lane *lane = find_lane(filling, index);
    lane->spans = xgrow(lane->spans, lane->span_count, &lane->span_capacity, sizeof *lane->spans);
    lane->spans[lane->span_count++] = span;
    filling->lanes->span_count++;
}

static int compare_days(int32_t a, int32_t b)
{
    return (a > b) - (a < b);
}

static int compare_spans(const void *left, const void *right)
{
    const struct span *a = left, *b = right;
    int order = compare_days(a->bounds.s0, b->bounds.s0);
    if (!order)
        order = compare_days(a->bounds.e1, b->bounds.e1);
    if (!order)
        order = strcmp(a->label, b->label);
    return order ? order : (a->relation > b->relation) - (a->relation < b->relation);
}

/* Their spans are sorted, so the first of a lane is its earliest. */
static int compare_lanes(const void *left, const void *right)
{
    const struct lane *a = left, *b = right;
    if (a->order != b->order)
        return a->order < b->order ? -1 : 1;
    int order = compare_days(a->spans->bounds.s0, b->spans->bounds.s0);
    if (!order)
        order = strcmp(a->label, b->label);
    return order ? order : compare_spans(a->spans, b->spans);
}

static void sort(struct lanes *lanes)
{
    for (size_t i = 0; i < lanes->count; i++)
        qsort(lanes->items[i].spans, lanes->items[i].span_count, sizeof(struct span),
              compare_spans);
    if (lanes->count)
        qsort(lanes->items, lanes->count, sizeof *lanes->items, compare_lanes);
}

static void reach(struct edtf_days *days, int32_t day)
{
    if (day == EDTF_DAY_MIN || day == EDTF_DAY_MAX)
        return;
    days->from = day < days->from ? day : days->from;
    days->to = day > days->to ? day : days->to;
}

/*
 * The days that the spans name, with some room on both sides; and the dossier's own, where
 * something is still open: of what is long over it would only leave a century blank.
 */
static struct edtf_days named_days(const struct lanes *lanes)
{
    struct edtf_days days = {EDTF_DAY_MAX, EDTF_DAY_MIN};
    bool open = false;
    for (size_t i = 0; i < lanes->count; i++)
        for (size_t j = 0; j < lanes->items[i].span_count; j++) {
            const struct edtf_bounds *bounds = &lanes->items[i].spans[j].bounds;
            reach(&days, bounds->s0);
            reach(&days, bounds->s1);
            reach(&days, bounds->e0);
            reach(&days, bounds->e1);
            open |= bounds->e1 == EDTF_DAY_MAX;
        }
    if (open)
        reach(&days, lanes->today);
    if (days.from > days.to)
        days = (struct edtf_days){0, 0};
    int32_t length = days.to - days.from, room = length / 25 + 1;
    if (length < LEAST_DAYS)
        room += (LEAST_DAYS - length) / 2;
    return (struct edtf_days){days.from - room, days.to + room};
}

static struct edtf_days shown_days(const struct lanes *lanes, const struct time_options *time)
{
    struct edtf_days days = named_days(lanes);
    if (edtf_given(&time->since))
        days.from = edtf_bounds(&time->since).s0;
    if (edtf_given(&time->until))
        days.to = edtf_bounds(&time->until).e1;
    if (days.to < days.from) /* all that there is lies before `since`, or after `until` */
        days.to = days.from + LEAST_DAYS;
    return days;
}

void lanes_init(struct lanes *lanes, const struct view *view, uint32_t entity)
{
    const struct dossier *dossier = view->dossier;
    struct filling filling = {lanes, view, entity, {0}};
    *lanes = (struct lanes){.dossier = dossier, .today = EDTF_DAY_MAX};
    if (edtf_given(&dossier->date))
        lanes->today = edtf_bounds(&dossier->date).e1;
    for (size_t i = 0; i < view->relation_count; i++) {
        const struct relation *relation = &dossier->relations[view->relations[i]];
        if (entity == DOSSIER_NONE || relation->from == entity || relation->to == entity)
            add_span(&filling, view->relations[i]);
    }
    sort(lanes);
    lanes->days = shown_days(lanes, &view->time);
    names_release(&filling.keys);
}

void lanes_release(struct lanes *lanes)
{
    for (size_t i = 0; i < lanes->count; i++) {
        struct lane *lane = &lanes->items[i];
        for (size_t j = 0; j < lane->span_count; j++) {
            free(lane->spans[j].label);
            free(lane->spans[j].title);
        }
        free(lane->spans);
        free(lane->label);
        free(lane->group);
    }
    free(lanes->items);
    *lanes = (struct lanes){0};
}

/* Adds the part of a segment that the window shows, if any. */
static void add_segment(struct segment *segments, size_t *count, struct edtf_days window,
                        struct segment segment)
{
    if (segment.days.from < window.from)
        segment.days.from = window.from;
    if (segment.days.to > window.to)
        segment.days.to = window.to;
    if (segment.days.from <= segment.days.to)
        segments[(*count)++] = segment;
}

size_t span_segments(const struct span *span, struct edtf_days window,
                     struct segment segments[SEGMENTS_MAX])
{
    struct edtf_bounds bounds = span->bounds;
    size_t count = 0;
    if (span->uncertain || bounds.s1 > bounds.e0) {
        add_segment(segments, &count, window,
                    (struct segment){{bounds.s0, bounds.e1},
                                     bounds.s0 == EDTF_DAY_MIN ? far_opacity : doubted_opacity,
                                     bounds.e1 == EDTF_DAY_MAX ? far_opacity : doubted_opacity});
        return count;
    }
    if (bounds.s0 < bounds.s1)
        add_segment(segments, &count, window,
                    (struct segment){{bounds.s0, bounds.s1 - 1}, far_opacity, near_opacity});
    add_segment(segments, &count, window, (struct segment){{bounds.s1, bounds.e0}, 1, 1});
    if (bounds.e0 < bounds.e1)
        add_segment(segments, &count, window,
                    (struct segment){{bounds.e0 + 1, bounds.e1}, near_opacity, far_opacity});
    return count;
}
