/*
 * check_tie_ranking.c: relations in order of what a measure says of their ties: which tie is whose,
 * ranks, and what is refused. The scores are mostly of measures made up here, so that each tie has
 * one of its own.
 */
#include "fixtures.h"
#include "suites.h"

#include <entente/tie_ranking.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A tie's score tells its ends, sign and weight: 1 x 10^4 + 2 x 10^2 + weight, negative likewise.
 */
static bool score_by_ends(struct network *network, const struct measure_options *options,
                          double *scores, struct text *remark, struct error *error)
{
    (void)error;
    for (size_t i = 0; i < network->tie_count; i++) {
        const struct tie *tie = &network->ties[i];
        scores[i] = tie->sign * (1e4 * (tie->from + 1) + 1e2 * (tie->to + 1) + tie->weight);
    }
    text_addf(remark, "by ends%s", options->normalized ? ", normalized" : "");
    return true;
}

/* The same for all, but not defined for the first tie. */
static bool score_alike(struct network *network, const struct measure_options *options,
                        double *scores, struct text *remark, struct error *error)
{
    (void)options, (void)remark, (void)error;
    for (size_t i = 0; i < network->tie_count; i++)
        scores[i] = i ? 7 : NAN;
    return true;
}

static bool give_up(struct network *network, const struct measure_options *options, double *scores,
                    struct text *remark, struct error *error)
{
    (void)network, (void)options, (void)scores, (void)remark;
    return error_set(error, ERROR_LIMIT, "too much");
}

static const struct measure by_ends = {.name = "by-ends", .compute_ties = score_by_ends};
static const struct measure by_ends_up = {
    .name = "by-ends-up", .ascending = true, .compute_ties = score_by_ends};
static const struct measure alike = {.name = "alike", .compute_ties = score_alike};
static const struct measure failing = {.name = "failing", .compute_ties = give_up};

static void rank(struct tie_ranking *ranking, struct sample *sample, const struct measure *measure,
                 struct ranking_options options)
{
    struct error error = {0};
    options.measures = &measure;
    options.measure_count = 1;
    ck_assert_msg(tie_ranking_init(ranking, &sample->network, &options, &error), "%s",
                  error.message);
}

static const struct ranking_options of_every_kind = {.kind = VOCABULARY_NONE};

/* The rows as "1 b>a 20102, ...": rank, ends as the relation has them, score. */
static void check_ranking(struct sample *sample, const struct measure *measure,
                          struct ranking_options options, const char *expected)
{
    struct tie_ranking ranking;
    struct text text = {0};
    rank(&ranking, sample, measure, options);
    for (size_t i = 0; i < ranking.row_count; i++) {
        const struct tie_ranking_row *row = &ranking.rows[i];
        const struct relation *relation = &sample->dossier->relations[row->relation];
        text_addf(&text, "%s%u %s>%s %g", i ? ", " : "", row->rank,
                  sample->dossier->entities[relation->from].id,
                  sample->dossier->entities[relation->to].id, row->scores[0]);
    }
    ck_assert_str_eq(text_string(&text), expected);
    text_release(&text);
    tie_ranking_release(&ranking);
}

/* a 1, b 2, c 3: a>b twice, b>a once, so three relations are one tie. */
static void sample_of_three(struct sample *sample)
{
    sample_init(sample);
    sample_relate(sample, "a", NULL, "b", 1);
    sample_relate(sample, "b", NULL, "a", 2);
    sample_relate(sample, "a", NULL, "b", 3);
    sample_relate(sample, "c", NULL, "b", 4);
    sample_relate(sample, "c", NULL, "c", 5);
    sample_relate(sample, "a", "dissent", "c", 6);
}

START_TEST(merged_relations_share)
{
    struct sample sample;
    sample_of_three(&sample);
    sample_project(&sample, (struct projection){0});
    check_ranking(&sample, &by_ends, of_every_kind,
                  "1 c>b 20304, 2 a>b 10206, 2 a>b 10206, 2 b>a 10206");
    check_ranking(&sample, &by_ends_up, of_every_kind,
                  "1 a>b 10206, 1 a>b 10206, 1 b>a 10206, 4 c>b 20304");
    sample_release(&sample);
}
END_TEST

