/*
 * subgraph.c: closed walks from a node back to itself, the long ones counting little.
 *
 * The diagonal of exp(A) holds the squared lengths of the columns of exp(A / 2). Their series has
 * no negative term, so nothing cancels, and small scores are as exact as large ones. LANES columns
 * are taken at a time, side by side in memory.
 */
#include "measure/components.h"
#include "measure/leading.h"
#include "measure/measures.h"

#include "base/clones.h"
#include "base/jobs.h"
#include "base/xalloc.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LANES = 8 };

/* Beyond exp(highest) a double ends, so greater scores are given as shares. */
static const double highest = 700;

/* Columns that grow beyond this square are made smaller by `shrink`. */
static const double too_large = 1e250, shrink = 0x1p-400;

/* What all threads know. */
struct series {
    const struct rows *rows; /* of one component */
    double value;            /* no eigenvalue is larger */
    double shift;            /* scores are divided by exp(shift) */
    const uint32_t *nodes;   /* the component's, by place */
    double *scores;          /* the network's, by node */
    const struct progress *progress;
    size_t done, total; /* nodes of the network */
};

/* What one thread works on: entries [v * LANES + lane]. */
struct columns {
    double *term, *next, *sum;
    double term_squares[LANES], sum_squares[LANES];
    double logarithm; /* what they have been divided by */
};

/* next = factor * A term, and sum += next. */
KERNEL_CLONES
static void advance(const struct rows *rows, double factor, struct columns *columns)
{
    double terms[LANES] = {0}, sums[LANES] = {0};
    for (size_t v = 0; v < rows->node_count; v++) {
        double pulled[LANES] = {0};
        double *next = columns->next + v * LANES, *sum = columns->sum + v * LANES;
        for (uint32_t i = rows->starts[v]; i < rows->starts[v + 1]; i++) {
            const double *from = columns->term + (size_t)rows->others[i] * LANES;
            double weight = rows->weights ? rows->weights[i] : 1;
            for (size_t lane = 0; lane < LANES; lane++)
                pulled[lane] += weight * from[lane];
        }
        for (size_t lane = 0; lane < LANES; lane++) {
            next[lane] = factor * pulled[lane];
            sum[lane] += next[lane];
            terms[lane] += next[lane] * next[lane];
            sums[lane] += sum[lane] * sum[lane];
        }
    }
    memcpy(columns->term_squares, terms, sizeof terms);
    memcpy(columns->sum_squares, sums, sizeof sums);
}

/* Whether the last term is nothing beside the sum, in each lane. */
static bool settled(const struct columns *columns)
{
    for (size_t lane = 0; lane < LANES; lane++)
        if (columns->term_squares[lane] > 1e-32 * columns->sum_squares[lane])
            return false;
    return true;
}

static void keep_small(struct columns *columns, size_t n)
{
    double most = 0;
    for (size_t lane = 0; lane < LANES; lane++)
        most = fmax(most, columns->sum_squares[lane]);
    if (most < too_large)
        return;
    for (size_t i = 0; i < n * LANES; i++) {
        columns->term[i] *= shrink;
        columns->sum[i] *= shrink;
    }
    columns->logarithm -= log(shrink);
}

/* Sums the series of the columns `first` and on, each from a 1 in its own place. */
static void sum_series(const struct series *series, size_t first, struct columns *columns)
{
    size_t n = series->rows->node_count;
    memset(columns->term, 0, n * LANES * sizeof *columns->term);
    for (size_t lane = 0; lane < LANES && first + lane < n; lane++)
        columns->term[(first + lane) * LANES + lane] = 1;
    memcpy(columns->sum, columns->term, n * LANES * sizeof *columns->sum);
    for (size_t lane = 0; lane < LANES; lane++)
        columns->term_squares[lane] = columns->sum_squares[lane] = 1;
    columns->logarithm = 0;
    /* From `value` on each term is less than half of the one before: so is all that follows. */
    for (size_t k = 1; (double)k <= series->value || !settled(columns); k++) {
        advance(series->rows, 1 / (2 * (double)k), columns);
        double *done = columns->term;
        columns->term = columns->next;
        columns->next = done;
        keep_small(columns, n);
        if (progress_interrupted())
            break;
    }
}

