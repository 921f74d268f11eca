/*
 * check_csv_random.c: random tables: the rows that were written are the relations that are read,
 * and nothing depends on how many threads read, or on the size of blocks.
 */
#include "suites.h"

#include "base/file.h"
#include "csv_cases.h"
#include "process.h"

#include <entente/jobs.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { TABLES = 60, ROWS = 400, COLUMNS = 7 };

/* A cell as it is meant, and as it is written. */
static void add_cell(uint64_t *state, const char *meant, struct text *out)
{
    bool quoted = strpbrk(meant, ",\"\r\n") || *meant == ' ' || csv_below(state, 4) == 0;
    if (quoted)
        text_add_char(out, '"');
    for (const char *c = meant; *c; c++)
        text_add(out, quoted && *c == '"' ? "\"\"" : (char[]){*c, '\0'});
    if (quoted)
        text_add_char(out, '"');
}

static void make_name(uint64_t *state, char *name, size_t size)
{
    static const char *const forms[] = {
        "n%u",   "n%u",      "n %u", "a,%u",        "\"%u\"",
        "x\n%u", "x\r\ny%u", " %u",  "\xc3\xa9t%u", "long name of an entity %u"};
    snprintf(name, size, forms[csv_below(state, 10)], csv_below(state, 40));
}

/* The table, and what it says as lines of "from|to|weight|when|note|x". */
static void make_table(uint64_t seed, struct text *table, struct text *meant)
{
    static const char *const dates[] = {"", "2010", "2010-11~", "2009/..", "2001-02-03"};
    static const char *const weights[] = {"", "1", "2.5", "1e3"};
    static const char *const notes[] = {"", "", "n", "a \"quote\"", "two\nlines"};
    uint64_t state = seed * 104729 + 1;
    const char *end = csv_below(&state, 2) ? "\n" : "\r\n";
    text_addf(table, "weight,source,target,when,note,x%s", end);
    for (int row = 0; row < ROWS; row++) {
        char from[64], to[64];
        const char *date = dates[csv_below(&state, 5)], *weight = weights[csv_below(&state, 4)];
        const char *note = notes[csv_below(&state, 5)], *x = notes[csv_below(&state, 3)];
        const char *cells[] = {weight, from, to, date, note, x};
        make_name(&state, from, sizeof from);
        make_name(&state, to, sizeof to);
        for (size_t i = 0; i < 6; i++) {
            if (i)
                text_add_char(table, ',');
            add_cell(&state, cells[i], table);
        }
        text_add(table, end);
        if (csv_below(&state, 50) == 0)
            text_add(table, end);
        text_addf(meant, "%s|%s|%g|%s|%s|%s\n", from, to, *weight ? strtod(weight, NULL) : 0, date,
                  note, x);
    }
}

static void say_relations(const struct dossier *dossier, struct text *out)
{
    for (size_t i = 0; i < dossier->relation_count; i++) {
        const struct relation *relation = &dossier->relations[i];
        const struct evidence *evidence = relation_evidence(dossier, relation);
        text_addf(out, "%s|%s|%g|", dossier->entities[relation->from].id,
                  dossier->entities[relation->to].id, relation->weight);
        if (edtf_given(relation_when(dossier, relation)))
            edtf_format(relation_when(dossier, relation), out);
        text_addf(out, "|%s|%s\n", evidence->note ? evidence->note : "",
                  evidence->attributes.count ? dossier->attributes[evidence->attributes.first].value
                                             : "");
    }
}

START_TEST(what_was_written_is_read)
{
    struct text table = {0}, meant = {0}, got = {0};
    struct csv_result result;
    make_table((uint64_t)_i, &table, &meant);
    jobs_set(1 + (size_t)_i % 5);
    csv_result_init(&result, &table, "csv", NULL);
    ck_assert_str_eq(text_string(&result.said), "");
    say_relations(result.dossier, &got);
    ck_assert_str_eq(got.data, meant.data);
    csv_result_release(&result);
    text_release(&got);
    text_release(&meant);
    text_release(&table);
}
END_TEST

/* Everything that is known of what was read, places too. */
static void say_all(const struct csv_result *result, const struct text *rejects, struct text *out)
{
    const struct dossier *dossier = result->dossier;
    text_addf(out, "%d %s%s%s", result->done, text_string(&result->said), text_string(&result->dot),
              text_string(rejects));
    for (size_t i = 0; i < dossier->entity_count; i++)
        text_addf(out, "%s:%u\n", dossier->entities[i].id, dossier->entities[i].place.line);
    for (size_t i = 0; i < dossier->relation_count; i++)
        text_addf(out, "%u %u %u\n", dossier->relations[i].place.line, dossier->relations[i].when,
                  dossier->relations[i].evidence);
}

