/*
 * check_spectral.c: walks and eigenvectors: against igraph's and the definitions on random
 * networks; all that is iterated, for any number of threads, and where there is no answer.
 */
#include "igraph_oracles.h"
#include "spectral_fixtures.h"
#include "suites.h"

#include "network/graph.h"
#include "network/guard.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RANDOM = 40 };

static const struct measure_options plain;

/* PRPACK on the network, or on a dense matrix of flows. */
static void check_prpack(struct sample *sample, const double *scores)
{
    struct error error = {0};
    struct graph *graph = network_graph(&sample->network, &error);
    igraph_vector_t result;
    igraph_vector_init(&result, 0);
    ck_assert_int_eq(oracle_pagerank(&graph->igraph, &result, graph_strengths(graph)),
                     IGRAPH_SUCCESS);
    check_all("pagerank", scores, VECTOR(result), sample->network.node_count, 1e-12);
    igraph_vector_destroy(&result);
}

START_TEST(pagerank_is_prpack)
{
    for (int which = 0; which < 8; which++) {
        struct sample sample;
        size_t n;
        free(sample_case(&sample, (uint64_t)_i, which, &n));
        if (which & 4)
            sample_project(&sample, (struct projection){.directed = which & 1,
                                                        .weighted = which & 2,
                                                        .parallel = PARALLEL_KEEP});
        double *scores = scores_of(&sample, "pagerank", plain);
        check_prpack(&sample, scores);
        free(scores);
        sample_release(&sample);
    }
}
END_TEST

/* x = .15 s + .85 (P' x + what is stuck s), s being the seeds. */
static void personalized(const double *matrix, size_t n, size_t a, size_t b, double *scores)
{
    double *system = calloc(n * n, sizeof *system);
    for (size_t v = 0; v < n; v++)
        scores[v] = (v == a ? .15 : 0) + (v == b ? .15 : 0);
    for (size_t u = 0; u < n; u++) {
        double out = 0;
        for (size_t v = 0; v < n; v++)
            out += matrix[u * n + v];
        for (size_t v = 0; v < n; v++) {
            double seed = ((v == a) + (v == b)) / 2.0;
            system[v * n + u] = (u == v) - .85 * (out > 0 ? matrix[u * n + v] / out : seed);
        }
        scores[u] /= 2;
    }
    solve_slowly(system, scores, n);
    free(system);
}

START_TEST(personalized_pagerank)
{
    for (int which = 0; which < 4; which++) {
        struct sample sample;
        size_t n;
        double *matrix = sample_case(&sample, (uint64_t)_i, which, &n);
        double *expected = calloc(n, sizeof *expected);
        personalized(matrix, n, 0, 2, expected);
        double *scores =
            scores_of(&sample, "personalized-pagerank", (struct measure_options){.seeds = "e0,e2"});
        check_all("personalized-pagerank", scores, expected, n, 1e-12);
        free(scores);
        free(expected);
        free(matrix);
        sample_release(&sample);
    }
}
END_TEST

/* Gives the relations random types and directions. */
static void mix_types(struct sample *sample, uint64_t seed)
{
    static const char *const names[] = {"tie",     "membership", "presidency",
                                        "support", "dissent",    "consultation"};
    uint64_t state = seed + 99;
    for (size_t i = 0; i < sample->dossier->relation_count; i++) {
        struct relation *relation = &sample->dossier->relations[i];
        const char *name = names[random_below(&state, 6)];
        relation->type = vocabulary_find_type(&sample->dossier->vocabulary, name) & 0x7fffffff;
        relation->undirected = random_below(&state, 4) == 0;
    }
}