START_TEST(kept_relations_have_their_own)
{
    struct sample sample;
    sample_of_three(&sample);
    sample_project(&sample, (struct projection){.parallel = PARALLEL_KEEP});
    check_ranking(&sample, &by_ends, of_every_kind,
                  "1 c>b 20304, 2 a>b 10203, 3 b>a 10202, 4 a>b 10201");
    sample_release(&sample);
}
END_TEST

START_TEST(directions)
{
    struct sample sample;
    sample_of_three(&sample);
    sample_project(&sample, (struct projection){.directed = true});
    check_ranking(&sample, &by_ends, of_every_kind,
                  "1 c>b 30204, 2 b>a 20102, 3 a>b 10204, 3 a>b 10204");
    sample_release(&sample);
}
END_TEST

/* Of two ties of one relation the higher score counts, whichever way the relation is written. */
START_TEST(symmetric_relations)
{
    struct sample sample;
    sample_init(&sample);
    sample_relate(&sample, "a", "consultation", "b", 1);
    sample_relate(&sample, "c", "consultation", "a", 2);
    sample_project(&sample, (struct projection){.directed = true});
    ck_assert_uint_eq(sample.network.tie_count, 4);
    check_ranking(&sample, &by_ends, of_every_kind, "1 c>a 30102, 2 a>b 20101");
    sample_release(&sample);
}
END_TEST

START_TEST(signs)
{
    struct sample sample;
    sample_of_three(&sample);
    sample_relate(&sample, "a", "dissent", "b", 7);
    sample_project(&sample, (struct projection){.ties = TIES_ALL});
    check_ranking(&sample, &by_ends, of_every_kind,
                  "1 c>b 20304, 2 a>b 10206, 2 a>b 10206, 2 b>a 10206, 5 a>b -10207, 6 a>c -10306");
    sample_project(&sample, (struct projection){.ties = TIES_NEGATIVE});
    check_ranking(&sample, &by_ends, of_every_kind, "1 a>b -10207, 2 a>c -10306");
    sample_release(&sample);
}
END_TEST

/* Ranks are kept together where the list is cut; what is not defined comes last. */
START_TEST(top_and_undefined)
{
    struct sample sample;
    struct ranking_options first = {.kind = VOCABULARY_NONE, .top = 1};
    sample_init(&sample);
    sample_relate(&sample, "a", NULL, "b", 0);
    sample_relate(&sample, "z", NULL, "a", 0);
    sample_relate(&sample, "b", NULL, "z", 0);
    sample_relate(&sample, "b", NULL, "c", 0);
    sample_project(&sample, (struct projection){0});
    check_ranking(&sample, &alike, of_every_kind, "1 b>c 7, 1 b>z 7, 1 z>a 7, 4 a>b nan");
    check_ranking(&sample, &alike, first, "1 b>c 7, 1 b>z 7, 1 z>a 7");
    struct tie_ranking ranking;
    rank(&ranking, &sample, &alike, first);
    ck_assert_uint_eq(ranking.listed, 4);
    tie_ranking_release(&ranking);
    sample_release(&sample);
}
END_TEST

START_TEST(kinds)
{
    struct sample sample;
    struct ranking_options states = {0};
    sample_of_three(&sample);
    states.kind = vocabulary_find_kind(&sample.dossier->vocabulary, "state");
    sample.dossier->entities[2].kind = states.kind;
    sample_relate(&sample, "b", NULL, "c", 9);
    sample_project(&sample, (struct projection){.directed = true});
    check_ranking(&sample, &by_ends, states, "1 c>b 30204, 2 b>c 20309");
    sample_release(&sample);
}
END_TEST

/* Several measures: the first one orders, and remarks come with their measures. */
START_TEST(several_measures)
{
    struct sample sample;
    struct tie_ranking ranking;
    struct error error = {0};
    const struct measure *const measures[] = {&alike, &by_ends};
    struct ranking_options options = {.measures = measures,
                                      .measure_count = 2,
                                      .measuring.normalized = true,
                                      .kind = VOCABULARY_NONE};
    sample_of_three(&sample);
    sample_project(&sample, (struct projection){0});
    ck_assert(tie_ranking_init(&ranking, &sample.network, &options, &error));
    ck_assert_uint_eq(ranking.row_count, 4);
    ck_assert_double_eq(ranking.rows[0].scores[0], 7);
    ck_assert_double_eq(ranking.rows[0].scores[1], 20304);
    ck_assert_double_eq(ranking.rows[1].scores[1], 10206);
    ck_assert_uint_eq(ranking.rows[1].rank, 2);
    ck_assert_str_eq(text_string(&ranking.remarks[0]), "");
    ck_assert_str_eq(text_string(&ranking.remarks[1]), "by ends, normalized");
    ck_assert(ranking.normalized);
    tie_ranking_release(&ranking);
    sample_release(&sample);
}
END_TEST

