/*
 * dot_tokens.c: a DOT text as the list of its tokens and comments. Tokens are the lexer's; what it
 * passed over between two of them is blanks and comments, which are told apart here.
 */
#include "format/dot_tokens.h"

#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

static struct dot_item *add_item(struct dot_tokens *tokens, struct dot_item item)
{
    tokens->items = xgrow(tokens->items, tokens->count, &tokens->capacity, sizeof *tokens->items);
    tokens->items[tokens->count] = item;
    return &tokens->items[tokens->count++];
}

/* Where the comment that starts there ends; every / * has its end before `to`. */
static size_t comment_end(const char *text, size_t at, size_t to)
{
    bool block = text[at] == '/' && text[at + 1] == '*';
    const char *end =
        block ? memmem(text + at + 2, to - at - 2, "*/", 2) : memchr(text + at, '\n', to - at);
    if (!end)
        return to;
    return (size_t)(end - text) + (block ? 2 : 0);
}

/* Adds the comments between two offsets; returns the newlines between the last of them and `to`. */
static uint32_t add_comments(struct dot_tokens *tokens, size_t from, size_t to)
{
    const char *text = tokens->text;
    uint32_t newlines = 0;
    for (size_t at = from; at < to;) {
        if (text[at] != '#' && text[at] != '/') {
            newlines += text[at++] == '\n';
            continue;
        }
        size_t end = comment_end(text, at, to);
        add_item(tokens, (struct dot_item){.kind = DOT_COMMENT,
                                           .offset = (uint32_t)at,
                                           .end = (uint32_t)end,
                                           .newlines = newlines});
        newlines = 0;
        at = end;
    }
    return newlines;
}

static void add_token(struct dot_tokens *tokens, const struct dot_token *token, uint32_t newlines)
{
    struct dot_item *item = add_item(tokens, (struct dot_item){.kind = token->kind,
                                                               .mark = token->mark,
                                                               .offset = token->offset,
                                                               .end = token->end,
                                                               .newlines = newlines});
    if (!dot_item_is_atom(item))
        return;
    item->length = (uint32_t)token->length;
    uintptr_t at = (uintptr_t)token->bytes, text = (uintptr_t)tokens->text;
    item->altered = at < text + token->offset || at > text + token->end;
    if (!item->altered) {
        item->value = at - text;
        return;
    }
    item->value = tokens->values.length;
    text_add_bytes(&tokens->values, token->bytes, token->length);
}

bool dot_tokens_read(struct dot_tokens *tokens, struct dot_input *input,
                     const struct read_options *limits)
{
    struct dot_lexer lexer;
    struct dot_token token;
    size_t errors = input->errors;
    uint32_t end = 0;
    tokens->text = input->text;
    dot_lexer_init(&lexer, input, limits);
    do {
        dot_lexer_next(&lexer, &token);
        if (token.kind == DOT_BAD)
            break;
        uint32_t newlines = add_comments(tokens, end, token.offset);
        add_token(tokens, &token, newlines);
        end = token.end;
    } while (token.kind != DOT_END);
    dot_lexer_release(&lexer);
    return input->errors == errors;
}

void dot_tokens_release(struct dot_tokens *tokens)
{
    free(tokens->items);
    text_release(&tokens->values);
    *tokens = (struct dot_tokens){0};
}

const char *dot_tokens_value(const struct dot_tokens *tokens, const struct dot_item *item)
{
    return (item->altered ? text_string(&tokens->values) : tokens->text) + item->value;
}

bool dot_item_is_atom(const struct dot_item *item)
{
    return item->kind == DOT_ID || item->kind == DOT_STRING || item->kind == DOT_HTML;
}

bool dot_item_is_mark(const struct dot_item *item, char mark)
{
    return item->kind == DOT_MARK && item->mark == mark;
}
