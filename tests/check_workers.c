/*
 * check_workers.c: jobs in child processes: all results, in order, whatever the number of
 * processes; the first failure; a child that dies.
 */
#include "suites.h"

#include "base/workers.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { JOBS = 23 };

/* What the jobs of a test do. */
struct plan {
    size_t failing, dying; /* from which job on */
    size_t length;         /* of a result */
};

static bool job(void *context, size_t index, struct text *out, struct error *error)
{
    const struct plan *plan = context;
    if (index >= plan->dying)
        raise(SIGKILL);
    if (index >= plan->failing) {
        error_set(error, ERROR_LIMIT, "job %zu failed", index);
        error_hint(error, "hint %zu", index);
        return false;
    }
    text_addf(out, "%zu", index);
    text_add_char(out, '\0');
    text_add_repeated(out, (char)('a' + index), plan->length);
    return true;
}

static void check_results(const struct plan *plan, size_t count, size_t processes)
{
    struct text results[JOBS] = {{0}};
    struct error error = {0};
    ck_assert(workers_run(job, (void *)plan, count, processes, results, &error));
    for (size_t i = 0; i < count; i++) {
        char expected[32];
        int digits = snprintf(expected, sizeof expected, "%zu", i);
        ck_assert_str_eq(text_string(&results[i]), expected);
        ck_assert_uint_eq(results[i].length, (size_t)digits + 1 + plan->length);
        if (plan->length)
            ck_assert_int_eq(results[i].data[results[i].length - 1], (char)('a' + i));
        text_release(&results[i]);
    }
}

START_TEST(all_results)
{
    static const size_t counts[] = {0, 1, 2, 3, 7, JOBS}, lengths[] = {0, 10, 300000};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        for (size_t j = 0; j < sizeof lengths / sizeof *lengths; j++)
            for (size_t processes = 0; processes < 5; processes++)
                check_results(&(struct plan){SIZE_MAX, SIZE_MAX, lengths[j]}, counts[i], processes);
    check_results(&(struct plan){SIZE_MAX, SIZE_MAX, 5}, 3, 100);
}
END_TEST

static void check_failure(struct plan plan, size_t processes, enum error_kind kind,
                          const char *message, const char *hint)
{
    struct text results[JOBS] = {{0}};
    struct error error = {0};
    ck_assert(!workers_run(job, &plan, JOBS, processes, results, &error));
    ck_assert_int_eq(error.kind, kind);
    ck_assert_str_eq(error.message, message);
    if (hint)
        ck_assert_str_eq(error.hint, hint);
    else
        ck_assert_ptr_null(error.hint);
    for (size_t i = 0; i < JOBS; i++)
        ck_assert_uint_eq(results[i].length, 0);
    error_release(&error);
}

START_TEST(first_failure)
{
    for (size_t processes = 1; processes < 6; processes++) {
        check_failure((struct plan){0, SIZE_MAX, 9}, processes, ERROR_LIMIT, "job 0 failed",
                      "hint 0");
        check_failure((struct plan){7, SIZE_MAX, 9}, processes, ERROR_LIMIT, "job 7 failed",
                      "hint 7");
        check_failure((struct plan){22, SIZE_MAX, 0}, processes, ERROR_LIMIT, "job 22 failed",
                      "hint 22");
    }
}
END_TEST

START_TEST(deaths)
{
    const char *message = "a process stopped without a result: Killed";
    for (size_t processes = 2; processes < 6; processes++) {
        check_failure((struct plan){SIZE_MAX, 0, 9}, processes, ERROR_INTERNAL, message, NULL);
        check_failure((struct plan){SIZE_MAX, 5, 9}, processes, ERROR_INTERNAL, message, NULL);
        check_failure((struct plan){3, 9, 9}, processes, ERROR_LIMIT, "job 3 failed", "hint 3");
    }
}
END_TEST

Suite *workers_suite(void)
{
    Suite *suite = suite_create("workers");
    TCase *tests = tcase_create("workers");
    tcase_set_timeout(tests, 60); /* hundreds of processes, on a machine that may be busy */
    tcase_add_test(tests, all_results);
    tcase_add_test(tests, first_failure);
    tcase_add_test(tests, deaths);
    suite_add_tcase(suite, tests);
    return suite;
}
