/*
 * ties_of_names.c: offices that titles beside names state by themselves.
 */
#include "draft/ties.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* "His counterpart, X" has an office, but which? */
static bool is_office(const struct article *article, struct span title)
{
    static const char counterpart[] = "counterpart";
    size_t length = sizeof counterpart - 1;
    return title.end - title.start != length ||
           memcmp(article->text + title.start, counterpart, length) != 0;
}

/* Whether the title has a word that starts so, in either case. */
static bool has_word(const struct article *article, struct span title, const char *word)
{
    size_t length = strlen(word);
    for (size_t at = title.start; at + length <= title.end; at++)
        if (strncasecmp(article->text + at, word, length) == 0 &&
            (at == title.start || !isalpha((unsigned char)article->text[at - 1])))
            return true;
    return false;
}

/* Who stands for a party is one of it, and has no office yet. */
static bool is_candidate(const struct article *article, struct span title)
{
    static const char *const words[] = {"candidate", "nominee"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t length = strlen(words[i]);
        if (title.end - title.start >= length &&
            memcmp(article->text + title.end - length, words[i], length) == 0)
            return true;
    }
    return false;
}

/* "A Lebanese lawyer": what somebody is by trade is no office of a state's. */
static bool is_trade(const struct article *article, struct span title)
{
    static const char *const words[] = {
        "academic",    "activist",  "actor",     "analyst",    "author",       "banker",
        "billionaire", "blogger",   "broker",    "businessm",  "businessw",    "citizen",
        "dissident",   "doctor",    "economist", "engineer",   "entrepreneur", "expert",
        "financier",   "historian", "investor",  "journalist", "lawyer",       "magnate",
        "national",    "oligarch",  "poet",      "professor",  "reporter",     "scholar",
        "scientist",   "singer",    "tycoon",    "writer"};
    size_t last = title.end;
    while (last > title.start && article->text[last - 1] != ' ')
        last--;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (has_word(article, (struct span){last, title.end}, words[i]))
            return true;
    return false;
}

/* Whether the title is one of who heads what the table of persons says, or speaks for it. */
static bool is_head(const struct article *article, struct span title, uint32_t of)
{
    static const char *const of_states[] = {
        "president", "premier", "minister",   "chancellor", "king",          "emir",  "amir",
        "sultan",    "queen",   "prince",     "secretary",  "leader",        "ruler", "dictator",
        "spokes",    "envoy",   "ambassador", "monarch",    "representative"};
    static const char *const of_others[] = {"secretary",      "director", "president",
                                            "chief",          "leader",   "envoy",
                                            "representative", "spokes",   "commissioner"};
    static const char *const never[] = {"opposition", "rebel", "party", "minority", "majority"};
    bool state = strcmp(article->entities[of].kind, "state") == 0;
    const char *const *words = state ? of_states : of_others;
    size_t count =
        state ? sizeof of_states / sizeof *of_states : sizeof of_others / sizeof *of_others;
    bool head = false;
    for (size_t i = 0; i < count && !head; i++)
        head = has_word(article, title, words[i]);
    for (size_t i = 0; i < sizeof never / sizeof *never && head; i++)
        head = !has_word(article, title, never[i]);
    return head && (state || (!has_word(article, title, "minister") &&
                              !has_word(article, title, "defense")));
}

/* How far the word is to be believed that tells what the title of mention i is of: "its emir". */
static double owner_certainty(const struct article *article, size_t i)
{
    const struct mention *owner = i ? &article->mentions[i - 1] : NULL;
    const struct mention *mention = &article->mentions[i];
    bool beside = owner && owner->sentence == mention->sentence && owner->form >= MENTION_NOMINAL &&
                  owner->span.end <= mention->title.start &&
                  mention->title.start - owner->span.end < 4;
    if (i + 1 < article->mention_count && mention->title.start > mention->span.end) {
        owner = &article->mentions[i + 1]; /* X, the League's secretary-general */
        beside = owner->form >= MENTION_NOMINAL && owner->entity == mention->of &&
                 owner->span.start < mention->title.end + 16;
    }
    return beside ? owner->certainty : 1;
}

