/*
 * check_twomode.c: centralities of two-mode networks: against networkx 2.8.8
 * (networkx.algorithms.bipartite), and which networks have two modes.
 */
#include "fixtures.h"
#include "suites.h"

#include "measure/modes.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* bipartite.degree_centrality, closeness_centrality and betweenness_centrality, or plain ones. */
struct truth {
    const char *id;
    double degree, closeness, betweenness;
};

static void check_truths(struct sample *sample, bool normalized, const struct truth *truths,
                         size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct truth *truth = &truths[i];
        check_score(sample, "two-mode-degree", normalized, truth->id, truth->degree, 1e-9);
        check_score(sample, "two-mode-closeness", normalized, truth->id, truth->closeness, 1e-9);
        check_score(sample, "two-mode-betweenness", normalized, truth->id, truth->betweenness,
                    1e-9);
    }
}

#define CHECK_TRUTHS(sample, normalized, truths) \
    check_truths(sample, normalized, truths, sizeof truths / sizeof *truths)

/* Ties "aX bX": a member and what it belongs to. */
static void sample_members(struct sample *sample, const char *ties)
{
    sample_init(sample);
    for (; *ties; ties += ties[2] ? 3 : 2)
        sample_relate(sample, (char[]){ties[0], 0}, NULL, (char[]){ties[1], 0}, 0);
    sample_project(sample, (struct projection){0});
}

/* Two components; nx.closeness_centrality's own factor aside, the plain ones are by hand. */
static const char two_clubs[] = "aX bX bY cY dY dZ eW fW";

START_TEST(normalized_values)
{
    static const struct truth truths[] = {{"W", 1 / 3., 4 / 3., .030303030303},
                                          {"X", 1 / 3., .571428571429, .151515151515},
                                          {"Y", .5, .8, 1 / 3.},
                                          {"Z", 1 / 6., .444444444444, 0},
                                          {"a", .25, .491228070175, 0},
                                          {"b", .5, .848484848485, .266666666667},
                                          {"c", .25, .622222222222, 0},
                                          {"d", .5, .717948717949, 1 / 6.},
                                          {"e", .25, 1.03703703704, 0},
                                          {"f", .25, 1.03703703704, 0}};
    struct sample sample;
    sample_members(&sample, two_clubs);
    CHECK_TRUTHS(&sample, true, truths);
    sample_release(&sample);
}
END_TEST

START_TEST(plain_values)
{
    static const struct truth truths[] = {
        {"W", 2, .5, 1},      {"X", 2, 1 / 14., 5}, {"Y", 3, .1, 11},
        {"Z", 1, 1 / 18., 0}, {"a", 1, 1 / 19., 0}, {"b", 2, 1 / 11., 8},
        {"c", 1, 1 / 15., 0}, {"d", 2, 1 / 13., 5}, {"e", 1, 1 / 3., 0},
    };
    struct sample sample;
    sample_members(&sample, two_clubs);
    CHECK_TRUTHS(&sample, false, truths);
    sample_release(&sample);
}
END_TEST

/* Nine members and four organizations in circles. */
START_TEST(more_members_than_twice)
{
    static const struct truth truths[] = {{"P", 0.555555555556, 0.555555555556, 0.518518518519},
                                          {"Q", 0.333333333333, 0.555555555556, 0.291005291005},
                                          {"R", 0.333333333333, 0.428571428571, 0.216931216931},
                                          {"S", 0.333333333333, 0.555555555556, 0.291005291005},
                                          {"a", 0.5, 0.714285714286, 0.274691358025},
                                          {"b", 0.5, 0.714285714286, 0.274691358025},
                                          {"c", 0.5, 0.625, 0.0679012345679},
                                          {"d", 0.5, 0.625, 0.182098765432},
                                          {"e", 0.25, 0.434782608696, 0},
                                          {"f", 0.5, 0.625, 0.182098765432},
                                          {"g", 0.25, 0.526315789474, 0},
                                          {"h", 0.25, 0.526315789474, 0},
                                          {"i", 0.25, 0.526315789474, 0}};
    struct sample sample;
    sample_members(&sample, "aP bP bQ cQ dQ dR eR fR fS aS cS gP hP iP");
    CHECK_TRUTHS(&sample, true, truths);
    sample_release(&sample);
}
END_TEST

