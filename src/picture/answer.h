/*
 * answer.h: what a child that draws answers through its pipe: a result with warnings and notes, or
 * an error.
 */
#ifndef PICTURE_ANSWER_H
#define PICTURE_ANSWER_H

#include <entente/error.h>

/*
 * Writes the result, where the work is done, and the warnings from the one of that number on;
 * `found` may be NULL. Else the error.
 */
bool answer_write(int fd, bool done, const struct text *out, const struct diagnostics *found,
                  size_t first, const struct error *error);

/* Of an answer that came whole: ERROR_NONE where it is a result. */
enum error_kind answer_kind(const struct text *answer);

/* Appends the result to `out`, and the warnings to the list, which has asked for them. */
void answer_read(const struct text *answer, struct diagnostics *found, struct text *out);

/* Sets the error, with `words` behind its message. */
void answer_read_error(const struct text *answer, const char *words, struct error *error);

#endif
