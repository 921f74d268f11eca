/*
 * fuzz_dot.c: the bytes are a file in DOT.
 */
#include "fuzz.h"

int fuzz_dot(const uint8_t *data, size_t size)
{
    fuzz_format("dot", (const char *)data, size, NULL);
    return 0;
}
