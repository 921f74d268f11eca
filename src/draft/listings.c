/*
 * listings.c: a table of all beginnings of names, so that the longest name at a token is found by
 * adding word after word until no name begins so.
 */
#include "draft/listings.h"

#include "base/xalloc.h"
#include "draft/reading.h"

#include <stdlib.h>
#include <string.h>

void listings_release(struct listings *listings)
{
    names_release(&listings->phrases);
    free(listings->places);
    free(listings->items);
    *listings = (struct listings){0};
}

static uint32_t add_phrase(struct listings *listings, const struct text *phrase)
{
    size_t count = listings->phrases.count;
    uint32_t id = names_add(&listings->phrases, text_string(phrase), phrase->length);
    if (listings->phrases.count > count) {
        listings->places =
            xgrow(listings->places, count, &listings->place_capacity, sizeof *listings->places);
        listings->places[id] = ARTICLE_NONE;
    }
    return id;
}

static void add_word(struct text *phrase, const struct article *article, size_t token)
{
    if (phrase->length)
        text_add_char(phrase, ' ');
    text_add(phrase, article_word(article, token));
}

/* The string as an article of its own, for its tokens. */
static void tokenize(struct article *article, const char *string)
{
    *article = (struct article){.text = string, .length = strlen(string)};
    read_tokens(article);
}

void phrase_fold(const char *string, struct text *out)
{
    struct article words;
    tokenize(&words, string);
    for (size_t i = 0; i < words.token_count; i++)
        add_word(out, &words, i);
    article_release(&words);
}

static bool one_acronym(const struct article *words)
{
    return words->token_count == 1 && words->tokens[0].letters == CASE_UPPER;
}

static uint32_t append(struct listings *listings, struct listing listing)
{
    listings->items =
        xgrow(listings->items, listings->count, &listings->capacity, sizeof *listings->items);
    listings->items[listings->count] = listing;
    return (uint32_t)listings->count++;
}

/* Puts the listing at the phrase, as listings_add() says; returns whose the name is. */
static uint32_t place_listing(struct listings *listings, uint32_t phrase, struct listing listing,
                              bool over)
{
    uint32_t place = listings->places[phrase];
    if (place == ARTICLE_NONE) {
        listings->places[phrase] = append(listings, listing);
        return listing.owner;
    }
    struct listing *there = &listings->items[place];
    bool acronym = listing.form == LISTED_ACRONYM;
    if (there->owner != listing.owner && acronym != (there->form == LISTED_ACRONYM) && !over) {
        if (there->other == ARTICLE_NONE) {
            uint32_t other = append(listings, listing);
            listings->items[place].other = other;
        }
        return listing.owner;
    }
    if (over)
        *there = listing;
    else if (there->owner == listing.owner) {
        there->capitals &= listing.capitals;
        if (there->form == LISTED_ACRONYM && listing.form == LISTED_NAME)
            there->form = LISTED_NAME; /* NATO is Nato as well */
    }
    return there->owner;
}

uint32_t listings_add(struct listings *listings, const char *name, uint32_t owner,
                      enum listed_form form, bool over)
{
    struct article words;
    struct text phrase = {0};
    struct listing listing = {.owner = owner, .other = ARTICLE_NONE, .form = (uint8_t)form};
    uint32_t id = ARTICLE_NONE;

    tokenize(&words, name);
    for (size_t i = 0; i < words.token_count; i++) {
        add_word(&phrase, &words, i);
        id = add_phrase(listings, &phrase);
        uint8_t letters = words.tokens[i].letters;
        if (i < 32 && (letters == CASE_TITLE || letters == CASE_UPPER))
            listing.capitals |= UINT32_C(1) << i;
    }
    if (form == LISTED_NAME && one_acronym(&words))
        listing.form = LISTED_ACRONYM;
    text_release(&phrase);
    article_release(&words);
    if (id == ARTICLE_NONE)
        return ARTICLE_NONE;
    return place_listing(listings, id, listing, over);
}

const struct listing *listings_of(const struct listings *listings, const char *name)
{
    struct text phrase = {0};
    phrase_fold(name, &phrase);
    uint32_t id = names_find(&listings->phrases, text_string(&phrase), phrase.length);
    text_release(&phrase);
    if (id == NAME_NONE || listings->places[id] == ARTICLE_NONE)
        return NULL;
    return &listings->items[listings->places[id]];
}

/* Whether the tokens have the capitals of the listing; an acronym is all capitals. */
static bool has_capitals(const struct article *article, const struct listing *listing, size_t token,
                         size_t count)
{
    if (listing->form == LISTED_ACRONYM)
        return article->tokens[token].letters == CASE_UPPER;
    for (size_t i = 0; i < count && i < 32; i++)
        if (listing->capitals >> i & 1 && article->tokens[token + i].letters == CASE_LOWER)
            return false;
    return true;
}

/* Of the listings of one phrase the one whose capitals fit, an acronym before others; or NULL. */
static const struct listing *fitting(const struct listings *listings, const struct article *article,
                                     uint32_t place, size_t token, size_t count)
{
    const struct listing *best = NULL;
    while (place != ARTICLE_NONE) {
        const struct listing *listing = &listings->items[place];
        if (has_capitals(article, listing, token, count) &&
            (!best || listing->form == LISTED_ACRONYM))
            best = listing;
        place = listing->other;
    }
    return best;
}

const struct listing *listings_find(const struct listings *listings, const struct article *article,
                                    size_t token, size_t end, struct text *buffer, size_t *count)
{
    const struct listing *best = NULL;
    text_clear(buffer);
    for (size_t i = token; i < end; i++) {
        add_word(buffer, article, i);
        uint32_t id = names_find(&listings->phrases, text_string(buffer), buffer->length);
        if (id == NAME_NONE)
            break;
        const struct listing *fit =
            fitting(listings, article, listings->places[id], token, i + 1 - token);
        if (!fit)
            continue;
        best = fit;
        *count = i + 1 - token;
    }
    return best;
}