START_TEST(possible_relations)
{
    struct sample sample;
    struct tie_ranking ranking;
    struct error error = {0};
    struct edtf when = {0}, as_of = {0};
    struct projection projection = {0};
    sample_of_three(&sample);
    ck_assert(edtf_parse(&when, "2010?/..", 8, NULL, NULL));
    ck_assert(edtf_parse(&as_of, "2011-01-01", 10, NULL, NULL));
    sample.dossier->relations[3].when = dossier_date(sample.dossier, &when);
    for (size_t i = 0; i < 3; i++) {
        ck_assert(edtf_parse(&when, "2010-01-01/2012-01-01", 21, NULL, NULL));
        sample.dossier->relations[i].when = dossier_date(sample.dossier, &when);
    }
    struct view_options options = {.time.as_of = as_of};
    ck_assert(view_init(&sample.view, sample.dossier, &options, &error));
    network_init(&sample.network, &sample.view, &projection);
    rank(&ranking, &sample, &by_ends, of_every_kind);
    ck_assert_uint_eq(ranking.row_count, 4);
    for (size_t i = 0; i < 4; i++)
        ck_assert(ranking.rows[i].possible == (ranking.rows[i].relation == 3));
    tie_ranking_release(&ranking);
    sample_release(&sample);
}
END_TEST

/* The highest score of the ties between the relation's ends, of its sign and, kept, its weight. */
static double best_score(const struct sample *sample, const struct relation *relation)
{
    const struct network *network = &sample->network;
    bool directed = network->projection.directed, both = !directed;
    uint32_t from = network->nodes[relation->from], to = network->nodes[relation->to];
    double best = -INFINITY;
    both |= relation_symmetric(sample->dossier, relation);
    for (size_t i = 0; i < network->tie_count; i++) {
        const struct tie *tie = &network->ties[i];
        bool same = tie->from == from && tie->to == to;
        bool back = both && tie->from == to && tie->to == from;
        if ((!same && !back) || tie->sign != relation_sign(sample->dossier, relation) ||
            (network->projection.parallel == PARALLEL_KEEP &&
             tie->weight != relation_weight(sample->dossier, relation)))
            continue;
        best = fmax(best, tie->sign * (1e4 * (tie->from + 1) + 1e2 * (tie->to + 1) + tie->weight));
    }
    return best;
}

START_TEST(random_networks)
{
    static const char *const types[] = {"consultation", "cooperation", "dissent", "dispute"};
    struct sample sample;
    struct tie_ranking ranking;
    uint64_t state = (uint64_t)_i;
    sample_random(&sample, (uint64_t)_i, true);
    for (size_t i = 0; i < sample.dossier->relation_count; i++)
        sample.dossier->relations[i].type =
            vocabulary_find_type(&sample.dossier->vocabulary, types[random_below(&state, 4)]);
    sample_project(&sample, (struct projection){.directed = _i & 1,
                                                .parallel = (enum parallel)(_i >> 1 & 1),
                                                .drop_isolates = _i >> 2 & 1,
                                                .ties = (enum ties)(_i % 3)});
    rank(&ranking, &sample, &by_ends, of_every_kind);
    ck_assert_uint_eq(ranking.row_count, sample.network.relation_count);
    for (size_t i = 0; i < ranking.row_count; i++) {
        const struct tie_ranking_row *row = &ranking.rows[i];
        ck_assert_double_eq(row->scores[0],
                            best_score(&sample, &sample.dossier->relations[row->relation]));
        ck_assert(!i || row->scores[0] <= ranking.rows[i - 1].scores[0]);
    }
    tie_ranking_release(&ranking);
    sample_release(&sample);
}
END_TEST

