/*
 * check_betweenness.c: betweenness of nodes and ties, k-betweenness and percolation: against igraph
 * on networks of every shape, the kernels against each other, whatever the number of threads; where
 * paths are too many to count in doubles; by sampling; and interrupted.
 */
#include "fixtures.h"
#include "igraph_oracles.h"
#include "sanitized.h"
#include "suites.h"

#include "measure/brandes.h"
#include "measure/path_sampling.h"
#include "network/graph.h"

#include <entente/jobs.h>
#include <entente/progress.h>

#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>

/* Makes the entities "0" to "n - 1" of a new sample. */
static void sample_nodes(struct sample *sample, uint32_t n)
{
    sample_init(sample);
    for (uint32_t i = 0; i < n; i++) {
        char id[16];
        snprintf(id, sizeof id, "%u", i);
        dossier_add_entity(sample->dossier, id);
    }
}

static void tie(struct sample *sample, uint32_t from, uint32_t to, double weight)
{
    struct relation relation = {.from = from, .to = to, .weight = weight};
    dossier_add_relation(sample->dossier, &relation);
}

/* Weights whose lengths have many sums that are equal, or hardly any. */
static double draw_weight(uint64_t *state, bool even)
{
    static const double weights[] = {1, 2, 4, .5};
    return even ? weights[random_below(state, 4)] : .1 + random_below(state, 1000000) / 1e5;
}

enum shape {
    NONE,
    ONE,
    ISOLATES,
    STAR,
    PATH,
    CYCLE,
    COMPLETE,
    GRID,
    TREE,
    DISCONNECTED,
    SPARSE,
    DENSE,
    PARALLEL,
    ATTACHMENT,
    SHAPE_COUNT
};

static void add_random(struct sample *sample, uint32_t first, uint32_t n, uint32_t ties, bool even,
                       uint64_t *state)
{
    for (uint32_t i = 0; i < ties; i++) {
        uint32_t from = first + random_below(state, n), to = first + random_below(state, n);
        if (from != to)
            tie(sample, from, to, draw_weight(state, even));
    }
}

static void add_grid(struct sample *sample, uint32_t rows, uint32_t columns, bool even,
                     uint64_t *state)
{
    for (uint32_t i = 0; i < rows * columns; i++) {
        if ((i + 1) % columns)
            tie(sample, i, i + 1, draw_weight(state, even));
        if (i + columns < rows * columns)
            tie(sample, i, i + columns, draw_weight(state, even));
    }
}

/* Each new node is tied to `each` ends of ties drawn from those that are there. */
static void add_attachment(struct sample *sample, uint32_t n, uint32_t each, bool even,
                           uint64_t *state)
{
    uint32_t *ends = malloc((size_t)n * each * 2 * sizeof *ends), count = 0;
    ck_assert_ptr_nonnull(ends);
    for (uint32_t node = 1; node < n; node++)
        for (uint32_t i = 0; i < each; i++) {
            uint32_t to = count ? ends[random_below(state, count)] : 0;
            if (to == node)
                continue;
            tie(sample, node, to, draw_weight(state, even));
            ends[count++] = node;
            ends[count++] = to;
        }
    free(ends);
}

static void sample_shape(struct sample *sample, enum shape shape, bool even, uint64_t seed)
{
    static const uint32_t sizes[SHAPE_COUNT] = {0, 1, 2, 12, 9, 10, 7, 72, 40, 50, 40, 25, 10, 120};
    uint64_t state = seed * 7919 + shape;
    uint32_t n = sizes[shape];
    sample_nodes(sample, n);
    if (shape == STAR || shape == PATH || shape == CYCLE || shape == TREE)
        for (uint32_t i = 1; i < n; i++)
            tie(sample,
                shape == STAR   ? 0
                : shape == TREE ? random_below(&state, i)
                                : i - 1,
                i, draw_weight(&state, even));
    if (shape == CYCLE)
        tie(sample, n - 1, 0, draw_weight(&state, even));
    if (shape == COMPLETE)
        for (uint32_t i = 0; i < n * n; i++)
            if (i / n < i % n)
                tie(sample, i / n, i % n, draw_weight(&state, even));
    if (shape == GRID)
        add_grid(sample, 8, 9, even, &state);
    if (shape == DISCONNECTED) {
        add_random(sample, 0, 20, 30, even, &state);
        add_random(sample, 20, 20, 25, even, &state);
    }
    if (shape == SPARSE)
        add_random(sample, 0, n, 60, even, &state);
    if (shape == DENSE)
        add_random(sample, 0, n, 200, even, &state);
    if (shape == PARALLEL)
        add_random(sample, 0, n, 60, even, &state);
    if (shape == ATTACHMENT)
        add_attachment(sample, n, 3, even, &state);
}

static void check_near(const double *scores, const double *expected, size_t count, double tolerance,
                       const char *what)
{
    for (size_t i = 0; i < count; i++)
        ck_assert_msg(fabs(scores[i] - expected[i]) <= tolerance * fmax(1, fabs(expected[i])),
                      "%s %zu is %.17g, not %.17g", what, i, scores[i], expected[i]);
}

