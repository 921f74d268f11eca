/*
 * check_doctor.c: what `entente doctor` says of this machine has its form, whatever it is; and what
 * is made to be amiss it finds.
 */
#include "suites.h"

#include "process.h"

#include "base/environment.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- Lines from one process to another ---- */

START_TEST(lines_arrive)
{
    struct environment sent = {0}, got = {0};
    struct text text = {0}, again = {0};
    environment_add(&sent, CONDITION_OK, "a", NULL, "%d", 7);
    environment_add(&sent, CONDITION_NOTE, "b\tb", "do\nthis", "%s", "x\ty\r\nz");
    environment_add(&sent, CONDITION_PROBLEM, "", "", "%s", "");
    environment_write(&sent, &text);
    ck_assert_str_eq(text_string(&text), "ok\ta\t7\t\nnote\tb b\tx y  z\tdo this\nproblem\t\t\t\n");
    ck_assert(environment_read(&got, text_string(&text)));
    environment_write(&got, &again);
    ck_assert_str_eq(text_string(&again), text_string(&text));
    ck_assert_uint_eq(environment_count(&got, CONDITION_NOTE), 1);
    ck_assert_uint_eq(environment_count(&got, CONDITION_PROBLEM), 1);
    environment_release(&got);
    environment_release(&sent);
    text_release(&again);
    text_release(&text);
}
END_TEST

START_TEST(other_lines_do_not)
{
    static const char *const texts[] = {"ok",          "ok\n",        "fine\ta\tb\tc\n",
                                        "ok\ta\tb\n",  "ok\ta\tb\tc", "ok\ta\tb\tc\td\n",
                                        "\ta\tb\tc\n", "\n",          "ok\ta\tb\tc\nok\t"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct environment got = {0};
        ck_assert_msg(!environment_read(&got, texts[i]), "'%s' is read", texts[i]);
        environment_release(&got);
    }
}
END_TEST

START_TEST(two_versions_are_noted)
{
    struct environment got = {0};
    environment_add_library(&got, "a", "1.2", "1.2");
    environment_add_library(&got, "b", "1.2", "1.3");
    ck_assert_str_eq(got.lines[0].found, "1.2");
    ck_assert_int_eq(got.lines[0].condition, CONDITION_OK);
    ck_assert_str_eq(got.lines[1].found, "1.3, built with 1.2");
    ck_assert_int_eq(got.lines[1].condition, CONDITION_NOTE);
    environment_release(&got);
}
END_TEST

/* ---- The command ---- */

/* The lines of `entente doctor --format tsv`, run by the shell behind `before`. */
static int run_doctor(const char *before, struct environment *lines)
{
    struct process process;
    struct text script = {0}, text = {0};
    text_addf(&script, "%s entente doctor --format tsv 2>/dev/null", before);
    process_run_shell(&process, text_string(&script));
    const char *at = text_string(&process.out);
    ck_assert_int_eq(strncmp(at, "what\tstate\tfound\tadvice\n", 24), 0);
    for (at += 24; *at; at += strcspn(at, "\n") + 1) {
        const char *state = at + strcspn(at, "\t\n");
        size_t length = strcspn(state + 1, "\t\n");
        ck_assert_int_eq(*state, '\t');
        text_addf(&text, "%.*s\t%.*s%.*s\n", (int)length, state + 1, (int)(state - at), at,
                  (int)strcspn(state + 1 + length, "\n"), state + 1 + length);
    }
    ck_assert_msg(environment_read(lines, text_string(&text)), "%s", text_string(&text));
    int status = process.status;
    process_release(&process);
    text_release(&script);
    text_release(&text);
    return status;
}

static const struct environment_line *find(const struct environment *lines, const char *what)
{
    for (size_t i = 0; i < lines->count; i++)
        if (strcmp(lines->lines[i].what, what) == 0)
            return &lines->lines[i];
    ck_abort_msg("nothing is said of '%s'", what);
}

