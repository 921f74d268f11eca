/*
 * check_picture.c: pictures: styles, and text on its way into one; themes are in check_theme.c.
 * What is drawn is tested in check_picture_map.c, what comes out and what fails in
 * check_picture_output.c.
 */
#include "suites.h"

#include "base/xalloc.h"
#include "picture/diagram.h"
#include "picture/label.h"
#include "picture/style.h"
#include "picture_fixtures.h"

#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------------ the style tables */

START_TEST(contrast_formula_is_wcags)
{
    ck_assert_double_eq_tol(style_contrast("#000000", "#FFFFFF"), 21, 1e-9);
    ck_assert_double_eq_tol(style_contrast("#FFFFFF", "#FFFFFF"), 1, 1e-9);
    ck_assert_double_eq_tol(style_contrast("#777777", "#FFFFFF"), 4.48, .005);
    ck_assert_double_eq_tol(style_contrast("#0072B2", "#FFFFFF"), 5.19, .01);
}
END_TEST

START_TEST(every_kind_has_a_row_of_its_own)
{
    struct vocabulary vocabulary;
    vocabulary_init(&vocabulary);
    for (uint32_t kind = 0; kind < vocabulary.kind_count; kind++) {
        const struct kind_style *style = style_of_kind(&theme_light, &vocabulary, kind);
        ck_assert_ptr_nonnull(style->kind);
        ck_assert_str_eq(style->kind, vocabulary.kinds[kind].name);
    }
    uint32_t own = vocabulary_add_kind(&vocabulary, "pipeline");
    uint32_t other = vocabulary_add_kind(&vocabulary, "ship");
    ck_assert_ptr_null(style_of_kind(&theme_light, &vocabulary, own)->kind);
    ck_assert_ptr_ne(style_of_kind(&theme_light, &vocabulary, own),
                     style_of_kind(&theme_light, &vocabulary, other));
    vocabulary_release(&vocabulary);
}
END_TEST

START_TEST(size_follows_influence)
{
    ck_assert_double_eq_tol(style_font_size(0), 9, 1e-9);
    ck_assert_double_eq_tol(style_font_size(.25), 13.5, 1e-9);
    ck_assert_double_eq_tol(style_font_size(.1), 11.8, 1e-9); /* in tenths */
    ck_assert_double_eq_tol(style_font_size(1), 18, 1e-9);
    ck_assert_double_eq_tol(style_border(0), .9, 1e-9);
    ck_assert_double_eq_tol(style_border(1), 2.7, 1e-9);
}
END_TEST

/* ------------------------------------------------------------------ text */

static void expect_wrapped(const char *string, size_t columns, const char *expected)
{
    struct text wrapped = {0};
    label_wrap(string, columns, &wrapped);
    ck_assert_str_eq(text_string(&wrapped), expected);
    text_release(&wrapped);
}

