/*
 * dot_lex.c: a DOT text as tokens. The input must be valid UTF-8 without NULs, as dot_input makes
 * it.
 */
#include "format/dot_lex.h"

#include "base/limits.h"

#include <string.h>
#include <strings.h>

enum class { OTHER, BLANK, LETTER, DIGIT };

static enum class class_of(char character) {
    unsigned char byte = (unsigned char)character;
    if ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z') return LETTER;
    if (byte >= '0' && byte <= '9') return DIGIT;
    if (byte == '_' || byte >= 0x80) return LETTER;
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n' ? BLANK : OTHER;
}

static bool has_byte_order_mark(const char *bytes, size_t length)
{
    return length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0;
}

void dot_lexer_init(struct dot_lexer *lexer, struct dot_input *input,
                    const struct read_options *limits)
{
    *lexer = (struct dot_lexer){.input = input, .limits = limits};
    if (has_byte_order_mark(input->text, input->length))
        lexer->at = 3;
}

void dot_lexer_release(struct dot_lexer *lexer)
{
    text_release(&lexer->string);
}

/* The character `ahead` of the next one; NUL past the end. */
static char peek(const struct dot_lexer *lexer, size_t ahead)
{
    size_t at = lexer->at + ahead;
    return at < lexer->input->length ? lexer->input->text[at] : '\0';
}

void dot_lexer_stop(struct dot_lexer *lexer)
{
    lexer->stopped = true;
    lexer->at = lexer->input->length;
}

/* Reports what cannot be read on from. Always false. */
static bool stop(struct dot_lexer *lexer, size_t offset, const char *hint, const char *message)
{
    dot_lexer_stop(lexer);
    return dot_input_error(lexer->input, offset, hint, "%s", message);
}

static void skip_line(struct dot_lexer *lexer)
{
    const char *text = lexer->input->text;
    const char *newline = memchr(text + lexer->at, '\n', lexer->input->length - lexer->at);
    lexer->at = newline ? (size_t)(newline - text) : lexer->input->length;
}

static bool skip_comment(struct dot_lexer *lexer)
{
    const char *text = lexer->input->text;
    const char *from = text + lexer->at + 2;
    const char *end = memmem(from, (size_t)(text + lexer->input->length - from), "*/", 2);
    if (!end)
        return stop(lexer, lexer->at, "a comment ends in */", "comment without an end");
    lexer->at = (size_t)(end - text) + 2;
    return true;
}

/* Passes over blanks and comments. False, with an error reported, at a comment without an end. */
static bool skip_blanks(struct dot_lexer *lexer)
{
    for (;;) {
        char next = peek(lexer, 0);
        if (class_of(next) == BLANK)
            lexer->at++;
        else if (next == '#' || (next == '/' && peek(lexer, 1) == '/'))
            skip_line(lexer);
        else if (next == '/' && peek(lexer, 1) == '*') {
            if (!skip_comment(lexer))
                return false;
        } else
            return true;
    }
}

bool dot_lexer_sees(struct dot_lexer *lexer, char mark)
{
    return skip_blanks(lexer) && peek(lexer, 0) == mark;
}

static enum dot_kind keyword(const char *bytes, size_t length)
{
    static const struct {
        char word[9];
        enum dot_kind kind;
    } keywords[] = {{"node", DOT_NODE},       {"edge", DOT_EDGE},     {"graph", DOT_GRAPH},
                    {"digraph", DOT_DIGRAPH}, {"strict", DOT_STRICT}, {"subgraph", DOT_SUBGRAPH}};
    if (length < 4 || length > 8)
        return DOT_ID;
    for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++)
        if (keywords[i].word[0] == (bytes[0] | 0x20) && !keywords[i].word[length] &&
            strncasecmp(keywords[i].word, bytes, length) == 0)
            return keywords[i].kind;
    return DOT_ID;
}

static size_t name_length(const char *bytes, size_t length)
{
    size_t end = 0;
    while (end < length && class_of(bytes[end]) >= LETTER)
        end++;
    return end;
}

