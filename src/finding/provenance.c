/*
 * provenance.c: which relations each tie of a network was made of. The relations are sorted as the
 * ties are, so that each tie takes the next ones.
 */
#include <entente/provenance.h>

#include "base/xalloc.h"
#include "finding/contradiction.h"

#include <stdlib.h>

const char *omission_name(enum omission omission)
{
    static const char *const names[OMISSION_COUNT] = {
        [OMISSION_NONE] = "",
        [OMISSION_TYPE] = "of another type",
        [OMISSION_TIME] = "not at that time",
        [OMISSION_SIGN] = "of the other sign",
        [OMISSION_SELF] = "of an entity to itself",
    };
    return names[omission];
}

/* A relation on its way into a tie. */
struct strand {
    uint32_t from, to; /* as those of its tie: entities */
    int sign;
    double weight; /* 0 where the tie is merged: its relations then stay in their order */
    uint32_t position;
};

static int compare_strands(const void *left, const void *right)
{
    const struct strand *a = left, *b = right;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    if (a->to != b->to)
        return a->to < b->to ? -1 : 1;
    if (a->sign != b->sign)
        return a->sign < b->sign ? -1 : 1;
    if (a->weight != b->weight)
        return a->weight < b->weight ? -1 : 1;
    return (a->position > b->position) - (a->position < b->position);
}

/* Adds the relation's strand, and one back where it is directed and holds both ways. */
static size_t add_strands(const struct network *network, uint32_t position, struct strand *strands)
{
    const struct view *view = network->view;
    const struct relation *relation = &view->dossier->relations[view->relations[position]];
    bool directed = network->projection.directed;
    bool turned = !directed && relation->from > relation->to;
    struct strand strand = {.from = turned ? relation->to : relation->from,
                            .to = turned ? relation->from : relation->to,
                            .sign = relation_sign(view->dossier, relation),
                            .position = position};
    if (relation->from == relation->to || !projection_takes(&network->projection, strand.sign))
        return 0;
    if (network->projection.parallel == PARALLEL_KEEP)
        strand.weight = view_weight(view, position);
    strands[0] = strand;
    if (!directed || !relation_symmetric(view->dossier, relation))
        return 1;
    strand.from = relation->to;
    strand.to = relation->from;
    strands[1] = strand;
    return 2;
}

static struct strand *sort_strands(const struct network *network, size_t *count)
{
    size_t seen = network->view->relation_count;
    struct strand *strands = xcalloc(2 * seen, sizeof *strands);
    *count = 0;
    for (uint32_t i = 0; i < seen; i++)
        *count += add_strands(network, i, strands + *count);
    if (*count)
        qsort(strands, *count, sizeof *strands, compare_strands);
    return strands;
}

static void add_tied(struct provenance *provenance, const struct contradictions *contradictions)
{
    const struct network *network = provenance->network;
    size_t count;
    struct strand *strands = sort_strands(network, &count);
    const struct strand *next = strands;
    for (uint32_t tie = 0; tie < network->tie_count; tie++)
        for (uint32_t i = 0; i < network->ties[tie].relation_count; i++, next++)
            provenance->origins[provenance->origin_count++] =
                (struct origin){.tie = tie,
                                .relation = network->view->relations[next->position],
                                .position = next->position,
                                .against = contradictions->against[next->position],
                                .certainly = contradictions->certainly[next->position]};
    provenance->tied_count = provenance->origin_count;
    free(strands);
}

/* By relation of the dossier: its position in the view, or NETWORK_NONE. */
static uint32_t *find_positions(const struct view *view)
{
    uint32_t *positions = xcalloc(view->dossier->relation_count, sizeof *positions);
    for (size_t i = 0; i < view->dossier->relation_count; i++)
        positions[i] = NETWORK_NONE;
    for (uint32_t i = 0; i < view->relation_count; i++)
        positions[view->relations[i]] = i;
    return positions;
}

/* Why the relation is no tie; `of_type`: the positions in a view of all times. */
static enum omission omission_of(const struct network *network, uint32_t index, uint32_t position,
                                 const uint32_t *of_type)
{
    const struct dossier *dossier = network->view->dossier;
    const struct relation *relation = &dossier->relations[index];
    if (of_type[index] == NETWORK_NONE)
        return OMISSION_TYPE;
    if (position == NETWORK_NONE)
        return OMISSION_TIME;
    if (!projection_takes(&network->projection, relation_sign(dossier, relation)))
        return OMISSION_SIGN;
    return relation->from == relation->to ? OMISSION_SELF : OMISSION_NONE;
}

static void add_omitted(struct provenance *provenance, const struct contradictions *contradictions,
                        const struct view *all_times)
{
    const struct network *network = provenance->network;
    uint32_t *positions = find_positions(network->view), *of_type = find_positions(all_times);
    for (uint32_t i = 0; i < network->view->dossier->relation_count; i++) {
        enum omission omission = omission_of(network, i, positions[i], of_type);
        bool seen = positions[i] != NETWORK_NONE;
        if (omission == OMISSION_NONE)
            continue;
        provenance->omitted[omission]++;
        provenance->origins[provenance->origin_count++] =
            (struct origin){.tie = NETWORK_NONE,
                            .relation = i,
                            .position = positions[i],
                            .omission = omission,
                            .against = seen ? contradictions->against[positions[i]] : 0,
                            .certainly = seen ? contradictions->certainly[positions[i]] : 0};
    }
    free(of_type);
    free(positions);
}

static void count_contradicted(struct provenance *provenance,
                               const struct contradictions *contradictions)
{
    provenance->contradicted_pairs = contradictions->pair_count;
    for (size_t i = 0; i < provenance->network->view->relation_count; i++) {
        provenance->contradicted_relations += contradictions->against[i] > 0;
        provenance->certain_contradictions += contradictions->certainly[i] > 0;
    }
}

bool provenance_init(struct provenance *provenance, const struct network *network,
                     struct error *error)
{
    const struct view *view = network->view;
    struct view_options options = {.relations = view->filter};
    struct contradictions contradictions;
    struct view all_times;
    *provenance = (struct provenance){.network = network};
    if (network->projection.project) {
        error_set(error, ERROR_USAGE,
                  "--project makes ties of pairs of relations, not of relations");
        error_hint(error,
                   "leave it out: the relations that it looks at are those of '--relation %s'",
                   network->projection.project);
        return false;
    }
    if (!view_init(&all_times, view->dossier, &options, error))
        return false;
    size_t most = view->dossier->relation_count + view->relation_count; /* tied twice, or not */
    provenance->origins = xcalloc(most, sizeof *provenance->origins);
    contradictions_init(&contradictions, view);
    add_tied(provenance, &contradictions);
    add_omitted(provenance, &contradictions, &all_times);
    count_contradicted(provenance, &contradictions);
    contradictions_release(&contradictions);
    view_release(&all_times);
    return true;
}

void provenance_release(struct provenance *provenance)
{
    if (!provenance)
        return;
    free(provenance->origins);
    *provenance = (struct provenance){0};
}
