/*
 * ties_settle.c: offices from titles, what is said twice, and the rules of documents: who takes an
 * office ends the time of the one before, and no longer refuses it.
 */
#include "draft/ties.h"

#include <entente/vocabulary.h>

#include <stdlib.h>
#include <string.h>

void ties_of_titles(const struct article *article, struct drafted_relations *relations)
{
    for (size_t i = 0; i < article->mention_count; i++) {
        const struct mention *mention = &article->mentions[i];
        if (mention->title.end <= mention->title.start || mention->of == ARTICLE_NONE ||
            mention->of == mention->entity ||
            strcmp(article->entities[mention->entity].kind, "person") != 0)
            continue;
        struct drafted_relation office = {.from = mention->entity,
                                          .to = mention->of,
                                          .type = "office",
                                          .tier = TIER_SURE,
                                          .confidence = .9,
                                          .phrase = mention->span,
                                          .from_span = mention->span,
                                          .to_span = mention->title,
                                          .role = mention->title,
                                          .sentence = mention->sentence,
                                          .row = SIZE_MAX};
        if (mention->title.start < office.phrase.start)
            office.phrase.start = mention->title.start;
        if (mention->title.end > office.phrase.end)
            office.phrase.end = mention->title.end;
        drafted_relations_add(relations, &office);
    }
}

static enum family family_of(const struct vocabulary *vocabulary, const char *type)
{
    uint32_t index = vocabulary_find_type(vocabulary, type);
    return index == VOCABULARY_NONE ? FAMILY_TIE : vocabulary->types[index].family;
}

/* Sorted so that of relations that say the same the best is first. */
static int compare(const void *one, const void *other)
{
    const struct drafted_relation *a = one, *b = other;
    if (a->from != b->from)
        return a->from < b->from ? -1 : 1;
    if (a->to != b->to)
        return a->to < b->to ? -1 : 1;
    if (a->tier != b->tier)
        return a->tier < b->tier ? -1 : 1;
    int dated = edtf_given(&b->when) - edtf_given(&a->when);
    if (dated)
        return dated;
    if (a->confidence != b->confidence)
        return a->confidence > b->confidence ? -1 : 1;
    if (a->phrase.start != b->phrase.start)
        return a->phrase.start < b->phrase.start ? -1 : 1;
    if (a->phrase.end != b->phrase.end)
        return a->phrase.end < b->phrase.end ? -1 : 1;
    return strcmp(a->type, b->type);
}

/*
 * Whether the later one adds nothing to the earlier, better one: of the same ends and family,
 * either way round where the family has no direction, and no other date.
 */
static bool says_no_more(const struct vocabulary *vocabulary, const struct drafted_relation *first,
                         const struct drafted_relation *later)
{
    enum family family = family_of(vocabulary, first->type);
    return first->from == later->from && first->to == later->to &&
           family == family_of(vocabulary, later->type) &&
           (!edtf_given(&later->when) || edtf_compare(&first->when, &later->when) == 0 ||
            later->tier > first->tier);
}

/* Sorted by `from`, `to`: what may be the same is side by side. */
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
        if (kept && (relations->items[kept - 1].from != item.from ||
                     relations->items[kept - 1].to != item.to))
            block = kept;
        for (size_t j = block; j < kept && !repeated; j++)
            repeated = says_no_more(&vocabulary, &relations->items[j], &item);
        if (!repeated)
            relations->items[kept++] = item;
    }
    relations->count = kept;
    vocabulary_release(&vocabulary);
}

static bool is_type(const struct drafted_relation *relation, const char *type)
{
    return strcmp(relation->type, type) == 0;
}

/* An office that starts with `next` is over for who had it, or refused it, before. */
static void end_by(struct drafted_relation *former, const struct drafted_relation *next)
{
    bool open = former->when.interval && former->when.end.end == EDTF_OPEN;
    if (former == next || former->to != next->to || !open ||
        edtf_compare(&former->when, &next->when) >= 0)
        return;
    bool other_holder = is_type(former, "presidency") && former->from != next->from;
    bool no_longer_refuses = is_type(former, "refusal") && former->from == next->from;
    if (other_holder || no_longer_refuses)
        former->when.end = next->when.start;
}

static void apply_succession(struct drafted_relations *relations)
{
    for (size_t i = 0; i < relations->count; i++) {
        const struct drafted_relation *next = &relations->items[i];
        if (!is_type(next, "presidency") || !next->when.interval ||
            next->when.start.end != EDTF_DATE)
            continue;
        for (size_t j = 0; j < relations->count; j++)
            end_by(&relations->items[j], next);
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
    (void)article;
    drop_repeated(relations);
    apply_succession(relations);
    if (relations->count)
        qsort(relations->items, relations->count, sizeof *relations->items, compare_places);
}