/* What flows from row to column, merged or not. */
static double *dense_flows(const struct dossier *dossier, bool weighted, bool merged)
{
    size_t n = dossier->entity_count;
    double *flows = calloc(n * n + 1, sizeof *flows);
    for (size_t i = 0; i < dossier->relation_count; i++) {
        const struct relation *relation = &dossier->relations[i];
        const struct relation_type *type = &dossier->vocabulary.types[relation->type];
        bool both = relation->undirected || type->symmetric;
        double mean = (type->along + type->against) / 2;
        double scale = weighted ? relation_weight(dossier, relation) : 1;
        double along = scale * (both ? mean : type->along);
        double against = scale * (both ? mean : type->against);
        double *there = &flows[relation->from * n + relation->to];
        double *back = &flows[relation->to * n + relation->from];
        if (type->family == FAMILY_DISSENT)
            continue;
        *there = merged && !weighted ? fmax(*there, along) : *there + along;
        *back = merged && !weighted ? fmax(*back, against) : *back + against;
    }
    return flows;
}

static void prpack_of_flows(const double *flows, size_t n, double *scores)
{
    igraph_t graph;
    igraph_vector_int_t ends;
    igraph_vector_t amounts, result;
    igraph_vector_int_init(&ends, 0);
    igraph_vector_init(&amounts, 0);
    igraph_vector_init(&result, 0);
    for (size_t i = 0; i < n * n; i++)
        if (flows[i] > 0) {
            igraph_vector_int_push_back(&ends, (igraph_integer_t)(i / n));
            igraph_vector_int_push_back(&ends, (igraph_integer_t)(i % n));
            igraph_vector_push_back(&amounts, flows[i]);
        }
    igraph_create(&graph, &ends, (igraph_integer_t)n, true);
    ck_assert_int_eq(oracle_pagerank(&graph, &result, &amounts), IGRAPH_SUCCESS);
    memcpy(scores, VECTOR(result), n * sizeof *scores);
    igraph_destroy(&graph);
    igraph_vector_destroy(&result);
    igraph_vector_destroy(&amounts);
    igraph_vector_int_destroy(&ends);
}

/* Types of all flows, and ties alone, of which the flow graph is the network. */
START_TEST(influence_is_prpack_of_flows)
{
    for (int which = 0; which < 16; which++) {
        struct sample sample;
        struct projection projection = {.directed = which & 1, .weighted = which & 2};
        projection.parallel = which & 4 ? PARALLEL_KEEP : PARALLEL_MERGE;
        sample_random(&sample, (uint64_t)_i, false);
        if (which & 8)
            mix_types(&sample, (uint64_t)_i);
        sample_project(&sample, projection);
        size_t n = sample.network.node_count;
        double *flows = dense_flows(sample.dossier, projection.weighted, !(which & 4));
        double *expected = calloc(n, sizeof *expected);
        double *scores = scores_of(&sample, "influence", plain);
        prpack_of_flows(flows, n, expected);
        check_all("influence", scores, expected, n, 1e-12);
        free(scores);
        free(expected);
        free(flows);
        sample_release(&sample);
    }
}
END_TEST

/* Fails unless factor * scores is what `matrix` (n x n, by column where `in`) makes of them. */
static double check_eigen(const double *matrix, size_t n, bool in, const double *scores)
{
    double value = 0, most = 0, *product = calloc(n, sizeof *product);
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < n; j++)
            product[i] += matrix[in ? j * n + i : i * n + j] * scores[j];
    for (size_t i = 0; i < n; i++) {
        most = fmax(most, scores[i]);
        if (scores[i] == 1)
            value = product[i];
    }
    ck_assert(most == 1 || most == 0);
    for (size_t i = 0; i < n; i++)
        ck_assert_msg(fabs(product[i] - value * scores[i]) < 1e-9 * fmax(1, value),
                      "%zu: %.12g is not %.12g", i, product[i], value * scores[i]);
    free(product);
    return value;
}

/* The growth of A' + 1 over many steps. */
static double dense_radius(const double *matrix, size_t n)
{
    double *x = calloc(n, sizeof *x), *y = calloc(n, sizeof *y), growth = 0;
    for (size_t v = 0; v < n; v++)
        x[v] = 1;
    for (int round = 0; round < 4000; round++) {
        double sum = 0, before = 0;
        for (size_t v = 0; v < n; v++) {
            y[v] = x[v];
            for (size_t u = 0; u < n; u++)
                y[v] += matrix[u * n + v] * x[u];
            sum += y[v];
            before += x[v];
        }
        growth = sum / before;
        for (size_t v = 0; v < n; v++)
            x[v] = y[v] / sum;
    }
    free(y);
    free(x);
    return growth - 1;
}

