/*
 * check_cli.c: the command from outside: one folder a case in tests/cli. A case holds
 *   args     what stands behind "entente", for the shell; $TMP is a folder of the case's own
 *   stdout   what it prints there (no file: nothing)
 *   stderr   and there
 *   status   its exit code (no file: 0)
 *   out/F    what it must have written to $TMP/F
 *   bytes    a note: it is about the bytes of pictures that others draw too, so that to run it
 *            sanitized, which takes ten times as long, would find nothing more
 * `UPDATE=1 make test-only` writes the results of failing cases into their folders, to be read and
 * committed, or not.
 */
#include "suites.h"

#include "base/xalloc.h"
#include "process.h"
#include "sanitized.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char cases_folder[] = "tests/cli";

static int compare_strings(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

/* The names in a folder but for hidden ones, sorted; none where there is no such folder. */
static char **folder_names(const char *folder, size_t *count)
{
    char **names = NULL;
    size_t capacity = 0;
    DIR *dir = opendir(folder);
    *count = 0;
    for (struct dirent *entry; dir && (entry = readdir(dir));) {
        if (entry->d_name[0] == '.')
            continue;
        names = xgrow(names, *count, &capacity, sizeof *names);
        names[(*count)++] = xstrdup(entry->d_name);
    }
    if (dir)
        closedir(dir);
    if (*count)
        qsort(names, *count, sizeof *names, compare_strings);
    return names;
}

static void free_names(char **names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        free(names[i]);
    free(names);
}

/* Nothing is no file: so it is with stdout, stderr and status. */
static void write_file(const char *path, const struct text *content)
{
    if (!content->length) {
        remove(path);
        return;
    }
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    fwrite(text_string(content), 1, content->length, file);
    fclose(file);
}

/* Compares what was got with the file of the case, or makes the file say so under UPDATE. */
static void expect(const char *name, const char *file, const struct text *got)
{
    struct text path = {0}, wanted = {0};
    text_addf(&path, "%s/%s/%s", cases_folder, name, file);
    file_slurp(path.data, &wanted);
    if (strcmp(text_string(&wanted), text_string(got)) != 0) {
        if (getenv("UPDATE"))
            write_file(path.data, got);
        else
            ck_abort_msg("%s: %s should be\n%s\nand is\n%s", name, file, text_string(&wanted),
                         text_string(got));
    }
    text_release(&wanted);
    text_release(&path);
}

static void expect_files(const char *name, const char *folder)
{
    struct text path = {0};
    size_t count;
    text_addf(&path, "%s/%s/out", cases_folder, name);
    char **files = folder_names(path.data, &count);
    for (size_t i = 0; i < count; i++) {
        struct text got = {0}, wanted = {0};
        text_clear(&path);
        text_addf(&path, "%s/%s", folder, files[i]);
        file_slurp(path.data, &got);
        text_addf(&wanted, "out/%s", files[i]);
        expect(name, wanted.data, &got);
        text_release(&wanted);
        text_release(&got);
    }
    free_names(files, count);
    text_release(&path);
}

/* The case's folder differs at each run; in what was printed it stands as $TMP. */
static void name_folder(struct text *text, const char *folder)
{
    struct text named = {0};
    const char *rest = text_string(text), *found;
    while ((found = strstr(rest, folder))) {
        text_add_bytes(&named, rest, (size_t)(found - rest));
        text_add(&named, "$TMP");
        rest = found + strlen(folder);
    }
    text_add(&named, rest);
    text_release(text);
    *text = named;
}

static void run_case(const char *name)
{
    struct text path = {0}, arguments = {0}, status = {0};
    struct process process;
    char *folder = folder_make();
    text_addf(&path, "%s/%s/args", cases_folder, name);
    file_slurp(path.data, &arguments);
    ck_assert_msg(arguments.length > 0, "%s has no args", name);
    process_run(&process, arguments.data, folder);
    name_folder(&process.out, folder);
    name_folder(&process.err, folder);
    if (process.status)
        text_addf(&status, "%d\n", process.status);
    expect(name, "status", &status);
    expect(name, "stderr", &process.err);
    expect(name, "stdout", &process.out);
    expect_files(name, folder);
    folder_remove(folder);
    free(folder);
    process_release(&process);
    text_release(&status);
    text_release(&arguments);
    text_release(&path);
}

static bool only_bytes(const char *name)
{
    struct text path = {0};
    text_addf(&path, "%s/%s/bytes", cases_folder, name);
    bool there = access(path.data, F_OK) == 0;
    text_release(&path);
    return there;
}

/* To look for leaks at its end takes a sanitized command longer than its work: each third does. */
static void choose_leaks(int number)
{
    if (SANITIZED)
        setenv("ASAN_OPTIONS", number % 3 ? "detect_leaks=0" : "detect_leaks=1", 1);
}

START_TEST(case_in_folder)
{
    size_t count;
    choose_leaks(_i);
    char **names = folder_names(cases_folder, &count);
    ck_assert_uint_gt(count, (size_t)_i);
    if (!SANITIZED || !only_bytes(names[_i]))
        run_case(names[_i]);
    free_names(names, count);
}
END_TEST

Suite *cli_suite(void)
{
    Suite *suite = suite_create("cli");
    TCase *cases = tcase_create("cases");
    size_t count;
    char **names = folder_names(cases_folder, &count);
    tcase_set_timeout(cases, 60);
    tcase_add_loop_test(cases, case_in_folder, 0, (int)count);
    suite_add_tcase(suite, cases);
    free_names(names, count);
    return suite;
}
