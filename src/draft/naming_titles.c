/*
 * naming_titles.c: titles beside names, and what they are of: "Belarusian president", "the head of
 * NATO", "its emir", "a former NATO secretary general".
 */
#include "draft/naming_titles.h"

enum { LONGEST_TITLE = 8 /* tokens */ };

static const char *const of_words[] = {"of", "for", "at", "to", "with", "in", "from", NULL};
static const char *const determiners[] = {"the",   "a",       "an",  "its",  "his",    "her",
                                          "their", "another", "one", "both", "fellow", NULL};

uint32_t title_mention(const struct naming *naming, size_t token)
{
    return token < naming->article->token_count ? naming->article->tokens[token].mention
                                                : ARTICLE_NONE;
}

size_t title_sentence_start(const struct naming *naming, size_t token)
{
    const struct article *article = naming->article;
    return article->sentences[article->tokens[token].sentence].tokens.first;
}

size_t title_sentence_end(const struct naming *naming, size_t token)
{
    const struct article *article = naming->article;
    if (token >= article->token_count)
        return article->token_count;
    struct range range = article->sentences[article->tokens[token].sentence].tokens;
    return (size_t)range.first + range.count;
}

static bool is_title_word(const struct naming *naming, size_t token)
{
    return title_mention(naming, token) == ARTICLE_NONE && !naming->dated[token] &&
           token_classes(naming, token) & (WORD_TITLE | WORD_TITLE_MODIFIER | WORD_GROUP_PERSON);
}

size_t title_mention_end(const struct naming *naming, size_t token)
{
    uint32_t mention = title_mention(naming, token);
    while (token < naming->article->token_count && title_mention(naming, token) == mention)
        token++;
    return token;
}

static size_t mention_start(const struct naming *naming, size_t token)
{
    uint32_t mention = title_mention(naming, token);
    while (token > 0 && title_mention(naming, token - 1) == mention)
        token--;
    return token;
}

uint32_t title_officer(const struct naming *naming, size_t token)
{
    static const char *const kinds[] = {"state", "organization", "body", "force", "bloc"};
    uint32_t index = title_mention(naming, token);
    if (index == ARTICLE_NONE)
        return ARTICLE_NONE;
    uint32_t entity = naming->article->mentions[index].entity;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (naming_is_kind(naming, entity, kinds[i]))
            return entity;
    return ARTICLE_NONE;
}

/* "of Trade", "of State" inside of a title: how many tokens; 0 where it is none. */
static size_t inner_of(const struct naming *naming, size_t token, size_t end)
{
    static const char *const preposition[] = {"of", "for", NULL};
    size_t at = token;
    if (!token_is_any(naming, at, preposition))
        return 0;
    at++;
    at += at < end && token_is(naming, at, "the");
    size_t first = at;
    while (at < end && at < first + 6 && title_mention(naming, at) == ARTICLE_NONE &&
           (token_classes(naming, at) & (WORD_TITLE_MODIFIER | WORD_MODIFIER) ||
            token_is(naming, at, "staff") || naming->article->tokens[at].letters == CASE_TITLE ||
            (at > first && token_is(naming, at, "and"))))
        at++;
    at -= at > first && token_is(naming, at - 1, "and");
    return at > first ? at - token : 0;
}

/* The title that starts at the token: its end, or the token where none starts. */
static size_t title_end(const struct naming *naming, size_t token, size_t end)
{
    size_t at = token, last = token;
    while (at < end && at < token + LONGEST_TITLE) {
        if (is_title_word(naming, at)) {
            if (token_classes(naming, at) & (WORD_TITLE | WORD_GROUP_PERSON))
                last = at + 1;
            at++;
        } else if (last > token && last == at && naming->article->tokens[at].joined &&
                   title_mention(naming, at) == ARTICLE_NONE) {
            last = ++at; /* president-elect */
        } else if (last > token && last == at && inner_of(naming, at, end)) {
            at += inner_of(naming, at, end);
            last = at;
        } else if (token_is(naming, at, "and") && at + 1 < end && last == at && last > token &&
                   is_title_word(naming, at + 1)) {
            at++; /* founder and leader */
        } else {
            break;
        }
    }
    return last;
}

/* The title that ends before the token: its first token, or the token where none ends there. */
static size_t title_start(const struct naming *naming, size_t token, size_t first)
{
    size_t best = token;
    for (size_t at = token; at-- > first && token - at <= LONGEST_TITLE;) {
        if (title_mention(naming, at) != ARTICLE_NONE ||
            naming->article->tokens[at].kind != TOKEN_WORD)
            break;
        if (is_title_word(naming, at) && title_end(naming, at, token) == token)
            best = at;
    }
    return best;
}

