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

/* Sends what was put out, and appends the arcs that come. */
static void send(const struct spread *spread, struct text *out, struct arcs *arcs, size_t *capacity)
{
    struct inbox in;
    exchange(spread->comm, out, &in);
    size_t came = in.starts[spread->process_count] / sizeof *arcs->items;
    for (size_t i = 0; i < came; i++) {
        arcs->items = xgrow(arcs->items, arcs->count, capacity, sizeof *arcs->items);
        memcpy(&arcs->items[arcs->count++], in.bytes + i * sizeof *arcs->items,
               sizeof *arcs->items);
    }
    inbox_release(&in);
}

/* Sorts the arcs that came, and merges them. */
static void settle(struct arcs *arcs, merge_function *merge)
{
    arcs_sort(arcs);
    merge_arcs(arcs, merge);
    if (arcs->count)
        arcs->items = xreallocarray(arcs->items, arcs->count, sizeof *arcs->items);
}

/* ---- Relations, some at a time ---- */

/* So many relations of a process go in one round: what is under way has to be held, too. */
enum { ROUND = 1 << 16 };

/* What goes, and what has come. */
struct scattering {
    struct spread *spread;
    struct kept *kept;
    const struct vocabulary *vocabulary;
    const uint64_t *numbers;
    struct flow *types; /* NULL: flows are not asked for, or follow the ties */
    struct text *ties_out, *flows_out;
    size_t tie_capacity, flow_capacity;
};

static void put_ties(struct scattering *scattering, const struct kept_relation *relation)
{
    const struct spread *spread = scattering->spread;
    const struct relation_type *type = &scattering->vocabulary->types[relation->type];
    int sign = family_sign(type->family);
    uint64_t from = scattering->numbers[relation->from], to = scattering->numbers[relation->to];
    if (from == to)
        return;
    struct arc arc = {from, to, relation->weight, sign, 1};
    put(spread, arc, scattering->ties_out);
    arc.from = to, arc.to = from;
    if (!spread->projection.directed || type->symmetric || relation->undirected)
        put(spread, arc, scattering->ties_out);
}

static void put_flow(const struct scattering *scattering, uint64_t from, uint64_t to, double amount)
{
    if (amount > 0)
        put(scattering->spread, (struct arc){from, to, amount, 1, 1}, scattering->flows_out);
}

/* As flow_of(). What is no node has no number. */
static void put_flows(const struct scattering *scattering, const struct kept_relation *relation)
{
    uint64_t from = scattering->numbers[relation->from], to = scattering->numbers[relation->to];
    size_t symmetric = relation->undirected ? scattering->vocabulary->type_count : 0;
    struct flow flow = scattering->types[relation->type + symmetric];
    double scale = scattering->spread->projection.weighted ? relation->weight : 1;
    if (from == to || from == NAMING_NONE || to == NAMING_NONE)
        return;
    put_flow(scattering, from, to, flow.along * scale);
    put_flow(scattering, to, from, flow.against * scale);
}

/* The last ones of those that are kept, whose memory is free then for what comes. */
static void put_some(struct scattering *scattering)
{
    struct kept *kept = scattering->kept;
    size_t left = kept->count > ROUND ? kept->count - ROUND : 0;
    for (size_t i = left; i < kept->count; i++) {
        put_ties(scattering, &kept->relations[i]);
        if (scattering->types)
            put_flows(scattering, &kept->relations[i]);
    }
    kept->count = kept->capacity = left;
    kept->relations = xreallocarray(kept->relations, left, sizeof *kept->relations);
}

static void go_rounds(struct scattering *scattering)
{
    struct spread *spread = scattering->spread;
    uint64_t own = (scattering->kept->count + ROUND - 1) / ROUND, rounds;
    MPI_Allreduce(&own, &rounds, 1, MPI_UINT64_T, MPI_MAX, spread->comm);
    scattering->ties_out = outbox_new(spread->comm);
    scattering->flows_out = outbox_new(spread->comm);
    for (uint64_t i = 0; i < rounds; i++) {
        put_some(scattering);
        send(spread, scattering->ties_out, &spread->ties, &scattering->tie_capacity);
        if (scattering->types)
            send(spread, scattering->flows_out, &spread->flows, &scattering->flow_capacity);
    }
    outbox_free(spread->comm, scattering->flows_out);
    outbox_free(spread->comm, scattering->ties_out);
}

/* As flows_follow_ties(), whose network one process has: whether the flows of all are alike. */
static bool follow_ties(const struct spread *spread, const struct kept *kept,
                        const struct vocabulary *vocabulary)
{
    struct flow *types = flow_types(vocabulary);
    bool alike = !spread->projection.directed;
    double amount = 0, most[2];
    for (size_t i = 0; alike && i < kept->count; i++) {
        const struct kept_relation *relation = &kept->relations[i];
        size_t symmetric = relation->undirected ? vocabulary->type_count : 0;
        if (family_sign(vocabulary->types[relation->type].family) >= 0)
            alike = flow_alike(&types[relation->type + symmetric], &amount);
    }
    double mine[2] = {amount, amount > 0 ? -amount : -INFINITY};
    int differs = !alike, any;
    MPI_Allreduce(&differs, &any, 1, MPI_INT, MPI_MAX, spread->comm);
    MPI_Allreduce(mine, most, 2, MPI_DOUBLE, MPI_MAX, spread->comm);
    free(types);
    return !any && (!(most[0] > 0) || most[0] == -most[1]);
}

/* What each process has counted of its relations becomes what all have. */
static void count(struct spread *spread)
{
    struct spread_counts *counts = &spread->counts;
    uint64_t negative = 0;
    unsigned ends = spread->projection.directed ? 1 : 2;
    for (size_t i = 0; i < spread->ties.count; i++)
        negative += spread->ties.items[i].sign < 0;
    counts->ties = spread_sum(spread, spread->ties.count) / ends;
    counts->negative = spread_sum(spread, negative) / ends;
    counts->relations = spread_sum(spread, counts->relations);
    counts->possible = spread_sum(spread, counts->possible);
    counts->self = spread_sum(spread, counts->self);
    counts->seen_relations = spread_sum(spread, counts->seen_relations);
}

void scatter(struct spread *spread, struct kept *kept, const struct vocabulary *vocabulary,
             const uint64_t *numbers)
{
    struct scattering scattering = {
        .spread = spread, .kept = kept, .vocabulary = vocabulary, .numbers = numbers};
    bool merged = spread->projection.parallel == PARALLEL_MERGE;
    if (spread->flowing)
        spread->flows_follow_ties = follow_ties(spread, kept, vocabulary);
    if (spread->flowing && !spread->flows_follow_ties)
        scattering.types = flow_types(vocabulary);
    go_rounds(&scattering);
    free(scattering.types);
    settle(&spread->ties, merged ? sum : NULL);
    settle(&spread->flows, merged ? (spread->projection.weighted ? sum : strongest) : NULL);
    count(spread);
}
