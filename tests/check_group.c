/*
 * check_group.c: several entities taken together, and what becomes of a network without one:
 * against networkx 2.8.8, and against slow computations from the definitions.
 */
#include "fixtures.h"
#include "suites.h"

#include "measure/detours.h"

#include <entente/group.h>
#include <entente/jobs.h>
#include <entente/keyplayers.h>
#include <entente/progress.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void assert_near(double got, double wanted, const char *what)
{
    ck_assert_msg(fabs(got - wanted) <= 1e-9 * (1 + fabs(wanted)), "%s is %.12g, not %.12g", what,
                  got, wanted);
}

static void measure_set(struct sample *sample, const char *set, size_t cutoff, struct group *group)
{
    struct error error = {0};
    struct group_options options = {.set = set, .cutoff = cutoff};
    ck_assert_msg(group_init(group, &sample->network, &options, &error), "%s", error.message);
}

/*
 * group_degree_centrality, group_closeness_centrality, group_betweenness_centrality(normalized =
 * False, True); the rest by removing the set. The last betweenness is by all_shortest_paths: of
 * three that lie on one path networkx 2.8.8 counts some paths twice, and gives 49.58.
 */
static const struct published {
    const char *network, *set;
    double degree, closeness, betweenness, share, fragmentation, reach;
} published[] = {
    {"kite", "Heather", .333333333333, .6, 14, .388888888889, .388888888889, 9},
    {"kite", "Garth,Fernando", .75, .727272727273, 15, .535714285714, .535714285714, 7},
    {"kite", "Diane,Ike,Ed", 1, 1, 7.66666666667, .365079365079, .285714285714, 7},
    {"florentine_marriages", "Medici,Strozzi", .692307692308, .722222222222, 49.5, .634615384615,
     .410256410256, 12},
    {"florentine_marriages", "Medici,Guadagni,Albizzi", .666666666667, .75, 48, .727272727273,
     .666666666667, 12},
};

START_TEST(published_values)
{
    const struct published *row = &published[_i];
    struct sample sample;
    struct group group;
    sample_own(&sample, row->network);
    sample_project(&sample, (struct projection){0});
    measure_set(&sample, row->set, 0, &group);
    double others = (double)(sample.network.node_count - group.count);
    assert_near(group.normalized[GROUP_DEGREE], row->degree, "degree");
    assert_near(group.scores[GROUP_DEGREE], row->degree * others, "degree");
    assert_near(group.normalized[GROUP_CLOSENESS], row->closeness, "closeness");
    assert_near(group.scores[GROUP_CLOSENESS], row->closeness / others, "closeness");
    assert_near(group.scores[GROUP_BETWEENNESS], row->betweenness, "betweenness");
    assert_near(group.normalized[GROUP_BETWEENNESS], row->share, "betweenness");
    assert_near(group.normalized[GROUP_FRAGMENTATION], row->fragmentation, "fragmentation");
    assert_near(group.scores[GROUP_FRAGMENTATION], row->fragmentation * others * (others - 1) / 2,
                "fragmentation");
    assert_near(group.scores[GROUP_REACH], row->reach, "reach");
    assert_near(group.normalized[GROUP_REACH], row->reach / others, "reach");
    group_release(&group);
    sample_release(&sample);
}
END_TEST

/* All distances over a matrix of strengths, without the nodes that are `out`; a strong tie is
 * short. */
static double *distances_without(const double *matrix, size_t n, const bool *out)
{
    double *distances = malloc((n * n + 1) * sizeof *distances);
    ck_assert_ptr_nonnull(distances);
    for (size_t i = 0; i < n * n; i++) {
        bool gone = out && (out[i / n] || out[i % n]);
        distances[i] = i % (n + 1) == 0 ? 0 : matrix[i] > 0 && !gone ? 1 / matrix[i] : INFINITY;
    }
    for (size_t k = 0; k < n; k++)
        for (size_t i = 0; i < n; i++)
            for (size_t j = 0; j < n; j++)
                distances[i * n + j] =
                    fmin(distances[i * n + j], distances[i * n + k] + distances[k * n + j]);
    return distances;
}

