/*
 * coref_nominal.c: "the grouping", "the country", "the minister".
 */
#include "draft/coref.h"

#include <string.h>

static const char *const determiners[] = {"the", "this", "that", NULL};

uint32_t coref_classes(const struct coref *coref, size_t token)
{
    const struct article *article = coref->naming->article;
    if (token >= article->token_count || article->tokens[token].kind != TOKEN_WORD ||
        article->tokens[token].mention != ARTICLE_NONE)
        return 0;
    return token_classes(coref->naming, token);
}

/* Words between "the" and the noun: "the 15-member regional bloc", "the central European state". */
static size_t skip_modifiers(const struct coref *coref, size_t token)
{
    static const char *const words[] = {"african",       "alpine",
                                        "american",      "andean",
                                        "arab",          "armed",
                                        "asian",         "atlantic",
                                        "balkan",        "baltic",
                                        "banned",        "catholic",
                                        "central",       "christian",
                                        "communist",     "conservative",
                                        "continental",   "defence",
                                        "defense",       "democratic",
                                        "east",          "eastern",
                                        "economic",      "energy",
                                        "energy-rich",   "equatorial",
                                        "ethnic",        "european",
                                        "extremist",     "far",
                                        "former",        "gas",
                                        "giant",         "global",
                                        "hardline",      "himalayan",
                                        "impoverished",  "influential",
                                        "insurgent",     "intergovernmental",
                                        "international", "joint",
                                        "peacekeeping",  "reaction",
                                        "islamic",       "islamist",
                                        "island",        "isolated",
                                        "jihadist",      "kurdish",
                                        "landlocked",    "large",
                                        "latin",         "led",
                                        "left",          "left-wing",
                                        "leftist",       "liberal",
                                        "local",         "main",
                                        "marxist",       "media",
                                        "mediterranean", "mercenary",
                                        "militant",      "military",
                                        "mining",        "mountainous",
                                        "muslim",        "nationalist",
                                        "new",           "nordic",
                                        "north",         "northern",
                                        "nuclear",       "oil",
                                        "opposition",    "outlawed",
                                        "own",           "owned",
                                        "pacific",       "paramilitary",
                                        "political",     "poor",
                                        "populist",      "powerful",
                                        "private",       "rebel",
                                        "reclusive",     "regional",
                                        "rich",          "right",
                                        "ruling",        "run",
                                        "sahelian",      "secretive",
                                        "security",      "separatist",
                                        "shadowy",       "shia",
                                        "shiite",        "small",
                                        "social",        "south",
                                        "southern",      "soviet",
                                        "state-owned",   "steel",
                                        "strong",        "sub-regional",
                                        "subregional",   "sunni",
                                        "task",          "tech",
                                        "telecoms",      "tiny",
                                        "torn",          "trade",
                                        "transatlantic", "umbrella",
                                        "war-torn",      "wealthy",
                                        "west",          "western",
                                        "wing",          NULL};
    static const char *const counted[] = {"country", "member", "nation", "party",
                                          "state",   "world",  NULL};
    enum { MOST = 4 };
    const struct article *article = coref->naming->article;
    size_t at = token;
    for (; at < token + MOST && at + 1 < article->token_count; at++) {
        if (article->tokens[at].mention != ARTICLE_NONE)
            break;
        bool last = article->tokens[at + 1].kind != TOKEN_WORD;
        bool number =
            article->tokens[at].kind == TOKEN_NUMBER || (at == token && coref_number(coref, at));
        /* "the ten-nation bloc", "the member state"; but "the state said" */
        bool unit = token_is_any(coref->naming, at, counted) &&
                    (article->tokens[at].joined ||
                     coref_classes(coref, at + 1) & (WORD_COLLECTIVE | WORD_COLLECTIVE_STATE));
        if (!number && (last || !(unit || token_is_any(coref->naming, at, words))))
            break;
    }
    return at;
}

/* "The Russian company": of no other state, where the token is of one. */
static bool may_be_of(const struct coref *coref, uint32_t entity, size_t token)
{
    const struct article *article = coref->naming->article;
    uint32_t state = article->tokens[token].mention, of = article->entities[entity].of;
    bool own = state != ARTICLE_NONE && article->mentions[state].form == MENTION_DEMONYM &&
               !article->tokens[token + 1].joined;
    return !own || of == ARTICLE_NONE || of == article->mentions[state].entity;
}

