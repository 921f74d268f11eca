/*
 * spectral_systems.c: of the suite spectral: katz, bonacich, subgraph, information, current-flow:
 * against the definitions as dense systems on random networks, against other tools' values, and
 * where they end.
 */
#include "spectral_fixtures.h"
#include "suites.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RANDOM = 40 };

static const struct measure_options plain;

/* (1 - alpha A') x = right, or with A where `out`. */
static void dense_series(const double *matrix, size_t n, double alpha, bool out, double *x)
{
    double *system = calloc(n * n, sizeof *system);
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++)
            system[i * n + j] = (i == j) - alpha * matrix[out ? i * n + j : j * n + i];
    solve_slowly(system, x, n);
    free(system);
}

/* alpha as the remark gives it. */
static double alpha_of(struct sample *sample, const char *measure)
{
    struct text remark = {0};
    struct error error = {0};
    free(scores_with(sample, measure, plain, &remark, &error));
    ck_assert_msg(strncmp(text_string(&remark), "alpha ", 6) == 0, "%s", text_string(&remark));
    double alpha = strtod(text_string(&remark) + 6, NULL);
    text_release(&remark);
    return alpha;
}

START_TEST(katz_is_its_system)
{
    for (int which = 0; which < 4; which++) {
        struct sample sample;
        size_t n;
        double *matrix = sample_case(&sample, (uint64_t)_i, which, &n);
        double *expected = calloc(n, sizeof *expected), squares = 0;
        double alpha = alpha_of(&sample, "katz") * .9;
        for (size_t v = 0; v < n; v++)
            expected[v] = 1;
        dense_series(matrix, n, alpha, false, expected);
        double *scores = scores_of(&sample, "katz", (struct measure_options){.alpha = alpha});
        check_all("katz", scores, expected, n, 1e-10);
        free(scores);
        for (size_t v = 0; v < n; v++)
            squares += expected[v] * expected[v];
        for (size_t v = 0; v < n; v++)
            expected[v] /= sqrt(squares);
        scores = scores_of(&sample, "katz",
                           (struct measure_options){.alpha = alpha, .normalized = true});
        check_all("katz, normalized", scores, expected, n, 1e-11);
        free(scores);
        free(expected);
        free(matrix);
        sample_release(&sample);
    }
}
END_TEST

/* The sums of the rows, then the system, then squares that sum to n. */
static void check_bonacich(struct sample *sample, const double *matrix, size_t n, double beta)
{
    double *expected = calloc(n, sizeof *expected), squares = 0;
    for (size_t i = 0; i < n * n; i++)
        expected[i / n] += matrix[i];
    dense_series(matrix, n, beta, true, expected);
    for (size_t v = 0; v < n; v++)
        squares += expected[v] * expected[v];
    for (size_t v = 0; squares > 0 && v < n; v++)
        expected[v] *= sqrt((double)n / squares);
    double *scores = scores_of(sample, "bonacich", (struct measure_options){.alpha = beta});
    check_all("bonacich", scores, expected, n, 1e-9);
    free(scores);
    free(expected);
}

START_TEST(bonacich_is_its_system)
{
    for (int which = 0; which < 4; which++) {
        struct sample sample;
        size_t n;
        double *matrix = sample_case(&sample, (uint64_t)_i, which, &n);
        double limit = alpha_of(&sample, "bonacich") / .5;
        check_bonacich(&sample, matrix, n, limit * .7);
        check_bonacich(&sample, matrix, n, -limit * .7);
        check_bonacich(&sample, matrix, n, -limit * .95);
        check_bonacich(&sample, matrix, n, limit * 1.37);
        check_bonacich(&sample, matrix, n, -limit * 2.111);
        free(matrix);
        sample_release(&sample);
    }
}
END_TEST

/* exp(A), its series squared six times from A / 64. */
static double *dense_exp(const double *matrix, size_t n)
{
    size_t size = n * n * sizeof(double);
    double *sum = calloc(n * n + 1, sizeof *sum), *term = calloc(n * n + 1, sizeof *term);
    double *next = calloc(n * n + 1, sizeof *next);
    for (size_t i = 0; i < n; i++)
        sum[i * n + i] = term[i * n + i] = 1;
    for (int k = 1; k < 40 + 6; k++) {
        const double *left = k < 40 ? term : sum, *right = k < 40 ? matrix : sum;
        double factor = k < 40 ? 1 / (64.0 * k) : 1;
        memset(next, 0, size);
        for (size_t i = 0; i < n; i++)
            for (size_t j = 0; j < n; j++)
                for (size_t l = 0; l < n; l++)
                    next[i * n + j] += factor * left[i * n + l] * right[l * n + j];
        memcpy(k < 40 ? term : sum, next, size);
        for (size_t i = 0; k < 40 && i < n * n; i++)
            sum[i] += term[i];
    }
    free(next);
    free(term);
    return sum;
}

