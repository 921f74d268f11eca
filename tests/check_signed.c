/*
 * check_signed.c: measures of positive against negative ties: against the definitions as dense
 * systems on random networks, against published networks, and at their limits.
 */
#include "spectral_fixtures.h"
#include "suites.h"

#include <igraph.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RANDOM = 40 };

static const struct measure_options plain;

/* A random sample, one in three of its ties negative. */
static void sample_mixed(struct sample *sample, uint64_t seed)
{
    uint64_t state = seed;
    sample_random(sample, seed, false);
    uint32_t dissent = vocabulary_find_type(&sample->dossier->vocabulary, "dissent");
    for (size_t i = 0; i < sample->dossier->relation_count; i++)
        if (random_below(&state, 3) == 0)
            sample->dossier->relations[i].type = dissent & 0x7fffffff;
}

/*
 * By row and column: `positive` for a pair with a positive tie plus `negative` for one with a
 * negative tie; or the sum of signed weights.
 */
static double *signed_matrix(const struct dossier *dossier, bool directed, double positive,
                             double negative, bool weighted)
{
    size_t n = dossier->entity_count;
    double *matrix = calloc(n * n + 1, sizeof *matrix);
    bool *seen = calloc(2 * n * n + 1, sizeof *seen);
    for (size_t i = 0; i < dossier->relation_count; i++) {
        const struct relation *relation = &dossier->relations[i];
        int sign = relation_sign(dossier, relation);
        double value = sign > 0 ? positive : negative;
        if (weighted)
            value *= relation_weight(dossier, relation);
        for (int way = 0; way < (directed ? 1 : 2); way++) {
            size_t at = way ? relation->to * n + relation->from : relation->from * n + relation->to;
            if (weighted || !seen[2 * at + (sign > 0)])
                matrix[at] += value;
            seen[2 * at + (sign > 0)] = true;
        }
    }
    free(seen);
    return matrix;
}

/* (1 - M) x = right, where M is matrix' matrix or matrix matrix', scaled, or the matrix. */
static void dense_pn(const double *matrix, size_t n, char which, double *x)
{
    double most = 2 * ((double)n - 1), *system = calloc(n * n, sizeof *system);
    for (size_t i = 0; i < n; i++) {
        x[i] = 1;
        for (size_t j = 0; j < n; j++) {
            double entry = which == 'i' ? matrix[j * n + i] : matrix[i * n + j], sum = 0;
            if (which != 'u')
                x[i] += entry / most;
            for (size_t k = 0; k < n; k++)
                sum += which == 'i' ? matrix[k * n + i] * matrix[k * n + j]
                                    : matrix[i * n + k] * matrix[j * n + k];
            system[i * n + j] = (i == j) - (which == 'u' ? entry / most : sum / most / most);
        }
    }
    solve_slowly(system, x, n);
    free(system);
}

static void check_pn(struct sample *sample, const char *measure, bool directed, char which)
{
    size_t n = sample->dossier->entity_count;
    double *matrix = signed_matrix(sample->dossier, directed, 1, -2, false);
    double *expected = calloc(n, sizeof *expected);
    double *scores = scores_of(sample, measure, plain);
    dense_pn(matrix, n, which, expected);
    check_all(measure, scores, expected, n, 1e-11);
    free(scores);
    free(expected);
    free(matrix);
}

START_TEST(pn_is_its_system)
{
    struct sample sample;
    sample_mixed(&sample, (uint64_t)_i);
    for (int which = 0; which < 4; which++) {
        struct projection projection = {.ties = TIES_ALL, .weighted = which & 1};
        projection.parallel = which & 2 ? PARALLEL_KEEP : PARALLEL_MERGE;
        sample_project(&sample, projection);
        check_pn(&sample, "pn", false, 'u');
        projection.directed = true;
        sample_project(&sample, projection);
        check_pn(&sample, "pn-in", true, 'i');
        check_pn(&sample, "pn-out", true, 'o');
    }
    sample_release(&sample);
}
END_TEST

/*
 * The ten-node example of Everett & Borgatti's method in the R package signnet, the matrix row by
 * row; the values are those of the closed formula, solved with numpy 1.24.
 */
static const char *const example[] = {
    "0+0+000--0", "+0+-+--000", "0+0+-000-0", "+-+0+--000", "0+-+0+0-0-",
    "0-0-+0+0+-", "0-0-0+0+-+", "-000-0+0+0", "-0-00+-+0+", "0000--+0+0",
};

