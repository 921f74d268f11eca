/*
 * coref_plural.c: "both nations", "the two companies", "the pair".
 */
#include "draft/coref.h"

#include <string.h>

size_t coref_number(const struct coref *coref, size_t token)
{
    static const char *const words[] = {"both", "two",   "three", "four", "five",
                                        "six",  "seven", "eight", "nine", "ten"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (token_is(coref->naming, token, words[i]))
            return i ? i + 1 : 2;
    return 0;
}

/* The last `count` different ones of these kinds that were meant, within some sentences. */
static struct company last_ones(const struct coref *coref, uint8_t means, size_t count, bool bodies)
{
    enum { NEAR = 70 /* tokens */ };
    const struct article *article = coref->naming->article;
    struct company company = {.means = means};
    for (size_t i = coref->token; i-- > 0 && coref->token - i < NEAR && company.count < count;) {
        uint32_t index = article->tokens[i].mention;
        if (index == ARTICLE_NONE || article->mentions[index].group.count)
            continue;
        uint32_t entity = article->mentions[index].entity;
        bool there = !(coref_means(coref, entity) & means) ||
                     (!bodies && naming_is_kind(coref->naming, entity, "body"));
        for (size_t k = 0; k < company.count && !there; k++)
            there = company.entities[k] == entity;
        if (!there)
            company.entities[company.count++] = entity;
    }
    return company;
}

/* "Both countries, Egypt and Sudan,": whether who they are is named right behind. */
static bool is_named_after(const struct coref *coref, size_t end, uint8_t means)
{
    const struct article *article = coref->naming->article;
    if (end + 1 >= article->token_count || article->tokens[end].kind != TOKEN_MARK ||
        article->tokens[end + 1].sentence != article->tokens[end].sentence)
        return false;
    size_t name = end + 1 + token_is(coref->naming, end + 1, "the");
    uint32_t index = name < article->token_count ? article->tokens[name].mention : ARTICLE_NONE;
    if (index == ARTICLE_NONE || coref_means(coref, article->mentions[index].entity) != means)
        return false;
    while (name < article->token_count && article->tokens[name].mention == index)
        name++;
    name += token_is_mark(coref->naming, name, ',');
    return token_is(coref->naming, name, "and") ||
           (name < article->token_count && article->tokens[name].mention != ARTICLE_NONE);
}

static size_t read_group(struct coref *coref, size_t first, size_t end, uint8_t means,
                         size_t number)
{
    const struct company *named = coref_company(coref, means, number);
    bool fits = named != NULL;
    static const char *const bodies[] = {"agencies", "bodies", "institutions", NULL};
    struct company last = {0};
    if (is_named_after(coref, end, means))
        return first;
    if (!fits && number == 2)
        last = last_ones(coref, means, number, token_is_any(coref->naming, end - 1, bodies));
    if (!fits && (!number || last.count != number))
        return first;
    coref_group(coref, first, end, fits ? named : &last, MENTION_NOMINAL, fits ? .85 : .65);
    if (fits && number == 2)
        coref_renew(coref, named);
    return end;
}

/* Whether what "the four" do follows. */
static bool acts_at(const struct coref *coref, size_t token)
{
    static const char *const words[] = {
        "accuse",  "agree", "are",  "back",   "began",  "belong", "came",   "can",
        "control", "could", "did",  "do",     "form",   "fought", "had",    "have",
        "held",    "hold",  "hope", "insist", "lead",   "left",   "made",   "make",
        "may",     "met",   "must", "oppose", "plan",   "reject", "remain", "run",
        "said",    "seek",  "sent", "share",  "should", "sign",   "sit",    "spoke",
        "support", "took",  "want", "were",   "will",   "won",    "would",  NULL};
    static const char *const adverbs[] = {"also",  "both", "each", "later", "now",
                                          "since", "soon", "then", NULL};
    const struct article *article = coref->naming->article;
    token += token_is_any(coref->naming, token, adverbs);
    if (token >= article->token_count || article->tokens[token].mention != ARTICLE_NONE)
        return false;
    const char *word = article_word(article, token);
    const char *next = article_word(article, token + 1);
    size_t length = strlen(word), behind = strlen(next);
    bool noun = behind > 3 && next[behind - 1] == 's'; /* two unnamed members */
    return token_is_any(coref->naming, token, words) ||
           (length > 4 && !noun && strcmp(word + length - 2, "ed") == 0);
}

/* "The pair", "the two": those of that number who were named side by side last. */
static size_t read_last(struct coref *coref, size_t first, size_t end, size_t number)
{
    const struct company *best =
        coref_company(coref, MEANS_STATE | MEANS_ORGANIZATION | MEANS_PERSON, number);
    return best ? read_group(coref, first, end, best->means, number) : first;
}

/* 2 for "pair"; 0 for other words. */
static size_t pair_at(const struct coref *coref, size_t token)
{
    static const char *const twos[] = {"duo", "pair", NULL};
    bool two = token_is_any(coref->naming, token, twos) && acts_at(coref, token + 1);
    return two ? 2 : token_is(coref->naming, token, "trio") && acts_at(coref, token + 1) ? 3 : 0;
}

/*
 * "Has a treaty with both.", "ties between the two.": whether what ends with the token `last`
 * stands alone behind a preposition.
 */
static bool is_alone(const struct coref *coref, size_t token, size_t last)
{
    static const char *const before[] = {"against", "among", "between", "for",  "from", "in",
                                         "of",      "on",    "to",      "with", NULL};
    static const char *const behind[] = {"as", "but", "in", "since", "while", NULL};
    const struct article *article = coref->naming->article;
    if (token == 0 || !token_is_any(coref->naming, token - 1, before) ||
        article->tokens[token - 1].sentence != article->tokens[token].sentence)
        return false;
    return last + 1 >= article->token_count || article->tokens[last + 1].kind == TOKEN_MARK ||
           token_is_any(coref->naming, last + 1, behind);
}

/* "All four trade with Oman": whether a verb follows the number, and no noun of several. */
static bool all_act_at(const struct coref *coref, size_t token)
{
    static const char *const words[] = {"in", "of", "on", "to", "at", "or", "and", "from", NULL};
    const struct article *article = coref->naming->article;
    if (token + 1 >= article->token_count || article->tokens[token].mention != ARTICLE_NONE ||
        article->tokens[token].kind != TOKEN_WORD || token_is_any(coref->naming, token, words) ||
        article->tokens[token].letters != CASE_LOWER)
        return false;
    const char *word = article_word(article, token), *next = article_word(article, token + 1);
    size_t length = strlen(word), behind = strlen(next);
    return word[length - 1] != 's' && !(behind > 3 && next[behind - 1] == 's') &&
           article->tokens[token + 1].kind == TOKEN_WORD;
}

/* "Kenya and Uganda both signed", "who are both charged": it goes with the verb. */
static bool is_adverb(const struct coref *coref, size_t token)
{
    static const char *const before[] = {"are", "had", "have", "they", "were", "who", "will", NULL};
    const struct article *article = coref->naming->article;
    return token > 0 && token_is(coref->naming, token, "both") &&
           article->tokens[token - 1].sentence == article->tokens[token].sentence &&
           (article->tokens[token - 1].mention != ARTICLE_NONE ||
            token_is_any(coref->naming, token - 1, before));
}

/* The two that were named side by side lately, or NULL. */
static const struct company *last_two(const struct coref *coref, size_t token)
{
    enum { NEAR = 40 /* tokens */ };
    const struct company *two =
        coref_company(coref, MEANS_STATE | MEANS_ORGANIZATION | MEANS_PERSON, 2);
    return two && token - two->token < NEAR ? two : NULL;
}

/* Who was named last, or ARTICLE_NONE. */
static uint32_t last_named(const struct coref *coref, size_t token)
{
    enum { NEAR = 40 /* tokens */ };
    const struct article *article = coref->naming->article;
    for (size_t i = token; i-- > 0 && token - i < NEAR;) {
        uint32_t index = article->tokens[i].mention;
        if (index != ARTICLE_NONE && !article->mentions[index].group.count &&
            coref_means(coref, article->mentions[index].entity))
            return article->mentions[index].entity;
    }
    return ARTICLE_NONE;
}

/* "The former agreed, the latter objected": of two; but not "the latter half". */
static size_t read_latter(struct coref *coref, size_t token)
{
    static const char *const nouns[] = {"approach", "arrangement", "case",   "days",   "group",
                                        "half",     "idea",        "issue",  "one",    "option",
                                        "part",     "party",       "period", "phase",  "point",
                                        "post",     "provision",   "stage",  "stages", "two",
                                        "type",     "version",     "year",   "years",  NULL};
    static const char *const acts[] = {"has", "is", "joined", "was", "won", NULL};
    size_t end = token + 2;
    bool former = token_is(coref->naming, token + 1, "former");
    if (!token_is(coref->naming, token, "the") ||
        (!former && !token_is(coref->naming, token + 1, "latter")) ||
        token_is_any(coref->naming, end, nouns))
        return token;
    const struct company *two = last_two(coref, token);
    if (former && (!two || !(acts_at(coref, end) || token_is_any(coref->naming, end, acts))))
        return token; /* the former president */
    uint32_t entity = two ? two->entities[former ? 0 : 1] : last_named(coref, token);
    if (entity == ARTICLE_NONE)
        return token;
    coref_mention(coref, token, end, entity, MENTION_NOMINAL, .85);
    return end;
}

size_t coref_plural(struct coref *coref, size_t token)
{
    static const char *const starts[] = {"the", "these", "those", "both",
                                         "all", "two",   "three", NULL};
    static const char *const between[] = {
        "neighboring", "neighbouring", "former",        "nuclear",
        "armed",       "departing",    "warring",       "rival",
        "asian",       "african",      "arab",          "baltic",
        "nordic",      "west",         "east",          "central",
        "new",         "other",        "military",      "island",
        "andean",      "neighbor",     "big",           "prime",
        "foreign",     "defense",      "southeast",     "south",
        "north",       "european",     "caribbean",     "gulf",
        "balkan",      "oil",          "rich",          "western",
        "eastern",     "dissenting",   "participating", "remaining",
        "founding",    "signatory",    "member",        NULL};
    static const char *const plain[] = {"countries",  "nations", "neighbors",
                                        "neighbours", "rivals",  NULL};
    const struct article *article = coref->naming->article;
    if (!token_is_any(coref->naming, token, starts) || is_adverb(coref, token))
        return token;
    size_t latter = read_latter(coref, token);
    if (latter > token)
        return latter;
    size_t at = token, number = coref_number(coref, at);
    at++;
    if (!number && coref_number(coref, at))
        number = coref_number(coref, at++);
    else if (token_is(coref->naming, at, "of") || token_is(coref->naming, at, "the"))
        return token;
    size_t counted = at;
    while (at < token + 5 && at < article->token_count && token_is_any(coref->naming, at, between))
        at++;
    uint32_t classes = coref_classes(coref, at);
    size_t several = number || !token_is(coref->naming, token, "the") ? 0 : pair_at(coref, at);
    if (several)
        return read_last(coref, token, at + 1, several);
    bool all = token_is(coref->naming, token, "all") && number && at == counted;
    if (token_is(coref->naming, token, "both") && is_alone(coref, token, token))
        return read_last(coref, token, at, number);
    if (token_is(coref->naming, token, "the") && number && at == counted &&
        is_alone(coref, token, at - 1)) /* between the two. */
        return read_last(coref, token, at, number);
    if ((all && all_act_at(coref, at)) ||
        (number && at == counted && acts_at(coref, at))) /* the four signed */
        return read_last(coref, token, at, number);
    if (!number && !token_is(coref->naming, token, "these") && !(classes & WORD_GROUP_STATE))
        return token;
    if (classes & WORD_GROUP_STATE)
        return coref_goes_on(coref, at) || (!number && !token_is_any(coref->naming, at, plain))
                   ? token
                   : read_group(coref, token, at + 1, MEANS_STATE, number);
    if (classes & WORD_GROUP_ORG)
        return read_group(coref, token, at + 1, MEANS_ORGANIZATION, number);
    if (classes & WORD_GROUP_PERSON)
        return read_group(coref, token, at + 1, MEANS_PERSON, number);
    return token;
}
