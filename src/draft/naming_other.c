/*
 * naming_other.c: names of places by the words beside them, and what else has capitals.
 */
#include "draft/naming.h"

#include <string.h>

static bool is_listed(const struct atom *atom)
{
    return atom->row != ARTICLE_NONE || atom->entity != ARTICLE_NONE;
}

static size_t mention(struct naming *naming, size_t i, size_t end, const char *kind)
{
    const struct atom *first = &naming->atoms[i], *last = &naming->atoms[end - 1];
    struct text name = {0};
    size_t behind = (size_t)last->first + last->count;
    naming_text(naming, first->first, behind, &name);
    uint32_t entity = naming_entity(naming, text_string(&name), name.length, kind);
    naming_add_firm_name(naming, first->first, behind, entity);
    naming_mention(naming, first->first, behind, entity, MENTION_NAME);
    text_release(&name);
    return end;
}

static bool token_before_is(const struct naming *naming, size_t i, const char *const *words)
{
    return i > 0 && naming->atoms[i - 1].count == 1 &&
           token_is_any(naming, naming->atoms[i - 1].first, words);
}

/* A word with a capital that no list knows. */
static bool is_unknown(const struct naming *naming, size_t i)
{
    const struct atom *atom = &naming->atoms[i];
    return atom->capital && !is_listed(atom) &&
           !(atom->classes & (WORD_MODIFIER | WORD_TITLE | WORD_TITLE_MODIFIER | WORD_HONORIFIC |
                              WORD_COMMON | WORD_GIVEN));
}

/* Clan del Golfo, Frente de Todos. */
static bool is_link(const struct naming *naming, size_t i)
{
    static const char *const links[] = {"da", "das", "de",  "del", "della", "des",
                                        "di", "do",  "dos", "du",  "e",     NULL};
    const struct atom *atom = &naming->atoms[i];
    return atom->count == 1 && !atom->capital && token_is_any(naming, atom->first, links);
}

static size_t unknown_end(const struct naming *naming, size_t i)
{
    size_t end = i;
    while (end < naming->atom_count && end < i + 5) {
        if (is_unknown(naming, end))
            end++;
        else if (end > i &&
                 (is_link(naming, end) || token_is_mark(naming, naming->atoms[end].first, '&')) &&
                 end + 1 < naming->atom_count && is_unknown(naming, end + 1))
            end += 2; /* Bruun & Hjejle */
        else
            break;
    }
    return end;
}

/* The end of "district", "air base", in small letters; else i. */
static size_t place_words_end(const struct naming *naming, size_t i)
{
    for (size_t k = i; k < i + 2 && k < naming->atom_count; k++) {
        if (is_listed(&naming->atoms[k]) || naming->atoms[k].capital)
            return i;
        if (naming->atoms[k].classes & WORD_PLACE_HEAD)
            return k + 1;
        if (!token_is(naming, naming->atoms[k].first, "air") &&
            !token_is(naming, naming->atoms[k].first, "border"))
            return i;
    }
    return i;
}

/* "Her New Unity party", "the Mount Hermon group". */
static bool is_called_party(const struct naming *naming, size_t end)
{
    static const char *const words[] = {"alliance", "coalition", "company", "group",
                                        "militia",  "movement",  "party",   NULL};
    return end < naming->atom_count && !naming->atoms[end].capital &&
           token_is_any(naming, naming->atoms[end].first, words);
}

size_t naming_read_place(struct naming *naming, size_t i)
{
    size_t end = unknown_end(naming, i + 1);
    if (naming->atoms[i].classes & WORD_PLACE_FIRST && naming->atoms[i].capital &&
        i + 1 < naming->atom_count && is_unknown(naming, i + 1) && !is_listed(&naming->atoms[i]))
        return mention(naming, i, end, is_called_party(naming, end) ? "organization" : "place");
    end = unknown_end(naming, i);
    if (end == i)
        return i;
    size_t behind = place_words_end(naming, end);
    return behind > end ? mention(naming, i, behind, "place") : i;
}

/* Whether the word at the start of a sentence is a name elsewhere, and never has a small letter. */
static bool is_sure_name(const struct naming *naming, size_t i)
{
    const struct token *token = &naming->article->tokens[naming->atoms[i].first];
    uint8_t seen = naming->seen[token->word];
    return token->letters == CASE_UPPER || (seen & SEEN_CAPITAL && !(seen & SEEN_LOWER));
}

static bool starts_sentence(const struct naming *naming, size_t i)
{
    return i == 0 || (naming->article->tokens[naming->atoms[i - 1].first].kind == TOKEN_MARK &&
                      !token_is_mark(naming, naming->atoms[i - 1].first, ','));
}

