/*
 * scatter.c: ties and flows to the owners of their nodes.
 */
#include "cluster/scatter.h"

#include "base/xalloc.h"
#include "cluster/exchange.h"
#include "cluster/naming.h"
#include "measure/flows.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* How two arcs of a pair become one. */
typedef void merge_function(struct arc *kept, const struct arc *other);

static void sum(struct arc *kept, const struct arc *other)
{
    kept->weight += other->weight;
    kept->relation_count += other->relation_count;
}

static void strongest(struct arc *kept, const struct arc *other)
{
    kept->weight = fmax(kept->weight, other->weight);
    kept->relation_count += other->relation_count;
}

/* NULL: all are kept. They are sorted, so that sums do not depend on who sent what. */
static void merge_arcs(struct arcs *arcs, merge_function *merge)
{
    size_t kept = 0;
    for (size_t i = 0; merge && i < arcs->count; i++) {
        struct arc *arc = &arcs->items[i], *last = kept ? &arcs->items[kept - 1] : NULL;
        if (last && last->from == arc->from && last->to == arc->to && last->sign == arc->sign)
            merge(last, arc);
        else
            arcs->items[kept++] = *arc;
    }
    if (merge)
        arcs->count = kept;
}

static void put(const struct spread *spread, struct arc arc, struct text *out)
{
    text_add_bytes(&out[spread_owner(spread, arc.from)], (const char *)&arc, sizeof arc);
}

/* Sends what was put out; the arcs that come are sorted, and merged. */
static void settle(const struct spread *spread, struct text *out, merge_function *merge,
                   struct arcs *arcs)
{
    struct inbox in;
    exchange(spread->comm, out, &in);
    arcs->count = in.starts[spread->process_count] / sizeof *arcs->items;
    arcs->items = (struct arc *)in.bytes;
    free(in.starts);
    arcs_sort(arcs);
    merge_arcs(arcs, merge);
    if (arcs->count)
        arcs->items = xreallocarray(arcs->items, arcs->count, sizeof *arcs->items);
}

static void scatter_ties(struct spread *spread, const struct network *network,
                         const uint64_t *numbers)
{
    struct text *out = outbox_new(spread->comm);
    for (size_t i = 0; i < network->tie_count; i++) {
        const struct tie *tie = &network->ties[i];
        uint64_t from = numbers[network->entities[tie->from]];
        uint64_t to = numbers[network->entities[tie->to]];
        struct arc arc = {from, to, tie->weight, tie->sign, tie->relation_count};
        put(spread, arc, out);
        arc.from = to, arc.to = from;
        if (!spread->projection.directed)
            put(spread, arc, out);
    }
    settle(spread, out, spread->projection.parallel == PARALLEL_MERGE ? sum : NULL, &spread->ties);
    outbox_free(spread->comm, out);
}

/* ---- Flows ---- */

/*
 * As flows_follow_ties(), which knows the relations of one process alone: whether the flows of all
 * processes are alike.
 */
static bool follow_ties(const struct spread *spread, const struct network *network)
{
    double amount = 0, most[2];
    bool alike = flows_alike(network, &amount);
    double mine[2] = {amount, amount > 0 ? -amount : -INFINITY};
    int differs = !alike, any;
    MPI_Allreduce(&differs, &any, 1, MPI_INT, MPI_MAX, spread->comm);
    MPI_Allreduce(mine, most, 2, MPI_DOUBLE, MPI_MAX, spread->comm);
    return !any && (!(most[0] > 0) || most[0] == -most[1]);
}

static void put_flow(const struct spread *spread, uint64_t from, uint64_t to, double amount,
                     struct text *out)
{
    if (amount > 0)
        put(spread, (struct arc){from, to, amount, 1, 1}, out);
}

static void scatter_flows(struct spread *spread, const struct network *network,
                          const uint64_t *numbers)
{
    struct flow *types = flow_types(&network->view->dossier->vocabulary);
    struct text *out = outbox_new(spread->comm);
    for (size_t i = 0; i < network->view->relation_count; i++) {
        struct flow flow = flow_of(network, types, i);
        if (flow.from == NETWORK_NONE || flow.to == NETWORK_NONE)
            continue;
        uint64_t from = numbers[network->entities[flow.from]];
        uint64_t to = numbers[network->entities[flow.to]];
        if (from == NAMING_NONE || to == NAMING_NONE)
            continue;
        put_flow(spread, from, to, flow.along, out);
        put_flow(spread, to, from, flow.against, out);
    }
    bool merged = spread->projection.parallel == PARALLEL_MERGE;
    merge_function *merge = spread->projection.weighted ? sum : strongest;
    settle(spread, out, merged ? merge : NULL, &spread->flows);
    outbox_free(spread->comm, out);
    free(types);
}

static void count(struct spread *spread, const struct network *network)
{
    struct spread_counts *counts = &spread->counts;
    uint64_t negative = 0;
    unsigned ends = spread->projection.directed ? 1 : 2;
    for (size_t i = 0; i < spread->ties.count; i++)
        negative += spread->ties.items[i].sign < 0;
    counts->ties = spread_sum(spread, spread->ties.count) / ends;
    counts->negative = spread_sum(spread, negative) / ends;
    counts->relations = spread_sum(spread, network->relation_count);
    counts->possible = spread_sum(spread, network->possible_count);
    counts->self = spread_sum(spread, network->self_count);
    counts->seen_relations = spread_sum(spread, network->view->dossier->relation_count);
}

void scatter(struct spread *spread, const struct network *network, const uint64_t *numbers)
{
    scatter_ties(spread, network, numbers);
    count(spread, network);
    if (!spread->flowing)
        return;
    spread->flows_follow_ties = follow_ties(spread, network);
    if (!spread->flows_follow_ties)
        scatter_flows(spread, network, numbers);
}
