/*
 * check_dominance.c: who is tied to all that another is tied to: by hand, against the definition
 * pair by pair, and that no centrality contradicts it.
 */
#include "fixtures.h"
#include "shapes.h"
#include "suites.h"

#include <entente/dominance.h>
#include <entente/progress.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void find(struct dominance *dominance, struct sample *sample, const bool *among)
{
    struct error error = {0};
    ck_assert_msg(dominance_init(dominance, &sample->network, among, NULL, &error), "%s",
                  error.message);
}

/* "a 2/0 b 0/1 ...": the entities with how many are above and below. */
static void check_counts(struct sample *sample, const char *expected)
{
    struct dominance dominance;
    struct text text = {0};
    sample_project(sample, (struct projection){0});
    find(&dominance, sample, NULL);
    for (size_t node = 0; node < sample->network.node_count; node++)
        text_addf(&text, "%s%.1s %u/%u", node ? " " : "",
                  sample->dossier->entities[sample->network.entities[node]].id,
                  dominance.above[node], dominance.below[node]);
    ck_assert_str_eq(text_string(&text), expected);
    ck_assert_uint_eq(dominance.listed, sample->network.node_count);
    text_release(&text);
    dominance_release(&dominance);
}

static void sample_pairs(struct sample *sample, const char *const *pairs)
{
    sample_init(sample);
    for (; *pairs; pairs++)
        sample_relate(sample, (char[]){(*pairs)[0], '\0'}, NULL, (char[]){(*pairs)[1], '\0'}, 0);
}

/* Krackhardt's kite: Diane is tied to all that Andre, Beverley, Carol and Ed are tied to. */
START_TEST(kite)
{
    struct sample sample;
    struct dominance dominance;
    sample_own(&sample, "kite");
    check_counts(&sample, "A 1/1 B 1/1 C 3/0 D 0/4 F 0/1 E 3/0 G 0/1 H 0/1 I 0/1 J 2/0");
    find(&dominance, &sample, NULL);
    ck_assert_uint_eq(dominance.strict_pairs, 10);
    ck_assert_uint_eq(dominance.equal_pairs, 0);
    ck_assert_double_eq_tol(dominance_share(&dominance), 10.0 / 45, 1e-15);
    dominance_release(&dominance);
    dominance_release(&dominance);
    dominance_release(NULL);
    sample_release(&sample);
}
END_TEST

