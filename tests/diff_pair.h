/*
 * diff_pair.h: two views and their diff, from dossiers of a few lines.
 */
#ifndef TESTS_DIFF_PAIR_H
#define TESTS_DIFF_PAIR_H

#include <entente/diff.h>

struct pair {
    struct dossier *dossiers[2]; /* the second is NULL where one is seen at two times */
    struct view views[2];
    struct diff diff;
};

/* Two dossiers, each of the statements of a DOT digraph. */
void pair_read(struct pair *pair, const char *before, const char *after);

/* One dossier as of two dates. */
void pair_times(struct pair *pair, const char *statements, const char *from, const char *to);

/* The same with more options: of the dates, `as_of` is set here. */
void pair_times_with(struct pair *pair, const char *statements, const char *from, const char *to,
                     struct view_options options);

/* A random dossier of up to `most` dated relations of all signs, seen at two times. */
void pair_random(struct pair *pair, uint64_t seed, size_t most);

void pair_release(struct pair *pair);

/* The changes, one a line: "appeared, sign: a>b membership", "came: a", "came alone: a". */
char *pair_changes(const struct pair *pair);

#endif
