/*
 * check_attribution.c: what a diff did to the ranking, and the Shapley values of its changes. The
 * oracle follows the definition: all orders of the changes, or all sets, with a network each.
 */
#include "diff_pair.h"
#include "fixtures.h"
#include "suites.h"

#include <entente/attribution.h>
#include <entente/movement.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The score of the entity where the changes were made; 0 where it is not there. */
static double score_with(const struct diff *diff, const bool *made, const char *measure,
                         uint32_t entity)
{
    struct view view;
    struct network network;
    struct error error = {0};
    double score = 0;
    diff_view(diff, made, &view);
    network_init(&network, &view, &(struct projection){0});
    double *scores = calloc(network.node_count + 1, sizeof *scores);
    ck_assert(measure_compute(measure_find(measure), &network,
                              &(struct measure_options){.normalized = false}, scores, NULL,
                              &error));
    if (network.nodes[entity] != NETWORK_NONE)
        score = scores[network.nodes[entity]];
    free(scores);
    network_release(&network);
    view_release(&view);
    return isnan(score) ? 0 : score;
}

/*
 * Adds up, over all orders of the changes that are not yet made, what each one's turn adds. Returns
 * how many orders there are.
 */
static double walk_orders(const struct diff *diff, bool *made, size_t left, const char *measure,
                          uint32_t entity, double before, double *sums)
{
    double orders = left ? 0 : 1;
    for (size_t i = 0; i < diff->change_count; i++) {
        if (made[i])
            continue;
        made[i] = true;
        double after = score_with(diff, made, measure, entity);
        double ways = walk_orders(diff, made, left - 1, measure, entity, after, sums);
        sums[i] += ways * (after - before);
        orders += ways;
        made[i] = false;
    }
    return orders;
}

static void values_by_orders(const struct diff *diff, const char *measure, uint32_t entity,
                             double *values)
{
    bool made[8] = {false};
    ck_assert_uint_le(diff->change_count, 8);
    memset(values, 0, 8 * sizeof *values);
    double orders = walk_orders(diff, made, diff->change_count, measure, entity,
                                score_with(diff, made, measure, entity), values);
    for (size_t i = 0; i < diff->change_count; i++)
        values[i] /= orders;
}

static void attribute(struct attribution *attribution, const struct diff *diff, const char *measure,
                      const uint32_t *entities, size_t count, uint64_t seed, size_t samples)
{
    struct error error = {0};
    struct attribution_options options = {.measure = measure_find(measure),
                                          .entities = entities,
                                          .entity_count = count,
                                          .seed = seed,
                                          .samples = samples};
    ck_assert_msg(attribution_init(attribution, diff, &options, &error), "%s", error.message);
}

static void check_orders(const struct diff *diff, const char *measure, uint32_t entity)
{
    struct attribution attribution;
    double values[8];
    attribute(&attribution, diff, measure, &entity, 1, 1, 0);
    ck_assert(attribution.exact);
    values_by_orders(diff, measure, entity, values);
    for (size_t i = 0; i < diff->change_count; i++) {
        ck_assert_msg(fabs(attribution.values[i] - values[i]) < 1e-9, "%s: %zu of %zu: %g, not %g",
                      measure, i, diff->change_count, attribution.values[i], values[i]);
        ck_assert(attribution.errors[i] == 0);
    }
    attribution_release(&attribution);
}

/* Of dossiers with up to six changes. */
START_TEST(by_all_orders)
{
    static const char *const measures[] = {"influence", "betweenness", "degree", "constraint"};
    size_t checked = 0;
    for (uint64_t seed = 1; seed <= 60; seed++) {
        struct pair pair;
        pair_random(&pair, seed, 6);
        size_t entities = pair.diff.dossier->entity_count;
        if (pair.diff.change_count <= 6 && pair.diff.change_count > 1) {
            check_orders(&pair.diff, measures[seed % 4], (uint32_t)(seed % entities));
            checked++;
        }
        pair_release(&pair);
    }
    ck_assert_uint_gt(checked, 20);
}
END_TEST

/* The sum of values is the difference of the movement, exact or sampled. */
static void check_sums(const struct diff *diff, const char *measure, bool exact, size_t samples)
{
    struct movement movement;
    struct attribution attribution;
    struct error error = {0};
    struct movement_options options = {.measure = measure_find(measure), .kind = VOCABULARY_NONE};
    ck_assert(movement_init(&movement, diff, &options, &error));
    uint32_t entities[64];
    ck_assert_uint_le(movement.row_count, 64);
    for (size_t i = 0; i < movement.row_count; i++)
        entities[i] = movement.rows[i].entity;
    attribute(&attribution, diff, measure, entities, movement.row_count, 1, samples);
    ck_assert_int_eq(attribution.exact, exact);
    for (size_t i = 0; i < movement.row_count; i++) {
        double sum = 0;
        for (size_t c = 0; c < diff->change_count; c++)
            sum += attribution.values[i * diff->change_count + c];
        ck_assert_msg(fabs(sum - movement.rows[i].difference) < 1e-9, "%s: %g, not %g", measure,
                      sum, movement.rows[i].difference);
    }
    attribution_release(&attribution);
    attribution_release(&attribution);
    movement_release(&movement);
    movement_release(&movement);
}

