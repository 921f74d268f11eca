/*
 * naming_headed.c: names by the word that ends or starts them: Human Rights Council, Russian
 * Foreign Ministry, Lisbon Treaty, Ministry of Trade and Industry.
 */
#include "draft/naming.h"

#include <string.h>

enum { LONGEST_RUN = 12 /* atoms */ };

static const char *const prepositions[] = {"of", "for", "on", "against", NULL};

#define HEADS                                                                         \
    (WORD_BODY_HEAD | WORD_ORGANIZATION_HEAD | WORD_FORCE_HEAD | WORD_DOCUMENT_HEAD | \
     WORD_EVENT_HEAD | WORD_PLACE_HEAD)

static bool is_listed(const struct atom *atom)
{
    return atom->row != ARTICLE_NONE || atom->entity != ARTICLE_NONE;
}

static bool is_state(const struct naming *naming, const struct atom *atom)
{
    return atom->row != ARTICLE_NONE &&
           strcmp(naming->gazetteer->rows[atom->row].kind, "state") == 0;
}

size_t naming_run_end(const struct naming *naming, size_t i)
{
    size_t end = i;
    while (end < naming->atom_count && naming->atoms[end].capital && end - i < LONGEST_RUN)
        end++;
    return end;
}

uint32_t naming_atom_entity(struct naming *naming, const struct atom *atom)
{
    if (atom->entity != ARTICLE_NONE)
        return atom->entity;
    return atom->row == ARTICLE_NONE ? ARTICLE_NONE : naming_row_entity(naming, atom->row);
}

static bool atom_is(const struct naming *naming, size_t i, const char *word)
{
    return i < naming->atom_count && naming->atoms[i].count == 1 &&
           token_is(naming, naming->atoms[i].first, word);
}

static bool atom_is_any(const struct naming *naming, size_t i, const char *const *words)
{
    return i < naming->atom_count && naming->atoms[i].count == 1 &&
           token_is_any(naming, naming->atoms[i].first, words);
}

/* Whether the atom is a head where the name starts at `first`: also European + People's Party. */
static bool is_head(const struct naming *naming, size_t i, size_t first)
{
    const struct atom *atom = &naming->atoms[i];
    static const char *const officers[] = {"commissioner", "commissioners", "envoy", "minister",
                                           "ministers",    "secretary",     NULL};
    if (!is_listed(atom)) /* the Chief Cabinet Secretary heads no cabinet */
        return atom->classes & HEADS && !((token_is(naming, atom->first, "cabinet") ||
                                           atom->classes & WORD_TITLE_MODIFIER) &&
                                          atom_is_any(naming, i + 1, officers));
    if (i > first && atom->count == 1 && atom->form == LISTED_NAME &&
        !is_listed(&naming->atoms[i - 1]) && !(naming->atoms[i - 1].classes & WORD_MODIFIER))
        return token_classes(naming, atom->first) & HEADS; /* World Meteorological Congress */
    return i > first && atom->count > 1 && atom->form == LISTED_NAME &&
           token_classes(naming, (size_t)atom->first + atom->count - 1) &
               (WORD_ORGANIZATION_HEAD | WORD_BODY_HEAD | WORD_FORCE_HEAD);
}

/* A title that can be no part of such a name: a person's follows. */
static bool is_bare_title(const struct naming *naming, size_t i, size_t end)
{
    uint32_t classes = naming->atoms[i].classes;
    if (!(classes & (WORD_TITLE | WORD_HONORIFIC)) || classes & HEADS)
        return false;
    return i + 1 >= end || !(naming->atoms[i + 1].classes & HEADS);
}

/* The last head of the run; `end` where there is none. */
static size_t last_head(const struct naming *naming, size_t i, size_t end)
{
    size_t head = end;
    for (size_t k = i; k < end && !is_bare_title(naming, k, end); k++)
        if (is_head(naming, k, i))
            head = k;
    return head;
}

