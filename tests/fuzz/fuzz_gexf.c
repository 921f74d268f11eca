/*
 * fuzz_gexf.c: the bytes are a file in GEXF.
 */
#include "fuzz.h"

int fuzz_gexf(const uint8_t *data, size_t size)
{
    fuzz_format("gexf", (const char *)data, size, NULL);
    return 0;
}
