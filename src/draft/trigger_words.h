/*
 * trigger_words.h: the words without which an expression finds nothing.
 */
#ifndef DRAFT_TRIGGER_WORDS_H
#define DRAFT_TRIGGER_WORDS_H

#include <stdbool.h>
#include <stddef.h>

enum { WORD_LENGTH = 40, MOST_OTHERS = 3 };

struct word_set {
    char (*items)[WORD_LENGTH]; /* in small letters */
    size_t count, capacity;
};

/* A line that the expression matches has one word of each set. */
struct word_sets {
    struct word_set first, second; /* of the cue, and behind that */
    bool cued, followed;           /* whether those two are known */
    struct word_set others[MOST_OTHERS];
    size_t other_count;
};

/* `start`: what it finds starts where a word does. */
void trigger_words(const char *expression, bool start, struct word_sets *sets);
void trigger_words_release(struct word_sets *sets);

/* Whether words have such bytes; '-' not at their start. */
bool trigger_is_letter(char byte);

#endif
