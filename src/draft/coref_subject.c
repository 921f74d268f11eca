/*
 * coref_subject.c: who acts: the subject of the clause, of the sentence and of those before it.
 */
#include "draft/coref.h"

#include <string.h>

enum { LOOK_BACK = 120 /* tokens of a sentence that are looked through */ };

static bool is_other_sex(const struct coref *coref, uint32_t entity, char sex)
{
    const struct drafted_entity *person = &coref->naming->article->entities[entity];
    return (sex == 'm' && person->woman && !person->man) ||
           (sex == 'w' && person->man && !person->woman);
}

/* Whether "which" or "who" follows the mention: "BIMSTEC, which has Burma among its members". */
static bool is_relative(const struct coref *coref, size_t token)
{
    static const char *const words[] = {"which", "who", "whom", "whose", NULL};
    const struct article *article = coref->naming->article;
    size_t at = article_mention_end(article, token);
    while (at < article->token_count && article->tokens[at].kind == TOKEN_MARK && at < token + 20 &&
           (token_is_mark(coref->naming, at, ',') || token_is_mark(coref->naming, at, ')')))
        at++;
    return at > article_mention_end(article, token) && token_is_any(coref->naming, at, words);
}

size_t coref_next_in_company(const struct coref *coref, size_t token)
{
    static const char *const parts[] = {",", "and", "or", "the", "&", "with", "both", NULL};
    const struct article *article = coref->naming->article;
    size_t at = token;
    while (at < article->token_count && at < token + 4 &&
           article->tokens[at].mention == ARTICLE_NONE && token_is_any(coref->naming, at, parts))
        at++;
    if (at == token || at >= article->token_count || article->tokens[at].mention == ARTICLE_NONE ||
        article->tokens[at].sentence != article->tokens[token].sentence)
        return 0;
    return at;
}

/* What stands before the mention at the token: before its owner, its title and "the". */
static size_t before_name(const struct coref *coref, size_t token, const struct mention *mention)
{
    const struct article *article = coref->naming->article;
    size_t before = token - 1;
    if (article->tokens[before].kind == TOKEN_SUFFIX && before > 0) { /* Slovakia's Smer was */
        uint32_t owner = article->tokens[before - 1].mention;
        for (before--; before > 0 && article->tokens[before].mention == owner; before--)
            ;
    }
    while (before > 0 && mention->title.end <= mention->span.start &&
           mention->title.end > mention->title.start &&
           article->tokens[before].span.start >= mention->title.start)
        before--; /* "met President X": what stands before the title tells */
    return before - (token_is(coref->naming, before, "the") && before > 0);
}

/* "After the collapse of the Soviet Union, Mongolia began": behind what the sentence starts with.
 */
static bool is_behind_lead(const struct coref *coref, size_t token, size_t comma)
{
    static const char *const leads[] = {
        "after",   "along",   "alongside", "amid",   "as",      "at",      "because",   "before",
        "besides", "between", "beyond",    "by",     "despite", "during",  "following", "for",
        "from",    "in",      "like",      "on",     "since",   "through", "to",        "together",
        "under",   "unlike",  "with",      "within", "without", NULL};
    const struct article *article = coref->naming->article;
    size_t first = article->sentences[article->tokens[token].sentence].tokens.first;
    if (!token_is_mark(coref->naming, comma, ',') || !token_is_any(coref->naming, first, leads) ||
        coref_next_in_company(coref, article_mention_end(article, token)))
        return false;
    for (size_t i = first; i < comma; i++)
        if (token_is_mark(coref->naming, i, ','))
            return false;
    return true;
}

