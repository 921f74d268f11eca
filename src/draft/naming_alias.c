/*
 * naming_alias.c: other names that the article tells of whom it names: "Dagalo, known as Hemedti",
 * "the Central Treaty Organization, originally known as the Baghdad Pact".
 */
#include "draft/naming.h"

#include <string.h>

enum { LONGEST_LINK = 8 /* tokens between the two names */ };

/* Whether the tokens between two names say that the second is another name of the first. */
static bool links(const struct naming *naming, size_t first, size_t end)
{
    static const char *const ways[] = {
        "also",       "as",      "better",   "commonly",     "formally",   "formerly",
        "generally",  "is",      "more",     "officially",   "originally", "popularly",
        "previously", "simply",  "the",      "then",         "usually",    "who",
        "which",      "widely",  "until",    "recently",     "to",         "been",
        "had",        "has",     "later",    "was",          "by",         "its",
        "their",      "acronym", "initials", "abbreviation", "spanish",    "french",
        "portuguese", "russian", "german",   "local",        "or",         NULL};
    static const char *const verbs[] = {"alias",     "called",  "dubbed",   "known",
                                        "nicknamed", "renamed", "referred", NULL};
    bool named = false;
    for (size_t i = first; i < end; i++) {
        if (naming->dated[i])
            continue; /* known until 1959 as the Baghdad Pact */
        bool verb = token_is_any(naming, i, verbs);
        bool mark = token_is_mark(naming, i, ',') || token_is_mark(naming, i, ')') ||
                    token_is_mark(naming, i, '(') || token_is_mark(naming, i, '"');
        if (!verb && !mark && !token_is_any(naming, i, ways))
            return false;
        bool as = token_is(naming, i + 1, "as") || token_is(naming, i + 2, "as") ||
                  (token_is(naming, i + 1, "until") && token_is(naming, i + 3, "as")) ||
                  token_is(naming, i + 1, "by");
        named |= verb && (as || !(token_is(naming, i, "known") || token_is(naming, i, "referred")));
    }
    return named;
}

/* "Was created in 1978 as the Andean Reserve Fund". */
static bool was_once(const struct naming *naming, size_t first, size_t end)
{
    static const char *const begun[] = {"born",    "created",  "established", "formed",
                                        "founded", "launched", NULL};
    size_t as = end - token_is(naming, end - 1, "the");
    if (as < first + 2 || !token_is(naming, as - 1, "as"))
        return false;
    for (size_t i = first; i < as; i++) {
        if (naming->article->tokens[i].kind == TOKEN_MARK)
            return false;
        if (token_is_any(naming, i, begun))
            return true;
    }
    return false;
}

/* From now on the second is the first. */
static void merge(struct article *article, struct naming *naming, uint32_t one, uint32_t other)
{
    for (size_t i = 0; i < article->mention_count; i++) {
        struct mention *mention = &article->mentions[i];
        if (mention->entity == other)
            mention->entity = one;
        if (mention->of == other)
            mention->of = one;
    }
    for (uint32_t i = 0; i < article->entity_count; i++)
        if (article->entities[i].of == other && i != one)
            article->entities[i].of = one;
    if (naming_is_kind(naming, one, "person") && !article->entities[one].listed)
        article->entities[one].kind = article->entities[other].kind; /* "known as the Brigade" */
    naming_add_alias(naming, one, article->entities[other].name,
                     strlen(article->entities[other].name));
}

/* Whether another name of it may be told so: no state, whose names are known, and no place. */
static bool has_other_names(const struct naming *naming, uint32_t entity)
{
    return !naming_is_kind(naming, entity, "state") && !naming_is_kind(naming, entity, "place");
}

/* "The party, known by its acronym PSD": "its" at the token means the same. */
static bool is_owner(const struct article *article, size_t token, uint32_t entity)
{
    const struct mention *mention = &article->mentions[article->tokens[token].mention];
    return mention->form == MENTION_PRONOUN && mention->possessive && mention->entity == entity;
}

/* Whether the word that the token is spells the name's initials in the order of another language:
 * "the Central American Bank for Economic Integration, the BCIE,". */
static bool has_initials(const struct article *article, size_t first, size_t end, size_t token)
{
    enum { LETTERS = 26 };
    int left[LETTERS] = {0};
    size_t letters = 0;
    for (size_t i = first; i < end; i++) {
        char letter = article_word(article, i)[0];
        if (article->tokens[i].letters != CASE_LOWER && letter >= 'a' && letter <= 'z')
            left[letter - 'a']++;
    }
    for (const char *at = article_word(article, token); *at; at++, letters++)
        if (*at < 'a' || *at > 'z' || left[*at - 'a']-- == 0)
            return false;
    return letters > 2 && article->tokens[token].letters == CASE_UPPER;
}

/* Whether the mention from `first` to before `end` has the acronym at `next` behind a comma. */
static bool is_apposed(const struct naming *naming, size_t first, size_t end, size_t next)
{
    size_t name = end + 1 + token_is(naming, end + 1, "the");
    return token_is_mark(naming, end, ',') && next == name &&
           next + 1 < naming->article->token_count &&
           naming->article->tokens[next + 1].kind == TOKEN_MARK &&
           has_initials(naming->article, first, end, next);
}

void naming_read_aliases(struct naming *naming)
{
    struct article *article = naming->article;
    for (size_t i = 0; i < article->token_count; i++) {
        if (article->tokens[i].mention == ARTICLE_NONE)
            continue;
        size_t behind = article_mention_end(article, i), next = behind;
        size_t first = i;
        uint32_t one = article->mentions[article->tokens[i].mention].entity;
        while (next < article->token_count && next <= behind + LONGEST_LINK &&
               (article->tokens[next].mention == ARTICLE_NONE || is_owner(article, next, one)) &&
               article->tokens[next].sentence == article->tokens[i].sentence)
            next++;
        i = behind - 1;
        if (next >= article->token_count || article->tokens[next].mention == ARTICLE_NONE ||
            !(links(naming, behind, next) || was_once(naming, behind, next) ||
              is_apposed(naming, first, behind, next)))
            continue;
        uint32_t other = article->mentions[article->tokens[next].mention].entity;
        if (other != one && !article->entities[other].listed && !article->entities[other].known &&
            has_other_names(naming, one))
            merge(article, naming, one, other);
    }
}
