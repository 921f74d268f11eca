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
enum { MOST_WORDS = 3000, WORD_LENGTH = 40, MOST_PLACES = 64 };

struct first_words {
    char (*items)[WORD_LENGTH];
    size_t count, capacity;
};

/* The first and the second words of cues. */
struct cue_words {
    struct first_words first, second;
    const char *begun[MOST_PLACES]; /* where second words were looked for */
    size_t begun_count;
    bool open; /* what the second word is cannot be told */
};

/* What follows a group, behind its end. */
struct rest {
    const char *at, *end;
    const struct rest *next;
};

/* The beginning of a word, in small letters. */
struct prefix {
    char letters[WORD_LENGTH];
    size_t length;
    bool second; /* of a second word */
};

static bool is_letter(char byte)
{
    return isalpha((unsigned char)byte) || byte == '\'' || byte == '-' ||
           (unsigned char)byte >= 0x80;
}

static bool add_word(struct first_words *words, const struct prefix *word)
{
    if (words->count == MOST_WORDS)
        return false;
    words->items = xgrow(words->items, words->count, &words->capacity, sizeof *words->items);
    memcpy(words->items[words->count], word->letters, word->length);
    words->items[words->count++][word->length] = 0;
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

/* How often something stands there: behind "?", "{0,3}?" or the like; `*least` is how often it
 * must. */
static const char *times_end(const char *at, const char *end, int *least, bool *once)
{
    *least = 1;
    *once = true;
    if (at < end && *at == '{') {
        const char *close = memchr(at, '}', (size_t)(end - at));
        *least = atoi(at + 1) > 0;
        *once = false;
        at = close ? close + 1 : end;
    } else if (at < end && strchr("?*+", *at)) {
        *least = *at == '+';
        *once = *at == '?';
        at++;
    } else {
        return at;
    }
    return at < end && (*at == '?' || *at == '+') ? at + 1 : at;
}

static bool walk(struct cue_words *words, const char *at, const char *end, struct prefix prefix,
                 const struct rest *next);

/* Letter after letter of "[sz]", one of which stands there. */
static bool walk_set(struct cue_words *words, const char *at, const char *end, struct prefix prefix,
                     const struct rest *next)
{
    const char *close = memchr(at, ']', (size_t)(end - at));
    bool done = close && prefix.length + 1 < WORD_LENGTH;
    for (const char *letter = at + 1; done && letter < close; letter++) {
        struct prefix longer = prefix;
        longer.letters[longer.length++] = (char)tolower((unsigned char)*letter);
        done = isalpha((unsigned char)*letter) && walk(words, close + 1, end, longer, next);
    }
    return done;
}

/* Whether each alternative of the group is whole words with blanks behind them. */
static bool is_of_words(const char *body, const char *end)
{
    for (; body < end; body++) {
        body = alternative_end(body, end);
        if (body[-1] != ' ' && (end[-1] != ' ' || body < end))
            return false;
    }
    return true;
}

/*
 * A group in brackets. Words that may stand before the cue's own are passed over: the others are in
 * the line in any case.
 */
static bool walk_group(struct cue_words *words, const char *at, const char *end,
                       struct prefix prefix, const struct rest *next)
{
    const char *close = group_end(at, end), *body = at + 1;
    int least;
    bool once,
        named = end - at > 3 && at[1] == '?' && at[2] == '<' && isalpha((unsigned char)at[3]);
    const char *behind = times_end(close, end, &least, &once);
    if (named)
        body = memchr(at, '>', (size_t)(close - at));
    else if (at[1] == '?' && at[2] == ':')
        body = at + 2;
    else if (at[1] == '?') /* it looks at what follows or stood before, or is a comment */
        return walk(words, behind, end, prefix, next);
    if (!body)
        return false;
    body += named || at[1] == '?';
    if (!prefix.length && (!least || !once) && body < close - 1 && is_of_words(body, close - 1))
        return walk(words, behind, end, prefix, next);
    if (!once)
        return false;
    struct rest rest = {behind, end, next};
    bool done = least || walk(words, behind, end, prefix, next);
    for (const char *stop; done && body < close; body = stop + 1) {
        stop = alternative_end(body, close - 1);
        done = walk(words, body, stop, prefix, &rest);
    }
    return done;
}

/* Behind a first word: a place of the expression goes on in one way, however it was reached. */
static void begin_second(struct cue_words *words, const char *at, const char *end,
                         const struct rest *next)
{
    for (size_t i = 0; i < words->begun_count; i++)
        if (words->begun[i] == at)
            return;
    words->open |= words->begun_count == MOST_PLACES;
    if (words->open)
        return;
    words->begun[words->begun_count++] = at;
    words->open = !walk(words, at, end, (struct prefix){.second = true}, next);
}

/* Where a word ends: false where there is none, or there are too many. */
static bool end_word(struct cue_words *words, const char *at, const char *end,
                     const struct prefix *prefix, const struct rest *next)
{
    if (!prefix->length || !add_word(prefix->second ? &words->second : &words->first, prefix))
        return false;
    if (!prefix->second)
        begin_second(words, at, end, next);
    return true;
}

/*
 * Adds the words that what the expression can match from there on starts with, which the prefix
 * begins, and those behind them; false where the former cannot be told, or are too many.
 */
static bool walk(struct cue_words *words, const char *at, const char *end, struct prefix prefix,
                 const struct rest *next)
{
    for (;;) {
        bool over = at == end || *at == ' ' || *at == ',' || *at == '$' ||
                    (end - at > 1 && at[0] == '\\' && at[1] == 'b');
        if (at == end && next) {
            at = next->at;
            end = next->end;
            next = next->next;
        } else if (over && (prefix.length || at == end)) {
            return end_word(words, at, end, &prefix, next);
        } else if (over) {
            at += *at == '\\' ? 2 : 1;
        } else if (*at == '(') {
            return walk_group(words, at, end, prefix, next);
        } else if (*at == '[') {
            return walk_set(words, at, end, prefix, next);
        } else if (!is_letter(*at) || prefix.length + 1 == WORD_LENGTH) {
            return false;
        } else {
            bool may = end - at > 1 && at[1] == '?';
            if ((end - at > 1 && strchr("*+{", at[1])) ||
                (may && !walk(words, at + 2, end, prefix, next)))
                return false;
            prefix.letters[prefix.length++] = (char)tolower((unsigned char)*at);
            at += may ? 2 : 1;
        }
    }
}

/* The words of all its cues: where they are alternatives, one of them is there. */
static bool find_words(struct cue_words *words, const char *expression)
{
    static const char name[] = "(?<C>";
    const char *end = expression + strlen(expression), *group = strstr(expression, name);
    bool done = group;
    for (; done && group; group = strstr(group + 1, name))
        done = walk(words, group, end, (struct prefix){.second = false}, NULL);
    return done;
}

static void note_words(struct triggers *triggers, uint32_t pattern, const struct first_words *words,
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

uint8_t triggers_add(struct triggers *triggers, uint32_t pattern, const char *expression)
{
    struct cue_words words = {.open = false};
    uint8_t needs = find_words(&words, expression) ? TRIGGER_FIRST : 0;
    if (needs)
        note_words(triggers, pattern, &words.first, TRIGGER_FIRST);
    if (needs && !words.open) {
        note_words(triggers, pattern, &words.second, TRIGGER_SECOND);
        needs |= TRIGGER_SECOND;
    }
    free(words.first.items);
    free(words.second.items);
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
