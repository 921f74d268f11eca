/*
 * check_balance.c: structural balance: against published values, against all divisions and all
 * triples of random networks, and against graphs whose frustration is known.
 */
#include "fixtures.h"
#include "suites.h"

#include "finding/branch.h"
#include "finding/packing.h"

#include <entente/balance.h>
#include <entente/progress.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void weigh(struct sample *sample, struct balance *balance, bool weighted, double seconds)
{
    struct error error = {0};
    sample_project(sample, (struct projection){.ties = TIES_ALL, .weighted = weighted});
    bool done = balance_init(balance, &sample->network,
                             &(struct balance_options){.seconds = seconds}, &error);
    ck_assert_msg(done, "%s", error.message ? error.message : "?");
}

static unsigned camp_of(const struct sample *sample, const struct balance *balance, const char *id)
{
    return balance->camps[sample->network.nodes[dossier_find_entity(sample->dossier, id)]];
}

/* Read (1954); the frustration index 7 and the camp of four are Aref & Wilson's (2019). */
START_TEST(tribes)
{
    static const char *const four[] = {"Gavev", "Kotun", "Nagad", "Gama"};
    struct sample sample;
    struct balance balance;
    if (!sample_classic(&sample, "tribes_signed"))
        return;
    weigh(&sample, &balance, false, 0);
    ck_assert_uint_eq(balance.triads[TRIAD_PPP], 19);
    ck_assert_uint_eq(balance.triads[TRIAD_PPN], 2);
    ck_assert_uint_eq(balance.triads[TRIAD_PNN], 40);
    ck_assert_uint_eq(balance.triads[TRIAD_NNN], 7);
    ck_assert_double_eq_tol(balance_share(&balance), .8676, 5e-5);
    ck_assert(balance.exact);
    ck_assert_double_eq(balance.upper, 7);
    ck_assert_double_eq(balance.lower, 7);
    ck_assert_uint_eq(balance.frustrated_count, 7);
    ck_assert_uint_eq(balance.frustrated_relation_count, 7);
    ck_assert_uint_eq(balance.sizes[0], 12);
    ck_assert_uint_eq(balance.sizes[1], 4);
    for (size_t i = 0; i < 4; i++)
        ck_assert_uint_eq(camp_of(&sample, &balance, four[i]), 2);
    ck_assert_uint_eq(balance.part_count, 1);
    ck_assert_uint_eq(balance.mixed_count, 0);
    balance_release(&balance);
    sample_release(&sample);
}
END_TEST

static void relate(struct sample *sample, uint32_t a, uint32_t b, bool negative, double weight)
{
    char from[16], to[16];
    snprintf(from, sizeof from, "e%u", a);
    snprintf(to, sizeof to, "e%u", b);
    sample_relate(sample, from, negative ? "dissent" : "cooperation", to, weight);
}

static void sample_entities(struct sample *sample, uint32_t n)
{
    sample_init(sample);
    for (uint32_t i = 0; i < n; i++) {
        char id[16];
        snprintf(id, sizeof id, "e%u", i);
        dossier_add_entity(sample->dossier, id);
    }
}

/* Random ties, `negative` of a hundred of them negative; pairs can have several. */
static void sample_signed(struct sample *sample, uint64_t seed, uint32_t n, uint32_t ties,
                          uint32_t negative)
{
    uint64_t state = seed * 104729 + 7;
    sample_entities(sample, n);
    for (uint32_t i = 0; i < ties; i++) {
        uint32_t a = random_below(&state, n), b = random_below(&state, n);
        bool minus = random_below(&state, 100) < negative;
        double weight = 1 + random_below(&state, 16) / 4.0;
        if (a != b)
            relate(sample, a, b, minus, weight);
    }
}

static double cost_of(const struct network *network, uint32_t camps)
{
    double cost = 0;
    for (size_t i = 0; i < network->tie_count; i++) {
        const struct tie *tie = &network->ties[i];
        bool within = (camps >> tie->from & 1) == (camps >> tie->to & 1);
        if (within == (tie->sign < 0))
            cost += network->projection.weighted ? tie->weight : 1;
    }
    return cost;
}

