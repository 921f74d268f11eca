/*
 * check_comembership.c: networks of members of the same organizations: shared days worked out by
 * hand, and counted day by day on random dossiers.
 */
#include "fixtures.h"
#include "suites.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct edtf date_of(const char *string)
{
    struct edtf date = {0};
    ck_assert_msg(edtf_parse(&date, string, strlen(string), NULL, NULL), "no date: %s", string);
    return date;
}

/* Adds a membership; `when` NULL: without a date. */
static struct relation *join(struct sample *sample, const char *member, const char *organization,
                             const char *when)
{
    sample_relate(sample, member, "membership", organization, 0);
    struct relation *relation = &sample->dossier->relations[sample->dossier->relation_count - 1];
    if (when) {
        struct edtf date = date_of(when);
        relation->when = dossier_date(sample->dossier, &date);
    }
    return relation;
}

/* "a X 2010-01-01/2010-01-10; b X": the memberships of a dossier of that date. */
static void sample_memberships(struct sample *sample, const char *date, const char *memberships)
{
    char member[32], organization[32], when[64];
    sample_init(sample);
    if (date)
        sample->dossier->date = date_of(date);
    while (*memberships) {
        when[0] = '\0';
        ck_assert_int_ge(
            sscanf(memberships, " %31[^ ;] %31[^ ;] %63[^ ;]", member, organization, when), 2);
        join(sample, member, organization, when[0] ? when : NULL);
        memberships += strcspn(memberships, ";");
        memberships += *memberships == ';';
    }
}

/* Projects what is seen at the time. */
static void project(struct sample *sample, struct time_options time, struct projection projection)
{
    struct view_options options = {.time = time};
    struct error error = {0};
    if (!projection.project)
        projection.project = "membership";
    network_release(&sample->network);
    view_release(&sample->view);
    ck_assert(view_init(&sample->view, sample->dossier, &options, &error));
    ck_assert_msg(projection_check(&projection, &sample->view, &error), "%s", error.message);
    network_init(&sample->network, &sample->view, &projection);
}

static uint32_t node_of(const struct sample *sample, const char *id)
{
    uint32_t entity = dossier_find_entity(sample->dossier, id);
    ck_assert_msg(entity != DOSSIER_NONE, "no entity %s", id);
    return sample->network.nodes[entity];
}

/* The weight of the tie of two one-letter members; 0: there is none. */
static double weight_of(const struct sample *sample, const char *pair)
{
    uint32_t a = node_of(sample, (char[]){pair[0], 0}), b = node_of(sample, (char[]){pair[1], 0});
    for (size_t i = 0; i < sample->network.tie_count; i++) {
        const struct tie *tie = &sample->network.ties[i];
        ck_assert_uint_lt(tie->from, tie->to);
        ck_assert_int_eq(tie->sign, 1);
        if ((tie->from == a && tie->to == b) || (tie->from == b && tie->to == a))
            return tie->weight;
    }
    return 0;
}

static bool doubted(const struct sample *sample, const char *id)
{
    return sample->network.doubted[node_of(sample, id)];
}

static void assert_weight(const struct sample *sample, const char *pair, double wanted)
{
    double weight = weight_of(sample, pair);
    ck_assert_msg(fabs(weight - wanted) < 1e-12, "%s is %.12g, not %.12g", pair, weight, wanted);
}

static void assert_described(const struct sample *sample, const char *wanted)
{
    struct text text = {0};
    network_describe(&sample->network, &text);
    ck_assert_str_eq(text_string(&text), wanted);
    text_release(&text);
}

static const struct time_options no_time;

