/*
 * coref.c: walks through the article and keeps in mind who is meant where, for what is no name:
 * "the grouping", "both countries", "he".
 */
#include "draft/coref.h"

#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

enum { LOOK_BACK = 120 /* tokens of a sentence that are looked through */ };

uint8_t coref_means(const struct coref *coref, uint32_t entity)
{
    const char *kind = coref->naming->article->entities[entity].kind;
    if (strcmp(kind, "state") == 0)
        return MEANS_STATE;
    if (strcmp(kind, "person") == 0)
        return MEANS_PERSON;
    if (strcmp(kind, "organization") == 0 || strcmp(kind, "body") == 0 ||
        strcmp(kind, "force") == 0 || strcmp(kind, "bloc") == 0)
        return MEANS_ORGANIZATION;
    return MEANS_OTHER;
}

static bool is_other_sex(const struct coref *coref, uint32_t entity, char sex)
{
    const struct drafted_entity *person = &coref->naming->article->entities[entity];
    return (sex == 'm' && person->woman && !person->man) ||
           (sex == 'w' && person->man && !person->woman);
}

/* Whether "which" or "who" follows the mention: "BIMSTEC, which has Burma among its members". */
static bool is_relative(const struct coref *coref, size_t token)
{
    static const char *const words[] = {"which", "who", "whose", NULL};
    const struct article *article = coref->naming->article;
    size_t at = article_mention_end(article, token);
    while (at < article->token_count && article->tokens[at].kind == TOKEN_MARK && at < token + 20 &&
           (token_is_mark(coref->naming, at, ',') || token_is_mark(coref->naming, at, ')')))
        at++;
    return at > article_mention_end(article, token) && token_is_any(coref->naming, at, words);
}

/* Behind a name, what parts the names of an enumeration: the next one's token; 0: none follows. */
static size_t next_in_company(const struct coref *coref, size_t token)
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
        next_in_company(coref, article_mention_end(article, token)))
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
    for (size_t next = next_in_company(coref, end); next; next = next_in_company(coref, end)) {
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
    static const char *const before[] = {"in",   "under", "of",   "with",   "at",
                                         "from", "into",  "from", "joined", NULL};
    return coref_means(coref, mention->entity) == MEANS_PERSON && mention->possessive &&
           mention->form != MENTION_PRONOUN && token > 0 &&
           token_is_any(coref->naming, before_name(coref, token, mention), before);
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
    bool acts = false; /* what the first does came by */
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
        if (is_attribute(coref, i, mention)) {
            weak = weak == ARTICLE_NONE ? mention->entity : weak;
            continue;
        }
        if (any == ARTICLE_NONE)
            any = mention->entity;
        bool past = mention->sentence != article->tokens[coref->token].sentence;
        bool inner = past && is_embedded(coref, i, mention) && i > first + 1;
        bool aside = subject != ARTICLE_NONE && past && is_relative(coref, i);
        if (inner && embedded == ARTICLE_NONE)
            embedded = mention->entity;
        else if (!aside && !inner && is_subject(coref, i, mention))
            subject = mention->entity;
        if (past && mention->entity == foremost)
            told = true;
        if (mention->entity != any && (acts || act_between(coref, last_end, i)))
            other = mention->entity;
        acts |= last_end > first && act_between(coref, last_end, i);
        last_end = article_mention_end(article, i);
    }
    if (wanted.object) /* of two persons not the one that acts, who comes first */
        return other;
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

/* Notes that the entity is meant at the token that is read. */
static void note(struct coref *coref, uint32_t entity)
{
    if (entity < coref->entity_count) {
        coref->last[entity] = coref->token + 1;
        coref->counts[entity]++;
    }
}

struct mention *coref_mention(struct coref *coref, size_t first, size_t end, uint32_t entity,
                              enum mention_form form, double certainty)
{
    struct mention *mention = naming_mention(coref->naming, first, end, entity, form);
    mention->certainty = certainty;
    note(coref, entity);
    return mention;
}

void coref_group(struct coref *coref, size_t first, size_t end, const struct company *company,
                 enum mention_form form, double certainty)
{
    struct article *article = coref->naming->article;
    struct range group = {(uint32_t)article->group_count, (uint32_t)company->count};
    for (size_t i = 0; i < company->count; i++) {
        article->group_entities = xgrow(article->group_entities, article->group_count,
                                        &article->group_capacity, sizeof *article->group_entities);
        article->group_entities[article->group_count++] = company->entities[i];
    }
    struct mention *mention = naming_mention(coref->naming, first, end, company->entities[0], form);
    mention->certainty = certainty;
    mention->group = group;
}

