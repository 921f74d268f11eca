/*
 * ties_successors.c: "A succeeded B" is said of persons; which office it is that they have had.
 */
#include "draft/ties_settle.h"

#include <string.h>

bool tie_is_office(const struct drafted_relation *relation)
{
    return tie_is_type(relation, "office") || tie_is_type(relation, "presidency");
}

/* Whether the office is of a state, and the person of another one. */
static bool is_foreign(const struct article *article, uint32_t person, uint32_t office)
{
    uint32_t of = article->entities[person].of;
    return of != ARTICLE_NONE && of != office && strcmp(article->entities[of].kind, "state") == 0 &&
           strcmp(article->entities[office].kind, "state") == 0;
}

/* "X, a former commander of the FPL, succeeded Y": not there. */
static bool is_former(const struct article *article, const struct drafted_relation *item)
{
    static const char word[] = "former ";
    size_t length = sizeof word - 1,
           start = item->role.end > item->role.start ? item->role.start : item->cue.start;
    return (start >= length && memcmp(article->text + start - length, word, length) == 0) ||
           (start + length < article->length && memcmp(article->text + start, word, length) == 0);
}

/* "Succeeded X as prime minister": whether the office is of that sort, where one is told. */
static bool is_sort(const struct article *article, const struct drafted_relation *item,
                    const struct drafted_relation *office)
{
    enum { LEAST = 5 /* letters of a word that tells */ };
    const char *at = article->text + item->phrase.end;
    size_t left = article->length - item->phrase.end, length = 0;
    if (left < 4 || memcmp(at, " as ", 4) != 0 || office->role.end <= office->role.start)
        return true;
    while (length < left && !strchr(".,;\n", at[length]))
        length++;
    for (size_t i = office->role.start; i < office->role.end;) {
        size_t end = i;
        while (end < office->role.end && article->text[end] != ' ' && article->text[end] != '-')
            end++;
        if (end - i >= LEAST && memmem(at, length, article->text + i, end - i))
            return true;
        i = end + 1;
    }
    return false;
}

/*
 * The office of that person, which the other one can have too: in the sentence of who succeeds,
 * else in one before it; what comes after counts only as a title. NULL: none.
 */
static const struct drafted_relation *office_of(const struct article *article,
                                                const struct drafted_relations *relations,
                                                uint32_t person, uint32_t other,
                                                const struct drafted_relation *succession)
{
    uint32_t sentence = succession->sentence;
    const struct drafted_relation *best = NULL;
    int most = 0;
    for (size_t i = 0; i < relations->count; i++) {
        const struct drafted_relation *item = &relations->items[i];
        bool told = item->tier == TIER_SURE || item->row == SIZE_MAX ||
                    item->cue.start != item->to_span.start; /* "X of Norway" may head the UN */
        int rank = item->sentence == sentence  ? 3
                   : item->sentence < sentence ? 2
                   : item->row == SIZE_MAX     ? 1
                                               : 0;
        if (rank > most && told && !is_former(article, item) && item->from == person &&
            is_sort(article, succession, item) && !tie_is_person(article, item->to) &&
            tie_is_office(item) && !is_foreign(article, other, item->to)) {
            best = item;
            most = rank;
        }
    }
    return best;
}

/* The time up to the start of this one; none where it has no start. */
static struct edtf until(struct edtf when)
{
    struct edtf former = {.interval = true, .start = {.end = EDTF_UNKNOWN}, .end = when.start};
    return when.start.end == EDTF_DATE ? former : (struct edtf){0};
}

/* Who had the office has it until the successor comes. */
static void end_former(struct drafted_relations *relations, uint32_t former, uint32_t office,
                       struct edtf end)
{
    for (size_t i = 0; i < relations->count; i++) {
        struct drafted_relation *item = &relations->items[i];
        if (item->from == former && item->to == office && tie_is_office(item) &&
            !edtf_given(&item->when))
            item->when = end;
    }
}

/* What the table of persons says that one of the two heads; ARTICLE_NONE: it has neither. */
static uint32_t headed_by(const struct article *article, uint32_t former, uint32_t next)
{
    const struct drafted_entity *one = &article->entities[former];
    const struct drafted_entity *other = &article->entities[next];
    if (one->heads && one->of != ARTICLE_NONE)
        return is_foreign(article, next, one->of) ? ARTICLE_NONE : one->of;
    bool there = other->heads && other->of != ARTICLE_NONE;
    return there && !is_foreign(article, former, other->of) ? other->of : ARTICLE_NONE;
}

/*
 * "A succeeded B" is said of persons: A has the office that B had, where the article has that; or B
 * had the one that A has; or what the table says that they head. False where there is none.
 */
static bool resolve_successor(const struct article *article, struct drafted_relations *relations,
                              struct drafted_relation *item)
{
    uint32_t former = item->to, headed = headed_by(article, former, item->from);
    struct edtf end = until(item->when);
    const struct drafted_relation *office = office_of(article, relations, former, item->from, item);
    bool deputy = item->role.end > item->role.start;
    if (!office && !deputy && (office = office_of(article, relations, item->from, former, item))) {
        item->from = former;
        item->when = end;
    }
    if (!office && headed != ARTICLE_NONE) {
        item->type = "office";
        item->to = headed;
        item->tier = TIER_SUGGESTED;
        return item->from != headed;
    }
    if (!office)
        return false;
    if (office->sentence != item->sentence) /* of several that the person had? */
        item->tier = TIER_SUGGESTED;
    item->to = office->to;
    if (item->role.end > item->role.start) { /* "his deputy": beside the person, not behind */
        item->type = "office";
        return item->from != item->to;
    }
    item->type = office->type;
    item->role = office->role;
    end_former(relations, former, item->to, end);
    return item->from != item->to;
}

void ties_of_successors(const struct article *article, struct drafted_relations *relations)
{
    size_t kept = 0;
    for (size_t i = 0; i < relations->count; i++) {
        struct drafted_relation item = relations->items[i];
        bool successor = tie_is_person(article, item.to) && tie_is_office(&item);
        if (!successor || resolve_successor(article, relations, &item))
            relations->items[kept++] = item;
    }
    relations->count = kept;
}
