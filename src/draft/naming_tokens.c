/*
 * naming_tokens.c: what the words of an article are, and its sentences as atoms.
 */
#include "draft/naming.h"

#include "base/xalloc.h"

#include <ctype.h>
#include <string.h>

uint32_t token_classes(const struct naming *naming, size_t token)
{
    return token < naming->article->token_count
               ? naming->classes[naming->article->tokens[token].word]
               : 0;
}

bool token_is(const struct naming *naming, size_t token, const char *word)
{
    return strcmp(article_word(naming->article, token), word) == 0;
}

bool token_is_any(const struct naming *naming, size_t token, const char *const *words)
{
    if (token >= naming->article->token_count)
        return false;
    const char *word = article_word(naming->article, token);
    for (; *words; words++)
        if (strcmp(word, *words) == 0)
            return true;
    return false;
}

bool token_is_mark(const struct naming *naming, size_t token, char mark)
{
    if (token >= naming->article->token_count)
        return false;
    const struct token *at = &naming->article->tokens[token];
    return at->kind == TOKEN_MARK && at->span.end == at->span.start + 1 &&
           naming->article->text[at->span.start] == mark;
}

bool naming_is_company_word(const struct naming *naming, size_t token)
{
    static const char *const words[] = {
        "abp", "ag",  "asa", "bhd",     "bv",  "corp", "dmcc", "fzc",  "fze", "fzco", "gmbh",
        "inc", "jsc", "kft", "limited", "llc", "llp",  "ltd",  "nv",   "oao", "ojsc", "ooo",
        "oyj", "pao", "plc", "pjsc",    "pte", "sa",   "sal",  "sarl", "sas", "spa",  NULL};
    static const char *const capitals[] = {"ab", "as", "kk", "lp", "oy", "se", NULL};
    return token_is_any(naming, token, words) ||
           (token_is_any(naming, token, capitals) &&
            naming->article->tokens[token].letters == CASE_UPPER);
}

struct span token_span(const struct naming *naming, size_t first, size_t end)
{
    return (struct span){naming->article->tokens[first].span.start,
                         naming->article->tokens[end - 1].span.end};
}

bool naming_is_party_word(const struct naming *naming, size_t token)
{
    static const char *const words[] = {"centrists",   "communists",   "conservatives", "democrats",
                                        "greens",      "islamists",    "labourites",    "leftists",
                                        "liberals",    "nationalists", "populists",     "radicals",
                                        "republicans", "socialists",   "unionists",     NULL};
    return naming->article->tokens[token].letters == CASE_TITLE &&
           token_is_any(naming, token, words);
}

void naming_text(const struct naming *naming, size_t first, size_t end, struct text *out)
{
    struct span span = token_span(naming, first, end);
    for (size_t i = span.start; i < span.end; i++) {
        char byte = naming->article->text[i];
        bool blank = byte == 0 || isspace((unsigned char)byte);
        if (!blank)
            text_add_char(out, byte);
        else if (out->length && out->data[out->length - 1] != ' ')
            text_add_char(out, ' ');
    }
}

/* "TeleSystems", "TeliaSonera": a capital inside, and no "McCain". */
static bool has_inner_capital(const struct article *article, const struct token *token)
{
    enum { LEAST = 4 /* letters before it: no MacArthur */ };
    for (size_t i = token->span.start + LEAST; i + 1 < token->span.end; i++)
        if (isupper((unsigned char)article->text[i]) &&
            islower((unsigned char)article->text[i - 1]) &&
            islower((unsigned char)article->text[i + 1]))
            return true;
    return false;
}

/*
 * Where small letters and capitals were seen; a sentence's first word does not count as one, if it
 * has no other capital.
 */
static void note_case(struct naming *naming, size_t token)
{
    const struct article *article = naming->article;
    const struct token *at = &article->tokens[token];
    const struct sentence *sentence = &article->sentences[at->sentence];
    if (at->letters == CASE_LOWER)
        naming->seen[at->word] |= SEEN_LOWER;
    else if (!sentence->heading &&
             (has_inner_capital(article, at) ||
              (token > sentence->tokens.first && (article->tokens[token - 1].kind != TOKEN_MARK ||
                                                  token_is_mark(naming, token - 1, ',')))))
        naming->seen[at->word] |= SEEN_CAPITAL;
}

