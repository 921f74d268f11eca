/*
 * contradiction.c: relations between the same two entities that have opposite signs and may hold on
 * the same day. A pair may have very many relations, so the overlaps are counted and not gone
 * through: all but those that end before it begins, or begin after it ends.
 */
#include "finding/contradiction.h"

#include "base/xalloc.h"
#include "finding/extent.h"
#include "network/incidence.h"

#include <entente/office.h>

#include <stdlib.h>

/* Ranges of days by their ends, each sorted. */
struct spans {
    int32_t *froms, *tos;
    size_t count;
};

/* The relations of one pair. */
struct pair {
    const struct view *view;
    const uint32_t *positions;
    size_t count;
    struct extent *extents; /* by index in `positions` */
    bool *negative;         /* likewise */
};

static int compare_days(const void *left, const void *right)
{
    const int32_t *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

static int compare_numbers(const void *left, const void *right)
{
    const uint64_t *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

static struct edtf_days days_of(const struct extent *extent, bool certain)
{
    return certain ? extent->certain : extent->possible;
}

/* The days of the pair's relations of one sign; empty ones overlap nothing. */
static struct spans make_spans(const struct pair *pair, bool negative, bool certain)
{
    struct spans spans = {.froms = xcalloc(pair->count, sizeof *spans.froms),
                          .tos = xcalloc(pair->count, sizeof *spans.tos)};
    for (size_t i = 0; i < pair->count; i++) {
        struct edtf_days days = days_of(&pair->extents[i], certain);
        if (pair->negative[i] != negative || edtf_days_empty(days))
            continue;
        spans.froms[spans.count] = days.from;
        spans.tos[spans.count++] = days.to;
    }
    if (spans.count) {
        qsort(spans.froms, spans.count, sizeof *spans.froms, compare_days);
        qsort(spans.tos, spans.count, sizeof *spans.tos, compare_days);
    }
    return spans;
}

static void free_spans(struct spans *spans)
{
    free(spans->tos);
    free(spans->froms);
}

/* How many of the sorted days are before `day`. */
static size_t count_before(const int32_t *days, size_t count, int32_t day)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (days[middle] < day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static size_t count_overlaps(const struct spans *spans, struct edtf_days days)
{
    if (edtf_days_empty(days))
        return 0;
    size_t past = count_before(spans->tos, spans->count, days.from);
    size_t begun = days.to == EDTF_DAY_MAX ? spans->count
                                           : count_before(spans->froms, spans->count, days.to + 1);
    return begun - past;
}

/* Adds to counts[] by position, for each relation, those of the other sign. */
static void count_sign(const struct pair *pair, bool negative, bool certain, size_t *counts)
{
    struct spans others = make_spans(pair, !negative, certain);
    for (size_t i = 0; i < pair->count; i++)
        if (pair->negative[i] == negative)
            counts[pair->positions[i]] =
                count_overlaps(&others, days_of(&pair->extents[i], certain));
    free_spans(&others);
}

static bool has_both_signs(const struct pair *pair)
{
    for (size_t i = 1; i < pair->count; i++)
        if (pair->negative[i] != pair->negative[0])
            return true;
    return false;
}

static bool any_against(const struct pair *pair, const struct contradictions *contradictions)
{
    for (size_t i = 0; i < pair->count; i++)
        if (contradictions->against[pair->positions[i]])
            return true;
    return false;
}

static void look_at_pair(struct pair *pair, struct contradictions *contradictions)
{
    const struct dossier *dossier = pair->view->dossier;
    pair->negative = xcalloc(pair->count, sizeof *pair->negative);
    pair->extents = xcalloc(pair->count, sizeof *pair->extents);
    for (size_t i = 0; i < pair->count; i++) {
        const struct relation *relation =
            &dossier->relations[pair->view->relations[pair->positions[i]]];
        pair->negative[i] = relation_sign(dossier, relation) < 0;
        pair->extents[i] = extent_of(dossier, relation);
    }
    for (int bits = 0; has_both_signs(pair) && bits < 4; bits++)
        count_sign(pair, bits & 1, bits & 2,
                   bits & 2 ? contradictions->certainly : contradictions->against);
    contradictions->pair_count += any_against(pair, contradictions);
    free(pair->extents);
    free(pair->negative);
}

/* Sorts the row's entries to entities of a higher number: each pair is seen from its lower end. */
static size_t sort_row(const struct incidence *rows, uint32_t entity, uint64_t *keys)
{
    size_t count = 0;
    for (size_t i = rows->starts[entity]; i < rows->starts[entity + 1]; i++)
        if (rows->others[i] > entity)
            keys[count++] = (uint64_t)rows->others[i] << 32 | rows->positions[i];
    if (count)
        qsort(keys, count, sizeof *keys, compare_numbers);
    return count;
}

static void look_at_row(const struct view *view, const uint64_t *keys, size_t count,
                        uint32_t *positions, struct contradictions *contradictions)
{
    for (size_t i = 0; i < count; i++)
        positions[i] = (uint32_t)keys[i];
    for (size_t first = 0, next; first < count; first = next) {
        for (next = first + 1; next < count && keys[next] >> 32 == keys[first] >> 32;)
            next++;
        struct pair pair = {.view = view, .positions = positions + first, .count = next - first};
        if (pair.count > 1)
            look_at_pair(&pair, contradictions);
    }
}

void contradictions_init(struct contradictions *contradictions, const struct view *view)
{
    struct incidence rows;
    *contradictions = (struct contradictions){
        .against = xcalloc(view->relation_count, sizeof *contradictions->against),
        .certainly = xcalloc(view->relation_count, sizeof *contradictions->certainly)};
    incidence_init(&rows, view);
    uint64_t *keys = xcalloc(view->relation_count, sizeof *keys);
    uint32_t *positions = xcalloc(view->relation_count, sizeof *positions);
    for (uint32_t entity = 0; entity < rows.entity_count; entity++)
        look_at_row(view, keys, sort_row(&rows, entity, keys), positions, contradictions);
    free(positions);
    free(keys);
    incidence_release(&rows);
}

void contradictions_release(struct contradictions *contradictions)
{
    free(contradictions->certainly);
    free(contradictions->against);
    *contradictions = (struct contradictions){0};
}