static double *compute(struct sample *sample, const char *name, bool of_ties,
                       const struct measure_options *options)
{
    const struct measure *measure = measure_find(name);
    size_t count = of_ties ? sample->network.tie_count : sample->network.node_count;
    double *scores = malloc((count + 1) * sizeof *scores);
    struct error error = {0};
    ck_assert_ptr_nonnull(scores);
    bool done = (of_ties ? measure_compute_ties : measure_compute)(measure, &sample->network,
                                                                   options, scores, NULL, &error);
    ck_assert_msg(done, "%s", error.message);
    return scores;
}

/* igraph's values, in an array to be freed. Cutoff < 0: none. */
static double *by_igraph(struct sample *sample, bool of_ties, double cutoff)
{
    struct error error = {0};
    struct graph *graph = network_graph(&sample->network, &error);
    igraph_vector_t result;
    ck_assert_ptr_nonnull(graph);
    ck_assert_int_eq(igraph_vector_init(&result, 0), IGRAPH_SUCCESS);
    int code = (of_ties ? oracle_edge_betweenness : oracle_betweenness)(
        &graph->igraph, &result, graph_lengths(graph), cutoff);
    ck_assert_int_eq(code, IGRAPH_SUCCESS);
    double *scores = malloc((size_t)(igraph_vector_size(&result) + 1) * sizeof *scores);
    ck_assert_ptr_nonnull(scores);
    igraph_vector_copy_to(&result, scores);
    igraph_vector_destroy(&result);
    return scores;
}

static void check_igraph(struct sample *sample, const char *measure, bool of_ties, size_t cutoff)
{
    struct measure_options options = {.cutoff = cutoff};
    size_t count = of_ties ? sample->network.tie_count : sample->network.node_count;
    double *scores = compute(sample, measure, of_ties, &options);
    double *expected = by_igraph(sample, of_ties, cutoff ? (double)cutoff : -1);
    check_near(scores, expected, count, 1e-9, of_ties ? "tie" : "node");
    free(expected);
    free(scores);
}

/* With even weights, which do not stay so when merged, a length may be the cutoff but for rounding:
 * it counts as no longer, and igraph does not agree. */
static void check_projections(struct sample *sample, bool even)
{
    for (int i = 0; i < 8; i++) {
        sample_project(
            sample, (struct projection){.directed = i & 1, .weighted = i & 2, .parallel = i >> 2});
        for (int of_ties = 0; of_ties < 2; of_ties++) {
            check_igraph(sample, "betweenness", of_ties, 0);
            for (size_t cutoff = 1; cutoff < 5 && !(even && i < 4 && i & 2); cutoff++)
                check_igraph(sample, "k-betweenness", of_ties, cutoff);
        }
    }
}

START_TEST(against_igraph)
{
    for (uint64_t seed = 1; seed <= 2; seed++)
        for (int even = 0; even < 2; even++) {
            struct sample sample;
            sample_shape(&sample, (enum shape)_i, even, seed);
            check_projections(&sample, even);
            sample_release(&sample);
        }
}
END_TEST

static void sample_attachment(struct sample *sample, uint32_t n, uint32_t each)
{
    uint64_t state = 11;
    sample_nodes(sample, n);
    add_attachment(sample, n, each, false, &state);
}

START_TEST(two_thousand_nodes)
{
    struct sample sample;
    sample_attachment(&sample, SANITIZED ? 500 : 2000, 4);
    sample_project(&sample, (struct projection){.weighted = _i, .directed = _i});
    check_igraph(&sample, "betweenness", false, 0);
    check_igraph(&sample, "betweenness", true, 0);
    check_igraph(&sample, "k-betweenness", false, 3);
    sample_release(&sample);
}
END_TEST

/* What the kernel sums; the caller frees it. */
static double *sums(struct sample *sample, const struct brandes *given)
{
    struct brandes brandes = *given;
    struct error error = {0};
    brandes.what = "sums";
    brandes.nodes = malloc((sample->network.node_count + 1) * sizeof *brandes.nodes);
    ck_assert_ptr_nonnull(brandes.nodes);
    ck_assert_msg(brandes_run(&sample->network, &brandes, &error), "%s", error.message);
    return brandes.nodes;
}

static void check_kernels(struct sample *sample, double cutoff, const double *weights)
{
    struct brandes brandes = {.cutoff = cutoff, .weights = weights, .kernel = BRANDES_PLAIN};
    double *plain = sums(sample, &brandes);
    brandes.kernel = BRANDES_BATCH;
    double *batch = sums(sample, &brandes);
    check_near(batch, plain, sample->network.node_count, 1e-12, "batched node");
    free(batch);
    free(plain);
}

static void check_shape_in_batches(enum shape shape, const double *weights)
{
    struct sample sample;
    sample_shape(&sample, shape, true, 5);
    for (int i = 0; i < 4; i++) {
        sample_project(&sample, (struct projection){.directed = i & 1, .parallel = i >> 1});
        check_kernels(&sample, (double)INFINITY, NULL);
        check_kernels(&sample, (double)INFINITY, weights);
        for (int cutoff = 0; cutoff < 5; cutoff++)
            check_kernels(&sample, cutoff, weights);
    }
    sample_release(&sample);
}

START_TEST(kernels_agree)
{
    double weights[300];
    for (size_t i = 0; i < 300; i++)
        weights[i] = (double)(i * i % 17) / 16;
    check_shape_in_batches((enum shape)_i, weights);
}
END_TEST

