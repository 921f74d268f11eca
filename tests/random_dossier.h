/*
 * random_dossier.h: dossiers of everything that there may be in one, and what they say.
 */
#ifndef TESTS_RANDOM_DOSSIER_H
#define TESTS_RANDOM_DOSSIER_H

#include <entente/dossier.h>
#include <entente/text.h>

/* The dossier of that seed, with up to ten entities. */
struct dossier *random_dossier(uint64_t seed);

/* Appends all that the dossier says, but for where it says so. */
void say_dossier(const struct dossier *dossier, struct text *out);

/* Likewise, of some of it. */
void say_sources(const struct dossier *dossier, struct text *out);
void say_entities(const struct dossier *dossier, struct text *out);
void say_relations(const struct dossier *dossier, struct text *out);

#endif