/* "Nordic Response", "Steadfast Defender": two words, of which one is known as part of names. */
static size_t pair_end(const struct naming *naming, size_t i)
{
    const uint32_t never = WORD_HONORIFIC | WORD_GIVEN | WORD_COMMON | WORD_TITLE_MODIFIER;
    if (i + 1 >= naming->atom_count || starts_sentence(naming, i) ||
        (i + 2 < naming->atom_count && naming->atoms[i + 2].capital))
        return i;
    const struct atom *one = &naming->atoms[i], *other = &naming->atoms[i + 1];
    if (!one->capital || !other->capital || is_listed(one) || is_listed(other) ||
        (one->classes | other->classes) & never || one->classes & WORD_TITLE)
        return i;
    return is_unknown(naming, i) != is_unknown(naming, i + 1) ? i + 2 : i;
}

bool naming_told_organization(const struct naming *naming, size_t i)
{
    static const char *const firms[] = {
        /* no person is called so: "the lender Banco Real" */
        "automaker", "bookmaker", "brokerage",   "carmaker", "charity",    "chipmaker",
        "drugmaker", "insurer",   "jeweler",     "lender",   "ngo",        "planemaker",
        "refiner",   "retailer",  "shipbuilder", "startup",  "steelmaker", "subsidiary",
        "utility",   "website",   NULL};
    const uint32_t classes = WORD_COLLECTIVE | WORD_ORGANIZATION_HEAD;
    if (i == 0 || naming->atoms[i - 1].count > 1)
        return false;
    size_t before = naming->atoms[i - 1].first;
    return naming->article->tokens[before].letters == CASE_LOWER &&
           (token_classes(naming, before) & classes || token_is_any(naming, before, firms));
}

/* Whether the name that ends before the atom ends as companies' do. */
static bool is_company(const struct naming *naming, size_t end)
{
    const struct atom *last = &naming->atoms[end - 1];
    return naming_is_company_word(naming, (size_t)last->first + last->count - 1);
}

/* What companies and the like are called besides the words of the lists. */
static const char *const ventures[] = {
    "affiliate", "arm",        "brand",    "brokerage", "business",     "charity",    "chain",
    "developer", "exchange",   "insurer",  "maker",     "manufacturer", "ngo",        "outlet",
    "producer",  "refiner",    "retailer", "start-up",  "startup",      "subsidiary", "supplier",
    "tank",      "university", "utility",  "venture",   "website",      NULL};

/*
 * ", a Seychelles company controlled by": whether what stands before the token is told to be an
 * organization.
 */
static bool apposed_organization(const struct naming *naming, size_t token)
{
    static const char *const articles[] = {"a", "an", "one", "the", NULL};
    enum { NOUN = 7 };
    const struct article *article = naming->article;
    if (token + 2 >= article->token_count || !token_is_mark(naming, token, ',') ||
        !token_is_any(naming, token + 1, articles))
        return false;
    size_t last = token + 1 + NOUN < article->token_count ? token + 1 + NOUN : article->token_count;
    for (size_t i = token + 2; i < last && article->tokens[i].kind == TOKEN_WORD; i++) {
        const uint32_t classes = WORD_COLLECTIVE | WORD_ORGANIZATION_HEAD;
        bool noun = token_classes(naming, i) & classes || token_is_any(naming, i, ventures);
        bool ends = i + 1 == article->token_count || !(token_classes(naming, i + 1) & WORD_TITLE);
        if (token_is(naming, i, "of"))
            return false;
        if (noun && ends && article->tokens[i].letters == CASE_LOWER)
            return true;
    }
    return false;
}

/* Any word with a capital that can be one of such a name: Good Star. */
static bool is_told_word(const struct naming *naming, size_t i)
{
    const struct atom *atom = &naming->atoms[i];
    bool capital = naming->article->tokens[atom->first].letters == CASE_TITLE;
    /* Baltic Fiber */
    bool people = is_listed(atom) && atom->form == LISTED_DEMONYM && i + 1 < naming->atom_count &&
                  naming->atoms[i + 1].capital && !is_listed(&naming->atoms[i + 1]);
    return (people || !is_listed(atom)) && !naming->dated[atom->first] &&
           !(atom->classes & (WORD_HONORIFIC | WORD_TITLE)) &&
           (atom->capital || naming_is_company_word(naming, atom->first) ||
            (capital && !starts_sentence(naming, i)));
}