/* Whether the mention that starts at the token stands where the subject of a clause does. */
static bool is_subject(const struct coref *coref, size_t token, const struct mention *mention)
{
    static const char *const starts[] = {
        ",",       "and",   "but",      "or",    "that",  "said",   "says",
        "because", "if",    "while",    "after", "when",  "as",     "although",
        "whether", "since", "though",   "where", "until", "before", "unless",
        "which",   "\"",    "believes", "added", ";",     ":",      NULL};
    static const char *const between[] = {"and", "or", ",", NULL};
    const struct article *article = coref->naming->article;
    if (mention->form == MENTION_DEMONYM || mention->possessive || token == 0)
        return token == 0 && mention->form != MENTION_DEMONYM;
    if (is_relative(coref, token))
        return true;
    size_t before = before_name(coref, token, mention), last = before;
    if (last > 1 && token_is_any(coref->naming, last, between) &&
        token_is_mark(coref->naming, last - 1, ','))
        last--; /* "Oman, Qatar, and the Emirates" */
    bool alone = last == before && is_behind_lead(coref, token, before);
    if (last > 0 && !alone && token_is_any(coref->naming, last, between) &&
        (article->tokens[last - 1].mention != ARTICLE_NONE ||
         article->tokens[last - 1].letters == CASE_TITLE))
        return false; /* of an enumeration: "brothers Hector and Luis Beltran" */
    uint32_t sentence = article->tokens[token].sentence;
    return article->tokens[before].sentence != sentence ||
           before < article->sentences[sentence].tokens.first + 1 ||
           token_is_any(coref->naming, before, starts);
}

/*
 * Whether the clause of which the mention is the subject is part of another: what the next sentence
 * goes on about is who acts in that. "The bloc grew, while members quarrelled. It" is the bloc.
 */
static bool is_embedded(const struct coref *coref, size_t token, const struct mention *mention)
{
    static const char *const openers[] = {"after",  "although", "as",    "because", "before",
                                          "how",    "if",       "since", "that",    "though",
                                          "unless", "until",    "when",  "where",   "whether",
                                          "which",  "while",    "whom",  NULL};
    return token > 0 && token_is_any(coref->naming, before_name(coref, token, mention), openers);
}

/* "His predecessor, Benigno Aquino, pursued the case": whether it stands between commas. */
static bool is_apposed(const struct coref *coref, size_t token, const struct mention *mention)
{
    size_t end = article_mention_end(coref->naming->article, token);
    return token > 0 && token_is_mark(coref->naming, before_name(coref, token, mention), ',') &&
           token_is_mark(coref->naming, end, ',');
}

/* Whether more than "and" and titles stands between two names: "A of France and B backed him". */
static bool act_between(const struct coref *coref, size_t first, size_t end)
{
    static const char *const links[] = {"and", "or", "the", "of", "with", NULL};
    const struct article *article = coref->naming->article;
    for (size_t i = first; i < end; i++)
        if (article->tokens[i].mention == ARTICLE_NONE && article->tokens[i].kind == TOKEN_WORD &&
            article->tokens[i].letters == CASE_LOWER && !token_is_any(coref->naming, i, links) &&
            !(token_classes(coref->naming, i) & (WORD_TITLE | WORD_TITLE_MODIFIER)))
            return true;
    return false;
}

/* Behind the mention at the token, and behind its acronym: "the Units (YPG)". */
static size_t behind_acronym(const struct coref *coref, size_t token)
{
    const struct article *article = coref->naming->article;
    size_t end = article_mention_end(article, token);
    uint32_t other =
        end + 2 < article->token_count ? article->tokens[end + 1].mention : ARTICLE_NONE;
    bool same =
        other != ARTICLE_NONE &&
        article->mentions[other].entity == article->mentions[article->tokens[token].mention].entity;
    return same && token_is_mark(coref->naming, end, '(') &&
                   token_is_mark(coref->naming, article_mention_end(article, end + 1), ')')
               ? article_mention_end(article, end + 1) + 1
               : end;
}

/*
 * Behind the last of the names that "and" joins, of which the token's is the first: "Mali, Niger
 * and Chad"; the token itself where it is a name of its own.
 */
