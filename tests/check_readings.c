/*
 * check_readings.c: what each reader makes of small files that are odd in some way. A case is a
 * file tests/readings/NAME.FORMAT and beside it NAME.FORMAT.said: the messages, and what was read
 * as DOT. To add one: write the file, run UPDATE=1 build/check readings, and read what it says.
 */
#include "process.h"
#include "sanitized.h"
#include "suites.h"

#include <entente/format.h>

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static glob_t cases;

static const char *path_of(size_t index)
{
    return cases.gl_pathv[index];
}

static const char *format_of(const char *path)
{
    return strrchr(path, '.') + 1;
}

static void find_cases(void)
{
    /* Every format is written in small letters and dashes, and none is "said". */
    ck_assert_int_eq(glob("tests/readings/*.*[!d]", 0, NULL, &cases), 0);
}

static void forget_cases(void)
{
    globfree(&cases);
}

/* Reads the bytes; says the messages, and the dossier where there is one. */
static void say(const char *format, const struct text *bytes, const struct read_options *options,
                struct text *said)
{
    struct dossier *dossier = dossier_new();
    struct diagnostics found = {0};
    struct error error = {0};
    bool done = dossier_read_bytes(dossier, "f", bytes, options, format, &found, &error);
    for (size_t i = 0; i < found.count; i++) {
        error_format(&found.items[i], said);
        ck_assert(found.items[i].line > 0 || found.items[i].severity != SEVERITY_ERROR);
    }
    ck_assert(done == !found.errors || error.message);
    if (!done && !found.errors) /* the whole file is at fault */
        error_format(&error, said);
    if (done) {
        struct error of_writing = {0};
        ck_assert(dossier_write(dossier, NULL, said, NULL, &of_writing));
    }
    error_release(&error);
    diagnostics_release(&found);
    dossier_free(dossier);
}

static void check_case(const char *path)
{
    struct text bytes = {0}, said = {0}, wanted = {0}, beside = {0};
    file_slurp(path, &bytes);
    text_addf(&beside, "%s.said", path);
    file_slurp(beside.data, &wanted);
    say(format_of(path), &bytes, NULL, &said);
    if (getenv("UPDATE")) {
        FILE *file = fopen(beside.data, "w");
        ck_assert_uint_eq(fwrite(said.data, 1, said.length, file), said.length);
        fclose(file);
    } else {
        ck_assert_msg(strcmp(text_string(&said), text_string(&wanted)) == 0, "%s says\n%s", path,
                      text_string(&said));
    }
    text_release(&bytes);
    text_release(&said);
    text_release(&wanted);
    text_release(&beside);
}

START_TEST(files_are_read_as_they_are_meant)
{
    ck_assert_uint_ge(cases.gl_pathc, 40);
    for (size_t i = 0; i < cases.gl_pathc; i++)
        check_case(path_of(i));
}
END_TEST

/* A file that ends too early is read or refused, and refused with a place. */
START_TEST(files_that_are_cut_are_read_or_refused)
{
    size_t step = SANITIZED ? 11 : 5;
    for (size_t i = 0; i < cases.gl_pathc; i++) {
        struct text bytes = {0};
        file_slurp(path_of(i), &bytes);
        for (size_t cut = 0; cut < bytes.length; cut += step) {
            struct text whole = {0}, said = {0};
            text_add_bytes(&whole, text_string(&bytes), cut);
            say(format_of(path_of(i)), &whole, NULL, &said);
            text_release(&whole);
            text_release(&said);
        }
        text_release(&bytes);
    }
}
END_TEST

/* Under narrow limits a file is read or refused, and refused with the option that widens it. */
START_TEST(files_are_read_within_limits)
{
    for (size_t i = 0; i < cases.gl_pathc; i++) {
        struct text bytes = {0};
        file_slurp(path_of(i), &bytes);
        for (unsigned which = 0; which < 4; which++)
            for (size_t limit = 1; limit <= 8; limit += which < 2 ? 1 : 3) {
                struct read_options options = read_options_default();
                struct text said = {0};
                size_t *const limits[] = {&options.edges, &options.attributes, &options.depth,
                                          &options.string_length};
                *limits[which] = limit;
                say(format_of(path_of(i)), &bytes, &options, &said);
                if (strstr(text_string(&said), "than the limit of"))
                    ck_assert_msg(strstr(said.data, "raises the limit"), "%s: %s", path_of(i),
                                  said.data);
                text_release(&said);
            }
        text_release(&bytes);
    }
}
END_TEST

Suite *readings_suite(void)
{
    Suite *suite = suite_create("readings");
    TCase *tcase = tcase_create("files");
    tcase_add_checked_fixture(tcase, find_cases, forget_cases);
    tcase_add_test(tcase, files_are_read_as_they_are_meant);
    tcase_add_test(tcase, files_that_are_cut_are_read_or_refused);
    tcase_add_test(tcase, files_are_read_within_limits);
    suite_add_tcase(suite, tcase);
    return suite;
}
