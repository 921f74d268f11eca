/*
 * authors.c: the authors of a source, one after the other.
 */
#include "report/authors.h"

#include <string.h>

bool author_next(const char **cursor, struct text *name)
{
    const char *at = *cursor;
    while (at && *at) {
        size_t length = strcspn(at, ";");
        const char *end = at + length, *next = end + (*end == ';');
        at += strspn(at, " ");
        while (end > at && end[-1] == ' ')
            end--;
        if (end > at) {
            text_clear(name);
            text_add_bytes(name, at, (size_t)(end - at));
            *cursor = next;
            return true;
        }
        at = next;
    }
    return false;
}
