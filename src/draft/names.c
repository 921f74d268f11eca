/*
 * names.c: the stage read_names(): names of the gazetteer, of the article's own definitions and by
 * their shape; then who is meant by what is no name.
 */
#include "base/xalloc.h"
#include "draft/naming.h"

#include <stdlib.h>
#include <string.h>

void naming_read_sentence(struct naming *naming, uint32_t sentence)
{
    naming_read_atoms(naming, &naming->article->sentences[sentence]);
    for (size_t i = 0; i < naming->atom_count;) {
        const struct atom *atom = &naming->atoms[i];
        size_t next = i;
        if (atom->capital || atom->count > 1 || atom->row != ARTICLE_NONE)
            next = naming_read_headed(naming, i);
        if (next == i && (atom->row != ARTICLE_NONE || atom->entity != ARTICLE_NONE))
            next = naming_read_body(naming, i);
        if (next == i)
            next = naming_read_person(naming, i);
        if (next == i)
            next = naming_read_place(naming, i);
        if (next == i)
            next = naming_read_listed(naming, i);
        if (next == i)
            next = naming_read_other(naming, i);
        i = next == i ? i + 1 : next;
    }
}

static int compare_mentions(const void *one, const void *other)
{
    const struct mention *a = one, *b = other;
    return a->span.start < b->span.start ? -1 : a->span.start > b->span.start;
}

void naming_sort(struct naming *naming)
{
    struct article *article = naming->article;
    if (article->mention_count)
        qsort(article->mentions, article->mention_count, sizeof *article->mentions,
              compare_mentions);
    size_t token = 0;
    for (size_t i = 0; i < article->mention_count; i++) {
        struct span span = article->mentions[i].span;
        while (article->tokens[token].span.start < span.start)
            token++;
        for (; token < article->token_count && article->tokens[token].span.start < span.end;
             token++)
            article->tokens[token].mention = (uint32_t)i;
    }
}

/* How often each entity is meant, and where first. */
static void count_mentions(struct article *article)
{
    for (size_t i = 0; i < article->mention_count; i++) {
        const struct mention *mention = &article->mentions[i];
        uint32_t count = mention->group.count ? mention->group.count : 1;
        for (uint32_t j = 0; j < count; j++) {
            uint32_t of = mention->group.count ? article->group_entities[mention->group.first + j]
                                               : mention->entity;
            struct drafted_entity *entity = &article->entities[of];
            entity->mentions++;
            entity->named += mention->form < MENTION_NOMINAL;
            if (mention->span.start < entity->first)
                entity->first = mention->span.start;
        }
    }
}

/* Whether an entity that is nowhere meant has to stay: "Turkish parliament" is of Turkey. */
static bool is_needed(const struct article *article, const struct drafted_entity *entity,
                      bool *needed)
{
    if (!entity->mentions)
        return false;
    if (entity->of != ARTICLE_NONE &&
        (!entity->listed || strstr(entity->name, article->entities[entity->of].name)))
        needed[entity->of] = true; /* also of the Parliamentary Assembly of the Council of Europe */
    for (uint32_t i = entity->of, most = 8; i != ARTICLE_NONE && most-- && needed[i];
         i = article->entities[i].of)
        if (article->entities[i].of != ARTICLE_NONE && !article->entities[i].listed)
            needed[article->entities[i].of] = true;
    return true;
}

/* Leaves out the entities that nothing means, which gazetteers and definitions brought along. */
static void drop_unmentioned(struct article *article)
{
    size_t count = article->entity_count, kept = 0;
    bool *needed = xcalloc(count + 1, sizeof *needed);
    uint32_t *now = xcalloc(count + 1, sizeof *now);
    for (size_t i = 0; i < count; i++)
        needed[i] |= is_needed(article, &article->entities[i], needed);
    for (size_t i = 0; i < count; i++) {
        now[i] = needed[i] ? (uint32_t)kept : ARTICLE_NONE;
        if (needed[i])
            article->entities[kept++] = article->entities[i];
        else
            free(article->entities[i].aliases);
    }
    article->entity_count = kept;
    for (size_t i = 0; i < kept; i++)
        if (article->entities[i].of != ARTICLE_NONE)
            article->entities[i].of = now[article->entities[i].of];
    for (size_t i = 0; i < article->mention_count; i++) {
        struct mention *mention = &article->mentions[i];
        mention->entity = now[mention->entity];
        if (mention->of != ARTICLE_NONE)
            mention->of = now[mention->of];
    }
    for (size_t i = 0; i < article->group_count; i++)
        article->group_entities[i] = now[article->group_entities[i]];
    free(needed);
    free(now);
}

static void release(struct naming *naming)
{
    listings_release(&naming->defined);
    free(naming->classes);
    free(naming->seen);
    free(naming->dated);
    free(naming->row_entities);
    names_release(&naming->keys);
    free(naming->key_entities);
    free(naming->atoms);
    text_release(&naming->buffer);
}

void read_names(struct article *article, const struct gazetteer *gazetteer)
{
    struct naming naming = {.article = article, .gazetteer = gazetteer};
    naming.row_entities = xcalloc(gazetteer->count + 1, sizeof *naming.row_entities);
    memset(naming.row_entities, 0xFF, (gazetteer->count + 1) * sizeof *naming.row_entities);
    naming_read_words(&naming);
    naming_read_definitions(&naming);
    for (uint32_t i = 0; i < article->sentence_count; i++)
        if (!article->sentences[i].heading)
            naming_read_sentence(&naming, i);
    naming_sort(&naming);
    naming_read_surnames(&naming);
    naming_sort(&naming);
    naming_read_aliases(&naming);
    naming_read_offices(&naming);
    naming_read_references(&naming);
    naming_read_organs(&naming);
    naming_sort(&naming);
    naming_read_aliases(&naming); /* "the fund was founded as" */
    naming_read_told_offices(&naming);
    count_mentions(article);
    drop_unmentioned(article);
    release(&naming);
}