static double least_of_all(const struct network *network)
{
    double least = INFINITY;
    for (uint32_t camps = 0; camps < 1u << (network->node_count - 1); camps++)
        least = fmin(least, cost_of(network, camps));
    return least;
}

static void check_camps(const struct balance *balance)
{
    const struct network *network = balance->network;
    uint32_t camps = 0;
    size_t sizes[2] = {0};
    for (uint32_t v = 0; v < network->node_count; v++) {
        ck_assert_int_eq(balance->camps[v] != 0, network->tied[v]);
        camps |= (uint32_t)(balance->camps[v] == 2) << v;
        if (balance->camps[v])
            sizes[balance->camps[v] - 1]++;
    }
    ck_assert_double_eq_tol(cost_of(network, camps), balance->upper, 1e-9);
    ck_assert_uint_eq(sizes[0], balance->sizes[0]);
    ck_assert_uint_eq(sizes[1], balance->sizes[1]);
}

/* Every relation that breaks the camps is listed, and no other one. */
static void check_relations(const struct balance *balance)
{
    const struct network *network = balance->network;
    const struct dossier *dossier = network->view->dossier;
    size_t next = 0;
    for (uint32_t i = 0; i < network->view->relation_count; i++) {
        const struct relation *relation = &dossier->relations[network->view->relations[i]];
        bool within = balance->camps[network->nodes[relation->from]] ==
                      balance->camps[network->nodes[relation->to]];
        bool listed = next < balance->frustrated_relation_count && balance->frustrated[next] == i;
        ck_assert_int_eq(listed, within == (relation_sign(dossier, relation) < 0));
        next += listed;
    }
    ck_assert_uint_eq(next, balance->frustrated_relation_count);
}

START_TEST(random_networks)
{
    static const uint32_t shares[] = {50, 20, 80, 100, 5};
    struct sample sample;
    struct balance balance;
    uint32_t n = 3 + (uint32_t)_i % 12;
    if (_i % 20 == 19)
        n = 17;
    sample_signed(&sample, (uint64_t)_i, n, n * (1 + (uint32_t)_i % 5), shares[_i % 5]);
    weigh(&sample, &balance, _i % 2, 0);
    ck_assert(balance.exact);
    ck_assert_double_eq_tol(balance.upper, least_of_all(&sample.network), 1e-9);
    ck_assert_double_eq(balance.lower, balance.upper);
    check_camps(&balance);
    check_relations(&balance);
    balance_release(&balance);
    sample_release(&sample);
}
END_TEST

/* The sign of what is left between two nodes, by all ties; 0: none. */
static int net_sign(const struct network *network, uint32_t a, uint32_t b)
{
    double sum = 0;
    for (size_t i = 0; i < network->tie_count; i++) {
        const struct tie *tie = &network->ties[i];
        if ((tie->from == a && tie->to == b) || (tie->from == b && tie->to == a))
            sum += tie->sign * (network->projection.weighted ? tie->weight : 1);
    }
    return (sum > 0) - (sum < 0);
}

START_TEST(random_triads)
{
    struct sample sample;
    struct balance balance;
    uint64_t triads[TRIAD_COUNT] = {0};
    uint32_t n = 4 + (uint32_t)_i % 9;
    sample_signed(&sample, (uint64_t)_i + 500, n, n * 4, 40);
    weigh(&sample, &balance, _i % 2, 0);
    for (uint32_t a = 0; a < n; a++)
        for (uint32_t b = a + 1; b < n; b++)
            for (uint32_t c = b + 1; c < n; c++) {
                int first = net_sign(&sample.network, a, b),
                    second = net_sign(&sample.network, b, c),
                    third = net_sign(&sample.network, a, c);
                if (first && second && third)
                    triads[(first < 0) + (second < 0) + (third < 0)]++;
            }
    for (int i = 0; i < TRIAD_COUNT; i++)
        ck_assert_uint_eq(balance.triads[i], triads[i]);
    uint64_t all = triads[0] + triads[1] + triads[2] + triads[3];
    if (all)
        ck_assert_double_eq_tol(balance_share(&balance),
                                (double)(triads[0] + triads[2]) / (double)all, 1e-12);
    else
        ck_assert(isnan(balance_share(&balance)));
    balance_release(&balance);
    sample_release(&sample);
}
END_TEST