static size_t company_end(const struct coref *coref, size_t token)
{
    const struct article *article = coref->naming->article;
    uint8_t means = coref_means(coref, article->mentions[article->tokens[token].mention].entity);
    size_t end = behind_acronym(coref, token);
    bool joined = false;
    for (size_t next = coref_next_in_company(coref, end); next;
         next = coref_next_in_company(coref, end)) {
        if (coref_means(coref, article->mentions[article->tokens[next].mention].entity) != means)
            break;
        for (size_t i = end; i < next; i++)
            joined |= token_is(coref->naming, i, "and");
        end = behind_acronym(coref, next);
    }
    return joined ? end : token;
}

/* Whether it says only whose a thing is that acts for nobody: "the Syrian branch of the bank". */
static bool is_attribute(const struct coref *coref, size_t token, const struct mention *mention)
{
    const uint32_t actors = WORD_ACTOR | WORD_TITLE | WORD_STATE_BODY | WORD_BODY_HEAD |
                            WORD_FORCE_HEAD | WORD_TITLE_MODIFIER;
    size_t next = article_mention_end(coref->naming->article, token);
    const struct article *article = coref->naming->article;
    return mention->form == MENTION_DEMONYM && next < article->token_count &&
           article->tokens[next].mention == ARTICLE_NONE &&
           article->tokens[next].letters == CASE_LOWER && !article->tokens[next].joined &&
           !(token_classes(coref->naming, next) & actors);
}

/* "In Jan Olszewski's cabinet, he lasted": whether the person only owns what is spoken of. */
static bool is_owner_only(const struct coref *coref, size_t token, const struct mention *mention)
{
    static const char *const before[] = {"at", "from",  "in",   "into", "joined",
                                         "of", "under", "with", NULL};
    return coref_means(coref, mention->entity) == MEANS_PERSON && mention->possessive &&
           mention->form != MENTION_PRONOUN && token > 0 &&
           token_is_any(coref->naming, before_name(coref, token, mention), before);
}

/* "A blow struck by Spain's Vox. Its chief": whether it owns what is named right behind it. */
static bool is_owner_of_named(const struct coref *coref, size_t token,
                              const struct mention *mention)
{
    const struct article *article = coref->naming->article;
    size_t end = article_mention_end(article, token);
    end += end < article->token_count && article->tokens[end].kind == TOKEN_SUFFIX;
    uint32_t next = end < article->token_count ? article->tokens[end].mention : ARTICLE_NONE;
    return mention->possessive && mention->form == MENTION_NAME && next != ARTICLE_NONE &&
           article->mentions[next].form <= MENTION_ACRONYM &&
           naming_is_kind(coref->naming, article->mentions[next].entity, "organization");
}

/* Whom the article names most, of persons; of two the one it names first. */
static uint32_t foremost_person(const struct coref *coref)
{
    uint32_t most = ARTICLE_NONE;
    for (uint32_t i = 0; i < coref->entity_count; i++)
        if (coref->named[i] > 2 && coref_means(coref, i) == MEANS_PERSON &&
            (most == ARTICLE_NONE || coref->named[i] > coref->named[most]))
            most = i;
    return most;
}