/* A chain has more levels than a batch takes. */
START_TEST(batches_give_up)
{
    struct sample sample;
    sample_nodes(&sample, 200);
    for (uint32_t i = 1; i < 200; i++)
        tie(&sample, i - 1, i, 0);
    sample_project(&sample, (struct projection){0});
    check_kernels(&sample, (double)INFINITY, NULL);
    double *scores = compute(&sample, "betweenness", false, &(struct measure_options){0});
    for (size_t i = 0; i < 200; i++)
        ck_assert_double_eq(scores[i], (double)(i * (199 - i)));
    free(scores);
    sample_release(&sample);
}
END_TEST

/* The choice is by counted work: a batch for a small world, none for a grid. */
START_TEST(choice_of_kernel)
{
    struct sample sample;
    uint64_t state = 1;
    sample_nodes(&sample, 1600);
    if (_i)
        add_grid(&sample, 40, 40, true, &state);
    else
        add_attachment(&sample, 1600, 8, true, &state);
    sample_project(&sample, (struct projection){0});
    struct brandes brandes = {.cutoff = (double)INFINITY};
    double *chosen = sums(&sample, &brandes);
    brandes.kernel = _i ? BRANDES_PLAIN : BRANDES_BATCH;
    double *forced = sums(&sample, &brandes);
    brandes.kernel = _i ? BRANDES_BATCH : BRANDES_PLAIN;
    double *other = sums(&sample, &brandes);
    ck_assert_mem_eq(chosen, forced, 1600 * sizeof *chosen);
    ck_assert_mem_ne(chosen, other, 1600 * sizeof *chosen);
    check_near(chosen, other, 1600, 1e-11, "node");
    free(other);
    free(forced);
    free(chosen);
    sample_release(&sample);
}
END_TEST

/* Number of threads, and whether by sampling: the bits are those of one thread. */
START_TEST(any_number_of_jobs)
{
    static const size_t jobs[] = {1, 2, 3, 7};
    static const char *const names[] = {"betweenness", "k-betweenness", "percolation"};
    struct sample sample;
    sample_attachment(&sample, 400, 4);
    for (int i = 0; i < 12; i++) {
        struct measure_options options = {.approximate = i & 1 ? .07 : 0, .cutoff = 3};
        bool of_ties = i & 2;
        const char *name = of_ties ? names[0] : names[i / 4];
        double *first = NULL;
        sample_project(&sample, (struct projection){.weighted = i >= 4 && of_ties});
        size_t count = of_ties ? sample.network.tie_count : sample.network.node_count;
        for (size_t j = 0; j < 4; j++) {
            jobs_set(jobs[j]);
            double *scores = compute(&sample, name, of_ties, &options);
            if (first)
                ck_assert_mem_eq(scores, first, count * sizeof *scores);
            free(first);
            first = scores;
        }
        free(first);
    }
    jobs_set(0);
    sample_release(&sample);
}
END_TEST

enum { DIAMONDS = 2000 };

/* A ladder of diamonds: joint 3i, and the sides 3i + 1 and 3i + 2 between it and the next joint. */
static void sample_diamonds(struct sample *sample, uint32_t count)
{
    sample_nodes(sample, 3 * count + 1);
    for (uint32_t i = 0; i < 3 * count; i += 3)
        for (uint32_t side = 1; side < 3; side++) {
            tie(sample, i, i + side, 4);
            tie(sample, i + side, i + 3, 4);
        }
}

/*
 * A joint parts all before it from all behind it, and lies on one of the two paths between the
 * sides next to it; of the paths past a side half take it.
 */
static double diamond_score(uint32_t node, uint32_t count)
{
    double place = node / 3, behind = count - place;
    if (node % 3 == 0)
        return 9 * place * behind + (place > 0) * .5 + (behind > 0) * .5;
    return (3 * place + 1) * (3 * (behind - 1) + 1) / 2;
}

static void check_diamonds(struct projection projection, uint32_t count)
{
    struct sample sample;
    sample_diamonds(&sample, count);
    sample_project(&sample, projection);
    double *scores = compute(&sample, "betweenness", false, &(struct measure_options){0});
    for (uint32_t i = 0; i < sample.network.node_count; i++) {
        double expected = diamond_score(i, count);
        ck_assert_msg(fabs(scores[i] - expected) <= 1e-9 * fmax(1, expected), "%u: %g, not %g", i,
                      scores[i], expected);
    }
    free(scores);
    sample_release(&sample);
}

/* 2^2000 paths from end to end: more than a double counts. */
START_TEST(paths_beyond_doubles)
{
    check_diamonds((struct projection){0}, 100);
    check_diamonds((struct projection){0}, DIAMONDS);
    check_diamonds((struct projection){.weighted = true}, 1100);
}
END_TEST

/* All that passes a side takes both of its ties, and so do paths that end there. */
START_TEST(ties_beyond_doubles)
{
    enum { COUNT = 1100 };
    struct sample sample;
    sample_diamonds(&sample, COUNT);
    sample_project(&sample, (struct projection){0});
    double *scores = compute(&sample, "betweenness", true, &(struct measure_options){0});
    for (size_t i = 0; i < sample.network.tie_count; i++) {
        const struct tie *at = &sample.network.ties[i];
        uint32_t side = at->from % 3 ? at->from : at->to, place = side / 3;
        /* Pairs past the side; then pairs of the side with those beyond this tie, its twin halved.
         */
        double beyond = at->from % 3 ? 3 * (COUNT - place - 1) + 1 : 3 * place + 1;
        double expected = diamond_score(side, COUNT) + beyond + .5;
        ck_assert_msg(fabs(scores[i] - expected) <= 1e-9 * expected, "tie %zu: %.12g, not %.12g", i,
                      scores[i], expected);
    }
    free(scores);
    sample_release(&sample);
}
END_TEST

