/*
 * check_ranking.c: who comes first, who shares a rank, and who is listed at all.
 */
#include "fixtures.h"
#include "suites.h"

#include <entente/ranking.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SEED_COUNT = 40 };

/* Ranks by the named measures, parted by blanks. */
static void rank(struct ranking *ranking, struct sample *sample, const char *names,
                 struct ranking_options options)
{
    const struct measure *measures[8];
    struct error error = {0};
    size_t count = 0;
    char *copy = strdup(names);
    for (char *at = copy, *name; (name = strsep(&at, " "));) {
        measures[count] = measure_find(name);
        ck_assert_msg(measures[count++] != NULL, "no measure %s", name);
    }
    free(copy);
    options.measures = measures;
    options.measure_count = count;
    ck_assert_msg(ranking_init(ranking, &sample->network, &options, &error), "%s", error.message);
}

static const struct ranking_options of_every_kind = {.kind = VOCABULARY_NONE};

/* What the measure means something on. */
static struct projection projection_for(const struct measure *measure)
{
    return (struct projection){.directed = measure->requirements & MEASURE_DIRECTED,
                               .ties = measure->requirements & MEASURE_SIGNED ? TIES_ALL
                                                                              : TIES_POSITIVE};
}

/* Not those of two modes, which a circle of three does not have. */
static bool takes_circles(const struct measure *measure)
{
    return strncmp(measure->name, "two-mode", 8) != 0;
}

static struct ranking_options from_seed(const char *id)
{
    return (struct ranking_options){.kind = VOCABULARY_NONE, .measuring = {.seeds = id}};
}

/* The rows as "1 a, 2 b, 2 c": easier to read in a failure than one row. */
static void check_rows(const struct ranking *ranking, const char *expected)
{
    const struct dossier *dossier = ranking->network->view->dossier;
    struct text text = {0};
    for (size_t i = 0; i < ranking->row_count; i++)
        text_addf(&text, "%s%u %s", i ? ", " : "", ranking->rows[i].rank,
                  dossier->entities[ranking->rows[i].entity].id);
    ck_assert_str_eq(text_string(&text), expected);
    text_release(&text);
}

static void check_ranking(struct sample *sample, const char *measures,
                          struct ranking_options options, const char *expected)
{
    struct ranking ranking;
    rank(&ranking, sample, measures, options);
    check_rows(&ranking, expected);
    ranking_release(&ranking);
}

/* Degrees: m 4; b, a, d 2; z, y, c 1 or less; ids in an order that is not the alphabet's. */
static void sample_ranked(struct sample *sample)
{
    static const char *const pairs[] = {"mb", "ma", "md", "mz", "ba", "dy"};
    sample_init(sample);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        sample_relate(sample, (char[]){pairs[i][0], '\0'}, NULL, (char[]){pairs[i][1], '\0'}, 0);
    dossier_add_entity(sample->dossier, "c");
    sample_project(sample, (struct projection){0});
}

START_TEST(ties_share_ranks)
{
    struct sample sample;
    struct ranking ranking;
    sample_ranked(&sample);
    rank(&ranking, &sample, "degree", of_every_kind);
    check_rows(&ranking, "1 m, 2 a, 2 b, 2 d, 5 y, 5 z, 7 c");
    ck_assert_uint_eq(ranking.listed, 7);
    ck_assert_ptr_eq(ranking.network, &sample.network);
    ck_assert_uint_eq(ranking.measure_count, 1);
    ck_assert_ptr_eq(ranking.measures[0], measure_find("degree"));
    ck_assert_double_eq(ranking.rows[0].scores[0], 4);
    ck_assert_double_eq(ranking.rows[6].scores[0], 0);
    ranking_release(&ranking);
    ranking_release(&ranking);
    ranking_release(NULL);
    sample_release(&sample);
}
END_TEST

