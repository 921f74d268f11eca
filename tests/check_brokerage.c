/*
 * check_brokerage.c: brokers and their roles: against values of R sna 2.7, against every triad of
 * random networks, and what parts entities into groups.
 */
#include "fixtures.h"
#include "suites.h"

#include "measure/brokerage.h"

#include <entente/brokers.h>
#include <entente/jobs.h>
#include <entente/progress.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void set_attribute(struct sample *sample, const char *id, const char *name,
                          const char *value)
{
    struct dossier *dossier = sample->dossier;
    uint32_t entity = dossier_find_entity(dossier, id);
    struct attribute attribute = {.name = dossier_string(dossier, name, strlen(name)),
                                  .value = dossier_string(dossier, value, strlen(value))};
    ck_assert_uint_ne(entity, DOSSIER_NONE);
    dossier->entities[entity].attributes = dossier_add_attributes(dossier, &attribute, 1);
}

/* The arcs and the groups that the values of R below are of: 9 is an isolate. */
static void sample_triads(struct sample *sample, bool directed)
{
    static const char *const arcs[] = {"12", "23", "24", "42", "34", "52", "26", "67",
                                       "72", "56", "78", "83", "35", "48", "15"};
    static const char groups[] = "aabbcadba";
    char id[2] = "1", group[2] = "a";
    sample_init(sample);
    for (size_t i = 0; i < 9; i++) {
        id[0] = (char)('1' + i);
        group[0] = groups[i];
        dossier_add_entity(sample->dossier, id);
        set_attribute(sample, id, "side", group);
    }
    for (size_t i = 0; i < sizeof arcs / sizeof *arcs; i++)
        sample_relate(sample, (char[]){arcs[i][0], 0}, NULL, (char[]){arcs[i][1], 0}, 0);
    sample_project(sample, (struct projection){.directed = directed});
}

/* What sna::brokerage(m, cl) gives: raw.nli; exp.grp and sd.grp; raw.gli, exp.gli, sd.gli, z.gli.
 */
struct published {
    double counts[9][BROKERAGE_ROLES];
    double expected[4][BROKERAGE_ROLES], deviations[4][BROKERAGE_ROLES];
    double whole[4][BROKERAGE_ROLES];
    double z_of_2[BROKERAGE_ROLES];
};

/* R sna 2.7, the adjacency matrix of the arcs. */
static const struct published directed_values = {
    .counts = {{0, 0, 0, 0, 0, 0},
               {1, 1, 2, 2, 4, 10},
               {1, 0, 1, 0, 1, 3},
               {1, 0, 1, 1, 0, 3},
               {0, 1, 0, 0, 2, 3},
               {0, 0, 1, 0, 1, 2},
               {0, 1, 0, 0, 1, 2},
               {1, 0, 0, 1, 0, 2},
               {0, 0, 0, 0, 0, 0}},
    .expected = {{.2061631944, .2061631944, .5154079861, .5154079861, .4810474537, 1.924189815},
                 {.06872106481, .4123263889, .4123263889, .4123263889, .6184895833, 1.924189815},
                 {0, .6184895833, 0, 0, 1.305700231, 1.924189815},
                 {0, .6184895833, 0, 0, 1.305700231, 1.924189815}},
    .deviations = {{.5029083251, .5029083251, .9494626319, .9494626319, .8565662483, 2.207480857},
                   {.2576039061, .7832678336, .8492251948, .8492251948, 1.013872616, 2.207480857},
                   {0, .9308196832, 0, 0, 1.614550194, 2.207480857},
                   {0, .9308196832, 0, 0, 1.614550194, 2.207480857}},
    .whole = {{4, 3, 5, 4, 9, 25},
              {1.03081597222, 3.298611111111, 3.298611111111, 3.298611111111, 6.391059027778,
               17.317708333333},
              {1.26071341915, 2.451047706095, 2.412039818263, 2.412039818263, 3.877416471263,
               7.884898554070},
              {2.35516175419, -.121829987384, .705373466892, .290786612882, .672855493228,
               .974304439554}},
    .z_of_2 = {1.57849207484, 1.57849207484, 1.56361289430, 1.56361289430, 4.10820827125,
               3.65838288519}};

