/*
 * explain_pairs.c: betweenness as the sum over pairs of others: of each, the share of its shortest
 * paths that pass the node. From every source the paths are counted, and the share that passes is
 * led on from the node to all behind it.
 */
#include "finding/explain.h"

#include "base/xalloc.h"
#include "finding/rounding.h"
#include "measure/counted_paths.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What orders the pairs; qsort() takes no context. */
struct key {
    double amount, distance; /* rounded */
    const char *from, *to;
    struct explanation_pair pair;
};

/* The work of one explanation. */
struct work {
    struct explanation *explanation;
    struct ground ground;
    struct paths paths;
    double *passing;  /* by node: the share of the paths from the source that pass; 0 between */
    double *coming;   /* by node: what comes to the explained node from there */
    double factor;    /* of the score, for a pair */
    struct key *keys; /* the best pairs so far, and some that may be */
    size_t count, capacity, top;
    struct key worst; /* of the best `top`; its ids are NULL until there are so many */
};

static int compare_ids(const struct key *a, const struct key *b)
{
    int from = strcmp(a->from, b->from);
    return from ? from : strcmp(a->to, b->to);
}

static int compare_keys(const void *left, const void *right)
{
    const struct key *a = left, *b = right;
    if (a->amount != b->amount)
        return a->amount > b->amount ? -1 : 1;
    if (a->distance != b->distance)
        return a->distance < b->distance ? -1 : 1;
    return compare_ids(a, b);
}

/* Sorts the pairs, and drops what is beyond the best. */
static void keep_best(struct work *work)
{
    if (work->count)
        qsort(work->keys, work->count, sizeof *work->keys, compare_keys);
    if (!work->top || work->count < work->top)
        return;
    work->count = work->top;
    work->worst = work->keys[work->count - 1];
}

/*
 * Whether the pair, its numbers not yet rounded, is surely none of the best: rounding is slow, and
 * of millions of pairs few need it.
 */
static bool is_beyond(const struct work *work, const struct key *key)
{
    const struct key *worst = &work->worst;
    if (!worst->from)
        return false;
    if (key->amount != worst->amount)
        return key->amount < worst->amount * (1 - 1e-9);
    if (key->distance != worst->distance)
        return key->distance > worst->distance * (1 + 1e-9);
    return compare_ids(key, worst) > 0;
}

static double distance_of(const struct paths *paths, uint32_t node)
{
    return paths->distances ? paths->distances[node] : paths->marks[node];
}

static void add_pair(struct work *work, uint32_t source, uint32_t target)
{
    struct explanation *explanation = work->explanation;
    const uint32_t *entities = explanation->network->entities;
    const struct entity *all = explanation->network->view->dossier->entities;
    struct explanation_pair pair = {.from = entities[source],
                                    .to = entities[target],
                                    .share = fmin(work->passing[target], 1),
                                    .distance = distance_of(&work->paths, target)};
    pair.amount = pair.share * work->factor;
    explanation->all_pairs++;
    explanation->pairs_sum += pair.amount;
    struct key key = {pair.amount, pair.distance, all[pair.from].id, all[pair.to].id, pair};
    if (is_beyond(work, &key))
        return;
    key.amount = rounded_score(key.amount);
    key.distance = rounded_score(key.distance);
    work->keys = xgrow(work->keys, work->count, &work->capacity, sizeof *work->keys);
    work->keys[work->count++] = key;
    if (work->top && work->count / 2 >= work->top)
        keep_best(work);
}

/* The share of the shortest paths to `to` that come by way of `from`. */
static double share_of(const struct paths *paths, uint32_t from, uint32_t to)
{
    return paths->large ? scaled_share(paths->scaled[from], paths->scaled[to])
                        : paths->counts[from] / paths->counts[to];
}

/*
 * Leads the share that passes `node` on from there; returns the sum of the shares of those behind
 * it. Undirected, a pair is met from both ends, and listed from that of the lower number.
 */
static double lead_on(struct work *work, uint32_t source, uint32_t node)
{
    const struct paths *paths = &work->paths;
    bool directed = work->explanation->network->projection.directed;
    double sum = 0;
    work->passing[node] = 1;
    for (size_t i = 0; i < paths->count; i++) {
        uint32_t from = paths->order[i];
        double passing = work->passing[from];
        if (passing == 0)
            continue;
        for (uint32_t step = paths->step_starts[i]; step < paths->step_starts[i + 1]; step++) {
            uint32_t to = paths->ground->out->others[paths->steps[step]];
            work->passing[to] += passing * share_of(paths, from, to);
        }
        if (from != node) {
            sum += passing;
            if (directed || source < from)
                add_pair(work, source, from);
        }
        work->passing[from] = 0;
    }
    return sum;
}

/* Gives those who lead to the node their shares of what passes it. */
static void come_in(struct work *work, uint32_t node, double passed)
{
    const struct paths *paths = &work->paths;
    for (size_t i = 0; i < paths->count && passed > 0; i++)
        for (uint32_t step = paths->step_starts[i]; step < paths->step_starts[i + 1]; step++)
            if (paths->ground->out->others[paths->steps[step]] == node)
                work->coming[paths->order[i]] += passed * share_of(paths, paths->order[i], node);
}