/* A row that can be broken in many ways, or not at all. */
static void add_any_row(uint64_t *state, uint32_t mischief, struct text *table)
{
    static const char *const bad[] = {"a,b",     "a\"b,c,,,",     "\"a\"b,c,,,", ",c,,,",
                                      "a,b,x,,", "a,b,,2011-13,", "a,b,,,,,",    "\xff,b,,,",
                                      "a,b,,,-", "a,\"b\nc\"x,,,"};
    static const char *const words[] = {"", "support", "likes", "hates", "x\ny"};
    static const char *const signs[] = {"", "", "+", "-"};
    if (csv_below(state, 1000) < mischief) {
        text_addf(table, "%s\n", bad[csv_below(state, 10)]);
        return;
    }
    char from[64], to[64];
    make_name(state, from, sizeof from);
    make_name(state, to, sizeof to);
    if (csv_below(state, 40) == 0) { /* longer than a chunk */
        text_addf(table, "\"%0*u\n%0*u\",b,,,,\n", 1200, 1, 1200, 2);
        return;
    }
    const char *cells[] = {from, to, "1", csv_below(state, 2) ? "2001" : "2002-03", "", ""};
    for (size_t i = 0; i < 4; i++) {
        add_cell(state, cells[i], table);
        text_add_char(table, ',');
    }
    text_addf(table, "%s,", csv_below(state, 3) ? "" : signs[csv_below(state, 4)]);
    add_cell(state, words[csv_below(state, 5)], table);
    text_add(table, csv_below(state, 9) ? "\n" : "\r\n");
}

static void read_so(const struct text *table, size_t jobs, size_t block, bool set_aside,
                    struct text *out)
{
    struct read_options options = read_options_default();
    struct text rejects = {0};
    struct csv_result result;
    options.block_size = block;
    options.rejects = set_aside ? &rejects : NULL;
    jobs_set(jobs);
    csv_result_init(&result, table, "csv", &options);
    text_clear(out);
    say_all(&result, &rejects, out);
    csv_result_release(&result);
    text_release(&rejects);
}

START_TEST(threads_and_blocks_do_not_matter)
{
    static const size_t blocks[] = {1, 7, 100, 1500, 5000, 0};
    static const size_t jobs[] = {1, 2, 7};
    struct text table = {0}, first = {0}, other = {0};
    uint64_t state = (uint64_t)_i * 7727 + 3;
    uint32_t mischief = _i % 3 == 0 ? 0 : _i % 3 == 1 ? 5 : 200;
    text_add(&table, "source,target,weight,when,sign,relation\n");
    for (int row = 0; row < ROWS; row++)
        add_any_row(&state, mischief, &table);
    if (_i % 7 == 0)
        text_add(&table, "a,\"never closed");
    bool set_aside = _i % 2;
    read_so(&table, 1, 0, set_aside, &first);
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        for (size_t j = 0; j < sizeof jobs / sizeof *jobs; j++) {
            read_so(&table, jobs[j], blocks[i], set_aside, &other);
            ck_assert_msg(strcmp(first.data, other.data) == 0, "%zu threads, blocks of %zu: %s",
                          jobs[j], blocks[i], "differs");
        }
    text_release(&other);
    text_release(&first);
    text_release(&table);
}
END_TEST

/* Of a table of nothing but ends, weights and dates the rows are copied by several threads. */
START_TEST(plain_tables)
{
    static const size_t blocks[] = {50, 3000, 0};
    static const char *const dates[] = {"2001", "2002-03", "2004/.."};
    struct read_options options = read_options_default();
    struct text table = {0}, date = {0};
    text_add(&table, "source,target,weight,when\n");
    for (uint32_t i = 0; i < ROWS; i++)
        text_addf(&table, "a%u,\"b\n%u\",%u,%s\n%s", i % 37, i, i + 1, i % 4 ? dates[i % 3] : "",
                  i % 5 ? "" : "\n");
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks * 3; i++) {
        struct csv_result result;
        uint32_t line = 2;
        options.block_size = blocks[i / 3];
        jobs_set(1 + i % 3 * 2);
        csv_result_init(&result, &table, "csv", &options);
        ck_assert_uint_eq(result.dossier->relation_count, ROWS);
        for (uint32_t row = 0; row < ROWS; row++) {
            const struct relation *relation = &result.dossier->relations[row];
            text_clear(&date);
            edtf_format(relation_when(result.dossier, relation), &date);
            ck_assert_str_eq(text_string(&date), row % 4 ? dates[row % 3] : "");
            ck_assert_double_eq(relation->weight, row + 1);
            ck_assert_uint_eq(relation->place.line, line);
            ck_assert_uint_eq(result.dossier->entities[relation->to].place.line, line);
            ck_assert_uint_eq(relation->evidence, 0);
            line += row % 5 ? 2 : 3;
        }
        csv_result_release(&result);
    }
    text_release(&date);
    text_release(&table);
}
END_TEST

