/*
 * coref_party.c: who is called by what they are in a conflict or an alliance: "the rebels", "the
 * North", "the allies".
 */
#include "draft/coref.h"

#include <string.h>

/* Words that call an armed group, alone or beside its name. To add one: here. */
static const char *const rebels[] = {
    "extremists", "fighters",   "guerrillas", "gunmen",      "insurgents", "islamists", "jihadists",
    "militants",  "militiamen", "rebels",     "separatists", "terrorists", NULL};
static const char *const armed[] = {
    "armed",     "extremist",    "fighters", "guerrilla", "guerrillas", "gunmen",
    "insurgent", "insurgents",   "jihadi",   "jihadist",  "militant",   "militants",
    "militia",   "paramilitary", "rebel",    "rebels",    "separatist", "separatists",
    "terrorist", "guerilla",     NULL};

void coref_note_armed(struct coref *coref, size_t token, size_t end)
{
    enum { NEAR = 2, APPOSED = 8 };
    const struct naming *naming = coref->naming;
    const struct article *article = naming->article;
    uint32_t entity = article->mentions[article->tokens[token].mention].entity;
    if (entity >= coref->entity_count || !(coref_means(coref, entity) & MEANS_ORGANIZATION))
        return;
    bool told = false;
    for (size_t i = token > NEAR ? token - NEAR : 0; i < token; i++)
        told |= article->tokens[i].sentence == article->tokens[token].sentence &&
                article->tokens[i].kind == TOKEN_WORD && token_is_any(naming, i, armed);
    bool apposed = token_is_mark(naming, end, ',') &&
                   (token_is(naming, end + 1, "a") || token_is(naming, end + 1, "an") ||
                    token_is(naming, end + 1, "the"));
    size_t last = end + (apposed ? APPOSED : NEAR);
    for (size_t i = end + apposed; i < last && i < article->token_count; i++) {
        if (article->tokens[i].kind != TOKEN_WORD || article->tokens[i].mention != ARTICLE_NONE)
            break;
        told |= token_is_any(naming, i, armed);
    }
    coref->armed[entity] |= told;
}

/* The armed group that was meant last; of no other who acts in the sentence; or ARTICLE_NONE. */
static uint32_t last_armed(const struct coref *coref, size_t end)
{
    enum { FORGOTTEN = 500 /* tokens */ };
    const struct article *article = coref->naming->article;
    for (size_t i = coref->token; i-- > 0 && coref->token - i < FORGOTTEN;) {
        uint32_t index = article->tokens[i].mention;
        uint32_t entity = index == ARTICLE_NONE ? ARTICLE_NONE : article->mentions[index].entity;
        if (entity < coref->entity_count && coref->armed[entity] &&
            !(article->mentions[index].sentence == article->tokens[coref->token].sentence &&
              end - i < 12) &&
            !coref_is_named_next(coref, entity))
            return entity;
    }
    return ARTICLE_NONE;
}

/* North Korea for "the North", if it was named. */
static uint32_t half_called(struct coref *coref, size_t token)
{
    static const char *const halves[][2] = {{"north", "North Korea"}, {"south", "South Korea"}};
    const struct article *article = coref->naming->article;
    if (article->tokens[token].letters != CASE_TITLE || article->tokens[token].joined ||
        (token + 1 < article->token_count && article->tokens[token + 1].joined))
        return ARTICLE_NONE;
    for (size_t i = 0; i < 2; i++) {
        if (!token_is(coref->naming, token, halves[i][0]))
            continue;
        uint32_t state = naming_find_entity(coref->naming, halves[i][1], strlen(halves[i][1]));
        return state < coref->entity_count && coref->counts[state] ? state : ARTICLE_NONE;
    }
    return ARTICLE_NONE;
}

/* The alliance of which "the allies" are, if the article is about it. */
static uint32_t alliance(struct coref *coref)
{
    uint32_t entity = naming_find_entity(coref->naming, "NATO", strlen("NATO"));
    return entity < coref->entity_count && coref->counts[entity] && coref_is_foremost(coref, entity)
               ? entity
               : ARTICLE_NONE;
}

size_t coref_party(struct coref *coref, size_t token)
{
    const struct article *article = coref->naming->article;
    size_t noun = token + 1;
    static const char *const links[] = {"of", "in", "from", "who", "led", "backed", "loyal", NULL};
    if (!token_is(coref->naming, token, "the") || noun >= article->token_count ||
        article->tokens[noun].mention != ARTICLE_NONE ||
        token_is_any(coref->naming, noun + 1, links) || coref_goes_on(coref, noun))
        return token;
    uint32_t entity = half_called(coref, noun);
    if (entity == ARTICLE_NONE && token_is_any(coref->naming, noun, rebels))
        entity = last_armed(coref, noun);
    if (entity == ARTICLE_NONE && token_is(coref->naming, noun, "allies"))
        entity = alliance(coref);
    if (entity == ARTICLE_NONE)
        return token;
    bool owns = noun + 1 < article->token_count && article->tokens[noun + 1].kind == TOKEN_SUFFIX;
    struct mention *mention = coref_mention(coref, noun, noun + 1, entity, MENTION_NOMINAL, .8);
    mention->possessive = owns;
    return noun + 1;
}