/* Each has been looked at, with a version where it has one; what is not fine has advice. */
START_TEST(all_is_looked_at)
{
    static const char *const whats[] = {
        "entente",  "processors",     "memory",  "size of files", "open files", "ICU",
        "igraph",   "processor time", "libxml2", "jansson",       "Graphviz",   "libunistring",
        "layouts",  "renderers",      "font",    "fontconfig",    "sandbox",    "characters",
        "terminal", "this folder",    "reading", "ranking",       "drawing",    "PCRE2"};
    static const char *const versions[] = {"entente",      "ICU",        "igraph",
                                           "libxml2",      "jansson",    "Graphviz",
                                           "libunistring", "fontconfig", "PCRE2"};
    struct environment lines = {0};
    int status = run_doctor("", &lines);
    ck_assert_int_eq(status, environment_count(&lines, CONDITION_PROBLEM) > 0);
    for (size_t i = 0; i < sizeof whats / sizeof *whats; i++)
        ck_assert_msg(*find(&lines, whats[i])->found, "nothing is found of %s", whats[i]);
    ck_assert_uint_eq(lines.count, sizeof whats / sizeof *whats);
    for (size_t i = 0; i < sizeof versions / sizeof *versions; i++)
        ck_assert_msg(isdigit((unsigned char)*find(&lines, versions[i])->found),
                      "%s has no version", versions[i]);
    ck_assert_int_eq(find(&lines, "sandbox")->condition,
                     CONDITION_OK); /* as check_sandbox.c has it */
    for (size_t i = 0; i < lines.count; i++)
        ck_assert_int_eq(lines.lines[i].condition == CONDITION_OK, !*lines.lines[i].advice);
    environment_release(&lines);
}
END_TEST

/* No plugins of Graphviz, no fonts, no UTF-8, and limits. */
START_TEST(what_is_amiss_is_found)
{
    static const char *const problems[] = {"layouts", "renderers", "font", "drawing"};
    static const char *const notes[] = {"characters", "open files", "size of files",
                                        "processor time"};
    static const char *const fine[] = {"entente", "igraph", "reading", "ranking"};
    struct environment lines = {0};
    struct text before = {0};
    char *folder = folder_make();
    text_addf(&before,
              "mkdir %s/none; echo '<fontconfig><dir>%s/none</dir></fontconfig>' >%s/fonts; "
              "ulimit -n 50; ulimit -f 100000; ulimit -t 1000; "
              "GVBINDIR=%s/none FONTCONFIG_FILE=%s/fonts LC_ALL=C",
              folder, folder, folder, folder, folder);
    ck_assert_int_eq(run_doctor(text_string(&before), &lines), 1);
    for (size_t i = 0; i < 4; i++) {
        ck_assert_int_eq(find(&lines, problems[i])->condition, CONDITION_PROBLEM);
        ck_assert_int_eq(find(&lines, notes[i])->condition, CONDITION_NOTE);
        ck_assert_int_eq(find(&lines, fine[i])->condition, CONDITION_OK);
    }
    ck_assert_str_eq(find(&lines, "drawing")->advice, "mend what stands above, then try again");
    environment_release(&lines);
    text_release(&before);
    folder_remove(folder);
    free(folder);
}
END_TEST

Suite *doctor_suite(void)
{
    Suite *suite = suite_create("doctor");
    TCase *lines = tcase_create("lines"), *command = tcase_create("command");
    tcase_add_test(lines, lines_arrive);
    tcase_add_test(lines, other_lines_do_not);
    tcase_add_test(lines, two_versions_are_noted);
    suite_add_tcase(suite, lines);
    tcase_set_timeout(command, 60);
    tcase_add_test(command, all_is_looked_at);
    tcase_add_test(command, what_is_amiss_is_found);
    suite_add_tcase(suite, command);
    return suite;
}
