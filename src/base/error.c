/*
 * error.c: one error with its place, a list of them, and how they are printed.
 */
#include <entente/error.h>

#include "base/utf8.h"
#include "base/xalloc.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A line is shown up to this many bytes either side of the column: a megabyte helps nobody. */
enum { EXCERPT = 72 };

bool error_set(struct error *error, enum error_kind kind, const char *format, ...)
{
    if (error->message)
        return false;
    va_list arguments;
    va_start(arguments, format);
    error->kind = kind;
    error->message = xvasprintf(format, arguments);
    va_end(arguments);
    return false;
}

void error_place(struct error *error, const char *path, size_t line, size_t column,
                 const char *text, size_t length)
{
    if (error->path || error->line || error->text)
        return;
    error->path = path ? xstrdup(path) : NULL;
    error->line = line;
    error->column = column;
    error->text = text ? xstrndup(text, length) : NULL;
}

void error_hint(struct error *error, const char *format, ...)
{
    if (error->hint)
        return;
    va_list arguments;
    va_start(arguments, format);
    error->hint = xvasprintf(format, arguments);
    va_end(arguments);
}

/* The byte offset of the column in the line, at most the line's length. */
static size_t column_offset(const char *line, size_t length, size_t column)
{
    size_t offset = 0;
    for (size_t i = 1; i < column && offset < length; i++)
        offset += utf8_step(line + offset, length - offset);
    return offset;
}

/* Whether the character is a control character: C0, DEL, or C1 (U+0080 to U+009F). */
static bool is_control(const char *character, size_t size)
{
    unsigned char first = (unsigned char)character[0];
    return first < 0x20 || first == 0x7f ||
           (size == 2 && first == 0xc2 && (unsigned char)character[1] < 0xa0);
}

/*
 * Control characters would move the terminal's cursor, or worse: they print as a space. What is not
 * UTF-8 prints as one U+FFFD a byte, so that the caret stands where the column is.
 */
static void add_printable(struct text *out, const char *bytes, size_t length)
{
    for (size_t i = 0, size; i < length; i += size) {
        size = utf8_step(bytes + i, length - i);
        if (is_control(bytes + i, size))
            text_add_char(out, ' ');
        else if (size == 1 && (unsigned char)bytes[i] >= 0x80)
            text_add(out, "\xef\xbf\xbd");
        else
            text_add_bytes(out, bytes + i, size);
    }
}

static bool is_continuation(char byte)
{
    return ((unsigned char)byte & 0xc0) == 0x80;
}

/* What surrounds the parts of a message on a terminal; all empty elsewhere. */
struct colors {
    const char *place, *severity[3], *caret, *end;
};
static const struct colors plain = {"", {"", "", ""}, "", ""};
static const struct colors ansi = {
    "\033[1m", {"\033[1;31m", "\033[1;35m", "\033[1;36m"}, "\033[1;32m", "\033[0m"};

/* The line, cut around the column where it is long, and a caret under the column. */
static void format_excerpt(const struct error *error, const struct colors *colors, struct text *out)
{
    const char *line = error->text;
    size_t length = strlen(line);
    size_t at = column_offset(line, length, error->column);
    size_t from = at > EXCERPT ? at - EXCERPT : 0;
    size_t to = at + EXCERPT < length ? at + EXCERPT : length;
    while (from > 0 && at - from < EXCERPT + 3 && is_continuation(line[from]))
        from--;
    while (to < length && to - at < EXCERPT + 3 && is_continuation(line[to]))
        to++;
    text_addf(out, "  %s", from ? "..." : "");
    add_printable(out, line + from, to - from);
    text_add(out, to < length ? "...\n" : "\n");
    if (!error->column)
        return;
    struct text before = {0};
    add_printable(&before, line + from, at - from);
    size_t width = utf8_width(text_string(&before), before.length);
    text_add_repeated(out, ' ', 2 + (from ? 3 : 0) + width);
    text_addf(out, "%s^%s\n", colors->caret, colors->end);
    text_release(&before);
}

static void format_place(const struct error *error, struct text *out)
{
    add_printable(out, error->path, strlen(error->path));
    if (error->line)
        text_addf(out, ":%zu", error->line);
    if (error->line && error->column)
        text_addf(out, ":%zu", error->column);
    text_add(out, ": ");
}

static void format_error(const struct error *error, const struct colors *colors, struct text *out)
{
    static const char *const words[] = {"error", "warning", "note"};
    text_add(out, colors->place);
    if (error->path)
        format_place(error, out);
    text_addf(out, "%s%s%s:%s ", colors->end, colors->severity[error->severity],
              words[error->severity], colors->end);
    add_printable(out, error->message, strlen(error->message));
    if (error->code)
        text_addf(out, " [%s]", error->code);
    text_add(out, "\n");
    if (error->text && *error->text)
        format_excerpt(error, colors, out);
    if (error->hint) {
        text_add(out, "  hint: ");
        add_printable(out, error->hint, strlen(error->hint));
        text_add(out, "\n");
    }
    if (error->accepted) {
        text_add(out, "  accepted: ");
        add_printable(out, error->accepted, strlen(error->accepted));
        text_add(out, "\n");
    }
}

void error_format(const struct error *error, struct text *out)
{
    format_error(error, &plain, out);
}

void error_format_colored(const struct error *error, struct text *out)
{
    format_error(error, &ansi, out);
}

void error_release(struct error *error)
{
    if (!error)
        return;
    free(error->path);
    free(error->message);
    free(error->text);
    free(error->hint);
    free(error->accepted);
    free(error->wrong);
    free(error->right);
    free(error->also_path);
    *error = (struct error){0};
}

void diagnostics_take(struct diagnostics *list, struct error *error)
{
    list->items = xgrow(list->items, list->count, &list->capacity, sizeof *list->items);
    list->items[list->count++] = *error;
    list->accepted += error->accepted != NULL;
    list->errors += !error->accepted && error->severity == SEVERITY_ERROR;
    list->warnings += !error->accepted && error->severity == SEVERITY_WARNING;
    *error = (struct error){0};
}

static int compare_numbers(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

static int compare_errors(const void *left, const void *right)
{
    const struct error *a = left, *b = right;
    int order = strcmp(a->path ? a->path : "", b->path ? b->path : "");
    if (!order)
        order = compare_numbers(a->line, b->line);
    if (!order)
        order = compare_numbers(a->column, b->column);
    return order ? order : strcmp(a->message, b->message);
}

void diagnostics_sort(struct diagnostics *list)
{
    if (list->count)
        qsort(list->items, list->count, sizeof *list->items, compare_errors);
}

void diagnostics_release(struct diagnostics *list)
{
    if (!list)
        return;
    for (size_t i = 0; i < list->count; i++)
        error_release(&list->items[i]);
    free(list->items);
    *list = (struct diagnostics){0};
}
