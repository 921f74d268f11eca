/*
 * check_table.c: one table in its five forms; the expected texts are written by hand.
 */
#include "suites.h"

#include <entente/table.h>

#include "base/utf8.h"

#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const struct column columns[] = {{"rank", true}, {"label", false}, {"score", true}};

/* Nasty on purpose: a comma, a quote, a bar, a tab, two scripts, -0, NaN, a mark. */
static void fill(struct table *table)
{
    table_init(table, "ranking");
    table_add_columns(table, columns, 3);
    table_add_integer(table, 1);
    table_add_text(table, "Лукашенко, \"Bat'ka\"");
    table_add_number(table, 12.3456789012345);
    table_add_integer(table, 2);
    table_add_text(table, "a|b\tc\\d");
    table_add_number(table, -0.0);
    table_mark(table, '*');
    table_add_integer(table, 2);
    table_add_text(table, NULL);
    table_add_number(table, NAN);
    table_add_note(table, "projection", "3 entities");
}

static void expect(enum table_format format, size_t width, const char *out, const char *notes)
{
    struct table table;
    struct table_style style = {.format = format, .width = width};
    struct text got = {0}, got_notes = {0};
    fill(&table);
    table_write(&table, &style, &got, &got_notes);
    ck_assert_str_eq(text_string(&got), out);
    ck_assert_str_eq(text_string(&got_notes), notes);
    text_release(&got_notes);
    text_release(&got);
    table_release(&table);
}

START_TEST(csv_is_rfc_4180)
{
    expect(TABLE_CSV, 0,
           "rank,label,score\n"
           "1,\"Лукашенко, \"\"Bat'ka\"\"\",12.3456789\n"
           "2,a|b\tc\\d,0\n"
           "2,,\n",
           "projection: 3 entities\n");
}
END_TEST

START_TEST(tsv_escapes_what_would_end_a_cell)
{
    expect(TABLE_TSV, 0,
           "rank\tlabel\tscore\n"
           "1\tЛукашенко, \"Bat'ka\"\t12.3456789\n"
           "2\ta|b\\tc\\\\d\t0\n"
           "2\t\t\n",
           "projection: 3 entities\n");
}
END_TEST

START_TEST(markdown_escapes_bars)
{
    expect(TABLE_MARKDOWN, 0,
           "| rank | label | score |\n"
           "| ---: | --- | ---: |\n"
           "| 1 | Лукашенко, \"Bat'ka\" | 12.3456789 |\n"
           "| 2 | a\\|b\tc\\\\d | 0\\* |\n"
           "| 2 |  |  |\n"
           "\nprojection: 3 entities\n",
           "");
}
END_TEST

START_TEST(aligned_text_aligns_points_and_marks)
{
    expect(TABLE_ALIGNED, 0,
           "rank  label                 score\n"
           "   1  Лукашенко, \"Bat'ka\"  12.346\n"
           "   2  a|b c\\d               0.000*\n"
           "   2                            -\n"
           "\nprojection: 3 entities\n",
           "");
}
END_TEST

START_TEST(aligned_text_fits_the_terminal)
{
    expect(TABLE_ALIGNED, 26,
           "rank  label         score\n"
           "   1  Лукашенко,…  12.346\n"
           "   2  a|b c\\d       0.000*\n"
           "   2                    -\n"
           "\nprojection: 3 entities\n",
           "");
}
END_TEST

START_TEST(columns_without_room_are_named)
{
    expect(TABLE_ALIGNED, 15,
           "rank  label\n"
           "   1  Лукашен…\n"
           "   2  a|b c\\d\n"
           "   2\n"
           "\nno room for: score (--format csv has everything)\n"
           "\nprojection: 3 entities\n",
           "");
}
END_TEST

START_TEST(json_parses_to_the_same_values)
{
    struct table table;
    struct table_style style = {.format = TABLE_JSON};
    struct text out = {0}, notes = {0};
    json_error_t error;
    fill(&table);
    table_write(&table, &style, &out, &notes);
    json_t *root = json_loads(out.data, 0, &error), *rows = json_object_get(root, "ranking");
    ck_assert_uint_eq(json_array_size(rows), 3);
    json_t *first = json_array_get(rows, 0), *last = json_array_get(rows, 2);
    ck_assert_int_eq(json_integer_value(json_object_get(first, "rank")), 1);
    ck_assert_str_eq(json_string_value(json_object_get(first, "label")), "Лукашенко, \"Bat'ka\"");
    ck_assert_double_eq_tol(json_real_value(json_object_get(first, "score")), 12.3456789, 1e-9);
    ck_assert(json_is_null(json_object_get(last, "score")));
    ck_assert(json_is_null(json_object_get(last, "label")));
    ck_assert_str_eq(json_string_value(json_object_get(root, "projection")), "3 entities");
    json_decref(root);
    text_release(&notes);
    text_release(&out);
    table_release(&table);
}
END_TEST

START_TEST(no_line_is_wider_than_the_terminal)
{
    struct table table;
    table_init(&table, "wide");
    table_add_columns(&table, columns, 3);
    for (int i = 0; i < 20; i++) {
        table_add_integer(&table, i);
        table_add_text(&table,
                       i % 2 ? "欧洲安全与合作组织" : "Organization for Security and so on");
        table_add_number(&table, pow(10, i % 7) / 3);
    }
    for (size_t width = 20; width < 60; width++) {
        struct table_style style = {.format = TABLE_ALIGNED, .width = width};
        struct text out = {0}, notes = {0};
        table_write(&table, &style, &out, &notes);
        for (const char *line = out.data; *line; line += strcspn(line, "\n") + 1)
            if (strncmp(line, "no room", 7) != 0)
                ck_assert_uint_le(utf8_width(line, strcspn(line, "\n")), width);
        text_release(&notes);
        text_release(&out);
    }
    table_release(&table);
}
END_TEST

START_TEST(formats_are_found_by_name)
{
    enum table_format format;
    ck_assert(table_format_find("tsv", &format) && format == TABLE_TSV);
    ck_assert(table_format_find("markdown", &format) && format == TABLE_MARKDOWN);
    ck_assert(!table_format_find("xml", &format));
}
END_TEST

Suite *table_suite(void)
{
    Suite *suite = suite_create("table");
    TCase *cases = tcase_create("forms");
    tcase_add_test(cases, csv_is_rfc_4180);
    tcase_add_test(cases, tsv_escapes_what_would_end_a_cell);
    tcase_add_test(cases, markdown_escapes_bars);
    tcase_add_test(cases, aligned_text_aligns_points_and_marks);
    tcase_add_test(cases, aligned_text_fits_the_terminal);
    tcase_add_test(cases, columns_without_room_are_named);
    tcase_add_test(cases, json_parses_to_the_same_values);
    tcase_add_test(cases, no_line_is_wider_than_the_terminal);
    tcase_add_test(cases, formats_are_found_by_name);
    suite_add_tcase(suite, cases);
    return suite;
}
