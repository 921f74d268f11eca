/*
 * current.c: a network as wires, each tie with its strength for conductance: information and
 * current-flow. Both need, component by component, the resistances between all nodes, and those
 * the inverse of a matrix: of components up to COMPONENT_MOST nodes.
 *
 * Brandes & Fleischer (2005), Centrality measures based on current flow, STACS 2005, LNCS 3404,
 * 533-544.
 */
#include "measure/components.h"
#include "measure/dense.h"
#include "measure/measures.h"

#include "base/jobs.h"
#include "base/xalloc.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Its matrix takes 128 MB, and its inverse some seconds. */
enum { COMPONENT_MOST = 4000 };

/* A component and what of it the measures need. */
struct circuit {
    const struct rows *rows; /* the component's own */
    const uint32_t *nodes;   /* by place */
    double *potentials; /* n x n: [i * n + j]: at i where a current of 1 enters at j and leaves at
                           the last node, whose potential is 0 */
    double *scores;     /* the network's, by node */
    const struct measure_options *options;
};

typedef void circuit_measure(const struct circuit *circuit);

static double conductance(const struct rows *rows, uint32_t entry)
{
    return rows->weights ? rows->weights[entry] : 1;
}

/* The Laplacian without its last row and column, as the lower half of a matrix of n - 1. */
static void fill_laplacian(const struct rows *rows, double *matrix)
{
    size_t kept = rows->node_count - 1;
    memset(matrix, 0, kept * kept * sizeof *matrix);
    for (uint32_t v = 0; v < kept; v++)
        for (uint32_t i = rows->starts[v]; i < rows->starts[v + 1]; i++) {
            uint32_t other = rows->others[i];
            matrix[v * kept + v] += conductance(rows, i);
            if (other < v)
                matrix[v * kept + other] -= conductance(rows, i);
        }
}

/* Makes room for the last row and column, which are 0. */
static void widen(double *matrix, size_t n)
{
    for (size_t i = n - 1; i-- > 0;) {
        memmove(matrix + i * n, matrix + i * (n - 1), (n - 1) * sizeof *matrix);
        matrix[i * n + n - 1] = 0;
    }
    memset(matrix + (n - 1) * n, 0, n * sizeof *matrix);
}

static bool measure_component(struct circuit *circuit, circuit_measure *measure, const char *what,
                              struct error *error)
{
    size_t n = circuit->rows->node_count;
    if (n > COMPONENT_MOST) {
        error_set(error, ERROR_LIMIT, "%s is computed for components of up to %d entities, not %zu",
                  what, COMPONENT_MOST, n);
        error_hint(error, "betweenness and closeness measure larger ones, with --approximate soon");
        return false;
    }
    circuit->potentials = xreallocarray(NULL, n * n, sizeof *circuit->potentials);
    fill_laplacian(circuit->rows, circuit->potentials);
    bool done = dense_invert(circuit->potentials, n - 1, what, circuit->options->progress, error);
    if (done) {
        widen(circuit->potentials, n);
        measure(circuit);
        done = !progress_stopped(what, error);
    }
    free(circuit->potentials);
    return done;
}

/* Runs the measure on each component of two nodes or more; isolates have 0. */
static bool measure_components(struct network *network, const struct measure_options *options,
                               circuit_measure *measure, const char *what, double *scores,
                               struct error *error)
{
    struct rows *rows = network->projection.weighted ? network_row_weights(network, WAY_ALL, error)
                                                     : network_rows(network, WAY_ALL, error);
    struct components components;
    bool done = true;
    if (!rows)
        return false;
    memset(scores, 0, network->node_count * sizeof *scores);
    components_init(&components, rows);
    for (size_t p = 0; done && p < components.count; p++) {
        struct rows *own = components_rows(&components, p, rows);
        struct circuit circuit = {own, components.nodes + components.starts[p], NULL, scores,
                                  options};
        if (own->node_count > 1)
            done = measure_component(&circuit, measure, what, error);
        rows_free(own);
    }
    components_release(&components);
    return done;
}

/* The resistance between i and j is P[i,i] + P[j,j] - 2 P[i,j]. */
static void inform(const struct circuit *circuit)
{
    size_t n = circuit->rows->node_count;
    const double *potentials = circuit->potentials;
    double trace = 0;
    for (size_t i = 0; i < n; i++)
        trace += potentials[i * n + i];
    for (size_t i = 0; i < n; i++) {
        double sum = 0;
        for (size_t j = 0; j < n; j++)
            sum += potentials[i * n + j];
        double resistance = (double)n * potentials[i * n + i] + trace - 2 * sum;
        circuit->scores[circuit->nodes[i]] =
            (circuit->options->normalized ? (double)n : 1) / resistance;
    }
}