/* X: three members, 20 days. Y: two, 3 days in a leap year are not in X's month: by hand. */
START_TEST(spells_by_hand)
{
    struct sample sample;
    sample_memberships(&sample, NULL,
                       "a X 2010-01-01/2010-01-10; b X 2010-01-06/2010-01-20;"
                       "c X 2010-01-15/2010-01-20");
    project(&sample, no_time, (struct projection){.weighted = true});
    ck_assert_uint_eq(sample.network.node_count, 3);
    ck_assert_uint_eq(sample.network.tie_count, 2);
    assert_weight(&sample, "ab", 5 / 40.);
    assert_weight(&sample, "bc", 6 / 40.);
    assert_weight(&sample, "ac", 0);
    ck_assert(!doubted(&sample, "a") && !doubted(&sample, "b") && !doubted(&sample, "c"));
    ck_assert_uint_eq(node_of(&sample, "X"), NETWORK_NONE);
    assert_described(&sample,
                     "3 members of 1 organization by membership, 2010-01-01 to 2010-01-20 (20 "
                     "days); 3 of 3 relations as 2 ties of who was there at the same time, one a "
                     "pair; undirected, weighted by shared days; everything on record");
    sample_release(&sample);
}
END_TEST

/* Two organizations add up, each by its own members; 2012 has a 29 February. */
START_TEST(organizations_add_up)
{
    struct sample sample;
    sample_memberships(&sample, NULL,
                       "a X 2012-02-28/2012-03-01; b X 2012-02-28/2012-03-01;"
                       "a Y 2012-02-28/2012-02-29; b Y 2012-02-29/2012-03-08; c Y 2012-03-08");
    project(&sample, no_time, (struct projection){0});
    assert_weight(&sample, "ab", 3 / 10. + 1 / 20.);
    assert_weight(&sample, "bc", 1 / 20.);
    ck_assert_uint_eq(sample.network.ties[0].relation_count, 2);
    project(&sample, no_time, (struct projection){.parallel = PARALLEL_KEEP});
    ck_assert_uint_eq(sample.network.tie_count, 3);
    ck_assert_double_eq_tol(sample.network.ties[0].weight, 1 / 20., 1e-12);
    ck_assert_double_eq_tol(sample.network.ties[1].weight, 3 / 10., 1e-12);
    assert_described(&sample,
                     "3 members of 2 organizations by membership, 2012-02-28 to 2012-03-08 (10 "
                     "days); 5 of 5 relations as 3 ties of who was there at the same time, one a "
                     "pair and organization; undirected, unweighted; everything on record");
    sample_release(&sample);
}
END_TEST

/* Several memberships of one in the same organization: their days count once. */
START_TEST(spells_unite)
{
    struct sample sample;
    sample_memberships(&sample, NULL,
                       "a X 2010-01-01/2010-01-05; a X 2010-01-04/2010-01-08;"
                       "a X 2010-01-09/2010-01-10; a X 2010-01-15/2010-01-16;"
                       "a X 2010-01-02/2010-01-03; b X 2010-01-01/2010-01-20");
    project(&sample, no_time, (struct projection){0});
    assert_weight(&sample, "ab", 12 / 20.);
    ck_assert_uint_eq(sample.network.relation_count, 6);
    sample_release(&sample);
}
END_TEST

/* Nobody asks for a time: an open end goes to the dossier's date, and so does an unknown one. */
START_TEST(open_ends)
{
    struct sample sample;
    sample_memberships(&sample, "2010-01-10",
                       "a X 2010-01-01/..; b X /2010-01-04; c X 2010-01-09/;"
                       "d Y 2010-01-01/2010-01-20; e Y 2010-01-06/..");
    project(&sample, no_time, (struct projection){0});
    assert_weight(&sample, "ab", 4 / 40.);
    assert_weight(&sample, "ac", 2 / 40.);
    assert_weight(&sample, "bc", 0);
    assert_weight(&sample, "de", 5 / 20.);
    assert_described(&sample,
                     "5 members of 2 organizations by membership, 2010-01-01 to 2010-01-20 (20 "
                     "days); 5 of 5 relations as 3 ties of who was there at the same time, one a "
                     "pair; undirected, unweighted; 3 without an end, to 2010-01-10; everything on "
                     "record");
    /* Asked for, they go on; past the dossier's date that is only possible. */
    project(&sample,
            (struct time_options){.since = date_of("2010-01-11"), .until = date_of("2010-01-20")},
            (struct projection){0});
    assert_weight(&sample, "de", 1);
    assert_weight(&sample, "ac", 1);
    ck_assert(doubted(&sample, "d") && doubted(&sample, "e"));
    ck_assert_uint_eq(sample.network.possible_count, 2);
    sample_release(&sample);
}
END_TEST

