/*
 * check_places.c: the places of an older picture: read from what Graphviz wrote, and kept.
 */
#include <entente/places.h>

#include "base/xalloc.h"
#include "frames_fixtures.h"
#include "picture_scan.h"
#include "suites.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Reads the places from bytes, as from a file. */
static bool read_places(struct places *places, const struct dossier *dossier, const char *bytes,
                        size_t length, struct error *error)
{
    char path[] = "/tmp/entente-places-XXXXXX";
    int fd = mkstemp(path);
    ck_assert_int_ge(fd, 0);
    ck_assert_int_eq(write(fd, bytes, length), (ssize_t)length);
    close(fd);
    bool done = places_read(places, dossier, path, NULL, error);
    unlink(path);
    return done;
}

/* An influence for each entity, from its number; every `absent`-th from `first` on is left out. */
static double *influence_of(const struct dossier *dossier, size_t first, size_t absent)
{
    double *influence = xcalloc(dossier->entity_count, sizeof *influence);
    for (size_t i = 0; i < dossier->entity_count; i++)
        influence[i] = i % absent == first ? -1 : (double)(i % 4) / 4;
    return influence;
}

/* An older picture, as DOT and SVG. */
struct older {
    struct dossier *dossier;
    struct text dot, svg;
    struct places places;
};

static void older_init(struct older *older, struct dossier *dossier, const double *influence)
{
    struct error error = {0};
    struct diagram_options options = {.influence = influence};
    *older = (struct older){.dossier = dossier};
    draw_with(dossier, &options, "dot", &older->dot);
    draw_with(dossier, &options, "svg", &older->svg);
    if (!read_places(&older->places, dossier, older->dot.data, older->dot.length, &error))
        ck_abort_msg("%s", error.message);
}

static void older_release(struct older *older)
{
    places_release(&older->places);
    text_release(&older->dot);
    text_release(&older->svg);
    dossier_free(older->dossier);
}

/*
 * Draws with the older places; fails where nodes overlap. Returns how far the old nodes moved on
 * the page in the mean, in widths of the older picture, and counts old and new ones.
 */
static double draw_again(const struct older *older, const double *influence, size_t *kept,
                         size_t *added)
{
    struct text svg = {0};
    struct scan_boxes before = {0}, after = {0};
    struct diagram_options options = {.influence = influence, .places = &older->places};
    double way = 0, width = strtod(strstr(older->svg.data, "width=\"") + 7, NULL);
    draw_with(older->dossier, &options, "svg", &svg);
    scan_boxes(older->svg.data, "node-", &before);
    scan_boxes(svg.data, "node-", &after);
    *kept = 0;
    for (size_t i = 0; i < after.count; i++) {
        const struct scan_box *a = &after.items[i];
        for (size_t j = 0; j < i; j++)
            ck_assert_msg(!scan_overlap(a, &after.items[j]), "%s is over %s", a->id,
                          after.items[j].id);
        for (size_t j = 0; j < before.count; j++) {
            const struct scan_box *b = &before.items[j];
            if (strcmp(a->id, b->id) != 0)
                continue;
            way += hypot(a->left + a->right - b->left - b->right,
                         a->top + a->bottom - b->top - b->bottom) /
                   2;
            ++*kept;
        }
    }
    *added = after.count - *kept;
    scan_boxes_release(&before);
    scan_boxes_release(&after);
    text_release(&svg);
    return way / (double)*kept / width;
}

START_TEST(old_places_are_kept)
{
    struct older older;
    size_t kept, added;
    struct dossier *dossier = read_csto();
    double *first = influence_of(dossier, 2, 5), *second = influence_of(dossier, 4, 7);
    older_init(&older, dossier, first);

    /* From its own output nothing moves. */
    ck_assert_double_lt(draw_again(&older, first, &kept, &added), .0005);
    ck_assert_uint_eq(kept, 60);
    ck_assert_uint_eq(added, 0);

    /* With 13 entities that are new, and 9 that are gone. */
    ck_assert_double_lt(draw_again(&older, second, &kept, &added), .03);
    ck_assert_uint_eq(kept, 51);
    ck_assert_uint_eq(added, 13);

    /* And where some have grown. */
    for (size_t i = 0; i < dossier->entity_count; i += 3)
        first[i] = first[i] < 0 ? -1 : 1;
    ck_assert_double_lt(draw_again(&older, first, &kept, &added), .03);
    free(first);
    free(second);
    older_release(&older);
}
END_TEST