/* networkx 2.8.8, edge_betweenness_centrality(kite, normalized=False). */
START_TEST(krackhardt_kite)
{
    struct sample sample;
    struct tie_ranking ranking;
    static const struct {
        const char *from, *to;
        double score;
    } truths[] = {{"Fernando", "Heather", 10.5},
                  {"Garth", "Heather", 10.5},
                  {"Heather", "Ike", 16},
                  {"Ike", "Jane", 9}};
    sample_own(&sample, "kite");
    sample_project(&sample, (struct projection){0});
    rank(&ranking, &sample, measure_find("betweenness"), of_every_kind);
    ck_assert_uint_eq(ranking.row_count, 18);
    for (size_t i = 0; i < 4; i++) {
        size_t row = 0;
        uint32_t from = dossier_find_entity(sample.dossier, truths[i].from);
        uint32_t to = dossier_find_entity(sample.dossier, truths[i].to);
        for (; row < 18; row++) {
            const struct relation *relation =
                &sample.dossier->relations[ranking.rows[row].relation];
            if (relation->from == from && relation->to == to)
                break;
        }
        ck_assert_uint_lt(row, 4);
        ck_assert_double_eq_tol(ranking.rows[row].scores[0], truths[i].score, 1e-9);
    }
    tie_ranking_release(&ranking);
    sample_release(&sample);
}
END_TEST

static void assert_refused(struct sample *sample, const struct measure *measure,
                           enum error_kind kind, const char *message, const char *hint)
{
    struct tie_ranking ranking;
    struct error error = {0};
    struct ranking_options options = {.measures = &measure, .measure_count = 1};
    ck_assert(!tie_ranking_init(&ranking, &sample->network, &options, &error));
    ck_assert_int_eq(error.kind, kind);
    ck_assert_str_eq(error.message, message);
    if (hint)
        ck_assert_msg(error.hint && strncmp(error.hint, hint, strlen(hint)) == 0, "hint: %s",
                      error.hint);
    error_release(&error);
}

START_TEST(refusals)
{
    struct sample sample;
    sample_of_three(&sample);
    sample_project(&sample, (struct projection){0});
    assert_refused(&sample, measure_find("degree"), ERROR_USAGE, "degree is no measure of ties",
                   "those are: betweenness");
    assert_refused(&sample, &failing, ERROR_LIMIT, "too much", NULL);
    sample_project(&sample, (struct projection){.project = "membership"});
    assert_refused(&sample, measure_find("betweenness"), ERROR_USAGE,
                   "the ties of --project are no relations, which could be ranked",
                   "leave out --project");
    sample_project(&sample, (struct projection){.ties = TIES_NEGATIVE});
    assert_refused(&sample, measure_find("betweenness"), ERROR_USAGE,
                   "betweenness means nothing over negative ties: dissent carries no standing and "
                   "no path",
                   NULL);
    sample_release(&sample);
}
END_TEST

START_TEST(nothing)
{
    struct sample sample;
    sample_init(&sample);
    sample_project(&sample, (struct projection){0});
    check_ranking(&sample, &by_ends, of_every_kind, "");
    sample_relate(&sample, "a", NULL, "a", 0);
    sample_project(&sample, (struct projection){0});
    check_ranking(&sample, &by_ends, of_every_kind, "");
    sample_release(&sample);
}
END_TEST

Suite *tie_ranking_suite(void)
{
    Suite *suite = suite_create("tie-ranking");
    TCase *tests = tcase_create("tie-ranking");
    tcase_add_test(tests, merged_relations_share);
    tcase_add_test(tests, kept_relations_have_their_own);
    tcase_add_test(tests, directions);
    tcase_add_test(tests, symmetric_relations);
    tcase_add_test(tests, signs);
    tcase_add_test(tests, top_and_undefined);
    tcase_add_test(tests, kinds);
    tcase_add_test(tests, several_measures);
    tcase_add_test(tests, possible_relations);
    tcase_add_loop_test(tests, random_networks, 0, 120);
    tcase_add_test(tests, krackhardt_kite);
    tcase_add_test(tests, refusals);
    tcase_add_test(tests, nothing);
    suite_add_tcase(suite, tests);
    return suite;
}