static struct company *company_of(struct coref *coref, uint8_t means)
{
    switch (means) {
    case MEANS_STATE:
        return &coref->states;
    case MEANS_PERSON:
        return &coref->persons;
    default:
        return &coref->organizations;
    }
}

/* Keeps those who were named side by side before others are. */
static void keep_past(struct coref *coref, const struct company *company)
{
    if (company->count < 2)
        return;
    if (coref->past_count == MOST_PAST) {
        memmove(coref->past, coref->past + 1, (MOST_PAST - 1) * sizeof *coref->past);
        coref->past_count--;
    }
    coref->past[coref->past_count++] = *company;
}

/* How many tokens behind they can be meant: others may be "the two" since, few are "the six". */
static size_t company_reach(const struct company *company, bool past, size_t number)
{
    enum { NEAR = 250, TWO_NEAR = 80, MANY_NEAR = 700, MANY = 3 };
    return past && company->count == 2 ? TWO_NEAR : number >= MANY ? MANY_NEAR : NEAR;
}

const struct company *coref_company(const struct coref *coref, uint8_t means, size_t number)
{
    const struct company *best = NULL;
    const struct company *const last[] = {&coref->states, &coref->organizations, &coref->persons};
    for (size_t i = 0; i < MOST_PAST + 3; i++) {
        if (i >= coref->past_count && i < MOST_PAST)
            continue;
        const struct company *company = i < MOST_PAST ? &coref->past[i] : last[i - MOST_PAST];
        if (company->count > 1 && company->means & means && (!number || company->count == number) &&
            coref->token < company->token + company_reach(company, i < MOST_PAST, number) &&
            (!best || company->token >= best->token))
            best = company;
    }
    return best;
}

/* Whom the name at the token starts an enumeration with, if it does. */
static void read_company(struct coref *coref, size_t token)
{
    const struct article *article = coref->naming->article;
    uint8_t means = coref_means(coref, article->mentions[article->tokens[token].mention].entity);
    struct company company = {.token = token, .means = means};
    for (size_t at = token; company.count < MOST_GROUP;) {
        const struct mention *mention = &article->mentions[article->tokens[at].mention];
        if (coref_means(coref, mention->entity) != means || mention->group.count)
            break;
        bool there = false; /* "the Bank for Integration, the BCIE," is one */
        for (size_t k = 0; k < company.count; k++)
            there |= company.entities[k] == mention->entity;
        if (!there)
            company.entities[company.count++] = mention->entity;
        at = next_in_company(coref, article_mention_end(article, at));
        if (!at)
            break;
    }
    struct company *last = company_of(coref, means);
    bool inside = last->count > company.count && token < last->token + 4 * last->count;
    if (company.count > 1 && !inside && means != MEANS_OTHER) {
        keep_past(coref, last);
        *last = company;
    }
}

/* The word of the title that stands with the mention, for "the minister". */
static void note_title(struct coref *coref, const struct mention *mention)
{
    const struct article *article = coref->naming->article;
    static const char *const was[] = {"former", "ex", "late", NULL};
    if (mention->title.end <= mention->title.start || mention->entity >= coref->entity_count)
        return;
    for (size_t i = coref->token > 20 ? coref->token - 20 : 0;
         i < article->token_count && i < coref->token + 30; i++) {
        struct span span = article->tokens[i].span;
        if (span.start < mention->title.start || span.end > mention->title.end)
            continue;
        if (token_is_any(coref->naming, i, was))
            return; /* the president is another */
        if (token_classes(coref->naming, i) & WORD_TITLE)
            coref->titles[mention->entity] = article->tokens[i].word;
    }
}

static size_t pass_mention(struct coref *coref, size_t token)
{
    const struct article *article = coref->naming->article;
    const struct mention *mention = &article->mentions[article->tokens[token].mention];
    size_t end = article_mention_end(article, token), regional = coref_regional(coref, token, end);
    if (regional > token)
        return regional;
    if (coref_national(coref, token, end) > token)
        mention = &article->mentions[article->tokens[token].mention];
    note(coref, mention->entity);
    note_title(coref, mention);
    coref_note_called(coref, token, end);
    coref_note_armed(coref, token, end);
    read_company(coref, token);
    return end;
}

