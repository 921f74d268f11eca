/*
 * coref_pronoun.c: he, she, it, they, and who is meant.
 */
#include "draft/coref.h"

#include <string.h>

/* To add a pronoun: a row. */
static const struct {
    const char *word;
    char number; /* 's' one, 'p' several */
    char sex;    /* 'm', 'w', 'n' neither */
    bool possessive, object;
} pronouns[] = {
    {"he", 's', 'm', false, false},  {"him", 's', 'm', false, true}, {"his", 's', 'm', true, false},
    {"she", 's', 'w', false, false}, {"her", 's', 'w', true, false}, {"it", 's', 'n', false, false},
    {"its", 's', 'n', true, false},  {"they", 'p', 0, false, false}, {"them", 'p', 0, false, true},
    {"their", 'p', 0, true, false},
};

/* "it is possible that", "made it clear": means nobody. */
static bool is_empty(const struct coref *coref, size_t token)
{
    static const char *const being[] = {
        "is",       "was",     "would",    "will", "may",   "might", "seems", "seemed", "appears",
        "appeared", "remains", "remained", "can",  "could", "has",   "takes", "took",   NULL};
    static const char *const behind[] = {"that", "whether", "if", "how", "why", NULL};
    /* "It is hard to say"; but "it is expected to join", "it was admitted to the union". */
    static const char *const judged[] = {
        "better",     "crucial",   "dangerous",  "difficult",     "early",     "easier",
        "easy",       "enough",    "essential",  "hard",          "harder",    "illegal",
        "imperative", "important", "impossible", "inappropriate", "late",      "legitimate",
        "logical",    "necessary", "pointless",  "possible",      "premature", "proper",
        "reasonable", "right",     "risky",      "safe",          "sensible",  "simplistic",
        "time",       "unfair",    "unlawful",   "unrealistic",   "unwise",    "up",
        "urgent",     "useful",    "useless",    "vital",         "wise",      "wrong",
        NULL};
    static const char *const before[] = {"made", "make", "makes", "making", "find", "found", NULL};
    /* "When it is to be handed to Peru": a presidency, a treaty, a meeting. */
    static const char *const done[] = {
        "adopted",   "handed",   "held",   "lifted",    "opened",      "passed", "postponed",
        "published", "ratified", "signed", "scheduled", "transferred", NULL};
    const struct naming *naming = coref->naming;
    if (!token_is(naming, token, "it"))
        return false;
    if (token > 0 && token_is_any(naming, token - 1, before))
        return true;
    if (!token_is_any(naming, token + 1, being))
        return false;
    bool passive = false;
    for (size_t i = token + 1; i < token + 5 && i < naming->article->token_count; i++) {
        if (passive && token_is_any(naming, i, done))
            return true;
        passive |= token_is(naming, i, "is") || token_is(naming, i, "was") ||
                   token_is(naming, i, "be") || token_is(naming, i, "been");
    }
    for (size_t i = token + 2; i < token + 6 && i < naming->article->token_count; i++) {
        if (naming->article->tokens[i].mention != ARTICLE_NONE)
            return false;
        if (token_is_any(naming, i, behind) ||
            (token_is(naming, i, "to") &&
             (token_is_any(naming, i - 1, judged) || token_is(naming, token + 1, "takes") ||
              token_is(naming, token + 1, "took") || token_is(naming, token + 1, "remains"))))
            return true;
    }
    return false;
}

/* A person whom one pronoun fits is of that sex from now on. */
static void learn_sex(struct coref *coref, uint32_t entity, char sex)
{
    struct drafted_entity *person = &coref->naming->article->entities[entity];
    if (!person->man && !person->woman) {
        person->man = sex == 'm';
        person->woman = sex == 'w';
    }
}

/* Several of one kind that were named side by side, not long ago. */
static const struct company *company(const struct coref *coref)
{
    enum { NEAR = 60 /* tokens */, SENTENCES = 2 };
    const struct token *tokens = coref->naming->article->tokens;
    uint32_t sentence = tokens[coref->token].sentence;
    const struct company *best = NULL;
    const struct company *const all[] = {&coref->states, &coref->organizations, &coref->persons};
    for (size_t i = 0; i < 3; i++)
        if (all[i]->count && all[i]->token + NEAR > coref->token &&
            tokens[all[i]->token].sentence + SENTENCES > sentence &&
            (!best || all[i]->token > best->token))
            best = all[i];
    return best;
}