/* Its ties, each once, from the lower to the higher node. */
static void sample_example(struct sample *sample)
{
    sample_init(sample);
    for (char i = 0; i < 10; i++)
        dossier_add_entity(sample->dossier, (char[]){(char)('0' + i), '\0'});
    for (char i = 0; i < 10; i++)
        for (char j = (char)(i + 1); j < 10; j++)
            if (example[(int)i][(int)j] != '0')
                sample_relate(sample, (char[]){(char)('0' + i), '\0'},
                              example[(int)i][(int)j] == '-' ? "dissent" : NULL,
                              (char[]){(char)('0' + j), '\0'}, 0);
}

START_TEST(the_example)
{
    static const double pn[] = {.900974727465, .861348232058, .907699731696, .861348232058,
                                .841065836484, .849655767545, .861732059693, .901590874562,
                                .850984810312, .907292981219};
    static const double in[] = {1,
                                1.05166545891,
                                1.04494578118,
                                1.00933137173,
                                .997781911264,
                                .861508866324,
                                .86930705626,
                                .858121277465,
                                .802572794472,
                                .909613641287};
    static const double out[] = {
        .929978260376, .809024061324, .856034553347, .863119448116, .851446612712,
        .991814031564, 1.00903274054, 1.04458737747, 1.05053409118, 1};
    static const double leading[] = {1,
                                     .825318888886,
                                     .574090167065,
                                     .825318888886,
                                     .515041341665,
                                     -.695587318421,
                                     -.851429519688,
                                     -.935500892332,
                                     -.819610908394,
                                     -.437640647667};
    struct sample sample;
    sample_example(&sample);
    sample_project(&sample, (struct projection){.ties = TIES_ALL});
    double *scores = scores_of(&sample, "pn", plain);
    check_all("pn", scores, pn, 10, 1e-11);
    free(scores);
    scores = scores_of(&sample, "signed-eigenvector", plain);
    check_all("signed-eigenvector", scores, leading, 10, 1e-11);
    free(scores);
    sample_project(&sample, (struct projection){.ties = TIES_ALL, .directed = true});
    scores = scores_of(&sample, "pn-in", plain);
    check_all("pn-in", scores, in, 10, 1e-11);
    free(scores);
    scores = scores_of(&sample, "pn-out", plain);
    check_all("pn-out", scores, out, 10, 1e-11);
    free(scores);
    sample_release(&sample);
}
END_TEST

/* All of `n` tied to all, of one type, each way once. */
static void sample_complete(struct sample *sample, int n, const char *type, bool both)
{
    sample_init(sample);
    for (int i = 0; i < n; i++)
        for (int j = 0; j < n; j++)
            if (both ? i != j : i < j)
                sample_relate(sample, (char[]){(char)('a' + i), '\0'}, type,
                              (char[]){(char)('a' + j), '\0'}, 0);
}

/* Everett & Borgatti: among friends alone the index is 2, among foes alone 1/2. */
START_TEST(extremes)
{
    for (int n = 2; n < 8; n++)
        for (int negative = 0; negative < 2; negative++) {
            struct sample sample;
            double score = negative ? .5 : 2;
            sample_complete(&sample, n, negative ? "dissent" : NULL, true);
            sample_project(&sample, (struct projection){.ties = TIES_ALL});
            check_score(&sample, "pn", false, "a", score, 1e-12);
            check_score(&sample, "pn", false, "b", score, 1e-12);
            sample_project(&sample, (struct projection){.ties = TIES_ALL, .directed = true});
            check_score(&sample, "pn-in", false, "a", score, 1e-12);
            check_score(&sample, "pn-out", false, "b", score, 1e-12);
            sample_release(&sample);
        }
}
END_TEST

static void check_pair(const char *types[2], const char *measure, double a, double b)
{
    struct sample sample;
    bool directed = strcmp(measure, "pn") != 0;
    sample_init(&sample);
    for (int i = 0; i < 2; i++)
        if (types[i])
            sample_relate(&sample, "a", types[i], "b", 0);
    dossier_add_entity(sample.dossier, "a");
    dossier_add_entity(sample.dossier, "b");
    sample_project(&sample, (struct projection){.ties = TIES_ALL, .directed = directed});
    check_score(&sample, measure, false, "a", a, 1e-12);
    check_score(&sample, measure, false, "b", b, 1e-12);
    sample_release(&sample);
}