START_TEST(directed_eigenvectors)
{
    for (int which = 1; which < 4; which += 2) {
        struct sample sample;
        size_t n;
        double *matrix = sample_case(&sample, (uint64_t)_i, which, &n);
        double *scores = scores_of(&sample, "eigenvector", plain);
        double value = check_eigen(matrix, n, true, scores), radius = dense_radius(matrix, n);
        /* Where circles lead to circles the growth is off by 1 / the steps. */
        ck_assert_msg(fabs(value - radius) < 2e-3, "%g is not %g", value, radius);
        for (size_t v = 0; v < n; v++)
            ck_assert(scores[v] >= 0);
        free(scores);
        free(matrix);
        sample_release(&sample);
    }
}
END_TEST

START_TEST(hubs_are_igraphs)
{
    struct sample sample;
    struct error error = {0};
    sample_large(&sample, 300, 1500, false);
    for (int weighted = 0; weighted < 2; weighted++) {
        igraph_vector_t hubs, authorities;
        sample_project(&sample, (struct projection){.directed = true, .weighted = weighted});
        struct graph *graph = network_graph(&sample.network, &error);
        igraph_vector_init(&hubs, 0);
        igraph_vector_init(&authorities, 0);
        oracle_hubs(&graph->igraph, &hubs, &authorities, graph_strengths(graph));
        double *scores = scores_of(&sample, "hub", plain);
        check_all("hub", scores, VECTOR(hubs), 300, 1e-9);
        free(scores);
        scores = scores_of(&sample, "authority", plain);
        check_all("authority", scores, VECTOR(authorities), 300, 1e-9);
        free(scores);
        igraph_vector_destroy(&authorities);
        igraph_vector_destroy(&hubs);
    }
    sample_release(&sample);
}
END_TEST

static void check_directed(const char *pairs, const char *ids, const double *expected)
{
    struct sample sample;
    sample_init(&sample);
    sample_pairs(&sample, NULL, pairs);
    sample_project(&sample, (struct projection){.directed = true});
    for (size_t i = 0; ids[i]; i++)
        check_score(&sample, "eigenvector", false, (char[]){ids[i], '\0'}, expected[i], 1e-12);
    sample_release(&sample);
}

/* Which circles lead, and what they hand on. */
START_TEST(circles)
{
    check_directed("ab bc ac", "abc", (double[]){0, 0, 0});
    check_directed("ab ba bc cd", "abcd", (double[]){1, 1, 1, 1});
    check_directed("ab ba bc cd dc", "abcd", (double[]){0, 0, 1, 1});
    check_directed("ab ba cd de ec", "abcde", (double[]){1, 1, 1, 1, 1});
    check_directed("ab ba xa xy", "abxy", (double[]){1, 1, 0, 0});
    /* a, b and c each point to each other: 2; they hand on to a circle of 1, d = (c + e) / 2,
       e = d / 2 */
    check_directed("ab ba ac ca bc cb cd de ed", "abcde", (double[]){1, 1, 1, 2 / 3., 1 / 3.});
    /* The circle of 1 upstream of them has no part. */
    check_directed("ab ba ac ca bc cb de ed ea", "abcde", (double[]){1, 1, 1, 0, 0});
}
END_TEST

/* A long circle with one short cut swings for long: power iteration alone would not settle. */
START_TEST(a_slow_circle)
{
    enum { LENGTH = 301 };
    struct sample sample;
    double *matrix = calloc(LENGTH * LENGTH, sizeof *matrix);
    sample_init(&sample);
    for (int i = 0; i <= LENGTH; i++) {
        char from[8], to[8];
        int a = i == LENGTH ? 0 : i, b = i == LENGTH ? 2 : (i + 1) % LENGTH;
        snprintf(from, sizeof from, "%d", a);
        snprintf(to, sizeof to, "%d", b);
        sample_relate(&sample, from, NULL, to, 0);
    }
    for (int i = 0; i <= LENGTH; i++) {
        const struct relation *relation = &sample.dossier->relations[i];
        matrix[relation->from * LENGTH + relation->to] = 1;
    }
    sample_project(&sample, (struct projection){.directed = true});
    double *scores = scores_of(&sample, "eigenvector", plain);
    double value = check_eigen(matrix, LENGTH, true, scores);
    /* value^301 = 1 + value, for the circle of 300 beside that of 301 */
    ck_assert_double_eq_tol(301 * log(value), log(1 + value), 1e-9);
    free(scores);
    free(matrix);
    sample_release(&sample);
}
END_TEST

