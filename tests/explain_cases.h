/*
 * explain_cases.h: what the files of the suite `explanation` share.
 */
#ifndef TESTS_EXPLAIN_CASES_H
#define TESTS_EXPLAIN_CASES_H

#include "fixtures.h"

#include <entente/explanation.h>

#include <check.h>

/*
 * A random new sample of relations of every sort, some symmetric, some negative, all dated. The
 * last entity is "e0", the one before "e1" ...
 */
void sample_mixed(struct sample *sample, uint64_t seed);

/* Makes the network anew, of what is seen at the end of 2010 with weights that halve in a year. */
void sample_decayed(struct sample *sample, struct projection projection);

/* Explains all of it; the test fails where that does. */
void explain_all(struct explanation *explanation, struct sample *sample, uint32_t entity,
                 const char *measure, struct measure_options measuring);

/* check_explain_walk.c: parts; check_explain_pairs.c: pairs; check_explain_without.c: losses. */
TCase *explain_walk_case(void), *explain_pairs_case(void), *explain_without_case(void);

#endif