/* "was suspended from its summits": who suspends is the organization. */
static bool is_of_host(const struct coref *coref, size_t token)
{
    static const char *const ways[] = {"from", "to", "into", "at", "of", "by", NULL};
    static const char *const verbs[] = {
        "suspended",  "expelled", "excluded", "barred",  "banned",     "invited",   "admitted",
        "readmitted", "accepted", "removed",  "ejected", "disinvited", "uninvited", NULL};
    return token > 1 && token_is(coref->naming, token, "its") &&
           token_is_any(coref->naming, token - 1, ways) &&
           token_is_any(coref->naming, token - 2, verbs);
}

/* "Sanctioned Gazprom and its subsidiary": who is named right before "and its", or ARTICLE_NONE. */
static uint32_t named_before(const struct coref *coref, size_t token)
{
    const struct article *article = coref->naming->article;
    static const char *const links[] = {"of", "for", "by", "to", "from", NULL};
    size_t link = token;
    link -= link > 2 && token_is_any(coref->naming, link - 1, links); /* "and of its" */
    if (link < 2 || !token_is(coref->naming, link - 1, "and"))
        return ARTICLE_NONE;
    uint32_t index = article->tokens[link - 2].mention;
    bool fits =
        index != ARTICLE_NONE && !article->mentions[index].group.count &&
        coref_means(coref, article->mentions[index].entity) & (MEANS_STATE | MEANS_ORGANIZATION);
    return fits ? article->mentions[index].entity : ARTICLE_NONE;
}

/* "Its Supreme Council": of an organization, though a body was spoken of last; or the same. */
static uint32_t owner_of_body(const struct coref *coref, size_t token, uint32_t entity)
{
    const struct article *article = coref->naming->article;
    size_t next = token + 1;
    if (next >= article->token_count || article->tokens[next].mention == ARTICLE_NONE ||
        !naming_is_kind(coref->naming, entity, "body") ||
        !naming_is_kind(coref->naming, article->mentions[article->tokens[next].mention].entity,
                        "body"))
        return entity;
    uint32_t salient = coref_salient(coref, "organization", NULL, false);
    return salient == ARTICLE_NONE ? entity : salient;
}

/* Whether "it" stands where the object of a verb or of a preposition does: "left it in 1938". */
static bool is_object(const struct coref *coref, size_t token)
{
    static const char *const starts[] = {
        "added",  "although", "and",   "as",   "because", "before", "believes", "but",   "how",
        "if",     "or",       "said",  "says", "since",   "so",     "than",     "that",  "then",
        "though", "unless",   "until", "what", "when",    "where",  "whether",  "which", "while",
        "after",  "did",      "does",  "has",  "had",     "once",   "yet",      NULL};
    static const char *const verbs[] = {"could", "did",  "had",   "has", "is",   "may",   "might",
                                        "needs", "said", "wants", "was", "will", "would", NULL};
    const struct article *article = coref->naming->article;
    const char *next = article_word(article, token + 1);
    size_t length = strlen(next);
    if (token_is_any(coref->naming, token + 1, verbs) ||
        (length > 4 && strcmp(next + length - 2, "ed") == 0))
        return false; /* the plan it wanted */
    return token > 0 && token_is(coref->naming, token, "it") &&
           article->tokens[token - 1].sentence == article->tokens[token].sentence &&
           article->tokens[token - 1].kind == TOKEN_WORD &&
           article->tokens[token - 1].mention == ARTICLE_NONE &&
           !token_is_any(coref->naming, token - 1, starts);
}

/*
 * "Its members include", "became its 53rd member", "joined it": what has members or is joined is an
 * organization.
 */
