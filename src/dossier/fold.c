/*
 * fold.c: text as quotes are compared.
 */
#include "dossier/fold.h"

#include "base/xalloc.h"

#include <stdint.h>
#include <stdlib.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>
#include <uniwbrk.h>

/* To fold more: a row here, by its first and last character; NULL leaves it out. */
static const struct {
    ucs4_t first, last;
    const char *as;
} folds[] = {
    {'"', '"', "'"},         {0x00AB, 0x00AB, "'"},  /* guillemets */
    {0x00BB, 0x00BB, "'"},   {0x00AD, 0x00AD, NULL}, /* the soft hyphen */
    {0x200B, 0x200F, NULL},                          /* no width, joiners, marks of direction */
    {0x2010, 0x2015, "-"},                           /* hyphens and dashes */
    {0x2018, 0x201B, "'"},                           /* single quotation marks, the apostrophe */
    {0x201C, 0x201F, "'"},                           /* double ones */
    {0x2026, 0x2026, "..."},                         /* the ellipsis */
    {0x202A, 0x202E, NULL},                          /* embeddings */
    {0x2032, 0x2032, "'"},                           /* primes */
    {0x2033, 0x2033, "'"},   {0x2039, 0x203A, "'"},  {0x2060, 0x2064, NULL},
    {0x2066, 0x2069, NULL},  {0x2212, 0x2212, "-"}, /* the minus */
    {0xFEFF, 0xFEFF, NULL},
};

enum { FOLDS = sizeof folds / sizeof *folds };

static void add_character(struct text *out, ucs4_t character)
{
    uint8_t bytes[6];
    for (size_t i = 0; i < FOLDS; i++)
        if (character >= folds[i].first && character <= folds[i].last) {
            text_add(out, folds[i].as ? folds[i].as : "");
            return;
        }
    int size = u8_uctomb(bytes, character, sizeof bytes);
    text_add_bytes(out, (const char *)bytes, size > 0 ? (size_t)size : 0);
}

void fold_text(const char *string, size_t length, struct text *out)
{
    size_t start = out->length;
    bool blank = false;
    struct text folded = {0};
    for (size_t i = 0; i < length;) {
        ucs4_t character;
        int size = u8_mbtoucr(&character, (const uint8_t *)string + i, length - i);
        i += size > 0 ? (size_t)size : 1;
        if (size <= 0)
            continue;
        if (uc_is_property_white_space(character)) {
            blank = true;
            continue;
        }
        if (blank && folded.length)
            text_add_char(&folded, ' ');
        blank = false;
        add_character(&folded, character);
    }
    size_t size = 0;
    uint8_t *composed = xalloc_checked(u8_normalize(
        UNINORM_NFC, (const uint8_t *)text_string(&folded), folded.length, NULL, &size));
    if (composed)
        text_add_bytes(out, (const char *)composed, size);
    free(composed);
    text_release(&folded);
    while (out->length > start && out->data[out->length - 1] == ' ')
        out->data[--out->length] = '\0';
}

struct fold_character fold_character(const char *string, size_t length)
{
    ucs4_t character;
    int size = u8_mbtouc(&character, (const uint8_t *)string, length);
    int property = uc_wordbreak_property(character);
    return (struct fold_character){.letter = property == WBP_ALETTER || property == WBP_NUMERIC ||
                                             property == WBP_HL,
                                   .size = size > 0 ? (size_t)size : 1};
}
