/*
 * hash.c: multiply and fold, a word at a time. The last word of a string overlaps the one before
 * it, so that no byte has to be taken alone.
 */
#include "base/hash.h"

#include <string.h>

static uint64_t mix(uint64_t value, uint64_t word)
{
    value = (value ^ word) * 0x9e3779b97f4a7c15u;
    return value ^ value >> 32;
}

static uint64_t word64(const unsigned char *bytes)
{
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

static uint64_t word32(const unsigned char *bytes)
{
    uint32_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

/* Less than eight bytes as one word. */
static uint64_t short_word(const unsigned char *bytes, size_t length)
{
    if (length >= 4)
        return word32(bytes) | word32(bytes + length - 4) << 32;
    if (!length)
        return 0;
    return (uint64_t)bytes[0] << 16 | (uint64_t)bytes[length / 2] << 8 | bytes[length - 1];
}

uint64_t hash_bytes(const void *bytes, size_t length)
{
    const unsigned char *at = bytes;
    uint64_t value = mix(0xa0761d6478bd642fu, length); /* else "a" and "aa" would be alike */
    if (length < 8)
        return mix(mix(value, short_word(at, length)), length);
    const unsigned char *last = at + length - 8;
    for (; at < last; at += 8)
        value = mix(value, word64(at));
    return mix(mix(value, word64(last)), length);
}