/* Whether the sentence or the one before means it. */
static bool is_near(const struct coref *coref, uint32_t entity)
{
    const struct article *article = coref->naming->article;
    return coref->last[entity] && article->tokens[coref->last[entity] - 1].sentence + 1 >=
                                      article->tokens[coref->token].sentence;
}

/* "the grouping": the organization that is meant. */
static size_t read_organization(struct coref *coref, size_t token, size_t noun)
{
    const struct article *article = coref->naming->article;
    bool capital = article->tokens[noun].letters != CASE_LOWER;
    const char *word = article_word(article, noun);
    uint32_t classes = token_classes(coref->naming, noun);
    const char *kind = classes & WORD_BODY_HEAD    ? "body"
                       : classes & WORD_FORCE_HEAD ? "force"
                                                   : "organization";
    static const char *const governing[] = {"governing", "government", "ruling", NULL};
    if (token_is(coref->naming, noun, "coalition") &&
        token_is_any(coref->naming, noun - 1, governing))
        return token; /* of parties, in some state */
    uint32_t entity = coref_modified(coref, token + 1, noun);
    if (entity == ARTICLE_NONE)
        entity = coref_salient(coref, NULL, word, true);
    double certainty = .9;
    if (entity != ARTICLE_NONE && !capital && coref_is_general(word) &&
        !coref_is_foremost(coref, entity) && !is_near(coref, entity)) {
        uint32_t other = coref_salient(coref, kind, word, false);
        if (other != ARTICLE_NONE && coref_is_foremost(coref, other))
            entity = other; /* what the article is about, whatever its name */
    }
    if (entity == ARTICLE_NONE && capital)
        entity = coref_only(coref, word);
    if (entity == ARTICLE_NONE && token_is(coref->naming, noun - 1, "party"))
        return token; /* the three-party alliance is no party */
    if (entity == ARTICLE_NONE && coref_is_general(word) && !capital) {
        entity = coref_salient(coref, strcmp(word, "body") == 0 ? NULL : kind, word, false);
        if (entity == ARTICLE_NONE)
            entity = coref_salient(coref, "bloc", word, false);
        certainty = .8;
    }
    if (entity == ARTICLE_NONE || !may_be_of(coref, entity, token + 1))
        return token;
    size_t first = article->tokens[token + 1].mention == ARTICLE_NONE ? token + 1 : noun;
    coref_mention(coref, first, noun + 1, entity, MENTION_NOMINAL, certainty);
    return noun + 1;
}

size_t coref_body(struct coref *coref, size_t token, uint32_t state)
{
    struct naming *naming = coref->naming;
    const struct article *article = naming->article;
    size_t start = token;
    if (start < article->token_count && article->tokens[start].kind == TOKEN_SUFFIX)
        start++;
    for (size_t i = start; i < start + 5 && i < article->token_count; i++)
        if (article->tokens[i].sentence != article->tokens[token].sentence)
            return token;
    size_t count = naming_body_tokens(naming, start, article->token_count);
    if (!count || !naming_is_kind(naming, state, "state"))
        return token;
    struct text name = {0};
    naming_text(naming, start, start + count, &name);
    text_addf(&name, " of %s", article->entities[state].name);
    uint32_t body = naming_body(naming, &name, "body", state, start, start + count);
    text_release(&name);
    for (size_t i = start; i < start + count; i++)
        if (article->tokens[i].mention != ARTICLE_NONE) {
            naming->article->mentions[article->tokens[i].mention].entity = body;
            return start + count;
        }
    naming_mention(naming, start, start + count, body, MENTION_NAME);
    return start + count;
}

/* What one is called without holding an office. */
static const char *const callings[] = {
    "academic",      "activist", "autocrat",  "banker",    "billionaire", "businessman",
    "businesswoman", "cleric",   "economist", "financier", "incumbent",   "journalist",
    "lawmaker",      "lawyer",   "magnate",   "oligarch",  "politician",  "strongman",
    "tycoon",        "veteran",  NULL};

