/*
 * line.h: a sentence with placeholders for who is meant in it, each byte with its place in the
 * article. "Russian President Vladimir Putin met Xi Jinping" is "<P0n> met <P1n>".
 */
#ifndef DRAFT_LINE_H
#define DRAFT_LINE_H

#include "draft/article.h"
#include "draft/lexicon.h"
#include "draft/matcher.h"

#include <entente/text.h>

/*
 * A placeholder is <KINDS NUMBER FORM>, without the blanks: kinds are letters, S state, O
 * organization, P person, B body or force, K bloc, E event, D document, L place; M several of them;
 * the number is the slot's; the form is a for an adjective, else n. An enumeration is one slot of
 * several entities.
 */
struct slot {
    struct span span;
    struct range entities; /* in line.entities */
    double certainty;
    char letter; /* its kind; of several kinds the first one's */
};

/* One of a slot's entities, and where its name ends in the article. */
struct slot_entity {
    uint32_t entity;
    size_t end;
};

struct line {
    const struct article *article;
    uint32_t sentence;
    struct text text;
    size_t *starts, *ends; /* by byte of the text: where in the article it comes from */
    size_t size;           /* how many these have room for */
    struct slot *slots;
    size_t slot_count, slot_capacity;
    struct slot_entity *entities;
    size_t entity_count, entity_capacity;
};

void line_init(struct line *line, const struct article *article, uint32_t sentence);
void line_release(struct line *line);

/* Enumerations and the lexicon's folds, until nothing changes. */
void line_fold(struct line *line, const struct lexicon *lexicon, struct matcher *matcher);

/* Leaves out what the lexicon prunes: clauses between commas. Whether there was any. */
bool line_prune(struct line *line, const struct lexicon *lexicon, struct matcher *matcher);

/* The bytes of the article that the text's bytes from `start` to `end` come from. */
struct span line_span(const struct line *line, size_t start, size_t end);

/* The slot of the placeholder that starts there. */
uint32_t line_slot(const struct line *line, size_t start);

#endif
