/*
 * conjugate.c: the method of conjugate gradients, scaled by the diagonal. Its sums are taken over
 * ranges in order, so the solution is the same bits for any number of threads.
 *
 * Hestenes & Stiefel (1952), Journal of Research of the National Bureau of Standards 49, 409-436.
 */
#include "measure/conjugate.h"

#include "base/xalloc.h"

#include <math.h>
#include <stdlib.h>

struct state {
    const struct conjugate *system;
    const double *half; /* what the matrix's rows pull from */
    double tolerance, step, turn;
    double *solution, *residual, *direction, *product;
    bool unsettled;
};

static double diagonal(const struct state *state, size_t v)
{
    return state->system->diagonal ? state->system->diagonal[v] : 1;
}

/* product = (diagonal - factor * matrix) * vector; returns vector' * product. */
static double apply(struct state *state, const double *vector, size_t first, size_t last)
{
    double sum = 0, factor = state->system->factor, *product = state->product;
    pull_rows(state->system->matrix->second, state->half, product, first, last);
    for (size_t v = first; v < last; v++) {
        product[v] = diagonal(state, v) * vector[v] - factor * product[v];
        sum += vector[v] * product[v];
    }
    return sum;
}

static double direction_range(void *context, size_t first, size_t last)
{
    struct state *state = context;
    return apply(state, state->direction, first, last);
}

static bool off(const struct state *state, size_t v)
{
    double scale =
        fmax(fabs(state->system->right[v]), diagonal(state, v) * fabs(state->solution[v]));
    return fabs(state->residual[v]) > state->tolerance * scale;
}

/* Notes whether an equation is off, and returns the sum of residual^2 / diagonal. */
static double judge(struct state *state, size_t first, size_t last)
{
    double sum = 0;
    bool unsettled = false;
    for (size_t v = first; v < last; v++) {
        sum += state->residual[v] * state->residual[v] / diagonal(state, v);
        unsettled = unsettled || off(state, v);
    }
    if (unsettled) {
#pragma omp atomic write
        state->unsettled = true;
    }
    return sum;
}

static double start_range(void *context, size_t first, size_t last)
{
    struct state *state = context;
    apply(state, state->solution, first, last);
    for (size_t v = first; v < last; v++) {
        state->residual[v] = state->system->right[v] - state->product[v];
        state->direction[v] = state->residual[v] / diagonal(state, v);
    }
    return judge(state, first, last);
}

static double step_range(void *context, size_t first, size_t last)
{
    struct state *state = context;
    for (size_t v = first; v < last; v++) {
        state->solution[v] += state->step * state->direction[v];
        state->residual[v] -= state->step * state->product[v];
    }
    return judge(state, first, last);
}

static double turn_range(void *context, size_t first, size_t last)
{
    struct state *state = context;
    for (size_t v = first; v < last; v++)
        state->direction[v] =
            state->residual[v] / diagonal(state, v) + state->turn * state->direction[v];
    return 0;
}

static bool iterate(struct state *state, struct rounds *rounds, struct error *error)
{
    const struct matrix *matrix = state->system->matrix;
    const struct ranges *ranges = &matrix->second->ranges;
    state->half = matrix_half(matrix, state->solution);
    double size = ranges_run(ranges, start_range, state);
    while (state->unsettled) {
        if (!rounds_next(rounds, sqrt(size), error))
            return false;
        state->half = matrix_half(matrix, state->direction);
        state->step = size / ranges_run(ranges, direction_range, state);
        state->unsettled = false;
        double next = ranges_run(ranges, step_range, state);
        state->turn = next / size;
        size = next;
        ranges_run(ranges, turn_range, state);
    }
    return true;
}

bool conjugate_solve(const struct conjugate *system, double *solution, struct rounds *rounds,
                     struct error *error)
{
    size_t n = system->matrix->second->node_count;
    struct state state = {.system = system,
                          .tolerance = rounds->tolerance,
                          .solution = solution,
                          .residual = xreallocarray(NULL, n, sizeof(double)),
                          .direction = xreallocarray(NULL, n, sizeof(double)),
                          .product = xreallocarray(NULL, n, sizeof(double))};
    bool done = iterate(&state, rounds, error);
    free(state.product);
    free(state.direction);
    free(state.residual);
    return done;
}
