/*
 * check_readme.c: every command that the README shows is run, and must print what is shown: see
 * documents.h. The manual's are run by check_manual.c.
 */
#include "suites.h"

#include "documents.h"
#include "sanitized.h"

/* Most of its time it draws; the command cases have a sanitized command do so. */
START_TEST(documented_commands)
{
    if (!SANITIZED)
        ck_assert_int_gt(document_run("README.md"), 0);
}
END_TEST

Suite *readme_suite(void)
{
    Suite *suite = suite_create("readme");
    TCase *cases = tcase_create("documents");
    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, documented_commands);
    suite_add_tcase(suite, cases);
    return suite;
}
