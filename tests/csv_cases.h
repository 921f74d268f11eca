/*
 * csv_cases.h: what the tests of tables share, and the cases that the suite is made of.
 */
#ifndef TESTS_CSV_CASES_H
#define TESTS_CSV_CASES_H

#include <entente/dossier.h>
#include <entente/format.h>

#include <check.h>

TCase *csv_lex_case(void), *csv_random_case(void), *csv_nodes_case(void), *csv_write_case(void);
TCase *csv_parts_case(void);

/* A random number below the bound. */
uint32_t csv_below(uint64_t *state, uint32_t bound);

/* Appends a random cell, in quotes where it must be, or may: with delimiters, quotes, line ends. */
void csv_add_random_cell(uint64_t *state, struct text *out);

/* What was read: the dossier, its one canonical text, and what was said about the table. */
struct csv_result {
    struct dossier *dossier;
    struct text dot, said;
    bool done;
    enum error_kind kind;
};

/* Reads the bytes as "t.csv", in the format of that name. `options` may be NULL. */
void csv_result_init(struct csv_result *result, const struct text *bytes, const char *format,
                     const struct read_options *options);
void csv_result_release(struct csv_result *result);

/* Reads the table, which is fine, and compares what is between the braces of its DOT. */
void csv_check_reads(const char *table, const char *dot);

/* Reads the table and compares all that is said of it, as the command prints it. */
void csv_check_says(const char *table, const char *said);

#endif