static void note_dates(struct naming *naming)
{
    const struct article *article = naming->article;
    for (size_t i = 0, token = 0; i < article->date_count; i++) {
        struct span span = article->dates[i].span;
        while (token < article->token_count && article->tokens[token].span.start < span.start)
            token++;
        for (; token < article->token_count && article->tokens[token].span.end <= span.end; token++)
            naming->dated[token] = true;
    }
}

static bool token_is_capital(const struct naming *naming, size_t token)
{
    const struct token *at = &naming->article->tokens[token];
    return at->kind == TOKEN_WORD && (at->letters == CASE_TITLE || at->letters == CASE_UPPER);
}

static bool is_quote(const struct naming *naming, size_t token)
{
    struct span span = naming->article->tokens[token].span;
    const char *bytes = naming->article->text + span.start;
    size_t length = span.end - span.start;
    return token_is_mark(naming, token, '"') || (length == 3 && memcmp(bytes, "\xE2\x80", 2) == 0 &&
                                                 (bytes[2] == '\x9C' || bytes[2] == '\x9D'));
}

/* "Sen. Bob Menendez, D-N.J.": a party and a state, which name nobody. */
static void note_seats(struct naming *naming)
{
    static const char *const parties[] = {"d", "r", "i", NULL};
    const struct article *article = naming->article;
    for (size_t i = 1; i + 1 < article->token_count; i++)
        if (article->tokens[i + 1].joined && article->tokens[i].letters == CASE_UPPER &&
            token_is_any(naming, i, parties) &&
            (token_is_mark(naming, i - 1, ',') || token_is_mark(naming, i - 1, '(')))
            naming->dated[i] = naming->dated[i + 1] = true;
}

enum { LONGEST_TITLE = 14 /* tokens */ };

/* Between quotation marks, words that all have capitals are the title of something. */
static void note_titles(struct naming *naming)
{
    static const char *const small[] = {"of", "the", "and", "for", "in", "to", "a", "on", NULL};
    const struct article *article = naming->article;
    for (size_t i = 0; i < article->token_count; i++) {
        size_t end = i + 1, capitals = 0;
        if (!is_quote(naming, i))
            continue;
        while (end < article->token_count && end < i + LONGEST_TITLE &&
               (token_is_capital(naming, end) || token_is_any(naming, end, small)))
            capitals += token_is_capital(naming, end++);
        if (capitals > 1 && end > i + 3 && end < article->token_count && is_quote(naming, end))
            for (size_t k = i + 1; k < end; k++)
                naming->dated[k] = true;
    }
}

void naming_read_words(struct naming *naming)
{
    const struct article *article = naming->article;
    size_t words = article->words.count;
    naming->classes = xcalloc(words + 1, sizeof *naming->classes);
    naming->seen = xcalloc(words + 1, sizeof *naming->seen);
    naming->dated = xcalloc(article->token_count + 1, sizeof *naming->dated);
    for (uint32_t i = 0; i < words; i++) {
        const char *word = names_at(&article->words, i);
        naming->classes[i] = lexis_find(&naming->gazetteer->lexis, word, strlen(word));
    }
    for (size_t i = 0; i < article->token_count; i++)
        note_case(naming, i);
    note_dates(naming);
    note_seats(naming);
    note_titles(naming);
}

/* The listed name at the token: the article's own definitions go first where they are as long. */
static struct atom listed_atom(struct naming *naming, size_t token, size_t end)
{
    struct atom atom = {.first = (uint32_t)token, .row = ARTICLE_NONE, .entity = ARTICLE_NONE};
    size_t count = 0, own_count = 0;
    const struct article *article = naming->article;
    const struct listing *listing =
        listings_find(&naming->gazetteer->listings, article, token, end, &naming->buffer, &count);
    const struct listing *own =
        listings_find(&naming->defined, article, token, end, &naming->buffer, &own_count);
    bool article_first = count > 1 && token_is(naming, token, "the");
    size_t rest = 0; /* "The Gulf Cooperation Council" is not "The Gulf" and more */
    if (listing && article_first &&
        listings_find(&naming->gazetteer->listings, article, token + 1, end, &naming->buffer,
                      &rest) &&
        rest >= count)
        listing = NULL;
    if (own && (!listing || own_count >= count)) {
        atom.entity = own->owner;
        atom.form = own->form;
        atom.count = (uint32_t)own_count;
    } else if (listing) {
        atom.row = listing->owner;
        atom.form = listing->form;
        atom.count = (uint32_t)count;
    }
    return atom;
}

