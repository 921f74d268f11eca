/*
 * brandes.c: Brandes' sums over all sources. Each thread takes blocks of sources and sums them in
 * arrays of its own; these are added to the result in order of block, so that it does not depend on
 * which thread was first.
 */
#include "measure/brandes.h"

#include "base/jobs.h"
#include "base/xalloc.h"
#include "measure/brandes_batch.h"
#include "measure/counted_paths.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    BLOCK = 64,          /* sources a block; fixed, since it decides the order of the sums */
    BATCH_LEAST = 512,   /* nodes below which batches are not worth their tables */
    TRIED = 4,           /* sources that are searched one by one to tell */
    SERIAL_WORK = 500000 /* sources x ties below which one thread is done sooner than two */
};

/* Shared by the threads. */
struct run {
    const struct brandes *brandes;
    struct ground ground;
    uint32_t *sources; /* that ties leave, and that count */
    size_t source_count, node_count, tie_count, block_count;
    size_t threads;
    bool batched;
};

/* One thread's. */
struct worker {
    struct paths paths;
    struct batch batch; /* where the run is batched */
    double *nodes, *ties;
};

static void worker_init(struct worker *worker, const struct run *run, bool batched)
{
    *worker = (struct worker){0};
    paths_init(&worker->paths, &run->ground);
    if (batched)
        batch_init(&worker->batch, &run->ground);
    worker->nodes = xcalloc(run->node_count, sizeof *worker->nodes);
    if (run->brandes->ties)
        worker->ties = xcalloc(run->tie_count, sizeof *worker->ties);
}

static void worker_release(struct worker *worker)
{
    free(worker->ties);
    free(worker->nodes);
    batch_release(&worker->batch);
    paths_release(&worker->paths);
}

static double weight_of(const struct run *run, uint32_t source)
{
    return run->brandes->weights ? run->brandes->weights[source] : 1;
}

static void take_source(struct worker *worker, const struct run *run, uint32_t source)
{
    paths_search(&worker->paths, source);
    paths_depend(&worker->paths, weight_of(run, source), worker->nodes, worker->ties);
}

static bool take_batch(struct worker *worker, const struct run *run, const uint32_t *sources,
                       size_t count)
{
    double weights[BATCH_LANES] = {0};
    for (size_t i = 0; i < count; i++)
        weights[i] = weight_of(run, sources[i]);
    return batch_run(&worker->batch, sources, weights, count, worker->nodes);
}

static void take_block(struct worker *worker, const struct run *run, size_t block)
{
    size_t end = (block + 1) * BLOCK;
    if (end > run->source_count)
        end = run->source_count;
    for (size_t i = block * BLOCK; i < end && !progress_interrupted(); i += BATCH_LANES) {
        size_t count = end - i < BATCH_LANES ? end - i : BATCH_LANES;
        if (run->batched && take_batch(worker, run, &run->sources[i], count))
            continue;
        for (size_t j = 0; j < count && !progress_interrupted(); j++)
            take_source(worker, run, run->sources[i + j]);
    }
}

static void add_and_empty(double *from, double *to, size_t count)
{
    for (size_t i = 0; i < count; i++)
        to[i] += from[i];
    memset(from, 0, count * sizeof *from);
}

/* The thread's sums of a block; of blocks that were interrupted nothing counts. */
static void hand_in(struct worker *worker, const struct run *run, size_t block)
{
    const struct brandes *brandes = run->brandes;
    if (progress_interrupted())
        return;
    add_and_empty(worker->nodes, brandes->nodes, run->node_count);
    if (brandes->ties)
        add_and_empty(worker->ties, brandes->ties, run->tie_count);
    progress_report(brandes->progress, brandes->what,
                    (double)(block + 1) / (double)run->block_count);
}

static void run_blocks(const struct run *run)
{
#pragma omp parallel num_threads((int)run->threads)
    {
        struct worker worker;
        worker_init(&worker, run, run->batched);
#pragma omp for ordered schedule(dynamic, 1)
        for (size_t block = 0; block < run->block_count; block++) {
            take_block(&worker, run, block);
#pragma omp ordered
            hand_in(&worker, run, block);
        }
        worker_release(&worker);
    }
}

/*
 * Whether a batch takes less work than its sources one by one, tried on a batch of sources from all
 * over the network, and on a few of them. Counted, not timed: the same network is computed the same
 * way everywhere.
 */
static bool batch_pays(const struct run *run)
{
    struct worker worker;
    uint32_t sources[BATCH_LANES];
    uint64_t plain = 0;
    worker_init(&worker, run, true);
    for (size_t i = 0; i < BATCH_LANES; i++)
        sources[i] = run->sources[i * run->source_count / BATCH_LANES];
    for (size_t i = 0; i < BATCH_LANES && !progress_interrupted(); i += BATCH_LANES / TRIED) {
        paths_search(&worker.paths, sources[i]);
        plain += paths_work(&worker.paths) * (BATCH_LANES / TRIED);
    }
    bool pays = take_batch(&worker, run, sources, BATCH_LANES) && worker.batch.work < plain;
    worker_release(&worker);
    return pays;
}

static bool choose_batch(const struct run *run)
{
    const struct brandes *brandes = run->brandes;
    if (brandes->ties || run->ground.lengths || brandes->kernel == BRANDES_PLAIN)
        return false;
    if (brandes->kernel == BRANDES_BATCH)
        return true;
    return run->node_count >= BATCH_LEAST && run->source_count >= BLOCK && batch_pays(run);
}

static void list_sources(struct run *run)
{
    const uint32_t *starts = run->ground.out->starts;
    run->sources = xreallocarray(NULL, run->node_count, sizeof *run->sources);
    for (uint32_t node = 0; node < run->node_count; node++)
        if (starts[node] < starts[node + 1] && weight_of(run, node) != 0)
            run->sources[run->source_count++] = node;
    run->block_count = (run->source_count + BLOCK - 1) / BLOCK;
}

static size_t choose_threads(const struct run *run)
{
    double work = (double)run->source_count * (double)run->ground.out->entry_count;
    return work < SERIAL_WORK ? 1 : jobs_count();
}

bool brandes_run(struct network *network, const struct brandes *brandes, struct error *error)
{
    struct run run = {
        .brandes = brandes, .node_count = network->node_count, .tie_count = network->tie_count};
    if (!ground_init(&run.ground, network, brandes->cutoff, error) ||
        (brandes->ties && !network_row_ties(network, WAY_OUT, error))) {
        ground_release(&run.ground);
        return false;
    }
    memset(brandes->nodes, 0, run.node_count * sizeof *brandes->nodes);
    if (brandes->ties)
        memset(brandes->ties, 0, run.tie_count * sizeof *brandes->ties);
    list_sources(&run);
    run.threads = choose_threads(&run);
    run.batched = choose_batch(&run);
    run_blocks(&run);
    free(run.sources);
    ground_release(&run.ground);
    return !progress_stopped(brandes->what, error);
}
