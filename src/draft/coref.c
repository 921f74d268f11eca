/*
 * coref.c: walks through the article and keeps in mind who is meant where, for what is no name:
 * "the grouping", "both countries", "he".
 */
#include "draft/coref.h"

#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

uint8_t coref_means(const struct coref *coref, uint32_t entity)
{
    const char *kind = coref->naming->article->entities[entity].kind;
    if (strcmp(kind, "state") == 0)
        return MEANS_STATE;
    if (strcmp(kind, "person") == 0)
        return MEANS_PERSON;
    if (strcmp(kind, "organization") == 0 || strcmp(kind, "body") == 0 ||
        strcmp(kind, "force") == 0 || strcmp(kind, "bloc") == 0)
        return MEANS_ORGANIZATION;
    return MEANS_OTHER;
}

/* Notes that the entity is meant at the token that is read. */
static void note(struct coref *coref, uint32_t entity)
{
    if (entity < coref->entity_count) {
        coref->last[entity] = coref->token + 1;
        coref->counts[entity]++;
    }
}

struct mention *coref_mention(struct coref *coref, size_t first, size_t end, uint32_t entity,
                              enum mention_form form, double certainty)
{
    struct mention *mention = naming_mention(coref->naming, first, end, entity, form);
    mention->certainty = certainty;
    note(coref, entity);
    return mention;
}

void coref_group(struct coref *coref, size_t first, size_t end, const struct company *company,
                 enum mention_form form, double certainty)
{
    struct article *article = coref->naming->article;
    struct range group = {(uint32_t)article->group_count, (uint32_t)company->count};
    for (size_t i = 0; i < company->count; i++) {
        article->group_entities = xgrow(article->group_entities, article->group_count,
                                        &article->group_capacity, sizeof *article->group_entities);
        article->group_entities[article->group_count++] = company->entities[i];
    }
    struct mention *mention = naming_mention(coref->naming, first, end, company->entities[0], form);
    mention->certainty = certainty;
    mention->group = group;
}

static struct company *company_of(struct coref *coref, uint8_t means)
{
    switch (means) {
    case MEANS_STATE:
        return &coref->states;
    case MEANS_PERSON:
        return &coref->persons;
    default:
        return &coref->organizations;
    }
}

/* Keeps those who were named side by side before others are. */
static void keep_past(struct coref *coref, const struct company *company)
{
    if (company->count < 2)
        return;
    if (coref->past_count == MOST_PAST) {
        memmove(coref->past, coref->past + 1, (MOST_PAST - 1) * sizeof *coref->past);
        coref->past_count--;
    }
    coref->past[coref->past_count++] = *company;
}

/* How many tokens behind they can be meant: others may be "the two" since, few are "the six". */
static size_t company_reach(const struct company *company, bool past, size_t number)
{
    enum { NEAR = 250, TWO_NEAR = 80, MANY_NEAR = 700, MANY = 3 };
    return past && company->count == 2 ? TWO_NEAR : number >= MANY ? MANY_NEAR : NEAR;
}

const struct company *coref_company(const struct coref *coref, uint8_t means, size_t number)
{
    const struct company *best = NULL;
    const struct company *const last[] = {&coref->states, &coref->organizations, &coref->persons};
    for (size_t i = 0; i < MOST_PAST + 3; i++) {
        if (i >= coref->past_count && i < MOST_PAST)
            continue;
        const struct company *company = i < MOST_PAST ? &coref->past[i] : last[i - MOST_PAST];
        if (company->count > 1 && company->means & means && (!number || company->count == number) &&
            coref->token < company->token + company_reach(company, i < MOST_PAST, number) &&
            (!best || company->token >= best->token))
            best = company;
    }
    return best;
}

void coref_renew(struct coref *coref, const struct company *company)
{
    struct company *const last[] = {&coref->states, &coref->organizations, &coref->persons};
    for (size_t i = 0; i < MOST_PAST + 3; i++) {
        struct company *own = i < MOST_PAST ? &coref->past[i] : last[i - MOST_PAST];
        if (own == company)
            own->token = coref->token;
    }
}

/* Whom the name at the token starts an enumeration with, if it does. */
static void read_company(struct coref *coref, size_t token)
{
    const struct article *article = coref->naming->article;
    uint8_t means = coref_means(coref, article->mentions[article->tokens[token].mention].entity);
    struct company company = {.token = token, .means = means};
    for (size_t at = token; company.count < MOST_GROUP;) {
        const struct mention *mention = &article->mentions[article->tokens[at].mention];
        if (coref_means(coref, mention->entity) != means || mention->group.count)
            break;
        bool there = false; /* "the Bank for Integration, the BCIE," is one */
        for (size_t k = 0; k < company.count; k++)
            there |= company.entities[k] == mention->entity;
        if (!there)
            company.entities[company.count++] = mention->entity;
        at = coref_next_in_company(coref, article_mention_end(article, at));
        if (!at)
            break;
    }
    struct company *last = company_of(coref, means);
    bool inside = last->count > company.count && token < last->token + 4 * last->count;
    if (company.count > 1 && !inside && means != MEANS_OTHER) {
        keep_past(coref, last);
        *last = company;
    }
}

