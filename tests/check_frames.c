/*
 * check_frames.c: several dates on one layout: everything in its place, and each frame exactly what
 * its own map would show.
 */
#include "frames_fixtures.h"
#include "picture/route.h"
#include "picture_scan.h"
#include "sanitized.h"
#include "suites.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const dates[] = {"2010-06", "2011-04", "2011-05-18", NULL};

static void check_same_ids(const char *a, const char *b, const char *id_start)
{
    char *first = scan_ids(a, id_start), *second = scan_ids(b, id_start);
    ck_assert_str_eq(first, second);
    free(first);
    free(second);
}

static void check_same_texts(const char *a, const char *b, const char *class_name)
{
    char *first = scan_texts(a, class_name), *second = scan_texts(b, class_name);
    ck_assert_str_eq(first, second);
    free(first);
    free(second);
}

/* Every group of nodes and lines has the same title in both. */
static void check_same_titles(const char *a, const char *b, char *ids)
{
    for (char *rest = ids, *id; (id = strsep(&rest, "\n")) && *id;) {
        struct scan_group first, second;
        ck_assert(scan_group(a, id, &first) && scan_group(b, id, &second));
        char *one = scan_title(&first), *other = scan_title(&second);
        ck_assert_str_eq(one, other);
        free(one);
        free(other);
    }
    free(ids);
}

/* Everything that picture_render() draws of the date is in its frame, and nothing else. */
static void check_content(struct shots *shots, size_t index)
{
    struct text alone = {0};
    const char *frame = shots->pictures[index].data;
    shots_alone(shots, index, &alone);
    check_same_ids(frame, alone.data, "node-");
    check_same_ids(frame, alone.data, "relation-");
    check_same_ids(frame, alone.data, "sample-");
    check_same_texts(frame, alone.data, "node title");
    check_same_texts(frame, alone.data, "node subtitle");
    check_same_texts(frame, alone.data, "node legend");
    check_same_titles(frame, alone.data, scan_ids(frame, "node-"));
    check_same_titles(frame, alone.data, scan_ids(frame, "relation-"));
    text_release(&alone);
}

static const struct scan_box *find_box(const struct scan_boxes *boxes, const char *id)
{
    for (size_t i = 0; i < boxes->count; i++)
        if (strcmp(boxes->items[i].id, id) == 0)
            return &boxes->items[i];
    return NULL;
}

/* What both pictures have stands in one place; returns how many these are. */
static size_t check_same_boxes(const char *a, const char *b, const char *id_start)
{
    struct scan_boxes first = {0}, second = {0};
    size_t shared = 0;
    scan_boxes(a, id_start, &first);
    scan_boxes(b, id_start, &second);
    for (size_t i = 0; i < first.count; i++) {
        const struct scan_box *one = &first.items[i], *other = find_box(&second, one->id);
        if (!other)
            continue;
        shared++;
        ck_assert_double_eq_tol(one->left, other->left, .5);
        ck_assert_double_eq_tol(one->right, other->right, .5);
        ck_assert_double_eq_tol(one->top, other->top, .5);
        ck_assert_double_eq_tol(one->bottom, other->bottom, .5);
    }
    scan_boxes_release(&first);
    scan_boxes_release(&second);
    return shared;
}

static void check_no_overlaps(const char *svg, const char *id_start)
{
    struct scan_boxes boxes = {0};
    scan_boxes(svg, id_start, &boxes);
    for (size_t i = 0; i < boxes.count; i++)
        for (size_t j = 0; j < i; j++)
            ck_assert_msg(!scan_overlap(&boxes.items[i], &boxes.items[j]), "%s is over %s",
                          boxes.items[i].id, boxes.items[j].id);
    scan_boxes_release(&boxes);
}

/* The curve of a line; NULL: it is not there. */
static char *curve_of(const char *svg, const char *id)
{
    struct scan_group group;
    return scan_group(svg, id, &group) ? scan_attribute(&group, "path", "d") : NULL;
}

/* Every line of the one frame that is in the other runs the same way; returns how many. */
static size_t check_same_curves(const char *a, const char *b)
{
    size_t shared = 0;
    char *ids = scan_ids(a, "relation-");
    for (char *rest = ids, *id; (id = strsep(&rest, "\n")) && *id;) {
        char *one = curve_of(a, id), *other = curve_of(b, id);
        ck_assert_ptr_nonnull(one);
        if (other)
            ck_assert_str_eq(one, other);
        shared += other != NULL;
        free(one);
        free(other);
    }
    free(ids);
    return shared;
}

