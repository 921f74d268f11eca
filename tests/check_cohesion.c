/*
 * check_cohesion.c: coreness, clustering, and Burt's measures of structural holes. The oracles are
 * igraph on networks of every shape, definitions spelled out over dense matrices, and published
 * values.
 */
#include "fixtures.h"
#include "sanitized.h"
#include "shapes.h"
#include "suites.h"

#include <entente/jobs.h>
#include <entente/progress.h>

#include "network/graph.h"

#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>

/* against igraph */

static void check_coreness(struct sample *sample, struct graph *graph, const char *shape)
{
    igraph_vector_int_t cores;
    size_t n = sample->network.node_count;
    double *expected = calloc(n + 1, sizeof *expected);
    igraph_vector_int_init(&cores, 0);
    ck_assert_int_eq(igraph_coreness(&graph->igraph, &cores, IGRAPH_ALL), IGRAPH_SUCCESS);
    for (size_t i = 0; i < n; i++)
        expected[i] = (double)VECTOR(cores)[i];
    check_scores(sample, "coreness", false, expected, shape);
    check_scores(sample, "coreness", true, expected, shape);
    igraph_vector_int_destroy(&cores);
    free(expected);
}

/* igraph knows no weighted clustering of multigraphs, and takes ties each way for such. */
static void check_clustering(struct sample *sample, struct graph *graph, const char *shape)
{
    const struct projection *projection = &sample->network.projection;
    igraph_vector_t result;
    igraph_error_t code;
    if (projection->weighted && (projection->directed || projection->parallel == PARALLEL_KEEP))
        return;
    igraph_vector_init(&result, 0);
    if (projection->weighted)
        code = igraph_transitivity_barrat(&graph->igraph, &result, igraph_vss_all(),
                                          graph_strengths(graph), IGRAPH_TRANSITIVITY_ZERO);
    else
        code = igraph_transitivity_local_undirected(&graph->igraph, &result, igraph_vss_all(),
                                                    IGRAPH_TRANSITIVITY_ZERO);
    ck_assert_int_eq(code, IGRAPH_SUCCESS);
    check_scores(sample, "clustering", false, VECTOR(result), shape);
    igraph_vector_destroy(&result);
}

static void check_constraint(struct sample *sample, struct graph *graph, const char *shape)
{
    igraph_vector_t result;
    igraph_vector_init(&result, 0);
    ck_assert_int_eq(
        igraph_constraint(&graph->igraph, &result, igraph_vss_all(), graph_strengths(graph)),
        IGRAPH_SUCCESS);
    check_scores(sample, "constraint", false, VECTOR(result), shape);
    igraph_vector_destroy(&result);
}

/* The remark of clustering, against igraph and against the scores themselves. */
static void check_remark(struct sample *sample, const struct graph *graph)
{
    struct text remark = {0};
    struct error error = {0};
    char expected[80];
    size_t n = sample->network.node_count;
    double *scores = calloc(n + 1, sizeof *scores), transitivity, sum = 0;
    ck_assert(measure_compute(measure_find("clustering"), &sample->network,
                              &(struct measure_options){.normalized = false}, scores, &remark,
                              &error));
    igraph_transitivity_undirected(&graph->igraph, &transitivity, IGRAPH_TRANSITIVITY_ZERO);
    for (size_t i = 0; i < n; i++)
        sum += scores[i];
    snprintf(expected, sizeof expected, "global (transitivity) %.4f, mean %.4f", transitivity,
             sum / (double)n);
    ck_assert_str_eq(text_string(&remark), n ? expected : "");
    text_release(&remark);
    free(scores);
}

static void check_against_igraph(struct sample *sample, const char *shape)
{
    struct error error = {0};
    struct graph *graph = network_graph(&sample->network, &error);
    check_coreness(sample, graph, shape);
    check_clustering(sample, graph, shape);
    check_constraint(sample, graph, shape);
    check_remark(sample, graph);
}

