/*
 * check_error.c: one error with its place, how it is printed, and lists of them.
 */
#include "suites.h"

#include <entente/error.h>

#include <stdlib.h>
#include <string.h>

static void check_format(const struct error *error, const char *expected)
{
    struct text text = {0};
    error_format(error, &text);
    ck_assert_str_eq(text_string(&text), expected);
    text_release(&text);
}

/* Sets an error with a place in a line, compares what is printed and releases it. */
static void check_excerpt(size_t column, const char *line, const char *excerpt)
{
    struct error error = {0};
    struct text expected = {0};
    error_set(&error, ERROR_INPUT, "bad");
    error_place(&error, "f", 1, column, line, strlen(line));
    text_addf(&expected, column ? "f:1:%zu: error: bad\n" : "f:1: error: bad\n", column);
    text_add(&expected, excerpt);
    check_format(&error, text_string(&expected));
    text_release(&expected);
    error_release(&error);
}

START_TEST(first_wins)
{
    struct error error = {0};
    ck_assert(!error_set(&error, ERROR_LIMIT, "%d of %s", 3, "them"));
    ck_assert(!error_set(&error, ERROR_IO, "another"));
    ck_assert_int_eq(error.kind, ERROR_LIMIT);
    ck_assert_str_eq(error.message, "3 of them");
    error_place(&error, "first", 1, 2, "line", 2);
    error_place(&error, "second", 3, 4, "other", 5);
    ck_assert_str_eq(error.path, "first");
    ck_assert_uint_eq(error.line, 1);
    ck_assert_uint_eq(error.column, 2);
    ck_assert_str_eq(error.text, "li");
    error_hint(&error, "do %s", "this");
    error_hint(&error, "do that");
    ck_assert_str_eq(error.hint, "do this");
    error_release(&error);
    ck_assert_int_eq(error.kind, ERROR_NONE);
    ck_assert_ptr_null(error.message);
    error_release(&error);
    error_release(NULL);
}
END_TEST

/* A place may have no path: a string that was typed. It is a place all the same. */
START_TEST(place_without_a_path)
{
    struct error error = {0};
    error_set(&error, ERROR_INPUT, "bad");
    error_place(&error, NULL, 0, 2, "ab", 2);
    error_place(&error, "later", 7, 7, "xyz", 3);
    ck_assert_ptr_null(error.path);
    ck_assert_uint_eq(error.column, 2);
    ck_assert_str_eq(error.text, "ab");
    check_format(&error, "error: bad\n  ab\n   ^\n");
    error_release(&error);
}
END_TEST

START_TEST(places)
{
    struct error error = {0};
    error_set(&error, ERROR_IO, "cannot open: %s", "No such file");
    check_format(&error, "error: cannot open: No such file\n");
    error_hint(&error, "look elsewhere");
    check_format(&error, "error: cannot open: No such file\n  hint: look elsewhere\n");
    error_place(&error, "a/b.dot", 0, 0, NULL, 0);
    check_format(&error, "a/b.dot: error: cannot open: No such file\n  hint: look elsewhere\n");
    error.line = 12;
    check_format(&error, "a/b.dot:12: error: cannot open: No such file\n  hint: look elsewhere\n");
    error.column = 3;
    error.severity = SEVERITY_WARNING;
    check_format(&error,
                 "a/b.dot:12:3: warning: cannot open: No such file\n  hint: look elsewhere\n");
    error.severity = SEVERITY_NOTE;
    error.line = 0;
    check_format(&error, "a/b.dot: note: cannot open: No such file\n  hint: look elsewhere\n");
    error_release(&error);
}
END_TEST

START_TEST(carets)
{
    check_excerpt(0, "a -> b", "  a -> b\n");
    check_excerpt(1, "a -> b", "  a -> b\n  ^\n");
    check_excerpt(6, "a -> b", "  a -> b\n       ^\n");
    check_excerpt(7, "a -> b", "  a -> b\n        ^\n"); /* behind the end: something is missing */
    check_excerpt(70, "a -> b", "  a -> b\n        ^\n");
    check_excerpt(1, "", "");                      /* nothing to show */
    check_excerpt(3, "\ta\tb", "   a b\n    ^\n"); /* a tab is one character, and one space */
    check_excerpt(4, "\ta\tb", "   a b\n     ^\n");
}
END_TEST

