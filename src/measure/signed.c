/*
 * signed.c: measures that set positive ties against negative ones: positive-degree,
 * negative-degree, net-degree, degree-ratio, pn, pn-in, pn-out, signed-eigenvector.
 */
#include "measure/conjugate.h"
#include "measure/leading.h"
#include "measure/measures.h"

#include "base/xalloc.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Adds `for_positive` or `for_negative` for each tie at the node, in either direction. */
static void count(const struct network *network, double for_positive, double for_negative,
                  double *scores)
{
    memset(scores, 0, network->node_count * sizeof *scores);
    for (size_t i = 0; i < network->tie_count; i++) {
        const struct tie *tie = &network->ties[i];
        double value = tie->sign > 0 ? for_positive : for_negative;
        scores[tie->from] += value;
        scores[tie->to] += value;
    }
}

/* Normalized as degree is: by n - 1, directed by 2 (n - 1). */
static bool counted(const struct network *network, const struct measure_options *options,
                    double *scores)
{
    double others = (double)network->node_count - 1;
    double most = network->projection.directed ? 2 * others : others;
    for (size_t v = 0; options->normalized && most > 0 && v < network->node_count; v++)
        scores[v] /= most;
    return true;
}

/* Positive ties at the node, in either direction. Normalized: by n - 1, directed by 2 (n - 1). */
bool signed_positive_degree(struct network *network, const struct measure_options *options,
                            double *scores, struct text *remark, struct error *error)
{
    (void)remark, (void)error;
    count(network, 1, 0, scores);
    return counted(network, options, scores);
}

/* Negative ties at the node, likewise. */
bool signed_negative_degree(struct network *network, const struct measure_options *options,
                            double *scores, struct text *remark, struct error *error)
{
    (void)remark, (void)error;
    count(network, 0, 1, scores);
    return counted(network, options, scores);
}

/* Positive less negative ties at the node. Normalized likewise: from -1 to 1. */
bool signed_net_degree(struct network *network, const struct measure_options *options,
                       double *scores, struct text *remark, struct error *error)
{
    (void)remark, (void)error;
    count(network, 1, -1, scores);
    return counted(network, options, scores);
}

/*
 * Positive less negative ties as a share of both, from -1 to 1. Not defined (NaN) for an isolate.
 */
bool signed_degree_ratio(struct network *network, const struct measure_options *options,
                         double *scores, struct text *remark, struct error *error)
{
    (void)options, (void)remark, (void)error;
    double *ties = xreallocarray(NULL, network->node_count, sizeof *ties);
    count(network, 1, 1, ties);
    count(network, 1, -1, scores);
    for (size_t v = 0; v < network->node_count; v++)
        scores[v] = ties[v] > 0 ? scores[v] / ties[v] : NAN;
    free(ties);
    return true;
}

/* The rows of a signed matrix, and products with it. */
struct signed_rows {
    struct rows *rows;
    struct pull pull;
};

/* What a tie adds to the matrix's entry. */
typedef double entry_of(const struct network *network, const struct tie *tie);

/*
 * Takes the network's rows with the sum of what the ties of a pair add to its entry. With `once`,
 * of several ties of one sign only the first adds.
 */
static bool signed_rows_init(struct signed_rows *own, struct network *network, enum way way,
                             entry_of *entry, bool once, struct error *error)
{
    const struct rows *rows = network_row_ties(network, way, error);
    if (!rows)
        return false;
    struct rows *out = own->rows = xcalloc(1, sizeof *out);
    out->node_count = rows->node_count;
    out->starts = xcalloc(rows->node_count + 1, sizeof *out->starts);
    out->others = xreallocarray(NULL, rows->entry_count, sizeof *out->others);
    out->weights = xreallocarray(NULL, rows->entry_count, sizeof *out->weights);
    for (size_t v = 0; v < rows->node_count; v++) {
        bool has[2] = {false};
        for (uint32_t i = rows->starts[v]; i < rows->starts[v + 1]; i++) {
            const struct tie *tie = &network->ties[rows->ties[i]];
            bool again = i > rows->starts[v] && rows->others[i] == rows->others[i - 1];
            if (!again)
                has[0] = has[1] = false;
            if (once && has[tie->sign > 0])
                continue;
            has[tie->sign > 0] = true;
            if (!again) {
                out->others[out->entry_count] = rows->others[i];
                out->weights[out->entry_count++] = 0;
            }
            out->weights[out->entry_count - 1] += entry(network, tie);
        }
        out->starts[v + 1] = (uint32_t)out->entry_count;
    }
    pull_init(&own->pull, out->node_count, out->starts, out->others, out->weights);
    return true;
}

