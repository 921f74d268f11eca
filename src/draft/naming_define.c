/*
 * naming_define.c: names that the article gives itself: "Long Name (ACRONYM)", "Long Name,
 * ACRONYM," and "known as ACRONYM".
 */
#include "draft/naming.h"

#include <string.h>

enum { LONGEST_NAME = 14 /* tokens */, LONGEST_ACRONYM = 12 /* bytes */ };

static const char *const links[] = {"of",      "for", "the", "and", "in", "on", "to",
                                    "against", "de",  "del", "la",  "'",  "'s", "&",
                                    "e",       "y",   "des", "du",  NULL};

/* Behind the acronym at the token: IRGC-QF is one. */
static size_t acronym_end(const struct naming *naming, size_t token)
{
    const struct article *article = naming->article;
    size_t end = token + 1;
    while (end < article->token_count && article->tokens[end].joined &&
           article->tokens[end].letters == CASE_UPPER)
        end++;
    return end;
}

static bool is_acronym(const struct naming *naming, size_t token)
{
    const struct token *at = &naming->article->tokens[token];
    size_t length = at->span.end - at->span.start, end = acronym_end(naming, token);
    if (at->kind != TOKEN_WORD || length < 2 || length > LONGEST_ACRONYM || naming->dated[token] ||
        (end > token + 1 && !token_is_mark(naming, end, ')')))
        return false;
    bool alone = token_is_mark(naming, token - 1, '(') && token_is_mark(naming, end, ')');
    return at->letters == CASE_UPPER || (alone && at->letters == CASE_TITLE);
}

static bool is_capital(const struct naming *naming, size_t token)
{
    const struct token *at = &naming->article->tokens[token];
    return at->kind == TOKEN_WORD && (at->letters == CASE_TITLE || at->letters == CASE_UPPER);
}

/* The letters that it is short for: those of NATO, and of FinCEN the capitals. */
static size_t acronym_letters(const struct naming *naming, size_t acronym, char *letters)
{
    struct span span = token_span(naming, acronym, acronym_end(naming, acronym));
    const char *text = naming->article->text;
    size_t count = 0, capitals = 0;
    for (size_t i = span.start; i < span.end; i++)
        capitals += text[i] >= 'A' && text[i] <= 'Z';
    const char *word = article_word(naming->article, acronym);
    bool inner = capitals > 2 && (acronym_end(naming, acronym) > acronym + 1 ||
                                  naming->article->tokens[acronym].letters == CASE_TITLE);
    for (size_t i = span.start; inner && i < span.end && count < LONGEST_ACRONYM; i++)
        if (text[i] >= 'A' && text[i] <= 'Z')
            letters[count++] = (char)(text[i] - 'A' + 'a');
    for (; !inner && word[count] && count < LONGEST_ACRONYM; count++)
        letters[count] = word[count];
    letters[count] = 0;
    return count;
}

/* "Assemblée parlementaire de la Francophonie": whether small words there are of other languages.
 */
static bool is_foreign(const struct naming *naming, size_t first, size_t end)
{
    static const char *const small[] = {"da",  "das", "de", "degli", "dei", "del", "della", "der",
                                        "des", "di",  "do", "dos",   "du",  "e",   "et",    "für",
                                        "la",  "las", "le", "les",   "los", "und", "y",     NULL};
    for (size_t i = first; i < end; i++)
        if (token_is_any(naming, i, small) && naming->article->tokens[i].letters == CASE_LOWER)
            return true;
    return false;
}

/*
 * Where the name starts whose last token is before `end` and whose words begin with the acronym's
 * letters, small words left out or not; `end` where there is none.
 */
static size_t spelled_start(const struct naming *naming, size_t acronym, size_t first, size_t end)
{
    char letters[LONGEST_ACRONYM + 1];
    size_t left = acronym_letters(naming, acronym, letters), start = end;
    bool lower = false; /* a word in small letters is one of the name */
    for (size_t i = end; i-- > first && end - i <= LONGEST_NAME && left;) {
        const char *word = article_word(naming->article, i);
        bool link = token_is_any(naming, i, links);
        bool small = !is_capital(naming, i) && !naming->article->tokens[i].joined;
        lower |= small && !link;
        if (!link && small && *word != letters[left - 1])
            break;
        bool digit = left > 1 && *word >= '0' && *word <= '9'; /* 1Malaysia ... (1MDB) */
        if (digit && *word == letters[left - 2] && word[1] == letters[left - 1]) {
            left -= 2;
            start = i;
        } else if (*word == letters[left - 1]) {
            left--;
            start = i;
        } else if (!link) {
            break;
        }
    }
    if (left || !is_capital(naming, start) || (lower && !is_foreign(naming, start, end)))
        return end;
    if (start > first + 1 && token_is(naming, start - 1, "of") && is_capital(naming, start - 2) &&
        !(token_classes(naming, start - 2) & (WORD_TITLE | WORD_COMMON)))
        start -= 2; /* Bay of Bengal Initiative ... (BIMSTEC) */
    return start;
}

