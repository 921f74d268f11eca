/*
 * check_distance.c: closeness, harmonic, eccentricity, reach, and what they are made with: the
 * heap, the sweep, Dijkstra's search, HyperBall. The oracle is igraph, on networks of every shape.
 */
#include "fixtures.h"
#include "igraph_oracles.h"
#include "sanitized.h"
#include "shapes.h"
#include "suites.h"

#include <entente/jobs.h>
#include <entente/progress.h>

#include "measure/heap.h"
#include "network/graph.h"

#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>

/* heap */

/* Pops all, and checks that they come in order of distance and then of node. */
static void check_order(struct heap *heap, const double *nearest, size_t expected_count)
{
    struct heap_item before = {-1, 0};
    size_t count = 0;
    for (; !heap_empty(heap); count++) {
        struct heap_item item = heap_pop(heap);
        ck_assert(item.distance > before.distance ||
                  (item.distance == before.distance && item.node > before.node));
        ck_assert_double_eq(item.distance, nearest[item.node]);
        ck_assert_double_eq(heap_distance(heap, item.node), nearest[item.node]);
        before = item;
    }
    ck_assert_uint_eq(count, expected_count);
}

START_TEST(heap_of_random_pushes)
{
    enum { NODES = 200 };
    uint64_t state = 5;
    struct heap heap;
    heap_init(&heap, NODES);
    for (uint32_t round = 0; round < 50; round++) {
        double nearest[NODES];
        size_t count = 0;
        for (uint32_t i = 0; i < NODES; i++)
            nearest[i] = INFINITY;
        heap_reset(&heap);
        ck_assert(heap_empty(&heap));
        for (uint32_t i = 0; i < 20 * round; i++) {
            uint32_t node = random_below(&state, NODES);
            double distance = random_below(&state, 100) / 4.;
            ck_assert_double_eq(heap_distance(&heap, node), nearest[node]);
            ck_assert_int_eq(heap_push(&heap, node, distance), distance < nearest[node]);
            count += isinf(nearest[node]);
            nearest[node] = fmin(nearest[node], distance);
        }
        if (round % 3) /* else the next round begins with this one's left */
            check_order(&heap, nearest, count);
    }
    heap_release(&heap);
}
END_TEST

/* After 2^32 rounds the marks of the first ones must not count. */
START_TEST(heap_of_many_rounds)
{
    struct heap heap;
    heap_init(&heap, 3);
    heap_push(&heap, 1, 5);
    heap.round = UINT32_MAX;
    heap_push(&heap, 2, 6);
    heap_reset(&heap);
    ck_assert_double_eq(heap_distance(&heap, 1), INFINITY);
    ck_assert_double_eq(heap_distance(&heap, 2), INFINITY);
    ck_assert(heap_empty(&heap));
    ck_assert(heap_push(&heap, 1, 7));
    ck_assert_uint_eq(heap_pop(&heap).node, 1);
    heap_release(&heap);
}
END_TEST

/* against igraph */

typedef igraph_error_t oracle(const struct graph *graph, igraph_vector_t *result, bool normalized);

static igraph_error_t closeness(const struct graph *graph, igraph_vector_t *result, bool normalized)
{
    return igraph_closeness(&graph->igraph, result, NULL, NULL, igraph_vss_all(), IGRAPH_OUT,
                            graph_lengths(graph), normalized);
}

static igraph_error_t harmonic(const struct graph *graph, igraph_vector_t *result, bool normalized)
{
    return igraph_harmonic_centrality(&graph->igraph, result, igraph_vss_all(), IGRAPH_OUT,
                                      graph_lengths(graph), normalized);
}

static igraph_error_t eccentricity(const struct graph *graph, igraph_vector_t *result,
                                   bool normalized)
{
    (void)normalized;
    return oracle_eccentricity(&graph->igraph, result,
                               graph->weighted ? graph_lengths(graph) : NULL);
}