/* New parts, and the first entity to be tied to what is new, too. */
START_TEST(what_is_new_finds_room)
{
    static const char old[] = "digraph { graph [bb=\"0,0,300,200\"]; a [pos=\"50,100\"]; "
                              "b [pos=\"250,100\", width=1, height=.5] }";
    struct dossier *dossier = dossier_new();
    struct older older = {.dossier = dossier};
    struct error error = {0};
    struct text svg = {0};
    struct scan_boxes boxes = {0};
    picture_relation(dossier, "a", "cooperation", "b", NULL);
    picture_relation(dossier, "a", "cooperation", "near", NULL);
    picture_relation(dossier, "near", "cooperation", "farther", NULL);
    picture_relation(dossier, "x", "cooperation", "y", NULL);
    ck_assert(read_places(&older.places, dossier, old, strlen(old), &error));
    struct diagram_options options = {.places = &older.places};
    draw_with(dossier, &options, "svg", &svg);
    scan_check_xml(svg.data, svg.length);
    scan_boxes(svg.data, "node-", &boxes);
    ck_assert_uint_eq(boxes.count, 6);
    const struct scan_box *a = &boxes.items[0], *b = &boxes.items[1], *near = &boxes.items[2];
    const struct scan_box *x = &boxes.items[4], *y = &boxes.items[5];
    ck_assert_double_eq_tol((b->left + b->right - a->left - a->right) / 2, 200, .01);
    ck_assert_double_lt(fabs(near->left - a->left), 150);
    ck_assert_double_lt(fabs(near->top - a->top), 150);
    double lowest = -INFINITY;
    for (size_t i = 0; i < 4; i++)
        lowest = fmax(lowest, boxes.items[i].bottom);
    ck_assert_double_eq_tol(fmin(x->top, y->top), lowest + 40, 3); /* a part below the map */
    for (size_t i = 0; i < boxes.count; i++)
        for (size_t j = 0; j < i; j++)
            ck_assert(!scan_overlap(&boxes.items[i], &boxes.items[j]));
    scan_boxes_release(&boxes);
    text_release(&svg);
    older_release(&older);
}
END_TEST

/* All at one place, and as large as can be: no overlap, and an end. */
START_TEST(heaps_are_parted)
{
    struct dossier *dossier = dossier_new();
    struct older older = {.dossier = dossier};
    struct error error = {0};
    struct text svg = {0}, old = {0};
    struct scan_boxes boxes = {0};
    text_add(&old, "graph {");
    for (char name[] = "a"; *name <= 'p'; ++*name) {
        picture_relation(dossier, "hub", "cooperation", name, NULL);
        text_addf(&old, "%s [pos=\"%s,-7.5e1,0!\"];", name, *name < 'g' ? "999999" : "1e3");
    }
    text_add_char(&old, '}');
    ck_assert(read_places(&older.places, dossier, old.data, old.length, &error));
    ck_assert_uint_eq(older.places.placed, 16);
    struct diagram_options options = {.places = &older.places};
    draw_with(dossier, &options, "svg", &svg);
    scan_boxes(svg.data, "node-", &boxes);
    ck_assert_uint_eq(boxes.count, 17);
    for (size_t i = 0; i < boxes.count; i++)
        for (size_t j = 0; j < i; j++)
            ck_assert(!scan_overlap(&boxes.items[i], &boxes.items[j]));
    scan_boxes_release(&boxes);
    text_release(&svg);
    text_release(&old);
    older_release(&older);
}
END_TEST

