/*
 * check_text.c: a string that grows.
 */
#include "suites.h"

#include <entente/text.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

START_TEST(empty)
{
    struct text text = {0};
    ck_assert_str_eq(text_string(&text), "");
    text_clear(&text);
    ck_assert_str_eq(text_string(&text), "");
    text_release(&text);
    text_release(&text);
    text_release(NULL);
    text_add(&text, "");
    ck_assert_uint_eq(text.length, 0);
    ck_assert_str_eq(text.data, "");
    text_add_bytes(&text, NULL, 0);
    ck_assert_str_eq(text.data, "");
    text_release(&text);
}
END_TEST

START_TEST(growth)
{
    struct text text = {0};
    for (size_t i = 0; i < 100000; i++) {
        text_add_char(&text, (char)('a' + i % 26));
        if (text.length != i + 1 || text.length >= text.capacity || text.data[text.length])
            ck_abort_msg("wrong at length %zu", i + 1);
    }
    for (size_t i = 0; i < text.length; i++)
        if (text.data[i] != 'a' + (int)(i % 26))
            ck_abort_msg("wrong at %zu", i);
    text_release(&text);
    ck_assert_ptr_null(text.data);
    ck_assert_uint_eq(text.capacity, 0);
}
END_TEST

/* Around the first capacity and each doubling of it the NUL must still fit. */
START_TEST(every_length)
{
    char expected[300];
    for (size_t length = 0; length < sizeof expected; length++) {
        struct text text = {0};
        memset(expected, 'x', length);
        expected[length] = '\0';
        text_add_repeated(&text, 'x', length);
        ck_assert_str_eq(text_string(&text), expected);
        text_clear(&text);
        text_addf(&text, "%s", expected);
        ck_assert_str_eq(text_string(&text), expected);
        ck_assert_uint_eq(text.length, length);
        text_release(&text);
        text_add_bytes(&text, expected, length);
        ck_assert_str_eq(text_string(&text), expected);
        text_release(&text);
    }
}
END_TEST

START_TEST(nul_inside)
{
    struct text text = {0};
    text_add_bytes(&text, "a\0b", 3);
    text_add_char(&text, '\0');
    text_add(&text, "c");
    ck_assert_uint_eq(text.length, 5);
    ck_assert_mem_eq(text.data, "a\0b\0c", 6);
    text_addf(&text, "%c%d", '\0', 7);
    ck_assert_uint_eq(text.length, 7);
    ck_assert_mem_eq(text.data, "a\0b\0c\0007", 8);
    text_release(&text);
}
END_TEST

START_TEST(formats)
{
    struct text text = {0};
    char wide[512];
    snprintf(wide, sizeof wide, "%400d", 42);
    text_addf(&text, "%s", "");
    text_addf(&text, "%d %s %.3f%%", -1, "two", 3.0);
    ck_assert_str_eq(text_string(&text), "-1 two 3.000%");
    text_clear(&text);
    text_addf(&text, "%400d", 42);
    ck_assert_str_eq(text_string(&text), wide);
    text_release(&text);
}
END_TEST

START_TEST(clear_keeps_memory)
{
    struct text text = {0};
    text_add_repeated(&text, '-', 5000);
    const char *data = text.data;
    text_clear(&text);
    ck_assert_uint_eq(text.length, 0);
    text_add(&text, "again");
    ck_assert_ptr_eq(text.data, data);
    ck_assert_str_eq(text_string(&text), "again");
    text_add_repeated(&text, '-', 0);
    ck_assert_str_eq(text_string(&text), "again");
    text_release(&text);
}
END_TEST

Suite *text_suite(void)
{
    Suite *suite = suite_create("text");
    TCase *tests = tcase_create("text");
    tcase_add_test(tests, empty);
    tcase_add_test(tests, growth);
    tcase_add_test(tests, every_length);
    tcase_add_test(tests, nul_inside);
    tcase_add_test(tests, formats);
    tcase_add_test(tests, clear_keeps_memory);
    suite_add_tcase(suite, tests);
    return suite;
}