START_TEST(every_shape)
{
    struct sample sample;
    sample_shape(&sample, _i);
    for (int i = 0; i < PROJECTION_COUNT; i++) {
        if (SANITIZED && i % 3 != _i % 3)
            continue;
        sample_project(&sample, projection_at(i));
        check_against_igraph(&sample, shape_name(_i));
    }
    sample_release(&sample);
}
END_TEST

/* against definitions */

/* What ties there are between each two, in either direction: n x n. */
static double *mutual_matrix(const struct network *network)
{
    size_t n = network->node_count;
    double *matrix = calloc(n * n + 1, sizeof *matrix);
    ck_assert_ptr_nonnull(matrix);
    for (size_t i = 0; i < network->tie_count; i++) {
        const struct tie *tie = &network->ties[i];
        double weight = network->projection.weighted ? tie->weight : 1;
        matrix[tie->from * n + tie->to] += weight;
        matrix[tie->to * n + tie->from] += weight;
    }
    return matrix;
}

static double row_sum(const double *row, size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        sum += row[i];
    return sum;
}

static double row_most(const double *row, size_t n)
{
    double most = 0;
    for (size_t i = 0; i < n; i++)
        most = fmax(most, row[i]);
    return most;
}

static size_t row_count(const double *row, size_t n)
{
    size_t count = 0;
    for (size_t i = 0; i < n; i++)
        count += row[i] > 0;
    return count;
}

/* Barrat's formula, over pairs of contacts in either order. */
static double dense_clustering(const double *matrix, size_t n, size_t i, bool weighted)
{
    const double *row = matrix + i * n;
    double sum = 0, count = (double)row_count(row, n);
    for (size_t j = 0; j < n; j++)
        for (size_t h = 0; h < n; h++)
            if (row[j] > 0 && row[h] > 0 && matrix[j * n + h] > 0)
                sum += weighted ? (row[j] + row[h]) / 2 : 1;
    return count > 1 ? sum / ((weighted ? row_sum(row, n) : count) * (count - 1)) : 0;
}

static double dense_effective_size(const double *matrix, size_t n, size_t i)
{
    const double *row = matrix + i * n;
    double size = 0;
    for (size_t j = 0; j < n; j++) {
        if (!(row[j] > 0))
            continue;
        size++;
        for (size_t q = 0; q < n; q++)
            if (q != i && q != j)
                size -= row[q] / row_sum(row, n) * matrix[j * n + q] / row_most(matrix + j * n, n);
    }
    return size;
}

/* The constraint that contact j is. */
static double dense_bond(const double *matrix, size_t n, size_t i, size_t j)
{
    const double *row = matrix + i * n;
    double bond = row[j] / row_sum(row, n);
    for (size_t q = 0; q < n; q++)
        if (q != i && q != j && row[q] > 0)
            bond += row[q] / row_sum(row, n) * matrix[q * n + j] / row_sum(matrix + q * n, n);
    return bond * bond;
}

static double dense_hierarchy(const double *matrix, size_t n, size_t i)
{
    double total = 0, sum = 0, count = (double)row_count(matrix + i * n, n);
    if (count < 2)
        return 1;
    for (size_t j = 0; j < n; j++)
        if (matrix[i * n + j] > 0)
            total += dense_bond(matrix, n, i, j);
    for (size_t j = 0; j < n; j++)
        if (matrix[i * n + j] > 0) {
            double ratio = dense_bond(matrix, n, i, j) / (total / count);
            sum += ratio * log(ratio);
        }
    return sum / (count * log(count));
}

