/*
 * check_history.c: scores and ranks over time. The oracle is a ranking as of each day, made anew;
 * the chart is read back from its SVG.
 */
#include "picture_fixtures.h"
#include "picture_scan.h"
#include "suites.h"
#include "time_cases.h"

#include <entente/bump.h>
#include <entente/history.h>
#include <entente/history_table.h>
#include <entente/ranking.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

static struct history_options by(const char *measure, enum history_step step, const char *from,
                                 const char *to)
{
    return (struct history_options){.measure = measure_find(measure),
                                    .step = step,
                                    .from = time_date(from),
                                    .to = time_date(to),
                                    .kind = VOCABULARY_NONE};
}

static void make(struct history *history, const struct dossier *dossier,
                 struct history_options options)
{
    struct error error = {0};
    ck_assert_msg(history_init(history, dossier, &options, &error), "%s",
                  error.message ? error.message : "?");
}

/* A dossier of three memberships with a gap, compiled on 2010-11-20. */
static struct dossier *small(void)
{
    struct dossier *dossier = dossier_new();
    dossier->date = time_date("2010-11-20");
    picture_relation(dossier, "a", "membership", "o", "2010-03-31/2010-07-31");
    picture_relation(dossier, "b", "membership", "o", "2010-05-01/..");
    picture_relation(dossier, "c", "membership", "a", "2010-01~/2010-07-31");
    picture_entity(dossier, "alone", "state", NULL);
    return dossier;
}

/* One entity's ranks, "-" where it has none, "?" behind what is only possible. */
static void check_ranks(const struct history *history, const char *id, const char *expected)
{
    struct text ranks = {0};
    uint32_t entity = dossier_find_entity(history->dossier, id);
    for (size_t i = 0; i < history->period_count; i++) {
        const struct history_cell *cell = history_at(history, i, entity);
        text_add(&ranks, i ? " " : "");
        if (!cell->rank)
            text_add_char(&ranks, '-');
        else
            text_addf(&ranks, "%u%s", cell->rank, cell->certainty == CERTAINTY_POSSIBLE ? "?" : "");
    }
    ck_assert_str_eq(text_string(&ranks), expected);
    text_release(&ranks);
}

START_TEST(ranks_of_small)
{
    struct dossier *dossier = small();
    struct history history;
    make(&history, dossier, by("degree", HISTORY_MONTH, NULL, NULL));
    ck_assert_uint_eq(history.period_count, 12); /* from 2009-12: "~" widens by a month */
    check_ranks(&history, "a", "1? 1? 1 1 1 1 1 1 - - - -");
    check_ranks(&history, "o", "- - - 2 2 1 1 1 1 1 1 1");
    check_ranks(&history, "b", "- - - - - 3 3 3 1 1 1 1");
    check_ranks(&history, "alone", "- - - - - - - - - - - -");
    ck_assert_uint_eq(history.snapshot_count, 5);
    ck_assert_uint_eq(history.entity_count, 4);
    ck_assert_uint_eq(history.ranked_count, 4);
    history_release(&history);
    history_release(&history);
    dossier_free(dossier);
}
END_TEST

static void check_period(const struct history *history, size_t index, const char *name,
                         const char *date)
{
    ck_assert_uint_lt(index, history->period_count);
    ck_assert_str_eq(history->periods[index].name, name);
    ck_assert_str_eq(history->periods[index].date, date);
}

START_TEST(periods)
{
    struct dossier *dossier = small();
    struct history history;
    make(&history, dossier, by("degree", HISTORY_QUARTER, NULL, NULL));
    ck_assert_uint_eq(history.period_count, 5);
    check_period(&history, 0, "2009-Q4", "2009-12-31");
    check_period(&history, 1, "2010-Q1", "2010-03-31");
    check_period(&history, 4, "2010-Q4", "2010-11-20");
    history_release(&history);
    make(&history, dossier, by("degree", HISTORY_YEAR, "1999", "2001-02"));
    ck_assert_uint_eq(history.period_count, 3);
    check_period(&history, 0, "1999", "1999-12-31");
    check_period(&history, 2, "2001", "2001-02-28");
    history_release(&history);
    make(&history, dossier, by("degree", HISTORY_MONTH, "2012-02-10", "2012-02"));
    ck_assert_uint_eq(history.period_count, 1);
    check_period(&history, 0, "2012-02", "2012-02-29");
    history_release(&history);
    make(&history, dossier, by("degree", HISTORY_MONTH, "2012-02-10", "2012-03-01"));
    ck_assert_uint_eq(history.period_count, 2);
    check_period(&history, 0, "2012-02", "2012-02-29");
    check_period(&history, 1, "2012-03", "2012-03-01");
    history_release(&history);
    make(&history, dossier, by("degree", HISTORY_YEAR, "-0001-05", "0000"));
    ck_assert_uint_eq(history.period_count, 2);
    check_period(&history, 1, "0000", "0000-12-31");
    history_release(&history);
    dossier_free(dossier);
}
END_TEST

