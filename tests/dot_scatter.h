/*
 * dot_scatter.h: a DOT text laid out as badly as its grammar allows, with comments everywhere.
 */
#ifndef TESTS_DOT_SCATTER_H
#define TESTS_DOT_SCATTER_H

#include <entente/text.h>

#include <stdint.h>

/* Appends the text, which is valid, to `out`; it still says the same. */
void dot_scatter(const struct text *dot, uint64_t seed, struct text *out);

#endif
