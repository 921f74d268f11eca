/*
 * tie_cut.c: names that are cut too short, as the words beside them tell: "Ngugi wa Thiong'o" where
 * the name is Thiong'o, "Kenya Airways" where it is Kenya. What they are tied to is not sure.
 */
#include "draft/ties.h"

#include <string.h>

static bool is_within(struct span span, struct span other)
{
    return other.start <= span.start && span.end <= other.end;
}

static bool is_in_date(const struct article *article, const struct sentence *sentence,
                       struct span span)
{
    for (uint32_t i = 0; i < sentence->dates.count; i++)
        if (is_within(span, article->dates[sentence->dates.first + i].span))
            return true;
    return false;
}

static bool is_in_title(const struct article *article, const struct sentence *sentence,
                        struct span span)
{
    for (uint32_t i = 0; i < sentence->mentions.count; i++)
        if (is_within(span, article->mentions[sentence->mentions.first + i].title))
            return true;
    return false;
}

/* Whether the token is a word with a capital that is nobody's name, title or date. */
static bool is_loose(const struct article *article, const struct sentence *sentence, size_t token)
{
    const struct token *at = &article->tokens[token];
    return at->kind == TOKEN_WORD && at->letters == CASE_TITLE && at->mention == ARTICLE_NONE &&
           !is_in_date(article, sentence, at->span) && !is_in_title(article, sentence, at->span);
}

/* Whether another name, which is no person's, starts at the token: "Vodafone Egypt". */
static bool is_name(const struct article *article, size_t token)
{
    uint32_t index = article->tokens[token].mention;
    if (index == ARTICLE_NONE)
        return false;
    const struct mention *mention = &article->mentions[index];
    return mention->form <= MENTION_ACRONYM && mention->title.end <= mention->title.start &&
           strcmp(article->entities[mention->entity].kind, "person") != 0;
}

bool tie_is_cut(const struct article *article, uint32_t index, struct span name)
{
    const struct sentence *sentence = &article->sentences[index];
    size_t first = sentence->tokens.first, last = first + sentence->tokens.count;
    size_t start = tie_token(article, sentence, name.start), end = start;
    while (end < last && article->tokens[end].span.start < name.end)
        end++;
    if (start >= last || article->tokens[start].mention == ARTICLE_NONE)
        return false;
    /* The first word of a sentence has a capital whatever it is. */
    bool before = start > first + 1 && article->tokens[start].blank == BLANK_SPACE &&
                  is_loose(article, sentence, start - 1);
    uint32_t by = end > start ? article->tokens[end - 1].mention : ARTICLE_NONE;
    bool named = by != ARTICLE_NONE && article->mentions[by].form <= MENTION_SURNAME;
    bool behind = named && end < last && article->tokens[end].blank == BLANK_SPACE &&
                  (is_loose(article, sentence, end) ||
                   (!article->mentions[by].adjective && is_name(article, end)));
    return before || behind;
}