/* "The forum and the union": what was read last and what "and" joins it to. */
static void read_pair(struct coref *coref, size_t token)
{
    const struct article *article = coref->naming->article;
    const struct mention *last = &article->mentions[article->mention_count - 1];
    uint8_t means = coref_means(coref, last->entity);
    if (token < 2 || !token_is(coref->naming, token - 1, "and") || last->group.count)
        return;
    uint32_t index = article->tokens[token - 2].mention;
    if (index == ARTICLE_NONE || article->mentions[index].group.count ||
        article->mentions[index].entity == last->entity || means == MEANS_OTHER ||
        coref_means(coref, article->mentions[index].entity) != means)
        return;
    keep_past(coref, company_of(coref, means));
    *company_of(coref, means) =
        (struct company){.entities = {article->mentions[index].entity, last->entity},
                         .count = 2,
                         .token = token,
                         .means = means};
}

static size_t read_reference(struct coref *coref, size_t token)
{
    size_t end = coref_plural(coref, token), count = coref->naming->article->mention_count;
    if (end == token)
        end = coref_nominal(coref, token);
    if (end > token && coref->naming->article->mention_count > count)
        read_pair(coref, token);
    if (end == token)
        end = coref_pronoun(coref, token);
    return end == token ? token + 1 : end;
}

/* How often each entity is named, which the caller frees. */
static uint32_t *count_names(const struct article *article)
{
    enum { HEADED = 3 /* a headline tells what it is about; what follows it, whom */ };
    uint32_t *named = xcalloc(article->entity_count + 1, sizeof *named);
    for (size_t i = 0; i < article->mention_count; i++)
        if (article->mentions[i].entity < article->entity_count &&
            article->mentions[i].form != MENTION_CAPITAL) {
            uint32_t sentence = article->mentions[i].sentence;
            bool first = sentence > 0 && article->sentences[sentence - 1].heading &&
                         strcmp(article->entities[article->mentions[i].entity].kind, "person") == 0;
            named[article->mentions[i].entity] +=
                first || article->sentences[sentence].heading ? HEADED : 1;
        }
    return named;
}

bool coref_is_foremost(const struct coref *coref, uint32_t entity)
{
    for (uint32_t i = 0; i < coref->entity_count; i++)
        if (i != entity && coref_means(coref, i) & MEANS_ORGANIZATION &&
            coref->named[i] >= coref->named[entity])
            return false;
    return coref->named[entity] > 1;
}

uint32_t coref_foremost_state(const struct coref *coref)
{
    uint32_t most = ARTICLE_NONE, second = 0; /* how often the one, and the next one are named */
    for (uint32_t i = 0; i < coref->entity_count; i++) {
        if (!(coref_means(coref, i) & MEANS_STATE) || !coref->named[i])
            continue;
        uint32_t times = coref->named[i], before = most == ARTICLE_NONE ? 0 : coref->named[most];
        second = times > before ? before : times > second ? times : second;
        most = times > before ? i : most;
    }
    return most != ARTICLE_NONE && coref->named[most] > 2 && coref->named[most] * 3 >= second * 4
               ? most
               : ARTICLE_NONE;
}

void naming_read_references(struct naming *naming)
{
    struct article *article = naming->article;
    struct coref coref = {.naming = naming, .entity_count = article->entity_count};
    coref.last = xcalloc(article->entity_count + 1, sizeof *coref.last);
    coref.counts = xcalloc(article->entity_count + 1, sizeof *coref.counts);
    coref.titles = xcalloc(article->entity_count + 1, sizeof *coref.titles);
    coref.called = xcalloc(article->entity_count + 1, sizeof *coref.called);
    coref.armed = xcalloc(article->entity_count + 1, sizeof *coref.armed);
    coref.named = count_names(article);
    memset(coref.titles, 0xFF, (article->entity_count + 1) * sizeof *coref.titles);
    for (size_t i = 0; i < article->token_count;) {
        coref.token = i;
        if (article->tokens[i].mention != ARTICLE_NONE)
            i = pass_mention(&coref, i);
        else if (naming->dated[i] || article->sentences[article->tokens[i].sentence].heading)
            i++;
        else
            i = read_reference(&coref, i);
    }
    free(coref.last);
    free(coref.counts);
    free(coref.titles);
    free(coref.called);
    free(coref.armed);
    free(coref.named);
}
