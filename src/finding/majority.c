/*
 * majority.c: of any two candidates, how many rankings put one above the other.
 */
#include "finding/majority.h"

#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

/* What brings those together whose ranks are all the same; qsort() takes no context. */
struct key {
    const uint32_t *ranks;
    size_t ranking_count;
    uint32_t candidate;
};

static int compare_ranks(const struct key *a, const struct key *b)
{
    return memcmp(a->ranks, b->ranks, a->ranking_count * sizeof *a->ranks);
}

static int compare_keys(const void *left, const void *right)
{
    const struct key *a = left, *b = right;
    int order = compare_ranks(a, b);
    return order ? order : (a->candidate > b->candidate) - (a->candidate < b->candidate);
}

/* By candidate: the first of those that are alike. */
static uint32_t *find_firsts(const uint32_t *ranks, size_t candidates, size_t rankings)
{
    struct key *keys = xcalloc(candidates, sizeof *keys);
    uint32_t *firsts = xcalloc(candidates, sizeof *firsts);
    for (uint32_t i = 0; i < candidates; i++)
        keys[i] = (struct key){ranks + i * rankings, rankings, i};
    if (candidates)
        qsort(keys, candidates, sizeof *keys, compare_keys);
    for (size_t i = 0; i < candidates; i++) {
        bool alike = i && compare_ranks(&keys[i], &keys[i - 1]) == 0;
        firsts[keys[i].candidate] = alike ? firsts[keys[i - 1].candidate] : keys[i].candidate;
    }
    free(keys);
    return firsts;
}

/* Numbers the classes, and returns the first candidate of each. */
static uint32_t *number_classes(struct majority *majority, const uint32_t *firsts,
                                size_t candidates)
{
    uint32_t *members = xcalloc(candidates, sizeof *members);
    majority->classes = xcalloc(candidates, sizeof *majority->classes);
    majority->sizes = xcalloc(candidates, sizeof *majority->sizes);
    for (uint32_t i = 0; i < candidates; i++) {
        if (firsts[i] == i)
            members[majority->count++] = i;
        uint32_t class =
            firsts[i] == i ? (uint32_t)majority->count - 1 : majority->classes[firsts[i]];
        majority->classes[i] = class;
        majority->sizes[class]++;
    }
    return members;
}

static int margin_of(const uint32_t *a, const uint32_t *b, size_t rankings)
{
    int margin = 0;
    for (size_t r = 0; r < rankings; r++)
        margin += (a[r] < b[r]) - (a[r] > b[r]);
    return margin;
}

/* `members` has one candidate of each class. */
static void fill_margins(struct majority *majority, const uint32_t *members, const uint32_t *ranks,
                         size_t rankings)
{
    size_t n = majority->count;
    majority->margins = xcalloc(n * n, sizeof *majority->margins);
    for (size_t a = 0; a < n; a++)
        for (size_t b = a + 1; b < n; b++) {
            int margin =
                margin_of(ranks + members[a] * rankings, ranks + members[b] * rankings, rankings);
            double pairs = (double)majority->sizes[a] * majority->sizes[b];
            majority->margins[a * n + b] = (int8_t)margin;
            majority->margins[b * n + a] = (int8_t)-margin;
            majority->split += ((double)rankings - abs(margin)) / 2 * pairs;
        }
}

bool majority_init(struct majority *majority, const uint32_t *ranks, size_t candidate_count,
                   size_t ranking_count, struct error *error)
{
    *majority = (struct majority){0};
    if (ranking_count > MAJORITY_RANKINGS)
        return error_set(error, ERROR_LIMIT, "a consensus is of at most %d measures, not %zu",
                         MAJORITY_RANKINGS, ranking_count);
    uint32_t *firsts = find_firsts(ranks, candidate_count, ranking_count);
    uint32_t *members = number_classes(majority, firsts, candidate_count);
    bool few = majority->count <= MAJORITY_MOST;
    if (few)
        fill_margins(majority, members, ranks, ranking_count);
    else
        error_set(error, ERROR_LIMIT, "a consensus is of at most %d entities that differ, not %zu",
                  MAJORITY_MOST, majority->count);
    if (!few)
        error_hint(error, "--kind compares those of one kind");
    free(members);
    free(firsts);
    if (!few)
        majority_release(majority);
    return few;
}

void majority_release(struct majority *majority)
{
    if (!majority)
        return;
    free(majority->margins);
    free(majority->classes);
    free(majority->sizes);
    *majority = (struct majority){0};
}
