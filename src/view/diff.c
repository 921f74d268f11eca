/*
 * diff.c: what is different between two views: of one dossier at two times, or of two dossiers.
 * The views see relations in the order of their dossier.
 */
#include <entente/diff.h>

#include "base/xalloc.h"
#include "view/match.h"
#include "view/merge.h"

#include <stdlib.h>
#include <string.h>

static const struct relation_state unseen = {.relation = DOSSIER_NONE};

static const char *const names[ASPECT_COUNT] = {
    "appeared",   "ended",    "changed sign", "became certain", "became doubtful",
    "re-typed",   "re-dated", "re-sourced",   "re-graded",      "re-weighted",
    "other role", "came",     "went",
};

const char *diff_aspect_name(const struct diff *diff, int bit)
{
    if (diff->merged && bit == 0)
        return "added";
    if (diff->merged && bit == 1)
        return "removed";
    return names[bit];
}

const struct relation_state *change_state(const struct change *change)
{
    return change->after.relation != DOSSIER_NONE ? &change->after : &change->before;
}

bool diff_moved(const struct diff *diff, uint32_t entity)
{
    return !diff->entities[0][entity] != !diff->entities[1][entity];
}

static struct relation_state state_of(const struct view *view, size_t position, uint32_t relation)
{
    return (struct relation_state){relation, (enum certainty)view->certainties[position],
                                   view->decays ? view->decays[position] : 1};
}