/* What does not belong to a name, though it has a capital at the start of a sentence. */
static bool is_loose(const struct naming *naming, size_t i)
{
    static const char *const words[] = {"former", "current", "late", "outgoing", "senior", "top",
                                        "then",   "local",   "mr",   "some",     NULL};
    return atom_is_any(naming, i, words);
}

/* "Legal and Human Rights Centre": what cannot be a name by itself. */
static bool is_adjective(const struct naming *naming, size_t i)
{
    static const char *const endings[] = {"al", "ic", "ary"};
    const char *word = article_word(naming->article, naming->atoms[i].first);
    size_t length = strlen(word);
    for (size_t k = 0; k < sizeof endings / sizeof *endings; k++) {
        size_t end = strlen(endings[k]);
        if (length > end + 2 && strcmp(word + length - end, endings[k]) == 0)
            return i > 0 && naming->atoms[i].count == 1 && !(naming->atoms[i].classes & WORD_GIVEN);
    }
    return false;
}

/* "Securities and Exchange Commission": the head of the run behind "and"; or `end`. */
static size_t head_behind_and(const struct naming *naming, size_t i, size_t end)
{
    bool with_article = naming->atoms[i].first > 0 && i > 0 && atom_is(naming, i - 1, "the");
    bool part =
        naming->atoms[i].classes & (WORD_MODIFIER | WORD_TITLE_MODIFIER) || is_adjective(naming, i);
    if (end - i > 2 || is_listed(&naming->atoms[i]) || !(with_article || part) ||
        !(atom_is(naming, end, "and") || atom_is(naming, end, "&")) ||
        end + 1 >= naming->atom_count || is_listed(&naming->atoms[end + 1]))
        return end;
    size_t behind = naming_run_end(naming, end + 1);
    size_t head = last_head(naming, end + 1, behind);
    return head == behind || head == end + 1 ? end : head;
}

/* Whether the run is a name of its own, so that what comes before "of" it is another. */
static bool stands_alone(const struct naming *naming, size_t i)
{
    size_t end = naming_run_end(naming, i), head = last_head(naming, i, end);
    return is_listed(&naming->atoms[i]) || (head < end && head > i);
}

/* Behind "of (the)": the atom of a capital; 0 where there is none. */
static size_t behind_of(const struct naming *naming, size_t i)
{
    if (!atom_is_any(naming, i, prepositions))
        return 0;
    size_t next = i + 1 + atom_is(naming, i + 1, "the");
    return next < naming->atom_count && naming->atoms[next].capital ? next : 0;
}

/* The end of the run before a person's name in it: Committee on Foreign Affairs David McAllister.
 */
static size_t plain_run_end(const struct naming *naming, size_t i)
{
    size_t end = naming_run_end(naming, i);
    for (size_t k = i + 1; k < end; k++)
        if (naming->atoms[k].classes & WORD_GIVEN && !is_listed(&naming->atoms[k]))
            return k;
    return end;
}

/* "of Communists and Socialists": one word, "and", and one more that nothing knows. */
static bool is_pair(const struct naming *naming, size_t i, size_t end)
{
    return end == i + 1 && !is_listed(&naming->atoms[i]) && end + 1 < naming->atom_count &&
           naming_run_end(naming, end + 1) == end + 2 &&
           !(naming->atoms[end + 1].classes & (WORD_GIVEN | WORD_TITLE | WORD_HONORIFIC));
}

/* One word that nothing knows, of a row in a name: Politics. */
static bool is_topic(const struct naming *naming, size_t i)
{
    return i < naming->atom_count && naming->atoms[i].capital && !is_listed(&naming->atoms[i]) &&
           naming_run_end(naming, i) == i + 1 &&
           !(naming->atoms[i].classes & (WORD_GIVEN | WORD_TITLE | WORD_HONORIFIC | HEADS));
}

/* "on Politics, Defence and Security": the last word before "and"; or the same. */
static size_t row_end(const struct naming *naming, size_t end)
{
    size_t last = end;
    while (last < naming->atom_count && token_is_mark(naming, naming->atoms[last].first, ',') &&
           is_topic(naming, last + 1))
        last += 2;
    return last > end && atom_is(naming, last, "and") && is_topic(naming, last + 1) ? last : end;
}