/* Who owns what stands behind the token: also of "his prime minister" the state that he is of. */
static uint32_t owner_at(const struct naming *naming, size_t token)
{
    uint32_t index = title_mention(naming, token);
    size_t behind = token + 1;
    bool named = behind < naming->article->token_count && /* Maduro's attorney general */
                 naming->article->tokens[behind].kind == TOKEN_SUFFIX;
    bool pronoun = index != ARTICLE_NONE && naming->article->mentions[index].possessive &&
                   naming->article->mentions[index].form == MENTION_PRONOUN;
    if (index == ARTICLE_NONE || !(named || pronoun) ||
        naming->article->mentions[index].group.count)
        return title_officer(naming, token);
    uint32_t entity = naming->article->mentions[index].entity;
    if (!naming_is_kind(naming, entity, "person"))
        return title_officer(naming, token);
    uint32_t state = naming->article->entities[entity].of;
    return naming_is_kind(naming, state, "state") ? state : ARTICLE_NONE;
}

/* "The party, whose leader": what is named right before the "whose" at the token. */
static uint32_t owner_of_relative(const struct naming *naming, size_t token, size_t first)
{
    size_t at = token;
    at -= at > first && token_is_mark(naming, at - 1, ',');
    return at > first ? title_officer(naming, at - 1) : ARTICLE_NONE;
}

uint32_t title_owner_before(const struct naming *naming, size_t token, size_t first)
{
    if (token > first && token_is(naming, token - 1, "whose"))
        return owner_of_relative(naming, token - 1, first);
    if (token > first && naming->article->tokens[token - 1].kind == TOKEN_SUFFIX)
        token--;
    return token > first ? owner_at(naming, token - 1) : ARTICLE_NONE;
}

/* What may stand between "of the" and a name: "mainly", "main opposition". */
static bool is_adjective(const struct naming *naming, size_t token)
{
    const struct token *at = &naming->article->tokens[token];
    return at->mention == ARTICLE_NONE && at->kind == TOKEN_WORD && at->letters == CASE_LOWER &&
           !token_is_any(naming, token, of_words) && !token_is(naming, token, "and");
}

/* Whether what is owned from the token on is no part of a state: "Tunisia's Islamist party". */
static bool owns_another(const struct naming *naming, size_t token, size_t end)
{
    static const char *const nouns[] = {
        "party",    "group",   "movement",   "militia",    "company",    "bank",
        "rebels",   "union",   "federation", "opposition", "alliance",   "firm",
        "club",     "cartel",  "fund",       "airline",    "league",     "church",
        "monopoly", "society", "academy",    "council",    "university", NULL};
    for (size_t i = token; i < end && i < token + 4; i++) {
        if (title_mention(naming, i) != ARTICLE_NONE ||
            naming->article->tokens[i].kind != TOKEN_WORD)
            return false;
        if (token_is_any(naming, i, nouns))
            return true;
    }
    return false;
}

/* What "of the ..." at the token names; of "the Justice Department's Criminal Division" the last.
 */
uint32_t title_owner_behind(const struct naming *naming, size_t token, size_t end)
{
    if (!token_is_any(naming, token, of_words))
        return ARTICLE_NONE;
    token++;
    token += token < end && token_is_any(naming, token, determiners);
    size_t based = token < end ? title_mention_end(naming, token) : end; /* Paris-based */
    based += based == token;
    if (based < end && token_is(naming, based, "based") && naming->article->tokens[based].joined)
        token = based + 1;
    for (size_t most = token + 3; token < end && token < most && is_adjective(naming, token);)
        token++;
    uint32_t owner = token < end ? title_officer(naming, token) : ARTICLE_NONE;
    if (owner == ARTICLE_NONE)
        return owner;
    size_t behind = title_mention_end(naming, token);
    bool demonym = naming->article->mentions[title_mention(naming, token)].form == MENTION_DEMONYM;
    if (demonym && behind < end && title_officer(naming, behind) != ARTICLE_NONE)
        return title_officer(naming, behind); /* the Serb Republika Srpska */
    if (behind + 1 < end && naming->article->tokens[behind].kind == TOKEN_SUFFIX) {
        uint32_t part = title_officer(naming, behind + 1);
        if (part != ARTICLE_NONE)
            return part;
        if (owns_another(naming, behind + 1, end))
            return ARTICLE_NONE;
    }
    return owner;
}

