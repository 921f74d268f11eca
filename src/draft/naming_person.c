/*
 * naming_person.c: names of persons: by given names, by what stands before and behind them, and by
 * their shape.
 */
#include "draft/naming.h"

#include <string.h>

enum { LONGEST_NAME = 7 /* tokens */, APPOSITION = 9 /* tokens */ };

#define HEADS                                                                         \
    (WORD_BODY_HEAD | WORD_ORGANIZATION_HEAD | WORD_FORCE_HEAD | WORD_DOCUMENT_HEAD | \
     WORD_EVENT_HEAD | WORD_PLACE_HEAD | WORD_STATE_BODY)

static bool is_listed(const struct atom *atom)
{
    return atom->row != ARTICLE_NONE || atom->entity != ARTICLE_NONE;
}

static const struct token *token_of(const struct naming *naming, size_t i)
{
    return &naming->article->tokens[naming->atoms[i].first];
}

/* A letter with a dot: the atom behind it; else i. */
static size_t initial_end(const struct naming *naming, size_t i)
{
    const struct token *token = token_of(naming, i);
    if (token->letters != CASE_UPPER || i + 1 >= naming->atom_count)
        return i;
    if (naming->article->text[token->span.end - 1] == '.') /* J.R. */
        return token->span.end - token->span.start < 7 ? i + 1 : i;
    if (token->span.end - token->span.start == 1 &&
        token_is_mark(naming, naming->atoms[i + 1].first, '.'))
        return i + 2;
    return i;
}

/* A capital of no list but that of given names. */
static bool is_unlisted_word(const struct naming *naming, size_t i)
{
    return i < naming->atom_count && naming->atoms[i].capital && !is_listed(&naming->atoms[i]) &&
           !(naming->atoms[i].classes & (WORD_TITLE | WORD_TITLE_MODIFIER | HEADS | WORD_MODIFIER |
                                         WORD_COMMON | WORD_HONORIFIC));
}

/* A state whose name nobody has as a surname: Michael Jordan, but not Will Turkey. */
static bool is_state(const struct naming *naming, const struct atom *atom)
{
    static const char *const surnames[] = {"england",  "france", "ireland", "israel",
                                           "scotland", "wales",  NULL};
    return !token_is_any(naming, atom->first, surnames) && atom->row != ARTICLE_NONE &&
           !(atom->classes & WORD_GIVEN) &&
           strcmp(naming->gazetteer->rows[atom->row].kind, "state") == 0;
}

/* Whether the atom can be a word of a name; `given` where one came before it. */
static bool is_name_word(const struct naming *naming, size_t i, bool given)
{
    if (i >= naming->atom_count)
        return false;
    const struct atom *atom = &naming->atoms[i];
    if (!atom->capital || atom->count > 1 || token_of(naming, i)->kind != TOKEN_WORD)
        return false;
    if (is_listed(atom))
        return token_of(naming, i)->letters == CASE_TITLE &&
               (given ? atom->form == LISTED_NAME && !is_state(naming, atom)
                      : atom->classes & WORD_GIVEN && atom->form != LISTED_DEMONYM &&
                            is_unlisted_word(naming, i + 1));
    if (atom->classes & WORD_GIVEN)
        return true;
    if (atom->classes & WORD_HONORIFIC)
        return false;
    bool other =
        atom->classes & (WORD_TITLE | WORD_TITLE_MODIFIER | HEADS | WORD_MODIFIER | WORD_COMMON);
    if (!other)
        return true;
    /* John Major, Stephen King, Gordon Banks */
    return given && !(i + 1 < naming->atom_count && naming->atoms[i + 1].capital) &&
           !(atom->classes & HEADS) && naming->seen[token_of(naming, i)->word] & SEEN_CAPITAL;
}

/* Thaung Tun, Khin Daw: what would be an honorific before a name. */
static bool is_last_word(const struct naming *naming, size_t i)
{
    const struct atom *atom = &naming->atoms[i];
    return atom->capital && atom->count == 1 && !is_listed(atom) &&
           atom->classes & WORD_HONORIFIC && !(atom->classes & WORD_COMMON) &&
           token_of(naming, i)->letters == CASE_TITLE;
}

