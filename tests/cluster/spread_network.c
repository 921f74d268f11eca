/*
 * spread_network.c: a network that every process has, spread over them.
 */
#include "spread_network.h"

#include "base/xalloc.h"
#include "measure/flows.h"

#include <stdlib.h>

/* Even: as many nodes each. Uneven: the first has about half, the last none. */
static size_t begin_of(size_t nodes, size_t process, size_t processes, bool uneven)
{
    if (!uneven || processes == 1)
        return nodes * process / processes;
    if (process == 0)
        return 0;
    size_t half = nodes / 2, share = processes - 2;
    return process >= processes - 1 || share == 0 ? nodes
                                                  : half + (nodes - half) * (process - 1) / share;
}

static bool is_ours(const struct spread *spread, uint64_t node)
{
    return node >= spread->first && node - spread->first < spread->count;
}

static void add(struct spread *spread, struct arcs *arcs, size_t *capacity, struct arc arc)
{
    if (!is_ours(spread, arc.from))
        return;
    arcs->items = xgrow(arcs->items, arcs->count, capacity, sizeof *arcs->items);
    arcs->items[arcs->count++] = arc;
}

static void take_ties(struct spread *spread, const struct network *network)
{
    size_t capacity = 0;
    for (size_t i = 0; i < network->tie_count; i++) {
        const struct tie *tie = &network->ties[i];
        struct arc arc = {tie->from, tie->to, tie->weight, tie->sign, tie->relation_count};
        add(spread, &spread->ties, &capacity, arc);
        arc.from = tie->to, arc.to = tie->from;
        if (!network->projection.directed)
            add(spread, &spread->ties, &capacity, arc);
    }
    arcs_sort(&spread->ties);
}

static bool take_flows(struct spread *spread, const struct network *network, struct error *error)
{
    struct flows flows;
    size_t capacity = 0;
    spread->flowing = true;
    spread->flows_follow_ties = flows_follow_ties(network);
    if (spread->flows_follow_ties || network->projection.project)
        return true;
    if (!flows_init(&flows, network, error))
        return false;
    for (size_t v = 0; v < network->node_count; v++)
        for (uint32_t i = flows.starts[v]; i < flows.starts[v + 1]; i++)
            add(spread, &spread->flows, &capacity,
                (struct arc){flows.others[i], v, flows.amounts ? flows.amounts[i] : 1, 1, 1});
    flows_release(&flows);
    arcs_sort(&spread->flows);
    return true;
}

static void take_nodes(struct spread *spread, const struct network *network)
{
    const struct dossier *dossier = network->view->dossier;
    spread->nodes = xcalloc(spread->count, sizeof *spread->nodes);
    for (size_t v = 0; v < spread->count; v++) {
        size_t node = spread->first + v;
        const struct entity *entity = &dossier->entities[network->entities[node]];
        spread->nodes[v] =
            (struct spread_node){.id = entity->id,
                                 .label = entity->label,
                                 .kind = dossier->vocabulary.kinds[entity->kind].name,
                                 .order = node,
                                 .tied = network->tied[node],
                                 .doubted = network->doubted[node],
                                 .listed = true};
    }
}

void spread_from_network(struct spread *spread, const struct network *network, MPI_Comm comm,
                         bool uneven, struct error *error)
{
    int process, processes;
    MPI_Comm_rank(comm, &process);
    MPI_Comm_size(comm, &processes);
    size_t at = (size_t)process, of = (size_t)processes;
    *spread = (struct spread){.comm = comm, .projection = network->projection};
    spread->count = begin_of(network->node_count, at + 1, of, uneven) -
                    begin_of(network->node_count, at, of, uneven);
    spread_number(spread);
    take_nodes(spread, network);
    take_ties(spread, network);
    take_flows(spread, network, error);
}
