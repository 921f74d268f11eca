/*
 * dot_tokens.h: a DOT text as the list of its tokens and comments, in order, with nothing left out:
 * between two of them stand only blanks, newlines, and a byte order mark at the very start. For
 * what rewrites a text and keeps the rest of it as it is.
 */
#ifndef FORMAT_DOT_TOKENS_H
#define FORMAT_DOT_TOKENS_H

#include "format/dot_lex.h"

/* A token as the lexer sees it, or a comment. */
struct dot_item {
    enum dot_kind kind;   /* DOT_COMMENT: from its // # or / * on, without the newline behind it */
    char mark;            /* of a DOT_MARK */
    bool altered;         /* its value is no plain piece of the text: private */
    uint32_t offset, end; /* in the text, as written; strings joined with + are one token */
    uint32_t newlines;    /* between the item before and this one; before the first: of the text */
    uint32_t length;      /* of the value */
    size_t value;         /* private */
};

struct dot_tokens {
    struct dot_item *items; /* the last one is DOT_END */
    size_t count, capacity;
    const char *text;   /* the input's */
    struct text values; /* private: those that are no pieces of the text */
};

/*
 * Reads all tokens of the input, which must outlive the list. False where the lexer reported an
 * error, at which the list ends. Start with `{0}`; release it in either case.
 */
bool dot_tokens_read(struct dot_tokens *tokens, struct dot_input *input,
                     const struct read_options *limits);
void dot_tokens_release(struct dot_tokens *tokens);

/* What an id or string says, of `item->length` bytes, without quotes and escapes. */
const char *dot_tokens_value(const struct dot_tokens *tokens, const struct dot_item *item);

/* Whether the item is a name, numeral or string. */
bool dot_item_is_atom(const struct dot_item *item);

bool dot_item_is_mark(const struct dot_item *item, char mark);

#endif
