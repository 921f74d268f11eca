/*
 * detour.c: where two entities are not connected: what each of them is connected to, and what the
 * view leaves out that would connect them.
 */
#include "finding/detour.h"

#include "base/xalloc.h"
#include "finding/routes.h"
#include "view/time.h"

#include <stdlib.h>
#include <string.h>

/* Puts the entity among the hubs, where it belongs there. */
static void consider_hub(struct reached *reach, const struct terrain *terrain, uint32_t entity)
{
    const struct entity *entities = terrain->view->dossier->entities;
    size_t at = reach->hub_count;
    while (at && (terrain->degrees[entity] > reach->degrees[at - 1] ||
                  (terrain->degrees[entity] == reach->degrees[at - 1] &&
                   strcmp(entities[entity].id, entities[reach->hubs[at - 1]].id) < 0)))
        at--;
    if (at == REACH_HUBS)
        return;
    if (reach->hub_count < REACH_HUBS)
        reach->hub_count++;
    for (size_t i = reach->hub_count - 1; i > at; i--) {
        reach->hubs[i] = reach->hubs[i - 1];
        reach->degrees[i] = reach->degrees[i - 1];
    }
    reach->hubs[at] = entity;
    reach->degrees[at] = terrain->degrees[entity];
}

void reached_find(struct reached *reach, const struct terrain *terrain, uint32_t entity)
{
    const struct incidence *rows = &terrain->incidence;
    uint32_t *queue = xcalloc(rows->entity_count, sizeof *queue);
    bool *reached = xcalloc(rows->entity_count, sizeof *reached);
    size_t count = 0;
    queue[count++] = entity;
    reached[entity] = true;
    for (size_t next = 0; next < count; next++)
        for (size_t i = rows->starts[queue[next]]; i < rows->starts[queue[next] + 1]; i++) {
            uint32_t other = rows->others[i];
            if (reached[other] || terrain->relation_costs[rows->positions[i]] == COST_NONE)
                continue;
            reached[other] = true;
            queue[count++] = other;
            consider_hub(reach, terrain, other);
        }
    reach->count = count - 1;
    free(reached);
    free(queue);
}

/* The best path where those filters are lifted. False: interrupted. */
static bool try_detour(const struct connection *connection, unsigned filters, struct detour *detour,
                       struct error *error)
{
    const struct path_options *options = &connection->options;
    struct view_options seen = {.relations = connection->view->filter,
                                .time = connection->view->time};
    struct view view;
    struct terrain terrain;
    struct routes routes = {0};
    if (filters & FILTER_TIME)
        seen.time = (struct time_options){0};
    if (filters & FILTER_RELATIONS)
        seen.relations = NULL;
    *detour = (struct detour){.filters = filters};
    if (!view_init(&view, connection->view->dossier, &seen, error))
        return false;
    terrain_init(&terrain, &view, options->lambda);
    bool done =
        routes_find(&routes, &terrain, options->from, options->to, 1, options->progress, error);
    if (routes.count) {
        detour->entities = routes.items[0].entities;
        detour->entity_count = routes.items[0].count;
        routes.items[0].entities = NULL;
    }
    routes_release(&routes);
    terrain_release(&terrain);
    view_release(&view);
    return done;
}

bool detours_find(struct connection *connection, struct error *error)
{
    static const unsigned tries[FILTER_COUNT] = {FILTER_TIME, FILTER_RELATIONS,
                                                 FILTER_TIME | FILTER_RELATIONS};
    unsigned set = (time_given(&connection->view->time) ? FILTER_TIME : 0) |
                   (connection->view->filter ? FILTER_RELATIONS : 0);
    for (size_t i = 0; i < FILTER_COUNT; i++) {
        struct detour detour;
        bool both = tries[i] == (FILTER_TIME | FILTER_RELATIONS);
        if ((tries[i] & set) != tries[i] || (both && connection->detour_count))
            continue;
        if (!try_detour(connection, tries[i], &detour, error))
            return false;
        if (detour.entities)
            connection->detours[connection->detour_count++] = detour;
    }
    return true;
}