START_TEST(sums)
{
    for (uint64_t seed = 100; seed < 140; seed++) {
        struct pair pair;
        pair_random(&pair, seed, 8);
        check_sums(&pair.diff, seed % 2 ? "influence" : "harmonic", true, 0);
        pair_release(&pair);
    }
}
END_TEST

/* Fourteen changes that matter: sampled by the library, by all sets here. */
static const char many[] =
    "a; b; c; d; e; f; a -> b [relation=membership]; c -> b [relation=membership]; "
    "b -> c [relation=presidency, when=\"2000/2001\"]; a -> d [when=2002]; d -> e [when=2002]; "
    "e -> f [relation=office, when=2002]; f -> a [relation=support, when=2002]; "
    "b -> d [relation=presidency, when=2002]; c -> e [relation=membership, when=2002]; "
    "a -> e [when=2002]; b -> f [relation=agreement, when=\"1999/2000\"]; "
    "d -> f [relation=office, when=2002]; c -> d [when=2002]; c -> f [when=2002]; "
    "e -> b [relation=membership, when=2002]; a -> c [relation=agreement, when=\"1999/2000\"]; "
    "d -> a [relation=refusal, when=2002]";

static double share(size_t size, size_t count)
{
    return exp(lgamma((double)size + 1) + lgamma((double)(count - size)) -
               lgamma((double)count + 1));
}

/* The values of all 15 changes but for the negative one, by all sets of them. */
static void values_by_sets(const struct diff *diff, const char *measure, uint32_t entity,
                           double *values)
{
    size_t n = 0, sets = (size_t)1 << 14, players[15];
    double *scores = calloc(sets, sizeof *scores);
    bool made[15] = {false};
    ck_assert_uint_eq(diff->change_count, 15);
    for (size_t i = 0; i < 15; i++) {
        uint32_t relation = change_state(&diff->changes[i])->relation;
        if (relation_sign(diff->dossier, &diff->dossier->relations[relation]) > 0)
            players[n++] = i;
    }
    ck_assert_uint_eq(n, 14);
    for (size_t set = 0; set < sets; set++) {
        for (size_t i = 0; i < n; i++)
            made[players[i]] = set >> i & 1;
        scores[set] = score_with(diff, made, measure, entity);
    }
    for (size_t i = 0; i < n; i++)
        for (size_t set = 0; set < sets; set++)
            if (!(set >> i & 1))
                values[players[i]] += share((size_t)__builtin_popcountll(set), n) *
                                      (scores[set | (size_t)1 << i] - scores[set]);
    free(scores);
}

START_TEST(sampled)
{
    struct pair pair;
    double exact[15] = {0};
    size_t off = 0;
    pair_times(&pair, many, "2000", "2003");
    uint32_t entity = dossier_find_entity(pair.diff.dossier, "d");
    values_by_sets(&pair.diff, "influence", entity, exact);
    for (uint64_t seed = 1; seed <= 5; seed++) {
        struct attribution attribution;
        attribute(&attribution, &pair.diff, "influence", &entity, 1, seed, 100);
        ck_assert(!attribution.exact);
        ck_assert_uint_eq(attribution.samples, 100);
        ck_assert_uint_eq(attribution.seed, seed);
        for (size_t i = 0; i < 15; i++) {
            double distance = fabs(attribution.values[i] - exact[i]);
            ck_assert_msg(distance <= 4.5 * attribution.errors[i] + 1e-12, "%zu: %g off, error %g",
                          i, distance, attribution.errors[i]);
            off += distance > attribution.errors[i];
        }
        attribution_release(&attribution);
    }
    /* Errors that are right are passed by about a third of the values, not by none. */
    ck_assert_uint_ge(off, 8);
    ck_assert_uint_le(off, 45);
    check_sums(&pair.diff, "influence", false, 3);
    pair_release(&pair);
}
END_TEST

