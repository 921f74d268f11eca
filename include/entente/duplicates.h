/*
 * duplicates.h: entities of a dossier that may be one: pairs whose names are alike, and why. These
 * are suggestions: nothing is merged.
 *
 * Ownership: the names belong to the dossier, which must not change while they are used.
 */
#ifndef ENTENTE_DUPLICATES_H
#define ENTENTE_DUPLICATES_H

#include <entente/dossier.h>

/* How two names are alike, the surest first. */
enum likeness {
    LIKENESS_NONE,
    LIKENESS_SAME,       /* the same name */
    LIKENESS_MARKS,      /* but for case, accents, punctuation, blanks and small words */
    LIKENESS_SCRIPT,     /* in another script */
    LIKENESS_ORDER,      /* the same words in another order */
    LIKENESS_FORM,       /* but for a title, a legal form or its own acronym */
    LIKENESS_SPELLING,   /* another spelling or transliteration */
    LIKENESS_MIDDLE,     /* without a middle name */
    LIKENESS_ONE_LETTER, /* one letter more, less, other, or two neighbours swapped */
    LIKENESS_INITIALS,   /* initials for names */
    LIKENESS_ACRONYM,    /* the first letters of the words */
    LIKENESS_SURNAME     /* a surname that only one other person bears */
};

/* A name as it stands in an id, a label or a list of aliases: `length` bytes, no NUL behind them.
 */
struct called {
    const char *bytes;
    size_t length;
};

/* Two entities; `entity` is the one that comes later in its file. */
struct duplicate {
    uint32_t entity, other;
    enum likeness likeness; /* of the two names that are most alike */
    struct called name, other_name;
};

struct duplicates {
    struct duplicate *items; /* by place of the entity, then the surest first, then place */
    size_t count, capacity;
    size_t partial; /* entities with so many near names that only the nearest were compared */
    size_t unread;  /* entities with a name that is too long to be compared */
};

/*
 * Finds pairs by id, label and aliases. Names are compared in Latin letters, whatever their script,
 * word by word: equal, in other order, spelt otherwise, one letter different, initials. Who is of
 * another kind, existed at another time, or is judged to be the same or not to be, is no duplicate,
 * and neither are those whom a relation ties unless they bear the same name. Numbers that differ
 * are never alike. Where the dossier declares entities, the others are left to `dangling-relation`.
 *
 * Names are compared within blocks that share a key (words without their vowels; all letters but
 * one), large blocks with neighbours alone, so time is O(n log n) in the names, and O(r) in the
 * relations. Release `duplicates` with duplicates_release().
 */
ENTENTE_API void duplicates_find(const struct dossier *dossier, struct duplicates *duplicates);

ENTENTE_API void duplicates_release(struct duplicates *duplicates);

#endif
