/*
 * likeness.h: whether two names can be of one entity, and why. Symmetric, and no order of names
 * changes what it says of two.
 */
#ifndef DOSSIER_LIKENESS_H
#define DOSSIER_LIKENESS_H

#include "dossier/name_words.h"

#include <entente/duplicates.h>

/* The surest way in which the two names of the book are alike. */
enum likeness likeness(const struct name_book *book, const struct name *a, const struct name *b);

#endif
