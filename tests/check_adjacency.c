/*
 * check_adjacency.c: the rows of a network hold exactly its ties, in order; and the ties are the
 * same whatever the number of threads.
 */
#include "fixtures.h"
#include "suites.h"

#include "network/adjacency.h"

#include <entente/jobs.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RANDOM_COUNT = 40, MANY = 120000 };

/* How often the tie is an entry of the node's row, with its weight. */
static size_t entries_of(const struct rows *rows, const struct network *network, uint32_t node,
                         uint32_t other, uint32_t tie)
{
    size_t found = 0;
    for (uint32_t i = rows->starts[node]; i < rows->starts[node + 1]; i++)
        if (rows->ties[i] == tie) {
            ck_assert_uint_eq(rows->others[i], other);
            ck_assert_double_eq(rows->weights[i], network->ties[tie].weight);
            found++;
        }
    return found;
}

static void check_rows(struct network *network, enum way way)
{
    struct error error = {0};
    struct rows *rows = network_rows(network, way, &error);
    ck_assert(rows && network_row_weights(network, way, &error) == rows &&
              network_row_ties(network, way, &error) == rows);
    bool both = way == WAY_ALL || !network->projection.directed;
    ck_assert_uint_eq(rows->node_count, network->node_count);
    ck_assert_uint_eq(rows->entry_count, network->tie_count * (both ? 2 : 1));
    ck_assert_uint_eq(rows->starts[0], 0);
    ck_assert_uint_eq(rows->starts[rows->node_count], rows->entry_count);
    for (uint32_t node = 0; node < rows->node_count; node++)
        for (uint32_t i = rows->starts[node] + 1; i < rows->starts[node + 1]; i++)
            ck_assert_uint_le(rows->others[i - 1], rows->others[i]);
    for (uint32_t i = 0; i < network->tie_count; i++) {
        const struct tie *tie = &network->ties[i];
        ck_assert_uint_eq(entries_of(rows, network, tie->from, tie->to, i), both || way == WAY_OUT);
        ck_assert_uint_eq(entries_of(rows, network, tie->to, tie->from, i), both || way == WAY_IN);
    }
}

START_TEST(rows_hold_the_ties)
{
    struct sample sample;
    sample_random(&sample, (uint64_t)_i, false);
    for (unsigned bits = 0; bits < 4; bits++)
        for (int way = WAY_OUT; way <= WAY_ALL; way++) {
            sample_project(&sample, (struct projection){.directed = bits & 1,
                                                        .parallel = bits & 2 ? PARALLEL_KEEP
                                                                             : PARALLEL_MERGE});
            check_rows(&sample.network, (enum way)way);
        }
    sample_release(&sample);
}
END_TEST

START_TEST(no_nodes_no_entries)
{
    struct sample sample;
    sample_init(&sample);
    for (int directed = 0; directed < 2; directed++) {
        sample_project(&sample, (struct projection){.directed = directed});
        for (int way = WAY_OUT; way <= WAY_ALL; way++)
            check_rows(&sample.network, (enum way)way);
    }
    sample_release(&sample);
}
END_TEST

/* Many relations, of both signs, with loops, symmetric ones, and one entity in a third of them. */
static void sample_many(struct sample *sample)
{
    static const char *const types[] = {"membership", "consultation", "dissent"};
    uint64_t state = 7;
    sample_init(sample);
    for (size_t i = 0; i < 3000; i++) {
        char id[16];
        snprintf(id, sizeof id, "e%zu", i);
        dossier_add_entity(sample->dossier, id);
    }
    for (size_t i = 0; i < MANY; i++) {
        struct relation relation = {
            .from = random_below(&state, 3) ? random_below(&state, 3000) : 5,
            .to = random_below(&state, 3000),
            .type = vocabulary_find_type(&sample->dossier->vocabulary, types[i % 3]),
            .weight = random_below(&state, 5)};
        dossier_add_relation(sample->dossier, &relation);
    }
}

START_TEST(threads_make_no_difference)
{
    struct sample sample;
    struct projection projection = {
        .directed = _i & 1, .parallel = (enum parallel)(_i >> 1 & 1), .ties = TIES_ALL};
    sample_many(&sample);
    jobs_set(1);
    sample_project(&sample, projection);
    size_t count = sample.network.tie_count, size = count * sizeof(struct tie);
    struct tie *alone = malloc(size);
    memcpy(alone, sample.network.ties, size);
    for (size_t jobs = 2; jobs < 8; jobs += 2) {
        jobs_set(jobs);
        sample_project(&sample, projection);
        ck_assert_uint_eq(sample.network.tie_count, count);
        for (size_t i = 0; i < count; i++) {
            const struct tie *a = &alone[i], *b = &sample.network.ties[i];
            ck_assert(a->from == b->from && a->to == b->to && a->sign == b->sign &&
                      a->weight == b->weight && a->relation_count == b->relation_count);
        }
    }
    free(alone);
    sample_release(&sample);
}
END_TEST

Suite *adjacency_suite(void)
{
    Suite *suite = suite_create("adjacency");
    TCase *rows = tcase_create("rows");
    tcase_add_loop_test(rows, rows_hold_the_ties, 0, RANDOM_COUNT);
    tcase_add_test(rows, no_nodes_no_entries);
    tcase_add_loop_test(rows, threads_make_no_difference, 0, 4);
    suite_add_tcase(suite, rows);
    return suite;
}
