/*
 * check_measure.c: every measure against published values, against values worked out by hand, and
 * its refusals. Random networks against naive computations are in check_network.c.
 */
#include "fixtures.h"
#include "igraph_oracles.h"
#include "suites.h"

#include "network/graph.h"
#include "network/guard.h"

#include <entente/progress.h>

#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>

enum { SHARED_COUNT = 6 };

/*
 * The columns of ../shared/data/classic/expected/NAME.csv and the measure that each one is of. Of
 * les_miserables, the only network here with weights, pagerank_085 is weighted and every other
 * column is not. Not here: closeness_wf and clustering, which are no measures of ours yet.
 */
static const struct column {
    const char *name, *measure;
    bool normalized, weighted;
} columns[] = {
    {"degree", "degree", false, false},
    {"betweenness_raw", "betweenness", false, false},
    {"betweenness_norm", "betweenness", true, false},
    {"closeness_component_norm", "closeness", true, false},
    {"harmonic_raw", "harmonic", false, false},
    {"eigenvector_max1", "eigenvector", false, false},
    {"pagerank_085", "pagerank", false, true},
    {"burt_constraint", "constraint", false, false},
    {"coreness", "coreness", false, false},
};

static void check_column(struct sample *sample, const struct csv *expected,
                         const struct column *column)
{
    size_t at = csv_column(expected, column->name);
    ck_assert_msg(at != SIZE_MAX, "no column %s", column->name);
    double *scores = sample_scores(sample, column->measure, column->normalized);
    for (size_t i = 1; i < expected->row_count; i++) {
        const char *id = expected->rows[i][0];
        double score = scores[dossier_find_entity(sample->dossier, id)];
        double wanted = strtod(expected->rows[i][at], NULL);
        /* The files hold ten significant digits. */
        bool same = isnan(wanted) ? isnan(score) : fabs(score - wanted) < 1e-6;
        ck_assert_msg(same, "%s of %s is %.10g, not %.10g", column->name, id, score, wanted);
    }
    free(scores);
}

static bool read_expected(struct csv *expected, const char *name)
{
    char path[256];
    snprintf(path, sizeof path, "../shared/data/classic/expected/%s.csv", name);
    return csv_read(expected, path);
}

START_TEST(published_values)
{
    static const char *const names[SHARED_COUNT] = {"florentine_marriage", "karate",
                                                    "krackhardt_kite",     "les_miserables",
                                                    "southern_women",      "ison_adolescents"};
    struct sample sample;
    struct csv expected;
    if (!sample_classic(&sample, names[_i]))
        return;
    ck_assert(read_expected(&expected, names[_i]));
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        sample_project(&sample, (struct projection){.weighted = columns[i].weighted});
        ck_assert_uint_eq(sample.network.node_count, expected.row_count - 1);
        check_column(&sample, &expected, &columns[i]);
    }
    csv_release(&expected);
    sample_release(&sample);
}
END_TEST

static void check_tribes(struct sample *sample, const struct csv *expected, const char *name,
                         enum ties ties, const char *measure)
{
    struct column column = {.name = name, .measure = measure};
    sample_project(sample, (struct projection){.ties = ties});
    check_column(sample, expected, &column);
}

START_TEST(signed_tribes)
{
    struct sample sample;
    struct csv expected;
    if (!sample_classic(&sample, "tribes_signed"))
        return;
    ck_assert(read_expected(&expected, "tribes_signed"));
    check_tribes(&sample, &expected, "deg_pos", TIES_POSITIVE, "degree");
    check_tribes(&sample, &expected, "deg_neg", TIES_NEGATIVE, "degree");
    check_tribes(&sample, &expected, "net", TIES_ALL, "strength");
    csv_release(&expected);
    sample_release(&sample);
}
END_TEST

/* Padgett & Ansell (1993); the values of Wasserman & Faust and of Jackson (2008), table 2.1. */
START_TEST(florentine_marriages)
{
    struct sample sample;
    sample_own(&sample, "florentine_marriages");
    sample_project(&sample, (struct projection){0});
    ck_assert_uint_eq(sample.network.node_count, 15);
    ck_assert_uint_eq(sample.network.tie_count, 20);
    check_score(&sample, "degree", false, "Medici", 6, 0);
    check_score(&sample, "betweenness", false, "Medici", 47.5, 1e-9);
    check_score(&sample, "betweenness", true, "Medici", .5220, 5e-5);
    check_score(&sample, "betweenness", true, "Guadagni", .2546, 5e-5);
    check_score(&sample, "betweenness", true, "Strozzi", .1026, 5e-5);
    check_score(&sample, "betweenness", false, "Pazzi", 0, 1e-12);
    check_score(&sample, "closeness", true, "Medici", .560, 5e-4);
    check_score(&sample, "closeness", true, "Strozzi", .4375, 1e-9);
    check_score(&sample, "eigenvector", false, "Medici", 1, 1e-9);
    check_score(&sample, "coreness", false, "Medici", 2, 0);
    sample_release(&sample);
}
END_TEST

/* Krackhardt (1990): three centralities, three different people. */
START_TEST(krackhardt_kite)
{
    struct sample sample;
    sample_own(&sample, "kite");
    sample_project(&sample, (struct projection){0});
    ck_assert_uint_eq(sample.network.node_count, 10);
    ck_assert_uint_eq(sample.network.tie_count, 18);
    double *degrees = sample_scores(&sample, "degree", false);
    double *between = sample_scores(&sample, "betweenness", false);
    double *close = sample_scores(&sample, "closeness", true);
    for (uint32_t node = 0; node < 10; node++) {
        const char *id = sample.dossier->entities[sample.network.entities[node]].id;
        ck_assert_msg((degrees[node] >= 6) == (strcmp(id, "Diane") == 0), "degree of %s", id);
        ck_assert_msg((between[node] >= 14 - 1e-9) == (strcmp(id, "Heather") == 0), "%s", id);
        ck_assert_msg((close[node] >= .642) ==
                          (strcmp(id, "Fernando") == 0 || strcmp(id, "Garth") == 0),
                      "closeness of %s", id);
    }
    free(close);
    free(between);
    free(degrees);
    check_score(&sample, "degree", false, "Diane", 6, 0);
    check_score(&sample, "betweenness", false, "Heather", 14, 1e-9);
    check_score(&sample, "betweenness", true, "Heather", 14 / 36.0, 1e-9);
    check_score(&sample, "closeness", true, "Garth", 9 / 14.0, 1e-9);
    check_score(&sample, "closeness", true, "Jane", 9 / 29.0, 1e-9);
    check_score(&sample, "constraint", false, "Jane", 1, 1e-9);
    sample_release(&sample);
}
END_TEST

