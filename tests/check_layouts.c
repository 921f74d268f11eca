/*
 * check_layouts.c: where each layout puts entities, groups, names and lines: nothing overlaps, all
 * is on the page, and every layout keeps its promise.
 */
#include "suites.h"

#include "base/random.h"
#include "base/xalloc.h"
#include "picture_fixtures.h"
#include "picture_scan.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const enum layout layouts[] = {LAYOUT_MAP, LAYOUT_ORGANIGRAM, LAYOUT_CIRCLE, LAYOUT_LAYERS};
enum { LAYOUTS = sizeof layouts / sizeof *layouts };

static const char *const group_names[] = {"North", "South & East", "No region"};

/* Parts the entities into three groups, one of them small. */
static uint32_t *three_groups(const struct dossier *dossier, struct picture_groups *groups)
{
    uint32_t *of = xcalloc(dossier->entity_count + 1, sizeof *of);
    for (size_t i = 0; i < dossier->entity_count; i++)
        of[i] = i % 7 == 3 ? 2 : i % 2;
    *groups = (struct picture_groups){of, group_names, 3, false};
    return of;
}

/* Entities of three kinds, and about twice as many relations of all sorts, one of them of one
 * entity to itself. */
static struct dossier *random_dossier(size_t entities, uint64_t seed)
{
    static const char *const kinds[] = {"state", "organization", "person"};
    static const char *const types[] = {"membership", "part-of",   "office",     "presidency",
                                        "agreement",  "criticism", "membership", "conflict"};
    struct dossier *dossier = dossier_new();
    struct random random = random_start(seed, 0);
    for (size_t i = 0; i < entities; i++) {
        char id[24];
        snprintf(id, sizeof id, "e%zu", i);
        picture_entity(dossier, id, kinds[random_index(&random, 3)],
                       i % 4 ? NULL : "An entity of some length");
    }
    for (size_t i = 0; entities && i < 2 * entities - 2; i++) {
        char from[20], to[20];
        snprintf(from, sizeof from, "e%u", random_index(&random, (uint32_t)entities));
        snprintf(to, sizeof to, "e%u", random_index(&random, (uint32_t)entities));
        picture_relation(dossier, from, types[random_index(&random, 8)], to, NULL);
    }
    return dossier;
}

/* ------------------------------------------------------------------ reading a picture */

/* The pair of numbers there; `*at` moves behind it. */
static void read_pair(const char **at, double *x, double *y)
{
    char *end;
    *x = strtod(*at, &end);
    *y = strtod(end + 1, &end);
    *at = end;
}

/* The page: the first polygon. */
static struct scan_box page_of(const char *svg)
{
    struct scan_box page = {
        .left = INFINITY, .right = -INFINITY, .top = INFINITY, .bottom = -INFINITY};
    const char *at = strstr(svg, " points=\"") + strlen(" points=\"");
    while (*at != '"') {
        double x, y;
        read_pair(&at, &x, &y);
        page.left = fmin(page.left, x);
        page.right = fmax(page.right, x);
        page.top = fmin(page.top, y);
        page.bottom = fmax(page.bottom, y);
        at += *at == ' ';
    }
    return page;
}

static bool inside(const struct scan_box *box, const struct scan_box *outer)
{
    return box->left >= outer->left && box->right <= outer->right && box->top >= outer->top &&
           box->bottom <= outer->bottom;
}

static const struct scan_box *box_of(const struct scan_boxes *boxes, const char *id)
{
    for (size_t i = 0; i < boxes->count; i++)
        if (strcmp(boxes->items[i].id, id) == 0)
            return &boxes->items[i];
    ck_abort_msg("%s is missing", id);
    return NULL;
}

static const struct scan_box *entity_box(const struct scan_boxes *boxes, const char *id)
{
    char name[80];
    snprintf(name, sizeof name, "node-%s", id);
    return box_of(boxes, name);
}

/* Points are round. */
static bool touch(const struct scan_box *a, const struct scan_box *b, bool round)
{
    double x = (a->left + a->right - b->left - b->right) / 2;
    double y = (a->top + a->bottom - b->top - b->bottom) / 2;
    double radii = (a->right - a->left + b->right - b->left) / 2;
    return round ? hypot(x, y) < radii : scan_overlap(a, b);
}

