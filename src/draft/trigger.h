/*
 * trigger.h: which patterns a line can match at all, by its words: a search for each pattern in
 * each line would take most of the time.
 */
#ifndef DRAFT_TRIGGER_H
#define DRAFT_TRIGGER_H

#include "base/names.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What of a pattern is in a line: a word that its cue can start with, one that can follow it, and
 * bits from there on for words that have to stand somewhere else. */
enum { TRIGGER_FIRST = 1, TRIGGER_SECOND = 2, TRIGGER_OTHER = 4 };

/* Words, each with the patterns that need it or another in its place. */
struct triggers {
    struct names words;
    struct trigger_pair {
        uint32_t word, pattern;
        uint8_t which; /* one bit of those */
    } * pairs;         /* sorted by word once triggers_sort() was called */
    size_t pair_count, pair_capacity;
};

void triggers_release(struct triggers *triggers);

/*
 * Notes the words that the expression's group C can start with, those that can follow them, and
 * those one of which has to stand elsewhere. Returns which it could tell: others the pattern does
 * not need. `start`: what it finds starts where a word does.
 */
uint8_t triggers_add(struct triggers *triggers, uint32_t pattern, const char *expression,
                     bool start);

/*
 * The kinds of placeholders that the expression's groups of that name take, as a bit for each
 * letter from A on; 0: it has no such group.
 */
uint32_t trigger_kinds(const char *expression, char group);

/* The same of all placeholders of a line, and how many there are. */
uint32_t trigger_kinds_of(const char *text, size_t length, size_t *count);

void triggers_sort(struct triggers *triggers);

/* Sets in `hit`, by pattern, which of its words the text has. */
void triggers_mark(const struct triggers *triggers, const char *text, size_t length, uint8_t *hit);

#endif
