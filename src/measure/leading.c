/*
 * leading.c: the leading eigenvector of a symmetric matrix, by Lanczos steps from a given vector,
 * begun anew from the best vector until it is one. igraph's ARPACK starts from random vectors:
 * where components are alike it gives one of them everything, and another one the next time.
 *
 * Lanczos (1950), Journal of Research of the National Bureau of Standards 45, 255-282.
 */
#include "measure/leading.h"

#include "base/xalloc.h"
#include "network/guard.h"
#include "network/igraph_compat.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The basis is begun anew after STEPS vectors; every LOOKS it is looked whether that will do. */
enum { STEPS = 20, LOOKS = 5 };

/* An orthonormal basis, and the matrix in it: `diagonal`, and `beside` it. */
struct krylov {
    const struct matrix *matrix;
    const struct ranges *ranges;
    size_t n, count;
    double *basis; /* STEPS + 1 vectors of n */
    double diagonal[STEPS], beside[STEPS];
    double largest; /* the longest that the matrix has made a vector of length 1 */
};

static double length(const struct krylov *krylov, const double *vector)
{
    return sqrt(ranges_dot(krylov->ranges, vector, vector));
}

/* What takes the basis out of a vector. */
struct shares {
    const struct krylov *krylov;
    double *vector;
    double factors[STEPS];
};

static double take_out_range(void *context, size_t first, size_t last)
{
    const struct shares *shares = context;
    for (size_t k = 0; k < shares->krylov->count; k++) {
        const double *known = shares->krylov->basis + k * shares->krylov->n;
        double factor = shares->factors[k];
#pragma omp simd
        for (size_t i = first; i < last; i++)
            shares->vector[i] -= factor * known[i];
    }
    return 0;
}

/*
 * Takes the directions of the basis out of the vector: the last two, which the matrix puts there,
 * and then what rounding has left of any.
 */
static void orthogonalize(const struct krylov *krylov, double *vector)
{
    struct shares shares = {.krylov = krylov, .vector = vector};
    for (size_t k = krylov->count < 2 ? 0 : krylov->count - 2; k < krylov->count; k++) {
        const double *known = krylov->basis + k * krylov->n;
        ranges_add(krylov->ranges, vector, -ranges_dot(krylov->ranges, vector, known), known);
    }
    for (size_t k = 0; k < krylov->count; k++)
        shares.factors[k] = ranges_dot(krylov->ranges, vector, krylov->basis + k * krylov->n);
    ranges_run(krylov->ranges, take_out_range, &shares);
}

/* One more vector of the basis, from the last one; the space is used up where nothing is `left`. */
static double expand(struct krylov *krylov)
{
    double *last = krylov->basis + krylov->count * krylov->n, *next = last + krylov->n;
    matrix_multiply(krylov->matrix, last, next);
    krylov->largest = fmax(krylov->largest, length(krylov, next));
    krylov->diagonal[krylov->count] = ranges_dot(krylov->ranges, last, next);
    krylov->count++;
    orthogonalize(krylov, next);
    double left = length(krylov, next);
    krylov->beside[krylov->count - 1] = left;
    if (left > 0)
        ranges_scale(krylov->ranges, next, 1 / left);
    return left;
}

/* The leading eigenvalue of the matrix in the basis, and its eigenvector there. */
static igraph_error_t solve(const struct krylov *krylov, double *value, double *vector)
{
    igraph_integer_t count = (igraph_integer_t)krylov->count;
    igraph_matrix_t matrix, vectors;
    igraph_vector_t values;
    igraph_error_t code = igraph_matrix_init(&matrix, count, count);
    if (code)
        return code;
    if ((code = igraph_matrix_init(&vectors, 0, 0)))
        goto free_matrix;
    if ((code = igraph_vector_init(&values, 0)))
        goto free_vectors;
    for (igraph_integer_t i = 0; i < count; i++) {
        MATRIX(matrix, i, i) = krylov->diagonal[i];
        if (i + 1 < count)
            MATRIX(matrix, i, i + 1) = MATRIX(matrix, i + 1, i) = krylov->beside[i];
    }
    code = igraph_lapack_dsyevr(&matrix, IGRAPH_LAPACK_DSYEV_SELECT, 0, 0, 0, (int)count,
                                (int)count, 0, &values, &vectors, NULL);
    if (!code) {
        *value = VECTOR(values)[0];
        for (igraph_integer_t i = 0; i < count; i++)
            vector[i] = MATRIX(vectors, i, 0);
    }
    igraph_vector_destroy(&values);
free_vectors:
    igraph_matrix_destroy(&vectors);
free_matrix:
    igraph_matrix_destroy(&matrix);
    return code;
}