/* "the minister": the last person with that title; "the cleric": who acts. */
static size_t read_person(struct coref *coref, size_t token, size_t noun)
{
    const struct article *article = coref->naming->article;
    uint32_t word = article->tokens[noun].word, best = ARTICLE_NONE;
    uint32_t state = coref_foremost_state(coref);
    for (size_t i = token; i-- > 0 && token - i < 300;) {
        uint32_t index = article->tokens[i].mention;
        uint32_t entity = index == ARTICLE_NONE ? ARTICLE_NONE : article->mentions[index].entity;
        if (entity >= coref->entity_count || coref->titles[entity] != word)
            continue;
        if (best == ARTICLE_NONE)
            best = entity;
        if (state == ARTICLE_NONE || article->entities[best].of == state)
            break;
        if (article->entities[entity].of == state)
            best = entity; /* not the visitor's: the one of whom the article is about */
    }
    double certainty = .8;
    if (best == ARTICLE_NONE && token_is_any(coref->naming, noun, callings)) {
        best = coref_subject(coref, (struct wanted){MEANS_PERSON, .except = ARTICLE_NONE});
        certainty = .65;
    }
    if (best == ARTICLE_NONE)
        return token;
    coref_mention(coref, token + 1, noun + 1, best, MENTION_NOMINAL, certainty);
    return noun + 1;
}

bool coref_goes_on(const struct coref *coref, size_t noun)
{
    const struct article *article = coref->naming->article;
    static const char *const words[] = {"of", "that", "which", NULL};
    static const char *const bonds[] = {"alliance", "association", "coalition",   "pact",
                                        "union",    "community",   "partnership", NULL};
    if (noun + 1 >= article->token_count)
        return false;
    if (token_is_any(coref->naming, noun, bonds) && token_is(coref->naming, noun + 1, "with"))
        return true; /* the alliance with Japan */
    const struct token *next = &article->tokens[noun + 1];
    if (token_is(coref->naming, noun + 1, "of") && noun + 2 < article->token_count) {
        const char *word = article_word(article, noun + 2); /* accused the group of violating */
        size_t length = strlen(word);
        if (length > 5 && strcmp(word + length - 3, "ing") == 0)
            return false;
    }
    return token_is_any(coref->naming, noun + 1, words) || next->joined ||
           (next->kind == TOKEN_WORD && next->letters != CASE_LOWER &&
            next->sentence == article->tokens[noun].sentence);
}

/* "The Russian company", "the Iran-backed group": behind what says whose it is. */
static size_t behind_demonym(const struct coref *coref, size_t token)
{
    static const char *const ways[] = {"aligned",    "allied",    "backed", "based",
                                       "controlled", "funded",    "led",    "linked",
                                       "owned",      "sponsored", NULL};
    const struct article *article = coref->naming->article;
    uint32_t index = token < article->token_count ? article->tokens[token].mention : ARTICLE_NONE;
    size_t end = token;
    while (index != ARTICLE_NONE && end < article->token_count &&
           article->tokens[end].mention == index)
        end++;
    bool joined = end > token && end < article->token_count && article->tokens[end].joined;
    if (joined)
        return token_is_any(coref->naming, end, ways) ? end + 1 : token;
    bool demonym = index != ARTICLE_NONE && article->mentions[index].form == MENTION_DEMONYM;
    return demonym ? end : token;
}

/* Whether the person is of that state, and has the title that ends with the word there. */
static bool has_title(const struct coref *coref, uint32_t person, uint32_t state, size_t noun)
{
    static const char *const heads[] = {"president", "minister", "premier", "leader", "chancellor",
                                        "king",      "emir",     "sultan",  "ruler",  NULL};
    const struct drafted_entity *entity = &coref->naming->article->entities[person];
    if (entity->of != state || !naming_is_kind(coref->naming, person, "person"))
        return false;
    return coref->titles[person] == coref->naming->article->tokens[noun].word ||
           (coref->titles[person] == ARTICLE_NONE && entity->heads &&
            token_is_any(coref->naming, noun, heads));
}

/*
 * "The Hungarian prime minister": the last person of that state with that title, or whom the table
 * knows, and who has no other. The token behind it, or `behind`, where the title starts.
 */