/* How many shortest paths lead from s to t, avoiding what is `out`: by their last step. */
static double count_paths(const double *matrix, const double *distances, size_t n, size_t s,
                          size_t t, const bool *out)
{
    double sum = 0;
    if (s == t)
        return 1;
    for (size_t by = 0; by < n; by++)
        if (matrix[by * n + t] > 0 && !(out && out[by]) && isfinite(distances[s * n + by]) &&
            fabs(distances[s * n + by] + 1 / matrix[by * n + t] - distances[s * n + t]) < 1e-9)
            sum += count_paths(matrix, distances, n, s, by, out);
    return sum;
}

/* From the definitions, into group->scores but for reach. */
static void measure_slowly(const double *matrix, size_t n, const bool *set, bool directed,
                           double *scores)
{
    double *distances = distances_without(matrix, n, NULL);
    double sum = 0, reached = 0;
    memset(scores, 0, GROUP_MEASURES * sizeof *scores);
    for (size_t v = 0; v < n; v++) {
        bool tied = false;
        double nearest = INFINITY;
        for (size_t m = 0; m < n; m++)
            if (set[m]) {
                tied |= matrix[m * n + v] > 0 || matrix[v * n + m] > 0;
                nearest = fmin(nearest, distances[m * n + v]);
            }
        scores[GROUP_DEGREE] += tied && !set[v];
        if (!set[v] && isfinite(nearest)) {
            sum += nearest;
            reached++;
        }
    }
    scores[GROUP_CLOSENESS] = reached > 0 ? 1 / sum : 0;
    for (size_t s = 0; s < n; s++)
        for (size_t t = 0; t < n; t++)
            if (s != t && !set[s] && !set[t] && isfinite(distances[s * n + t]))
                scores[GROUP_BETWEENNESS] +=
                    (1 - count_paths(matrix, distances, n, s, t, set) /
                             count_paths(matrix, distances, n, s, t, NULL)) /
                    (directed ? 1 : 2);
    free(distances);
}

/* Steps both ways, or outwards: who is within so many of the set; and pairs apart without it. */
static void reach_slowly(const double *matrix, size_t n, const bool *set, size_t cutoff,
                         double *scores)
{
    double *steps = calloc(n * n + 1, sizeof *steps), *both = calloc(n * n + 1, sizeof *both);
    ck_assert(steps && both);
    for (size_t i = 0; i < n * n; i++) {
        steps[i] = matrix[i] > 0;
        both[i] = matrix[i] > 0 || matrix[i % n * n + i / n] > 0;
    }
    double *near = distances_without(steps, n, NULL), *apart = distances_without(both, n, set);
    for (size_t v = 0; v < n; v++) {
        bool within = false;
        for (size_t m = 0; m < n; m++)
            within |= set[m] && near[m * n + v] <= (double)cutoff;
        scores[GROUP_REACH] += within && !set[v];
        for (size_t w = v + 1; w < n; w++)
            scores[GROUP_FRAGMENTATION] += !set[v] && !set[w] && isinf(apart[v * n + w]);
    }
    free(apart);
    free(near);
    free(both);
    free(steps);
}

START_TEST(random_sets)
{
    struct sample sample;
    struct group group;
    uint64_t state = (uint64_t)_i * 3 + 1;
    bool directed = _i & 1, weighted = _i & 2, set[16] = {false};
    struct text names = {0};
    double wanted[GROUP_MEASURES];
    size_t cutoff = 1 + (size_t)(_i % 3);
    sample_random(&sample, (uint64_t)_i, true);
    sample_project(&sample, (struct projection){.directed = directed, .weighted = weighted});
    size_t n = sample.network.node_count;
    for (size_t i = 0; i < 1 + (size_t)(_i % 4); i++) {
        uint32_t member = random_below(&state, (uint32_t)n);
        text_addf(&names, "%se%u", names.length ? "," : "", member);
        set[member] = true;
    }
    measure_set(&sample, text_string(&names), cutoff, &group);
    double *matrix = dense_matrix(sample.dossier, directed, weighted);
    measure_slowly(matrix, n, set, directed, wanted);
    reach_slowly(matrix, n, set, cutoff, wanted);
    for (size_t i = 0; i < GROUP_MEASURES; i++)
        assert_near(group.scores[i], wanted[i], group_measure_name((enum group_measure)i));
    double others = (double)(n - group.count);
    if (directed && others > 1)
        assert_near(group.normalized[GROUP_BETWEENNESS],
                    wanted[GROUP_BETWEENNESS] / (others * (others - 1)), "betweenness");
    free(matrix);
    group_release(&group);
    text_release(&names);
    sample_release(&sample);
}
END_TEST