static void check_against_definitions(struct sample *sample, const char *shape)
{
    size_t n = sample->network.node_count;
    bool weighted = sample->network.projection.weighted;
    double *matrix = mutual_matrix(&sample->network), *expected[4];
    for (size_t i = 0; i < 4; i++)
        expected[i] = calloc(n + 1, sizeof **expected);
    for (size_t i = 0; i < n; i++) {
        bool isolate = row_count(matrix + i * n, n) == 0;
        double size = isolate ? (double)NAN : dense_effective_size(matrix, n, i);
        expected[0][i] = dense_clustering(matrix, n, i, weighted);
        expected[1][i] = size;
        expected[2][i] = size / (double)row_count(matrix + i * n, n);
        expected[3][i] = isolate ? (double)NAN : dense_hierarchy(matrix, n, i);
    }
    check_scores(sample, "clustering", true, expected[0], shape);
    check_scores(sample, "effective-size", false, expected[1], shape);
    check_scores(sample, "efficiency", false, expected[2], shape);
    check_scores(sample, "hierarchy", false, expected[3], shape);
    for (size_t i = 0; i < 4; i++)
        free(expected[i]);
    free(matrix);
}

START_TEST(every_small_shape)
{
    struct sample sample;
    sample_shape(&sample, _i);
    for (int i = 0; i < PROJECTION_COUNT && sample.dossier->entity_count < 100; i++) {
        sample_project(&sample, projection_at(i));
        check_against_definitions(&sample, shape_name(_i));
    }
    sample_release(&sample);
}
END_TEST

START_TEST(random_dossiers)
{
    struct sample sample;
    for (uint64_t seed = 0; seed < 200; seed++) {
        sample_random(&sample, seed, false);
        for (int i = 0; i < PROJECTION_COUNT; i++) {
            sample_project(&sample, projection_at(i));
            check_against_igraph(&sample, "a random dossier");
            check_against_definitions(&sample, "a random dossier");
        }
        sample_release(&sample);
    }
}
END_TEST

/* published values */

struct wanted {
    const char *measure, *id;
    double value;
};

static void check_wanted(struct sample *sample, const struct wanted *wanted, size_t count,
                         double tolerance)
{
    for (size_t i = 0; i < count; i++)
        check_score(sample, wanted[i].measure, false, wanted[i].id, wanted[i].value, tolerance);
}

#define CHECK_WANTED(sample, wanted, tolerance) \
    check_wanted(sample, wanted, sizeof(wanted) / sizeof *(wanted), tolerance)

/*
 * The seven nodes of Borgatti (1997), "Structural holes: unpacking Burt's redundancy measures",
 * with the weights and the values that networkx tests itself with; to more digits by networkx
 * 2.8.8.
 */
START_TEST(borgatti)
{
    static const struct {
        const char *from, *to;
        double weight;
    } ties[] = {{"A", "B", 2}, {"A", "F", 3}, {"A", "G", 5}, {"A", "E", 2}, {"E", "G", 8},
                {"F", "G", 3}, {"B", "G", 4}, {"B", "D", 1}, {"D", "G", 3}, {"G", "C", 10}};
    static const struct wanted plain[] = {
        {"constraint", "G", .400270061728},
        {"constraint", "A", .595486111111},
        {"constraint", "C", 1},
        {"constraint", "B", .64274691358},
        {"effective-size", "G", 14 / 3.},
        {"effective-size", "A", 2.5},
        {"effective-size", "C", 1},
        {"effective-size", "B", 5 / 3.},
        {"efficiency", "G", 14 / 18.},
        {"efficiency", "A", 2.5 / 4},
        {"efficiency", "C", 1},
        {"hierarchy", "C", 1},
        {"clustering", "G", 4 / 15.},
        {"clustering", "A", .5},
        {"clustering", "C", 0},
        {"clustering", "E", 1},
    };
    static const struct wanted weighted[] = {
        {"constraint", "G", .298851606146},
        {"constraint", "A", .79495532656},
        {"constraint", "C", 1},
        {"constraint", "E", .883455004591},
        {"effective-size", "G", 5.471717171717},
        {"effective-size", "A", 2.475},
        {"effective-size", "C", 1},
        {"efficiency", "A", 2.475 / 4},
    };
    struct sample sample;
    sample_init(&sample);
    for (size_t i = 0; i < sizeof ties / sizeof *ties; i++)
        sample_relate(&sample, ties[i].from, NULL, ties[i].to, ties[i].weight);
    dossier_add_entity(sample.dossier, "isolate");
    sample_project(&sample, (struct projection){0});
    CHECK_WANTED(&sample, plain, 1e-11);
    sample_project(&sample, (struct projection){.weighted = true});
    CHECK_WANTED(&sample, weighted, 1e-11);
    static const char *const holes[] = {"constraint", "effective-size", "efficiency", "hierarchy"};
    for (size_t i = 0; i < 4; i++)
        check_score(&sample, holes[i], false, "isolate", NAN, 0);
    check_score(&sample, "clustering", false, "isolate", 0, 0);
    check_score(&sample, "coreness", false, "isolate", 0, 0);
    sample_release(&sample);
}
END_TEST

