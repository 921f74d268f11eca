/*
 * romanize.h: text of any script in small Latin letters; ICU knows how.
 */
#ifndef BASE_ROMANIZE_H
#define BASE_ROMANIZE_H

#include <entente/text.h>

#include <stdbool.h>

/* Starts as {0}. What romanizes is opened at the first text that is not ASCII: it takes 20 ms. */
struct romanizer {
    void *transliterator, *units; /* private */
    size_t capacity;
    bool tried;
};

/*
 * Appends the UTF-8 text in Latin letters, lower case, without marks: Russian and Greek as English
 * writes them, other scripts as ICU's Any-Latin does, which keeps Arabic's and Hebrew's consonants
 * alone. What has no Latin letters stays as it is, as does everything where ICU has no data.
 */
void romanize(struct romanizer *romanizer, const char *bytes, size_t length, struct text *out);

void romanizer_release(struct romanizer *romanizer);

/* ICU's version: returns the one that this was built with, and writes the one that it runs with. */
enum { ROMANIZE_VERSION = 20 };
const char *romanize_version(char runs[ROMANIZE_VERSION]);

#endif