/* A ladder of diamonds has 2^1100 shortest paths from end to end; half of them avoid one side of a
 * rung. */
START_TEST(very_many_paths)
{
    struct sample sample;
    struct group group;
    enum { RUNGS = 1100 };
    char ids[4][16];
    sample_init(&sample);
    for (int i = 0; i < RUNGS; i++) {
        snprintf(ids[0], sizeof ids[0], "m%d", i);
        snprintf(ids[1], sizeof ids[1], "l%d", i);
        snprintf(ids[2], sizeof ids[2], "r%d", i);
        snprintf(ids[3], sizeof ids[3], "m%d", i + 1);
        sample_relate(&sample, ids[0], NULL, ids[1], 0);
        sample_relate(&sample, ids[0], NULL, ids[2], 0);
        sample_relate(&sample, ids[1], NULL, ids[3], 0);
        sample_relate(&sample, ids[2], NULL, ids[3], 0);
    }
    sample_project(&sample, (struct projection){0});
    measure_set(&sample, "l550", 0, &group);
    /* 551 + 2 x 550 on one side, 550 + 2 x 549 on the other; r550 with either side all avoid it,
       but m550 and m551 have two ways from one to the other. */
    double left = 551 + 2 * 550, right = 550 + 2 * 549;
    assert_near(group.scores[GROUP_BETWEENNESS], left * right / 2, "betweenness");
    group_release(&group);
    sample_release(&sample);
}
END_TEST

START_TEST(large_sets_and_none)
{
    struct sample sample;
    struct group group;
    sample_init(&sample);
    sample_relate(&sample, "a", NULL, "b", 0);
    sample_relate(&sample, "b", NULL, "c", 0);
    sample_project(&sample, (struct projection){0});
    measure_set(&sample, "a,b,c", 0, &group);
    for (size_t i = 0; i < GROUP_MEASURES; i++)
        ck_assert(group.scores[i] == 0 && group.normalized[i] == 0);
    group_release(&group);
    measure_set(&sample, "a,a,c", 0, &group);
    ck_assert_uint_eq(group.count, 2);
    ck_assert_double_eq(group.normalized[GROUP_DEGREE], 1);
    ck_assert_double_eq(group.normalized[GROUP_FRAGMENTATION], 0);
    group_release(&group);
    sample_release(&sample);
}
END_TEST

START_TEST(set_refused)
{
    struct sample sample;
    struct group group;
    struct error error = {0};
    sample_own(&sample, "kite");
    sample_project(&sample, (struct projection){0});
    ck_assert(!group_init(&group, &sample.network, &(struct group_options){.set = "Heather,Ikee"},
                          &error));
    ck_assert_str_eq(error.message, "no entity is called 'Ikee'");
    ck_assert_str_eq(error.hint, "did you mean 'Ike'?");
    group_release(&group);
    error_release(&error);
    error = (struct error){0};
    sample_project(&sample, (struct projection){.ties = TIES_ALL});
    ck_assert(!group_init(&group, &sample.network, &(struct group_options){.set = "Ike"}, &error));
    ck_assert_int_eq(error.kind, ERROR_USAGE);
    error_release(&error);
    error = (struct error){0};
    sample_project(&sample, (struct projection){0});
    progress_interrupt();
    ck_assert(!group_init(&group, &sample.network, &(struct group_options){.set = "Ike"}, &error));
    ck_assert_int_eq(error.kind, ERROR_LIMIT);
    group_release(&group);
    error_release(&error);
    sample_release(&sample);
}
END_TEST

/* networkx: what is left without the node: its components, its distances. */
START_TEST(fragmentation_published)
{
    static const struct {
        const char *network, *id;
        double fragmentation, distance;
    } truths[] = {{"kite", "Andre", 0, .361111111111},
                  {"kite", "Diane", 0, .393518518519},
                  {"kite", "Fernando", 0, .398611111111},
                  {"kite", "Heather", .388888888889, .486111111111},
                  {"florentine_marriages", "Acciaiuoli", 0, .487912087912},
                  {"florentine_marriages", "Albizzi", .142857142857, .556593406593},
                  {"florentine_marriages", "Castellani", 0, .504395604396},
                  {"florentine_marriages", "Medici", .384615384615, .67380952381}};
    for (size_t i = 0; i < sizeof truths / sizeof *truths; i++) {
        struct sample sample;
        sample_own(&sample, truths[i].network);
        sample_project(&sample, (struct projection){.directed = i & 1, .weighted = i & 2});
        check_score(&sample, "fragmentation", false, truths[i].id, truths[i].fragmentation, 1e-9);
        check_score(&sample, "distance-fragmentation", false, truths[i].id, truths[i].distance,
                    1e-9);
        sample_release(&sample);
    }
}
END_TEST

