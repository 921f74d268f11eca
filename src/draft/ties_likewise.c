/*
 * ties_likewise.c: "Sweden sent planes to Libya, as did Jordan and Qatar", "So has Russia": who did
 * the same is told by the verb alone. What the clause before ties, they are tied with too; a
 * suggestion.
 */
#include "draft/ties_settle.h"

#include <string.h>

/* How far that is to be believed, beside what the clause says of the first one: a choice of ours.
 */
static const double likewise_factor = .7;

static bool is_word(const struct article *article, size_t token, const char *const *words)
{
    const char *word = article_word(article, token);
    for (; *words; words++)
        if (strcmp(word, *words) == 0)
            return true;
    return false;
}

/* The token behind "as did" or "so did", or the token itself where they do not stand there. */
static size_t behind_verb(const struct article *article, size_t token)
{
    static const char *const so[] = {"as", "so", NULL};
    static const char *const verbs[] = {"did", "do", "does", "had", "has", "have", NULL};
    return is_word(article, token, so) && is_word(article, token + 1, verbs) ? token + 2 : token;
}

/* Whether nothing but words of a list and of titles stands there: who did it goes on. */
static bool goes_on(const struct article *article, size_t token)
{
    static const char *const links[] = {"and", "the", "of", ",", "both", "later", "also", NULL};
    const struct token *at = &article->tokens[token];
    return is_word(article, token, links) || at->letters == CASE_TITLE ||
           at->kind == TOKEN_SUFFIX || at->mention != ARTICLE_NONE;
}

/* Whether another clause starts between them: "thanked Peru and said that Mali had asked, as had".
 */
static bool is_parted(const struct article *article, size_t from, size_t to)
{
    static const char *const starts[] = {"after", "although", "because", "that", "when",
                                         "which", "while",    "who",     NULL};
    for (size_t i = to; i-- > 0 && article->tokens[i].span.start >= from;)
        if (is_word(article, i, starts))
            return true;
    return false;
}

/* The last clause before the byte, in that sentence, that ties: where its cue starts. */
static bool last_cue(const struct drafted_relations *relations, uint32_t sentence, size_t byte,
                     size_t *cue)
{
    bool found = false;
    for (size_t i = 0; i < relations->count; i++) {
        const struct drafted_relation *item = &relations->items[i];
        if (item->sentence != sentence || item->row == SIZE_MAX || tie_is_office(item) ||
            item->cue.start >= byte || item->from == ARTICLE_NONE ||
            (found && item->cue.start <= *cue))
            continue;
        *cue = item->cue.start;
        found = true;
    }
    return found;
}

/* Ties who did likewise as those are who stand before the cue. */
static void tie_likewise(struct drafted_relations *relations, uint32_t sentence, size_t cue,
                         const struct mention *who)
{
    size_t known = relations->count;
    uint32_t entity = who->entity, first = ARTICLE_NONE;
    for (size_t i = 0; i < known; i++) {
        struct drafted_relation item = relations->items[i];
        if (item.sentence != sentence || item.cue.start != cue || item.row == SIZE_MAX)
            continue;
        bool acts = item.from_span.start <= item.to_span.start || item.to_span.start > cue;
        uint32_t *actor = acts ? &item.from : &item.to, *other = acts ? &item.to : &item.from;
        if (first == ARTICLE_NONE)
            first = *actor;
        if (*actor != first || *other == entity || *actor == entity)
            continue; /* "A and B backed it": once is enough */
        *actor = entity;
        *(acts ? &item.from_span : &item.to_span) = who->span;
        item.phrase.start =
            item.phrase.start < who->span.start ? item.phrase.start : who->span.start;
        item.phrase.end = item.phrase.end > who->span.end ? item.phrase.end : who->span.end;
        item.tier = TIER_SUGGESTED;
        item.confidence *= likewise_factor;
        drafted_relations_add(relations, &item);
    }
}

/* What stands from the token behind "as did" on: each name of the list. */
static void read_list(const struct article *article, struct drafted_relations *relations,
                      uint32_t sentence, size_t cue, size_t token)
{
    uint32_t at = article->tokens[token].sentence, before = ARTICLE_NONE;
    size_t end = (size_t)article->sentences[at].tokens.first + article->sentences[at].tokens.count;
    static const char *const of[] = {"of", NULL};
    for (size_t i = token; i < end && goes_on(article, i); i++) {
        uint32_t index = article->tokens[i].mention;
        if (index == ARTICLE_NONE || index == before)
            continue;
        before = index;
        const struct mention *mention = &article->mentions[index];
        bool owner = mention->possessive || mention->adjective ||
                     (i > token && is_word(article, i - 1, of)); /* Kaunda of Zambia */
        if (!owner && !mention->group.count)
            tie_likewise(relations, sentence, cue, mention);
    }
}

void ties_of_likewise(const struct article *article, struct drafted_relations *relations)
{
    for (size_t i = 0; i + 2 < article->token_count; i++) {
        size_t behind = behind_verb(article, i), cue = 0;
        uint32_t sentence = article->tokens[i].sentence;
        if (behind == i || behind >= article->token_count ||
            article->tokens[behind].sentence != sentence)
            continue;
        size_t byte = article->tokens[i].span.start;
        bool starts = article->sentences[sentence].tokens.first == i;
        if (starts && (sentence == 0 || article->sentences[sentence].paragraph !=
                                            article->sentences[sentence - 1].paragraph))
            continue;
        sentence -= starts;
        if (last_cue(relations, sentence, byte, &cue) && !is_parted(article, cue, i))
            read_list(article, relations, sentence, cue, behind);
    }
}
