/*
 * katz.c: standing that is passed on along every walk, the less the longer it is: katz, bonacich.
 * Both solve (1 - alpha * A) x = b: undirected by conjugate gradients, directed round by round.
 */
#include "measure/conjugate.h"
#include "measure/dense.h"
#include "measure/leading.h"
#include "measure/measures.h"
#include "measure/perron.h"

#include "base/xalloc.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* With more nodes a dense system would take too long. */
enum { DENSE_MOST = 2000 };

/* The default alphas, as shares of 1 / the leading eigenvalue; and where that is 0. */
static const double katz_share = .85, bonacich_share = .5, acyclic_alpha = .5;

/* From this share of the limit on, small directed networks are solved at once. */
static const double near_share = .9;

/* x = right + factor * A x */
struct system {
    const struct pull *pull;
    double factor, limit; /* the largest factor that converges, or INFINITY */
    const double *right;
    double least; /* what is below it need not be exact to its own size */
    double *solution;
    struct rounds rounds;
    bool symmetric;
};

struct step {
    const struct system *system;
    double *next, tolerance;
    bool unsettled;
};

static double step_range(void *context, size_t first, size_t last)
{
    struct step *step = context;
    const struct system *system = step->system;
    bool unsettled = false;
    pull_rows(system->pull, system->solution, step->next, first, last);
    for (size_t v = first; v < last; v++) {
        step->next[v] = system->right[v] + system->factor * step->next[v];
        double scale = fmax(system->least, fabs(step->next[v]));
        unsettled |= fabs(step->next[v] - system->solution[v]) > step->tolerance * scale;
    }
    if (unsettled) {
#pragma omp atomic write
        step->unsettled = true;
    }
    return 0;
}

/* A round's change is about 1 - share of what is left, so the nearer the limit the less it may be.
 */
static bool step_by_step(struct system *system, struct error *error)
{
    size_t n = system->pull->node_count;
    double share = fabs(system->factor) / system->limit, *room = system->solution;
    struct step step = {.system = system, .next = xreallocarray(NULL, n, sizeof *step.next)};
    double *next = step.next;
    bool done = true;
    step.tolerance = fmax(system->rounds.tolerance * (1 - share), 1e-14);
    do {
        done = rounds_next(&system->rounds, pow(share, (double)system->rounds.count), error);
        step.unsettled = false;
        if (done) {
            ranges_run(&system->pull->ranges, step_range, &step);
            double *before = system->solution;
            system->solution = step.next;
            step.next = before;
        }
    } while (done && step.unsettled);
    if (system->solution != room)
        memcpy(room, system->solution, n * sizeof *room);
    system->solution = room;
    free(next);
    return done;
}

/* At once, also where the factor is beyond the limit, and walks have no sum. */
static bool solve_densely(struct system *system, struct error *error)
{
    const struct pull *pull = system->pull;
    size_t n = pull->node_count;
    bool regular;
    double *dense = xcalloc(n * n, sizeof *dense);
    memcpy(system->solution, system->right, n * sizeof *system->solution);
    for (size_t v = 0; v < n; v++) {
        dense[v * n + v] += 1;
        for (uint32_t i = pull->starts[v]; i < pull->starts[v + 1]; i++)
            dense[pull->others[i] * n + v] -=
                system->factor * (pull->weights ? pull->weights[i] : 1);
    }
    bool done = dense_solve(dense, system->solution, n, &regular, system->rounds.what, error);
    free(dense);
    if (done && !regular) {
        done = error_set(error, ERROR_USAGE, "%s has no solution with alpha %.10g",
                         system->rounds.what, system->factor);
        error_hint(error, "choose an alpha beside it");
    }
    return done;
}

/* Near the limit, steps close in slowly, and rounding adds up. */
static bool is_near(const struct system *system)
{
    return fabs(system->factor) > near_share * system->limit &&
           system->pull->node_count <= DENSE_MOST;
}

static bool solve(struct system *system, struct error *error)
{
    if (!system->symmetric)
        return is_near(system) ? solve_densely(system, error) : step_by_step(system, error);
    struct matrix matrix = {.second = system->pull};
    struct conjugate conjugate = {&matrix, system->factor, NULL, system->right};
    return conjugate_solve(&conjugate, system->solution, &system->rounds, error);
}

/* 1 / the leading eigenvalue; INFINITY where that is 0. */
static bool find_limit(struct network *network, const struct pull *pull,
                       const struct measure_options *options, const char *what, double *limit,
                       struct error *error)
{
    struct rounds rounds = {
        .what = what, .progress = options->progress, .tolerance = 1e-14, .most = 100000};
    double value = 0;
    bool done = network->projection.directed
                    ? perron_value(network, &value, &rounds, error)
                    : leading_value(&(struct matrix){.second = pull}, &value, &rounds, error);
    *limit = value > 0 ? 1 / value : INFINITY;
    return done;
}

static double alpha_of(const struct measure_options *options, double share, double limit)
{
    if (options->alpha != 0)
        return options->alpha;
    return isfinite(limit) ? share * limit : acyclic_alpha;
}

static bool refuse_alpha(const char *what, double alpha, double limit, struct error *error)
{
    error_set(error, ERROR_USAGE,
              "%s with alpha %.10g has no end: alpha must be above 0 and below %.10g", what, alpha,
              limit);
    error_hint(error, "without --alpha it is %.10g", katz_share * limit);
    return false;
}