static void take_scores(const struct series *series, size_t first, const struct columns *columns)
{
    size_t n = series->rows->node_count;
    for (size_t lane = 0; lane < LANES && first + lane < n; lane++) {
        double squares = 0, away = 2 * columns->logarithm - series->shift;
        for (size_t v = 0; v < n; v++)
            squares += columns->sum[v * LANES + lane] * columns->sum[v * LANES + lane];
        series->scores[series->nodes[first + lane]] =
            away == 0 ? squares : exp(log(squares) + away);
    }
}

static void score_component(struct series *series)
{
    size_t n = series->rows->node_count, groups = (n + LANES - 1) / LANES;
#pragma omp parallel num_threads(groups > 4 ? (int)jobs_count() : 1)
    {
        double *room = xreallocarray(NULL, 3 * n, LANES * sizeof *room);
        struct columns columns = {
            .term = room, .next = room + n * LANES, .sum = room + 2 * n * LANES};
#pragma omp for schedule(dynamic)
        for (size_t group = 0; group < groups; group++) {
            if (progress_interrupted())
                continue;
            if (jobs_index() == 0)
                progress_report(series->progress, "subgraph",
                                (double)(series->done + group * LANES) / (double)series->total);
            sum_series(series, group * LANES, &columns);
            take_scores(series, group * LANES, &columns);
        }
        free(room);
    }
    series->done += n;
}

/* The leading eigenvalue is not above the largest sum of a row. */
static double largest_sum(const struct rows *rows)
{
    double most = 0;
    for (size_t v = 0; v < rows->node_count; v++) {
        double sum = 0;
        for (uint32_t i = rows->starts[v]; i < rows->starts[v + 1]; i++)
            sum += rows->weights ? rows->weights[i] : 1;
        most = fmax(most, sum);
    }
    return most;
}

static void score_components(struct series *series, const struct rows *rows, double value)
{
    struct components components;
    components_init(&components, rows);
    for (size_t p = 0; p < components.count && !progress_interrupted(); p++) {
        struct rows *own = components_rows(&components, p, rows);
        series->rows = own;
        series->nodes = components.nodes + components.starts[p];
        series->value = fmin(value, largest_sum(own));
        score_component(series);
        rows_free(own);
    }
    components_release(&components);
}

/*
 * The sum over all closed walks from the node, of length k by 1/k!: the diagonal of exp(A); 1 for
 * an isolate. Where the largest eigenvalue is above 700 that is beyond a double, and the scores are
 * divided by its exponential, as the remark says. The time grows with nodes times ties.
 * Estrada & Rodriguez-Velazquez (2005), Physical Review E 71, 056103.
 */
bool subgraph_scores(struct network *network, const struct measure_options *options, double *scores,
                     struct text *remark, struct error *error)
{
    bool weighted = network->projection.weighted;
    const struct rows *rows = weighted ? network_row_weights(network, WAY_ALL, error)
                                       : network_rows(network, WAY_ALL, error);
    struct rounds rounds = {.what = "subgraph", .tolerance = 1e-13, .most = 100000};
    struct pull pull;
    double value;
    if (!rows || !pull_network(&pull, network, WAY_ALL, error))
        return false;
    bool done = leading_value(&(struct matrix){.second = &pull}, &value, &rounds, error);
    pull_release(&pull);
    if (!done)
        return false;
    struct series series = {.shift = value > highest ? value : 0,
                            .scores = scores,
                            .progress = options->progress,
                            .total = network->node_count};
    score_components(&series, rows, value);
    if (progress_stopped("subgraph", error))
        return false;
    text_add(remark, "to 1e-13");
    if (series.shift > 0)
        text_addf(remark, ", divided by exp(%.10g)", series.shift);
    return true;
}