/* Whether the capital is that of the sentence: "According to Sudan News Agency". */
static bool starts_plainly(const struct naming *naming, size_t token, size_t first)
{
    uint32_t classes = token_classes(naming, token);
    return token == first && classes & WORD_COMMON &&
           !(classes & (WORD_MODIFIER | WORD_TITLE_MODIFIER));
}

/* Where the run of words with capitals starts that ends before `end`. */
static size_t run_start(const struct naming *naming, size_t first, size_t end)
{
    size_t start = end;
    for (size_t i = end; i-- > first && end - i <= LONGEST_NAME;) {
        if (is_capital(naming, i) && !(token_classes(naming, i) & WORD_HONORIFIC) &&
            !starts_plainly(naming, i, first))
            start = i;
        else if (!token_is_any(naming, i, links) ||
                 (token_is(naming, i, "the") && !(i > first && token_is_any(naming, i - 1, links))))
            break;
    }
    return start;
}

const char *naming_kind_of_head(uint32_t classes)
{
    static const struct {
        uint32_t class;
        const char *kind;
    } kinds[] = {{WORD_FORCE_HEAD, "force"},
                 {WORD_BODY_HEAD, "body"},
                 {WORD_ORGANIZATION_HEAD, "organization"},
                 {WORD_DOCUMENT_HEAD, "document"},
                 {WORD_EVENT_HEAD, "event"},
                 {WORD_PLACE_HEAD, "place"}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (classes & kinds[i].class)
            return kinds[i].kind;
    return NULL;
}

/* Without the state of "Iran's Islamic Revolutionary Guard Corps". */
static size_t behind_owner(struct naming *naming, size_t start, size_t end)
{
    size_t count = 0;
    const struct listing *listing = listings_find(&naming->gazetteer->listings, naming->article,
                                                  start, end, &naming->buffer, &count);
    bool owner = listing && start + count + 1 < end && listing->form == LISTED_NAME &&
                 naming->article->tokens[start + count].kind == TOKEN_SUFFIX;
    return owner ? start + count + 1 : start;
}

/* "Amnesty International and Doctors Without Borders (MSF)": behind a name that is listed. */
static size_t behind_other(struct naming *naming, size_t start, size_t end)
{
    size_t count = 0;
    const struct listing *listing = listings_find(&naming->gazetteer->listings, naming->article,
                                                  start, end, &naming->buffer, &count);
    size_t and = start + count;
    bool other = listing && listing->form != LISTED_DEMONYM && and+1 < end &&
                 token_is(naming, and, "and") && is_capital(naming, and+1);
    return other ? and+1 : start;
}

/* What the name is, from the word before "of" or "for", or its last or first one; no place. */
static const char *kind_of(const struct naming *naming, size_t first, size_t end)
{
    static const char *const prepositions[] = {"of", "for", NULL};
    size_t head = first;
    while (head < end && !token_is_any(naming, head, prepositions))
        head++;
    const char *kind = head > first ? naming_kind_of_head(token_classes(naming, head - 1)) : NULL;
    if (!kind && head == end)
        kind = naming_kind_of_head(token_classes(naming, end - 1));
    if (!kind)
        kind = naming_kind_of_head(token_classes(naming, first));
    return kind && strcmp(kind, "place") != 0 ? kind : "organization";
}

static bool holds_head(const struct naming *naming, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++)
        if (naming_kind_of_head(token_classes(naming, i)) || naming_is_company_word(naming, i))
            return true;
    return false;
}

