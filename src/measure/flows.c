/*
 * flows.c: the flow graph as in-rows, counted and filled in two passes over the relations.
 */
#include "measure/flows.h"

#include "base/xalloc.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What fills the rows. */
struct filler {
    const struct network *network;
    struct flow *types;
    struct flows *flows;
    uint32_t *next; /* by node: the entry of its row to fill next */
};

/* Symmetric relations carry the mean of both flows each way. Dissent carries nothing. */
struct flow *flow_types(const struct vocabulary *vocabulary)
{
    size_t count = vocabulary->type_count;
    struct flow *flows = xcalloc(2 * count, sizeof *flows);
    for (size_t i = 0; i < count; i++) {
        const struct relation_type *type = &vocabulary->types[i];
        double mean = (type->along + type->against) / 2;
        if (type->family == FAMILY_DISSENT)
            continue;
        flows[i] = (struct flow){.along = type->along, .against = type->against};
        flows[count + i] = (struct flow){.along = mean, .against = mean};
        if (type->symmetric)
            flows[i] = flows[count + i];
    }
    return flows;
}

struct flow flow_of(const struct network *network, const struct flow *types, size_t position)
{
    const struct dossier *dossier = network->view->dossier;
    const struct relation *relation = &dossier->relations[network->view->relations[position]];
    size_t symmetric = relation->undirected ? dossier->vocabulary.type_count : 0;
    struct flow flow = types[relation->type + symmetric];
    flow.from = network->nodes[relation->from];
    flow.to = network->nodes[relation->to];
    if (flow.from == flow.to || flow.from == NETWORK_NONE || flow.to == NETWORK_NONE)
        flow.along = flow.against = 0;
    if (network->projection.weighted) {
        double scale = view_weight(network->view, position);
        flow.along *= scale;
        flow.against *= scale;
    }
    return flow;
}

/* Whether every flow is as strong as the first, so that no amounts are needed. */
static bool all_alike(const struct filler *filler)
{
    const struct view *view = filler->network->view;
    double amount = 0;
    for (size_t i = 0; i < view->relation_count; i++) {
        struct flow flow = flow_of(filler->network, filler->types, i);
        double larger = flow.along > 0 ? flow.along : flow.against;
        double smaller = flow.against > 0 ? flow.against : flow.along;
        amount = amount > 0 ? amount : larger;
        if (larger > 0 && (larger != amount || smaller != amount))
            return false;
    }
    return true;
}

/*
 * Counts the flows to each node, and sums them to where its row starts; notes whether all are the
 * same both ways. Returns how many there are.
 */
static size_t count_flows(const struct filler *filler)
{
    uint32_t *starts = filler->flows->starts;
    size_t count = 0;
    for (size_t i = 0; i < filler->network->view->relation_count; i++) {
        struct flow flow = flow_of(filler->network, filler->types, i);
        bool along = flow.along > 0, against = flow.against > 0;
        filler->flows->symmetric &= flow.along == flow.against;
        count += along + against;
        if (along)
            starts[flow.to + 1]++;
        if (against)
            starts[flow.from + 1]++;
    }
    for (size_t v = 0; v < filler->network->node_count; v++)
        starts[v + 1] += starts[v];
    return count;
}

static void put(const struct filler *filler, uint32_t from, uint32_t to, double amount)
{
    if (amount > 0) {
        uint32_t entry = filler->next[to]++;
        filler->flows->others[entry] = from;
        if (filler->flows->amounts)
            filler->flows->amounts[entry] = amount;
    }
}

static void fill_rows(struct filler *filler)
{
    size_t size = (filler->network->node_count + 1) * sizeof *filler->next;
    filler->next = xmalloc(size);
    memcpy(filler->next, filler->flows->starts, size);
    for (size_t i = 0; i < filler->network->view->relation_count; i++) {
        struct flow flow = flow_of(filler->network, filler->types, i);
        put(filler, flow.from, flow.to, flow.along);
        put(filler, flow.to, flow.from, flow.against);
    }
    free(filler->next);
}

