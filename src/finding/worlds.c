/*
 * worlds.c: worlds that the evidence of a view allows. All that takes names or dates apart is done
 * once; a draw walks over small records, and its view keeps its arrays from world to world.
 */
#include "finding/worlds.h"

#include "base/random.h"
#include "base/xalloc.h"
#include "view/time.h"

#include <stdlib.h>

static int32_t later(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

/* The last day of the dossier's date; EDTF_DAY_MAX where it has none. */
static int32_t compiled_on(const struct dossier *dossier)
{
    return edtf_given(&dossier->date) ? edtf_bounds(&dossier->date).e1 : EDTF_DAY_MAX;
}

/* Bounds to draw from: where one is missing, its range is a point before or after all days. */
static struct edtf_bounds drawable(struct edtf_bounds bounds, const struct edtf *when,
                                   int32_t compiled)
{
    if (bounds.s0 == EDTF_DAY_MIN || bounds.s1 == EDTF_DAY_MAX)
        bounds.s1 = bounds.s0;
    if (bounds.e1 == EDTF_DAY_MAX && when->end.end == EDTF_UNKNOWN)
        bounds.e1 = later(compiled, bounds.s1);
    if (bounds.e1 == EDTF_DAY_MAX || bounds.e0 == EDTF_DAY_MIN)
        bounds.e0 = bounds.e1;
    return bounds;
}

static bool is_imprecise(const struct doubt *doubt)
{
    const struct edtf_bounds *bounds = &doubt->bounds;
    bool starts = bounds->s0 < bounds->s1, ends = bounds->e0 < bounds->e1;
    return doubt->date == DATE_EVENT ? starts : doubt->date == DATE_STATE && (starts || ends);
}

static struct doubt doubt_relation(const struct view *view, const struct relation *relation)
{
    const struct dossier *dossier = view->dossier;
    const struct edtf *when = relation_when(dossier, relation);
    struct doubt doubt = {.confidence = relation_confidence(dossier, relation)};
    struct edtf_bounds bounds;
    if (view_timed(view) && relation_bounds(dossier, relation, &bounds)) {
        doubt.date = when->interval ? DATE_STATE : DATE_EVENT;
        doubt.bounds = drawable(bounds, when, compiled_on(dossier));
    }
    return doubt;
}

static struct doubt doubt_entity(const struct view *view, const struct entity *entity)
{
    struct doubt doubt = {.confidence = 1};
    struct edtf_bounds bounds;
    if (view_timed(view) && entity_bounds(view->dossier, entity, &bounds)) {
        doubt.date = DATE_STATE;
        doubt.bounds = drawable(bounds, &entity->when, compiled_on(view->dossier));
    }
    return doubt;
}

static void note_times(struct worlds *worlds, const struct time_options *time)
{
    worlds->as_of = worlds->window = (struct edtf_days){EDTF_DAY_MIN, EDTF_DAY_MAX};
    if (edtf_given(&time->as_of))
        worlds->as_of = edtf_possible(&time->as_of);
    if (edtf_given(&time->since))
        worlds->window.from = edtf_possible(&time->since).from;
    if (edtf_given(&time->until))
        worlds->window.to = edtf_possible(&time->until).to;
}

static void make_room(struct worlds *worlds)
{
    const struct view *view = worlds->view;
    struct view *world = &worlds->world;
    size_t relations = view->relation_count, entities = view->dossier->entity_count;
    worlds->relations = xreallocarray(NULL, relations, sizeof *worlds->relations);
    worlds->entities = xreallocarray(NULL, entities, sizeof *worlds->entities);
    *world = (struct view){.dossier = view->dossier, .filter = view->filter, .time = view->time};
    world->relations = xreallocarray(NULL, relations, sizeof *world->relations);
    world->certainties = xreallocarray(NULL, relations, sizeof *world->certainties);
    world->entities = xreallocarray(NULL, entities, sizeof *world->entities);
    if (view->decays)
        world->decays = xreallocarray(NULL, relations, sizeof *world->decays);
}

void worlds_init(struct worlds *worlds, const struct view *view)
{
    const struct dossier *dossier = view->dossier;
    *worlds = (struct worlds){.view = view};
    note_times(worlds, &view->time);
    make_room(worlds);
    for (size_t i = 0; i < view->relation_count; i++) {
        struct doubt *doubt = &worlds->relations[i];
        *doubt = doubt_relation(view, &dossier->relations[view->relations[i]]);
        worlds->doubted += doubt->confidence < 1;
        worlds->imprecise += is_imprecise(doubt);
    }
    for (size_t i = 0; i < dossier->entity_count; i++) {
        worlds->entities[i] = doubt_entity(view, &dossier->entities[i]);
        worlds->imprecise_entities += view->entities[i] && is_imprecise(&worlds->entities[i]);
    }
}

void worlds_release(struct worlds *worlds)
{
    view_release(&worlds->world);
    free(worlds->entities);
    free(worlds->relations);
    *worlds = (struct worlds){0};
}

bool worlds_alike(const struct worlds *worlds)
{
    bool one_day = !edtf_given(&worlds->view->time.as_of) || worlds->as_of.from == worlds->as_of.to;
    return one_day && !worlds->doubted && !worlds->imprecise && !worlds->imprecise_entities;
}

static int32_t draw_day(struct random *random, int32_t from, int32_t to)
{
    uint32_t days = (uint32_t)((int64_t)to - from) + 1;
    return from < to ? (int32_t)(from + (int64_t)random_index(random, days)) : from;
}

/*
 * Of all pairs of a start and an end in their bounds that are in order, one. At least every second
 * pair is, for neither bound of the ends is before that of the starts.
 */
static struct edtf_days draw_state(struct random *random, const struct edtf_bounds *bounds)
{
    struct edtf_days days;
    do {
        days.from = draw_day(random, bounds->s0, bounds->s1);
        days.to = draw_day(random, bounds->e0, bounds->e1);
    } while (days.to < days.from);
    return days;
}

/* The days on which it holds; of an event the day from which it is on record, and the last. */
static struct edtf_days draw_days(struct random *random, const struct doubt *doubt, unsigned memory)
{
    if (doubt->date == DATE_STATE)
        return draw_state(random, &doubt->bounds);
    int32_t day = draw_day(random, doubt->bounds.s0, doubt->bounds.s1);
    return (struct edtf_days){day, memory ? edtf_add_months(day, (int)memory) : EDTF_DAY_MAX};
}

/*
 * Whether it holds at the time that is asked for, `now` being the day of as_of. An event is on
 * record for long, but happens in a window or not.
 */
static bool holds(const struct worlds *worlds, const struct doubt *doubt, struct edtf_days days,
                  int32_t now)
{
    int32_t last = doubt->date == DATE_EVENT ? days.from : days.to;
    if (edtf_given(&worlds->view->time.as_of) && (now < days.from || now > days.to))
        return false;
    return days.from <= worlds->window.to && worlds->window.from <= last;
}

static void draw_entities(struct worlds *worlds, struct random *random, int32_t now)
{
    const struct view *view = worlds->view;
    worlds->world.entity_count = 0;
    for (size_t i = 0; i < view->dossier->entity_count; i++) {
        const struct doubt *doubt = &worlds->entities[i];
        bool exists = view->entities[i];
        if (exists && doubt->date)
            exists = holds(worlds, doubt, draw_days(random, doubt, 0), now);
        worlds->world.entities[i] = exists ? CERTAINTY_CERTAIN : CERTAINTY_NO;
        worlds->world.entity_count += exists;
    }
}

/* Puts the relation into the world; `day` is that of an event. */
static void keep(struct worlds *worlds, size_t position, int32_t day, int32_t now)
{
    struct view *world = &worlds->world;
    size_t at = world->relation_count++;
    world->relations[at] = worlds->view->relations[position];
    world->certainties[at] = CERTAINTY_CERTAIN;
    if (world->decays)
        world->decays[at] = worlds->relations[position].date == DATE_EVENT
                                ? decay_by_age((double)now - day, world->time.half_life)
                                : 1;
}

/* Everything is drawn of every relation, so that those after it do not depend on how it fell. */
static void draw_relations(struct worlds *worlds, struct random *random, int32_t now)
{
    const struct view *view = worlds->view;
    struct view *world = &worlds->world;
    world->relation_count = 0;
    for (size_t i = 0; i < view->relation_count; i++) {
        const struct doubt *doubt = &worlds->relations[i];
        const struct relation *relation = &view->dossier->relations[view->relations[i]];
        bool kept = random_share(random) < doubt->confidence;
        struct edtf_days days = {0};
        if (doubt->date) {
            days = draw_days(random, doubt, view->time.memory);
            kept = kept && holds(worlds, doubt, days, now);
        }
        if (kept && world->entities[relation->from] && world->entities[relation->to])
            keep(worlds, i, days.from, now);
    }
}

void worlds_draw(struct worlds *worlds, uint64_t seed, uint64_t index)
{
    struct random random = random_start(seed, index);
    int32_t now = edtf_given(&worlds->view->time.as_of)
                      ? draw_day(&random, worlds->as_of.from, worlds->as_of.to)
                      : 0;
    draw_entities(worlds, &random, now);
    draw_relations(worlds, &random, now);
}