static void check_apart_and_within(const struct scan_boxes *boxes, const struct scan_box *page,
                                   bool round)
{
    for (size_t i = 0; i < boxes->count; i++) {
        ck_assert_msg(inside(&boxes->items[i], page), "%s is off the page", boxes->items[i].id);
        for (size_t j = 0; j < i; j++)
            ck_assert_msg(!touch(&boxes->items[i], &boxes->items[j], round), "%s and %s overlap",
                          boxes->items[i].id, boxes->items[j].id);
    }
}

static double distance_to(const struct scan_box *box, double x, double y)
{
    return hypot(fmax(fmax(box->left - x, x - box->right), 0),
                 fmax(fmax(box->top - y, y - box->bottom), 0));
}

/* Each line starts at one of its entities and ends at the other, arrowheads aside. */
static void check_line_ends(const char *svg, const struct scan_boxes *boxes)
{
    enum { ARROW = 12 };
    size_t lines = 0;
    for (const char *at = svg; (at = strstr(at, "<g id=\"relation-")); at++, lines++) {
        const char *from = at + strlen("<g id=\"relation-"), *to = strchr(from, '.') + 1;
        char *ids[2] = {xstrndup(from, (size_t)(to - 1 - from)), xstrndup(to, strcspn(to, "."))};
        const char *path = strstr(at, " d=\"M");
        double x = 0, y = 0;
        ck_assert_ptr_nonnull(path);
        path += strlen(" d=\"M");
        for (int end = 0; end < 2; end++) {
            do {
                read_pair(&path, &x, &y);
                path += *path == ' ' || *path == 'C';
            } while (end && *path != '"');
            ck_assert_msg(distance_to(entity_box(boxes, ids[end]), x, y) <= ARROW,
                          "a line from %s to %s ends elsewhere", ids[0], ids[1]);
        }
        free(ids[0]);
        free(ids[1]);
    }
    ck_assert_uint_gt(lines, 0);
}

/* The boxes of groups hold their own entities and no others, and lie apart. */
static void check_groups(const struct dossier *dossier, const char *svg,
                         const struct scan_boxes *nodes, const uint32_t *of)
{
    struct scan_boxes groups = {0};
    struct scan_box page = page_of(svg);
    scan_boxes(svg, "group-", &groups);
    check_apart_and_within(&groups, &page, false);
    for (size_t i = 0; i < groups.count; i++) {
        uint32_t group = (uint32_t)strtoul(groups.items[i].id + strlen("group-"), NULL, 10) - 1;
        for (size_t j = 0; j < dossier->entity_count; j++) {
            const struct scan_box *box = entity_box(nodes, dossier->entities[j].id);
            ck_assert_msg(of[j] == group ? inside(box, &groups.items[i])
                                         : !scan_overlap(box, &groups.items[i]),
                          "%s of group %u against group %u", dossier->entities[j].id, of[j], group);
        }
    }
    ck_assert_uint_gt(groups.count, 0);
    scan_boxes_release(&groups);
}

/* All points lie on the circle through three of them. */
static void check_circle(const struct scan_boxes *nodes)
{
    double x[3], y[3];
    if (nodes->count < 3)
        return;
    for (size_t i = 0; i < 3; i++) {
        const struct scan_box *box = &nodes->items[i * (nodes->count - 1) / 2];
        x[i] = (box->left + box->right) / 2;
        y[i] = (box->top + box->bottom) / 2;
    }
    double a = x[1] - x[0], b = y[1] - y[0], c = x[2] - x[0], d = y[2] - y[0];
    double e = (a * (x[0] + x[1]) + b * (y[0] + y[1])) / 2;
    double f = (c * (x[0] + x[2]) + d * (y[0] + y[2])) / 2, g = a * d - b * c;
    double cx = (d * e - b * f) / g, cy = (a * f - c * e) / g, radius = hypot(x[0] - cx, y[0] - cy);
    for (size_t i = 0; i < nodes->count; i++) {
        const struct scan_box *box = &nodes->items[i];
        double far = hypot((box->left + box->right) / 2 - cx, (box->top + box->bottom) / 2 - cy);
        ck_assert_msg(fabs(far - radius) < 2, "%s is %g from the centre, not %g", box->id, far,
                      radius);
    }
}

