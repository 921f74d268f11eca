/*
 * doubt_cases.h: what the suites of doubtful evidence share.
 */
#ifndef TESTS_DOUBT_CASES_H
#define TESTS_DOUBT_CASES_H

#include <entente/robustness.h>

/* Adds a membership with a date and a confidence and citations; NULL: none. */
void doubt_relate(struct dossier *dossier, const char *from, const char *to, const char *when,
                  const char *confidence, const char *source);

/* Fails unless the share, of so many worlds, is within 4.5 standard errors of what is expected. */
void check_share(double share, double expected, size_t worlds, const char *what);

/* Kendall's tau-b from the definition: over all pairs. */
double naive_tau(const uint32_t *x, const uint32_t *y, size_t count);

/* What is tried of a dossier: the view and the network are kept until the end. */
struct trial {
    struct view view;
    struct network network;
    struct robustness robustness;
};

/* That many worlds by one measure, with pairs, in this process. */
struct robustness_options options_by(const struct measure *const *measure, size_t worlds);

/* False, with the error, where robustness_init() fails; the trial is to be released all the same.
 */
bool try_init(struct trial *trial, const struct dossier *dossier, struct time_options time,
              struct projection projection, const struct robustness_options *options,
              struct error *error);

/* The same by the measure's name; the test fails where it does. */
void trial_init(struct trial *trial, const struct dossier *dossier, struct time_options time,
                const char *measure, size_t worlds);

void trial_release(struct trial *trial);

/* A dossier of random ties that cite one or two of four sources, or none. */
struct dossier *random_sources(uint64_t seed);

#endif
