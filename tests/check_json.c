/*
 * check_json.c: the JSON formats: every dossier comes back as it was, files of other programs are
 * read as they are meant, and what is wrong is reported where it is.
 */
#include "dossier_random.h"
#include "dossier_say.h"
#include "suites.h"

#include <entente/format.h>

#include <check.h>
#include <glob.h>
#include <string.h>

static const char *const formats[] = {"json", "cyjs", "cx2", "ftm"};
enum { FORMATS = sizeof formats / sizeof *formats };

static struct dossier *read_bytes(const char *format, const struct text *bytes,
                                  struct text *messages)
{
    struct dossier *dossier = dossier_new();
    struct diagnostics diagnostics = {0};
    struct error error = {0};
    bool done = dossier_read_bytes(dossier, "t", bytes, NULL, format, &diagnostics, &error);
    for (size_t i = 0; messages && i < diagnostics.count; i++)
        error_format(&diagnostics.items[i], messages);
    if (!done) {
        dossier_free(dossier);
        dossier = NULL;
    }
    error_release(&error);
    diagnostics_release(&diagnostics);
    return dossier;
}

static void write_dossier(const struct dossier *dossier, const char *format, struct text *out)
{
    struct error error = {0};
    struct diagnostics lost = {0};
    ck_assert_msg(dossier_write(dossier, format, out, &lost, &error), "%s", error.message);
    ck_assert_uint_eq(lost.count, 0);
    diagnostics_release(&lost);
}

/* The dossier in the format, read back, is the same, and is written as the same bytes. */
static void check_round_trip(const struct dossier *dossier, const char *format, const char *what)
{
    struct text bytes = {0}, again = {0}, wanted = {0}, actual = {0}, messages = {0};
    write_dossier(dossier, format, &bytes);
    struct dossier *back = read_bytes(format, &bytes, &messages);
    ck_assert_msg(back, "%s as %s: %s in\n%s", what, format, text_string(&messages), bytes.data);
    say_dossier(dossier, &wanted);
    say_dossier(back, &actual);
    if (strcmp(wanted.data, actual.data) != 0)
        ck_abort_msg("%s as %s: %s\nbecomes\n%s\nby way of\n%s", what, format, wanted.data,
                     actual.data, bytes.data);
    write_dossier(back, format, &again);
    ck_assert_str_eq(bytes.data, again.data);
    dossier_free(back);
    text_release(&bytes);
    text_release(&again);
    text_release(&wanted);
    text_release(&actual);
    text_release(&messages);
}

START_TEST(test_random_round_trip)
{
    for (uint64_t seed = 0; seed < 200; seed++) {
        struct dossier *dossier = random_dossier(seed);
        struct text what = {0};
        text_addf(&what, "seed %lu", (unsigned long)seed);
        for (int i = 0; i < FORMATS; i++)
            check_round_trip(dossier, formats[i], what.data);
        text_release(&what);
        dossier_free(dossier);
    }
}
END_TEST

static void check_file(const char *path)
{
    struct dossier *dossier = dossier_new();
    struct diagnostics diagnostics = {0};
    struct error error = {0};
    if (dossier_read_file(dossier, path, NULL, NULL, &diagnostics, &error))
        for (int i = 0; i < FORMATS; i++)
            check_round_trip(dossier, formats[i], path);
    error_release(&error);
    diagnostics_release(&diagnostics);
    dossier_free(dossier);
}

START_TEST(test_files_round_trip)
{
    glob_t files = {0};
    ck_assert_int_eq(glob("tests/data/dossiers/*.dot", 0, NULL, &files), 0);
    ck_assert_int_eq(glob("graphs/*", GLOB_APPEND, NULL, &files), 0);
    for (size_t i = 0; i < files.gl_pathc; i++)
        check_file(files.gl_pathv[i]);
    globfree(&files);
}
END_TEST

Suite *json_suite(void)
{
    Suite *suite = suite_create("json");
    TCase *cases = tcase_create("json");
    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, test_random_round_trip);
    tcase_add_test(cases, test_files_round_trip);
    suite_add_tcase(suite, cases);
    return suite;
}
