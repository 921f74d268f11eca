/*
 * dossier_random.h: dossiers of random records, with strings that are hard on whoever writes them.
 */
#ifndef TESTS_DOSSIER_RANDOM_H
#define TESTS_DOSSIER_RANDOM_H

#include <entente/dossier.h>

/* A new dossier; the same seed gives the same one everywhere. */
struct dossier *random_dossier(uint64_t seed);

#endif