/* Of two, A / 2 is 1/2, -1 (no inverse) or, with both, -1/2. */
START_TEST(two_nodes)
{
    check_pair((const char *[]){NULL, NULL}, "pn", 1, 1);
    check_pair((const char *[]){"tie", NULL}, "pn", 2, 2);
    check_pair((const char *[]){"dissent", NULL}, "pn", .5, .5);
    check_pair((const char *[]){"dissent", "tie"}, "pn", 2 / 3., 2 / 3.);
    check_pair((const char *[]){"tie", NULL}, "pn-in", 1, 2);
    check_pair((const char *[]){"tie", NULL}, "pn-out", 2, 1);
    check_pair((const char *[]){"dissent", NULL}, "pn-in", 1, .5);
    check_pair((const char *[]){"dissent", NULL}, "pn-out", .5, 1);
}
END_TEST

/* The eigenvalue of the scores, whose largest magnitude is 1 and positive at its first node. */
static double check_eigen(const double *matrix, size_t n, const double *scores)
{
    double value = NAN;
    for (size_t i = 0; i < n; i++) {
        double product = 0;
        ck_assert(fabs(scores[i]) <= 1);
        for (size_t j = 0; j < n; j++)
            product += matrix[i * n + j] * scores[j];
        if (isnan(value) && fabs(scores[i]) == 1) {
            ck_assert_double_eq(scores[i], 1);
            value = product;
        }
    }
    for (size_t i = 0; !isnan(value) && i < n; i++) {
        double product = 0;
        for (size_t j = 0; j < n; j++)
            product += matrix[i * n + j] * scores[j];
        ck_assert_double_eq_tol(product, value * scores[i], 1e-9 * fmax(1, value));
    }
    return value;
}

static double largest_eigenvalue(const double *matrix, size_t n)
{
    igraph_matrix_t copy;
    igraph_vector_t values;
    igraph_matrix_init(&copy, (igraph_integer_t)n, (igraph_integer_t)n);
    igraph_vector_init(&values, 0);
    for (size_t i = 0; i < n * n; i++)
        MATRIX(copy, (igraph_integer_t)(i / n), (igraph_integer_t)(i % n)) = matrix[i];
    igraph_lapack_dsyevr(&copy, IGRAPH_LAPACK_DSYEV_SELECT, 0, 0, 0, (int)n, (int)n, 0, &values,
                         NULL, NULL);
    double value = VECTOR(values)[0];
    igraph_vector_destroy(&values);
    igraph_matrix_destroy(&copy);
    return value;
}

START_TEST(signed_eigenvectors)
{
    for (int weighted = 0; weighted < 2; weighted++) {
        struct sample sample;
        sample_mixed(&sample, (uint64_t)_i);
        sample_project(&sample, (struct projection){.ties = TIES_ALL, .weighted = weighted});
        size_t n = sample.network.node_count;
        double *matrix = signed_matrix(sample.dossier, false, 1, -1, weighted);
        double *scores = scores_of(&sample, "signed-eigenvector", plain);
        double value = check_eigen(matrix, n, scores), largest = largest_eigenvalue(matrix, n);
        if (largest > 1e-9)
            ck_assert_msg(fabs(value - largest) < 1e-9 * fmax(1, largest), "%g not %g", value,
                          largest);
        for (size_t v = 0; largest <= 1e-9 && v < n; v++)
            ck_assert_double_eq(scores[v], 0);
        free(scores);
        free(matrix);
        sample_release(&sample);
    }
}
END_TEST

/* Read's sixteen tribes: three alliances, of which the vector sets one against another. */
START_TEST(tribes)
{
    struct sample sample;
    if (!sample_classic(&sample, "tribes_signed"))
        return;
    sample_project(&sample, (struct projection){.ties = TIES_ALL});
    size_t n = sample.network.node_count;
    double *matrix = signed_matrix(sample.dossier, false, 1, -1, false);
    double *scores = scores_of(&sample, "signed-eigenvector", plain);
    ck_assert_double_eq_tol(check_eigen(matrix, n, scores), largest_eigenvalue(matrix, n), 1e-9);
    free(scores);
    free(matrix);
    check_pn(&sample, "pn", false, 'u');
    sample_release(&sample);
}
END_TEST

/* Two camps of friends, each set against the other: 1 and -1, whatever the numbers of nodes. */
START_TEST(two_camps)
{
    struct sample sample;
    sample_init(&sample);
    sample_pairs(&sample, NULL, "ab bc ca xy yz zx");
    sample_pairs(&sample, "dissent", "ax ay az bx by bz cx cy cz");
    dossier_add_entity(sample.dossier, "lone");
    sample_project(&sample, (struct projection){.ties = TIES_ALL});
    for (const char *id = "abcxyz"; *id; id++)
        check_score(&sample, "signed-eigenvector", false, (char[]){*id, '\0'}, *id < 'x' ? 1 : -1,
                    1e-12);
    check_score(&sample, "signed-eigenvector", false, "lone", 0, 0);
    check_score(&sample, "pn", false, "lone", 1, 0);
    sample_release(&sample);
}
END_TEST

