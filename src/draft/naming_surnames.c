/*
 * naming_surnames.c: persons by a part of their names, "Karimov", "Mr. Ban", after all full names
 * are known; and what is left of single words with capitals.
 */
#include "base/xalloc.h"
#include "draft/naming.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_NAMESAKES = 64 /* looked at, so that no text is slow */ };

/* A word of a person's name. */
struct name_part {
    uint32_t word, entity;
    uint8_t rank; /* 3 the last word, 2 the first, 1 another; 0: of an organization */
};

struct name_parts {
    struct name_part *items;
    size_t count, capacity;
    size_t *seen; /* by entity: where the last mention before the token starts, plus 1; 0: none */
    size_t entity_count;
};

static int compare_parts(const void *one, const void *other)
{
    const struct name_part *a = one, *b = other;
    if (a->word != b->word)
        return a->word < b->word ? -1 : 1;
    if (a->rank != b->rank)
        return a->rank > b->rank ? -1 : 1;
    return a->entity < b->entity ? -1 : a->entity > b->entity;
}

static void add_parts(const struct naming *naming, const struct mention *mention, size_t token,
                      struct name_parts *parts)
{
    const struct article *article = naming->article;
    size_t end = token;
    while (end < article->token_count && article->tokens[end].span.start < mention->span.end)
        end++;
    while (end > token + 1 && (article->tokens[end - 1].kind != TOKEN_WORD ||
                               token_is(naming, end - 1, "jr") || token_is(naming, end - 1, "sr")))
        end--;
    for (size_t i = token; i < end; i++) {
        if (article->tokens[i].kind != TOKEN_WORD ||
            article->tokens[i].span.end - article->tokens[i].span.start < 2 ||
            (i + 1 < end && token_classes(naming, i) & WORD_PARTICLE))
            continue;
        parts->items = xgrow(parts->items, parts->count, &parts->capacity, sizeof *parts->items);
        parts->items[parts->count++] = (struct name_part){article->tokens[i].word, mention->entity,
                                                          (uint8_t)(i + 1 == end ? 3
                                                                    : i == token ? 2
                                                                                 : 1)};
    }
}

/* The first word of an organization's name stands for it, if no list has the word: Goldman. */
static void add_first(const struct naming *naming, const struct mention *mention, size_t token,
                      struct name_parts *parts)
{
    enum { SHORTEST = 4 };
    const struct token *first = &naming->article->tokens[token];
    bool more = token + 1 < naming->article->token_count &&
                first[1].span.start < mention->span.end && !first[1].joined;
    if (!more || first->kind != TOKEN_WORD || token_classes(naming, token) ||
        first->span.end - first->span.start < SHORTEST || first->letters == CASE_LOWER ||
        mention->form != MENTION_NAME)
        return;
    parts->items = xgrow(parts->items, parts->count, &parts->capacity, sizeof *parts->items);
    parts->items[parts->count++] = (struct name_part){first->word, mention->entity, 0};
}

static void collect_parts(const struct naming *naming, struct name_parts *parts)
{
    const struct article *article = naming->article;
    bool *done = xcalloc(article->entity_count + 1, sizeof *done);
    for (size_t i = 0; i < article->token_count; i++) {
        uint32_t index = article->tokens[i].mention;
        if (index == ARTICLE_NONE || done[article->mentions[index].entity] ||
            article->mentions[index].span.start != article->tokens[i].span.start)
            continue;
        const struct mention *mention = &article->mentions[index];
        if (naming_is_kind(naming, mention->entity, "organization")) {
            done[mention->entity] = true;
            add_first(naming, mention, i, parts);
        }
        if (!naming_is_kind(naming, mention->entity, "person"))
            continue;
        done[mention->entity] = true;
        add_parts(naming, &article->mentions[index], i, parts);
    }
    free(done);
    if (parts->count)
        qsort(parts->items, parts->count, sizeof *parts->items, compare_parts);
}

/* The person of whose name this is a word: the last one named before, else the first in order. */
static uint32_t person_of(const struct name_parts *parts, uint32_t word, bool *doubtful)
{
    size_t low = 0, high = parts->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (parts->items[middle].word < word)
            low = middle + 1;
        else
            high = middle;
    }
    const struct name_part *best = NULL;
    *doubtful = false;
    for (size_t most = low + MOST_NAMESAKES;
         low < parts->count && low < most && parts->items[low].word == word; low++) {
        const struct name_part *part = &parts->items[low];
        if (best && part->rank < best->rank && parts->seen[best->entity])
            break;
        *doubtful |= best && best->rank == part->rank;
        if (!best || parts->seen[part->entity] > parts->seen[best->entity])
            best = part;
    }
    return best ? best->entity : ARTICLE_NONE;
}