static void assert_fragmentation(struct sample *sample)
{
    size_t n = sample->network.node_count;
    double *matrix = dense_matrix(sample->dossier, false, false),
           pairs = (double)(n - 1) * (double)(n - 2);
    double *plain = sample_scores(sample, "fragmentation", false);
    double *distant = sample_scores(sample, "distance-fragmentation", true);
    bool *out = calloc(n + 1, sizeof *out);
    ck_assert_ptr_nonnull(out);
    for (size_t v = 0; v < n; v++) {
        double apart = 0, near = 0;
        out[v] = true;
        double *distances = distances_without(matrix, n, out);
        for (size_t i = 0; i < n; i++)
            for (size_t j = 0; j < n; j++)
                if (i != j && i != v && j != v) {
                    apart += isinf(distances[i * n + j]);
                    near += 1 / distances[i * n + j];
                }
        assert_near(plain[v], n > 2 ? apart / pairs : 0, "fragmentation");
        assert_near(distant[v], n > 2 ? 1 - near / pairs : 0, "distance-fragmentation");
        free(distances);
        out[v] = false;
    }
    free(out);
    free(distant);
    free(plain);
    free(matrix);
}

START_TEST(fragmentation_of_random_networks)
{
    struct sample sample;
    sample_random(&sample, (uint64_t)_i, true);
    sample_project(
        &sample, (struct projection){.directed = _i & 1, .parallel = (enum parallel)(_i >> 1 & 1)});
    assert_fragmentation(&sample);
    sample_release(&sample);
}
END_TEST

static void relate_numbers(struct sample *sample, uint32_t a, uint32_t b)
{
    char from[16], to[16];
    snprintf(from, sizeof from, "%u", a);
    snprintf(to, sizeof to, "%u", b);
    sample_relate(sample, from, NULL, to, 0);
}

enum shape { CHAIN, CIRCLE, TREE, GRID, STAR, HANDLES, SPARSE, SHAPES };

/* Shapes in which much is dominated, and in which there are long ways around. */
static void sample_shape(struct sample *sample, enum shape shape)
{
    uint64_t state = 11;
    sample_init(sample);
    for (uint32_t i = 0; i < 36; i++) {
        if ((shape == CHAIN || shape == CIRCLE) && i)
            relate_numbers(sample, i - 1, i);
        if (shape == TREE && i)
            relate_numbers(sample, i, (i - 1) / 3);
        if (shape == GRID && i % 6)
            relate_numbers(sample, i - 1, i);
        if (shape == GRID && i >= 6)
            relate_numbers(sample, i - 6, i);
        if (shape == STAR && i)
            relate_numbers(sample, 0, i);
        /* A circle with a tail at every third node, and a chord. */
        if (shape == HANDLES)
            relate_numbers(sample, i, i % 3 ? i - 1 : (i + 3) % 36);
        if (shape == SPARSE)
            relate_numbers(sample, random_below(&state, 36), random_below(&state, 36));
    }
    if (shape == CIRCLE)
        relate_numbers(sample, 35, 0);
    if (shape == HANDLES)
        relate_numbers(sample, 3, 21);
    sample_project(sample, (struct projection){0});
}

START_TEST(fragmentation_of_shapes)
{
    struct sample sample;
    sample_shape(&sample, (enum shape)_i);
    assert_fragmentation(&sample);
    sample_release(&sample);
}
END_TEST