/* A network that igraph knows by name, its vertices "1", "2" ... */
static void sample_famous(struct sample *sample, const char *name)
{
    igraph_t graph;
    sample_init(sample);
    ck_assert_int_eq(igraph_famous(&graph, name), IGRAPH_SUCCESS);
    for (igraph_integer_t i = 0; i < igraph_vcount(&graph); i++) {
        char id[32];
        snprintf(id, sizeof id, "%ld", (long)i + 1);
        dossier_add_entity(sample->dossier, id);
    }
    for (igraph_integer_t i = 0; i < igraph_ecount(&graph); i++) {
        struct relation relation = {.from = (uint32_t)IGRAPH_FROM(&graph, i),
                                    .to = (uint32_t)IGRAPH_TO(&graph, i)};
        dossier_add_relation(sample->dossier, &relation);
    }
    igraph_destroy(&graph);
}

/* Zachary (1977): the instructor is 1, the president of the club 34. */
START_TEST(karate_club)
{
    struct sample sample;
    sample_famous(&sample, "Zachary");
    sample_project(&sample, (struct projection){0});
    ck_assert_uint_eq(sample.network.node_count, 34);
    ck_assert_uint_eq(sample.network.tie_count, 78);
    check_score(&sample, "degree", false, "1", 16, 0);
    check_score(&sample, "degree", false, "34", 17, 0);
    check_score(&sample, "betweenness", false, "1", 231.0714286, 1e-6);
    check_score(&sample, "betweenness", true, "34", .3040750, 1e-6);
    check_score(&sample, "closeness", true, "1", .5689655, 1e-6);
    check_score(&sample, "eigenvector", false, "34", 1, 1e-9);
    check_score(&sample, "pagerank", false, "34", .1009192, 1e-6);
    double most = 0, *cores = sample_scores(&sample, "coreness", false);
    for (size_t i = 0; i < 34; i++)
        most = fmax(most, cores[i]);
    ck_assert_double_eq(most, 4);
    free(cores);
    sample_release(&sample);
}
END_TEST

/* A row of what a measure must give for one entity of a small network. */
struct truth {
    const char *id, *measure;
    bool normalized;
    double score;
};

static void check_truths(struct sample *sample, const struct truth *truths, size_t count)
{
    for (size_t i = 0; i < count; i++)
        check_score(sample, truths[i].measure, truths[i].normalized, truths[i].id, truths[i].score,
                    1e-9);
}

#define CHECK_TRUTHS(sample, truths) check_truths(sample, truths, sizeof truths / sizeof *truths)

/* A chain of ties "a b c d": one-letter ids, a blank parts the chains. */
static void relate_chains(struct sample *sample, const char *type, const char *chains)
{
    for (const char *at = chains; at[0] && at[1]; at++) {
        char from[2] = {at[0], '\0'}, to[2] = {at[1], '\0'};
        if (at[0] != ' ' && at[1] != ' ')
            sample_relate(sample, from, type, to, 0);
    }
}

static void sample_of_chains(struct sample *sample, const char *type, const char *chains)
{
    sample_init(sample);
    relate_chains(sample, type, chains);
    sample_project(sample, (struct projection){0});
}

START_TEST(star)
{
    /* c in the middle of four; PageRank: c = .15/5 + .85 * 4 leaf, leaf = .15/5 + .85 * c / 4 */
    double center = (.03 + .85 * 4 * .03) / (1 - .85 * .85), leaf = .03 + .85 * center / 4;
    struct truth truths[] = {
        {"c", "degree", false, 4},         {"c", "degree", true, 1},
        {"x", "degree", true, .25},        {"c", "betweenness", false, 6},
        {"c", "betweenness", true, 1},     {"x", "betweenness", false, 0},
        {"c", "closeness", false, .25},    {"c", "closeness", true, 1},
        {"x", "closeness", false, 1 / 7.}, {"x", "closeness", true, 4 / 7.},
        {"c", "harmonic", false, 4},       {"x", "harmonic", false, 2.5},
        {"x", "harmonic", true, .625},     {"c", "eigenvector", false, 1},
        {"x", "eigenvector", false, .5},   {"c", "pagerank", false, center},
        {"x", "pagerank", false, leaf},    {"c", "constraint", false, .25},
        {"x", "constraint", false, 1},     {"c", "coreness", false, 1},
        {"x", "coreness", false, 1},       {"c", "strength", false, 4},
        {"c", "influence", false, center}, {"x", "influence", false, leaf},
    };
    struct sample sample;
    sample_of_chains(&sample, NULL, "xcy zcw");
    CHECK_TRUTHS(&sample, truths);
    sample_release(&sample);
}
END_TEST

START_TEST(path)
{
    /* Eigenvector of a path of five: sin(pi k / 6), so .5, .866, 1. */
    struct truth truths[] = {
        {"a", "degree", false, 1},
        {"b", "degree", false, 2},
        {"a", "betweenness", false, 0},
        {"b", "betweenness", false, 3},
        {"c", "betweenness", false, 4},
        {"c", "betweenness", true, 4 / 6.},
        {"a", "closeness", false, .1},
        {"a", "closeness", true, .4},
        {"c", "closeness", true, 4 / 6.},
        {"a", "harmonic", false, 1 + 1 / 2. + 1 / 3. + 1 / 4.},
        {"c", "harmonic", true, .75},
        {"a", "eigenvector", false, .5},
        {"b", "eigenvector", false, .86602540378},
        {"c", "eigenvector", false, 1},
        {"a", "constraint", false, 1},
        {"b", "constraint", false, .5},
        {"c", "coreness", false, 1},
    };
    struct sample sample;
    sample_of_chains(&sample, NULL, "abcde");
    CHECK_TRUTHS(&sample, truths);
    sample_release(&sample);
}
END_TEST