static igraph_error_t reach(const struct graph *graph, igraph_vector_t *result, bool normalized)
{
    igraph_vector_int_t sizes;
    igraph_integer_t n = igraph_vcount(&graph->igraph);
    igraph_vector_int_init(&sizes, 0);
    igraph_error_t code =
        igraph_neighborhood_size(&graph->igraph, &sizes, igraph_vss_all(), 2, IGRAPH_OUT, 0);
    igraph_vector_resize(result, n);
    for (igraph_integer_t i = 0; i < n; i++)
        VECTOR(*result)
    [i] = (double)(VECTOR(sizes)[i] - 1) / (normalized && n > 1 ? (double)n - 1 : 1);
    igraph_vector_int_destroy(&sizes);
    return code;
}

static const struct {
    const char *name;
    oracle *oracle;
    double of_none; /* the score of a node that reaches nobody */
} compared[] = {
    {"closeness", closeness, 0},
    {"harmonic", harmonic, 0},
    {"eccentricity", eccentricity, NAN},
    {"reach", reach, 0},
};

/* Bits of `which`: 1 scores as they are, 2 normalized. */
static void check_against_igraph(struct sample *sample, const char *shape, int which)
{
    struct error error = {0};
    struct graph *graph = network_graph(&sample->network, &error);
    igraph_vector_t result;
    igraph_vector_init(&result, 0);
    for (size_t i = 0; i < sizeof compared / sizeof *compared; i++)
        for (int normalized = 0; normalized < 2; normalized++) {
            if (!(which & (1 << normalized)))
                continue;
            ck_assert_int_eq(compared[i].oracle(graph, &result, normalized), IGRAPH_SUCCESS);
            for (igraph_integer_t node = 0; node < igraph_vector_size(&result); node++)
                if (!(VECTOR(result)[node] > 0))
                    VECTOR(result)[node] = compared[i].of_none;
            check_scores(sample, compared[i].name, normalized, VECTOR(result), shape);
        }
    igraph_vector_destroy(&result);
}

/* The larger ones in some of the projections: igraph takes its time. */
START_TEST(every_shape)
{
    struct sample sample;
    sample_shape(&sample, _i);
    for (int i = 0; i < PROJECTION_COUNT; i++) {
        bool large = sample.dossier->entity_count > 500 || sample.dossier->relation_count > 10000;
        if (large && i != 0 && (SANITIZED || (i != 1 && i != 7)))
            continue;
        sample_project(&sample, projection_at(i));
        check_against_igraph(&sample, shape_name(_i), large ? 1 + i % 2 : 3);
    }
    sample_release(&sample);
}
END_TEST

START_TEST(random_dossiers)
{
    struct sample sample;
    for (uint64_t seed = 0; seed < 40; seed++) {
        sample_random(&sample, seed + 40 * (uint64_t)_i, false);
        for (int i = 0; i < PROJECTION_COUNT; i++) {
            sample_project(&sample, projection_at(i));
            check_against_igraph(&sample, "a random dossier", 3);
        }
        sample_release(&sample);
    }
}
END_TEST

/* by hand */

static double *compute(struct sample *sample, const char *measure,
                       const struct measure_options *options, struct text *remark)
{
    struct error error = {0};
    double *scores = malloc((sample->network.node_count + 1) * sizeof *scores);
    ck_assert_ptr_nonnull(scores);
    ck_assert_msg(
        measure_compute(measure_find(measure), &sample->network, options, scores, remark, &error),
        "%s failed: %s", measure, error.message ? error.message : "?");
    return scores;
}

/* a -> b -> c -> d -> e, and f, which is tied to nobody. */
static void sample_of_five(struct sample *sample, struct projection projection)
{
    static const char *const ids[] = {"a", "b", "c", "d", "e"};
    sample_init(sample);
    for (size_t i = 0; i + 1 < 5; i++)
        sample_relate(sample, ids[i], NULL, ids[i + 1], (double)(i + 1));
    dossier_add_entity(sample->dossier, "f");
    sample_project(sample, projection);
}

