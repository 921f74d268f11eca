/*
 * ties_settle.c: what is said twice, and the rules of documents: who succeeds somebody has that
 * one's office, and ends that one's time; who takes an office no longer refuses it.
 */
#include "draft/ties_settle.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum family tie_family(const struct vocabulary *vocabulary, const char *type)
{
    uint32_t index = vocabulary_find_type(vocabulary, type);
    return index == VOCABULARY_NONE ? FAMILY_TIE : vocabulary->types[index].family;
}

static uint32_t lower_end(const struct drafted_relation *relation)
{
    return relation->from < relation->to ? relation->from : relation->to;
}

static uint32_t higher_end(const struct drafted_relation *relation)
{
    return relation->from < relation->to ? relation->to : relation->from;
}

static int compare_numbers(size_t one, size_t other)
{
    return (one > other) - (one < other);
}

/* Sorted so that of relations that say the same the best is first. */
static int compare(const void *one, const void *other)
{
    const struct drafted_relation *a = one, *b = other;
    int order = compare_numbers(lower_end(a), lower_end(b));
    order = order ? order : compare_numbers(higher_end(a), higher_end(b));
    order = order ? order : compare_numbers(a->tier, b->tier);
    order = order ? order : edtf_given(&b->when) - edtf_given(&a->when);
    if (!order && a->confidence != b->confidence)
        order = a->confidence > b->confidence ? -1 : 1;
    order = order ? order : compare_numbers(a->phrase.start, b->phrase.start);
    order = order ? order : compare_numbers(a->phrase.end, b->phrase.end);
    order = order ? order : compare_numbers(a->from, b->from);
    return order ? order : strcmp(a->type, b->type);
}

static bool same_ends(const struct drafted_relation *one, const struct drafted_relation *other)
{
    return lower_end(one) == lower_end(other) && higher_end(one) == higher_end(other);
}

static bool is_open(const struct edtf *when)
{
    return when->interval && when->start.end == EDTF_DATE && when->end.end == EDTF_OPEN;
}

static bool is_ending(const struct edtf *when)
{
    return when->interval && when->start.end == EDTF_UNKNOWN && when->end.end == EDTF_DATE;
}

/* "Quit in 2013, and was readmitted in 2018". */
static bool comes_back(const struct edtf *first, const struct edtf *later)
{
    struct edtf end = {.start = first->end}, start = {.start = later->start};
    return is_ending(first) && is_open(later) && edtf_compare(&end, &start) < 0;
}

/*
 * Whether the later one adds nothing to the earlier, better one: of the same ends and family and no
 * other date; or a mere suggestion in the same sentence, or of the same family either way round.
 */
static bool says_no_more(const struct vocabulary *vocabulary, const struct drafted_relation *first,
                         const struct drafted_relation *later)
{
    enum family one = tie_family(vocabulary, first->type),
                other = tie_family(vocabulary, later->type);
    bool family = one == other;
    bool leaves = (one == FAMILY_MEMBERSHIP && other == FAMILY_DISSENT) ||
                  (one == FAMILY_DISSENT && other == FAMILY_MEMBERSHIP); /* and protests */
    bool ends = family && ((is_open(&first->when) && is_ending(&later->when)) ||
                           comes_back(&first->when, &later->when));
    bool leads = one == FAMILY_MEMBERSHIP && other == FAMILY_OFFICE; /* its leader, who joined it */
    bool invites = one == FAMILY_COOPERATION &&                      /* to join it, to chair it */
                   (other == FAMILY_MEMBERSHIP || other == FAMILY_PRESIDENCY);
    if (later->tier == TIER_SUGGESTED && !ends &&
        (family || (first->sentence == later->sentence && !leaves && !leads && !invites)))
        return true;
    return family && first->from == later->from &&
           (!edtf_given(&later->when) || edtf_compare(&first->when, &later->when) == 0);
}

/*
 * Whether they tell of the same start, one of them not that it lasts: "the presidency passed to
 * Norway in May", which has held it since; the better one then tells it as well.
 */
static bool starts_alike(const struct vocabulary *vocabulary, struct drafted_relation *first,
                         const struct drafted_relation *later)
{
    const struct edtf *one = &first->when, *other = &later->when;
    bool alike = tie_family(vocabulary, first->type) == tie_family(vocabulary, later->type) &&
                 first->from == later->from && edtf_given(one) && edtf_given(other) &&
                 one->interval != other->interval && (is_open(one) || is_open(other)) &&
                 edtf_compare(&(struct edtf){.start = one->start},
                              &(struct edtf){.start = other->start}) == 0;
    if (alike && is_open(other))
        first->when = *other;
    return alike;
}

/* "President X, inaugurated in June": the office of the title has the date of what says less. */
static void take_date(struct drafted_relation *first, const struct drafted_relation *later)
{
    if (!edtf_given(&first->when) && tie_is_type(first, "office") && tie_is_type(later, "office") &&
        first->from == later->from)
        first->when = later->when;
}

