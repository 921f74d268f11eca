/*
 * check_fuzz.c: the fuzz targets over their committed inputs: samples, and each input that once
 * broke something.
 */
#include "fuzz/fuzz.h"
#include "suites.h"

#include "base/file.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name;
    int (*run)(const uint8_t *data, size_t size);
} targets[] = {
    {"chain", fuzz_chain},     {"csv", fuzz_csv},     {"dot", fuzz_dot},     {"draft", fuzz_draft},
    {"edtf", fuzz_edtf},       {"gexf", fuzz_gexf},   {"graph", fuzz_graph}, {"json", fuzz_json},
    {"options", fuzz_options}, {"query", fuzz_query},
};

static int not_hidden(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

/* From a block of just that size, so that a sanitizer sees a read past its end. */
static void run_file(size_t target, const char *path)
{
    struct text bytes = {0};
    struct error error = {0};
    ck_assert_msg(file_read(path, 1 << 20, "", &bytes, &error), "%s: %s", path, error.message);
    uint8_t *exact = malloc(bytes.length ? bytes.length : 1);
    memcpy(exact, text_string(&bytes), bytes.length);
    targets[target].run(exact, bytes.length);
    free(exact);
    text_release(&bytes);
}

/* A target that finds something wrong says what, and aborts. */
START_TEST(test_inputs)
{
    struct dirent **entries;
    char folder[64], path[512];
    snprintf(folder, sizeof folder, "tests/fuzz/corpus/%s", targets[_i].name);
    int count = scandir(folder, &entries, not_hidden, alphasort);
    ck_assert_msg(count > 5, "%s has inputs", folder);
    for (int i = 0; i < count; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, entries[i]->d_name);
        run_file((size_t)_i, path);
        free(entries[i]);
    }
    free(entries);
}
END_TEST

Suite *fuzz_suite(void)
{
    Suite *suite = suite_create("fuzz");
    TCase *cases = tcase_create("inputs");
    tcase_add_loop_test(cases, test_inputs, 0, sizeof targets / sizeof *targets);
    suite_add_tcase(suite, cases);
    return suite;
}