/* What begins after the dossier's date still names its own days. */
START_TEST(beyond_the_date)
{
    struct sample sample;
    sample_memberships(&sample, "2010-01-10", "a X 2010-01-15/..; b X 2010-01-15/..");
    project(&sample, no_time, (struct projection){0});
    assert_weight(&sample, "ab", 1 / 6.);
    assert_described(&sample,
                     "2 members of 1 organization by membership, 2010-01-10 to 2010-01-15 (6 "
                     "days); 2 of 2 relations as 1 tie (1 only possible) of who was there at the "
                     "same time, one a pair; undirected, unweighted; 2 without an end, to "
                     "2010-01-10; everything on record");
    sample_release(&sample);
}
END_TEST

START_TEST(open_without_a_date)
{
    struct sample sample;
    sample_memberships(&sample, NULL, "a X 2010-01-01/..; b X ../2010-01-02; c X 2010-01-04/");
    project(&sample, no_time, (struct projection){0});
    assert_weight(&sample, "ab", 2 / 8.);
    assert_weight(&sample, "ac", 1 / 8.);
    assert_weight(&sample, "bc", 0);
    sample_release(&sample);
}
END_TEST

/* An event lasts its day; as of a later day it is on record, as long as it is remembered. */
START_TEST(events)
{
    struct sample sample;
    sample_memberships(&sample, NULL,
                       "a S 2010-01-05; b S 2010-01-05; c S 2010-01-06; d T 2010-01-01/2010-01-10;"
                       "e T 2010-01-05");
    project(&sample, no_time, (struct projection){0});
    assert_weight(&sample, "ab", 1 / 20.);
    assert_weight(&sample, "ac", 0);
    assert_weight(&sample, "de", 1 / 10.);
    project(&sample, (struct time_options){.as_of = date_of("2010-01-08")}, (struct projection){0});
    assert_weight(&sample, "ab", 1 / 2.);
    assert_weight(&sample, "ac", 1 / 2.);
    assert_weight(&sample, "de", 1);
    project(&sample, (struct time_options){.as_of = date_of("2010-02-05"), .memory = 1},
            (struct projection){0});
    assert_weight(&sample, "ab", 1 / 2.);
    project(&sample, (struct time_options){.as_of = date_of("2010-02-06"), .memory = 1},
            (struct projection){0});
    ck_assert_uint_eq(sample.network.node_count, 1);
    ck_assert_uint_eq(sample.network.tie_count, 0);
    sample_release(&sample);
}
END_TEST

/* As of a month the days are those of the month: a joins on its 20th day of 30. */
START_TEST(as_of)
{
    struct sample sample;
    sample_memberships(&sample, NULL,
                       "a X 2010-06-20/2011; b X 2009/2012; c X 2012/2013; d Y 2010-06-10");
    join(&sample, "b", "Y", "2010/2011");
    project(&sample, (struct time_options){.as_of = date_of("2010-07-01")}, (struct projection){0});
    assert_weight(&sample, "ab", 1);
    ck_assert_uint_eq(node_of(&sample, "c"), NETWORK_NONE);
    project(&sample, (struct time_options){.as_of = date_of("2010-06-19")}, (struct projection){0});
    ck_assert_uint_eq(node_of(&sample, "a"), NETWORK_NONE);
    project(&sample, (struct time_options){.as_of = date_of("2010-06")}, (struct projection){0});
    assert_weight(&sample, "ab", 11 / 30.);
    assert_weight(&sample, "bd", 21 / 30.);
    assert_described(&sample,
                     "3 members of 2 organizations by membership, 2010-06-01 to 2010-06-30 (30 "
                     "days); 4 of 5 relations as 2 ties (1 only possible) of who was there at the "
                     "same time, one a pair; undirected, unweighted; as of 2010-06");
    sample_release(&sample);
}
END_TEST

