/*
 * check_timeline.c: timelines. The oracle of a bar's days is whether its relation holds as of each
 * of them; places and texts are read back from the SVG.
 */
#include "picture_fixtures.h"
#include "picture_scan.h"
#include "suites.h"
#include "time_cases.h"

#include <entente/timeline.h>

#include "picture/axis.h"
#include "picture/lanes.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void see(struct view *view, const struct dossier *dossier, const char *since,
                const char *until)
{
    struct error error = {0};
    struct view_options options = {.time = {.since = time_date(since), .until = time_date(until)}};
    ck_assert(view_init(view, dossier, &options, &error));
}

static void draw_lanes(const struct view *view, uint32_t entity, const char *format,
                       struct text *out)
{
    struct error error = {0};
    struct timeline_options options = {.entity = entity};
    ck_assert_msg(timeline_render(view, &options, NULL, format, out, &error), "%s",
                  error.message ? error.message : "?");
}

static void draw_whole(const struct dossier *dossier, const char *format, struct text *out)
{
    struct view view;
    see(&view, dossier, NULL, NULL);
    draw_lanes(&view, DOSSIER_NONE, format, out);
    view_release(&view);
}

/* What the segments say of a day: 2 certain, 1 possible, 0 no. */
static int drawn_on(const struct segment *segments, size_t count, int32_t day)
{
    for (size_t i = 0; i < count; i++)
        if (segments[i].days.from <= day && day <= segments[i].days.to)
            return segments[i].from >= 1 && segments[i].to >= 1 ? 2 : 1;
    return 0;
}

static struct edtf day_date(int32_t day)
{
    int year, month, day_of_month;
    struct text text = {0};
    edtf_civil(day, &year, &month, &day_of_month);
    text_addf(&text, "%04d-%02d-%02d", year, month, day_of_month);
    struct edtf date = time_date(text.data);
    text_release(&text);
    return date;
}

/* Compares every seventh day, and the days around each edge, with the view's own answer. */
static void check_span(const struct dossier *dossier, const struct span *span,
                       struct edtf_days window)
{
    struct segment segments[SEGMENTS_MAX];
    size_t count = span_segments(span, window, segments);
    for (size_t i = 0; i < count; i++) /* what is possible never looks certain at one end */
        ck_assert((segments[i].from >= 1) == (segments[i].to >= 1));
    for (size_t i = 1; i < count; i++) /* no day is drawn twice */
        ck_assert_int_eq(segments[i].days.from, segments[i - 1].days.to + 1);
    for (int32_t day = window.from; day <= window.to; day++) {
        bool edge = false;
        for (size_t i = 0; i < count; i++)
            edge |= abs(day - segments[i].days.from) < 2 || abs(day - segments[i].days.to) < 2;
        if (!edge && day % 7)
            continue;
        struct time_options time = {.as_of = day_date(day)};
        enum certainty certainty =
            relation_certainty(dossier, &dossier->relations[span->relation], &time);
        ck_assert_msg((int)certainty == drawn_on(segments, count, day), "%s, day %d: %d, drawn %d",
                      span->title, day, certainty, drawn_on(segments, count, day));
    }
}

static void check_spans(const char *path)
{
    struct dossier *dossier = time_dossier(path);
    struct view view;
    struct lanes lanes;
    size_t states = 0;
    see(&view, dossier, NULL, NULL);
    lanes_init(&lanes, &view, DOSSIER_NONE);
    for (size_t i = 0; i < lanes.count; i++)
        for (size_t j = 0; j < lanes.items[i].span_count; j++)
            if (lanes.items[i].spans[j].kind == SPAN_STATE) {
                check_span(dossier, &lanes.items[i].spans[j], lanes.days);
                states++;
            }
    ck_assert_uint_gt(states, 20);
    lanes_release(&lanes);
    view_release(&view);
    dossier_free(dossier);
}

START_TEST(bars_are_certainties)
{
    check_spans("graphs/csto.dot");
}
END_TEST

