/*
 * csv_cases.c: reading tables in tests.
 */
#include "csv_cases.h"

#include <stdlib.h>
#include <string.h>

uint32_t csv_below(uint64_t *state, uint32_t bound)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 33) % bound;
}

void csv_add_random_cell(uint64_t *state, struct text *out)
{
    static const char *const pieces[] = {"a", "b", "\"\"", ",", "\n", "\r\n", " ", "\xc3\xa9"};
    bool plain = csv_below(state, 3) == 0;
    uint32_t count = csv_below(state, 5);
    text_add(out, plain ? "" : "\"");
    for (uint32_t i = 0; i < count; i++)
        text_add(out, pieces[csv_below(state, plain ? 2 : 8)]);
    text_add(out, plain ? "" : "\"");
}

void csv_result_init(struct csv_result *result, const struct text *bytes, const char *format,
                     const struct read_options *options)
{
    struct diagnostics found = {0};
    struct error error = {0};
    *result = (struct csv_result){.dossier = dossier_new()};
    result->done =
        dossier_read_bytes(result->dossier, "t.csv", bytes, options, format, &found, &error);
    result->kind = error.kind;
    ck_assert_int_eq(result->done, !error.message);
    if (!result->done && !found.errors)
        error_format(&error, &result->said);
    for (size_t i = 0; i < found.count; i++)
        error_format(&found.items[i], &result->said);
    if (result->done)
        ck_assert(dossier_write(result->dossier, "dot", &result->dot, NULL, &error));
    diagnostics_release(&found);
    error_release(&error);
}

void csv_result_release(struct csv_result *result)
{
    dossier_free(result->dossier);
    text_release(&result->dot);
    text_release(&result->said);
    *result = (struct csv_result){0};
}

void csv_check_reads(const char *table, const char *dot)
{
    struct text bytes = {0}, expected = {0};
    struct csv_result result;
    text_add(&bytes, table);
    text_addf(&expected, "digraph {\n%s}\n", dot + (*dot == '\n'));
    csv_result_init(&result, &bytes, "csv", NULL);
    ck_assert_msg(result.done && !result.said.length, "%s\nsays\n%s", table,
                  text_string(&result.said));
    ck_assert_msg(strcmp(result.dot.data, expected.data) == 0, "%s\nis\n%s\nnot\n%s", table,
                  result.dot.data, expected.data);
    csv_result_release(&result);
    text_release(&expected);
    text_release(&bytes);
}

void csv_check_says(const char *table, const char *said)
{
    struct text bytes = {0};
    struct csv_result result;
    text_add(&bytes, table);
    csv_result_init(&result, &bytes, "csv", NULL);
    ck_assert_msg(strcmp(text_string(&result.said), said) == 0, "%s\nsays\n%s\nnot\n%s", table,
                  text_string(&result.said), said);
    csv_result_release(&result);
    text_release(&bytes);
}
