/*
 * check_robustness.c: rankings over what the evidence allows. The oracles share no code with it:
 * chances by hand, and all sets of kept relations one by one.
 */
#include "doubt_cases.h"
#include "fixtures.h"
#include "suites.h"
#include "time_cases.h"

#include <entente/robustness.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Where the entity is listed. */
static size_t row_of(const struct robustness *robustness, const struct dossier *dossier,
                     const char *id)
{
    size_t row = 0;
    while (row < robustness->ranking.row_count &&
           robustness->ranking.rows[row].entity != dossier_find_entity(dossier, id))
        row++;
    ck_assert_uint_lt(row, robustness->ranking.row_count);
    return row;
}

/* Nothing is in doubt: every world is the one on record. */
static void check_point(const struct robustness *robustness)
{
    const struct ranking *ranking = &robustness->ranking;
    for (size_t i = 0; i < ranking->row_count; i++) {
        const struct robustness_row *row = &robustness->rows[i];
        uint32_t rank = ranking->rows[i].rank;
        ck_assert(row->q5 == rank && row->median == rank && row->q95 == rank);
        ck_assert(row->first == (rank == 1) && row->top == (rank <= ROBUSTNESS_TOP));
        for (size_t j = 0; j < ranking->row_count; j++) {
            uint32_t other = ranking->rows[j].rank;
            double expected = rank < other ? 1 : rank == other ? .5 : 0;
            ck_assert(robustness->pairs[i * ranking->row_count + j] == expected);
        }
    }
    ck_assert_uint_eq(robustness->doubted, 0);
    ck_assert_uint_eq(robustness->imprecise + robustness->imprecise_entities, 0);
}

START_TEST(without_doubt)
{
    static const char *const measures[] = {"influence", "degree", "constraint", "harmonic"};
    for (uint64_t seed = 1; seed <= 20; seed++) {
        struct sample sample;
        struct trial trial;
        sample_random(&sample, seed, true);
        trial_init(&trial, sample.dossier, (struct time_options){0}, measures[seed % 4], 20);
        check_point(&trial.robustness);
        trial_release(&trial);
        sample_release(&sample);
    }
}
END_TEST

/* Exact dates are no doubt either, and more than one can be first. */
START_TEST(exact_dates)
{
    struct dossier *dossier = dossier_new();
    struct trial trial;
    doubt_relate(dossier, "a", "b", "2010-01-01/2010-12-31", "1.0", NULL);
    doubt_relate(dossier, "c", "d", "2010-03-01", NULL, NULL);
    doubt_relate(dossier, "e", "f", "2011-03-01/..", NULL, NULL);
    doubt_relate(dossier, "e", "f", "../2010-03-01", NULL, NULL);
    trial_init(&trial, dossier, (struct time_options){.as_of = time_date("2010-06-01")}, "degree",
               20);
    check_point(&trial.robustness);
    ck_assert_uint_eq(trial.view.relation_count, 2);
    ck_assert(trial.robustness.rows[3].first == 1 && trial.robustness.rows[4].first == 0);
    trial_release(&trial);
    dossier_free(dossier);
}
END_TEST

/* Of two persons with one relation each, of confidence p and q. */
START_TEST(two_coins)
{
    enum { WORLDS = 5000 };
    const double p = .7, q = .4;
    struct dossier *dossier = dossier_new();
    struct error error = {0};
    struct trial trial;
    const struct measure *degree = measure_find("degree");
    struct robustness_options options = options_by(&degree, WORLDS);
    doubt_relate(dossier, "a", "x", NULL, "0.7", NULL);
    doubt_relate(dossier, "b", "y", NULL, "0.4", NULL);
    options.ranking.kind = vocabulary_find_kind(&dossier->vocabulary, "person");
    dossier->entities[0].kind = dossier->entities[2].kind = options.ranking.kind;
    options.ranking.top = 1;
    ck_assert(try_init(&trial, dossier, (struct time_options){0}, (struct projection){0}, &options,
                       &error));
    const struct robustness *robustness = &trial.robustness;
    size_t a = row_of(robustness, dossier, "a"), b = row_of(robustness, dossier, "b");
    ck_assert_uint_eq(robustness->ranking.row_count, 2);
    ck_assert_uint_eq(robustness->doubted, 2);
    check_share(robustness->rows[a].first, 1 - (1 - p) * q, WORLDS, "a is first");
    check_share(robustness->rows[b].first, 1 - (1 - q) * p, WORLDS, "b is first");
    ck_assert(robustness->rows[a].top == robustness->rows[a].first);
    ck_assert(robustness->rows[a].q5 == 1 && robustness->rows[a].median == 1);
    ck_assert(robustness->rows[a].q95 == 2); /* in 0.12 of the worlds */
    check_share(robustness->pairs[a * 2 + b], p * (1 - q) + (p * q + (1 - p) * (1 - q)) / 2, WORLDS,
                "a is above b");
    ck_assert_double_eq_tol(robustness->pairs[a * 2 + b] + robustness->pairs[b * 2 + a], 1, 1e-12);
    ck_assert(robustness->pairs[a * 2 + a] == .5);
    trial_release(&trial);
    dossier_free(dossier);
}
END_TEST

