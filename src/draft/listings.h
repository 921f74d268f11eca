/*
 * listings.h: names as sequences of words, and the longest one that stands at a token of an
 * article.
 */
#ifndef DRAFT_LISTINGS_H
#define DRAFT_LISTINGS_H

#include "draft/article.h"

#include <entente/text.h>

enum listed_form {
    LISTED_NAME,
    LISTED_ACRONYM, /* one word in capitals, which has to be written so */
    LISTED_DEMONYM,
    LISTED_SEAT /* a city that stands for who sits there */
};

struct listing {
    uint32_t owner;    /* whose name it is: the caller's number */
    uint32_t capitals; /* bits, by word: has a capital */
    uint32_t other;    /* the listing of the same letters that is an acronym, or is none; else
                          ARTICLE_NONE: Guam and GUAM */
    uint8_t form;      /* enum listed_form */
};

struct listings {
    struct names phrases; /* each name and each of its beginnings: words parted by blanks */
    uint32_t *places;     /* by phrase: its listing, or ARTICLE_NONE */
    size_t place_capacity;
    struct listing *items;
    size_t count, capacity;
};

void listings_release(struct listings *listings);

/*
 * Adds a name. Where it is listed already the first owner keeps it, unless `over`; returns whose it
 * is now. A name without words is not listed: ARTICLE_NONE.
 */
uint32_t listings_add(struct listings *listings, const char *name, uint32_t owner,
                      enum listed_form form, bool over);

/* The listing of just this name; NULL: none. */
const struct listing *listings_of(const struct listings *listings, const char *name);

/*
 * The listing with the most words that stand from `token` on, before `end`, with the capitals that
 * it asks for; `count` becomes the number of its tokens. NULL: none. `buffer` is for its use.
 */
const struct listing *listings_find(const struct listings *listings, const struct article *article,
                                    size_t token, size_t end, struct text *buffer, size_t *count);

/* Appends the words of a string as `struct token` has them, parted by blanks. */
void phrase_fold(const char *string, struct text *out);

#endif
