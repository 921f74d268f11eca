/*
 * check_look.c: how pictures are asked to look: who has a label, what colours tell, themes, sizes,
 * and what is warned of.
 */
#include "suites.h"

#include "base/xalloc.h"
#include "picture/glyphs.h"
#include "picture/grades.h"
#include "picture/scale.h"
#include "picture_fixtures.h"
#include "picture_scan.h"

#include <fontconfig/fontconfig.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { CHAIN = 6 };

/* Six states, each in cooperation with the next one: quickly drawn. */
static struct dossier *chain(void)
{
    static const char *const names[CHAIN] = {"a", "b", "c", "d", "e", "f"};
    struct dossier *dossier = dossier_new();
    for (size_t i = 0; i < CHAIN; i++)
        picture_entity(dossier, names[i], "state", NULL);
    for (size_t i = 1; i < CHAIN; i++)
        picture_relation(dossier, names[i - 1], "cooperation", names[i], NULL);
    uint32_t source = dossier_add_source(dossier, "edm");
    dossier->sources[source].publisher = picture_string(dossier, "Eurasia Daily Monitor");
    return dossier;
}

/* ------------------------------------------------------------------ labels */

/* How many nodes of the SVG have a text. */
static size_t count_labelled(const struct dossier *dossier, const char *svg)
{
    size_t count = 0;
    for (size_t i = 0; i < dossier->entity_count; i++) {
        struct text id = {0};
        struct scan_group group;
        text_addf(&id, "node-%s", dossier->entities[i].id);
        ck_assert(scan_group(svg, id.data, &group));
        char *title = scan_title(&group);
        ck_assert_ptr_nonnull(strstr(title, entity_label(&dossier->entities[i])));
        count += scan_count(&group, "<text") > 0;
        free(title);
        text_release(&id);
    }
    return count;
}

static bool labelled(const char *svg, const char *id)
{
    struct scan_group group;
    ck_assert(scan_group(svg, id, &group));
    return scan_count(&group, "<text") > 0;
}

START_TEST(the_most_influential_have_labels)
{
    static const struct {
        size_t asked, had;
    } cases[] = {
        {0, CHAIN}, {2, 2}, {1000, CHAIN}, {PICTURE_NO_LABELS, 0}, {PICTURE_ALL_LABELS, CHAIN}};
    struct dossier *dossier = chain();
    double *influence = xcalloc(dossier->entity_count, sizeof *influence);
    influence[4] = 1;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct diagram_options options = {.influence = influence, .labels = cases[i].asked};
        struct text svg = {0}, id = {0};
        draw_with(dossier, &options, "svg", &svg);
        ck_assert_uint_eq(count_labelled(dossier, svg.data), cases[i].had);
        text_addf(&id, "node-%s", dossier->entities[4].id);
        ck_assert_int_eq(labelled(svg.data, id.data), cases[i].had > 0);
        ck_assert_int_eq(contains(&svg, "· labels: "), cases[i].had < CHAIN);
        text_release(&id);
        text_release(&svg);
    }
    free(influence);
    dossier_free(dossier);
}
END_TEST

/* ------------------------------------------------------------------ what colours tell */

START_TEST(scores_have_grades)
{
    struct grades grades = {0};
    grades_add(&grades, 100);
    grades_add(&grades, NAN);
    grades_add(&grades, 0);
    ck_assert_uint_eq(grades.count, 2);
    ck_assert_uint_eq(grades.undefined, 1);
    ck_assert_uint_eq(grades_steps(&grades), STYLE_STEPS);
    double to, from, last = 0;
    for (size_t step = 0; step < STYLE_STEPS; step++) {
        grades_range(&grades, step, &from, &to);
        ck_assert_double_eq_tol(from, last, 1e-9);
        ck_assert_double_gt(to, from);
        ck_assert_uint_eq(grades_step(&grades, (from + to) / 2), step);
        ck_assert_str_eq(grades_fill(&grades, &theme_dark, (from + to) / 2),
                         theme_dark.sequence[step]);
        last = to;
    }
    ck_assert_double_eq_tol(last, 100, 1e-9);
    ck_assert_uint_eq(grades_step(&grades, 100), STYLE_STEPS - 1);
    ck_assert_uint_eq(grades_step(&grades, 3.9), 0);
    ck_assert_uint_eq(grades_step(&grades, 4.1), 1);
    ck_assert_str_eq(grades_fill(&grades, &theme_dark, NAN), theme_dark.paper);
}
END_TEST

