/*
 * check_picture_places.c: measured in the SVG: nothing covers anything else, text stays in its box
 * and all in the page, and the legend lists what is drawn and nothing else.
 */
#include "base/xalloc.h"
#include "picture/canvas.h"
#include "picture/sandbox.h"
#include "picture_fixtures.h"
#include "picture_scan.h"
#include "random.h"

#include <entente/format.h>

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { DOSSIERS = 3 };

/* ------------------------------------------------------------------ dossiers */

static void add_words(uint64_t *state, struct text *out)
{
    static const char *const words[] = {
        "Council",           "of", "the",    "Северный", "Security", "X",
        "Ministerkonferenz", "a",  "Treaty", "協定",     "Å"};
    for (uint32_t count = 1 + random_below(state, 6); count > 0; count--)
        text_addf(out, "%s%s", out->length ? " " : "",
                  words[random_below(state, sizeof words / sizeof *words)]);
}

/* Entities of all kinds and relations of all families, some of them only possible in 2010. */
static struct dossier *random_map(uint64_t seed, uint32_t entities)
{
    static const char *const kinds[] = {"state", "organization", "person", "body", "force",
                                        "bloc",  "place",        "event",  "plan"};
    static const char *const types[] = {"membership", "presidency", "office",   "part-of",
                                        "agreement",  "criticism",  "conflict", "tie"};
    static const char *const dates[] = {"2009/..", "2010", "2010?", "201X", "2008/2012"};
    struct dossier *dossier = dossier_new();
    uint64_t state = seed;
    char from[20], to[20];
    for (uint32_t i = 0; i < entities; i++) {
        struct text label = {0};
        add_words(&state, &label);
        snprintf(from, sizeof from, "e%u", i);
        picture_entity(dossier, from, kinds[random_below(&state, 9)], label.data);
        text_release(&label);
    }
    for (uint32_t i = random_below(&state, 2 * entities); i > 0; i--) {
        struct evidence said = {0};
        snprintf(from, sizeof from, "e%u", random_below(&state, entities));
        snprintf(to, sizeof to, "e%u", random_below(&state, entities));
        uint32_t index = picture_relation(dossier, from, types[random_below(&state, 8)], to,
                                          dates[random_below(&state, 5)]);
        said.role = picture_string(dossier, random_below(&state, 2) ? "deputy head" : "");
        dossier->relations[index].evidence = dossier_evidence(dossier, &said);
    }
    dossier->title = picture_string(dossier, "A title that is longer than most of these maps are "
                                             "wide, so that it must be wrapped");
    uint32_t source = dossier_add_source(dossier, "s");
    dossier->sources[source].title = picture_string(dossier, "The source");
    return dossier;
}

/* ------------------------------------------------------------------ measuring */

/* How much of the SVG's page is there: its width and height, and where its origin is in it. */
struct sheet {
    double width, height, x, y;
};

static struct sheet find_sheet(const char *svg)
{
    struct sheet sheet = {0};
    const char *box = strstr(svg, "viewBox=\""), *move = strstr(svg, "translate(");
    ck_assert(box && move);
    ck_assert_int_eq(sscanf(box, "viewBox=\"0.00 0.00 %lf %lf\"", &sheet.width, &sheet.height), 2);
    ck_assert_int_eq(sscanf(move, "translate(%lf %lf)", &sheet.x, &sheet.y), 2);
    return sheet;
}

static void check_on_sheet(const char *svg, const struct scan_boxes *boxes)
{
    struct sheet sheet = find_sheet(svg);
    for (size_t i = 0; i < boxes->count; i++) {
        const struct scan_box *box = &boxes->items[i];
        ck_assert_msg(box->left + sheet.x >= 0 && box->right + sheet.x <= sheet.width &&
                          box->top + sheet.y >= 0 && box->bottom + sheet.y <= sheet.height,
                      "%s leaves the page", box->id);
    }
}

static void check_apart(const struct scan_boxes *boxes)
{
    for (size_t i = 0; i < boxes->count; i++)
        for (size_t j = 0; j < i; j++)
            ck_assert_msg(!scan_overlap(&boxes->items[i], &boxes->items[j]), "%s covers %s",
                          boxes->items[i].id, boxes->items[j].id);
}

/* The texts of a picture as pieces. */
struct texts {
    struct piece *pieces;
    size_t count;
};

/* In a child, for Graphviz leaks: the sizes of all texts, as it lays them out. */
static bool measure(void *context, struct text *out, struct error *error)
{
    struct texts *texts = context;
    if (!canvas_measure_pieces(gvContext(), texts->pieces, texts->count, error))
        return false;
    for (size_t i = 0; i < texts->count; i++)
        text_add_bytes(out, (const char *)&texts->pieces[i].box, sizeof texts->pieces[i].box);
    return true;
}

/* The sizes of the texts, as struct box one after the other. */
static void measure_texts(const struct scan_texts *found, struct text *sizes)
{
    struct texts texts = {.count = found->count};
    struct error error = {0};
    texts.pieces = xcalloc(found->count, sizeof *texts.pieces);
    for (size_t i = 0; i < found->count; i++)
        texts.pieces[i] = (struct piece){.role = "title",
                                         .text = found->items[i].words,
                                         .colour = theme_light.ink,
                                         .font_size = found->items[i].size,
                                         .bold = found->items[i].bold};
    ck_assert(sandbox_run(measure, &texts, NULL, sizes, &error));
    free(texts.pieces);
}