/* "Polish Bishops' Conference", "Women's Union": the possessive is part of the name. */
static bool is_inner_possessive(const struct naming *naming, size_t token, size_t end)
{
    static const char *const owners[] = {
        "artists",   "bishops",  "children",  "citizens", "doctors",  "drivers",
        "employers", "farmers",  "heads",     "lawyers",  "men",      "journalists",
        "mayors",    "miners",   "ministers", "mothers",  "nurses",   "officers",
        "owners",    "peasants", "people",    "peoples",  "players",  "producers",
        "rabbis",    "soldiers", "speakers",  "states",   "students", "teachers",
        "traders",   "veterans", "women",     "workers",  "writers",  NULL};
    const uint32_t heads =
        WORD_BODY_HEAD | WORD_ORGANIZATION_HEAD | WORD_FORCE_HEAD | WORD_EVENT_HEAD;
    enum { NEAR = 4 };
    if (naming->article->tokens[token].kind != TOKEN_SUFFIX || !token ||
        !token_is_capital(naming, token - 1) || !token_is_any(naming, token - 1, owners))
        return false;
    for (size_t i = token + 1; i < end && i < token + NEAR && token_is_capital(naming, i); i++)
        if (token_classes(naming, i) & heads)
            return true;
    return false;
}

static bool can_be_name(const struct naming *naming, size_t token)
{
    const struct token *at = &naming->article->tokens[token];
    uint32_t classes = token_classes(naming, token);
    uint32_t parts = WORD_MODIFIER | WORD_TITLE_MODIFIER | WORD_TITLE | WORD_HONORIFIC |
                     WORD_BODY_HEAD | WORD_ORGANIZATION_HEAD | WORD_EVENT_HEAD |
                     WORD_DOCUMENT_HEAD | WORD_FORCE_HEAD | WORD_PLACE_HEAD | WORD_PLACE_FIRST |
                     WORD_GIVEN;
    static const char *const links[] = {"of", "for", "on", NULL};
    size_t before = token > 1 && token_is_any(naming, token - 1, links) ? token - 2 : token - 1;
    static const char *const months[] = {"january",  "february", "march",  "april",     "may",
                                         "june",     "july",     "august", "september", "october",
                                         "november", "december", NULL};
    bool inside = token > 0 && !token_is_any(naming, token, months) && at->blank < BLANK_LINE &&
                  token_is_capital(naming, before) &&
                  token_classes(naming, before) & parts; /* Council of Defense Ministers */
    return token_is_capital(naming, token) && !naming->dated[token] &&
           (!(classes & WORD_COMMON) || classes & parts || inside);
}

void naming_read_atoms(struct naming *naming, const struct sentence *sentence)
{
    size_t end = (size_t)sentence->tokens.first + sentence->tokens.count;
    naming->atom_count = 0;
    for (size_t token = sentence->tokens.first; token < end;) {
        struct atom atom = {.first = (uint32_t)token};
        if (naming->article->tokens[token].kind == TOKEN_WORD && !naming->dated[token])
            atom = listed_atom(naming, token, end);
        if (!atom.count)
            atom = (struct atom){.first = (uint32_t)token,
                                 .count = 1,
                                 .row = ARTICLE_NONE,
                                 .entity = ARTICLE_NONE,
                                 .capital = can_be_name(naming, token) ||
                                            is_inner_possessive(naming, token, end) ||
                                            (token + 1 < end && /* the People's Alliance */
                                             is_inner_possessive(naming, token + 1, end))};
        else
            atom.capital = true;
        atom.classes = atom.count == 1 ? token_classes(naming, token) : 0;
        naming->atoms =
            xgrow(naming->atoms, naming->atom_count, &naming->atom_capacity, sizeof *naming->atoms);
        naming->atoms[naming->atom_count++] = atom;
        token += atom.count;
    }
}
