/*
 * dot_lex.h: a DOT text as tokens, as the scanner of Graphviz's cgraph 2.42 sees it. Comments,
 * `#` to the end of a line, and a byte order mark are left out.
 */
#ifndef FORMAT_DOT_LEX_H
#define FORMAT_DOT_LEX_H

#include "format/dot_input.h"

#include <entente/format.h>

enum dot_kind {
    DOT_END, /* of the text */
    DOT_BAD, /* reported by the lexer; what comes after it can be read */
    DOT_ID,  /* a name or numeral without quotes */
    DOT_STRING,
    DOT_HTML, /* <...>: without the outer brackets */
    DOT_STRICT,
    DOT_GRAPH,
    DOT_DIGRAPH,
    DOT_NODE,
    DOT_EDGE,
    DOT_SUBGRAPH,
    DOT_ARROW,  /* -> */
    DOT_LINE,   /* -- */
    DOT_MARK,   /* one of { } [ ] ; , = : + , in `mark` */
    DOT_COMMENT /* only in a list of tokens, dot_tokens.h */
};

struct dot_token {
    enum dot_kind kind;
    char mark;
    const char *bytes; /* of an id or string; lives until the next token is read */
    size_t length;
    uint32_t offset, end; /* in the text */
};

struct dot_lexer {
    struct dot_input *input;
    const struct read_options *limits;
    size_t at;
    struct text string; /* a string that is not a plain piece of the text */
    bool stopped;       /* past what cannot be read on from: only DOT_END comes */
};

void dot_lexer_init(struct dot_lexer *lexer, struct dot_input *input,
                    const struct read_options *limits);
void dot_lexer_release(struct dot_lexer *lexer);

/* Reads the next token. */
void dot_lexer_next(struct dot_lexer *lexer, struct dot_token *token);

/* Whether the next token starts with that mark. Looks, and reads nothing. */
bool dot_lexer_sees(struct dot_lexer *lexer, char mark);

/* Makes dot_lexer_next() give only DOT_END from now on. */
void dot_lexer_stop(struct dot_lexer *lexer);

/* Whether the bytes need quotes to be one name: they are empty, a keyword, or no id. */
bool dot_needs_quotes(const char *bytes, size_t length);

#endif
