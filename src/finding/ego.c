/*
 * ego.c: the surroundings of an entity: breadth first, then what is among those that were found.
 */
#include <entente/ego.h>

#include "base/xalloc.h"
#include "network/incidence.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* qsort() takes no context. */
struct alter_key {
    struct alter alter;
    const char *id;
};

static int compare_alters(const void *left, const void *right)
{
    const struct alter_key *a = left, *b = right;
    if (a->alter.distance != b->alter.distance)
        return a->alter.distance < b->alter.distance ? -1 : 1;
    return strcmp(a->id, b->id);
}

static void sort_alters(struct ego *ego)
{
    struct alter_key *keys = xcalloc(ego->alter_count, sizeof *keys);
    for (size_t i = 0; i < ego->alter_count; i++)
        keys[i] = (struct alter_key){ego->alters[i],
                                     ego->view->dossier->entities[ego->alters[i].entity].id};
    if (ego->alter_count)
        qsort(keys, ego->alter_count, sizeof *keys, compare_alters);
    for (size_t i = 0; i < ego->alter_count; i++)
        ego->alters[i] = keys[i].alter;
    free(keys);
}

/* Adds those next to the entity that are not yet found. */
static void visit(struct ego *ego, const struct incidence *rows, uint32_t entity, size_t *capacity)
{
    uint32_t distance = ego->distances[entity] + 1;
    for (size_t i = rows->starts[entity]; i < rows->starts[entity + 1]; i++) {
        uint32_t other = rows->others[i];
        if (ego->distances[other] != EGO_FAR)
            continue;
        ego->distances[other] = distance;
        ego->alters = xgrow(ego->alters, ego->alter_count, capacity, sizeof *ego->alters);
        ego->alters[ego->alter_count++] = (struct alter){other, distance};
    }
}

static void find_alters(struct ego *ego, const struct incidence *rows)
{
    size_t capacity = 0;
    ego->distances = xcalloc(rows->entity_count, sizeof *ego->distances);
    for (size_t i = 0; i < rows->entity_count; i++)
        ego->distances[i] = EGO_FAR;
    ego->distances[ego->entity] = 0;
    visit(ego, rows, ego->entity, &capacity);
    for (size_t next = 0; next < ego->alter_count; next++)
        if (ego->alters[next].distance < ego->hops)
            visit(ego, rows, ego->alters[next].entity, &capacity);
    sort_alters(ego);
}

struct relation_key {
    uint32_t nearer, farther; /* distances of its ends */
    size_t position;
};

static int compare_relations(const void *left, const void *right)
{
    const struct relation_key *a = left, *b = right;
    if (a->nearer != b->nearer)
        return a->nearer < b->nearer ? -1 : 1;
    if (a->farther != b->farther)
        return a->farther < b->farther ? -1 : 1;
    return (a->position > b->position) - (a->position < b->position);
}

static void find_relations(struct ego *ego)
{
    const struct view *view = ego->view;
    struct relation_key *keys = NULL;
    size_t capacity = 0;
    for (size_t i = 0; i < view->relation_count; i++) {
        const struct relation *relation = &view->dossier->relations[view->relations[i]];
        uint32_t from = ego->distances[relation->from], to = ego->distances[relation->to];
        if (from == EGO_FAR || to == EGO_FAR)
            continue;
        if (relation->from == relation->to) {
            ego->self_count++;
            continue;
        }
        keys = xgrow(keys, ego->relation_count, &capacity, sizeof *keys);
        keys[ego->relation_count++] =
            (struct relation_key){from < to ? from : to, from < to ? to : from, i};
    }
    ego->relations = xcalloc(ego->relation_count, sizeof *ego->relations);
    if (keys)
        qsort(keys, ego->relation_count, sizeof *keys, compare_relations);
    for (size_t i = 0; keys && i < ego->relation_count; i++)
        ego->relations[i] = keys[i].position;
    free(keys);
}

/* The alters that were reached from another one, over alters only. */
struct walk {
    bool *reached;   /* by entity */
    uint32_t *queue; /* room for all alters */
};

static void walk_component(const struct ego *ego, const struct incidence *rows, uint32_t start,
                           struct walk *walk)
{
    size_t count = 0;
    walk->queue[count++] = start;
    walk->reached[start] = true;
    for (size_t next = 0; next < count; next++)
        for (size_t i = rows->starts[walk->queue[next]]; i < rows->starts[walk->queue[next] + 1];
             i++) {
            uint32_t other = rows->others[i];
            if (other == ego->entity || ego->distances[other] == EGO_FAR || walk->reached[other])
                continue;
            walk->reached[other] = true;
            walk->queue[count++] = other;
        }
}

static void count_components(struct ego *ego, const struct incidence *rows)
{
    struct walk walk = {.reached = xcalloc(rows->entity_count, sizeof *walk.reached),
                        .queue = xcalloc(ego->alter_count, sizeof *walk.queue)};
    for (size_t i = 0; i < ego->alter_count; i++) {
        if (walk.reached[ego->alters[i].entity])
            continue;
        ego->component_count++;
        walk_component(ego, rows, ego->alters[i].entity, &walk);
    }
    free(walk.queue);
    free(walk.reached);
}

/* Counts each pair of alters that has a relation once, from its end of the higher number. */
static void count_ties(struct ego *ego, const struct incidence *rows)
{
    uint32_t *seen = xcalloc(rows->entity_count, sizeof *seen); /* whose row named it, plus 1 */
    for (size_t i = 0; i < ego->alter_count; i++) {
        uint32_t entity = ego->alters[i].entity;
        for (size_t j = rows->starts[entity]; j < rows->starts[entity + 1]; j++) {
            uint32_t other = rows->others[j];
            if (other >= entity || other == ego->entity || ego->distances[other] == EGO_FAR ||
                seen[other] == entity + 1)
                continue;
            seen[other] = entity + 1;
            ego->tie_count++;
        }
    }
    free(seen);
}

static void measure(struct ego *ego, const struct incidence *rows)
{
    double size = (double)ego->alter_count;
    count_ties(ego, rows);
    count_components(ego, rows);
    ego->pair_count = size * (size - 1) / 2;
    ego->density = ego->alter_count > 1 ? ego->tie_count / ego->pair_count : NAN;
    ego->brokerage = ego->pair_count - ego->tie_count;
}

void ego_init(struct ego *ego, const struct view *view, uint32_t entity, size_t hops)
{
    struct incidence rows;
    *ego = (struct ego){.view = view, .entity = entity, .hops = hops};
    incidence_init(&rows, view);
    find_alters(ego, &rows);
    find_relations(ego);
    measure(ego, &rows);
    incidence_release(&rows);
}

void ego_release(struct ego *ego)
{
    if (!ego)
        return;
    free(ego->relations);
    free(ego->distances);
    free(ego->alters);
    *ego = (struct ego){0};
}

void ego_view(const struct ego *ego, struct view *part)
{
    const struct view *view = ego->view;
    bool *relations = xcalloc(view->relation_count, sizeof *relations);
    bool *entities = xcalloc(view->dossier->entity_count, sizeof *entities);
    for (size_t i = 0; i < view->dossier->entity_count; i++)
        entities[i] = ego->distances[i] != EGO_FAR;
    for (size_t i = 0; i < ego->relation_count; i++)
        relations[ego->relations[i]] = true;
    view_part(view, relations, entities, part);
    free(entities);
    free(relations);
}