/* Compares one period with a ranking made for its day alone. */
static void check_against_rank(const struct history *history, size_t period,
                               const struct history_options *options)
{
    struct view view;
    struct network network;
    struct ranking ranking;
    struct error error = {0};
    struct view_options seen = options->view;
    struct ranking_options ranked = {
        .measures = &options->measure, .measure_count = 1, .kind = options->kind};
    seen.time.as_of = time_date(history->periods[period].date);
    ck_assert(view_init(&view, history->dossier, &seen, &error));
    network_init(&network, &view, &options->projection);
    ck_assert(ranking_init(&ranking, &network, &ranked, &error));
    size_t ranked_count = 0, found = 0;
    for (size_t i = 0; i < ranking.row_count; i++) {
        const struct ranking_row *row = &ranking.rows[i];
        const struct history_cell *cell = history_at(history, period, row->entity);
        if (!network.tied[row->node]) {
            ck_assert_uint_eq(cell->rank, 0);
            continue;
        }
        found++;
        ck_assert_uint_eq(cell->rank, row->rank);
        ck_assert(cell->score == row->scores[0] || (isnan(cell->score) && isnan(row->scores[0])));
        ck_assert_int_eq(cell->certainty == CERTAINTY_POSSIBLE, network.doubted[row->node]);
    }
    for (uint32_t i = 0; i < history->dossier->entity_count; i++)
        ranked_count += history_at(history, period, i)->rank > 0;
    ck_assert_uint_eq(ranked_count, found);
    ranking_release(&ranking);
    network_release(&network);
    view_release(&view);
}

static void check_history(const struct dossier *dossier, struct history_options options)
{
    struct history history;
    make(&history, dossier, options);
    ck_assert_uint_gt(history.snapshot_count, 1);
    ck_assert_uint_le(history.snapshot_count, history.period_count);
    for (size_t i = 0; i < history.period_count; i++)
        check_against_rank(&history, i, &options);
    history_release(&history);
}

START_TEST(same_as_rank)
{
    struct dossier *dossier = time_dossier("graphs/csto.dot");
    static const char *const measures[] = {"influence", "degree", "betweenness", "constraint"};
    for (size_t i = 0; i < sizeof measures / sizeof *measures; i++)
        check_history(dossier, by(measures[i], HISTORY_QUARTER, "2009", NULL));
    struct history_options options = by("strength", HISTORY_MONTH, "2010-10", "2011-06");
    options.view.relations = "dissent,cooperation";
    options.view.time.half_life = 6;
    options.projection = (struct projection){.ties = TIES_ALL, .weighted = true};
    options.kind = vocabulary_find_kind(&dossier->vocabulary, "state");
    check_history(dossier, options);
    options.view.time = (struct time_options){.certain = true};
    check_history(dossier, options);
    dossier_free(dossier);
}
END_TEST

START_TEST(half_life_is_no_equal_day)
{
    struct dossier *dossier = dossier_new();
    struct history history;
    dossier->date = time_date("2010-12-31");
    picture_relation(dossier, "a", "agreement", "b", "2010-01-05");
    struct history_options options = by("strength", HISTORY_MONTH, NULL, NULL);
    make(&history, dossier, options);
    ck_assert_uint_eq(history.snapshot_count, 1);
    history_release(&history);
    options.view.time.half_life = 3;
    options.projection.weighted = true;
    make(&history, dossier, options);
    ck_assert_uint_eq(history.snapshot_count, 12);
    ck_assert(history_at(&history, 0, 0)->score > history_at(&history, 1, 0)->score);
    history_release(&history);
    dossier_free(dossier);
}
END_TEST

