/*
 * tie_own.c: whose a body is that the article of an organization names without saying so: "the
 * Rapid Reaction Force", "the Council of Defense Ministers" in an article on an alliance. A
 * suggestion.
 */
#include "draft/ties.h"

#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

/* How far that is to be believed: a choice of ours. */
static const double own_confidence = .4;

/* Whether the name is of a sort that organizations of states have, and not their states alone. */
static bool is_of_sort(const struct drafted_entity *entity)
{
    static const char *const words[] = {
        "Assembly", "Brigade", "Command", "Commission", "Committee",   "Corps", "Council", "Court",
        "Force",    "Forces",  "Mission", "Panel",      "Secretariat", "Staff", "Tribunal"};
    static const char *const states[] = {"Armed",   "General Staff", "Federal",       "National",
                                         "Special", "Supreme",       "Constitutional"};
    bool found = false;
    for (size_t i = 0; i < sizeof words / sizeof *words && !found; i++)
        found = strstr(entity->name, words[i]) != NULL;
    for (size_t i = 0; i < sizeof states / sizeof *states && found; i++)
        found = strstr(entity->name, states[i]) == NULL;
    return found && strchr(entity->name, ' ');
}

static bool has_no_owner(const struct article *article, uint32_t index,
                         const struct drafted_relations *relations)
{
    const struct drafted_entity *entity = &article->entities[index];
    if (entity->listed || entity->known || entity->of != ARTICLE_NONE ||
        (strcmp(entity->kind, "body") != 0 && strcmp(entity->kind, "force") != 0))
        return false;
    for (size_t i = 0; i < relations->count; i++)
        if (relations->items[i].from == index && strcmp(relations->items[i].type, "part-of") == 0)
            return false;
    return is_of_sort(entity);
}

/* Whether a relation says that the organization has states as members. */
static bool has_states(const struct article *article, uint32_t whole,
                       const struct drafted_relations *relations)
{
    for (size_t i = 0; i < relations->count; i++) {
        const struct drafted_relation *item = &relations->items[i];
        bool member =
            strcmp(item->type, "membership") == 0 || strcmp(item->type, "presidency") == 0;
        if (member && item->to == whole && strcmp(article->entities[item->from].kind, "state") == 0)
            return true;
    }
    return false;
}

/* Whether the sentence, or the one before it in the paragraph, means the organization. */
static bool is_near(const struct article *article, uint32_t sentence, uint32_t whole)
{
    uint32_t paragraph = article->sentences[sentence].paragraph;
    for (uint32_t back = 0; back < 2 && back <= sentence; back++) {
        const struct sentence *at = &article->sentences[sentence - back];
        for (uint32_t i = 0; at->paragraph == paragraph && i < at->mentions.count; i++)
            if (article->mentions[at->mentions.first + i].entity == whole)
                return true;
    }
    return false;
}

/* "The Rapid Reaction Force": as something that is known from the context. */
static bool has_article(const struct article *article, const struct mention *mention)
{
    static const char the[] = "the ";
    size_t length = sizeof the - 1;
    return mention->form == MENTION_NAME && !mention->adjective && mention->span.start >= length &&
           strncasecmp(article->text + mention->span.start - length, the, length) == 0;
}

void ties_of_own(const struct article *article, struct drafted_relations *relations)
{
    uint32_t whole = article_foremost(article, "organization");
    if (whole == ARTICLE_NONE || !has_states(article, whole, relations))
        return;
    bool *done = xcalloc(article->entity_count + 1, sizeof *done);
    for (size_t i = 0; i < article->mention_count; i++) {
        const struct mention *mention = &article->mentions[i];
        if (done[mention->entity] || !has_article(article, mention) ||
            !is_near(article, mention->sentence, whole) ||
            !has_no_owner(article, mention->entity, relations))
            continue;
        done[mention->entity] = true;
        drafted_relations_suggest(relations, mention, mention->entity, whole, "part-of",
                                  own_confidence);
    }
    free(done);
}
