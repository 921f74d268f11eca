/*
 * fuzz_graph.c: the first byte chooses the format ('0': GraphML, '1': GML, '2': Pajek); the rest is
 * the file.
 */
#include "fuzz.h"

int fuzz_graph(const uint8_t *data, size_t size)
{
    static const char *const formats[] = {"graphml", "gml", "pajek"};
    enum { FORMATS = sizeof formats / sizeof *formats };
    if (size)
        fuzz_format(formats[data[0] % FORMATS], (const char *)data + 1, size - 1, NULL);
    return 0;
}