static size_t digits(const char *bytes, size_t length)
{
    size_t end = 0;
    while (end < length && class_of(bytes[end]) == DIGIT)
        end++;
    return end;
}

/* How long the numeral is: -?([0-9]+(\.[0-9]*)?|\.[0-9]+); 0 where there is none. */
static size_t numeral_length(const char *bytes, size_t length)
{
    size_t sign = length && bytes[0] == '-';
    size_t end = sign + digits(bytes + sign, length - sign);
    size_t whole = end - sign, fraction = 0;
    if (end < length && bytes[end] == '.') {
        fraction = digits(bytes + end + 1, length - end - 1);
        if (whole || fraction)
            end += 1 + fraction;
    }
    return whole || fraction ? end : 0;
}

bool dot_needs_quotes(const char *bytes, size_t length)
{
    if (!length || keyword(bytes, length) != DOT_ID)
        return true;
    if (has_byte_order_mark(bytes, length)) /* cgraph passes over it, as over a blank */
        return true;
    if (class_of(bytes[0]) == LETTER)
        return name_length(bytes, length) != length;
    return numeral_length(bytes, length) != length;
}

static bool check_length(struct dot_lexer *lexer, size_t offset, size_t length)
{
    if (length <= lexer->limits->string_length)
        return true;
    struct error error = {0};
    limit_error(&error, LIMIT_STRING, lexer->limits->string_length);
    dot_input_report(lexer->input, &error, SEVERITY_ERROR, offset);
    dot_lexer_stop(lexer);
    return false;
}

static void read_name(struct dot_lexer *lexer, struct dot_token *token, size_t length)
{
    token->bytes = lexer->input->text + lexer->at;
    token->length = length;
    lexer->at += length;
    token->kind = keyword(token->bytes, length);
    if (!check_length(lexer, token->offset, length))
        token->kind = DOT_BAD;
}

/* As in cgraph, what follows a numeral without a blank is a token of its own; that is a surprise.
 */
static void read_numeral(struct dot_lexer *lexer, struct dot_token *token, size_t length)
{
    read_name(lexer, token, length);
    char next = peek(lexer, 0);
    if (token->kind != DOT_ID || (class_of(next) != LETTER && next != '.'))
        return;
    struct error error = {0};
    error_set(&error, ERROR_INPUT, "the number %.*s ends here and a name begins",
              (int)(length < 40 ? length : 40), token->bytes);
    error_hint(&error, "put it in quotes if it is one name");
    dot_input_report(lexer->input, &error, SEVERITY_WARNING, lexer->at);
}

/*
 * Reads a string from behind its opening quote on. It is appended to lexer->string, unless `piece`
 * is given and the string is a plain piece of the text.
 */
static bool read_quoted(struct dot_lexer *lexer, struct dot_token *piece)
{
    size_t start = lexer->at++;
    const char *text = lexer->input->text, *end = text + lexer->input->length;
    const char *from = text + lexer->at, *at = from;
    for (;;) {
        while (at < end && *at != '"' && *at != '\\')
            at++;
        if (at == end)
            return stop(lexer, start, "a string ends in a quote (\")", "string without an end");
        if (*at == '"')
            break;
        size_t newline = at[1] == '\n' ? 2 : at[1] == '\r' && at[2] == '\n' ? 3 : 0;
        if (newline || at[1] == '"') {
            text_add_bytes(&lexer->string, from, (size_t)(at - from));
            from = at + (newline ? newline : 1);
            at += newline ? newline : 2;
            piece = NULL;
        } else
            at += at[1] == '\\' ? 2 : 1;
    }
    lexer->at = (size_t)(at - text) + 1;
    if (piece) {
        piece->bytes = from;
        piece->length = (size_t)(at - from);
    } else
        text_add_bytes(&lexer->string, from, (size_t)(at - from));
    return true;
}

