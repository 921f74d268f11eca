/*
 * coref_salience.c: which organization is "the group", "the party", "the council": one whose name
 * has the word, or else that is meant most and lately, and may be called so.
 */
#include "draft/coref.h"

#include <string.h>
#include <strings.h>

enum { FORGOTTEN = 400 /* tokens after which a thing is not "the" thing any more */ };

/* Words that call any organization of their sort, whatever its name; and words of names of others.
 */
static const struct {
    const char *words, *others; /* each parted and enclosed by | */
} sorts[] = {
    {"|alliance|association|bloc|confederation|group|grouping|organisation|organization|pact|"
     "union|",
     "|Airlines|Airways|Bank|Berhad|Company|Corporation|Fund|Holding|Holdings|Inc|Ltd|Media|"
     "Ministry|"
     "News|Party|Press|University|company|fund|party|"},
    {"|company|conglomerate|firm|giant|",
     "|Alliance|Association|Associations|Church|Commission|Committee|Community|Confederation|"
     "Congress|Cooperation|Council|Federation|Front|League|Movement|Nations|Organisation|"
     "Organization|Pact|Parliament|Party|States|Treaty|Union|"},
    {"|party|",
     "|Agency|Airlines|Airways|Army|Association|Bank|Commission|Committee|Community|Company|"
     "Cooperation|Corporation|Council|Court|Federation|Fund|Holding|Holdings|Inc|Limited|Ltd|"
     "Ministry|Nations|Organisation|Organization|Pact|Police|Service|Treaty|University|"},
    {"|agency|body|federation|institution|insurgency|militia|movement|outfit|", "|"},
};

static bool holds(const char *list, const char *word, size_t length)
{
    for (const char *at = list; (at = memmem(at, strlen(at), word, length)); at++)
        if (at > list && at[-1] == '|' && at[length] == '|')
            return true;
    return false;
}

bool coref_is_general(const char *word)
{
    for (size_t i = 0; i < sizeof sorts / sizeof *sorts; i++)
        if (holds(sorts[i].words, word, strlen(word)))
            return true;
    return false;
}

/* Whether a word of the name is one of those that tell that it is of another sort. */
static bool is_of_others(const char *name, const char *others)
{
    while (*name) {
        size_t length = strcspn(name, " ");
        if (length && holds(others, name, length))
            return true;
        name += length + (name[length] == ' ');
    }
    return false;
}

/* Whether the organization can be called by the word, as far as its names tell. */
static bool may_be_called(const struct coref *coref, uint32_t entity, const char *word)
{
    const struct drafted_entity *of = &coref->naming->article->entities[entity];
    for (size_t i = 0; i < sizeof sorts / sizeof *sorts; i++) {
        if (!holds(sorts[i].words, word, strlen(word)))
            continue;
        bool other = is_of_others(of->name, sorts[i].others);
        for (uint32_t k = 0; k < of->alias_count && !other; k++)
            other = is_of_others(of->aliases[k], sorts[i].others);
        return !other;
    }
    return true;
}

/* Whether the word at `at` tells what the name is of: Human Rights Council, Council of Europe. */
static bool heads(const char *name, const char *at, size_t length)
{
    return at == name || (at[length] == 0 && !strstr(name, " of "));
}

/* "The force" may be Peacekeeping Forces, but not Democratic Forces for Liberation. */
static bool ends_word(const char *at)
{
    return *at == 0 || *at == ' ' || (*at == 's' && at[1] == 0);
}

/* Whether the word is one of the name's or of an alias's: 2 where it says what that is. */
static int has_word(const struct coref *coref, uint32_t index, const char *word)
{
    const struct drafted_entity *entity = &coref->naming->article->entities[index];
    size_t length = strlen(word);
    int best = 0;
    /* "Islamic State group" is called so by others: any group is "the group". */
    uint32_t aliases = strcmp(word, "group") == 0 ? 0 : entity->alias_count;
    for (uint32_t i = 0; i <= aliases && i < 16; i++) {
        const char *name = i ? entity->aliases[i - 1] : entity->name;
        for (const char *at = strcasestr(name, word); at; at = strcasestr(at + 1, word))
            if ((at == name || at[-1] == ' ') && ends_word(at + length))
                best = heads(name, at, length) ? 2 : best ? best : 1;
    }
    return best;
}

