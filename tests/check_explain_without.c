/*
 * check_explain_without.c: scores and ranks without one relation: against dossiers that never had
 * it.
 */
#include "explain_cases.h"
#include "shapes.h"

#include <entente/ranking.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RANDOM_COUNT = 30 };

static const char *const measures[] = {"degree", "harmonic", "closeness", "constraint", "coreness"};
enum { MEASURE_COUNT = sizeof measures / sizeof *measures };

/* The same entities and relations but one. */
static void copy_without(struct sample *copy, const struct sample *sample, size_t left_out)
{
    sample_init(copy);
    for (size_t i = 0; i < sample->dossier->entity_count; i++)
        dossier_add_entity(copy->dossier, sample->dossier->entities[i].id);
    for (size_t i = 0; i < sample->dossier->relation_count; i++) {
        struct relation relation = sample->dossier->relations[i];
        relation.when = 0;
        if (i != left_out)
            dossier_add_relation(copy->dossier, &relation);
    }
    sample_project(copy, sample->network.projection);
}

static void rank_entity(struct sample *sample, const char *measure, uint32_t entity, double *score,
                        uint32_t *rank)
{
    const struct measure *by = measure_find(measure);
    struct ranking ranking;
    struct error error = {0};
    struct ranking_options options = {.measures = &by, .measure_count = 1, .kind = VOCABULARY_NONE};
    ck_assert(ranking_init(&ranking, &sample->network, &options, &error));
    for (size_t i = 0; i < ranking.row_count; i++)
        if (ranking.rows[i].entity == entity) {
            *score = ranking.rows[i].scores[0];
            *rank = ranking.rows[i].rank;
        }
    ranking_release(&ranking);
}

static const struct explanation_loss *find_loss(const struct explanation *explanation,
                                                uint32_t position)
{
    for (size_t i = 0; i < explanation->loss_count; i++)
        if (explanation->losses[i].position == position)
            return &explanation->losses[i];
    return NULL;
}

static bool same(double a, double b)
{
    return isnan(a) ? isnan(b) : fabs(a - b) <= 1e-10 * fmax(fabs(a), fabs(b));
}

/* The relation's row is what a dossier that never had it says; none where that is the same. */
static void check_loss(const struct sample *sample, const struct explanation *explanation,
                       uint32_t position)
{
    const struct explanation_loss *loss = find_loss(explanation, position);
    struct sample copy;
    double score = -1;
    uint32_t rank = 0;
    copy_without(&copy, sample, position);
    rank_entity(&copy, explanation->measure->name, explanation->entity, &score, &rank);
    bool changes = !same(score, explanation->score) || rank != explanation->rank;
    ck_assert_int_eq(loss != NULL, changes);
    if (loss) {
        ck_assert(same(loss->score, score));
        ck_assert_uint_eq(loss->rank, rank);
        ck_assert(same(loss->change, score - explanation->score) || fabs(loss->change) < 1e-9);
    }
    sample_release(&copy);
}

static void check_order(const struct explanation *explanation)
{
    double last = INFINITY;
    for (size_t i = 0; i < explanation->loss_count; i++) {
        double size = fabs(explanation->losses[i].change);
        if (isnan(size))
            size = INFINITY;
        ck_assert_double_le(size, last * (1 + 1e-9));
        last = size;
    }
}

START_TEST(random_losses)
{
    struct sample sample;
    const char *measure = measures[_i % MEASURE_COUNT];
    sample_mixed(&sample, (uint64_t)_i);
    sample_project(&sample, (struct projection){0});
    for (uint32_t entity = 0; entity < sample.network.node_count; entity++) {
        struct explanation explanation;
        double score;
        uint32_t rank;
        explain_all(&explanation, &sample, entity, measure, (struct measure_options){0});
        ck_assert_int_eq(explanation.method, EXPLANATION_WITHOUT);
        ck_assert_int_eq(explanation.reach, EXPLANATION_ALL);
        ck_assert_uint_eq(explanation.left_out, sample.network.relation_count);
        rank_entity(&sample, measure, entity, &score, &rank);
        ck_assert(same(explanation.score, score));
        ck_assert_uint_eq(explanation.rank, rank);
        for (uint32_t i = 0; i < sample.dossier->relation_count; i++)
            check_loss(&sample, &explanation, i);
        check_order(&explanation);
        explanation_release(&explanation);
    }
    sample_release(&sample);
}
END_TEST

