/*
 * query_parse.c: reads a query. Operators wait on a stack of our own until what follows binds less
 * tightly, so that nothing recurses, however deep the parentheses are.
 */
#include "view/query_tree.h"

#include "base/utf8.h"
#include "base/xalloc.h"
#include "view/time.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* What waits for its right side: the tighter it binds, the greater. */
enum waiting { WAITING_OPEN = 0, WAITING_OR, WAITING_AND, WAITING_NOT };

struct pending {
    enum waiting kind;
    size_t at; /* where a parenthesis stands; the jump of "and" and "or" */
};

struct parser {
    struct query *query;
    struct query_lexer lexer;
    struct query_token token; /* the next one */
    struct pending *stack;
    size_t depth, capacity;
    struct error *error;
};

static bool advance(struct parser *parser)
{
    return query_lex(&parser->lexer, false, &parser->token, parser->error);
}

static bool is_word(const struct parser *parser, const char *word)
{
    const struct query_token *token = &parser->token;
    return token->kind == QUERY_WORD && token->length == strlen(word) &&
           strncasecmp(parser->query->text + token->offset, word, token->length) == 0;
}

static bool is_reserved(const struct parser *parser)
{
    static const char *const words[] = {"and", "or",    "not",   "as",
                                        "of",  "since", "until", "certain"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (is_word(parser, words[i]))
            return true;
    return false;
}

static bool place(const struct parser *parser, size_t offset)
{
    return query_place(parser->query->text, parser->query->length, offset, parser->error);
}

static const char time_hint[] = "the time stands at the end, and holds for all of it";

/* The error of a token that is not what is wanted. */
static bool unexpected(const struct parser *parser, const char *wanted)
{
    const struct query_token *token = &parser->token;
    const char *found = parser->query->text + token->offset;
    if (token->kind == QUERY_END)
        error_set(parser->error, ERROR_USAGE, "the query ends, and %s is missing", wanted);
    else
        error_set(parser->error, ERROR_USAGE, "%s is wanted here, not '%.*s'", wanted,
                  query_shown(found, token->length), found);
    return place(parser, token->offset);
}

static void push(struct parser *parser, enum waiting kind, size_t at)
{
    parser->stack = xgrow(parser->stack, parser->depth, &parser->capacity, sizeof *parser->stack);
    parser->stack[parser->depth++] = (struct pending){kind, at};
}

static size_t add_step(struct query *query, enum query_step_kind kind, size_t at)
{
    query->steps =
        xgrow(query->steps, query->step_count, &query->step_capacity, sizeof *query->steps);
    query->steps[query->step_count] = (struct query_step){kind, at};
    return query->step_count++;
}

/* Ends what waits and binds at least as tightly as `least`: jumps lead to here. */
static void settle(struct parser *parser, enum waiting least)
{
    struct query *query = parser->query;
    while (parser->depth && parser->stack[parser->depth - 1].kind >= least) {
        struct pending pending = parser->stack[--parser->depth];
        if (pending.kind == WAITING_NOT)
            add_step(query, QUERY_NOT, 0);
        else
            query->steps[pending.at].at = query->step_count;
    }
}

/* ---- names and values ---- */

static const char *token_string(struct query *query, const struct query_token *token)
{
    struct text text = {0};
    query_unquote(query->text, token, &text);
    const char *string = names_intern(&query->strings, text_string(&text), text.length);
    text_release(&text);
    return string;
}

static size_t take_field(struct query *query, const struct query_token *token)
{
    struct text key = {0};
    bool quoted = token->kind == QUERY_QUOTED;
    text_add(&key, quoted ? "\"" : "");
    query_unquote(query->text, token, &key);
    size_t field = names_add(&query->field_names, text_string(&key), key.length);
    text_release(&key);
    if (field < query->field_count)
        return field;
    query->fields =
        xgrow(query->fields, query->field_count, &query->field_capacity, sizeof *query->fields);
    query->fields[query->field_count++] = (struct query_field){.name = token_string(query, token),
                                                               .quoted = quoted,
                                                               .offset = token->offset,
                                                               .number = SIZE_MAX};
    return field;
}

/* Returns whether it is a date. */
static bool take_value(struct query *query, const struct query_token *token)
{
    struct query_value value = {.string = token_string(query, token), .offset = token->offset};
    struct edtf date;
    value.numeric = query_read_number(value.string, &value.number);
    value.dated = edtf_parse(&date, value.string, strlen(value.string), NULL, NULL);
    if (value.dated)
        value.days = edtf_bounds(&date);
    query->values =
        xgrow(query->values, query->value_count, &query->value_capacity, sizeof *query->values);
    query->values[query->value_count++] = value;
    return value.dated;
}

/* The value that comes next, which may hold what would part tokens elsewhere. */
static bool lex_value(struct parser *parser, const char *wanted)
{
    return query_lex(&parser->lexer, true, &parser->token, parser->error) &&
           (parser->token.kind == QUERY_WORD || parser->token.kind == QUERY_QUOTED ||
            unexpected(parser, wanted));
}

static bool parse_values(struct parser *parser, struct query_term *term)
{
    do {
        if (!lex_value(parser, "a value"))
            return false;
        term->dated |= take_value(parser->query, &parser->token);
        term->count++;
        if (!advance(parser))
            return false;
    } while (parser->token.kind == QUERY_COMMA);
    return true;
}

static bool parse_comparison(struct parser *parser)
{
    struct query *query = parser->query;
    struct query_term term = {.offset = parser->token.offset, .first = query->value_count};
    bool name = parser->token.kind == QUERY_QUOTED || parser->token.kind == QUERY_WORD;
    if (!name || is_reserved(parser)) {
        if (name)
            error_hint(parser->error, "an attribute of that name stands in quotes");
        return unexpected(parser, "a condition");
    }
    term.field = take_field(query, &parser->token);
    if (!advance(parser))
        return false;
    if (parser->token.kind == QUERY_OPERATOR) {
        term.op = parser->token.op;
        term.op_offset = parser->token.offset;
        if (!parse_values(parser, &term))
            return false;
    }
    query->terms =
        xgrow(query->terms, query->term_count, &query->term_capacity, sizeof *query->terms);
    query->terms[query->term_count] = term;
    add_step(query, QUERY_TEST, query->term_count++);
    settle(parser, WAITING_NOT);
    return true;
}

/* ---- what joins them ---- */

static bool parse_operand(struct parser *parser)
{
    for (;;) {
        if (is_word(parser, "not"))
            push(parser, WAITING_NOT, 0);
        else if (parser->token.kind == QUERY_OPEN)
            push(parser, WAITING_OPEN, parser->token.offset);
        else
            return parse_comparison(parser);
        if (!advance(parser))
            return false;
    }
}

static bool parse_closing(struct parser *parser)
{
    while (parser->token.kind == QUERY_CLOSE) {
        settle(parser, WAITING_OR);
        if (!parser->depth) {
            error_set(parser->error, ERROR_USAGE, "this ')' closes nothing");
            return place(parser, parser->token.offset);
        }
        parser->depth--;
        settle(parser, WAITING_NOT);
        if (!advance(parser))
            return false;
    }
    return true;
}

/* Takes "and" or "or" and notes the jump over what follows; `*found` is whether there was one. */
static bool parse_joint(struct parser *parser, bool *found)
{
    bool either = is_word(parser, "or");
    *found = either || is_word(parser, "and");
    if (!*found)
        return true;
    settle(parser, either ? WAITING_OR : WAITING_AND);
    push(parser, either ? WAITING_OR : WAITING_AND,
         add_step(parser->query, either ? QUERY_JUMP_IF_TRUE : QUERY_JUMP_IF_FALSE, 0));
    return advance(parser);
}

static bool parse_condition(struct parser *parser)
{
    bool more = true;
    while (more)
        if (!parse_operand(parser) || !parse_closing(parser) || !parse_joint(parser, &more))
            return false;
    settle(parser, WAITING_OR);
    if (!parser->depth)
        return true;
    if (parser->token.kind != QUERY_END) {
        if (is_reserved(parser))
            error_hint(parser->error, "%s", time_hint);
        return unexpected(parser, "'and', 'or' or ')'");
    }
    error_set(parser->error, ERROR_USAGE, "this '(' is never closed");
    return place(parser, parser->stack[parser->depth - 1].at);
}

/* ---- the time ---- */

static bool parse_date(struct parser *parser, size_t offset, struct edtf *date, size_t *given)
{
    struct text reason = {0};
    size_t at = 0;
    if (edtf_given(date)) {
        error_set(parser->error, ERROR_USAGE, "this time is given twice");
        return place(parser, offset);
    }
    if (!lex_value(parser, "a date"))
        return false;
    const char *string = token_string(parser->query, &parser->token);
    bool done = edtf_parse(date, string, strlen(string), &at, &reason);
    if (!done)
        error_set(parser->error, ERROR_USAGE, "'%.*s' is no date: %s",
                  query_shown(string, strlen(string)), string, text_string(&reason));
    else if (date->interval)
        done = error_set(parser->error, ERROR_USAGE,
                         "a day, month or year is wanted here, not an "
                         "interval");
    if (!done)
        place(parser, parser->token.offset);
    text_release(&reason);
    *given = offset;
    return done && advance(parser);
}

static bool parse_time(struct parser *parser)
{
    struct query *query = parser->query;
    query->condition = parser->token.offset;
    while (parser->token.kind != QUERY_END) {
        size_t offset = parser->token.offset;
        bool done;
        if (is_word(parser, "as")) {
            done = advance(parser) && (is_word(parser, "of") || unexpected(parser, "'of'")) &&
                   parse_date(parser, offset, &query->time.as_of, &query->as_of_offset);
        } else if (is_word(parser, "since")) {
            done = parse_date(parser, offset, &query->time.since, &query->since_offset);
        } else if (is_word(parser, "until")) {
            done = parse_date(parser, offset, &query->time.until, &query->until_offset);
        } else if (is_word(parser, "certain")) {
            query->time.certain = true;
            query->certain_offset = offset;
            done = advance(parser);
        } else {
            bool timed = time_given(&query->time) || query->time.certain;
            done = unexpected(parser, timed ? "the end of the query" : "'and', 'or' or the end");
            if (timed)
                error_hint(parser->error, "%s", time_hint);
            error_hint(parser->error, parser->token.kind == QUERY_WORD
                                          ? "a value of several words stands in quotes"
                                          : "'entente help query' has the grammar");
        }
        if (!done)
            return false;
    }
    return true;
}

/* What no query may hold. */
static bool check_bytes(const struct query *query, struct error *error)
{
    size_t invalid = utf8_first_invalid(query->text, query->length);
    const char *nul = memchr(query->text, '\0', query->length);
    if (nul && (size_t)(nul - query->text) < invalid) {
        error_set(error, ERROR_USAGE, "a query holds no NUL byte");
        return query_place(query->text, query->length, (size_t)(nul - query->text), error);
    }
    if (invalid == query->length)
        return true;
    error_set(error, ERROR_USAGE, "this is not UTF-8");
    return query_place(query->text, query->length, invalid, error);
}

struct query *query_parse(const char *string, size_t length, struct error *error)
{
    struct query *query = xcalloc(1, sizeof *query);
    query->text = xcalloc(length + 1, 1);
    memcpy(query->text, string, length);
    query->length = length;
    struct parser parser = {.query = query, .lexer = {query->text, length, 0}, .error = error};
    bool done = check_bytes(query, error) && advance(&parser) && parse_condition(&parser) &&
                parse_time(&parser);
    free(parser.stack);
    if (done)
        return query;
    query_free(query);
    return NULL;
}