/* The first of the small words before a surname that belong to it: von der Leyen, al-Burhan. */
static size_t surname_start(const struct naming *naming, size_t token, uint32_t entity)
{
    struct text name = {0};
    size_t start = token;
    for (size_t i = token; i-- > 0 && token - i < 4;) {
        if (naming->article->tokens[i].mention != ARTICLE_NONE ||
            !(token_classes(naming, i) & WORD_PARTICLE))
            break;
        text_clear(&name);
        naming_text(naming, i, token + 1, &name);
        if (!strcasestr(naming->article->entities[entity].name, text_string(&name)))
            break;
        start = i;
    }
    text_release(&name);
    return start;
}

static void mention_surname(struct naming *naming, size_t token, uint32_t entity, bool doubtful)
{
    size_t start = surname_start(naming, token, entity);
    struct mention *mention = naming_mention(naming, start, token + 1, entity, MENTION_SURNAME);
    struct text name = {0};
    if (doubtful)
        mention->certainty = .7;
    naming_text(naming, start, token + 1, &name);
    naming_add_alias(naming, entity, text_string(&name), name.length);
    text_release(&name);
}

/* "President Bush", of whom nobody told the full name. */
static void mention_titled(struct naming *naming, size_t token)
{
    struct text name = {0};
    naming_text(naming, token, token + 1, &name);
    uint32_t entity = naming_entity(naming, text_string(&name), name.length, "person");
    naming_mention(naming, token, token + 1, entity, MENTION_NAME);
    text_clear(&name);
    size_t first = token - 1 - token_is_mark(naming, token - 1, '.');
    naming_text(naming, first, token + 1, &name);
    naming_add_alias(naming, entity, text_string(&name), name.length);
    text_release(&name);
}

/* A single word with a capital, inside of a sentence, that no list knows: most likely a name. */
static void mention_word(struct naming *naming, size_t token)
{
    const struct token *at = &naming->article->tokens[token];
    struct text name = {0};
    naming_text(naming, token, token + 1, &name);
    const char *kind = "organization";
    static const char *const speech[] = {"said",   "says",   "told", "tells", "added",
                                         "argued", "warned", "who",  NULL};
    bool relative = token_is_mark(naming, token + 1, ',') && token_is(naming, token + 2, "who");
    if (at->letters == CASE_TITLE && (relative || token_is_any(naming, token + 1, speech)))
        kind = "person";
    uint32_t entity = naming_entity(naming, text_string(&name), name.length, kind);
    naming_mention(naming, token, token + 1, entity, MENTION_NAME);
    text_release(&name);
}

static bool is_candidate(const struct naming *naming, size_t token)
{
    const struct token *at = &naming->article->tokens[token];
    return at->kind == TOKEN_WORD && at->mention == ARTICLE_NONE && !naming->dated[token] &&
           (at->letters == CASE_TITLE || at->letters == CASE_UPPER) &&
           !naming->article->sentences[at->sentence].heading;
}

/* Whether the word is a name, and not just at the start of a sentence or of what is quoted. */
static bool is_word_name(const struct naming *naming, size_t token)
{
    const struct article *article = naming->article;
    const struct token *at = &article->tokens[token];
    uint8_t seen = naming->seen[at->word];
    bool inside = seen & SEEN_CAPITAL || at->letters == CASE_UPPER;
    if (at->span.end - at->span.start < 3 || token_classes(naming, token) || !inside ||
        seen & SEEN_LOWER)
        return false;
    bool joined =
        at->joined || (token + 1 < article->token_count && article->tokens[token + 1].joined);
    bool beside =
        (token > 0 && article->tokens[token - 1].letters == CASE_TITLE &&
         article->tokens[token - 1].mention == ARTICLE_NONE &&
         !token_is(naming, token - 1, "the")) ||
        (token + 1 < article->token_count && article->tokens[token + 1].letters == CASE_TITLE &&
         article->tokens[token + 1].mention == ARTICLE_NONE);
    size_t length = at->span.end - at->span.start;
    bool doctrine = length > 4 && memcmp(article->text + at->span.end - 3, "ism", 3) == 0;
    static const char *const makes[] = {"aircraft", "drones",   "fighters",   "helicopters",
                                        "jets",     "missiles", "planes",     "rifles",
                                        "rockets",  "tanks",    "submarines", NULL};
    if (token_is_any(naming, token + 1, makes)) /* "sent Gripen aircraft" */
        return false;
    bool listed = token > 1 && token_is(naming, token - 1, "and") && /* Trade and Integration */
                  token_classes(naming, token - 2) & (WORD_TITLE | WORD_TITLE_MODIFIER);
    return !joined && !beside && !doctrine && !listed;
}