START_TEST(wide_characters)
{
    /* two cells each, so the caret under the third character is six cells in */
    check_excerpt(3, "\xe4\xb8\xad\xe5\x9b\xbd=x", "  \xe4\xb8\xad\xe5\x9b\xbd=x\n      ^\n");
    check_excerpt(2, "\xc3\xa9t\xc3\xa9", "  \xc3\xa9t\xc3\xa9\n   ^\n");
    /* a combining acute takes no cell */
    check_excerpt(4, "e\xcc\x81 x", "  e\xcc\x81 x\n    ^\n");
}
END_TEST

START_TEST(control_characters)
{
    struct error error = {0};
    check_excerpt(5, "a\x1b[2Jb\r\x7f", "  a [2Jb  \n      ^\n");
    check_excerpt(3,
                  "a\xc2\x9b"
                  "2Jb",
                  "  a 2Jb\n    ^\n"); /* CSI as one character, U+009B */
    error_set(&error, ERROR_INPUT, "no '%s'", "\x1b]0;x\x07\n");
    error_place(&error, "bad\x1b[1mname\n", 1, 0, NULL, 0);
    error_hint(&error, "not\n\xc2\x85this");
    check_format(&error, "bad [1mname :1: error: no ' ]0;x  '\n  hint: not  this\n");
    error_release(&error);
}
END_TEST

/* Each byte that is not UTF-8 is one column, and is shown as one U+FFFD. */
START_TEST(invalid_bytes)
{
    check_excerpt(2,
                  "a\xff"
                  "b",
                  "  a\xef\xbf\xbd"
                  "b\n   ^\n");
    check_excerpt(4,
                  "a\xe4\xb8"
                  "b",
                  "  a\xef\xbf\xbd\xef\xbf\xbd"
                  "b\n     ^\n");
    check_excerpt(3,
                  "a\x9b"
                  "b\xc3",
                  "  a\xef\xbf\xbd"
                  "b\xef\xbf\xbd\n    ^\n");
}
END_TEST

START_TEST(long_invalid_lines)
{
    struct error error = {0};
    struct text line = {0}, out = {0};
    text_add_repeated(&line, '\x80', 100000);
    error_set(&error, ERROR_INPUT, "bad");
    error_place(&error, "f", 1, 50000, line.data, line.length);
    error_format(&error, &out);
    ck_assert_uint_lt(out.length, 1000);
    text_release(&out);
    text_release(&line);
    error_release(&error);
}
END_TEST

static void check_long(size_t before, size_t after, const char *unit)
{
    struct text line = {0}, expected = {0};
    size_t size = strlen(unit);
    for (size_t i = 0; i < before; i++)
        text_add(&line, unit);
    text_add(&line, "!");
    for (size_t i = 0; i < after; i++)
        text_add(&line, unit);
    /* 72 bytes either side, or so many more as the character that is cut has */
    size_t left = (72 + size - 1) / size, right = (71 + size - 1) / size;
    bool cut_left = before > left, cut_right = after > right;
    text_add(&expected, cut_left ? "  ..." : "  ");
    for (size_t i = 0; i < (cut_left ? left : before); i++)
        text_add(&expected, unit);
    text_add(&expected, "!");
    for (size_t i = 0; i < (cut_right ? right : after); i++)
        text_add(&expected, unit);
    text_add(&expected, cut_right ? "...\n" : "\n");
    text_add_repeated(&expected, ' ', 2 + (cut_left ? 3 + left : before));
    text_add(&expected, "^\n");
    check_excerpt(before + 1, text_string(&line), text_string(&expected));
    text_release(&expected);
    text_release(&line);
}

START_TEST(long_lines)
{
    static const char *const units[] = {"x", "\xc3\xa9"};
    static const size_t lengths[] = {0, 1, 35, 36, 37, 71, 72, 73, 74, 1000, 100000};
    enum { COUNT = sizeof lengths / sizeof *lengths };
    for (size_t unit = 0; unit < 2; unit++)
        for (size_t i = 0; i < COUNT; i++)
            for (size_t j = 0; j < COUNT; j++)
                check_long(lengths[i], lengths[j], units[unit]);
}
END_TEST

