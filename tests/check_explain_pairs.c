/*
 * check_explain_pairs.c: betweenness as a sum over pairs: against dense matrices of distances and
 * numbers of paths.
 */
#include "explain_cases.h"
#include "shapes.h"

#include <entente/jobs.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RANDOM_COUNT = 60, MOST = 16 };

/* By nodes: the length of a step and how many there are of it; distances and numbers of paths. */
struct dense {
    size_t n;
    double step[MOST][MOST], steps[MOST][MOST], distance[MOST][MOST], paths[MOST][MOST];
};

static bool same(double a, double b)
{
    return isfinite(a) && fabs(a - b) < 1e-9;
}

static void put_tie(struct dense *dense, size_t from, size_t to, double length)
{
    if (length < dense->step[from][to] - 1e-9) {
        dense->step[from][to] = length;
        dense->steps[from][to] = 0;
    }
    dense->steps[from][to] += same(length, dense->step[from][to]);
}

static void put_ties(struct dense *dense, const struct network *network)
{
    for (size_t i = 0; i < network->tie_count; i++) {
        const struct tie *tie = &network->ties[i];
        double length = network->projection.weighted ? 1 / tie->weight : 1;
        put_tie(dense, tie->from, tie->to, length);
        if (!network->projection.directed)
            put_tie(dense, tie->to, tie->from, length);
    }
}

/* Numbers of paths by their last steps, until nothing changes. */
static void count_paths(struct dense *dense, size_t s)
{
    dense->paths[s][s] = 1;
    for (size_t round = 0; round < dense->n; round++)
        for (size_t t = 0; t < dense->n; t++) {
            double sum = 0;
            for (size_t u = 0; u < dense->n; u++)
                if (same(dense->distance[s][u] + dense->step[u][t], dense->distance[s][t]))
                    sum += dense->paths[s][u] * dense->steps[u][t];
            dense->paths[s][t] = t == s ? 1 : sum;
        }
}

static void dense_init(struct dense *dense, const struct network *network)
{
    size_t n = network->node_count;
    memset(dense, 0, sizeof *dense);
    dense->n = n;
    for (size_t i = 0; i < n * n; i++)
        dense->step[i / n][i % n] = INFINITY;
    put_ties(dense, network);
    for (size_t i = 0; i < n * n; i++)
        dense->distance[i / n][i % n] = i / n == i % n ? 0 : dense->step[i / n][i % n];
    for (size_t k = 0; k < n; k++)
        for (size_t i = 0; i < n * n; i++)
            dense->distance[i / n][i % n] =
                fmin(dense->distance[i / n][i % n],
                     dense->distance[i / n][k] + dense->distance[k][i % n]);
    for (size_t s = 0; s < n; s++)
        count_paths(dense, s);
}

/* The share of the shortest paths from s to t that pass v. */
static double passing(const struct dense *dense, size_t s, size_t v, size_t t)
{
    if (s == v || v == t || s == t ||
        !same(dense->distance[s][v] + dense->distance[v][t], dense->distance[s][t]))
        return 0;
    return dense->paths[s][v] * dense->paths[v][t] / dense->paths[s][t];
}

/* What comes to v from u, of all pairs in order. */
static double coming(const struct dense *dense, size_t u, size_t v)
{
    double sum = 0;
    for (size_t s = 0; s < dense->n; s++)
        for (size_t t = 0; t < dense->n; t++)
            if (same(dense->distance[s][u] + dense->step[u][v], dense->distance[s][v]))
                sum += passing(dense, s, v, t) * dense->paths[s][u] * dense->steps[u][v] /
                       dense->paths[s][v];
    return sum;
}

static void check_pairs(const struct explanation *explanation, const struct dense *dense)
{
    bool directed = explanation->network->projection.directed;
    size_t v = explanation->entity, count = 0, expected = 0;
    double sum = 0, last = INFINITY;
    for (size_t i = 0; i < explanation->pair_count; i++) {
        const struct explanation_pair *pair = &explanation->pairs[i];
        ck_assert(directed || pair->from < pair->to);
        ck_assert_double_eq_tol(pair->share, passing(dense, pair->from, v, pair->to), 1e-9);
        ck_assert_double_eq_tol(pair->distance, dense->distance[pair->from][pair->to], 1e-9);
        ck_assert_double_le(pair->amount, last * (1 + 1e-9));
        last = pair->amount;
        sum += pair->amount;
        count++;
    }
    for (size_t i = 0; i < dense->n * dense->n; i++)
        expected += passing(dense, i / dense->n, v, i % dense->n) > 0 &&
                    (directed || i / dense->n < i % dense->n);
    ck_assert_uint_eq(count, expected);
    ck_assert_double_eq(explanation->all_pairs, (double)expected);
    ck_assert_double_eq_tol(sum, explanation->score, 1e-9);
    ck_assert_double_eq_tol(explanation->pairs_sum, explanation->score, 1e-9);
}