static char *view_box(const char *svg)
{
    const char *found = strstr(svg, "viewBox=\"");
    ck_assert_ptr_nonnull(found);
    return strndup(found, strcspn(found, ">"));
}

/* Where the text stands, along that axis ("x" or "y"); it must be there. */
static double text_place(const char *svg, const char *words, const char *axis)
{
    struct text name = {0};
    text_addf(&name, " %s=\"", axis);
    const char *found = strstr(svg, words), *start = found;
    ck_assert_msg(found, "%s is missing", words);
    while (strncmp(start, name.data, name.length) != 0)
        start--;
    text_release(&name);
    return strtod(start + 4, NULL);
}

static void check_same_place(const char *a, const char *b, const char *words)
{
    ck_assert_double_eq_tol(text_place(a, words, "x"), text_place(b, words, "x"), .02);
    ck_assert_double_eq_tol(text_place(a, words, "y"), text_place(b, words, "y"), .02);
}

/* A frame has the page of the last one, and what both show is at the same place in both. */
static void check_places(const char *frame, const char *last)
{
    char *page = view_box(frame), *last_page = view_box(last);
    ck_assert_str_eq(page, last_page);
    ck_assert_uint_gt(check_same_boxes(frame, last, "node-"), 40);
    check_no_overlaps(frame, "node-");
    ck_assert_uint_gt(check_same_curves(frame, last), 5);
    check_same_place(frame, last, ">State (");
    check_same_place(frame, last, ">Document (");
    check_same_place(frame, last, ">Sources: ");
    free(page);
    free(last_page);
}

START_TEST(frames_show_their_dates_in_one_place)
{
    struct shots shots;
    shots_init(&shots, read_csto(), dates);
    shots_render(&shots, "svg");
    for (size_t i = 0; i < shots.count; i++) {
        scan_check_xml(shots.pictures[i].data, shots.pictures[i].length);
        ck_assert(contains(&shots.pictures[i], dates[i]));
        check_places(shots.pictures[i].data, shots.pictures[shots.count - 1].data);
    }
    check_content(&shots, 0);
    check_content(&shots, 2);
    shots_release(&shots);
}
END_TEST

/* A line that is only possible at one date and certain at another, and both at a third. */
START_TEST(lines_of_two_states_part_where_they_meet)
{
    static const char *const years[] = {"2001", "2003", "2005", NULL};
    struct dossier *dossier = dossier_new();
    struct shots shots;
    picture_relation(dossier, "a", "cooperation", "b", "2001?/2003-12-31");
    picture_relation(dossier, "a", "cooperation", "b", "2003-01-01/2006");
    picture_relation(dossier, "a", "membership", "c", "2001?/2003-12-31");
    picture_relation(dossier, "a", "membership", "c", "2004-01-01/2006");
    shots_init(&shots, dossier, years);
    shots_render(&shots, "svg");
    char *possible = curve_of(shots.pictures[0].data, "relation-a.b.cooperation.1");
    char *still = curve_of(shots.pictures[1].data, "relation-a.b.cooperation.1");
    char *certain = curve_of(shots.pictures[1].data, "relation-a.b.cooperation");
    char *later = curve_of(shots.pictures[2].data, "relation-a.b.cooperation");
    char *faint = curve_of(shots.pictures[0].data, "relation-a.c.membership.1");
    char *firm = curve_of(shots.pictures[2].data, "relation-a.c.membership");
    ck_assert_ptr_nonnull(possible);
    ck_assert_ptr_nonnull(certain);
    ck_assert_str_eq(possible, still);
    ck_assert_str_ne(possible, certain);
    ck_assert_str_eq(certain, later);
    ck_assert_str_eq(faint, firm);
    free(possible);
    free(still);
    free(certain);
    free(later);
    free(faint);
    free(firm);
    shots_release(&shots);
}
END_TEST