/* The long name's entity: a listed one's, or a new one. */
static uint32_t entity_of(struct naming *naming, size_t first, size_t end)
{
    size_t count = 0;
    const struct listing *listing = listings_find(&naming->gazetteer->listings, naming->article,
                                                  first, end, &naming->buffer, &count);
    if (listing && count == end - first && listing->form != LISTED_DEMONYM)
        return naming_row_entity(naming, listing->owner);
    struct text name = {0};
    naming_text(naming, first, end, &name);
    uint32_t entity =
        naming_entity(naming, text_string(&name), name.length, kind_of(naming, first, end));
    listings_add(&naming->defined, text_string(&name), entity, LISTED_NAME, false);
    if (listing && listing->form == LISTED_DEMONYM &&
        naming->article->entities[entity].of == ARTICLE_NONE)
        naming->article->entities[entity].of = naming_row_entity(naming, listing->owner);
    text_release(&name);
    return entity;
}

/* Tokens `first` to before `end` are the long name; `row` is the listed one's, or ARTICLE_NONE. */
static void define(struct naming *naming, size_t first, size_t end, size_t acronym, uint32_t row)
{
    uint32_t entity =
        row == ARTICLE_NONE ? entity_of(naming, first, end) : naming_row_entity(naming, row);
    struct text name = {0};
    if (row != ARTICLE_NONE) {
        naming_text(naming, first, end, &name);
        listings_add(&naming->defined, text_string(&name), entity, LISTED_NAME, true);
        naming_add_alias(naming, entity, text_string(&name), name.length);
        text_clear(&name);
    }
    naming_text(naming, acronym, acronym_end(naming, acronym), &name);
    listings_add(&naming->defined, text_string(&name), entity, LISTED_NAME, true);
    naming_add_alias(naming, entity, text_string(&name), name.length);
    naming_add_key(naming, entity, text_string(&name), name.length);
    text_release(&name);
}

/* The row of a listed acronym, which a name that does not spell it is another name of. */
static uint32_t listed_row(struct naming *naming, size_t token)
{
    size_t count = 0;
    size_t end = acronym_end(naming, token);
    const struct listing *listing = listings_find(&naming->gazetteer->listings, naming->article,
                                                  token, end, &naming->buffer, &count);
    bool name = listing && count == end - token &&
                (listing->form == LISTED_ACRONYM || listing->form == LISTED_NAME);
    const char *kind = name ? naming->gazetteer->rows[listing->owner].kind : "";
    bool joined = strcmp(kind, "force") == 0 && end > token + 1;
    return joined || strcmp(kind, "organization") == 0 ? listing->owner : ARTICLE_NONE;
}

/* The acronym at `token` of a sentence that starts at `first`, if something before it defines it.
 */
static void read_definition(struct naming *naming, size_t token, size_t first)
{
    size_t end = token - 1;
    if (token_is_mark(naming, end, '"') && end > first)
        end--;
    bool bracket = token_is_mark(naming, end, '('), comma = token_is_mark(naming, end, ',');
    bool known = false;
    if (end > first + 3 && (token_is(naming, end, "as") || token_is(naming, end, "acronym"))) {
        while (end > first && !token_is_mark(naming, end, ',') && token - end < 6)
            known |= token_is(naming, end--, "known");
        known &= token_is_mark(naming, end, ',');
    }
    if (end <= first || !(bracket || comma || known))
        return;
    size_t start = spelled_start(naming, token, first, end);
    uint32_t listed = listed_row(naming, token);
    bool spelled = start < end;
    if (naming->article->tokens[token].letters != CASE_UPPER && listed == ARTICLE_NONE &&
        !(spelled && bracket))
        return;
    if (!spelled && (known || bracket)) {
        start = run_start(naming, first, end);
        bool given = start < end && token_classes(naming, start) & WORD_GIVEN;
        if (given || (!known && !holds_head(naming, start, end)))
            start = end;
        start = behind_other(naming, start, end);
        start = behind_owner(naming, start, end);
    }
    if (end - start > 1)
        define(naming, start, end, token,
               spelled && acronym_end(naming, token) == token + 1 ? ARTICLE_NONE : listed);
}

void naming_read_definitions(struct naming *naming)
{
    const struct article *article = naming->article;
    for (size_t i = 2; i < article->token_count; i++) {
        const struct sentence *sentence = &article->sentences[article->tokens[i].sentence];
        if (!sentence->heading && i > (size_t)sentence->tokens.first + 2 && is_acronym(naming, i))
            read_definition(naming, i, sentence->tokens.first);
    }
}
