/*
 * check_theme.c: the tables of the themes: that all text is read, all lines are seen, and that
 * print tells apart without any colour what colours tell elsewhere.
 */
#include "picture/style.h"
#include "picture_fixtures.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { THEMES = 3 };

/* WCAG 2: of text on what is behind it, of lines that carry meaning. */
static const double text_least = 4.5, line_least = 3;

static void check_text(const struct theme *theme, const char *what, const char *text,
                       const char *ground)
{
    double contrast = style_contrast(text, ground);
    ck_assert_msg(contrast >= text_least, "%s: %s is %s on %s: %.2f", theme->name, what, text,
                  ground, contrast);
}

START_TEST(text_of_maps_is_read)
{
    const struct theme *theme = theme_of((enum picture_theme)_i);
    for (size_t i = 0; style_row(theme, i); i++) {
        const struct kind_style *style = style_row(theme, i);
        check_text(theme, style->shape, style->text, style->fill);
        check_text(theme, "a node of no bloc", style->text, theme->paper);
        for (uint32_t bloc = 0; bloc < STYLE_BLOCS; bloc++)
            check_text(theme, "a node of a bloc", style->text, style_bloc_fill(theme, bloc));
    }
    for (int family = 0; family < FAMILY_COUNT; family++)
        check_text(theme, "a line's label", style_of_family(theme, (enum family)family)->text,
                   theme->paper);
    for (size_t i = 0; i < STYLE_STEPS; i++) {
        check_text(theme, "a score", style_text_on(theme, theme->sequence[i]), theme->sequence[i]);
        check_text(theme, "a signed score", style_text_on(theme, theme->divergence[i]),
                   theme->divergence[i]);
    }
    check_text(theme, "a title", theme->ink, theme->paper);
    check_text(theme, "a legend", theme->faint, theme->paper);
}
END_TEST

START_TEST(text_of_charts_is_read)
{
    static const double certain = 1, faded[] = {.5, .28, .08}; /* as lanes.c has them */
    const struct theme *theme = theme_of((enum picture_theme)_i);
    const char *grounds[] = {theme->paper, theme->stripe};
    for (size_t ground = 0; ground < 2; ground++) {
        check_text(theme, "a lane", theme->ink, grounds[ground]);
        for (int family = 0; family < FAMILY_COUNT; family++) {
            const char *bar = style_of_bar(theme, (enum family)family).fill;
            char blend[8];
            style_blend(bar, certain, grounds[ground], blend);
            check_text(theme, "a bar", style_text_on(theme, bar), blend);
            for (size_t i = 0; i < sizeof faded / sizeof *faded; i++) {
                style_blend(bar, faded[i], grounds[ground], blend);
                check_text(theme, "a faded bar", theme->ink, blend);
            }
        }
    }
    for (size_t i = 0; i < STYLE_RUNNERS; i++)
        check_text(theme, "a rank", style_text_on(theme, theme->runners[i].colour),
                   theme->runners[i].colour);
    check_text(theme, "a rank", style_text_on(theme, theme->other_runner), theme->other_runner);
}
END_TEST

/* What the colours, which the light theme must keep, do not reach on white. */
static bool excepted(const struct theme *theme, const char *line)
{
    static const char *const pale[] = {"#9A9A9A", "#CC79A7", "#E69F00", "#56B4E9"};
    for (size_t i = 0; i < sizeof pale / sizeof *pale; i++)
        if (theme == &theme_light && strcmp(line, pale[i]) == 0)
            return true;
    return false;
}

static void check_line(const struct theme *theme, const char *line)
{
    double contrast = style_contrast(line, theme->paper);
    ck_assert_msg(contrast >= line_least || excepted(theme, line), "%s: %s: %.2f", theme->name,
                  line, contrast);
}

START_TEST(lines_are_seen)
{
    const struct theme *theme = theme_of((enum picture_theme)_i);
    for (size_t i = 0; style_row(theme, i); i++)
        check_line(theme, style_row(theme, i)->line);
    for (int family = 0; family < FAMILY_COUNT; family++)
        check_line(theme, style_of_family(theme, (enum family)family)->line);
    for (size_t i = 0; i < STYLE_RUNNERS; i++)
        check_line(theme, theme->runners[i].colour);
    check_line(theme, theme->other_runner);
    check_line(theme, theme->positive);
    check_line(theme, theme->negative);
    check_line(theme, style_of_state(theme, STATE_GONE)->line);
}
END_TEST

static bool differ(double a, double b, double times)
{
    return fmax(a, b) / fmin(a, b) >= times;
}

START_TEST(rows_differ)
{
    const struct theme *theme = theme_of((enum picture_theme)_i);
    for (size_t i = 0; i < STYLE_KINDS; i++)
        ck_assert_str_eq(theme->kinds[i].kind, theme_light.kinds[i].kind);
    for (size_t i = 0; style_row(theme, i); i++)
        for (size_t j = 0; j < i; j++) {
            const struct kind_style *a = style_row(theme, i), *b = style_row(theme, j);
            ck_assert(strcmp(a->shape, b->shape) != 0 || strcmp(a->style, b->style) != 0 ||
                      strcmp(a->fill, b->fill) != 0);
        }
    for (int i = 0; i < FAMILY_COUNT; i++)
        for (int j = 0; j < i; j++) {
            const struct family_style *a = style_of_family(theme, (enum family)i);
            const struct family_style *b = style_of_family(theme, (enum family)j);
            ck_assert(strcmp(a->line, b->line) != 0 || strcmp(a->style, b->style) != 0 ||
                      differ(a->width, b->width, 1.3));
        }
}
END_TEST