/* A positive and a negative tie of one weight cancel; of two weights they do not. */
START_TEST(ties_that_cancel)
{
    struct sample sample;
    sample_init(&sample);
    sample_relate(&sample, "a", NULL, "b", 3);
    sample_relate(&sample, "a", "dissent", "b", 2);
    sample_project(&sample, (struct projection){.ties = TIES_ALL});
    check_score(&sample, "signed-eigenvector", false, "a", 0, 0);
    sample_project(&sample, (struct projection){.ties = TIES_ALL, .weighted = true});
    check_score(&sample, "signed-eigenvector", false, "a", 1, 0);
    check_score(&sample, "signed-eigenvector", false, "b", 1, 1e-13);
    sample_release(&sample);
}
END_TEST

START_TEST(degrees)
{
    static const struct {
        const char *id;
        double positive, negative, net, ratio;
    } rows[] = {
        {"a", 2, 1, 1, 1 / 3.}, {"b", 1, 0, 1, 1},   {"c", 1, 2, -1, -1 / 3.},
        {"d", 0, 1, -1, -1},    {"z", 0, 0, 0, NAN},
    };
    struct sample sample;
    sample_init(&sample);
    sample_pairs(&sample, NULL, "ab ac");
    sample_pairs(&sample, "dissent", "ca cd");
    dossier_add_entity(sample.dossier, "z");
    for (int directed = 0; directed < 2; directed++) {
        double others = directed ? 8 : 4;
        sample_project(&sample, (struct projection){.ties = TIES_ALL, .directed = directed});
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            check_score(&sample, "positive-degree", false, rows[i].id, rows[i].positive, 0);
            check_score(&sample, "negative-degree", false, rows[i].id, rows[i].negative, 0);
            check_score(&sample, "net-degree", false, rows[i].id, rows[i].net, 0);
            check_score(&sample, "degree-ratio", false, rows[i].id, rows[i].ratio, 1e-15);
            check_score(&sample, "positive-degree", true, rows[i].id, rows[i].positive / others,
                        1e-15);
            check_score(&sample, "negative-degree", true, rows[i].id, rows[i].negative / others,
                        1e-15);
            check_score(&sample, "net-degree", true, rows[i].id, rows[i].net / others, 1e-15);
        }
    }
    sample_release(&sample);
}
END_TEST

START_TEST(any_number_of_threads)
{
    struct sample sample;
    sample_large(&sample, 3000, 20000, true);
    sample_project(&sample, (struct projection){.ties = TIES_ALL});
    check_jobs(&sample, "pn", plain);
    check_jobs(&sample, "signed-eigenvector", plain);
    sample_project(&sample, (struct projection){.ties = TIES_ALL, .directed = true});
    check_jobs(&sample, "pn-in", plain);
    check_jobs(&sample, "pn-out", plain);
    sample_release(&sample);
}
END_TEST

START_TEST(interruptions)
{
    struct sample sample;
    sample_large(&sample, 100, 300, true);
    sample_project(&sample, (struct projection){.ties = TIES_ALL});
    check_stops(&sample, "pn");
    check_stops(&sample, "signed-eigenvector");
    sample_project(&sample, (struct projection){.ties = TIES_ALL, .directed = true});
    check_stops(&sample, "pn-in");
    check_stops(&sample, "pn-out");
    sample_release(&sample);
}
END_TEST

Suite *signed_suite(void)
{
    Suite *suite = suite_create("signed");
    TCase *random = tcase_create("random"), *by_hand = tcase_create("by hand");
    TCase *threads = tcase_create("threads");
    tcase_set_timeout(threads, 120);
    tcase_add_loop_test(random, pn_is_its_system, 0, RANDOM);
    tcase_add_loop_test(random, signed_eigenvectors, 0, RANDOM);
    tcase_add_test(by_hand, the_example);
    tcase_add_test(by_hand, extremes);
    tcase_add_test(by_hand, two_nodes);
    tcase_add_test(by_hand, tribes);
    tcase_add_test(by_hand, two_camps);
    tcase_add_test(by_hand, ties_that_cancel);
    tcase_add_test(by_hand, degrees);
    tcase_add_test(threads, any_number_of_threads);
    tcase_add_test(threads, interruptions);
    suite_add_tcase(suite, random);
    suite_add_tcase(suite, by_hand);
    suite_add_tcase(suite, threads);
    return suite;
}
