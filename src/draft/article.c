/*
 * article.c: reads an article, stage by stage.
 */
#include "draft/article.h"

#include "base/xalloc.h"
#include "draft/reading.h"

#include <stdlib.h>
#include <string.h>

const char *article_word(const struct article *article, size_t token)
{
    return token < article->token_count ? names_at(&article->words, article->tokens[token].word)
                                        : "";
}

char article_byte(const struct article *article, size_t at)
{
    return at < article->length ? article->text[at] : 0;
}

size_t article_mention_end(const struct article *article, size_t token)
{
    uint32_t mention = article->tokens[token].mention;
    while (token < article->token_count && article->tokens[token].mention == mention)
        token++;
    return token;
}

/* Which mentions and dates stand in which sentence; they are sorted. */
static void index_sentences(struct article *article)
{
    for (size_t i = article->mention_count; i-- > 0;) {
        struct range *range = &article->sentences[article->mentions[i].sentence].mentions;
        *range = (struct range){(uint32_t)i, range->count + 1};
    }
    for (size_t i = article->date_count; i-- > 0;) {
        struct range *range = &article->sentences[article->dates[i].sentence].dates;
        *range = (struct range){(uint32_t)i, range->count + 1};
    }
}

void article_read(struct article *article, const struct gazetteer *gazetteer, const char *text,
                  size_t length, const struct edtf *date)
{
    *article = (struct article){.text = text, .length = length};
    if (date)
        article->date = *date;
    read_tokens(article);
    read_sentences(article);
    read_dates(article);
    read_names(article, gazetteer);
    index_sentences(article);
}

uint32_t article_foremost(const struct article *article, const char *kind)
{
    enum { LEAST = 3, FAR = 2 };
    uint32_t *named = xcalloc(article->entity_count + 1, sizeof *named);
    uint32_t best = ARTICLE_NONE, most = 0, next = 0;
    for (size_t i = 0; i < article->mention_count; i++)
        named[article->mentions[i].entity] += article->mentions[i].form <= MENTION_ACRONYM;
    for (uint32_t i = 0; i < article->entity_count; i++) {
        if (strcmp(article->entities[i].kind, kind) != 0)
            continue;
        next = named[i] > most ? most : named[i] > next ? named[i] : next;
        if (named[i] > most) {
            most = named[i];
            best = i;
        }
    }
    free(named);
    return most >= LEAST && most >= FAR * next ? best : ARTICLE_NONE;
}

void article_release(struct article *article)
{
    if (!article)
        return;
    for (size_t i = 0; i < article->entity_count; i++)
        free(article->entities[i].aliases);
    free(article->tokens);
    free(article->sentences);
    free(article->mentions);
    free(article->dates);
    free(article->entities);
    free(article->group_entities);
    names_release(&article->words);
    names_release(&article->names);
    *article = (struct article){0};
}
