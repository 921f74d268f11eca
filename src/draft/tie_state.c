/*
 * tie_state.c: which state a president or minister is of, where nothing beside the name says it:
 * the one that the sentence, its paragraph or the article is about; and at which one it is
 * directed what the article tells without saying at whom.
 */
#include "draft/ties.h"

#include "base/xalloc.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* The state that the mention tells of: that state, or whose head a person is; or ARTICLE_NONE. */
static uint32_t told_state(const struct article *article, const struct mention *mention)
{
    const struct drafted_entity *entity = &article->entities[mention->entity];
    if (mention->group.count || mention->adjective) /* "the Austrian veto" */
        return ARTICLE_NONE;
    if (strcmp(entity->kind, "state") == 0)
        return mention->entity;
    bool of_state = entity->of != ARTICLE_NONE &&
                    strcmp(article->entities[entity->of].kind, "state") == 0 &&
                    (strcmp(entity->kind, "body") == 0 || entity->national);
    return of_state ? entity->of : ARTICLE_NONE;
}

/* How often the states of a stretch are told of, where each was told of first, and the best one. */
struct tally {
    uint32_t *times;
    uint32_t best; /* told of most, of several the one that was told of first */
};

static void tally_sentence(const struct article *article, struct tally *tally, uint32_t sentence,
                           size_t end, uint32_t except)
{
    struct range mentions = article->sentences[sentence].mentions;
    for (uint32_t i = 0; i < mentions.count; i++) {
        const struct mention *mention = &article->mentions[mentions.first + i];
        uint32_t state = mention->span.start < end && mention->entity != except
                             ? told_state(article, mention)
                             : ARTICLE_NONE;
        if (state == ARTICLE_NONE)
            continue;
        tally->times[state]++;
        if (tally->best == ARTICLE_NONE || tally->times[state] > tally->times[tally->best])
            tally->best = state;
    }
}

/* How clearly a state has to lead: so often, and `more` times where the next one comes `less`. */
struct lead {
    uint32_t least, more, less;
};

/* The state but `except` that comes most often, by the counts of entities; or ARTICLE_NONE. */
static uint32_t leading_state(const struct article *article, const uint32_t *times, uint32_t except,
                              struct lead lead)
{
    uint32_t best = ARTICLE_NONE, most = 0, next = 0;
    for (uint32_t i = 0; i < article->entity_count; i++) {
        if (i == except || strcmp(article->entities[i].kind, "state") != 0)
            continue;
        next = times[i] > most ? most : times[i] > next ? times[i] : next;
        best = times[i] > most ? i : best;
        most = times[i] > most ? times[i] : most;
    }
    return most >= lead.least && most * lead.less >= next * lead.more ? best : ARTICLE_NONE;
}

/* The state that the article tells of, by whatever name, clearly more than of the next one. */
static uint32_t state_of_article(const struct article *article)
{
    uint32_t *times = xcalloc(article->entity_count + 1, sizeof *times);
    for (size_t i = 0; i < article->mention_count; i++) {
        const struct mention *mention = &article->mentions[i];
        if (mention->form <= MENTION_CAPITAL && !mention->group.count)
            times[mention->entity]++;
    }
    uint32_t state = leading_state(article, times, ARTICLE_NONE, (struct lead){4, 4, 3});
    free(times);
    return state;
}

/* Whether the words before make it another's name: "Northern Ireland". */
static bool is_longer(const struct article *article, struct span in, size_t at)
{
    static const char *const words[] = {"North ", "South ", "East ", "West ", "New ", "ern "};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t length = strlen(words[i]);
        if (at >= in.start + length && memcmp(article->text + at - length, words[i], length) == 0)
            return true;
    }
    return false;
}

/* Where the stretch has the name as a word; SIZE_MAX: nowhere. */
static size_t find_name(const struct article *article, struct span in, const char *name)
{
    size_t length = strlen(name);
    for (size_t at = in.start; length > 1 && at + length <= in.end; at++)
        if (memcmp(article->text + at, name, length) == 0 &&
            (at == in.start || !isalnum((unsigned char)article->text[at - 1])) &&
            !is_longer(article, in, at) &&
            (at + length == in.end || !isalnum((unsigned char)article->text[at + length])))
            return at;
    return SIZE_MAX;
}

/*
 * The state that the headline names, in which no mentions are read: of several the first, where the
 * article names no other of them more often; ARTICLE_NONE: none, or another one.
 */