static void check_picture(const struct dossier *dossier, const struct diagram_options *options)
{
    struct text svg = {0};
    struct scan_boxes nodes = {0}, names = {0};
    draw_with(dossier, options, "svg", &svg);
    scan_check_xml(svg.data, svg.length);
    scan_boxes(svg.data, "node-", &nodes);
    scan_boxes(svg.data, "piece-", &names); /* those with a box: labels, names, swatches */
    struct scan_box page = page_of(svg.data);
    ck_assert_uint_eq(nodes.count, dossier->entity_count);
    check_apart_and_within(&nodes, &page, options->layout == LAYOUT_CIRCLE);
    check_apart_and_within(&names, &page, false);
    for (size_t i = 0; i < names.count; i++)
        for (size_t j = 0; j < nodes.count; j++)
            ck_assert_msg(!scan_overlap(&names.items[i], &nodes.items[j]), "%s is upon %s",
                          names.items[i].id, nodes.items[j].id);
    if (dossier->relation_count)
        check_line_ends(svg.data, &nodes);
    if (options->layout == LAYOUT_CIRCLE)
        check_circle(&nodes);
    else if (options->groups && dossier->entity_count)
        check_groups(dossier, svg.data, &nodes, options->groups->of);
    scan_boxes_release(&names);
    scan_boxes_release(&nodes);
    text_release(&svg);
}

/* ------------------------------------------------------------------ every layout */

START_TEST(the_same_bytes_twice)
{
    struct dossier *dossier = random_dossier(16, 11);
    struct picture_groups groups;
    uint32_t *of = three_groups(dossier, &groups);
    struct diagram_options options = {.layout = layouts[_i], .groups = &groups};
    struct text svg = {0}, again = {0};
    draw_with(dossier, &options, "svg", &svg);
    draw_with(dossier, &options, "svg", &again);
    ck_assert_msg(strcmp(svg.data, again.data) == 0, "other bytes the second time");
    text_release(&again);
    text_release(&svg);
    free(of);
    dossier_free(dossier);
}
END_TEST

START_TEST(alliance_in_every_layout)
{
    struct dossier *dossier = picture_alliance();
    struct picture_groups groups;
    uint32_t *of = three_groups(dossier, &groups);
    check_picture(dossier, &(struct diagram_options){.layout = layouts[_i], .groups = &groups});
    if (layouts[_i] == LAYOUT_ORGANIGRAM)
        check_picture(dossier, &(struct diagram_options){.layout = layouts[_i]});
    free(of);
    dossier_free(dossier);
}
END_TEST

START_TEST(random_networks_in_every_layout)
{
    static const size_t sizes[] = {0, 1, 3, 12, 36};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        struct dossier *dossier = random_dossier(sizes[i], 100 + i);
        struct picture_groups groups;
        uint32_t *of = three_groups(dossier, &groups);
        bool grouped = i % 2;
        check_picture(dossier, &(struct diagram_options){.layout = layouts[_i],
                                                         .groups = grouped ? &groups : NULL});
        free(of);
        dossier_free(dossier);
    }
}
END_TEST

/* ------------------------------------------------------------------ the organigram */

static double top_of(const struct scan_boxes *boxes, const char *id)
{
    return entity_box(boxes, id)->top;
}

