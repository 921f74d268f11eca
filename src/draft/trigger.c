/*
 * trigger.c: the patterns of a line's words.
 */
#include "draft/trigger.h"

#include "draft/trigger_words.h"

#include "base/xalloc.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static void note_words(struct triggers *triggers, uint32_t pattern, const struct word_set *words,
                       uint8_t which)
{
    for (size_t i = 0; i < words->count; i++) {
        const char *word = words->items[i];
        triggers->pairs = xgrow(triggers->pairs, triggers->pair_count, &triggers->pair_capacity,
                                sizeof *triggers->pairs);
        triggers->pairs[triggers->pair_count++] =
            (struct trigger_pair){names_add(&triggers->words, word, strlen(word)), pattern, which};
    }
}

uint8_t triggers_add(struct triggers *triggers, uint32_t pattern, const char *expression,
                     bool start)
{
    struct word_sets sets;
    trigger_words(expression, start, &sets);
    uint8_t needs = 0;
    if (sets.cued) {
        note_words(triggers, pattern, &sets.first, TRIGGER_FIRST);
        needs |= TRIGGER_FIRST;
    }
    if (sets.followed) {
        note_words(triggers, pattern, &sets.second, TRIGGER_SECOND);
        needs |= TRIGGER_SECOND;
    }
    for (size_t i = 0; i < sets.other_count; i++) {
        uint8_t which = (uint8_t)(TRIGGER_OTHER << i);
        note_words(triggers, pattern, &sets.others[i], which);
        needs |= which;
    }
    trigger_words_release(&sets);
    return needs;
}

/* The letters from there on. */
static uint32_t kinds_at(const char *at)
{
    uint32_t kinds = 0;
    for (; *at >= 'A' && *at <= 'Z'; at++)
        kinds |= UINT32_C(1) << (*at - 'A');
    return kinds;
}

uint32_t trigger_kinds(const char *expression, char group)
{
    static const char open[] = "<[A-Z]*["; /* as lexicon_expand.c writes it */
    const char name[] = {'(', '?', '<', group, '>', 0};
    uint32_t kinds = 0;
    for (const char *at = expression; (at = strstr(at, name));) {
        at += sizeof name - 1;
        kinds |=
            strncmp(at, open, sizeof open - 1) == 0 ? kinds_at(at + sizeof open - 1) : UINT32_MAX;
    }
    return kinds;
}

uint32_t trigger_kinds_of(const char *text, size_t length, size_t *count)
{
    uint32_t kinds = 0;
    *count = 0;
    for (size_t i = 0; i < length; i++)
        if (text[i] == '<') {
            kinds |= kinds_at(text + i + 1);
            ++*count;
        }
    return kinds;
}

static int compare_pairs(const void *one, const void *other)
{
    const struct trigger_pair *a = one, *b = other;
    if (a->word != b->word)
        return a->word < b->word ? -1 : 1;
    return (a->pattern > b->pattern) - (a->pattern < b->pattern);
}

void triggers_sort(struct triggers *triggers)
{
    if (triggers->pair_count)
        qsort(triggers->pairs, triggers->pair_count, sizeof *triggers->pairs, compare_pairs);
}

static void mark_word(const struct triggers *triggers, uint32_t word, uint8_t *hit)
{
    size_t low = 0, high = triggers->pair_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (triggers->pairs[middle].word < word)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < triggers->pair_count && triggers->pairs[low].word == word; low++)
        hit[triggers->pairs[low].pattern] |= triggers->pairs[low].which;
}

void triggers_mark(const struct triggers *triggers, const char *text, size_t length, uint8_t *hit)
{
    char word[WORD_LENGTH];
    size_t size = 0;
    for (size_t i = 0; i <= length; i++) {
        bool letter = i < length && trigger_is_letter(text[i]) && !(text[i] == '-' && !size);
        if (letter && size < WORD_LENGTH)
            word[size++] = (char)tolower((unsigned char)text[i]);
        if (letter)
            continue;
        uint32_t known =
            size && size < WORD_LENGTH ? names_find(&triggers->words, word, size) : NAME_NONE;
        if (known != NAME_NONE)
            mark_word(triggers, known, hit);
        size = 0;
    }
}

void triggers_release(struct triggers *triggers)
{
    names_release(&triggers->words);
    free(triggers->pairs);
    *triggers = (struct triggers){0};
}
