/*
 * naming_seat.c: a listed name as it stands in its sentence: a capital as who sits there or as the
 * city, and which demonyms mean their state.
 */
#include "draft/naming.h"

#include <string.h>

/* Behind these a capital is the city. */
static const char *const there[] = {
    "in",       "at",       "near",   "outside",  "around",  "into",   "across",
    "toward",   "towards",  "inside", "via",      "through", "city",   "capital",
    "reached",  "attacked", "seized", "captured", "entered", "bombed", "shelled",
    "besieged", "of",       "beyond", "downtown", NULL};

/* Behind these it is the city, unless what comes before has to do with who sits there. */
static const char *const whither[] = {"to", "from", NULL};
static const char *const dealings[] = {
    "access",       "aid",           "allegiance",  "ally",         "answer",      "appeal",
    "ambassador",   "ambassadors",   "envoy",       "envoys",       "emissary",    "overtures",
    "exports",      "deliveries",    "shipments",   "hostility",    "aligned",     "indebted",
    "beholden",     "lifeline",      "rebuke",      "concern",      "accusations", "allegations",
    "recognition",  "remarks",       "complaints",  "pushback",     "endorsement", "approval",
    "assistance",   "assurances",    "backing",     "blow",         "challenge",   "close",
    "closer",       "commitment",    "concessions", "condemnation", "criticism",   "demand",
    "demands",      "friendly",      "funding",     "gas",          "hostile",     "independence",
    "independent",  "invitation",    "loyal",       "loyalty",      "loan",        "loans",
    "message",      "objections",    "opposition",  "oil",          "orders",      "permission",
    "pressure",     "protest",       "protests",    "relations",    "reply",       "request",
    "response",     "sales",         "signal",      "support",      "sympathetic", "threat",
    "ties",         "transfer",      "warning",     "weapons",      "arms",        "subservient",
    "turn",         "turned",        "according",   "thanks",       "respond",     "help",
    "reassurances", "protested",     "complained",  "apologized",   "apologised",  "sold",
    "supplied",     "appealed",      "owes",        "owed",         "lent",        "answerable",
    "harmful",      "favorable",     "praise",      "apology",      "resistance",  "refusal",
    "debt",         "counterweight", "distance",    "alternative",  "bound",       "tied",
    "linked",       "allied",        "devoted",     "oriented",     "tilt",        "pivot",
    "pivoted",      "drift",         "drifted",     "shift",        "shifted",     "switching",
    "switched",     "distanced",     "deferential", "subordinate",  "letter",      "letters",
    "gesture",      "proposal",      "guarantees",  "ultimatum",    "accountable", "break",
    "split",        "breakaway",     NULL};

/* Who goes to a capital goes to see who sits there. */
static const char *const journeys[] = {"flew",      "flies",  "fly",     "traveled",
                                       "travelled", "travel", "travels", "trip",
                                       "trips",     "visit",  "visits",  NULL};

/* What takes place in a city, or is named after it. */
static const char *const local[] = {
    "summit", "summits",  "meeting",      "meetings",   "conference", "declaration", "process",
    "talks",  "accord",   "accords",      "agreement",  "agreements", "airport",     "protocol",
    "stock",  "bureau",   "region",       "province",   "suburb",     "street",      "neighborhood",
    "office", "hotel",    "court",        "university", "residents",  "peace",       "square",
    "forum",  "ceremony", "headquarters", "communique", "statement",  "hospital",    "clinic",
    "prison", "jail",     "apartment",    "villa",      "mansion",    "restaurant",  "cafe",
    "museum", "stadium",  "cathedral",    "mosque",     "synagogue",  "nightclub",   "courtroom",
    "mayor",  "attacks",  "bombings",     "riots",      "suburbs",    "streets",     "gathering",
    NULL};

static bool is_listed(const struct atom *atom)
{
    return atom->row != ARTICLE_NONE || atom->entity != ARTICLE_NONE;
}

static bool atom_is_any(const struct naming *naming, size_t i, const char *const *words)
{
    return naming->atoms[i].count == 1 && token_is_any(naming, naming->atoms[i].first, words);
}