START_TEST(windows)
{
    struct sample sample;
    sample_memberships(&sample, NULL,
                       "a X 2010-01-01/2010-01-10; b X 2010-01-06/2010-01-20;"
                       "c X 2010-01-18/2010-01-30");
    project(&sample,
            (struct time_options){.since = date_of("2010-01-09"), .until = date_of("2010-01-12")},
            (struct projection){0});
    assert_weight(&sample, "ab", 2 / 4.);
    ck_assert_uint_eq(node_of(&sample, "c"), NETWORK_NONE);
    project(&sample, (struct time_options){.since = date_of("2010-01-11")}, (struct projection){0});
    assert_weight(&sample, "bc", 3 / 20.);
    project(&sample, (struct time_options){.until = date_of("2010-01-10")}, (struct projection){0});
    assert_weight(&sample, "ab", 5 / 10.);
    sample_release(&sample);
}
END_TEST

/* Possible days count; where none is certain to be shared the ends are doubted. */
START_TEST(imprecise_dates)
{
    struct sample sample;
    sample_memberships(&sample, NULL,
                       "a X 2010-01/2010-03; b X 2010-02-10/2010-02-20; c X 2010-03-31/2010-04-09;"
                       "d Y 2010-01-01/2010-04-10; e Y 2010-01-01/2010-01-10?");
    project(&sample, no_time, (struct projection){0});
    assert_weight(&sample, "ab", 11 / 200.);
    assert_weight(&sample, "ac", 1 / 200.);
    assert_weight(&sample, "de", 10 / 100.);
    ck_assert(!doubted(&sample, "b"));
    ck_assert(doubted(&sample, "a") && doubted(&sample, "c"));
    ck_assert(doubted(&sample, "d") && doubted(&sample, "e"));
    ck_assert_uint_eq(sample.network.possible_count, 2);
    /* Certain days alone: a from 31 January to 1 March. */
    project(&sample,
            (struct time_options){
                .since = date_of("2010-01-01"), .until = date_of("2010-04-10"), .certain = true},
            (struct projection){0});
    assert_weight(&sample, "ab", 11 / 200.);
    assert_weight(&sample, "ac", 0);
    ck_assert_uint_eq(node_of(&sample, "e"), NETWORK_NONE);
    ck_assert_uint_eq(sample.network.possible_count, 0);
    sample_release(&sample);
}
END_TEST

/* Sure in one of two organizations is sure; each by itself where all ties are kept. */
START_TEST(doubt_of_a_pair)
{
    struct sample sample;
    sample_memberships(&sample, NULL,
                       "a X 2010-01-01/2010-01-10; b X 2010-01-01/2010-01-10?;"
                       "a Y 2010-01-01/2010-01-10; b Y 2010-01-02");
    project(&sample, no_time, (struct projection){0});
    assert_weight(&sample, "ab", 1 + 1 / 10.);
    ck_assert(!doubted(&sample, "a") && !doubted(&sample, "b"));
    project(&sample, no_time, (struct projection){.parallel = PARALLEL_KEEP});
    ck_assert_uint_eq(sample.network.possible_count, 1);
    ck_assert(doubted(&sample, "a") && doubted(&sample, "b"));
    sample_release(&sample);
}
END_TEST

/* Who may not exist then is doubted, as are its ties' ends by their dates alone. */
START_TEST(doubt_of_an_entity)
{
    struct sample sample;
    sample_memberships(&sample, NULL, "a X 2010/2012; b X 2010/2012");
    sample.dossier->entities[dossier_find_entity(sample.dossier, "a")].when = date_of("2011?/..");
    project(&sample, (struct time_options){.as_of = date_of("2011-06-01")}, (struct projection){0});
    ck_assert(doubted(&sample, "a") && !doubted(&sample, "b"));
    sample_release(&sample);
}
END_TEST