static size_t read_officer(struct coref *coref, size_t token, size_t behind)
{
    struct article *article = coref->naming->article;
    uint32_t state = article->mentions[article->tokens[token + 1].mention].entity;
    size_t noun = behind, best_token = 0;
    uint32_t best = ARTICLE_NONE;
    while (noun < behind + 3 && coref_classes(coref, noun) & WORD_TITLE_MODIFIER &&
           !(coref_classes(coref, noun) & WORD_TITLE &&
             !(coref_classes(coref, noun + 1) & WORD_TITLE)))
        noun++;
    if (!naming_is_kind(coref->naming, state, "state") ||
        !(coref_classes(coref, noun) & WORD_TITLE) || coref_goes_on(coref, noun) ||
        article->tokens[noun].sentence != article->tokens[token].sentence)
        return token;
    for (size_t i = token; i-- > 0 && token - i < 600 && best == ARTICLE_NONE;) {
        uint32_t index = article->tokens[i].mention;
        uint32_t entity = index == ARTICLE_NONE ? ARTICLE_NONE : article->mentions[index].entity;
        if (entity < coref->entity_count && has_title(coref, entity, state, noun)) {
            best = entity;
            best_token = i;
        }
    }
    if (best == ARTICLE_NONE || best_token == token)
        return token;
    struct mention *mention = coref_mention(coref, behind, noun + 1, best, MENTION_NOMINAL, .8);
    mention->title = mention->span;
    mention->of = state;
    return noun + 1;
}

/* "Warned that association with it would": what opens a clause and is no determiner. */
static bool opens_clause(const struct coref *coref, size_t token)
{
    static const char *const before[] = {
        "in",  "of",    "to",   "at",   "by",     "from", "with",   "for",  "against",
        "on",  "under", "and",  "into", "within", "left", "joined", "join", "leave",
        "but", ";",     "over", "to",   "as",     "when", "before", NULL};
    const struct article *article = coref->naming->article;
    return token_is(coref->naming, token, "that") && token > 0 &&
           article->tokens[token - 1].sentence == article->tokens[token].sentence &&
           !token_is_any(coref->naming, token - 1, before);
}

/* "The action group", "the joint monitoring commission": by the last words of a name. */
static size_t read_last_words(struct coref *coref, size_t token)
{
    enum { LEAST = 2, MOST = 3 /* words */ };
    struct naming *naming = coref->naming;
    const struct article *article = naming->article;
    size_t end = token + 1;
    for (; end <= token + MOST && end < article->token_count; end++)
        if (article->tokens[end].kind != TOKEN_WORD ||
            article->tokens[end].mention != ARTICLE_NONE ||
            article->tokens[end].letters != CASE_LOWER ||
            article->tokens[end].sentence != article->tokens[token].sentence)
            break;
    for (; end > token + LEAST; end--) {
        struct text words = {0};
        naming_text(naming, token + 1, end, &words);
        uint32_t entity = coref_by_last_words(coref, text_string(&words));
        text_release(&words);
        if (entity == ARTICLE_NONE || coref_goes_on(coref, end - 1))
            continue;
        coref_mention(coref, token + 1, end, entity, MENTION_NOMINAL, .9);
        return end;
    }
    return token;
}

size_t coref_nominal(struct coref *coref, size_t token)
{
    if (!token_is_any(coref->naming, token, determiners) || opens_clause(coref, token))
        return token;
    size_t named = read_last_words(coref, token);
    size_t party = named > token ? named : coref_party(coref, token);
    if (party > token)
        return party;
    static const char *const then[] = {"former", "outgoing", "then", "new", "late", "acting", NULL};
    size_t people = token + 1;
    if (token_is_any(coref->naming, people, then))
        people++;
    size_t behind = behind_demonym(coref, people);
    if (behind == people)
        behind = token + 1;
    if (behind > people && !coref->naming->article->tokens[behind - 1].joined) {
        size_t end = read_officer(coref, people - 1, behind);
        if (end > token)
            return end;
    }
    size_t noun = skip_modifiers(coref, behind);
    uint32_t classes = coref_classes(coref, noun);
    bool nothing = !classes && !token_is_any(coref->naming, noun, callings);
    if (nothing || coref_goes_on(coref, noun) ||
        coref->naming->article->tokens[noun].sentence !=
            coref->naming->article->tokens[token].sentence)
        return token;
    if (classes & WORD_COLLECTIVE)
        return read_organization(coref, token, noun);
    if (behind > token + 1)
        return token;
    if (classes & WORD_COLLECTIVE_STATE)
        return coref_state(coref, token, noun);
    if ((classes & WORD_TITLE || token_is_any(coref->naming, noun, callings)) && noun == token + 1)
        return read_person(coref, token, noun);
    return token;
}