/* networkx 2.8.8, and its own tests to three digits. */
START_TEST(directed_triad)
{
    static const struct wanted plain[] = {
        {"constraint", "a", 1.0030864197530862},     {"constraint", "b", 1.0030864197530862},
        {"constraint", "c", 1.3888888888888886},     {"effective-size", "a", 1.1666666666666667},
        {"effective-size", "b", 1.1666666666666667}, {"effective-size", "c", 1},
    };
    static const struct wanted weighted[] = {
        {"constraint", "a", .8402777777777777},      {"constraint", "b", 1.1427777777777777},
        {"constraint", "c", 1.3780555555555554},     {"effective-size", "a", 1.5666666666666667},
        {"effective-size", "b", 1.0833333333333335}, {"effective-size", "c", 1},
    };
    struct sample sample;
    sample_init(&sample);
    sample_relate(&sample, "a", NULL, "b", 2);
    sample_relate(&sample, "a", NULL, "c", 2);
    sample_relate(&sample, "b", NULL, "a", 1);
    sample_relate(&sample, "c", NULL, "b", 1);
    sample_project(&sample, (struct projection){.directed = true});
    CHECK_WANTED(&sample, plain, 1e-12);
    sample_project(&sample, (struct projection){.directed = true, .weighted = true});
    CHECK_WANTED(&sample, weighted, 1e-12);
    sample_release(&sample);
}
END_TEST

/* Even constraint is no hierarchy; all of it from one side is nearly 1. */
START_TEST(hierarchies)
{
    struct sample sample;
    sample_init(&sample);
    sample_relate(&sample, "hub", NULL, "x", 1);
    sample_relate(&sample, "hub", NULL, "y", 1);
    sample_relate(&sample, "hub", NULL, "z", 1);
    sample_project(&sample, (struct projection){.weighted = true});
    check_score(&sample, "hierarchy", false, "hub", 0, 1e-15);
    check_score(&sample, "hierarchy", false, "x", 1, 0);
    sample_relate(&sample, "hub", NULL, "x", 1e6);
    sample_project(&sample, (struct projection){.weighted = true});
    check_score(&sample, "hierarchy", false, "hub", 1, 1e-9);
    sample_release(&sample);
}
END_TEST

/* Negative ties count as ties: the numbers of the two are as they are of positive ones. */
START_TEST(negative_ties)
{
    struct sample sample;
    sample_init(&sample);
    sample_relate(&sample, "a", "conflict", "b", 1);
    sample_relate(&sample, "b", "conflict", "c", 1);
    sample_relate(&sample, "a", NULL, "c", 1);
    sample_project(&sample, (struct projection){.ties = TIES_NEGATIVE});
    check_score(&sample, "clustering", false, "b", 0, 0);
    check_score(&sample, "coreness", false, "b", 1, 0);
    sample_project(&sample, (struct projection){.ties = TIES_ALL});
    check_score(&sample, "clustering", false, "b", 1, 0);
    check_score(&sample, "coreness", false, "b", 2, 0);
    sample_release(&sample);
}
END_TEST

