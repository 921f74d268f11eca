/*
 * dossier_say.h: a dossier as text that says all there is but places: two dossiers are the same
 * when they say the same.
 */
#ifndef TESTS_DOSSIER_SAY_H
#define TESTS_DOSSIER_SAY_H

#include <entente/dossier.h>
#include <entente/text.h>

void say_sources(const struct dossier *dossier, struct text *out);
void say_entities(const struct dossier *dossier, struct text *out);
void say_relations(const struct dossier *dossier, struct text *out);

/* All of it. */
void say_dossier(const struct dossier *dossier, struct text *out);

/* Sorts what is kept of each record by name, for comparisons in which its order says nothing. */
void sort_kept(struct dossier *dossier);

#endif