/* Ki-moon */
static bool is_joined_word(const struct naming *naming, size_t i)
{
    const struct token *token = token_of(naming, i);
    if (token->joined && token_is(naming, naming->atoms[i].first, "in"))
        return true; /* Moon Jae-in */
    return token->joined && token->kind == TOKEN_WORD && !is_listed(&naming->atoms[i]) &&
           !(naming->atoms[i].classes & (WORD_TITLE_MODIFIER | WORD_COMMON));
}

/* Small words inside of a name: the atom behind them, if a word of the name follows; else i. */
static size_t particles_end(const struct naming *naming, size_t i)
{
    size_t end = i;
    while (end < naming->atom_count && end < i + 3 && naming->atoms[end].count == 1 &&
           naming->atoms[end].classes & WORD_PARTICLE &&
           !token_is(naming, naming->atoms[end].first, "as") &&
           !token_is(naming, naming->atoms[end].first, "at") &&
           !token_is(naming, naming->atoms[end].first, "do") &&
           !token_is(naming, naming->atoms[end].first, "an"))
        end++;
    return end > i && is_name_word(naming, end, false) && !is_listed(&naming->atoms[end]) ? end : i;
}

/* The atom behind the name of a person that starts at i, as far as its shape tells. */
static size_t name_end(const struct naming *naming, size_t i)
{
    size_t end = initial_end(naming, i);
    bool given = end > i || naming->atoms[i].classes & WORD_GIVEN;
    if (end == i) {
        if (!is_name_word(naming, i, false) ||
            (naming->atoms[i].classes & WORD_TITLE && is_name_word(naming, i + 1, false)))
            return i; /* Prince Mohammed */
        end = i + 1;
    }
    while (end < naming->atom_count && end - i < LONGEST_NAME) {
        size_t next = initial_end(naming, end);
        if (next == end)
            next = particles_end(naming, end);
        if (next == end && (is_name_word(naming, end, given || end > i + 1) ||
                            is_last_word(naming, end) || is_joined_word(naming, end)))
            next = end + 1;
        if (next == end)
            break;
        end = next;
    }
    return end;
}

/* Whether a title stands right before the token, or before a comma that stands there. */
static bool titled_before(const struct naming *naming, size_t token, bool comma)
{
    size_t first = naming->article->sentences[naming->article->tokens[token].sentence].tokens.first;
    if (token > first && token_is_mark(naming, token - 1, '.'))
        token--; /* Mr. */
    if (comma && token > first && token_is_mark(naming, token - 1, ','))
        token--;
    if (token == first)
        return false;
    if (naming->article->tokens[token - 1].joined && token_is(naming, token - 1, "elect"))
        token--;
    uint32_t classes = token_classes(naming, token - 1);
    if (classes & (WORD_TITLE | WORD_HONORIFIC))
        return !(classes & HEADS);
    return token > first + 1 && token_is(naming, token - 1, "state") &&
           token_is(naming, token - 2, "of"); /* Secretary of State */
}

/* "Senegal's Bassirou Diomaye Faye", "VOA's Nancy-Amelia Collins" */
static bool owned_before(const struct naming *naming, size_t i)
{
    return i > 1 && token_of(naming, i - 1)->kind == TOKEN_SUFFIX &&
           is_listed(&naming->atoms[i - 2]);
}

/* What persons are who hold no office. */
static const char *const callings[] = {
    "accountant", "actor",         "actress",   "adventurer",    "agent",         "architect",
    "arms",       "artist",        "blogger",   "broker",        "businesswoman", "client",
    "confidant",  "contractor",    "daughter",  "dealer",        "engineer",      "entrepreneur",
    "financier",  "friend",        "fugitive",  "gambler",       "heir",          "hacker",
    "heiress",    "industrialist", "informant", "investor",      "jeweller",      "lobbyist",
    "mercenary",  "middleman",     "nephew",    "niece",         "novelist",      "operative",
    "partner",    "player",        "poet",      "preacher",      "priest",        "relative",
    "singer",     "smuggler",      "soldier",   "son",           "spy",           "student",
    "trader",     "trafficker",    "veteran",   "whistleblower", "wife",          "writer",
    NULL};