START_TEST(small_shapes)
{
    static const struct {
        const char *const pairs[6];
        const char *counts;
        size_t strict, equal;
    } cases[] = {
        {{"ab", "bc", "cd", "de"}, "a 2/0 b 0/1 c 0/2 d 0/1 e 2/0", 4, 0},
        {{"ma", "mb", "mc"}, "m 0/3 a 1/0 b 1/0 c 1/0", 3, 3},
        {{"ab", "bc", "ca"}, "a 0/0 b 0/0 c 0/0", 0, 3},
        {{"ab", "bc", "cd", "da"}, "a 0/0 b 0/0 c 0/0 d 0/0", 0, 2},
        {{"ab", "bc", "cd", "de", "ea"}, "a 0/0 b 0/0 c 0/0 d 0/0 e 0/0", 0, 0},
        {{"ab"}, "a 0/0 b 0/0", 0, 1},
        {{NULL}, "", 0, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sample sample;
        struct dominance dominance;
        sample_pairs(&sample, cases[i].pairs);
        check_counts(&sample, cases[i].counts);
        find(&dominance, &sample, NULL);
        ck_assert_uint_eq(dominance.strict_pairs, cases[i].strict);
        ck_assert_uint_eq(dominance.equal_pairs, cases[i].equal);
        ck_assert(isnan(dominance_share(&dominance)) == (dominance.listed < 2));
        dominance_release(&dominance);
        sample_release(&sample);
    }
}
END_TEST

/* Everybody dominates who has no tie; those without one each other. */
START_TEST(isolates)
{
    struct sample sample;
    sample_pairs(&sample, (const char *const[]){"ab", NULL});
    dossier_add_entity(sample.dossier, "x");
    dossier_add_entity(sample.dossier, "y");
    check_counts(&sample, "a 0/2 b 0/2 x 2/0 y 2/0");
    sample_release(&sample);
}
END_TEST

/*
 * Threshold graphs, each node tied to all that were before or to none, are those in which all pairs
 * can be compared (Mahadev & Peled 1995, Threshold graphs and related topics).
 */
START_TEST(threshold_graphs)
{
    struct sample sample;
    struct dominance dominance;
    uint64_t state = (uint64_t)_i;
    sample_init(&sample);
    for (uint32_t i = 0; i < 2 + (uint32_t)_i; i++) {
        char id[16], other[16];
        snprintf(id, sizeof id, "e%u", i);
        dossier_add_entity(sample.dossier, id);
        bool ties = random_below(&state, 2);
        for (uint32_t j = 0; ties && j < i; j++) {
            snprintf(other, sizeof other, "e%u", j);
            sample_relate(&sample, id, NULL, other, 0);
        }
    }
    sample_project(&sample, (struct projection){0});
    find(&dominance, &sample, NULL);
    ck_assert_double_eq(dominance_share(&dominance), 1);
    dominance_release(&dominance);
    sample_release(&sample);
}
END_TEST

static bool dominates(const double *matrix, size_t n, size_t v, size_t u)
{
    for (size_t w = 0; w < n; w++)
        if (matrix[u * n + w] > 0 && w != v && !(matrix[v * n + w] > 0))
            return false;
    return true;
}

/* By the definition, pair by pair. */
static void check_pairs(struct sample *sample, const bool *among)
{
    size_t n = sample->network.node_count;
    double *matrix = dense_matrix(sample->dossier, false, false);
    struct dominance dominance;
    uint64_t strict = 0, equal = 0;
    find(&dominance, sample, among);
    for (size_t u = 0; u < n; u++) {
        uint32_t above = 0, below = 0;
        for (size_t v = 0; v < n; v++) {
            if (u == v || (among && !(among[u] && among[v])))
                continue;
            bool up = dominates(matrix, n, v, u), down = dominates(matrix, n, u, v);
            above += up && !down;
            below += down && !up;
            equal += up && down && u < v;
        }
        strict += above;
        ck_assert_msg(dominance.above[u] == above && dominance.below[u] == below,
                      "node %zu: %u/%u, not %u/%u", u, dominance.above[u], dominance.below[u],
                      above, below);
    }
    ck_assert_uint_eq(dominance.strict_pairs, strict);
    ck_assert_uint_eq(dominance.equal_pairs, equal);
    dominance_release(&dominance);
    free(matrix);
}

START_TEST(random_networks)
{
    struct sample sample;
    uint64_t state = (uint64_t)_i;
    bool among[64];
    sample_random(&sample, (uint64_t)_i, false);
    sample_project(&sample, (struct projection){0});
    check_pairs(&sample, NULL);
    for (size_t i = 0; i < sizeof among; i++)
        among[i] = random_below(&state, 2);
    check_pairs(&sample, among);
    sample_release(&sample);
}
END_TEST

START_TEST(shapes)
{
    struct sample sample;
    sample_shape(&sample, _i);
    sample_project(&sample, (struct projection){0});
    if (sample.network.node_count < 600)
        check_pairs(&sample, NULL);
    sample_release(&sample);
}
END_TEST

/* The theorem: no such index puts the one who is dominated above. */
START_TEST(measures_agree)
{
    static const char *const names[] = {"degree", "harmonic", "closeness", "betweenness",
                                        "eigenvector"};
    struct sample sample;
    sample_random(&sample, (uint64_t)_i, false);
    sample_project(&sample, (struct projection){0});
    size_t n = sample.network.node_count;
    double *matrix = dense_matrix(sample.dossier, false, false);
    for (size_t m = 0; m < sizeof names / sizeof *names; m++) {
        double *scores = sample_scores(&sample, names[m], false);
        for (size_t u = 0; u < n; u++)
            for (size_t v = 0; v < n; v++)
                if (u != v && dominates(matrix, n, v, u) && !isnan(scores[u]) && !isnan(scores[v]))
                    ck_assert_msg(scores[u] <= scores[v] + 1e-9, "%s: %.12g above %.12g", names[m],
                                  scores[u], scores[v]);
        free(scores);
    }
    free(matrix);
    sample_release(&sample);
}
END_TEST

/* Two hubs share 20000 leaves, and have 20000 of their own: pair by pair it would take hours. */
START_TEST(many_leaves)
{
    enum { LEAVES = 20000 };
    struct sample sample;
    struct dominance dominance;
    sample_init(&sample);
    for (int i = 0; i < LEAVES; i++) {
        char id[3][12];
        for (int k = 0; k < 3; k++)
            snprintf(id[k], sizeof id[k], "%c%d", "abs"[k], i);
        sample_relate(&sample, "A", NULL, id[0], 0);
        sample_relate(&sample, "B", NULL, id[1], 0);
        sample_relate(&sample, "A", NULL, id[2], 0);
        sample_relate(&sample, "B", NULL, id[2], 0);
    }
    sample_project(&sample, (struct projection){0});
    find(&dominance, &sample, NULL);
    /* those of A below the shared and A; the shared equal each other */
    ck_assert_uint_eq(dominance.strict_pairs, 2ull * LEAVES * (LEAVES + 1));
    ck_assert_uint_eq(dominance.equal_pairs, 3ull * LEAVES * (LEAVES - 1) / 2);
    dominance_release(&dominance);
    sample_release(&sample);
}
END_TEST

START_TEST(refusals)
{
    static const struct {
        struct projection projection;
        const char *reason;
    } cases[] = {
        {{.directed = true}, "ties have a direction"},
        {{.weighted = true}, "ties have weights"},
        {{.ties = TIES_ALL}, "some ties are negative"},
        {{.ties = TIES_NEGATIVE}, "some ties are negative"},
        {{.parallel = PARALLEL_KEEP}, "parallel relations are kept"},
    };
    struct sample sample;
    sample_pairs(&sample, (const char *const[]){"ab", NULL});
    sample_relate(&sample, "a", "dissent", "c", 0);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct dominance dominance;
        struct error error = {0};
        struct text expected = {0};
        sample_project(&sample, cases[i].projection);
        ck_assert(!dominance_init(&dominance, &sample.network, NULL, NULL, &error));
        ck_assert_int_eq(error.kind, ERROR_USAGE);
        text_addf(&expected, "neighbourhoods decide nothing where %s", cases[i].reason);
        ck_assert_str_eq(error.message, text_string(&expected));
        ck_assert_ptr_null(dominance.above);
        text_release(&expected);
        error_release(&error);
    }
    sample_release(&sample);
}
END_TEST

