/*
 * spectral_fixtures.c: what the suites spectral and signed share.
 */
#include "spectral_fixtures.h"

#include <entente/jobs.h>
#include <entente/progress.h>

#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

double *scores_with(struct sample *sample, const char *measure, struct measure_options options,
                    struct text *remark, struct error *error)
{
    double *scores = malloc((sample->network.node_count + 1) * sizeof *scores);
    ck_assert_ptr_nonnull(measure_find(measure));
    memset(scores, 0xff, sample->network.node_count * sizeof *scores);
    if (measure_compute(measure_find(measure), &sample->network, &options, scores, remark, error))
        return scores;
    free(scores);
    return NULL;
}

double *scores_of(struct sample *sample, const char *measure, struct measure_options options)
{
    struct error error = {0};
    double *scores = scores_with(sample, measure, options, NULL, &error);
    ck_assert_msg(scores != NULL, "%s failed: %s", measure, error.message ? error.message : "?");
    return scores;
}

/* Swaps the row of the largest entry of column `k`, from row `k` on, to row `k`. */
static void pivot(double *matrix, double *vector, size_t n, size_t k)
{
    size_t best = k;
    for (size_t i = k + 1; i < n; i++)
        if (fabs(matrix[i * n + k]) > fabs(matrix[best * n + k]))
            best = i;
    double kept = vector[k];
    vector[k] = vector[best];
    vector[best] = kept;
    for (size_t j = 0; j < n; j++) {
        kept = matrix[k * n + j];
        matrix[k * n + j] = matrix[best * n + j];
        matrix[best * n + j] = kept;
    }
}

void solve_slowly(double *matrix, double *vector, size_t n)
{
    for (size_t k = 0; k < n; k++) {
        pivot(matrix, vector, n, k);
        for (size_t i = 0; i < n; i++) {
            double factor = i == k ? 0 : matrix[i * n + k] / matrix[k * n + k];
            for (size_t j = k; factor != 0 && j < n; j++)
                matrix[i * n + j] -= factor * matrix[k * n + j];
            vector[i] -= factor * vector[k];
        }
    }
    for (size_t k = 0; k < n; k++)
        vector[k] /= matrix[k * n + k];
}

void check_all(const char *what, const double *scores, const double *expected, size_t n,
               double tolerance)
{
    for (size_t i = 0; i < n; i++)
        ck_assert_msg(fabs(scores[i] - expected[i]) <= tolerance * fmax(1, fabs(expected[i])),
                      "%s of %zu is %.15g, not %.15g", what, i, scores[i], expected[i]);
}

void sample_large(struct sample *sample, uint32_t n, uint32_t ties, bool mixed)
{
    uint64_t state = 7;
    sample_init(sample);
    uint32_t dissent = vocabulary_find_type(&sample->dossier->vocabulary, "dissent");
    for (uint32_t i = 0; i < n; i++) {
        char id[16];
        snprintf(id, sizeof id, "n%u", i);
        dossier_add_entity(sample->dossier, id);
    }
    for (uint32_t i = 0; i < ties; i++) {
        struct relation relation = {.from = random_below(&state, n),
                                    .to = random_below(&state, 1 + random_below(&state, n)),
                                    .weight = 1 + random_below(&state, 8) / 4.0};
        if (mixed && random_below(&state, 3) == 0)
            relation.type = dissent;
        dossier_add_relation(sample->dossier, &relation);
    }
}

void sample_pairs(struct sample *sample, const char *type, const char *pairs)
{
    for (const char *at = pairs; at[0] && at[1]; at += at[2] ? 3 : 2)
        sample_relate(sample, (char[]){at[0], '\0'}, type, (char[]){at[1], '\0'}, 0);
}

void check_jobs(struct sample *sample, const char *measure, struct measure_options options)
{
    static const size_t counts[] = {1, 2, 3, 7};
    size_t size = sample->network.node_count * sizeof(double);
    double *first = NULL;
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        jobs_set(counts[i]);
        double *scores = scores_of(sample, measure, options);
        ck_assert_msg(!first || memcmp(first, scores, size) == 0, "%s of %zu threads", measure,
                      counts[i]);
        free(first);
        first = scores;
    }
    jobs_set(0);
    free(first);
}

void check_stops(struct sample *sample, const char *measure)
{
    struct error error = {0};
    struct text expected = {0};
    progress_interrupt();
    double *scores =
        scores_with(sample, measure, (struct measure_options){.seeds = "n0"}, NULL, &error);
    ck_assert_msg(scores == NULL, "%s went on", measure);
    ck_assert_int_eq(error.kind, ERROR_LIMIT);
    text_addf(&expected, "%s was interrupted", measure);
    ck_assert_str_eq(error.message, text_string(&expected));
    ck_assert(!progress_interrupted());
    text_release(&expected);
    error_release(&error);
}

double *sample_case(struct sample *sample, uint64_t seed, int which, size_t *n)
{
    bool directed = which & 1, weighted = which & 2;
    sample_random(sample, seed, false);
    sample_project(sample, (struct projection){.directed = directed, .weighted = weighted});
    *n = sample->network.node_count;
    return dense_matrix(sample->dossier, directed, weighted);
}

void check_refusal(struct sample *sample, const char *measure, struct measure_options options,
                   enum error_kind kind, const char *words)
{
    struct error error = {0};
    ck_assert_ptr_null(scores_with(sample, measure, options, NULL, &error));
    ck_assert_int_eq(error.kind, kind);
    ck_assert_msg(strstr(error.message, words) != NULL, "%s", error.message);
    ck_assert_ptr_nonnull(error.hint);
    error_release(&error);
}
