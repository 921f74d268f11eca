/*
 * review_order.c: an article as passages, and its relations as the cards that stand beside them.
 */
#include "report/review_parts.h"

#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

static void find_passages(struct review *review)
{
    const struct article *article = &review->draft->article;
    struct passage *last = NULL;
    for (uint32_t i = 0; i < article->sentence_count; i++) {
        const struct sentence *sentence = &article->sentences[i];
        if (last && last->paragraph && last->paragraph == sentence->paragraph) {
            last->sentences.count++;
            last->span.end = sentence->span.end;
            continue;
        }
        review->passages = xgrow(review->passages, review->passage_count, &review->passage_capacity,
                                 sizeof *review->passages);
        last = &review->passages[review->passage_count++];
        *last = (struct passage){
            .span = sentence->span, .paragraph = sentence->paragraph, .sentences = {i, 1}};
    }
}

/* A relation with what it is sorted by. */
struct placed {
    struct span phrase;
    const char *type;
    uint32_t passage, relation;
    uint8_t tier;
};

static int compare_sizes(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

static int compare_placed(const void *one, const void *other)
{
    const struct placed *a = one, *b = other;
    if (a->passage != b->passage)
        return compare_sizes(a->passage, b->passage);
    if (a->tier != b->tier)
        return compare_sizes(a->tier, b->tier);
    if (a->phrase.start != b->phrase.start)
        return compare_sizes(a->phrase.start, b->phrase.start);
    if (a->phrase.end != b->phrase.end)
        return compare_sizes(a->phrase.end, b->phrase.end);
    int types = strcmp(a->type, b->type);
    return types ? types : compare_sizes(a->relation, b->relation);
}

static bool same_words(const struct placed *a, const struct placed *b)
{
    return a->passage == b->passage && a->tier == b->tier && a->phrase.start == b->phrase.start &&
           a->phrase.end == b->phrase.end && strcmp(a->type, b->type) == 0;
}

static void add_card(struct review *review, const struct placed *placed, uint32_t first)
{
    struct range *range = &review->passages[placed->passage].cards;
    if (!range->count)
        range->first = (uint32_t)review->card_count;
    range->count++;
    review->cards =
        xgrow(review->cards, review->card_count, &review->card_capacity, sizeof *review->cards);
    review->cards[review->card_count++] = (struct review_card){.phrase = placed->phrase,
                                                               .tier = placed->tier,
                                                               .passage = placed->passage,
                                                               .relations = {first, 0}};
}

static void find_cards(struct review *review, const uint32_t *passage_of)
{
    const struct drafted_relations *relations = &review->draft->relations;
    struct placed *placed = xcalloc(relations->count + 1, sizeof *placed);
    for (uint32_t i = 0; i < relations->count; i++) {
        const struct drafted_relation *item = &relations->items[i];
        placed[i] =
            (struct placed){item->phrase, item->type, passage_of[item->sentence], i, item->tier};
    }
    qsort(placed, relations->count, sizeof *placed, compare_placed);
    review->order = xcalloc(relations->count + 1, sizeof *review->order);
    for (uint32_t i = 0; i < relations->count; i++) {
        review->order[i] = placed[i].relation;
        if (i == 0 || !same_words(&placed[i - 1], &placed[i]))
            add_card(review, &placed[i], i);
        review->cards[review->card_count - 1].relations.count++;
    }
    free(placed);
}

void review_init(struct review *review, const struct draft *draft)
{
    *review = (struct review){.draft = draft};
    find_passages(review);
    uint32_t *passage_of = xcalloc(draft->article.sentence_count + 1, sizeof *passage_of);
    for (uint32_t i = 0; i < review->passage_count; i++)
        for (uint32_t j = 0; j < review->passages[i].sentences.count; j++)
            passage_of[review->passages[i].sentences.first + j] = i;
    find_cards(review, passage_of);
    free(passage_of);
}

void review_release(struct review *review)
{
    free(review->passages);
    free(review->order);
    free(review->cards);
    *review = (struct review){0};
}
