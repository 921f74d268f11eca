/*
 * png.c: notes in a PNG how large it is on paper (its chunk pHYs), which Cairo leaves out.
 */
#include "picture/png.h"

#include <math.h>
#include <stdint.h>

/* The signature and the first chunk, which comes before all others. */
enum { HEAD = 8 + 25 };

static const double inches_per_metre = 1 / .0254;

/* The check sum of PNG's chunks: CRC-32 as in ISO 3309. */
static uint32_t check_sum(const unsigned char *bytes, size_t length)
{
    uint32_t sum = UINT32_MAX;
    for (size_t i = 0; i < length; i++) {
        sum ^= bytes[i];
        for (int bit = 0; bit < 8; bit++)
            sum = sum & 1 ? sum >> 1 ^ 0xEDB88320u : sum >> 1;
    }
    return ~sum;
}

static void put(unsigned char *at, uint32_t number)
{
    for (int i = 0; i < 4; i++)
        at[i] = (unsigned char)(number >> (24 - 8 * i));
}

void png_add(struct text *out, const char *png, size_t length, double dpi)
{
    enum { DATA = 9 };
    unsigned char chunk[4 + 4 + DATA + 4] = {0, 0, 0, DATA, 'p', 'H', 'Y', 's'};
    uint32_t per_metre = (uint32_t)lround(dpi * inches_per_metre);
    put(chunk + 8, per_metre);
    put(chunk + 12, per_metre);
    chunk[16] = 1; /* a metre */
    put(chunk + 17, check_sum(chunk + 4, 4 + DATA));
    text_add_bytes(out, png, HEAD);
    text_add_bytes(out, (const char *)chunk, sizeof chunk);
    text_add_bytes(out, png + HEAD, length - HEAD);
}