/* The same with the matrix made symmetric, pmax(m, t(m)). */
static const struct published undirected_values = {
    .counts = {{0, 0, 0, 0, 0, 0},
               {2, 0, 5, 5, 8, 20},
               {0, 0, 3, 3, 0, 6},
               {0, 0, 1, 1, 0, 2},
               {0, 2, 0, 0, 4, 6},
               {0, 0, 0, 0, 2, 2},
               {0, 0, 0, 0, 4, 4},
               {0, 0, 2, 2, 0, 4},
               {0, 0, 0, 0, 0, 0}},
    .expected = {{.554526749, .554526749, 1.386316872, 1.386316872, 1.293895748, 5.17558299},
                 {.1848422497, 1.109053498, 1.109053498, 1.109053498, 1.663580247, 5.17558299},
                 {0, 1.663580247, 0, 0, 3.512002743, 5.17558299},
                 {0, 1.663580247, 0, 0, 3.512002743, 5.17558299}},
    .deviations = {{.815075547, .815075547, 1.570422647, 1.570422647, 1.407007238, 3.703680238},
                   {.4095838388, 1.284849821, 1.404628717, 1.404628717, 1.672842301, 3.703680238},
                   {0, 1.521573925, 0, 0, 2.685927048, 3.703680238},
                   {0, 1.521573925, 0, 0, 2.685927048, 3.703680238}},
    .whole = {{2, 2, 11, 11, 18, 44},
              {2.772633744856, 8.87242798354, 8.87242798354, 8.87242798354, 17.190329218107,
               46.58024691358},
              {1.980092559852, 4.28823405810, 4.078211490806, 4.078211490806, 5.611987166286,
               11.457857405144},
              {-.390200822185, -1.60262427154, .521692418664, .521692418664, .144275237612,
               -.225194538764}},
    .z_of_2 = {1.773422422457, -.680337854594, 2.301089541157, 2.301089541157, 4.766218730394,
               4.002617952195}};

static void assert_near(double got, double wanted, const char *what, size_t role)
{
    ck_assert_msg(fabs(got - wanted) <= 1e-9 * (1 + fabs(wanted)), "%s of %s is %.12g, not %.12g",
                  what, brokerage_role_name((enum brokerage_role)role), got, wanted);
}

static void assert_published(const struct brokers *brokers, const struct published *published)
{
    ck_assert_uint_eq(brokers->row_count, 9);
    for (size_t i = 0; i < 9; i++) {
        const struct broker *row = &brokers->rows[i];
        size_t group = (size_t)(row->group[0] - 'a');
        for (size_t role = 0; role < BROKERAGE_ROLES; role++) {
            const struct brokerage_count *count = &row->roles[role];
            double deviation = published->deviations[group][role];
            assert_near(count->count, published->counts[row->entity][role], "count", role);
            assert_near(count->expected, published->expected[group][role], "expected", role);
            assert_near(count->deviation, deviation, "deviation", role);
            ck_assert(isnan(count->z) == !(deviation > 0));
            if (row->entity == 1)
                assert_near(count->z, published->z_of_2[role], "z", role);
        }
    }
    for (size_t role = 0; role < BROKERAGE_ROLES; role++) {
        assert_near(brokers->whole[role].count, published->whole[0][role], "count", role);
        assert_near(brokers->whole[role].expected, published->whole[1][role], "expected", role);
        assert_near(brokers->whole[role].deviation, published->whole[2][role], "deviation", role);
        assert_near(brokers->whole[role].z, published->whole[3][role], "z", role);
    }
}

START_TEST(published_values)
{
    struct sample sample;
    struct brokers brokers;
    struct error error = {0};
    struct brokers_options options = {.measuring.group = "side", .kind = VOCABULARY_NONE};
    sample_triads(&sample, _i);
    ck_assert(brokers_init(&brokers, &sample.network, &options, &error));
    assert_published(&brokers, _i ? &directed_values : &undirected_values);
    ck_assert_str_eq(brokers.grouping, "by side: 4 groups");
    brokers_release(&brokers);
    sample_release(&sample);
}
END_TEST

/* Beside the roles: Burt's constraint, from its definition; an isolate has none. */
START_TEST(constraint)
{
    struct sample sample;
    struct brokers brokers;
    struct error error = {0};
    struct brokers_options options = {.kind = VOCABULARY_NONE};
    double wanted[9];
    sample_triads(&sample, _i);
    double *matrix = dense_matrix(sample.dossier, _i, false);
    dense_constraint(matrix, 9, wanted);
    ck_assert(brokers_init(&brokers, &sample.network, &options, &error));
    for (size_t i = 0; i < 9; i++)
        if (brokers.rows[i].entity == 8)
            ck_assert(isnan(brokers.rows[i].constraint));
        else
            ck_assert_double_eq_tol(brokers.rows[i].constraint, wanted[brokers.rows[i].entity],
                                    1e-12);
    free(matrix);
    brokers_release(&brokers);
    sample_release(&sample);
}
END_TEST