static bool is_of_members(const struct coref *coref, size_t token, bool possessive)
{
    enum { MODIFIERS = 4 };
    static const char *const nouns[] = {"chairmanship", "founders",    "member", "members",
                                        "membership",   "signatories", NULL};
    static const char *const verbs[] = {"founded", "join",     "joined", "joining", "joins",
                                        "leave",   "leaving",  "left",   "quit",    "quits",
                                        "rejoin",  "rejoined", NULL};
    const struct article *article = coref->naming->article;
    if (!possessive)
        return is_object(coref, token) && token_is_any(coref->naming, token - 1, verbs);
    size_t at = token + 1;
    while (at < article->token_count && at < token + MODIFIERS &&
           article->tokens[at].mention == ARTICLE_NONE && !token_is_any(coref->naming, at, nouns))
        at++;
    /* "Its membership was suspended": of who is a member; "its membership grew": of the whole. */
    static const char *const wholes[] = {"comprises", "expanded", "grew", "has", "includes",
                                         "now",       "numbers",  "rose", NULL};
    if ((token_is(coref->naming, token + 1, "secretary") &&
         token_is(coref->naming, token + 2, "general")) ||
        (token_is(coref->naming, token + 1, "executive") &&
         token_is(coref->naming, token + 2, "secretary")))
        return true;
    bool own =
        token_is(coref->naming, at, "membership") && !token_is_any(coref->naming, at + 1, wholes);
    return at < article->token_count && token_is_any(coref->naming, at, nouns) && !own;
}

/* "The army says it": of what no name was found for. */
static bool is_of_unnamed(const struct coref *coref, size_t token)
{
    static const char *const says[] = {"said", "says", "that", NULL};
    const struct article *article = coref->naming->article;
    size_t first = article->sentences[article->tokens[token].sentence].tokens.first;
    if (!token_is(coref->naming, token, "it") || token <= first + 1 ||
        !token_is_any(coref->naming, token - 1, says) || !token_is(coref->naming, first, "the"))
        return false;
    for (size_t i = first; i < token; i++)
        if (article->tokens[i].mention != ARTICLE_NONE)
            return false;
    return true;
}

/* "Kuwait held it", "they signed it": a meeting or a treaty, and nobody. */
static bool is_of_deed(const struct coref *coref, size_t token)
{
    static const char *const verbs[] = {
        "adopted",  "approved", "attended", "boycotted", "called",    "confirmed", "denied",
        "drafted",  "held",     "hosted",   "passed",    "postponed", "proposed",  "ratified",
        "rejected", "repeated", "signed",   "vetoed",    NULL};
    return is_object(coref, token) && token_is_any(coref->naming, token - 1, verbs);
}

/* Behind the last "that" of the sentence before the token: "said that two movements joined it". */
static size_t clause_start(const struct coref *coref, size_t token)
{
    const struct article *article = coref->naming->article;
    size_t first = article->sentences[article->tokens[token].sentence].tokens.first;
    for (size_t i = token; i > first; i--)
        if (token_is(coref->naming, i - 1, "that"))
            return i;
    return first;
}

/* "The M23, its strongest member": what is a member is not what has it. */
static uint32_t apposed_to(const struct coref *coref, size_t token)
{
    const struct article *article = coref->naming->article;
    if (token < 2 || !token_is_mark(coref->naming, token - 1, ',') ||
        !is_of_members(coref, token, true))
        return ARTICLE_NONE;
    uint32_t index = article->tokens[token - 2].mention;
    return index == ARTICLE_NONE ? ARTICLE_NONE : article->mentions[index].entity;
}

/* "Egypt's envoy and his colleague", "the minister said he": of who is named by no name. */
static bool is_of_unnamed_person(const struct coref *coref, size_t token)
{
    const struct article *article = coref->naming->article;
    size_t first = article->sentences[article->tokens[token].sentence].tokens.first;
    bool officer = false;
    if ((token_is(coref->naming, first, "a") || token_is(coref->naming, first, "an")) &&
        token_is_mark(coref->naming, token - 1, ','))
        return false; /* "A former member of the board, she chaired" */
    for (size_t i = first; i < token; i++) {
        uint32_t index = article->tokens[i].mention;
        if (index != ARTICLE_NONE &&
            coref_means(coref, article->mentions[index].entity) == MEANS_PERSON)
            return false;
        bool as = i > first && (token_is(coref->naming, first, "as") ||
                                token_is(coref->naming, first, "deputy"));
        officer |= !as && index == ARTICLE_NONE && article->tokens[i].letters == CASE_LOWER &&
                   i < first + 5 && token_classes(coref->naming, i) & WORD_TITLE;
    }
    return officer;
}