/* "The Saleh family": others of that name. */
static bool is_of_family(const struct naming *naming, size_t token)
{
    static const char *const words[] = {"brothers", "clan",     "dynasty", "families",
                                        "family",   "siblings", "sisters", NULL};
    return token_is_any(naming, token, words);
}

/* "Belongs to Dokolo's firm": what was read as a place is part of a person's name. */
static void mention_person_for_place(struct naming *naming, const struct name_parts *parts,
                                     size_t token)
{
    struct article *article = naming->article;
    struct mention *mention = &article->mentions[article->tokens[token].mention];
    const struct drafted_entity *place = &article->entities[mention->entity];
    const struct token *at = &article->tokens[token];
    bool doubtful;
    if (place->listed || place->known || strcmp(place->kind, "place") != 0 ||
        mention->span.start != at->span.start || mention->span.end != at->span.end)
        return;
    uint32_t person = person_of(parts, at->word, &doubtful);
    if (person == ARTICLE_NONE || !naming_is_kind(naming, person, "person"))
        return;
    mention->entity = person;
    mention->form = MENTION_SURNAME;
    mention->certainty = doubtful ? .7 : 1;
}

/* "Presidents Bush and Enkhbayar": each of them has the title. */
static bool is_one_of_titled(const struct naming *naming, size_t token)
{
    if (token == 0)
        return false;
    size_t first = token - 1;
    if (token_is(naming, first, "and") && first > 1 &&
        (is_candidate(naming, first - 1) || token_classes(naming, first - 2) & WORD_GROUP_PERSON))
        first -= 2;
    return naming->article->tokens[first].letters == CASE_TITLE &&
           token_classes(naming, first) & WORD_GROUP_PERSON &&
           naming->article->tokens[first].sentence == naming->article->tokens[token].sentence;
}

/*
 * "King Abdullah" is not Ali Abdullah Saleh, a president: kings go by their first names, which here
 * is another's.
 */
static bool is_other_royal(const struct naming *naming, size_t token, uint32_t person)
{
    static const char *const royals[] = {"king",   "queen",    "emir", "sultan",
                                         "prince", "princess", "pope", NULL};
    const struct drafted_entity *entity = &naming->article->entities[person];
    const char *word = article_word(naming->article, naming->article->tokens[token].word);
    size_t length = strlen(word);
    if (token == 0 || !token_is_any(naming, token - 1, royals) ||
        naming->article->tokens[token - 1].letters == CASE_LOWER)
        return false;
    return strncasecmp(entity->name, word, length) != 0 || entity->name[length] != ' ';
}

void naming_read_surnames(struct naming *naming)
{
    struct article *article = naming->article;
    struct name_parts parts = {.entity_count = article->entity_count};
    collect_parts(naming, &parts);
    parts.seen = xcalloc(parts.entity_count + 1, sizeof *parts.seen);
    for (size_t i = 0; i < article->token_count; i++) {
        uint32_t index = article->tokens[i].mention;
        if (index != ARTICLE_NONE)
            mention_person_for_place(naming, &parts, i);
        if (index != ARTICLE_NONE && article->mentions[index].entity < parts.entity_count)
            parts.seen[article->mentions[index].entity] = article->tokens[i].span.start + 1;
        if (!is_candidate(naming, i))
            continue;
        bool doubtful;
        bool titled = naming_titled(naming, i) || is_one_of_titled(naming, i);
        uint32_t classes = token_classes(naming, i);
        uint32_t person = person_of(&parts, article->tokens[i].word, &doubtful);
        if (person != ARTICLE_NONE && is_other_royal(naming, i, person))
            person = ARTICLE_NONE;
        bool organization = person != ARTICLE_NONE && !naming_is_kind(naming, person, "person");
        if (organization && (titled || !is_word_name(naming, i)))
            continue;
        if (person != ARTICLE_NONE && !organization && is_of_family(naming, i + 1))
            continue;
        if (person != ARTICLE_NONE && (titled || !(classes & WORD_COMMON)))
            mention_surname(naming, i, person, doubtful);
        else if (titled && !(classes & ~(uint32_t)(WORD_GIVEN | WORD_PARTICLE)))
            mention_titled(naming, i);
        else if (is_word_name(naming, i))
            mention_word(naming, i);
    }
    free(parts.items);
    free(parts.seen);
}
