/*
 * fuzz_json.c: the first byte chooses the format ('0': node-link, '1': Cytoscape, '2': CX2, '3':
 * FollowTheMoney); the rest is the file.
 */
#include "fuzz.h"

int fuzz_json(const uint8_t *data, size_t size)
{
    static const char *const formats[] = {"json", "cyjs", "cx2", "ftm"};
    enum { FORMATS = sizeof formats / sizeof *formats };
    if (size)
        fuzz_format(formats[data[0] % FORMATS], (const char *)data + 1, size - 1, NULL);
    return 0;
}