/* Whether the noun at the token is what an organization can be called beside its name. */
static bool is_calling(const struct coref *coref, size_t token)
{
    static const char *const parts[] = {"agency",   "army",  "body",  "commission", "committee",
                                        "council",  "court", "force", "forum",      "fund",
                                        "ministry", "pact",  NULL};
    const struct article *article = coref->naming->article;
    return token < article->token_count && article->tokens[token].letters == CASE_LOWER &&
           !article->tokens[token].joined && coref_classes(coref, token) & WORD_COLLECTIVE &&
           !token_is_any(coref->naming, token, parts);
}

void coref_note_called(struct coref *coref, size_t token, size_t end)
{
    enum { NOUN = 7 };
    static const char *const articles[] = {"a", "an", "the", NULL};
    static const char *const being[] = {"is", "was", NULL};
    const struct article *article = coref->naming->article;
    uint32_t entity = article->mentions[article->tokens[token].mention].entity;
    size_t noun = article->token_count;
    if (entity >= coref->entity_count || !(coref_means(coref, entity) & MEANS_ORGANIZATION))
        return;
    if (is_calling(coref, end) && !token_is(coref->naming, end + 1, "of"))
        noun = end; /* the Kaniyat militia */
    else if (token > 1 && is_calling(coref, token - 1))
        noun = token - 1; /* the shipping company Seaway */
    else if ((token_is_mark(coref->naming, end, ',') || token_is_any(coref->naming, end, being)) &&
             token_is_any(coref->naming, end + 1, articles))
        for (size_t i = end + 2; i < end + NOUN && noun == article->token_count; i++) {
            if (i >= article->token_count || article->tokens[i].kind != TOKEN_WORD)
                break;
            if (is_calling(coref, i) && !is_calling(coref, i + 1))
                noun = i; /* X, a private military company */
        }
    if (noun < article->token_count)
        coref->called[entity] = article_word(article, noun);
}

static bool is_called(const struct coref *coref, uint32_t entity, const char *word)
{
    return word && coref->called[entity] && strcmp(coref->called[entity], word) == 0;
}

/* The entities of the last mentions, the latest first, at most as many as there is room for. */
static size_t recent(const struct coref *coref, uint32_t entities[], size_t room)
{
    const struct article *article = coref->naming->article;
    size_t count = 0;
    uint32_t before = ARTICLE_NONE;
    for (size_t i = coref->token; i-- > 0 && coref->token - i < FORGOTTEN && count < room;) {
        uint32_t index = article->tokens[i].mention;
        if (index == ARTICLE_NONE || index == before)
            continue;
        before = index;
        entities[count++] = article->mentions[index].entity;
    }
    return count;
}

bool coref_is_named_next(const struct coref *coref, uint32_t entity)
{
    enum { NEXT = 8 /* tokens */ };
    const struct article *article = coref->naming->article;
    uint32_t sentence = article->tokens[coref->token].sentence;
    for (size_t i = coref->token; i < article->token_count && i < coref->token + NEXT &&
                                  article->tokens[i].sentence == sentence;
         i++) {
        uint32_t index = article->tokens[i].mention;
        if (index != ARTICLE_NONE && article->mentions[index].entity == entity)
            return true;
    }
    return false;
}

/* Whether the paragraph meant the entity before the sentence that is read. */
static bool is_in_paragraph(const struct coref *coref, uint32_t entity)
{
    const struct article *article = coref->naming->article;
    uint32_t last = article->tokens[coref->last[entity] - 1].sentence;
    uint32_t sentence = article->tokens[coref->token].sentence;
    return article->sentences[last].paragraph == article->sentences[sentence].paragraph;
}

/* Whether it was meant last behind "of": "X, an affiliate of Y" is about X. */
static bool is_owner(const struct coref *coref, uint32_t entity)
{
    size_t token = coref->last[entity] - 1;
    token -= token > 0 && token_is(coref->naming, token - 1, "the");
    return token > 0 && token_is(coref->naming, token - 1, "of");
}

/* "The movement, whose leader quit the party": whether "whose" follows it in the sentence. */
static bool is_of_relative(const struct coref *coref, uint32_t entity, uint32_t sentence)
{
    const struct article *article = coref->naming->article;
    size_t token = coref->last[entity]; /* its end, where it was meant last, or one of its words */
    if (article->tokens[token - 1].sentence != sentence)
        return false;
    size_t end = article_mention_end(article, token - 1);
    end += token_is_mark(coref->naming, end, ',');
    return token_is(coref->naming, end, "whose");
}

/* Whether the sentence right before meant it, and no later one. */
bool coref_is_of_sentence_before(const struct coref *coref, uint32_t entity)
{
    const struct article *article = coref->naming->article;
    return coref->last[entity] && article->tokens[coref->last[entity] - 1].sentence + 1 ==
                                      article->tokens[coref->token].sentence;
}

