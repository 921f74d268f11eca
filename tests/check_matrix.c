/*
 * check_matrix.c: matrices: cells, rows and frames are read back from the SVG.
 */
#include "fixtures.h"
#include "picture_fixtures.h"
#include "picture_scan.h"
#include "suites.h"

#include <entente/matrix.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A drawn matrix, and what it was drawn of. */
struct drawn {
    struct sample sample;
    struct network cells;
    struct blocs blocs;
    struct text svg;
};

static void drawn_release(struct drawn *drawn)
{
    text_release(&drawn->svg);
    blocs_release(&drawn->blocs);
    network_release(&drawn->cells);
    sample_release(&drawn->sample);
}

/* Draws the sample's relations, which stand in `drawn`; the blocs are of the positive ones. */
static void draw_matrix(struct drawn *drawn, struct projection projection)
{
    struct error error = {0};
    struct matrix_options options = {.blocs = &drawn->blocs};
    projection.ties = TIES_ALL;
    sample_project(&drawn->sample, (struct projection){0});
    network_init(&drawn->cells, &drawn->sample.view, &projection);
    ck_assert(
        blocs_init(&drawn->blocs, &drawn->sample.network, &(struct blocs_options){0}, &error));
    ck_assert_msg(matrix_render(&drawn->cells, &options, NULL, "svg", &drawn->svg, &error), "%s",
                  error.message);
    scan_check_xml(drawn->svg.data, drawn->svg.length);
}

/* Two triangles of friends with a quarrel and a tie between them, one foe, one isolate. */
static void sample_camps(struct sample *sample)
{
    static const char *const ties[][3] = {
        {"a", NULL, "b"},      {"b", NULL, "c"}, {"c", NULL, "a"},
        {"x", NULL, "y"},      {"y", NULL, "z"}, {"z", NULL, "x"},
        {"a", "dissent", "x"}, {"a", NULL, "x"}, {"foe", "dissent", "b"}};
    sample_init(sample);
    for (size_t i = 0; i < sizeof ties / sizeof *ties; i++)
        sample_relate(sample, ties[i][0], ties[i][1], ties[i][2], 0);
    dossier_add_entity(sample->dossier, "lone");
}

static size_t cells_of(const struct drawn *drawn, const char *role)
{
    struct text class_name = {0};
    text_addf(&class_name, "class=\"node %s\"", role);
    size_t count = occurrences(text_string(&drawn->svg), class_name.data);
    text_release(&class_name);
    return count;
}

/* Undirected ties stand on both sides of the diagonal; who has no tie is not there. */
START_TEST(camps)
{
    struct drawn drawn = {0};
    sample_camps(&drawn.sample);
    draw_matrix(&drawn, (struct projection){0});
    ck_assert_uint_eq(cells_of(&drawn, "positive"), 2 * 7);
    ck_assert_uint_eq(cells_of(&drawn, "negative"), 2 * 2);
    ck_assert_uint_eq(cells_of(&drawn, "diagonal"), 7);
    ck_assert_uint_eq(cells_of(&drawn, "frame"), 2 + 1); /* the blocs, and the whole */
    char *names = scan_texts(drawn.svg.data, "node label");
    ck_assert_str_eq(names, "b 1\nc 2\na 3\ny 4\nz 5\nx 6\nfoe 7\n");
    char *blocs = scan_texts(drawn.svg.data, "node bloc");
    ck_assert_str_eq(blocs, "bloc 1\nbloc 2\nin none\n");
    ck_assert(contains(&drawn.svg, "7 entities with 7 positive and 2 negative ties"));
    ck_assert(contains(&drawn.svg, "1 without a tie left out"));
    free(blocs);
    free(names);
    drawn_release(&drawn);
}
END_TEST

/* The box of the cell whose title begins so. */
static struct scan_box cell_of(const struct drawn *drawn, const char *title)
{
    struct scan_boxes boxes = {0};
    struct scan_box found = {.left = NAN};
    scan_boxes(drawn->svg.data, "shape-", &boxes);
    for (size_t i = 0; i < boxes.count; i++) {
        struct scan_group group;
        ck_assert(scan_group(drawn->svg.data, boxes.items[i].id, &group));
        if (!scan_count(&group, "<title>"))
            continue;
        char *words = scan_title(&group);
        if (strncmp(words, title, strlen(title)) == 0)
            found = boxes.items[i];
        free(words);
    }
    scan_boxes_release(&boxes);
    return found;
}

