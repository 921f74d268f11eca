/*
 * naming_owned.c: what words around a name tell to be owned, and so a company: "a stake in X", "X,
 * which is controlled by", "X's largest shareholder".
 */
#include "draft/naming.h"

#include <string.h>

static size_t skip_word(const struct naming *naming, size_t token, const char *const *words)
{
    return token + token_is_any(naming, token, words);
}

/* "Half of", "a stake in", "shareholder of" before the token. */
static bool is_shared(const struct naming *naming, size_t token)
{
    static const char *const shares[] = {"stake",    "stakes",        "shares",     "shareholder",
                                         "percent",  "shareholders",  "subsidiary", "subsidiaries",
                                         "takeover", "privatization", "ownership",  NULL};
    static const char *const of[] = {"in", "of", NULL};
    token -= token > 0 && token_is(naming, token - 1, "the");
    if (token < 2 || !token_is_any(naming, token - 1, of))
        return false;
    return token_is_any(naming, token - 2, shares) || token_is_mark(naming, token - 2, '%');
}

/* "'s largest shareholder", "'s parent company" from the token on. */
static bool has_owner(const struct naming *naming, size_t token)
{
    enum { MOST_ADJECTIVES = 2 };
    static const char *const owners[] = {
        "owner",  "owners", "shareholder", "shareholders", "subsidiary", "subsidiaries",
        "shares", "parent", "board",       "takeover",     "bankruptcy", NULL};
    const struct article *article = naming->article;
    if (token >= article->token_count || article->tokens[token].kind != TOKEN_SUFFIX)
        return false;
    token++;
    for (size_t last = token + MOST_ADJECTIVES; token < last && token < article->token_count &&
                                                article->tokens[token].kind == TOKEN_WORD &&
                                                article->tokens[token].letters == CASE_LOWER &&
                                                !token_is_any(naming, token, owners);)
        token++;
    if (token + 1 < article->token_count && token_is(naming, token, "chief"))
        return token_is(naming, token + 1, "executive");
    return token_is_any(naming, token, owners);
}

/* ", which is majority-owned by", "was bought by" from the token on. */
static bool is_held(const struct naming *naming, size_t token)
{
    static const char *const which[] = {"which", "that", NULL};
    static const char *const be[] = {"is", "was", "are", "were", NULL};
    static const char *const how[] = {"jointly", "partly",  "wholly", "majority", "half", "itself",
                                      "now",     "largely", "fully",  "then",     "also", NULL};
    static const char *const held[] = {"owned",    "controlled",   "bought",
                                       "acquired", "nationalized", NULL};
    token += token_is_mark(naming, token, ',');
    token = skip_word(naming, token, which);
    token = skip_word(naming, token, be);
    token = skip_word(naming, token, how);
    token = skip_word(naming, token, how); /* "is itself majority-owned" */
    return token_is_any(naming, token, held) && token + 1 < naming->article->token_count &&
           token_is(naming, token + 1, "by");
}

/* Whether another name goes on with these words: "Falcon" of Falcon Private Bank. */
static bool is_shortened(const struct naming *naming, size_t first, size_t end)
{
    const struct article *article = naming->article;
    struct span span = token_span(naming, first, end);
    size_t length = span.end - span.start;
    for (uint32_t i = 0; i < article->entity_count; i++) {
        const char *name = article->entities[i].name;
        if (strncmp(name, article->text + span.start, length) == 0 && name[length] == ' ')
            return true;
    }
    return false;
}

bool naming_is_owned(const struct naming *naming, size_t first, size_t end)
{
    if (token_is_mark(naming, end, '+') || is_shortened(naming, first, end))
        return false;
    return is_shared(naming, first) || has_owner(naming, end) || is_held(naming, end);
}
