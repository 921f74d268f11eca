/*
 * query_lex.c: the tokens of a query, and where in it an error is.
 */
#include "view/query_lex.h"

#include "base/utf8.h"

#include <string.h>

static const char blanks[] = " \t\r\n\v\f";
static const char operators[] = "=!<>~&|";

/* By enum query_operator. */
static const char *const names[] = {"", "=", "!=", "<", "<=", ">", ">=", "~"};

/* What people write who know other languages, and how it is said here. */
static const struct {
    const char *written, *here;
} foreign[] = {
    {"==", "'='"},   {"<>", "'!='"}, {"=<", "'<='"},
    {"=>", "'>='"},  {"=~", "'~'"},  {"!~", "'not NAME ~ VALUE'"},
    {"~=", "'~'"},   {"!", "'not'"}, {"&", "'and'"},
    {"&&", "'and'"}, {"|", "'or'"},  {"||", "'or'"},
};

const char *query_operator_name(enum query_operator op)
{
    return names[op];
}

bool query_place(const char *text, size_t length, size_t offset, struct error *error)
{
    size_t start = 0, line = 1;
    for (size_t i = 0; i < offset; i++)
        if (text[i] == '\n') {
            start = i + 1;
            line++;
        }
    const char *end = memchr(text + start, '\n', length - start);
    error_place(error, "query", line, utf8_count(text + start, offset - start) + 1, text + start,
                end ? (size_t)(end - text) - start : length - start);
    return false;
}

int query_shown(const char *bytes, size_t length)
{
    enum { MOST = 60 };
    size_t shown = 0;
    while (shown < length && shown < MOST)
        shown += utf8_step(bytes + shown, length - shown);
    return (int)shown;
}

static bool holds(const char *characters, char character)
{
    return character && strchr(characters, character);
}

static size_t run_of(const struct query_lexer *lexer, const char *characters, bool inside)
{
    size_t at = lexer->at;
    while (at < lexer->length && holds(characters, lexer->text[at]) == inside)
        at++;
    return at - lexer->at;
}

/* Takes the operator characters that stand together: one operator, or none that we know. */
static bool lex_operator(const struct query_lexer *lexer, struct query_token *token,
                         struct error *error)
{
    const char *start = lexer->text + lexer->at;
    token->kind = QUERY_OPERATOR;
    token->length = run_of(lexer, operators, true);
    for (size_t i = QUERY_EQUAL; i < sizeof names / sizeof *names; i++)
        if (strlen(names[i]) == token->length && memcmp(names[i], start, token->length) == 0) {
            token->op = (enum query_operator)i;
            return true;
        }
    error_set(error, ERROR_USAGE, "'%.*s' is no operator", query_shown(start, token->length),
              start);
    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++)
        if (strlen(foreign[i].written) == token->length &&
            memcmp(foreign[i].written, start, token->length) == 0)
            error_hint(error, "here it is %s", foreign[i].here);
    error_hint(error, "operators are = != < <= > >= and ~");
    return query_place(lexer->text, lexer->length, lexer->at, error);
}

static bool lex_quoted(const struct query_lexer *lexer, struct query_token *token,
                       struct error *error)
{
    const char *text = lexer->text;
    size_t at = lexer->at + 1;
    while (at < lexer->length && text[at] != text[lexer->at])
        at += text[at] == '\\' ? 2 : 1;
    if (at >= lexer->length) {
        error_set(error, ERROR_USAGE, "this quotation mark is never closed");
        return query_place(text, lexer->length, lexer->at, error);
    }
    token->kind = QUERY_QUOTED;
    token->length = at + 1 - lexer->at;
    return true;
}

static const char characters[] = "(),";
static const enum query_token_kind marks[] = {QUERY_OPEN, QUERY_CLOSE, QUERY_COMMA};

bool query_lex(struct query_lexer *lexer, bool value, struct query_token *token,
               struct error *error)
{
    lexer->at += run_of(lexer, blanks, true);
    *token = (struct query_token){.offset = lexer->at, .length = 1};
    char first = lexer->at < lexer->length ? lexer->text[lexer->at] : '\0';
    const char *mark = first ? strchr(characters, first) : NULL;
    bool done = true;
    if (lexer->at == lexer->length)
        token->length = 0;
    else if (mark)
        token->kind = marks[mark - characters];
    else if (first == '"' || first == '\'')
        done = lex_quoted(lexer, token, error);
    else if (holds(operators, first))
        done = lex_operator(lexer, token, error);
    else {
        token->kind = QUERY_WORD;
        token->length =
            run_of(lexer, value ? " \t\r\n\v\f(),\"" : " \t\r\n\v\f(),\"=!<>~&|", false);
    }
    lexer->at += token->length;
    return done;
}

void query_unquote(const char *text, const struct query_token *token, struct text *out)
{
    const char *bytes = text + token->offset;
    if (token->kind != QUERY_QUOTED) {
        text_add_bytes(out, bytes, token->length);
        return;
    }
    for (size_t i = 1; i + 1 < token->length; i++) {
        if (bytes[i] == '\\' && (bytes[i + 1] == bytes[0] || bytes[i + 1] == '\\'))
            i++;
        text_add_char(out, bytes[i]);
    }
}
