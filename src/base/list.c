/*
 * list.c: the names of a list parted by ",".
 */
#include "base/list.h"

#include <string.h>

static const char blanks[] = " \t";

bool list_next(const char **cursor, struct text *name)
{
    text_clear(name);
    while (**cursor) {
        const char *start = *cursor + strspn(*cursor, blanks);
        size_t length = strcspn(start, ",");
        *cursor = start + length + (start[length] == ',');
        while (length && strchr(blanks, start[length - 1]))
            length--;
        if (length) {
            text_add_bytes(name, start, length);
            return true;
        }
    }
    return false;
}
