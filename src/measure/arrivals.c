/*
 * arrivals.c: the relations that come to a node, as parts of ties or as flows.
 */
#include "measure/arrivals.h"

#include "base/xalloc.h"
#include "measure/flows.h"

#include <math.h>
#include <stdlib.h>

static void add(struct arrivals *arrivals, size_t position, uint32_t from, double weight)
{
    arrivals->items =
        xgrow(arrivals->items, arrivals->count, &arrivals->capacity, sizeof *arrivals->items);
    arrivals->items[arrivals->count++] = (struct arrival){(uint32_t)position, from, weight};
}

void arrivals_of_ties(struct arrivals *arrivals, const struct network *network, uint32_t node)
{
    const struct view *view = network->view;
    *arrivals = (struct arrivals){0};
    for (size_t i = 0; i < view->relation_count && !network->projection.project; i++) {
        const struct relation *relation = &view->dossier->relations[view->relations[i]];
        uint32_t from = network->nodes[relation->from], to = network->nodes[relation->to];
        bool back = !network->projection.directed || relation_symmetric(view->dossier, relation);
        if (from == to || (to != node && !(from == node && back)) ||
            !projection_takes(&network->projection, relation_sign(view->dossier, relation)))
            continue;
        add(arrivals, i, to == node ? from : to, view_weight(view, i));
    }
}

void arrivals_of_flows(struct arrivals *arrivals, const struct network *network, uint32_t node)
{
    const struct view *view = network->view;
    struct flow *types = flow_types(&view->dossier->vocabulary);
    *arrivals = (struct arrivals){0};
    for (size_t i = 0; i < view->relation_count; i++) {
        struct flow flow = flow_of(network, types, i);
        if (flow.to == node && flow.along > 0)
            add(arrivals, i, flow.from, flow.along);
        if (flow.from == node && flow.against > 0)
            add(arrivals, i, flow.to, flow.against);
    }
    free(types);
}

void arrivals_release(struct arrivals *arrivals)
{
    free(arrivals->items);
    *arrivals = (struct arrivals){0};
}

double *arrivals_sums(const struct arrivals *arrivals, size_t node_count)
{
    double *sums = xcalloc(node_count, sizeof *sums);
    for (size_t i = 0; i < arrivals->count; i++)
        sums[arrivals->items[i].from] += arrivals->items[i].weight;
    return sums;
}

double *arrivals_largest(const struct arrivals *arrivals, size_t node_count)
{
    double *largest = xcalloc(node_count, sizeof *largest);
    for (size_t i = 0; i < arrivals->count; i++) {
        const struct arrival *arrival = &arrivals->items[i];
        largest[arrival->from] = fmax(largest[arrival->from], arrival->weight);
    }
    return largest;
}
