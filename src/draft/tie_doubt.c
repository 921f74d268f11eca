/*
 * tie_doubt.c: which of what phrasings and names state is only suggested, because one of its ends
 * is doubtful. Where the words are misread, it is most often by these.
 */
#include "draft/ties_settle.h"

#include <ctype.h>
#include <string.h>

/*
 * What is hedged, or told of "the grouping", is suggested; it was stated all the same, and what is
 * the same has been settled by that.
 */
static const double least_stated = .82;

static bool is_any(const char *kind, const char *const *kinds)
{
    for (; *kinds; kinds++)
        if (strcmp(kind, *kinds) == 0)
            return true;
    return false;
}

/* Whether the article explains an acronym of it. */
static bool has_acronym(const struct drafted_entity *entity)
{
    for (uint32_t i = 0; i < entity->alias_count; i++) {
        size_t capitals = 0;
        while (isupper((unsigned char)entity->aliases[i][capitals]))
            capitals++;
        if (capitals > 1 && !entity->aliases[i][capitals])
            return true;
    }
    return false;
}

/*
 * A name that stands in no table, comes up once and has no acronym may have been cut too short or
 * read too long: "the Difa-e-Pakistan Council", "the commissioner for Enlargement". Persons' names
 * have titles and given names to go by.
 */
static bool is_doubtful_name(const struct article *article, uint32_t entity)
{
    static const char *const kinds[] = {"organization", "body", "bloc", "document", "event", NULL};
    const struct drafted_entity *named = &article->entities[entity];
    return !named->listed && named->named < 2 && !has_acronym(named) && is_any(named->kind, kinds);
}

static bool is_organized(const struct article *article, uint32_t entity)
{
    static const char *const kinds[] = {"organization", "body", "bloc", "force", NULL};
    return is_any(article->entities[entity].kind, kinds);
}

/*
 * What somebody deals with an organization is often its members' doing, or another's; and of two
 * organizations the words alone tell less surely which is the whole, or the doer. Names tell it.
 */
static bool is_doubtful_whole(const struct article *article, const struct drafted_relation *item,
                              bool deal)
{
    bool from = is_organized(article, item->from), to = is_organized(article, item->to);
    return item->row != SIZE_MAX && ((from && to) || (deal && (from || to)));
}

/*
 * Of what is done, who stands first in the sentence is most often one of the two; where that is
 * somebody else, the clause that tells it is apt to have another subject.
 */
static bool is_doubtful(const struct article *article, const struct drafted_relation *item,
                        enum family family)
{
    bool deal = family == FAMILY_COOPERATION, deed = deal || family == FAMILY_DISSENT;
    return item->confidence < least_stated || is_doubtful_name(article, item->from) ||
           is_doubtful_name(article, item->to) || is_doubtful_whole(article, item, deal) ||
           (deed && item->behind);
}

void ties_doubt(const struct article *article, struct drafted_relations *relations)
{
    struct vocabulary vocabulary;
    vocabulary_init(&vocabulary);
    for (size_t i = 0; i < relations->count; i++) {
        struct drafted_relation *item = &relations->items[i];
        if (item->tier == TIER_SURE &&
            !is_doubtful(article, item, tie_family(&vocabulary, item->type)))
            continue;
        item->tier = TIER_SUGGESTED;
        if (item->confidence > tier_confidence[TIER_SUGGESTED]) /* it was stated */
            item->confidence *= tier_confidence[TIER_SUGGESTED] / tier_confidence[TIER_SURE];
    }
    vocabulary_release(&vocabulary);
}