/* A chain of 62 steps of 46,500 parallel ties each has 2^961 paths, more than a batch counts. */
START_TEST(batches_beyond_doubles)
{
    enum { STEPS = 62, TIES = 46500 };
    struct sample sample;
    sample_nodes(&sample, STEPS + 1);
    for (uint32_t i = 0; i < STEPS; i++)
        for (uint32_t j = 0; j < TIES; j++)
            tie(&sample, i, i + 1, 1);
    sample_project(&sample, (struct projection){.parallel = PARALLEL_KEEP, .directed = true});
    struct brandes brandes = {.cutoff = (double)INFINITY, .kernel = BRANDES_BATCH};
    double *scores = sums(&sample, &brandes);
    for (size_t i = 0; i <= STEPS; i++)
        ck_assert_double_eq_tol(scores[i], (double)(i * (STEPS - i)), 1e-6);
    free(scores);
    sample_release(&sample);
}
END_TEST

/* .1 + .2 is as long as .15 + .15, whatever the unit; .1 + .2 is not as long as .1 + .2000001. */
START_TEST(lengths_that_are_the_same)
{
    static const double units[] = {1, 1e12, 1e-12};
    struct sample sample;
    sample_nodes(&sample, 5);
    for (size_t i = 0; i < 3; i++) {
        sample_release(&sample);
        sample_nodes(&sample, 5);
        tie(&sample, 0, 1, units[i] / .1);
        tie(&sample, 1, 4, units[i] / .2);
        tie(&sample, 0, 2, units[i] / .15);
        tie(&sample, 2, 4, units[i] / .15);
        tie(&sample, 0, 3, units[i] / .1);
        tie(&sample, 3, 4, units[i] / .2000001);
        sample_project(&sample, (struct projection){.weighted = true, .directed = true});
        check_score(&sample, "betweenness", false, "1", .5, 1e-12);
        check_score(&sample, "betweenness", false, "2", .5, 1e-12);
        check_score(&sample, "betweenness", false, "3", 0, 0);
    }
    sample_release(&sample);
}
END_TEST

/* The cutoff is a length where the projection is weighted, with the same tolerance. */
START_TEST(cutoff_by_length)
{
    struct sample sample;
    sample_nodes(&sample, 4);
    tie(&sample, 0, 1, 1 / .1);
    tie(&sample, 1, 2, 1 / .2);
    tie(&sample, 2, 3, 1 / .7);
    sample_project(&sample, (struct projection){.weighted = true, .directed = true});
    struct measure_options options = {.cutoff = 1}, all = {0};
    double *within = compute(&sample, "k-betweenness", false, &options);
    double *usual = compute(&sample, "k-betweenness", false, &all);
    ck_assert_double_eq(within[1], 2);
    ck_assert_double_eq(within[2], 2);
    ck_assert_double_eq(usual[1], 2);
    free(usual);
    free(within);
    sample_release(&sample);
}
END_TEST

START_TEST(k_betweenness_by_hand)
{
    struct sample sample;
    sample_nodes(&sample, 6);
    for (uint32_t i = 1; i < 6; i++)
        tie(&sample, i - 1, i, 0);
    sample_project(&sample, (struct projection){0});
    check_score(&sample, "k-betweenness", false, "2", 1, 0);      /* 1-3 */
    check_score(&sample, "k-betweenness", true, "2", 1 / 10., 0); /* of 5 * 4 / 2 pairs */
    static const double scores[] = {0, 0, 1, 3, 5, 6, 6};
    for (size_t cutoff = 1; cutoff < 7; cutoff++) {
        double *found =
            compute(&sample, "k-betweenness", false, &(struct measure_options){.cutoff = cutoff});
        ck_assert_double_eq(found[2], scores[cutoff]);
        free(found);
    }
    sample_release(&sample);
}
END_TEST

static void check_tie_score(const struct network *network, const double *scores, uint32_t from,
                            uint32_t to, double expected)
{
    for (size_t i = 0; i < network->tie_count; i++)
        if (network->ties[i].from == from && network->ties[i].to == to) {
            ck_assert_double_eq_tol(scores[i], expected, 1e-12);
            return;
        }
    ck_abort_msg("no tie %u - %u", from, to);
}