START_TEST(bars_of_all_dates)
{
    static const char *const dates[] = {"2010-03/2010-09",
                                        "2010-03-05/2010-03-05",
                                        "2010-03?/2010-09",
                                        "2010-03~/2010-09",
                                        "2010/2010",
                                        "2010/2012",
                                        "/2010-06",
                                        "2010-06/",
                                        "../2010-06",
                                        "2010-06/..",
                                        "/..",
                                        "../..",
                                        "201X/2013",
                                        "2010%/.."};
    struct dossier *dossier = dossier_new();
    struct view view;
    struct lanes lanes;
    dossier->date = time_date("2012-05-06");
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
        picture_relation(dossier, "a", "membership", "b", dates[i]);
    see(&view, dossier, NULL, NULL);
    lanes_init(&lanes, &view, DOSSIER_NONE);
    ck_assert_uint_eq(lanes.count, 1);
    ck_assert_uint_eq(lanes.span_count, sizeof dates / sizeof *dates);
    for (size_t i = 0; i < lanes.span_count; i++)
        check_span(dossier, &lanes.items[0].spans[i], lanes.days);
    lanes_release(&lanes);
    view_release(&view);
    dossier_free(dossier);
}
END_TEST

static void check_axis(const char *from, const char *to, const char *expected)
{
    struct edtf first = time_date(from), last = time_date(to);
    struct axis axis = {{edtf_bounds(&first).s0, edtf_bounds(&last).e1}, 0, 400};
    struct tick ticks[TICKS_MAX];
    struct text labels = {0};
    size_t count = axis_ticks(&axis, ticks);
    for (size_t i = 0; i < count; i++) {
        text_addf(&labels, "%s%s", i ? " " : "", ticks[i].label);
        if (i)
            ck_assert_double_ge(axis_x(&axis, ticks[i].day) - axis_x(&axis, ticks[i - 1].day), 40);
    }
    ck_assert_str_eq(text_string(&labels), expected);
    text_release(&labels);
}

START_TEST(axes)
{
    check_axis("2010-04-30", "2010-05-03", "30 Apr 1 May 2 May 3 May");
    check_axis("2010-04-30", "2010-06-03", "30 Apr 7 May 14 May 21 May 28 May");
    check_axis("2010-01-15", "2010-07-01", "Feb 2010 Mar Apr May Jun Jul");
    check_axis("2009-12-02", "2011-05", "2010 Mar May Jul Sep Nov 2011 Mar May");
    check_axis("2001", "2008", "2001 2002 2003 2004 2005 2006 2007 2008");
    check_axis("1648", "1991", "1650 1700 1750 1800 1850 1900 1950");
    check_axis("-0100", "0100", "-100 -50 0 50 100");
}
END_TEST

/* Graphviz draws nodes a whole number of points wide. */
static bool near(double a, double b)
{
    return fabs(a - b) <= .51;
}

START_TEST(places)
{
    struct dossier *dossier = dossier_new();
    struct view view;
    struct text svg = {0};
    struct scan_boxes boxes = {0};
    picture_relation(dossier, "a", "presidency", "b", "2010-04-01/2010-06-30");
    picture_relation(dossier, "a", "membership", "b", "2009-04-01/2010-01-31");
    see(&view, dossier, "2010-01-01", "2010-12-31");
    draw_lanes(&view, DOSSIER_NONE, "svg", &svg);
    scan_boxes(svg.data, "shape-", &boxes);
    double right = -INFINITY, day = 640.0 / 365;
    size_t found = 0;
    for (size_t i = 0; i < boxes.count; i++)
        right = fmax(right, boxes.items[i].right); /* of the stripes */
    double left = right - 640;
    for (size_t i = 0; i < boxes.count; i++) {
        const struct scan_box *box = &boxes.items[i];
        found += near(box->left - left, 90 * day) && near(box->right - left, 181 * day);
        found += near(box->left - left, 0) && near(box->right - left, 31 * day);
    }
    ck_assert_uint_eq(found, 2);
    scan_boxes_release(&boxes);
    text_release(&svg);
    view_release(&view);
    dossier_free(dossier);
}
END_TEST