/* Where the line has two arrows at one date, and one at the others, either way. */
START_TEST(arrows_are_those_of_the_date)
{
    static const char *const years[] = {"2001", "2002", "2003", NULL};
    struct dossier *dossier = dossier_new();
    struct shots shots;
    picture_relation(dossier, "a", "presidency", "b", "2001-01-01/2002-12-31");
    picture_relation(dossier, "b", "presidency", "a", "2002-01-01/2003-12-31");
    shots_init(&shots, dossier, years);
    shots_render(&shots, "svg");
    static const char *const ids[] = {"relation-a.b.presidency", "relation-a.b.presidency",
                                      "relation-b.a.presidency"};
    double tips[3];
    for (size_t i = 0; i < 3; i++) {
        struct scan_group group;
        struct scan_boxes boxes = {0};
        ck_assert(scan_group(shots.pictures[i].data, ids[i], &group));
        ck_assert_uint_eq(scan_count(&group, "<polygon"), i == 1 ? 2 : 1);
        scan_boxes(shots.pictures[i].data, ids[i], &boxes);
        tips[i] =
            hypot(boxes.items->right - boxes.items->left, boxes.items->top - boxes.items->bottom);
        scan_boxes_release(&boxes);
    }
    ck_assert_double_eq_tol(tips[0], tips[1], 3);
    ck_assert_double_eq_tol(tips[2], tips[1], 3);
    shots_release(&shots);
}
END_TEST

static void check_route(const char *route, bool at_start, bool at_end, const char *expected)
{
    char *got = route_without_arrows(route, at_start, at_end);
    ck_assert_str_eq(got, expected);
    free(got);
}

START_TEST(routes_lose_their_arrows)
{
    check_route("s,0,0 e,9,9 1,1 2,2 3,3 8,8", false, false, "s,0,0 e,9,9 1,1 2,2 3,3 8,8");
    check_route("s,0,0 e,9,9 1,1 2,2 3,3 8,8", true, false, "e,9,9 0,0 2,2 3,3 8,8");
    check_route("s,0,0 e,9,9 1,1 2,2 3,3 8,8", false, true, "s,0,0 1,1 2,2 3,3 9,9");
    check_route("s,0,0 e,9,9 1,1 2,2 3,3 8,8", true, true, "0,0 2,2 3,3 9,9");
    check_route("1,1 2,2 3,3 8,8", true, true, "1,1 2,2 3,3 8,8");
    ck_assert_ptr_null(route_without_arrows(NULL, true, true));
}
END_TEST

/* The size of text is that of the date, in a box that has room for the largest. */
START_TEST(sizes_are_those_of_the_date)
{
    static const char *const years[] = {"2001", "2003", NULL};
    struct dossier *dossier = dossier_new();
    struct shots shots;
    struct scan_group group;
    picture_relation(dossier, "a", "cooperation", "b", "2001/2003");
    picture_relation(dossier, "b", "cooperation", "c", "2001/2001");
    picture_relation(dossier, "a", "cooperation", "d", "2003/2003");
    shots_init(&shots, dossier, years);
    shots_render(&shots, "svg");
    for (size_t i = 0; i < 2; i++) {
        ck_assert(scan_group(shots.pictures[i].data, i ? "node-b" : "node-a", &group));
        char *small = scan_attribute(&group, "text", "font-size");
        ck_assert(scan_group(shots.pictures[i].data, i ? "node-a" : "node-b", &group));
        char *large = scan_attribute(&group, "text", "font-size");
        ck_assert_double_lt(strtod(small, NULL), strtod(large, NULL));
        free(small);
        free(large);
    }
    ck_assert_uint_eq(check_same_boxes(shots.pictures[0].data, shots.pictures[1].data, "node-"), 2);
    check_no_overlaps(shots.pictures[0].data, "node-");
    shots_release(&shots);
}
END_TEST

static struct dossier *three_ties(void)
{
    struct dossier *dossier = dossier_new();
    picture_relation(dossier, "a", "cooperation", "b", "2001/2003");
    picture_relation(dossier, "b", "dissent", "c", "2001/2001");
    picture_relation(dossier, "a", "presidency", "d", "2003/2003");
    return dossier;
}

/* Of a family that a frame lacks the place stays empty; a long subtitle moves no title. */
START_TEST(head_and_legend_stay_where_they_are)
{
    static const char *const years[] = {"2001", "2003", NULL};
    struct shots shots;
    shots_init(&shots, three_ties(), years);
    for (size_t i = 0; i < 2; i++)
        shots.frames[i].options.title = "Ties";
    shots.frames[1].options.remark = "a remark that is so long that it does not go into one line, "
                                     "which makes the subtitle of this frame higher than others";
    shots_render(&shots, "svg");
    const char *first = shots.pictures[0].data, *second = shots.pictures[1].data;
    check_same_place(first, second, ">Ties</text>");
    check_same_place(first, second, ">Cooperation (");
    ck_assert(contains(&shots.pictures[0], ">Dissent (1)<"));
    ck_assert(!contains(&shots.pictures[0], ">Presidency ("));
    ck_assert(!contains(&shots.pictures[1], ">Dissent ("));
    ck_assert(contains(&shots.pictures[1], ">Presidency (1)<"));
    shots_release(&shots);
}
END_TEST