/* The name of what is told to be an organization behind it; else i. */
static size_t told_name_end(const struct naming *naming, size_t i)
{
    size_t end = i;
    while (end < naming->atom_count && end < i + 5 && is_told_word(naming, end))
        end++;
    if (end == i || token_is(naming, naming->atoms[i].first, "the") ||
        (end == i + 1 && naming->atoms[i].classes & WORD_COMMON))
        return i; /* "Abroad, the party" */
    const struct atom *last = &naming->atoms[end - 1];
    size_t behind = (size_t)last->first + last->count;
    bool party = is_called_party(naming, end) && !starts_sentence(naming, i) &&
                 !(naming->atoms[i].classes & WORD_MODIFIER);
    bool told = party || apposed_organization(naming, behind) ||
                naming_is_owned(naming, naming->atoms[i].first, behind);
    return told ? end : i;
}

/* "Northern Lights Shipping AS": the end of words with capitals that end as companies do; else i.
 */
static size_t company_end(const struct naming *naming, size_t i)
{
    enum { LONGEST = 6 };
    const struct atom *first = &naming->atoms[i];
    if (is_listed(first) || !first->capital || first->classes & (WORD_HONORIFIC | WORD_TITLE) ||
        (starts_sentence(naming, i) && first->classes & WORD_COMMON))
        return i;
    for (size_t k = i + 1; k < naming->atom_count && k < i + LONGEST; k++) {
        if (naming_is_company_word(naming, naming->atoms[k].first))
            return k + 1;
        if (!naming->atoms[k].capital)
            break;
    }
    return i;
}

/* "Gave the ministry to Grzegorz Schetyna": whether what stands before has to do with persons. */
static bool is_handed_to(const struct naming *naming, size_t i)
{
    static const char *const deeds[] = {
        "chair",  "chairmanship", "gave",       "give",  "given",       "gives",
        "handed", "job",          "lost",       "loss",  "ministry",    "office",
        "passed", "portfolio",    "post",       "power", "premiership", "presidency",
        "seat",   "sold",         "thanks",     "loyal", "close",       "transferred",
        "way",    "according",    "leadership", NULL};
    enum { BACK = 7 };
    if (!token_is(naming, naming->atoms[i - 1].first, "to") &&
        !token_is(naming, naming->atoms[i - 1].first, "from"))
        return false;
    for (size_t k = i - 1; k-- > 0 && i - k < BACK;)
        if (naming->atoms[k].count == 1 && token_is_any(naming, naming->atoms[k].first, deeds))
            return true;
    return false;
}

/*
 * "A stake in Unitel", "money from Sodiam": a single word that is no place, as shares are held in
 * it, or the article has it elsewhere where no place stands.
 */
static bool is_dealt_with(const struct naming *naming, size_t i, size_t end)
{
    static const char *const holdings[] = {
        "holding",      "holdings", "interest", "interests", "invested",
        "investment",   "partner",  "partners", "share",     "shareholder",
        "shareholders", "shares",   "stake",    "stakes",    NULL};
    static const char *const whither[] = {"to", "from", NULL};
    static const char *const at[] = {"in",  "at", "near", "outside", "around", "from", "to", "of",
                                     "and", "or", ",",    "(",       "toward", "via",  NULL};
    const struct article *article = naming->article;
    if (end - i != 1)
        return false;
    if (i > 1 && token_is_any(naming, naming->atoms[i - 2].first, holdings))
        return true;
    if (!token_is_any(naming, naming->atoms[i - 1].first, whither))
        return false;
    uint32_t word = article->tokens[naming->atoms[i].first].word;
    for (size_t k = 1; k + 1 < article->token_count; k++)
        if (article->tokens[k].word == word && k != naming->atoms[i].first &&
            !article->sentences[article->tokens[k].sentence].heading &&
            !token_is_any(naming, k - 1, at) && !token_is_mark(naming, k + 1, ',') &&
            article->tokens[k].letters != CASE_LOWER)
            return true;
    return false;
}

/* "Inter RAO", "Alfa MTS": no person has a name in capitals alone beside another. */
static bool has_acronym(const struct naming *naming, size_t i, size_t end)
{
    enum { SHORTEST = 3 };
    for (size_t k = i; k < end; k++) {
        const struct token *token = &naming->article->tokens[naming->atoms[k].first];
        if (token->letters == CASE_UPPER && token->span.end - token->span.start >= SHORTEST)
            return true;
    }
    return false;
}

/* "Prosperous Armenia", "Air India": a word that nothing knows before a state's name, in a
 * sentence. */