/* The squares of scores can be beyond a double where they are not: those of shares are not. */
static void scale_to(double *scores, size_t n, double squares)
{
    double largest = 0, sum = 0;
    for (size_t v = 0; v < n; v++)
        largest = fmax(largest, fabs(scores[v]));
    for (size_t v = 0; largest > 0 && v < n; v++)
        sum += scores[v] / largest * (scores[v] / largest);
    for (size_t v = 0; sum > 0 && v < n; v++)
        scores[v] = scores[v] / largest * sqrt(squares / sum);
}

/* Where no ties run in a circle any alpha has a solution, but it can be too large for a number. */
static bool check_range(const struct system *system, struct error *error)
{
    for (size_t v = 0; v < system->pull->node_count; v++)
        if (!isfinite(system->solution[v])) {
            error_set(error, ERROR_USAGE, "%s with alpha %.10g goes beyond what a number can hold",
                      system->rounds.what, system->factor);
            error_hint(error, "choose a smaller alpha, or smaller weights");
            return false;
        }
    return true;
}

static void note_alpha(const struct system *system, struct text *remark)
{
    remark_part(remark);
    text_addf(remark, "alpha %.6g", system->factor);
    rounds_remark(&system->rounds, remark);
}

static struct rounds rounds_of(const char *what, const struct measure_options *options)
{
    return (struct rounds){
        .what = what, .progress = options->progress, .tolerance = 1e-13, .most = 100000};
}

/*
 * 1 for each node, and alpha of that for each that points to it, and alpha of that again for those
 * who point to them, and so on: x = 1 + alpha A' x. Normalized: the scores' squares sum to 1.
 * options->alpha must be below 1 / the leading eigenvalue (ERROR_USAGE); the default is .85 of
 * that, and .5 where no ties run in a circle and any alpha will do. Katz (1953), Psychometrika 18,
 * 39-43.
 */
bool katz_scores(struct network *network, const struct measure_options *options, double *scores,
                 struct text *remark, struct error *error)
{
    struct pull pull;
    struct system system = {.pull = &pull,
                            .solution = scores,
                            .rounds = rounds_of("katz", options),
                            .symmetric = !network->projection.directed};
    size_t n = network->node_count;
    if (!pull_network(&pull, network, WAY_IN, error))
        return false;
    bool done = find_limit(network, &pull, options, "katz", &system.limit, error);
    system.factor = alpha_of(options, katz_share, system.limit);
    if (done && (system.factor < 0 || system.factor >= system.limit * (1 - 1e-12)))
        done = refuse_alpha("katz", system.factor, system.limit, error);
    if (done) {
        double *ones = xreallocarray(NULL, n, sizeof *ones);
        for (size_t v = 0; v < n; v++)
            ones[v] = scores[v] = 1;
        system.right = ones;
        system.least = 1;
        done = solve(&system, error) && check_range(&system, error);
        free(ones);
    }
    if (done && options->normalized)
        scale_to(scores, n, 1);
    if (done)
        note_alpha(&system, remark);
    pull_release(&pull);
    return done;
}

/* By node: the sum of its row. */
static double *row_sums(const struct pull *pull)
{
    size_t n = pull->node_count;
    double *ones = xreallocarray(NULL, n, sizeof *ones);
    double *sums = xreallocarray(NULL, n, sizeof *sums);
    for (size_t v = 0; v < n; v++)
        ones[v] = 1;
    pull_product(pull, ones, sums);
    free(ones);
    return sums;
}

static bool solve_power(struct system *system, struct error *error)
{
    size_t n = system->pull->node_count;
    for (size_t v = 0; v < n; v++)
        system->least = fmax(system->least, system->right[v]);
    if (fabs(system->factor) < system->limit * (1 - 1e-12)) {
        memcpy(system->solution, system->right, n * sizeof *system->solution);
        return solve(system, error);
    }
    if (n <= DENSE_MOST)
        return solve_densely(system, error);
    error_set(error, ERROR_LIMIT,
              "bonacich with alpha %.10g, not between %.10g and its negative, is solved for up to "
              "%d entities, not %zu",
              system->factor, system->limit, DENSE_MOST, n);
    error_hint(error, "choose a smaller alpha; without --alpha it is %.10g",
               bonacich_share * system->limit);
    return false;
}

/*
 * Power: the ties of a node, and beta of the power of those it is tied to; directed, of those it
 * points to. c = A 1 + beta A c, scaled so that the squares sum to n. beta is options->alpha, by
 * default .5 / the leading eigenvalue (.5 where no ties run in a circle). Below 0, those are
 * powerful whose partners are weak; beyond 1 / the leading eigenvalue either way the equation is
 * solved as it stands, in small networks (ERROR_LIMIT). All 0 where there are no ties.
 * Bonacich (1987), American Journal of Sociology 92, 1170-1182.
 */
bool bonacich_scores(struct network *network, const struct measure_options *options, double *scores,
                     struct text *remark, struct error *error)
{
    struct pull pull;
    struct system system = {.pull = &pull,
                            .solution = scores,
                            .rounds = rounds_of("bonacich", options),
                            .symmetric = !network->projection.directed};
    if (!pull_network(&pull, network, WAY_OUT, error))
        return false;
    bool done = find_limit(network, &pull, options, "bonacich", &system.limit, error);
    double *sums = row_sums(&pull);
    system.right = sums;
    system.factor = alpha_of(options, bonacich_share, system.limit);
    if (done)
        done = solve_power(&system, error) && check_range(&system, error);
    if (done) {
        scale_to(scores, network->node_count, (double)network->node_count);
        note_alpha(&system, remark);
    }
    free(sums);
    pull_release(&pull);
    return done;
}