/* An entity that nothing is tied to still counts: influence is shared among all. */
START_TEST(an_entity_makes_a_difference)
{
    struct dossier *dossier = small();
    struct history history;
    dossier->entities[dossier_find_entity(dossier, "alone")].when = time_date("2010-10/..");
    make(&history, dossier, by("influence", HISTORY_MONTH, "2010-09", "2010-10"));
    ck_assert_uint_eq(history.snapshot_count, 2);
    check_ranks(&history, "b", "1 1");
    uint32_t entity = dossier_find_entity(dossier, "b");
    ck_assert(history_at(&history, 0, entity)->score > history_at(&history, 1, entity)->score);
    history_release(&history);
    dossier_free(dossier);
}
END_TEST

START_TEST(parallel_is_serial)
{
    struct dossier *dossier = time_dossier("graphs/csto.dot");
    struct history serial, parallel;
    struct history_options options = by("influence", HISTORY_MONTH, "2010", NULL);
    options.processes = 1;
    make(&serial, dossier, options);
    ck_assert_uint_gt(serial.snapshot_count, 5);
    for (options.processes = 2; options.processes < 6; options.processes++) {
        make(&parallel, dossier, options);
        ck_assert_uint_eq(parallel.snapshot_count, serial.snapshot_count);
        ck_assert_int_eq(
            memcmp(parallel.cells, serial.cells,
                   serial.snapshot_count * dossier->entity_count * sizeof *serial.cells),
            0);
        history_release(&parallel);
    }
    history_release(&serial);
    dossier_free(dossier);
}
END_TEST

START_TEST(who_reaches_the_top)
{
    struct dossier *dossier = small();
    struct history history;
    struct history_options options = by("degree", HISTORY_MONTH, "2010-05", NULL);
    options.top = 1;
    make(&history, dossier, options);
    ck_assert_uint_eq(history.entity_count, 3); /* a and o in May, b in August */
    ck_assert_uint_eq(history.ranked_count, 4);
    ck_assert_str_eq(dossier->entities[history.entities[0]].id, "b"); /* last, best, id */
    ck_assert_str_eq(dossier->entities[history.entities[1]].id, "o");
    ck_assert_str_eq(dossier->entities[history.entities[2]].id, "a");
    history_release(&history);
    dossier_free(dossier);
}
END_TEST

static void check_refused(const struct dossier *dossier, struct history_options options,
                          const char *message)
{
    struct history history;
    struct error error = {0};
    ck_assert(!history_init(&history, dossier, &options, &error));
    ck_assert_int_eq(error.kind, ERROR_USAGE);
    ck_assert_str_eq(error.message, message);
    ck_assert_ptr_null(history.periods);
    error_release(&error);
}

START_TEST(refusals)
{
    struct dossier *dossier = small(), *undated = dossier_new();
    struct history_options options = by("degree", HISTORY_MONTH, NULL, NULL);
    picture_relation(undated, "a", "membership", "b", NULL);
    check_refused(undated, options, "no relation has a date, so there is no history");
    check_refused(dossier, by("degree", HISTORY_MONTH, "2011", "2010"),
                  "the history would end before it starts");
    check_refused(dossier, by("degree", HISTORY_MONTH, "2010/2011", NULL),
                  "--from takes one date, not an interval");
    check_refused(dossier, by("degree", HISTORY_MONTH, NULL, "2010/2011"),
                  "--to takes one date, not an interval");
    check_refused(dossier, by("degree", HISTORY_MONTH, "1900", "2000-01"),
                  "the history would have more than 1200 steps");
    options.view.time.as_of = time_date("2010");
    check_refused(dossier, options, "a history goes through time by itself");
    options = by("degree", HISTORY_MONTH, NULL, NULL);
    options.view.relations = "membrship";
    check_refused(dossier, options, "no relation type or family is called 'membrship'");
    dossier_free(undated);
    dossier_free(dossier);
}
END_TEST

START_TEST(a_measure_is_refused_alike)
{
    struct dossier *dossier = time_dossier("graphs/csto.dot");
    struct history history;
    struct error serial = {0}, parallel = {0};
    struct history_options options = by("influence", HISTORY_QUARTER, "2009", NULL);
    options.projection.ties = TIES_NEGATIVE;
    options.processes = 1;
    ck_assert(!history_init(&history, dossier, &options, &serial));
    options.processes = 3;
    ck_assert(!history_init(&history, dossier, &options, &parallel));
    ck_assert_int_eq(serial.kind, parallel.kind);
    ck_assert_str_eq(serial.message, parallel.message);
    ck_assert_str_eq(serial.hint, parallel.hint);
    error_release(&serial);
    error_release(&parallel);
    dossier_free(dossier);
}
END_TEST