/* Throughout; where a time is asked for, certain when the source reports it. */
START_TEST(undated)
{
    struct sample sample;
    sample_memberships(&sample, NULL, "a X; b X 2010-01-01/2010-01-20; c X 2010-01-11");
    project(&sample, no_time, (struct projection){0});
    assert_weight(&sample, "ab", 1 / 2.);
    assert_weight(&sample, "ac", 1 / 40.);
    ck_assert(!doubted(&sample, "a"));
    assert_described(&sample,
                     "3 members of 1 organization by membership, 2010-01-01 to 2010-01-20 (20 "
                     "days); 3 of 3 relations as 3 ties of who was there at the same time, one a "
                     "pair; undirected, unweighted; 1 without a date, throughout; everything on "
                     "record");
    project(&sample,
            (struct time_options){.since = date_of("2010-01-01"), .until = date_of("2010-01-10")},
            (struct projection){0});
    assert_weight(&sample, "ab", 1);
    ck_assert(doubted(&sample, "a") && doubted(&sample, "b"));
    uint32_t source = dossier_add_source(sample.dossier, "s");
    sample.dossier->sources[source].date = date_of("2010-01-05");
    struct evidence evidence = {.source = dossier_string(sample.dossier, "s", 1)};
    sample.dossier->relations[0].evidence = dossier_evidence(sample.dossier, &evidence);
    project(&sample,
            (struct time_options){.since = date_of("2010-01-01"), .until = date_of("2010-01-10")},
            (struct projection){0});
    assert_weight(&sample, "ab", 1);
    ck_assert(!doubted(&sample, "a") && !doubted(&sample, "b"));
    project(&sample, (struct time_options){.as_of = date_of("2010-01-05")}, (struct projection){0});
    ck_assert(!doubted(&sample, "a"));
    project(&sample, (struct time_options){.as_of = date_of("2010-01-06")}, (struct projection){0});
    ck_assert(doubted(&sample, "a"));
    sample_release(&sample);
}
END_TEST

START_TEST(nothing_dated)
{
    struct sample sample;
    sample_memberships(&sample, "2010", "a X; b X; c X; c Y; d Y; e Z");
    project(&sample, no_time, (struct projection){.weighted = true});
    assert_weight(&sample, "ab", .5);
    assert_weight(&sample, "cd", 1);
    ck_assert_uint_eq(sample.network.node_count, 5);
    assert_described(&sample,
                     "5 members of 3 organizations by membership; 6 of 6 relations as 4 ties of "
                     "who was there at the same time, one a pair; undirected, weighted by shared "
                     "days; 6 without a date, throughout; everything on record");
    project(&sample, no_time, (struct projection){.drop_isolates = true});
    ck_assert_uint_eq(sample.network.node_count, 4);
    ck_assert_uint_eq(sample.network.dropped_count, 1);
    sample_release(&sample);
}
END_TEST

/* An organization can be a member; one of itself is left out; other relations are not looked at. */
START_TEST(who_is_a_node)
{
    struct sample sample;
    sample_memberships(&sample, NULL, "a X; b X; X Y; c Y; Y Y");
    sample_relate(&sample, "a", "cooperation", "z", 0);
    sample_relate(&sample, "c", "presidency", "X", 0);
    project(&sample, no_time, (struct projection){0});
    ck_assert_uint_eq(sample.network.node_count, 4);
    assert_weight(&sample, "ab", 1);
    assert_weight(&sample, "Xc", 1);
    ck_assert_uint_eq(sample.network.tie_count, 2);
    ck_assert_uint_eq(sample.network.self_count, 1);
    ck_assert_uint_eq(node_of(&sample, "Y"), NETWORK_NONE);
    ck_assert_uint_eq(node_of(&sample, "z"), NETWORK_NONE);
    project(&sample, no_time, (struct projection){.project = "membership,presidency"});
    assert_weight(&sample, "ac", .5);
    project(&sample, no_time, (struct projection){.project = "office"});
    ck_assert_uint_eq(sample.network.node_count, 0);
    sample_release(&sample);
}
END_TEST

/* Day by day: the dates below are within 40 days. */
enum { DAYS = 40, MOST = 12 };