/* From row to column: the order is b, c, a, y, z, x. */
START_TEST(directed)
{
    struct drawn drawn = {0};
    sample_camps(&drawn.sample);
    draw_matrix(&drawn, (struct projection){.directed = true});
    ck_assert_uint_eq(cells_of(&drawn, "positive"), 7);
    ck_assert_uint_eq(cells_of(&drawn, "negative"), 2);
    struct scan_box across = cell_of(&drawn, "a → b: positive");
    struct scan_box back = cell_of(&drawn, "c → a: positive");
    struct scan_box quarrel = cell_of(&drawn, "a → x: negative");
    struct scan_box pact = cell_of(&drawn, "a → x: positive");
    double cell = (back.left - across.left) / 2;
    ck_assert_double_gt(cell, 10);
    ck_assert_double_eq_tol(across.top - back.top, cell, 1); /* y goes down */
    ck_assert_double_eq_tol(pact.left - across.left, 5 * cell, 1);
    ck_assert_double_eq_tol(pact.top, across.top, 1);
    ck_assert(scan_overlap(&quarrel, &pact));
    drawn_release(&drawn);
}
END_TEST

/* A cell says which relations made it. */
START_TEST(titles)
{
    struct drawn drawn = {0};
    sample_camps(&drawn.sample);
    sample_relate(&drawn.sample, "b", "support", "a", 3);
    draw_matrix(&drawn, (struct projection){.weighted = true});
    ck_assert(
        contains(&drawn.svg, "a – b: positive, weight 4\na → b: tie\nb → a: support</title>"));
    drawn_release(&drawn);
}
END_TEST

/* No name lies on another, none on a cell, at any size that has names. */
START_TEST(nothing_overlaps)
{
    static const uint32_t sizes[] = {2, 7, 40, 150};
    struct drawn drawn = {0};
    struct scan_boxes boxes = {0};
    uint64_t state = 1;
    uint32_t size = sizes[_i];
    sample_init(&drawn.sample);
    for (uint32_t i = 1; i < size; i++)
        for (int twice = 0; twice < 2; twice++) {
            char from[32], to[32];
            snprintf(from, sizeof from, "entity number %u", i);
            snprintf(to, sizeof to, "entity number %u", random_below(&state, i));
            sample_relate(&drawn.sample, from, random_below(&state, 4) ? NULL : "dissent", to, 0);
        }
    draw_matrix(&drawn, (struct projection){0});
    ck_assert_uint_eq(cells_of(&drawn, "diagonal"), size);
    scan_boxes(drawn.svg.data, "piece-", &boxes);
    size_t texts = boxes.count;
    scan_boxes(drawn.svg.data, "shape-", &boxes);
    for (size_t i = 0; i < boxes.count; i++)
        for (size_t j = 0; j < texts && j < i; j++)
            ck_assert_msg(!scan_overlap(&boxes.items[i], &boxes.items[j]), "%s and %s",
                          boxes.items[i].id, boxes.items[j].id);
    scan_boxes_release(&boxes);
    drawn_release(&drawn);
}
END_TEST

static void check_refused(struct sample *sample, const char *format, enum error_kind kind,
                          const char *message)
{
    struct error error = {0};
    struct blocs blocs = {0};
    struct text out = {0};
    struct matrix_options options = {.blocs = &blocs};
    sample_project(sample, (struct projection){0});
    ck_assert(blocs_init(&blocs, &sample->network, &(struct blocs_options){0}, &error));
    ck_assert(!matrix_render(&sample->network, &options, NULL, format, &out, &error));
    ck_assert_int_eq(error.kind, kind);
    ck_assert_str_eq(error.message, message);
    ck_assert_uint_eq(out.length, 0);
    error_release(&error);
    text_release(&out);
    blocs_release(&blocs);
}

START_TEST(refusals)
{
    struct sample sample;
    sample_init(&sample);
    check_refused(&sample, "svg", ERROR_USAGE, "there is no tie to draw");
    sample_relate(&sample, "a", NULL, "b", 0);
    check_refused(&sample, "gif", ERROR_USAGE, "there is no picture format “gif”");
    for (int i = 0; i < 400; i++) {
        char from[12], to[12];
        snprintf(from, sizeof from, "%d", i);
        snprintf(to, sizeof to, "%d", i + 1);
        sample_relate(&sample, from, NULL, to, 0);
    }
    check_refused(&sample, "svg", ERROR_LIMIT,
                  "a matrix of 403 rows has no room on a page: up to 400");
    sample_release(&sample);
}
END_TEST

Suite *matrix_suite(void)
{
    Suite *suite = suite_create("matrix");
    TCase *tests = tcase_create("matrix");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, camps);
    tcase_add_test(tests, directed);
    tcase_add_test(tests, titles);
    tcase_add_loop_test(tests, nothing_overlaps, 0, 4);
    tcase_add_test(tests, refusals);
    suite_add_tcase(suite, tests);
    return suite;
}
