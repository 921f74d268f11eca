/*
 * tie_whole.c: what a member is a member of, where the sentence does not say: the organization that
 * its paragraph or the article is about.
 */
#include "draft/ties.h"

#include <ctype.h>
#include <string.h>

/* Whether it can have the entity as a member: a state is of no party or company, nor of what is of
 * a state itself. */
bool tie_may_have(const struct article *article, uint32_t whole, uint32_t member)
{
    static const char *const others[] = {
        "Party",       "Congress", "Front",      "Movement",   "Rally",     "Bank", "Company",
        "Corporation", "Airlines", "Press",      "Agency",     "Institute", "Army", "Liberation",
        "Centre",      "Center",   "Foundation", "University", "Church"};
    const struct drafted_entity *entity = &article->entities[whole];
    if (strcmp(article->entities[member].kind, "state") != 0)
        return true;
    if (!entity->listed && !strchr(entity->name, ' ') && islower((unsigned char)entity->name[1]))
        return false; /* a word with a capital that no table has: anything */
    /* whose owners, or members, are states */
    bool shared = strstr(entity->name, "Development Bank") || strstr(entity->name, "World Bank") ||
                  strstr(entity->name, "Investment Bank") || strstr(entity->name, "Non-Aligned");
    for (size_t i = 0; i < sizeof others / sizeof *others && !shared; i++)
        if (strstr(entity->name, others[i]))
            return false;
    return entity->of == ARTICLE_NONE || strcmp(article->entities[entity->of].kind, "state") != 0;
}

bool tie_is_whole(const struct article *article, uint32_t entity)
{
    const struct drafted_entity *whole = &article->entities[entity];
    bool council = strcmp(whole->kind, "body") == 0 && whole->of == ARTICLE_NONE &&
                   (strstr(whole->name, "Council of ") || strstr(whole->name, "Commission"));
    return council || strcmp(whole->kind, "organization") == 0 || strcmp(whole->kind, "bloc") == 0;
}

/* Whether the sentence's paragraph means the entity, up to the sentence. */
static bool meant_before(const struct article *article, uint32_t sentence, uint32_t entity)
{
    uint32_t paragraph = article->sentences[sentence].paragraph;
    for (uint32_t at = sentence + 1; at-- > 0 && article->sentences[at].paragraph == paragraph;) {
        struct range mentions = article->sentences[at].mentions;
        for (uint32_t i = 0; i < mentions.count; i++)
            if (article->mentions[mentions.first + i].entity == entity)
                return true;
    }
    return false;
}

/* How often the sentences before `end` that are of one paragraph mean the entity. */
static size_t times_before(const struct article *article, uint32_t paragraph, uint32_t end,
                           uint32_t entity)
{
    size_t times = 0;
    while (end-- > 0 && article->sentences[end].paragraph == paragraph) {
        struct range mentions = article->sentences[end].mentions;
        for (uint32_t i = 0; i < mentions.count; i++)
            times += article->mentions[mentions.first + i].entity == entity;
    }
    return times;
}

/* "Relations with Mercosur": it is the other one, not what is told of. */
static bool is_counterpart(const struct article *article, const struct mention *mention)
{
    static const char *const before[] = {"with ", "with the "};
    for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
        size_t length = strlen(before[i]);
        if (mention->span.start >= length &&
            memcmp(article->text + mention->span.start - length, before[i], length) == 0)
            return true;
    }
    return false;
}

/*
 * The organization that they mean most; of several the one that is meant last, and of a sentence's
 * the first, which the others are told of. `least` times at least; ARTICLE_NONE: none.
 */
static uint32_t whole_before(const struct article *article, uint32_t paragraph, uint32_t end,
                             uint32_t member, size_t least)
{
    uint32_t best = ARTICLE_NONE;
    size_t most = least - 1;
    for (uint32_t at = end; at-- > 0 && article->sentences[at].paragraph == paragraph;) {
        struct range mentions = article->sentences[at].mentions;
        for (uint32_t i = 0; i < mentions.count; i++) {
            const struct mention *mention = &article->mentions[mentions.first + i];
            if (!tie_is_whole(article, mention->entity) || mention->group.count ||
                is_counterpart(article, mention) || !tie_may_have(article, mention->entity, member))
                continue;
            size_t times = times_before(article, paragraph, end, mention->entity);
            if (times > most) {
                best = mention->entity;
                most = times;
            }
        }
    }
    return best;
}

/* The organization that the article means by far most, by whatever words; ARTICLE_NONE: none. */
static uint32_t most_meant(const struct article *article, uint32_t member)
{
    enum { LEAST = 4, FAR = 2 };
    uint32_t best = ARTICLE_NONE, most = 0, next = 0;
    for (uint32_t i = 0; i < article->entity_count; i++) {
        uint32_t mentions = article->entities[i].mentions;
        if (!tie_is_whole(article, i) || !tie_may_have(article, i, member))
            continue;
        next = mentions > most ? most : mentions > next ? mentions : next;
        best = mentions > most ? i : best;
        most = mentions > most ? mentions : most;
    }
    return most >= LEAST && most >= FAR * next ? best : ARTICLE_NONE;
}

uint32_t tie_whole(const struct article *article, uint32_t sentence, uint32_t member)
{
    enum { ABOUT = 2 }; /* times that the paragraph before has to mean what it is about */
    const struct sentence *sentences = article->sentences;
    uint32_t paragraph = sentences[sentence].paragraph, first = sentence;
    uint32_t foremost = article_foremost(article, "organization");
    if (foremost != ARTICLE_NONE && !tie_may_have(article, foremost, member))
        foremost = ARTICLE_NONE;
    if (foremost != ARTICLE_NONE && meant_before(article, sentence, foremost))
        return foremost;
    uint32_t whole = whole_before(article, paragraph, sentence, member, 1);
    if (whole != ARTICLE_NONE || foremost != ARTICLE_NONE)
        return whole == ARTICLE_NONE ? foremost : whole;
    while (first > 0 && sentences[first - 1].paragraph == paragraph)
        first--;
    if (first > 0 && !sentences[first - 1].heading)
        whole = whole_before(article, sentences[first - 1].paragraph, first, member, ABOUT);
    return whole == ARTICLE_NONE ? most_meant(article, member) : whole;
}
