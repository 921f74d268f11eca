/*
 * best_pairs.c: of very many pairs the best: twice as many are kept as are wanted, and then half of
 * them dropped.
 */
#include "finding/best_pairs.h"

#include "base/xalloc.h"
#include "finding/rounding.h"

#include <stdlib.h>
#include <string.h>

static int compare_ids(const struct pair_key *a, const struct pair_key *b)
{
    int from = strcmp(a->from, b->from);
    return from ? from : strcmp(a->to, b->to);
}

static int compare_keys(const void *left, const void *right)
{
    const struct pair_key *a = left, *b = right;
    if (a->amount != b->amount)
        return a->amount > b->amount ? -1 : 1;
    if (a->distance != b->distance)
        return a->distance < b->distance ? -1 : 1;
    return compare_ids(a, b);
}

void best_pairs_sort(struct best_pairs *best)
{
    if (best->count)
        qsort(best->keys, best->count, sizeof *best->keys, compare_keys);
    if (!best->top || best->count < best->top)
        return;
    best->count = best->top;
    best->worst = best->keys[best->count - 1];
}

static void add_key(struct best_pairs *best, const struct pair_key *key)
{
    best->keys = xgrow(best->keys, best->count, &best->capacity, sizeof *best->keys);
    best->keys[best->count++] = *key;
    if (best->top && best->count / 2 >= best->top)
        best_pairs_sort(best);
}

/*
 * Whether the pair, its numbers not yet rounded, is surely none of the best: rounding is slow, and
 * of millions of pairs few need it.
 */
static bool is_beyond(const struct best_pairs *best, const struct pair_key *key)
{
    const struct pair_key *worst = &best->worst;
    if (!worst->from)
        return false;
    if (key->amount != worst->amount)
        return key->amount < worst->amount * (1 - 1e-9);
    if (key->distance != worst->distance)
        return key->distance > worst->distance * (1 + 1e-9);
    return compare_ids(key, worst) > 0;
}

void best_pairs_add(struct best_pairs *best, const struct explanation_pair *pair)
{
    const struct entity *entities = best->dossier->entities;
    struct pair_key key = {pair->amount, pair->distance, entities[pair->from].id,
                           entities[pair->to].id, *pair};
    if (is_beyond(best, &key))
        return;
    key.amount = rounded_score(key.amount);
    key.distance = rounded_score(key.distance);
    add_key(best, &key);
}

void best_pairs_join(struct best_pairs *best, struct best_pairs *other)
{
    for (size_t i = 0; i < other->count; i++)
        add_key(best, &other->keys[i]);
    best_pairs_release(other);
}

void best_pairs_release(struct best_pairs *best)
{
    free(best->keys);
    best->keys = NULL;
    best->count = best->capacity = 0;
}