/* The same for <...>, whose brackets nest. */
static bool read_html(struct dot_lexer *lexer, struct dot_token *piece)
{
    size_t start = lexer->at++, nesting = 1;
    const char *text = lexer->input->text, *end = text + lexer->input->length;
    const char *from = text + lexer->at, *at = from;
    for (; at < end; at++) {
        if (*at == '<')
            nesting++;
        else if (*at == '>' && --nesting == 0)
            break;
    }
    if (at >= end)
        return stop(lexer, start, "each < in an HTML string needs its >",
                    "HTML string without an end");
    lexer->at = (size_t)(at - text) + 1;
    if (piece) {
        piece->bytes = from;
        piece->length = (size_t)(at - from);
    } else
        text_add_bytes(&lexer->string, from, (size_t)(at - from));
    return true;
}

/* Where a `+` and another string follow, stands before that string. */
static bool read_plus(struct dot_lexer *lexer)
{
    size_t before = lexer->at;
    if (skip_blanks(lexer) && peek(lexer, 0) == '+') {
        lexer->at++;
        if (skip_blanks(lexer) && (peek(lexer, 0) == '"' || peek(lexer, 0) == '<'))
            return true;
    }
    if (!lexer->stopped)
        lexer->at = before; /* the parser complains about the plus, at its place */
    return false;
}

/* As in cgraph, joined strings are plain text, also where a piece was <...>. */
static bool read_string(struct dot_lexer *lexer, struct dot_token *token)
{
    bool joined = false;
    text_clear(&lexer->string);
    token->bytes = NULL;
    token->kind = peek(lexer, 0) == '<' ? DOT_HTML : DOT_STRING;
    do {
        bool html = peek(lexer, 0) == '<';
        struct dot_token *piece = joined ? NULL : token;
        if (!(html ? read_html : read_quoted)(lexer, piece))
            return false;
        token->end = (uint32_t)lexer->at;
        bool more = read_plus(lexer);
        if (more && token->bytes && !joined)
            text_add_bytes(&lexer->string, token->bytes, token->length);
        if (more)
            token->kind = DOT_STRING;
        joined = more || joined;
        if (!more)
            break;
    } while (true);
    if (joined || !token->bytes) {
        token->bytes = text_string(&lexer->string);
        token->length = lexer->string.length;
    }
    return check_length(lexer, token->offset, token->length);
}

static void read_mark(struct dot_lexer *lexer, struct dot_token *token)
{
    char mark = peek(lexer, 0);
    token->mark = mark;
    token->kind = DOT_MARK;
    lexer->at++;
    if (strchr("{}[];,=:+", mark))
        return;
    token->kind = DOT_BAD;
    const char *hint = mark == '-'    ? "an edge is -> in a digraph and -- in a graph"
                       : mark == '\'' ? "DOT quotes with \""
                                      : "a name with other characters than letters, digits and _ "
                                        "needs quotes";
    dot_input_error(lexer->input, token->offset, hint, "unexpected '%c'",
                    (unsigned char)mark < 0x20 || mark == 0x7f ? '?' : mark);
}

void dot_lexer_next(struct dot_lexer *lexer, struct dot_token *token)
{
    bool blanks = skip_blanks(lexer);
    *token = (struct dot_token){.kind = blanks ? DOT_END : DOT_BAD, .offset = (uint32_t)lexer->at};
    if (!blanks || lexer->at >= lexer->input->length)
        return;
    const char *bytes = lexer->input->text + lexer->at;
    size_t left = lexer->input->length - lexer->at;
    size_t length = numeral_length(bytes, left);
    if (class_of(*bytes) == LETTER)
        read_name(lexer, token, name_length(bytes, left));
    else if (length)
        read_numeral(lexer, token, length);
    else if (*bytes == '"' || *bytes == '<') {
        if (!read_string(lexer, token))
            token->kind = DOT_BAD;
        return;
    } else if (*bytes == '-' && left > 1 && (bytes[1] == '>' || bytes[1] == '-')) {
        token->kind = bytes[1] == '>' ? DOT_ARROW : DOT_LINE;
        lexer->at += 2;
    } else
        read_mark(lexer, token);
    token->end = (uint32_t)lexer->at;
}
