/*
 * routes.c: the k cheapest loopless routes between two entities. Each route that is taken is the
 * first one of all that share a beginning; the next best of those branches off it somewhere.
 */
#include "finding/routes.h"

#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

struct finder {
    const struct terrain *terrain;
    uint32_t from, to;
    size_t most;
    struct search towards; /* from `to` backwards: how far it is */
    struct search search;
    struct routes *taken;
    struct routes candidates;
    bool *closed;     /* by entity */
    uint32_t *barred; /* room for one of each route taken */
};

static int compare_routes(const struct terrain *terrain, const struct route *a,
                          const struct route *b)
{
    const struct entity *entities = terrain->view->dossier->entities;
    int order = cost_compare(a->cost, b->cost);
    for (size_t i = 0; !order && i < a->count; i++) /* as many hops, so as many entities */
        order = strcmp(entities[a->entities[i]].id, entities[b->entities[i]].id);
    return order;
}

static void add_route(struct routes *routes, struct route route)
{
    routes->items = xgrow(routes->items, routes->count, &routes->capacity, sizeof *routes->items);
    routes->items[routes->count++] = route;
}

/* What is paid up to entity `branch` of the route, and to pass it. */
static struct cost cost_before(const struct finder *finder, const struct route *route,
                               size_t branch)
{
    const struct terrain *terrain = finder->terrain;
    struct cost cost = {0};
    for (size_t i = 1; i <= branch; i++) {
        int64_t hop = terrain_hop_cost(terrain, route->entities[i - 1], route->entities[i]);
        cost = cost_sum(cost, (struct cost){hop + terrain->entity_costs[route->entities[i]], 1});
    }
    return cost;
}

/* The route's first `branch` entities, and behind them what the search has found. */
static struct route join(const struct finder *finder, const struct route *route, size_t branch,
                         struct cost before)
{
    const struct search *search = &finder->search;
    struct cost found = search->costs[finder->to];
    struct route joined = {.count = branch + (size_t)found.hops + 1,
                           .cost = cost_sum(before, found),
                           .branch = branch};
    joined.entities = xreallocarray(NULL, joined.count, sizeof *joined.entities);
    for (size_t i = 0; i < branch; i++)
        joined.entities[i] = route->entities[i];
    uint32_t entity = finder->to;
    for (size_t i = joined.count; i-- > branch; entity = search->parents[entity])
        joined.entities[i] = entity;
    return joined;
}

/* Where the routes that were taken go on from the same beginning: no other one goes there. */
static size_t bar_taken(const struct finder *finder, const struct route *route, size_t branch)
{
    size_t count = 0;
    for (size_t i = 0; i < finder->taken->count; i++) {
        const struct route *taken = &finder->taken->items[i];
        if (taken->count > branch + 1 &&
            memcmp(taken->entities, route->entities, (branch + 1) * sizeof *taken->entities) == 0)
            finder->barred[count++] = taken->entities[branch + 1];
    }
    return count;
}

/*
 * Sets a limit where there are as many candidates as are wanted yet: what is dearer than all of
 * these is not looked for.
 */
static void set_limit(const struct finder *finder, struct cost before, struct search_task *task)
{
    size_t wanted = finder->most - finder->taken->count;
    if (finder->candidates.count < wanted)
        return;
    task->limited = true;
    task->most = finder->candidates.items[wanted - 1].cost;
    task->most.amount -= before.amount;
    task->most.hops -= before.hops;
}

/* Keeps the candidates in order. */
static void insert_candidate(struct finder *finder, struct route route)
{
    struct routes *candidates = &finder->candidates;
    add_route(candidates, route);
    size_t at = candidates->count - 1;
    for (; at && compare_routes(finder->terrain, &route, &candidates->items[at - 1]) < 0; at--)
        candidates->items[at] = candidates->items[at - 1];
    candidates->items[at] = route;
}

/* The best route that leaves the given one behind its entity `branch`. False: interrupted. */
static bool branch_off(struct finder *finder, const struct route *route, size_t branch)
{
    struct cost before = cost_before(finder, route, branch);
    struct search_task task = {.start = route->entities[branch],
                               .goal = finder->to,
                               .towards = &finder->towards,
                               .closed = finder->closed,
                               .barred = finder->barred,
                               .barred_count = bar_taken(finder, route, branch)};
    set_limit(finder, before, &task);
    enum search_result result = search_run(&finder->search, &task);
    if (result == SEARCH_FOUND)
        insert_candidate(finder, join(finder, route, branch, before));
    return result != SEARCH_STOPPED;
}

static bool branch_everywhere(struct finder *finder, const struct route *route)
{
    bool done = true;
    for (size_t i = 0; done && i + 1 < route->count; i++) {
        if (i >= route->branch)
            done = branch_off(finder, route, i);
        finder->closed[route->entities[i]] = true;
    }
    for (size_t i = 0; i + 1 < route->count; i++)
        finder->closed[route->entities[i]] = false;
    return done;
}

/* Takes the best candidate. */
static void take(struct finder *finder)
{
    struct routes *candidates = &finder->candidates;
    add_route(finder->taken, candidates->items[0]);
    candidates->count--;
    memmove(candidates->items, candidates->items + 1,
            candidates->count * sizeof *candidates->items);
}

/* The first route becomes a candidate, where there is one. False: interrupted. */
static bool find_first(struct finder *finder)
{
    struct search_task back = {.start = finder->to, .goal = finder->from};
    struct search_task task = {
        .start = finder->from, .goal = finder->to, .towards = &finder->towards};
    enum search_result result = search_run(&finder->towards, &back);
    if (result == SEARCH_FOUND)
        result = search_run(&finder->search, &task);
    if (result == SEARCH_FOUND)
        insert_candidate(finder, join(finder, NULL, 0, (struct cost){0}));
    return result != SEARCH_STOPPED;
}

bool routes_find(struct routes *routes, const struct terrain *terrain, uint32_t from, uint32_t to,
                 size_t most, const struct progress *progress, struct error *error)
{
    static const char what[] = "paths";
    struct finder finder = {
        .terrain = terrain, .from = from, .to = to, .most = most, .taken = routes};
    *routes = (struct routes){0};
    search_init(&finder.towards, terrain);
    search_init(&finder.search, terrain);
    finder.closed = xcalloc(terrain->incidence.entity_count, sizeof *finder.closed);
    progress_report(progress, what, 0);
    bool done = find_first(&finder);
    while (done && finder.candidates.count && routes->count < most) {
        take(&finder);
        progress_report(progress, what, (double)routes->count / (double)most);
        finder.barred = xreallocarray(finder.barred, routes->count, sizeof *finder.barred);
        if (routes->count < most)
            done = branch_everywhere(&finder, &routes->items[routes->count - 1]);
    }
    routes_release(&finder.candidates);
    free(finder.barred);
    free(finder.closed);
    search_release(&finder.search);
    search_release(&finder.towards);
    if (!done) {
        progress_stopped(what, error);
        routes_release(routes);
    }
    return done;
}

void routes_release(struct routes *routes)
{
    for (size_t i = 0; i < routes->count; i++)
        free(routes->items[i].entities);
    free(routes->items);
    *routes = (struct routes){0};
}
