/*
 * coref_pronoun.c: he, she, it, they, and who is meant.
 */
#include "draft/coref.h"

/* To add a pronoun: a row. */
static const struct {
    const char *word;
    char number; /* 's' one, 'p' several */
    char sex;    /* 'm', 'w', 'n' neither */
    bool possessive, object;
} pronouns[] = {
    {"he", 's', 'm', false, false},  {"him", 's', 'm', false, true}, {"his", 's', 'm', true, false},
    {"she", 's', 'w', false, false}, {"her", 's', 'w', true, false}, {"it", 's', 'n', false, false},
    {"its", 's', 'n', true, false},  {"they", 'p', 0, false, false}, {"them", 'p', 0, false, true},
    {"their", 'p', 0, true, false},
};

/* "it is possible that", "made it clear": means nobody. */
static bool is_empty(const struct coref *coref, size_t token)
{
    static const char *const being[] = {
        "is",       "was",     "would",    "will", "may",   "might", "seems", "seemed", "appears",
        "appeared", "remains", "remained", "can",  "could", "has",   "takes", "took",   NULL};
    static const char *const behind[] = {"that", "to", "whether", "if", "how", "why", NULL};
    static const char *const before[] = {"made", "make", "makes", "making", "find", "found", NULL};
    const struct naming *naming = coref->naming;
    if (!token_is(naming, token, "it"))
        return false;
    if (token > 0 && token_is_any(naming, token - 1, before))
        return true;
    if (!token_is_any(naming, token + 1, being))
        return false;
    for (size_t i = token + 2; i < token + 6 && i < naming->article->token_count; i++) {
        if (naming->article->tokens[i].mention != ARTICLE_NONE)
            return false;
        if (token_is_any(naming, i, behind))
            return !token_is(naming, i - 1, "going") && !token_is(naming, i - 1, "ready") &&
                   !token_is(naming, i - 1, "willing") && !token_is(naming, i - 1, "due");
    }
    return false;
}

/* A person whom one pronoun fits is of that sex from now on. */
static void learn_sex(struct coref *coref, uint32_t entity, char sex)
{
    struct drafted_entity *person = &coref->naming->article->entities[entity];
    if (!person->man && !person->woman) {
        person->man = sex == 'm';
        person->woman = sex == 'w';
    }
}

/* Several of one kind that were named side by side, not long ago. */
static const struct company *company(const struct coref *coref)
{
    enum { NEAR = 60 /* tokens */ };
    const struct company *best = NULL;
    const struct company *const all[] = {&coref->states, &coref->organizations, &coref->persons};
    for (size_t i = 0; i < 3; i++)
        if (all[i]->count && all[i]->token + NEAR > coref->token &&
            (!best || all[i]->token > best->token))
            best = all[i];
    return best;
}

static size_t read_state_of(struct coref *coref, size_t token, uint32_t person)
{
    uint32_t state = coref->naming->article->entities[person].of;
    static const char *const words[] = {"country", "nation", "homeland", NULL};
    if (!naming_is_kind(coref->naming, state, "state") ||
        !token_is_any(coref->naming, token + 1, words))
        return token;
    coref_mention(coref, token, token + 2, state, MENTION_NOMINAL, .9);
    return token + 2;
}

/* "was suspended from its summits": who suspends is the organization. */
static bool is_of_host(const struct coref *coref, size_t token)
{
    static const char *const ways[] = {"from", "to", "into", "at", "of", "by", NULL};
    static const char *const verbs[] = {
        "suspended",  "expelled", "excluded", "barred",  "banned",     "invited",   "admitted",
        "readmitted", "accepted", "removed",  "ejected", "disinvited", "uninvited", NULL};
    return token > 1 && token_is(coref->naming, token, "its") &&
           token_is_any(coref->naming, token - 1, ways) &&
           token_is_any(coref->naming, token - 2, verbs);
}

/* "Sanctioned Gazprom and its subsidiary": who is named right before "and its", or ARTICLE_NONE. */
static uint32_t named_before(const struct coref *coref, size_t token)
{
    const struct article *article = coref->naming->article;
    if (token < 2 || !token_is(coref->naming, token - 1, "and"))
        return ARTICLE_NONE;
    uint32_t index = article->tokens[token - 2].mention;
    bool fits =
        index != ARTICLE_NONE && !article->mentions[index].group.count &&
        coref_means(coref, article->mentions[index].entity) & (MEANS_STATE | MEANS_ORGANIZATION);
    return fits ? article->mentions[index].entity : ARTICLE_NONE;
}

/* "Its Supreme Council": of an organization, though a body was spoken of last; or the same. */
static uint32_t owner_of_body(const struct coref *coref, size_t token, uint32_t entity)
{
    const struct article *article = coref->naming->article;
    size_t next = token + 1;
    if (next >= article->token_count || article->tokens[next].mention == ARTICLE_NONE ||
        !naming_is_kind(coref->naming, entity, "body") ||
        !naming_is_kind(coref->naming, article->mentions[article->tokens[next].mention].entity,
                        "body"))
        return entity;
    uint32_t salient = coref_salient(coref, "organization", NULL);
    return salient == ARTICLE_NONE ? entity : salient;
}

static size_t read_one(struct coref *coref, size_t token, char sex, bool possessive, bool object)
{
    uint8_t means = sex == 'n' ? MEANS_STATE | MEANS_ORGANIZATION : MEANS_PERSON;
    uint32_t entity =
        coref_subject(coref, (struct wanted){means, sex == 'n' ? 0 : sex, object, ARTICLE_NONE});
    if (is_of_host(coref, token) && coref_salient(coref, "organization", NULL) != ARTICLE_NONE)
        entity = coref_salient(coref, "organization", NULL);
    if (sex == 'n' && possessive && named_before(coref, token) != ARTICLE_NONE)
        entity = named_before(coref, token);
    if (entity == ARTICLE_NONE)
        return token;
    if (sex == 'n' && possessive)
        entity = owner_of_body(coref, token, entity);
    if (sex != 'n') {
        learn_sex(coref, entity, sex);
        size_t end = possessive ? read_state_of(coref, token, entity) : token;
        if (end > token)
            return end;
    }
    struct mention *mention =
        coref_mention(coref, token, token + 1, entity, MENTION_PRONOUN, sex == 'n' ? .75 : .85);
    mention->possessive = possessive;
    if (sex == 'n' && possessive)
        return coref_body(coref, token + 1, entity);
    return token + 1;
}

size_t coref_pronoun(struct coref *coref, size_t token)
{
    for (size_t i = 0; i < sizeof pronouns / sizeof *pronouns; i++) {
        if (!token_is(coref->naming, token, pronouns[i].word))
            continue;
        if (pronouns[i].number == 's')
            return is_empty(coref, token) ? token
                                          : read_one(coref, token, pronouns[i].sex,
                                                     pronouns[i].possessive, pronouns[i].object);
        const struct company *several = company(coref);
        if (!several || (token > 0 && token_is(coref->naming, token - 1, "among")))
            return token;
        coref_group(coref, token, token + 1, several, MENTION_PRONOUN, .65);
        struct article *article = coref->naming->article;
        article->mentions[article->mention_count - 1].possessive = pronouns[i].possessive;
        return token + 1;
    }
    return token;
}