START_TEST(tables)
{
    struct dossier *dossier = small();
    struct history history;
    struct table table;
    struct text text = {0}, notes = {0};
    make(&history, dossier, by("degree", HISTORY_QUARTER, "2010", "2010-07"));
    history_table(&history, false, &table);
    table_write(&table, &(struct table_style){.format = TABLE_CSV}, &text, &notes);
    ck_assert_str_eq(text.data, "date,rank,id,label,score,certainty\n"
                                "2010-03-31,1,a,a,2,certain\n"
                                "2010-03-31,2,c,c,1,certain\n"
                                "2010-03-31,2,o,o,1,certain\n"
                                "2010-06-30,1,a,a,2,certain\n"
                                "2010-06-30,1,o,o,2,certain\n"
                                "2010-06-30,3,b,b,1,certain\n"
                                "2010-06-30,3,c,c,1,certain\n"
                                "2010-07-31,1,a,a,2,certain\n"
                                "2010-07-31,1,o,o,2,certain\n"
                                "2010-07-31,3,b,b,1,certain\n"
                                "2010-07-31,3,c,c,1,certain\n");
    ck_assert_ptr_nonnull(strstr(notes.data, "3 periods, 2 different networks"));
    ck_assert_ptr_nonnull(strstr(notes.data, "as of 2010-07-31"));
    table_release(&table);
    text_clear(&text);
    history_table(&history, true, &table);
    table_write(&table, &(struct table_style){.format = TABLE_MARKDOWN}, &text, &notes);
    ck_assert_ptr_nonnull(strstr(text.data, "| id | 2010-Q1 | 2010-Q2 | 2010-Q3 |"));
    ck_assert_ptr_nonnull(strstr(text.data, "| b | · | 3 | 3 |"));
    table_release(&table);
    text_release(&text);
    text_release(&notes);
    history_release(&history);
    dossier_free(dossier);
}
END_TEST

static void draw_bump(const struct history *history, size_t top, const char *format,
                      struct text *out)
{
    struct error error = {0};
    struct bump_options options = {.top = top};
    ck_assert_msg(bump_render(history, &options, NULL, format, out, &error), "%s",
                  error.message ? error.message : "?");
}

/* How many dots and lines there must be. */
static void count_marks(const struct history *history, size_t *dots, size_t *lines, size_t *dashed)
{
    *dots = *lines = *dashed = 0;
    for (size_t i = 0; i < history->entity_count; i++)
        for (size_t j = 0; j < history->period_count; j++) {
            const struct history_cell *cell = history_at(history, j, history->entities[i]);
            const struct history_cell *next = j + 1 < history->period_count
                                                  ? history_at(history, j + 1, history->entities[i])
                                                  : NULL;
            *dots += cell->rank > 0;
            bool line = cell->rank && next && next->rank;
            *lines += line;
            *dashed += line && (cell->certainty == CERTAINTY_POSSIBLE ||
                                next->certainty == CERTAINTY_POSSIBLE);
        }
}

START_TEST(chart)
{
    struct dossier *dossier = time_dossier("graphs/csto.dot");
    struct history history;
    struct text svg = {0}, again = {0}, pdf = {0};
    struct history_options options = by("influence", HISTORY_QUARTER, "2009", NULL);
    size_t dots, lines, dashed;
    options.top = 6;
    make(&history, dossier, options);
    draw_bump(&history, 6, "svg", &svg);
    draw_bump(&history, 6, "svg", &again);
    draw_bump(&history, 6, "pdf", &pdf);
    scan_check_xml(svg.data, svg.length);
    ck_assert_str_eq(svg.data, again.data);
    ck_assert_int_eq(memcmp(pdf.data, "%PDF", 4), 0);
    count_marks(&history, &dots, &lines, &dashed);
    ck_assert_uint_eq(occurrences(svg.data, "class=\"node rank\""), dots);
    ck_assert_uint_eq(occurrences(svg.data, "class=\"edge rank\""), lines);
    ck_assert_uint_eq(occurrences(svg.data, "stroke-dasharray"), dashed);
    char *labels = scan_texts(svg.data, "node label");
    ck_assert_ptr_nonnull(strstr(labels, "Nikolai Bordyuzha\n"));
    ck_assert_ptr_nonnull(strstr(labels, "CSTO\n")); /* its label is long */
    ck_assert_ptr_nonnull(strstr(svg.data, "2009-03-31: rank 1, influence 0.2031"));
    free(labels);
    text_release(&svg);
    text_release(&again);
    text_release(&pdf);
    history_release(&history);
    dossier_free(dossier);
}
END_TEST