static const char *const directed_too[] = {"pagerank", "influence", "personalized-pagerank",
                                           "katz",     "bonacich",  "eigenvector"};

/* Large enough for several ranges. */
START_TEST(any_number_of_threads)
{
    struct sample sample;
    struct measure_options options = {.seeds = "n3,n77"};
    sample_large(&sample, 3000, 20000, false);
    for (int which = 0; which < 4; which++) {
        sample_project(&sample, (struct projection){.directed = which & 1, .weighted = which & 2});
        for (size_t i = 0; i < sizeof directed_too / sizeof *directed_too; i++)
            check_jobs(&sample, directed_too[i], options);
        if (which & 1)
            check_jobs(&sample, "hub", options);
        double *scores = scores_of(&sample, "pagerank", options);
        check_prpack(&sample, scores);
        free(scores);
    }
    sample_release(&sample);
}
END_TEST

START_TEST(any_number_of_threads_dense)
{
    struct sample sample;
    sample_large(&sample, 400, 900, false);
    sample_project(&sample, (struct projection){.weighted = true});
    check_jobs(&sample, "subgraph", plain);
    check_jobs(&sample, "information", plain);
    check_jobs(&sample, "current-flow", plain);
    sample_release(&sample);
}
END_TEST

START_TEST(interruptions)
{
    struct sample sample;
    sample_large(&sample, 200, 500, false);
    sample_project(&sample, (struct projection){0});
    for (size_t i = 0; i < sizeof directed_too / sizeof *directed_too; i++)
        check_stops(&sample, directed_too[i]);
    check_stops(&sample, "subgraph");
    check_stops(&sample, "information");
    check_stops(&sample, "current-flow");
    sample_project(&sample, (struct projection){.directed = true});
    for (size_t i = 0; i < sizeof directed_too / sizeof *directed_too; i++)
        check_stops(&sample, directed_too[i]);
    check_stops(&sample, "hub");
    check_stops(&sample, "authority");
    sample_release(&sample);
}
END_TEST

START_TEST(refusals)
{
    struct sample sample;
    sample_init(&sample);
    sample_pairs(&sample, NULL, "ab bc ca");
    sample_project(&sample, (struct projection){0});
    check_refusal(&sample, "personalized-pagerank", plain, ERROR_USAGE, "to start from");
    struct error error = {0};
    ck_assert_ptr_null(scores_with(&sample, "personalized-pagerank",
                                   (struct measure_options){.seeds = "a,nobody"}, NULL, &error));
    ck_assert_str_eq(error.message, "no entity is called 'nobody'");
    error_release(&error);
    /* The eigenvalue is 2. */
    check_refusal(&sample, "katz", (struct measure_options){.alpha = .5}, ERROR_USAGE, "below 0.5");
    check_refusal(&sample, "katz", (struct measure_options){.alpha = -.1}, ERROR_USAGE, "above 0");
    check_refusal(&sample, "bonacich", (struct measure_options){.alpha = .5}, ERROR_USAGE,
                  "no solution");
    free(scores_of(&sample, "katz", (struct measure_options){.alpha = .4999}));
    sample_project(&sample, (struct projection){.directed = true});
    check_refusal(&sample, "katz", (struct measure_options){.alpha = 1}, ERROR_USAGE, "below 1");
    sample_release(&sample);
}
END_TEST