/* Wholes above parts, members below, who leads above; offices beside; many members in columns. */
START_TEST(organigram_ranks)
{
    struct dossier *dossier = dossier_new();
    struct text svg = {0};
    struct scan_boxes boxes = {0};
    picture_relation(dossier, "council", "part-of", "union", NULL);
    picture_relation(dossier, "staff", "part-of", "council", NULL);
    picture_relation(dossier, "secretary", "office", "union", NULL);
    picture_relation(dossier, "staff", "cooperation", "union", NULL);
    picture_relation(dossier, "union", "criticism", "critic", NULL);
    picture_relation(dossier, "leader", "leads", "union", NULL);
    struct relation_type *leads =
        &dossier->vocabulary.types[vocabulary_find_type(&dossier->vocabulary, "leads")];
    relation_type_set_family(leads, FAMILY_STRUCTURE);
    leads->along = .25;
    leads->against = 2;
    for (int i = 0; i < 30; i++) {
        char id[20];
        snprintf(id, sizeof id, "m%d", i);
        picture_relation(dossier, id, "membership", "union", NULL);
    }
    struct diagram_options options = {.layout = LAYOUT_ORGANIGRAM};
    draw_with(dossier, &options, "svg", &svg);
    scan_boxes(svg.data, "node-", &boxes);
    const struct scan_box *whole = entity_box(&boxes, "union");
    ck_assert_double_lt(entity_box(&boxes, "leader")->bottom, whole->top);
    ck_assert_double_gt(top_of(&boxes, "council"), whole->bottom);
    ck_assert_double_gt(top_of(&boxes, "staff"), entity_box(&boxes, "council")->bottom);
    const struct scan_box *secretary = entity_box(&boxes, "secretary");
    ck_assert_double_gt(secretary->left, whole->right);
    ck_assert_double_lt(fabs(secretary->top + secretary->bottom - whole->top - whole->bottom), 2);
    for (int i = 0; i < 30; i++) {
        char id[20];
        snprintf(id, sizeof id, "m%d", i);
        ck_assert_double_gt(top_of(&boxes, id), whole->bottom);
    }
    struct scan_box page = page_of(svg.data);
    double aspect = (page.right - page.left) / (page.bottom - page.top);
    ck_assert_msg(aspect > .5 && aspect < 3, "the page is %g times as wide as high", aspect);
    scan_boxes_release(&boxes);
    text_release(&svg);
    dossier_free(dossier);
}
END_TEST

/* ------------------------------------------------------------------ circle and layers */

/* Captions name the kinds where no groups are given. */
START_TEST(kinds_are_the_groups_of_circle_and_layers)
{
    struct dossier *dossier = random_dossier(12, 5);
    for (int i = 2; i < LAYOUTS; i++) {
        struct text svg = {0};
        draw_with(dossier, &(struct diagram_options){.layout = layouts[i]}, "svg", &svg);
        char *captions = scan_texts(svg.data, "node caption");
        ck_assert_ptr_nonnull(strstr(captions, "State\n"));
        ck_assert_ptr_nonnull(strstr(captions, "Organization\n"));
        ck_assert_ptr_nonnull(strstr(captions, "Person\n"));
        ck_assert_uint_eq(occurrences(captions, "\n"), 3);
        free(captions);
        text_release(&svg);
    }
    dossier_free(dossier);
}
END_TEST

/* Of a ring, whose entities the dossier names in disorder, no lines cross. */
START_TEST(circle_has_few_crossings)
{
    static const char *const ring[] = {"a", "b", "c", "d", "e", "f", "g", "h"};
    static const int order[] = {0, 4, 2, 6, 1, 5, 3, 7};
    struct dossier *dossier = dossier_new();
    struct text svg = {0};
    struct scan_boxes boxes = {0};
    for (int i = 0; i < 8; i++)
        picture_entity(dossier, ring[order[i]], "state", NULL);
    for (int i = 0; i < 8; i++)
        picture_relation(dossier, ring[i], "agreement", ring[(i + 1) % 8], NULL);
    draw_with(dossier, &(struct diagram_options){.layout = LAYOUT_CIRCLE}, "svg", &svg);
    scan_boxes(svg.data, "node-", &boxes);
    double x = 0, y = 0, turns = 0;
    for (size_t i = 0; i < 8; i++) {
        x += (boxes.items[i].left + boxes.items[i].right) / 16;
        y += (boxes.items[i].top + boxes.items[i].bottom) / 16;
    }
    for (int i = 0; i < 8; i++) {
        const struct scan_box *a = entity_box(&boxes, ring[i]);
        const struct scan_box *b = entity_box(&boxes, ring[(i + 1) % 8]);
        double from = atan2((a->top + a->bottom) / 2 - y, (a->left + a->right) / 2 - x);
        double to = atan2((b->top + b->bottom) / 2 - y, (b->left + b->right) / 2 - x);
        turns += remainder(to - from, 2 * M_PI);
    }
    ck_assert_double_lt(fabs(fabs(turns) - 2 * M_PI), .01);
    scan_boxes_release(&boxes);
    text_release(&svg);
    dossier_free(dossier);
}
END_TEST