/* Of these kinds, from `first` to before `end`: the last that is a subject, else the first. */
static uint32_t subject_between(const struct coref *coref, size_t first, size_t end,
                                struct wanted wanted)
{
    const struct article *article = coref->naming->article;
    uint32_t subject = ARTICLE_NONE, other = ARTICLE_NONE, any = ARTICLE_NONE;
    uint32_t weak = ARTICLE_NONE; /* "the Syrian branch" */
    uint32_t before = ARTICLE_NONE, embedded = ARTICLE_NONE;
    uint32_t foremost = wanted.means == MEANS_PERSON ? foremost_person(coref) : ARTICLE_NONE;
    bool told = false; /* the sentence names the foremost one */
    size_t last_end = first, together = first;
    bool acts = false;   /* what the first does came by */
    bool acting = false; /* the last one that came by does so: "A fell, but B still blames him" */
    for (size_t i = first; i < end; i++) {
        uint32_t index = article->tokens[i].mention;
        if (index == ARTICLE_NONE || index == before || article->mentions[index].group.count)
            continue;
        before = index;
        const struct mention *mention = &article->mentions[index];
        if (wanted.single && i >= together && company_end(coref, i) < end)
            together = company_end(coref, i);
        if (i < together || !(coref_means(coref, mention->entity) & wanted.means) ||
            mention->entity == wanted.except || is_other_sex(coref, mention->entity, wanted.sex))
            continue;
        if (!wanted.owner && is_owner_only(coref, i, mention))
            continue;
        if (is_attribute(coref, i, mention) || is_owner_of_named(coref, i, mention)) {
            weak = weak == ARTICLE_NONE ? mention->entity : weak;
            continue;
        }
        if (any == ARTICLE_NONE)
            any = mention->entity;
        bool past = mention->sentence != article->tokens[coref->token].sentence;
        bool inner = past && is_embedded(coref, i, mention) && i > first + 1;
        bool aside = subject != ARTICLE_NONE && past &&
                     (is_relative(coref, i) || is_apposed(coref, i, mention));
        if (inner && embedded == ARTICLE_NONE)
            embedded = mention->entity;
        else if (!aside && !inner && is_subject(coref, i, mention) &&
                 !(past && subject != ARTICLE_NONE && subject == foremost))
            subject = mention->entity; /* who the article is about goes on being spoken of */
        if (past && mention->entity == foremost)
            told = true;
        if (mention->entity != any && (acts || act_between(coref, last_end, i)))
            other = mention->entity;
        acts |= last_end > first && act_between(coref, last_end, i);
        acting = mention->entity != any && is_subject(coref, i, mention) &&
                 !is_apposed(coref, i, mention);
        last_end = article_mention_end(article, i);
    }
    if (wanted.object) /* of two persons not the one that acts, who comes first */
        return acting ? any : other;
    if (subject == ARTICLE_NONE && embedded != ARTICLE_NONE) /* "whom Tusk had sidelined" */
        subject = told ? foremost : embedded;
    any = any == ARTICLE_NONE ? weak : any;
    return subject != ARTICLE_NONE ? subject : any;
}

uint32_t coref_subject_from(const struct coref *coref, size_t first, struct wanted wanted)
{
    return subject_between(coref, first, coref->token, wanted);
}

uint32_t coref_subject(const struct coref *coref, struct wanted wanted)
{
    const struct article *article = coref->naming->article;
    uint32_t sentence = article->tokens[coref->token].sentence;
    uint32_t paragraph = article->sentences[sentence].paragraph;
    size_t first = article->sentences[sentence].tokens.first, end = coref->token;
    for (size_t back = 0; back < 3; back++) {
        if (end > first + LOOK_BACK)
            first = end - LOOK_BACK;
        uint32_t subject = subject_between(coref, first, end, wanted);
        if (subject != ARTICLE_NONE)
            return subject;
        if (wanted.object)
            wanted.except =
                subject_between(coref, first, end,
                                (struct wanted){wanted.means, wanted.sex, .except = ARTICLE_NONE});
        wanted.object = false;
        if (sentence == 0 || article->sentences[sentence - 1].heading)
            break;
        sentence--;
        if (article->sentences[sentence].paragraph != paragraph && back > 0)
            break;
        first = article->sentences[sentence].tokens.first;
        end = first + article->sentences[sentence].tokens.count;
    }
    if (!wanted.owner) {
        wanted.owner = true;
        return coref_subject(coref, wanted);
    }
    return ARTICLE_NONE;
}

uint32_t coref_relative_before(const struct coref *coref, size_t token)
{
    const struct article *article = coref->naming->article;
    if (token < 3 || !token_is(coref->naming, token - 1, "which"))
        return ARTICLE_NONE;
    uint32_t index =
        article->tokens[token - 2 - token_is_mark(coref->naming, token - 2, ',')].mention;
    return index == ARTICLE_NONE ? ARTICLE_NONE : article->mentions[index].entity;
}