START_TEST(top_keeps_ties)
{
    static const struct {
        size_t top;
        const char *rows;
    } cases[] = {
        {1, "1 m"},
        {2, "1 m, 2 a, 2 b, 2 d"},
        {3, "1 m, 2 a, 2 b, 2 d"},
        {4, "1 m, 2 a, 2 b, 2 d"},
        {5, "1 m, 2 a, 2 b, 2 d, 5 y, 5 z"},
        {7, "1 m, 2 a, 2 b, 2 d, 5 y, 5 z, 7 c"},
        {99, "1 m, 2 a, 2 b, 2 d, 5 y, 5 z, 7 c"},
    };
    struct sample sample;
    struct ranking ranking;
    sample_ranked(&sample);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        rank(&ranking, &sample, "degree",
             (struct ranking_options){.kind = VOCABULARY_NONE, .top = cases[i].top});
        check_rows(&ranking, cases[i].rows);
        ck_assert_uint_eq(ranking.listed, 7);
        ranking_release(&ranking);
    }
    sample_release(&sample);
}
END_TEST

/* Constraint: m and d broker; a and b are closed in; a single contact is 1; c has none. */
START_TEST(ascending_and_undefined)
{
    struct sample sample;
    struct ranking ranking;
    sample_ranked(&sample);
    rank(&ranking, &sample, "constraint degree", of_every_kind);
    check_rows(&ranking, "1 m, 2 d, 3 a, 3 b, 5 y, 5 z, 7 c");
    ck_assert(isnan(ranking.rows[6].scores[0]));
    ck_assert_double_eq(ranking.rows[6].scores[1], 0);
    ck_assert_double_eq(ranking.rows[1].scores[0], .5);
    ranking_release(&ranking);
    /* two without a score share the last rank */
    dossier_add_entity(sample.dossier, "b2");
    sample_project(&sample, (struct projection){0});
    check_ranking(&sample, "constraint", of_every_kind, "1 m, 2 d, 3 a, 3 b, 5 y, 5 z, 7 b2, 7 c");
    sample_release(&sample);
}
END_TEST

START_TEST(one_kind_only)
{
    struct sample sample;
    struct ranking ranking;
    sample_ranked(&sample);
    uint32_t person = vocabulary_find_kind(&sample.dossier->vocabulary, "person");
    static const char *const people[] = {"b", "c", "y", "d"};
    for (size_t i = 0; i < 4; i++)
        sample.dossier->entities[dossier_find_entity(sample.dossier, people[i])].kind = person;
    rank(&ranking, &sample, "degree betweenness", (struct ranking_options){.kind = person});
    check_rows(&ranking, "1 b, 1 d, 3 y, 4 c");
    ck_assert_uint_eq(ranking.listed, 4);
    ck_assert_double_eq(ranking.rows[1].scores[0], 2); /* on the whole network */
    ck_assert_double_eq(ranking.rows[1].scores[1], 4);
    ranking_release(&ranking);
    check_ranking(&sample, "degree", (struct ranking_options){.kind = person, .top = 3},
                  "1 b, 1 d, 3 y");
    check_ranking(&sample, "degree", (struct ranking_options){.kind = KIND_ENTITY},
                  "1 m, 2 a, 3 z");
    uint32_t event = vocabulary_find_kind(&sample.dossier->vocabulary, "event");
    check_ranking(&sample, "degree", (struct ranking_options){.kind = event}, "");
    sample_release(&sample);
}
END_TEST

/* The first measure orders, the others stand beside, all in the order they were asked for. */
START_TEST(several_measures)
{
    static const char *const names[] = {"betweenness", "degree", "closeness"};
    struct sample sample;
    struct ranking ranking;
    sample_ranked(&sample);
    for (int normalized = 0; normalized < 2; normalized++) {
        rank(&ranking, &sample, "betweenness degree closeness",
             (struct ranking_options){.kind = VOCABULARY_NONE, .measuring.normalized = normalized});
        check_rows(&ranking, "1 m, 2 d, 3 a, 3 b, 3 c, 3 y, 3 z");
        ck_assert_int_eq(ranking.normalized, normalized);
        for (size_t m = 0; m < 3; m++) {
            double *scores = sample_scores(&sample, names[m], normalized);
            for (size_t i = 0; i < ranking.row_count; i++)
                ck_assert_double_eq(ranking.rows[i].scores[m], scores[ranking.rows[i].node]);
            free(scores);
        }
        ranking_release(&ranking);
    }
    sample_release(&sample);
}
END_TEST