START_TEST(negative_scores_have_colours_of_their_own)
{
    struct grades grades = {0};
    double from, to;
    grades_add(&grades, -25);
    grades_add(&grades, 100);
    grades_range(&grades, 0, &from, &to);
    ck_assert_double_eq_tol(from, -100, 1e-9);
    ck_assert_double_eq_tol(to, -36, 1e-9);
    grades_range(&grades, 2, &from, &to);
    ck_assert_double_eq_tol(from, -4, 1e-9);
    ck_assert_double_eq_tol(to, 4, 1e-9);
    ck_assert_uint_eq(grades_step(&grades, -25), 1);
    ck_assert_uint_eq(grades_step(&grades, 0), 2);
    ck_assert_uint_eq(grades_step(&grades, 100), 4);
    ck_assert_str_eq(grades_fill(&grades, &theme_light, -25), theme_light.divergence[1]);
}
END_TEST

START_TEST(equal_scores_are_one_grade)
{
    struct grades grades = {0};
    ck_assert_uint_eq(grades_steps(&grades), 0);
    grades_add(&grades, 7);
    grades_add(&grades, 7);
    ck_assert_uint_eq(grades_steps(&grades), 1);
    ck_assert_uint_eq(grades_step(&grades, 7), 0);
}
END_TEST

/* The dossier's entities have the scores 0, 1, 2 ...; the last one has none. */
START_TEST(scores_colour_and_are_in_the_legend)
{
    struct dossier *dossier = chain();
    double *scores = xcalloc(dossier->entity_count, sizeof *scores);
    for (size_t i = 0; i < dossier->entity_count; i++)
        scores[i] = i + 1 < dossier->entity_count ? (double)i : NAN;
    struct diagram_options options = {.scores = scores, .score_name = "betweenness"};
    struct picture_page page = {.theme = THEME_DARK};
    struct text svg = {0};
    struct error error = {0};
    struct scan_group group;
    ck_assert(draw_on(dossier, &options, &page, "svg", &svg, &error));
    char *legend = scan_texts(svg.data, "node legend");
    ck_assert_ptr_nonnull(strstr(legend, "Betweenness 0 to 0.16 (1)\n"));
    ck_assert_ptr_nonnull(strstr(legend, "Betweenness 2.56 to 4 (2)\n"));
    ck_assert_ptr_nonnull(strstr(legend, "Betweenness not defined (1)\n"));
    ck_assert(contains(&svg, "· colour: betweenness"));
    struct text id = {0};
    text_addf(&id, "node-%s", dossier->entities[dossier->entity_count - 2].id);
    ck_assert(scan_group(svg.data, id.data, &group));
    ck_assert_uint_ge(scan_count(&group, "fill=\"#bfe3fa\""), 1); /* the highest */
    ck_assert_uint_ge(scan_count(&group, "fill=\"#15191e\""), 1); /* its text */
    char *title = scan_title(&group);
    ck_assert_ptr_nonnull(strstr(title, ", betweenness 4"));
    free(title);
    text_release(&id);
    free(legend);
    text_release(&svg);
    free(scores);
    dossier_free(dossier);
}
END_TEST

/* ------------------------------------------------------------------ the page */

START_TEST(without_a_legend)
{
    struct dossier *dossier = chain();
    struct picture_page page = {.no_legend = true};
    struct text with = {0}, without = {0};
    struct error error = {0};
    draw(dossier, "svg", &with);
    ck_assert(draw_on(dossier, NULL, &page, "svg", &without, &error));
    ck_assert(contains(&with, "class=\"node legend\""));
    ck_assert(!contains(&without, "class=\"node legend\""));
    ck_assert(!contains(&without, "class=\"node swatch\""));
    ck_assert(contains(&without, "Source: Eurasia Daily Monitor"));
    text_release(&with);
    text_release(&without);
    dossier_free(dossier);
}
END_TEST

/* Of a picture of 720 by 360 points. */
static void check_scale(struct picture_page page, bool png, double factor, double dpi)
{
    struct scale scale;
    struct error error = {0};
    ck_assert(scale_init(&scale, &page, png, 720, 360, &error));
    ck_assert_double_eq_tol(scale.factor, factor, 1e-9);
    ck_assert_double_eq_tol(scale.width, 720 * factor, 1e-9);
    ck_assert_double_eq_tol(scale.height, 360 * factor, 1e-9);
    if (png)
        ck_assert_double_eq_tol(scale.dpi, dpi, 1e-9);
}

