/*
 * lexis.h: the words that tell what a name is: titles, heads of names of bodies, and the like. A
 * phrase is its words in small letters (see `struct token`), parted by one blank.
 */
#ifndef DRAFT_LEXIS_H
#define DRAFT_LEXIS_H

#include "base/names.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The classes. To add one: a bit here, its name in lexis.c, and its line in share/draft/README.md.
 */
enum word_class {
    WORD_ACTOR = 1 << 0,              /* what acts for its state: Lao officials, Russian troops */
    WORD_BODY_HEAD = 1 << 1,          /* ends the name of a body: Human Rights Council */
    WORD_COLLECTIVE = 1 << 2,         /* "the" and this mean an organization: the grouping */
    WORD_COLLECTIVE_STATE = 1 << 3,   /* the same of a state: the country */
    WORD_COMMON = 1 << 4,             /* no name where it stands alone: The, Monday, Officials */
    WORD_DOCUMENT_HEAD = 1 << 5,      /* Lisbon Treaty */
    WORD_EVENT_HEAD = 1 << 6,         /* Vilnius summit */
    WORD_FORCE_HEAD = 1 << 7,         /* Swedish Armed Forces */
    WORD_GROUP_ORG = 1 << 8,          /* the two organizations */
    WORD_GROUP_PERSON = 1 << 9,       /* both presidents */
    WORD_GROUP_STATE = 1 << 10,       /* the two countries */
    WORD_HONORIFIC = 1 << 11,         /* Mr, Dr */
    WORD_MAN = 1 << 12,               /* a title that men have */
    WORD_MODIFIER = 1 << 13,          /* has a capital and is no name: Muslim, Northern */
    WORD_ORGANIZATION_HEAD = 1 << 14, /* Labour Party */
    WORD_PARTICLE = 1 << 15,          /* inside names of persons: de, bin, van */
    WORD_PLACE_FIRST = 1 << 16,       /* starts the name of a place: Lake, Mount */
    WORD_PLACE_HEAD = 1 << 17,        /* ends it: Alamudun district */
    WORD_SPEECH = 1 << 18,            /* what persons do: said */
    WORD_STATE_BODY = 1 << 19,        /* a body that most states have: foreign ministry */
    WORD_TITLE = 1 << 20,             /* stands before a person's name: president */
    WORD_TITLE_MODIFIER = 1 << 21,    /* stands in a title: deputy, foreign */
    WORD_WOMAN = 1 << 22,             /* a title that women have */
    WORD_GIVEN = 1 << 23,             /* a given name */
    WORD_FIRST = 1 << 24              /* the first word of a longer phrase of some class */
};

struct lexis {
    struct names phrases;
    uint32_t *classes; /* by phrase */
    size_t capacity;
};

void lexis_release(struct lexis *lexis);

/* The class of that name; 0: none. */
uint32_t word_class_find(const char *name, size_t length);

/* The names of all classes, in their order, NULL at the end. */
const char *const *word_class_names(void);

/* Adds a phrase; of its beginnings it notes that they are. */
void lexis_add(struct lexis *lexis, const char *phrase, uint32_t classes);

/* The classes of a phrase; 0 for one that is not known. */
uint32_t lexis_find(const struct lexis *lexis, const char *phrase, size_t length);

#endif
