/*
 * spectral_fixtures.h: what the suites spectral and signed share: scores under options, dense
 * systems, and networks large enough to be worked on in parallel.
 */
#ifndef TESTS_SPECTRAL_FIXTURES_H
#define TESTS_SPECTRAL_FIXTURES_H

#include "fixtures.h"

#include <entente/text.h>

#include <check.h>

/* The scores by node, to be freed; NULL where the measure fails, with its error. */
double *scores_with(struct sample *sample, const char *measure, struct measure_options options,
                    struct text *remark, struct error *error);

/* The same where it must not fail. */
double *scores_of(struct sample *sample, const char *measure, struct measure_options options);

/* Solves matrix * x = vector in place, n x n by rows, with pivots. */
void solve_slowly(double *matrix, double *vector, size_t n);

/* Fails unless all are the same to the tolerance, as a share of what is larger than 1. */
void check_all(const char *what, const double *scores, const double *expected, size_t n,
               double tolerance);

/* A new sample: `n` entities "n0".., random ties, one in three of them negative if `mixed`. */
void sample_large(struct sample *sample, uint32_t n, uint32_t ties, bool mixed);

/* Adds ties "a b" of a list such as "ab bc". */
void sample_pairs(struct sample *sample, const char *type, const char *pairs);

/* Fails unless 1, 2, 3 and 7 threads give the same bits. */
void check_jobs(struct sample *sample, const char *measure, struct measure_options options);

/* Fails unless the measure stops when it is asked to, with an error that says so. */
void check_stops(struct sample *sample, const char *measure);

/*
 * A new random sample, directed where `which` has the bit 1, weighted where it has 2; returns its
 * matrix of n x n, to be freed.
 */
double *sample_case(struct sample *sample, uint64_t seed, int which, size_t *n);

/* Fails unless the measure fails so, with a hint. */
void check_refusal(struct sample *sample, const char *measure, struct measure_options options,
                   enum error_kind kind, const char *words);

/* Adds the tests of spectral_systems.c. */
void spectral_systems_add(Suite *suite);

#endif
