/*
 * coref_nominal.c: "the grouping", "the country", "the minister", "both nations".
 */
#include "draft/coref.h"

#include <string.h>

static const char *const determiners[] = {"the", "this", "that", NULL};

static uint32_t classes_at(const struct coref *coref, size_t token)
{
    const struct article *article = coref->naming->article;
    if (token >= article->token_count || article->tokens[token].kind != TOKEN_WORD ||
        article->tokens[token].mention != ARTICLE_NONE)
        return 0;
    return token_classes(coref->naming, token);
}

/* Any organization may be called so; others have the word in their names. */
static bool is_general(const struct coref *coref, size_t token)
{
    static const char *const words[] = {
        "organization", "organisation", "grouping",    "bloc",          "group",     "body",
        "alliance",     "association",  "institution", "union",         "pact",      "company",
        "firm",         "agency",       "movement",    "confederation", "coalition", NULL};
    return token_is_any(coref->naming, token, words);
}

/* Words between "the" and the noun: "the 15-member regional bloc". */
static size_t skip_modifiers(const struct coref *coref, size_t token)
{
    static const char *const words[] = {
        "regional",      "member", "security", "military", "political", "militant",
        "international", "led",    "western",  "armed",    "rebel",     "economic",
        "trade",         "new",    "nation",   "own",      "country",   "strong",
        "state",         "world",  "global",   NULL};
    const struct article *article = coref->naming->article;
    size_t at = token;
    while (at < token + 3 && at + 1 < article->token_count &&
           article->tokens[at].mention == ARTICLE_NONE &&
           (article->tokens[at].kind == TOKEN_NUMBER ||
            (token_is_any(coref->naming, at, words) && article->tokens[at + 1].kind == TOKEN_WORD)))
        at++;
    return at;
}

/* "the grouping": the organization that is meant. */
static size_t read_organization(struct coref *coref, size_t token, size_t noun)
{
    const struct article *article = coref->naming->article;
    bool capital = article->tokens[noun].letters != CASE_LOWER;
    const char *word = article_word(article, noun);
    uint32_t classes = token_classes(coref->naming, noun);
    const char *kind = classes & WORD_BODY_HEAD    ? "body"
                       : classes & WORD_FORCE_HEAD ? "force"
                                                   : "organization";
    uint32_t entity = coref_salient(coref, NULL, word);
    double certainty = .9;
    if (entity == ARTICLE_NONE && capital)
        entity = coref_only(coref, word);
    if (entity == ARTICLE_NONE && is_general(coref, noun) && !capital) {
        entity = coref_salient(coref, kind, NULL);
        certainty = .8;
    }
    if (entity == ARTICLE_NONE)
        return token;
    coref_mention(coref, token + 1, noun + 1, entity, MENTION_NOMINAL, certainty);
    return noun + 1;
}

size_t coref_body(struct coref *coref, size_t token, uint32_t state)
{
    struct naming *naming = coref->naming;
    const struct article *article = naming->article;
    size_t start = token;
    if (start < article->token_count && article->tokens[start].kind == TOKEN_SUFFIX)
        start++;
    for (size_t i = start; i < start + 5 && i < article->token_count; i++)
        if (article->tokens[i].sentence != article->tokens[token].sentence)
            return token;
    size_t count = naming_body_tokens(naming, start, article->token_count);
    if (!count || !naming_is_kind(naming, state, "state"))
        return token;
    struct text name = {0};
    naming_text(naming, start, start + count, &name);
    text_addf(&name, " of %s", article->entities[state].name);
    uint32_t body = naming_body(naming, &name, "body", state, start, start + count);
    text_release(&name);
    for (size_t i = start; i < start + count; i++)
        if (article->tokens[i].mention != ARTICLE_NONE) {
            naming->article->mentions[article->tokens[i].mention].entity = body;
            return start + count;
        }
    naming_mention(naming, start, start + count, body, MENTION_NAME);
    return start + count;
}

static size_t read_state(struct coref *coref, size_t token, size_t noun)
{
    uint32_t state = coref_subject(coref, (struct wanted){MEANS_STATE, .except = ARTICLE_NONE});
    if (token_is(coref->naming, noun, "state") || state == ARTICLE_NONE)
        return token;
    coref_mention(coref, token + 1, noun + 1, state, MENTION_NOMINAL, .75);
    return coref_body(coref, noun + 1, state);
}

/* "the minister": the last person with that title. */
static size_t read_person(struct coref *coref, size_t token, size_t noun)
{
    const struct article *article = coref->naming->article;
    uint32_t word = article->tokens[noun].word, best = ARTICLE_NONE;
    for (size_t i = token; i-- > 0 && token - i < 300 && best == ARTICLE_NONE;) {
        uint32_t index = article->tokens[i].mention;
        if (index != ARTICLE_NONE && article->mentions[index].entity < coref->entity_count &&
            coref->titles[article->mentions[index].entity] == word)
            best = article->mentions[index].entity;
    }
    if (best == ARTICLE_NONE)
        return token;
    coref_mention(coref, token + 1, noun + 1, best, MENTION_NOMINAL, .8);
    return noun + 1;
}

/* Whether what follows makes it another thing: "the group of", "the union leader". */
static bool goes_on(const struct coref *coref, size_t noun)
{
    const struct article *article = coref->naming->article;
    static const char *const words[] = {"of", "that", "which", NULL};
    if (noun + 1 >= article->token_count)
        return false;
    const struct token *next = &article->tokens[noun + 1];
    return token_is_any(coref->naming, noun + 1, words) || next->joined ||
           (next->kind == TOKEN_WORD && next->letters != CASE_LOWER &&
            next->sentence == article->tokens[noun].sentence);
}