/* ", a former minister", ", 54,", ", who", "said" */
static bool told_behind(const struct naming *naming, size_t token)
{
    const struct article *article = naming->article;
    size_t count = article->token_count;
    if (token >= count)
        return false;
    if (token_classes(naming, token) & WORD_SPEECH)
        return true;
    if (!token_is_mark(naming, token, ',') || token + 2 >= count)
        return false;
    if (article->tokens[token + 1].kind == TOKEN_NUMBER && token_is_mark(naming, token + 2, ','))
        return true;
    if (token_is(naming, token + 1, "who") || token_is(naming, token + 1, "whose") ||
        token_classes(naming, token + 1) & WORD_SPEECH)
        return true;
    for (size_t i = token + 1; i < count && i < token + APPOSITION; i++) {
        if (article->tokens[i].kind == TOKEN_MARK)
            return false;
        if (token_classes(naming, i) & WORD_TITLE)
            return !(token_classes(naming, i) & HEADS);
        if (token_is_any(naming, i, callings))
            return true;
    }
    return false;
}

/* "Replaced Kitack Lim", "led by Kouqing Li": what is done to persons. */
static bool told_before(const struct naming *naming, size_t token)
{
    static const char *const verbs[] = {
        "appointed", "dismissed", "elected", "nominated", "ousted",     "re-elected", "reelected",
        "replaced",  "replacing", "sacked",  "succeeded", "succeeding", NULL};
    static const char *const by[] = {"chaired", "commanded", "headed", "led", NULL};
    return token > 1 &&
           (token_is_any(naming, token - 1, verbs) ||
            (token_is(naming, token - 1, "by") && token_is_any(naming, token - 2, by)));
}

/* "Celeste Saulo of Argentina": words that nothing knows, of a state. */
static bool is_of_state(const struct naming *naming, size_t i, size_t end)
{
    bool unknown = true;
    for (size_t k = i; k < end; k++)
        unknown &=
            !(naming->atoms[k].classes & ~(uint32_t)WORD_GIVEN) && !is_listed(&naming->atoms[k]);
    return unknown && end + 1 < naming->atom_count &&
           token_is(naming, naming->atoms[end].first, "of") &&
           is_state(naming, &naming->atoms[end + 1]) && naming->atoms[end + 1].form == LISTED_NAME;
}

/* "FODÉ SECK (Senegal)": words that nothing knows, and a state in brackets. */
static bool is_delegate(const struct naming *naming, size_t i, size_t end)
{
    for (size_t k = i; k < end; k++)
        if (naming->atoms[k].classes & ~(uint32_t)(WORD_GIVEN | WORD_PARTICLE) ||
            is_listed(&naming->atoms[k]))
            return false;
    return end + 2 < naming->atom_count && token_is_mark(naming, naming->atoms[end].first, '(') &&
           is_state(naming, &naming->atoms[end + 1]) &&
           naming->atoms[end + 1].form == LISTED_NAME &&
           token_is_mark(naming, naming->atoms[end + 2].first, ')');
}

/* "Hugo and Mariano Jinkis": two of one family, where the second's name starts at the atom. */
static void read_sibling(struct naming *naming, size_t i, size_t end)
{
    if (i < 2 || end != i + 2 || !token_is(naming, naming->atoms[i - 1].first, "and") ||
        !(naming->atoms[i].classes & WORD_GIVEN) || !is_unlisted_word(naming, i - 2) ||
        !(naming->atoms[i - 2].classes & WORD_GIVEN) || (i > 2 && naming->atoms[i - 3].capital) ||
        naming->article->tokens[naming->atoms[i - 2].first].mention != ARTICLE_NONE)
        return;
    size_t given = naming->atoms[i - 2].first, last = naming->atoms[end - 1].first;
    struct text name = {0};
    naming_text(naming, given, given + 1, &name);
    text_add_char(&name, ' ');
    naming_text(naming, last, last + 1, &name);
    uint32_t entity = naming_entity(naming, text_string(&name), name.length, "person");
    text_release(&name);
    naming_mention(naming, given, given + 1, entity, MENTION_NAME);
}