static uint32_t state_of_headline(const struct article *article)
{
    enum { OFTEN = 3 }; /* what is meant less is not what the article is about */
    uint32_t first = ARTICLE_NONE, most = 0;
    size_t least = SIZE_MAX;
    if (!article->sentence_count || !article->sentences[0].heading)
        return ARTICLE_NONE;
    for (uint32_t i = 0; i < article->entity_count; i++) {
        const struct drafted_entity *entity = &article->entities[i];
        struct span line = article->sentences[0].span;
        if (strcmp(entity->kind, "state") != 0)
            continue;
        size_t at = find_name(article, line, entity->name);
        for (uint32_t k = 0; k < entity->alias_count; k++) {
            size_t other = find_name(article, line, entity->aliases[k]);
            at = other < at ? other : at;
        }
        if (at == SIZE_MAX)
            continue;
        first = at < least ? i : first;
        least = at < least ? at : least;
        most = entity->named > most ? entity->named : most;
    }
    bool about = first != ARTICLE_NONE && article->entities[first].mentions >= OFTEN &&
                 article->entities[first].named == most;
    return about ? first : ARTICLE_NONE;
}

uint32_t tie_subject(const struct article *article)
{
    uint32_t state = article_foremost(article, "state");
    return state == ARTICLE_NONE ? state_of_headline(article) : state;
}

uint32_t tie_state(const struct article *article, uint32_t sentence, size_t byte, uint32_t person)
{
    uint32_t subject = tie_subject(article);
    uint32_t first = sentence;
    struct tally tally = {xcalloc(article->entity_count + 1, sizeof *tally.times), ARTICLE_NONE};
    while (first > 0 &&
           article->sentences[first - 1].paragraph == article->sentences[sentence].paragraph &&
           !article->sentences[first - 1].heading)
        first--;
    tally_sentence(article, &tally, sentence, byte, person);
    uint32_t best = tally.best; /* of the sentence, which goes before what came before it */
    for (uint32_t at = first; at < sentence; at++)
        tally_sentence(article, &tally, at, SIZE_MAX, person);
    if (subject != ARTICLE_NONE && (tally.times[subject] || best == ARTICLE_NONE))
        best = subject;
    if (best == ARTICLE_NONE)
        best = tally.best == ARTICLE_NONE ? state_of_article(article) : tally.best;
    free(tally.times);
    return best;
}

uint32_t tie_target(const struct article *article, uint32_t from)
{
    uint32_t state = article_foremost(article, "state");
    if (state != ARTICLE_NONE)
        return state;
    uint32_t *times = xcalloc(article->entity_count + 1, sizeof *times);
    for (uint32_t i = 0; i < article->entity_count; i++)
        times[i] = article->entities[i].mentions;
    state = leading_state(article, times, from, (struct lead){4, 3, 2});
    free(times);
    return state;
}

/* The last word of a title, which says which office it is: the "president" of "interim president".
 */
static struct span last_word(const struct article *article, struct span title)
{
    struct span word = title;
    for (size_t at = title.start; at < title.end; at++)
        if (article->text[at] == ' ')
            word.start = at + 1;
    return word;
}

/* Whether two titles mean one office, of which a state has one at a time. */
static bool is_same_office(const struct article *article, struct span one, struct span other)
{
    static const char *const alone[] = {"president", "premier", "king", "emir", "chancellor"};
    struct span words[] = {one, other};
    const char *text = article->text;
    if (one.end - one.start == other.end - other.start &&
        strncasecmp(text + one.start, text + other.start, one.end - one.start) == 0)
        return true;
    for (size_t i = 0; i < 2; i++) { /* "then president" was, and so was a "former" one */
        struct span word = last_word(article, words[i]);
        bool now = word.start == words[i].start;
        static const char *const still[] = {"interim ", "acting ", "transitional ", "caretaker "};
        for (size_t k = 0; k < sizeof still / sizeof *still; k++)
            now |= word.start - words[i].start == strlen(still[k]) &&
                   strncasecmp(text + words[i].start, still[k], strlen(still[k])) == 0;
        if (!now)
            return false;
        words[i] = word;
    }
    for (size_t i = 0; i < sizeof alone / sizeof *alone; i++) {
        size_t length = strlen(alone[i]);
        if (words[0].end - words[0].start == length && words[1].end - words[1].start == length &&
            strncasecmp(text + words[0].start, alone[i], length) == 0 &&
            strncasecmp(text + words[1].start, alone[i], length) == 0)
            return true;
    }
    return false;
}

bool tie_is_taken(const struct article *article, const struct mention *mention, uint32_t state)
{
    uint32_t paragraph = article->sentences[mention->sentence].paragraph;
    for (size_t i = 0; i < article->mention_count; i++) {
        const struct mention *other = &article->mentions[i];
        if (other->of == state && other->entity != mention->entity &&
            article->sentences[other->sentence].paragraph == paragraph &&
            is_same_office(article, other->title, mention->title))
            return true;
    }
    return false;
}