static size_t state_behind(const struct naming *naming, size_t i)
{
    static const char *const directions[] = {
        "central",  "coastal", "east",      "eastern",    "greater", "inner",    "lower",
        "mainland", "north",   "northern",  "outer",      "south",   "southern", "upper",
        "west",     "western", "northwest", "republican", "unified", NULL};
    if (i == 0 || i + 1 >= naming->atom_count || starts_sentence(naming, i) ||
        !is_unknown(naming, i) || token_is_any(naming, naming->atoms[i].first, directions))
        return i;
    const struct token *token = &naming->article->tokens[naming->atoms[i].first];
    const struct atom *before = &naming->atoms[i - 1], *state = &naming->atoms[i + 1];
    bool alone = !before->capital && !is_listed(before) && token->letters == CASE_TITLE &&
                 !naming->article->tokens[state->first].joined && !token->joined;
    return alone && state->row != ARTICLE_NONE && state->form == LISTED_NAME &&
                   strcmp(naming->gazetteer->rows[state->row].kind, "state") == 0 &&
                   !(i + 2 < naming->atom_count && naming->atoms[i + 2].capital)
               ? i + 2
               : i;
}

/* "The European Commissioner for Enlargement", "Secretary of State for Democracy": what an officer
 * is for names nobody. */
static bool is_field_of_office(const struct naming *naming, size_t i)
{
    static const char *const officers[] = {"commissioner",   "secretary",  "minister",
                                           "coordinator",    "rapporteur", "state",
                                           "undersecretary", NULL};
    static const char *const links[] = {"for", "on", NULL};
    return i > 1 && naming->atoms[i - 1].count == 1 && naming->atoms[i - 2].count == 1 &&
           token_is_any(naming, naming->atoms[i - 1].first, links) &&
           token_is_any(naming, naming->atoms[i - 2].first, officers);
}

size_t naming_read_other(struct naming *naming, size_t i)
{
    static const char *const at[] = {"in", "at", "near", "outside", "around", "from", "to", NULL};
    size_t told = told_name_end(naming, i), company = company_end(naming, i);
    if (company > i || told > i)
        return mention(naming, i, company > i ? company : told, "organization");
    if (naming_is_company_word(naming, naming->atoms[i].first)) {
        naming->dated[naming->atoms[i].first] = true; /* Nordea Bank Abp: names nobody */
        return i + 1;
    }
    if (is_field_of_office(naming, i) && !is_listed(&naming->atoms[i])) {
        naming->dated[naming->atoms[i].first] = true;
        return i + 1;
    }
    if (naming->atoms[i].classes & WORD_BODY_HEAD) /* Chairman of Parliament Nenad Stevandic */
        return i;
    size_t pair = pair_end(naming, i), end = unknown_end(naming, i);
    size_t behind = state_behind(naming, i);
    if (behind > i)
        return mention(naming, i, behind, "organization");
    if (i + 1 < naming->atom_count && naming->atoms[i].capital && !is_listed(&naming->atoms[i]) &&
        naming->atoms[i].classes & (WORD_MODIFIER | WORD_TITLE_MODIFIER) &&
        !starts_sentence(naming, i) && naming_is_party_word(naming, naming->atoms[i + 1].first))
        return mention(naming, i, i + 2, "organization"); /* the National Liberals */
    if (pair > i && pair > end)
        return mention(naming, i, pair, "event");
    if (end == i)
        return i;
    if (naming_told_organization(naming, i) && end < naming->atom_count &&
        is_listed(&naming->atoms[end]) && naming->atoms[end].form == LISTED_NAME)
        return mention(naming, i, end + 1, "organization"); /* the association Connect Europe */
    const struct token *token = &naming->article->tokens[naming->atoms[i].first];
    if (is_company(naming, end) && end - i > 1)
        return mention(naming, i, end, "organization");
    if (!is_sure_name(naming, i) && (starts_sentence(naming, i) || end - i < 2))
        if (starts_sentence(naming, i) || naming->seen[token->word] & SEEN_LOWER)
            return i;
    if (token->span.end - token->span.start < 3 && end - i < 2)
        return i;
    const char *kind = naming_kind_of_head(naming->atoms[i].classes);
    if (!kind && token_before_is(naming, i, at) && end - i < 3 && token->letters == CASE_TITLE &&
        !is_dealt_with(naming, i, end))
        return mention(naming, i, end,
                       end - i == 2 && is_handed_to(naming, i) ? "person" : "place");
    /* A single word may be a person's name: surnames come later. */
    if (end - i == 1)
        return i;
    bool article = i > 0 && token_is(naming, naming->atoms[i - 1].first, "the");
    if (!kind)
        kind = article || naming_is_party_word(naming, naming->atoms[end - 1].first) ||
                       end - i > 3 || token_is(naming, naming->atoms[i].first, "los") ||
                       token_is(naming, naming->atoms[i].first, "las") ||
                       token->letters == CASE_UPPER || has_acronym(naming, i, end) ||
                       is_company(naming, end) || naming_told_organization(naming, i)
                   ? "organization"
                   : "person";
    return mention(naming, i, end, kind);
}