/* Fails unless each text lies in the box that it belongs to. */
static void check_texts(const struct scan_boxes *boxes)
{
    struct scan_texts found = {0};
    struct text sizes = {0};
    size_t *last = xcalloc(boxes->count, sizeof *last), box = 0; /* text of each box, and one */
    for (size_t i = 0; i < boxes->count; i++) {
        scan_texts_in(&boxes->items[i], &found);
        last[i] = found.count;
    }
    measure_texts(&found, &sizes);
    for (size_t i = 0; i < found.count; i++) {
        const struct scan_text *text = &found.items[i];
        while (i >= last[box])
            box++;
        const struct scan_box *around = &boxes->items[box];
        struct box size;
        memcpy(&size, sizes.data + i * sizeof size, sizeof size);
        double left = text->x - (text->centred ? size.width / 2 : 0);
        ck_assert_msg(left >= around->left - 1 && left + size.width <= around->right + 1 &&
                          text->y - .6 * text->size >= around->top && text->y <= around->bottom,
                      "“%s” sticks out of %s", text->words, around->id);
    }
    free(last);
    text_release(&sizes);
    scan_texts_release(&found);
}

/* ------------------------------------------------------------------ the legend */

/* Fails unless the legend lists the kinds, families and certainties of the view, counted. */
static void check_legend(const struct view *view, const char *svg)
{
    const struct dossier *dossier = view->dossier;
    struct text expected = {0};
    size_t possible = 0;
    for (int family = 0; family < FAMILY_COUNT; family++) {
        size_t count = 0;
        for (size_t i = 0; i < view->relation_count; i++)
            count += relation_family(dossier, &dossier->relations[view->relations[i]]) ==
                     (enum family)family;
        if (count)
            text_addf(&expected, "%s (%zu)\n", family_name((enum family)family), count);
    }
    for (size_t i = 0; i < view->relation_count; i++)
        possible += view->certainties[i] == CERTAINTY_POSSIBLE;
    if (possible)
        text_addf(&expected, "only possible (?) (%zu)\n", possible);
    for (size_t kind = 0; kind < dossier->vocabulary.kind_count; kind++) {
        size_t count = 0;
        for (size_t i = 0; i < dossier->entity_count; i++)
            count += dossier->entities[i].kind == kind && view->entities[i];
        if (count)
            text_addf(&expected, "%s (%zu)\n", dossier->vocabulary.kinds[kind].name, count);
    }
    char *legend = scan_texts(svg, "node legend");
    ck_assert_msg(strcasecmp(legend, text_string(&expected)) == 0, "%s is not %s", legend,
                  expected.data);
    ck_assert_uint_eq(occurrences(svg, "id=\"sample-") + occurrences(svg, "class=\"node swatch\""),
                      occurrences(legend, "\n"));
    free(legend);
    text_release(&expected);
}

/* ------------------------------------------------------------------ tests */

static void check_places(const struct dossier *dossier, const char *as_of)
{
    struct text svg = {0}, reason = {0};
    struct view view;
    struct view_options seen = {0};
    struct error error = {0};
    struct scan_boxes boxes = {0};
    if (as_of)
        ck_assert(edtf_parse(&seen.time.as_of, as_of, strlen(as_of), NULL, &reason));
    ck_assert(view_init(&view, dossier, &seen, &error));
    ck_assert(picture_render(&view, NULL, NULL, "svg", &svg, &error));
    scan_check_xml(svg.data, svg.length);
    scan_boxes(svg.data, "node-", &boxes);
    scan_boxes(svg.data, "piece-", &boxes);
    check_apart(&boxes);
    check_texts(&boxes);
    scan_boxes(svg.data, "relation-", &boxes);
    scan_boxes(svg.data, "sample-", &boxes);
    check_on_sheet(svg.data, &boxes);
    check_legend(&view, svg.data);
    scan_boxes_release(&boxes);
    view_release(&view);
    text_release(&svg);
}

START_TEST(all_is_in_its_place)
{
    struct dossier *dossier = random_map((uint64_t)_i + 1, 5 + 7 * (uint32_t)_i);
    check_places(dossier, _i % 2 ? "2010" : NULL);
    dossier_free(dossier);
}
END_TEST

START_TEST(all_of_the_csto_is_in_its_place)
{
    struct dossier *dossier = dossier_new();
    struct error error = {0};
    ck_assert(dossier_read_file(dossier, "graphs/csto.dot", NULL, NULL, NULL, &error));
    check_places(dossier, NULL);
    dossier_free(dossier);
}
END_TEST

void add_place_tests(Suite *suite)
{
    TCase *tcase = tcase_create("places");
    tcase_set_timeout(tcase, 120);
    tcase_add_loop_test(tcase, all_is_in_its_place, 0, DOSSIERS);
    tcase_add_test(tcase, all_of_the_csto_is_in_its_place);
    suite_add_tcase(suite, tcase);
}
