/*
 * connection.c: how two entities are connected: the best paths, with what is known of each hop.
 */
#include <entente/connection.h>

#include "base/xalloc.h"
#include "finding/detour.h"
#include "finding/extent.h"
#include "finding/routes.h"

#include <math.h>
#include <stdlib.h>

static const struct relation *relation_of(const struct view *view, size_t position)
{
    return &view->dossier->relations[view->relations[position]];
}

/* Whether the relation makes a better hop than the one that the hop has. */
static bool is_better(const struct view *view, const struct hop *hop, uint32_t position,
                      double confidence)
{
    if (confidence != hop->confidence)
        return confidence > hop->confidence;
    if (view->certainties[position] != view->certainties[hop->position])
        return view->certainties[position] > view->certainties[hop->position];
    return position < hop->position;
}

static struct hop find_hop(const struct terrain *terrain, uint32_t from, uint32_t to)
{
    const struct view *view = terrain->view;
    struct hop hop = {.from = from, .to = to, .confidence = -1};
    size_t first, last, counts[2] = {0, 0}; /* of negative and of positive relations */
    uint32_t owner;
    terrain_shared_row(terrain, from, to, &owner, &first, &last);
    for (size_t i = first; i < last; i++) {
        uint32_t position = terrain->incidence.positions[i];
        if (terrain->incidence.others[i] != (owner == from ? to : from))
            continue;
        const struct relation *relation = relation_of(view, position);
        double confidence = relation_confidence(view->dossier, relation);
        counts[relation_sign(view->dossier, relation) > 0]++;
        if (hop.confidence >= 0 && !is_better(view, &hop, position, confidence))
            continue;
        hop.position = position;
        hop.confidence = confidence;
    }
    hop.relation = view->relations[hop.position];
    hop.more = counts[0] + counts[1] - 1;
    hop.contrary = counts[relation_sign(view->dossier, relation_of(view, hop.position)) < 0];
    return hop;
}

static void measure_path(struct path *path, const struct terrain *terrain, double lambda)
{
    const struct dossier *dossier = terrain->view->dossier;
    struct extent extent = {{EDTF_DAY_MIN, EDTF_DAY_MAX}, {EDTF_DAY_MIN, EDTF_DAY_MAX}};
    path->sign = 1;
    for (size_t i = 0; i < path->hop_count; i++) {
        const struct hop *hop = &path->hops[i];
        const struct relation *relation = &dossier->relations[hop->relation];
        path->cost -= log(hop->confidence);
        if (i)
            path->cost += lambda * log(terrain->degrees[hop->from]);
        path->sign *= relation_sign(dossier, relation);
        extent = extent_meet(extent, extent_of(dossier, relation));
        if (hop->confidence < path->hops[path->weakest].confidence)
            path->weakest = i;
    }
    path->possible = extent.possible;
    path->certain = extent.certain;
}

static struct path make_path(const struct route *route, const struct terrain *terrain,
                             double lambda)
{
    struct path path = {.hop_count = route->count - 1};
    path.hops = xcalloc(path.hop_count, sizeof *path.hops);
    for (size_t i = 0; i < path.hop_count; i++)
        path.hops[i] = find_hop(terrain, route->entities[i], route->entities[i + 1]);
    measure_path(&path, terrain, lambda);
    return path;
}

static void count_refuted(struct connection *connection, const struct terrain *terrain)
{
    for (size_t i = 0; i < connection->view->relation_count; i++)
        connection->refuted += terrain->relation_costs[i] == COST_NONE;
}

bool connection_init(struct connection *connection, const struct view *view,
                     const struct path_options *options, struct error *error)
{
    struct terrain terrain;
    struct routes routes;
    size_t most = options->count ? options->count : PATH_COUNT;
    *connection = (struct connection){.view = view, .options = *options};
    terrain_init(&terrain, view, options->lambda);
    bool done =
        routes_find(&routes, &terrain, options->from, options->to, most, options->progress, error);
    count_refuted(connection, &terrain);
    connection->items = xcalloc(routes.count, sizeof *connection->items);
    for (; connection->count < routes.count; connection->count++)
        connection->items[connection->count] =
            make_path(&routes.items[connection->count], &terrain, options->lambda);
    if (done && !connection->count) {
        reached_find(&connection->reach[0], &terrain, options->from);
        reached_find(&connection->reach[1], &terrain, options->to);
        done = detours_find(connection, error);
    }
    routes_release(&routes);
    terrain_release(&terrain);
    if (!done)
        connection_release(connection);
    return done;
}

void connection_release(struct connection *connection)
{
    if (!connection)
        return;
    for (size_t i = 0; i < connection->count; i++)
        free(connection->items[i].hops);
    for (size_t i = 0; i < connection->detour_count; i++)
        free(connection->detours[i].entities);
    free(connection->items);
    *connection = (struct connection){0};
}

void connection_view(const struct connection *connection, struct view *part)
{
    const struct view *view = connection->view;
    bool *relations = xcalloc(view->relation_count, sizeof *relations);
    bool *entities = xcalloc(view->dossier->entity_count, sizeof *entities);
    entities[connection->options.from] = entities[connection->options.to] = true;
    for (size_t i = 0; i < connection->count; i++)
        for (size_t j = 0; j < connection->items[i].hop_count; j++) {
            const struct hop *hop = &connection->items[i].hops[j];
            relations[hop->position] = entities[hop->from] = entities[hop->to] = true;
        }
    view_part(view, relations, entities, part);
    free(entities);
    free(relations);
}