/* In order of the sum, then of id; ties share a rank, and `top` keeps them together. */
START_TEST(order_and_top)
{
    struct sample sample;
    struct brokers brokers;
    struct error error = {0};
    struct brokers_options options = {.measuring.group = "side", .kind = VOCABULARY_NONE, .top = 2};
    static const char *const ids[] = {"2", "3", "4", "5"};
    sample_triads(&sample, true);
    ck_assert(brokers_init(&brokers, &sample.network, &options, &error));
    ck_assert_uint_eq(brokers.row_count, 4);
    ck_assert_uint_eq(brokers.listed, 9);
    for (size_t i = 0; i < 4; i++) {
        ck_assert_str_eq(sample.dossier->entities[brokers.rows[i].entity].id, ids[i]);
        ck_assert_uint_eq(brokers.rows[i].rank, i ? 2 : 1);
    }
    brokers_release(&brokers);
    sample_release(&sample);
}
END_TEST

START_TEST(normalized)
{
    struct sample sample;
    struct brokers brokers;
    struct error error = {0};
    struct brokers_options options = {.measuring = {.group = "side", .normalized = true},
                                      .kind = VOCABULARY_NONE};
    sample_triads(&sample, true);
    ck_assert(brokers_init(&brokers, &sample.network, &options, &error));
    const struct brokerage_count *liaison = &brokers.rows[0].roles[BROKERAGE_LIAISON];
    assert_near(liaison->count, 4 / 56., "count", BROKERAGE_LIAISON);
    assert_near(liaison->expected, .4810474537 / 56, "expected", BROKERAGE_LIAISON);
    assert_near(liaison->deviation, .8565662483 / 56, "deviation", BROKERAGE_LIAISON);
    assert_near(liaison->z, 4.10820827125, "z", BROKERAGE_LIAISON);
    assert_near(brokers.whole[BROKERAGE_TOTAL].count, 25 / 504., "count", BROKERAGE_TOTAL);
    assert_near(brokers.whole[BROKERAGE_TOTAL].z, .974304439554, "z", BROKERAGE_TOTAL);
    brokers_release(&brokers);
    sample_release(&sample);
}
END_TEST

/* The measures are the roles: the columns of the counts, each under its name. */
START_TEST(measures)
{
    struct sample sample;
    struct error error = {0};
    double scores[9];
    sample_triads(&sample, true);
    for (int role = 0; role < BROKERAGE_ROLES; role++)
        for (int normal = 0; normal < 2; normal++) {
            const struct measure *measure = measure_find(brokerage_role_name(role));
            struct measure_options options = {.group = "side", .normalized = normal};
            struct text remark = {0};
            ck_assert_ptr_nonnull(measure);
            ck_assert(measure_compute(measure, &sample.network, &options, scores, &remark, &error));
            ck_assert_str_eq(text_string(&remark), "by side: 4 groups");
            for (size_t i = 0; i < 9; i++)
                assert_near(scores[i], directed_values.counts[i][role] / (normal ? 56 : 1), "score",
                            (size_t)role);
            text_release(&remark);
        }
    sample_release(&sample);
}
END_TEST

/* The definition: every ordered triad of three nodes, one after the other. */
static void count_triads(const double *matrix, size_t n, const uint32_t *group, double *counts)
{
    memset(counts, 0, n * BROKERAGE_ROLES * sizeof *counts);
    for (size_t a = 0; a < n; a++)
        for (size_t b = 0; b < n; b++)
            for (size_t c = 0; c < n; c++) {
                if (a == b || b == c || a == c || !(matrix[a * n + b] > 0) ||
                    !(matrix[b * n + c] > 0) || matrix[a * n + c] > 0)
                    continue;
                uint32_t ga = group[a], gb = group[b], gc = group[c];
                size_t role = ga == gb && gb == gc ? BROKERAGE_COORDINATOR
                              : ga == gc           ? BROKERAGE_ITINERANT
                              : ga == gb           ? BROKERAGE_REPRESENTATIVE
                              : gb == gc           ? BROKERAGE_GATEKEEPER
                                                   : BROKERAGE_LIAISON;
                counts[b * BROKERAGE_ROLES + role]++;
                counts[b * BROKERAGE_ROLES + BROKERAGE_TOTAL]++;
            }
}