START_TEST(pictures_fit_into_what_is_asked_for)
{
    check_scale((struct picture_page){0}, true, 1, 150);
    check_scale((struct picture_page){.width.points = 360}, false, .5, 0);
    check_scale((struct picture_page){.height.points = 720}, false, 2, 0);
    check_scale((struct picture_page){.width.points = 1440, .height.points = 90}, false, .25, 0);
    check_scale((struct picture_page){.width.points = 72, .height.points = 720}, true, .1, 150);
    check_scale((struct picture_page){.dpi = 600}, true, 1, 600);
    check_scale((struct picture_page){.width.pixels = 1200}, true, .8, 150);
    check_scale((struct picture_page){.width.pixels = 1200, .dpi = 300}, true, .4, 300);
    check_scale((struct picture_page){.width.pixels = 960}, false, 1, 0);
}
END_TEST

START_TEST(a_png_is_never_too_large)
{
    struct scale scale;
    struct error error = {0};
    struct picture_page huge = {.width.points = 14400}, fine = {.dpi = 2400},
                        pixels = {.width.pixels = 20000};
    ck_assert(scale_init(&scale, &huge, true, 720, 720, &error)); /* lowered by itself */
    ck_assert_double_le(pow(scale.dpi * scale.width / 72, 2), 100e6);
    ck_assert(!scale_init(&scale, &fine, true, 720, 720, &error));
    ck_assert_int_eq(error.kind, ERROR_LIMIT);
    ck_assert_ptr_nonnull(strstr(error.message, "24000 × 24000"));
    ck_assert_ptr_nonnull(strstr(error.hint, "--dpi 1000 is the most at 254 × 254 mm"));
    error_release(&error);
    ck_assert(scale_init(&scale, &fine, false, 720, 720, &error));
    ck_assert(!scale_init(&scale, &pixels, true, 720, 720, &error));
    ck_assert_ptr_nonnull(strstr(error.hint, "fewer pixels"));
    error_release(&error);
    fine.dpi = 1000;
    ck_assert(scale_init(&scale, &fine, true, 720, 720, &error));
    ck_assert(!scale_init(&scale, &fine, true, 72 * 30.01, 72, &error)); /* a side */
    error_release(&error);
}
END_TEST

