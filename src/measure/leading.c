/*
 * leading.c: the leading eigenvector of a symmetric matrix, by Lanczos steps from a vector of ones,
 * begun anew from the best vector until it is one. igraph's ARPACK starts from random vectors:
 * where components are alike it gives one of them everything, and another one the next time.
 *
 * Lanczos (1950), Journal of Research of the National Bureau of Standards 45, 255-282.
 */
#include "measure/leading.h"

#include "base/xalloc.h"
#include "network/guard.h"

#include <igraph.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { STEPS = 20, RESTARTS = 5000 };

/* An eigenvector when the matrix moves it by no more than this share of the eigenvalue. */
static const double tolerance = 1e-14;

/* An orthonormal basis, and the matrix in it: `diagonal`, and `beside` it. */
struct krylov {
    size_t n, count;
    double *basis; /* STEPS + 1 vectors of n */
    double diagonal[STEPS], beside[STEPS];
};

static double dot(const double *a, const double *b, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += a[i] * b[i];
    return sum;
}

static void add(double *to, double factor, const double *vector, size_t n)
{
    for (size_t i = 0; i < n; i++)
        to[i] += factor * vector[i];
}

static void scale(double *vector, double factor, size_t n)
{
    for (size_t i = 0; i < n; i++)
        vector[i] *= factor;
}

/* Takes the directions of the basis out of the vector; twice, for rounding leaves some behind. */
static void orthogonalize(const struct krylov *krylov, double *vector)
{
    for (int round = 0; round < 2; round++)
        for (size_t i = 0; i < krylov->count; i++) {
            const double *known = krylov->basis + i * krylov->n;
            add(vector, -dot(vector, known, krylov->n), known, krylov->n);
        }
}

/* Builds the basis from its first vector, until it is full or holds all that it leads to. */
static void expand(struct krylov *krylov, const struct network *network, leading_product *multiply)
{
    size_t n = krylov->n;
    double largest = 0, left = 1;
    krylov->count = 0;
    while (krylov->count < STEPS && left > tolerance * largest) {
        double *last = krylov->basis + krylov->count * n, *next = last + n;
        multiply(network, last, next);
        largest = fmax(largest, sqrt(dot(next, next, n)));
        krylov->diagonal[krylov->count] = dot(last, next, n);
        krylov->count++;
        orthogonalize(krylov, next);
        left = sqrt(dot(next, next, n));
        krylov->beside[krylov->count - 1] = left;
        if (left > 0)
            scale(next, 1 / left, n);
    }
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
        add(room, vector[i], krylov->basis + i * krylov->n, krylov->n);
    scale(room, 1 / sqrt(dot(room, room, krylov->n)), krylov->n);
    memcpy(krylov->basis, room, krylov->n * sizeof *room);
}

static igraph_error_t iterate(struct krylov *krylov, const struct network *network,
                              leading_product *multiply, double *value, double *room)
{
    for (int round = 0; round < RESTARTS; round++) {
        double vector[STEPS] = {0};
        igraph_error_t code = igraph_allow_interruption(NULL);
        if (code)
            return code;
        expand(krylov, network, multiply);
        if ((code = solve(krylov, value, vector)))
            return code;
        restart(krylov, vector, room);
        size_t last = krylov->count - 1;
        if (krylov->beside[last] * fabs(vector[last]) <= 10 * tolerance * *value)
            return IGRAPH_SUCCESS;
    }
    return IGRAPH_DIVERGED;
}

/* Copies the first vector of the basis, which has one sign, scaled to maximum 1. */
static void take_scores(const struct krylov *krylov, double value, double *scores)
{
    double most = 0;
    for (size_t i = 0; i < krylov->n; i++)
        if (fabs(krylov->basis[i]) > fabs(most))
            most = krylov->basis[i];
    for (size_t i = 0; i < krylov->n; i++)
        scores[i] = value > 0 ? krylov->basis[i] / most : 0;
}

bool leading_eigenvector(const struct network *network, leading_product *multiply, const char *what,
                         double *scores, struct error *error)
{
    size_t n = network->node_count;
    struct krylov krylov = {.n = n};
    double value = 0, *room = xreallocarray(NULL, n, sizeof *room);
    krylov.basis = xreallocarray(NULL, n, (STEPS + 1) * sizeof *krylov.basis);
    for (size_t i = 0; i < n; i++)
        krylov.basis[i] = 1 / sqrt((double)n);
    guard_install();
    igraph_error_t code = iterate(&krylov, network, multiply, &value, room);
    if (!code)
        take_scores(&krylov, value, scores);
    free(krylov.basis);
    free(room);
    if (code == IGRAPH_DIVERGED)
        return error_set(error, ERROR_LIMIT, "%s does not settle within %d rounds", what, RESTARTS);
    return !code || guard_failed(code, what, error);
}
