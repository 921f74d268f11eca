/*
 * expression.h: an expression of PCRE2 that is compiled when it is first looked for. An article
 * needs a part of the lexicon's, and to compile all of them takes longer than to read it.
 */
#ifndef DRAFT_EXPRESSION_H
#define DRAFT_EXPRESSION_H

#include <entente/text.h>

#include <stdbool.h>
#include <stddef.h>

struct compiled;

/* The expression, and the row that it was made of. */
struct expression {
    struct compiled *compiled; /* NULL: there is none */
    size_t row;
};

/*
 * Words are whole words, in any case. The text is UTF-8. What it starts with many others may start
 * with as well: `start`, or NULL, is not copied.
 */
struct expression expression_new(const char *start, const char *text, size_t row);
void expression_release(struct expression *expression);

/* Whether it makes sense; if not, what does not is appended to `wrong`. */
bool expression_check(const struct expression *expression, struct text *wrong);

/* The expression for PCRE2; NULL: it makes no sense. */
const void *expression_code(const struct expression *expression);

#endif