static uint32_t big_endian(const char *bytes)
{
    const unsigned char *at = (const unsigned char *)bytes;
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

START_TEST(each_format_comes_out_in_its_size)
{
    struct dossier *dossier = chain();
    struct picture_page page = {.width.points = 504, .dpi = 100};
    struct text svg = {0}, png = {0}, pdf = {0}, dot = {0}, own = {0};
    struct error error = {0};
    draw(dossier, "svg", &own);
    ck_assert(draw_on(dossier, NULL, &page, "svg", &svg, &error));
    ck_assert(draw_on(dossier, NULL, &page, "png", &png, &error));
    ck_assert(draw_on(dossier, NULL, &page, "pdf", &pdf, &error));
    ck_assert(draw_on(dossier, NULL, &page, "dot", &dot, &error));
    ck_assert(contains(&svg, " width=\"504.00pt\""));
    const char *box = strstr(svg.data, "viewBox"), *own_box = strstr(own.data, "viewBox");
    ck_assert_str_eq(box, own_box); /* all else is the same */
    ck_assert_uint_eq(big_endian(png.data + 16), 700);
    ck_assert_int_eq(memcmp(png.data + 37, "pHYs", 4), 0);
    ck_assert_uint_eq(big_endian(png.data + 41), 3937);
    const char *media = memmem(pdf.data, pdf.length, "MediaBox [ 0 0 504 ", 19);
    ck_assert_ptr_nonnull(media);
    ck_assert(contains(&dot, "size=\"7.0000,"));
    text_release(&svg);
    text_release(&png);
    text_release(&pdf);
    text_release(&dot);
    text_release(&own);
    dossier_free(dossier);
}
END_TEST

/* ------------------------------------------------------------------ what is warned of */

/* Draws one entity of that label, as wide as that; fills `found`. */
static void draw_label(const char *label, double points, struct diagnostics *found)
{
    struct dossier *dossier = dossier_new();
    struct picture_page page = {.width.points = points, .found = found};
    struct text svg = {0};
    struct error error = {0};
    picture_entity(dossier, "a", "state", label);
    picture_entity(dossier, "b", "state", label);
    ck_assert(draw_on(dossier, NULL, &page, "svg", &svg, &error));
    text_release(&svg);
    dossier_free(dossier);
}

START_TEST(small_print_is_warned_of)
{
    struct diagnostics found = {0};
    draw_label("Alpha", 0, &found);
    draw_label("Alpha", 1000, &found);
    ck_assert_uint_eq(found.count, 0);
    draw_label("Alpha", 100, &found);
    ck_assert_uint_eq(found.warnings, 1);
    ck_assert_ptr_nonnull(strstr(found.items[0].message, "the smallest text is printed at "));
    ck_assert_ptr_nonnull(strstr(found.items[0].hint, " mm on it has 5 pt"));
    diagnostics_release(&found);
}
END_TEST

START_TEST(missing_glyphs_are_warned_of)
{
    struct diagnostics found = {0};
    draw_label("Ångström · Россия – Ελλάδα\u00ad\u200f\ufe0f", 0, &found);
    ck_assert_uint_eq(found.count, 0); /* DejaVu has it, or it is not to be seen */
    draw_label("x\U0010FFFD\U0010FFFC\U0010FFFB\U0010FFFA", 0, &found);
    ck_assert_uint_eq(found.warnings, 1);
    ck_assert_str_eq(found.items[0].message,
                     "no font on this machine has “\U0010FFFD” (U+10FFFD), “\U0010FFFC” "
                     "(U+10FFFC), “\U0010FFFB” (U+10FFFB) and other characters (Supplementary "
                     "Private Use Area-B), in 2 labels");
    diagnostics_release(&found);
}
END_TEST

/* Where there is no font at all. */
START_TEST(packages_are_named)
{
    static const struct {
        const char *label, *script, *package;
    } cases[] = {
        {"中国", "Han", "fonts-noto-cjk"},
        {"カ", "Katakana", "fonts-noto-cjk"},
        {"한", "Hangul", "fonts-noto-cjk"},
        {"क", "Devanagari", "fonts-noto-core"},
        {"😀", "Emoticons", "fonts-noto-color-emoji"},
        {"\U0010FFFD", "Supplementary Private Use Area-B", NULL},
        {"→", "Arrows", "fonts-noto-core or fonts-symbola"},
    };
    enum { CASES = sizeof cases / sizeof *cases };
    struct glyphs glyphs = {.fonts = FcCharSetCreate()};
    glyphs_read(&glyphs, "plain ASCII ~");
    ck_assert_uint_eq(glyphs.count, 0);
    for (size_t i = 0; i < CASES; i++)
        glyphs_read(&glyphs, cases[i].label);
    glyphs_read(&glyphs, "国");
    ck_assert_uint_eq(glyphs.count, CASES);
    for (size_t i = 0; i < CASES; i++) {
        ck_assert_str_eq(glyphs.items[i].script, cases[i].script);
        if (cases[i].package)
            ck_assert_str_eq(glyphs.items[i].package, cases[i].package);
        else
            ck_assert_ptr_null(glyphs.items[i].package);
    }
    ck_assert_uint_eq(glyphs.items[0].labels, 2);
    ck_assert_uint_eq(glyphs.items[0].example_count, 2);
    glyphs_release(&glyphs);
}
END_TEST

Suite *look_suite(void)
{
    Suite *suite = suite_create("look");
    TCase *tcase = tcase_create("look");
    tcase_set_timeout(tcase, 60);
    tcase_add_test(tcase, the_most_influential_have_labels);
    tcase_add_test(tcase, scores_have_grades);
    tcase_add_test(tcase, negative_scores_have_colours_of_their_own);
    tcase_add_test(tcase, equal_scores_are_one_grade);
    tcase_add_test(tcase, scores_colour_and_are_in_the_legend);
    tcase_add_test(tcase, without_a_legend);
    tcase_add_test(tcase, pictures_fit_into_what_is_asked_for);
    tcase_add_test(tcase, a_png_is_never_too_large);
    tcase_add_test(tcase, each_format_comes_out_in_its_size);
    tcase_add_test(tcase, small_print_is_warned_of);
    tcase_add_test(tcase, missing_glyphs_are_warned_of);
    tcase_add_test(tcase, packages_are_named);
    suite_add_tcase(suite, tcase);
    add_theme_tests(suite);
    return suite;
}
