/*
 * label.c: a dossier's text on its way into a picture: cleaned, shortened, wrapped, escaped.
 */
#include "picture/label.h"

#include "base/utf8.h"
#include "base/xalloc.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unilbrk.h>
#include <unistr.h>

enum {
    LINE_MIN = 7,         /* lines are not balanced to less */
    BALANCED_MAX = 40,    /* wider lines are filled, not balanced */
    WORD_SLACK = 10,      /* how far a word may stick out before it is broken */
    IDENTIFIER_MAX = 120, /* bytes */
};

/* Embeddings, overrides and isolates, and what XML cannot hold. */
static bool harmful(ucs4_t character)
{
    return (character >= 0x202A && character <= 0x202E) ||
           (character >= 0x2066 && character <= 0x2069) || character == 0xFEFF ||
           (character & 0xFFFE) == 0xFFFE;
}

static bool blank(ucs4_t character)
{
    return character < 0x20 || (character >= 0x7F && character < 0xA0) || character == 0x2028 ||
           character == 0x2029;
}

void label_clean(const char *string, size_t limit, struct text *out)
{
    size_t length = strlen(string), start = out->length, count = 0;
    for (size_t i = 0; i < length; i += utf8_step(string + i, length - i)) {
        if (count++ == limit) {
            text_add(out, "…");
            return;
        }
        ucs4_t character;
        size_t step = utf8_step(string + i, length - i);
        u8_mbtouc(&character, (const uint8_t *)string + i, length - i);
        if (harmful(character))
            continue;
        if (!blank(character) && character != 0xFFFD)
            text_add_bytes(out, string + i, step);
        else if (character == 0xFFFD)
            text_add(out, "\xEF\xBF\xBD");
        else if (out->length > start && out->data[out->length - 1] != ' ')
            text_add_char(out, ' ');
    }
}

/* Marks in `breaks` where lines of that width end; returns how many lines there are. */
static size_t break_lines(const char *clean, size_t length, size_t columns, char *breaks)
{
    u8_width_linebreaks((const uint8_t *)clean, length, (int)columns, 0, 0, NULL, "UTF-8", breaks);
    size_t lines = 1;
    for (size_t i = 0; i < length; i++)
        lines += breaks[i] == UC_BREAK_POSSIBLE || breaks[i] == UC_BREAK_MANDATORY;
    return lines;
}

static void end_line(struct text *out, size_t start)
{
    while (out->length > start && out->data[out->length - 1] == ' ')
        out->length--;
    text_add_char(out, '\n');
}

void label_wrap(const char *clean, size_t columns, struct text *out)
{
    size_t length = strlen(clean), start = out->length, used = 0;
    char *breaks = xcalloc(length + 1, 1);
    size_t lines = break_lines(clean, length, columns, breaks), narrow = columns;
    while (columns <= BALANCED_MAX && narrow > LINE_MIN &&
           break_lines(clean, length, narrow - 1, breaks) <= lines)
        narrow--;
    break_lines(clean, length, narrow, breaks);
    for (size_t i = 0; i < length;) {
        size_t step = utf8_step(clean + i, length - i);
        size_t cells = utf8_width(clean + i, step);
        bool ends = breaks[i] == UC_BREAK_POSSIBLE || breaks[i] == UC_BREAK_MANDATORY;
        if (ends || used + cells > columns + WORD_SLACK) {
            end_line(out, start);
            used = 0;
        }
        if (clean[i] != '\n')
            text_add_bytes(out, clean + i, step);
        used += cells;
        i += step;
    }
    free(breaks);
}

void label_escape(const char *clean, const char *line_end, bool closed, struct text *out)
{
    for (; *clean; clean++)
        if (*clean == '\\')
            text_add(out, "\\\\");
        else if (*clean == '&')
            text_add(out, "&amp;");
        else if (*clean == '\n')
            text_add(out, line_end);
        else
            text_add_char(out, *clean);
    if (closed)
        text_add(out, line_end);
}

void label_xml(const char *clean, struct text *out)
{
    for (; *clean; clean++)
        if (*clean == '&')
            text_add(out, "&amp;");
        else if (*clean == '<')
            text_add(out, "&lt;");
        else if (*clean == '>')
            text_add(out, "&gt;");
        else if (*clean == '"')
            text_add(out, "&quot;");
        else
            text_add_char(out, *clean);
}

void label_identifier(const char *id, struct text *out)
{
    size_t start = out->length;
    uint64_t hash = 14695981039346656037u; /* FNV-1a */
    for (const unsigned char *byte = (const unsigned char *)id; *byte; byte++) {
        hash = (hash ^ *byte) * 1099511628211u;
        if (out->length - start > IDENTIFIER_MAX)
            continue;
        if (isascii(*byte) && (isalnum(*byte) || *byte == '-'))
            text_add_char(out, (char)*byte);
        else if (*byte == '_')
            text_add(out, "__");
        else
            text_addf(out, "_%02x", *byte);
    }
    if (out->length - start > IDENTIFIER_MAX)
        text_addf(out, "_-%016llx", (unsigned long long)hash);
}

bool label_link_allowed(const char *url)
{
    if (strncasecmp(url, "http://", 7) != 0 && strncasecmp(url, "https://", 8) != 0)
        return false;
    for (const unsigned char *byte = (const unsigned char *)url; *byte; byte++)
        if (*byte <= ' ' || *byte > '~' || strchr("\"'<>\\^`{|}", *byte))
            return false;
    return strlen(url) <= 2000;
}