static size_t end_token(const struct atom *atom)
{
    return (size_t)atom->first + atom->count - 1;
}

/* "The Holy Alliance of Austria, Prussia and Russia": it has members, and is named after none. */
static bool is_of_several(const struct naming *naming, size_t i)
{
    static const char *const unions[] = {"alliance",    "axis",          "bloc",    "coalition",
                                         "community",   "confederation", "entente", "forum",
                                         "group",       "grouping",      "league",  "pact",
                                         "partnership", "union",         NULL};
    size_t next = i + 1, of = i - 1 - atom_is(naming, i - 1, "the");
    while (next < naming->atom_count &&
           (token_is_mark(naming, naming->atoms[next].first, ',') || atom_is(naming, next, "and") ||
            atom_is(naming, next, "the")))
        next++;
    return next > i + 1 && next < naming->atom_count && naming->atoms[next].capital &&
           is_state(naming, &naming->atoms[i]) && of > 0 &&
           token_is_any(naming, end_token(&naming->atoms[of - 1]), unions);
}

/* "Party of European Greens": a demonym and one more word that nothing knows. */
static bool is_of_people(const struct naming *naming, size_t i)
{
    const uint32_t others = WORD_TITLE | WORD_TITLE_MODIFIER | WORD_HONORIFIC | WORD_GIVEN | HEADS;
    const struct atom *next = i + 1 < naming->atom_count ? &naming->atoms[i + 1] : NULL;
    size_t end = naming_run_end(naming, i);
    return naming->atoms[i].form == LISTED_DEMONYM && is_listed(&naming->atoms[i]) && next &&
           last_head(naming, i, end) == end && next->capital && next->count == 1 &&
           !is_listed(next) && !(next->classes & others);
}

/* "Union of Democratic Forces": what the head unites is named by a head, too, and is one name. */
static bool is_joined_by(const struct naming *naming, size_t end, size_t next)
{
    static const char *const unions[] = {"alliance", "association", "confederation", "federation",
                                         "league",   "movement",    "union",         NULL};
    return end > 0 && next == end + 1 && atom_is_any(naming, end - 1, unions) &&
           naming->atoms[end - 1].capital && !is_listed(&naming->atoms[next]);
}

/*
 * The end of the name with "of Trade and Industry" behind its head; of what is a name of its own
 * only the state that an organization or a place is of.
 */
static size_t extended_end(const struct naming *naming, size_t end, const char *kind, bool bare)
{
    for (size_t round = 0; round < 3; round++) {
        size_t next = behind_of(naming, end);
        if (!next || naming->atoms[next].classes & WORD_HONORIFIC ||
            (!atom_is(naming, end, "of") && is_listed(&naming->atoms[next]) &&
             !is_of_people(naming, next))) /* Alliance for European Integration */
            return end;
        const struct atom *atom = &naming->atoms[next];
        if (atom->classes & WORD_GIVEN && !is_listed(atom) && next + 1 < naming->atom_count &&
            naming->atoms[next + 1].capital && !is_listed(&naming->atoms[next + 1]) &&
            !(naming->atoms[next + 1].classes & HEADS) && strcmp(kind, "organization") == 0)
            return end; /* the Green Party of Anna Lund */
        bool alone = stands_alone(naming, next);
        bool takes =
            strcmp(kind, "body") != 0 && strcmp(kind, "force") != 0 && strcmp(kind, "event") != 0;
        bool city = atom->form == LISTED_SEAT && strcmp(kind, "organization") == 0;
        bool named = is_listed(atom) && (atom->form == LISTED_NAME || city);
        if (alone && !is_of_people(naming, next) && !is_joined_by(naming, end, next) &&
            (!(takes && named) || is_of_several(naming, next)))
            return end;
        bool people = is_of_people(naming, next);
        end = is_listed(atom) && !people ? next + 1 : plain_run_end(naming, next);
        if (bare && is_topic(naming, next))
            end = row_end(naming, end);
        while ((bare || is_pair(naming, next, end)) && atom_is(naming, end, "and") &&
               end + 1 < naming->atom_count && naming->atoms[end + 1].capital &&
               !is_listed(&naming->atoms[end + 1]) &&
               !(naming->atoms[end + 1].classes & WORD_TITLE))
            end = plain_run_end(naming, end + 1);
        if (is_listed(atom) && !people)
            return end;
    }
    return end;
}

