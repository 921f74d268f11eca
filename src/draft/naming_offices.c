/*
 * naming_offices.c: the title beside a person's name, and the state or organization that it is of;
 * and what bodies belong to.
 */
#include "draft/naming.h"

#include "base/xalloc.h"

#include <entente/text.h>

#include <stdlib.h>
#include <string.h>

enum {
    LONGEST_TITLE = 8 /* tokens */,
    MOST_LOOKED = 100 /* tokens */,
    NEAR_START = 6 /* tokens */
};

static const char *const of_words[] = {"of", "for", "at", "to", "with", "in", "from", NULL};
static const char *const determiners[] = {"the",   "a",       "an",  "its",  "his",    "her",
                                          "their", "another", "one", "both", "fellow", NULL};

/* A title as tokens, and what it is of. */
struct office {
    size_t first, end; /* equal: none */
    uint32_t of;
};

static uint32_t mention_of(const struct naming *naming, size_t token)
{
    return token < naming->article->token_count ? naming->article->tokens[token].mention
                                                : ARTICLE_NONE;
}

static size_t sentence_start(const struct naming *naming, size_t token)
{
    const struct article *article = naming->article;
    return article->sentences[article->tokens[token].sentence].tokens.first;
}

/* The token behind the sentence of the token, which may be behind the last one of the article. */
static size_t sentence_end(const struct naming *naming, size_t token)
{
    const struct article *article = naming->article;
    if (token >= article->token_count)
        return article->token_count;
    struct range range = article->sentences[article->tokens[token].sentence].tokens;
    return (size_t)range.first + range.count;
}

static bool is_title_word(const struct naming *naming, size_t token)
{
    return mention_of(naming, token) == ARTICLE_NONE && !naming->dated[token] &&
           token_classes(naming, token) & (WORD_TITLE | WORD_TITLE_MODIFIER | WORD_GROUP_PERSON);
}

/* Behind the mention that stands at the token. */
static size_t mention_end(const struct naming *naming, size_t token)
{
    uint32_t mention = mention_of(naming, token);
    while (token < naming->article->token_count && mention_of(naming, token) == mention)
        token++;
    return token;
}

static size_t mention_start(const struct naming *naming, size_t token)
{
    uint32_t mention = mention_of(naming, token);
    while (token > 0 && mention_of(naming, token - 1) == mention)
        token--;
    return token;
}