static void group_at_random(struct sample *sample, uint64_t seed)
{
    uint64_t state = seed + 17;
    for (size_t i = 0; i < sample->dossier->entity_count; i++) {
        char value[2] = {(char)('p' + random_below(&state, 4)), 0};
        if (i == 0 || value[0] != 's')
            set_attribute(sample, sample->dossier->entities[i].id, "camp", value);
    }
}

START_TEST(random_networks)
{
    struct sample sample;
    bool directed = _i % 2;
    struct measure_options options = {.group = "camp"};
    struct error error = {0};
    struct groups groups;
    sample_random(&sample, (uint64_t)_i, true);
    group_at_random(&sample, (uint64_t)_i);
    sample_project(&sample, (struct projection){.directed = directed,
                                                .parallel = (enum parallel)(_i / 2 % 2)});
    size_t n = sample.network.node_count;
    double *matrix = dense_matrix(sample.dossier, directed, false);
    double *counts = malloc(n * BROKERAGE_ROLES * sizeof *counts);
    double *wanted = malloc(n * BROKERAGE_ROLES * sizeof *wanted);
    ck_assert(counts && wanted);
    ck_assert(groups_init(&groups, &sample.network, &options, &error));
    ck_assert(brokerage_count(&sample.network, &groups, NULL, counts, &error));
    count_triads(matrix, n, groups.of, wanted);
    for (size_t i = 0; i < n * BROKERAGE_ROLES; i++)
        ck_assert_msg(counts[i] == wanted[i], "node %zu, role %zu: %g, not %g", i / BROKERAGE_ROLES,
                      i % BROKERAGE_ROLES, counts[i], wanted[i]);
    groups_release(&groups);
    free(wanted);
    free(counts);
    free(matrix);
    sample_release(&sample);
}
END_TEST

/* Large enough for threads: the counts are the same whatever their number. */
static void sample_large(struct sample *sample)
{
    uint64_t state = 5;
    enum { NODES = 600, ARCS = 24000 };
    sample_init(sample);
    for (int i = 0; i < NODES; i++) {
        char id[16];
        snprintf(id, sizeof id, "n%d", i);
        dossier_add_entity(sample->dossier, id);
        set_attribute(sample, id, "camp", i % 3 ? i % 7 ? "x" : "y" : "z");
    }
    for (int i = 0; i < ARCS; i++) {
        struct relation relation = {.from = random_below(&state, NODES),
                                    .to = random_below(&state, NODES)};
        if (relation.from != relation.to)
            dossier_add_relation(sample->dossier, &relation);
    }
    sample_project(sample, (struct projection){.directed = true});
}

START_TEST(threads)
{
    struct sample sample;
    struct groups groups;
    struct error error = {0};
    struct measure_options options = {.group = "camp"};
    sample_large(&sample);
    size_t n = sample.network.node_count, size = n * BROKERAGE_ROLES * sizeof(double);
    double *one = malloc(size), *three = malloc(size), *wanted = malloc(size);
    double *matrix = dense_matrix(sample.dossier, true, false);
    ck_assert(one && three && wanted);
    ck_assert(groups_init(&groups, &sample.network, &options, &error));
    jobs_set(1);
    ck_assert(brokerage_count(&sample.network, &groups, NULL, one, &error));
    jobs_set(3);
    ck_assert(brokerage_count(&sample.network, &groups, NULL, three, &error));
    jobs_set(0);
    count_triads(matrix, n, groups.of, wanted);
    ck_assert_mem_eq(one, three, size);
    ck_assert_mem_eq(one, wanted, size);
    groups_release(&groups);
    free(matrix);
    free(wanted);
    free(three);
    free(one);
    sample_release(&sample);
}
END_TEST

START_TEST(interrupted)
{
    struct sample sample;
    struct brokers brokers;
    struct error error = {0};
    struct brokers_options options = {.kind = VOCABULARY_NONE};
    sample_triads(&sample, true);
    progress_interrupt();
    ck_assert(!brokers_init(&brokers, &sample.network, &options, &error));
    ck_assert_int_eq(error.kind, ERROR_LIMIT);
    ck_assert_str_eq(error.message, "brokerage was interrupted");
    brokers_release(&brokers);
    error_release(&error);
    sample_release(&sample);
}
END_TEST

