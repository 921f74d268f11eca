/*
 * tie_state.c: which state a president or minister is of, where nothing beside the name says it:
 * the one that the sentence, its paragraph or the article is about; and at which one it is
 * directed what the article tells without saying at whom.
 */
#include "draft/ties.h"

#include "base/xalloc.h"

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

/*
 * The state that the article tells of, by whatever name: a headline's counts more, and the next one
 * has to be told of clearly less; ARTICLE_NONE: none.
 */
static uint32_t state_of_article(const struct article *article)
{
    enum { HEADED = 3, LEAST = 4, MORE = 4, LESS = 3 };
    uint32_t *times = xcalloc(article->entity_count + 1, sizeof *times);
    uint32_t best = ARTICLE_NONE, most = 0, next = 0;
    for (size_t i = 0; i < article->mention_count; i++) {
        const struct mention *mention = &article->mentions[i];
        if (mention->form <= MENTION_CAPITAL && !mention->group.count)
            times[mention->entity] += article->sentences[mention->sentence].heading ? HEADED : 1;
    }
    for (uint32_t i = 0; i < article->entity_count; i++) {
        if (strcmp(article->entities[i].kind, "state") != 0)
            continue;
        next = times[i] > most ? most : times[i] > next ? times[i] : next;
        best = times[i] > most ? i : best;
        most = times[i] > most ? times[i] : most;
    }
    free(times);
    return most >= LEAST && most * LESS >= next * MORE ? best : ARTICLE_NONE;
}

uint32_t tie_state(const struct article *article, uint32_t sentence, size_t byte, uint32_t person)
{
    uint32_t foremost = article_foremost(article, "state");
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
    if (foremost != ARTICLE_NONE && (tally.times[foremost] || best == ARTICLE_NONE))
        best = foremost;
    if (best == ARTICLE_NONE)
        best = tally.best == ARTICLE_NONE ? state_of_article(article) : tally.best;
    free(tally.times);
    return best;
}

uint32_t tie_target(const struct article *article, uint32_t from)
{
    enum { LEAST = 4, MORE = 3, THAN = 2 }; /* half as often again as the next one */
    uint32_t foremost = article_foremost(article, "state"), most = 0, next = 0;
    if (foremost != ARTICLE_NONE)
        return foremost;
    for (uint32_t i = 0; i < article->entity_count; i++) {
        uint32_t mentions = article->entities[i].mentions;
        if (i == from || strcmp(article->entities[i].kind, "state") != 0)
            continue;
        next = mentions > most ? most : mentions > next ? mentions : next;
        foremost = mentions > most ? i : foremost;
        most = mentions > most ? mentions : most;
    }
    return most >= LEAST && THAN * most >= MORE * next ? foremost : ARTICLE_NONE;
}

bool tie_is_taken(const struct article *article, const struct mention *mention, uint32_t state)
{
    size_t length = mention->title.end - mention->title.start;
    uint32_t paragraph = article->sentences[mention->sentence].paragraph;
    for (size_t i = 0; i < article->mention_count; i++) {
        const struct mention *other = &article->mentions[i];
        if (other->of == state && other->entity != mention->entity &&
            other->title.end - other->title.start == length &&
            article->sentences[other->sentence].paragraph == paragraph &&
            strncasecmp(article->text + other->title.start, article->text + mention->title.start,
                        length) == 0)
            return true;
    }
    return false;
}