/* Weights and the order of the ends do not count; an isolate is in neither mode. */
START_TEST(weights_and_isolates)
{
    static const struct truth truths[] = {{"a", 1, 1, 0}, {"X", 1, 1, 1}, {"z", 0, 0, 0}};
    struct sample sample;
    sample_init(&sample);
    sample_relate(&sample, "a", NULL, "X", 5);
    sample_relate(&sample, "b", NULL, "X", 2);
    dossier_add_entity(sample.dossier, "z");
    for (int weighted = 0; weighted < 2; weighted++) {
        struct text remark = {0};
        struct error error = {0};
        double scores[4];
        sample_project(&sample, (struct projection){.weighted = weighted});
        CHECK_TRUTHS(&sample, true, truths);
        check_score(&sample, "two-mode-closeness", false, "a", 1 / 3., 1e-12);
        ck_assert(measure_compute(measure_find("two-mode-degree"), &sample.network,
                                  &(struct measure_options){0}, scores, &remark, &error));
        ck_assert_str_eq(text_string(&remark), "modes of 2 and 1, 1 in neither");
        text_release(&remark);
    }
    sample_release(&sample);
}
END_TEST

/* The first entity that a tie goes out from is in the first mode, in each component. */
START_TEST(modes_of_chains)
{
    static const struct {
        const char *ties, *first;
    } cases[] = {
        {"aX bX bY", "ab"},     {"Xa Xb Yb", "XY"},
        {"ab bc cd", "ac"},     {"ab cb cd ed xy yz", "acexz"},
        {"ab bc xy zx", "acx"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sample sample;
        struct modes modes;
        struct error error = {0};
        sample_members(&sample, cases[i].ties);
        ck_assert(modes_init(&modes, &sample.network, "degree", &error));
        for (uint32_t node = 0; node < sample.network.node_count; node++) {
            char id = sample.dossier->entities[node].id[0];
            ck_assert_msg((modes.of[node] == 0) == (strchr(cases[i].first, id) != NULL),
                          "%s: %c is in mode %d", cases[i].ties, id, modes.of[node]);
        }
        ck_assert_uint_eq(modes.sizes[0], strlen(cases[i].first));
        ck_assert_uint_eq(modes.sizes[0] + modes.sizes[1], sample.network.node_count);
        modes_release(&modes);
        sample_release(&sample);
    }
}
END_TEST

/* Three of the circle, in a row, and its length; what hangs on it is not named. */
START_TEST(odd_circles)
{
    static const struct {
        const char *ties, *message;
    } cases[] = {
        {"ab bc ca",
         "two-mode-degree needs two modes, and 'a', 'b' and 'c' are in a circle of 3 ties"},
        {"uv xa ab bc cd de ea",
         "two-mode-degree needs two modes, and 'b', 'c' and 'd' are in a circle of 5 ties"},
        {"xy yz zx",
         "two-mode-degree needs two modes, and 'x', 'y' and 'z' are in a circle of 3 ties"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sample sample;
        struct error error = {0};
        double scores[8];
        sample_members(&sample, cases[i].ties);
        ck_assert(!measure_compute(measure_find("two-mode-degree"), &sample.network,
                                   &(struct measure_options){0}, scores, NULL, &error));
        ck_assert_int_eq(error.kind, ERROR_USAGE);
        ck_assert_str_eq(error.message, cases[i].message);
        ck_assert_ptr_nonnull(error.hint);
        error_release(&error);
        sample_release(&sample);
    }
}
END_TEST

/* What the projection does not take closes no circle; self-ties neither. */
START_TEST(ties_that_are_not_taken)
{
    struct sample sample;
    sample_init(&sample);
    sample_relate(&sample, "b", "dissent", "a", 0);
    sample_relate(&sample, "X", NULL, "X", 0);
    sample_relate(&sample, "a", NULL, "X", 0);
    sample_relate(&sample, "b", NULL, "X", 0);
    sample_project(&sample, (struct projection){0});
    check_score(&sample, "two-mode-degree", true, "a", 1, 0);
    sample_project(&sample, (struct projection){.ties = TIES_NEGATIVE});
    check_score(&sample, "two-mode-degree", true, "X", 0, 0);
    check_score(&sample, "two-mode-degree", true, "b", 1, 0);
    sample_release(&sample);
}
END_TEST

START_TEST(single_ties)
{
    static const struct truth truths[] = {{"a", 1, 1, 0}, {"X", 1, 1, 0}};
    struct sample sample;
    sample_members(&sample, "aX");
    CHECK_TRUTHS(&sample, true, truths);
    sample_release(&sample);
}
END_TEST

START_TEST(refuses_direction)
{
    static const char *const names[] = {"two-mode-degree", "two-mode-closeness",
                                        "two-mode-betweenness"};
    struct sample sample;
    sample_members(&sample, "aX bX");
    for (size_t i = 0; i < 3; i++) {
        struct error error = {0};
        sample_project(&sample, (struct projection){.directed = true});
        ck_assert(!measure_applies(measure_find(names[i]), &sample.network, &error));
        error_release(&error);
        error = (struct error){0};
        sample_project(&sample, (struct projection){.ties = TIES_ALL});
        ck_assert(measure_applies(measure_find(names[i]), &sample.network, &error) == (i == 0));
        error_release(&error);
    }
    sample_release(&sample);
}
END_TEST

/* Davis, Gardner & Gardner (1941); Faust (1997) prints some of these. */
START_TEST(southern_women)
{
    static const struct truth truths[] = {{"EVELYN", .571428571429, .8, .0965847210803},
                                          {"NORA", .571428571429, .8, .113461362043},
                                          {"OLIVIA", .142857142857, .585365853659, .00505450523626},
                                          {"9/16", .777777777778, .846153846154, .24381946235},
                                          {"8/3", .166666666667, .52380952381, .0022406559878}};
    struct sample sample;
    if (!sample_classic(&sample, "southern_women"))
        return;
    sample_project(&sample, (struct projection){0});
    CHECK_TRUTHS(&sample, true, truths);
    sample_release(&sample);
}
END_TEST

/* States and intergovernmental organizations. */
START_TEST(organizations)
{
    static const struct truth truths[] = {
        {"Russia", 0.2, 0.803680981595, 0.00499080510289},
        {"France", 0.325, 0.829113924051, 0.0058293729221},
        {"Afghanistan", 0.15, 0.793939393939, 0.00388769085256},
        {"UN", 0.991071428571, 0.989583333333, 0.332487938935},
        {"OSCE", 0.366071428571, 0.524861878453, 0.0229585796352},
        {"SAARC", 0.0446428571429, 0.405982905983, 0.00020951196206}};
    struct sample sample;
    if (!sample_classic(&sample, "mpn_cow_igo"))
        return;
    sample_project(&sample, (struct projection){0});
    CHECK_TRUTHS(&sample, true, truths);
    sample_release(&sample);
}
END_TEST

Suite *twomode_suite(void)
{
    Suite *suite = suite_create("twomode");
    TCase *tests = tcase_create("twomode");
    tcase_add_test(tests, normalized_values);
    tcase_add_test(tests, plain_values);
    tcase_add_test(tests, more_members_than_twice);
    tcase_add_test(tests, weights_and_isolates);
    tcase_add_test(tests, modes_of_chains);
    tcase_add_test(tests, odd_circles);
    tcase_add_test(tests, ties_that_are_not_taken);
    tcase_add_test(tests, single_ties);
    tcase_add_test(tests, refuses_direction);
    tcase_add_test(tests, southern_women);
    tcase_add_test(tests, organizations);
    suite_add_tcase(suite, tests);
    return suite;
}