enum { FEW = 7 };

/* Adds to chances[entity][rank], from 0, how likely it has that rank: over all kept sets. */
static void enumerate(const struct dossier *dossier, const double *confidences,
                      const struct ranking_options *options, double chances[FEW][FEW + 1])
{
    struct view view;
    struct error error = {0};
    bool everyone[64];
    memset(everyone, true, sizeof everyone);
    ck_assert(view_init(&view, dossier, &(struct view_options){0}, &error));
    for (unsigned set = 0; set < 1u << view.relation_count; set++) {
        bool kept[FEW];
        double chance = 1;
        struct view part;
        struct network network;
        struct ranking ranking;
        for (size_t i = 0; i < view.relation_count; i++) {
            kept[i] = set >> i & 1;
            chance *= kept[i] ? confidences[i] : 1 - confidences[i];
        }
        view_part(&view, kept, everyone, &part);
        network_init(&network, &part, &(struct projection){0});
        ck_assert(ranking_init(&ranking, &network, options, &error));
        for (size_t i = 0; i < ranking.row_count; i++)
            chances[ranking.rows[i].entity][ranking.rows[i].rank] += chance;
        ranking_release(&ranking);
        network_release(&network);
        view_release(&part);
    }
    view_release(&view);
}

/* Seven entities, up to seven relations of any confidence; returns the confidences. */
static struct dossier *random_doubts(uint64_t seed, double *confidences)
{
    struct dossier *dossier = dossier_new();
    char from[] = "a", to[] = "a", confidence[32];
    for (; *to <= 'g'; ++*to)
        dossier_add_entity(dossier, to);
    for (size_t i = 0; i < FEW; i++) {
        *from = (char)('a' + random_below(&seed, 7));
        *to = (char)('a' + random_below(&seed, 7));
        unsigned percent = random_below(&seed, 5) ? random_below(&seed, 101) : 100;
        confidences[i] = percent / 100.0;
        snprintf(confidence, sizeof confidence, "%u.%02u", percent / 100, percent % 100);
        doubt_relate(dossier, from, to, NULL, confidence, NULL);
    }
    return dossier;
}

/* Fails unless the share q of all worlds has at most that rank, and less of them a lower one. */
static void check_quantile(uint32_t rank, double q, const double *chances, size_t worlds)
{
    double below = 0, slack = 4.5 * sqrt(q * (1 - q) / (double)worlds);
    for (uint32_t i = 1; i < rank; i++)
        below += chances[i];
    ck_assert_msg(below < q + slack && below + chances[rank] > q - slack,
                  "%u is no quantile of %g: below it %g, with it %g", rank, q, below,
                  below + chances[rank]);
}