START_TEST(interrupted)
{
    struct sample sample;
    struct dominance dominance;
    struct error error = {0};
    sample_init(&sample);
    for (int i = 0; i < 5000; i++) {
        char id[2][12];
        snprintf(id[0], sizeof id[0], "a%d", i);
        snprintf(id[1], sizeof id[1], "b%d", i);
        sample_relate(&sample, id[0], NULL, id[1], 0);
    }
    sample_project(&sample, (struct projection){0});
    progress_interrupt();
    ck_assert(!dominance_init(&dominance, &sample.network, NULL, NULL, &error));
    ck_assert_int_eq(error.kind, ERROR_LIMIT);
    ck_assert_str_eq(error.message, "dominance was interrupted");
    ck_assert_ptr_null(dominance.above);
    error_release(&error);
    sample_release(&sample);
}
END_TEST

Suite *dominance_suite(void)
{
    Suite *suite = suite_create("dominance");
    TCase *tests = tcase_create("dominance");
    tcase_add_test(tests, kite);
    tcase_add_test(tests, small_shapes);
    tcase_add_test(tests, isolates);
    tcase_add_loop_test(tests, threshold_graphs, 0, 20);
    tcase_add_loop_test(tests, random_networks, 0, 200);
    tcase_add_loop_test(tests, shapes, 0, shape_count());
    tcase_add_loop_test(tests, measures_agree, 0, 100);
    tcase_add_test(tests, many_leaves);
    tcase_add_test(tests, refusals);
    tcase_add_test(tests, interrupted);
    suite_add_tcase(suite, tests);
    return suite;
}
