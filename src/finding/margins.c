/*
 * margins.c: how firmly each member belongs to its bloc: what moving it to the next best one costs.
 * Modularity: Newman & Girvan (2004), Physical Review E 69, 026113.
 */
#include "finding/margins.h"

#include "base/xalloc.h"
#include "finding/relocate.h"
#include "network/adjacency.h"

#include <math.h>
#include <stdlib.h>

/* Costs that are nearer than this are the same, but for rounding. */
static const double rounding = 1e-12;

/* Takes a bloc as the second best where it costs less than what is known, of equal ones the first.
 */
static void consider(struct bloc_member *member, uint32_t bloc, double cost)
{
    double gain = member->second == BLOC_NONE ? INFINITY : member->margin - cost;
    if (bloc == member->bloc || gain < -rounding || (gain <= rounding && bloc > member->second))
        return;
    member->second = bloc;
    member->margin = fabs(cost) < rounding ? 0 : cost;
}

bool margins_signed(struct blocs *blocs, struct network *network, const uint32_t *of,
                    struct error *error)
{
    size_t nodes = network->node_count, count = blocs->bloc_count;
    if (!count)
        return true;
    uint32_t *places = xcalloc(nodes, sizeof *places);
    for (size_t v = 0; v < nodes; v++)
        places[v] = of[v] == BLOC_NONE ? 0 : of[v]; /* an isolate pulls nobody */
    double *costs = relocation_costs(network, blocs->alpha, places, count, error);
    for (size_t v = 0; costs && v < nodes; v++)
        for (uint32_t c = 0; of[v] != BLOC_NONE && c < count; c++)
            consider(&blocs->members[v], c, costs[v * count + c] - costs[v * count + of[v]]);
    free(places);
    free(costs);
    return costs != NULL;
}

/* What the loss of modularity is computed from: sums of ties' strengths. */
struct strengths {
    bool weighted;
    double total;    /* of all ties */
    double *nodes;   /* of each node's ties */
    double *blocs;   /* of each bloc's members' ties */
    double *towards; /* by bloc: of the ties that the node at hand has with it */
};

static void strengths_init(struct strengths *strengths, const struct blocs *blocs,
                           const uint32_t *of)
{
    const struct network *network = blocs->network;
    size_t nodes = network->node_count, count = blocs->bloc_count;
    *strengths = (struct strengths){.weighted = network->projection.weighted,
                                    .nodes = xcalloc(nodes, sizeof(double)),
                                    .blocs = xcalloc(count, sizeof(double)),
                                    .towards = xcalloc(count, sizeof(double))};
    for (size_t i = 0; i < network->tie_count; i++) {
        const struct tie *tie = &network->ties[i];
        double strength = strengths->weighted ? tie->weight : 1;
        strengths->total += strength;
        strengths->nodes[tie->from] += strength;
        strengths->nodes[tie->to] += strength;
        strengths->blocs[of[tie->from]] += strength;
        strengths->blocs[of[tie->to]] += strength;
    }
}

static void strengths_release(struct strengths *strengths)
{
    free(strengths->nodes);
    free(strengths->blocs);
    free(strengths->towards);
}

/* How much modularity goes where the node moves to the bloc. */
static double modularity_loss(const struct strengths *strengths, const struct bloc_member *member,
                              uint32_t bloc)
{
    double own = strengths->nodes[member->node], total = strengths->total;
    double ties = strengths->towards[member->bloc] - strengths->towards[bloc];
    double chance = strengths->blocs[member->bloc] - own - strengths->blocs[bloc];
    return ties / total - own * chance / (2 * total * total);
}

/* Looks at the blocs that the node has ties with: it could not well belong elsewhere. */
static void find_second(const struct strengths *strengths, const struct rows *rows,
                        const uint32_t *of, struct bloc_member *member)
{
    uint32_t first = rows->starts[member->node], end = rows->starts[member->node + 1];
    for (uint32_t i = first; i < end; i++)
        strengths->towards[of[rows->others[i]]] += strengths->weighted ? rows->weights[i] : 1;
    for (uint32_t i = first; i < end; i++) {
        uint32_t bloc = of[rows->others[i]];
        consider(member, bloc, modularity_loss(strengths, member, bloc));
    }
    for (uint32_t i = first; i < end; i++)
        strengths->towards[of[rows->others[i]]] = 0;
}

bool margins_modularity(struct blocs *blocs, struct network *network, const uint32_t *of,
                        struct error *error)
{
    struct strengths strengths;
    const struct rows *rows = network_row_weights(network, WAY_ALL, error);
    if (!rows)
        return false;
    strengths_init(&strengths, blocs, of);
    for (size_t v = 0; v < network->node_count; v++)
        if (of[v] != BLOC_NONE)
            find_second(&strengths, rows, of, &blocs->members[v]);
    strengths_release(&strengths);
    return true;
}
