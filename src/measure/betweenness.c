/*
 * betweenness.c: who, and which tie, lies on the shortest paths between others. A weighted path's
 * length is the sum of 1/weight, and lengths that differ by no more than 1e-10 of their sum are the
 * same (PATHS_TOLERANCE). Parallel ties that are kept are paths of their own.
 */
#include "measure/measures.h"

#include "base/xalloc.h"
#include "measure/brandes.h"
#include "measure/path_sampling.h"

#include <math.h>
#include <stdlib.h>

/* Of --approximate: the probability that an error is larger than was allowed. */
#define DOUBT .1

enum {
    DEFAULT_CUTOFF = 2,
    /* One source to all others takes as long as this many pairs, or as one of them by Dijkstra. */
    PAIRS_A_SOURCE = 8
};

/* What the functions below pass to each other. */
struct task {
    struct network *network;
    const struct measure_options *options;
    double cutoff;
    bool of_ties;
    const char *what;
    double *scores;
    struct text *remark;
};

static size_t score_count(const struct task *task)
{
    return task->of_ties ? task->network->tie_count : task->network->node_count;
}

/*
 * The kernels count pairs in order, (s, t) and (t, s). What a score divides their sum by:
 * undirected 2, since a pair is one; normalized by the number of pairs in order, of others for a
 * node.
 */
static double divisor(const struct task *task)
{
    double n = (double)task->network->node_count;
    if (!task->options->normalized)
        return task->network->projection.directed ? 1 : 2;
    return task->of_ties ? n * (n - 1) : (n - 1) * (n - 2);
}

static void scale(const struct task *task, double factor)
{
    double by = divisor(task);
    for (size_t i = 0; i < score_count(task); i++)
        task->scores[i] = by > 0 ? task->scores[i] * factor / by : 0;
}

static bool compute(const struct task *task, struct error *error)
{
    double *nodes = task->scores;
    if (task->of_ties)
        nodes = xreallocarray(NULL, task->network->node_count, sizeof *nodes);
    struct brandes brandes = {.cutoff = task->cutoff,
                              .nodes = nodes,
                              .ties = task->of_ties ? task->scores : NULL,
                              .what = task->what,
                              .progress = task->options->progress};
    bool done = brandes_run(task->network, &brandes, error);
    if (task->of_ties)
        free(nodes);
    if (done)
        scale(task, 1);
    return done;
}

/* With thousands apart: 1,234,567. */
static void add_number(struct text *text, size_t number)
{
    if (number >= 1000) {
        add_number(text, number / 1000);
        text_addf(text, ",%03zu", number % 1000);
    } else {
        text_addf(text, "%zu", number);
    }
}

/* Shares of pairs in order become what compute() sums: the number of these pairs. */
static bool sample(const struct task *task, const struct ground *ground, size_t count,
                   struct error *error)
{
    double n = (double)task->network->node_count;
    uint64_t seed = task->options->random_seed ? task->options->random_seed : 1;
    struct path_sampling sampling = {.count = count,
                                     .seed = seed,
                                     .nodes = task->of_ties ? NULL : task->scores,
                                     .ties = task->of_ties ? task->scores : NULL,
                                     .what = task->what,
                                     .progress = task->options->progress};
    if (!path_sampling_run(ground, task->network->tie_count, &sampling, error))
        return false;
    scale(task, n * (n - 1));
    text_addf(task->remark, "within %g of the normalized score with probability %g; ",
              task->options->approximate, 1 - DOUBT);
    add_number(task->remark, count);
    text_addf(task->remark, " paths sampled, seed %llu", (unsigned long long)seed);
    return true;
}

/* By sampling, or exactly where that is less work. */
static bool approximate(const struct task *task, const struct ground *ground, struct error *error)
{
    double n = (double)task->network->node_count;
    /* Normalized, a node's score is of the pairs of others, and a sample's share of all pairs. */
    double within = task->options->approximate * (task->of_ties ? 1 : (n - 2) / n);
    double count =
        n < 3 ? 0
              : path_sampling_count(ground, task->network->tie_count, task->of_ties, within, DOUBT);
    double pairs = ground->lengths ? n : PAIRS_A_SOURCE * n;
    if (count > 0 && count < pairs)
        return sample(task, ground, (size_t)count, error);
    text_add(task->remark, "exact, which takes less than sampling");
    return compute(task, error);
}

static bool run(const struct task *task, struct error *error)
{
    struct ground ground;
    double allowed = task->options->approximate;
    if (allowed == 0)
        return compute(task, error);
    if (!(allowed > 0 && allowed < 1))
        return error_set(error, ERROR_USAGE, "an error of %g is none that %s can be given to",
                         allowed, task->what);
    bool ready = ground_init(&ground, task->network, task->cutoff, error) &&
                 (!task->of_ties || (network_row_ties(task->network, WAY_OUT, error) &&
                                     network_row_ties(task->network, WAY_IN, error)));
    bool done = ready && approximate(task, &ground, error);
    ground_release(&ground);
    return done;
}

/*
 * For each pair of others, the share of its shortest paths that pass the node; undirected, each
 * pair counts once. Normalized: by the number of pairs of others.
 * Freeman (1977), Sociometry 40, 35-41; computed by Brandes (2001), or approximately, by sampling.
 */
bool betweenness_nodes(struct network *network, const struct measure_options *options,
                       double *scores, struct text *remark, struct error *error)
{
    struct task task = {network, options, (double)INFINITY, false, "betweenness", scores, remark};
    return run(&task, error);
}

/*
 * For each pair of nodes, the share of its shortest paths that take the tie. Normalized: by the
 * number of pairs.
 * Girvan & Newman (2002), PNAS 99, 7821-7826; Brandes (2008), Social Networks 30, 136-145.
 */
bool betweenness_ties(struct network *network, const struct measure_options *options,
                      double *scores, struct text *remark, struct error *error)
{
    struct task task = {network, options, (double)INFINITY, true, "betweenness", scores, remark};
    return run(&task, error);
}

static bool run_within(struct task task, struct error *error)
{
    size_t cutoff = task.options->cutoff ? task.options->cutoff : DEFAULT_CUTOFF;
    task.cutoff = (double)cutoff;
    task.what = "k-betweenness";
    text_addf(task.remark, "cutoff %zu%s", cutoff, task.options->approximate > 0 ? ", " : "");
    return run(&task, error);
}

/*
 * Betweenness of the shortest paths that are no longer than the cutoff (2 by default): in ties, or
 * weighted in length. Normalized: by the number of pairs of others.
 * Borgatti & Everett (2006), Social Networks 28, 466-484.
 */
bool betweenness_k_nodes(struct network *network, const struct measure_options *options,
                         double *scores, struct text *remark, struct error *error)
{
    struct task task = {network, options, 0, false, NULL, scores, remark};
    return run_within(task, error);
}

/* The same for ties, as betweenness_ties(). */
bool betweenness_k_ties(struct network *network, const struct measure_options *options,
                        double *scores, struct text *remark, struct error *error)
{
    struct task task = {network, options, 0, true, NULL, scores, remark};
    return run_within(task, error);
}
