/*
 * check_worlds.c: what is drawn of a date holds in the share of worlds that its days are, counted
 * by hand; what is certain holds in all of them.
 */
#include "doubt_cases.h"
#include "suites.h"
#include "time_cases.h"

#include "finding/worlds.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* In which share of the worlds the first relation holds; the dossier is of 2010-12-31. */
static double share_of(const char *when, const char *exists, struct time_options time,
                       size_t worlds_count)
{
    struct dossier *dossier = dossier_new();
    struct view view;
    struct worlds worlds;
    struct error error = {0};
    size_t count = 0;
    doubt_relate(dossier, "a", "b", when, NULL, NULL);
    dossier->date = time_date("2010-12-31");
    dossier->entities[0].when = time_date(exists);
    ck_assert(view_init(&view, dossier, &(struct view_options){.time = time}, &error));
    worlds_init(&worlds, &view);
    for (size_t i = 0; i < worlds_count; i++) {
        worlds_draw(&worlds, 1, i);
        count += worlds.world.relation_count;
        ck_assert_uint_le(worlds.world.relation_count, 1);
    }
    worlds_release(&worlds);
    view_release(&view);
    dossier_free(dossier);
    return (double)count / (double)worlds_count;
}

/* The share of days is counted by hand. */
START_TEST(days)
{
    enum { WORLDS = 10000 };
    static const struct {
        const char *when, *exists, *asked;
        double share;
    } cases[] = {
        {"2010-01/2010-12", NULL, "2010-01-10", 10 / 31.0},
        {"2010-01/2010-12?", NULL, "2010-12-10", 22 / 31.0},
        {"2010-01/2010-12?", NULL, "2010-06-10", 1},
        {"2010-06", NULL, "2010-06-15", 15 / 30.0},
        {"2010-06", NULL, "2010-06-21..2010-06-30", 10 / 30.0},
        {"2010-06", NULL, "..2010-06-06", 6 / 30.0},
        {"2010-06-01/2010-06", NULL, "2010-06-15", 16 / 30.0},
        {"2010-06/2010-06", NULL, "2010-06-15", 240 / 465.0}, /* starts by ends, in order */
        {"2010-06/2010-06", NULL, "2010-06-21..", 1 - 210 / 465.0},
        {"2010-06~", NULL, "2010-06-15", (31 + 15) / 92.0},
        {"2010-06-11/2010-07-01", NULL, "2010-06", 20 / 30.0}, /* --as-of a month: a day of it */
        {"2010-06/..", NULL, "2010-06-15", 15 / 30.0},
        {"2010-06/..", NULL, "2030-01-01", 1}, /* what is open stays open */
        {"2010-01-01/", NULL, "2010-07-01", 184 / 365.0},
        {"2010-01-01/", NULL, "2011-01-01", 0}, /* drawn up to the dossier's date */
        {"../2010-06", NULL, "2010-06-15", 16 / 30.0},
        {"/2010-06", NULL, "2010-06-15", 16 / 30.0},
        {"/2010-06", NULL, "1200-01-01", 1}, /* no first day to draw from */
        {"/..", NULL, "1999-01-01", 1},
        {NULL, NULL, "2010-06-15", 1},
        {NULL, "2010-06/..", "2010-06-15", 15 / 30.0},
        {NULL, "2010-06", "2010-06-15", 15 / 30.0}, /* a lone date is a beginning */
        {"2010-06", "2010-06-01/2010-06", "2010-06-15", 15 / 30.0 * 16 / 30.0},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char what[120];
        struct time_options time = time_asked(cases[i].asked, strlen(cases[i].asked));
        snprintf(what, sizeof what, "%s at %s", cases[i].when ? cases[i].when : "-",
                 cases[i].asked);
        check_share(share_of(cases[i].when, cases[i].exists, time, WORLDS), cases[i].share, WORLDS,
                    what);
    }
    struct time_options faded = {.as_of = time_date("2010-07-15"), .memory = 1};
    check_share(share_of("2010-06", NULL, faded, WORLDS), 16 / 30.0, WORLDS, "memory");
    check_share(share_of("2010-06", NULL, (struct time_options){0}, WORLDS), 1, WORLDS, "no time");
}
END_TEST

