/*
 * lint_lines.h: a dossier written as a few lines, one record a line, so that the line of a finding
 * is the line in the test. Words are parted by one blank; "-" is none. Lines count on over files.
 *     E id [when [source [aliases]]]      an entity
 *     S id [date]                         a source
 *     T name family [flags]               a type: l lasting, x exclusive, s symmetric
 *     R from type to [when [source [role [confidence]]]]    type "--": a tie without direction
 *     D date                              when the dossier was compiled
 *     F path                              the lines that follow are of that file, those before of a
 */
#ifndef TESTS_LINT_LINES_H
#define TESTS_LINT_LINES_H

#include <check.h>
#include <entente/lint.h>

/* The test fails where the lines cannot be read. */
struct dossier *lint_dossier(const char *lines);

/* Appends "a:2:1: error impossible-date: message", or only the hints, a finding a line. */
void lint_lines(const char *lines, bool hints, struct text *out);

/* Compares that as a whole, so that every dossier is also a near miss of all other rules. */
void assert_lint(const char *lines, bool hints, const char *expected);

struct lint_case {
    const char *lines, *expected;
};
void assert_lint_cases(const struct lint_case *cases, size_t count);

/* check_lint_random.c: properties that hold for any dossier. */
TCase *lint_random_case(void);

/* check_lint_states.c: rules about states, wholes, dates and repeats; which rules are asked for. */
TCase *lint_states_case(void);

/* check_lint_quotes.c: the rules about quotes. */
TCase *lint_quotes_case(void);

#endif