static void check_texts(const char *svg, const char *class_name, size_t count,
                        const char *const *texts)
{
    char *all = scan_texts(svg, class_name);
    for (size_t i = 0; i < count; i++)
        ck_assert_msg(strstr(all, texts[i]), "no %s “%s” in\n%s", class_name, texts[i], all);
    free(all);
}

START_TEST(words)
{
    static const char *const lanes[] = {"Uzbekistan\n", "Serbia\n",
                                        "Collective Security Treaty Organization: presidency\n"};
    static const char *const labels[] = {"Russia (temporary)\n", "Belarus (rotating)\n",
                                         "Islam Karimov (President)\n", "dispute – Russia\n",
                                         "membership → Collective Security Treaty Organization\n"};
    static const char *const groups[] = {"Offices and presidencies\n", "State\n", "Threat\n"};
    struct dossier *dossier = time_dossier("graphs/csto.dot");
    struct view view;
    struct lanes model;
    struct text svg = {0};
    draw_whole(dossier, "svg", &svg);
    scan_check_xml(svg.data, svg.length);
    check_texts(svg.data, "node lane", 3, lanes);
    check_texts(svg.data, "node label", 5, labels);
    check_texts(svg.data, "node group", 3, groups);
    see(&view, dossier, NULL, NULL);
    lanes_init(&model, &view, DOSSIER_NONE);
    for (size_t i = 0; i < model.count; i++)
        check_texts(svg.data, "node lane", 1, (const char *const[]){model.items[i].label});
    ck_assert_uint_eq(model.span_count + model.undated, dossier->relation_count);
    ck_assert_ptr_nonnull(strstr(svg.data, "Belarus assumed the rotating presidency"));
    lanes_release(&model);
    view_release(&view);
    text_release(&svg);
    dossier_free(dossier);
}
END_TEST

START_TEST(nothing_overlaps)
{
    struct dossier *dossier = time_dossier("graphs/csto.dot");
    struct text svg = {0};
    struct scan_boxes boxes = {0};
    draw_whole(dossier, "svg", &svg);
    struct scan_boxes shapes = {0};
    double right = -INFINITY;
    scan_boxes(svg.data, "shape-", &shapes);
    scan_boxes(svg.data, "piece-", &boxes);
    ck_assert_uint_gt(boxes.count, 200);
    for (size_t i = 0; i < shapes.count; i++)
        right = fmax(right, shapes.items[i].right);
    for (size_t i = 0; i < boxes.count; i++) /* nothing sticks out of the plot */
        ck_assert_double_le(boxes.items[i].right, right + 1);
    scan_boxes_release(&shapes);
    for (size_t i = 0; i < boxes.count; i++)
        for (size_t j = 0; j < i; j++)
            ck_assert_msg(!scan_overlap(&boxes.items[i], &boxes.items[j]), "%s and %s",
                          boxes.items[i].id, boxes.items[j].id);
    scan_boxes_release(&boxes);
    text_release(&svg);
    dossier_free(dossier);
}
END_TEST

START_TEST(one_entity)
{
    static const char *const lanes[] = {"membership → Collective Security Treaty Organization\n",
                                        "agreement (settlement) ← Russia\n",
                                        "dispute (economic) – Russia\n"};
    static const char *const labels[] = {"start not known\n", "2010-12/..\n", "2010-11~\n"};
    struct dossier *dossier = time_dossier("graphs/csto.dot");
    struct view view;
    struct text svg = {0};
    see(&view, dossier, NULL, NULL);
    draw_lanes(&view, dossier_find_entity(dossier, "Belarus"), "svg", &svg);
    scan_check_xml(svg.data, svg.length);
    check_texts(svg.data, "node lane", 3, lanes);
    check_texts(svg.data, "node label", 3, labels);
    check_texts(svg.data, "node title", 1, (const char *const[]){"Belarus\n"});
    ck_assert_uint_eq(occurrences(svg.data, "class=\"node lane\""), 8);
    view_release(&view);
    text_release(&svg);
    dossier_free(dossier);
}
END_TEST