START_TEST(reach_of_a_path)
{
    struct sample sample;
    sample_of_five(&sample, (struct projection){.directed = true});
    static const double within[][6] = {
        {2, 2, 2, 1, 0, 0}, {1, 1, 1, 1, 0, 0}, {2, 2, 2, 1, 0, 0},
        {3, 3, 2, 1, 0, 0}, {4, 3, 2, 1, 0, 0}, {4, 3, 2, 1, 0, 0},
    };
    for (size_t cutoff = 0; cutoff < 6; cutoff++) {
        struct text remark = {0};
        char expected[16];
        double *scores =
            compute(&sample, "reach", &(struct measure_options){.cutoff = cutoff}, &remark);
        snprintf(expected, sizeof expected, "cutoff %zu", cutoff ? cutoff : 2);
        ck_assert_str_eq(text_string(&remark), expected);
        for (size_t node = 0; node < 6; node++)
            ck_assert_double_eq(scores[node], within[cutoff][node]);
        text_release(&remark);
        free(scores);
    }
    double *scores = compute(&sample, "reach", &(struct measure_options){.cutoff = SIZE_MAX}, NULL);
    ck_assert_double_eq(scores[0], 4);
    free(scores);
    check_score(&sample, "reach", true, "a", 2 / 5., 0);
    sample_project(&sample, (struct projection){.weighted = true});
    check_score(&sample, "reach", false, "a", 2, 0);
    check_score(&sample, "reach", false, "c", 4, 0);
    sample_release(&sample);
}
END_TEST

START_TEST(distances_of_a_path)
{
    struct sample sample;
    sample_of_five(&sample, (struct projection){.directed = true});
    check_score(&sample, "eccentricity", false, "a", 4, 0);
    check_score(&sample, "eccentricity", true, "d", 1, 0);
    check_score(&sample, "eccentricity", false, "e", NAN, 0);
    check_score(&sample, "eccentricity", false, "f", NAN, 0);
    check_score(&sample, "closeness", false, "b", 1 / 6., 1e-15);
    check_score(&sample, "closeness", true, "b", 3 / 6., 0);
    check_score(&sample, "closeness", true, "e", 0, 0);
    check_score(&sample, "harmonic", false, "a", 1 + 1 / 2. + 1 / 3. + 1 / 4., 1e-15);
    check_score(&sample, "harmonic", true, "c", 1.5 / 5, 1e-15);
    sample_project(&sample, (struct projection){.directed = true, .weighted = true});
    check_score(&sample, "eccentricity", false, "a", 1 + 1 / 2. + 1 / 3. + 1 / 4., 1e-15);
    check_score(&sample, "harmonic", false, "c", 3 + 1 / (1 / 3. + 1 / 4.), 1e-14);
    check_score(&sample, "closeness", false, "d", 4, 0);
    sample_release(&sample);
}
END_TEST

/* Of a thirds' sum nothing is lost: three at distance 3 count exactly 1. */
START_TEST(thirds)
{
    struct sample sample;
    sample_init(&sample);
    sample_relate(&sample, "a", NULL, "b", 0);
    sample_relate(&sample, "b", NULL, "c", 0);
    for (char end[2] = "x"; end[0] <= 'z'; end[0]++)
        sample_relate(&sample, "c", NULL, end, 0);
    sample_project(&sample, (struct projection){0});
    check_score(&sample, "harmonic", false, "a", 2.5, 0);
    sample_release(&sample);
}
END_TEST

static void check_refusal(struct sample *sample, const char *measure,
                          const struct measure_options *options, enum error_kind kind,
                          const char *message, const char *hint)
{
    struct error error = {0};
    double *scores = calloc(sample->network.node_count + 1, sizeof *scores);
    ck_assert(
        !measure_compute(measure_find(measure), &sample->network, options, scores, NULL, &error));
    ck_assert_int_eq(error.kind, kind);
    ck_assert_msg(strstr(error.message, message), "'%s'", error.message);
    if (hint)
        ck_assert_msg(error.hint && strstr(error.hint, hint), "'%s'", error.hint);
    error_release(&error);
    free(scores);
}

