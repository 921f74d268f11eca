/*
 * walk_parts.c: what the score of one node by a random walk is made of. The weights by which nodes
 * pass their scores on are those of the measures: measure/pagerank.h and measure/flows.h.
 */
#include "measure/walk_parts.h"

#include "base/xalloc.h"
#include "measure/arrivals.h"
#include "measure/flows.h"
#include "measure/named.h"
#include "measure/pagerank.h"
#include "measure/walk.h"

#include <stdlib.h>

/* What comes to the node, and the units in which it was weighed. */
struct split {
    struct arrivals arrivals;
    double *leaving; /* by node */
    bool alike;      /* what comes counts as 1 each */
};

static bool weigh_ties(struct split *split, struct network *network, uint32_t node,
                       struct error *error)
{
    struct pull pull;
    if (!pull_network(&pull, network, WAY_IN, error))
        return false;
    split->leaving = pagerank_leaving(network, &pull);
    split->alike = !network->projection.weighted;
    arrivals_of_ties(&split->arrivals, network, node);
    pull_release(&pull);
    return true;
}

static bool weigh_flows(struct split *split, struct network *network, uint32_t node,
                        struct error *error)
{
    struct flows flows;
    if (!flows_init(&flows, network, error))
        return false;
    split->leaving = flows.leaving;
    split->alike = !flows.amounts;
    flows.leaving = NULL;
    arrivals_of_flows(&split->arrivals, network, node);
    flows_release(&flows);
    return true;
}

/* Fills the parts with what each relation is of the node's row: its weight there. */
static void weigh_relations(struct walk_parts *parts, const struct network *network,
                            const struct split *split)
{
    const struct arrivals *arrivals = &split->arrivals;
    double *sums = arrivals_sums(arrivals, network->node_count);
    double *largest = arrivals_largest(arrivals, network->node_count);
    bool merge = network->projection.parallel == PARALLEL_MERGE;
    parts->parts = xcalloc(arrivals->count, sizeof *parts->parts);
    parts->count = arrivals->count;
    for (size_t i = 0; i < arrivals->count; i++) {
        const struct arrival *arrival = &arrivals->items[i];
        double own = arrival->weight, sum = sums[arrival->from], whole = largest[arrival->from];
        if (merge && !network->projection.weighted)
            own = (split->alike ? 1 : whole) * (own / sum);
        else if (split->alike)
            own = 1;
        parts->parts[i] = (struct walk_part){arrival->position, arrival->from, own};
    }
    free(largest);
    free(sums);
}

/* How likely the walk starts anew at the node; below 0 where the seeds are wrong. */
static double fresh_at(const struct network *network, const char *seeds, uint32_t node,
                       struct error *error)
{
    size_t count;
    bool found = false;
    if (!seeds)
        return 1 / (double)network->node_count;
    uint32_t *nodes = nodes_named(network, seeds, &count, error);
    for (size_t i = 0; nodes && i < count; i++)
        found |= nodes[i] == node;
    double fresh = !nodes ? -1 : found ? 1 / (double)count : 0;
    free(nodes);
    return fresh;
}

bool walk_parts_init(struct walk_parts *parts, struct network *network, enum walk_ground ground,
                     const char *seeds, const double *scores, uint32_t node, struct error *error)
{
    struct split split = {0};
    *parts = (struct walk_parts){0};
    double fresh = fresh_at(network, seeds, node, error), stuck = 0;
    if (fresh < 0 ||
        !(ground == WALK_FLOWS ? weigh_flows : weigh_ties)(&split, network, node, error))
        return false;
    weigh_relations(parts, network, &split);
    for (size_t i = 0; i < parts->count; i++)
        parts->parts[i].amount *=
            WALK_DAMPING * scores[parts->parts[i].from] / split.leaving[parts->parts[i].from];
    for (size_t v = 0; v < network->node_count; v++)
        stuck += split.leaving[v] > 0 ? 0 : scores[v];
    parts->anew = (1 - WALK_DAMPING) * fresh;
    parts->stuck = WALK_DAMPING * stuck * fresh;
    arrivals_release(&split.arrivals);
    free(split.leaving);
    return true;
}

void walk_parts_release(struct walk_parts *parts)
{
    free(parts->parts);
    *parts = (struct walk_parts){0};
}
