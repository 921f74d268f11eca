/*
 * naming_headed.c: names by the word that ends or starts them: Human Rights Council, Russian
 * Foreign Ministry, Lisbon Treaty, Ministry of Trade and Industry.
 */
#include "draft/naming_headed.h"

#include <string.h>

enum { LONGEST_RUN = 12 /* atoms */ };

bool headed_is_state(const struct naming *naming, const struct atom *atom)
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

bool headed_atom_is(const struct naming *naming, size_t i, const char *word)
{
    return i < naming->atom_count && naming->atoms[i].count == 1 &&
           token_is(naming, naming->atoms[i].first, word);
}

bool headed_atom_is_any(const struct naming *naming, size_t i, const char *const *words)
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
    if (!headed_is_listed(atom)) /* the Chief Cabinet Secretary heads no cabinet */
        return atom->classes & HEADS && !((token_is(naming, atom->first, "cabinet") ||
                                           atom->classes & WORD_TITLE_MODIFIER) &&
                                          headed_atom_is_any(naming, i + 1, officers));
    if (i > first && atom->count == 1 && atom->form == LISTED_NAME &&
        (!headed_is_listed(&naming->atoms[i - 1]) || headed_atom_is(naming, i + 1, "of") ||
         headed_atom_is(naming, i + 1, "for")) &&
        !(naming->atoms[i - 1].classes & WORD_MODIFIER))
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
size_t headed_last(const struct naming *naming, size_t i, size_t end)
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
    return headed_atom_is_any(naming, i, words);
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
    static const char *const determiners[] = {"the", "its", "his", "their", "her", NULL};
    bool with_article =
        naming->atoms[i].first > 0 && i > 0 && headed_atom_is_any(naming, i - 1, determiners);
    bool part =
        naming->atoms[i].classes & (WORD_MODIFIER | WORD_TITLE_MODIFIER) || is_adjective(naming, i);
    if (end - i > 2 || headed_is_listed(&naming->atoms[i]) || !(with_article || part) ||
        !(headed_atom_is(naming, end, "and") || headed_atom_is(naming, end, "&")) ||
        end + 1 >= naming->atom_count || headed_is_listed(&naming->atoms[end + 1]))
        return end;
    size_t behind = naming_run_end(naming, end + 1);
    size_t head = headed_last(naming, end + 1, behind);
    return head == behind || head == end + 1 ? end : head;
}

/* "The Cameroon-Nigeria Mixed Commission": it is of both, and a part of neither. */
static bool is_between_states(const struct naming *naming, size_t i, size_t end)
{
    for (size_t k = i + 1; k < end; k++)
        if (naming->article->tokens[naming->atoms[k].first].joined &&
            headed_is_state(naming, &naming->atoms[k]) &&
            headed_is_state(naming, &naming->atoms[k - 1]))
            return true;
    return false;
}

/* The token where the name starts: without "the", and with the number of a regiment before it. */
static size_t name_start(const struct naming *naming, const struct atom *first, const char *kind)
{
    const struct article *article = naming->article;
    size_t start = first->first + (size_t)token_is(naming, first->first, "the");
    struct span before = start > 0 ? article->tokens[start - 1].span : (struct span){0};
    bool ordinal = start == first->first && start > 0 && !naming->dated[start - 1] &&
                   article->tokens[start - 1].kind == TOKEN_NUMBER &&
                   before.end > before.start + 2 && article->text[before.end - 1] > '9' &&
                   article->text[before.end - 2] > '9';
    bool numbered = strcmp(kind, "force") == 0 || strcmp(kind, "place") == 0;
    if (ordinal && numbered)
        return start - 1; /* the 93rd Mechanized Brigade */
    size_t whole = start; /* All-Russia, Difa-e-Pakistan */
    while (whole > 0 && article->tokens[whole].joined &&
           article->tokens[whole - 1].mention == ARTICLE_NONE)
        whole--;
    return article->tokens[whole].letters == CASE_TITLE ? whole : start;
}

