/*
 * dot_printer.c: tokens, comments and words of the DOT formatter.
 */
#include "format/dot_printer.h"

#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

void dot_printer_release(struct dot_printer *printer)
{
    free(printer->blocks);
    free(printer->behind);
    dot_list_release(&printer->list);
    text_release(&printer->word);
}

/* ---- What comes next ---- */

static size_t skip_comments(const struct dot_printer *printer, size_t at)
{
    while (printer->tokens->items[at].kind == DOT_COMMENT)
        at++;
    return at;
}

const struct dot_item *dot_peek(const struct dot_printer *printer)
{
    return &printer->tokens->items[skip_comments(printer, printer->at)];
}

const struct dot_item *dot_peek_second(const struct dot_printer *printer)
{
    size_t first = skip_comments(printer, printer->at);
    const struct dot_item *item = &printer->tokens->items[first];
    return item->kind == DOT_END ? item
                                 : &printer->tokens->items[skip_comments(printer, first + 1)];
}

const struct dot_item *dot_next(struct dot_printer *printer)
{
    const struct dot_item *items = printer->tokens->items;
    bool first_word = printer->first_word;
    for (; items[printer->at].kind == DOT_COMMENT; printer->at++) {
        const struct dot_item *comment = &items[printer->at];
        if (!dot_is_inline(printer, comment)) {
            dot_put_behind(printer, printer->at);
            continue;
        }
        dot_put_word(printer, printer->tokens->text + comment->offset,
                     comment->end - comment->offset);
        printer->first_word = first_word;
    }
    const struct dot_item *item = &items[printer->at];
    printer->at += item->kind != DOT_END;
    return item;
}

/* ---- Comments ---- */

static const char *text_of(const struct dot_printer *printer, const struct dot_item *item)
{
    return printer->tokens->text + item->offset;
}

static bool is_block(const struct dot_printer *printer, const struct dot_item *comment)
{
    return text_of(printer, comment)[0] == '/' && text_of(printer, comment)[1] == '*';
}

bool dot_is_inline(const struct dot_printer *printer, const struct dot_item *comment)
{
    return is_block(printer, comment) &&
           !memchr(text_of(printer, comment), '\n', comment->end - comment->offset);
}

/* How far the item is indented in the text; SIZE_MAX where something else stands before it. */
static size_t old_indent(const struct dot_printer *printer, const struct dot_item *item)
{
    const char *text = printer->tokens->text;
    size_t at = item->offset;
    while (at && text[at - 1] == ' ')
        at--;
    return !at || text[at - 1] == '\n' ? item->offset - at : SIZE_MAX;
}

static size_t trimmed(const char *line, size_t length)
{
    while (length && strchr(" \t\r", line[length - 1]))
        length--;
    return length;
}

/* Lines after the first move along with it, where they are indented at least as far. */
void dot_add_comment(const struct dot_printer *printer, const struct dot_item *comment,
                     size_t column, struct text *out)
{
    const char *at = text_of(printer, comment), *end = at + (comment->end - comment->offset);
    size_t old = old_indent(printer, comment);
    for (bool first = true;; first = false) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        const char *line_end = newline ? newline : end;
        size_t length = trimmed(at, (size_t)(line_end - at)), indent = 0;
        while (!first && indent < length && at[indent] == ' ')
            indent++;
        if (!first && length && old != SIZE_MAX && indent >= old) {
            text_add_repeated(out, ' ', column);
            at += old;
            length -= old;
        }
        text_add_bytes(out, at, length);
        if (!newline)
            return;
        text_add_char(out, '\n');
        at = newline + 1;
    }
}

void dot_put_behind(struct dot_printer *printer, size_t comment)
{
    printer->behind = xgrow(printer->behind, printer->behind_count, &printer->behind_capacity,
                            sizeof *printer->behind);
    printer->behind[printer->behind_count++] = comment;
}

void dot_put_all_behind(struct dot_printer *printer)
{
    while (printer->tokens->items[printer->at].kind == DOT_COMMENT)
        dot_put_behind(printer, printer->at++);
}

/* One that something follows on its line belongs to that. */
void dot_put_rest_behind(struct dot_printer *printer)
{
    const struct dot_item *items = printer->tokens->items;
    size_t at = printer->at, last = at;
    while (items[at].kind == DOT_COMMENT && !items[at].newlines)
        at++;
    bool followed =
        !items[at].newlines && items[at].kind != DOT_END && !dot_item_is_mark(&items[at], '}');
    for (size_t i = printer->at; i < at; i++)
        if (!followed || !dot_is_inline(printer, &items[i]))
            last = i + 1;
    while (printer->at < last)
        dot_put_behind(printer, printer->at++);
}

void dot_end_line(struct dot_printer *printer)
{
    size_t indent = printer->depth * DOT_INDENT;
    const struct dot_item *before = NULL;
    for (size_t i = 0; i < printer->behind_count; i++) {
        const struct dot_item *comment = &printer->tokens->items[printer->behind[i]];
        if (before && !is_block(printer, before))
            dot_new_line(printer->out, indent);
        else
            text_add(printer->out, before ? " " : "  ");
        dot_add_comment(printer, comment, indent, printer->out);
        before = comment;
    }
    printer->behind_count = 0;
}

/* ---- Words ---- */

void dot_put_word(struct dot_printer *printer, const char *word, size_t length)
{
    size_t indent = printer->depth * DOT_INDENT;
    if (!printer->first_word) {
        dot_add_word(printer->out, word, length, indent);
        return;
    }
    text_add(printer->out, dot_column(printer->out) > indent ? " " : "");
    text_add_bytes(printer->out, word, length);
    printer->first_word = false;
}

/* The end of the piece of a string, "..." or <...>, that starts at `at`. */
static const char *piece_end(const char *at, const char *end)
{
    size_t nesting = 0;
    if (*at == '"') {
        for (at++; at < end && *at != '"'; at++)
            at += *at == '\\';
        return at + 1;
    }
    do
        nesting += *at == '<' ? 1 : *at == '>' ? SIZE_MAX : 0;
    while (++at < end && nesting);
    return at;
}

/* Whether there is a comment between the pieces of a string. */
static bool is_commented(const char *at, const char *end)
{
    while (at < end) {
        if (*at == '"' || *at == '<')
            at = piece_end(at, end);
        else if (*at == '/' || *at == '#')
            return true;
        else
            at++;
    }
    return false;
}

/* Pieces of a string stay on the lines they are on. */
static void add_pieces(const struct dot_printer *printer, const char *at, const char *end,
                       struct text *out)
{
    bool first = true, broken = false;
    while (at < end) {
        if (*at != '"' && *at != '<') {
            broken = broken || *at == '\n';
            at++;
            continue;
        }
        const char *to = piece_end(at, end);
        if (!first)
            text_add(out, " +");
        if (broken)
            dot_new_line(out, (printer->depth + 1) * DOT_INDENT);
        else if (!first)
            text_add_char(out, ' ');
        text_add_bytes(out, at, (size_t)(to - at));
        at = to;
        first = broken = false;
    }
}

void dot_add_atom(const struct dot_printer *printer, const struct dot_item *atom, struct text *out)
{
    const char *at = text_of(printer, atom), *end = printer->tokens->text + atom->end;
    const char *value = dot_tokens_value(printer->tokens, atom);
    if (atom->kind != DOT_STRING || is_commented(at, end))
        text_add_bytes(out, at, (size_t)(end - at));
    else if (!dot_needs_quotes(value, atom->length) && atom->length <= DOT_PIECE)
        text_add_bytes(out, value, atom->length);
    else
        add_pieces(printer, at, end, out);
}