/* A lint rule's code follows the message; colours are all that a terminal adds. */
START_TEST(code_and_colors)
{
    struct error error = {.severity = SEVERITY_WARNING, .code = "self-relation"};
    struct text colored = {0}, bare = {0};
    error_set(&error, ERROR_INPUT, "bad");
    error_place(&error, "f", 3, 2, "abc", 3);
    error_hint(&error, "why");
    const char *expected = "f:3:2: warning: bad [self-relation]\n  abc\n   ^\n  hint: why\n";
    check_format(&error, expected);
    error_format_colored(&error, &colored);
    ck_assert_ptr_nonnull(strstr(text_string(&colored), "\x1b[1;35mwarning"));
    for (const char *at = text_string(&colored); *at; at++)
        if (*at == '\x1b')
            at += strcspn(at, "m");
        else
            text_add_char(&bare, *at);
    ck_assert_str_eq(text_string(&bare), expected);
    text_release(&bare);
    text_release(&colored);
    error_release(&error);
}
END_TEST

static void take(struct diagnostics *list, const char *path, size_t line, size_t column,
                 const char *message, enum severity severity)
{
    struct error error = {0};
    error_set(&error, ERROR_INPUT, "%s", message);
    if (path)
        error_place(&error, path, line, column, NULL, 0);
    error.severity = severity;
    diagnostics_take(list, &error);
    ck_assert_ptr_null(error.message);
    ck_assert_ptr_null(error.path);
}

START_TEST(sorted_list)
{
    static const char *const sorted[] = {"nowhere", "whole file", "1:2 a", "1:2 b",
                                         "1:10",    "9:1",        "10:1",  "other file"};
    struct diagnostics list = {0};
    diagnostics_sort(&list);
    take(&list, "b", 1, 1, "other file", SEVERITY_NOTE);
    take(&list, "a", 10, 1, "10:1", SEVERITY_ERROR);
    take(&list, "a", 9, 1, "9:1", SEVERITY_WARNING);
    take(&list, "a", 1, 10, "1:10", SEVERITY_ERROR);
    take(&list, "a", 1, 2, "1:2 b", SEVERITY_NOTE);
    take(&list, "a", 1, 2, "1:2 a", SEVERITY_WARNING);
    take(&list, NULL, 0, 0, "nowhere", SEVERITY_ERROR);
    take(&list, "a", 0, 0, "whole file", SEVERITY_NOTE);
    ck_assert_uint_eq(list.count, 8);
    ck_assert_uint_eq(list.errors, 3);
    ck_assert_uint_eq(list.warnings, 2);
    diagnostics_sort(&list);
    for (size_t i = 0; i < 8; i++)
        ck_assert_str_eq(list.items[i].message, sorted[i]);
    ck_assert_uint_eq(list.errors, 3);
    diagnostics_release(&list);
    ck_assert_uint_eq(list.count, 0);
    diagnostics_release(&list);
    diagnostics_release(NULL);
}
END_TEST

START_TEST(many_in_a_list)
{
    struct diagnostics list = {0};
    for (size_t i = 0; i < 1000; i++)
        take(&list, "f", 1000 - i, 1, "m", SEVERITY_ERROR);
    diagnostics_sort(&list);
    for (size_t i = 0; i < 1000; i++)
        ck_assert_uint_eq(list.items[i].line, i + 1);
    ck_assert_uint_eq(list.errors, 1000);
    diagnostics_release(&list);
}
END_TEST

Suite *error_suite(void)
{
    Suite *suite = suite_create("error");
    TCase *one = tcase_create("one error"), *list = tcase_create("a list");
    tcase_add_test(one, first_wins);
    tcase_add_test(one, place_without_a_path);
    tcase_add_test(one, places);
    tcase_add_test(one, carets);
    tcase_add_test(one, wide_characters);
    tcase_add_test(one, control_characters);
    tcase_add_test(one, invalid_bytes);
    tcase_add_test(one, long_lines);
    tcase_add_test(one, long_invalid_lines);
    tcase_add_test(one, code_and_colors);
    tcase_add_test(list, sorted_list);
    tcase_add_test(list, many_in_a_list);
    suite_add_tcase(suite, one);
    suite_add_tcase(suite, list);
    return suite;
}