/* Sorted by their ends: what may be the same is side by side. */
static void drop_repeated(struct drafted_relations *relations)
{
    struct vocabulary vocabulary;
    size_t kept = 0, block = 0;
    vocabulary_init(&vocabulary);
    if (relations->count)
        qsort(relations->items, relations->count, sizeof *relations->items, compare);
    for (size_t i = 0; i < relations->count; i++) {
        const struct drafted_relation item = relations->items[i];
        bool repeated = false;
        if (kept && !same_ends(&relations->items[kept - 1], &item))
            block = kept;
        for (size_t j = block; j < kept && !repeated; j++) {
            repeated = says_no_more(&vocabulary, &relations->items[j], &item) ||
                       starts_alike(&vocabulary, &relations->items[j], &item);
            if (repeated)
                take_date(&relations->items[j], &item);
        }
        if (!repeated)
            relations->items[kept++] = item;
    }
    relations->count = kept;
    vocabulary_release(&vocabulary);
}

/* An office that starts with `next` is over for who had it, or refused it, before. */
static void end_by(struct drafted_relation *former, const struct drafted_relation *next)
{
    bool open = former->when.interval && former->when.end.end == EDTF_OPEN;
    if (former == next || former->to != next->to || !open ||
        edtf_compare(&former->when, &next->when) >= 0)
        return;
    bool other_holder = tie_is_type(former, "presidency") && former->from != next->from;
    bool no_longer_refuses = tie_is_type(former, "refusal") && former->from == next->from;
    if (other_holder || no_longer_refuses)
        former->when.end = next->when.start;
}

/* Who left is no longer a member: "joined in 1955", and as surely "left in 1959". */
static void join_times(struct drafted_relations *relations)
{
    for (size_t i = 0; i < relations->count; i++) {
        struct drafted_relation *one = &relations->items[i];
        for (size_t j = 0; j < relations->count && tie_is_type(one, "membership"); j++) {
            struct drafted_relation *other = &relations->items[j];
            if (!tie_is_type(other, "membership") || one->from != other->from ||
                one->to != other->to || other->tier != one->tier || !is_open(&one->when) ||
                !is_ending(&other->when))
                continue;
            struct edtf start = {.start = one->when.start}, end = {.start = other->when.end};
            if (edtf_compare(&start, &end) >= 0)
                continue; /* who left and came back */
            one->when.end = other->when.end;
            other->when = one->when;
        }
    }
}

static void apply_succession(struct drafted_relations *relations)
{
    for (size_t i = 0; i < relations->count; i++) {
        const struct drafted_relation *next = &relations->items[i];
        if (!tie_is_type(next, "presidency") || !next->when.interval ||
            next->when.start.end != EDTF_DATE)
            continue;
        for (size_t j = 0; j < relations->count; j++)
            end_by(&relations->items[j], next);
    }
}

/* An office that is of a state only as the article is about that one. */
static bool is_implied_office(const struct article *article, const struct drafted_relation *item)
{
    bool titled = item->role.end > item->role.start; /* "the party's leader became president" */
    return item->tier == TIER_SUGGESTED && tie_is_office(item) && item->row != SIZE_MAX &&
           !titled && item->to_span.start == item->from_span.start &&
           strcmp(article->entities[item->to].kind, "state") == 0;
}

/* Whether its sentence says of something else than a state that the person has an office there. */
static bool has_other_office(const struct article *article,
                             const struct drafted_relations *relations,
                             const struct drafted_relation *item)
{
    for (size_t i = 0; i < relations->count; i++) {
        const struct drafted_relation *other = &relations->items[i];
        if (other != item && other->from == item->from && other->sentence == item->sentence &&
            tie_is_office(other) && strcmp(article->entities[other->to].kind, "state") != 0)
            return true;
    }
    return false;
}

/* "The bank's president, re-elected in July": president of no state. */
static void drop_implied_offices(const struct article *article, struct drafted_relations *relations)
{
    for (size_t i = 0; i < relations->count;) {
        const struct drafted_relation *item = &relations->items[i];
        if (is_implied_office(article, item) && has_other_office(article, relations, item))
            relations->items[i] = relations->items[--relations->count];
        else
            i++;
    }
}

/* "Burundi quit the court. The Philippines followed": it left as well. */
static void follow_out(const struct article *article, struct drafted_relations *relations)
{
    for (size_t i = 0; i < relations->count; i++) {
        struct drafted_relation *item = &relations->items[i];
        const struct drafted_relation *last = NULL;
        if (!tie_is_type(item, "membership") || !is_open(&item->when) ||
            !tie_says(article, item, "follow"))
            continue;
        for (size_t k = 0; k < relations->count; k++) {
            const struct drafted_relation *other = &relations->items[k];
            if (tie_is_type(other, "membership") && other->to == item->to && other != item &&
                other->cue.end <= item->cue.start && (!last || other->cue.start > last->cue.start))
                last = other;
        }
        if (last && is_ending(&last->when)) {
            item->when.end = item->when.start;
            item->when.start = (struct edtf_date){.end = EDTF_UNKNOWN};
        }
    }
}

static int compare_places(const void *one, const void *other)
{
    const struct drafted_relation *a = one, *b = other;
    if (a->phrase.start != b->phrase.start)
        return a->phrase.start < b->phrase.start ? -1 : 1;
    return compare(one, other);
}

void ties_settle(const struct article *article, struct drafted_relations *relations)
{
    ties_of_likewise(article, relations);
    ties_of_successors(article, relations);
    ties_of_chairs(article, relations);
    ties_of_belonging(article, relations);
    drop_implied_offices(article, relations);
    follow_out(article, relations);
    join_times(relations);
    drop_repeated(relations);
    apply_succession(relations);
    ties_doubt(article, relations);
    if (relations->count)
        qsort(relations->items, relations->count, sizeof *relations->items, compare_places);
}