/* Zachary's karate club; the values are networkx 2.8.8's edge_betweenness_centrality(). */
START_TEST(karate_ties)
{
    static const struct {
        uint32_t from, to;
        double score, normalized;
    } truths[] = {
        {0, 31, 71.39285714285712, 0.1272599949070537},
        {0, 2, 43.638888888888886, 0.0777876807288572},
        {32, 33, 4.614285714285714, 0.008225108225108224},
        {2, 32, 38.70158730158729, 0.06898678663384543},
        {0, 1, 14.166666666666664, 0.025252525252525245},
        {13, 33, 38.04920634920634, 0.06782389723566191},
    };
    struct sample sample;
    igraph_t club;
    ck_assert_int_eq(igraph_famous(&club, "Zachary"), IGRAPH_SUCCESS);
    sample_nodes(&sample, (uint32_t)igraph_vcount(&club));
    for (igraph_integer_t i = 0; i < igraph_ecount(&club); i++)
        tie(&sample, (uint32_t)IGRAPH_FROM(&club, i), (uint32_t)IGRAPH_TO(&club, i), 0);
    igraph_destroy(&club);
    sample_project(&sample, (struct projection){0});
    struct measure_options options = {.normalized = true};
    double *scores = compute(&sample, "betweenness", true, &(struct measure_options){0});
    double *normalized = compute(&sample, "betweenness", true, &options);
    for (size_t i = 0; i < sizeof truths / sizeof *truths; i++) {
        check_tie_score(&sample.network, scores, truths[i].from, truths[i].to, truths[i].score);
        check_tie_score(&sample.network, normalized, truths[i].from, truths[i].to,
                        truths[i].normalized);
    }
    free(normalized);
    free(scores);
    sample_release(&sample);
}
END_TEST

static void set_state(struct sample *sample, const char *id, const char *state)
{
    struct dossier *dossier = sample->dossier;
    struct attribute attribute = {.name = dossier_string(dossier, "infected", 8),
                                  .value = dossier_string(dossier, state, strlen(state))};
    dossier->entities[dossier_find_entity(dossier, id)].attributes =
        dossier_add_attributes(dossier, &attribute, 1);
}

static void sample_infected(struct sample *sample)
{
    static const char *const states[] = {"0.1", "0.25", "1", "0.5", "0", ".75", "0.3"};
    static const char *const pairs[] = {"ab", "bc", "cd", "de", "bf", "fd", "eg", "ga"};
    sample_init(sample);
    for (size_t i = 0; i < 8; i++)
        sample_relate(sample, (char[]){pairs[i][0], 0}, NULL, (char[]){pairs[i][1], 0}, 0);
    for (size_t i = 0; i < 7; i++)
        set_state(sample, (char[]){(char)('a' + i), 0}, states[i]);
}

static void check_states(struct sample *sample, const char *states, const double *expected)
{
    struct measure_options options = {.states = states};
    double *scores = compute(sample, "percolation", false, &options);
    for (uint32_t node = 0; node < sample->network.node_count; node++) {
        const char *id = sample->dossier->entities[sample->network.entities[node]].id;
        ck_assert_msg(fabs(scores[node] - expected[id[0] - 'a']) < 1e-12, "%s is %.17g", id,
                      scores[node]);
    }
    free(scores);
}

/* The values are networkx 2.8.8's percolation_centrality(). */
START_TEST(percolation_of_states)
{
    static const double undirected[] = {
        0.12916666666666668, 0.33207547169811324, 0.06929824561403508, 0.33055555555555555,
        0.15000000000000002, 0.06124031007751938, 0.029487179487179483};
    static const double directed[] = {0.46428571428571425, 0.3358490566037737, 0.1,
                                      0.8333333333333335,  0.6965517241379312, 0.08837209302325583,
                                      0.576923076923077};
    static const double alike[] = {.46666666666666667 / 3, .83333333333333333 / 3,
                                   .23333333333333333 / 3, .83333333333333333 / 3,
                                   .46666666666666667 / 3, .23333333333333333 / 3,
                                   .33333333333333333 / 3};
    struct sample sample;
    sample_infected(&sample);
    sample_project(&sample, (struct projection){0});
    check_states(&sample, "infected", undirected);
    check_states(&sample, NULL, alike);
    sample_project(&sample, (struct projection){.directed = true});
    check_states(&sample, "infected", directed);
    sample_release(&sample);
}
END_TEST

/* Where nobody has percolated, or one alone: nothing is on the way. */
START_TEST(percolation_of_nothing)
{
    static const double none[7] = {0};
    struct sample sample;
    sample_infected(&sample);
    for (char id[2] = "a"; id[0] <= 'g'; id[0]++)
        set_state(&sample, id, "0");
    sample_project(&sample, (struct projection){0});
    check_states(&sample, "infected", none);
    set_state(&sample, "b", "1e-1");
    struct measure_options options = {.states = "infected"};
    double *scores = compute(&sample, "percolation", false, &options);
    ck_assert_double_eq(scores[sample.network.nodes[dossier_find_entity(sample.dossier, "b")]], 0);
    ck_assert_double_gt(scores[sample.network.nodes[dossier_find_entity(sample.dossier, "a")]], 0);
    free(scores);
    sample_release(&sample);
}
END_TEST

static void check_refused(struct sample *sample, const char *measure,
                          const struct measure_options *options, const char *words)
{
    struct error error = {0};
    double scores[8];
    ck_assert(
        !measure_compute(measure_find(measure), &sample->network, options, scores, NULL, &error));
    ck_assert_int_eq(error.kind, ERROR_USAGE);
    ck_assert_msg(strstr(error.message, words) != NULL, "%s", error.message);
    error_release(&error);
}