START_TEST(subgraph_is_an_exponential)
{
    for (int which = 0; which < 4; which += 2) {
        struct sample sample;
        size_t n;
        double *matrix = sample_case(&sample, (uint64_t)_i, which, &n);
        double *expected = calloc(n, sizeof *expected), *all = dense_exp(matrix, n);
        for (size_t v = 0; v < n; v++)
            expected[v] = all[v * n + v];
        double *scores = scores_of(&sample, "subgraph", plain);
        check_all("subgraph", scores, expected, n, 1e-11);
        free(scores);
        free(all);
        free(expected);
        free(matrix);
        sample_release(&sample);
    }
}
END_TEST

/* Potentials where 1 enters at s and leaves at t; false where t is not reached. */
static bool potentials(const double *matrix, size_t n, size_t s, size_t t, double *p)
{
    double *system = calloc(n * n, sizeof *system), *reached = calloc(n, sizeof *reached);
    reached[s] = 1;
    for (size_t round = 0; round < n; round++)
        for (size_t i = 0; i < n * n; i++)
            if (matrix[i] > 0 && reached[i / n] > 0)
                reached[i % n] = 1;
    bool connected = reached[t] > 0;
    for (size_t i = 0; i < n; i++) {
        p[i] = i == s;
        if (i == t || !(reached[i] > 0)) {
            system[i * n + i] = 1;
            continue;
        }
        for (size_t j = 0; j < n; j++) {
            system[i * n + i] += matrix[i * n + j];
            system[i * n + j] -= matrix[i * n + j];
        }
    }
    if (connected)
        solve_slowly(system, p, n);
    free(reached);
    free(system);
    return connected;
}

static void add_currents(const double *matrix, size_t n, size_t s, size_t t, const double *p,
                         double *through)
{
    for (size_t v = 0; v < n; v++)
        for (size_t u = 0; v != s && v != t && u < n; u++)
            through[v] += fabs(p[u] - p[v]) * matrix[v * n + u] / 2;
}

/* Every pair of every component, one system each. */
START_TEST(currents)
{
    for (int which = 0; which < 4; which += 2) {
        struct sample sample;
        size_t n;
        double *matrix = sample_case(&sample, (uint64_t)_i, which, &n);
        double *near = calloc(n, sizeof *near), *through = calloc(n, sizeof *through);
        double *p = calloc(n, sizeof *p), *sizes = calloc(n, sizeof *sizes);
        double pairs = ((double)n - 1) * ((double)n - 2) / 2;
        for (size_t s = 0; s < n; s++)
            for (size_t t = 0; t < s; t++)
                if (potentials(matrix, n, s, t, p)) {
                    near[s] += p[s];
                    near[t] += p[s];
                    sizes[s]++;
                    sizes[t]++;
                    add_currents(matrix, n, s, t, p, through);
                }
        for (size_t v = 0; v < n; v++)
            near[v] = near[v] > 0 ? 1 / near[v] : 0;
        double *scores = scores_of(&sample, "information", plain);
        check_all("information", scores, near, n, 1e-10);
        free(scores);
        scores = scores_of(&sample, "current-flow", plain);
        check_all("current-flow", scores, through, n, 1e-9);
        free(scores);
        for (size_t v = 0; v < n; v++) {
            near[v] *= sizes[v] + 1;
            through[v] /= pairs;
        }
        scores = scores_of(&sample, "information", (struct measure_options){.normalized = true});
        check_all("information, normalized", scores, near, n, 1e-10);
        free(scores);
        scores = scores_of(&sample, "current-flow", (struct measure_options){.normalized = true});
        check_all("current-flow, normalized", scores, through, n, 1e-10);
        free(scores);
        free(sizes);
        free(p);
        free(through);
        free(near);
        free(matrix);
        sample_release(&sample);
    }
}
END_TEST

struct value {
    const char *measure, *id;
    bool normalized;
    double alpha, score;
};

static void check_values(const char *network, const struct value *values, size_t count,
                         const char *seed)
{
    struct sample sample;
    sample_own(&sample, network);
    sample_project(&sample, (struct projection){0});
    for (size_t i = 0; i < count; i++) {
        struct measure_options options = {
            .normalized = values[i].normalized, .alpha = values[i].alpha, .seeds = seed};
        double *scores = scores_of(&sample, values[i].measure, options);
        double score = scores[dossier_find_entity(sample.dossier, values[i].id)];
        ck_assert_msg(fabs(score - values[i].score) < 1e-10 * fmax(1, values[i].score),
                      "%s of %s is %.12g, not %.12g", values[i].measure, values[i].id, score,
                      values[i].score);
        free(scores);
    }
    sample_release(&sample);
}

