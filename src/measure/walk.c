/*
 * walk.c: where a random walk spends its time: by power iteration; of a symmetric network by
 * conjugate gradients, which need about a third of the rounds.
 *
 * Brin & Page (1998), Computer Networks 30, 107-117. That what starts anew may be left to a last
 * scaling: Langville & Meyer (2004), Internet Mathematics 1, 335-380.
 */
#include "measure/walk.h"

#include "base/xalloc.h"
#include "measure/conjugate.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Below this a score is only good to this. */
static const double nothing = 1e-20;

struct state {
    const struct walk *walk;
    const double *fresh; /* by node: how likely the walk starts anew there */
    double *passing;     /* by node: what it gives along each unit of weight */
    double *next, *scores;
    double anew, tolerance; /* how much of the walk starts anew */
    bool unsettled;
};

static double pass_on(const struct walk *walk, size_t v, double score)
{
    return walk->leaving[v] > 0 ? WALK_DAMPING * score / walk->leaving[v] : 0;
}

/* A step of the walk; returns how much of it ends where nothing leaves. */
static double step_range(void *context, size_t first, size_t last)
{
    struct state *state = context;
    double stuck = 0;
    bool unsettled = false;
    pull_rows(state->walk->pull, state->passing, state->next, first, last);
    for (size_t v = first; v < last; v++) {
        double score = state->anew * state->fresh[v] + state->next[v];
        double limit = state->tolerance * score + state->tolerance * nothing;
        unsettled |= fabs(score - state->scores[v]) > limit;
        state->scores[v] = score;
        state->next[v] = pass_on(state->walk, v, score);
        stuck += state->walk->leaving[v] > 0 ? 0 : score;
    }
    if (unsettled) {
#pragma omp atomic write
        state->unsettled = true;
    }
    return stuck;
}

static double stuck_at_first(struct state *state)
{
    const struct walk *walk = state->walk;
    double stuck = 0;
    for (size_t v = 0; v < walk->pull->node_count; v++) {
        state->scores[v] = state->fresh[v];
        state->passing[v] = pass_on(walk, v, state->scores[v]);
        stuck += walk->leaving[v] > 0 ? 0 : state->scores[v];
    }
    return stuck;
}

static bool step(struct state *state, struct rounds *rounds, struct error *error)
{
    double stuck = stuck_at_first(state);
    do {
        if (!rounds_next(rounds, pow(WALK_DAMPING, (double)rounds->count), error))
            return false;
        state->unsettled = false;
        state->anew = 1 - WALK_DAMPING + WALK_DAMPING * stuck;
        stuck = ranges_run(&state->walk->pull->ranges, step_range, state);
        double *done = state->passing;
        state->passing = state->next;
        state->next = done;
    } while (state->unsettled);
    return true;
}

/*
 * z, scores by what leaves, solves (leaving - damping * weights) z = fresh. A last step gives each
 * score from those around it, all of them positive, so that it is as exact as they are.
 */
static bool solve(struct state *state, struct rounds *rounds, struct error *error)
{
    const struct walk *walk = state->walk;
    size_t n = walk->pull->node_count;
    double *diagonal = xreallocarray(NULL, n, sizeof *diagonal), sum = 0;
    struct matrix matrix = {.second = walk->pull};
    struct conjugate system = {&matrix, WALK_DAMPING, diagonal, state->fresh};
    for (size_t v = 0; v < n; v++) {
        diagonal[v] = walk->leaving[v] > 0 ? walk->leaving[v] : 1;
        sum += walk->leaving[v];
    }
    for (size_t v = 0; v < n; v++)
        state->passing[v] = walk->leaving[v] > 0 ? 1 / sum / (1 - WALK_DAMPING) : state->fresh[v];
    bool done = conjugate_solve(&system, state->passing, rounds, error);
    for (size_t v = 0; v < n; v++)
        state->passing[v] *= walk->leaving[v] > 0 ? WALK_DAMPING : 0;
    state->anew = 1;
    ranges_run(&walk->pull->ranges, step_range, state);
    free(diagonal);
    return done;
}

static double sum_range(void *context, size_t first, size_t last)
{
    const double *scores = context;
    double sum = 0;
    for (size_t v = first; v < last; v++)
        sum += scores[v];
    return sum;
}

/*
 * A sum of n numbers above 0 is exact to n roundings at most: where a node of many neighbours takes
 * part, scores settle to no more than that.
 */
static double exactness(const struct pull *pull)
{
    uint32_t longest = 0;
    for (size_t v = 0; v < pull->node_count; v++) {
        uint32_t row = pull->starts[v + 1] - pull->starts[v];
        longest = row > longest ? row : longest;
    }
    return (double)longest * DBL_EPSILON / 2;
}

bool walk_scores(const struct walk *walk, double *scores, struct rounds *rounds,
                 struct error *error)
{
    size_t n = walk->pull->node_count;
    const struct ranges *ranges = &walk->pull->ranges;
    double *fresh = xcalloc(n, sizeof *fresh);
    rounds->tolerance = fmax(rounds->tolerance, exactness(walk->pull));
    struct state state = {.walk = walk,
                          .fresh = fresh,
                          .passing = xcalloc(n, sizeof *state.passing),
                          .next = xcalloc(n, sizeof *state.next),
                          .scores = scores,
                          .tolerance = rounds->tolerance};
    memset(scores, 0, n * sizeof *scores);
    for (size_t i = 0; i < walk->seed_count; i++)
        fresh[walk->seeds[i]] = 1 / (double)walk->seed_count;
    for (size_t v = 0; !walk->seeds && v < n; v++)
        fresh[v] = 1 / (double)n;
    /* From seeds, scores fall off with the distance: only steps keep the small ones exact. */
    bool done = walk->symmetric && !walk->seeds ? solve(&state, rounds, error)
                                                : step(&state, rounds, error);
    if (done)
        ranges_scale(ranges, scores, 1 / ranges_run(ranges, sum_range, scores));
    free(state.next);
    free(state.passing);
    free(fresh);
    return done;
}