/* Large enough for threads: the same bits whatever their number. */
START_TEST(threads)
{
    struct sample sample;
    struct group groups[2];
    struct error error = {0};
    uint64_t state = 3;
    sample_init(&sample);
    for (uint32_t i = 0; i < 1500; i++)
        for (int j = 0; j < 8; j++)
            relate_numbers(&sample, i, random_below(&state, i + 1));
    sample_project(&sample, (struct projection){0});
    size_t n = sample.network.node_count;
    const struct rows *rows = network_rows(&sample.network, WAY_ALL, &error);
    double *nearness[2];
    for (size_t i = 0; i < 2; i++) {
        jobs_set(i ? 3 : 1);
        ck_assert_ptr_nonnull(nearness[i] = malloc(n * sizeof *nearness[i]));
        ck_assert(detours_nearness(rows, NULL, "x", nearness[i], &error));
        measure_set(&sample, "1,5,77", 0, &groups[i]);
    }
    jobs_set(0);
    ck_assert_mem_eq(nearness[0], nearness[1], n * sizeof *nearness[0]);
    ck_assert_mem_eq(groups[0].scores, groups[1].scores, sizeof groups[0].scores);
    for (size_t i = 0; i < 2; i++) {
        free(nearness[i]);
        group_release(&groups[i]);
    }
    sample_release(&sample);
}
END_TEST

START_TEST(distances_interrupted)
{
    struct sample sample;
    struct error error = {0};
    double scores[16];
    sample_own(&sample, "kite");
    sample_project(&sample, (struct projection){0});
    progress_interrupt();
    ck_assert(!measure_compute(measure_find("distance-fragmentation"), &sample.network,
                               &(struct measure_options){0}, scores, NULL, &error));
    ck_assert_int_eq(error.kind, ERROR_LIMIT);
    ck_assert_str_eq(error.message, "distance-fragmentation was interrupted");
    error_release(&error);
    sample_release(&sample);
}
END_TEST

static void find(struct sample *sample, struct keyplayers_options options, struct keyplayers *found)
{
    struct error error = {0};
    ck_assert_msg(keyplayers_init(found, &sample->network, &options, &error), "%s", error.message);
}

static void assert_members(const struct keyplayers *found, const char *expected)
{
    const struct network *network = found->network;
    struct text ids = {0};
    for (size_t i = 0; i < found->count; i++)
        text_addf(&ids, "%s%s", i ? "," : "",
                  network->view->dossier->entities[network->entities[found->members[i].node]].id);
    ck_assert_str_eq(text_string(&ids), expected);
    text_release(&ids);
}

/* By networkx and all combinations; of several sets the first one in order of ids. */
START_TEST(key_players_published)
{
    static const struct {
        struct keyplayers_options options;
        const char *members;
        double score, most;
    } truths[] = {
        {{.size = 1}, "Medici", 35, 91},
        {{.size = 2}, "Guadagni,Medici", 55, 78},
        {{.size = 3}, "Guadagni,Medici,Strozzi", 57, 66},
        {{.size = 1, .by = KEYPLAYERS_REACH, .cutoff = 1}, "Medici", 6, 14},
        {{.size = 2, .by = KEYPLAYERS_REACH, .cutoff = 1}, "Bischeri,Medici", 9, 13},
        {{.size = 3, .by = KEYPLAYERS_REACH, .cutoff = 1}, "Albizzi,Medici,Peruzzi", 10, 12},
        {{.size = 2, .by = KEYPLAYERS_REACH}, "Bischeri,Medici", 13, 13},
    };
    struct sample sample;
    sample_own(&sample, "florentine_marriages");
    sample_project(&sample, (struct projection){0});
    for (size_t i = 0; i < sizeof truths / sizeof *truths; i++) {
        struct keyplayers found;
        find(&sample, truths[i].options, &found);
        ck_assert(found.exact);
        assert_members(&found, truths[i].members);
        ck_assert_double_eq(found.score, truths[i].score);
        ck_assert_double_eq(found.most, truths[i].most);
        assert_near(found.normalized, truths[i].score / truths[i].most, "normalized");
        keyplayers_release(&found);
    }
    sample_release(&sample);
}
END_TEST