START_TEST(states_that_are_none)
{
    static const char *const bad[] = {"1.1", "-0.1", "nan", "half", "0x1", "1 ", "inf", "0,5"};
    struct sample sample;
    sample_infected(&sample);
    sample_project(&sample, (struct projection){0});
    struct measure_options options = {.states = "infected"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        set_state(&sample, "c", bad[i]);
        check_refused(&sample, "percolation", &options, "infected of 'c' is '");
    }
    set_state(&sample, "c", "");
    check_refused(&sample, "percolation", &options, "'c' has no infected");
    options.states = "infectious";
    check_refused(&sample, "percolation", &options, "infectious");
    sample_release(&sample);
}
END_TEST

START_TEST(errors_that_are_none)
{
    struct sample sample;
    sample_infected(&sample);
    sample_project(&sample, (struct projection){0});
    static const double bad[] = {-.1, 1, 2, NAN};
    for (size_t i = 0; i < 4; i++) {
        struct measure_options options = {.approximate = bad[i]};
        check_refused(&sample, "betweenness", &options, "betweenness");
    }
    sample_release(&sample);
}
END_TEST

/* The largest difference between two arrays, and the root of the mean of its square. */
static double largest_error(const double *a, const double *b, size_t count)
{
    double largest = 0;
    for (size_t i = 0; i < count; i++)
        largest = fmax(largest, fabs(a[i] - b[i]));
    return largest;
}

static double mean_error(const double *a, const double *b, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += (a[i] - b[i]) * (a[i] - b[i]);
    return sqrt(sum / (double)count);
}

/* Over seeds, all scores are within what was allowed; which is a lot less often wrong than 1 in 10.
 */
START_TEST(errors_are_within_bounds)
{
    struct sample sample;
    bool of_ties = _i & 1;
    const char *name = _i & 4 ? "k-betweenness" : "betweenness";
    sample_attachment(&sample, 3000, 3);
    sample_project(&sample, (struct projection){.directed = _i & 2});
    size_t count = of_ties ? sample.network.tie_count : sample.network.node_count, wrong = 0;
    struct measure_options options = {.normalized = true, .cutoff = 4};
    double *exact = compute(&sample, name, of_ties, &options), last = 0;
    options.approximate = .02;
    for (options.random_seed = 1; options.random_seed <= (SANITIZED ? 2 : 6);
         options.random_seed++) {
        double *scores = compute(&sample, name, of_ties, &options);
        double error = largest_error(scores, exact, count);
        wrong += error > options.approximate;
        ck_assert_double_ne(error, last); /* neither exact nor of the same seed */
        ck_assert_double_gt(error, 1e-6);
        last = error;
        free(scores);
    }
    ck_assert_uint_le(wrong, 1);
    free(exact);
    sample_release(&sample);
}
END_TEST

/* Samples of the network's paths: shares of nodes, or of ties. */
static double *sampled(struct sample *sample, bool of_ties, double cutoff, size_t count,
                       uint64_t seed)
{
    struct ground ground;
    struct error error = {0};
    struct network *network = &sample->network;
    double *shares = malloc((network->node_count + network->tie_count + 1) * sizeof *shares);
    ck_assert_ptr_nonnull(shares);
    ck_assert(network_row_ties(network, WAY_OUT, &error) &&
              network_row_ties(network, WAY_IN, &error) &&
              ground_init(&ground, network, cutoff, &error));
    struct path_sampling sampling = {.count = count,
                                     .seed = seed,
                                     .nodes = of_ties ? NULL : shares,
                                     .ties = of_ties ? shares : NULL,
                                     .what = "samples"};
    ck_assert(path_sampling_run(&ground, network->tie_count, &sampling, &error));
    ground_release(&ground);
    return shares;
}

/* The shares that samples are of: those of all pairs in order. */
static double *shares_of_pairs(struct sample *sample, bool of_ties, double cutoff)
{
    size_t count = of_ties ? sample->network.tie_count : sample->network.node_count;
    double n = (double)sample->network.node_count, *shares = by_igraph(sample, of_ties, cutoff);
    for (size_t i = 0; i < count; i++)
        shares[i] *= (sample->network.projection.directed ? 1 : 2) / (n * (n - 1));
    return shares;
}

/* Of many samples, each share is within five standard deviations, and a dozen samples, of what it
 * is of. */
START_TEST(samples_are_fair)
{
    enum { SAMPLES = SANITIZED ? 4000 : 20000 };
    struct sample sample;
    sample_shape(&sample, (enum shape)(_i / 8), true, 3);
    bool of_ties = _i & 4;
    double cutoff = _i % 3 ? -1 : 3;
    sample_project(&sample, (struct projection){
                                .weighted = _i & 1, .directed = _i & 2, .parallel = PARALLEL_KEEP});
    double *shares = sampled(&sample, of_ties, cutoff < 0 ? (double)INFINITY : cutoff, SAMPLES, 7);
    double *expected = shares_of_pairs(&sample, of_ties, cutoff);
    size_t count = of_ties ? sample.network.tie_count : sample.network.node_count;
    for (size_t i = 0; i < count && sample.network.node_count > 1; i++) {
        double deviation = sqrt(expected[i] * fmax(0, 1 - expected[i]) / SAMPLES);
        ck_assert_msg(fabs(shares[i] - expected[i]) <= 5 * deviation + 12. / SAMPLES,
                      "%zu: %g, not %g", i, shares[i], expected[i]);
    }
    free(expected);
    free(shares);
    sample_release(&sample);
}
END_TEST

