/*
 * query_cases.h: what the files of the suite `query` share.
 */
#ifndef TESTS_QUERY_CASES_H
#define TESTS_QUERY_CASES_H

#include <check.h>
#include <entente/query.h>

/* check_query_errors.c: what is no query, and what is hard on the reader. */
TCase *query_errors_case(void);

/* check_query_random.c: against a second evaluator, and laws of logic, on random dossiers. */
TCase *query_random_case(void);

/* A dossier of five entities a to e, and eight relations. */
extern const char query_dossier[];

#endif
