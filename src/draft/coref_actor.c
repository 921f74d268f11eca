/*
 * coref_actor.c: whether who acts before "him" is no person, so that he may be any of the
 * sentence's.
 */
#include "draft/coref.h"

/* "EU Commissioner Stefan Fuele": what is named at the token is what a person's title is of. */
static bool is_of_title(const struct coref *coref, size_t token)
{
    enum { TITLE = 6 };
    const struct article *article = coref->naming->article;
    size_t end = article_mention_end(article, token);
    for (size_t i = end; i < end + TITLE && i < article->token_count; i++) {
        uint32_t index = article->tokens[i].mention;
        if (index != ARTICLE_NONE)
            return coref_means(coref, article->mentions[index].entity) == MEANS_PERSON &&
                   article->tokens[i].sentence == article->tokens[token].sentence;
        if (article->tokens[i].letters != CASE_TITLE)
            return false;
    }
    return false;
}

/*
 * "Although the congress forced him": whether the name right before the verb acts, and is no
 * person.
 */
static bool is_done_by_next(const struct coref *coref, size_t token)
{
    enum { VERBS = 4 };
    static const char *const starts[] = {"after", "although", "and",   "as",    "because", "before",
                                         "but",   "if",       "once",  "since", "that",    "though",
                                         "until", "when",     "while", ",",     NULL};
    const struct article *article = coref->naming->article;
    size_t first = article->sentences[article->tokens[token].sentence].tokens.first, at = token;
    while (at > first && at + VERBS > token && article->tokens[at - 1].mention == ARTICLE_NONE &&
           (article->tokens[at - 1].kind == TOKEN_WORD || at + 1 == token ||
            token_is_mark(coref->naming, at - 1, ',')))
        at--;
    uint32_t index = at > first ? article->tokens[at - 1].mention : ARTICLE_NONE;
    if (index == ARTICLE_NONE || at == token)
        return false;
    const struct mention *mention = &article->mentions[index];
    size_t start = at - 1;
    while (start > first && article->tokens[start - 1].mention == index)
        start--;
    start -= start > first && token_is(coref->naming, start - 1, "the");
    return coref_means(coref, mention->entity) != MEANS_PERSON && !mention->possessive &&
           mention->form != MENTION_DEMONYM && !mention->adjective && start > first &&
           token_is_any(coref->naming, start - 1, starts);
}

/* "The party expelled him": who acts is no person, so that he may be one of the sentence's. */
static bool is_done_by_first(const struct coref *coref, size_t token)
{
    const struct article *article = coref->naming->article;
    size_t first = article->sentences[article->tokens[token].sentence].tokens.first;
    for (size_t i = first; i < token && i < first + 4; i++) {
        uint32_t index = article->tokens[i].mention;
        if (index == ARTICLE_NONE)
            continue;
        const struct mention *mention = &article->mentions[index];
        if (is_of_title(coref, i))
            return false;
        return coref_means(coref, mention->entity) != MEANS_PERSON && !mention->possessive &&
               mention->form != MENTION_DEMONYM && !mention->adjective;
    }
    return false;
}

bool coref_done_by_other(const struct coref *coref, size_t token)
{
    return is_done_by_first(coref, token) || is_done_by_next(coref, token);
}