/* An event fades by the day that is drawn: on average by the mean over its days. */
START_TEST(fading)
{
    enum { WORLDS = 4000 };
    struct dossier *dossier = dossier_new();
    struct view view;
    struct worlds worlds;
    struct error error = {0};
    struct view_options options = {.time = {.as_of = time_date("2011-01-01"), .half_life = 6}};
    double sum = 0, squares = 0, expected = 0;
    doubt_relate(dossier, "a", "b", "2010", NULL, NULL);
    doubt_relate(dossier, "a", "b", "2010/2012", NULL, NULL);
    ck_assert(view_init(&view, dossier, &options, &error));
    worlds_init(&worlds, &view);
    for (size_t i = 0; i < WORLDS; i++) {
        worlds_draw(&worlds, 1, i);
        ck_assert_uint_eq(worlds.world.relation_count, 2);
        ck_assert(worlds.world.decays[1] == 1);
        sum += worlds.world.decays[0];
        squares += worlds.world.decays[0] * worlds.world.decays[0];
    }
    for (int age = 1; age <= 365; age++)
        expected += pow(.5, age / (365.2425 / 2)) / 365;
    double mean = sum / WORLDS, deviation = sqrt(squares / WORLDS - mean * mean);
    ck_assert_double_gt(deviation, .1);
    ck_assert_double_eq_tol(mean, expected, 4.5 * deviation / sqrt(WORLDS));
    worlds_release(&worlds);
    view_release(&view);
    dossier_free(dossier);
}
END_TEST

static const char *const some_dates[] = {"2010",
                                         "2010-03",
                                         "2009/2011",
                                         "2010-02/2010-05",
                                         "2010~/2011",
                                         "2010/",
                                         "/2010",
                                         "/..",
                                         "2010-03/..",
                                         "../2010-06",
                                         "2010/2010",
                                         "2010-02-15",
                                         "2010-02/",
                                         "2010-01-31/",
                                         NULL,
                                         "2010?/2012",
                                         "2010-02-03/2011%",
                                         "2009~/2010~",
                                         "200X/2010",
                                         "2008/2010-03-04"};
static const char *const some_times[] = {"2010",         "2010-02",          "2010-03-04",
                                         "2009-12-31",   "2010-02..2010-03", "2010-05-01..",
                                         "..2010-02-14", "2011-07-01",       "2010-02&2010.."};

/* What is certain is in every world, and --certain leaves nothing to draw but coins. */
static void check_certain(const struct dossier *dossier, struct time_options time)
{
    struct view view;
    struct worlds worlds;
    struct error error = {0};
    ck_assert(view_init(&view, dossier, &(struct view_options){.time = time}, &error));
    worlds_init(&worlds, &view);
    for (size_t i = 0; i < 40; i++) {
        bool held[COUNT(some_dates)] = {false};
        worlds_draw(&worlds, 3, i);
        for (size_t k = 0; k < worlds.world.relation_count; k++)
            held[worlds.world.relations[k]] = true;
        for (size_t k = 0; k < view.relation_count; k++)
            ck_assert_msg(held[view.relations[k]] || view.certainties[k] == CERTAINTY_POSSIBLE,
                          "%s", some_dates[view.relations[k]]);
        ck_assert(!time.certain || worlds.world.relation_count == view.relation_count);
    }
    worlds_release(&worlds);
    view_release(&view);
}

START_TEST(certain)
{
    struct dossier *dossier = dossier_new();
    for (size_t i = 0; i < COUNT(some_dates); i++)
        doubt_relate(dossier, "a", "b", some_dates[i], NULL, NULL);
    for (int dated = 0; dated < 2; dated++) {
        for (size_t i = 0; i < COUNT(some_times); i++) {
            struct time_options time = time_asked(some_times[i], strlen(some_times[i]));
            check_certain(dossier, time);
            time.memory = edtf_given(&time.as_of) ? 3 : 0;
            check_certain(dossier, time);
            time.certain = true;
            check_certain(dossier, time);
        }
        dossier->date = time_date("2010-06");
    }
    dossier_free(dossier);
}
END_TEST

Suite *worlds_suite(void)
{
    Suite *suite = suite_create("worlds");
    TCase *test_case = tcase_create("worlds");
    tcase_set_timeout(test_case, 120);
    tcase_add_test(test_case, days);
    tcase_add_test(test_case, fading);
    tcase_add_test(test_case, certain);
    suite_add_tcase(suite, test_case);
    return suite;
}