static void signed_rows_release(struct signed_rows *own)
{
    pull_release(&own->pull);
    rows_free(own->rows);
}

/* Everett and Borgatti's matrix P - 2 N, which knows no weights. */
static double pn_entry(const struct network *network, const struct tie *tie)
{
    (void)network;
    return tie->sign > 0 ? 1 : -2;
}

/* Where all are set against all, both ways. */
static bool all_against_all(const struct rows *rows)
{
    if (rows->entry_count != rows->node_count * (rows->node_count - 1))
        return false;
    for (size_t i = 0; i < rows->entry_count; i++)
        if (rows->weights[i] != -2)
            return false;
    return true;
}

/*
 * Where the system has no inverse, the index is its limit as the ties' effect grows to what it is:
 * of two nodes 1 / (1 - entry / 2), of all against all 1/2.
 */
static bool take_limits(const struct signed_rows *own, double *scores)
{
    const struct rows *rows = own->rows;
    bool against = all_against_all(rows);
    if (rows->node_count > 2 && !against)
        return false;
    for (size_t v = 0; v < rows->node_count; v++) {
        bool tied = rows->starts[v + 1] > rows->starts[v];
        double entry = tied ? rows->weights[rows->starts[v]] : 0;
        scores[v] = against ? .5 : 1 / (1 - entry / 2);
    }
    return true;
}

static struct rounds rounds_of(const char *what, const struct measure_options *options)
{
    return (struct rounds){
        .what = what, .progress = options->progress, .tolerance = 1e-13, .most = 10000};
}

/* (1 - factor * matrix) scores = 1 + share * sums of `second`'s rows. */
static bool solve_pn(const struct matrix *matrix, double factor, double share, double *scores,
                     struct rounds *rounds, struct error *error)
{
    size_t n = matrix->second->node_count;
    double *right = xreallocarray(NULL, n, sizeof *right);
    for (size_t v = 0; v < n; v++)
        scores[v] = 1;
    pull_product(matrix->second, scores, right);
    for (size_t v = 0; v < n; v++)
        scores[v] = right[v] = 1 + share * right[v];
    struct conjugate system = {matrix, factor, NULL, right};
    bool done = conjugate_solve(&system, scores, rounds, error);
    free(right);
    return done;
}

/*
 * 1 for each node, more for what positive ties bring it and less for what negative ones do: x = 1 +
 * A x / (2 (n - 1)), where A has 1 for a positive tie, -2 for a negative one and -1 for a pair that
 * has both, whatever their weights. An isolate has 1.
 * Everett & Borgatti (2014), Social Networks 38, 111-120.
 */
bool signed_pn(struct network *network, const struct measure_options *options, double *scores,
               struct text *remark, struct error *error)
{
    struct signed_rows own;
    struct rounds rounds = rounds_of("pn", options);
    double most = 2 * ((double)network->node_count - 1);
    if (!signed_rows_init(&own, network, WAY_ALL, pn_entry, true, error))
        return false;
    struct matrix matrix = {.second = &own.pull};
    bool done = take_limits(&own, scores) || solve_pn(&matrix, 1 / most, 0, scores, &rounds, error);
    signed_rows_release(&own);
    if (done)
        rounds_remark(&rounds, remark);
    return done;
}

