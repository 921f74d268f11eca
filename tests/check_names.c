/*
 * check_names.c: strings to dense ids and back.
 */
#include "suites.h"

#include "base/names.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MANY = 100000 };

static uint32_t add(struct names *names, const char *string)
{
    return names_add(names, string, strlen(string));
}

static uint32_t find(const struct names *names, const char *string)
{
    return names_find(names, string, strlen(string));
}

START_TEST(nothing)
{
    struct names names = {0};
    ck_assert_uint_eq(find(&names, ""), NAME_NONE);
    ck_assert_uint_eq(find(&names, "a"), NAME_NONE);
    names_release(&names);
    names_release(&names);
}
END_TEST

START_TEST(the_empty_string)
{
    struct names names = {0};
    ck_assert_uint_eq(add(&names, "a"), 0);
    ck_assert_uint_eq(find(&names, ""), NAME_NONE);
    ck_assert_uint_eq(add(&names, ""), 1);
    ck_assert_uint_eq(add(&names, ""), 1);
    ck_assert_uint_eq(names_add(&names, NULL, 0), 1);
    ck_assert_uint_eq(find(&names, ""), 1);
    ck_assert_str_eq(names_at(&names, 1), "");
    ck_assert_uint_eq(names.count, 2);
    names_release(&names);
}
END_TEST

START_TEST(many)
{
    struct names names = {0};
    const char **pointers = calloc(MANY, sizeof *pointers);
    char string[32];
    for (uint32_t i = 0; i < MANY; i++) {
        snprintf(string, sizeof string, "name-%u", i * 7);
        if (add(&names, string) != i)
            ck_abort_msg("%s is not %u", string, i);
        pointers[i] = names_at(&names, i);
    }
    ck_assert_uint_eq(names.count, MANY);
    for (uint32_t i = 0; i < MANY; i++) {
        snprintf(string, sizeof string, "name-%u", i * 7);
        if (find(&names, string) != i || add(&names, string) != i)
            ck_abort_msg("%s was %u", string, i);
        if (names_at(&names, i) != pointers[i] || strcmp(pointers[i], string) != 0 ||
            names_intern(&names, string, strlen(string)) != pointers[i])
            ck_abort_msg("%s has moved", string);
        snprintf(string, sizeof string, "name-%u", i * 7 + 1);
        if (find(&names, string) != NAME_NONE)
            ck_abort_msg("%s was never added", string);
    }
    ck_assert_uint_eq(names.count, MANY);
    free(pointers);
    names_release(&names);
}
END_TEST

/* Neither a beginning nor an end of a name is that name; only `length` bytes are looked at. */
START_TEST(parts_of_names)
{
    struct names names = {0};
    ck_assert_uint_eq(names_add(&names, "Armenia|Belarus", 7), 0);
    ck_assert_str_eq(names_at(&names, 0), "Armenia");
    ck_assert_uint_eq(find(&names, "Armen"), NAME_NONE);
    ck_assert_uint_eq(find(&names, "Armenian"), NAME_NONE);
    ck_assert_uint_eq(names_find(&names, "Armenian", 7), 0);
    for (size_t length = 1; length < 7; length++)
        ck_assert_uint_eq(names_add(&names, "Armenia", length), length);
    ck_assert_uint_eq(find(&names, "A"), 1);
    ck_assert_uint_eq(find(&names, "armenia"), NAME_NONE);
    names_release(&names);
}
END_TEST

/* Strings of the house end in NUL, so bytes behind one are not part of a name. */
START_TEST(nul_inside)
{
    struct names names = {0};
    char string[16];
    uint32_t id = names_add(&names, "a\0b", 3);
    ck_assert_uint_eq(add(&names, "a"), id);
    ck_assert_uint_eq(names_find(&names, "a\0c", 3), id);
    ck_assert_uint_eq(names_find(&names, "\0a", 2), NAME_NONE);
    for (int i = 0; i < 200; i++) {
        snprintf(string, sizeof string, "n%d", i);
        add(&names, string);
    }
    ck_assert_uint_eq(names_add(&names, "a\0b", 3), id);
    ck_assert_uint_eq(names.count, 201);
    names_release(&names);
}
END_TEST

/* Longer than a block of the arena, between short ones. */
START_TEST(long_names)
{
    struct names names = {0};
    const char *pointers[60];
    char *string = malloc(200001);
    memset(string, 'x', 200000);
    for (size_t i = 0; i < 60; i++) {
        size_t length = i % 3 == 0 ? 65520 + i : i % 3 == 1 ? 100000 + i : i;
        ck_assert_uint_eq(names_add(&names, string, length), i);
        pointers[i] = names_at(&names, (uint32_t)i);
    }
    for (size_t i = 0; i < 60; i++) {
        size_t length = i % 3 == 0 ? 65520 + i : i % 3 == 1 ? 100000 + i : i;
        ck_assert_uint_eq(strlen(pointers[i]), length);
        ck_assert_uint_eq(names_find(&names, string, length), i);
    }
    free(string);
    names_release(&names);
}
END_TEST

Suite *names_suite(void)
{
    Suite *suite = suite_create("names");
    TCase *tests = tcase_create("names");
    tcase_add_test(tests, nothing);
    tcase_add_test(tests, the_empty_string);
    tcase_add_test(tests, many);
    tcase_add_test(tests, parts_of_names);
    tcase_add_test(tests, nul_inside);
    tcase_add_test(tests, long_names);
    tcase_set_timeout(tests, 20);
    suite_add_tcase(suite, tests);
    return suite;
}