/* All of n at odds with all: n (n - 1) / 2 ties less those of the largest cut, n^2 / 4. */
START_TEST(all_against_all)
{
    struct sample sample;
    struct balance balance;
    uint32_t n = (uint32_t)_i;
    sample_entities(&sample, n);
    for (uint32_t a = 0; a < n; a++)
        for (uint32_t b = a + 1; b < n; b++)
            relate(&sample, a, b, true, 1);
    weigh(&sample, &balance, false, 0);
    ck_assert(balance.exact);
    ck_assert_double_eq(balance.upper, n * (n - 1) / 2 - n * n / 4);
    ck_assert_uint_eq(balance.triads[TRIAD_NNN], n * (n - 1) * (n - 2) / 6);
    balance_release(&balance);
    sample_release(&sample);
}
END_TEST

/* A ring with one negative tie breaks one, with two none; Petersen's graph, all negative: 3. */
START_TEST(rings)
{
    struct sample sample;
    struct balance balance;
    for (uint32_t negative = 0; negative <= 9; negative++) {
        sample_entities(&sample, 9);
        for (uint32_t v = 0; v < 9; v++)
            relate(&sample, v, (v + 1) % 9, v < negative, 1);
        weigh(&sample, &balance, false, 0);
        ck_assert(balance.exact);
        ck_assert_double_eq(balance.upper, negative % 2);
        balance_release(&balance);
        sample_release(&sample);
    }
    sample_entities(&sample, 10);
    for (uint32_t v = 0; v < 5; v++) {
        relate(&sample, v, (v + 1) % 5, true, 1);
        relate(&sample, v, v + 5, true, 1);
        relate(&sample, v + 5, (v + 2) % 5 + 5, true, 1);
    }
    weigh(&sample, &balance, false, 0);
    ck_assert_double_eq(balance.upper, 3);
    balance_release(&balance);
    sample_release(&sample);
}
END_TEST

/* Parts that only share a node, or nothing, add up; and camps are named part by part. */
START_TEST(parts)
{
    struct sample sample;
    struct balance balance;
    sample_entities(&sample, 14);
    for (uint32_t a = 0; a < 5; a++)
        for (uint32_t b = a + 1; b < 5; b++) {
            relate(&sample, a, b, true, 1);         /* five at odds: 4 */
            relate(&sample, a + 4, b + 4, true, 1); /* again, sharing e4: 4 */
        }
    relate(&sample, 9, 10, false, 1); /* elsewhere: two friends and their enemy */
    relate(&sample, 10, 11, true, 1);
    relate(&sample, 9, 11, true, 1);
    weigh(&sample, &balance, false, 0);
    ck_assert(balance.exact);
    ck_assert_double_eq(balance.upper, 8);
    ck_assert_uint_eq(balance.part_count, 2);
    ck_assert_uint_eq(camp_of(&sample, &balance, "e9"), 1);
    ck_assert_uint_eq(camp_of(&sample, &balance, "e10"), 1);
    ck_assert_uint_eq(camp_of(&sample, &balance, "e11"), 2);
    ck_assert_uint_eq(camp_of(&sample, &balance, "e12"), 0);
    balance_release(&balance);
    sample_release(&sample);
}
END_TEST

/* Of two sides of one size, that of the first node is camp 1. */
START_TEST(even_camps)
{
    struct sample sample;
    struct balance balance;
    sample_entities(&sample, 2);
    relate(&sample, 1, 0, true, 1);
    weigh(&sample, &balance, false, 0);
    ck_assert_uint_eq(camp_of(&sample, &balance, "e0"), 1);
    ck_assert_uint_eq(camp_of(&sample, &balance, "e1"), 2);
    ck_assert_uint_eq(balance.frustrated_count, 0);
    balance_release(&balance);
    sample_release(&sample);
}
END_TEST

