/*
 * naming_entities.c: the entities of an article, found by their names, and their mentions.
 */
#include "draft/naming.h"

#include "base/xalloc.h"

#include <string.h>

enum { MOST_ALIASES = 64 /* of an entity: more would be a text made to be slow */ };

/* The name in small letters, without "the", into the buffer. */
static void fold_key(struct naming *naming, const char *name, size_t length)
{
    struct text bytes = {0};
    text_add_bytes(&bytes, name, length);
    text_clear(&naming->buffer);
    phrase_fold(text_string(&bytes), &naming->buffer);
    text_release(&bytes);
}

uint32_t naming_find_entity(struct naming *naming, const char *name, size_t length)
{
    fold_key(naming, name, length);
    uint32_t id = names_find(&naming->keys, text_string(&naming->buffer), naming->buffer.length);
    return id == NAME_NONE ? ARTICLE_NONE : naming->key_entities[id];
}

void naming_add_key(struct naming *naming, uint32_t entity, const char *name, size_t length)
{
    fold_key(naming, name, length);
    size_t count = naming->keys.count;
    uint32_t id = names_add(&naming->keys, text_string(&naming->buffer), naming->buffer.length);
    if (naming->keys.count == count)
        return;
    naming->key_entities =
        xgrow(naming->key_entities, count, &naming->key_capacity, sizeof *naming->key_entities);
    naming->key_entities[id] = entity;
}

void naming_add_alias(struct naming *naming, uint32_t index, const char *name, size_t length)
{
    struct drafted_entity *entity = &naming->article->entities[index];
    const char *alias = names_intern(&naming->article->names, name, length);
    bool there = alias == entity->name || !*alias || entity->alias_count >= MOST_ALIASES;
    for (uint32_t i = 0; i < entity->alias_count && !there; i++)
        there = entity->aliases[i] == alias;
    if (there)
        return;
    entity->aliases =
        xgrow(entity->aliases, entity->alias_count, &entity->aliases_size, sizeof *entity->aliases);
    entity->aliases[entity->alias_count++] = alias;
}

/* What many companies are called at the end of their names. */
static bool is_of_firms(const struct naming *naming, size_t token)
{
    static const char *const words[] = {
        "company",       "corporation", "energy",      "enterprises", "exchange",   "finance",
        "general",       "global",      "group",       "holding",     "holdings",   "industries",
        "international", "investment",  "investments", "logistics",   "management", "marine",
        "maritime",      "oil",         "petroleum",   "services",    "shipping",   "solutions",
        "technologies",  "technology",  "trade",       "trading",     NULL};
    return token_is_any(naming, token, words);
}

void naming_add_firm_name(struct naming *naming, size_t first, size_t end, uint32_t entity)
{
    struct text name = {0};
    if (end < first + 2 || !naming_is_company_word(naming, end - 1))
        return;
    naming_text(naming, first, end - 1, &name);
    naming_add_alias(naming, entity, text_string(&name), name.length);
    naming_add_key(naming, entity, text_string(&name), name.length);
    text_clear(&name);
    size_t last = end - 1; /* Blue Horizon General Trading LLC is Blue Horizon */
    while (last > first + 2 && is_of_firms(naming, last - 1))
        last--;
    naming_text(naming, first, last, &name);
    if (last < end - 1)
        listings_add(&naming->defined, text_string(&name), entity, LISTED_NAME, false);
    text_release(&name);
}

static uint32_t add_entity(struct naming *naming, const char *name, size_t length, const char *kind)
{
    struct article *article = naming->article;
    struct drafted_entity entity = {.kind = kind, .of = ARTICLE_NONE, .first = SIZE_MAX};
    entity.name = names_intern(&article->names, name, length);
    article->entities = xgrow(article->entities, article->entity_count, &article->entity_capacity,
                              sizeof *article->entities);
    article->entities[article->entity_count] = entity;
    return (uint32_t)article->entity_count++;
}

uint32_t naming_entity(struct naming *naming, const char *name, size_t length, const char *kind)
{
    uint32_t entity = naming_find_entity(naming, name, length);
    if (entity != ARTICLE_NONE)
        return entity;
    entity = add_entity(naming, name, length, kind);
    naming_add_key(naming, entity, name, length);
    return entity;
}

uint32_t naming_row_entity(struct naming *naming, uint32_t row)
{
    if (naming->row_entities[row] != ARTICLE_NONE)
        return naming->row_entities[row];
    const struct listed *listed = &naming->gazetteer->rows[row];
    uint32_t entity = naming_entity(naming, listed->name, strlen(listed->name), listed->kind);
    if (!naming_is_kind(naming, entity, listed->kind)) /* Guam, the state, is not GUAM */
        entity = add_entity(naming, listed->name, strlen(listed->name), listed->kind);
    naming->row_entities[row] = entity;
    naming->article->entities[entity].listed = true;
    naming->article->entities[entity].known |= listed->known;
    for (size_t i = 0; i < listed->alias_count; i++)
        naming_add_alias(naming, entity, listed->aliases[i], strlen(listed->aliases[i]));
    const struct listing *of =
        *listed->of ? listings_of(&naming->gazetteer->listings, listed->of) : NULL;
    if (of && of->owner != row && naming->row_entities[of->owner] != entity) {
        uint32_t owner = naming_row_entity(naming, of->owner);
        naming->article->entities[entity].of = owner;
        naming->article->entities[entity].heads = strcmp(listed->kind, "person") == 0;
    }
    return entity;
}

struct mention *naming_mention(struct naming *naming, size_t first, size_t end, uint32_t entity,
                               enum mention_form form)
{
    struct article *article = naming->article;
    struct mention mention = {.span = token_span(naming, first, end),
                              .sentence = article->tokens[first].sentence,
                              .entity = entity,
                              .form = (uint8_t)form,
                              .of = ARTICLE_NONE,
                              .certainty = 1};
    mention.possessive = end < article->token_count && article->tokens[end].kind == TOKEN_SUFFIX;
    for (size_t i = first; i < end; i++)
        article->tokens[i].mention = (uint32_t)article->mention_count;
    article->mentions = xgrow(article->mentions, article->mention_count, &article->mention_capacity,
                              sizeof *article->mentions);
    article->mentions[article->mention_count] = mention;
    return &article->mentions[article->mention_count++];
}

bool naming_is_kind(const struct naming *naming, uint32_t entity, const char *kind)
{
    return entity != ARTICLE_NONE && strcmp(naming->article->entities[entity].kind, kind) == 0;
}
