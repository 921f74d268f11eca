/*
 * ties_of_compounds.c: whom a name ties that is made of theirs: the NATO-Georgia Commission.
 */
#include "draft/ties.h"

#include <ctype.h>
#include <string.h>

/* Whether the text there is the name of the entity, or another name of it, letter by letter. */
static bool is_named(const struct drafted_entity *entity, const char *text, size_t length)
{
    if (strlen(entity->name) == length && memcmp(entity->name, text, length) == 0)
        return true;
    for (uint32_t i = 0; i < entity->alias_count; i++)
        if (strlen(entity->aliases[i]) == length && memcmp(entity->aliases[i], text, length) == 0)
            return true;
    return false;
}

/* The state or organization of the article that is called so; else ARTICLE_NONE. */
static uint32_t party_named(const struct article *article, struct span span)
{
    for (uint32_t i = 0; i < article->entity_count; i++) {
        const struct drafted_entity *entity = &article->entities[i];
        bool party =
            strcmp(entity->kind, "state") == 0 || strcmp(entity->kind, "organization") == 0;
        if (party && is_named(entity, article->text + span.start, span.end - span.start))
            return i;
    }
    return ARTICLE_NONE;
}

/* The '-' of the first word of the name, where more words follow; 0: there is none. */
static size_t hyphen_in(const struct article *article, struct span name)
{
    size_t hyphen = 0, at = name.start;
    for (; at < name.end && article->text[at] != ' '; at++)
        if (article->text[at] == '-')
            hyphen = hyphen ? name.end : at; /* of three nobody knows which belong together */
    return at < name.end && hyphen < at ? hyphen : 0;
}

/*
 * What two have made together by its name: no war is, no company that bears two names, and no
 * Boundary Commission of foes.
 */
static bool is_joint(const struct article *article, struct span name)
{
    static const char *const heads[] = {
        "Accord",   "Agreement", "Alliance", "Charter", "Commission",  "Committee", "Council",
        "Dialogue", "Forum",     "Pact",     "Treaty",  "Partnership", "Corridor"};
    size_t start = name.end;
    while (start > name.start && isalpha((unsigned char)article->text[start - 1]))
        start--;
    static const char boundary[] = " Boundary ";
    size_t length = sizeof boundary - 1;
    if (start >= name.start + length &&
        memcmp(article->text + start - length, boundary, length) == 0)
        return false;
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        if (strlen(heads[i]) == name.end - start &&
            memcmp(article->text + start, heads[i], name.end - start) == 0)
            return true;
    return false;
}

void ties_of_compounds(const struct article *article, struct drafted_relations *relations)
{
    for (size_t i = 0; i < article->mention_count; i++) {
        const struct mention *mention = &article->mentions[i];
        size_t hyphen = hyphen_in(article, mention->span), end = hyphen;
        if (mention->form != MENTION_NAME || !hyphen || !is_joint(article, mention->span))
            continue;
        while (article->text[end] != ' ')
            end++;
        uint32_t one = party_named(article, (struct span){mention->span.start, hyphen});
        uint32_t other = party_named(article, (struct span){hyphen + 1, end});
        if (one != ARTICLE_NONE && other != ARTICLE_NONE && one != other)
            drafted_relations_suggest(relations, mention, one, other, "cooperation", .4);
    }
}