/* "The Russia-led pact": the token before the noun; the same token where none led it. */
static size_t skip_leader(const struct coref *coref, size_t token)
{
    const struct article *article = coref->naming->article;
    size_t at = token + 1;
    if (at >= article->token_count || article->tokens[at].mention == ARTICLE_NONE)
        return token;
    uint32_t leader = article->tokens[at].mention;
    while (at < article->token_count && article->tokens[at].mention == leader)
        at++;
    bool led = at < article->token_count && article->tokens[at].joined &&
               token_is(coref->naming, at, "led");
    return led ? at : token;
}

size_t coref_nominal(struct coref *coref, size_t token)
{
    if (!token_is_any(coref->naming, token, determiners))
        return token;
    size_t led = skip_leader(coref, token);
    size_t noun = skip_modifiers(coref, led + 1);
    uint32_t classes = classes_at(coref, noun);
    if (!classes || goes_on(coref, noun) ||
        coref->naming->article->tokens[noun].sentence !=
            coref->naming->article->tokens[token].sentence)
        return token;
    if (classes & WORD_COLLECTIVE)
        return read_organization(coref, led > token ? noun - 1 : token, noun);
    if (led > token)
        return token;
    if (classes & WORD_COLLECTIVE_STATE)
        return read_state(coref, token, noun);
    if (classes & WORD_TITLE && noun == token + 1)
        return read_person(coref, token, noun);
    return token;
}

/* 2 for "two", "both"; 0 for no number. */
static size_t number_at(const struct coref *coref, size_t token)
{
    static const char *const words[] = {"both", "two",   "three", "four", "five",
                                        "six",  "seven", "eight", "nine", "ten"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (token_is(coref->naming, token, words[i]))
            return i ? i + 1 : 2;
    return 0;
}

/* The last `count` different ones of these kinds that were meant, within some sentences. */
static struct company last_ones(const struct coref *coref, uint8_t means, size_t count)
{
    enum { NEAR = 70 /* tokens */ };
    const struct article *article = coref->naming->article;
    struct company company = {.means = means};
    for (size_t i = coref->token; i-- > 0 && coref->token - i < NEAR && company.count < count;) {
        uint32_t index = article->tokens[i].mention;
        if (index == ARTICLE_NONE || article->mentions[index].group.count)
            continue;
        uint32_t entity = article->mentions[index].entity;
        bool there = !(coref_means(coref, entity) & means);
        for (size_t k = 0; k < company.count && !there; k++)
            there = company.entities[k] == entity;
        if (!there)
            company.entities[company.count++] = entity;
    }
    return company;
}

static size_t read_group(struct coref *coref, size_t first, size_t end, uint8_t means,
                         size_t number)
{
    const struct company *named = means == MEANS_STATE    ? &coref->states
                                  : means == MEANS_PERSON ? &coref->persons
                                                          : &coref->organizations;
    bool fits = named->count > 1 && (!number || named->count == number) &&
                coref->token < named->token + 250;
    struct company last = {0};
    if (!fits && number == 2)
        last = last_ones(coref, means, number);
    if (!fits && (!number || last.count != number))
        return first;
    coref_group(coref, first, end, fits ? named : &last, MENTION_NOMINAL, fits ? .85 : .65);
    return end;
}

/* Whether what "the four" do follows. */
static bool acts_at(const struct coref *coref, size_t token)
{
    static const char *const words[] = {"have", "had",     "are",    "were",    "will", "would",
                                        "also", "agreed",  "met",    "signed",  "said", "want",
                                        "plan", "pledged", "accuse", "accused", NULL};
    return token_is_any(coref->naming, token, words);
}

size_t coref_plural(struct coref *coref, size_t token)
{
    static const char *const starts[] = {"the", "these", "those", "both",
                                         "all", "two",   "three", NULL};
    static const char *const between[] = {
        "neighboring", "neighbouring", "former",  "nuclear", "armed",    "departing", "warring",
        "rival",       "asian",        "african", "arab",    "baltic",   "nordic",    "west",
        "east",        "central",      "new",     "other",   "military", "island",    "andean",
        "neighbor",    "big",          "prime",   "foreign", "defense",  "armed",     NULL};
    const struct article *article = coref->naming->article;
    if (!token_is_any(coref->naming, token, starts))
        return token;
    size_t at = token, number = number_at(coref, at);
    at++;
    if (!number && number_at(coref, at))
        number = number_at(coref, at++);
    else if (token_is(coref->naming, at, "of") || token_is(coref->naming, at, "the"))
        return token;
    size_t counted = at;
    while (at < token + 5 && at < article->token_count && token_is_any(coref->naming, at, between))
        at++;
    uint32_t classes = classes_at(coref, at);
    if (number && at == counted && acts_at(coref, at)) /* the four signed */
        return read_group(coref, token, at, MEANS_STATE, number);
    if (!number && !token_is(coref->naming, token, "these") && !(classes & WORD_GROUP_STATE))
        return token;
    if (classes & WORD_GROUP_STATE)
        return goes_on(coref, at) || (!number && !token_is(coref->naming, at, "countries") &&
                                      !token_is(coref->naming, at, "nations"))
                   ? token
                   : read_group(coref, token, at + 1, MEANS_STATE, number);
    if (classes & WORD_GROUP_ORG)
        return read_group(coref, token, at + 1, MEANS_ORGANIZATION, number);
    if (classes & WORD_GROUP_PERSON)
        return read_group(coref, token, at + 1, MEANS_PERSON, number);
    return token;
}
