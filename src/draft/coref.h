/*
 * coref.h: what the parts of coreference share: who was meant where, up to the token that is read.
 */
#ifndef DRAFT_COREF_H
#define DRAFT_COREF_H

#include "draft/naming.h"

enum { MOST_GROUP = 16, MOST_PAST = 8 };

/* The kinds that a word can mean, as bits. */
enum { MEANS_STATE = 1, MEANS_ORGANIZATION = 2, MEANS_PERSON = 4, MEANS_OTHER = 8 };

/* Entities that are named side by side: "Mali, Niger and Chad". */
struct company {
    uint32_t entities[MOST_GROUP];
    size_t count, token;
    uint8_t means;
};

struct coref {
    struct naming *naming;
    size_t entity_count;
    size_t *last;        /* by entity: the token of its last mention, plus 1; 0: none yet */
    uint32_t *counts;    /* by entity: how often it was meant */
    uint32_t *titles;    /* by entity: the word of a person's last title, or ARTICLE_NONE */
    const char **called; /* by entity: what it is called beside its name: "the Kaniyat militia" */
    uint32_t *named;     /* by entity: how often the article names it, of all of it */
    bool *armed;         /* by entity: called a rebel or militant one */
    struct company states, organizations, persons; /* the last ones of each */
    struct company past[MOST_PAST];                /* those before, the latest last */
    size_t past_count;
    size_t token; /* that is read */
};

uint8_t coref_means(const struct coref *coref, uint32_t entity);

/* Who is looked for: of these kinds, of no other sex than 'm' or 'w' (0: any), acting or not. */
struct wanted {
    uint8_t means;
    char sex;
    bool object;     /* "him": not who acts in the same sentence */
    bool single;     /* none of several that are named side by side: "Iran and Iraq ... it" */
    bool owner;      /* also who is named only as whose a thing is: "in Olszewski's cabinet" */
    uint32_t except; /* who is not meant, or ARTICLE_NONE */
};

/*
 * Who acts in this sentence, before the token, or in those right before; ARTICLE_NONE where there
 * is none.
 */
uint32_t coref_subject(const struct coref *coref, struct wanted wanted);

/* "Chad hosts the bank, which it joined": at "it", what the relative pronoun is of; or
 * ARTICLE_NONE. */
uint32_t coref_relative_before(const struct coref *coref, size_t token);

/* Behind a name, what parts the names of an enumeration: the next one's token; 0: none follows. */
size_t coref_next_in_company(const struct coref *coref, size_t token);

/* The same from the token `first` on, of the sentence that is read. */
uint32_t coref_subject_from(const struct coref *coref, size_t first, struct wanted wanted);

/*
 * The organization or body that is meant most, lately: of that kind, where it is not NULL, and with
 * the word in a name, if it has to be `named` so; else one that can be called by it (NULL: any).
 */
uint32_t coref_salient(const struct coref *coref, const char *kind, const char *word, bool named);

/* The last entities of that number that were named side by side, not long ago; NULL: none. */
const struct company *coref_company(const struct coref *coref, uint8_t means, size_t number);

/* They are meant again at the token that is read: "the two allies". */
void coref_renew(struct coref *coref, const struct company *company);

/* Whether the article names it more than any other organization, twice or more. */
bool coref_is_foremost(const struct coref *coref, uint32_t entity);

/* The state that the article names far more than any other; ARTICLE_NONE: there is none. */
uint32_t coref_foremost_state(const struct coref *coref);

/* Whether the sentence right before meant it, and no later one. */
bool coref_is_of_sentence_before(const struct coref *coref, uint32_t entity);

/* Notes whether words beside the mention that ends before `end` say that it is an armed group. */
void coref_note_armed(struct coref *coref, size_t token, size_t end);

/* Notes what the mention that starts at the token and ends before `end` is called beside it. */
void coref_note_called(struct coref *coref, size_t token, size_t end);

/* "The peacekeeping force": the last one with both words in its name; ARTICLE_NONE: none. */
uint32_t coref_modified(const struct coref *coref, size_t first, size_t noun);

/* Whether it is named right behind: "the party criticized the EPP" means another one. */
bool coref_is_named_next(const struct coref *coref, uint32_t entity);

/* Whether an organization can be called by the word without having it in its name: "the bloc". */
bool coref_is_general(const char *word);

/* The only organization or body so far whose name has that word at its head, however long ago. */
uint32_t coref_only(const struct coref *coref, const char *word);

/* "The action group": the organization or body whose name alone ends with these words, of those
 * that were named before; ARTICLE_NONE: there are several, or none. */
uint32_t coref_by_last_words(const struct coref *coref, const char *words);

/* A mention of the tokens, and the count of it. */
struct mention *coref_mention(struct coref *coref, size_t first, size_t end, uint32_t entity,
                              enum mention_form form, double certainty);
void coref_group(struct coref *coref, size_t first, size_t end, const struct company *company,
                 enum mention_form form, double certainty);

/* "The rebels", "the North", "the allies" at the token; the token behind it, or the same. */
size_t coref_party(struct coref *coref, size_t token);

/* Each reads what starts at the token; the token behind it, or the same where it is none. */
size_t coref_pronoun(struct coref *coref, size_t token);
size_t coref_nominal(struct coref *coref, size_t token);
size_t coref_plural(struct coref *coref, size_t token);

/* The classes of the token's word; 0 for what is meant already, and for marks. */
uint32_t coref_classes(const struct coref *coref, size_t token);

/* 2 for "two", "both"; 0 for no number. */
size_t coref_number(const struct coref *coref, size_t token);

/* Whether what follows the noun makes it another thing: "the group of", "the union leader". */
bool coref_goes_on(const struct coref *coref, size_t noun);

/* "The country", whose noun is at `noun`; the token behind, or the same. */
size_t coref_state(struct coref *coref, size_t token, size_t noun);

/* "His country" at the token, of the person: the token behind, or the same. */
size_t coref_state_of(struct coref *coref, size_t token, uint32_t person);

/* "Merkel, whose country" at the token: the token behind, or the same. */
size_t coref_state_of_whose(struct coref *coref, size_t token);

/* "The party expelled him": whether who acts before the token is no person. */
bool coref_done_by_other(const struct coref *coref, size_t token);

/* "The Gulf state" from the token on, a mention that ends before `end`. */
size_t coref_regional(struct coref *coref, size_t token, size_t end);

/* "The Dutchman succeeded": a person, where the mention that ends before `end` is of a people. */
size_t coref_national(struct coref *coref, size_t token, size_t end);

/* "'s defense ministry" at the token, of a state; the token behind it, or the same. */
size_t coref_body(struct coref *coref, size_t token, uint32_t state);

#endif