/* Who is friend and enemy at once: one tie is broken, whatever the camps; the weaker where weighed.
 */
START_TEST(friend_and_enemy)
{
    struct sample sample;
    struct balance balance;
    sample_entities(&sample, 3);
    relate(&sample, 0, 1, false, 3);
    relate(&sample, 0, 1, true, 2);
    relate(&sample, 1, 2, false, 1);
    relate(&sample, 0, 2, false, 1);
    weigh(&sample, &balance, false, 0);
    ck_assert_uint_eq(balance.mixed_count, 1);
    ck_assert_double_eq(balance.upper, 1);
    ck_assert(isnan(balance_share(&balance)));
    balance_release(&balance);
    weigh(&sample, &balance, true, 0);
    ck_assert_double_eq(balance.upper, 2);
    ck_assert_double_eq(balance.lower, 2);
    ck_assert_uint_eq(balance.triads[TRIAD_PPP], 1);
    ck_assert_uint_eq(balance.frustrated_count, 1);
    balance_release(&balance);
    sample_release(&sample);
}
END_TEST

/* Weights that are no multiples of a small power of 2. */
START_TEST(crooked_weights)
{
    struct sample sample;
    struct balance balance;
    uint64_t state = (uint64_t)_i + 77;
    uint32_t n = 6 + (uint32_t)_i % 7;
    sample_entities(&sample, n);
    for (uint32_t i = 0; i < 3 * n; i++) {
        uint32_t a = random_below(&state, n), b = random_below(&state, n);
        if (a != b)
            relate(&sample, a, b, random_below(&state, 2), .1 + random_below(&state, 1000) / 700.0);
    }
    weigh(&sample, &balance, true, 0);
    ck_assert(balance.exact);
    ck_assert_double_eq_tol(balance.upper, least_of_all(&sample.network), 1e-6);
    check_camps(&balance);
    balance_release(&balance);
    sample_release(&sample);
}
END_TEST

/* Larger ones are solved: camps that most ties keep to, and half of the ties negative. */
START_TEST(larger_networks)
{
    static const struct {
        uint32_t nodes, ties, negative;
    } cases[] = {{30, 120, 50}, {40, 120, 50}, {60, 180, 50}, {100, 1000, 5}, {300, 450, 50}};
    struct sample sample;
    struct balance balance;
    sample_signed(&sample, 3, cases[_i].nodes, cases[_i].ties, cases[_i].negative);
    weigh(&sample, &balance, false, 0);
    ck_assert(balance.exact);
    ck_assert(!balance.too_large);
    check_relations(&balance);
    balance_release(&balance);
    sample_release(&sample);
}
END_TEST

/* Where the time runs out there are bounds. */
START_TEST(out_of_time)
{
    struct sample sample;
    struct balance balance;
    sample_signed(&sample, 1, 150, 1500, 50);
    weigh(&sample, &balance, false, 1);
    ck_assert(!balance.exact);
    ck_assert_double_lt(balance.lower, balance.upper);
    ck_assert_double_gt(balance.lower, 0);
    ck_assert_double_eq(balance.upper, (double)balance.frustrated_count);
    check_relations(&balance);
    balance_release(&balance);
    sample_release(&sample);
}
END_TEST

/* Of a part that is too large to be searched there are bounds. */
START_TEST(too_large)
{
    struct sample sample;
    struct balance balance;
    sample_signed(&sample, 9, 2500, 9000, 50);
    weigh(&sample, &balance, false, 2);
    ck_assert(!balance.exact);
    ck_assert(balance.too_large);
    ck_assert_double_gt(balance.lower, 0);
    ck_assert_double_lt(balance.lower, balance.upper);
    balance_release(&balance);
    sample_release(&sample);
}
END_TEST

