/*
 * check_utf8.c: what the house asks of Unicode.
 */
#include "suites.h"

#include "base/utf8.h"

#include <stdint.h>
#include <string.h>

/* How wide a terminal shows what is not valid is its own affair. */
#define UNSAID SIZE_MAX

static const struct {
    const char *bytes;
    size_t length, first_invalid, count, width;
} cases[] = {
    {"", 0, 0, 0, 0},
    {"abc", 3, 3, 3, 3},
    {"\xc3\xa9t\xc3\xa9", 5, 5, 3, 3},        /* ete with acutes */
    {"\xd0\x9c\xd0\xb8\xd1\x80", 6, 6, 3, 3}, /* Cyrillic */
    {"\xe4\xb8\xad\xe5\x9b\xbd", 6, 6, 2, 4}, /* Chinese: two cells each */
    {"e\xcc\x81", 3, 3, 2, 1},                /* a combining acute takes none */
    {"\xf0\x9f\x98\x80", 4, 4, 1, 2},         /* emoji */
    {"\xe2\x80\x8b", 3, 3, 1, 0},             /* zero width space */
    {"a\tb\n", 4, 4, 4, 2},                   /* control characters take none */
    {"a\0b", 3, 3, 3, 2},                     /* NUL is one of them */
    {"ab\xff"
     "c",
     4, 2, 4, 4},                          /* never valid */
    {"a\xc3", 2, 1, 2, 2},                 /* cut short */
    {"\x80", 1, 0, 1, 1},                  /* a continuation of nothing */
    {"\xc0\xaf", 2, 0, 2, 2},              /* overlong */
    {"\xed\xa0\x80", 3, 0, 3, UNSAID},     /* a surrogate */
    {"\xf4\x90\x80\x80", 4, 0, 4, UNSAID}, /* past U+10FFFF */
    {"\xe4\xb8", 2, 0, 2, UNSAID},         /* cut short */
};

START_TEST(answers)
{
    const char *bytes = cases[_i].bytes;
    size_t length = cases[_i].length, steps = 0;
    ck_assert_uint_eq(utf8_first_invalid(bytes, length), cases[_i].first_invalid);
    ck_assert_uint_eq(utf8_count(bytes, length), cases[_i].count);
    if (cases[_i].width != UNSAID)
        ck_assert_uint_eq(utf8_width(bytes, length), cases[_i].width);
    for (size_t at = 0; at < length; steps++) {
        size_t step = utf8_step(bytes + at, length - at);
        ck_assert_uint_ge(step, 1);
        ck_assert_uint_le(step, length - at);
        at += step;
    }
    ck_assert_uint_eq(steps, cases[_i].count);
}
END_TEST

/* Whatever the bytes are, what is asked of them ends within them. */
START_TEST(all_pairs_of_bytes)
{
    for (int first = 0; first < 256; first++)
        for (int second = 0; second < 256; second++) {
            char bytes[2] = {(char)first, (char)second};
            size_t count = utf8_count(bytes, 2);
            if (count < 1 || count > 2 || utf8_width(bytes, 2) > 4 ||
                utf8_first_invalid(bytes, 2) > 2 || utf8_step(bytes, 1) != 1)
                ck_abort_msg("%02x %02x", first, second);
        }
}
END_TEST

START_TEST(same_letters)
{
    static const struct {
        const char *a, *b;
        bool same;
    } pairs[] = {
        {"", "", true},
        {"", "a", false},
        {"Moscow", "MOSCOW", true},
        {"Moscow", "MOSCO", false},
        {"Moscow", "Moscou", false},
        {"\xc3\xbc", "\xc3\x9c", true}, /* u umlaut */
        {"\xc3\xbc", "u", false},
        {"\xd0\xbc\xd0\xb8\xd1\x80", "\xd0\x9c\xd0\x98\xd0\xa0", true}, /* Cyrillic */
        {"stra\xc3\x9f"
         "e",
         "STRASSE", true},               /* sharp s: other lengths */
        {"\xc3\xa9", "E\xcc\x81", true}, /* composed, and not */
        {"a", "\xff", false},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        const char *a = pairs[i].a, *b = pairs[i].b;
        ck_assert_msg(utf8_same_letters(a, strlen(a), b, strlen(b)) == pairs[i].same, "%s %s", a,
                      b);
        ck_assert_int_eq(utf8_same_letters(b, strlen(b), a, strlen(a)), pairs[i].same);
    }
    ck_assert(utf8_same_letters("Moscow", 3, "MOSS", 3));
}
END_TEST

Suite *utf8_suite(void)
{
    Suite *suite = suite_create("utf8");
    TCase *tests = tcase_create("utf8");
    tcase_add_loop_test(tests, answers, 0, (int)(sizeof cases / sizeof *cases));
    tcase_add_test(tests, all_pairs_of_bytes);
    tcase_add_test(tests, same_letters);
    suite_add_tcase(suite, tests);
    return suite;
}