/*
 * How much of a signal gets through to the others by all paths at once: 1 / the sum of the
 * resistances between the node and each other of its component (current-flow closeness); 0 for an
 * isolate. Normalized: times the nodes of the component, the harmonic mean that Stephenson and
 * Zelen define. Stephenson & Zelen (1989), Social Networks 11, 1-37.
 */
bool current_information(struct network *network, const struct measure_options *options,
                         double *scores, struct text *remark, struct error *error)
{
    (void)remark; /* as exact as the network is well connected */
    return measure_components(network, options, inform, "information", scores, error);
}

static int compare_numbers(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

/*
 * The sum over all pairs s, t of the current on a tie between u and v where 1 enters at s and
 * leaves at t: that of |c[s] - c[t]|, c being the currents to the last node, for which the sorted
 * ones do.
 */
static double sum_currents(const struct circuit *circuit, size_t u, size_t v, double strength,
                           double *currents)
{
    size_t n = circuit->rows->node_count;
    const double *from = circuit->potentials + u * n, *to = circuit->potentials + v * n;
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        currents[i] = strength * (from[i] - to[i]);
    qsort(currents, n, sizeof *currents, compare_numbers);
    for (size_t i = 0; i < n; i++)
        sum += (2 * (double)i - (double)(n - 1)) * currents[i];
    return sum;
}

/* By entry of the rows, where the other is above the node: the sum of its tie's currents. */
static void conduct_ties(const struct circuit *circuit, double *sums)
{
    const struct rows *rows = circuit->rows;
    size_t n = rows->node_count;
#pragma omp parallel num_threads(n > 64 ? (int)jobs_count() : 1)
    {
        double *currents = xreallocarray(NULL, n, sizeof *currents);
#pragma omp for schedule(dynamic)
        for (uint32_t v = 0; v < n; v++) {
            if (jobs_index() == 0)
                progress_report(circuit->options->progress, "current-flow", (double)v / (double)n);
            for (uint32_t i = rows->starts[v]; i < rows->starts[v + 1]; i++)
                if (rows->others[i] > v && !progress_interrupted())
                    sums[i] =
                        sum_currents(circuit, v, rows->others[i], conductance(rows, i), currents);
        }
        free(currents);
    }
}

/*
 * Half of what the node's ties carry passes it, but for the n - 1 pairs that it is one of: of those
 * half of a unit is its own. What is left of rounding is 0.
 */
static double throughput(size_t n, double carried)
{
    double own = (double)(n - 1);
    return carried - own > 1e-11 * carried ? (carried - own) / 2 : 0;
}

static void conduct(const struct circuit *circuit)
{
    const struct rows *rows = circuit->rows;
    size_t n = rows->node_count;
    double *sums = xcalloc(rows->entry_count, sizeof *sums);
    double *carried = xcalloc(n, sizeof *carried);
    conduct_ties(circuit, sums);
    for (uint32_t v = 0; v < n; v++)
        for (uint32_t i = rows->starts[v]; i < rows->starts[v + 1]; i++) {
            carried[v] += sums[i];
            carried[rows->others[i]] += sums[i];
        }
    for (size_t v = 0; v < n; v++)
        circuit->scores[circuit->nodes[v]] = throughput(n, carried[v]);
    free(carried);
    free(sums);
}

/*
 * For each pair of others, how much of a current of 1 from one to the other passes the node
 * (random-walk betweenness); each pair counts once, and pairs of different components not at all.
 * Normalized: by the number of pairs of others.
 * Newman (2005), Social Networks 27, 39-54; Brandes & Fleischer (2005), who let each pair's own
 * ends count for nothing, as is done here.
 */
bool current_flow(struct network *network, const struct measure_options *options, double *scores,
                  struct text *remark, struct error *error)
{
    (void)remark; /* exact */
    double n = (double)network->node_count, pairs = (n - 1) * (n - 2) / 2;
    if (!measure_components(network, options, conduct, "current-flow", scores, error))
        return false;
    for (size_t v = 0; options->normalized && pairs > 0 && v < network->node_count; v++)
        scores[v] /= pairs;
    return true;
}