static void check_comings(const struct explanation *explanation, const struct dense *dense)
{
    double from[MOST] = {0}, sum = 0;
    for (size_t i = 0; i < explanation->part_count; i++) {
        const struct explanation_part *part = &explanation->parts[i];
        from[part->entity] += part->amount;
        sum += part->amount;
    }
    for (size_t u = 0; u < dense->n; u++)
        ck_assert_double_eq_tol(from[u],
                                coming(dense, u, explanation->entity) *
                                    (explanation->network->projection.directed ? 1 : .5),
                                1e-9);
    ck_assert_double_eq_tol(sum, explanation->score, 1e-9);
}

/* What is cut is the end of the list. */
static void check_cut(struct sample *sample, const struct explanation *all, size_t top)
{
    struct explanation cut;
    struct error error = {0};
    struct explanation_options options = {.measure = all->measure, .top = top};
    ck_assert(explanation_init(&cut, &sample->network, all->entity, &options, &error));
    ck_assert_double_eq(cut.pairs_sum, all->pairs_sum);
    ck_assert_double_eq(cut.all_pairs, all->all_pairs);
    ck_assert_uint_eq(cut.pair_count, all->pair_count < top ? all->pair_count : top);
    for (size_t i = 0; i < cut.pair_count; i++) {
        ck_assert_uint_eq(cut.pairs[i].from, all->pairs[i].from);
        ck_assert_uint_eq(cut.pairs[i].to, all->pairs[i].to);
    }
    explanation_release(&cut);
}

START_TEST(random_pairs)
{
    struct sample sample;
    struct dense dense;
    sample_mixed(&sample, (uint64_t)_i);
    for (int i = 0; i < PROJECTION_COUNT; i++) {
        sample_project(&sample, projection_at(i));
        dense_init(&dense, &sample.network);
        for (uint32_t entity = 0; entity < sample.network.node_count; entity++) {
            struct explanation explanation;
            explain_all(&explanation, &sample, entity, "betweenness", (struct measure_options){0});
            ck_assert_int_eq(explanation.method, EXPLANATION_PAIRS);
            check_pairs(&explanation, &dense);
            check_comings(&explanation, &dense);
            check_cut(&sample, &explanation, 1 + entity % 4);
            explanation_release(&explanation);
        }
    }
    sample_release(&sample);
}
END_TEST

/* The parts of one pair's relations: as they make the tie, alike, or of the strongest alone. */
START_TEST(parallel_relations)
{
    static const struct {
        struct projection projection;
        double first, second;
    } cases[] = {{{0}, .25 * .25, .75 * .25},
                 {{.weighted = true}, .25 * .25, .75 * .25},
                 {{.parallel = PARALLEL_KEEP}, .125, .125},
                 {{.parallel = PARALLEL_KEEP, .weighted = true}, 0, .25}};
    struct sample sample;
    sample_init(&sample);
    sample_relate(&sample, "a", NULL, "v", 1);
    sample_relate(&sample, "a", NULL, "v", 3);
    sample_relate(&sample, "v", NULL, "b", 1);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct explanation explanation;
        double amounts[3] = {0};
        sample_project(&sample, cases[i].projection);
        explain_all(&explanation, &sample, 1, "betweenness", (struct measure_options){0});
        for (size_t j = 0; j < explanation.part_count; j++)
            amounts[explanation.parts[j].position] = explanation.parts[j].amount;
        ck_assert_double_eq_tol(amounts[0], 2 * cases[i].first, 1e-12);
        ck_assert_double_eq_tol(amounts[1], 2 * cases[i].second, 1e-12);
        ck_assert_double_eq_tol(amounts[2], .5, 1e-12);
        explanation_release(&explanation);
    }
    sample_release(&sample);
}
END_TEST

/* Krackhardt's kite: Heather stands between the rest and Ike with Jane: 14. */
START_TEST(kite)
{
    struct sample sample;
    struct explanation all, some, normalized;
    struct error error = {0};
    struct explanation_options options = {.measure = measure_find("betweenness"), .top = 3};
    sample_own(&sample, "kite");
    sample_project(&sample, (struct projection){0});
    uint32_t heather = dossier_find_entity(sample.dossier, "Heather");
    explain_all(&all, &sample, heather, "betweenness", (struct measure_options){0});
    ck_assert_double_eq_tol(all.score, 14, 1e-12);
    ck_assert_uint_eq(all.rank, 1);
    ck_assert_uint_eq(all.pair_count, 14);
    ck_assert_double_eq_tol(all.remainder, 0, 1e-12);
    ck_assert(explanation_init(&some, &sample.network, heather, &options, &error));
    ck_assert_uint_eq(some.pair_count, 3);
    ck_assert_double_eq(some.all_pairs, 14);
    ck_assert_double_eq_tol(some.pairs_sum, 14, 1e-12);
    ck_assert_double_eq_tol(some.pairs_part, 3, 1e-12);
    for (size_t i = 0; i < some.pair_count; i++)
        ck_assert_mem_eq(&some.pairs[i], &all.pairs[i], sizeof *some.pairs);
    options.measuring.normalized = true;
    ck_assert(explanation_init(&normalized, &sample.network, heather, &options, &error));
    ck_assert_double_eq_tol(normalized.pairs_sum, 14 / 36.0, 1e-12);
    ck_assert_double_eq_tol(normalized.score, 14 / 36.0, 1e-12);
    explanation_release(&normalized);
    explanation_release(&some);
    explanation_release(&all);
    sample_release(&sample);
}
END_TEST

