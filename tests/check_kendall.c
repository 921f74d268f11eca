/*
 * check_kendall.c: how far two rankings agree, compared with a published value and the definition.
 */
#include "doubt_cases.h"
#include "fixtures.h"
#include "suites.h"

#include "finding/kendall.h"

#include <math.h>

/* The first is the example of SciPy's documentation of kendalltau. */
START_TEST(tau_published)
{
    static const uint32_t x[] = {12, 2, 1, 12, 2}, y[] = {1, 4, 7, 1, 0};
    static const uint32_t up[] = {1, 2, 3, 4}, down[] = {9, 7, 5, 3}, same[] = {2, 2, 2, 2};
    ck_assert_double_eq_tol(kendall_tau_b(x, y, 5), -0.47140452079103173, 1e-15);
    ck_assert_double_eq_tol(kendall_tau_b(up, up, 4), 1, 1e-15);
    ck_assert_double_eq_tol(kendall_tau_b(up, down, 4), -1, 1e-15);
    ck_assert(isnan(kendall_tau_b(up, same, 4)) && isnan(kendall_tau_b(same, up, 4)));
    ck_assert(isnan(kendall_tau_b(up, up, 1)) && isnan(kendall_tau_b(NULL, NULL, 0)));
}
END_TEST

START_TEST(tau_by_pairs)
{
    uint64_t seed = 5;
    for (int i = 0; i < 500; i++) {
        uint32_t x[80], y[80], count = 2 + random_below(&seed, 78);
        uint32_t width = 1 + random_below(&seed, 40);
        for (uint32_t k = 0; k < count; k++) {
            x[k] = random_below(&seed, width);
            y[k] = random_below(&seed, 2) ? x[k] : random_below(&seed, 1 + width / 2);
        }
        double expected = naive_tau(x, y, count), tau = kendall_tau_b(x, y, count);
        ck_assert_msg(isnan(expected) ? isnan(tau) : fabs(tau - expected) < 1e-12, "%g, not %g",
                      tau, expected);
    }
}
END_TEST

Suite *kendall_suite(void)
{
    Suite *suite = suite_create("kendall");
    TCase *test_case = tcase_create("kendall");
    tcase_add_test(test_case, tau_published);
    tcase_add_test(test_case, tau_by_pairs);
    suite_add_tcase(suite, test_case);
    return suite;
}
