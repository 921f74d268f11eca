/*
 * distance.c: measures on the lengths of shortest paths: closeness, harmonic, eccentricity, reach.
 * A path's length is its number of steps; weighted, the sum of 1/weight. Directed, all of them
 * follow the ties outwards.
 */
#include "measure/distance.h"

#include "base/xalloc.h"
#include "measure/measures.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

/* A node's score by its distances; `others` is n - 1. */
typedef double distance_score(const struct distances *distances, double others, bool normalized);

static void score(const struct network *network, const struct distances *results,
                  distance_score *function, bool normalized, double *scores)
{
    for (size_t i = 0; i < network->node_count; i++)
        scores[i] = function(&results[i], (double)network->node_count - 1, normalized);
}

/* Exactly, by what the projection takes for a path's length. */
static bool measure_exactly(struct network *network, const struct measure_options *options,
                            distance_score *function, const char *what, double *scores,
                            struct error *error)
{
    struct distances *results = xcalloc(network->node_count, sizeof *results);
    bool done = network->projection.weighted
                    ? dijkstra_distances(network, options->progress, what, results, error)
                    : sweep_distances(network, 0, options->progress, what, results, error);
    if (done)
        score(network, results, function, options->normalized, scores);
    free(results);
    return done;
}

/*
 * Of the balls around a node `deviation` is the standard deviation of their sizes, as a share of
 * them. A harmonic score is a mean of sizes, so it is that of the scores too, or less.
 */
static bool measure_roughly(struct network *network, const struct measure_options *options,
                            distance_score *function, const char *what, double *scores,
                            struct text *remark, struct error *error)
{
    struct hyperball hyperball = {.deviation = options->approximate,
                                  .seed = options->random_seed ? options->random_seed : 1};
    if (network->projection.weighted) {
        error_set(error, ERROR_USAGE, "%s is approximated in steps only, not by weights", what);
        error_hint(error, "leave out --weighted or --approximate");
        return false;
    }
    struct distances *results = xcalloc(network->node_count, sizeof *results);
    bool done = hyperball_distances(network, &hyperball, options->progress, what, results, error);
    if (done) {
        score(network, results, function, options->normalized, scores);
        text_addf(remark,
                  "HyperBall of %" PRIu32 " registers: standard deviation %.2g%%; seed %" PRIu64,
                  hyperball.registers, 100 * hyperball.deviation, hyperball.seed);
    }
    free(results);
    return done;
}

static double closeness(const struct distances *distances, double others, bool normalized)
{
    (void)others;
    if (!(distances->sum > 0))
        return 0;
    return (normalized ? distances->reached : 1) / distances->sum;
}

/*
 * 1 / the sum of the distances to the nodes that can be reached. Normalized: times their number, so
 * the inverse of the mean distance. An isolate's is 0 by definition; igraph gives NaN.
 * Freeman (1978), Social Networks 1, 215-239.
 *
 * Approximate: E is the standard deviation of the sizes of balls that it is made of, as a share of
 * them; the score's own is about that.
 */
bool distance_closeness(struct network *network, const struct measure_options *options,
                        double *scores, struct text *remark, struct error *error)
{
    if (options->approximate > 0)
        return measure_roughly(network, options, closeness, "closeness", scores, remark, error);
    return measure_exactly(network, options, closeness, "closeness", scores, error);
}

static double harmonic(const struct distances *distances, double others, bool normalized)
{
    return normalized && others > 0 ? distances->inverse / others : distances->inverse;
}

/*
 * The sum of 1/distance to every other node; a node that cannot be reached adds 0. Normalized: by
 * n - 1.
 * Marchiori & Latora (2000), Physica A 285, 539-546; Boldi & Vigna (2014), Internet Mathematics 10,
 * 222-262.
 *
 * Approximate: E is the standard deviation that the score may have, as a share of it; so the error
 * of a normalized one exceeds E in one of three cases at most, 2 E in one of twenty.
 */
bool distance_harmonic(struct network *network, const struct measure_options *options,
                       double *scores, struct text *remark, struct error *error)
{
    if (options->approximate > 0)
        return measure_roughly(network, options, harmonic, "harmonic", scores, remark, error);
    return measure_exactly(network, options, harmonic, "harmonic", scores, error);
}

static double eccentricity(const struct distances *distances, double others, bool normalized)
{
    (void)others, (void)normalized;
    return distances->reached > 0 ? distances->farthest : (double)NAN;
}

/*
 * The greatest distance to a node that can be reached. Not defined (NaN) for a node that reaches
 * none. In a network of several components low is not central: compare within one.
 * Hage & Harary (1995), Social Networks 17, 57-63.
 */
bool distance_eccentricity(struct network *network, const struct measure_options *options,
                           double *scores, struct text *remark, struct error *error)
{
    (void)remark; /* a length */
    return measure_exactly(network, options, eccentricity, "eccentricity", scores, error);
}

static double reach(const struct distances *distances, double others, bool normalized)
{
    return normalized && others > 0 ? distances->reached / others : distances->reached;
}

/* From one's friends to their friends. */
enum { REACH_STEPS = 2 };

/*
 * How many others are no more than `cutoff` steps away, whatever the weights. Normalized: by n - 1.
 * Borgatti (2006), Computational and Mathematical Organization Theory 12, 21-34 (m-reach).
 */
bool distance_reach(struct network *network, const struct measure_options *options, double *scores,
                    struct text *remark, struct error *error)
{
    size_t cutoff = options->cutoff ? options->cutoff : REACH_STEPS;
    struct distances *results = xcalloc(network->node_count, sizeof *results);
    /* a path is never as long as the numbers of nodes reach */
    uint32_t steps = cutoff < UINT32_MAX ? (uint32_t)cutoff : UINT32_MAX;
    bool done = sweep_distances(network, steps, options->progress, "reach", results, error);
    if (done) {
        score(network, results, reach, options->normalized, scores);
        text_addf(remark, "cutoff %zu", cutoff);
    }
    free(results);
    return done;
}
