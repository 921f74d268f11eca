/*
 * naming_heads.c: what those whom everybody knows are at the head of, where an article says their
 * title only: "President Bush"; and how the article spells them.
 */
#include "draft/naming.h"

#include <string.h>

uint32_t naming_head_of(struct naming *naming, uint32_t person)
{
    const struct gazetteer *gazetteer = naming->gazetteer;
    const char *name = naming->article->entities[person].name;
    if (strchr(name, ' '))
        return ARTICLE_NONE;
    struct text folded = {0};
    phrase_fold(name, &folded);
    uint32_t id = names_find(&gazetteer->surnames, text_string(&folded), folded.length);
    text_release(&folded);
    if (id == NAME_NONE || gazetteer->surname_rows[id] == ARTICLE_NONE)
        return ARTICLE_NONE;
    const char *of = gazetteer->rows[gazetteer->surname_rows[id]].of;
    const struct listing *listing = listings_of(&gazetteer->listings, of);
    if (!listing || strcmp(gazetteer->rows[listing->owner].kind, "state") != 0 ||
        naming->row_entities[listing->owner] == ARTICLE_NONE)
        return ARTICLE_NONE; /* which the article does not name */
    return naming->row_entities[listing->owner];
}

void naming_spell_head(struct naming *naming, uint32_t person, size_t first, size_t end)
{
    struct drafted_entity *entity = &naming->article->entities[person];
    if (entity->first != SIZE_MAX)
        return; /* the first spelling is the one that the draft keeps */
    entity->first = naming->article->tokens[first].span.start;
    naming_add_short_names(naming, first, end, person);
    if (entity->known)
        return;
    struct text name = {0};
    const char *listed = entity->name;
    naming_text(naming, first, end, &name);
    entity->name = names_intern(&naming->article->names, text_string(&name), name.length);
    naming_add_alias(naming, person, listed, strlen(listed));
    text_release(&name);
}