/* The word of the title that stands with the mention, for "the minister". */
static void note_title(struct coref *coref, const struct mention *mention)
{
    const struct article *article = coref->naming->article;
    static const char *const was[] = {"former", "ex", "late", NULL};
    if (mention->title.end <= mention->title.start || mention->entity >= coref->entity_count)
        return;
    for (size_t i = coref->token > 20 ? coref->token - 20 : 0;
         i < article->token_count && i < coref->token + 30; i++) {
        struct span span = article->tokens[i].span;
        if (span.start < mention->title.start || span.end > mention->title.end)
            continue;
        if (token_is_any(coref->naming, i, was))
            return; /* the president is another */
        if (token_classes(coref->naming, i) & WORD_TITLE)
            coref->titles[mention->entity] = article->tokens[i].word;
    }
}

static size_t pass_mention(struct coref *coref, size_t token)
{
    const struct article *article = coref->naming->article;
    const struct mention *mention = &article->mentions[article->tokens[token].mention];
    size_t end = article_mention_end(article, token), regional = coref_regional(coref, token, end);
    if (regional > token)
        return regional;
    if (coref_national(coref, token, end) > token)
        mention = &article->mentions[article->tokens[token].mention];
    note(coref, mention->entity);
    note_title(coref, mention);
    coref_note_called(coref, token, end);
    coref_note_armed(coref, token, end);
    read_company(coref, token);
    return end;
}

/* "The forum and the union": what was read last and what "and" joins it to. */
static void read_pair(struct coref *coref, size_t token)
{
    const struct article *article = coref->naming->article;
    const struct mention *last = &article->mentions[article->mention_count - 1];
    uint8_t means = coref_means(coref, last->entity);
    if (token < 2 || !token_is(coref->naming, token - 1, "and") || last->group.count)
        return;
    uint32_t index = article->tokens[token - 2].mention;
    if (index == ARTICLE_NONE || article->mentions[index].group.count ||
        article->mentions[index].entity == last->entity || means == MEANS_OTHER ||
        coref_means(coref, article->mentions[index].entity) != means)
        return;
    keep_past(coref, company_of(coref, means));
    *company_of(coref, means) =
        (struct company){.entities = {article->mentions[index].entity, last->entity},
                         .count = 2,
                         .token = token,
                         .means = means};
}

static size_t read_reference(struct coref *coref, size_t token)
{
    size_t end = coref_plural(coref, token), count = coref->naming->article->mention_count;
    if (end == token)
        end = coref_nominal(coref, token);
    if (end > token && coref->naming->article->mention_count > count)
        read_pair(coref, token);
    if (end == token)
        end = coref_pronoun(coref, token);
    return end == token ? token + 1 : end;
}

/* How often each entity is named, which the caller frees. */
static uint32_t *count_names(const struct article *article)
{
    enum { HEADED = 3 /* a headline tells what it is about; what follows it, whom */ };
    uint32_t *named = xcalloc(article->entity_count + 1, sizeof *named);
    for (size_t i = 0; i < article->mention_count; i++)
        if (article->mentions[i].entity < article->entity_count &&
            article->mentions[i].form != MENTION_CAPITAL) {
            uint32_t sentence = article->mentions[i].sentence;
            bool first = sentence > 0 && article->sentences[sentence - 1].heading &&
                         strcmp(article->entities[article->mentions[i].entity].kind, "person") == 0;
            named[article->mentions[i].entity] +=
                first || article->sentences[sentence].heading ? HEADED : 1;
        }
    return named;
}

bool coref_is_foremost(const struct coref *coref, uint32_t entity)
{
    for (uint32_t i = 0; i < coref->entity_count; i++)
        if (i != entity && coref_means(coref, i) & MEANS_ORGANIZATION &&
            coref->named[i] >= coref->named[entity])
            return false;
    return coref->named[entity] > 1;
}

uint32_t coref_foremost_state(const struct coref *coref)
{
    uint32_t most = ARTICLE_NONE, second = 0; /* how often the one, and the next one are named */
    for (uint32_t i = 0; i < coref->entity_count; i++) {
        if (!(coref_means(coref, i) & MEANS_STATE) || !coref->named[i])
            continue;
        uint32_t times = coref->named[i], before = most == ARTICLE_NONE ? 0 : coref->named[most];
        second = times > before ? before : times > second ? times : second;
        most = times > before ? i : most;
    }
    return most != ARTICLE_NONE && coref->named[most] > 2 && coref->named[most] * 3 >= second * 4
               ? most
               : ARTICLE_NONE;
}

void naming_read_references(struct naming *naming)
{
    struct article *article = naming->article;
    struct coref coref = {.naming = naming, .entity_count = article->entity_count};
    coref.last = xcalloc(article->entity_count + 1, sizeof *coref.last);
    coref.counts = xcalloc(article->entity_count + 1, sizeof *coref.counts);
    coref.titles = xcalloc(article->entity_count + 1, sizeof *coref.titles);
    coref.called = xcalloc(article->entity_count + 1, sizeof *coref.called);
    coref.armed = xcalloc(article->entity_count + 1, sizeof *coref.armed);
    coref.named = count_names(article);
    memset(coref.titles, 0xFF, (article->entity_count + 1) * sizeof *coref.titles);
    for (size_t i = 0; i < article->token_count;) {
        coref.token = i;
        if (article->tokens[i].mention != ARTICLE_NONE)
            i = pass_mention(&coref, i);
        else if (naming->dated[i] || article->sentences[article->tokens[i].sentence].heading)
            i++;
        else
            i = read_reference(&coref, i);
    }
    free(coref.last);
    free(coref.counts);
    free(coref.titles);
    free(coref.called);
    free(coref.armed);
    free(coref.named);
}