/* Whom "it" and "its" mean. */
static uint32_t thing_meant(const struct coref *coref, size_t token, bool possessive)
{
    struct wanted wanted = {MEANS_STATE | MEANS_ORGANIZATION, .except = ARTICLE_NONE};
    wanted.single = true;
    if (is_object(coref, token))
        wanted.except = coref_subject_from(coref, clause_start(coref, token), wanted);
    else if (possessive)
        wanted.except = apposed_to(coref, token);
    else
        wanted.except = coref_relative_before(coref, token);
    if (is_of_unnamed(coref, token) || is_of_deed(coref, token))
        return ARTICLE_NONE;
    uint32_t salient = coref_salient(coref, "organization", NULL, false);
    if (is_of_host(coref, token) && salient != ARTICLE_NONE)
        return salient;
    if (possessive && named_before(coref, token) != ARTICLE_NONE)
        return named_before(coref, token);
    if (is_of_members(coref, token, possessive)) {
        wanted.means = MEANS_ORGANIZATION;
        uint32_t whole = coref_subject(coref, wanted);
        if (whole != ARTICLE_NONE || salient != ARTICLE_NONE)
            return whole == ARTICLE_NONE ? salient : whole;
        wanted.means |= MEANS_STATE;
    }
    uint32_t entity = coref_subject(coref, wanted), state = coref_foremost_state(coref);
    if (!possessive && state != ARTICLE_NONE && state != entity && is_object(coref, token) &&
        coref_is_of_sentence_before(coref, state))
        entity = state; /* "The bloc accepted Mongolia. NATO welcomed it" */
    if (!possessive && entity != ARTICLE_NONE && coref_is_named_next(coref, entity)) {
        wanted.except = entity;
        entity = coref_subject(coref, wanted);
    }
    return entity;
}

static size_t read_one(struct coref *coref, size_t token, char sex, bool possessive, bool object)
{
    struct wanted person = {MEANS_PERSON, sex, .except = ARTICLE_NONE};
    person.object = object && !coref_done_by_other(coref, token);
    if (sex != 'n' && is_of_unnamed_person(coref, token))
        return token;
    uint32_t entity =
        sex == 'n' ? thing_meant(coref, token, possessive) : coref_subject(coref, person);
    if (entity == ARTICLE_NONE)
        return token;
    if (sex == 'n' && possessive)
        entity = owner_of_body(coref, token, entity);
    if (sex != 'n') {
        learn_sex(coref, entity, sex);
        size_t end = possessive ? coref_state_of(coref, token, entity) : token;
        if (end > token)
            return end;
    }
    struct mention *mention =
        coref_mention(coref, token, token + 1, entity, MENTION_PRONOUN, sex == 'n' ? .75 : .85);
    mention->possessive = possessive;
    if (sex == 'n' && possessive)
        return coref_body(coref, token + 1, entity);
    return token + 1;
}

/* "The Communists left. Their leader": an organization whose name is of several. */
static size_t read_many(struct coref *coref, size_t token, bool possessive)
{
    struct wanted wanted = {MEANS_ORGANIZATION, .except = ARTICLE_NONE};
    uint32_t entity = coref_subject(coref, wanted);
    if (entity == ARTICLE_NONE)
        return token;
    const char *name = coref->naming->article->entities[entity].name;
    size_t length = strlen(name);
    if (length < 4 || name[length - 1] != 's' || strstr(name, "United") || strstr(name, " of "))
        return token;
    struct mention *mention = coref_mention(coref, token, token + 1, entity, MENTION_PRONOUN, .75);
    mention->possessive = possessive;
    return token + 1;
}

size_t coref_pronoun(struct coref *coref, size_t token)
{
    if (coref_state_of_whose(coref, token) > token)
        return token + 2;
    for (size_t i = 0; i < sizeof pronouns / sizeof *pronouns; i++) {
        if (!token_is(coref->naming, token, pronouns[i].word))
            continue;
        if (pronouns[i].number == 's')
            return is_empty(coref, token) ? token
                                          : read_one(coref, token, pronouns[i].sex,
                                                     pronouns[i].possessive, pronouns[i].object);
        const struct company *several = company(coref);
        if (!several && read_many(coref, token, pronouns[i].possessive) > token)
            return token + 1;
        if (!several || (token > 0 && token_is(coref->naming, token - 1, "among")))
            return token;
        coref_group(coref, token, token + 1, several, MENTION_PRONOUN, .65);
        struct article *article = coref->naming->article;
        article->mentions[article->mention_count - 1].possessive = pronouns[i].possessive;
        return token + 1;
    }
    return token;
}
