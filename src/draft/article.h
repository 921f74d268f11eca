/*
 * article.h: an article as the drafter sees it: paragraphs, sentences, tokens, dates, entities and
 * their mentions. Every span is a place in the article's own bytes; nothing is ever rewritten.
 */
#ifndef DRAFT_ARTICLE_H
#define DRAFT_ARTICLE_H

#include <entente/dossier.h>
#include <entente/edtf.h>
#include <entente/error.h>

#include "base/names.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ARTICLE_NONE UINT32_MAX

/* Bytes of the article, the end exclusive. */
struct span {
    size_t start, end;
};

/* `count` records of an array from `first` on. */
struct range {
    uint32_t first, count;
};

enum token_kind {
    TOKEN_WORD,   /* letters, with inner apostrophes, hyphens and dots: U.S., O'Brien */
    TOKEN_NUMBER, /* digits, with inner commas and dots: 1,200, 27th */
    TOKEN_SUFFIX, /* 's or ' after a word: a possessive */
    TOKEN_MARK    /* one other character, or three dots */
};

enum token_case {
    CASE_LOWER,
    CASE_TITLE, /* Summit, McCain, Ki-moon */
    CASE_UPPER, /* NATO, U.S., EU, A */
    CASE_NONE   /* no letters with case */
};

/* What stands before a token. */
enum token_blank { BLANK_NONE, BLANK_SPACE, BLANK_NEWLINE, BLANK_LINE /* an empty line */ };

/* Tokens of a sentence follow each other; they are sorted, and do not overlap. */
struct token {
    struct span span;
    uint32_t word; /* in article.words: in small letters, with straight apostrophes and no dots in
                      acronyms ("us" of U.S.) */
    uint32_t sentence;
    uint32_t mention; /* the mention that covers it, or ARTICLE_NONE */
    uint8_t kind;     /* enum token_kind */
    uint8_t letters;  /* enum token_case */
    uint8_t blank;    /* enum token_blank: what stands before it */
    bool joined;      /* to the one before by a hyphen (which is no token): Ki-moon, UN-led */
};

struct sentence {
    struct span span;   /* without blanks at the ends */
    uint32_t paragraph; /* from 1; headings, by-lines and imprints are 0 */
    struct range tokens, mentions, dates;
    bool heading; /* a headline, a by-line, an imprint: no facts are read there */
};

enum mention_form {
    MENTION_NAME, /* the name or an alias */
    MENTION_ACRONYM,
    MENTION_SURNAME, /* of a person named in full before */
    MENTION_DEMONYM, /* Belarusian (adjective), Belarusians (people) */
    MENTION_CAPITAL, /* Minsk for Belarus */
    MENTION_NOMINAL, /* the grouping, the two countries, the minister */
    MENTION_PRONOUN  /* he, it, its, they, both */
};

/*
 * A place where an entity is meant. Sorted by start, without overlaps: of "Belarusian President
 * Alexander Lukashenko" there are two, Belarusian (a demonym) and Alexander Lukashenko (a name,
 * whose `title` is President and whose `of` is Belarus).
 */
struct mention {
    struct span span;
    uint32_t sentence;
    uint32_t entity;    /* of a group the first one; ARTICLE_NONE never */
    uint8_t form;       /* enum mention_form */
    bool possessive;    /* 's or ' follows, or it is "its", "their", "his" */
    bool adjective;     /* a demonym or name before a noun: "Lao spokesman", "CSTO leaders" */
    struct range group; /* in article.group_entities: all that "both", "they", "the two countries"
                           mean; count 0 for a single entity */
    struct span title;  /* "President", "foreign minister", "spokesman for ..."; 0, 0: none */
    uint32_t of;        /* the state, organization or body of the title, or ARTICLE_NONE */
    double certainty;   /* 1 for a name; less for coreference that could mean another */
};

struct drafted_entity {
    const char *name; /* as a person would label it; of the article's names */
    const char *kind; /* a name of the vocabulary's: state, organization, person, body, force, bloc,
                         place, document, event */
    const char **aliases; /* all other names: of the gazetteer or the dossier, and seen here */
    uint32_t alias_count;
    uint32_t mentions; /* how often it is meant, pronouns included */
    uint32_t named;    /* how often by a name, an acronym or as a demonym */
    uint32_t of;       /* the state or organization that a body or person belongs to, as read from
                          "Belarusian Foreign Ministry" or a title; ARTICLE_NONE: not said */
    size_t first;      /* byte of the first mention */
    size_t aliases_size;
    bool known;      /* of a --known dossier */
    bool listed;     /* of the gazetteer */
    bool woman, man; /* told by a title or a pronoun */
    bool national;   /* has a title that states have: president, minister */
    bool heads;      /* a table says what it is of, which a title then tells for sure */
};

/* The word that governs a date. */
enum date_word {
    DATE_BARE, /* none: "last December Belarus assumed" */
    DATE_ON,   /* on in at */
    DATE_SINCE,
    DATE_FROM,  /* also "from ... to ...", which is one date */
    DATE_UNTIL, /* until, till, through */
    DATE_BY,
    DATE_BEFORE,
    DATE_AFTER,
    DATE_DURING, /* during, throughout, over, for */
    DATE_BETWEEN,
    DATE_AROUND /* around, about, circa */
};

struct date_mention {
    struct span span;   /* of the date itself: "April 27, 2011", "late last year" */
    struct span phrase; /* with the word that governs it: "since late 2006" */
    uint32_t sentence;
    struct edtf date;      /* what the phrase says without the governing word */
    uint8_t word;          /* enum date_word */
    bool citation;         /* "(Agency, May 5)": the date of a source, not of an event */
    bool future;           /* after the article's date */
    struct span publisher; /* of a citation: "Agency"; else 0, 0 */
};

struct gazetteer;

struct article {
    const char *text; /* borrowed: of `length` bytes, may hold anything */
    size_t length;
    struct edtf date;   /* when it was published; may be absent */
    struct names words; /* the words of tokens; see token_word() */
    struct names names; /* owns the entities' strings */
    struct token *tokens;
    size_t token_count, token_capacity;
    struct sentence *sentences;
    size_t sentence_count, sentence_capacity;
    struct mention *mentions;
    size_t mention_count, mention_capacity;
    struct date_mention *dates;
    size_t date_count, date_capacity;
    struct drafted_entity *entities;
    size_t entity_count, entity_capacity;
    uint32_t *group_entities;
    size_t group_count, group_capacity;
    uint32_t paragraph_count;
};

/*
 * Reads the article. `date` (may be NULL) is when it was published: what "last year" is counted
 * from. The text has to outlive the article. Never fails on what the text is; an article without a
 * date leaves relative dates out. Release it in any case.
 */
void article_read(struct article *article, const struct gazetteer *gazetteer, const char *text,
                  size_t length, const struct edtf *date);

void article_release(struct article *article);

/*
 * The entity of that kind that the article is about: named by its name three times at least, and
 * twice as often as any other; ARTICLE_NONE: there is none.
 */
uint32_t article_foremost(const struct article *article, const char *kind);

/* The token's word in small letters; "" behind the last token. */
const char *article_word(const struct article *article, size_t token);

/* The article's byte there; 0 behind its end. */
char article_byte(const struct article *article, size_t at);

/* The token behind the mention that it is in, or behind those that are in none. */
size_t article_mention_end(const struct article *article, size_t token);

#endif
