/*
 * influence.c: PageRank on the flow graph, in which each relation type says how much standing flows
 * along a relation and how much against it (the tables of dossier/vocabulary.c; a dossier may
 * declare its own). Unlike the other measures it looks at relation types, not only at ties.
 */
#include "measure/measures.h"
#include "measure/scores.h"

#include "base/xalloc.h"

#include <stdlib.h>

struct flow {
    uint32_t from, to;
    double amount;
};

struct flows {
    struct flow *items;
    size_t count, capacity;
};

static void add_flow(struct flows *flows, uint32_t from, uint32_t to, double amount)
{
    if (amount <= 0)
        return;
    flows->items = xgrow(flows->items, flows->count, &flows->capacity, sizeof *flows->items);
    flows->items[flows->count++] = (struct flow){from, to, amount};
}

/* Symmetric relations carry the mean of both flows each way. */
static void collect_flows(const struct network *network, struct flows *flows)
{
    const struct view *view = network->view;
    const struct dossier *dossier = view->dossier;
    for (size_t i = 0; i < view->relation_count; i++) {
        const struct relation *relation = &dossier->relations[view->relations[i]];
        const struct relation_type *type = &dossier->vocabulary.types[relation->type];
        uint32_t from = network->nodes[relation->from], to = network->nodes[relation->to];
        if (from == to || from == NETWORK_NONE || to == NETWORK_NONE ||
            relation_sign(dossier, relation) < 0)
            continue;
        double scale = network->projection.weighted ? view_weight(view, i) : 1;
        double along = type->along, against = type->against;
        if (relation_symmetric(dossier, relation))
            along = against = (along + against) / 2;
        add_flow(flows, from, to, along * scale);
        add_flow(flows, to, from, against * scale);
    }
}

static int compare_flows(const void *left, const void *right)
{
    const struct flow *a = left, *b = right;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    if (a->to != b->to)
        return a->to < b->to ? -1 : 1;
    return (a->amount < b->amount) - (a->amount > b->amount);
}

/* Merged and unweighted, a pair's flow is its strongest; weighted, their sum, as a tie's weight. */
static void merge_flows(struct flows *flows, bool weighted)
{
    size_t kept = 0;
    for (size_t i = 0; i < flows->count; i++) {
        struct flow *flow = &flows->items[i], *last = kept ? &flows->items[kept - 1] : NULL;
        if (!last || last->from != flow->from || last->to != flow->to)
            flows->items[kept++] = *flow;
        else if (weighted)
            last->amount += flow->amount;
    }
    flows->count = kept;
}

/* Fills the vectors, which have room, with the ends and amounts of the flows. */
static void lay_out_flows(const struct flows *flows, igraph_vector_int_t *ends,
                          igraph_vector_t *amounts)
{
    for (size_t i = 0; i < flows->count; i++) {
        VECTOR(*ends)[2 * i] = flows->items[i].from;
        VECTOR(*ends)[2 * i + 1] = flows->items[i].to;
        VECTOR(*amounts)[i] = flows->items[i].amount;
    }
}

static igraph_error_t rank_flows(const struct flows *flows, size_t node_count,
                                 igraph_vector_t *result)
{
    igraph_t graph;
    igraph_vector_int_t ends;
    igraph_vector_t amounts;
    igraph_integer_t count = (igraph_integer_t)flows->count;
    igraph_error_t code = igraph_vector_int_init(&ends, 2 * count);
    if (code)
        return code;
    if ((code = igraph_vector_init(&amounts, count)))
        goto free_ends;
    lay_out_flows(flows, &ends, &amounts);
    if ((code = igraph_create(&graph, &ends, (igraph_integer_t)node_count, true)))
        goto free_amounts;
    code = igraph_pagerank(&graph, IGRAPH_PAGERANK_ALGO_PRPACK, result, NULL, igraph_vss_all(),
                           true, PAGERANK_DAMPING, &amounts, NULL);
    igraph_destroy(&graph);
free_amounts:
    igraph_vector_destroy(&amounts);
free_ends:
    igraph_vector_int_destroy(&ends);
    return code;
}

static bool score_flows(const struct flows *flows, size_t node_count, double *scores,
                        struct error *error)
{
    igraph_vector_t result;
    igraph_error_t code = igraph_vector_init(&result, 0);
    if (code)
        return guard_failed(code, "influence", error);
    code = rank_flows(flows, node_count, &result);
    if (!code)
        igraph_vector_copy_to(&result, scores);
    igraph_vector_destroy(&result);
    return !code || guard_failed(code, "influence", error);
}

/*
 * PageRank (damping 0.85) on the flow graph: the share of standing that gathers at the node; the
 * scores sum to 1. Directions are the flow table's own; weights count where the projection is
 * weighted. Brin & Page (1998), with flows as weights.
 */
bool influence_scores(struct network *network, const struct measure_options *options,
                      double *scores, struct text *remark, struct error *error)
{
    (void)options, (void)remark; /* sums to 1 as it is */
    struct flows flows = {0};
    guard_install();
    collect_flows(network, &flows);
    if (flows.count)
        qsort(flows.items, flows.count, sizeof *flows.items, compare_flows);
    if (network->projection.parallel == PARALLEL_MERGE)
        merge_flows(&flows, network->projection.weighted);
    bool done = score_flows(&flows, network->node_count, scores, error);
    free(flows.items);
    return done;
}
