/*
 * fuzz_fmt.c: the bytes are DOT: laid out, it can be read, and is laid out already.
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

int fuzz_fmt(const uint8_t *data, size_t size)
{
    struct text bytes = {0}, once = {0}, twice = {0};
    text_add_bytes(&bytes, (const char *)data, size);
    if (lay_out(&bytes, &once)) {
        fuzz_require(lay_out(&once, &twice), "what is laid out can be read", once.data);
        fuzz_require(strcmp(text_string(&once), text_string(&twice)) == 0,
                     "what is laid out stays as it is", once.data);
    }
    text_release(&bytes);
    text_release(&once);
    text_release(&twice);
    return 0;
}