/* "in London, Paris and Berlin": whether the city before this one in an enumeration is a place. */
static bool place_before(const struct naming *naming, size_t i)
{
    static const char *const parts[] = {",", "and", "or", "then", "&", NULL};
    size_t k = i;
    while (k > 0 && i - k < 2 && atom_is_any(naming, k - 1, parts))
        k--;
    if (k == i || k == 0)
        return false;
    uint32_t mention = naming->article->tokens[naming->atoms[k - 1].first].mention;
    return mention != ARTICLE_NONE && naming->atoms[k - 1].form == LISTED_SEAT &&
           is_listed(&naming->atoms[k - 1]) &&
           naming_is_kind(naming, naming->article->mentions[mention].entity, "place");
}

/* Whether behind "to" or "from" the word means who sits in the city. */
static bool is_dealing(const struct naming *naming, size_t i)
{
    static const char *const to[] = {"to", NULL};
    for (size_t k = i; k > 0 && i - k < 3; k--)
        if (atom_is_any(naming, k - 1, dealings))
            return true;
    return i > 0 && atom_is_any(naming, i, to) && atom_is_any(naming, i - 1, journeys);
}

/* "The junta in Niamey" acts for the state. */
static bool is_seat_of_power(const struct naming *naming, size_t i)
{
    static const char *const powers[] = {
        "junta",          "government", "authorities", "regime",     "rulers",       "leadership",
        "lawmakers",      "officials",  "leaders",     "parliament", "policymakers", "generals",
        "administration", "ministry",   "cabinet",     NULL};
    return i > 1 && atom_is_any(naming, i - 1, (const char *const[]){"in", NULL}) &&
           atom_is_any(naming, i - 2, powers);
}

static bool is_city(const struct naming *naming, size_t i)
{
    const struct atom *atom = &naming->atoms[i];
    size_t behind = (size_t)atom->first + atom->count;
    if (i + 1 < naming->atom_count) {
        const struct atom *next = &naming->atoms[i + 1];
        if (token_is_any(naming, behind, local) ||
            (naming->article->tokens[behind].joined && token_is(naming, behind, "based")))
            return true;
        bool comma = token_is_mark(naming, next->first, ',');
        if (comma && i + 2 < naming->atom_count && naming->atoms[i + 2].row == atom->row)
            return true; /* Minsk, Belarus */
    }
    if (i == 0)
        return false;
    if (is_seat_of_power(naming, i))
        return false;
    if (atom_is_any(naming, i - 1, there))
        return !(atom_is_any(naming, i - 1, (const char *const[]){"of", NULL}) &&
                 !(i > 1 && atom_is_any(naming, i - 2, there)));
    if (atom_is_any(naming, i - 1, whither))
        return !is_dealing(naming, i - 1);
    return place_before(naming, i);
}

static uint32_t city(struct naming *naming, const struct atom *atom)
{
    struct text name = {0};
    naming_text(naming, atom->first, (size_t)atom->first + atom->count, &name);
    uint32_t entity = naming_entity(naming, text_string(&name), name.length, "place");
    text_release(&name);
    return entity;
}

/* A demonym that means no state: of a region, of a state that was, or behind a hyphen. */
static bool means_nobody(const struct naming *naming, size_t i)
{
    static const char *const sides[] = {"pro", "anti", "non", "un", "ex", "mid", NULL};
    static const char *const former[] = {"former", "ex", "post", "old", NULL};
    const struct atom *atom = &naming->atoms[i];
    if (atom->row == ARTICLE_NONE || atom->form != LISTED_DEMONYM)
        return false;
    const struct listed *row = &naming->gazetteer->rows[atom->row];
    if (strcmp(row->kind, "place") == 0)
        return true;
    if (i > 0 && atom_is_any(naming, i - 1, former) && strcmp(row->name, "Soviet Union") == 0)
        return true;
    return naming->article->tokens[atom->first].joined && i > 0 &&
           !is_listed(&naming->atoms[i - 1]) && !atom_is_any(naming, i - 1, sides);
}

