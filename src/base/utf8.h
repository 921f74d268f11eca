/*
 * utf8.h: what the house asks of Unicode; libunistring knows the answers.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <entente/text.h>

#include <stdbool.h>
#include <stddef.h>

/* The offset of the first byte that is not valid UTF-8, or `length` where all of it is. */
size_t utf8_first_invalid(const char *bytes, size_t length);

/* Appends the bytes, with those that make no UTF-8 as Latin-1. Returns whether there were such. */
bool utf8_repair(const char *bytes, size_t length, struct text *out);

/* How many characters the bytes hold; each byte of an invalid sequence counts as one. */
size_t utf8_count(const char *bytes, size_t length);

/* How many bytes the character at `bytes` takes: 1 for an invalid one. `length` is above 0. */
size_t utf8_step(const char *bytes, size_t length);

/* How many terminal cells the string takes; control characters take none. */
size_t utf8_width(const char *bytes, size_t length);

/* Whether two strings are the same without regard to case, in any script, and to composition. */
bool utf8_same_letters(const char *a, size_t a_length, const char *b, size_t b_length);

/* Appends the string as utf8_same_letters() compares: equal to another's exactly when they are the
 * same. Bytes that are not UTF-8 stay as they are. */
void utf8_fold(const char *bytes, size_t length, struct text *out);

#endif
