/*
 * matcher.h: runs expressions over lines, within a bound of work, so that no sentence takes
 * minutes.
 */
#ifndef DRAFT_MATCHER_H
#define DRAFT_MATCHER_H

#include "draft/lexicon.h"

struct matcher {
    void *data, *limits; /* of PCRE2 */
    size_t start, end;   /* of what was found last */
    size_t given_up;     /* how often the bound was reached */
};

/* False where there is no memory for it. Release it in any case. */
bool matcher_init(struct matcher *matcher);
void matcher_release(struct matcher *matcher);

/* Finds the first match from `at` on; the text has to be UTF-8, `at` the start of a character. */
bool matcher_find(struct matcher *matcher, const struct expression *expression, const char *text,
                  size_t length, size_t at);

/*
 * The place of the group of that name in what was found; several may share the name, of which one
 * is set. False, and an empty place, where none is.
 */
bool matcher_group(const struct matcher *matcher, const struct expression *expression,
                   const char *name, size_t *start, size_t *end);

#endif