/* Makes the best vector of the basis its first one. */
static void restart(struct krylov *krylov, const double *vector, double *room)
{
    memset(room, 0, krylov->n * sizeof *room);
    for (size_t i = 0; i < krylov->count; i++)
        ranges_add(krylov->ranges, room, vector[i], krylov->basis + i * krylov->n);
    ranges_scale(krylov->ranges, room, 1 / length(krylov, room));
    memcpy(krylov->basis, room, krylov->n * sizeof *room);
}

/*
 * Builds the basis from its first vector until it is full, or used up, or has the eigenvector;
 * fills in that, and how far the matrix moves it.
 */
static igraph_error_t build(struct krylov *krylov, double tolerance, double *value, double *vector,
                            double *moved)
{
    igraph_error_t code = IGRAPH_SUCCESS;
    double left;
    krylov->count = 0;
    krylov->largest = 0;
    do {
        left = expand(krylov);
        bool ends = krylov->count == STEPS || left <= tolerance * krylov->largest;
        if (!ends && krylov->count % LOOKS != 0)
            continue;
        code = solve(krylov, value, vector);
        *moved = left * fabs(vector[krylov->count - 1]);
        if (ends)
            break;
    } while (!code && (krylov->count % LOOKS != 0 || *moved > tolerance * krylov->largest));
    return code;
}

/*
 * It is an eigenvector when the matrix moves it by no more than the tolerance, as a share of what
 * the matrix can do.
 */
static bool iterate(struct krylov *krylov, double *value, double *room, struct rounds *rounds,
                    struct error *error)
{
    double moved = NAN;
    do {
        double vector[STEPS] = {0};
        if (!rounds_next(rounds, moved, error))
            return false;
        igraph_error_t code = build(krylov, rounds->tolerance, value, vector, &moved);
        if (code)
            return guard_failed(code, rounds->what, error);
        restart(krylov, vector, room);
    } while (moved > 10 * rounds->tolerance * krylov->largest);
    return true;
}

bool leading_eigenvector(const struct matrix *matrix, double *vector, double *value,
                         struct rounds *rounds, struct error *error)
{
    size_t n = matrix->second->node_count;
    struct krylov krylov = {.matrix = matrix, .ranges = &matrix->second->ranges, .n = n};
    double *room = xreallocarray(NULL, n, sizeof *room);
    krylov.basis = xreallocarray(NULL, n, (STEPS + 1) * sizeof *krylov.basis);
    memcpy(krylov.basis, vector, n * sizeof *vector);
    ranges_scale(krylov.ranges, krylov.basis, 1 / length(&krylov, vector));
    guard_install();
    bool done = iterate(&krylov, value, room, rounds, error);
    if (done)
        memcpy(vector, krylov.basis, n * sizeof *vector);
    free(krylov.basis);
    free(room);
    return done;
}

double leading_round_steps(double nodes, double entries)
{
    static const double together = 2e4; /* what it takes threads to begin and end at once */
    return STEPS * (entries + (STEPS + 5) * (nodes + (nodes > 4096 ? together : 0)));
}

bool leading_value(const struct matrix *matrix, double *value, struct rounds *rounds,
                   struct error *error)
{
    size_t n = matrix->second->node_count;
    double *vector = xreallocarray(NULL, n, sizeof *vector);
    for (size_t i = 0; i < n; i++)
        vector[i] = 1;
    /* The value is off by the square of what the vector is off. */
    rounds->tolerance = sqrt(rounds->tolerance);
    bool done = leading_eigenvector(matrix, vector, value, rounds, error);
    free(vector);
    return done;
}

void leading_drop_noise(double *scores, size_t count)
{
    for (size_t i = 0; i < count; i++)
        scores[i] = round(scores[i] * 1e13) / 1e13 + 0.0;
}
