/*
 * doubt_cases.h: what the suites of doubtful evidence share.
 */
#ifndef TESTS_DOUBT_CASES_H
#define TESTS_DOUBT_CASES_H

#include <entente/dossier.h>

/* Adds a membership with a date and a confidence and citations; NULL: none. */
void doubt_relate(struct dossier *dossier, const char *from, const char *to, const char *when,
                  const char *confidence, const char *source);

/* Fails unless the share, of so many worlds, is within 4.5 standard errors of what is expected. */
void check_share(double share, double expected, size_t worlds, const char *what);

/* Kendall's tau-b from the definition: over all pairs. */
double naive_tau(const uint32_t *x, const uint32_t *y, size_t count);

#endif