uint32_t coref_salient(const struct coref *coref, const char *kind, const char *word, bool named)
{
    const struct article *article = coref->naming->article;
    uint32_t entities[60], best = ARTICLE_NONE;
    uint32_t sentence = article->tokens[coref->token].sentence;
    size_t count = recent(coref, entities, sizeof entities / sizeof *entities);
    double most = 0;
    uint32_t subject = coref_subject(
        coref, (struct wanted){MEANS_ORGANIZATION, .except = ARTICLE_NONE, .single = true});
    for (size_t i = 0; i < count; i++) {
        uint32_t entity = entities[i];
        if (entity >= coref->entity_count || !(coref_means(coref, entity) & MEANS_ORGANIZATION) ||
            (kind && !naming_is_kind(coref->naming, entity, kind) &&
             !is_called(coref, entity, word)) ||
            (named && !has_word(coref, entity, word)) ||
            (word && !named && !may_be_called(coref, entity, word)) ||
            coref_is_named_next(coref, entity))
            continue;
        double score = (1 + coref->counts[entity] + coref->named[entity] / 2.) / (double)(6 + i);
        if (is_called(coref, entity, word))
            score *= 1.5;
        if (entity == subject)
            score *= 1.5; /* who acted last */
        if (is_owner(coref, entity))
            score *= .6;
        if (coref_is_of_sentence_before(coref, entity))
            score *= 1.5;
        if (coref_is_foremost(coref, entity))
            score *= 1.5; /* what the article is about */
        if (named && has_word(coref, entity, word) > 1)
            score *= 3; /* the Security Council before its Committee, for "the Council" */
        /* "NATO's failure to treat the organization as a partner"; but "from that body" */
        if (is_of_relative(coref, entity, sentence))
            score *= 8;
        else if (article->tokens[coref->last[entity] - 1].sentence == sentence)
            score *= token_is(coref->naming, coref->token, "that") ? 3 : .5;
        else if (is_in_paragraph(coref, entity))
            score *= 2; /* what another paragraph is about has to be meant more often */
        if (score > most) {
            most = score;
            best = entity;
        }
    }
    return best;
}

/* Whether a word of the name is among the tokens from `first` to before `end`. */
static bool has_modifier(const struct coref *coref, uint32_t entity, size_t first, size_t end)
{
    enum { TELLING = 5 }; /* letters of a word that tells more than "new" */
    const struct article *article = coref->naming->article;
    for (size_t i = first; i < end; i++) {
        const char *word = article_word(article, i);
        if (article->tokens[i].mention == ARTICLE_NONE && strlen(word) >= TELLING &&
            has_word(coref, entity, word))
            return true;
    }
    return false;
}

uint32_t coref_modified(const struct coref *coref, size_t first, size_t noun)
{
    const char *word = article_word(coref->naming->article, noun);
    uint32_t entities[60];
    size_t count = recent(coref, entities, sizeof entities / sizeof *entities);
    for (size_t i = 0; i < count; i++)
        if (entities[i] < coref->entity_count &&
            coref_means(coref, entities[i]) & MEANS_ORGANIZATION &&
            has_word(coref, entities[i], word) && has_modifier(coref, entities[i], first, noun))
            return entities[i];
    return ARTICLE_NONE;
}

uint32_t coref_only(const struct coref *coref, const char *word)
{
    enum { MOST_ENTITIES = 500 }; /* looked through for each word */
    uint32_t only = ARTICLE_NONE;
    for (uint32_t i = 0; i < coref->entity_count && i < MOST_ENTITIES; i++) {
        if (!coref->counts[i] || !(coref_means(coref, i) & MEANS_ORGANIZATION) ||
            has_word(coref, i, word) < 2)
            continue;
        if (only != ARTICLE_NONE)
            return ARTICLE_NONE;
        only = i;
    }
    return only;
}

/* Whether the name ends with the words, whatever their case, and has more of them. */
static bool ends_with(const char *name, const char *words)
{
    size_t length = strlen(name), size = strlen(words);
    return length > size && name[length - size - 1] == ' ' &&
           strcasecmp(name + length - size, words) == 0;
}

uint32_t coref_by_last_words(const struct coref *coref, const char *words)
{
    uint32_t only = ARTICLE_NONE;
    for (uint32_t i = 0; i < coref->entity_count; i++) {
        if (!coref->counts[i] || !(coref_means(coref, i) & MEANS_ORGANIZATION) ||
            !ends_with(coref->naming->article->entities[i].name, words))
            continue;
        if (only != ARTICLE_NONE)
            return ARTICLE_NONE;
        only = i;
    }
    return only;
}
