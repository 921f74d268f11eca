/*
 * tie_turn.c: whether a date beside a state (who is a member, who holds an office) is its start or
 * its end: as a word between them says.
 */
#include "draft/ties.h"

#include <string.h>

enum { NEAR = 6 /* tokens between a name with its title and a word that turns it */ };

/*
 * Words that start or end a state. Those that act on somebody stand before a name as well: "ousted
 * President X". To add one: its row, in the order of the alphabet.
 */
static const struct turning {
    const char *word;
    enum tie_time time;
    bool acts; /* on who stands behind it */
    bool own;  /* of an office alone: one may be elected to another one meanwhile */
} turnings[] = {
    {"acceded", TIME_START, false, false},   {"admitted", TIME_START, false, false},
    {"appointed", TIME_START, false, false}, {"assassinated", TIME_END, true, true},
    {"assumed", TIME_START, false, false},   {"became", TIME_START, false, false},
    {"deposed", TIME_END, true, true},       {"died", TIME_END, false, true},
    {"dismissed", TIME_END, true, true},     {"elected", TIME_START, false, false},
    {"impeached", TIME_END, true, true},     {"inaugurated", TIME_START, false, true},
    {"joined", TIME_START, false, false},    {"killed", TIME_END, true, true},
    {"named", TIME_START, false, false},     {"ousted", TIME_END, true, true},
    {"overthrew", TIME_END, true, true},     {"overthrown", TIME_END, false, true},
    {"reelected", TIME_START, false, true},  {"removed", TIME_END, true, true},
    {"resigned", TIME_END, false, true},     {"sworn", TIME_START, false, true},
    {"toppled", TIME_END, true, true},       {"unseated", TIME_END, true, true},
};

static const struct turning *turning_of(const char *word)
{
    for (size_t low = 0, high = sizeof turnings / sizeof *turnings; low < high;) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(word, turnings[middle].word);
        if (order == 0)
            return &turnings[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

/* The first token of the sentence that ends behind the byte. */
static size_t token_at(const struct article *article, const struct sentence *sentence, size_t byte)
{
    size_t low = sentence->tokens.first, high = low + sentence->tokens.count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (article->tokens[middle].span.end <= byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_word(const struct article *article, size_t token, size_t end, const char *word)
{
    return token < end && strcmp(article_word(article, token), word) == 0;
}

/* "took office", "came to power", "left office", "stepped down". */
static enum tie_time phrase_at(const struct article *article, size_t token, size_t end)
{
    bool office =
        is_word(article, token + 1, end, "office") || is_word(article, token + 1, end, "power");
    bool to_power =
        is_word(article, token + 1, end, "to") && is_word(article, token + 2, end, "power");
    if (office && (is_word(article, token, end, "took") || is_word(article, token, end, "taken") ||
                   is_word(article, token, end, "assumed")))
        return TIME_START;
    if (to_power && is_word(article, token, end, "came"))
        return TIME_START;
    bool down = is_word(article, token, end, "stepped") && is_word(article, token + 1, end, "down");
    return down || (office && is_word(article, token, end, "left")) ? TIME_END : TIME_STATE;
}

static enum tie_time turned_at(const struct article *article, size_t token, size_t end, bool title)
{
    enum tie_time time = phrase_at(article, token, end);
    const struct turning *turning = turning_of(article_word(article, token));
    if (time != TIME_STATE || !turning || (title && !turning->own))
        return time;
    return turning->time;
}

/* Whether a verb in front of the name takes its bearer out of office. */
static bool is_acted_on(const struct article *article, size_t first, size_t token)
{
    enum { BEFORE = 5 }; /* "ousted Niger's democratically elected president, ..." */
    for (size_t i = token > first + BEFORE ? token - BEFORE : first; i < token; i++) {
        const struct turning *turning = turning_of(article_word(article, i));
        if (turning && turning->acts && (i == first || !is_word(article, i - 1, token, "was")))
            return true;
    }
    return false;
}

enum tie_time tie_turn(const struct article *article, struct span date,
                       const struct drafted_relation *relation)
{
    const struct sentence *sentence = &article->sentences[relation->sentence];
    bool title = relation->row == SIZE_MAX;
    size_t first = token_at(article, sentence, relation->phrase.start);
    size_t behind = token_at(article, sentence, relation->phrase.end);
    size_t end = sentence->tokens.first + sentence->tokens.count, last = behind;
    if (date.start > relation->phrase.end)
        last = token_at(article, sentence, date.start);
    if (title && last > behind + NEAR)
        last = behind + NEAR;
    enum tie_time time = TIME_STATE;
    for (size_t i = title ? behind : first; i < last && time == TIME_STATE; i++)
        time = turned_at(article, i, end, title);
    if (time == TIME_STATE && title && is_acted_on(article, sentence->tokens.first, first))
        time = TIME_END;
    return time;
}