/* A ladder of 1,100 diamonds has 2^1100 paths: the middle node has a pair for every two ends. */
START_TEST(more_paths_than_doubles)
{
    enum { DIAMONDS = 1100 };
    struct sample sample;
    struct explanation explanation;
    struct error error = {0};
    struct explanation_options options = {.measure = measure_find("betweenness"), .top = 1};
    sample_init(&sample);
    for (uint32_t i = 0; i <= 3 * DIAMONDS; i++) {
        char id[16];
        snprintf(id, sizeof id, "e%04u", i);
        dossier_add_entity(sample.dossier, id);
    }
    for (uint32_t i = 0; i < 3 * DIAMONDS; i += 3)
        for (uint32_t side = 1; side <= 2; side++) {
            dossier_add_relation(sample.dossier, &(struct relation){.from = i, .to = i + side});
            dossier_add_relation(sample.dossier, &(struct relation){.from = i + side, .to = i + 3});
        }
    sample_project(&sample, (struct projection){.directed = true});
    ck_assert(explanation_init(&explanation, &sample.network, 3 * DIAMONDS / 2, &options, &error));
    double before = 3 * (DIAMONDS / 2), after = 3 * (DIAMONDS / 2);
    ck_assert_double_eq_tol(explanation.pairs_sum, before * after, 1e-4);
    ck_assert_double_eq_tol(explanation.score, explanation.pairs_sum, 1e-4);
    explanation_release(&explanation);
    sample_release(&sample);
}
END_TEST

/* Enough ties for several threads: the same bytes as from one. */
START_TEST(threads)
{
    enum { NODES = 200, TIES = 10500 };
    static const size_t jobs[] = {1, 2, 5};
    struct explanation explanations[3];
    struct error error = {0};
    struct explanation_options options = {.measure = measure_find("betweenness"), .top = 50};
    struct sample sample;
    uint64_t state = 5;
    sample_init(&sample);
    for (uint32_t i = 0; i < NODES; i++) {
        char id[16];
        snprintf(id, sizeof id, "e%u", i);
        dossier_add_entity(sample.dossier, id);
    }
    for (size_t i = 0; i < TIES; i++)
        dossier_add_relation(sample.dossier,
                             &(struct relation){.from = random_below(&state, NODES),
                                                .to = random_below(&state, NODES),
                                                .weight = 1 + random_below(&state, 3)});
    sample_project(&sample, (struct projection){.weighted = true, .parallel = PARALLEL_KEEP});
    for (size_t i = 0; i < 3; i++) {
        jobs_set(jobs[i]);
        ck_assert(explanation_init(&explanations[i], &sample.network, 3, &options, &error));
        ck_assert_double_eq(explanations[i].pairs_sum, explanations[0].pairs_sum);
        ck_assert_double_eq_tol(explanations[i].pairs_sum, explanations[i].score, 1e-9);
        ck_assert_uint_eq(explanations[i].pair_count, 50);
        ck_assert_uint_eq(explanations[i].part_count, explanations[0].part_count);
        for (size_t j = 0; j < 50; j++) {
            const struct explanation_pair *one = &explanations[0].pairs[j];
            ck_assert_uint_eq(explanations[i].pairs[j].from, one->from);
            ck_assert_uint_eq(explanations[i].pairs[j].to, one->to);
            ck_assert_double_eq(explanations[i].pairs[j].amount, one->amount);
        }
        for (size_t j = 0; j < explanations[0].part_count; j++)
            ck_assert_double_eq(explanations[i].parts[j].amount, explanations[0].parts[j].amount);
    }
    jobs_set(0);
    for (size_t i = 0; i < 3; i++)
        explanation_release(&explanations[i]);
    sample_release(&sample);
}
END_TEST

TCase *explain_pairs_case(void)
{
    TCase *pairs = tcase_create("pairs");
    tcase_set_timeout(pairs, 60);
    tcase_add_loop_test(pairs, random_pairs, 0, RANDOM_COUNT);
    tcase_add_test(pairs, parallel_relations);
    tcase_add_test(pairs, kite);
    tcase_add_test(pairs, threads);
    tcase_add_test(pairs, more_paths_than_doubles);
    return pairs;
}
