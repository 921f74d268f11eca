/*
 * check_sources.c: what a ranking is without each source, compared with the view without it.
 */
#include "doubt_cases.h"
#include "suites.h"

#include <math.h>
#include <stdlib.h>

/* Fills ranks by entity; returns who is first, and of how many. */
static uint32_t ranks_of(const struct view *view, const struct ranking_options *options,
                         uint32_t *ranks, size_t *first_count)
{
    struct network network;
    struct ranking ranking;
    struct error error = {0};
    network_init(&network, view, &(struct projection){0});
    ck_assert(ranking_init(&ranking, &network, options, &error));
    uint32_t first = ranking.rows[0].entity;
    *first_count = 0;
    for (size_t i = 0; i < ranking.row_count; i++) {
        ranks[ranking.rows[i].entity] = ranking.rows[i].rank;
        *first_count += ranking.rows[i].rank == 1;
    }
    ranking_release(&ranking);
    network_release(&network);
    return first;
}

static void check_source(const struct trial *trial, const struct robustness_source *source,
                         const struct ranking_options *options)
{
    const struct dossier *dossier = trial->view.dossier;
    struct view rest;
    struct error error = {0};
    uint32_t before[16] = {0}, after[16] = {0}, most = 0;
    size_t count, entities = dossier->entity_count;
    struct without without = {.sources = dossier->sources[source->source].id};
    ck_assert(view_without(&trial->view, &without, &rest, &error));
    ranks_of(&trial->view, options, before, &count);
    ck_assert_uint_eq(ranks_of(&rest, options, after, &count), source->first);
    ck_assert_uint_eq(count, source->first_count);
    ck_assert_uint_eq(source->relations, trial->view.relation_count - rest.relation_count);
    double tau = naive_tau(before, after, entities);
    ck_assert(isnan(tau) ? isnan(source->tau) : fabs(tau - source->tau) < 1e-12);
    for (size_t i = 0; i < entities; i++)
        most = (uint32_t)fmax(most, abs((int)before[i] - (int)after[i]));
    ck_assert(!most == (source->mover == DOSSIER_NONE));
    if (most) {
        ck_assert_uint_eq(source->ranks[0], before[source->mover]);
        ck_assert_uint_eq(source->ranks[1], after[source->mover]);
        ck_assert_int_eq(abs((int)source->ranks[0] - (int)source->ranks[1]), (int)most);
    }
    view_release(&rest);
}

START_TEST(sources)
{
    for (uint64_t seed = 1; seed <= 30; seed++) {
        struct dossier *dossier = random_sources(seed);
        const struct measure *measure = measure_find(seed % 2 ? "influence" : "degree");
        struct ranking_options ranked = {
            .measures = &measure, .measure_count = 1, .kind = VOCABULARY_NONE};
        struct trial trial;
        trial_init(&trial, dossier, (struct time_options){0}, measure->name, 2);
        const struct robustness *robustness = &trial.robustness;
        ck_assert_uint_ge(robustness->source_count, 3);
        ck_assert_uint_eq(robustness->source_count, robustness->sources_sole);
        ck_assert_uint_ge(robustness->sources_cited, robustness->sources_sole);
        for (size_t i = 0; i < robustness->source_count; i++) {
            check_source(&trial, &robustness->sources[i], &ranked);
            ck_assert(i == 0 || robustness->sources[i].tau >= robustness->sources[i - 1].tau);
        }
        trial_release(&trial);
        dossier_free(dossier);
    }
}
END_TEST

/* Who is not in the network without a source is behind all others then. */
START_TEST(source_of_a_tie)
{
    const struct measure *degree = measure_find("degree");
    struct robustness_options options = options_by(&degree, 2);
    struct dossier *dossier = dossier_new();
    struct trial trial;
    struct error error = {0};
    dossier_add_source(dossier, "s");
    doubt_relate(dossier, "a", "b", NULL, NULL, "s");
    doubt_relate(dossier, "a", "c", NULL, NULL, "s");
    doubt_relate(dossier, "a", "d", NULL, NULL, "s");
    doubt_relate(dossier, "b", "c", NULL, NULL, NULL);
    ck_assert(try_init(&trial, dossier, (struct time_options){0},
                       (struct projection){.drop_isolates = true}, &options, &error));
    const struct robustness_source *source = trial.robustness.sources;
    ck_assert_uint_eq(trial.robustness.source_count, 1);
    ck_assert_uint_eq(source->relations, 3);
    ck_assert_uint_eq(source->mover, dossier_find_entity(dossier, "a"));
    ck_assert(source->ranks[0] == 1 && source->ranks[1] == 0);
    double tau = naive_tau((uint32_t[]){1, 2, 2, 4}, (uint32_t[]){9, 1, 1, 9}, 4);
    ck_assert_double_eq_tol(source->tau, tau, 1e-12);
    trial_release(&trial);
    dossier_free(dossier);
}
END_TEST

Suite *sources_suite(void)
{
    Suite *suite = suite_create("sources");
    TCase *test_case = tcase_create("sources");
    tcase_add_test(test_case, sources);
    tcase_add_test(test_case, source_of_a_tie);
    suite_add_tcase(suite, test_case);
    return suite;
}
