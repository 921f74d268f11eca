/*
 * asset.h: a file that the build embeds in the library (tools/embed.sh).
 */
#ifndef BASE_ASSET_H
#define BASE_ASSET_H

#include <stddef.h>

struct asset {
    const char *bytes; /* ends in NUL */
    size_t length;
    const char *sha256; /* in base64 */
};

#endif