/* Names the entity and mentions it: atoms i to before `end`, named up to before `name_end`. */
static void mention_headed(struct naming *naming, size_t i, size_t end, size_t name_end,
                           const char *kind)
{
    const struct atom *first = &naming->atoms[i], *last = &naming->atoms[end - 1];
    const struct atom *named = &naming->atoms[name_end - 1];
    struct text name = {0};
    size_t start = first->first + (size_t)token_is(naming, first->first, "the"); /* the Gulf Bank */
    naming_text(naming, start, (size_t)named->first + named->count, &name);
    uint32_t of = is_listed(first) ? naming_atom_entity(naming, first) : ARTICLE_NONE;
    if (naming_is_kind(naming, of, "place") || first->form == LISTED_SEAT ||
        strcmp(kind, "document") == 0 || strcmp(kind, "event") == 0 || strcmp(kind, "place") == 0)
        of = ARTICLE_NONE;
    uint32_t entity = last->entity; /* the Iranian Global Teapot Fund (GTF) */
    if (entity == ARTICLE_NONE)
        entity = naming_body(naming, &name, kind, of,
                             of == ARTICLE_NONE ? 0 : naming->atoms[i + 1].first,
                             (size_t)named->first + named->count);
    else if (of != entity && naming->article->entities[entity].of == ARTICLE_NONE)
        naming->article->entities[entity].of = of;
    naming_add_firm_name(naming, start, (size_t)last->first + last->count, entity);
    naming_mention(naming, start, (size_t)last->first + last->count, entity, MENTION_NAME);
    text_release(&name);
}

/* "Communist Party of the Philippines", of which the first words are listed as another's name. */
static size_t read_namesake(struct naming *naming, size_t i)
{
    const struct atom *atom = &naming->atoms[i];
    size_t state = atom_is(naming, i + 1, "of") ? behind_of(naming, i + 1) : 0;
    if (!is_listed(atom) || atom->count < 2 || !state || naming->atoms[state].form != LISTED_NAME ||
        is_of_several(naming, state) ||
        !(token_classes(naming, end_token(atom)) & WORD_ORGANIZATION_HEAD) ||
        !naming_is_kind(naming, naming_atom_entity(naming, &naming->atoms[state]), "state"))
        return i;
    struct text name = {0};
    size_t behind = (size_t)naming->atoms[state].first + naming->atoms[state].count;
    naming_text(naming, atom->first, behind, &name);
    uint32_t entity = naming_entity(naming, text_string(&name), name.length, "organization");
    naming->article->entities[entity].of = naming_atom_entity(naming, &naming->atoms[state]);
    naming_mention(naming, atom->first, behind, entity, MENTION_NAME);
    text_release(&name);
    return state + 1;
}

/* "The Republic of Malawi", "the Kingdom of Norway": the state, whatever its table says. */
static size_t read_full_state(struct naming *naming, size_t i)
{
    static const char *const realms[] = {"commonwealth", "emirate", "kingdom",   "principality",
                                         "republic",     "state",   "sultanate", NULL};
    size_t state = atom_is(naming, i + 1, "of") ? behind_of(naming, i + 1) : 0;
    const struct atom *named = state ? &naming->atoms[state] : NULL;
    if (!named || !naming->atoms[i].capital || !atom_is_any(naming, i, realms) ||
        named->form != LISTED_NAME || !is_state(naming, named))
        return i;
    naming_mention(naming, naming->atoms[i].first, (size_t)named->first + named->count,
                   naming_atom_entity(naming, named), MENTION_NAME);
    return state + 1;
}

