/*
 * dense.c: small systems in full: by LAPACK, or where the matrix is symmetric and positive definite
 * by sweeping block after block, which runs in parallel and gives the same bits on any number of
 * threads.
 *
 * Beaton (1964), on sweeping, in: The use of special matrix operators in statistical calculus.
 */
#include "measure/dense.h"

#include "base/clones.h"
#include "base/jobs.h"
#include "base/xalloc.h"
#include "network/guard.h"
#include "network/igraph_compat.h"

#include <stdlib.h>

bool dense_solve(double *matrix, double *vector, size_t n, bool *regular, const char *what,
                 struct error *error)
{
    igraph_matrix_t left = igraph_matrix_on(matrix, n, n), right = igraph_matrix_on(vector, n, 1);
    igraph_vector_int_t pivots;
    int info = 0;
    guard_install();
    igraph_error_t code = igraph_vector_int_init(&pivots, (igraph_integer_t)n);
    if (code)
        return guard_failed(code, what, error);
    code = igraph_lapack_dgesv(&left, &pivots, &right, &info);
    igraph_vector_int_destroy(&pivots);
    *regular = info == 0;
    return !code || guard_failed(code, what, error);
}

/* PANEL columns are swept at a time; STRIP of them are subtracted from GROUP rows in the cache. */
enum { PANEL = 64, STRIP = 256, GROUP = 32 };

struct sweep {
    double *matrix;
    size_t n, first, width; /* the columns that are swept */
    double *pivot;          /* width x width: the inverse of the block on the diagonal */
    double *panel;          /* width x n: the columns, as rows; 0 on the block itself */
    double *scaled;         /* n x width: the columns times the pivot */
};

static double *entry(const struct sweep *sweep, size_t i, size_t j)
{
    return i >= j ? &sweep->matrix[i * sweep->n + j] : &sweep->matrix[j * sweep->n + i];
}

static bool swept(const struct sweep *sweep, size_t i)
{
    return i >= sweep->first && i < sweep->first + sweep->width;
}

/* The block on the diagonal becomes its inverse, by sweeping its columns one by one. */
static void invert_pivot(struct sweep *sweep)
{
    size_t width = sweep->width;
    double *pivot = sweep->pivot;
    for (size_t i = 0; i < width; i++)
        for (size_t j = 0; j < width; j++)
            pivot[i * width + j] = *entry(sweep, sweep->first + i, sweep->first + j);
    for (size_t k = 0; k < width; k++) {
        double inverse = 1 / pivot[k * width + k];
        for (size_t i = 0; i < width; i++) {
            double factor = pivot[i * width + k] * inverse;
            for (size_t j = 0; i != k && j < width; j++)
                if (j != k)
                    pivot[i * width + j] -= factor * pivot[k * width + j];
        }
        for (size_t i = 0; i < width; i++)
            if (i != k) {
                pivot[i * width + k] *= inverse;
                pivot[k * width + i] *= inverse;
            }
        pivot[k * width + k] = -inverse;
    }
    for (size_t i = 0; i < width * width; i++)
        pivot[i] = -pivot[i];
}

static void take_panel(struct sweep *sweep)
{
    for (size_t k = 0; k < sweep->width; k++)
        for (size_t i = 0; i < sweep->n; i++)
            sweep->panel[k * sweep->n + i] =
                swept(sweep, i) ? 0 : *entry(sweep, i, sweep->first + k);
}

static void scale_row(struct sweep *sweep, size_t i)
{
    size_t width = sweep->width;
    for (size_t k = 0; k < width; k++) {
        double sum = 0;
        for (size_t l = 0; l < width; l++)
            sum += sweep->panel[l * sweep->n + i] * sweep->pivot[l * width + k];
        sweep->scaled[i * width + k] = sum;
    }
}

/* row -= the sum of factors[k] * panel row k, over `count` entries, four rows at a time. */
KERNEL_CLONES
static void subtract(double *row, const double *factors, const double *panel, size_t width,
                     size_t stride, size_t count)
{
    size_t k = 0;
    for (; k + 4 <= width; k += 4) {
        const double *a = panel + k * stride, *b = a + stride, *c = b + stride, *d = c + stride;
        double fa = factors[k], fb = factors[k + 1], fc = factors[k + 2], fd = factors[k + 3];
#pragma omp simd
        for (size_t j = 0; j < count; j++)
            row[j] -= (fa * a[j] + fb * b[j]) + (fc * c[j] + fd * d[j]);
    }
    for (; k < width; k++) {
        const double *a = panel + k * stride;
        double factor = factors[k];
#pragma omp simd
        for (size_t j = 0; j < count; j++)
            row[j] -= factor * a[j];
    }
}

/* The panel's own entries are 0, so its rows and columns stay; put_panel() fills them. */
static void update_rows(struct sweep *sweep, size_t first, size_t last)
{
    size_t n = sweep->n, width = sweep->width;
    for (size_t strip = 0; strip < last; strip += STRIP)
        for (size_t i = first > strip ? first : strip; i < last; i++) {
            size_t count = i + 1 - strip < STRIP ? i + 1 - strip : STRIP;
            subtract(sweep->matrix + i * n + strip, sweep->scaled + i * width, sweep->panel + strip,
                     width, n, count);
        }
}

static void put_panel(struct sweep *sweep)
{
    for (size_t k = 0; k < sweep->width; k++)
        for (size_t i = 0; i < sweep->n; i++)
            if (!swept(sweep, i))
                *entry(sweep, i, sweep->first + k) = sweep->scaled[i * sweep->width + k];
            else if (i >= sweep->first + k)
                *entry(sweep, i, sweep->first + k) =
                    -sweep->pivot[(i - sweep->first) * sweep->width + k];
}

static void sweep_panel(struct sweep *sweep)
{
    size_t groups = (sweep->n + GROUP - 1) / GROUP;
    invert_pivot(sweep);
    take_panel(sweep);
#pragma omp parallel num_threads(groups > 4 ? (int)jobs_count() : 1)
    {
#pragma omp for
        for (size_t i = 0; i < sweep->n; i++)
            scale_row(sweep, i);
            /* The long rows first, so that no thread is left with one of them. */
#pragma omp for schedule(dynamic)
        for (size_t group = 0; group < groups; group++) {
            size_t first = (groups - 1 - group) * GROUP, last = first + GROUP;
            update_rows(sweep, first, last < sweep->n ? last : sweep->n);
        }
    }
    put_panel(sweep);
}

bool dense_invert(double *matrix, size_t n, const char *what, const struct progress *progress,
                  struct error *error)
{
    struct sweep sweep = {.matrix = matrix, .n = n};
    bool done = true;
    sweep.pivot = xreallocarray(NULL, PANEL, PANEL * sizeof *sweep.pivot);
    sweep.panel = xreallocarray(NULL, n, PANEL * sizeof *sweep.panel);
    sweep.scaled = xreallocarray(NULL, n, PANEL * sizeof *sweep.scaled);
    for (; done && sweep.first < n; sweep.first += PANEL) {
        sweep.width = n - sweep.first < PANEL ? n - sweep.first : PANEL;
        progress_report(progress, what, (double)sweep.first / (double)n);
        sweep_panel(&sweep);
        done = !progress_stopped(what, error);
    }
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j <= i; j++)
            matrix[i * n + j] = matrix[j * n + i] = -matrix[i * n + j];
    free(sweep.scaled);
    free(sweep.panel);
    free(sweep.pivot);
    return done;
}
