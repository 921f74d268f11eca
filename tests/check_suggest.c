/*
 * check_suggest.c: "did you mean".
 */
#include "suites.h"

#include "base/suggest.h"

#include <stdlib.h>
#include <string.h>

/* The best of candidates parted by blanks, to be freed; NULL where there is none. */
static char *best(const char *wanted, const char *candidates)
{
    char *list = strdup(candidates), *found = NULL;
    struct suggest suggest;
    suggest_start(&suggest, wanted);
    for (char *at = list, *name; (name = strsep(&at, " "));)
        suggest_consider(&suggest, name);
    if (suggest.best)
        found = strdup(suggest.best);
    free(list);
    return found;
}

static const struct {
    const char *wanted, *candidates, *best;
} cases[] = {
    {"membership", "presidency membership", "membership"},
    {"membershpi", "presidency membership", "membership"}, /* a swap is one edit */
    {"membreship", "membership", "membership"},
    {"MEMBERSHIP", "membership", "membership"},
    {"MemberShpi", "membership", "membership"},
    {"memership", "membership", "membership"},   /* a letter missing */
    {"memmbership", "membership", "membership"}, /* one too many */
    {"nemberzhip", "membership", "membership"},
    {"presidency", "membership dissent", NULL},
    {"xemxerxhxp", "membership", NULL}, /* four edits of ten */
    {"xemxerxhip", "membership", "membership"},
    {"ab", "cd", NULL},
    {"ab", "ba", "ba"},
    {"ab", "ax", "ax"},
    {"tie", "toe", "toe"},
    {"tie", "tow", NULL},         /* a third of three is one */
    {"ties", "toes tie", "toes"}, /* the first of two as near */
    {"ties", "xxes tie", "tie"},
    {"ca", "abc", NULL}, /* optimal string alignment: a swapped pair is not edited again */
    {"", "", ""},
    {"", "a b", NULL},
    {"abc", "", NULL},
    {"anything", "", NULL},
};

START_TEST(nearest)
{
    char *found = best(cases[_i].wanted, cases[_i].candidates);
    ck_assert_msg(cases[_i].best ? found && strcmp(found, cases[_i].best) == 0 : !found,
                  "%s: %s of %s", cases[_i].wanted, found ? found : "none", cases[_i].candidates);
    free(found);
}
END_TEST

START_TEST(nobody)
{
    struct suggest suggest;
    suggest_start(&suggest, "wanted");
    ck_assert_ptr_null(suggest.best);
    suggest_consider(&suggest, "unrelated");
    ck_assert_ptr_null(suggest.best);
}
END_TEST

/* At 64 characters names are compared, at 65 not, whichever of the two is long. */
START_TEST(long_names)
{
    char a[80], b[80];
    struct suggest suggest;
    for (size_t length = 60; length < 70; length++) {
        memset(a, 'x', length);
        memset(b, 'x', length);
        a[length] = b[length] = '\0';
        a[length / 2] = 'y';
        suggest_start(&suggest, a);
        suggest_consider(&suggest, b);
        ck_assert_ptr_eq(suggest.best, length <= 64 ? b : NULL);
        suggest_start(&suggest, "xxx");
        suggest_consider(&suggest, b);
        ck_assert_ptr_null(suggest.best);
    }
}
END_TEST

Suite *suggest_suite(void)
{
    Suite *suite = suite_create("suggest");
    TCase *tests = tcase_create("suggest");
    tcase_add_loop_test(tests, nearest, 0, (int)(sizeof cases / sizeof *cases));
    tcase_add_test(tests, nobody);
    tcase_add_test(tests, long_names);
    suite_add_tcase(suite, tests);
    return suite;
}