/* How far down the first dot with that title is. */
static double height_of(const struct text *svg, const char *title)
{
    struct scan_boxes boxes = {0};
    double height = NAN;
    scan_boxes(svg->data, "shape-", &boxes);
    for (size_t i = 0; i < boxes.count; i++) {
        struct scan_group group;
        ck_assert(scan_group(svg->data, boxes.items[i].id, &group));
        if (!scan_count(&group, title))
            continue;
        height = (boxes.items[i].top + boxes.items[i].bottom) / 2;
        break;
    }
    scan_boxes_release(&boxes);
    ck_assert_msg(!isnan(height), "no %s", title);
    return height;
}

START_TEST(chart_of_a_gap)
{
    struct dossier *dossier = dossier_new();
    struct history history;
    struct text svg = {0};
    dossier->date = time_date("2010-12-31");
    picture_relation(dossier, "a", "membership", "o", "2010-01-01/2010-01-31");
    picture_relation(dossier, "a", "membership", "o", "2010-03-01/2010-03-31");
    picture_relation(dossier, "b", "membership", "o", "2010-01-01/..");
    picture_relation(dossier, "b", "membership", "p", "2010-01-01/..");
    picture_relation(dossier, "c", "membership", "p", "2010-01-01/..");
    picture_relation(dossier, "b", "membership", "q", "2010-01-01/..");
    make(&history, dossier, by("degree", HISTORY_MONTH, "2010-01", "2010-03"));
    check_ranks(&history, "a", "4 - 4");
    draw_bump(&history, 0, "svg", &svg);
    /* a, b, c, o, p, q: 5 lines over two months each, and none of a, who is away in February. */
    ck_assert_uint_eq(occurrences(svg.data, "class=\"edge rank\""), 10);
    ck_assert_uint_eq(occurrences(svg.data, "class=\"node rank\""), 17);
    ck_assert_double_lt(height_of(&svg, "<title>b\n"), height_of(&svg, "<title>o\n"));
    ck_assert_double_lt(height_of(&svg, "<title>o\n"), height_of(&svg, "<title>p\n"));
    ck_assert_double_lt(height_of(&svg, "<title>p\n"), height_of(&svg, "<title>a\n"));
    ck_assert_double_lt(height_of(&svg, "<title>a\n"), height_of(&svg, "<title>q\n"));
    text_clear(&svg);
    draw_bump(&history, 1, "svg", &svg); /* b alone */
    ck_assert_uint_eq(occurrences(svg.data, "class=\"node rank\""), 3);
    text_release(&svg);
    history_release(&history);
    dossier_free(dossier);
}
END_TEST

START_TEST(chart_of_little)
{
    struct dossier *dossier = small();
    struct history history;
    struct text svg = {0};
    make(&history, dossier, by("degree", HISTORY_YEAR, "2010", "2010"));
    draw_bump(&history, 0, "svg", &svg);
    scan_check_xml(svg.data, svg.length);
    history_release(&history);
    text_clear(&svg);
    make(&history, dossier, by("degree", HISTORY_YEAR, "1990", "1992")); /* nobody is there */
    draw_bump(&history, 0, "svg", &svg);
    scan_check_xml(svg.data, svg.length);
    ck_assert_uint_eq(occurrences(svg.data, "class=\"node rank\""), 0);
    struct error error = {0};
    ck_assert(!bump_render(&history, &(struct bump_options){0}, NULL, "gif", &svg, &error));
    ck_assert_int_eq(error.kind, ERROR_USAGE);
    error_release(&error);
    history_release(&history);
    text_release(&svg);
    dossier_free(dossier);
}
END_TEST

Suite *history_suite(void)
{
    Suite *suite = suite_create("history");
    TCase *tests = tcase_create("history");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, ranks_of_small);
    tcase_add_test(tests, periods);
    tcase_add_test(tests, same_as_rank);
    tcase_add_test(tests, half_life_is_no_equal_day);
    tcase_add_test(tests, an_entity_makes_a_difference);
    tcase_add_test(tests, parallel_is_serial);
    tcase_add_test(tests, who_reaches_the_top);
    tcase_add_test(tests, refusals);
    tcase_add_test(tests, a_measure_is_refused_alike);
    tcase_add_test(tests, tables);
    tcase_add_test(tests, chart);
    tcase_add_test(tests, chart_of_a_gap);
    tcase_add_test(tests, chart_of_little);
    suite_add_tcase(suite, tests);
    return suite;
}