static bool same_string(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool same_date(const struct edtf *a, const struct edtf *b)
{
    return a->interval == b->interval && memcmp(&a->start, &b->start, sizeof a->start) == 0 &&
           memcmp(&a->end, &b->end, sizeof a->end) == 0;
}

/* Whether the weights differ, other than by the types of both. */
static bool reweighted(const struct dossier *dossier, const struct relation_state *before,
                       const struct relation_state *after)
{
    const struct relation *a = &dossier->relations[before->relation];
    const struct relation *b = &dossier->relations[after->relation];
    if (a->type != b->type && !a->weight && !b->weight)
        return before->decay != after->decay;
    return relation_weight(dossier, a) * before->decay !=
           relation_weight(dossier, b) * after->decay;
}

/* What is different between two states of what is taken to be one relation. */
static unsigned compare_states(const struct dossier *dossier, const struct relation_state *before,
                               const struct relation_state *after)
{
    const struct relation *a = &dossier->relations[before->relation];
    const struct relation *b = &dossier->relations[after->relation];
    const struct evidence *of_a = relation_evidence(dossier, a);
    const struct evidence *of_b = relation_evidence(dossier, b);
    unsigned aspects = 0;
    if (relation_sign(dossier, a) != relation_sign(dossier, b))
        aspects |= ASPECT_SIGN;
    if (before->certainty != after->certainty)
        aspects |= before->certainty < after->certainty ? ASPECT_CERTAIN : ASPECT_DOUBTFUL;
    if (a->type != b->type || relation_symmetric(dossier, a) != relation_symmetric(dossier, b))
        aspects |= ASPECT_TYPE;
    if (!same_date(relation_when(dossier, a), relation_when(dossier, b)))
        aspects |= ASPECT_DATE;
    if (!same_string(of_a->source, of_b->source) || !same_string(of_a->quote, of_b->quote))
        aspects |= ASPECT_SOURCE;
    if (!same_string(of_a->confidence, of_b->confidence))
        aspects |= ASPECT_GRADE;
    if (reweighted(dossier, before, after))
        aspects |= ASPECT_WEIGHT;
    return same_string(of_a->role, of_b->role) ? aspects : aspects | ASPECT_ROLE;
}

static void add_change(struct diff *diff, struct change change)
{
    diff->changes =
        xgrow(diff->changes, diff->change_count, &diff->change_capacity, sizeof *diff->changes);
    diff->changes[diff->change_count++] = change;
}

static void add_slot(struct diff *diff, struct relation_state state, uint32_t change, bool after)
{
    if (state.relation == DOSSIER_NONE)
        return;
    diff->slots = xgrow(diff->slots, diff->slot_count, &diff->slot_capacity, sizeof *diff->slots);
    diff->slots[diff->slot_count++] = (struct diff_slot){state, change, after};
}

/* Notes a relation as a change, or as one that is always seen. */
static void add_relation(struct diff *diff, struct relation_state before,
                         struct relation_state after)
{
    struct change change = {.entity = DOSSIER_NONE, .before = before, .after = after};
    if (before.relation == DOSSIER_NONE)
        change.aspects = ASPECT_APPEARED;
    else if (after.relation == DOSSIER_NONE)
        change.aspects = ASPECT_ENDED;
    else
        change.aspects = compare_states(diff->dossier, &before, &after);
    if (change.aspects)
        add_change(diff, change);
    else
        add_slot(diff, after, DOSSIER_NONE, true);
}

/* Two times of one dossier: both views are in its order, so one pass pairs what they see. */
static void compare_times(struct diff *diff, const struct view *before, const struct view *after)
{
    size_t b = 0, a = 0;
    while (b < before->relation_count || a < after->relation_count) {
        uint32_t old = b < before->relation_count ? before->relations[b] : DOSSIER_NONE;
        uint32_t new = a < after->relation_count ? after->relations[a] : DOSSIER_NONE;
        bool was = old <= new, is = new <= old;
        add_relation(diff, was ? state_of(before, b, old) : unseen,
                     is ? state_of(after, a, new) : unseen);
        b += was;
        a += is;
    }
}

/* Two dossiers: in the merged one relation i is after's i-th, and the others are before's. */
static void compare_dossiers(struct diff *diff, const struct view *before, const struct view *after)
{
    uint32_t after_count = (uint32_t)after->relation_count;
    uint32_t *partners = match_relations(diff->dossier, after_count);
    bool *paired = xcalloc(before->relation_count, sizeof *paired);
    for (uint32_t i = 0; i < after_count; i++) {
        uint32_t partner = partners[i];
        if (partner != DOSSIER_NONE)
            paired[partner - after_count] = true;
        add_relation(diff,
                     partner == DOSSIER_NONE ? unseen
                                             : state_of(before, partner - after_count, partner),
                     state_of(after, i, i));
    }
    for (uint32_t i = 0; i < before->relation_count; i++)
        if (!paired[i])
            add_relation(diff, state_of(before, i, after_count + i), unseen);
    free(paired);
    free(partners);
}

/* The view's certainties by entity of the diff's dossier. */
static uint8_t *entities_of(const struct diff *diff, const struct view *view)
{
    uint8_t *entities = xcalloc(diff->dossier->entity_count, sizeof *entities);
    for (uint32_t i = 0; i < view->dossier->entity_count; i++) {
        uint32_t entity = diff->merged && view->entities[i]
                              ? dossier_find_entity(diff->merged, view->dossier->entities[i].id)
                              : i;
        if (view->entities[i])
            entities[entity] = view->entities[i];
    }
    return entities;
}

/* Whether each entity is an end of a relation that changed. */
static bool *mark_ends(const struct diff *diff)
{
    bool *ends = xcalloc(diff->dossier->entity_count, sizeof *ends);
    for (size_t i = 0; i < diff->change_count; i++) {
        uint32_t index = change_state(&diff->changes[i])->relation;
        const struct relation *relation = &diff->dossier->relations[index];
        ends[relation->from] = ends[relation->to] = true;
    }
    return ends;
}

static void compare_entities(struct diff *diff)
{
    bool *ends = mark_ends(diff);
    for (uint32_t i = 0; i < diff->dossier->entity_count; i++)
        if (diff_moved(diff, i))
            add_change(diff,
                       (struct change){.aspects = diff->entities[1][i] ? ASPECT_CAME : ASPECT_WENT,
                                       .entity = i,
                                       .alone = !ends[i],
                                       .before = unseen,
                                       .after = unseen});
    free(ends);
}

/* A change with what orders it. */
struct end_pair {
    uint32_t low, high;
    size_t change;
};

static int compare_ends(const void *left, const void *right)
{
    const struct end_pair *a = left, *b = right;
    if (a->low != b->low)
        return a->low < b->low ? -1 : 1;
    if (a->high != b->high)
        return a->high < b->high ? -1 : 1;
    return (a->change > b->change) - (a->change < b->change);
}

/* Of the changes of one pair: the signs of what ended (or appeared), as bits. */
static unsigned signs_of(const struct diff *diff, const struct end_pair *pairs, size_t count,
                         enum aspect aspect)
{
    unsigned signs = 0;
    for (size_t i = 0; i < count; i++) {
        const struct change *change = &diff->changes[pairs[i].change];
        uint32_t relation = change_state(change)->relation;
        if (change->aspects & aspect)
            signs |= relation_sign(diff->dossier, &diff->dossier->relations[relation]) > 0 ? 1 : 2;
    }
    return signs;
}

/* Marks what ended while its opposite appeared between the same ends, and the other way around. */
static void mark_turn(struct diff *diff, const struct end_pair *pairs, size_t count)
{
    unsigned ended = signs_of(diff, pairs, count, ASPECT_ENDED);
    unsigned appeared = signs_of(diff, pairs, count, ASPECT_APPEARED);
    for (size_t i = 0; i < count; i++) {
        struct change *change = &diff->changes[pairs[i].change];
        unsigned own = signs_of(diff, &pairs[i], 1, ASPECT_ENDED | ASPECT_APPEARED);
        unsigned others = change->aspects & ASPECT_ENDED ? appeared : ended;
        if (own && others & ~own)
            change->aspects |= ASPECT_SIGN;
    }
}

static void mark_turns(struct diff *diff)
{
    struct end_pair *pairs = xcalloc(diff->change_count, sizeof *pairs);
    for (size_t i = 0; i < diff->change_count; i++) {
        uint32_t index = change_state(&diff->changes[i])->relation;
        const struct relation *relation = &diff->dossier->relations[index];
        bool turned = relation->from > relation->to;
        pairs[i] = (struct end_pair){turned ? relation->to : relation->from,
                                     turned ? relation->from : relation->to, i};
    }
    if (diff->change_count)
        qsort(pairs, diff->change_count, sizeof *pairs, compare_ends);
    for (size_t first = 0, next; first < diff->change_count; first = next) {
        next = first + 1;
        while (next < diff->change_count && pairs[next].low == pairs[first].low &&
               pairs[next].high == pairs[first].high)
            next++;
        mark_turn(diff, pairs + first, next - first);
    }
    free(pairs);
}

/* The number of a bit mask's lowest bit. */
static int first_aspect(const struct change *change)
{
    return __builtin_ctz(change->aspects);
}

static int compare_changes(const void *left, const void *right)
{
    const struct change *a = left, *b = right;
    int order = first_aspect(a) - first_aspect(b);
    if (order)
        return order;
    if (a->entity != b->entity)
        return a->entity < b->entity ? -1 : 1;
    uint32_t of_a = change_state(a)->relation, of_b = change_state(b)->relation;
    return (of_a > of_b) - (of_a < of_b);
}

static int compare_slots(const void *left, const void *right)
{
    const struct diff_slot *a = left, *b = right;
    if (a->state.relation != b->state.relation)
        return a->state.relation < b->state.relation ? -1 : 1;
    return a->after - b->after;
}

static void sort_changes(struct diff *diff)
{
    if (diff->change_count)
        qsort(diff->changes, diff->change_count, sizeof *diff->changes, compare_changes);
    for (uint32_t i = 0; i < diff->change_count; i++) {
        add_slot(diff, diff->changes[i].before, i, false);
        add_slot(diff, diff->changes[i].after, i, true);
    }
    if (diff->slot_count)
        qsort(diff->slots, diff->slot_count, sizeof *diff->slots, compare_slots);
}

void diff_init(struct diff *diff, const struct view *before, const struct view *after)
{
    *diff = (struct diff){.dossier = after->dossier, .time = after->time, .filter = after->filter};
    if (before->dossier != after->dossier)
        diff->dossier = diff->merged = merge_views(before, after);
    diff->entities[0] = entities_of(diff, before);
    diff->entities[1] = entities_of(diff, after);
    if (diff->merged) {
        compare_dossiers(diff, before, after);
    } else {
        compare_times(diff, before, after);
        mark_turns(diff);
    }
    compare_entities(diff);
    sort_changes(diff);
}

void diff_release(struct diff *diff)
{
    if (!diff)
        return;
    free(diff->slots);
    free(diff->changes);
    free(diff->entities[0]);
    free(diff->entities[1]);
    dossier_free(diff->merged);
    *diff = (struct diff){0};
}