static bool is_realm(const struct naming *naming, size_t head)
{
    static const char *const words[] = {"caliphate", "duchy",     "emirate",
                                        "empire",    "kingdom",   "principality",
                                        "republic",  "sultanate", NULL};
    return atom_is_any(naming, head, words);
}

/* "The Casablanca group", "the larger Monrovia group": by the town that it met in first. */
static size_t read_group_of_town(struct naming *naming, size_t i)
{
    static const char *const words[] = {"bloc", "club", "group", "grouping", NULL};
    const struct atom *atom = &naming->atoms[i];
    bool the = i > 0 && (atom_is(naming, i - 1, "the") ||
                         (i > 1 && atom_is(naming, i - 2, "the") && !naming->atoms[i - 1].capital));
    bool town = atom->row != ARTICLE_NONE && /* "the Caribbean bloc" is of a region */
                (atom->form == LISTED_SEAT ||
                 (atom->form == LISTED_NAME && atom_is(naming, i + 1, words[2]) &&
                  strcmp(naming->gazetteer->rows[atom->row].kind, "place") == 0));
    if (!the || !town || !atom_is_any(naming, i + 1, words) || naming->atoms[i + 1].capital)
        return i;
    struct text name = {0};
    size_t behind = (size_t)naming->atoms[i + 1].first + 1;
    naming_text(naming, atom->first, behind, &name);
    uint32_t entity = naming_entity(naming, text_string(&name), name.length, "organization");
    naming_mention(naming, atom->first, behind, entity, MENTION_NAME);
    text_release(&name);
    return i + 2;
}

size_t naming_read_headed(struct naming *naming, size_t i)
{
    size_t end = naming_run_end(naming, i), namesake = read_namesake(naming, i);
    size_t realm = read_full_state(naming, i), group = read_group_of_town(naming, i);
    if (namesake > i || realm > i || group > i)
        return namesake > i ? namesake : realm > i ? realm : group;
    if (is_loose(naming, i) || is_bare_title(naming, i, end))
        return i;
    size_t head = last_head(naming, i, end);
    if (head == end)
        head = head_behind_and(naming, i, end);
    else if (head == i && is_listed(&naming->atoms[i]))
        return i;
    if (head == end)
        return i;
    const struct atom *last_atom = &naming->atoms[head];
    const char *kind = naming_kind_of_head(token_classes(naming, end_token(last_atom)));
    if (strcmp(kind, "place") == 0 && head > i && is_realm(naming, head))
        kind = "state"; /* the Dutch Republic, the Ottoman Empire */
    if (strcmp(kind, "event") == 0 && last_atom->first > 0 &&
        naming->article->tokens[last_atom->first - 1].kind == TOKEN_SUFFIX && head > i)
        kind = "organization"; /* the Bishops' Conference */
    bool bare = head == i || (head == i + 1 && is_listed(&naming->atoms[i]));
    size_t last = extended_end(naming, head + 1, kind, bare);
    if (strcmp(kind, "document") == 0 && last < naming->atom_count && last == head + 1 &&
        naming->article->tokens[naming->atoms[last].first].kind == TOKEN_NUMBER &&
        !naming->dated[naming->atoms[last].first])
        last++; /* UN Resolution 2231 */
    if (last == head + 1 && last < naming->atom_count &&
        naming_is_company_word(naming, naming->atoms[last].first))
        last++; /* Northern Lights Shipping AS */
    if (last > i + 1) {
        mention_headed(naming, i, last, last, kind);
        return last;
    }
    size_t next =
        behind_of(naming, last); /* "General Staff of": a chain, whose end is a name too */
    if (!next || !stands_alone(naming, next) || strcmp(kind, "place") == 0 ||
        strcmp(kind, "event") == 0 || naming->atoms[next].form == LISTED_DEMONYM)
        return i;
    mention_headed(naming, i, last,
                   is_listed(&naming->atoms[next]) ? next + 1 : naming_run_end(naming, next), kind);
    return last;
}