/* Who can have officers: no person, place, event or document. */
static uint32_t officer_of(const struct naming *naming, size_t token)
{
    static const char *const kinds[] = {"state", "organization", "body", "force", "bloc"};
    uint32_t index = mention_of(naming, token);
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
    while (at < end && at < first + 6 && mention_of(naming, at) == ARTICLE_NONE &&
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
                   mention_of(naming, at) == ARTICLE_NONE) {
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
        if (mention_of(naming, at) != ARTICLE_NONE ||
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
    uint32_t index = mention_of(naming, token);
    size_t behind = token + 1;
    bool named = behind < naming->article->token_count && /* Maduro's attorney general */
                 naming->article->tokens[behind].kind == TOKEN_SUFFIX;
    bool pronoun = index != ARTICLE_NONE && naming->article->mentions[index].possessive &&
                   naming->article->mentions[index].form == MENTION_PRONOUN;
    if (index == ARTICLE_NONE || !(named || pronoun) ||
        naming->article->mentions[index].group.count)
        return officer_of(naming, token);
    uint32_t entity = naming->article->mentions[index].entity;
    if (!naming_is_kind(naming, entity, "person"))
        return officer_of(naming, token);
    uint32_t state = naming->article->entities[entity].of;
    return naming_is_kind(naming, state, "state") ? state : ARTICLE_NONE;
}

/* What stands before the title and owns it: "Belarusian president", "Nepal's prime minister". */
static uint32_t owner_before(const struct naming *naming, size_t token, size_t first)
{
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
        "party",      "group",      "movement", "militia", "company", "bank",   "rebels", "union",
        "federation", "opposition", "alliance", "firm",    "club",    "cartel", NULL};
    for (size_t i = token; i < end && i < token + 4; i++) {
        if (mention_of(naming, i) != ARTICLE_NONE || naming->article->tokens[i].kind != TOKEN_WORD)
            return false;
        if (token_is_any(naming, i, nouns))
            return true;
    }
    return false;
}

/* What "of the ..." at the token names; of "the Justice Department's Criminal Division" the last.
 */
static uint32_t owner_behind(const struct naming *naming, size_t token, size_t end)
{
    if (!token_is_any(naming, token, of_words))
        return ARTICLE_NONE;
    token++;
    token += token < end && token_is_any(naming, token, determiners);
    for (size_t most = token + 3; token < end && token < most && is_adjective(naming, token);)
        token++;
    uint32_t owner = token < end ? officer_of(naming, token) : ARTICLE_NONE;
    if (owner == ARTICLE_NONE)
        return owner;
    size_t behind = mention_end(naming, token);
    bool demonym = naming->article->mentions[mention_of(naming, token)].form == MENTION_DEMONYM;
    if (demonym && behind < end && officer_of(naming, behind) != ARTICLE_NONE)
        return officer_of(naming, behind); /* the Serb Republika Srpska */
    if (behind + 1 < end && naming->article->tokens[behind].kind == TOKEN_SUFFIX) {
        uint32_t part = officer_of(naming, behind + 1);
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
    if (token <= first || officer_of(naming, token - 1) == ARTICLE_NONE)
        return none;
    size_t owner = mention_start(naming, token - 1), at = owner;
    at -= at > first && token_is(naming, at - 1, "the");
    if (at <= first + 1 || !token_is_any(naming, at - 1, of_words))
        return none;
    size_t start = title_start(naming, at - 1, first);
    if (start == at - 1)
        return none;
    uint32_t sender = owner_before(naming, start, first); /* UN Special Envoy for Yemen */
    static const char *const whose[] = {"its", "their", "his", "her", NULL};
    bool sent = token_is(naming, at - 1, "for") || token_is(naming, at - 1, "to");
    if (sent && start > first && token_is_any(naming, start - 1, whose) &&
        sender == ARTICLE_NONE) /* who they are is not known yet */
        return (struct office){start, at - 1, ARTICLE_NONE};
    return (struct office){start, at - 1,
                           sent && sender != ARTICLE_NONE ? sender : officer_of(naming, owner)};
}

/* "Its first commander, General": where a rank and a comma follow, what it is of; else none. */
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
    uint32_t of = start < rank - 1 ? owner_before(naming, start, first) : ARTICLE_NONE;
    return of == ARTICLE_NONE ? none : (struct office){start, rank - 1, of};
}

/* What stands before the person's name. */
static struct office office_before(const struct naming *naming, size_t token)
{
    size_t first = sentence_start(naming, token), at = token;
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
    if (office.of != ARTICLE_NONE)
        return office;
    return (struct office){start, at, owner_before(naming, start, first)};
}

/* "Then", "former" and the like before who owns the title: "a former NATO secretary general". */
static size_t skip_before_owner(const struct naming *naming, size_t token, size_t end)
{
    size_t at = token;
    while (at < end && at < token + 3 && mention_of(naming, at) == ARTICLE_NONE &&
           (token_is(naming, at, "then") || token_classes(naming, at) & WORD_TITLE_MODIFIER))
        at++;
    bool owned = at < end && officer_of(naming, at) != ARTICLE_NONE;
    return owned ? at : token + (token < end && token_is(naming, token, "then"));
}

/* ", the chief economist of the Australian Trade Commission", ", Israel's prime minister" */
static struct office office_behind(const struct naming *naming, size_t token)
{
    size_t end = sentence_end(naming, token), at = token + 1;
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
        before = at < end ? officer_of(naming, at) : ARTICLE_NONE;
    if (before != ARTICLE_NONE)
        at = mention_end(naming, at);
    if (at < end && naming->article->tokens[at].kind == TOKEN_SUFFIX)
        at++;
    size_t last = at < end ? title_end(naming, at, end) : at;
    if (last == at)
        return none;
    uint32_t behind = owner_behind(naming, last, end);
    bool sent = token_is(naming, last, "for") || token_is(naming, last, "to") ||
                token_is(naming, last, "in");
    if (before != ARTICLE_NONE && sent) /* U.S. envoy for Sudan */
        behind = before;
    return (struct office){at, last, behind != ARTICLE_NONE ? behind : before};
}

/* The words of a title that tell whether it is a man's or a woman's. */
static void note_sex(struct naming *naming, size_t token, struct drafted_entity *person)
{
    size_t first = sentence_start(naming, token);
    for (size_t at = token; at-- > first && token - at < 6;) {
        uint32_t classes = token_classes(naming, at);
        if (!(classes & (WORD_TITLE | WORD_TITLE_MODIFIER | WORD_HONORIFIC)) &&
            !token_is_mark(naming, at, '.'))
            break;
        person->man |= (classes & WORD_MAN) != 0;
        person->woman |= (classes & WORD_WOMAN) != 0;
    }
}

/* Whether who has the title heads a state or a part of it: "President Erdogan accused". */
static bool is_national(const struct naming *naming, struct office office)
{
    static const char *const words[] = {"president", "premier", "minister", "chancellor",
                                        "king",      "emir",    "sultan",   "queen",
                                        "monarch",   "speaker", NULL};
    for (size_t i = office.first; i < office.end; i++)
        if (token_is_any(naming, i, words))
            return true;
    return false;
}

/* Whether a person is meant from `first` to before `end`. */
static bool names_person(const struct naming *naming, size_t first, size_t end)
{
    for (size_t i = first; i < end && i < first + MOST_LOOKED; i++) {
        uint32_t mention = mention_of(naming, i);
        if (mention != ARTICLE_NONE &&
            naming_is_kind(naming, naming->article->mentions[mention].entity, "person"))
            return true;
    }
    return false;
}

/* Whether another state is named beside the one at the token: "Mali and Niger". */
static bool in_company(const struct naming *naming, size_t token)
{
    static const char *const links[] = {"and", ",", "or", NULL};
    size_t next = mention_end(naming, token) + 1;
    return next < naming->article->token_count && token_is_any(naming, next - 1, links) &&
           naming_is_kind(naming, officer_of(naming, next), "state");
}

/*
 * The state that a person without one may be of: the first of the sentence before the token, else
 * the first of the sentence before, in the same paragraph.
 */
static uint32_t state_around(const struct naming *naming, size_t token)
{
    const struct article *article = naming->article;
    uint32_t sentence = article->tokens[token].sentence;
    size_t first = sentence_start(naming, token), end = token;
    for (size_t back = 0; back < 2; back++) {
        if (back == 0 && names_person(naming, first, end))
            return ARTICLE_NONE; /* "The Amir of Qatar, Shaykh Tamim, met President Trump" */
        for (size_t i = first; i < end && i < first + MOST_LOOKED; i++) {
            uint32_t owner = officer_of(naming, i);
            if (owner != ARTICLE_NONE && naming_is_kind(naming, owner, "state"))
                return in_company(naming, i) ? ARTICLE_NONE : owner;
        }
        if (token > first + NEAR_START)
            break;
        if (sentence == 0 || article->sentences[sentence - 1].heading ||
            article->sentences[sentence - 1].paragraph != article->sentences[sentence].paragraph)
            break;
        sentence--;
        first = article->sentences[sentence].tokens.first;
        end = first + article->sentences[sentence].tokens.count;
    }
    return ARTICLE_NONE;
}

static const char *const standing[] = {"candidate", "nominee", NULL};

static void take_office(struct naming *naming, struct mention *mention, struct office office)
{
    struct drafted_entity *person = &naming->article->entities[mention->entity];
    mention->title = token_span(naming, office.first, office.end);
    mention->of = office.of;
    person->national = person->national || is_national(naming, office);
    if (person->of == ARTICLE_NONE && is_national(naming, office)) {
        person->of = naming_head_of(naming, mention->entity);
        person->heads = person->of != ARTICLE_NONE;
    }
    /* A party's candidate is not what it has its next office of. */
    if (person->of == ARTICLE_NONE && !token_is_any(naming, office.end - 1, standing))
        person->of = office.of != ARTICLE_NONE || !is_national(naming, office)
                         ? office.of
                         : state_around(naming, office.first);
}

static void read_person(struct naming *naming, struct mention *mention, size_t token)
{
    size_t end = mention_end(naming, token);
    note_sex(naming, token, &naming->article->entities[mention->entity]);
    struct office before = office_before(naming, token), behind = office_behind(naming, end);
    bool has_before = before.end > before.first, has_behind = behind.end > behind.first;
    if (has_before && before.of == ARTICLE_NONE && end < sentence_end(naming, token)) {
        uint32_t of = token_is(naming, end, "of")
                          ? owner_behind(naming, end, sentence_end(naming, token))
                          : ARTICLE_NONE;
        before.of = of; /* Captain Ibrahim Traore of Burkina Faso */
    }
    if (has_before && (before.of != ARTICLE_NONE || behind.of == ARTICLE_NONE || !has_behind))
        take_office(naming, mention, before);
    else if (has_behind)
        take_office(naming, mention, behind);
    else if (token_is_mark(naming, end, '(') &&
             token_is_mark(naming, mention_end(naming, end + 1), ')') &&
             naming->article->entities[mention->entity].of == ARTICLE_NONE)
        naming->article->entities[mention->entity].of = officer_of(naming, end + 1);
    else if (token_is(naming, end, "of") &&
             naming->article->entities[mention->entity].of == ARTICLE_NONE)
        naming->article->entities[mention->entity].of =
            owner_behind(naming, end, sentence_end(naming, token));
    else if (token > sentence_start(naming, token) &&
             naming->article->tokens[token - 1].kind == TOKEN_SUFFIX &&
             naming->article->entities[mention->entity].of == ARTICLE_NONE)
        naming->article->entities[mention->entity].of =
            owner_before(naming, token, sentence_start(naming, token));
}

/*
 * "United Nations Integrated Office", "SADC Mission": the organization that the name of a part of
 * it starts with; ARTICLE_NONE: none. Of a "Communist Party of Nepal" no other one is the whole.
 */
static uint32_t whole_in_name(struct naming *naming, size_t token, size_t end)
{
    static const char *const parts[] = {
        "mission", "office",  "force",   "committee",   "command", "secretariat", "commission",
        "agency",  "council", "panel",   "court",       "fund",    "programme",   "program",
        "team",    "corps",   "brigade", "operation",   "envoy",   "assembly",    "parliament",
        "staff",   "bureau",  "centre",  "center",      "task",    "authority",   "tribunal",
        "group",   "forces",  "unit",    "directorate", NULL};
    size_t count = 0;
    const struct listing *listing = listings_find(&naming->gazetteer->listings, naming->article,
                                                  token, end - 1, &naming->buffer, &count);
    if (!listing || listing->form == LISTED_DEMONYM || !count || token + count >= end ||
        token_is(naming, token + count, "of"))
        return ARTICLE_NONE;
    const struct listed *row = &naming->gazetteer->rows[listing->owner];
    bool part = false;
    for (size_t i = token + count; i < end && i < token + count + 4 && !part; i++)
        part = token_is_any(naming, i, parts);
    if (!part || strcmp(row->kind, "organization") != 0 || strstr(row->name, "Party"))
        return ARTICLE_NONE;
    return naming_row_entity(naming, listing->owner);
}

/* "General Staff of the Russian Armed Forces": what the body is of, and its whole name. */
static void read_body(struct naming *naming, const struct mention *mention, size_t token)
{
    size_t behind = mention_end(naming, token), end = sentence_end(naming, token);
    uint32_t entity = mention->entity;
    if (naming->article->entities[entity].listed || naming->article->entities[entity].known)
        return;
    if (naming->article->entities[entity].of == ARTICLE_NONE && behind > token + 1 &&
        mention->form == MENTION_NAME) {
        uint32_t whole = whole_in_name(naming, token, behind); /* which may move the entities */
        naming->article->entities[entity].of = whole == entity ? ARTICLE_NONE : whole;
    }
    struct drafted_entity *body = &naming->article->entities[entity];
    if (token > 1 && naming->article->tokens[token - 1].kind == TOKEN_SUFFIX &&
        body->of == ARTICLE_NONE) {
        uint32_t owner = officer_of(naming, token - 2);
        if (owner != mention->entity)
            body->of = owner;
        return;
    }
    if (behind >= end || !token_is(naming, behind, "of"))
        return;
    uint32_t owner = owner_behind(naming, behind, end);
    if (owner == ARTICLE_NONE || owner == mention->entity)
        return;
    if (body->of == ARTICLE_NONE)
        body->of = owner;
    size_t last = behind + 1 + token_is(naming, behind + 1, "the");
    struct text name = {0};
    naming_text(naming, token, mention_end(naming, last), &name);
    naming_add_alias(naming, mention->entity, text_string(&name), name.length);
    text_release(&name);
}

/* Who heads a state, and nothing says which, may head the one that the article is about. */
static void settle_heads(struct article *article)
{
    uint32_t state = article_foremost(article, "state");
    for (uint32_t i = 0; i < article->entity_count; i++)
        if (article->entities[i].national && article->entities[i].of == ARTICLE_NONE)
            article->entities[i].of = state;
}

void naming_read_offices(struct naming *naming)
{
    struct article *article = naming->article;
    for (size_t i = 0; i < article->token_count; i++) {
        uint32_t index = article->tokens[i].mention;
        if (index == ARTICLE_NONE ||
            article->mentions[index].span.start != article->tokens[i].span.start)
            continue;
        struct mention *mention = &article->mentions[index];
        mention->adjective = mention->form == MENTION_DEMONYM;
        if (naming_is_kind(naming, mention->entity, "person"))
            read_person(naming, mention, i);
        else if (naming_is_kind(naming, mention->entity, "body") ||
                 naming_is_kind(naming, mention->entity, "force") ||
                 naming_is_kind(naming, mention->entity, "organization"))
            read_body(naming, mention, i);
    }
    settle_heads(article);
}

/* The title beside the name at the token whose owner a word told: "its emir", "the League's". */
static void read_told_office(struct naming *naming, struct mention *mention, size_t token,
                             bool *told)
{
    struct office office = office_before(naming, token);
    if (office.of == ARTICLE_NONE)
        office = office_behind(naming, mention_end(naming, token));
    static const char *const others[] = {"counterpart", "colleague", "homologue", NULL};
    if (office.of == ARTICLE_NONE || office.of == mention->entity || office.end <= office.first ||
        token_is_any(naming, office.end - 1, others)) /* who is of another state */
        return;
    struct drafted_entity *person = &naming->article->entities[mention->entity];
    mention->title = token_span(naming, office.first, office.end);
    mention->of = office.of;
    if (!told[mention->entity])
        person->of = office.of;
    told[mention->entity] = true;
}

void naming_read_told_offices(struct naming *naming)
{
    struct article *article = naming->article;
    bool *told = xcalloc(article->entity_count + 1, sizeof *told);
    for (size_t i = 0; i < article->mention_count; i++)
        told[article->mentions[i].entity] |= article->mentions[i].of != ARTICLE_NONE;
    for (size_t i = 0; i < article->token_count; i++) {
        uint32_t index = article->tokens[i].mention;
        struct mention *mention = index == ARTICLE_NONE ? NULL : &article->mentions[index];
        if (mention && mention->span.start == article->tokens[i].span.start &&
            mention->of == ARTICLE_NONE && mention->form <= MENTION_SURNAME &&
            naming_is_kind(naming, mention->entity, "person"))
            read_told_office(naming, mention, i, told);
    }
    free(told);
}