START_TEST(nodes_go_by_id)
{
    static const char old[] =
        "digraph { graph [bb=\"0,1,200,100\"]; \"a b\" [pos=\"1,2\"]; \"node-x_20y\" "
        "[pos=\"3.5,-4\", width=\".5\", height=\"wide\"]; gone [pos=\"9,9\"]; "
        "\"piece-3\" [pos=\"5,5\"]; nowhere }";
    struct dossier *dossier = dossier_new();
    struct places places;
    struct error error = {0};
    uint32_t spaced = dossier_add_entity(dossier, "a b"),
             named = dossier_add_entity(dossier, "x y");
    uint32_t nowhere = dossier_add_entity(dossier, "nowhere");
    if (!read_places(&places, dossier, old, strlen(old), &error))
        ck_abort_msg("%s", error.message);
    ck_assert_uint_eq(places.placed, 2);
    ck_assert_double_eq(places.boxes[spaced].x, 1);
    ck_assert_double_eq(places.boxes[spaced].y, 2);
    ck_assert_double_eq(places.boxes[named].y, -4);
    ck_assert_double_eq(places.boxes[named].width, 36);
    ck_assert_double_eq(places.boxes[named].height, 0);
    ck_assert(isnan(places.boxes[nowhere].x));
    ck_assert_uint_eq(places.gone_count, 1);
    ck_assert_str_eq(places.gone[0], "gone");
    ck_assert_double_eq(places.page.bottom, 1);
    ck_assert_double_eq(places.page.right, 200);
    ck_assert_double_eq(places.map.right, 21.5);
    places_release(&places);
    dossier_free(dossier);
}
END_TEST

static const struct {
    const char *old, *message;
    size_t line, column;
} bad[] = {
    {"digraph {\n  a [pos=\"nan,3\"] }", "pos=\"nan,3\" is no place", 2, 3},
    {"digraph {\n  a [pos=\"1,inf\"] }", "is no place", 2, 3},
    {"digraph {\n  a [pos=\"1,2000000\"] }", "is no place", 2, 3},
    {"digraph {\n  a [pos=\"1\"] }", "is no place", 2, 3},
    {"digraph {\n  a [pos=\"\"] }", "is no place", 2, 3},
    {"digraph {\n  a [pos=\"1,2,3,4\"] }", "is no place", 2, 3},
    {"digraph {\n  a [pos=\"1,2 3\"] }", "is no place", 2, 3},
    {"digraph { bb=\"1,2\"; a [pos=\"1,2\"] }", "bb=\"1,2\" is no place", 0, 0},
    {"digraph { a }", "no node has a place (pos)", 0, 0},
    {"digraph { }", "no node has a place (pos)", 0, 0},
    {"digraph { b [pos=\"1,2\"] }", "none of the nodes is in the dossier", 0, 0},
    {"digraph {\n  a [pos=", "", 2, 10},
};

START_TEST(malformed_places_are_errors)
{
    struct dossier *dossier = dossier_new();
    struct places places;
    struct error error = {0};
    dossier_add_entity(dossier, "a");
    ck_assert(!read_places(&places, dossier, bad[_i].old, strlen(bad[_i].old), &error));
    ck_assert_int_eq(error.kind, ERROR_INPUT);
    ck_assert_msg(strstr(error.message, bad[_i].message), "%s", error.message);
    ck_assert_ptr_nonnull(error.path);
    ck_assert_uint_eq(error.line, bad[_i].line);
    ck_assert_uint_eq(error.column, bad[_i].column);
    ck_assert_ptr_null(places.boxes);
    error_release(&error);
    dossier_free(dossier);
}
END_TEST

Suite *places_suite(void)
{
    Suite *suite = suite_create("places");
    TCase *tcase = tcase_create("places");
    tcase_set_timeout(tcase, 120);
    tcase_add_test(tcase, old_places_are_kept);
    tcase_add_test(tcase, what_is_new_finds_room);
    tcase_add_test(tcase, heaps_are_parted);
    tcase_add_test(tcase, nodes_go_by_id);
    tcase_add_loop_test(tcase, malformed_places_are_errors, 0, sizeof bad / sizeof *bad);
    suite_add_tcase(suite, tcase);
    return suite;
}