START_TEST(errors_shrink)
{
    struct sample sample;
    sample_attachment(&sample, 500, 3);
    sample_project(&sample, (struct projection){0});
    double *exact = shares_of_pairs(&sample, false, -1), errors[3];
    for (size_t i = 0; i < 3; i++) {
        double *shares = sampled(&sample, false, (double)INFINITY, (size_t)1000 << 4 * i, 1);
        errors[i] = mean_error(shares, exact, 500);
        free(shares);
    }
    for (size_t i = 1; i < 3; i++) {
        ck_assert_double_lt(errors[i], errors[i - 1] / 3);
        ck_assert_double_gt(errors[i], errors[i - 1] / 6);
    }
    free(exact);
    sample_release(&sample);
}
END_TEST

/* From both ends, where the paths are too many for doubles on either side. */
START_TEST(samples_beyond_doubles)
{
    struct sample sample;
    sample_diamonds(&sample, 3000);
    sample_project(&sample, (struct projection){0});
    double *shares = sampled(&sample, false, (double)INFINITY, 3000, 1);
    double n = (double)sample.network.node_count;
    for (uint32_t i = 0; i < sample.network.node_count; i++) {
        double expected = 2 * diamond_score(i, 3000) / (n * (n - 1));
        ck_assert_double_le(fabs(shares[i] - expected), 5 * sqrt(.25 / 3000));
    }
    free(shares);
    sample_release(&sample);
}
END_TEST

static void check_remark(struct sample *sample, const char *name,
                         const struct measure_options *options, const char *expected)
{
    struct error error = {0};
    struct text remark = {0};
    double *scores = malloc((sample->network.node_count + 1) * sizeof *scores);
    ck_assert(
        measure_compute(measure_find(name), &sample->network, options, scores, &remark, &error));
    ck_assert_str_eq(text_string(&remark), expected);
    text_release(&remark);
    free(scores);
}

START_TEST(remarks)
{
    struct sample sample;
    struct measure_options options = {0};
    sample_attachment(&sample, 3000, 3);
    sample_project(&sample, (struct projection){0});
    check_remark(&sample, "betweenness", &options, "");
    check_remark(&sample, "k-betweenness", &options, "cutoff 2");
    check_remark(&sample, "percolation", &options, "all states 1");
    options = (struct measure_options){.cutoff = 3, .approximate = .05, .random_seed = 9};
    check_remark(&sample, "k-betweenness", &options,
                 "cutoff 3, within 0.05 of the normalized score with probability 0.9; 862 paths "
                 "sampled, seed 9");
    options = (struct measure_options){.approximate = .025};
    /* Undirected, by the longest path: floor(log2(its nodes between)) + 1 + ln 10, over 2 E^2 */
    check_remark(&sample, "betweenness", &options,
                 "within 0.025 of the normalized score with probability 0.9; 4,248 paths sampled, "
                 "seed 1");
    options.approximate = .001;
    check_remark(&sample, "betweenness", &options, "exact, which takes less than sampling");
    sample_release(&sample);
    sample_infected(&sample);
    sample_project(&sample, (struct projection){0});
    options = (struct measure_options){.states = "infected"};
    check_remark(&sample, "percolation", &options, "states from infected");
    sample_release(&sample);
}
END_TEST

/* How many samples: Riondato & Kornaropoulos' bound, or that of Hoeffding over all scores. */
START_TEST(numbers_of_samples)
{
    struct sample sample;
    struct ground ground;
    struct error error = {0};
    sample_nodes(&sample, 40);
    for (uint32_t i = 1; i < 20; i++)
        tie(&sample, i - 1, i, 0);
    for (uint32_t i = 21; i < 30; i++)
        tie(&sample, 20, i, 0);
    /* From the end of the path the farthest two are 19 and 18 away: at most 36 nodes between. */
    sample_project(&sample, (struct projection){0});
    ck_assert(ground_init(&ground, &sample.network, (double)INFINITY, &error));
    double length = ceil((floor(log2(36)) + 1 + log(10)) / (2 * .01 * .01));
    double nodes = ceil(log(2 * 40 / .1) / (2 * .01 * .01));
    ck_assert_double_eq(path_sampling_count(&ground, 28, false, .01, .1), fmin(length, nodes));
    ground.cutoff = 3;
    ck_assert_double_eq(path_sampling_count(&ground, 28, false, .1, .1),
                        ceil((2 + log(10)) / (2 * .1 * .1)));
    ck_assert_double_eq(path_sampling_count(&ground, 28, true, .1, .1),
                        ceil((2 + log(10)) / (2 * .1 * .1)));
    ground.cutoff = 2;
    ck_assert_double_eq(path_sampling_count(&ground, 28, false, .1, .1),
                        ceil((1 + log(10)) / (2 * .1 * .1)));
    ground_release(&ground);
    sample_project(&sample, (struct projection){.directed = true});
    ck_assert(ground_init(&ground, &sample.network, 2, &error));
    ck_assert_double_eq(path_sampling_count(&ground, 28, false, .01, .1), nodes);
    ck_assert_double_eq(path_sampling_count(&ground, 28, true, .01, .1),
                        ceil(log(2 * 28 / .1) / (2 * .01 * .01)));
    ground_release(&ground);
    sample_release(&sample);
}
END_TEST

