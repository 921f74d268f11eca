/*
 * terrain.c: what it costs to pass relations and entities.
 */
#include "finding/search.h"

#include "base/xalloc.h"

#include <math.h>
#include <stdlib.h>

struct cost cost_sum(struct cost a, struct cost b)
{
    return (struct cost){a.amount + b.amount, a.hops + b.hops};
}

int cost_compare(struct cost a, struct cost b)
{
    if (a.amount != b.amount)
        return a.amount < b.amount ? -1 : 1;
    return (a.hops > b.hops) - (a.hops < b.hops);
}

static int64_t units(double value)
{
    return llround(value * COST_UNIT);
}

/* Many relations share what is said of them, and reading it is slow. */
static int64_t *cost_relations(const struct view *view)
{
    const struct dossier *dossier = view->dossier;
    uint32_t highest = 0;
    for (size_t i = 0; i < view->relation_count; i++)
        if (dossier->relations[view->relations[i]].evidence > highest)
            highest = dossier->relations[view->relations[i]].evidence;
    int64_t *costs = xcalloc(view->relation_count, sizeof *costs);
    int64_t *by_evidence = xcalloc((size_t)highest + 1, sizeof *by_evidence);
    for (size_t i = 0; i <= highest; i++)
        by_evidence[i] = -1;
    for (size_t i = 0; i < view->relation_count; i++) {
        const struct relation *relation = &dossier->relations[view->relations[i]];
        int64_t *cost = &by_evidence[relation->evidence];
        if (*cost < 0) {
            double confidence = relation_confidence(dossier, relation);
            *cost = confidence > 0 ? units(-log(confidence)) : COST_NONE;
        }
        costs[i] = *cost;
    }
    free(by_evidence);
    return costs;
}

void terrain_init(struct terrain *terrain, const struct view *view, double lambda)
{
    *terrain = (struct terrain){.view = view};
    incidence_init(&terrain->incidence, view);
    terrain->degrees = incidence_degrees(&terrain->incidence);
    size_t count = terrain->incidence.entity_count;
    terrain->entity_costs = xcalloc(count, sizeof *terrain->entity_costs);
    for (size_t i = 0; i < count; i++)
        if (terrain->degrees[i])
            terrain->entity_costs[i] = units(lambda * log(terrain->degrees[i]));
    terrain->relation_costs = cost_relations(view);
}

void terrain_release(struct terrain *terrain)
{
    free(terrain->relation_costs);
    free(terrain->entity_costs);
    free(terrain->degrees);
    incidence_release(&terrain->incidence);
    *terrain = (struct terrain){0};
}

void terrain_shared_row(const struct terrain *terrain, uint32_t from, uint32_t to, uint32_t *owner,
                        size_t *first, size_t *last)
{
    const size_t *starts = terrain->incidence.starts;
    bool shorter = starts[from + 1] - starts[from] <= starts[to + 1] - starts[to];
    *owner = shorter ? from : to;
    *first = starts[*owner];
    *last = starts[*owner + 1];
}

int64_t terrain_hop_cost(const struct terrain *terrain, uint32_t from, uint32_t to)
{
    uint32_t owner;
    size_t first, last;
    int64_t least = COST_NONE;
    terrain_shared_row(terrain, from, to, &owner, &first, &last);
    uint32_t other = owner == from ? to : from;
    for (size_t i = first; i < last; i++) {
        int64_t cost = terrain->relation_costs[terrain->incidence.positions[i]];
        if (terrain->incidence.others[i] == other && cost < least)
            least = cost;
    }
    return least;
}