static const char *const classics[] = {"florentine_marriage", "karate",         "krackhardt_kite",
                                       "les_miserables",      "southern_women", "ison_adolescents"};

/* R igraph's, as networkx has them. */
START_TEST(classic_clustering)
{
    struct sample sample;
    struct csv expected;
    char path[128];
    if (!sample_classic(&sample, classics[_i]))
        return;
    snprintf(path, sizeof path, "../shared/data/classic/expected/%s.csv", classics[_i]);
    ck_assert(csv_read(&expected, path));
    size_t column = csv_column(&expected, "clustering");
    ck_assert_uint_ne(column, SIZE_MAX);
    sample_project(&sample, (struct projection){0});
    for (size_t i = 1; i < expected.row_count; i++)
        check_score(&sample, "clustering", false, expected.rows[i][0],
                    strtod(expected.rows[i][column], NULL), 1e-9);
    csv_release(&expected);
    sample_release(&sample);
}
END_TEST

/* interruption */

static void on_alarm(int signal_number)
{
    (void)signal_number;
    progress_interrupt();
}

static const char *const long_ones[] = {"coreness", "clustering", "constraint"};

START_TEST(interruption)
{
    struct sample sample;
    struct error error = {0};
    struct sigaction action = {.sa_handler = on_alarm}, before;
    struct itimerval soon = {.it_value = {.tv_usec = 1}};
    char expected[64];
    uint64_t state = 9;
    enum { NODES = 3000, TIES = 200000 };
    sample_init(&sample);
    for (uint32_t i = 0; i < NODES; i++) {
        char id[16];
        snprintf(id, sizeof id, "n%u", i);
        dossier_add_entity(sample.dossier, id);
    }
    for (uint32_t i = 0; i < TIES; i++) {
        struct relation relation = {.from = random_below(&state, NODES),
                                    .to = random_below(&state, NODES)};
        dossier_add_relation(sample.dossier, &relation);
    }
    sample_project(&sample, (struct projection){0});
    double *scores = calloc(NODES, sizeof *scores);
    sigaction(SIGALRM, &action, &before);
    setitimer(ITIMER_REAL, &soon, NULL);
    bool done =
        measure_compute(measure_find(long_ones[_i]), &sample.network,
                        &(struct measure_options){.normalized = false}, scores, NULL, &error);
    sigaction(SIGALRM, &before, NULL);
    ck_assert_msg(!done, "it was done before it was interrupted");
    ck_assert_int_eq(error.kind, ERROR_LIMIT);
    snprintf(expected, sizeof expected, "%s was interrupted", long_ones[_i]);
    ck_assert_str_eq(error.message, expected);
    ck_assert(!progress_interrupted());
    error_release(&error);
    free(scores);
    sample_release(&sample);
}
END_TEST

Suite *cohesion_suite(void)
{
    Suite *suite = suite_create("cohesion");
    TCase *oracles = tcase_create("igraph"), *definitions = tcase_create("definitions");
    TCase *published = tcase_create("published"), *long_work = tcase_create("long work");
    tcase_add_loop_test(oracles, every_shape, 0, shape_count());
    tcase_set_timeout(oracles, 120);
    tcase_add_loop_test(definitions, every_small_shape, 0, shape_count());
    tcase_add_test(definitions, random_dossiers);
    tcase_set_timeout(definitions, 120);
    tcase_add_test(published, borgatti);
    tcase_add_test(published, directed_triad);
    tcase_add_test(published, hierarchies);
    tcase_add_test(published, negative_ties);
    tcase_add_loop_test(published, classic_clustering, 0, sizeof classics / sizeof *classics);
    tcase_add_loop_test(long_work, interruption, 0, sizeof long_ones / sizeof *long_ones);
    tcase_set_timeout(long_work, 60);
    suite_add_tcase(suite, oracles);
    suite_add_tcase(suite, definitions);
    suite_add_tcase(suite, published);
    suite_add_tcase(suite, long_work);
    return suite;
}
