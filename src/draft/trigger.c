/*
 * trigger.c: the first words of a pattern's cue, read from its expression, and the patterns of a
 * line's words.
 */
#include "draft/trigger.h"

#include "base/xalloc.h"

#include <entente/text.h>

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* Words found so far; a cue of more is too common to be one. */
enum { MOST_WORDS = 1500, WORD_LENGTH = 40 };

struct first_words {
    char (*items)[WORD_LENGTH];
    size_t count, capacity;
};

static bool is_letter(char byte)
{
    return isalpha((unsigned char)byte) || byte == '\'' || byte == '-' ||
           (unsigned char)byte >= 0x80;
}

static bool add_word(struct first_words *words, const char *word, size_t length)
{
    if (!length || length >= WORD_LENGTH || words->count == MOST_WORDS)
        return false;
    words->items = xgrow(words->items, words->count, &words->capacity, sizeof *words->items);
    for (size_t i = 0; i < length; i++)
        words->items[words->count][i] = (char)tolower((unsigned char)word[i]);
    words->items[words->count++][length] = 0;
    return true;
}

/* Behind the bracket that closes the one at `at`; `end` where none does. */
static const char *group_end(const char *at, const char *end)
{
    int depth = 0;
    bool set = false;
    for (; at < end; at++) {
        if (*at == '\\')
            at++;
        else if (set)
            set = *at != ']';
        else if (*at == '[')
            set = true;
        else if (*at == '(')
            depth++;
        else if (*at == ')' && --depth == 0)
            return at + 1;
    }
    return end;
}

static const char *alternative_end(const char *at, const char *end)
{
    while (at < end && *at != '|') {
        if (*at == '(')
            at = group_end(at, end);
        else
            at += *at == '\\' && at + 1 < end ? 2 : 1;
    }
    return at;
}

static bool add_alternatives(struct first_words *words, const char *at, const char *end,
                             bool bounded);

/* Whether a word is over there: `bounded` says whether it is at the end of what is read. */
static bool is_word_end(const char *at, const char *end, bool bounded)
{
    return at == end ? bounded : *at == ' ' || (at + 1 < end && at[0] == '\\' && at[1] == 'b');
}

static bool add_literal(struct first_words *words, const char *at, const char *end, bool bounded)
{
    const char *start = at;
    while (at < end && is_letter(*at))
        at++;
    size_t length = (size_t)(at - start);
    if (at < end && *at == '?' && length > 1) /* "allys?" */
        return is_word_end(at + 1, end, bounded) && add_word(words, start, length) &&
               add_word(words, start, length - 1);
    return is_word_end(at, end, bounded) && add_word(words, start, length);
}

/* What one alternative can start with. */
static bool add_first(struct first_words *words, const char *at, const char *end, bool bounded)
{
    while (end - at > 1 && at[0] == '\\' && at[1] == 'b')
        at += 2;
    if (at == end)
        return false;
    if (*at != '(')
        return add_literal(words, at, end, bounded);
    const char *close = group_end(at, end), *body = at + 3;
    bool looks = end - at > 3 &&
                 (at[2] == '!' || at[2] == '=' || (at[2] == '<' && !isalpha((unsigned char)at[3])));
    if (looks) /* at what follows or stood before */
        return add_first(words, close, end, bounded);
    if (close - at < 4 || at[1] != '?')
        return false;
    if (at[2] == '<')
        body = memchr(at, '>', (size_t)(close - at));
    bool optional = close < end && (*close == '?' || *close == '*');
    bool over = optional || is_word_end(close, end, bounded);
    if (!body || (close < end && (*close == '{' || *close == '+')))
        return false;
    if (at[2] == '<')
        body++;
    /* In "(?:re )?elected" the group ends its own words. */
    bool own = optional && close - body > 1 && close[-2] == ' ';
    if (!add_alternatives(words, body, close - 1, optional ? own : over))
        return false;
    return !optional || add_first(words, close + 1, end, bounded);
}

static bool add_alternatives(struct first_words *words, const char *at, const char *end,
                             bool bounded)
{
    bool done = true;
    for (; done && at <= end; at++) {
        const char *stop = alternative_end(at, end);
        done = add_first(words, at, stop, bounded);
        at = stop;
    }
    return done;
}

/* Whether no letter can follow there, behind the cue. */
static bool ends_cue(const char *at, const char *end)
{
    static const char *const openings[] = {"(?!", "(?=", "(?#", "(?: ", "(?:,", ",", "$"};
    for (size_t i = 0; i < sizeof openings / sizeof *openings; i++)
        if (strncmp(at, openings[i], strlen(openings[i])) == 0)
            return true;
    return is_word_end(at, end, true);
}

bool triggers_add(struct triggers *triggers, uint32_t pattern, const char *expression)
{
    static const char name[] = "(?<C>";
    struct first_words words = {0};
    const char *end = expression + strlen(expression), *group = strstr(expression, name);
    bool done = group && !strstr(group + 1, name);
    if (done) {
        const char *close = group_end(group, end);
        const char *body = group + sizeof name - 1;
        done = add_alternatives(&words, body, close - 1, ends_cue(close, end));
    }
    for (size_t i = 0; done && i < words.count; i++) {
        triggers->pairs = xgrow(triggers->pairs, triggers->pair_count, &triggers->pair_capacity,
                                sizeof *triggers->pairs);
        triggers->pairs[triggers->pair_count++] = (struct trigger_pair){
            names_add(&triggers->words, words.items[i], strlen(words.items[i])), pattern};
    }
    free(words.items);
    return done;
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

static void mark_word(const struct triggers *triggers, uint32_t word, bool *hit)
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
        hit[triggers->pairs[low].pattern] = true;
}

void triggers_mark(const struct triggers *triggers, const char *text, size_t length, bool *hit)
{
    char word[WORD_LENGTH];
    size_t size = 0;
    for (size_t i = 0; i <= length; i++) {
        bool letter = i < length && is_letter(text[i]) && !(text[i] == '-' && !size);
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
