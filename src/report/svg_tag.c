/*
 * svg_tag.c: one tag of an SVG of ours. Values are escaped, so that a quote ends one and `>` a tag.
 */
#include "report/svg_tag.h"

#include <ctype.h>
#include <string.h>

bool span_is(struct span span, const char *string)
{
    return strlen(string) == span.length && memcmp(span.start, string, span.length) == 0;
}

bool span_same(struct span a, struct span b)
{
    return a.length == b.length && memcmp(a.start, b.start, a.length) == 0;
}

bool span_starts(const char *at, const char *end, const char *with)
{
    size_t length = strlen(with);
    return (size_t)(end - at) >= length && memcmp(at, with, length) == 0;
}

const char *span_after(const char *at, const char *end, const char *string)
{
    const char *found = memmem(at, (size_t)(end - at), string, strlen(string));
    return found ? found + strlen(string) : end;
}

static bool name_ends(char sign)
{
    return sign == '=' || sign == '>' || sign == '/' || isspace((unsigned char)sign);
}

/* Reads the attribute at `at`, or returns NULL where the tag ends. */
static const char *read_attribute(const char *at, const char *end, struct svg_attribute *into)
{
    while (at < end && (isspace((unsigned char)*at) || *at == '/'))
        at++;
    into->name.start = at;
    while (at < end && !name_ends(*at))
        at++;
    into->name.length = (size_t)(at - into->name.start);
    if (end - at < 2 || at[0] != '=' || at[1] != '"')
        return NULL;
    into->value.start = at + 2;
    const char *close = memchr(at + 2, '"', (size_t)(end - at - 2));
    if (!close)
        return NULL;
    into->value.length = (size_t)(close - into->value.start);
    return close + 1;
}

const char *svg_tag_read(struct svg_tag *tag, const char *at, const char *end)
{
    const char *close = memchr(at, '>', (size_t)(end - at)), *next = at + 1;
    if (!close)
        close = end - 1;
    tag->name.start = next;
    next += *next == '/';
    while (next < close && !name_ends(*next))
        next++;
    tag->name.length = (size_t)(next - tag->name.start);
    tag->empty = close[-1] == '/';
    for (tag->count = 0; tag->count < SVG_ATTRIBUTES; tag->count++)
        if (!(next = read_attribute(next, close, &tag->attributes[tag->count])))
            break;
    return close + 1;
}

struct span svg_tag_value(const struct svg_tag *tag, const char *name)
{
    for (size_t i = 0; i < tag->count; i++)
        if (span_is(tag->attributes[i].name, name))
            return tag->attributes[i].value;
    return (struct span){"", 0};
}