START_TEST(left_out_is_not_listed)
{
    struct sample sample;
    struct ranking ranking;
    sample_ranked(&sample);
    dossier_add_entity(sample.dossier, "isolate");
    sample_relate(&sample, "isolate2", NULL, "zz", 0);
    sample_project(&sample, (struct projection){.drop_isolates = true});
    rank(&ranking, &sample, "degree", of_every_kind);
    check_rows(&ranking, "1 m, 2 a, 2 b, 2 d, 5 isolate2, 5 y, 5 z, 5 zz");
    for (size_t i = 0; i < ranking.row_count; i++)
        ck_assert_uint_eq(sample.network.entities[ranking.rows[i].node], ranking.rows[i].entity);
    ranking_release(&ranking);
    sample_release(&sample);
    sample_init(&sample);
    sample_project(&sample, (struct projection){0});
    rank(&ranking, &sample, "influence degree", of_every_kind);
    check_rows(&ranking, "");
    ck_assert_uint_eq(ranking.listed, 0);
    ranking_release(&ranking);
    sample_release(&sample);
}
END_TEST

START_TEST(failure_leaves_nothing)
{
    struct sample sample;
    struct ranking ranking;
    struct error error = {0};
    const struct measure *measures[] = {measure_find("degree"), measure_find("betweenness")};
    sample_ranked(&sample);
    sample_project(&sample, (struct projection){.ties = TIES_ALL});
    ck_assert(!ranking_init(&ranking, &sample.network,
                            &(struct ranking_options){
                                .measures = measures, .measure_count = 2, .kind = VOCABULARY_NONE},
                            &error));
    ck_assert_int_eq(error.kind, ERROR_USAGE);
    ck_assert_ptr_null(ranking.rows);
    ranking_release(&ranking);
    error_release(&error);
    sample_release(&sample);
}
END_TEST

/* Nodes in the same position tie, whatever rounding makes of their scores. */
START_TEST(same_position_same_rank)
{
    struct sample sample;
    struct ranking ranking;
    const struct measure *measure = measure_at((size_t)_i);
    sample_init(&sample);
    for (int arm = 0; arm < 5; arm++) {
        char inner[8], outer[8];
        snprintf(inner, sizeof inner, "in%d", arm);
        snprintf(outer, sizeof outer, "out%d", arm);
        sample_relate(&sample, inner, NULL, "middle", 0);
        sample_relate(&sample, outer, NULL, inner, 0);
    }
    for (int i = 0; i < 3; i++)
        dossier_add_entity(sample.dossier, (char[]){"xyz"[i], '\0'});
    sample_relate(&sample, "p", NULL, "q", 0);
    sample_relate(&sample, "q", NULL, "p", 0);
    sample_project(&sample, projection_for(measure));
    rank(&ranking, &sample, measure->name, from_seed("middle"));
    uint32_t ranks[16];
    for (size_t i = 0; i < ranking.row_count; i++)
        ranks[ranking.rows[i].entity] = ranking.rows[i].rank;
    uint32_t in = dossier_find_entity(sample.dossier, "in0");
    uint32_t out = dossier_find_entity(sample.dossier, "out0");
    uint32_t x = dossier_find_entity(sample.dossier, "x");
    for (int arm = 1; arm < 5; arm++) {
        char id[8];
        snprintf(id, sizeof id, "in%d", arm);
        ck_assert_uint_eq(ranks[dossier_find_entity(sample.dossier, id)], ranks[in]);
        snprintf(id, sizeof id, "out%d", arm);
        ck_assert_uint_eq(ranks[dossier_find_entity(sample.dossier, id)], ranks[out]);
    }
    ck_assert_uint_eq(ranks[x + 1], ranks[x]);
    ck_assert_uint_eq(ranks[x + 2], ranks[x]);
    ck_assert_uint_eq(ranks[dossier_find_entity(sample.dossier, "p")],
                      ranks[dossier_find_entity(sample.dossier, "q")]);
    ranking_release(&ranking);
    sample_release(&sample);
}
END_TEST