/* DOT that is written from a table reads back as the same dossier. */
START_TEST(round_trip)
{
    struct text table = {0}, meant = {0};
    struct csv_result csv, dot;
    uint64_t state = (uint64_t)_i * 31337;
    text_add(&table, "source,target,weight,when,sign,relation\n");
    for (int row = 0; row < ROWS; row++)
        add_any_row(&state, 0, &table);
    struct read_options options = read_options_default();
    options.rejects = &meant;
    csv_result_init(&csv, &table, "csv", &options);
    ck_assert(csv.done);
    csv_result_init(&dot, &csv.dot, "dot", NULL);
    ck_assert(dot.done);
    ck_assert_str_eq(dot.dot.data, csv.dot.data);
    ck_assert_uint_eq(dot.dossier->relation_count, csv.dossier->relation_count);
    for (size_t i = 0; i < csv.dossier->relation_count; i++)
        ck_assert_int_eq(relation_sign(dot.dossier, &dot.dossier->relations[i]),
                         relation_sign(csv.dossier, &csv.dossier->relations[i]));
    csv_result_release(&dot);
    csv_result_release(&csv);
    text_release(&meant);
    text_release(&table);
}
END_TEST

/* Whatever bytes come, the reader ends and stays within them. */
START_TEST(garbage)
{
    static const char alphabet[] = ",;\t|\"\"\"\n\n\r\\ab1-/.\xff\xc3\xa9";
    uint64_t state = (uint64_t)_i + 99;
    for (int round = 0; round < 200; round++) {
        struct text table = {0}, rejects = {0};
        struct csv_result result;
        struct read_options options = read_options_default();
        options.block_size = 1 + csv_below(&state, 40);
        options.rejects = csv_below(&state, 2) ? &rejects : NULL;
        jobs_set(1 + csv_below(&state, 3));
        text_add(&table, csv_below(&state, 4) ? "source,target,when\n" : "id,x\n");
        for (uint32_t i = 0, count = csv_below(&state, 3000); i < count; i++)
            text_add_char(&table, alphabet[csv_below(&state, sizeof alphabet - 1)]);
        csv_result_init(&result, &table, "csv", &options);
        csv_result_release(&result);
        text_release(&rejects);
        text_release(&table);
    }
}
END_TEST

/* A pipe gives its bytes in small pieces, and cannot be sought. */
START_TEST(pipes)
{
    struct text table = {0}, meant = {0}, got = {0};
    struct error error = {0};
    struct dossier *dossier = dossier_new();
    char *folder = folder_make();
    make_table(5, &table, &meant);
    text_addf(&got, "%s/pipe.csv", folder);
    ck_assert_int_eq(mkfifo(got.data, 0600), 0);
    pid_t child = fork();
    if (child == 0) {
        struct error failed = {0};
        _exit(!file_write(got.data, table.data, table.length, &failed));
    }
    ck_assert(dossier_read_file(dossier, got.data, NULL, NULL, NULL, &error));
    waitpid(child, NULL, 0);
    text_clear(&got);
    say_relations(dossier, &got);
    ck_assert_str_eq(got.data, meant.data);
    dossier_free(dossier);
    folder_remove(folder);
    free(folder);
    text_release(&got);
    text_release(&meant);
    text_release(&table);
}
END_TEST

TCase *csv_random_case(void)
{
    TCase *tests = tcase_create("random tables");
    tcase_add_loop_test(tests, what_was_written_is_read, 0, TABLES);
    tcase_add_loop_test(tests, threads_and_blocks_do_not_matter, 0, 8);
    tcase_add_test(tests, plain_tables);
    tcase_add_loop_test(tests, round_trip, 0, 10);
    tcase_add_loop_test(tests, garbage, 0, 5);
    tcase_add_test(tests, pipes);
    tcase_set_timeout(tests, 120);
    return tests;
}