/* "NEW DELHI: India announced" */
static bool is_dateline(const struct naming *naming, size_t i)
{
    const struct atom *atom = &naming->atoms[i];
    return i == 0 && i + 1 < naming->atom_count && atom->form == LISTED_SEAT &&
           naming->article->tokens[atom->first].letters == CASE_UPPER &&
           token_is_mark(naming, naming->atoms[i + 1].first, ':');
}

/* "Maeen Abdulmalik Saeed": how many words of a listed person's name the list does not have. */
static size_t rest_of_name(const struct naming *naming, size_t i)
{
    const struct atom *atom = &naming->atoms[i];
    size_t rest = 0;
    if (atom->row == ARTICLE_NONE || atom->count < 2 ||
        strcmp(naming->gazetteer->rows[atom->row].kind, "person") != 0)
        return 0;
    while (rest < 2 && i + 1 + rest < naming->atom_count) {
        const struct atom *next = &naming->atoms[i + 1 + rest];
        if (!next->capital || next->count != 1 || is_listed(next) ||
            next->classes & ~(uint32_t)WORD_GIVEN)
            break;
        rest++;
    }
    return rest;
}

/* "Gazprom Export", "Shell Nigeria": a company's name goes on with a word that nothing knows, or
 * with a state; the atom behind it, or i. */
static size_t longer_name(struct naming *naming, size_t i)
{
    const struct atom *atom = &naming->atoms[i], *next = atom + 1;
    if (i + 1 >= naming->atom_count || atom->form != LISTED_NAME || atom->count != 1 ||
        !next->capital || next->count != 1 ||
        naming->article->tokens[atom->first].letters != CASE_TITLE ||
        naming->article->tokens[next->first].letters != CASE_TITLE ||
        naming->article->tokens[next->first].joined ||
        !naming_is_kind(naming, naming_atom_entity(naming, atom), "organization") ||
        (i + 2 < naming->atom_count && naming->atoms[i + 2].capital))
        return i;
    bool known = is_listed(next) ? next->form != LISTED_NAME : next->classes;
    return known ? i : i + 2;
}

size_t naming_read_listed(struct naming *naming, size_t i)
{
    static const uint8_t forms[] = {[LISTED_NAME] = MENTION_NAME,
                                    [LISTED_ACRONYM] = MENTION_ACRONYM,
                                    [LISTED_DEMONYM] = MENTION_DEMONYM,
                                    [LISTED_SEAT] = MENTION_CAPITAL};
    const struct atom *atom = &naming->atoms[i];
    uint8_t form = forms[atom->form];
    if (!is_listed(atom))
        return i;
    size_t longer = longer_name(naming, i);
    if (longer > i) {
        const struct atom *last = &naming->atoms[longer - 1];
        struct text name = {0};
        size_t behind = (size_t)last->first + last->count;
        naming_text(naming, atom->first, behind, &name);
        uint32_t firm = naming_entity(naming, text_string(&name), name.length, "organization");
        naming_mention(naming, atom->first, behind, firm, MENTION_NAME);
        text_release(&name);
        return longer;
    }
    if (is_dateline(naming, i)) {
        for (uint32_t k = 0; k < atom->count; k++)
            naming->dated[atom->first + k] = true;
        return i + 1;
    }
    if (means_nobody(naming, i)) {
        naming->classes[naming->article->tokens[atom->first].word] |= WORD_MODIFIER;
        return i + 1;
    }
    size_t rest = rest_of_name(naming, i);
    bool is_place = atom->form == LISTED_SEAT && is_city(naming, i);
    uint32_t entity = is_place ? city(naming, atom) : naming_atom_entity(naming, atom);
    size_t end = (size_t)atom->first + atom->count + rest;
    naming_mention(naming, atom->first, end, entity, is_place ? MENTION_NAME : form);
    if (rest) {
        struct text name = {0};
        naming_text(naming, atom->first, end, &name);
        naming_add_alias(naming, entity, text_string(&name), name.length);
        text_release(&name);
    }
    if (naming->article->entities[entity].heads)
        naming_spell_head(naming, entity, atom->first, end);
    return i + 1 + rest;
}