/* Two tails hang on a clique: their ends score about 1e-9 of it, and tie all the same. */
START_TEST(far_twins_tie)
{
    struct sample sample;
    struct ranking ranking;
    uint32_t ranks[40];
    sample_init(&sample);
    for (char from[2] = "a"; from[0] <= 'f'; from[0]++)
        for (char to[2] = {(char)(from[0] + 1), '\0'}; to[0] <= 'g'; to[0]++)
            sample_relate(&sample, from, NULL, to, 0);
    for (int tail = 0; tail < 2; tail++)
        for (int i = 0; i < 12; i++) {
            char from[8], to[8];
            snprintf(from, sizeof from, i ? "%c%d" : "a", "xy"[tail], i);
            snprintf(to, sizeof to, "%c%d", "xy"[tail], i + 1);
            sample_relate(&sample, from, NULL, to, 0);
        }
    if (!takes_circles(measure_at((size_t)_i))) {
        sample_release(&sample);
        return;
    }
    sample_project(&sample, projection_for(measure_at((size_t)_i)));
    rank(&ranking, &sample, measure_at((size_t)_i)->name, from_seed("a"));
    for (size_t i = 0; i < ranking.row_count; i++)
        ranks[ranking.rows[i].entity] = ranking.rows[i].rank;
    uint32_t x = dossier_find_entity(sample.dossier, "x1");
    uint32_t y = dossier_find_entity(sample.dossier, "y1");
    for (uint32_t i = 0; i < 12; i++)
        ck_assert_msg(ranks[x + i] == ranks[y + i], "x%u and y%u are %u and %u", i + 1, i + 1,
                      ranks[x + i], ranks[y + i]);
    ranking_release(&ranking);
    sample_release(&sample);
}
END_TEST

/* What an eigenvector leaves of a component that is not the leading one is 0, not noise. */
START_TEST(noise_is_not_ranked)
{
    struct sample sample;
    sample_own(&sample, "kite");
    sample_relate(&sample, "p", NULL, "q", 0);
    sample_relate(&sample, "q", NULL, "r", 0);
    sample_relate(&sample, "s", NULL, "t", 0);
    dossier_add_entity(sample.dossier, "z");
    sample_project(&sample, (struct projection){0});
    for (char id[2] = "p"; id[0] <= 't'; id[0]++)
        check_score(&sample, "eigenvector", false, id, 0, 0);
    check_score(&sample, "eigenvector", false, "z", 0, 0);
    sample_release(&sample);
}
END_TEST

/* The same bytes twice, in the same process and from a dossier made anew. */
START_TEST(twice_the_same)
{
    struct sample samples[2];
    struct ranking rankings[2];
    for (size_t m = 0; m < measure_count(); m++) {
        struct projection projection = projection_for(measure_at(m));
        projection.weighted = _i & 1;
        if (!takes_circles(measure_at(m)))
            continue;
        for (int i = 0; i < 2; i++) {
            sample_random(&samples[i], (uint64_t)_i, false);
            sample_project(&samples[i], projection);
            rank(&rankings[i], &samples[i], measure_at(m)->name, from_seed("e0"));
        }
        ck_assert_uint_eq(rankings[0].row_count, rankings[1].row_count);
        for (size_t row = 0; row < rankings[0].row_count; row++) {
            struct ranking_row a = rankings[0].rows[row], b = rankings[1].rows[row];
            ck_assert_msg(a.entity == b.entity, "%s", measure_at(m)->name);
            ck_assert_uint_eq(a.rank, b.rank);
            ck_assert_msg(memcmp(a.scores, b.scores, sizeof *a.scores) == 0,
                          "%s: %.17g, then %.17g", measure_at(m)->name, *a.scores, *b.scores);
        }
        for (int i = 0; i < 2; i++) {
            ranking_release(&rankings[i]);
            sample_release(&samples[i]);
        }
    }
}
END_TEST