START_TEST(every_format_and_the_same_bytes)
{
    static const struct {
        const char *format, *start;
    } formats[] = {{"png", "\x89PNG"}, {"pdf", "%PDF-"}, {"dot", "digraph"}, {"svg", "<?xml"}};
    static const char *const two[] = {"2001", "2003", NULL};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        struct shots first, second;
        shots_init(&first, three_ties(), two);
        shots_init(&second, three_ties(), two);
        shots_render(&first, formats[i].format);
        shots_render(&second, formats[i].format);
        for (size_t j = 0; j < 2; j++) {
            const struct text *one = &first.pictures[j], *other = &second.pictures[j];
            ck_assert_uint_eq(one->length, other->length);
            ck_assert_int_eq(memcmp(one->data, other->data, one->length), 0);
            ck_assert_int_eq(memcmp(one->data, formats[i].start, strlen(formats[i].start)), 0);
        }
        shots_release(&first);
        shots_release(&second);
    }
}
END_TEST

/* A date at which nothing is there still has its page; a frame alone is drawn, too. */
START_TEST(empty_frames_have_a_page)
{
    static const char *const years[] = {"1990", "2003", NULL};
    struct dossier *dossier = dossier_new();
    struct shots shots;
    picture_relation(dossier, "a", "cooperation", "b", "2001/2003");
    shots_init(&shots, dossier, years);
    shots_render(&shots, "svg");
    char *empty = view_box(shots.pictures[0].data), *full = view_box(shots.pictures[1].data);
    ck_assert_str_eq(empty, full);
    ck_assert(!contains(&shots.pictures[0], "node-a"));
    ck_assert(contains(&shots.pictures[0], "0 of 2 entities"));
    free(empty);
    free(full);
    shots_release(&shots);

    static const char *const one[] = {"1990", NULL};
    dossier = dossier_new();
    picture_relation(dossier, "a", "cooperation", "b", "2001/2003");
    shots_init(&shots, dossier, one);
    shots_render(&shots, "svg");
    scan_check_xml(shots.pictures[0].data, shots.pictures[0].length);
    shots_release(&shots);
}
END_TEST

/* Four states and what they belong to, in kinds and at dates of their own. */
static struct dossier *alliances(void)
{
    struct dossier *dossier = dossier_new();
    picture_entity(dossier, "League", "organization", NULL);
    picture_entity(dossier, "Bureau", "body", NULL);
    for (const char *const *id = (const char *const[]){"a", "b", "c", "d", NULL}; *id; id++)
        picture_entity(dossier, *id, "state", NULL);
    picture_relation(dossier, "Bureau", "part-of", "League", "2000/..");
    picture_relation(dossier, "a", "membership", "League", "2000/..");
    picture_relation(dossier, "b", "membership", "League", "2002/..");
    picture_relation(dossier, "c", "dissent", "a", "2000/2001");
    picture_relation(dossier, "d", "cooperation", "b", "2002/..");
    return dossier;
}

static size_t count_nodes(const char *svg)
{
    size_t count = 0;
    char *ids = scan_ids(svg, "node-");
    for (char *rest = ids, *id; (id = strsep(&rest, "\n")) && *id;)
        count++;
    free(ids);
    return count;
}

