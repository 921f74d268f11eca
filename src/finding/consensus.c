/*
 * consensus.c: what several measures agree on: ranks by each, an order of all, and dominance.
 */
#include <entente/consensus.h>

#include "base/xalloc.h"
#include "finding/concordance.h"
#include "finding/kemeny.h"

#include <stdlib.h>
#include <string.h>

/* What puts the candidates in order of id. */
struct key {
    const char *id;
    uint32_t entity, node;
};

static int compare_keys(const void *left, const void *right)
{
    const struct key *a = left, *b = right;
    return strcmp(a->id, b->id);
}

/* Those that a ranking lists, by id; as many as it has rows. */
static struct key *list_candidates(const struct ranking *ranking)
{
    const struct entity *entities = ranking->network->view->dossier->entities;
    struct key *keys = xcalloc(ranking->row_count, sizeof *keys);
    for (size_t i = 0; i < ranking->row_count; i++) {
        const struct ranking_row *row = &ranking->rows[i];
        keys[i] = (struct key){entities[row->entity].id, row->entity, row->node};
    }
    if (ranking->row_count)
        qsort(keys, ranking->row_count, sizeof *keys, compare_keys);
    return keys;
}

/* Fills ranks[node * measure_count + m], 0 for nodes that are not listed, and lists the others. */
static bool rank_nodes(struct consensus *consensus, struct network *network,
                       const struct ranking_options *options, uint32_t *ranks,
                       struct key **candidates, struct error *error)
{
    struct ranking_options single = *options;
    single.measure_count = 1;
    single.top = 0;
    for (size_t m = 0; m < options->measure_count; m++) {
        struct ranking ranking;
        single.measures = &options->measures[m];
        if (!ranking_init(&ranking, network, &single, error))
            return false;
        for (size_t i = 0; i < ranking.row_count; i++)
            ranks[ranking.rows[i].node * options->measure_count + m] = ranking.rows[i].rank;
        consensus->remarks[m] = ranking.remarks[0];
        ranking.remarks[0] = (struct text){0};
        if (m == 0) {
            consensus->listed = ranking.row_count;
            *candidates = list_candidates(&ranking);
        }
        ranking_release(&ranking);
    }
    return true;
}

/* Fills consensus->ranks, candidate by candidate. */
static void take_ranks(struct consensus *consensus, const struct key *candidates,
                       const uint32_t *by_node)
{
    size_t measures = consensus->measure_count;
    consensus->ranks = xreallocarray(NULL, consensus->listed * measures, sizeof *by_node);
    for (size_t i = 0; i < consensus->listed; i++)
        memcpy(consensus->ranks + i * measures, by_node + candidates[i].node * measures,
               measures * sizeof *by_node);
}

/* The candidates class by class, those of each by id, which their numbers are in order of. */
static void take_rows(struct consensus *consensus, const struct key *candidates,
                      const struct majority *majority, const uint32_t *order, size_t top)
{
    uint32_t *places = xcalloc(majority->count, sizeof *places), *starts;
    uint32_t next = 0;
    starts = xcalloc(majority->count, sizeof *starts);
    for (size_t i = 0; i < majority->count; i++) {
        starts[order[i]] = places[order[i]] = next;
        next += majority->sizes[order[i]];
    }
    consensus->rows = xcalloc(consensus->listed, sizeof *consensus->rows);
    for (size_t i = 0; i < consensus->listed; i++) {
        uint32_t class = majority->classes[i];
        consensus->rows[places[class]++] =
            (struct consensus_row){.entity = candidates[i].entity,
                                   .node = candidates[i].node,
                                   .rank = starts[class] + 1,
                                   .ranks = consensus->ranks + i * consensus->measure_count};
    }
    consensus->row_count = consensus->listed;
    while (top && consensus->row_count && consensus->rows[consensus->row_count - 1].rank > top)
        consensus->row_count--;
    free(starts);
    free(places);
}

static bool find_order(struct consensus *consensus, const struct key *candidates,
                       const struct ranking_options *options, struct error *error)
{
    struct majority majority;
    struct kemeny kemeny;
    double n = (double)consensus->listed;
    struct kemeny_options ordering = {.prefixes = KEMENY_PREFIXES,
                                      .seed = consensus->seed,
                                      .progress = options->measuring.progress};
    if (!majority_init(&majority, consensus->ranks, consensus->listed, options->measure_count,
                       error))
        return false;
    bool done = kemeny_init(&kemeny, &majority, &ordering, error);
    if (done) {
        consensus->judgements = n > 0 ? n * (n - 1) / 2 * (double)options->measure_count : 0;
        consensus->disagreement = majority.split + (double)kemeny.against;
        consensus->least = majority.split + (double)kemeny.least;
        take_rows(consensus, candidates, &majority, kemeny.order, options->top);
        kemeny_release(&kemeny);
    }
    majority_release(&majority);
    return done;
}

static bool find_dominance(struct consensus *consensus, struct network *network,
                           const struct key *candidates, const struct progress *progress,
                           struct error *error)
{
    struct error reason = {0};
    consensus->dominated = dominance_applies(network, &reason);
    if (!consensus->dominated) {
        text_add(&consensus->undominated, reason.message);
        error_release(&reason);
        return true;
    }
    bool *among = xcalloc(network->node_count, sizeof *among);
    for (size_t i = 0; i < consensus->listed; i++)
        among[candidates[i].node] = true;
    bool done = dominance_init(&consensus->dominance, network, among, progress, error);
    free(among);
    for (size_t i = 0; done && i < consensus->row_count; i++) {
        struct consensus_row *row = &consensus->rows[i];
        row->best = 1 + consensus->dominance.above[row->node];
        row->worst = (uint32_t)consensus->listed - consensus->dominance.below[row->node];
    }
    return done;
}

bool consensus_init(struct consensus *consensus, struct network *network,
                    const struct ranking_options *options, struct error *error)
{
    size_t count = options->measure_count;
    struct key *candidates = NULL;
    uint32_t *ranks = xcalloc(network->node_count * count, sizeof *ranks);
    *consensus = (struct consensus){
        .network = network,
        .measure_count = count,
        .seed = options->measuring.random_seed ? options->measuring.random_seed : 1,
        .normalized = options->measuring.normalized};
    consensus->remarks = xcalloc(count, sizeof *consensus->remarks);
    consensus->measures = xcalloc(count, sizeof *consensus->measures);
    memcpy(consensus->measures, options->measures, count * sizeof *consensus->measures);
    bool done = rank_nodes(consensus, network, options, ranks, &candidates, error);
    if (done) {
        take_ranks(consensus, candidates, ranks);
        consensus->concordance = concordance(consensus->ranks, consensus->listed, count);
        done = find_order(consensus, candidates, options, error) &&
               find_dominance(consensus, network, candidates, options->measuring.progress, error);
    }
    free(candidates);
    free(ranks);
    if (!done)
        consensus_release(consensus);
    return done;
}

void consensus_release(struct consensus *consensus)
{
    if (!consensus)
        return;
    for (size_t m = 0; m < consensus->measure_count; m++)
        text_release(&consensus->remarks[m]);
    text_release(&consensus->undominated);
    dominance_release(&consensus->dominance);
    free(consensus->remarks);
    free(consensus->measures);
    free(consensus->rows);
    free(consensus->ranks);
    *consensus = (struct consensus){0};
}