static void count_days(const struct sample *sample, int32_t first, const bool *there, size_t n,
                       double *weights)
{
    memset(weights, 0, n * n * sizeof *weights);
    (void)sample, (void)first;
    for (size_t k = 0; k < n; k++) {
        double members = 0;
        for (size_t i = 0; i < n; i++) {
            bool any = false;
            for (size_t day = 0; day < DAYS; day++)
                any |= there[(i * n + k) * DAYS + day];
            members += any;
        }
        for (size_t i = 0; i < n; i++)
            for (size_t j = 0; j < n; j++)
                for (size_t day = 0; day < DAYS && i != j; day++)
                    if (there[(i * n + k) * DAYS + day] && there[(j * n + k) * DAYS + day])
                        weights[i * n + j] += 1 / (DAYS * (members - 1));
    }
}

START_TEST(random_days)
{
    struct sample sample;
    uint64_t state = (uint64_t)_i + 99;
    size_t n = 3 + random_below(&state, MOST - 3), count = random_below(&state, 60);
    int32_t first = edtf_day(2011, 12, 20);
    bool *there = calloc(n * n * DAYS, sizeof *there);
    double weights[MOST * MOST];
    ck_assert_ptr_nonnull(there);
    sample_init(&sample);
    for (size_t i = 0; i < n; i++)
        dossier_add_entity(sample.dossier, (char[]){(char)('a' + i), 0});
    for (size_t i = 0; i < count; i++) {
        uint32_t member = random_below(&state, (uint32_t)n), of = random_below(&state, (uint32_t)n);
        int from = (int)random_below(&state, DAYS + 20) - 10,
            to = from + (int)random_below(&state, 15);
        int y[2], m[2], d[2];
        char when[64];
        edtf_civil(first + from, &y[0], &m[0], &d[0]);
        edtf_civil(first + to, &y[1], &m[1], &d[1]);
        snprintf(when, sizeof when, "%04d-%02d-%02d/%04d-%02d-%02d", y[0], m[0], d[0], y[1], m[1],
                 d[1]);
        join(&sample, sample.dossier->entities[member].id, sample.dossier->entities[of].id, when);
        for (int day = from; day <= to && member != of; day++)
            if (day >= 0 && day < DAYS)
                there[(member * n + of) * DAYS + (size_t)day] = true;
    }
    count_days(&sample, first, there, n, weights);
    project(&sample,
            (struct time_options){.since = date_of("2011-12-20"), .until = date_of("2012-01-28")},
            (struct projection){.weighted = true});
    size_t ties = 0;
    for (uint32_t i = 0; i < n; i++)
        for (uint32_t j = i + 1; j < n; j++) {
            if (!(weights[i * n + j] > 0))
                continue;
            ties++;
            assert_weight(&sample, (char[]){(char)('a' + i), (char)('a' + j), 0},
                          weights[i * n + j]);
        }
    ck_assert_uint_eq(sample.network.tie_count, ties);
    for (size_t i = 1; i < sample.network.tie_count; i++) {
        const struct tie *tie = &sample.network.ties[i], *last = tie - 1;
        ck_assert(last->from < tie->from || (last->from == tie->from && last->to < tie->to));
    }
    free(there);
    sample_release(&sample);
}
END_TEST

static void assert_refused(struct sample *sample, struct time_options time,
                           struct projection projection, const char *message, const char *hint)
{
    struct view view;
    struct error error = {0};
    struct view_options options = {.time = time};
    ck_assert(view_init(&view, sample->dossier, &options, &error));
    ck_assert(!projection_check(&projection, &view, &error));
    ck_assert_int_eq(error.kind, ERROR_USAGE);
    ck_assert_str_eq(error.message, message);
    if (hint)
        ck_assert_str_eq(error.hint, hint);
    else
        ck_assert_ptr_null(error.hint);
    error_release(&error);
    view_release(&view);
}