/* What each member does alone, and the set without it: as group_init() says. */
START_TEST(key_players_explained)
{
    struct sample sample;
    struct keyplayers found;
    struct group group;
    sample_own(&sample, "florentine_marriages");
    sample_project(&sample, (struct projection){0});
    for (int by = 0; by < 2; by++) {
        enum group_measure measure = by ? GROUP_REACH : GROUP_FRAGMENTATION;
        find(&sample, (struct keyplayers_options){.size = 2, .by = (enum keyplayers_criterion)by},
             &found);
        ck_assert_double_eq(found.sets, 105);
        for (size_t i = 0; i < 2; i++) {
            const char *id =
                sample.dossier->entities[sample.network.entities[found.members[i].node]].id;
            measure_set(&sample, id, 0, &group);
            assert_near(found.members[i].alone, group.normalized[measure], "alone");
            assert_near(found.members[1 - i].without, group.normalized[measure], "without");
            group_release(&group);
        }
        keyplayers_release(&found);
    }
    sample_release(&sample);
}
END_TEST

/* The score of a set that `in` says, by group_init(). */
static double score_of(struct sample *sample, const bool *in, enum group_measure measure,
                       size_t cutoff)
{
    struct text names = {0};
    struct group group;
    for (size_t i = 0; i < sample->network.node_count; i++)
        if (in[i])
            text_addf(&names, "%s%s", names.length ? "," : "",
                      sample->dossier->entities[sample->network.entities[i]].id);
    measure_set(sample, text_string(&names), cutoff, &group);
    double score = group.scores[measure];
    group_release(&group);
    text_release(&names);
    return score;
}

START_TEST(key_players_of_random_networks)
{
    struct sample sample;
    struct keyplayers found;
    bool reach = _i & 1, in[16];
    size_t cutoff = 1 + (size_t)(_i % 3), size = 1 + (size_t)(_i % 4);
    double best = -1;
    sample_random(&sample, (uint64_t)_i, true);
    sample_project(&sample, (struct projection){.directed = _i & 2});
    size_t n = sample.network.node_count;
    if (size > n)
        size = n;
    enum group_measure measure = reach ? GROUP_REACH : GROUP_FRAGMENTATION;
    for (uint32_t bits = 0; bits < 1u << n; bits++) {
        if ((size_t)__builtin_popcount(bits) != size)
            continue;
        for (size_t i = 0; i < n; i++)
            in[i] = bits >> i & 1;
        best = fmax(best, score_of(&sample, in, measure, cutoff));
    }
    find(&sample,
         (struct keyplayers_options){.size = size,
                                     .by = reach ? KEYPLAYERS_REACH : KEYPLAYERS_FRAGMENTATION,
                                     .cutoff = cutoff},
         &found);
    memset(in, 0, sizeof in);
    for (size_t i = 0; i < found.count; i++)
        in[found.members[i].node] = true;
    ck_assert_uint_eq(found.count, size);
    ck_assert_double_eq(found.score, best);
    ck_assert_double_eq(score_of(&sample, in, measure, cutoff), best);
    keyplayers_release(&found);
    sample_release(&sample);
}
END_TEST

/* Too many sets for all of them: no exchange makes the one that was found better. */
START_TEST(key_players_by_exchange)
{
    struct sample sample;
    struct keyplayers found;
    bool reach = _i & 1;
    uint64_t state = (uint64_t)_i;
    enum group_measure measure = reach ? GROUP_REACH : GROUP_FRAGMENTATION;
    enum { NODES = 90 };
    bool in[NODES] = {false};
    sample_init(&sample);
    for (uint32_t i = 0; i < NODES; i++)
        relate_numbers(&sample, i, random_below(&state, i + 1));
    for (uint32_t i = 0; i < 40; i++)
        relate_numbers(&sample, random_below(&state, NODES), random_below(&state, NODES));
    sample_project(&sample, (struct projection){0});
    find(&sample,
         (struct keyplayers_options){
             .size = 7, .by = reach ? KEYPLAYERS_REACH : KEYPLAYERS_FRAGMENTATION, .cutoff = 1},
         &found);
    ck_assert(!found.exact);
    ck_assert_uint_eq(found.count, 7);
    for (size_t i = 0; i < 7; i++)
        in[found.members[i].node] = true;
    ck_assert_double_eq(score_of(&sample, in, measure, 1), found.score);
    for (size_t i = 0; i < 7; i++)
        for (size_t other = 0; other < NODES; other++) {
            if (in[other])
                continue;
            in[found.members[i].node] = false;
            in[other] = true;
            ck_assert_double_le(score_of(&sample, in, measure, 1), found.score);
            in[other] = false;
            in[found.members[i].node] = true;
        }
    keyplayers_release(&found);
    sample_release(&sample);
}
END_TEST

