/*
 * ties_belonging.c: who belongs to what, where the words name another: a council suspends a state
 * from its organization, a president joins one for the state, a deputy has a seat and no office.
 */
#include "draft/ties_settle.h"

#include <string.h>

static bool is_kind(const struct article *article, uint32_t entity, const char *kind)
{
    return strcmp(article->entities[entity].kind, kind) == 0;
}

static bool is_membership(const struct drafted_relation *item)
{
    return tie_is_type(item, "membership") || tie_is_type(item, "candidacy") ||
           tie_is_type(item, "observer");
}

/* Whether the words that tie say that somebody lets in or puts out. */
static bool lets_in_or_out(const struct article *article, const struct drafted_relation *item)
{
    static const char *const verbs[] = {"admit",    "admitted", "bar",   "ban",    "eject",
                                        "exclud",   "expel",    "lift",  "oust",   "readmit",
                                        "reinstat", "restor",   "strip", "suspend"};
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (tie_says(article, item, verbs[i]))
            return true;
    return false;
}

/* "The Peace and Security Council suspended Mali": from its organization, whose organ it is. The
 * UN's councils suspend from themselves. */
static void widen(const struct article *article, struct drafted_relation *item)
{
    const struct drafted_entity *organ = &article->entities[item->to];
    bool council = strcmp(organ->kind, "body") == 0 && organ->of != ARTICLE_NONE &&
                   is_kind(article, organ->of, "organization") &&
                   strcmp(article->entities[organ->of].name, "United Nations") != 0;
    if (council && is_membership(item) && is_kind(article, item->from, "state") &&
        item->to_span.start < item->from_span.start && lets_in_or_out(article, item))
        item->to = organ->of;
}

/* Whether the article tells of a state that belongs to it, or did. */
static bool has_states(const struct article *article, const struct drafted_relations *relations,
                       uint32_t whole)
{
    for (size_t i = 0; i < relations->count; i++)
        if (relations->items[i].to == whole && is_membership(&relations->items[i]) &&
            is_kind(article, relations->items[i].from, "state"))
            return true;
    return false;
}

/* "President Karimov withdrew from GUAM": his state did. */
static void put_state(const struct article *article, const struct drafted_relations *relations,
                      struct drafted_relation *item)
{
    const struct drafted_entity *from = &article->entities[item->from];
    bool heads = tie_is_person(article, item->from) && from->national && from->of != ARTICLE_NONE &&
                 is_kind(article, from->of, "state");
    if (heads && is_membership(item) && tie_is_whole(article, item->to) &&
        tie_may_have(article, item->to, from->of) && has_states(article, relations, item->to))
        item->from = from->of;
}

static bool overlap(struct span one, struct span other)
{
    return one.start < other.end && other.start < one.end;
}

/* "Mauritania took over the union's presidency": it does not own the union. */
static bool is_chair_of_owned(const struct drafted_relations *relations,
                              const struct drafted_relation *owned)
{
    for (size_t i = 0; i < relations->count && tie_is_type(owned, "part-of"); i++) {
        const struct drafted_relation *item = &relations->items[i];
        if (tie_is_type(item, "presidency") && item->from == owned->to && item->to == owned->from &&
            overlap(item->cue, owned->cue))
            return true;
    }
    return false;
}

static void drop_owned(struct drafted_relations *relations)
{
    size_t kept = 0;
    for (size_t i = 0; i < relations->count; i++) {
        const struct drafted_relation item = relations->items[i];
        if (!is_chair_of_owned(relations, &item))
            relations->items[kept++] = item;
    }
    relations->count = kept;
}

/* Whether other words say of the same that it is a seat: "a deputy of", "won a seat in". */
static bool is_seat(const struct article *article, const struct drafted_relations *relations,
                    const struct drafted_relation *item)
{
    for (size_t i = 0; i < relations->count; i++) {
        const struct drafted_relation *other = &relations->items[i];
        if (tie_is_type(other, "membership") && is_kind(article, other->to, "body") &&
            other->from == item->from && other->to == item->to && overlap(other->cue, item->cue))
            return true;
    }
    return false;
}

void ties_of_belonging(const struct article *article, struct drafted_relations *relations)
{
    drop_owned(relations);
    for (size_t i = 0; i < relations->count; i++) {
        struct drafted_relation *item = &relations->items[i];
        widen(article, item);
        put_state(article, relations, item);
        if (tie_is_type(item, "office") && !is_kind(article, item->to, "state") &&
            is_seat(article, relations, item))
            item->type = "membership";
    }
}