/* "The mayor of Paris", which may be meant for a state, and "a member of Hezbollah". */
static bool ends_with(const struct article *article, struct span title, const char *word)
{
    size_t length = strlen(word);
    return title.end - title.start >= length &&
           strncasecmp(article->text + title.end - length, word, length) == 0;
}

/* "X, the governor of Chiapas": the place right behind the title; else ARTICLE_NONE. */
static uint32_t governed_place(const struct article *article, size_t index)
{
    enum { BESIDE = 9 /* bytes: " of the " */ };
    static const char *const words[] = {"governor", "mayor", "prefect", "administrator"};
    const struct mention *mention = &article->mentions[index];
    const struct mention *place = index + 1 < article->mention_count ? mention + 1 : NULL;
    size_t end = mention->title.end;
    bool governs = false;
    for (size_t i = 0; i < sizeof words / sizeof *words && !governs; i++)
        governs = has_word(article, mention->title, words[i]);
    if (!governs || !place || end < mention->span.end || place->sentence != mention->sentence ||
        place->span.start > end + BESIDE || place->span.start < end + 4 ||
        memcmp(article->text + end, " of ", 4) != 0 ||
        strcmp(article->entities[place->entity].kind, "place") != 0)
        return ARTICLE_NONE;
    return place->entity;
}

/* "The secretary general, X": of the organization that is spoken of. */
static bool is_of_organization(const struct article *article, struct span title)
{
    return has_word(article, title, "executive secretary") ||
           (has_word(article, title, "general") &&
            (has_word(article, title, "secretary") || has_word(article, title, "director")));
}

/*
 * "The enlargement commissioner, X", "Assistant Secretary of State X": whose such officers are,
 * where the article names it; else ARTICLE_NONE.
 */
static uint32_t usual_whole(const struct article *article, struct span title)
{
    static const char *const fields[] = {"enlargement", "competition", "trade",      "budget",
                                         "neighbo",     "energy",      "digital",    "climate",
                                         "monetary",    "economic",    "european c", "agriculture"};
    static const char *const ranks[] = {"assistant", "deputy", "under"};
    bool field = false, rank = false;
    for (size_t i = 0; i < sizeof fields / sizeof *fields && !field; i++)
        field = has_word(article, title, fields[i]);
    for (size_t i = 0; i < sizeof ranks / sizeof *ranks && !rank; i++)
        rank = has_word(article, title, ranks[i]);
    const char *whole = field && has_word(article, title, "commissioner")      ? "European Union"
                        : rank && has_word(article, title, "secretary of sta") ? "United States"
                                                                               : NULL;
    for (uint32_t i = 0; i < article->entity_count && whole; i++)
        if (strcmp(article->entities[i].name, whole) == 0)
            return i;
    return ARTICLE_NONE;
}

