/*
 * check_explanation.c: the suite of explanations: what its files share, and what goes for every
 * measure.
 */
#include "explain_cases.h"
#include "suites.h"
#include "time_cases.h"

#include <stdio.h>
#include <string.h>

void sample_mixed(struct sample *sample, uint64_t seed)
{
    static const char *const types[] = {"tie",       "membership",   "presidency",
                                        "office",    "cooperation",  "support",
                                        "agreement", "consultation", "dissent"};
    uint64_t state = seed * 6007 + 3;
    uint32_t n = 1 + random_below(&state, 11), count = random_below(&state, 4 * n);
    sample_init(sample);
    struct vocabulary *vocabulary = &sample->dossier->vocabulary;
    vocabulary->types[vocabulary_find_type(vocabulary, "office")].along = 0;
    vocabulary->types[vocabulary_find_type(vocabulary, "support")].against = 0;
    for (uint32_t i = 0; i < n; i++) {
        char id[16];
        snprintf(id, sizeof id, "e%u", n - 1 - i);
        dossier_add_entity(sample->dossier, id);
    }
    for (uint32_t i = 0; i < count; i++) {
        char year[16];
        snprintf(year, sizeof year, "%u", 2004 + random_below(&state, 9));
        struct edtf when = time_date(year);
        struct relation relation = {.from = random_below(&state, n),
                                    .to = random_below(&state, n),
                                    .undirected = random_below(&state, 5) == 0,
                                    .when = dossier_date(sample->dossier, &when)};
        const char *type = types[random_below(&state, sizeof types / sizeof *types)];
        relation.type = vocabulary_find_type(vocabulary, type);
        relation.weight = random_below(&state, 3) ? random_below(&state, 32) / 8.0 : 0;
        dossier_add_relation(sample->dossier, &relation);
    }
}

void sample_decayed(struct sample *sample, struct projection projection)
{
    struct view_options options = {.time = time_asked("2010-12", 7)};
    struct error error = {0};
    options.time.half_life = 12;
    network_release(&sample->network);
    view_release(&sample->view);
    ck_assert(view_init(&sample->view, sample->dossier, &options, &error));
    network_init(&sample->network, &sample->view, &projection);
}

void explain_all(struct explanation *explanation, struct sample *sample, uint32_t entity,
                 const char *measure, struct measure_options measuring)
{
    struct error error = {0};
    struct explanation_options options = {.measure = measure_find(measure), .measuring = measuring};
    bool done = explanation_init(explanation, &sample->network, entity, &options, &error);
    ck_assert_msg(done, "%s: %s", measure, error.message ? error.message : "?");
    ck_assert_uint_eq(explanation->entity, entity);
}

START_TEST(not_in_the_network)
{
    struct sample sample;
    struct explanation explanation;
    struct error error = {0};
    struct explanation_options options = {.measure = measure_find("degree")};
    sample_init(&sample);
    sample_relate(&sample, "a", NULL, "b", 0);
    uint32_t alone = dossier_add_entity(sample.dossier, "alone");
    sample_project(&sample, (struct projection){.drop_isolates = true});
    ck_assert(!explanation_init(&explanation, &sample.network, alone, &options, &error));
    ck_assert_int_eq(error.kind, ERROR_USAGE);
    ck_assert_ptr_nonnull(strstr(error.message, "'alone' is not in the network"));
    ck_assert_ptr_nonnull(strstr(error.hint, "--drop-isolates"));
    error_release(&error);
    sample_project(&sample, (struct projection){0});
    ck_assert(explanation_init(&explanation, &sample.network, alone, &options, &error));
    ck_assert_uint_eq(explanation.rank, 3);
    explanation_release(&explanation);
    explanation_release(&explanation);
    explanation_release(NULL);
    sample_release(&sample);
}
END_TEST

START_TEST(a_measure_that_refuses)
{
    struct sample sample;
    struct explanation explanation;
    struct error error = {0};
    struct explanation_options options = {.measure = measure_find("influence")};
    sample_init(&sample);
    sample_relate(&sample, "a", "dissent", "b", 0);
    sample_project(&sample, (struct projection){.ties = TIES_NEGATIVE});
    ck_assert(!explanation_init(&explanation, &sample.network, 0, &options, &error));
    ck_assert_ptr_nonnull(strstr(error.message, "influence means nothing over negative ties"));
    error_release(&error);
    sample_release(&sample);
}
END_TEST

Suite *explanation_suite(void)
{
    Suite *suite = suite_create("explanation");
    TCase *core = tcase_create("core");
    tcase_add_test(core, not_in_the_network);
    tcase_add_test(core, a_measure_that_refuses);
    suite_add_tcase(suite, core);
    suite_add_tcase(suite, explain_walk_case());
    suite_add_tcase(suite, explain_pairs_case());
    suite_add_tcase(suite, explain_without_case());
    return suite;
}