/* More orders, smaller errors; another seed, other values; the same seed, the same values. */
START_TEST(seeds)
{
    struct pair pair;
    struct attribution few, more, same, other;
    pair_times(&pair, many, "2000", "2003");
    uint32_t entity = dossier_find_entity(pair.diff.dossier, "d");
    attribute(&few, &pair.diff, "influence", &entity, 1, 1, 19);
    attribute(&same, &pair.diff, "influence", &entity, 1, 1, 20);
    attribute(&other, &pair.diff, "influence", &entity, 1, 2, 20);
    attribute(&more, &pair.diff, "influence", &entity, 1, 1, 0);
    ck_assert_uint_eq(few.samples, 20);
    ck_assert_uint_eq(more.samples, 200);
    ck_assert_uint_eq(more.player_count, 14);
    size_t bytes = 15 * sizeof *few.values;
    ck_assert(memcmp(few.values, same.values, bytes) == 0);
    ck_assert(memcmp(few.values, other.values, bytes) != 0);
    double few_errors = 0, more_errors = 0;
    for (size_t i = 0; i < 15; i++) {
        few_errors += few.errors[i];
        more_errors += more.errors[i];
    }
    ck_assert_double_lt(more_errors, few_errors / 2);
    ck_assert_double_gt(more_errors, few_errors / 8);
    attribution_release(&few);
    attribution_release(&same);
    attribution_release(&other);
    attribution_release(&more);
    pair_release(&pair);
}
END_TEST

/* One pair of orders has no spread to tell an error by. */
START_TEST(one_pair)
{
    struct pair pair;
    struct attribution attribution;
    pair_times(&pair, many, "2000", "2003");
    uint32_t entity = dossier_find_entity(pair.diff.dossier, "d");
    attribute(&attribution, &pair.diff, "influence", &entity, 1, 1, 1);
    ck_assert_uint_eq(attribution.samples, 2);
    ck_assert(isnan(attribution.errors[0]));
    attribution_release(&attribution);
    pair_release(&pair);
}
END_TEST

/* Changes in the same position have the same value, and one that moves no tie has none. */
START_TEST(symmetry_and_null)
{
    struct pair pair;
    struct attribution attribution;
    pair_times(&pair,
               "a; hub -> x; b -> hub [when=2002]; c -> hub [when=2002]; "
               "b -> c [relation=dissent, when=2002]; hub -> hub [when=2002]; "
               "hub -> x [when=\"2000/2003\", relation=support]; x -> hub [relation=refusal, "
               "when=\"2001/2002\"]",
               "2001-05", "2002-05");
    uint32_t entity = dossier_find_entity(pair.diff.dossier, "hub");
    attribute(&attribution, &pair.diff, "degree", &entity, 1, 1, 0);
    ck_assert_uint_ge(pair.diff.change_count, 4);
    ck_assert_uint_eq(attribution.player_count, 2);
    ck_assert_double_eq_tol(attribution.values[0], 1, 1e-12);
    ck_assert_double_eq_tol(attribution.values[1], 1, 1e-12);
    for (size_t i = 2; i < pair.diff.change_count; i++)
        ck_assert(attribution.values[i] == 0);
    attribution_release(&attribution);
    pair_release(&pair);
}
END_TEST

/* An entity of a negative relation comes with it, and that moves the others' influence. */
START_TEST(dissent_brings_an_entity)
{
    struct pair pair;
    pair_times(&pair, "a -> b; x [when=2002]; x -> b [relation=dissent, when=2002]", "2001",
               "2003");
    ck_assert_uint_eq(pair.diff.change_count, 2);
    check_orders(&pair.diff, "influence", 0);
    check_sums(&pair.diff, "influence", true, 0);
    pair_release(&pair);
}
END_TEST

/* Too much work is not begun unless it is asked for. */
START_TEST(left_out)
{
    struct pair pair;
    struct attribution attribution;
    struct text statements = {0};
    for (int i = 0; i < 4000; i++)
        text_addf(&statements, "e%d -> e%d [when=2002]; ", i, i + 1);
    pair_times(&pair, text_string(&statements), "2001", "2003");
    uint32_t entity = 0;
    attribute(&attribution, &pair.diff, "degree", &entity, 1, 1, 0);
    ck_assert(attribution.left_out && !attribution.exact);
    ck_assert_uint_eq(attribution.player_count, 4000);
    ck_assert_uint_eq(attribution.samples, 0);
    ck_assert(isnan(attribution.values[0]) && isnan(attribution.errors[0]));
    attribution_release(&attribution);
    pair_release(&pair);
    text_release(&statements);
}
END_TEST