/* A balanced network of any size is known to be: two camps, friends within, enemies between. */
START_TEST(balanced_and_large)
{
    struct sample sample;
    struct balance balance;
    uint64_t state = 11;
    sample_entities(&sample, 4000);
    for (uint32_t i = 0; i < 20000; i++) {
        uint32_t a = random_below(&state, 4000), b = random_below(&state, 4000);
        if (a != b)
            relate(&sample, a, b, (a % 3 == 0) != (b % 3 == 0), 1);
    }
    weigh(&sample, &balance, false, 0);
    ck_assert(balance.exact);
    ck_assert_double_eq(balance.upper, 0);
    ck_assert_uint_eq(balance.frustrated_relation_count, 0);
    ck_assert_uint_eq(balance.triads[TRIAD_PPN] + balance.triads[TRIAD_NNN], 0);
    ck_assert_double_eq(balance_share(&balance), 1);
    balance_release(&balance);
    sample_release(&sample);
}
END_TEST

/* A ring of rings has no short cut: what is balanced is found along a tree. */
START_TEST(balanced_torus)
{
    enum { SIDE = 41 };
    struct sample sample;
    struct balance balance;
    sample_entities(&sample, SIDE * SIDE);
    for (uint32_t v = 0; v < SIDE * SIDE; v++) {
        uint32_t right = v / SIDE * SIDE + (v + 1) % SIDE, down = (v + SIDE) % (SIDE * SIDE);
        relate(&sample, v, right, (v % 7 < 3) != (right % 7 < 3), 1);
        relate(&sample, v, down, (v % 7 < 3) != (down % 7 < 3), 1);
    }
    weigh(&sample, &balance, false, 0);
    ck_assert(balance.exact);
    ck_assert_double_eq(balance.upper, 0);
    balance_release(&balance);
    sample_release(&sample);
}
END_TEST

/* A ladder is taken apart without any search, and so is what hangs on it. */
START_TEST(ladder)
{
    struct sample sample;
    struct balance balance;
    sample_entities(&sample, 40);
    for (uint32_t v = 0; v < 38; v++)
        relate(&sample, v, v + 2, v % 3 == 0, 1);
    for (uint32_t v = 0; v < 40; v += 2)
        relate(&sample, v, v + 1, v % 4 == 0, 1);
    weigh(&sample, &balance, false, 0);
    ck_assert(balance.exact);
    ck_assert_uint_eq(balance.kernel_nodes, 0);
    ck_assert_uint_eq(balance.branches, 0);
    balance_release(&balance);
    sample_release(&sample);
}
END_TEST

/* The packing never claims more than the best division costs. */
START_TEST(bound_is_a_bound)
{
    struct division_graph graph;
    struct coupling couplings[256];
    uint64_t state = (uint64_t)_i + 1;
    size_t n = 5 + (size_t)_i % 8, count = 0;
    bool free_nodes[16];
    double fields[16] = {0}, room[16];
    int8_t sides[16];
    for (uint32_t a = 0; a < n; a++)
        for (uint32_t b = a + 1; b < n; b++)
            if (random_below(&state, 3))
                couplings[count++] = (struct coupling){
                    a, b, (random_below(&state, 2) ? 1 : -1) * (1 + random_below(&state, 3) / 2.0)};
    for (size_t v = 0; v < n; v++) {
        free_nodes[v] = true;
        fields[v] = random_below(&state, 7) / 2.0 - 1.5;
        sides[v] = random_below(&state, 2) ? 1 : -1;
    }
    division_graph_init(&graph, n, couplings, count);
    ck_assert(graph.step == .5 || graph.step == 1);
    struct division_rest rest = {&graph, free_nodes, fields};
    double cost = division_descend(&rest, sides, room), least = INFINITY;
    for (uint32_t set = 0; set < 1u << n; set++) {
        double sum = 0;
        for (size_t i = 0; i < count; i++)
            if (((set >> couplings[i].a & 1) == (set >> couplings[i].b & 1)) ==
                (couplings[i].weight < 0))
                sum += fabs(couplings[i].weight);
        for (size_t v = 0; v < n; v++)
            if ((set >> v & 1) == (fields[v] > 0))
                sum += fabs(fields[v]);
        least = fmin(least, sum);
    }
    struct packing *packing = packing_new(&graph);
    struct deadline deadline = {.at = INFINITY};
    double bound = packing_bound(packing, &rest, sides, cost, 4, &deadline);
    ck_assert_double_ge(cost, least - 1e-9);
    ck_assert_double_le(bound, least + 1e-9);
    ck_assert_double_ge(bound, least / 2);
    packing_free(packing);
    division_graph_release(&graph);
}
END_TEST

