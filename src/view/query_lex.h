/*
 * query_lex.h: the tokens of a query.
 */
#ifndef VIEW_QUERY_LEX_H
#define VIEW_QUERY_LEX_H

#include <entente/error.h>

enum query_operator {
    QUERY_HAS = 0, /* none: the name alone */
    QUERY_EQUAL,
    QUERY_UNEQUAL,
    QUERY_BELOW,
    QUERY_AT_MOST,
    QUERY_ABOVE,
    QUERY_AT_LEAST,
    QUERY_CONTAINS
};

/* "=", "<=" ...; "" for QUERY_HAS. */
const char *query_operator_name(enum query_operator op);

enum query_token_kind {
    QUERY_END = 0,
    QUERY_WORD,
    QUERY_QUOTED,
    QUERY_OPERATOR,
    QUERY_COMMA,
    QUERY_OPEN,
    QUERY_CLOSE
};

struct query_token {
    enum query_token_kind kind;
    enum query_operator op; /* of QUERY_OPERATOR */
    size_t offset, length;  /* bytes in the text; of what is quoted, with its quotes */
};

struct query_lexer {
    const char *text;
    size_t length, at;
};

/*
 * Takes the next token. Where a value is wanted, a word goes on to the next blank, comma or
 * parenthesis, so that `2010-11~` and `a=b` are words. ERROR_USAGE, with its place, where there is
 * no token.
 */
bool query_lex(struct query_lexer *lexer, bool value, struct query_token *token,
               struct error *error);

/* Appends what a word or a quoted token says, without quotes and escapes. */
void query_unquote(const char *text, const struct query_token *token, struct text *out);

/* Gives the error its place in the text. Returns false. */
bool query_place(const char *text, size_t length, size_t offset, struct error *error);

/* How many of the bytes a message shows: whole characters, and no more than a line of them. */
int query_shown(const char *bytes, size_t length);

#endif