/* ------------------------------------------------------------------ large networks, focus */

START_TEST(large_networks_are_points)
{
    struct dossier *dossier = random_dossier(300, 9), *small = random_dossier(299, 9);
    struct text svg = {0};
    struct scan_boxes nodes = {0}, names = {0};
    draw(dossier, "svg", &svg);
    scan_boxes(svg.data, "node-", &nodes);
    scan_boxes(svg.data, "piece-", &names);
    struct scan_box page = page_of(svg.data);
    ck_assert_uint_eq(nodes.count, 300);
    check_apart_and_within(&nodes, &page, true);
    check_apart_and_within(&names, &page, false);
    check_line_ends(svg.data, &nodes);
    ck_assert_uint_eq(occurrences(svg.data, "class=\"node name\""), 25);
    ck_assert_uint_eq(occurrences(svg.data, "class=\"node label\""), 0);
    const char *last = NULL;
    for (const char *at = svg.data; (at = strstr(at, "class=\"edge dissent\"")); at++)
        last = last ? last : at; /* the first of dissent */
    ck_assert_ptr_nonnull(last);
    ck_assert_ptr_null(strstr(last, "class=\"edge cooperation\""));

    text_clear(&svg);
    draw(small, "svg", &svg);
    ck_assert_uint_eq(occurrences(svg.data, "class=\"node name\""), 0);
    scan_boxes_release(&names);
    scan_boxes_release(&nodes);
    text_release(&svg);
    dossier_free(small);
    dossier_free(dossier);
}
END_TEST

/* Refused at once, with what to do instead. */
START_TEST(what_takes_too_long_is_refused)
{
    struct dossier *dossier = random_dossier(3000, 3);
    struct error error = {0};
    draw_fails(dossier, (struct picture_limits){.cpu_seconds = 1}, "svg", &error);
    ck_assert_int_eq(error.kind, ERROR_LIMIT);
    ck_assert_ptr_nonnull(strstr(error.message, "3000 entities"));
    ck_assert_ptr_nonnull(strstr(error.hint, "--focus"));
    error_release(&error);
    dossier_free(dossier);
}
END_TEST

START_TEST(focus_is_marked)
{
    struct dossier *dossier = picture_alliance();
    struct text svg = {0}, id = {0};
    struct scan_group group;
    const uint32_t focus = 4;
    struct diagram_options options = {.focus = &focus};
    draw_with(dossier, &options, "svg", &svg);
    char *legend = scan_texts(svg.data, "node legend");
    ck_assert_ptr_nonnull(strstr(legend, "In focus (1)\n"));
    for (uint32_t i = 3; i <= focus; i++) {
        text_clear(&id);
        text_addf(&id, "node-%s", dossier->entities[i].id);
        ck_assert(scan_group(svg.data, id.data, &group));
        ck_assert_int_eq(scan_count(&group, "stroke-width=\"2.7\"") > 1, i == focus);
    }
    free(legend);
    text_release(&id);
    text_release(&svg);
    dossier_free(dossier);
}
END_TEST

Suite *layouts_suite(void)
{
    Suite *suite = suite_create("layouts");
    TCase *tcase = tcase_create("layouts");
    tcase_set_timeout(tcase, 300);
    tcase_add_loop_test(tcase, the_same_bytes_twice, 0, LAYOUTS);
    tcase_add_loop_test(tcase, alliance_in_every_layout, 0, LAYOUTS);
    tcase_add_loop_test(tcase, random_networks_in_every_layout, 0, LAYOUTS);
    tcase_add_test(tcase, organigram_ranks);
    tcase_add_test(tcase, kinds_are_the_groups_of_circle_and_layers);
    tcase_add_test(tcase, circle_has_few_crossings);
    tcase_add_test(tcase, large_networks_are_points);
    tcase_add_test(tcase, what_takes_too_long_is_refused);
    tcase_add_test(tcase, focus_is_marked);
    suite_add_tcase(suite, tcase);
    return suite;
}