START_TEST(refusals)
{
    struct sample sample;
    struct time_options half_life = {.as_of = date_of("2010"), .half_life = 12};
    sample_memberships(&sample, NULL, "a X; b X");
    assert_refused(&sample, no_time, (struct projection){.project = "membrship"},
                   "no relation type or family is called 'membrship'",
                   "did you mean 'membership'?");
    assert_refused(&sample, no_time, (struct projection){.project = "consultation"},
                   "--project cannot take consultation: it holds both ways, so that nobody is the "
                   "member and nobody the organization",
                   NULL);
    assert_refused(&sample, no_time, (struct projection){.project = "refusal"},
                   "--project cannot take refusal: who opposes the same is not tied by it", NULL);
    assert_refused(&sample, no_time, (struct projection){.project = "membership", .directed = true},
                   "members of the same organization are tied without a direction",
                   "leave out --directed");
    assert_refused(&sample, no_time, (struct projection){.project = "membership", .ties = TIES_ALL},
                   "members of the same organization are tied by a positive tie",
                   "leave out --ties");
    assert_refused(
        &sample, no_time, (struct projection){.project = "membership", .ties = TIES_NEGATIVE},
        "members of the same organization are tied by a positive tie", "leave out --ties");
    assert_refused(&sample, half_life, (struct projection){.project = "membership"},
                   "--half-life halves the weight of events, and --project weighs by days", NULL);
    sample_release(&sample);
}
END_TEST

/* Measures that go by relations have none; the others go by the ties. */
START_TEST(measures)
{
    static const char *const refused[] = {"influence", "two-mode-degree", "two-mode-closeness",
                                          "two-mode-betweenness"};
    struct sample sample;
    sample_memberships(&sample, NULL, "a X; b X; c X; c Y; d Y");
    project(&sample, no_time, (struct projection){.weighted = true});
    for (size_t i = 0; i < 4; i++) {
        struct error error = {0};
        ck_assert(!measure_applies(measure_find(refused[i]), &sample.network, &error));
        error_release(&error);
    }
    check_score(&sample, "degree", false, "c", 3, 0);
    check_score(&sample, "strength", false, "c", 2, 1e-12);
    check_score(&sample, "betweenness", false, "c", 2, 1e-12);
    sample_release(&sample);
}
END_TEST

/* What would be too much to compare is refused before it begins. */
START_TEST(too_many_members)
{
    struct sample sample;
    struct error error = {0};
    struct view_options options = {0};
    struct projection projection = {.project = "membership"};
    sample_init(&sample);
    uint32_t organization = dossier_add_entity(sample.dossier, "X");
    uint32_t type = vocabulary_find_type(&sample.dossier->vocabulary, "membership");
    for (int i = 0; i < 44722; i++) {
        char id[16];
        snprintf(id, sizeof id, "m%d", i);
        struct relation relation = {
            .from = dossier_add_entity(sample.dossier, id), .to = organization, .type = type};
        dossier_add_relation(sample.dossier, &relation);
        if (i != 44720)
            continue;
        ck_assert(view_init(&sample.view, sample.dossier, &options, &error));
        ck_assert(projection_check(&projection, &sample.view, &error));
        view_release(&sample.view);
    }
    ck_assert(view_init(&sample.view, sample.dossier, &options, &error));
    ck_assert(!projection_check(&projection, &sample.view, &error));
    ck_assert_int_eq(error.kind, ERROR_LIMIT);
    error_release(&error);
    sample_release(&sample);
}
END_TEST

/* Full members of intergovernmental organizations, by year; compared over 1980 to 1989. */
struct spell {
    uint32_t state, organization;
    int from, to;
};

static size_t read_spells(struct sample *sample, const struct csv *csv, struct spell *spells)
{
    size_t count = 0;
    for (size_t i = 1; i < csv->row_count; i++) {
        char **row = csv->rows[i], organization[64], when[64];
        if (strcmp(row[3], "full member") != 0)
            continue;
        snprintf(organization, sizeof organization, "igo:%s", row[2]);
        snprintf(when, sizeof when, "%04d-01-01/%04d-12-31", (int)strtol(row[4], NULL, 10),
                 (int)strtol(row[5], NULL, 10));
        struct relation *relation = join(sample, row[0], organization, when);
        spells[count++] =
            (struct spell){relation->from, relation->to, (int)strtol(row[4], NULL, 10),
                           (int)strtol(row[5], NULL, 10)};
    }
    return count;
}

