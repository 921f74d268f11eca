/*
 * dot_input.c: the text of a DOT file, its places, and the errors and warnings about it.
 */
#include "format/dot_input.h"

#include "base/system.h"
#include "base/utf8.h"
#include "base/xalloc.h"

#include <entente/format.h>
#include <entente/progress.h>

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A line is shown up to this many bytes past the place, and not at all where it is farther in. */
enum { LINE_TAIL = 200, LINE_HEAD = 1000 };

static void add_latin1(struct text *out, unsigned char byte)
{
    if (byte < 0x80) {
        text_add_char(out, (char)byte);
        return;
    }
    text_add_char(out, (char)(0xc0 | byte >> 6));
    text_add_char(out, (char)(0x80 | (byte & 0x3f)));
}

static size_t first_above_ascii(const char *bytes, size_t length)
{
    size_t at = 0;
    for (uint64_t word; at + sizeof word <= length; at += sizeof word) {
        memcpy(&word, bytes + at, sizeof word);
        if (word & 0x8080808080808080u)
            break;
    }
    while (at < length && !(bytes[at] & 0x80))
        at++;
    return at;
}

/* The offset of the first byte that is not UTF-8, or `length`. Most files are ASCII: be quick. */
static size_t first_invalid(const char *bytes, size_t length)
{
    size_t start = first_above_ascii(bytes, length);
    return start + utf8_first_invalid(bytes + start, length - start);
}

static void convert_all(struct dot_input *input)
{
    for (size_t i = 0; i < input->length; i++)
        add_latin1(&input->converted, (unsigned char)input->text[i]);
}

/* Converts only the bytes that make no UTF-8; returns how many. */
static size_t convert_invalid(struct dot_input *input)
{
    size_t invalid = 0;
    for (size_t at = 0; at < input->length;) {
        size_t valid = first_invalid(input->text + at, input->length - at);
        text_add_bytes(&input->converted, input->text + at, valid);
        at += valid;
        if (at < input->length) {
            add_latin1(&input->converted, (unsigned char)input->text[at++]);
            invalid++;
        }
    }
    return invalid;
}

static void use_converted(struct dot_input *input)
{
    input->text = text_string(&input->converted);
    input->length = input->converted.length;
}

static void warn_invalid(struct dot_input *input, size_t offset, unsigned byte, size_t count)
{
    struct error error = {0};
    struct text others = {0};
    if (count > 1)
        text_addf(&others, ", as %s %zu other byte%s", count > 2 ? "are" : "is", count - 1,
                  count > 2 ? "s" : "");
    error_set(&error, ERROR_INPUT, "byte 0x%02X is not UTF-8; it is read as Latin-1%s", byte,
              text_string(&others));
    text_release(&others);
    error_hint(&error, "charset=\"latin1\" in the graph says so, or convert the file to UTF-8");
    dot_input_report(input, &error, SEVERITY_WARNING, offset);
}

static bool check_bytes(struct dot_input *input)
{
    struct error error = {0};
    if (input->length > DOT_MAX_LENGTH) {
        error_set(&error, ERROR_LIMIT, "a file can have %zu bytes at most", DOT_MAX_LENGTH);
        error_place(&error, input->path, 0, 0, NULL, 0);
        dot_input_report(input, &error, SEVERITY_ERROR, 0);
        return false;
    }
    const char *nul = memchr(input->text, '\0', input->length);
    if (!nul)
        return true;
    return dot_input_error(input, (size_t)(nul - input->text),
                           "this format is text; it may be another kind of file, or UTF-16",
                           "NUL byte in the file");
}

bool dot_input_init(struct dot_input *input, const char *path, const struct text *bytes,
                    bool latin1, struct diagnostics *diagnostics)
{
    *input = (struct dot_input){.path = path,
                                .text = text_string(bytes),
                                .length = bytes->length,
                                .diagnostics = diagnostics,
                                .line = 1,
                                .column = 1};
    if (!check_bytes(input))
        return false;
    size_t invalid = first_invalid(input->text, input->length);
    if (latin1 && invalid < input->length) {
        convert_all(input);
        use_converted(input);
    } else if (invalid < input->length) {
        unsigned byte = (unsigned char)input->text[invalid];
        size_t count = convert_invalid(input);
        use_converted(input);
        warn_invalid(input, invalid, byte, count);
    }
    return true;
}

void dot_input_release(struct dot_input *input)
{
    text_release(&input->converted);
    *input = (struct dot_input){0};
}

/* Where the offset's line starts. Files of one long line exist: what is known is not looked for. */
static size_t line_start(const struct dot_input *input, size_t offset)
{
    size_t known = offset >= input->at ? input->at : offset >= input->start ? offset : 0;
    const char *newline =
        offset > known ? last_byte(input->text + known, '\n', offset - known) : NULL;
    if (newline)
        return (size_t)(newline - input->text) + 1;
    return known ? input->start : 0;
}

static size_t count_lines(const char *from, const char *to)
{
    size_t count = 0;
    while ((from = memchr(from, '\n', (size_t)(to - from)))) {
        count++;
        from++;
    }
    return count;
}

void dot_input_locate(struct dot_input *input, size_t offset, size_t *line, size_t *column)
{
    if (offset > input->length)
        offset = input->length;
    const char *text = input->text;
    size_t start = line_start(input, offset);
    if (offset >= input->at)
        input->line += count_lines(text + input->at, text + offset);
    else
        input->line -= count_lines(text + offset, text + input->at);
    if (start <= input->at && input->at <= offset)
        input->column += utf8_count(text + input->at, offset - input->at);
    else
        input->column = 1 + utf8_count(text + start, offset - start);
    input->at = offset;
    input->start = start;
    *line = input->line;
    *column = input->column;
}

static void place_error(struct dot_input *input, struct error *error, size_t offset)
{
    size_t line, column;
    offset = offset < input->length ? offset : input->length;
    dot_input_locate(input, offset, &line, &column);
    size_t start = line_start(input, offset);
    const char *text = input->text + start;
    size_t room = input->length - offset < LINE_TAIL ? input->length - offset : LINE_TAIL;
    const char *newline = memchr(input->text + offset, '\n', room); /* there is none before */
    size_t length = newline ? (size_t)(newline - text) : offset - start + room;
    if (length && text[length - 1] == '\r')
        length--;
    error_place(error, input->path, line, column, offset - start < LINE_HEAD ? text : NULL, length);
}

void dot_input_report(struct dot_input *input, struct error *error, enum severity severity,
                      size_t offset)
{
    error->severity = severity;
    if (!error->path)
        place_error(input, error, offset);
    if (severity == SEVERITY_ERROR && !input->errors++)
        input->kind = error->kind;
    diagnostics_take(input->diagnostics, error);
}

bool dot_input_error(struct dot_input *input, size_t offset, const char *hint, const char *format,
                     ...)
{
    struct error error = {0};
    va_list arguments;
    va_start(arguments, format);
    char *message = xvasprintf(format, arguments);
    va_end(arguments);
    error_set(&error, ERROR_INPUT, "%s", message);
    free(message);
    if (hint)
        error_hint(&error, "%s", hint);
    dot_input_report(input, &error, SEVERITY_ERROR, offset);
    return false;
}

bool dot_input_full(const struct dot_input *input)
{
    return input->errors >= READ_ERROR_LIMIT || progress_interrupted();
}
