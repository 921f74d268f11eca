/*
 * flows.c: the flow graph as in-rows, counted and filled in two passes over the relations.
 */
#include "measure/flows.h"

#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

/* What flows along a relation and against it; both 0 where it is no tie that carries anything. */
struct flow {
    uint32_t from, to;
    double along, against;
};

/* Symmetric relations carry the mean of both flows each way. Dissent carries nothing. */
static struct flow flow_of(const struct network *network, size_t position)
{
    const struct view *view = network->view;
    const struct dossier *dossier = view->dossier;
    const struct relation *relation = &dossier->relations[view->relations[position]];
    const struct relation_type *type = &dossier->vocabulary.types[relation->type];
    struct flow flow = {network->nodes[relation->from], network->nodes[relation->to], 0, 0};
    if (flow.from == flow.to || flow.from == NETWORK_NONE || flow.to == NETWORK_NONE ||
        relation_sign(dossier, relation) < 0)
        return flow;
    double scale = network->projection.weighted ? view_weight(view, position) : 1;
    double mean = (type->along + type->against) / 2;
    bool symmetric = relation_symmetric(dossier, relation);
    flow.along = scale * (symmetric ? mean : type->along);
    flow.against = scale * (symmetric ? mean : type->against);
    return flow;
}

/* Counts the flows to each node, and sums them to where its row starts. Returns how many there are.
 */
static size_t count_flows(const struct network *network, uint32_t *starts)
{
    size_t count = 0;
    for (size_t i = 0; i < network->view->relation_count; i++) {
        struct flow flow = flow_of(network, i);
        if (flow.along > 0) {
            starts[flow.to + 1]++;
            count++;
        }
        if (flow.against > 0) {
            starts[flow.from + 1]++;
            count++;
        }
    }
    for (size_t v = 0; v < network->node_count; v++)
        starts[v + 1] += starts[v];
    return count;
}

/* `next` is by node the entry of its row to fill next. */
static void put(struct flows *flows, uint32_t *next, uint32_t from, uint32_t to, double amount)
{
    if (amount > 0) {
        flows->others[next[to]] = from;
        flows->amounts[next[to]++] = amount;
    }
}

static void fill_rows(struct flows *flows, const struct network *network)
{
    size_t n = network->node_count;
    uint32_t *next = xreallocarray(NULL, n + 1, sizeof *next);
    memcpy(next, flows->starts, (n + 1) * sizeof *next);
    for (size_t i = 0; i < network->view->relation_count; i++) {
        struct flow flow = flow_of(network, i);
        flows->symmetric &= flow.along == flow.against;
        put(flows, next, flow.from, flow.to, flow.along);
        put(flows, next, flow.to, flow.from, flow.against);
    }
    free(next);
}

/*
 * Moves the row first .. last - 1 down to `kept` on, the flows of a pair into one. seen[u] is the
 * entry of u's flow in this row where it is `kept` or more, and an older row's where it is less.
 */
static uint32_t merge_row(struct flows *flows, uint32_t first, uint32_t last, uint32_t kept,
                          uint32_t *seen, bool weighted)
{
    uint32_t start = kept;
    for (uint32_t i = first; i < last; i++) {
        uint32_t other = flows->others[i], at = seen[other];
        double amount = flows->amounts[i];
        if (at == UINT32_MAX || at < start) {
            seen[other] = kept;
            flows->others[kept] = other;
            flows->amounts[kept++] = amount;
        } else if (weighted) {
            flows->amounts[at] += amount;
        } else if (amount > flows->amounts[at]) {
            flows->amounts[at] = amount;
        }
    }
    return kept;
}

/* Merged and unweighted, a pair's flow is its strongest; weighted, their sum, as a tie's weight. */
static void merge_rows(struct flows *flows, size_t n, bool weighted)
{
    uint32_t *seen = xreallocarray(NULL, n, sizeof *seen), kept = 0;
    memset(seen, 0xff, n * sizeof *seen);
    for (size_t v = 0; v < n; v++) {
        uint32_t first = flows->starts[v];
        flows->starts[v] = kept;
        kept = merge_row(flows, first, flows->starts[v + 1], kept, seen, weighted);
    }
    flows->starts[n] = kept;
    free(seen);
}

/* Sums what leaves each node, and forgets the amounts where they are all alike. */
static void sum_up(struct flows *flows, size_t n)
{
    size_t count = flows->starts[n], alike = 0;
    while (alike < count && flows->amounts[alike] == flows->amounts[0])
        alike++;
    if (alike == count) {
        free(flows->amounts);
        flows->amounts = NULL;
    }
    flows->leaving = xcalloc(n, sizeof *flows->leaving);
    for (size_t i = 0; i < count; i++)
        flows->leaving[flows->others[i]] += flows->amounts ? flows->amounts[i] : 1;
}

bool flows_init(struct flows *flows, const struct network *network, struct error *error)
{
    size_t n = network->node_count;
    *flows = (struct flows){.starts = xcalloc(n + 1, sizeof *flows->starts), .symmetric = true};
    size_t count = count_flows(network, flows->starts);
    if (count > UINT32_MAX) {
        flows_release(flows);
        return error_set(error, ERROR_LIMIT, "the relations have more than %u flows", UINT32_MAX);
    }
    flows->others = xreallocarray(NULL, count, sizeof *flows->others);
    flows->amounts = xreallocarray(NULL, count, sizeof *flows->amounts);
    fill_rows(flows, network);
    if (network->projection.parallel == PARALLEL_MERGE)
        merge_rows(flows, n, network->projection.weighted);
    sum_up(flows, n);
    return true;
}

void flows_release(struct flows *flows)
{
    free(flows->leaving);
    free(flows->amounts);
    free(flows->others);
    free(flows->starts);
    *flows = (struct flows){0};
}
