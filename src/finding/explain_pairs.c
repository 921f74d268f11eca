/*
 * explain_pairs.c: betweenness as the sum over pairs of others: of each, the share of its shortest
 * paths that pass the node. From every source the paths are counted, and the share that passes is
 * led on from the node to all behind it.
 */
#include "finding/explain.h"

#include "base/jobs.h"
#include "base/xalloc.h"
#include "finding/best_pairs.h"
#include "measure/counted_paths.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Sources are summed in blocks, and these in order, so that threads do not change a bit. */
enum { BLOCK = 16, WORTH_THREADS = 20000 };

/* The work of one explanation; one thread's has paths, and what it hands in block by block. */
struct work {
    struct explanation *explanation;
    struct ground ground;
    double factor; /* of the score, for a pair */
    struct best_pairs best;
    double *coming;    /* by node: what comes to the explained node from there */
    double count, sum; /* of the pairs, and of their amounts */

    struct paths paths;
    double *passing; /* by node: the share of the paths from the source that pass; 0 between */
};

static double distance_of(const struct paths *paths, uint32_t node)
{
    return paths->distances ? paths->distances[node] : paths->marks[node];
}

static void add_pair(struct work *work, uint32_t source, uint32_t target)
{
    const uint32_t *entities = work->explanation->network->entities;
    struct explanation_pair pair = {.from = entities[source],
                                    .to = entities[target],
                                    .share = fmin(work->passing[target], 1),
                                    .distance = distance_of(&work->paths, target)};
    pair.amount = pair.share * work->factor;
    work->count++;
    work->sum += pair.amount;
    best_pairs_add(&work->best, &pair);
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

/* Whether a tie from there to the node, the entry of its row, is the last step of shortest paths.
 */
static bool leads_to(const struct paths *paths, uint32_t entry, uint32_t node)
{
    const struct rows *in = paths->ground->in;
    uint32_t from = in->others[entry];
    if (!paths_reach(paths, from))
        return false;
    return paths->ground->lengths ? paths_step(paths, from, 1 / in->weights[entry], node)
                                  : paths->marks[from] + 1 == paths->marks[node];
}

/* Gives those who lead to the node their shares of what passes it. */
static void come_in(struct work *work, uint32_t node, double passed)
{
    const struct rows *in = work->ground.in;
    for (uint32_t entry = in->starts[node]; entry < in->starts[node + 1] && passed > 0; entry++)
        if (leads_to(&work->paths, entry, node))
            work->coming[in->others[entry]] +=
                passed * share_of(&work->paths, in->others[entry], node);
}

static void take_block(struct work *work, size_t first, size_t end)
{
    uint32_t node = explained_node(work->explanation);
    for (size_t i = first; i < end && !progress_interrupted(); i++) {
        uint32_t source = (uint32_t)i;
        if (source == node)
            continue;
        paths_search(&work->paths, source);
        if (paths_reach(&work->paths, node))
            come_in(work, node, lead_on(work, source, node));
    }
}

/* Adds a thread's sums of a block to those of all, and empties them. */
static void hand_in(struct work *own, struct work *all)
{
    size_t n = all->ground.node_count;
    for (size_t i = 0; i < n; i++)
        all->coming[i] += own->coming[i];
    memset(own->coming, 0, n * sizeof *own->coming);
    all->count += own->count;
    all->sum += own->sum;
    own->count = own->sum = 0;
}

static void thread_init(struct work *own, const struct work *all)
{
    size_t n = all->ground.node_count;
    *own = (struct work){.explanation = all->explanation,
                         .ground = all->ground,
                         .factor = all->factor,
                         .best = {.dossier = all->best.dossier, .top = all->best.top}};
    own->coming = xcalloc(n, sizeof *own->coming);
    own->passing = xcalloc(n, sizeof *own->passing);
    paths_init(&own->paths, &all->ground);
}

static void thread_release(struct work *own)
{
    paths_release(&own->paths);
    free(own->passing);
    free(own->coming);
}

static bool worth_threads(const struct work *work)
{
    return work->ground.out->entry_count >= WORTH_THREADS;
}

static bool search(struct work *all, const struct progress *progress, struct error *error)
{
    size_t n = all->ground.node_count;
#pragma omp parallel num_threads(worth_threads(all) ? (int)jobs_count() : 1)
    {
        struct work own;
        thread_init(&own, all);
#pragma omp for ordered schedule(dynamic)
        for (size_t block = 0; block < n; block += BLOCK) {
            take_block(&own, block, block + BLOCK < n ? block + BLOCK : n);
#pragma omp ordered
            hand_in(&own, all);
            if (jobs_index() == 0)
                progress_report(progress, "pairs", (double)block / (double)n);
        }
#pragma omp critical
        best_pairs_join(&all->best, &own.best);
        thread_release(&own);
    }
    return !progress_stopped("explaining betweenness", error);
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
    struct best_pairs *best = &work->best;
    best_pairs_sort(best);
    explanation->all_pairs = work->count;
    explanation->pairs_sum = work->sum;
    explanation->remainder = explanation->score - work->sum;
    explanation->pairs = xcalloc(best->count, sizeof *explanation->pairs);
    explanation->pair_count = best->count;
    for (size_t i = 0; i < best->count; i++) {
        explanation->pairs[i] = best->keys[i].pair;
        explanation->pairs_part += best->keys[i].pair.amount;
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
                        .best = {.dossier = network->view->dossier, .top = options->top}};
    if (!ground_init(&work.ground, network, (double)INFINITY, error)) {
        ground_release(&work.ground);
        return false;
    }
    work.coming = xcalloc(network->node_count, sizeof *work.coming);
    bool done = search(&work, options->measuring.progress, error);
    if (done) {
        take_pairs(&work);
        if (!network->projection.project)
            take_parts(&work, scores, options->top);
    }
    best_pairs_release(&work.best);
    free(work.coming);
    ground_release(&work.ground);
    return done;
}