START_TEST(blocs_are_told_apart)
{
    const struct theme *theme = theme_of((enum picture_theme)_i);
    ck_assert_uint_eq(STYLE_BLOCS % theme->bloc_fill_count, 0);
    for (uint32_t i = 0; i < STYLE_BLOCS; i++) {
        ck_assert_str_ne(style_bloc_fill(theme, i), theme->paper);
        ck_assert_uint_ge(style_bloc_outlines(theme, i), 1);
        for (uint32_t j = 0; j < i; j++)
            ck_assert(strcmp(style_bloc_fill(theme, i), style_bloc_fill(theme, j)) != 0 ||
                      style_bloc_outlines(theme, i) != style_bloc_outlines(theme, j));
    }
    ck_assert_uint_eq(style_bloc_outlines(theme, 0), 1);
    ck_assert_uint_eq(style_bloc_outlines(theme, STYLE_BLOCS), 1);
}
END_TEST

/* ------------------------------------------------------------------ print */

/* So much lighter or darker that it shows side by side. */
static const double clearly = 1.25;

static bool as_dark(const char *a, const char *b)
{
    return style_contrast(a, b) < clearly;
}

START_TEST(print_tells_families_apart_without_colour)
{
    const struct theme *theme = &theme_print;
    for (int i = 0; i < FAMILY_COUNT; i++)
        for (int j = 0; j < i; j++) {
            const struct family_style *a = style_of_family(theme, (enum family)i);
            const struct family_style *b = style_of_family(theme, (enum family)j);
            ck_assert_msg(strcmp(a->style, b->style) != 0 ||
                              strcmp(a->arrowhead, b->arrowhead) != 0 ||
                              differ(a->width, b->width, 1.4),
                          "%s and %s", family_name((enum family)i), family_name((enum family)j));
            ck_assert_msg(!as_dark(theme->bars[i].fill, theme->bars[j].fill), "bars of %s and %s",
                          family_name((enum family)i), family_name((enum family)j));
        }
}
END_TEST

START_TEST(print_tells_the_rest_apart_without_colour)
{
    const struct theme *theme = &theme_print;
    for (size_t i = 0; style_row(theme, i); i++)
        for (size_t j = 0; j < i; j++) {
            const struct kind_style *a = style_row(theme, i), *b = style_row(theme, j);
            ck_assert_msg(strcmp(a->shape, b->shape) != 0 || strcmp(a->style, b->style) != 0,
                          "rows %zu and %zu", i, j);
        }
    for (uint32_t i = 0; i < theme->bloc_fill_count; i++)
        for (uint32_t j = 0; j < i; j++)
            ck_assert(!as_dark(theme->bloc_fills[i], theme->bloc_fills[j]));
    for (size_t i = 1; i < STYLE_STEPS; i++)
        ck_assert(!as_dark(theme->sequence[i], theme->sequence[i - 1]));
    for (size_t i = 0; i < STYLE_RUNNERS; i++)
        for (size_t j = 0; j < i; j++)
            ck_assert(strcmp(theme->runners[i].shape, theme->runners[j].shape) != 0 ||
                      !as_dark(theme->runners[i].colour, theme->runners[j].colour));
    ck_assert(!as_dark(theme->positive, theme->negative));
}
END_TEST

/* Toner smears and ink soaks where a fill is dark: what stands for kinds and blocs is light. */
START_TEST(print_has_light_fills)
{
    const struct theme *theme = &theme_print;
    for (size_t i = 0; style_row(theme, i); i++)
        ck_assert_double_le(style_contrast(style_row(theme, i)->fill, "#FFFFFF"), 1.7);
    for (uint32_t i = 0; i < theme->bloc_fill_count; i++)
        ck_assert_double_le(style_contrast(theme->bloc_fills[i], "#FFFFFF"), 3.3);
}
END_TEST

START_TEST(themes_have_names)
{
    enum picture_theme theme = THEME_LIGHT;
    ck_assert(picture_theme_find("print", &theme));
    ck_assert_int_eq(theme, THEME_PRINT);
    ck_assert(picture_theme_find("dark", &theme));
    ck_assert_int_eq(theme, THEME_DARK);
    ck_assert(!picture_theme_find("blue", &theme));
    ck_assert_int_eq(theme, THEME_DARK);
    ck_assert(picture_theme_find("light", &theme));
    ck_assert_int_eq(theme, THEME_LIGHT);
}
END_TEST

START_TEST(colours_blend)
{
    char blend[8];
    style_blend("#FF8000", 1, "#123456", blend);
    ck_assert_str_eq(blend, "#FF8000");
    style_blend("#FF8000", 0, "#123456", blend);
    ck_assert_str_eq(blend, "#123456");
    style_blend("#000000", .5, "#FFFFFF", blend);
    ck_assert_str_eq(blend, "#808080");
}
END_TEST

void add_theme_tests(Suite *suite)
{
    TCase *tcase = tcase_create("theme");
    tcase_add_loop_test(tcase, text_of_maps_is_read, 0, THEMES);
    tcase_add_loop_test(tcase, text_of_charts_is_read, 0, THEMES);
    tcase_add_loop_test(tcase, lines_are_seen, 0, THEMES);
    tcase_add_loop_test(tcase, rows_differ, 0, THEMES);
    tcase_add_loop_test(tcase, blocs_are_told_apart, 0, THEMES);
    tcase_add_test(tcase, print_tells_families_apart_without_colour);
    tcase_add_test(tcase, print_tells_the_rest_apart_without_colour);
    tcase_add_test(tcase, print_has_light_fills);
    tcase_add_test(tcase, themes_have_names);
    tcase_add_test(tcase, colours_blend);
    suite_add_tcase(suite, tcase);
}