/* networkx 2.8.8; bonacich of R igraph 1.3.5, normalized information of sna 2.7. */
START_TEST(values_of_peers)
{
    static const struct value kite[] = {
        {"subgraph", "Andre", false, 0, 10.2541974211},
        {"subgraph", "Heather", false, 0, 4.87959849884},
        {"information", "Carol", false, 0, .107871720117},
        {"information", "Carol", true, 0, 1.07871720117},
        {"information", "Jane", true, 0, .443246480982},
        {"current-flow", "Andre", false, 0, 5.98310810811},
        {"current-flow", "Heather", true, 0, .432432432432},
        {"katz", "Andre", true, .1, .330659766334},
        {"katz", "Heather", true, .1, .288726683438},
        {"personalized-pagerank", "Andre", false, 0, .247366073612},
        {"personalized-pagerank", "Heather", false, 0, .049510045613},
        {"bonacich", "Andre", false, .2, 1.09948793022},
        {"bonacich", "Jane", false, .2, .0803861038124},
        {"bonacich", "Jane", false, -.2, .325627174307},
    };
    static const struct value marriages[] = {
        {"subgraph", "Medici", false, 0, 7.27521567115},
        {"information", "Medici", false, 0, .0709544787078},
        {"information", "Acciaiuoli", true, 0, .553637446913},
        {"current-flow", "Acciaiuoli", false, 0, 0},
        {"current-flow", "Medici", false, 0, 54.5041390728},
        {"katz", "Albizzi", true, .1, .265928388678},
        {"personalized-pagerank", "Acciaiuoli", false, 0, .0431523059182},
        {"bonacich", "Medici", false, -.2, 2.53574039824},
        {"bonacich", "Strozzi", false, .2, 1.3324692136},
    };
    check_values("kite", kite, sizeof kite / sizeof *kite, "Andre");
    check_values("florentine_marriages", marriages, sizeof marriages / sizeof *marriages, "Medici");
}
END_TEST

/* A star of more nodes than a dense system may have. */
START_TEST(limits)
{
    struct sample sample;
    sample_init(&sample);
    for (int i = 0; i < 4000; i++) {
        char point[12];
        snprintf(point, sizeof point, "%d", i);
        sample_relate(&sample, "hub", NULL, point, 0);
    }
    sample_project(&sample, (struct projection){0});
    check_refusal(&sample, "information", plain, ERROR_LIMIT, "up to 4000 entities, not 4001");
    check_refusal(&sample, "current-flow", plain, ERROR_LIMIT, "up to 4000 entities, not 4001");
    check_refusal(&sample, "bonacich", (struct measure_options){.alpha = .6}, ERROR_LIMIT,
                  "up to 2000 entities, not 4001");
    sample_release(&sample);
}
END_TEST

/* A triangle of weight w has the eigenvalue 2 w: exp(2 w) / 3 and a little, given as its share. */
START_TEST(scores_beyond_a_double)
{
    static const struct {
        double weight, divisor;
        const char *words;
    } cases[] = {
        {300, 3.7730203009299397e260, "to 1e-13"},
        {400, 1, "to 1e-13, divided by exp(800)"},
        {3000, 1, "to 1e-13, divided by exp(6000)"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sample sample;
        struct text remark = {0};
        struct error error = {0};
        sample_init(&sample);
        sample_relate(&sample, "a", NULL, "b", cases[i].weight);
        sample_relate(&sample, "b", NULL, "c", cases[i].weight);
        sample_relate(&sample, "c", NULL, "a", cases[i].weight);
        sample_project(&sample, (struct projection){.weighted = true});
        double *scores = scores_with(&sample, "subgraph", plain, &remark, &error);
        ck_assert_ptr_nonnull(scores);
        for (int v = 0; v < 3; v++)
            ck_assert_double_eq_tol(3 * scores[v] / cases[i].divisor, 1, 1e-11);
        ck_assert_str_eq(text_string(&remark), cases[i].words);
        text_release(&remark);
        free(scores);
        sample_release(&sample);
    }
}
END_TEST

void spectral_systems_add(Suite *suite)
{
    TCase *random = tcase_create("random systems"), *values = tcase_create("values");
    tcase_set_timeout(random, 60);
    tcase_set_timeout(values, 120);
    tcase_add_loop_test(random, katz_is_its_system, 0, RANDOM);
    tcase_add_loop_test(random, bonacich_is_its_system, 0, RANDOM);
    tcase_add_loop_test(random, subgraph_is_an_exponential, 0, RANDOM);
    tcase_add_loop_test(random, currents, 0, RANDOM);
    tcase_add_test(values, values_of_peers);
    tcase_add_test(values, limits);
    tcase_add_test(values, scores_beyond_a_double);
    suite_add_tcase(suite, random);
    suite_add_tcase(suite, values);
}