/* The directed index over the rows of one way; those of the other way lead back. */
static bool directed_pn(struct network *network, enum way way, struct rounds *rounds,
                        double *scores, struct text *remark, struct error *error)
{
    struct signed_rows there, back;
    struct matrix matrix;
    double most = 2 * ((double)network->node_count - 1);
    enum way other = way == WAY_IN ? WAY_OUT : WAY_IN;
    if (!signed_rows_init(&there, network, way, pn_entry, true, error))
        return false;
    bool done = take_limits(&there, scores);
    if (!done && signed_rows_init(&back, network, other, pn_entry, true, error)) {
        matrix_init(&matrix, &back.pull, &there.pull);
        done = solve_pn(&matrix, 1 / (most * most), 1 / most, scores, rounds, error);
        matrix_release(&matrix);
        signed_rows_release(&back);
    }
    signed_rows_release(&there);
    if (done)
        rounds_remark(rounds, remark);
    return done;
}

/* The index by the ties that come in: (1 - A'A / (4 (n-1)^2)) x = (1 + A' / (2 (n-1))) 1. */
bool signed_pn_in(struct network *network, const struct measure_options *options, double *scores,
                  struct text *remark, struct error *error)
{
    struct rounds rounds = rounds_of("pn-in", options);
    return directed_pn(network, WAY_IN, &rounds, scores, remark, error);
}

/* The index by the ties that go out: the same with A and A' in each other's place. */
bool signed_pn_out(struct network *network, const struct measure_options *options, double *scores,
                   struct text *remark, struct error *error)
{
    struct rounds rounds = rounds_of("pn-out", options);
    return directed_pn(network, WAY_OUT, &rounds, scores, remark, error);
}

static double signed_entry(const struct network *network, const struct tie *tie)
{
    return tie->sign * (network->projection.weighted ? tie->weight : 1);
}

/* Scales to a largest magnitude of 1, which the first node that has it has above 0. */
static void scale_by_largest(double *scores, size_t n)
{
    double most = 0;
    size_t first = 0;
    for (size_t v = 0; v < n; v++)
        most = fmax(most, fabs(scores[v]));
    while (fabs(scores[first]) < most * (1 - 1e-9))
        first++;
    double divisor = scores[first] < 0 ? -most : most;
    for (size_t v = 0; v < n; v++)
        scores[v] /= divisor;
}

/*
 * Central is who is tied to friends that are central and set against foes that are: the eigenvector
 * of the largest eigenvalue of the signed matrix, scaled to a largest magnitude of 1, which is
 * positive. The two sides of a divide differ in sign. The ties of a pair add up, so a positive and
 * a negative one cancel. Where several eigenvectors share the largest eigenvalue (components
 * alike), it is a mix of them, and the same one each time. All 0 where there are no ties. Bonacich
 * & Lloyd (2004), Social Networks 26, 331-338.
 */
bool signed_eigenvector(struct network *network, const struct measure_options *options,
                        double *scores, struct text *remark, struct error *error)
{
    struct signed_rows own;
    struct rounds rounds = rounds_of("signed-eigenvector", options);
    double value, golden = (sqrt(5) - 1) / 2;
    size_t n = network->node_count;
    rounds.tolerance = 1e-14;
    if (!signed_rows_init(&own, network, WAY_ALL, signed_entry, false, error))
        return false;
    /* Of all ones the two sides of a divide would cancel: start from numbers without a pattern. */
    for (size_t v = 0; v < n; v++)
        scores[v] = .5 + fmod((double)(v + 1) * golden, 1);
    bool done =
        leading_eigenvector(&(struct matrix){.second = &own.pull}, scores, &value, &rounds, error);
    if (done && value > 0)
        scale_by_largest(scores, n);
    for (size_t v = 0; done && !(value > 0) && v < n; v++)
        scores[v] = 0;
    signed_rows_release(&own);
    if (!done)
        return false;
    leading_drop_noise(scores, n);
    rounds_remark(&rounds, remark);
    return true;
}