/* The rules of the list, over random dossiers. */
START_TEST(rules)
{
    struct sample sample;
    struct ranking ranking;
    sample_random(&sample, (uint64_t)_i, true);
    sample_project(&sample, (struct projection){.weighted = true});
    static const char *const names[] = {"influence", "constraint", "closeness", "strength"};
    for (size_t m = 0; m < 4; m++) {
        rank(&ranking, &sample, names[m], of_every_kind);
        double sign = ranking.measures[0]->ascending ? 1 : -1;
        ck_assert_uint_eq(ranking.row_count, sample.network.node_count);
        ck_assert_uint_eq(ranking.rows[0].rank, 1);
        for (size_t i = 1; i < ranking.row_count; i++) {
            const struct ranking_row *row = &ranking.rows[i], *above = row - 1;
            double step = sign * (row->scores[0] - above->scores[0]);
            bool tied = row->rank == above->rank;
            ck_assert(tied || row->rank == i + 1);
            if (isnan(row->scores[0]))
                ck_assert_int_eq(tied, isnan(above->scores[0]));
            else
                ck_assert_msg(tied ? fabs(step) <= 1e-9 * fabs(row->scores[0]) : step > 0,
                              "%s: %.17g after %.17g", names[m], row->scores[0], above->scores[0]);
            if (tied)
                ck_assert_str_lt(sample.dossier->entities[above->entity].id,
                                 sample.dossier->entities[row->entity].id);
        }
        ranking_release(&ranking);
    }
    sample_release(&sample);
}
END_TEST

/* Cut to any rank, the rows are the first ones of the whole list. */
START_TEST(top_is_the_beginning_of_all)
{
    static const char *const measures[] = {"degree", "constraint", "pagerank"};
    struct sample sample;
    sample_random(&sample, (uint64_t)_i, false);
    sample_project(&sample, (struct projection){0});
    for (size_t m = 0; m < sizeof measures / sizeof *measures; m++) {
        struct ranking all, cut;
        rank(&all, &sample, measures[m], of_every_kind);
        for (size_t top = 1; top <= all.row_count + 1; top++) {
            size_t expected = 0;
            while (expected < all.row_count && all.rows[expected].rank <= top)
                expected++;
            rank(&cut, &sample, measures[m],
                 (struct ranking_options){.kind = VOCABULARY_NONE, .top = top});
            ck_assert_uint_eq(cut.row_count, expected);
            ck_assert_uint_eq(cut.listed, all.listed);
            for (size_t i = 0; i < expected; i++) {
                ck_assert_uint_eq(cut.rows[i].entity, all.rows[i].entity);
                ck_assert_uint_eq(cut.rows[i].rank, all.rows[i].rank);
            }
            ranking_release(&cut);
        }
        ranking_release(&all);
    }
    sample_release(&sample);
}
END_TEST

Suite *ranking_suite(void)
{
    Suite *suite = suite_create("ranking");
    TCase *by_hand = tcase_create("by hand"), *random = tcase_create("random dossiers");
    tcase_add_test(by_hand, ties_share_ranks);
    tcase_add_test(by_hand, top_keeps_ties);
    tcase_add_test(by_hand, ascending_and_undefined);
    tcase_add_test(by_hand, one_kind_only);
    tcase_add_test(by_hand, several_measures);
    tcase_add_test(by_hand, left_out_is_not_listed);
    tcase_add_test(by_hand, failure_leaves_nothing);
    tcase_add_loop_test(by_hand, same_position_same_rank, 0, (int)measure_count());
    tcase_add_loop_test(by_hand, far_twins_tie, 0, (int)measure_count());
    tcase_add_test(by_hand, noise_is_not_ranked);
    tcase_add_loop_test(random, twice_the_same, 0, SEED_COUNT);
    tcase_add_loop_test(random, rules, 0, SEED_COUNT);
    tcase_add_loop_test(random, top_is_the_beginning_of_all, 0, SEED_COUNT);
    suite_add_tcase(suite, by_hand);
    suite_add_tcase(suite, random);
    return suite;
}