static void assert_groups(struct sample *sample, struct measure_options options, const char *names,
                          const char *remark)
{
    struct groups groups;
    struct error error = {0};
    struct text got = {0};
    size_t sum = 0;
    ck_assert(groups_init(&groups, &sample->network, &options, &error));
    for (size_t node = 0; node < sample->network.node_count; node++)
        text_addf(&got, "%s%s", node ? "," : "", names_at(&groups.names, groups.of[node]));
    ck_assert_str_eq(text_string(&got), names);
    ck_assert_str_eq(text_string(&groups.remark), remark);
    for (size_t group = 0; group < groups.count; group++)
        sum += groups.sizes[group];
    ck_assert_uint_eq(sum, sample->network.node_count);
    text_release(&got);
    groups_release(&groups);
}

START_TEST(groups_by_kind)
{
    struct sample sample;
    sample_init(&sample);
    sample_relate(&sample, "a", NULL, "b", 0);
    sample_relate(&sample, "b", NULL, "c", 0);
    sample.dossier->entities[1].kind = vocabulary_find_kind(&sample.dossier->vocabulary, "state");
    sample_project(&sample, (struct projection){0});
    assert_groups(&sample, (struct measure_options){0}, "entity,state,entity", "by kind: 2 groups");
    assert_groups(&sample, (struct measure_options){.group = "kind"}, "entity,state,entity",
                  "by kind: 2 groups");
    sample_release(&sample);
}
END_TEST

/* An empty value is none; who has none is the group "none". */
START_TEST(groups_by_attribute)
{
    struct sample sample;
    sample_init(&sample);
    sample_relate(&sample, "a", NULL, "b", 0);
    sample_relate(&sample, "b", NULL, "c", 0);
    set_attribute(&sample, "b", "camp", "west");
    set_attribute(&sample, "c", "camp", "");
    sample_project(&sample, (struct projection){0});
    assert_groups(&sample, (struct measure_options){.group = "camp"}, "none,west,none",
                  "by camp (2 without): 2 groups");
    set_attribute(&sample, "a", "camp", "east");
    set_attribute(&sample, "c", "camp", "west");
    assert_groups(&sample, (struct measure_options){.group = "camp"}, "east,west,west",
                  "by camp: 2 groups");
    sample_release(&sample);
}
END_TEST

/*
 * Two triangles on a bridge, and an isolate: igraph's Leiden finds them, with modularity 5/14 =
 * .3571 by hand (each 3/7 less (7/14)^2). The same whatever the direction and parallel ties.
 */
START_TEST(groups_by_blocs)
{
    struct sample sample;
    static const char *const pairs[] = {"ab", "bc", "ca", "cd", "de", "ef", "fd", "ba"};
    sample_init(&sample);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        sample_relate(&sample, (char[]){pairs[i][0], 0}, NULL, (char[]){pairs[i][1], 0}, 0);
    sample_relate(&sample, "a", "dissent", "g", 0);
    struct projection projections[] = {{0}, {.directed = true, .parallel = PARALLEL_KEEP}};
    for (size_t i = 0; i < 2; i++) {
        sample_project(&sample, projections[i]);
        assert_groups(&sample, (struct measure_options){.group = "blocs"},
                      "bloc 1,bloc 1,bloc 1,bloc 2,bloc 2,bloc 2,bloc 3",
                      "by blocs (Leiden, modularity 0.3571, seed 1): 3 groups");
    }
    assert_groups(&sample, (struct measure_options){.group = "bloc", .random_seed = 7},
                  "bloc 1,bloc 1,bloc 1,bloc 2,bloc 2,bloc 2,bloc 3",
                  "by blocs (Leiden, modularity 0.3571, seed 7): 3 groups");
    sample_project(&sample, (struct projection){.directed = true, .drop_isolates = true});
    assert_groups(&sample, (struct measure_options){.group = "blocs"},
                  "bloc 1,bloc 1,bloc 1,bloc 2,bloc 2,bloc 2",
                  "by blocs (Leiden, modularity 0.3571, seed 1): 2 groups");
    sample_release(&sample);
}
END_TEST

/* Strong ties hold a bloc together where the projection is weighted: a-b and c-d, not a-c. */
START_TEST(groups_by_weighted_blocs)
{
    struct sample sample;
    sample_init(&sample);
    sample_relate(&sample, "a", NULL, "c", 9);
    sample_relate(&sample, "b", NULL, "d", 9);
    sample_relate(&sample, "a", NULL, "b", 1);
    sample_relate(&sample, "c", NULL, "d", 1);
    sample_project(&sample, (struct projection){.weighted = true});
    assert_groups(&sample, (struct measure_options){.group = "blocs"},
                  "bloc 1,bloc 1,bloc 2,bloc 2",
                  "by blocs (Leiden, modularity 0.4, seed 1): 2 groups");
    sample_release(&sample);
}
END_TEST