/* The greedy start takes the middle; exchanged for the two sides it falls into three. */
START_TEST(exchanges_help)
{
    struct sample sample;
    struct keyplayers found;
    size_t exchanges = 0;
    for (uint64_t seed = 0; seed < 12; seed++) {
        uint64_t state = seed;
        sample_init(&sample);
        for (uint32_t i = 0; i < 90; i++)
            relate_numbers(&sample, i, random_below(&state, i + 1));
        for (uint32_t i = 0; i < 40; i++)
            relate_numbers(&sample, random_below(&state, 90), random_below(&state, 90));
        sample_project(&sample, (struct projection){0});
        find(&sample, (struct keyplayers_options){.size = 7}, &found);
        exchanges += found.exchanges;
        keyplayers_release(&found);
        sample_release(&sample);
    }
    ck_assert_uint_gt(exchanges, 0);
}
END_TEST

START_TEST(key_players_refused)
{
    struct sample sample;
    struct keyplayers found;
    static const size_t sizes[] = {0, 11};
    sample_own(&sample, "kite");
    sample_project(&sample, (struct projection){0});
    for (size_t i = 0; i < 2; i++) {
        struct error error = {0};
        ck_assert(!keyplayers_init(&found, &sample.network,
                                   &(struct keyplayers_options){.size = sizes[i]}, &error));
        ck_assert_int_eq(error.kind, ERROR_USAGE);
        error_release(&error);
    }
    struct error error = {0};
    find(&sample, (struct keyplayers_options){.size = 10}, &found);
    ck_assert_double_eq(found.normalized, 0);
    ck_assert_uint_eq(found.count, 10);
    keyplayers_release(&found);
    progress_interrupt();
    ck_assert(
        !keyplayers_init(&found, &sample.network, &(struct keyplayers_options){.size = 2}, &error));
    ck_assert_int_eq(error.kind, ERROR_LIMIT);
    error_release(&error);
    error = (struct error){0};
    sample_project(&sample, (struct projection){.ties = TIES_NEGATIVE});
    ck_assert(
        !keyplayers_init(&found, &sample.network, &(struct keyplayers_options){.size = 2}, &error));
    ck_assert_int_eq(error.kind, ERROR_USAGE);
    error_release(&error);
    sample_release(&sample);
}
END_TEST

START_TEST(criteria)
{
    enum keyplayers_criterion by = KEYPLAYERS_FRAGMENTATION;
    ck_assert(keyplayers_criterion_find("reach", &by) && by == KEYPLAYERS_REACH);
    ck_assert(keyplayers_criterion_find("fragmentation", &by) && by == KEYPLAYERS_FRAGMENTATION);
    ck_assert(!keyplayers_criterion_find("degree", &by));
    ck_assert_str_eq(keyplayers_criterion_name(KEYPLAYERS_REACH), "reach");
}
END_TEST

Suite *group_suite(void)
{
    Suite *suite = suite_create("group");
    TCase *sets = tcase_create("sets"), *nodes = tcase_create("fragmentation"),
          *players = tcase_create("key players");
    tcase_add_loop_test(sets, published_values, 0, sizeof published / sizeof *published);
    tcase_add_loop_test(sets, random_sets, 0, 120);
    tcase_add_test(sets, very_many_paths);
    tcase_add_test(sets, large_sets_and_none);
    tcase_add_test(sets, set_refused);
    tcase_add_test(nodes, fragmentation_published);
    tcase_add_loop_test(nodes, fragmentation_of_random_networks, 0, 120);
    tcase_add_loop_test(nodes, fragmentation_of_shapes, 0, SHAPES);
    tcase_add_test(nodes, threads);
    tcase_add_test(nodes, distances_interrupted);
    tcase_add_test(players, key_players_published);
    tcase_add_test(players, key_players_explained);
    tcase_add_loop_test(players, key_players_of_random_networks, 0, 60);
    tcase_add_loop_test(players, key_players_by_exchange, 0, 6);
    tcase_add_test(players, exchanges_help);
    tcase_add_test(players, key_players_refused);
    tcase_add_test(players, criteria);
    for (size_t i = 0; i < 3; i++)
        tcase_set_timeout(((TCase *[]){sets, nodes, players})[i], 120);
    suite_add_tcase(suite, sets);
    suite_add_tcase(suite, nodes);
    suite_add_tcase(suite, players);
    return suite;
}
