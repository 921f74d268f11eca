/*
 * kemeny_search.c: a good order of many candidates.
 */
#include "finding/kemeny.h"

#include "base/random.h"
#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

/*
 * Candidates moved at random before all are moved again; how often that is done, and how often two
 * are looked at until it is no longer done: a second or so.
 */
enum { KICKS = 3, ROUNDS_MOST = 1000, LOOKS_MOST = 500000000 };

/* What orders by Borda's count; qsort() takes no context. */
struct count_key {
    int64_t count;
    uint32_t candidate;
};

static int compare_counts(const void *left, const void *right)
{
    const struct count_key *a = left, *b = right;
    if (a->count != b->count)
        return a->count > b->count ? -1 : 1;
    return (a->candidate > b->candidate) - (a->candidate < b->candidate);
}

/* The sum of a candidate's margins is its Borda count, but for a constant and a factor. */
static void order_by_counts(const struct majority *majority, uint32_t *order, size_t count)
{
    struct count_key *keys = xcalloc(count, sizeof *keys);
    for (size_t i = 0; i < count; i++) {
        const int8_t *margins = majority->margins + order[i] * majority->count;
        keys[i].candidate = order[i];
        for (size_t j = 0; j < count; j++)
            keys[i].count += (int64_t)margins[order[j]] * majority->sizes[order[j]];
    }
    qsort(keys, count, sizeof *keys, compare_counts);
    for (size_t i = 0; i < count; i++)
        order[i] = keys[i].candidate;
    free(keys);
}

/* The place at which the candidate pays least; the nearest of such. */
static size_t best_place(const struct majority *majority, const uint32_t *order, size_t count,
                         size_t place)
{
    const int8_t *margins = majority->margins + order[place] * majority->count;
    const uint32_t *sizes = majority->sizes;
    int64_t paid = 0, least = 0;
    size_t best = place;
    for (size_t i = place; i-- > 0;) {
        paid -= (int64_t)margins[order[i]] * sizes[order[i]];
        if (paid < least) {
            least = paid;
            best = i;
        }
    }
    paid = 0;
    for (size_t i = place + 1; i < count; i++) {
        paid += (int64_t)margins[order[i]] * sizes[order[i]];
        if (paid < least) {
            least = paid;
            best = i;
        }
    }
    return best;
}

static void move(uint32_t *order, size_t from, size_t to)
{
    uint32_t moved = order[from];
    if (from < to)
        memmove(order + from, order + from + 1, (to - from) * sizeof *order);
    else
        memmove(order + to + 1, order + to, (from - to) * sizeof *order);
    order[to] = moved;
}

/* Moves each to where it is best, as long as that helps; returns how often it looked at a pair. */
static size_t settle(const struct majority *majority, uint32_t *order, size_t count)
{
    size_t looks = 0;
    for (bool moved = true; moved && !progress_interrupted(); looks += count * count) {
        moved = false;
        for (size_t place = 0; place < count; place++) {
            size_t best = best_place(majority, order, count, place);
            moved |= best != place;
            move(order, place, best);
        }
    }
    return looks;
}

static void kick(uint32_t *order, size_t count, struct random *random)
{
    for (int i = 0; i < KICKS; i++) {
        size_t from = random_index(random, (uint32_t)count);
        move(order, from, random_index(random, (uint32_t)count));
    }
}

bool kemeny_search(const struct majority *majority, uint32_t *order, size_t count,
                   const struct kemeny_options *options, struct error *error)
{
    struct random random = random_start(options->seed, 0);
    uint32_t *here = xreallocarray(NULL, count, sizeof *here);
    uint32_t *next = xreallocarray(NULL, count, sizeof *next);
    size_t rounds = count * count < ROUNDS_MOST ? count * count : ROUNDS_MOST;
    order_by_counts(majority, order, count);
    size_t looks = settle(majority, order, count);
    int64_t least = kemeny_against(majority, order, count);
    memcpy(here, order, count * sizeof *here);
    for (size_t i = 0; i < rounds && looks < LOOKS_MOST && least > 0; i++) {
        memcpy(next, here, count * sizeof *next);
        kick(next, count, &random);
        looks += settle(majority, next, count);
        int64_t against = kemeny_against(majority, next, count);
        if (against <= least) /* as good: on from there, but the first one is kept */
            memcpy(here, next, count * sizeof *here);
        if (against < least)
            memcpy(order, next, count * sizeof *order);
        least = against < least ? against : least;
        progress_report(options->progress, "consensus", (double)i / (double)rounds);
        if (progress_interrupted())
            break;
    }
    free(next);
    free(here);
    return !progress_stopped("consensus", error);
}
