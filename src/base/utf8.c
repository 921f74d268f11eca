/*
 * utf8.c: what the house asks of Unicode, answered by libunistring.
 */
#include "base/utf8.h"

#include "base/xalloc.h"

#include <ctype.h>
#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <strings.h>
#include <unicase.h>
#include <uninorm.h>
#include <unistr.h>
#include <uniwidth.h>

size_t utf8_first_invalid(const char *bytes, size_t length)
{
    const uint8_t *start = (const uint8_t *)bytes;
    const uint8_t *invalid = u8_check(start, length);
    return invalid ? (size_t)(invalid - start) : length;
}

bool utf8_repair(const char *bytes, size_t length, struct text *out)
{
    bool repaired = false;
    for (size_t at = 0; at < length; at++) {
        size_t valid = utf8_first_invalid(bytes + at, length - at);
        text_add_bytes(out, bytes + at, valid);
        at += valid;
        if (at == length)
            break;
        unsigned char byte = (unsigned char)bytes[at];
        text_add_char(out, (char)(0xc0 | byte >> 6));
        text_add_char(out, (char)(0x80 | (byte & 0x3f)));
        repaired = true;
    }
    return repaired;
}

size_t utf8_step(const char *bytes, size_t length)
{
    if ((unsigned char)*bytes < 0x80) /* nearly all of what is asked of */
        return 1;
    int step = u8_mblen((const uint8_t *)bytes, length);
    return step > 0 ? (size_t)step : 1;
}

size_t utf8_count(const char *bytes, size_t length)
{
    size_t count = 0;
    for (size_t i = 0; i < length; i += utf8_step(bytes + i, length - i))
        count++;
    return count;
}

size_t utf8_width(const char *bytes, size_t length)
{
    size_t width = 0;
    for (size_t i = 0; i < length;) {
        ucs4_t character;
        int step = u8_mbtouc(&character, (const uint8_t *)bytes + i, length - i);
        int cells = uc_width(character, "UTF-8");
        width += cells > 0 ? (size_t)cells : 0;
        i += step > 0 ? (size_t)step : 1;
    }
    return width;
}

static bool is_ascii(const char *bytes, size_t length)
{
    while (length && (unsigned char)bytes[length - 1] < 0x80)
        length--;
    return length == 0;
}

bool utf8_same_letters(const char *a, size_t a_length, const char *b, size_t b_length)
{
    int order;
    if (is_ascii(a, a_length) && is_ascii(b, b_length))
        return a_length == b_length && strncasecmp(a, b, a_length) == 0;
    if (u8_casecmp((const uint8_t *)a, a_length, (const uint8_t *)b, b_length, NULL, UNINORM_NFC,
                   &order) == 0)
        return order == 0;
    if (errno == ENOMEM)
        xalloc_fail();
    return false;
}

void utf8_fold(const char *bytes, size_t length, struct text *out)
{
    size_t size = 0;
    if (is_ascii(bytes, length)) {
        size_t start = out->length;
        text_add_bytes(out, bytes, length);
        for (size_t i = start; i < out->length; i++)
            out->data[i] = (char)tolower((unsigned char)out->data[i]);
        return;
    }
    uint8_t *folded =
        xalloc_checked(u8_casefold((const uint8_t *)bytes, length, NULL, UNINORM_NFC, NULL, &size));
    if (folded)
        text_add_bytes(out, (const char *)folded, size);
    else
        text_add_bytes(out, bytes, length);
    free(folded);
}