/* What they say, and that those that settle at once say nothing. */
START_TEST(remarks)
{
    static const struct {
        const char *measure, *words;
    } cases[] = {
        {"pagerank", "to 1e-14 in "},
        {"influence", "to 1e-14 in "},
        {"eigenvector", "to 1e-14 in 1 round"},
        {"katz", "alpha 0.425, to 1e-13 in "},
        {"bonacich", "alpha 0.25, to 1e-13 in "},
        {"subgraph", "to 1e-13"},
    };
    struct sample sample;
    sample_init(&sample);
    sample_pairs(&sample, NULL, "ab ac ad ae");
    sample_project(&sample, (struct projection){0});
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct text remark = {0};
        struct error error = {0};
        free(scores_with(&sample, cases[i].measure, plain, &remark, &error));
        ck_assert_msg(strncmp(text_string(&remark), cases[i].words, strlen(cases[i].words)) == 0,
                      "%s: %s", cases[i].measure, text_string(&remark));
        text_release(&remark);
    }
    sample_release(&sample);
}
END_TEST

/* An isolate by definition; and a network of nothing else. */
START_TEST(isolates)
{
    static const struct {
        const char *measure;
        double score;
    } cases[] = {
        {"katz", 1},        {"bonacich", 0},     {"subgraph", 1},
        {"information", 0}, {"current-flow", 0}, {"eigenvector", 0},
    };
    for (int alone = 0; alone < 2; alone++) {
        struct sample sample;
        sample_init(&sample);
        if (!alone)
            sample_pairs(&sample, NULL, "ab bc");
        dossier_add_entity(sample.dossier, "z");
        dossier_add_entity(sample.dossier, "y");
        sample_project(&sample, (struct projection){0});
        for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
            check_score(&sample, cases[i].measure, false, "z", cases[i].score, 0);
        sample_release(&sample);
    }
}
END_TEST

/* Far from the seed a score is small, and exact to its own size: .85 / 2 of the one before. */
START_TEST(far_from_the_seed)
{
    struct sample sample;
    sample_init(&sample);
    for (char from = 'a'; from < 'z'; from++)
        sample_relate(&sample, (char[]){from, '\0'}, NULL, (char[]){(char)(from + 1), '\0'}, 0);
    sample_project(&sample, (struct projection){.directed = true});
    double *scores =
        scores_of(&sample, "personalized-pagerank", (struct measure_options){.seeds = "a"});
    for (int i = 1; i < 26; i++)
        ck_assert_double_eq_tol(scores[i] / scores[i - 1], .85, 1e-13);
    free(scores);
    sample_release(&sample);
}
END_TEST

Suite *spectral_suite(void)
{
    Suite *suite = suite_create("spectral");
    TCase *random = tcase_create("random"), *by_hand = tcase_create("by hand");
    TCase *threads = tcase_create("threads"), *guards = tcase_create("guards");
    tcase_set_timeout(random, 60);
    tcase_set_timeout(by_hand, 60);
    tcase_set_timeout(threads, 300);
    tcase_set_timeout(guards, 60);
    tcase_add_loop_test(random, pagerank_is_prpack, 0, RANDOM);
    tcase_add_loop_test(random, personalized_pagerank, 0, RANDOM);
    tcase_add_loop_test(random, influence_is_prpack_of_flows, 0, RANDOM);
    tcase_add_loop_test(random, directed_eigenvectors, 0, RANDOM);
    tcase_add_test(by_hand, hubs_are_igraphs);
    tcase_add_test(by_hand, circles);
    tcase_add_test(by_hand, a_slow_circle);
    tcase_add_test(by_hand, isolates);
    tcase_add_test(by_hand, far_from_the_seed);
    tcase_add_test(threads, any_number_of_threads);
    tcase_add_test(threads, any_number_of_threads_dense);
    tcase_add_test(guards, interruptions);
    tcase_add_test(guards, refusals);
    tcase_add_test(guards, remarks);
    suite_add_tcase(suite, random);
    suite_add_tcase(suite, by_hand);
    suite_add_tcase(suite, threads);
    suite_add_tcase(suite, guards);
    spectral_systems_add(suite);
    return suite;
}
