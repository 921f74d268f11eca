/*
 * trigger_words.c: the words without which an expression finds nothing, read from the expression.
 */
#include "draft/trigger_words.h"

#include "base/xalloc.h"

#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Words found so far; a cue of more is too common to be one. */
enum { MOST_WORDS = 3000, MOST_OTHER_WORDS = 160, MOST_PLACES = 64 };

/* The first and the second words of what stands at a place. */
struct cue_words {
    const struct brackets *brackets;
    struct word_set first, second;
    const char *begun[MOST_PLACES]; /* where second words were looked for */
    size_t begun_count;
    size_t most;
    bool open;  /* what the second word is cannot be told */
    bool alone; /* the second word is not asked for, and the first has to end in the expression */
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

bool trigger_is_letter(char byte)
{
    return isalpha((unsigned char)byte) || byte == '\'' || byte == '-' ||
           (unsigned char)byte >= 0x80;
}

static bool add_word(struct word_set *words, const struct prefix *word, size_t most)
{
    if (words->count == most)
        return false;
    words->items = xgrow(words->items, words->count, &words->capacity, sizeof *words->items);
    memcpy(words->items[words->count], word->letters, word->length);
    words->items[words->count++][word->length] = 0;
    return true;
}

/* Where each group of an expression ends. */
struct brackets {
    const char *text;
    uint32_t *behind; /* for each "(" what is behind its ")" */
};

/* A group that nothing closes goes on to the end. */
static void brackets_find(struct brackets *brackets, const char *text)
{
    size_t length = strlen(text), depth = 0;
    uint32_t *open = xcalloc(length + 1, sizeof *open);
    bool set = false;
    *brackets = (struct brackets){text, xcalloc(length + 1, sizeof *brackets->behind)};
    for (size_t i = 0; i < length; i++) {
        brackets->behind[i] = (uint32_t)length;
        if (text[i] == '\\') {
            i++;
        } else if (set) {
            set = text[i] != ']';
        } else if (text[i] == '[') {
            set = true;
        } else if (text[i] == '(') {
            open[depth++] = (uint32_t)i;
        } else if (text[i] == ')' && depth) {
            brackets->behind[open[--depth]] = (uint32_t)i + 1;
        }
    }
    free(open);
}

/* Behind the bracket that closes the one at `at`. */
static const char *group_end(const struct brackets *brackets, const char *at)
{
    return brackets->text + brackets->behind[at - brackets->text];
}

static const char *alternative_end(const struct brackets *brackets, const char *at, const char *end)
{
    while (at < end && *at != '|') {
        if (*at == '(')
            at = group_end(brackets, at);
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
static bool is_of_words(const struct brackets *brackets, const char *body, const char *end)
{
    for (; body < end; body++) {
        body = alternative_end(brackets, body, end);
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
    const char *close = group_end(words->brackets, at), *body = at + 1;
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
    if (!prefix.length && (!least || !once) && body < close - 1 &&
        is_of_words(words->brackets, body, close - 1))
        return walk(words, behind, end, prefix, next);
    if (!once)
        return false;
    struct rest rest = {behind, end, next};
    bool done = least || walk(words, behind, end, prefix, next);
    for (const char *stop; done && body < close; body = stop + 1) {
        stop = alternative_end(words->brackets, body, close - 1);
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
    bool open = words->alone && at == end; /* "deal" may be that of "dealer" */
    if (!prefix->length || open ||
        !add_word(prefix->second ? &words->second : &words->first, prefix, words->most))
        return false;
    if (!prefix->second && !words->alone)
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
        } else if (!trigger_is_letter(*at) || prefix.length + 1 == WORD_LENGTH) {
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

/* What must stand behind a group that stood at a word's start. */
static bool keeps_start(const struct brackets *brackets, const char *body, const char *close,
                        bool start, int least)
{
    bool blanks = body < close && is_of_words(brackets, body, close);
    return blanks && (least || start);
}

/* Keeps the sets with the fewest words. */
static void keep(struct word_sets *sets, struct word_set *set)
{
    size_t most = 0;
    for (size_t i = 1; i < sets->other_count; i++)
        if (sets->others[i].count > sets->others[most].count)
            most = i;
    if (sets->other_count < MOST_OTHERS) {
        sets->others[sets->other_count++] = *set;
    } else if (set->count < sets->others[most].count) {
        free(sets->others[most].items);
        sets->others[most] = *set;
    } else {
        free(set->items);
    }
}

/* Whether one of some words has to stand there, which are kept. */
static bool try_place(struct word_sets *sets, const struct brackets *brackets, const char *at,
                      const char *end, const struct rest *next)
{
    struct cue_words words = {.brackets = brackets, .most = MOST_OTHER_WORDS, .alone = true};
    bool known = walk(&words, at, end, (struct prefix){.second = false}, next) && words.first.count;
    if (known)
        keep(sets, &words.first);
    else
        free(words.first.items);
    return known;
}

/*
 * Goes through what stands one behind the other, and looks wherever a word starts for words one of
 * which has to stand there. `start`: a word starts at `at`.
 */
static void scan(struct word_sets *sets, const struct brackets *brackets, const char *at,
                 const char *end, const struct rest *next, bool start)
{
    if (alternative_end(brackets, at, end) < end)
        return; /* one or the other: neither has to be there */
    while (at < end) {
        const char *behind = at + (*at == '\\' && at + 1 < end ? 2 : 1);
        int least;
        bool once, group = *at == '(', letter = trigger_is_letter(*at);
        if (*at == '[') {
            const char *close = memchr(at, ']', (size_t)(end - at));
            behind = close ? close + 1 : end;
        } else if (group) {
            behind = group_end(brackets, at);
        }
        const char *close = behind, *body = at + 1;
        behind = times_end(behind, end, &least, &once);
        if (group && at[1] == '?' && !(at[2] == '<' && isalpha((unsigned char)at[3])) &&
            at[2] != ':') {
            at = behind; /* it only looks */
            continue;
        }
        if (group && at[1] == '?')
            body = at[2] == ':' ? at + 3 : (const char *)memchr(at, '>', (size_t)(close - at)) + 1;
        bool known =
            start && least && (letter || group) && try_place(sets, brackets, at, end, next);
        if (group && least && once && !known) {
            struct rest rest = {behind, end, next};
            scan(sets, brackets, body, close - 1, &rest, start);
        }
        if (group)
            start = keeps_start(brackets, body, close - 1, start, least);
        else if (*at == '\\')
            start = at[1] == 'b';
        else
            start = *at == ' ' && least;
        at = behind;
        while (letter && at < end && trigger_is_letter(*at))
            at++;
    }
}

void trigger_words(const char *expression, bool start, struct word_sets *sets)
{
    struct brackets brackets;
    brackets_find(&brackets, expression);
    struct cue_words cue = {.brackets = &brackets, .most = MOST_WORDS};
    *sets = (struct word_sets){.cued = find_words(&cue, expression)};
    sets->first = cue.first;
    sets->second = cue.second;
    sets->followed = sets->cued && !cue.open;
    scan(sets, &brackets, expression, expression + strlen(expression), NULL, start);
    free(brackets.behind);
}

void trigger_words_release(struct word_sets *sets)
{
    free(sets->first.items);
    free(sets->second.items);
    for (size_t i = 0; i < sets->other_count; i++)
        free(sets->others[i].items);
    *sets = (struct word_sets){0};
}
