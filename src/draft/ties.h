/*
 * ties.h: the relations that an article states, as the lexicon finds them in its lines.
 */
#ifndef DRAFT_TIES_H
#define DRAFT_TIES_H

#include "draft/article.h"
#include "draft/lexicon.h"

/* How far what is stated, and what is suggested, is to be believed at most: a choice of ours. */
static const double tier_confidence[] = {[TIER_SURE] = .9, [TIER_SUGGESTED] = .5};
/* Of words that tell less surely who is meant, what they tell is suggested only. */
static const double least_certain = .8;

struct drafted_relation {
    uint32_t from, to; /* entities of the article; from ARTICLE_NONE, until ties_of_members(): all
                          members of what the sentence is about; by_agent, until all sentences are
                          read: who does such things in the article */
    const char *type;
    uint8_t tier, time;                     /* enum tier, enum tie_time */
    double confidence;                      /* 0 to 1 */
    struct edtf when;                       /* may be absent */
    struct span phrase, from_span, to_span; /* of the article */
    struct span cue;                        /* the words that tie */
    struct span role;                       /* of an office; 0, 0: none */
    uint32_t sentence;
    bool by_agent;
    bool behind; /* another name stands before both in the sentence */
    size_t row;  /* of the lexicon; SIZE_MAX: a title or a name */
};

struct drafted_relations {
    struct drafted_relation *items;
    size_t count, capacity;
    size_t negated;  /* how many the article denies, which are left out */
    uint32_t agent;  /* who imposes sanctions, the first of those whom the article names */
    size_t given_up; /* sentences that are too long, or take too much work */
};

/* Finds the relations of the article, dates them and applies the rules of documents. */
void drafted_relations_find(const struct article *article, const struct lexicon *lexicon,
                            struct drafted_relations *relations);
void drafted_relations_release(struct drafted_relations *relations);

/* The stages of drafted_relations_find(). */
void ties_of_titles(const struct article *article, struct drafted_relations *relations);
void ties_of_heads(const struct article *article, struct drafted_relations *relations);
void ties_of_wholes(const struct article *article, struct drafted_relations *relations);
void ties_of_compounds(const struct article *article, struct drafted_relations *relations);
/* Expands what is told of all members. */
void ties_of_members(const struct article *article, struct drafted_relations *relations);
/* After those of phrasings: bodies that are the foremost organization's own. */
void ties_of_own(const struct article *article, struct drafted_relations *relations);
void tie_date(const struct article *article, struct drafted_relation *relation);
/* The same by this date; NULL: by none. */
void tie_date_by(const struct article *article, const struct date_mention *date,
                 struct drafted_relation *relation);

/*
 * Whether names that are listed in the span have dates of their own: "Vietnam in 1995, Laos and
 * Myanmar in 1997". `own` becomes the date of the name that ends at the byte; NULL: it has none.
 */
bool tie_listed(const struct article *article, uint32_t sentence, struct span list, size_t name_end,
                const struct date_mention **own);

/* How far the date is from what ties; TIE_APART where it belongs to something else. */
#define TIE_APART (SIZE_MAX / 2)
size_t tie_reach(const struct article *article, const struct date_mention *date,
                 const struct drafted_relation *relation);

/* Whether "when" follows the date. */
bool tie_is_when(const struct article *article, const struct date_mention *date);

/* The date that its sentence goes back to: "at the summit". False: to none. */
bool tie_before(const struct article *article, const struct drafted_relation *relation,
                struct date_mention *date);

/* Whether the word is of something that takes place on a day: a summit, talks. */
bool tie_is_event(const char *word);

/* The first token of the sentence that ends behind the byte. */
size_t tie_token(const struct article *article, const struct sentence *sentence, size_t byte);

/* Whether the name that is at `name` in that sentence goes on in words beside it. */
bool tie_is_cut(const struct article *article, uint32_t sentence, struct span name);

enum tie_time tie_turn(const struct article *article, struct span date,
                       const struct drafted_relation *relation);
/* Whether it is a membership from when the whole was founded: "three states formed it". */
bool tie_is_founding(const struct article *article, const struct drafted_relation *relation);
void ties_of_founding(const struct article *article, struct drafted_relations *relations);
/* What the paragraph of the sentence, or the article, is about that can have the member; or
 * ARTICLE_NONE. */
uint32_t tie_whole(const struct article *article, uint32_t sentence, uint32_t member);
/* The state that a person who is named at the byte, with a title that states have, is of; or
 * ARTICLE_NONE. */
uint32_t tie_state(const struct article *article, uint32_t sentence, size_t byte, uint32_t person);
/* The state that the article or its headline is about, or ARTICLE_NONE. */
uint32_t tie_subject(const struct article *article);
/* At which state it is directed what `from` does, where nothing says it: the one that the article
 * names, or means, most; or ARTICLE_NONE. */
uint32_t tie_target(const struct article *article, uint32_t from);
/* Whether its paragraph gives another person that title of that state: of two presidents. */
bool tie_is_taken(const struct article *article, const struct mention *mention, uint32_t state);
/* Whether it is what has members: an organization, or a council of its own. */
bool tie_is_whole(const struct article *article, uint32_t entity);
bool tie_may_have(const struct article *article, uint32_t whole, uint32_t member);
void ties_settle(const struct article *article, struct drafted_relations *relations);
void drafted_relations_add(struct drafted_relations *relations,
                           const struct drafted_relation *relation);
/* Suggests a relation for which there are no words but the mention itself. */
void drafted_relations_suggest(struct drafted_relations *relations, const struct mention *mention,
                               uint32_t from, uint32_t to, const char *type, double confidence);

#endif
