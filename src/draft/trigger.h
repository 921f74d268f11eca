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

/* Words, each with the patterns whose cue starts with it. */
struct triggers {
    struct names words;
    struct trigger_pair {
        uint32_t word, pattern;
    } * pairs; /* sorted by word once triggers_sort() was called */
    size_t pair_count, pair_capacity;
};

void triggers_release(struct triggers *triggers);

/*
 * Notes the words that the expression's group C can start with; false, and nothing noted, where
 * that cannot be told: then the pattern may match any line.
 */
bool triggers_add(struct triggers *triggers, uint32_t pattern, const char *expression);

/*
 * The kinds of placeholders that the expression's groups of that name take, as a bit for each
 * letter from A on; 0: it has no such group.
 */
uint32_t trigger_kinds(const char *expression, char group);

/* The same of all placeholders of a line, and how many there are. */
uint32_t trigger_kinds_of(const char *text, size_t length, size_t *count);

void triggers_sort(struct triggers *triggers);

/* Sets `hit` of each pattern that a word of the text triggers. */
void triggers_mark(const struct triggers *triggers, const char *text, size_t length, bool *hit);

#endif