START_TEST(refusals)
{
    struct sample sample;
    sample_of_five(&sample, (struct projection){.weighted = true});
    static const char *const approximated[] = {"closeness", "harmonic"};
    for (size_t i = 0; i < 2; i++) {
        const char *measure = approximated[i];
        sample_project(&sample, (struct projection){.weighted = true});
        check_refusal(&sample, measure, &(struct measure_options){.approximate = .1}, ERROR_USAGE,
                      "in steps only", "leave out --weighted");
        sample_project(&sample, (struct projection){0});
        check_refusal(&sample, measure, &(struct measure_options){.approximate = .004}, ERROR_USAGE,
                      "to 0.0041 and no better, not to 0.004", "leave out --approximate");
    }
    sample_relate(&sample, "a", NULL, "f", INFINITY);
    sample_project(&sample, (struct projection){.weighted = true});
    check_refusal(&sample, "harmonic", &(struct measure_options){.normalized = true}, ERROR_USAGE,
                  "a tie of weight inf has none", "leave out --weighted");
    sample_release(&sample);
}
END_TEST

/* approximately */

/* Balls of a few nodes err by whole nodes where two share a register. */
enum { FEW = 30 };

/* The root of the mean square of the scores' relative errors, over several seeds. */
static double rough_error(struct sample *sample, const char *measure, double deviation)
{
    double *exact = sample_scores(sample, measure, true), squares = 0;
    double *reached = compute(sample, "reach", &(struct measure_options){.cutoff = SIZE_MAX}, NULL);
    size_t count = 0, n = sample->network.node_count;
    for (uint64_t seed = 1; seed <= 4; seed++) {
        struct measure_options options = {
            .normalized = true, .approximate = deviation, .random_seed = seed};
        double *rough = compute(sample, measure, &options, NULL);
        for (size_t i = 0; i < n; i++) {
            ck_assert(rough[i] >= 0 && isfinite(rough[i]));
            ck_assert(exact[i] > 0 || !(rough[i] > 0));
            if (reached[i] < FEW)
                continue;
            double relative = (rough[i] - exact[i]) / exact[i];
            ck_assert_msg(fabs(relative) < 4 * deviation, "%s: %g, not %g; seed %u", measure,
                          rough[i], exact[i], (unsigned)seed);
            squares += relative * relative;
            count++;
        }
        free(rough);
    }
    free(reached);
    free(exact);
    return sqrt(squares / (double)count);
}

static int named_shape(const char *name)
{
    for (int shape = 0; shape < shape_count(); shape++)
        if (strcmp(shape_name(shape), name) == 0)
            return shape;
    ck_abort_msg("no shape %s", name);
}

static const char *const rough_shapes[] = {"preferential", "random", "disconnected", "star"};

START_TEST(hyperball)
{
    struct sample sample;
    sample_shape(&sample, named_shape(rough_shapes[_i]));
    for (int j = 0; j < 4; j++) {
        if (SANITIZED && j != _i)
            continue;
        double deviation = j & 2 ? .05 : .1;
        sample_project(&sample, (struct projection){.directed = j & 1});
        ck_assert_double_lt(rough_error(&sample, "harmonic", deviation), 1.5 * deviation);
        ck_assert_double_lt(rough_error(&sample, "closeness", deviation), 1.5 * deviation);
    }
    sample_release(&sample);
}
END_TEST

/* The same bits for any number of threads, others for another seed; and what is said of it. */
START_TEST(hyperball_repeats)
{
    struct sample sample;
    struct text remark = {0};
    double *scores[6];
    sample_shape(&sample, named_shape("preferential"));
    sample_project(&sample, (struct projection){0});
    size_t size = sample.network.node_count * sizeof(double);
    for (size_t i = 0; i < 6; i++) {
        static const size_t jobs[] = {1, 2, 3, 7, 2, 2};
        jobs_set(jobs[i]);
        text_clear(&remark);
        struct measure_options options = {.approximate = .1, .random_seed = i < 4 ? 0 : i - 3};
        scores[i] = compute(&sample, "harmonic", &options, &remark);
        ck_assert_int_eq(memcmp(scores[0], scores[i], size) == 0, i < 5);
    }
    ck_assert_str_eq(text_string(&remark),
                     "HyperBall of 128 registers: standard deviation 9.4%; seed 2");
    for (size_t i = 0; i < 6; i++)
        free(scores[i]);
    text_release(&remark);
    jobs_set(0);
    sample_release(&sample);
}
END_TEST

/* interruption */

static void on_alarm(int signal_number)
{
    (void)signal_number;
    progress_interrupt();
}

struct told {
    double share;
    size_t count;
};