static void check_refused(struct sample *sample, struct projection projection, const char *message)
{
    struct balance balance;
    struct error error = {0};
    sample_project(sample, projection);
    ck_assert(!balance_init(&balance, &sample->network, &(struct balance_options){0}, &error));
    ck_assert_int_eq(error.kind, ERROR_USAGE);
    ck_assert_str_eq(error.message, message);
    error_release(&error);
}

START_TEST(refusals)
{
    struct sample sample;
    sample_signed(&sample, 1, 5, 10, 50);
    check_refused(&sample, (struct projection){.ties = TIES_ALL, .directed = true},
                  "balance is of ties without direction");
    check_refused(&sample, (struct projection){0}, "balance is of positive and negative ties");
    sample_release(&sample);
}
END_TEST

START_TEST(nothing_there)
{
    struct sample sample;
    struct balance balance;
    sample_init(&sample);
    weigh(&sample, &balance, false, 0);
    ck_assert(balance.exact);
    ck_assert_double_eq(balance.upper, 0);
    ck_assert_uint_eq(balance.part_count, 0);
    balance_release(&balance);
    dossier_add_entity(sample.dossier, "a");
    weigh(&sample, &balance, false, 0);
    ck_assert_uint_eq(balance.camps[0], 0);
    ck_assert_uint_eq(balance.sizes[0] + balance.sizes[1], 0);
    balance_release(&balance);
    sample_release(&sample);
}
END_TEST

START_TEST(interruption)
{
    struct sample sample;
    struct balance balance;
    struct error error = {0};
    sample_signed(&sample, 1, 60, 400, 50);
    sample_project(&sample, (struct projection){.ties = TIES_ALL});
    progress_interrupt();
    ck_assert(!balance_init(&balance, &sample.network, &(struct balance_options){0}, &error));
    ck_assert_int_eq(error.kind, ERROR_LIMIT);
    ck_assert(!progress_interrupted());
    error_release(&error);
    sample_release(&sample);
}
END_TEST

Suite *balance_suite(void)
{
    Suite *suite = suite_create("balance");
    TCase *cases = tcase_create("balance");
    tcase_set_timeout(cases, 120);
    tcase_add_test(cases, tribes);
    tcase_add_loop_test(cases, random_networks, 0, 120);
    tcase_add_loop_test(cases, random_triads, 0, 40);
    tcase_add_loop_test(cases, all_against_all, 2, 16);
    tcase_add_test(cases, rings);
    tcase_add_test(cases, parts);
    tcase_add_test(cases, even_camps);
    tcase_add_test(cases, friend_and_enemy);
    tcase_add_loop_test(cases, crooked_weights, 0, 30);
    tcase_add_loop_test(cases, larger_networks, 0, 5);
    tcase_add_test(cases, out_of_time);
    tcase_add_test(cases, too_large);
    tcase_add_test(cases, balanced_and_large);
    tcase_add_test(cases, balanced_torus);
    tcase_add_test(cases, ladder);
    tcase_add_loop_test(cases, bound_is_a_bound, 0, 60);
    tcase_add_test(cases, refusals);
    tcase_add_test(cases, nothing_there);
    tcase_add_test(cases, interruption);
    suite_add_tcase(suite, cases);
    return suite;
}