START_TEST(by_all_sets)
{
    enum { WORLDS = 3000 };
    static const char *const measures[] = {"influence", "betweenness", "degree", "eccentricity"};
    for (uint64_t seed = 1; seed <= 12; seed++) {
        double confidences[FEW], chances[FEW][FEW + 1] = {0};
        struct dossier *dossier = random_doubts(seed, confidences);
        const struct measure *measure = measure_find(measures[seed % 4]);
        struct ranking_options ranked = {
            .measures = &measure, .measure_count = 1, .kind = VOCABULARY_NONE};
        struct trial trial;
        enumerate(dossier, confidences, &ranked, chances);
        trial_init(&trial, dossier, (struct time_options){0}, measure->name, WORLDS);
        ck_assert_uint_eq(trial.robustness.ranking.row_count, FEW);
        for (size_t i = 0; i < FEW; i++) {
            const double *chance = chances[trial.robustness.ranking.rows[i].entity];
            const struct robustness_row *row = &trial.robustness.rows[i];
            check_share(row->first, chance[1], WORLDS, measure->name);
            check_share(row->top, chance[1] + chance[2] + chance[3], WORLDS, measure->name);
            check_quantile(row->q5, .05, chance, WORLDS);
            check_quantile(row->median, .5, chance, WORLDS);
            check_quantile(row->q95, .95, chance, WORLDS);
        }
        trial_release(&trial);
        dossier_free(dossier);
    }
}
END_TEST

/* Who does not exist in a world is behind all who do, and nobody's first. */
START_TEST(absent)
{
    enum { WORLDS = 2000 };
    struct dossier *dossier = dossier_new();
    struct trial trial;
    struct error error = {0};
    const struct measure *degree = measure_find("degree");
    struct robustness_options options = options_by(&degree, WORLDS);
    struct time_options time = {.as_of = time_date("2010-06-24")};
    doubt_relate(dossier, "a", "b", NULL, NULL, NULL);
    doubt_relate(dossier, "a", "c", NULL, NULL, NULL);
    dossier->entities[0].when = time_date("2010-06/..");
    options.ranking.top = SIZE_MAX;
    ck_assert(try_init(&trial, dossier, time, (struct projection){0}, &options, &error));
    const struct robustness *robustness = &trial.robustness;
    ck_assert_uint_eq(row_of(robustness, dossier, "a"), 0);
    check_share(robustness->rows[0].first, 24 / 30.0, WORLDS, "there");
    ck_assert(robustness->rows[0].top == robustness->rows[0].first);
    ck_assert(robustness->rows[0].median == 1 && robustness->rows[0].q95 == 0);
    ck_assert(robustness->pairs[1] == robustness->rows[0].first);
    ck_assert(robustness->rows[1].top == 1 && robustness->rows[1].q95 == 2);
    ck_assert(robustness->imprecise_entities == 1 && !robustness->alike);
    trial_release(&trial);
    dossier_free(dossier);
}
END_TEST

/* How often "a" is first at that time, by one relation of it and two of others. */
static double first_at(const char *when, const char *as_of)
{
    struct dossier *dossier = dossier_new();
    struct trial trial;
    doubt_relate(dossier, "a", "b", when, NULL, NULL);
    doubt_relate(dossier, "a", "c", "2000-01-01/..", NULL, NULL);
    doubt_relate(dossier, "d", "e", "2000-01-01/..", NULL, NULL);
    trial_init(&trial, dossier, (struct time_options){.as_of = time_date(as_of)}, "degree", 2000);
    const struct robustness *robustness = &trial.robustness;
    double share =
        robustness->pairs[row_of(robustness, dossier, "a") * 5 + row_of(robustness, dossier, "d")];
    trial_release(&trial);
    dossier_free(dossier);
    return share;
}

/* Dates alone make worlds different, of the dossier and of the question; a tie counts half. */
START_TEST(dates_alone)
{
    check_share(first_at("2010-06/..", "2010-06-10"), 10 / 30.0 + 20 / 60.0, 2000, "a start");
    check_share(first_at("2010-06-21/..", "2010-06"), 10 / 30.0 + 20 / 60.0, 2000, "a question");
}
END_TEST

