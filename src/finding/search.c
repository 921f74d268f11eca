/*
 * search.c: Dijkstra's search over relations, and A* where a search from the goal says how far it
 * is.
 */
#include "finding/search.h"

#include "base/xalloc.h"

#include <entente/progress.h>

#include <stdlib.h>
#include <string.h>

enum { LOOK_UP = 4096, POCKET = 256 };

/* An entity on the heap; it may be there several times, and counts where `cost` is still its own.
 */
struct search_arc {
    struct cost whole; /* the least that a way over it can cost */
    struct cost cost;  /* from the start to it */
    uint32_t entity;
};

void search_init(struct search *search, const struct terrain *terrain)
{
    size_t count = terrain->incidence.entity_count;
    *search = (struct search){.terrain = terrain};
    search->costs = xcalloc(count, sizeof *search->costs);
    search->parents = xcalloc(count, sizeof *search->parents);
    search->stamps = xcalloc(count, sizeof *search->stamps);
}

void search_release(struct search *search)
{
    free(search->heap);
    free(search->stamps);
    free(search->parents);
    free(search->costs);
    *search = (struct search){0};
}

bool search_reached(const struct search *search, uint32_t entity, struct cost *cost)
{
    if (search->stamps[entity] != search->stamp)
        return false;
    *cost = search->costs[entity];
    return true;
}

/*
 * Of the same whole cost the one nearer to the start goes first: all that can lead to an entity at
 * its cost then come before it, and the ids decide among all of them.
 */
static bool goes_before(const struct search_arc *a, const struct search_arc *b)
{
    int order = cost_compare(a->whole, b->whole);
    if (!order)
        order = cost_compare(a->cost, b->cost);
    return order ? order < 0 : a->entity < b->entity;
}

static void push(struct search *search, struct search_arc arc)
{
    search->heap =
        xgrow(search->heap, search->heap_count, &search->heap_capacity, sizeof *search->heap);
    size_t at = search->heap_count++;
    for (; at && goes_before(&arc, &search->heap[(at - 1) / 2]); at = (at - 1) / 2)
        search->heap[at] = search->heap[(at - 1) / 2];
    search->heap[at] = arc;
}

static struct search_arc pop(struct search *search)
{
    struct search_arc top = search->heap[0], last = search->heap[--search->heap_count];
    size_t count = search->heap_count, at = 0, child;
    while ((child = 2 * at + 1) < count) {
        if (child + 1 < count && goes_before(&search->heap[child + 1], &search->heap[child]))
            child++;
        if (!goes_before(&search->heap[child], &last))
            break;
        search->heap[at] = search->heap[child];
        at = child;
    }
    if (count)
        search->heap[at] = last;
    return top;
}

/* The least that is still to pay at the entity, which is to be passed itself. */
static struct cost remaining(const struct search *search, const struct search_task *task,
                             uint32_t entity)
{
    struct cost far, known;
    if (!task->towards || entity == task->goal)
        return (struct cost){0};
    far = task->towards->far;
    if (search_reached(task->towards, entity, &known) && cost_compare(known, far) < 0)
        far = known;
    far.amount += search->terrain->entity_costs[entity];
    return far;
}

/* Of two ways of as many hops: whether the ids of the one to `a` go before those of the other. */
static bool named_before(const struct search *search, uint32_t a, uint32_t b)
{
    const struct entity *entities = search->terrain->view->dossier->entities;
    const char *first = "", *second = "";
    for (; a != b; a = search->parents[a], b = search->parents[b]) {
        first = entities[a].id;
        second = entities[b].id;
    }
    return strcmp(first, second) < 0;
}

static void reach(struct search *search, const struct search_task *task, uint32_t entity,
                  uint32_t parent, struct cost cost)
{
    bool known = search->stamps[entity] == search->stamp;
    int order = known ? cost_compare(cost, search->costs[entity]) : -1;
    if (order > 0 || (order == 0 && !named_before(search, parent, search->parents[entity])))
        return;
    search->parents[entity] = parent;
    if (order == 0)
        return;
    search->stamps[entity] = search->stamp;
    search->costs[entity] = cost;
    push(search,
         (struct search_arc){cost_sum(cost, remaining(search, task, entity)), cost, entity});
}

static bool barred(const struct search_task *task, uint32_t entity)
{
    for (size_t i = 0; i < task->barred_count; i++)
        if (task->barred[i] == entity)
            return true;
    return false;
}

/* Whether a way may lead from the one entity to the other. */
static bool passable(const struct search_task *task, uint32_t from, uint32_t to)
{
    return !(task->closed && task->closed[to]) && !(from == task->start && barred(task, to));
}

static void expand(struct search *search, const struct search_task *task, uint32_t entity)
{
    const struct terrain *terrain = search->terrain;
    const struct incidence *rows = &terrain->incidence;
    int64_t own = entity == task->start ? 0 : terrain->entity_costs[entity];
    for (size_t i = rows->starts[entity]; i < rows->starts[entity + 1]; i++) {
        int64_t cost = terrain->relation_costs[rows->positions[i]];
        if (cost == COST_NONE || !passable(task, entity, rows->others[i]))
            continue;
        struct cost step = {own + cost, 1};
        reach(search, task, rows->others[i], entity, cost_sum(search->costs[entity], step));
    }
}

static void start_anew(struct search *search, uint32_t start)
{
    search->heap_count = 0;
    search->stamp++;
    search->stamps[start] = search->stamp;
    search->costs[start] = (struct cost){0};
    search->parents[start] = start;
}

/*
 * Whether the goal lies in a pocket of few entities without a way out to the start: to learn that
 * from the start's side, all the rest would have to be searched.
 */
static bool in_pocket(struct search *search, const struct search_task *task)
{
    const struct incidence *rows = &search->terrain->incidence;
    uint32_t pocket[POCKET];
    size_t count = 0;
    start_anew(search, task->goal);
    pocket[count++] = task->goal;
    for (size_t next = 0; next < count; next++)
        for (size_t i = rows->starts[pocket[next]]; i < rows->starts[pocket[next] + 1]; i++) {
            uint32_t other = rows->others[i];
            if (search->stamps[other] == search->stamp || !passable(task, other, pocket[next]) ||
                (task->closed && task->closed[other]) ||
                search->terrain->relation_costs[rows->positions[i]] == COST_NONE)
                continue;
            if (other == task->start || count == POCKET)
                return false;
            search->stamps[other] = search->stamp;
            pocket[count++] = other;
        }
    return true;
}

enum search_result search_run(struct search *search, const struct search_task *task)
{
    if (in_pocket(search, task))
        return SEARCH_NONE;
    start_anew(search, task->start);
    push(search, (struct search_arc){.entity = task->start});
    for (size_t count = 0; search->heap_count; count++) {
        struct search_arc arc = pop(search);
        if (task->limited && cost_compare(arc.whole, task->most) > 0)
            return SEARCH_NONE;
        if (arc.entity == task->goal) {
            search->far = arc.cost;
            return SEARCH_FOUND;
        }
        if (count % LOOK_UP == LOOK_UP - 1 && progress_interrupted())
            return SEARCH_STOPPED;
        if (cost_compare(arc.cost, search->costs[arc.entity]) == 0)
            expand(search, task, arc.entity);
    }
    return SEARCH_NONE;
}