/* Names the entity and mentions it: atoms i to before `end`, named up to before `name_end`. */
static void mention_headed(struct naming *naming, size_t i, size_t end, size_t name_end,
                           const char *kind)
{
    const struct atom *first = &naming->atoms[i], *last = &naming->atoms[end - 1];
    const struct atom *named = &naming->atoms[name_end - 1];
    struct text name = {0};
    size_t start = name_start(naming, first, kind); /* the Gulf Bank */
    naming_text(naming, start, (size_t)named->first + named->count, &name);
    uint32_t of = headed_is_listed(first) && start >= first->first
                      ? naming_atom_entity(naming, first)
                      : ARTICLE_NONE;
    if (naming_is_kind(naming, of, "place") || first->form == LISTED_SEAT ||
        strcmp(kind, "document") == 0 || strcmp(kind, "event") == 0 || strcmp(kind, "place") == 0 ||
        is_between_states(naming, i, end))
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

/* What the tokens name is an entity of that kind, by that name. */
static uint32_t mention_named(struct naming *naming, size_t first, size_t behind, const char *kind)
{
    struct text name = {0};
    naming_text(naming, first, behind, &name);
    uint32_t entity = naming_entity(naming, text_string(&name), name.length, kind);
    naming_mention(naming, first, behind, entity, MENTION_NAME);
    text_release(&name);
    return entity;
}

/* "Communist Party of the Philippines", of which the first words are listed as another's name. */
static size_t read_namesake(struct naming *naming, size_t i)
{
    const struct atom *atom = &naming->atoms[i];
    size_t state = headed_atom_is(naming, i + 1, "of") ? headed_behind_of(naming, i + 1) : 0;
    if (!headed_is_listed(atom) || atom->count < 2 || !state ||
        naming->atoms[state].form != LISTED_NAME || headed_is_of_several(naming, state) ||
        !(token_classes(naming, headed_last_token(atom)) & WORD_ORGANIZATION_HEAD) ||
        !naming_is_kind(naming, naming_atom_entity(naming, &naming->atoms[state]), "state"))
        return i;
    size_t behind = (size_t)naming->atoms[state].first + naming->atoms[state].count;
    uint32_t entity = mention_named(naming, atom->first, behind, "organization");
    naming->article->entities[entity].of = naming_atom_entity(naming, &naming->atoms[state]);
    return state + 1;
}

/* "National Front for Change", of which the first words are listed as another's name. */
static size_t read_longer(struct naming *naming, size_t i)
{
    const struct atom *atom = &naming->atoms[i];
    size_t topic = headed_atom_is(naming, i + 1, "for") ? headed_behind_of(naming, i + 1) : 0;
    if (!headed_is_listed(atom) || atom->count < 2 || !topic ||
        headed_is_listed(&naming->atoms[topic]) || naming->atoms[topic].classes & WORD_GIVEN ||
        !(token_classes(naming, headed_last_token(atom)) & WORD_ORGANIZATION_HEAD))
        return i;
    size_t end = headed_extended_end(naming, i + 1, "organization", false);
    size_t behind = (size_t)naming->atoms[end - 1].first + naming->atoms[end - 1].count;
    mention_named(naming, atom->first, behind, "organization");
    return end;
}

/* "The Republic of Malawi", "the Kingdom of Norway": the state, whatever its table says. */
static size_t read_full_state(struct naming *naming, size_t i)
{
    static const char *const realms[] = {"commonwealth", "emirate", "kingdom",   "principality",
                                         "republic",     "state",   "sultanate", NULL};
    size_t state = headed_atom_is(naming, i + 1, "of") ? headed_behind_of(naming, i + 1) : 0;
    const struct atom *named = state ? &naming->atoms[state] : NULL;
    if (!named || !naming->atoms[i].capital || !headed_atom_is_any(naming, i, realms) ||
        named->form != LISTED_NAME || !headed_is_state(naming, named))
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
    return headed_atom_is_any(naming, head, words);
}

/* "The Casablanca group", "the larger Monrovia group": by the town that it met in first. */
static size_t read_group_of_town(struct naming *naming, size_t i)
{
    static const char *const words[] = {"bloc", "club", "group", "grouping", NULL};
    const struct atom *atom = &naming->atoms[i];
    bool the =
        i > 0 && (headed_atom_is(naming, i - 1, "the") ||
                  (i > 1 && headed_atom_is(naming, i - 2, "the") && !naming->atoms[i - 1].capital));
    bool town = atom->row != ARTICLE_NONE && /* "the Caribbean bloc" is of a region */
                (atom->form == LISTED_SEAT ||
                 (atom->form == LISTED_NAME && headed_atom_is(naming, i + 1, words[2]) &&
                  strcmp(naming->gazetteer->rows[atom->row].kind, "place") == 0));
    if (!the || !town || !headed_atom_is_any(naming, i + 1, words) || naming->atoms[i + 1].capital)
        return i;
    mention_named(naming, atom->first, (size_t)naming->atoms[i + 1].first + 1, "organization");
    return i + 2;
}

/* "The Bush administration": by whoever heads it, who is named or not. */
static size_t read_administration(struct naming *naming, size_t i)
{
    const struct atom *atom = &naming->atoms[i];
    const char *kind = atom->entity != ARTICLE_NONE ? naming->article->entities[atom->entity].kind
                       : atom->row != ARTICLE_NONE  ? naming->gazetteer->rows[atom->row].kind
                                                    : "person";
    if (i == 0 || !headed_atom_is(naming, i - 1, "the") || !atom->capital ||
        strcmp(kind, "person") != 0 || atom->classes & (WORD_MODIFIER | WORD_TITLE_MODIFIER) ||
        is_adjective(naming, i) || !headed_atom_is(naming, i + 1, "administration"))
        return i;
    mention_named(naming, atom->first, (size_t)naming->atoms[i + 1].first + 1, "body");
    return i + 2;
}

size_t naming_read_headed(struct naming *naming, size_t i)
{
    static size_t (*const others[])(struct naming *, size_t) = {
        read_namesake, read_longer, read_full_state, read_group_of_town, read_administration};
    for (size_t k = 0; k < sizeof others / sizeof *others; k++) {
        size_t behind = others[k](naming, i);
        if (behind > i)
            return behind;
    }
    size_t end = naming_run_end(naming, i);
    if (is_loose(naming, i) || is_bare_title(naming, i, end))
        return i;
    size_t head = headed_last(naming, i, end);
    if (head == end)
        head = head_behind_and(naming, i, end);
    else if (head == i && headed_is_listed(&naming->atoms[i]))
        return i;
    if (head == end)
        return i;
    const struct atom *last_atom = &naming->atoms[head];
    const char *kind = naming_kind_of_head(token_classes(naming, headed_last_token(last_atom)));
    if (strcmp(kind, "place") == 0 && head > i && is_realm(naming, head))
        kind = "state"; /* the Dutch Republic, the Ottoman Empire */
    if (strcmp(kind, "event") == 0 && last_atom->first > 0 &&
        naming->article->tokens[last_atom->first - 1].kind == TOKEN_SUFFIX && head > i)
        kind = "organization"; /* the Bishops' Conference */
    bool bare = head == i || (head == i + 1 && headed_is_listed(&naming->atoms[i]));
    size_t last = headed_extended_end(naming, head + 1, kind, bare);
    if (strcmp(kind, "body") == 0 && headed_atom_is(naming, head, "congress") &&
        (last > head + 1 || (head == i + 2 && headed_atom_is(naming, i + 1, "national") &&
                             naming->atoms[i].form == LISTED_DEMONYM)))
        kind = "organization"; /* the Armenian National Congress is no parliament */
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
        headed_behind_of(naming, last); /* "General Staff of": a chain, whose end is a name too */
    if (!next || !headed_stands_alone(naming, next) || strcmp(kind, "place") == 0 ||
        strcmp(kind, "event") == 0 || naming->atoms[next].form == LISTED_DEMONYM)
        return i;
    mention_headed(naming, i, last,
                   headed_is_listed(&naming->atoms[next]) ? next + 1 : naming_run_end(naming, next),
                   kind);
    return last;
}
