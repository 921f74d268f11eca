/*
 * naming_offices.c: whose title a person has, and what bodies belong to.
 */
#include "draft/naming_titles.h"

#include "base/xalloc.h"

#include <entente/text.h>

#include <stdlib.h>
#include <string.h>

enum { MOST_LOOKED = 100 /* tokens */, NEAR_START = 6 /* tokens */ };

/* The words of a title that tell whether it is a man's or a woman's. */
static void note_sex(struct naming *naming, size_t token, struct drafted_entity *person)
{
    size_t first = title_sentence_start(naming, token);
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
        uint32_t mention = title_mention(naming, i);
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
    size_t next = title_mention_end(naming, token) + 1;
    return next < naming->article->token_count && token_is_any(naming, next - 1, links) &&
           naming_is_kind(naming, title_officer(naming, next), "state");
}

/*
 * The state that a person without one may be of: the first of the sentence before the token, else
 * the first of the sentence before, in the same paragraph.
 */
static uint32_t state_around(const struct naming *naming, size_t token)
{
    const struct article *article = naming->article;
    uint32_t sentence = article->tokens[token].sentence;
    size_t first = title_sentence_start(naming, token), end = token;
    for (size_t back = 0; back < 2; back++) {
        if (back == 0 && names_person(naming, first, end))
            return ARTICLE_NONE; /* "The Amir of Qatar, Shaykh Tamim, met President Trump" */
        for (size_t i = first; i < end && i < first + MOST_LOOKED; i++) {
            uint32_t owner = title_officer(naming, i);
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
    size_t end = title_mention_end(naming, token);
    note_sex(naming, token, &naming->article->entities[mention->entity]);
    struct office before = title_before(naming, token), behind = title_behind(naming, end);
    bool has_before = before.end > before.first, has_behind = behind.end > behind.first;
    if (has_before && before.of == ARTICLE_NONE && end < title_sentence_end(naming, token)) {
        uint32_t of = token_is(naming, end, "of")
                          ? title_owner_behind(naming, end, title_sentence_end(naming, token))
                          : ARTICLE_NONE;
        before.of = of; /* Captain Ibrahim Traore of Burkina Faso */
    }
    if (has_before && (before.of != ARTICLE_NONE || behind.of == ARTICLE_NONE || !has_behind))
        take_office(naming, mention, before);
    else if (has_behind)
        take_office(naming, mention, behind);
    else if (token_is_mark(naming, end, '(') &&
             token_is_mark(naming, title_mention_end(naming, end + 1), ')') &&
             naming->article->entities[mention->entity].of == ARTICLE_NONE)
        naming->article->entities[mention->entity].of = title_officer(naming, end + 1);
    else if (token_is(naming, end, "of") &&
             naming->article->entities[mention->entity].of == ARTICLE_NONE)
        naming->article->entities[mention->entity].of =
            title_owner_behind(naming, end, title_sentence_end(naming, token));
    else if (token > title_sentence_start(naming, token) &&
             naming->article->tokens[token - 1].kind == TOKEN_SUFFIX &&
             naming->article->entities[mention->entity].of == ARTICLE_NONE)
        naming->article->entities[mention->entity].of =
            title_owner_before(naming, token, title_sentence_start(naming, token));
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
    size_t behind = title_mention_end(naming, token), end = title_sentence_end(naming, token);
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
        uint32_t owner = title_officer(naming, token - 2);
        if (owner != mention->entity)
            body->of = owner;
        return;
    }
    if (behind >= end || !token_is(naming, behind, "of"))
        return;
    uint32_t owner = title_owner_behind(naming, behind, end);
    if (owner == ARTICLE_NONE || owner == mention->entity)
        return;
    if (body->of == ARTICLE_NONE)
        body->of = owner;
    size_t last = behind + 1 + token_is(naming, behind + 1, "the");
    struct text name = {0};
    naming_text(naming, token, title_mention_end(naming, last), &name);
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
    struct office office = title_before(naming, token);
    if (office.of == ARTICLE_NONE)
        office = title_behind(naming, title_mention_end(naming, token));
    static const char *const others[] = {"colleague",    "colleagues", "counterpart",
                                         "counterparts", "homologue",  NULL};
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

/* "Its president, Paula Narvaez of Chile": the word before the title tells more than what is
 * behind. */
static bool is_owned_by_word(const struct article *article, uint32_t index)
{
    enum { BESIDE = 3 };
    const struct mention *mention = &article->mentions[index];
    const struct mention *owner = index ? mention - 1 : NULL;
    return owner && mention->title.end > mention->title.start &&
           mention->title.end <= mention->span.start && owner->form >= MENTION_NOMINAL &&
           owner->possessive && owner->span.end < mention->title.start &&
           owner->span.end + BESIDE >= mention->title.start;
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
            (mention->of == ARTICLE_NONE || is_owned_by_word(article, index)) &&
            mention->form <= MENTION_SURNAME && naming_is_kind(naming, mention->entity, "person"))
            read_told_office(naming, mention, i, told);
    }
    free(told);
}