/*
 * Moves the row first .. last - 1 down to `kept` on, the flows of a pair into one. seen[u] is where
 * the latest flow from u was put: in this row, if that is not before its start.
 */
static uint32_t merge_row(struct flows *flows, uint32_t first, uint32_t last, uint32_t kept,
                          uint32_t *seen, bool weighted)
{
    uint32_t start = kept;
    double *amounts = flows->amounts;
    for (uint32_t i = first; i < last; i++) {
        uint32_t other = flows->others[i], at = seen[other];
        if (at == UINT32_MAX || at < start) {
            seen[other] = kept;
            flows->others[kept] = other;
            if (amounts)
                amounts[kept] = amounts[i];
            kept++;
        } else if (amounts) {
            amounts[at] = weighted ? amounts[at] + amounts[i] : fmax(amounts[at], amounts[i]);
        }
    }
    return kept;
}

/* Merged and unweighted, a pair's flow is its strongest; weighted, their sum, as a tie's weight. */
static void merge_rows(struct flows *flows, size_t n, bool weighted)
{
    uint32_t *seen = xreallocarray(NULL, n, sizeof *seen), kept = 0, first = 0;
    memset(seen, 0xff, n * sizeof *seen);
    for (size_t v = 0; v < n; v++) {
        uint32_t last = flows->starts[v + 1];
        kept = merge_row(flows, first, last, kept, seen, weighted);
        flows->starts[v + 1] = kept;
        first = last;
    }
    free(seen);
}

/* Sums what leaves each node: where all is the same both ways, what comes to it. */
static void sum_up(struct flows *flows, size_t n)
{
    flows->leaving = xcalloc(n, sizeof *flows->leaving);
    for (size_t v = 0; v < n; v++)
        for (uint32_t i = flows->starts[v]; i < flows->starts[v + 1]; i++)
            flows->leaving[flows->symmetric ? v : flows->others[i]] +=
                flows->amounts ? flows->amounts[i] : 1;
}

bool flows_init(struct flows *flows, const struct network *network, struct error *error)
{
    size_t n = network->node_count;
    bool merge = network->projection.parallel == PARALLEL_MERGE;
    bool sums = merge && network->projection.weighted;
    struct filler filler = {.network = network, .flows = flows};
    *flows = (struct flows){.starts = xcalloc(n + 1, sizeof *flows->starts), .symmetric = true};
    filler.types = flow_types(&network->view->dossier->vocabulary);
    size_t count = count_flows(&filler);
    if (count <= UINT32_MAX) {
        flows->others = xreallocarray(NULL, count, sizeof *flows->others);
        if (sums || !all_alike(&filler))
            flows->amounts = xreallocarray(NULL, count, sizeof *flows->amounts);
        fill_rows(&filler);
        if (merge)
            merge_rows(flows, n, sums);
        sum_up(flows, n);
    }
    free(filler.types);
    if (count <= UINT32_MAX)
        return true;
    flows_release(flows);
    return error_set(error, ERROR_LIMIT, "the relations have more than %u flows", UINT32_MAX);
}

void flows_release(struct flows *flows)
{
    free(flows->leaving);
    free(flows->amounts);
    free(flows->others);
    free(flows->starts);
    *flows = (struct flows){0};
}

bool flow_alike(const struct flow *flow, double *amount)
{
    *amount = *amount > 0 ? *amount : flow->along;
    return flow->along == *amount && flow->against == *amount && *amount > 0;
}

bool flows_follow_ties(const struct network *network)
{
    const struct view *view = network->view;
    const struct relation *relations = view->dossier->relations;
    struct flow *types = flow_types(&view->dossier->vocabulary);
    size_t count = view->dossier->vocabulary.type_count;
    bool alike = !network->projection.directed;
    double amount = 0;
    for (size_t i = 0; alike && i < view->relation_count; i++) {
        const struct relation *relation = &relations[view->relations[i]];
        if (relation_sign(view->dossier, relation) >= 0)
            alike =
                flow_alike(&types[relation->type + (relation->undirected ? count : 0)], &amount);
    }
    free(types);
    return alike;
}
