/*
 * path_sampling.c: counts which nodes and ties random shortest paths pass. Samples are drawn in
 * blocks, each from a seed of its own, and counts are whole numbers: it does not matter which
 * thread takes which block.
 */
#include "measure/path_sampling.h"

#include "base/jobs.h"
#include "base/xalloc.h"
#include "measure/path_search.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Samples a block. */
enum { BLOCK = 256 };

struct worker {
    struct path_search search;
    uint64_t *nodes, *ties; /* NULL: not wanted */
};

static void count_path(struct worker *worker)
{
    const struct path_search *search = &worker->search;
    for (size_t i = 0; worker->nodes && i < search->node_count; i++)
        worker->nodes[search->nodes[i]]++;
    for (size_t i = 0; worker->ties && i < search->tie_count; i++)
        worker->ties[search->ties[i]]++;
}

static void take_block(struct worker *worker, const struct ground *ground,
                       const struct path_sampling *sampling, size_t block)
{
    uint64_t seed = sampling->seed ? sampling->seed : 1;
    struct random random = random_start(seed, block);
    size_t end = (block + 1) * BLOCK;
    if (end > sampling->count)
        end = sampling->count;
    for (size_t i = block * BLOCK; i < end && !progress_interrupted(); i++) {
        uint32_t n = (uint32_t)ground->node_count;
        uint32_t from = random_index(&random, n), to = random_index(&random, n - 1);
        to += to >= from;
        if (path_search_draw(&worker->search, from, to, &random))
            count_path(worker);
    }
}

static void hand_in(const uint64_t *from, double *to, size_t count)
{
    for (size_t i = 0; from && to && i < count; i++)
        to[i] += (double)from[i];
}

static void run_blocks(const struct ground *ground, size_t tie_count,
                       const struct path_sampling *sampling)
{
    size_t block_count = (sampling->count + BLOCK - 1) / BLOCK;
#pragma omp parallel num_threads((int)jobs_count())
    {
        struct worker worker = {0};
        path_search_init(&worker.search, ground);
        if (sampling->nodes)
            worker.nodes = xcalloc(ground->node_count, sizeof *worker.nodes);
        if (sampling->ties)
            worker.ties = xcalloc(tie_count, sizeof *worker.ties);
#pragma omp for schedule(dynamic, 1)
        for (size_t block = 0; block < block_count; block++) {
            take_block(&worker, ground, sampling, block);
            if (jobs_index() == 0)
                progress_report(sampling->progress, sampling->what,
                                (double)(block + 1) / (double)block_count);
        }
#pragma omp critical
        {
            hand_in(worker.nodes, sampling->nodes, ground->node_count);
            hand_in(worker.ties, sampling->ties, tie_count);
        }
        free(worker.ties);
        free(worker.nodes);
        path_search_release(&worker.search);
    }
}

/* Whole numbers up to here, their sums are exact in any order. */
static void start(double *counts, size_t count)
{
    for (size_t i = 0; counts && i < count; i++)
        counts[i] = 0;
}

static void divide(double *counts, size_t count, double divisor)
{
    for (size_t i = 0; counts && i < count; i++)
        counts[i] /= divisor;
}

bool path_sampling_run(const struct ground *ground, size_t tie_count,
                       const struct path_sampling *sampling, struct error *error)
{
    start(sampling->nodes, ground->node_count);
    start(sampling->ties, tie_count);
    if (ground->node_count < 2 || !sampling->count)
        return true;
    run_blocks(ground, tie_count, sampling);
    if (progress_stopped(sampling->what, error))
        return false;
    divide(sampling->nodes, ground->node_count, (double)sampling->count);
    divide(sampling->ties, tie_count, (double)sampling->count);
    return true;
}

/*
 * The most ties of a shortest path, or more: no two nodes of a component are farther apart than the
 * two that are farthest from a third, taken together.
 */
static size_t longest_path(const struct ground *ground)
{
    struct paths paths;
    size_t longest = 0;
    bool *seen = xcalloc(ground->node_count, sizeof *seen);
    paths_init(&paths, ground);
    for (uint32_t node = 0; node < ground->node_count; node++) {
        if (seen[node] || progress_interrupted())
            continue;
        paths_search(&paths, node);
        for (size_t i = 0; i < paths.count; i++)
            seen[paths.order[i]] = true;
        size_t last = paths.count - 1;
        size_t far = paths.marks[paths.order[last]];
        size_t next = last ? paths.marks[paths.order[last - 1]] : 0;
        longest = far + next > longest ? far + next : longest;
    }
    paths_release(&paths);
    free(seen);
    return longest;
}

/* How many nodes between its ends, or ties, the longest shortest path has; 0: not known. */
static double most_passed(const struct ground *ground, bool of_ties)
{
    bool undirected = ground->in == ground->out;
    if (ground->lengths || !undirected)
        return 0;
    struct ground whole = *ground;
    whole.cutoff = (double)INFINITY;
    double ties = fmin((double)longest_path(&whole), ground->cutoff);
    return fmax(of_ties ? ties : ties - 1, 1);
}

double path_sampling_count(const struct ground *ground, size_t tie_count, bool of_ties,
                           double error, double doubt)
{
    double count = of_ties ? (double)tie_count : (double)ground->node_count;
    double passed = most_passed(ground, of_ties);
    double by_count = log(2 * fmax(count, 1) / doubt);
    double by_length = floor(log2(passed)) + 1 + log(1 / doubt);
    double bound = passed > 0 ? fmin(by_count, by_length) : by_count;
    return ceil(bound / (2 * error * error));
}
