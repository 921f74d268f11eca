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
        "Party",   "Congress",    "Front",    "Movement",  "Rally",      "Bank",
        "Company", "Corporation", "Airlines", "Press",     "Agency",     "Institute",
        "Army",    "Liberation",  "Centre",   "Center",    "Foundation", "University",
        "Church",  "Taliban",     "Wagner",   "Hezbollah", "Hamas"};
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

/* Whether it can be what a paragraph is about: no group or agency of another organization. */
static bool is_whole(const struct article *article, uint32_t entity)
{
    uint32_t of = article->entities[entity].of;
    return tie_is_whole(article, entity) &&
           (of == ARTICLE_NONE || strcmp(article->entities[of].kind, "organization") != 0);
}

static bool meant_in(const struct article *article, uint32_t sentence, uint32_t entity)
{
    struct range mentions = article->sentences[sentence].mentions;
    for (uint32_t i = 0; i < mentions.count; i++)
        if (article->mentions[mentions.first + i].entity == entity)
            return true;
    return false;
}

/* Whether the sentence's paragraph means the entity, up to the sentence. */
static bool meant_before(const struct article *article, uint32_t sentence, uint32_t entity)
{
    uint32_t paragraph = article->sentences[sentence].paragraph;
    for (uint32_t at = sentence + 1; at-- > 0 && article->sentences[at].paragraph == paragraph;)
        if (meant_in(article, at, entity))
            return true;
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

static bool follows_any(const struct article *article, size_t start, const char *const *before)
{
    for (; *before; before++) {
        size_t length = strlen(*before);
        if (start >= length && memcmp(article->text + start - length, *before, length) == 0)
            return true;
    }
    return false;
}

static bool leads_any(const struct article *article, size_t end, const char *const *behind)
{
    for (; *behind; behind++) {
        size_t length = strlen(*behind);
        if (end + length <= article->length && memcmp(article->text + end, *behind, length) == 0)
            return true;
    }
    return false;
}

/* "Relations with Mercosur", "having left the pact", "UN sanctions": it is not what is told of. */
static bool is_by_the_way(const struct article *article, const struct mention *mention)
{
    static const char *const before[] = {"with ",  "with the ",  "having left ", "having left the ",
                                         "nlike ", "nlike the ", "than ",        "than the ",
                                         NULL};
    static const char *const behind[] = {" sanctions", " resolution", " peacekeep", " troops",
                                         " forces",    " ally",       " allies",    NULL};
    return follows_any(article, mention->span.start, before) ||
           leads_any(article, mention->span.end, behind);
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
            if (!is_whole(article, mention->entity) || mention->group.count ||
                is_by_the_way(article, mention) || !tie_may_have(article, mention->entity, member))
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
        if (!is_whole(article, i) || !tie_may_have(article, i, member))
            continue;
        next = mentions > most ? most : mentions > next ? mentions : next;
        best = mentions > most ? i : best;
        most = mentions > most ? mentions : most;
    }
    return most >= LEAST && most >= FAR * next ? best : ARTICLE_NONE;
}

/* The sentence's one organization; ARTICLE_NONE: it has several, or none. */
static uint32_t only_whole(const struct article *article, uint32_t sentence, uint32_t member)
{
    static const char *const members[] = {" members", " member", " countries", " states", NULL};
    struct range mentions = article->sentences[sentence].mentions;
    uint32_t only = ARTICLE_NONE;
    for (uint32_t i = 0; i < mentions.count; i++) {
        const struct mention *mention = &article->mentions[mentions.first + i];
        uint32_t entity = mention->entity;
        if (mention->group.count || entity == only || entity == member ||
            leads_any(article, mention->span.end, members) || !is_whole(article, entity) ||
            !tie_may_have(article, entity, member))
            continue;
        if (only != ARTICLE_NONE)
            return ARTICLE_NONE;
        only = entity;
    }
    return only;
}

/* Of what is named once, further up, and of what the article names over and over: the latter. */
static uint32_t outweighed(const struct article *article, uint32_t sentence, uint32_t whole,
                           uint32_t member)
{
    enum { FAR = 4 };
    uint32_t most = most_meant(article, member);
    bool near = whole != ARTICLE_NONE && sentence > 0 &&
                (meant_in(article, sentence - 1, whole) || meant_in(article, sentence, whole));
    if (whole == ARTICLE_NONE || most == ARTICLE_NONE || near ||
        article->entities[most].mentions < FAR * article->entities[whole].mentions)
        return whole;
    return most;
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
    uint32_t whole = outweighed(article, sentence,
                                whole_before(article, paragraph, sentence, member, 1), member);
    if (whole != ARTICLE_NONE || foremost != ARTICLE_NONE)
        return whole == ARTICLE_NONE ? foremost : whole;
    while (first > 0 && sentences[first - 1].paragraph == paragraph)
        first--;
    if (first > 0 && !sentences[first - 1].heading)
        whole = outweighed(
            article, sentence,
            whole_before(article, sentences[first - 1].paragraph, first, member, ABOUT), member);
    if (whole == ARTICLE_NONE)
        whole = most_meant(article, member);
    return whole == ARTICLE_NONE ? only_whole(article, sentence, member) : whole;
}
