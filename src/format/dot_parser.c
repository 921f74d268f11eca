/*
 * dot_parser.c: the tokens, errors and attributes of the DOT parser. After an error it goes on, to
 * find more: within a list of attributes at the next one, else at the next statement.
 */
#include "format/dot_parser.h"

#include "base/xalloc.h"

#include <entente/format.h>

#include <string.h>

void dot_advance(struct dot_parser *parser)
{
    uint32_t before = parser->token.end;
    dot_lexer_next(&parser->lexer, &parser->token);
    uint32_t offset = parser->token.offset;
    parser->new_line =
        offset > before && memchr(parser->input->text + before, '\n', offset - before);
}

bool dot_is_mark(const struct dot_parser *parser, char mark)
{
    return parser->token.kind == DOT_MARK && parser->token.mark == mark;
}

bool dot_is_atom(const struct dot_parser *parser)
{
    enum dot_kind kind = parser->token.kind;
    return kind == DOT_ID || kind == DOT_STRING || kind == DOT_HTML;
}

bool dot_is_edge_operator(const struct dot_parser *parser)
{
    return parser->token.kind == DOT_ARROW || parser->token.kind == DOT_LINE;
}

/* ---- Errors: report, and find a place to read on from. ---- */

/* Nothing more is read from the text. */
static void stop(struct dot_parser *parser)
{
    dot_lexer_stop(&parser->lexer);
    parser->token = (struct dot_token){.kind = DOT_END, .offset = (uint32_t)parser->input->length};
}

void dot_stop_if_full(struct dot_parser *parser)
{
    if (parser->input->errors < READ_ERROR_LIMIT || parser->lexer.stopped)
        return;
    struct error error = {0};
    error_set(&error, ERROR_INPUT, "too many errors; the rest of the file is not read");
    dot_input_report(parser->input, &error, SEVERITY_NOTE, parser->token.offset);
    stop(parser);
}

/* What the next token is, for a message: 'color', end of file, ... */
static void describe_token(const struct dot_parser *parser, struct text *out)
{
    enum { SHOWN = 40 };
    const struct dot_token *token = &parser->token;
    size_t length = token->end - token->offset;
    const char *text = parser->input->text + token->offset;
    if (token->kind == DOT_END) {
        text_add(out, "the end of the file");
        return;
    }
    const char *newline = memchr(text, '\n', length);
    size_t shown = newline ? (size_t)(newline - text) : length;
    bool cut = shown < length || shown > SHOWN;
    shown = shown > SHOWN ? SHOWN : shown;
    while (shown < length && (text[shown] & 0xc0) == 0x80)
        shown++;
    text_addf(out, "'%.*s%s'", (int)shown, text, cut ? "..." : "");
}

bool dot_expected(struct dot_parser *parser, const char *hint, const char *what)
{
    if (parser->lexer.stopped)
        return false;
    if (parser->token.kind != DOT_BAD) {
        struct text found = {0};
        describe_token(parser, &found);
        dot_input_error(parser->input, parser->token.offset, hint, "expected %s, found %s", what,
                        text_string(&found));
        text_release(&found);
    }
    dot_stop_if_full(parser);
    return false;
}

bool dot_over_limit(struct dot_parser *parser, uint32_t offset, enum limit limit, size_t value)
{
    struct error error = {0};
    limit_error(&error, limit, value);
    dot_input_report(parser->input, &error, SEVERITY_ERROR, offset);
    stop(parser);
    return false;
}

void dot_warn(struct dot_parser *parser, uint32_t offset, const char *message, const char *hint)
{
    struct error error = {0};
    error_set(&error, ERROR_INPUT, "%s", message);
    error_hint(&error, "%s", hint);
    dot_input_report(parser->input, &error, SEVERITY_WARNING, offset);
}

/* Passes over the brackets that the next token opens. */
static void skip_brackets(struct dot_parser *parser)
{
    while (parser->token.kind != DOT_END && !dot_is_mark(parser, ']') && !dot_is_mark(parser, '}'))
        dot_advance(parser);
    if (dot_is_mark(parser, ']'))
        dot_advance(parser);
}

void dot_skip_statement(struct dot_parser *parser)
{
    struct dot_scope *scope = dot_scopes_top(&parser->scopes);
    parser->operand_count = scope->first_operand;
    parser->end_count = scope->first_end;
    scope->open_chain = false;
    while (parser->token.kind != DOT_END && !dot_is_mark(parser, '}') &&
           !dot_is_mark(parser, '{') && !parser->new_line) {
        bool last = dot_is_mark(parser, ';');
        if (dot_is_mark(parser, '['))
            skip_brackets(parser);
        else
            dot_advance(parser);
        if (last)
            break;
    }
}

/* ---- Attributes ---- */

bool dot_intern_name(struct dot_parser *parser, const char *name, size_t length, uint32_t *id)
{
    struct names *names = &parser->graph->attribute_names;
    *id = names_add(names, name, length);
    if (names->count <= parser->limits->attributes)
        return true;
    return dot_over_limit(parser, parser->token.offset, LIMIT_ATTRIBUTES,
                          parser->limits->attributes);
}

static uint32_t intern_token(struct dot_parser *parser)
{
    return names_add(parser->graph->strings, parser->token.bytes, parser->token.length);
}

bool dot_parse_attribute(struct dot_parser *parser)
{
    struct dot_graph *graph = parser->graph;
    uint32_t name;
    if (!dot_is_atom(parser))
        return dot_expected(parser, "each [ needs its ]", "an attribute or ]");
    if (!dot_intern_name(parser, parser->token.bytes, parser->token.length, &name))
        return false;
    dot_advance(parser);
    if (!dot_is_mark(parser, '='))
        return dot_expected(parser,
                            dot_is_edge_operator(parser) ? "is a ] missing before this?"
                                                         : "an attribute is written name=value",
                            "= after the attribute's name");
    dot_advance(parser);
    if (!dot_is_atom(parser))
        return dot_expected(parser,
                            "quote it if it has other characters than letters, digits and _",
                            "the attribute's value");
    graph->attributes = xgrow(graph->attributes, graph->attribute_count, &graph->attribute_capacity,
                              sizeof *graph->attributes);
    struct dot_attribute *attribute = &graph->attributes[graph->attribute_count++];
    attribute->name = name & 0x7fffffff;
    attribute->html = parser->token.kind == DOT_HTML;
    attribute->value = intern_token(parser);
    attribute->offset = parser->token.offset;
    dot_advance(parser);
    return true;
}

/* After an error in a list of attributes: true where the list goes on at the next token. */
static bool resume_list(struct dot_parser *parser)
{
    for (;; dot_advance(parser)) {
        if (parser->token.kind == DOT_END || dot_is_mark(parser, '}') || dot_is_mark(parser, '{'))
            return false;
        if (dot_is_mark(parser, ']'))
            return true;
        if (parser->new_line)
            return dot_is_atom(parser) && dot_lexer_sees(&parser->lexer, '=');
        if (dot_is_mark(parser, ',') || dot_is_mark(parser, ';')) {
            dot_advance(parser);
            return true;
        }
    }
}

bool dot_parse_lists(struct dot_parser *parser)
{
    while (dot_is_mark(parser, '[')) {
        dot_advance(parser);
        while (!dot_is_mark(parser, ']')) {
            if (!dot_parse_attribute(parser)) {
                if (!resume_list(parser))
                    return false;
            } else if (dot_is_mark(parser, ',') || dot_is_mark(parser, ';'))
                dot_advance(parser);
        }
        dot_advance(parser);
    }
    return true;
}
