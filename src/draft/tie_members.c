/*
 * tie_members.c: "All member states formed the peacekeeping force": each state that the article
 * says is a member has part in it.
 */
#include "draft/ties.h"

#include <string.h>

/* The index of the first relation from `at` on that is of all members; the count: there is none. */
static size_t next_of_members(const struct drafted_relations *relations, size_t at)
{
    while (at < relations->count && relations->items[at].from != ARTICLE_NONE)
        at++;
    return at;
}

static bool is_member(const struct article *article, const struct drafted_relation *relation,
                      uint32_t whole)
{
    bool over = relation->when.interval && relation->when.end.end == EDTF_DATE;
    return relation->from != ARTICLE_NONE && relation->to == whole && !over &&
           strcmp(relation->type, "membership") == 0 &&
           strcmp(article->entities[relation->from].kind, "state") == 0;
}

/* "All four GUAM members joined": whose members they are, where the words say it. */
static uint32_t named_whole(const struct article *article, const struct drafted_relation *of_all)
{
    struct range mentions = article->sentences[of_all->sentence].mentions;
    for (uint32_t i = 0; i < mentions.count; i++) {
        const struct mention *mention = &article->mentions[mentions.first + i];
        if (mention->span.start >= of_all->phrase.start &&
            mention->span.end <= of_all->to_span.start && mention->entity != of_all->to &&
            !mention->group.count && tie_is_whole(article, mention->entity))
            return mention->entity;
    }
    return ARTICLE_NONE;
}

/* Adds what is told of all members for each of those that were known of `known` relations. */
static void expand(const struct article *article, struct drafted_relations *relations, size_t known,
                   struct drafted_relation of_all)
{
    uint32_t named = named_whole(article, &of_all);
    for (size_t i = 0; i < known; i++) {
        const struct drafted_relation member = relations->items[i];
        if (member.from == ARTICLE_NONE ||
            strcmp(article->entities[member.from].kind, "state") != 0)
            continue;
        uint32_t whole =
            named == ARTICLE_NONE ? tie_whole(article, of_all.sentence, member.from) : named;
        if (whole == ARTICLE_NONE || whole == of_all.to || !is_member(article, &member, whole))
            continue;
        of_all.from = member.from;
        drafted_relations_add(relations, &of_all);
    }
}

void ties_of_members(const struct article *article, struct drafted_relations *relations)
{
    size_t known = relations->count, kept = 0;
    for (size_t i = next_of_members(relations, 0); i < known; i = next_of_members(relations, i + 1))
        expand(article, relations, known, relations->items[i]);
    for (size_t i = 0; i < relations->count; i++)
        if (relations->items[i].from != ARTICLE_NONE)
            relations->items[kept++] = relations->items[i];
    relations->count = kept;
}