/* Where `top` cuts the list, the others still count: in the ranks, and for the sources. */
START_TEST(cut_list)
{
    struct dossier *dossier = random_sources(7);
    const struct measure *measure = measure_find("influence");
    struct robustness_options options = options_by(&measure, 200);
    struct trial all, cut;
    struct error error = {0};
    ck_assert(try_init(&all, dossier, (struct time_options){0}, (struct projection){0}, &options,
                       &error));
    options.ranking.top = 2;
    ck_assert(try_init(&cut, dossier, (struct time_options){0}, (struct projection){0}, &options,
                       &error));
    const struct robustness *few = &cut.robustness, *many = &all.robustness;
    ck_assert_uint_lt(few->ranking.row_count, many->ranking.row_count);
    for (size_t i = 0; i < few->ranking.row_count; i++) {
        ck_assert(few->rows[i].first == many->rows[i].first);
        ck_assert(few->rows[i].q95 == many->rows[i].q95);
    }
    ck_assert(few->sources[0].tau == many->sources[0].tau);
    ck_assert(few->rows[0].top <= many->rows[0].top && few->top == 2);
    trial_release(&cut);
    trial_release(&all);
    dossier_free(dossier);
}
END_TEST

/* The same worlds by any number of processes; other worlds by another seed. */
START_TEST(processes)
{
    static const size_t counts[] = {1, 2, 7};
    const struct measure *measure = measure_find("betweenness");
    struct dossier *dossier = random_sources(3);
    struct robustness_options options = options_by(&measure, 101);
    struct trial trials[4];
    struct error error = {0};
    for (size_t i = 0; i < 4; i++) {
        options.processes = i < 3 ? counts[i] : 1;
        options.ranking.measuring.random_seed = i < 3 ? 0 : 2;
        ck_assert(try_init(&trials[i], dossier, (struct time_options){0}, (struct projection){0},
                           &options, &error));
    }
    size_t rows = trials[0].robustness.ranking.row_count;
    for (size_t i = 1; i < 4; i++) {
        const struct robustness *one = &trials[0].robustness, *other = &trials[i].robustness;
        ck_assert((memcmp(one->pairs, other->pairs, rows * rows * sizeof(double)) == 0) == (i < 3));
        for (size_t k = 0; k < one->source_count; k++)
            ck_assert(one->sources[k].tau == other->sources[k].tau);
        for (size_t k = 0; i < 3 && k < rows; k++)
            ck_assert(one->rows[k].q5 == other->rows[k].q5 &&
                      one->rows[k].first == other->rows[k].first);
    }
    ck_assert_uint_eq(trials[0].robustness.seed, 1);
    for (size_t i = 0; i < 4; i++)
        trial_release(&trials[i]);
    dossier_free(dossier);
}
END_TEST

/* An error says in which world; too many worlds are refused before any is drawn. */
START_TEST(failures)
{
    const struct measure *measure = measure_find("personalized-pagerank");
    struct dossier *dossier = dossier_new();
    struct robustness_options options = options_by(&measure, 50);
    struct time_options time = {.as_of = time_date("2010-06-15")};
    doubt_relate(dossier, "a", "b", NULL, NULL, NULL);
    dossier->entities[0].when = time_date("2010-06/..");
    options.ranking.measuring.seeds = "a";
    for (options.processes = 1; options.processes <= 2; options.processes++) {
        struct trial trial;
        struct error error = {0};
        ck_assert(!try_init(&trial, dossier, time, (struct projection){0}, &options, &error));
        ck_assert_msg(strncmp(error.message, "in world ", 9) == 0, "%s", error.message);
        error_release(&error);
        trial_release(&trial);
    }
    struct trial trial;
    struct error error = {0};
    options.worlds = SIZE_MAX / 2;
    ck_assert(!try_init(&trial, dossier, time, (struct projection){0}, &options, &error));
    ck_assert_int_eq(error.kind, ERROR_LIMIT);
    error_release(&error);
    trial_release(&trial);
    dossier_free(dossier);
}
END_TEST

Suite *robustness_suite(void)
{
    Suite *suite = suite_create("robustness");
    TCase *test_case = tcase_create("robustness");
    tcase_set_timeout(test_case, 120);
    tcase_add_test(test_case, without_doubt);
    tcase_add_test(test_case, exact_dates);
    tcase_add_test(test_case, two_coins);
    tcase_add_test(test_case, by_all_sets);
    tcase_add_test(test_case, absent);
    tcase_add_test(test_case, dates_alone);
    tcase_add_test(test_case, cut_list);
    tcase_add_test(test_case, processes);
    tcase_add_test(test_case, failures);
    suite_add_tcase(suite, test_case);
    return suite;
}