static bool has_shape(const struct naming *naming, size_t i, size_t end)
{
    if (naming->atoms[i].classes & WORD_GIVEN)
        return true;
    if (initial_end(naming, i) > i)
        return end - i > 2;
    if (end > i + 2 && naming->atoms[i].classes & WORD_PARTICLE)
        return true; /* Le Luong Minh */
    if (end > i + 2 && naming->atoms[i + 1].classes & WORD_GIVEN && !naming->atoms[i].classes)
        return true; /* Hege Marie Hoff */
    for (size_t k = i + 1; k < end; k++)
        if (naming->atoms[k].classes & WORD_PARTICLE || (k + 1 < end && initial_end(naming, k) > k))
            return true;
    return false;
}

void naming_add_short_names(struct naming *naming, size_t first, size_t end, uint32_t person)
{
    struct text name = {0};
    for (size_t i = first + 1; i + 1 < end; i++) {
        text_clear(&name);
        naming_text(naming, i, end, &name);
        naming_add_key(naming, person, text_string(&name), name.length);
    }
    if (end > first + 2) {
        text_clear(&name);
        naming_text(naming, first, first + 1, &name);
        text_add_char(&name, ' ');
        naming_text(naming, end - 1, end, &name);
        naming_add_key(naming, person, text_string(&name), name.length);
    }
    text_release(&name);
}

/* "Liwa al-Furat", "Jaysh al-Thuwar": a brigade, an army, in Arabic, Persian or Urdu. */
static bool is_front(const struct naming *naming, size_t token)
{
    static const char *const words[] = {
        "ahrar",   "ansar",   "asaib", "burkan", "faylaq", "firqat",  "harakat", "hayat",
        "hizb",    "jabhat",  "jaish", "jamaat", "jamiat", "jaysh",   "jund",    "kataib",
        "katibat", "lashkar", "liwa",  "saraya", "sipah",  "tehreek", "tehrik",  NULL};
    return token_is_any(naming, token, words);
}

size_t naming_read_person(struct naming *naming, size_t i)
{
    static const char *const articles[] = {"las", "los", NULL};
    if (!naming->atoms[i].capital || token_is_any(naming, naming->atoms[i].first, articles))
        return i; /* Los Zetas */
    size_t end = name_end(naming, i), first = naming->atoms[i].first;
    size_t behind = end > i ? (size_t)naming->atoms[end - 1].first + 1 : first;
    if (behind < first + 2)
        return i;
    if (naming_is_company_word(naming, behind - 1) || naming_is_company_word(naming, behind))
        return i;
    bool article = i > 0 && token_is(naming, naming->atoms[i - 1].first, "the");
    if ((article || naming_told_organization(naming, i)) &&
        !(naming->atoms[i].classes & WORD_GIVEN))
        return i;
    if (!has_shape(naming, i, end) && !titled_before(naming, first, true) &&
        !owned_before(naming, i) && !told_behind(naming, behind) && !told_before(naming, first) &&
        !is_of_state(naming, i, end) && !is_delegate(naming, i, end))
        return i;
    struct text name = {0};
    naming_text(naming, first, behind, &name);
    bool front = is_front(naming, first) || /* Merkel's Christian Democrats */
                 naming_is_party_word(naming, behind - 1);
    uint32_t entity =
        naming_entity(naming, text_string(&name), name.length, front ? "organization" : "person");
    text_release(&name);
    if (!front)
        naming_add_short_names(naming, first, behind, entity);
    if (!front)
        read_sibling(naming, i, end);
    naming_mention(naming, first, behind, entity, MENTION_NAME);
    return end;
}

bool naming_titled(const struct naming *naming, size_t token)
{
    return titled_before(naming, token, false);
}