START_TEST(without_a_date)
{
    struct dossier *dossier = dossier_new();
    struct text svg = {0};
    uint32_t source = dossier_add_source(dossier, "s");
    dossier->sources[source].date = time_date("2010-05-06");
    picture_relation(dossier, "a", "membership", "b", NULL);
    uint32_t reported = picture_relation(dossier, "c", "membership", "b", NULL);
    struct evidence evidence = {.source = picture_string(dossier, "later#2; s#1; undated; gone")};
    dossier->relations[reported].evidence = dossier_evidence(dossier, &evidence);
    source = dossier_add_source(dossier, "later");
    dossier->sources[source].date = time_date("2010-06-07");
    dossier_add_source(dossier, "undated");
    struct edtf_bounds bounds;
    ck_assert(relation_reported(dossier, &dossier->relations[reported], &bounds));
    ck_assert_int_eq(bounds.s0, edtf_day(2010, 5, 6));
    ck_assert(!relation_reported(dossier, &dossier->relations[0], &bounds));
    ck_assert(!relation_bounds(dossier, &dossier->relations[reported], &bounds));
    draw_whole(dossier, "svg", &svg);
    check_texts(svg.data, "node lane", 1, (const char *const[]){"c\n"});
    check_texts(svg.data, "node subtitle", 1,
                (const char *const[]){"1 relation on 1 lane, 1 without any date not shown\n"});
    check_texts(svg.data, "node legend", 1, (const char *const[]){"no date: day of the report\n"});
    text_release(&svg);
    dossier_free(dossier);
}
END_TEST

START_TEST(hostile)
{
    static const char evil[] = "</text><script>alert(1)</script> \\N \\l & \"q\" ]]>";
    struct dossier *dossier = dossier_new();
    struct text svg = {0};
    dossier->title = picture_string(dossier, evil);
    picture_entity(dossier, "a\\N<b>", "state", evil);
    picture_relation(dossier, "a\\N<b>", "membership", "b", "2010/2011");
    picture_relation(dossier, "b", "office", "a\\N<b>", "2010");
    draw_whole(dossier, "svg", &svg);
    scan_check_xml(svg.data, svg.length);
    ck_assert_ptr_null(strstr(svg.data, "<script"));
    check_texts(svg.data, "node title", 1, (const char *const[]){evil});
    check_texts(svg.data, "node lane", 1,
                (const char *const[]){"</text><script>alert(1)</script>"});
    text_release(&svg);
    dossier_free(dossier);
}
END_TEST

START_TEST(same_bytes)
{
    static const char *const formats[] = {"svg", "png", "pdf", "dot"};
    static const char *const starts[] = {"<?xml", "\x89PNG", "%PDF", "digraph"};
    struct dossier *dossier = time_dossier("graphs/csto.dot"), *empty = dossier_new();
    struct view view;
    see(&view, dossier, "2010", NULL);
    for (size_t i = 0; i < 4; i++) {
        struct text first = {0}, second = {0}, none = {0};
        draw_lanes(&view, 1, formats[i], &first);
        draw_lanes(&view, 1, formats[i], &second);
        ck_assert_uint_eq(first.length, second.length);
        ck_assert_int_eq(memcmp(first.data, second.data, first.length), 0);
        ck_assert_int_eq(memcmp(first.data, starts[i], strlen(starts[i])), 0);
        draw_whole(empty, formats[i], &none);
        ck_assert_uint_gt(none.length, 0);
        text_release(&first);
        text_release(&second);
        text_release(&none);
    }
    view_release(&view);
    dossier_free(dossier);
    dossier_free(empty);
}
END_TEST

Suite *timeline_suite(void)
{
    Suite *suite = suite_create("timeline");
    TCase *tests = tcase_create("timeline");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, bars_are_certainties);
    tcase_add_test(tests, bars_of_all_dates);
    tcase_add_test(tests, axes);
    tcase_add_test(tests, places);
    tcase_add_test(tests, words);
    tcase_add_test(tests, nothing_overlaps);
    tcase_add_test(tests, one_entity);
    tcase_add_test(tests, without_a_date);
    tcase_add_test(tests, hostile);
    tcase_add_test(tests, same_bytes);
    suite_add_tcase(suite, tests);
    return suite;
}