START_TEST(labels_wrap_at_words)
{
    expect_wrapped("CSTO", 17, "CSTO");
    expect_wrapped("", 17, "");
    expect_wrapped("Collective Security Treaty Organization", 17,
                   "Collective\nSecurity Treaty\nOrganization");
    expect_wrapped("Kassym-Jomart Tokayev", 17, "Kassym-Jomart\nTokayev");
    expect_wrapped("Организация Договора о коллективной безопасности", 17,
                   "Организация\nДоговора о\nколлективной\nбезопасности");
    expect_wrapped("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 10, "aaaaaaaaaaaaaaaaaaaa\naaaaaaaaaa");
    expect_wrapped("上海合作组织上海合作组织", 12, "上海合作组织\n上海合作组织");
}
END_TEST

static void expect_clean(const char *string, size_t limit, const char *expected)
{
    struct text clean = {0};
    label_clean(string, limit, &clean);
    ck_assert_str_eq(text_string(&clean), expected);
    text_release(&clean);
}

START_TEST(labels_are_cleaned)
{
    expect_clean("a\tb\n\nc\x7f", 99, "a b c ");
    expect_clean("a\xC2\x85"
                 "b",
                 99, "a b");
    expect_clean("evil\xE2\x80\xAEtxt.exe\xE2\x81\xA6", 99, "eviltxt.exe");
    expect_clean("bad\xFF"
                 "byte\xC3",
                 99,
                 "bad\xEF\xBF\xBD"
                 "byte\xEF\xBF\xBD");
    expect_clean("Ünïcödé", 3, "Ünï…");
    expect_clean("abc", 3, "abc");
    expect_clean("x\xEF\xBF\xBF"
                 "y",
                 99, "xy");
}
END_TEST

START_TEST(labels_are_escaped_for_graphviz)
{
    struct text escaped = {0};
    label_escape("\\N & \"q\"\nx", "\\l", true, &escaped);
    ck_assert_str_eq(text_string(&escaped), "\\\\N &amp; \"q\"\\lx\\l");
    text_release(&escaped);
}
END_TEST

static void expect_identifier(const char *id, const char *expected)
{
    struct text identifier = {0};
    label_identifier(id, &identifier);
    ck_assert_str_eq(text_string(&identifier), expected);
    text_release(&identifier);
}

START_TEST(identifiers_are_safe_and_distinct)
{
    expect_identifier("CSTO", "CSTO");
    expect_identifier("a-b", "a-b");
    expect_identifier("a.b", "a_2eb");
    expect_identifier("a_2eb", "a__2eb");
    expect_identifier("\"><x", "_22_3e_3cx");
    char *a = xcalloc(1001, 1), *b = xcalloc(1001, 1);
    memset(a, 'a', 1000);
    memset(b, 'a', 1000);
    b[999] = 'b';
    struct text ia = {0}, ib = {0};
    label_identifier(a, &ia);
    label_identifier(b, &ib);
    ck_assert_str_ne(ia.data, ib.data);
    ck_assert_uint_lt(ia.length, 200);
    text_release(&ia);
    text_release(&ib);
    free(a);
    free(b);
}
END_TEST

START_TEST(only_web_addresses_are_links)
{
    ck_assert(label_link_allowed("https://example.org/a?b=c&d=e#f"));
    ck_assert(label_link_allowed("HTTP://example.org"));
    ck_assert(!label_link_allowed("javascript:alert(1)"));
    ck_assert(!label_link_allowed("https:evil"));
    ck_assert(!label_link_allowed("data:text/html,x"));
    ck_assert(!label_link_allowed("https://a\"onload=\"x"));
    ck_assert(!label_link_allowed("https://a b"));
    ck_assert(!label_link_allowed("https://a\\N"));
    ck_assert(!label_link_allowed("file:///etc/passwd"));
    ck_assert(!label_link_allowed(""));
}
END_TEST

static void expect_years(const char *when, const char *expected)
{
    struct edtf date = {0};
    struct text reason = {0}, years = {0};
    ck_assert(edtf_parse(&date, when, strlen(when), NULL, &reason));
    describe_years(&date, &years);
    ck_assert_str_eq(text_string(&years), expected);
    text_release(&reason);
    text_release(&years);
}

START_TEST(years_are_short)
{
    expect_years("2009-06/2010-12", "2009–10");
    expect_years("2009-06/2009-12", "2009");
    expect_years("2010-12/..", "2010–");
    expect_years("1999/2003", "1999–2003");
    expect_years("2009-06-03", "2009");
    expect_years("/2011", "–2011");
    expect_years("201X/2020", "");
    expect_years("/..", "");
}
END_TEST

Suite *picture_suite(void)
{
    Suite *suite = suite_create("picture");
    TCase *tcase = tcase_create("style");
    tcase_add_test(tcase, contrast_formula_is_wcags);
    tcase_add_test(tcase, every_kind_has_a_row_of_its_own);
    tcase_add_test(tcase, size_follows_influence);
    tcase_add_test(tcase, labels_wrap_at_words);
    tcase_add_test(tcase, labels_are_cleaned);
    tcase_add_test(tcase, labels_are_escaped_for_graphviz);
    tcase_add_test(tcase, identifiers_are_safe_and_distinct);
    tcase_add_test(tcase, only_web_addresses_are_links);
    tcase_add_test(tcase, years_are_short);
    suite_add_tcase(suite, tcase);
    add_map_tests(suite);
    add_output_tests(suite);
    add_place_tests(suite);
    add_hostile_tests(suite);
    return suite;
}