START_TEST(cycle)
{
    struct truth truths[] = {
        {"a", "degree", false, 2},        {"a", "betweenness", false, 2},
        {"a", "betweenness", true, .2},   {"a", "closeness", false, 1 / 9.},
        {"a", "closeness", true, 5 / 9.}, {"a", "harmonic", false, 3 + 1 / 3.},
        {"a", "eigenvector", false, 1},   {"d", "eigenvector", false, 1},
        {"a", "pagerank", false, 1 / 6.}, {"a", "constraint", false, .5},
        {"a", "coreness", false, 2},      {"a", "influence", false, 1 / 6.},
    };
    struct sample sample;
    sample_of_chains(&sample, NULL, "abcdefa");
    CHECK_TRUTHS(&sample, truths);
    sample_release(&sample);
}
END_TEST

START_TEST(complete)
{
    /* Four, all tied: constraint 3 (1/3 + 2/9)^2. */
    struct truth truths[] = {
        {"a", "degree", true, 1},       {"a", "betweenness", false, 0},
        {"a", "closeness", true, 1},    {"a", "harmonic", true, 1},
        {"a", "eigenvector", false, 1}, {"a", "pagerank", false, .25},
        {"a", "coreness", false, 3},    {"a", "constraint", false, 3 * (5 / 9.) * (5 / 9.)},
    };
    struct sample sample;
    sample_of_chains(&sample, NULL, "abcdacbd");
    ck_assert_uint_eq(sample.network.tie_count, 7 - 1);
    CHECK_TRUTHS(&sample, truths);
    sample_release(&sample);
}
END_TEST

START_TEST(components_and_isolates)
{
    /* A path of three, a pair, and one alone. */
    struct truth truths[] = {
        {"b", "betweenness", false, 1},    {"b", "betweenness", true, .1},
        {"a", "closeness", false, 1 / 3.}, {"a", "closeness", true, 2 / 3.},
        {"d", "closeness", true, 1},       {"z", "closeness", false, 0},
        {"z", "closeness", true, 0},       {"z", "harmonic", false, 0},
        {"a", "harmonic", false, 1.5},     {"a", "harmonic", true, .3},
        {"z", "degree", false, 0},         {"z", "betweenness", false, 0},
        {"z", "coreness", false, 0},       {"z", "constraint", false, NAN},
        {"z", "eigenvector", false, 0},    {"d", "eigenvector", false, 0},
        {"b", "eigenvector", false, 1},    {"d", "constraint", false, 1},
    };
    struct sample sample;
    sample_init(&sample);
    relate_chains(&sample, NULL, "abc de");
    dossier_add_entity(sample.dossier, "z");
    sample_project(&sample, (struct projection){0});
    CHECK_TRUTHS(&sample, truths);
    sample_project(&sample, (struct projection){.drop_isolates = true});
    check_score(&sample, "betweenness", true, "b", 1 / 6., 1e-9);
    check_score(&sample, "harmonic", true, "a", 1.5 / 4, 1e-9);
    sample_release(&sample);
}
END_TEST

static bool is_one_of(const char *name, const char *const *names)
{
    while (*names && strcmp(*names, name) != 0)
        names++;
    return *names != NULL;
}

static bool may_be_undefined(const struct measure *measure)
{
    static const char *const names[] = {
        "constraint", "degree-ratio", "eccentricity", "effective-size", "efficiency", "hierarchy",
        NULL};
    return is_one_of(measure->name, names);
}

/* The scores, with a seed for the measure that needs one; the test fails where the measure does. */
static double *scores_from_a(struct sample *sample, const struct measure *measure, bool normalized)
{
    struct error error = {0};
    struct measure_options options = {.normalized = normalized, .seeds = "a"};
    double *scores = calloc(sample->network.node_count + 1, sizeof *scores);
    ck_assert_msg(measure_compute(measure, &sample->network, &options, scores, NULL, &error) ||
                      sample->network.node_count == 0,
                  "%s failed: %s", measure->name, error.message ? error.message : "?");
    return scores;
}

/* Every measure on the smallest networks, directed or not: finite, or NAN where that is defined. */
static void check_small(const struct measure *measure, size_t nodes, bool tie)
{
    struct sample sample;
    struct error error = {0};
    sample_init(&sample);
    if (tie)
        sample_relate(&sample, "a", NULL, "b", 0);
    for (char id[2] = "a"; sample.dossier->entity_count < nodes; id[0]++)
        dossier_add_entity(sample.dossier, id);
    for (int i = 0; i < 8; i++) {
        struct projection projection = {.directed = i & 1, .weighted = i & 2, .parallel = i >> 2};
        if (measure->requirements & MEASURE_SIGNED)
            projection.ties = TIES_ALL;
        sample_project(&sample, projection);
        if (!measure_applies(measure, &sample.network, &error)) {
            error_release(&error);
            continue;
        }
        for (int normalized = 0; normalized < 2; normalized++) {
            double *scores = scores_from_a(&sample, measure, normalized);
            for (size_t node = 0; node < nodes; node++)
                ck_assert_msg(isfinite(scores[node]) ||
                                  (isnan(scores[node]) && may_be_undefined(measure)),
                              "%s is %g of %zu nodes", measure->name, scores[node], nodes);
            free(scores);
        }
    }
    sample_release(&sample);
}

START_TEST(smallest_networks)
{
    const struct measure *measure = measure_at((size_t)_i);
    check_small(measure, 0, false);
    check_small(measure, 1, false);
    check_small(measure, 2, false);
    check_small(measure, 2, true);
    check_small(measure, 3, false);
    check_small(measure, 3, true);
}
END_TEST

START_TEST(two_nodes)
{
    struct truth truths[] = {
        {"a", "degree", true, 1},       {"a", "betweenness", true, 0},
        {"a", "closeness", true, 1},    {"a", "harmonic", true, 1},
        {"a", "eigenvector", false, 1}, {"b", "eigenvector", false, 1},
        {"a", "pagerank", false, .5},   {"a", "influence", false, .5},
        {"a", "coreness", false, 1},    {"a", "constraint", false, 1},
    };
    struct sample sample;
    sample_of_chains(&sample, NULL, "ab");
    CHECK_TRUTHS(&sample, truths);
    sample_release(&sample);
}
END_TEST

