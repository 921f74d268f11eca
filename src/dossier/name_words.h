/*
 * name_words.h: names as words that can be compared: in Latin letters, without marks, each word
 * with how it sounds; titles, legal forms and particles told from what names. Words are shared by
 * all names of a book.
 */
#ifndef DOSSIER_NAME_WORDS_H
#define DOSSIER_NAME_WORDS_H

#include "base/names.h"
#include "base/romanize.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum word_class {
    WORD_PLAIN,
    WORD_INITIAL,  /* one letter */
    WORD_NUMBER,   /* digits, with letters or without; Roman ones behind the first word */
    WORD_PARTICLE, /* van, al */
    WORD_SMALL,    /* of, the: a particle, but of persons */
    WORD_FORM,     /* Ltd, GmbH */
    WORD_TITLE,    /* Dr, Mrs */
    WORD_RANK      /* Colonel: a title of persons alone */
};

/* What is called so. */
enum name_of { NAME_OF_ANY, NAME_PERSON, NAME_THING };

struct name_word {
    const char *letters; /* "khrushchev"; of a legal form its usual abbreviation */
    const char *sound;   /* "hrushchev": letters that transliterations vary are folded */
    const char
        *skeleton; /* "rsckv": consonants alone, those that are taken for each other folded */
    uint8_t length, sound_length;
    enum word_class class;
    char sex; /* of a title: 'm', 'f' or 0 */
};

/* Names with more words are told apart by the first ones and by `joined`. */
enum { NAME_WORDS = 12, NAME_BYTES = 1000 };

/* What of a name is compared. */
struct name {
    const char *bytes; /* as written, `length` long; not ours */
    size_t length;
    const char *joined;         /* the letters of what names, without blanks */
    const char *sound;          /* of that */
    const char *consonants;     /* of the whole, as Arabic writes it */
    uint32_t words[NAME_WORDS]; /* what names, in order */
    uint32_t joined_length;
    uint32_t form; /* the word that is its legal form; NAME_NONE: none */
    uint8_t count; /* of words */
    char sex;      /* by its title: 'm', 'f' or 0 */
    enum name_of of;
    bool cut;       /* it has more words than that */
    bool titled;    /* titles were left out */
    bool turned;    /* "Lukashenko, Alexander", here the other way round */
    bool foreign;   /* has letters that are not Latin */
    bool abjad;     /* has letters of a script that writes consonants alone */
    bool spaceless; /* has letters of a script that does not part words, or names */
    bool hangul;    /* of the Korean one */
    bool acronym;   /* one word of 3 to 8 capitals */
    bool initials;  /* has an initial beside a longer word */
};

struct name_book {
    struct names texts;   /* all strings */
    struct names letters; /* the words, by letters */
    struct name_word *words;
    size_t capacity;
    struct romanizer romanizer;
};

/*
 * Reads a name into `name`. False where there is nothing to
 * compare: no letter, a key such as Q159 or n17, or more than NAME_BYTES bytes.
 */
bool name_read(struct name_book *book, const char *bytes, size_t length, enum name_of of,
               struct name *name);

const struct name_word *name_word(const struct name_book *book, const struct name *name,
                                  size_t index);

void name_book_release(struct name_book *book);

#endif
