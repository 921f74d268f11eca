/*
 * library.h: which PCRE2 there is.
 */
#ifndef DRAFT_LIBRARY_H
#define DRAFT_LIBRARY_H

#include "base/environment.h"

/* Adds the library that phrasings are matched with. */
void environment_of_drafts(struct environment *environment);

#endif
