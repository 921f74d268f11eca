/*
 * quotation.h: a text that is quoted, and where in it a quote stands. White space of any width is
 * one blank, quotation marks of any kind are the same, so are dashes and hyphens, and composed and
 * decomposed letters are the same; all else must be the same to the letter. What a quote leaves out
 * or puts in, `...` or `[...]` or `[the CSTO]`, matches anything up to the paragraph after.
 *
 * Ownership: an original owns what it holds, and keeps no pointer to the bytes it was made of.
 */
#ifndef ENTENTE_QUOTATION_H
#define ENTENTE_QUOTATION_H

#include <entente/api.h>
#include <entente/text.h>

#include <stdbool.h>

struct original;

/*
 * The text in UTF-8 (bytes that are none are passed over). Blank lines part its paragraphs; where
 * it has none, each line is one.
 */
ENTENTE_API struct original *original_new(const char *bytes, size_t length);
ENTENTE_API void original_free(struct original *original);

/* How many paragraphs, and how many words, the text has. */
ENTENTE_API size_t original_paragraphs(const struct original *original);
ENTENTE_API size_t original_words(const struct original *original);

struct quotation {
    bool found;
    size_t paragraph; /* from 1: where it begins first; else where the nearest passage does, or 0 */
    double likeness;  /* the share of the quote's words that the passage keeps in order; 1: found */
    struct text
        passage; /* the nearest passage, where it is not found and most of its words are there */
};

/*
 * Looks for the quote, and where it is not there and `nearest` is wanted, for the nearest passage:
 * the one at the least number of words put in, left out and changed (Sellers 1980). That takes time
 * in proportion to the words of the text times those of the quote. Fills `quotation`, to be
 * released.
 */
ENTENTE_API void original_find(const struct original *original, const char *quote, bool nearest,
                               struct quotation *quotation);

/* Whether the quote stands in, or begins in, the paragraph of that number too. */
ENTENTE_API bool original_holds(const struct original *original, const char *quote,
                                size_t paragraph);

ENTENTE_API void quotation_release(struct quotation *quotation);

#endif