START_TEST(blocs_without_ties)
{
    struct sample sample;
    sample_init(&sample);
    dossier_add_entity(sample.dossier, "a");
    dossier_add_entity(sample.dossier, "b");
    sample_project(&sample, (struct projection){0});
    assert_groups(&sample, (struct measure_options){.group = "blocs"}, "bloc 1,bloc 2",
                  "by blocs (Leiden, modularity 0, seed 1): 2 groups");
    sample_release(&sample);
}
END_TEST

START_TEST(unknown_attribute)
{
    static const char *const asked[] = {"sides", "colour"}, *const hints[] = {"side", NULL};
    struct sample sample;
    sample_triads(&sample, true);
    for (size_t i = 0; i < 2; i++) {
        struct error error = {0};
        struct groups groups;
        struct text wanted = {0};
        struct measure_options options = {.group = asked[i]};
        ck_assert(!groups_init(&groups, &sample.network, &options, &error));
        ck_assert_int_eq(error.kind, ERROR_USAGE);
        text_addf(&wanted, "no entity has an attribute '%s'", asked[i]);
        ck_assert_str_eq(error.message, text_string(&wanted));
        text_clear(&wanted);
        text_addf(&wanted, "did you mean '%s'?", hints[i]);
        if (hints[i])
            ck_assert_str_eq(error.hint, text_string(&wanted));
        else
            ck_assert_ptr_null(error.hint);
        text_release(&wanted);
        groups_release(&groups);
        error_release(&error);
    }
    sample_release(&sample);
}
END_TEST

/* Nothing at all, and one node: no triad, no deviation. */
START_TEST(small_networks)
{
    for (int n = 0; n < 3; n++) {
        struct sample sample;
        struct brokers brokers;
        struct error error = {0};
        struct brokers_options options = {.measuring.normalized = true, .kind = VOCABULARY_NONE};
        sample_init(&sample);
        for (int i = 0; i < n; i++)
            dossier_add_entity(sample.dossier, i ? "b" : "a");
        sample_project(&sample, (struct projection){0});
        ck_assert(brokers_init(&brokers, &sample.network, &options, &error));
        ck_assert_uint_eq(brokers.row_count, n);
        for (size_t role = 0; role < BROKERAGE_ROLES; role++) {
            ck_assert_double_eq(n ? brokers.rows[0].roles[role].count : 0, 0);
            ck_assert(isnan(brokers.whole[role].z));
        }
        brokers_release(&brokers);
        sample_release(&sample);
    }
}
END_TEST

START_TEST(refuses_dissent)
{
    struct sample sample;
    struct brokers brokers;
    struct error error = {0};
    struct brokers_options options = {.kind = VOCABULARY_NONE};
    sample_triads(&sample, true);
    sample_project(&sample, (struct projection){.ties = TIES_ALL});
    ck_assert(!brokers_init(&brokers, &sample.network, &options, &error));
    ck_assert_int_eq(error.kind, ERROR_USAGE);
    brokers_release(&brokers);
    error_release(&error);
    sample_release(&sample);
}
END_TEST

Suite *brokerage_suite(void)
{
    Suite *suite = suite_create("brokerage");
    TCase *values = tcase_create("values"), *parts = tcase_create("groups");
    tcase_add_loop_test(values, published_values, 0, 2);
    tcase_add_loop_test(values, constraint, 0, 2);
    tcase_add_test(values, order_and_top);
    tcase_add_test(values, normalized);
    tcase_add_test(values, measures);
    tcase_add_loop_test(values, random_networks, 0, 200);
    tcase_add_test(values, threads);
    tcase_add_test(values, interrupted);
    tcase_add_test(values, small_networks);
    tcase_add_test(values, refuses_dissent);
    tcase_set_timeout(values, 60);
    tcase_add_test(parts, groups_by_kind);
    tcase_add_test(parts, groups_by_attribute);
    tcase_add_test(parts, groups_by_blocs);
    tcase_add_test(parts, groups_by_weighted_blocs);
    tcase_add_test(parts, blocs_without_ties);
    tcase_add_test(parts, unknown_attribute);
    suite_add_tcase(suite, values);
    suite_add_tcase(suite, parts);
    return suite;
}