/* "President of Belarus Alexander Lukashenko": the title before an owner that ends at the token. */
static struct office office_around(const struct naming *naming, size_t token, size_t first)
{
    struct office none = {token, token, ARTICLE_NONE};
    if (token <= first || title_officer(naming, token - 1) == ARTICLE_NONE)
        return none;
    size_t owner = mention_start(naming, token - 1), at = owner;
    at -= at > first && token_is(naming, at - 1, "the");
    if (at <= first + 1 || !token_is_any(naming, at - 1, of_words))
        return none;
    size_t start = title_start(naming, at - 1, first);
    if (start == at - 1)
        return none;
    uint32_t sender = title_owner_before(naming, start, first); /* UN Special Envoy for Yemen */
    static const char *const whose[] = {"its", "their", "his", "her", NULL};
    bool sent = token_is(naming, at - 1, "for") || token_is(naming, at - 1, "to");
    if (sent && start > first && token_is_any(naming, start - 1, whose) &&
        sender == ARTICLE_NONE) /* who they are is not known yet */
        return (struct office){start, at - 1, ARTICLE_NONE};
    return (struct office){start, at - 1,
                           sent && sender != ARTICLE_NONE ? sender : title_officer(naming, owner)};
}

/* "Its first commander, General": where a rank and a comma follow, that title; else none. */
static struct office office_before_rank(const struct naming *naming, size_t rank, size_t first)
{
    static const char *const ranks[] = {"general", "colonel", "captain",    "admiral",
                                        "sheikh",  "prince",  "lieutenant", "major",
                                        "crown",   "marshal", "ayatollah",  NULL};
    struct office none = {rank, rank, ARTICLE_NONE};
    if (rank <= first + 1 || !token_is_mark(naming, rank - 1, ',') ||
        !token_is_any(naming, rank, ranks))
        return none;
    size_t start = title_start(naming, rank - 1, first);
    uint32_t of = start < rank - 1 ? title_owner_before(naming, start, first) : ARTICLE_NONE;
    return start < rank - 1 ? (struct office){start, rank - 1, of} : none;
}

/* What stands before the person's name. */
struct office title_before(const struct naming *naming, size_t token)
{
    size_t first = title_sentence_start(naming, token), at = token;
    while (at > first &&
           (token_is_mark(naming, at - 1, '.') || token_classes(naming, at - 1) & WORD_HONORIFIC))
        at--;
    size_t start = title_start(naming, at, first);
    bool comma = at > first + 1 && token_is_mark(naming, at - 1, ',');
    if (start == at && comma)
        start = title_start(naming, --at, first);
    if (start == at)
        return office_around(naming, at, first);
    struct office office = office_before_rank(naming, start, first);
    if (office.end > office.first)
        return office;
    return (struct office){start, at, title_owner_before(naming, start, first)};
}

/* "Then", "former" and the like before who owns the title: "a former NATO secretary general". */
static size_t skip_before_owner(const struct naming *naming, size_t token, size_t end)
{
    size_t at = token;
    while (at < end && at < token + 3 && title_mention(naming, at) == ARTICLE_NONE &&
           (token_is(naming, at, "then") || token_classes(naming, at) & WORD_TITLE_MODIFIER))
        at++;
    bool owned = at < end && title_officer(naming, at) != ARTICLE_NONE;
    return owned ? at : token + (token < end && token_is(naming, token, "then"));
}

/* ", the chief economist of the Australian Trade Commission", ", Israel's prime minister" */
struct office title_behind(const struct naming *naming, size_t token)
{
    size_t end = title_sentence_end(naming, token), at = token + 1;
    struct office none = {token, token, ARTICLE_NONE};
    if (token >= end || !(token_is_mark(naming, token, ',') || token_is_mark(naming, token, '(')))
        return none;
    static const char *const times[] = {
        "then",  "once",     "formerly", "now",     "currently",  "also", "long",
        "until", "recently", "himself",  "herself", "previously", NULL};
    while (at < end && at < token + 6 && (naming->dated[at] || token_is_any(naming, at, times)))
        at++;
    uint32_t before = at < end ? owner_at(naming, at) : ARTICLE_NONE;
    if (before == ARTICLE_NONE)
        at += at < end && token_is_any(naming, at, determiners);
    at = skip_before_owner(naming, at, end);
    if (before == ARTICLE_NONE)
        before = at < end ? title_officer(naming, at) : ARTICLE_NONE;
    if (before != ARTICLE_NONE)
        at = title_mention_end(naming, at);
    if (at < end && naming->article->tokens[at].kind == TOKEN_SUFFIX)
        at++;
    size_t last = at < end ? title_end(naming, at, end) : at;
    if (last == at)
        return none;
    uint32_t index = title_mention(naming, last);
    if (index != ARTICLE_NONE &&
        naming_is_kind(naming, naming->article->mentions[index].entity, "person"))
        return none; /* Merkel, French President Hollande and others: another's */
    uint32_t behind = title_owner_behind(naming, last, end);
    bool sent = token_is(naming, last, "for") || token_is(naming, last, "to") ||
                token_is(naming, last, "in");
    if (before != ARTICLE_NONE && sent) /* U.S. envoy for Sudan */
        behind = before;
    return (struct office){at, last, behind != ARTICLE_NONE ? behind : before};
}
