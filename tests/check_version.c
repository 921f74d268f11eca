/*
 * check_version.c: the version is one, however it is asked for.
 */
#include "suites.h"

#include <entente/version.h>

#include <stdio.h>

START_TEST(test_spelled)
{
    char spelled[40];
    snprintf(spelled, sizeof spelled, "%d.%d.%d", ENTENTE_VERSION_MAJOR, ENTENTE_VERSION_MINOR,
             ENTENTE_VERSION_PATCH);
    ck_assert_str_eq(spelled, ENTENTE_VERSION);
    ck_assert_str_eq(spelled, entente_version());
    ck_assert_int_eq(entente_version_number(), ENTENTE_VERSION_NUMBER);
    ck_assert_int_lt(ENTENTE_VERSION_MINOR, 100);
    ck_assert_int_lt(ENTENTE_VERSION_PATCH, 100);
}
END_TEST

Suite *version_suite(void)
{
    Suite *suite = suite_create("version");
    TCase *cases = tcase_create("numbers");
    tcase_add_test(cases, test_spelled);
    suite_add_tcase(suite, cases);
    return suite;
}