/* "Presidents X and Y" are of two states. */
static bool is_pair(const struct article *article, struct span title)
{
    static const char *const words[] = {"presidents", "prime ministers", "premiers"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (title.end - title.start == strlen(words[i]) &&
            strncasecmp(article->text + title.start, words[i], strlen(words[i])) == 0)
            return true;
    return false;
}

/* "The interior minister, X": of the state that is spoken of. */
static bool is_of_state(const struct article *article, struct span title)
{
    static const char *const words[] = {
        "president",     "minister",        "premier",         "chancellor",
        "attorney gen",  "central bank ",   "armed forces",    "army ch",
        "military ch",   "chief of staff",  "of the army",     "of the navy",
        "of the police", "of the military", "of the national", "of the air force"};
    bool state = false, any = title.start > 1 && article->text[title.start - 1] == ' ' &&
                              article->text[title.start - 2] == 'a'; /* "a former minister" */
    any |= title.end + 4 < article->length && /* "president of the Pacific Dialogue" */
           memcmp(article->text + title.end, " of ", 4) == 0;
    any |= is_pair(article, title);
    for (size_t i = 0; i < sizeof words / sizeof *words && !state && !any; i++)
        state = has_word(article, title, words[i]);
    return state;
}

/* "Foreign Minister X": of whom it may be, who has it from nobody else; in Washington are none. */
static bool may_be_of(const struct article *article, const struct mention *mention, uint32_t state)
{
    return state != ARTICLE_NONE && !tie_is_taken(article, mention, state) &&
           !(strcmp(article->entities[state].name, "United States") == 0 &&
             has_word(article, mention->title, "minister"));
}

/*
 * The state that the title beside mention i is of, where nothing beside it says it: where the
 * article first gives the person a title, the state that it tells of there, and where that has
 * another president, the one that the article is about.
 */
static uint32_t state_at(const struct article *article, size_t i)
{
    const struct mention *mention = &article->mentions[i], *first = article->mentions;
    while (first < mention &&
           (first->entity != mention->entity || !is_of_state(article, first->title)))
        first++;
    uint32_t state = tie_state(article, first->sentence, first->span.start, first->entity);
    if (may_be_of(article, first, state))
        return state;
    uint32_t subject = tie_subject(article);
    return may_be_of(article, first, subject) ? subject : ARTICLE_NONE;
}

/* What the title beside mention i is of, or ARTICLE_NONE; `told`: the words beside it say it. */
static uint32_t office_at(const struct article *article, size_t i, bool *told)
{
    const struct mention *mention = &article->mentions[i];
    const struct drafted_entity *entity = &article->entities[mention->entity];
    uint32_t of = mention->of == ARTICLE_NONE ? governed_place(article, i) : mention->of;
    *told = of != ARTICLE_NONE;
    if (*told)
        return of;
    of = entity->of;
    if (of == ARTICLE_NONE)
        of = usual_whole(article, mention->title);
    if (of == ARTICLE_NONE && is_of_organization(article, mention->title))
        of = tie_whole(article, mention->sentence, mention->entity);
    if (of == ARTICLE_NONE && !entity->heads && is_of_state(article, mention->title))
        of = state_at(article, i);
    return may_be_of(article, mention, of) ? of : ARTICLE_NONE;
}

/* "His deputy, X": whose deputy mention i is, where that is a person; else ARTICLE_NONE. */
static uint32_t deputy_of(const struct article *article, size_t i)
{
    enum { BESIDE = 4 /* bytes: "'s " */ };
    static const char *const words[] = {"deputy", "deputies"};
    const struct mention *mention = &article->mentions[i], *owner = i ? mention - 1 : NULL;
    bool deputy = false;
    for (size_t k = 0; k < sizeof words / sizeof *words && !deputy; k++)
        deputy = ends_with(article, mention->title, words[k]);
    if (!deputy || !owner || !owner->possessive || owner->group.count ||
        owner->sentence != mention->sentence || mention->title.start < owner->span.end ||
        mention->title.start - owner->span.end > BESIDE || owner->entity == mention->entity)
        return ARTICLE_NONE;
    bool person = strcmp(article->entities[owner->entity].kind, "person") == 0;
    return person ? owner->entity : ARTICLE_NONE;
}

/* "Former foreign ministers X and Y": those behind mention i had the office, too. */
static void add_others(const struct article *article, size_t i, struct drafted_relation office,
                       struct drafted_relations *relations)
{
    static const char *const between[] = {" and ", ", ", ", and "};
    static const char *const one_state[] = {"former", "deputy", "vice"};
    bool several = false; /* Presidents X and Y are of two states */
    for (size_t n = 0; n < sizeof one_state / sizeof *one_state; n++)
        several |= has_word(article, office.role, one_state[n]) &&
                   (ends_with(article, office.role, "ministers") ||
                    ends_with(article, office.role, "presidents"));
    bool before = article->mentions[i].title.end <= article->mentions[i].span.start;
    for (size_t k = i + 1; several && before && k < article->mention_count; k++) {
        const struct mention *mention = &article->mentions[k], *last = mention - 1;
        bool goes_on = false;
        for (size_t n = 0; n < sizeof between / sizeof *between; n++)
            goes_on |= mention->span.start == last->span.end + strlen(between[n]) &&
                       memcmp(article->text + last->span.end, between[n], strlen(between[n])) == 0;
        if (!goes_on || mention->title.end > mention->title.start ||
            mention->form > MENTION_SURNAME ||
            strcmp(article->entities[mention->entity].kind, "person") != 0)
            return;
        office.from = mention->entity;
        office.tier = TIER_SUGGESTED;
        office.confidence = .5;
        office.from_span = mention->span;
        office.phrase.end = mention->span.end;
        drafted_relations_add(relations, &office);
    }
}

void ties_of_titles(const struct article *article, struct drafted_relations *relations)
{
    for (size_t i = 0; i < article->mention_count; i++) {
        const struct mention *mention = &article->mentions[i];
        bool told;
        uint32_t of = office_at(article, i, &told), superior = deputy_of(article, i);
        if (superior != ARTICLE_NONE) /* of what, is seen when all offices are known */
            of = superior;
        if (mention->title.end <= mention->title.start || of == ARTICLE_NONE ||
            of == mention->entity || strcmp(article->entities[mention->entity].kind, "person") != 0)
            continue;
        bool candidate = is_candidate(article, mention->title);
        bool of_state = strcmp(article->entities[of].kind, "state") == 0;
        if (of_state &&
            (is_trade(article, mention->title) || ends_with(article, mention->title, "mayor")))
            continue;
        bool member = ends_with(article, mention->title, "member");
        bool whole = strcmp(article->entities[of].kind, "organization") == 0;
        if ((candidate && !whole) || (member && of_state))
            continue; /* of a country, for what? */
        candidate |= member;
        bool heads = !told && article->entities[mention->entity].heads;
        if (heads && !is_head(article, mention->title, of))
            continue;
        double certainty = told ? owner_certainty(article, i) : 1;
        bool sure = superior == ARTICLE_NONE && ((told && certainty > least_certain) || heads);
        struct drafted_relation office = {
            .from = mention->entity,
            .to = of,
            .type = candidate ? "membership" : "office",
            .tier = sure ? TIER_SURE : TIER_SUGGESTED,
            .confidence = sure   ? .9
                          : told ? .9 * certainty
                                 : .5,
            .phrase = mention->span,
            .from_span = mention->span,
            .to_span = mention->title,
            .role = is_office(article, mention->title) ? mention->title : (struct span){0},
            .sentence = mention->sentence,
            .row = SIZE_MAX};
        if (mention->title.start < office.phrase.start)
            office.phrase.start = mention->title.start;
        if (mention->title.end > office.phrase.end)
            office.phrase.end = mention->title.end;
        office.cue = office.phrase;
        tie_date(article, &office);
        drafted_relations_add(relations, &office);
        add_others(article, i, office, relations);
    }
}

/* The first mention of the entity by its name; NULL: none. */
static const struct mention *first_named(const struct article *article, uint32_t entity)
{
    for (size_t i = 0; i < article->mention_count; i++)
        if (article->mentions[i].entity == entity && article->mentions[i].form <= MENTION_SURNAME)
            return &article->mentions[i];
    return NULL;
}

void ties_of_heads(const struct article *article, struct drafted_relations *relations)
{
    enum { LEAST_NAMED = 2, MOST_HEADS = 200 };
    size_t heads = 0;
    for (uint32_t i = 0; i < article->entity_count && heads < MOST_HEADS; i++) {
        const struct drafted_entity *person = &article->entities[i];
        if (!person->heads || person->named < LEAST_NAMED || person->of == ARTICLE_NONE ||
            strcmp(person->kind, "person") != 0 || !article->entities[person->of].named ||
            strcmp(article->entities[person->of].kind, "state") != 0)
            continue;
        const struct mention *mention = first_named(article, i);
        if (!mention)
            continue;
        heads++;
        drafted_relations_suggest(relations, mention, i, person->of, "office", .4);
    }
}