static bool search(struct work *work, const struct progress *progress, struct error *error)
{
    uint32_t node = explained_node(work->explanation);
    size_t count = work->ground.node_count;
    for (uint32_t source = 0; source < count; source++) {
        if (source == node)
            continue;
        paths_search(&work->paths, source);
        if (paths_reach(&work->paths, node))
            come_in(work, node, lead_on(work, source, node));
        if (source % 64 == 0)
            progress_report(progress, "pairs", (double)source / (double)count);
        if (progress_stopped("explaining betweenness", error))
            return false;
    }
    return true;
}

/* What a pair counts for in the score. */
static double factor_of(const struct network *network, bool normalized)
{
    double n = (double)network->node_count;
    if (!normalized)
        return 1;
    return n < 3 ? 0 : (network->projection.directed ? 1 : 2) / ((n - 1) * (n - 2));
}

static void take_pairs(struct work *work)
{
    struct explanation *explanation = work->explanation;
    keep_best(work);
    explanation->remainder = explanation->score - explanation->pairs_sum;
    explanation->pairs = xcalloc(work->count, sizeof *explanation->pairs);
    explanation->pair_count = work->count;
    for (size_t i = 0; i < work->count; i++) {
        explanation->pairs[i] = work->keys[i].pair;
        explanation->pairs_part += work->keys[i].pair.amount;
    }
}

/*
 * By node: the least weight that a relation from there must have to be part of a shortest path.
 * Where parallel ties are kept and weighted, only the strongest are.
 */
static double *least_weights(const struct arrivals *arrivals, const struct network *network)
{
    const struct projection *projection = &network->projection;
    double *least = arrivals_largest(arrivals, network->node_count);
    bool strongest = projection->weighted && projection->parallel == PARALLEL_KEEP;
    for (size_t i = 0; i < network->node_count; i++)
        least[i] = strongest ? least[i] * (1 - PATHS_TOLERANCE) : 0;
    return least;
}

/* What comes from a node is split among its relations: as they make the tie, or each alike. */
static void split_parts(struct work *work, struct arrivals *arrivals, const double *scores)
{
    struct explanation *explanation = work->explanation;
    const struct network *network = explanation->network;
    double *least = least_weights(arrivals, network);
    size_t kept = 0;
    for (size_t i = 0; i < arrivals->count; i++) {
        struct arrival arrival = arrivals->items[i];
        if (arrival.weight < least[arrival.from])
            continue;
        if (network->projection.parallel == PARALLEL_KEEP)
            arrival.weight = 1;
        arrivals->items[kept++] = arrival;
    }
    arrivals->count = kept;
    double *sums = arrivals_sums(arrivals, network->node_count);
    explanation->parts = xcalloc(kept, sizeof *explanation->parts);
    for (size_t i = 0; i < kept; i++) {
        const struct arrival *arrival = &arrivals->items[i];
        double amount = work->coming[arrival->from] * arrival->weight / sums[arrival->from];
        if (amount > 0)
            explanation->parts[explanation->part_count++] =
                (struct explanation_part){.position = arrival->position,
                                          .entity = network->entities[arrival->from],
                                          .amount = amount,
                                          .score = scores[arrival->from]};
    }
    free(sums);
    free(least);
}

/* Undirected, the paths of a pair come to the node from both ends: from each for one half. */
static void take_parts(struct work *work, const double *scores, size_t top)
{
    struct explanation *explanation = work->explanation;
    const struct network *network = explanation->network;
    double half = network->projection.directed ? 1 : .5;
    struct arrivals arrivals;
    for (size_t i = 0; i < network->node_count; i++)
        work->coming[i] *= half * work->factor;
    arrivals_of_ties(&arrivals, network, explained_node(explanation));
    split_parts(work, &arrivals, scores);
    explained_parts(explanation, top);
    arrivals_release(&arrivals);
}

bool explain_pairs(struct explanation *explanation, struct network *network,
                   const struct explanation_options *options, const double *scores,
                   struct error *error)
{
    struct work work = {.explanation = explanation,
                        .factor = factor_of(network, explanation->normalized),
                        .top = options->top};
    if (!ground_init(&work.ground, network, (double)INFINITY, error)) {
        ground_release(&work.ground);
        return false;
    }
    paths_init(&work.paths, &work.ground);
    work.passing = xcalloc(network->node_count, sizeof *work.passing);
    work.coming = xcalloc(network->node_count, sizeof *work.coming);
    bool done = search(&work, options->measuring.progress, error);
    if (done) {
        take_pairs(&work);
        if (!network->projection.project)
            take_parts(&work, scores, options->top);
    }
    free(work.keys);
    free(work.coming);
    free(work.passing);
    paths_release(&work.paths);
    ground_release(&work.ground);
    return done;
}