START_TEST(directed_path)
{
    /* a -> b -> c -> d. PageRank: r(a) = base, r(b) = base + .85 r(a) ..., d leads nowhere. */
    double base = 1 / (1 + 1.85 + (1 + .85 * 1.85) + (1 + .85 * (1 + .85 * 1.85)));
    struct truth truths[] = {
        {"a", "degree", false, 1},
        {"b", "degree", false, 2},
        {"b", "degree", true, 2 / 6.},
        {"a", "indegree", false, 0},
        {"a", "outdegree", false, 1},
        {"d", "indegree", false, 1},
        {"d", "outdegree", false, 0},
        {"b", "indegree", true, 1 / 3.},
        {"b", "outdegree", true, 1 / 3.},
        {"a", "betweenness", false, 0},
        {"b", "betweenness", false, 2},
        {"c", "betweenness", false, 2},
        {"b", "betweenness", true, 2 / 6.},
        {"a", "closeness", false, 1 / 6.},
        {"a", "closeness", true, .5},
        {"c", "closeness", true, 1},
        {"d", "closeness", true, 0},
        {"a", "harmonic", false, 1 + 1 / 2. + 1 / 3.},
        {"d", "harmonic", false, 0},
        {"a", "pagerank", false, base},
        {"b", "pagerank", false, 1.85 * base},
        {"b", "coreness", false, 1},
        {"a", "constraint", false, 1},
        {"b", "constraint", false, .5},
    };
    struct sample sample;
    sample_init(&sample);
    relate_chains(&sample, NULL, "abcd");
    sample_project(&sample, (struct projection){.directed = true});
    CHECK_TRUTHS(&sample, truths);
    sample_release(&sample);
}
END_TEST

/*
 * a -> x, a -> y, b -> x. Hubs are the leading eigenvector of [2 1; 1 1] over a, b; authorities of
 * [2 1; 1 1] over x, y: the golden ratio, (sqrt 5 - 1) / 2 to 1.
 */
START_TEST(hubs_and_authorities)
{
    double golden = (sqrt(5) - 1) / 2;
    struct truth truths[] = {
        {"a", "hub", false, 1},
        {"b", "hub", false, golden},
        {"x", "hub", false, 0},
        {"x", "authority", false, 1},
        {"y", "authority", false, golden},
        {"a", "authority", false, 0},
        {"a", "hub", true, 1},
        {"y", "hub", false, 0},
        {"b", "authority", false, 0},
    };
    struct sample sample;
    sample_init(&sample);
    relate_chains(&sample, NULL, "ax ay bx");
    sample_project(&sample, (struct projection){.directed = true});
    CHECK_TRUTHS(&sample, truths);
    sample_release(&sample);
}
END_TEST

/* a -> b -> c -> a, and d -> a: the cycle decides, d is pointed to by nobody. */
START_TEST(directed_eigenvector)
{
    struct truth truths[] = {
        {"a", "eigenvector", false, 1},
        {"b", "eigenvector", false, 1},
        {"c", "eigenvector", false, 1},
        {"d", "eigenvector", false, 0},
    };
    struct sample sample;
    sample_init(&sample);
    relate_chains(&sample, NULL, "abca da");
    sample_project(&sample, (struct projection){.directed = true});
    CHECK_TRUTHS(&sample, truths);
    sample_release(&sample);
}
END_TEST

/* igraph seeds its start with the clock, and of two circles alike gives any mix: always the same.
 */
START_TEST(directed_eigenvector_again)
{
    struct sample sample;
    double *first = NULL;
    sample_init(&sample);
    relate_chains(&sample, NULL, "abca defd");
    for (int i = 0; i < 10; i++) {
        sample_project(&sample, (struct projection){.directed = true});
        double *scores = sample_scores(&sample, "eigenvector", false);
        if (first)
            ck_assert_mem_eq(scores, first, sample.network.node_count * sizeof *scores);
        free(first);
        first = scores;
    }
    free(first);
    sample_release(&sample);
}
END_TEST

/*
 * Components that are alike have the same leading eigenvalue, and any mix of their vectors is one:
 * nodes in the same position score the same.
 */
