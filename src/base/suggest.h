/*
 * suggest.h: "did you mean": the known name that is nearest to an unknown one.
 */
#ifndef BASE_SUGGEST_H
#define BASE_SUGGEST_H

#include <stddef.h>

/*
 * Collects the nearest of the names that it is shown. Start with suggest_start(), show it every
 * candidate, read `best`: NULL where none is near (a third of the length, at most 3 edits).
 * Ties go to the name shown first. Candidates must outlive the struct.
 */
struct suggest {
    const char *wanted;
    const char *best;
    size_t best_distance; /* only nearer names are taken from now on */
};

void suggest_start(struct suggest *suggest, const char *wanted);
void suggest_consider(struct suggest *suggest, const char *candidate);

#endif