/* What takes minutes is left to who names it, or is content with less. */
START_TEST(comfortable_sizes)
{
    struct network network = {.node_count = 20000, .tie_count = 90000};
    struct measure_options exact = {0}, rough = {.approximate = .01};
    const struct measure *betweenness = measure_find("betweenness");
    ck_assert(measure_comfortable(betweenness, &network, &exact));
    network.tie_count++;
    ck_assert(!measure_comfortable(betweenness, &network, &exact));
    ck_assert(!measure_comfortable(measure_find("percolation"), &network, &exact));
    ck_assert(measure_comfortable(betweenness, &network, &rough));
    ck_assert(measure_comfortable(measure_find("degree"), &network, &exact));
    ck_assert(measure_comfortable(measure_find("harmonic"), &network, &exact));
    network.node_count = 50000;
    ck_assert(!measure_comfortable(measure_find("harmonic"), &network, &exact));
    ck_assert(!measure_comfortable(measure_find("closeness"), &network, &exact));
    ck_assert(measure_comfortable(measure_find("harmonic"), &network, &rough));
}
END_TEST

static void on_alarm(int signal)
{
    (void)signal;
    progress_interrupt();
}

/* Of all threads together. */
static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* In each kernel, and while sampling: stops soon, says so, and works again. */
START_TEST(interrupted)
{
    static const struct projection projections[] = {{0}, {.weighted = true}, {0}, {0}};
    struct sample sample;
    struct error error = {0};
    uint64_t state = 1;
    sample_nodes(&sample, 40000);
    if (_i == 2)
        add_grid(&sample, 200, 200, true, &state);
    else
        add_attachment(&sample, 40000, 6, true, &state);
    sample_project(&sample, projections[_i]);
    struct measure_options options = {.approximate = _i == 3 ? .003 : 0};
    double *scores = malloc(sample.network.node_count * sizeof *scores);
    struct itimerval soon = {.it_value = {.tv_usec = 100000}};
    signal(SIGALRM, on_alarm);
    setitimer(ITIMER_REAL, &soon, NULL);
    double start = seconds();
    ck_assert(!measure_compute(measure_find("betweenness"), &sample.network, &options, scores, NULL,
                               &error));
    ck_assert_double_lt(seconds() - start, 30); /* of a minute, and of many where sanitized */
    ck_assert_int_eq(error.kind, ERROR_LIMIT);
    ck_assert_str_eq(error.message, "betweenness was interrupted");
    error_release(&error);
    ck_assert(!progress_interrupted());
    free(scores);
    sample_release(&sample);
}
END_TEST

struct told {
    double last;
    size_t times;
};

static void tell(void *context, const char *what, double share)
{
    struct told *told = context;
    ck_assert_str_eq(what, "betweenness");
    ck_assert(share > told->last && share <= 1);
    told->last = share;
    told->times++;
}

START_TEST(progress_is_told)
{
    struct sample sample;
    struct told told = {0};
    struct progress progress = {tell, &told};
    struct measure_options options = {.progress = &progress};
    sample_attachment(&sample, 2000, 4);
    sample_project(&sample, (struct projection){0});
    free(compute(&sample, "betweenness", false, &options));
    ck_assert_double_eq(told.last, 1);
    ck_assert_uint_gt(told.times, 10);
    sample_release(&sample);
}
END_TEST

Suite *betweenness_suite(void)
{
    Suite *suite = suite_create("betweenness");
    TCase *exact = tcase_create("exact"), *sampling = tcase_create("sampling");
    tcase_set_timeout(exact, 120);
    tcase_add_loop_test(exact, against_igraph, 0, SHAPE_COUNT);
    tcase_add_loop_test(exact, two_thousand_nodes, 0, 2);
    tcase_add_loop_test(exact, kernels_agree, 0, SHAPE_COUNT);
    tcase_add_test(exact, batches_give_up);
    tcase_add_loop_test(exact, choice_of_kernel, 0, 2);
    tcase_add_test(exact, any_number_of_jobs);
    tcase_add_test(exact, paths_beyond_doubles);
    tcase_add_test(exact, ties_beyond_doubles);
    if (!SANITIZED) /* of 3 million ties only the numbers matter */
        tcase_add_test(exact, batches_beyond_doubles);
    tcase_add_test(exact, lengths_that_are_the_same);
    tcase_add_test(exact, cutoff_by_length);
    tcase_add_test(exact, k_betweenness_by_hand);
    tcase_add_test(exact, karate_ties);
    tcase_add_test(exact, percolation_of_states);
    tcase_add_test(exact, percolation_of_nothing);
    tcase_add_test(exact, states_that_are_none);
    tcase_add_test(exact, errors_that_are_none);
    tcase_add_loop_test(exact, interrupted, 0, 4);
    tcase_add_test(exact, progress_is_told);
    tcase_set_timeout(sampling, 120);
    tcase_add_loop_test(sampling, errors_are_within_bounds, 0, 8);
    tcase_add_loop_test(sampling, samples_are_fair, 0, 8 * SHAPE_COUNT);
    tcase_add_test(sampling, errors_shrink);
    tcase_add_test(sampling, samples_beyond_doubles);
    tcase_add_test(sampling, remarks);
    tcase_add_test(sampling, comfortable_sizes);
    tcase_add_test(sampling, numbers_of_samples);
    suite_add_tcase(suite, exact);
    suite_add_tcase(suite, sampling);
    return suite;
}
