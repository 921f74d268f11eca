/*
 * fuzz_dot.c: the bytes are a file in DOT. It goes round by way of DOT; and laid out, it can be
 * read, and is laid out already.
 */
#include "fuzz.h"

#include <entente/dot_format.h>

#include <string.h>

static bool lay_out(const struct text *bytes, struct text *out)
{
    struct diagnostics found = {0};
    struct error error = {0};
    bool done = dot_format("fuzz", bytes, NULL, out, &found, &error);
    if (!done)
        fuzz_check_error(&error);
    error_release(&error);
    diagnostics_release(&found);
    return done;
}

static void check_layout(const char *bytes, size_t size)
{
    struct text given = {0}, once = {0}, twice = {0};
    text_add_bytes(&given, bytes, size);
    if (lay_out(&given, &once)) {
        fuzz_require(lay_out(&once, &twice), "what is laid out can be read", once.data);
        fuzz_require(strcmp(text_string(&once), text_string(&twice)) == 0,
                     "what is laid out stays as it is", once.data);
    }
    text_release(&given);
    text_release(&once);
    text_release(&twice);
}

int fuzz_dot(const uint8_t *data, size_t size)
{
    fuzz_format("dot", (const char *)data, size, NULL);
    check_layout((const char *)data, size);
    return 0;
}