START_TEST(refused)
{
    struct pair pair;
    struct error error = {0};
    struct movement movement;
    struct attribution attribution;
    pair_times(&pair, "a -> b [when=2002]", "2001", "2003");
    uint32_t entity = 0;
    struct projection negative = {.ties = TIES_NEGATIVE};
    struct movement_options options = {.measure = measure_find("influence"),
                                       .projection = negative};
    ck_assert(!movement_init(&movement, &pair.diff, &options, &error));
    ck_assert_int_eq(error.kind, ERROR_USAGE);
    error_release(&error);
    negative.ties = TIES_ALL;
    ck_assert(!attribution_init(&attribution, &pair.diff,
                                &(struct attribution_options){.measure = options.measure,
                                                              .projection = negative,
                                                              .entities = &entity,
                                                              .entity_count = 1},
                                &error));
    ck_assert_int_eq(error.kind, ERROR_USAGE);
    error_release(&error);
    pair_release(&pair);
}
END_TEST

static void check_row(const struct movement *movement, size_t index, const char *id,
                      uint32_t before, uint32_t after, double difference)
{
    const struct movement_row *row = &movement->rows[index];
    ck_assert_str_eq(movement->dossier->entities[row->entity].id, id);
    ck_assert_uint_eq(row->rank[0], before);
    ck_assert_uint_eq(row->rank[1], after);
    if (isnan(difference))
        ck_assert(isnan(row->difference));
    else
        ck_assert_double_eq_tol(row->difference, difference, 1e-12);
}

static void move(struct movement *movement, const struct diff *diff, const char *measure,
                 const char *kind, size_t top)
{
    struct error error = {0};
    struct movement_options options = {
        .measure = measure_find(measure), .kind = VOCABULARY_NONE, .top = top};
    if (kind)
        options.kind = vocabulary_find_kind(&diff->dossier->vocabulary, kind);
    ck_assert(movement_init(movement, diff, &options, &error));
}

START_TEST(movements)
{
    struct pair pair;
    struct movement movement;
    pair_times(&pair,
               "a; b; c [kind=person]; d [kind=person, when=2002]; a -> b; z -> y; z -> x; "
               "a -> c [when=2002]; a -> d [when=2002]; z -> x [when=\"2000/2001\"]; "
               "z -> b [when=\"2000/2001\"]",
               "2001", "2003");
    move(&movement, &pair.diff, "degree", NULL, 0);
    ck_assert_uint_eq(movement.row_count, 5);
    check_row(&movement, 0, "a", 3, 1, 2);
    check_row(&movement, 1, "b", 2, 3, -1);
    check_row(&movement, 2, "c", 6, 3, 1);
    check_row(&movement, 3, "d", 0, 3, 1);
    check_row(&movement, 4, "z", 1, 2, -1);
    ck_assert(isnan(movement.rows[3].score[0]));
    ck_assert(movement.rows[3].score[1] == 1);
    movement_release(&movement);
    move(&movement, &pair.diff, "degree", NULL, 2);
    ck_assert_uint_eq(movement.row_count, 2);
    ck_assert_uint_eq(movement.moved, 5);
    movement_release(&movement);
    move(&movement, &pair.diff, "degree", "person", 0);
    ck_assert_uint_eq(movement.row_count, 2);
    check_row(&movement, 0, "c", 1, 1, 1);
    check_row(&movement, 1, "d", 0, 1, 1);
    movement_release(&movement);
    pair_release(&pair);
}
END_TEST

/* Constraint is not defined for an isolate: such a difference is none, and stands last. */
START_TEST(undefined_scores)
{
    struct pair pair;
    struct movement movement;
    pair_times(&pair, "a; b; q; a -> b [when=2002]; c -> d; d -> e; e -> c [when=2002]", "2001",
               "2003");
    move(&movement, &pair.diff, "constraint", NULL, 0);
    ck_assert_uint_eq(movement.row_count, 5);
    ck_assert(!isnan(movement.rows[2].difference));
    check_row(&movement, 3, "a", 4, 1, NAN);
    check_row(&movement, 4, "b", 4, 1, NAN);
    movement_release(&movement);
    pair_release(&pair);
}
END_TEST

Suite *attribution_suite(void)
{
    Suite *suite = suite_create("attribution");
    TCase *tests = tcase_create("attribution");
    tcase_set_timeout(tests, 120);
    tcase_add_test(tests, by_all_orders);
    tcase_add_test(tests, sums);
    tcase_add_test(tests, sampled);
    tcase_add_test(tests, seeds);
    tcase_add_test(tests, one_pair);
    tcase_add_test(tests, symmetry_and_null);
    tcase_add_test(tests, dissent_brings_an_entity);
    tcase_add_test(tests, left_out);
    tcase_add_test(tests, refused);
    tcase_add_test(tests, movements);
    tcase_add_test(tests, undefined_scores);
    suite_add_tcase(suite, tests);
    return suite;
}
