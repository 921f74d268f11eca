/*
 * fold.h: text as quotes are compared: marks that only typesetting tells apart are the same.
 */
#ifndef DOSSIER_FOLD_H
#define DOSSIER_FOLD_H

#include <entente/text.h>

#include <stdbool.h>

/*
 * Appends the string composed (NFC), with one blank for any white space, none at its ends, one mark
 * for all quotation marks, single or double, and one for all dashes, `...` for an ellipsis, and
 * without soft hyphens and other marks that have no width. Bytes that are not UTF-8 are left out.
 */
void fold_text(const char *string, size_t length, struct text *out);

/* Whether the character at the byte is one of a word that blanks part from others: not of Chinese.
 */
struct fold_character {
    bool letter;
    size_t size; /* bytes */
};
struct fold_character fold_character(const char *string, size_t length);

#endif
