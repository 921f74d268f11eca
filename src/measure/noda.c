/*
 * noda.c: inverse iteration from above: each round solves (bound - A) next = vector, where the
 * bound is the largest that A makes of an entry. Few rounds, each of them a dense system.
 *
 * Noda (1971), Numerische Mathematik 17, 382-386.
 */
#include "measure/noda.h"

#include "base/xalloc.h"
#include "measure/dense.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The bounds on the eigenvalue; returns how far they are apart, as a share. */
static double bound(const struct pull *pull, const double *vector, double *product, double *most)
{
    double least = INFINITY;
    *most = 0;
    pull_product(pull, vector, product);
    for (size_t v = 0; v < pull->node_count; v++) {
        least = fmin(least, product[v] / vector[v]);
        *most = fmax(*most, product[v] / vector[v]);
    }
    return (*most - least) / *most;
}

/* Fills in `bound` less the matrix, column by column. */
static void fill(const struct pull *pull, double most, double *dense)
{
    size_t n = pull->node_count;
    memset(dense, 0, n * n * sizeof *dense);
    for (size_t v = 0; v < n; v++) {
        dense[v * n + v] = most;
        for (uint32_t i = pull->starts[v]; i < pull->starts[v + 1]; i++)
            dense[pull->others[i] * n + v] -= pull->weights ? pull->weights[i] : 1;
    }
}

static void scale(double *vector, size_t n)
{
    double most = 0;
    for (size_t v = 0; v < n; v++)
        most = fmax(most, fabs(vector[v]));
    for (size_t v = 0; v < n; v++)
        vector[v] = fmax(fabs(vector[v]) / most, 1e-300);
}

bool noda_vector(const struct pull *pull, double *vector, double *value, struct rounds *rounds,
                 struct error *error)
{
    size_t n = pull->node_count;
    double *dense = xreallocarray(NULL, n * n, sizeof *dense), before = INFINITY;
    double *product = xreallocarray(NULL, n, sizeof *product);
    double apart = bound(pull, vector, product, value);
    bool done = true, regular = true;
    /* At the end the bounds no longer close in: what is left is rounding. */
    while (done && regular && apart > rounds->tolerance && (apart > 1e-9 || apart < before / 2)) {
        before = apart;
        fill(pull, *value, dense);
        done = rounds_next(rounds, apart, error) &&
               dense_solve(dense, vector, n, &regular, rounds->what, error);
        if (done && regular) {
            scale(vector, n);
            apart = bound(pull, vector, product, value);
        }
    }
    free(product);
    free(dense);
    return done;
}