static void tell(void *context, const char *what, double share)
{
    struct told *told = context;
    ck_assert_str_eq(what, "harmonic");
    ck_assert(share >= told->share && share <= 1);
    told->share = share;
    told->count++;
}

/* 0: a sweep, 1: searches one by one, 2: Dijkstra's, 3: HyperBall. */
START_TEST(interruption)
{
    struct sample sample;
    struct error error = {0};
    struct sigaction action = {.sa_handler = on_alarm}, before;
    struct itimerval soon = {.it_value = {.tv_usec = 30000}};
    struct told told = {0};
    struct progress progress = {tell, &told};
    struct measure_options options = {.approximate = _i == 3 ? .03 : 0, .progress = &progress};
    uint64_t state = 3;
    uint32_t nodes = 60000;
    sample_init(&sample);
    for (uint32_t i = 0; i < nodes; i++) {
        char id[16];
        snprintf(id, sizeof id, "n%u", i);
        dossier_add_entity(sample.dossier, id);
    }
    for (uint32_t i = 0; i + 1 < nodes; i++) {
        struct relation chain = {.from = i, .to = i + 1};
        struct relation random = {.from = i, .to = random_below(&state, nodes)};
        dossier_add_relation(sample.dossier, &chain);
        if (_i != 1)
            dossier_add_relation(sample.dossier, &random);
    }
    sample_project(&sample, (struct projection){.weighted = _i == 2});
    double *scores = calloc(nodes, sizeof *scores);
    sigaction(SIGALRM, &action, &before);
    setitimer(ITIMER_REAL, &soon, NULL);
    bool done =
        measure_compute(measure_find("harmonic"), &sample.network, &options, scores, NULL, &error);
    sigaction(SIGALRM, &before, NULL);
    ck_assert_msg(!done, "it was done before it was interrupted");
    ck_assert_int_eq(error.kind, ERROR_LIMIT);
    ck_assert_str_eq(error.message, "harmonic was interrupted");
    ck_assert(!progress_interrupted());
    error_release(&error);
    free(scores);
    sample_release(&sample);
}
END_TEST

START_TEST(progress_is_told)
{
    struct sample sample;
    sample_shape(&sample, named_shape("preferential"));
    for (int i = 0; i < 3; i++) {
        struct told told = {0};
        struct progress progress = {tell, &told};
        struct measure_options options = {.approximate = i == 2 ? .1 : 0, .progress = &progress};
        sample_project(&sample, (struct projection){.weighted = i == 1});
        jobs_set(1);
        free(compute(&sample, "harmonic", &options, NULL));
        ck_assert_uint_ge(told.count, 3);
    }
    jobs_set(0);
    sample_release(&sample);
}
END_TEST

Suite *distance_suite(void)
{
    Suite *suite = suite_create("distance");
    TCase *heap = tcase_create("heap"), *oracles = tcase_create("igraph");
    TCase *by_hand = tcase_create("by hand"), *rough = tcase_create("hyperball");
    TCase *long_work = tcase_create("long work");
    tcase_add_test(heap, heap_of_random_pushes);
    tcase_add_test(heap, heap_of_many_rounds);
    tcase_add_loop_test(oracles, every_shape, 0, shape_count());
    tcase_add_loop_test(oracles, random_dossiers, 0, 5);
    tcase_set_timeout(oracles, 120);
    tcase_add_test(by_hand, reach_of_a_path);
    tcase_add_test(by_hand, distances_of_a_path);
    tcase_add_test(by_hand, thirds);
    tcase_add_test(by_hand, refusals);
    tcase_add_loop_test(rough, hyperball, 0, sizeof rough_shapes / sizeof *rough_shapes);
    tcase_add_test(rough, hyperball_repeats);
    tcase_set_timeout(rough, 120);
    tcase_add_loop_test(long_work, interruption, 0, 4);
    tcase_add_test(long_work, progress_is_told);
    tcase_set_timeout(long_work, 60);
    suite_add_tcase(suite, heap);
    suite_add_tcase(suite, oracles);
    suite_add_tcase(suite, by_hand);
    suite_add_tcase(suite, rough);
    suite_add_tcase(suite, long_work);
    return suite;
}