START_TEST(components_alike)
{
    static const struct {
        const char *chains, *measure, *id;
        bool directed;
        double score;
    } cases[] = {
        {"abca defd", "eigenvector", "a", false, 1},
        {"abca defd", "eigenvector", "f", false, 1},
        {"ab cd", "eigenvector", "d", false, 1},
        {"xcy zdw", "eigenvector", "d", false, 1},
        {"xcy zdw", "eigenvector", "z", false, 0.70710678118654752},
        {"abc def", "hub", "a", true, 1},
        {"abc def", "hub", "e", true, 1},
        {"abc def", "hub", "c", true, 0},
        {"abc def", "authority", "f", true, 1},
        {"abc def", "authority", "d", true, 0},
        {"abcdefa", "hub", "c", true, 1},
        {"abcdefa", "authority", "f", true, 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sample sample;
        sample_init(&sample);
        relate_chains(&sample, NULL, cases[i].chains);
        sample_project(&sample, (struct projection){.directed = cases[i].directed});
        check_score(&sample, cases[i].measure, false, cases[i].id, cases[i].score, 1e-12);
        sample_release(&sample);
    }
}
END_TEST

/* sin(pi k / (n + 1)): a path is what eigenvectors settle on most slowly. */
START_TEST(eigenvector_of_a_long_path)
{
    enum { LENGTH = 400 };
    struct sample sample;
    const double pi = acos(-1);
    sample_init(&sample);
    for (int i = 1; i < LENGTH; i++) {
        char from[16], to[16];
        snprintf(from, sizeof from, "%d", i);
        snprintf(to, sizeof to, "%d", i + 1);
        sample_relate(&sample, from, NULL, to, 0);
    }
    sample_project(&sample, (struct projection){0});
    double *scores = sample_scores(&sample, "eigenvector", false);
    double middle = sin(pi * (LENGTH / 2) / (LENGTH + 1));
    for (int i = 0; i < LENGTH; i++)
        ck_assert_double_eq_tol(scores[i], sin(pi * (i + 1) / (LENGTH + 1)) / middle, 1e-9);
    free(scores);
    sample_release(&sample);
}
END_TEST

/* a -4- b -2- c, a -1- c: lengths 1/4, 1/2, 1, so that a reaches c by way of b, in 3/4. */
START_TEST(weighted_triangle)
{
    struct truth truths[] = {
        {"a", "degree", false, 2},
        {"a", "strength", false, 5},
        {"b", "strength", false, 6},
        {"c", "strength", true, 1.5},
        {"b", "betweenness", false, 1},
        {"a", "betweenness", false, 0},
        {"a", "closeness", false, 1 / (.25 + .75)},
        {"a", "closeness", true, 2 / (.25 + .75)},
        {"b", "closeness", true, 2 / (.25 + .5)},
        {"c", "harmonic", false, 1 / .75 + 1 / .5},
        /* a spends .8 on b and .2 on c, b 2/3 on a, c 1/3 on a and 2/3 on b */
        {"a", "constraint", false, pow(.8 + .2 * 2 / 3., 2) + pow(.2 + .8 / 3., 2)},
    };
    struct sample sample;
    sample_init(&sample);
    sample_relate(&sample, "a", NULL, "b", 4);
    sample_relate(&sample, "b", NULL, "c", 2);
    sample_relate(&sample, "a", NULL, "c", 1);
    sample_project(&sample, (struct projection){.weighted = true});
    CHECK_TRUTHS(&sample, truths);
    sample_project(&sample, (struct projection){0});
    check_score(&sample, "betweenness", false, "b", 0, 1e-12);
    check_score(&sample, "strength", false, "a", 5, 0);
    sample_release(&sample);
}
END_TEST

START_TEST(negative_ties)
{
    struct truth all[] = {
        {"a", "degree", false, 3},
        {"a", "strength", false, 1 + 1 - 2},
        {"a", "coreness", false, 3}, /* of ties: the two between a and b are two */
        {"c", "strength", false, 1},
    };
    struct sample sample;
    sample_init(&sample);
    relate_chains(&sample, NULL, "abca");
    sample_relate(&sample, "a", "sanction", "b", 0);
    sample_relate(&sample, "c", "criticism", "b", 0);
    sample_project(&sample, (struct projection){.ties = TIES_ALL});
    ck_assert_uint_eq(sample.network.negative_count, 2);
    CHECK_TRUTHS(&sample, all);
    sample_project(&sample, (struct projection){.ties = TIES_NEGATIVE});
    check_score(&sample, "strength", false, "a", 2, 0);
    check_score(&sample, "strength", false, "b", 3, 0);
    check_score(&sample, "degree", false, "c", 1, 0);
    sample_project(&sample, (struct projection){0});
    check_score(&sample, "degree", false, "a", 2, 0);
    check_score(&sample, "strength", false, "b", 2, 0);
    sample_release(&sample);
}
END_TEST

/* Parallel ties that are kept are two ways to go, and two ties of the degree. */
START_TEST(parallel_ties)
{
    struct sample sample;
    sample_init(&sample);
    relate_chains(&sample, NULL, "abd ab acd");
    sample_project(&sample, (struct projection){.parallel = PARALLEL_KEEP});
    check_score(&sample, "degree", false, "a", 3, 0);
    check_score(&sample, "betweenness", false, "b", 2 / 3., 1e-9);
    check_score(&sample, "betweenness", false, "c", 1 / 3., 1e-9);
    const double twice[] = {0, 2, 0, 1, 2, 0, 1, 0, 0, 1, 0, 1, 1, 0, 1, 0};
    double ranks[4];
    dense_pagerank(twice, 4, ranks);
    check_score(&sample, "pagerank", false, "a", ranks[0], 1e-9);
    check_score(&sample, "pagerank", false, "d", ranks[2], 1e-9);
    sample_project(&sample, (struct projection){0});
    check_score(&sample, "degree", false, "a", 2, 0);
    check_score(&sample, "betweenness", false, "b", .5, 1e-9);
    check_score(&sample, "pagerank", false, "a", .25, 1e-9);
    sample_release(&sample);
}
END_TEST

static void check_refused(const struct measure *measure, struct projection projection,
                          const char *words)
{
    struct sample sample;
    struct error error = {0};
    double untouched[] = {7, 7};
    sample_init(&sample);
    sample_relate(&sample, "a", NULL, "b", 0);
    sample_project(&sample, projection);
    ck_assert_msg(!measure_compute(measure, &sample.network,
                                   &(struct measure_options){.normalized = false}, untouched, NULL,
                                   &error),
                  "%s", measure->name);
    ck_assert_int_eq(error.kind, ERROR_USAGE);
    ck_assert_ptr_nonnull(strstr(error.message, measure->name));
    ck_assert_ptr_nonnull(strstr(error.message, words));
    ck_assert_ptr_nonnull(error.hint);
    ck_assert_double_eq(untouched[0], 7);
    ck_assert(!measure_applies(measure, &sample.network, &error));
    error_release(&error);
    sample_release(&sample);
}

START_TEST(refusals)
{
    const struct measure *measure = measure_at((size_t)_i);
    bool directed = measure->requirements & MEASURE_DIRECTED;
    if (measure->requirements & MEASURE_POSITIVE) {
        check_refused(measure, (struct projection){.ties = TIES_NEGATIVE, .directed = directed},
                      "negative");
        check_refused(measure, (struct projection){.ties = TIES_ALL, .directed = directed},
                      "negative");
    }
    if (measure->requirements & MEASURE_SIGNED) {
        check_refused(measure, (struct projection){.directed = directed}, "negative");
        check_refused(measure, (struct projection){.ties = TIES_NEGATIVE, .directed = directed},
                      "negative");
    }
    enum ties ties = measure->requirements & MEASURE_SIGNED ? TIES_ALL : TIES_POSITIVE;
    if (directed)
        check_refused(measure, (struct projection){.ties = ties}, "directed");
    if (measure->requirements & MEASURE_UNDIRECTED)
        check_refused(measure, (struct projection){.ties = ties, .directed = true}, "undirected");
}
END_TEST

/* Which measures mean nothing over negative ties: all but the counts and those of both signs. */
START_TEST(the_table)
{
    static const char *const any[] = {"degree",          "indegree",  "outdegree",
                                      "strength",        "coreness",  "clustering",
                                      "two-mode-degree", "component", NULL};
    static const char *const ascending[] = {"constraint", "eccentricity", NULL};
    static const char *const both[] = {
        "positive-degree", "negative-degree",    "net-degree", "degree-ratio", "pn", "pn-in",
        "pn-out",          "signed-eigenvector", NULL};
    static const char *const directed[] = {"indegree", "outdegree", "hub", "authority",
                                           "pn-in",    "pn-out",    NULL};
    ck_assert_str_eq(measure_at(0)->name, "influence");
    for (size_t i = 0; i < measure_count(); i++) {
        const struct measure *measure = measure_at(i);
        unsigned needs = measure->requirements;
        bool is_any = is_one_of(measure->name, any), is_both = is_one_of(measure->name, both);
        ck_assert_ptr_eq(measure_find(measure->name), measure);
        ck_assert(measure->summary && measure->paper && measure->normalized && measure->compute);
        ck_assert_int_eq(!!(needs & MEASURE_POSITIVE), !is_any && !is_both);
        ck_assert_int_eq(!!(needs & MEASURE_SIGNED), is_both);
        ck_assert_int_eq(!!(needs & MEASURE_DIRECTED), is_one_of(measure->name, directed));
        ck_assert(!(needs & MEASURE_DIRECTED) || !(needs & MEASURE_UNDIRECTED));
        ck_assert_int_eq(measure->ascending, is_one_of(measure->name, ascending));
    }
    ck_assert_ptr_null(measure_find("Degree"));
    ck_assert_ptr_null(measure_find(""));
    ck_assert_str_eq(measure_suggest("betweeness"), "betweenness");
    ck_assert_str_eq(measure_suggest("PageRank"), "pagerank");
    ck_assert_ptr_null(measure_suggest("quux"));
}
END_TEST

/* igraph's vertex i is node i and its edge i tie i, with the sign in the strength. */
START_TEST(graph_of_a_network)
{
    struct sample sample;
    struct error error = {0};
    sample_init(&sample);
    dossier_add_entity(sample.dossier, "isolate");
    sample_relate(&sample, "a", NULL, "b", 4);
    sample_relate(&sample, "b", "sanction", "c", 0);
    for (int i = 0; i < 4; i++) {
        bool weighted = i & 1, is_directed = i >> 1;
        sample_project(
            &sample,
            (struct projection){.ties = TIES_ALL, .weighted = weighted, .directed = is_directed});
        struct graph *graph = network_graph(&sample.network, &error);
        ck_assert_ptr_nonnull(graph);
        ck_assert_ptr_eq(network_graph(&sample.network, &error), graph);
        ck_assert_int_eq(igraph_vcount(&graph->igraph), 4);
        ck_assert_int_eq(igraph_ecount(&graph->igraph), 2);
        ck_assert_int_eq(igraph_is_directed(&graph->igraph), is_directed);
        ck_assert_int_eq(IGRAPH_FROM(&graph->igraph, 1) + IGRAPH_TO(&graph->igraph, 1), 2 + 3);
        ck_assert_int_eq(graph_strengths(graph) != NULL, weighted);
        ck_assert_int_eq(graph_lengths(graph) != NULL, weighted);
        ck_assert_double_eq(VECTOR(graph->strengths)[0], 4);
        ck_assert_double_eq(VECTOR(graph->strengths)[1], -2);
        ck_assert_double_eq(VECTOR(graph->lengths)[0], .25);
        ck_assert_double_eq(VECTOR(graph->lengths)[1], .5);
    }
    sample_release(&sample);
}
END_TEST

/* A weight that has no reciprocal makes a length that igraph refuses: an error, not an abort. */
START_TEST(igraph_fails)
{
    struct sample sample;
    struct error error = {0};
    igraph_vector_t scores;
    ck_assert_int_eq(igraph_vector_init(&scores, 0), IGRAPH_SUCCESS);
    sample_init(&sample);
    sample_relate(&sample, "a", NULL, "b", INFINITY);
    sample_relate(&sample, "b", NULL, "c", 1);
    for (int round = 0; round < 2; round++) {
        sample_project(&sample, (struct projection){.weighted = true});
        struct graph *graph = network_graph(&sample.network, &error);
        int code = oracle_betweenness(&graph->igraph, &scores, graph_lengths(graph), -1);
        ck_assert_int_ne(code, IGRAPH_SUCCESS);
        ck_assert(!guard_failed(code, "betweenness", &error));
        ck_assert_int_eq(error.kind, ERROR_INTERNAL);
        ck_assert_ptr_nonnull(strstr(error.message, "betweenness failed in igraph: "));
        ck_assert_msg(strstr(error.message, "eight"), "no reason in '%s'", error.message);
        error_release(&error);
    }
    igraph_vector_destroy(&scores);
    sample_project(&sample, (struct projection){0});
    check_score(&sample, "betweenness", false, "b", 1, 1e-12);
    sample_release(&sample);
}
END_TEST

/* The reason of an igraph error is its own, not that of one before it. */
START_TEST(guard_reasons)
{
    struct error error = {0};
    igraph_t graph;
    guard_install();
    int code = igraph_famous(&graph, "no such graph");
    ck_assert_int_ne(code, IGRAPH_SUCCESS);
    ck_assert(!guard_failed(code, "naming", &error));
    ck_assert_int_eq(error.kind, ERROR_INTERNAL);
    ck_assert_msg(strstr(error.message, "no such graph"), "%s", error.message);
    error_release(&error);
    guard_failed(IGRAPH_ENOMEM, "growing", &error);
    ck_assert_str_eq(error.message, "growing failed in igraph: Out of memory");
    error_release(&error);
    /* a nested failure: the reason is given where it happened, then "" on each level above it */
    code = igraph_ring(&graph, -1, false, false, true);
    guard_failed(code, "ringing", &error);
    ck_assert_msg(strstr(error.message, "ringing failed in igraph: "), "%s", error.message);
    ck_assert_ptr_null(strstr(error.message, "no such graph"));
    error_release(&error);
    progress_interrupt();
    guard_failed(IGRAPH_INTERRUPTED, "waiting", &error);
    ck_assert(!progress_interrupted());
    ck_assert_int_eq(error.kind, ERROR_LIMIT);
    ck_assert_str_eq(error.message, "waiting was interrupted");
    error_release(&error);
}
END_TEST

static void on_alarm(int signal_number)
{
    (void)signal_number;
    progress_interrupt();
}

/* A dense network of which betweenness takes seconds. */
static void sample_long(struct sample *sample, uint32_t nodes, uint32_t ties)
{
    uint64_t state = 42;
    sample_init(sample);
    for (uint32_t i = 0; i < nodes; i++) {
        char id[16];
        snprintf(id, sizeof id, "n%u", i);
        dossier_add_entity(sample->dossier, id);
    }
    for (uint32_t i = 0; i < ties; i++) {
        struct relation relation = {.from = random_below(&state, nodes),
                                    .to = random_below(&state, nodes)};
        dossier_add_relation(sample->dossier, &relation);
    }
    sample_project(sample, (struct projection){0});
}

START_TEST(interruption)
{
    struct sample sample;
    struct error error = {0};
    struct sigaction action = {.sa_handler = on_alarm}, before;
    struct itimerval soon = {.it_value = {.tv_usec = 50000}};
    sample_long(&sample, 8000, 80000);
    double *scores = calloc(8000, sizeof *scores);
    sigaction(SIGALRM, &action, &before);
    setitimer(ITIMER_REAL, &soon, NULL);
    time_t start = time(NULL);
    bool done =
        measure_compute(measure_find("betweenness"), &sample.network,
                        &(struct measure_options){.normalized = false}, scores, NULL, &error);
    sigaction(SIGALRM, &before, NULL);
    ck_assert_msg(!done, "it was done before it was interrupted");
    ck_assert_int_eq(error.kind, ERROR_LIMIT);
    ck_assert_str_eq(error.message, "betweenness was interrupted");
    ck_assert_int_le(time(NULL) - start, 2);
    error_release(&error);
    ck_assert(measure_compute(measure_find("degree"), &sample.network,
                              &(struct measure_options){.normalized = false}, scores, NULL,
                              &error));
    free(scores);
    sample_release(&sample);
    sample_of_chains(&sample, NULL, "abc");
    check_score(&sample, "betweenness", false, "b", 1, 1e-12);
    check_score(&sample, "closeness", false, "b", .5, 1e-12);
    sample_release(&sample);
}
END_TEST

/* Damped flows by hand: `flows` is n x n, from row to column. */
static void check_influence(struct sample *sample, const double *flows, size_t n)
{
    double *expected = malloc(n * sizeof *expected), sum = 0;
    double *scores = sample_scores(sample, "influence", false);
    ck_assert_uint_eq(sample->network.node_count, n);
    dense_pagerank(flows, n, expected);
    for (size_t i = 0; i < n; i++) {
        ck_assert_msg(fabs(scores[i] - expected[i]) < 1e-9, "influence of %s is %.12g, not %.12g",
                      sample->dossier->entities[i].id, scores[i], expected[i]);
        sum += scores[i];
    }
    ck_assert_double_eq_tol(sum, 1, 1e-9);
    free(scores);
    free(expected);
}

/* The flows of a relation type, as a dossier may declare them; the built-in ones may change. */
static void set_flows(struct sample *sample, const char *type, double along, double against)
{
    struct vocabulary *vocabulary = &sample->dossier->vocabulary;
    uint32_t index = vocabulary_add_type(vocabulary, type);
    vocabulary->types[index].along = along;
    vocabulary->types[index].against = against;
}

/* A new sample with the flows that the tests below reckon with. */
static void sample_with_flows(struct sample *sample)
{
    sample_init(sample);
    set_flows(sample, "membership", 1, .5);
    set_flows(sample, "observer", .5, .25);
    set_flows(sample, "presidency", .25, 3);
    set_flows(sample, "support", .5, .25);
    set_flows(sample, "consultation", .25, .25);
    set_flows(sample, "sanction", 1, 1); /* of dissent: must not count */
}

START_TEST(influence_of_a_presidency)
{
    /* Two members lend the organization 1 each and get .5 back; its president gets 3. */
    struct sample sample;
    sample_with_flows(&sample);
    sample_relate(&sample, "president", "membership", "org", 0);
    sample_relate(&sample, "member", "membership", "org", 0);
    sample_project(&sample, (struct projection){0});
    const double equal[] = {0, 1, 0, .5, 0, .5, 0, 1, 0};
    check_influence(&sample, equal, 3);
    double before = sample_score(&sample, "influence", false, "president");
    sample_relate(&sample, "president", "presidency", "org", 0);
    sample_project(&sample, (struct projection){0});
    const double presided[] = {0, 1, 0, 3, 0, .5, 0, 1, 0};
    check_influence(&sample, presided, 3);
    ck_assert_double_gt(sample_score(&sample, "influence", false, "president"), before);
    ck_assert_double_gt(sample_score(&sample, "influence", false, "president"),
                        sample_score(&sample, "influence", false, "member"));
    sample_project(&sample, (struct projection){.parallel = PARALLEL_KEEP});
    const double kept[] = {0, 1.25, 0, .5 + 3, 0, .5, 0, 1, 0};
    check_influence(&sample, kept, 3);
    sample_project(&sample, (struct projection){.weighted = true});
    const double weighted[] = {0, 1 + 2 * .25, 0, .5 + 2 * 3, 0, .5, 0, 1, 0};
    check_influence(&sample, weighted, 3);
    sample_release(&sample);
}
END_TEST

START_TEST(influence_of_dissent)
{
    struct sample sample;
    sample_with_flows(&sample);
    sample_relate(&sample, "a", "support", "b", 0);
    sample_relate(&sample, "c", "sanction", "a", 5);
    sample_relate(&sample, "b", "conflict", "c", 0);
    sample_project(&sample, (struct projection){0});
    const double flows[] = {0, .5, 0, .25, 0, 0, 0, 0, 0};
    check_influence(&sample, flows, 3);
    sample_project(&sample, (struct projection){.drop_isolates = true});
    const double pair[] = {0, .5, .25, 0};
    check_influence(&sample, pair, 2);
    sample_release(&sample);
}
END_TEST

START_TEST(influence_both_ways)
{
    /* Undirected support carries (.5 + .25) / 2 each way; a relation to itself carries nothing. */
    struct sample sample;
    sample_with_flows(&sample);
    sample_relate(&sample, "a", "support", "b", 0);
    sample_relate(&sample, "b", "consultation", "c", 0);
    sample_relate(&sample, "c", NULL, "c", 0);
    sample_relate(&sample, "c", "observer", "d", 3);
    sample.dossier->relations[0].undirected = true;
    sample_project(&sample, (struct projection){0});
    const double flows[] = {0, .375, 0, 0, .375, 0, .25, 0, 0, .25, 0, .5, 0, 0, .25, 0};
    check_influence(&sample, flows, 4);
    sample_project(&sample, (struct projection){.directed = true});
    check_influence(&sample, flows, 4);
    sample_project(&sample, (struct projection){.weighted = true});
    const double weighted[] = {0, .375, 0, 0, .375, 0, .125, 0, 0, .125, 0, 1.5, 0, 0, .75, 0};
    check_influence(&sample, weighted, 4);
    sample_release(&sample);
}
END_TEST

START_TEST(influence_merges_the_strongest)
{
    /* a -> b: membership 1/.5 and observer .5/.25 and support .5/.25, whichever comes first. */
    static const char *const orders[][3] = {{"membership", "observer", "support"},
                                            {"observer", "support", "membership"},
                                            {"support", "membership", "observer"}};
    for (size_t i = 0; i < 3; i++) {
        struct sample sample;
        sample_with_flows(&sample);
        for (size_t j = 0; j < 3; j++)
            sample_relate(&sample, "a", orders[i][j], "b", 0);
        sample_relate(&sample, "b", "membership", "c", 0);
        dossier_add_entity(sample.dossier, "isolate");
        sample_project(&sample, (struct projection){0});
        const double merged[] = {0, 1, 0, 0, .5, 0, 1, 0, 0, .5, 0, 0, 0, 0, 0, 0};
        check_influence(&sample, merged, 4);
        sample_project(&sample, (struct projection){.parallel = PARALLEL_KEEP});
        const double kept[] = {0, 2, 0, 0, 1, 0, 1, 0, 0, .5, 0, 0, 0, 0, 0, 0};
        check_influence(&sample, kept, 4);
        sample_project(&sample, (struct projection){.weighted = true});
        const double summed[] = {0, 1.75, 0, 0, .875, 0, 1, 0, 0, .5, 0, 0, 0, 0, 0, 0};
        check_influence(&sample, summed, 4);
        sample_release(&sample);
    }
}
END_TEST

/* A type that the dossier declares flows as declared. */
START_TEST(influence_of_a_declared_type)
{
    struct sample sample;
    sample_with_flows(&sample);
    set_flows(&sample, "funding", .125, 0);
    sample_relate(&sample, "a", "funding", "b", 0);
    sample_relate(&sample, "a", "support", "c", 0);
    sample_project(&sample, (struct projection){0});
    const double flows[] = {0, .125, .5, 0, 0, 0, .25, 0, 0};
    check_influence(&sample, flows, 3);
    sample_release(&sample);
}
END_TEST

/* With the built-in flows: who presides gains, and more than by anything else. */
START_TEST(influence_of_the_built_in_types)
{
    struct sample sample;
    sample_init(&sample);
    for (char state[2] = "a"; state[0] <= 'd'; state[0]++)
        sample_relate(&sample, state, "membership", "org", 0);
    sample_relate(&sample, "a", "presidency", "org", 0);
    sample_relate(&sample, "b", "agreement", "c", 0);
    sample_relate(&sample, "d", "refusal", "org", 0);
    dossier_add_entity(sample.dossier, "e");
    sample_project(&sample, (struct projection){0});
    double a = sample_score(&sample, "influence", false, "a");
    double b = sample_score(&sample, "influence", false, "b");
    double d = sample_score(&sample, "influence", false, "d");
    ck_assert_double_gt(a, b);
    ck_assert_double_gt(b, d);
    ck_assert_double_gt(d, sample_score(&sample, "influence", false, "e"));
    sample_release(&sample);
}
END_TEST

Suite *measure_suite(void)
{
    Suite *suite = suite_create("measure");
    TCase *published = tcase_create("published"), *by_hand = tcase_create("by hand");
    TCase *guards = tcase_create("guards"), *influence = tcase_create("influence");
    int measures = (int)measure_count();
    tcase_add_loop_test(published, published_values, 0, SHARED_COUNT);
    tcase_add_test(published, signed_tribes);
    tcase_add_test(published, florentine_marriages);
    tcase_add_test(published, krackhardt_kite);
    tcase_add_test(published, karate_club);
    tcase_add_test(by_hand, star);
    tcase_add_test(by_hand, path);
    tcase_add_test(by_hand, cycle);
    tcase_add_test(by_hand, complete);
    tcase_add_test(by_hand, components_and_isolates);
    tcase_add_loop_test(by_hand, smallest_networks, 0, measures);
    tcase_add_test(by_hand, two_nodes);
    tcase_add_test(by_hand, directed_path);
    tcase_add_test(by_hand, hubs_and_authorities);
    tcase_add_test(by_hand, directed_eigenvector);
    tcase_add_test(by_hand, directed_eigenvector_again);
    tcase_add_test(by_hand, components_alike);
    tcase_add_test(by_hand, eigenvector_of_a_long_path);
    tcase_add_test(by_hand, weighted_triangle);
    tcase_add_test(by_hand, negative_ties);
    tcase_add_test(by_hand, parallel_ties);
    tcase_add_loop_test(guards, refusals, 0, measures);
    tcase_add_test(guards, the_table);
    tcase_add_test(guards, graph_of_a_network);
    tcase_add_test(guards, igraph_fails);
    tcase_add_test(guards, guard_reasons);
    tcase_add_test(guards, interruption);
    tcase_set_timeout(guards, 30);
    tcase_add_test(influence, influence_of_a_presidency);
    tcase_add_test(influence, influence_of_dissent);
    tcase_add_test(influence, influence_both_ways);
    tcase_add_test(influence, influence_merges_the_strongest);
    tcase_add_test(influence, influence_of_a_declared_type);
    tcase_add_test(influence, influence_of_the_built_in_types);
    suite_add_tcase(suite, published);
    suite_add_tcase(suite, by_hand);
    suite_add_tcase(suite, guards);
    suite_add_tcase(suite, influence);
    return suite;
}