/* Captions stay, and names go with their points. */
START_TEST(frames_follow_the_layout)
{
    static const enum layout layouts[] = {LAYOUT_CIRCLE, LAYOUT_LAYERS, LAYOUT_ORGANIGRAM};
    static const char *const two[] = {"2001-01", "2003-01", NULL};
    struct shots shots;
    shots_init(&shots, alliances(), two);
    for (size_t i = 0; i < shots.count; i++)
        shots.frames[i].options.layout = layouts[_i];
    shots_render(&shots, "svg");
    const char *first = shots.pictures[0].data, *last = shots.pictures[1].data;
    ck_assert_uint_eq(check_same_boxes(first, last, "node-"), 3);
    check_no_overlaps(first, "node-");
    check_no_overlaps(last, "node-");
    ck_assert_uint_eq(check_same_curves(first, last), 2);
    ck_assert_uint_eq(count_nodes(first), 4);
    ck_assert_uint_eq(count_nodes(last), 5);
    size_t captions = layouts[_i] == LAYOUT_ORGANIGRAM ? 0 : 3;
    ck_assert_uint_eq(occurrences(first, "class=\"node caption\""), captions);
    ck_assert_uint_eq(occurrences(last, "class=\"node caption\""), captions);
    bool named = layouts[_i] == LAYOUT_CIRCLE;
    ck_assert_uint_eq(occurrences(first, "class=\"node name\""), named ? 4 : 0);
    ck_assert_uint_eq(occurrences(last, "class=\"node name\""), named ? 5 : 0);
    shots_release(&shots);
}
END_TEST

START_TEST(frames_of_many_are_points)
{
    static const char *const two[] = {"2001-01", "2003-01", NULL};
    enum { MANY = 310 };
    struct dossier *dossier = dossier_new();
    struct shots shots;
    for (int i = 1; i < MANY; i++) {
        char from[16], to[16];
        snprintf(from, sizeof from, "n%d", i);
        snprintf(to, sizeof to, "n%d", i / 3);
        picture_relation(dossier, from, "cooperation", to, i % 2 ? "2000/.." : "2002/..");
    }
    shots_init(&shots, dossier, two);
    for (size_t i = 0; i < shots.count; i++) {
        shots.frames[i].options.places = NULL;
        shots.frames[i].options.measure = "degree";
    }
    shots_render(&shots, "svg");
    const char *first = shots.pictures[0].data, *last = shots.pictures[1].data;
    ck_assert_ptr_nonnull(strstr(first, "· size: degree")); /* as of points, not of text */
    ck_assert_uint_eq(count_nodes(last), MANY);
    ck_assert_uint_lt(count_nodes(first), MANY);
    ck_assert_uint_gt(check_same_boxes(first, last, "node-"), 100);
    ck_assert_uint_eq(occurrences(last, "class=\"node name\""), 25);
    ck_assert_uint_gt(occurrences(first, "class=\"node name\""), 0);
    ck_assert_uint_le(occurrences(first, "class=\"node name\""), 25);
    shots_release(&shots);
}
END_TEST

START_TEST(errors_come_through)
{
    struct shots shots;
    struct error error = {0};
    shots_init(&shots, three_ties(), dates);
    ck_assert(!frames_render(shots.frames, shots.count, NULL, "gif", shots.pictures, &error));
    ck_assert_int_eq(error.kind, ERROR_USAGE);
    error_release(&error);
#ifndef __SANITIZE_ADDRESS__ /* which has no limit of memory */
    /* A byte: a process that ran other tests has memory left over from them. */
    struct picture_page page = {.limits = {.memory = 1}};
    error = (struct error){0};
    ck_assert(!frames_render(shots.frames, shots.count, &page, "svg", shots.pictures, &error));
    ck_assert_msg(error.kind == ERROR_LIMIT, "%s", error.message);
    ck_assert_uint_eq(shots.pictures[0].length, 0);
    error_release(&error);
#endif
    shots_release(&shots);
}
END_TEST

Suite *frames_suite(void)
{
    Suite *suite = suite_create("frames");
    TCase *tcase = tcase_create("frames");
    tcase_set_timeout(tcase, 120);
    if (!SANITIZED)
        tcase_add_test(tcase, frames_show_their_dates_in_one_place);
    tcase_add_test(tcase, lines_of_two_states_part_where_they_meet);
    tcase_add_test(tcase, arrows_are_those_of_the_date);
    tcase_add_test(tcase, routes_lose_their_arrows);
    tcase_add_test(tcase, sizes_are_those_of_the_date);
    tcase_add_test(tcase, head_and_legend_stay_where_they_are);
    tcase_add_test(tcase, every_format_and_the_same_bytes);
    tcase_add_test(tcase, empty_frames_have_a_page);
    tcase_add_loop_test(tcase, frames_follow_the_layout, 0, 3);
    tcase_add_test(tcase, frames_of_many_are_points);
    tcase_add_test(tcase, errors_come_through);
    suite_add_tcase(suite, tcase);
    return suite;
}
