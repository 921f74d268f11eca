/*
 * bridges.c: the ties whose loss parts a network, and the relations that make them.
 */
#include "finding/breaking.h"

#include "base/xalloc.h"

#include <stdlib.h>

/* A bridge on its way into the list, with what orders it; qsort() takes no context. */
struct span {
    size_t lost;
    uint32_t from_place, to_place;
    const struct branch *branch;
    size_t relation_count;
};

static int compare_spans(const void *left, const void *right)
{
    const struct span *a = left, *b = right;
    if (a->lost != b->lost)
        return a->lost > b->lost ? -1 : 1;
    if (a->from_place != b->from_place)
        return a->from_place < b->from_place ? -1 : 1;
    return (a->to_place > b->to_place) - (a->to_place < b->to_place);
}

/* Whether the branch is what falls away, rather than what it hangs on. */
static bool branch_falls(const struct breaking *breaking, const struct branch *branch)
{
    size_t others = branch->component_size - branch->size;
    if (branch->size != others)
        return branch->size < others;
    return breaking->places[branch->top] > breaking->places[branch->node];
}

static struct span span_of(const struct breaking *breaking, const struct branch *branch)
{
    size_t others = branch->component_size - branch->size;
    bool falls = branch_falls(breaking, branch);
    return (struct span){.lost = falls ? branch->size : others,
                         .from_place = breaking->places[falls ? branch->node : branch->top],
                         .to_place = breaking->places[falls ? branch->top : branch->node],
                         .branch = branch};
}

static struct span *collect_spans(const struct breaking *breaking, size_t *count)
{
    struct span *spans = xcalloc(breaking->branch_count, sizeof *spans);
    *count = 0;
    for (size_t i = 0; i < breaking->branch_count; i++)
        if (breaking->branches[i].bridged)
            spans[(*count)++] = span_of(breaking, &breaking->branches[i]);
    return spans;
}

/* By node: the span whose branch it is the top of, or BREAKING_NONE. */
static uint32_t *index_spans(const struct network *network, const struct span *spans, size_t count)
{
    uint32_t *spans_of = xreallocarray(NULL, network->node_count, sizeof *spans_of);
    for (size_t node = 0; node < network->node_count; node++)
        spans_of[node] = BREAKING_NONE;
    for (uint32_t i = 0; i < count; i++)
        spans_of[spans[i].branch->top] = i;
    return spans_of;
}

/* The span that the relation at that position of the view is part of, or BREAKING_NONE. */
static uint32_t span_at(const struct network *network, const struct span *spans,
                        const uint32_t *spans_of, size_t position)
{
    const struct dossier *dossier = network->view->dossier;
    const struct relation *relation = &dossier->relations[network->view->relations[position]];
    if (network->projection.project || relation->from == relation->to ||
        !projection_takes(&network->projection, relation_sign(dossier, relation)))
        return BREAKING_NONE;
    uint32_t from = network->nodes[relation->from], to = network->nodes[relation->to];
    uint32_t above = spans_of[from], below = spans_of[to];
    if (above != BREAKING_NONE && spans[above].branch->node == to)
        return above;
    return below != BREAKING_NONE && spans[below].branch->node == from ? below : BREAKING_NONE;
}

static void count_relations(const struct network *network, struct span *spans, size_t count)
{
    uint32_t *spans_of = index_spans(network, spans, count);
    for (size_t i = 0; i < network->view->relation_count; i++) {
        uint32_t span = span_at(network, spans, spans_of, i);
        if (span != BREAKING_NONE)
            spans[span].relation_count++;
    }
    free(spans_of);
}

/* Drops the pairs that several relations tie, where each of them is a tie; returns what is left. */
static size_t drop_parallel(struct span *spans, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (spans[i].relation_count == 1)
            spans[kept++] = spans[i];
    return kept;
}

static struct bridge bridge_of(const struct breaking *breaking, const struct span *span,
                               struct partings *partings)
{
    const struct branch *branch = span->branch;
    struct bridge bridge = {.from = breaking->by_place[span->from_place],
                            .to = breaking->by_place[span->to_place],
                            .kept = branch->component_size - span->lost,
                            .first = partings->position_count,
                            .relation_count = span->relation_count};
    bridge.lost = branch_falls(breaking, branch)
                      ? breaking_branch(breaking, branch, partings)
                      : breaking_rest(breaking, &branch, 1, BREAKING_NONE, span->lost, partings);
    partings->position_count += span->relation_count;
    return bridge;
}

/* Lists the bridges up to rank `top` (0: all); the spans are in order. */
static void list_bridges(struct partings *partings, const struct breaking *breaking,
                         const struct span *spans, size_t top)
{
    partings->bridges = xcalloc(partings->bridge_total, sizeof *partings->bridges);
    for (size_t i = 0; i < partings->bridge_total; i++) {
        bool tied = i && spans[i].lost == spans[i - 1].lost;
        uint32_t rank = tied ? partings->bridges[i - 1].rank : (uint32_t)i + 1;
        if (top && rank > top)
            break;
        partings->bridges[i] = bridge_of(breaking, &spans[i], partings);
        partings->bridges[i].rank = rank;
        partings->bridge_count++;
    }
}

static void fill_positions(struct partings *partings, const struct span *spans)
{
    const struct network *network = partings->network;
    size_t *next = xcalloc(partings->bridge_count, sizeof *next);
    uint32_t *spans_of = index_spans(network, spans, partings->bridge_count);
    partings->positions = xcalloc(partings->position_count, sizeof *partings->positions);
    for (uint32_t i = 0; i < network->view->relation_count; i++) {
        uint32_t span = span_at(network, spans, spans_of, i);
        if (span != BREAKING_NONE)
            partings->positions[partings->bridges[span].first + next[span]++] = i;
    }
    free(spans_of);
    free(next);
}

void bridges_find(struct partings *partings, const struct breaking *breaking, size_t top)
{
    const struct network *network = breaking->network;
    size_t count;
    struct span *spans = collect_spans(breaking, &count);
    count_relations(network, spans, count);
    if (network->projection.parallel == PARALLEL_KEEP && !network->projection.project)
        count = drop_parallel(spans, count);
    if (count)
        qsort(spans, count, sizeof *spans, compare_spans);
    partings->bridge_total = count;
    list_bridges(partings, breaking, spans, top);
    fill_positions(partings, spans);
    free(spans);
}