/* The weight of one pair over the ten years, from the rows themselves: days of whole years. */
static double weigh_pair(const struct spell *spells, size_t count, size_t entities, uint32_t a,
                         uint32_t b)
{
    static const int days[] = {366, 365, 365, 365, 366, 365, 365, 365, 366, 365};
    double weight = 0;
    bool *members = malloc(entities * sizeof *members);
    ck_assert_ptr_nonnull(members);
    for (uint32_t k = 0; k < entities; k++) {
        int there[2][10] = {{0}};
        double n = 0, shared = 0;
        memset(members, 0, entities * sizeof *members);
        for (size_t i = 0; i < count; i++)
            for (int year = 1980; year < 1990; year++)
                if (spells[i].organization == k && spells[i].from <= year && year <= spells[i].to) {
                    members[spells[i].state] = true;
                    there[0][year - 1980] |= spells[i].state == a;
                    there[1][year - 1980] |= spells[i].state == b;
                }
        for (uint32_t i = 0; i < entities; i++)
            n += members[i];
        for (int year = 0; year < 10; year++)
            shared += there[0][year] && there[1][year] ? days[year] : 0;
        if (shared > 0)
            weight += shared / (3653 * (n - 1));
    }
    free(members);
    return weight;
}

START_TEST(intergovernmental_organizations)
{
    static const char *const pairs[][2] = {
        {"france", "united kingdom"}, {"mauritania", "sudan"}, {"albania", "poland"}};
    struct sample sample;
    struct csv csv;
    if (!csv_read(&csv, "../shared/data/ir/igo_membership_spells_pre1990.csv")) {
        printf("skipped: no ../shared/data/ir\n");
        return;
    }
    struct spell *spells = malloc(csv.row_count * sizeof *spells);
    ck_assert_ptr_nonnull(spells);
    sample_init(&sample);
    size_t count = read_spells(&sample, &csv, spells), found = 0;
    project(&sample, (struct time_options){.since = date_of("1980"), .until = date_of("1989")},
            (struct projection){.weighted = true});
    ck_assert_uint_gt(sample.network.node_count, 100);
    for (size_t i = 0; i < 3; i++) {
        uint32_t a = dossier_find_entity(sample.dossier, pairs[i][0]);
        uint32_t b = dossier_find_entity(sample.dossier, pairs[i][1]);
        if (a == DOSSIER_NONE || b == DOSSIER_NONE)
            continue;
        double wanted = weigh_pair(spells, count, sample.dossier->entity_count, a, b), got = 0;
        for (size_t t = 0; t < sample.network.tie_count; t++) {
            const struct tie *tie = &sample.network.ties[t];
            uint32_t from = sample.network.entities[tie->from],
                     to = sample.network.entities[tie->to];
            if ((from == a && to == b) || (from == b && to == a))
                got = tie->weight;
        }
        ck_assert_msg(fabs(got - wanted) < 1e-9, "%s, %s: %g, not %g", pairs[i][0], pairs[i][1],
                      got, wanted);
        found++;
    }
    ck_assert_uint_gt(found, 1);
    free(spells);
    csv_release(&csv);
    sample_release(&sample);
}
END_TEST

Suite *comembership_suite(void)
{
    Suite *suite = suite_create("comembership");
    TCase *tests = tcase_create("comembership");
    tcase_add_test(tests, spells_by_hand);
    tcase_add_test(tests, organizations_add_up);
    tcase_add_test(tests, spells_unite);
    tcase_add_test(tests, open_ends);
    tcase_add_test(tests, beyond_the_date);
    tcase_add_test(tests, open_without_a_date);
    tcase_add_test(tests, events);
    tcase_add_test(tests, as_of);
    tcase_add_test(tests, windows);
    tcase_add_test(tests, imprecise_dates);
    tcase_add_test(tests, doubt_of_a_pair);
    tcase_add_test(tests, doubt_of_an_entity);
    tcase_add_test(tests, undated);
    tcase_add_test(tests, nothing_dated);
    tcase_add_test(tests, who_is_a_node);
    tcase_add_loop_test(tests, random_days, 0, 100);
    tcase_add_test(tests, refusals);
    tcase_add_test(tests, measures);
    tcase_add_test(tests, too_many_members);
    tcase_add_test(tests, intergovernmental_organizations);
    tcase_set_timeout(tests, 60);
    suite_add_tcase(suite, tests);
    return suite;
}