/* A millionth is a change; what rounding alone makes is none. */
START_TEST(small_changes)
{
    struct sample sample;
    struct explanation explanation;
    sample_init(&sample);
    sample_relate(&sample, "a", NULL, "c", 1);
    sample_relate(&sample, "a", NULL, "b", 1e6);
    sample_relate(&sample, "a", NULL, "b", 1e-6);
    sample_project(&sample, (struct projection){0});
    explain_all(&explanation, &sample, 0, "strength", (struct measure_options){0});
    ck_assert_uint_eq(explanation.left_out, 3);
    ck_assert_uint_eq(explanation.loss_count, 2);
    ck_assert_uint_eq(explanation.losses[0].position, 1);
    ck_assert_uint_eq(explanation.losses[1].position, 0);
    ck_assert_double_eq_tol(explanation.losses[1].change, -1, 1e-9);
    explanation_release(&explanation);
    sample_release(&sample);
}
END_TEST

static void add_ties(struct sample *sample, uint32_t n, uint32_t reach)
{
    sample_init(sample);
    for (uint32_t i = 0; i < n; i++) {
        char id[16];
        snprintf(id, sizeof id, "e%04u", i);
        dossier_add_entity(sample->dossier, id);
    }
    for (uint32_t i = 0; i < n; i++)
        dossier_add_relation(sample->dossier, &(struct relation){.from = i, .to = (i + reach) % n});
}

/* Of a large circle only what is near is tried: two hops each way, and the third tie from there. */
START_TEST(near_ones)
{
    struct sample sample;
    struct explanation explanation;
    add_ties(&sample, 2500, 1);
    sample_project(&sample, (struct projection){0});
    explain_all(&explanation, &sample, 7, "degree", (struct measure_options){0});
    ck_assert_int_eq(explanation.reach, EXPLANATION_NEAR);
    ck_assert_uint_eq(explanation.left_out, 6);
    ck_assert_uint_eq(explanation.losses[0].position, 6);
    ck_assert_uint_eq(explanation.losses[1].position, 7);
    ck_assert_double_eq(explanation.losses[1].change, -1);
    explanation_release(&explanation);
    sample_release(&sample);
}
END_TEST

/* Two hops from a leaf of a large star is everything. */
START_TEST(own_ones)
{
    struct sample sample;
    struct explanation explanation;
    add_ties(&sample, 2500, 1);
    for (uint32_t i = 0; i < 2500; i++)
        sample.dossier->relations[i] = (struct relation){.from = i ? 0 : 1, .to = i ? i : 0};
    sample_project(&sample, (struct projection){.parallel = PARALLEL_KEEP});
    explain_all(&explanation, &sample, 9, "degree", (struct measure_options){0});
    ck_assert_int_eq(explanation.reach, EXPLANATION_OWN);
    ck_assert_uint_eq(explanation.left_out, 1);
    ck_assert_uint_eq(explanation.losses[0].position, 9);
    ck_assert_double_eq(explanation.losses[0].score, 0);
    explanation_release(&explanation);
    sample_release(&sample);
}
END_TEST

/* Enough work for several processes: the same bytes as in this one. */
START_TEST(processes)
{
    struct sample sample;
    struct explanation explanations[2];
    struct error error = {0};
    struct explanation_options options = {.measure = measure_find("closeness")};
    add_ties(&sample, 400, 1);
    for (uint32_t i = 0; i < 400; i += 7)
        dossier_add_relation(sample.dossier,
                             &(struct relation){.from = i, .to = (i * i + 9) % 400});
    sample_project(&sample, (struct projection){0});
    for (size_t i = 0; i < 2; i++) {
        options.processes = i ? 3 : 1;
        ck_assert(explanation_init(&explanations[i], &sample.network, 14, &options, &error));
        ck_assert_int_eq(explanations[i].reach, EXPLANATION_ALL);
    }
    ck_assert_uint_gt(explanations[0].loss_count, 400);
    for (uint32_t i = 0; i < 400; i += 40)
        check_loss(&sample, &explanations[1], i);
    ck_assert_uint_eq(explanations[0].loss_count, explanations[1].loss_count);
    for (size_t i = 0; i < explanations[0].loss_count; i++)
        ck_assert_mem_eq(&explanations[0].losses[i], &explanations[1].losses[i],
                         sizeof(struct explanation_loss));
    explanation_release(&explanations[0]);
    explanation_release(&explanations[1]);
    sample_release(&sample);
}
END_TEST

TCase *explain_without_case(void)
{
    TCase *without = tcase_create("without");
    tcase_set_timeout(without, 60);
    tcase_add_loop_test(without, random_losses, 0, RANDOM_COUNT);
    tcase_add_test(without, small_changes);
    tcase_add_test(without, near_ones);
    tcase_add_test(without, own_ones);
    tcase_add_test(without, processes);
    return without;
}
