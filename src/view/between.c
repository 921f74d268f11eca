/*
 * between.c: the views between the two of a diff, in which some of its changes were made.
 */
#include <entente/diff.h>

#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

static bool slot_seen(const struct diff_slot *slot, const bool *made)
{
    return slot->change == DOSSIER_NONE || made[slot->change] == slot->after;
}

static void make_room(const struct diff *diff, struct view *view)
{
    view->relations = xreallocarray(NULL, diff->slot_count, sizeof *view->relations);
    view->certainties = xreallocarray(NULL, diff->slot_count, sizeof *view->certainties);
    view->decays = xreallocarray(NULL, diff->slot_count, sizeof *view->decays);
    view->entities = xcalloc(diff->dossier->entity_count, sizeof *view->entities);
}

static void see_relation(const struct relation_state *state, struct view *view)
{
    view->relations[view->relation_count] = state->relation;
    view->certainties[view->relation_count] = (uint8_t)state->certainty;
    view->decays[view->relation_count++] = state->decay;
}

static void see_relations(const struct diff *diff, const bool *made, struct view *view)
{
    for (size_t i = 0; i < diff->slot_count; i++)
        if (slot_seen(&diff->slots[i], made))
            see_relation(&diff->slots[i].state, view);
}

/* The certainty of an entity that is there: the one after, else the one before. */
static uint8_t certainty_of(const struct diff *diff, uint32_t entity, bool after)
{
    uint8_t own = diff->entities[after][entity];
    return own ? own : diff->entities[!after][entity];
}

/* What stays is there, what came or went is where a relation that is seen needs it. */
static void see_entities(const struct diff *diff, const bool *made, bool after, struct view *view)
{
    size_t count = diff->dossier->entity_count;
    for (uint32_t i = 0; i < count; i++)
        if (!diff_moved(diff, i))
            view->entities[i] = diff->entities[after][i];
    for (size_t i = 0; i < view->relation_count; i++) {
        const struct relation *relation = &diff->dossier->relations[view->relations[i]];
        view->entities[relation->from] = certainty_of(diff, relation->from, after);
        view->entities[relation->to] = certainty_of(diff, relation->to, after);
    }
    for (size_t i = 0; i < diff->change_count; i++)
        if (diff->changes[i].entity != DOSSIER_NONE && diff->changes[i].alone)
            view->entities[diff->changes[i].entity] =
                diff->entities[made[i]][diff->changes[i].entity];
    for (size_t i = 0; i < count; i++)
        view->entity_count += view->entities[i] != CERTAINTY_NO;
}

void diff_view(const struct diff *diff, const bool *made, struct view *view)
{
    bool any = false;
    for (size_t i = 0; !any && i < diff->change_count; i++)
        any = made[i];
    *view = (struct view){.dossier = diff->dossier, .filter = diff->filter, .time = diff->time};
    make_room(diff, view);
    see_relations(diff, made, view);
    see_entities(diff, made, any, view);
}

void diff_view_all(const struct diff *diff, bool made, struct view *view)
{
    bool *all = xcalloc(diff->change_count, sizeof *all);
    for (size_t i = 0; i < diff->change_count; i++)
        all[i] = made;
    diff_view(diff, all, view);
    free(all);
}

void diff_view_both(const struct diff *diff, struct view *view, uint32_t *changes)
{
    *view = (struct view){.dossier = diff->dossier, .filter = diff->filter};
    make_room(diff, view);
    for (size_t i = 0; i < diff->slot_count; i++) {
        const struct diff_slot *slot = &diff->slots[i];
        if (slot->change != DOSSIER_NONE && !slot->after &&
            diff->changes[slot->change].after.relation != DOSSIER_NONE)
            continue;
        changes[view->relation_count] = slot->change;
        see_relation(&slot->state, view);
    }
    for (uint32_t i = 0; i < diff->dossier->entity_count; i++) {
        view->entities[i] = certainty_of(diff, i, true);
        view->entity_count += view->entities[i] != CERTAINTY_NO;
    }
}
