/*
 * match.c: which relations of two dossiers are the same ones: pass by pass, each with a looser idea
 * of sameness than the one before, and within a pass in the order of the dossiers.
 */
#include "view/match.h"

#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

enum pass { PASS_SAME, PASS_ROLE, PASS_TYPE, PASS_ENDS, PASS_COUNT };

/* What a relation is compared by in a pass; what the pass does not look at is left empty. */
struct key {
    uint32_t low, high, type;
    const char *role, *source;
    struct edtf when;
    uint32_t relation;
};

/* Relations that hold both ways have no first end. */
static struct key key_of(const struct dossier *dossier, uint32_t index, enum pass pass)
{
    const struct relation *relation = &dossier->relations[index];
    bool turned = relation_symmetric(dossier, relation) && relation->from > relation->to;
    struct key key = {.low = turned ? relation->to : relation->from,
                      .high = turned ? relation->from : relation->to,
                      .relation = index};
    if (pass <= PASS_TYPE)
        key.type = relation->type;
    if (pass <= PASS_ROLE)
        key.role = relation_evidence(dossier, relation)->role;
    if (pass == PASS_SAME) {
        key.source = relation_evidence(dossier, relation)->source;
        key.when = *relation_when(dossier, relation);
    }
    return key;
}

static int compare_numbers(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

static int compare_strings(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "");
}

static int compare_sameness(const struct key *a, const struct key *b)
{
    int order = compare_numbers(a->low, b->low);
    if (!order)
        order = compare_numbers(a->high, b->high);
    if (!order)
        order = compare_numbers(a->type, b->type);
    if (!order)
        order = compare_strings(a->role, b->role);
    if (!order)
        order = compare_strings(a->source, b->source);
    return order ? order : edtf_compare(&a->when, &b->when);
}

static int compare_keys(const void *left, const void *right)
{
    const struct key *a = left, *b = right;
    int order = compare_sameness(a, b);
    return order ? order : compare_numbers(a->relation, b->relation);
}

/* The keys of the relations that have no partner yet, sorted: those after come before the others.
 */
static struct key *collect_keys(const struct dossier *dossier, enum pass pass, const bool *taken,
                                size_t *count)
{
    struct key *keys = xcalloc(dossier->relation_count, sizeof *keys);
    *count = 0;
    for (uint32_t i = 0; i < dossier->relation_count; i++)
        if (!taken[i])
            keys[(*count)++] = key_of(dossier, i, pass);
    if (*count)
        qsort(keys, *count, sizeof *keys, compare_keys);
    return keys;
}

/* Pairs the first of a run of same keys that is after with the first that is before, and so on. */
static void pair_run(const struct key *keys, size_t count, size_t after_count, uint32_t *partners,
                     bool *taken)
{
    size_t split = 0;
    while (split < count && keys[split].relation < after_count)
        split++;
    for (size_t i = 0; i < split && split + i < count; i++) {
        uint32_t after = keys[i].relation, before = keys[split + i].relation;
        partners[after] = before;
        taken[after] = taken[before] = true;
    }
}

static void run_pass(const struct dossier *dossier, enum pass pass, size_t after_count,
                     uint32_t *partners, bool *taken)
{
    size_t count;
    struct key *keys = collect_keys(dossier, pass, taken, &count);
    for (size_t first = 0, next; first < count; first = next) {
        next = first + 1;
        while (next < count && compare_sameness(&keys[first], &keys[next]) == 0)
            next++;
        pair_run(keys + first, next - first, after_count, partners, taken);
    }
    free(keys);
}

uint32_t *match_relations(const struct dossier *merged, size_t after_count)
{
    uint32_t *partners = xcalloc(after_count, sizeof *partners);
    bool *taken = xcalloc(merged->relation_count, sizeof *taken);
    for (size_t i = 0; i < after_count; i++)
        partners[i] = DOSSIER_NONE;
    for (int pass = 0; pass < PASS_COUNT; pass++)
        run_pass(merged, (enum pass)pass, after_count, partners, taken);
    free(taken);
    return partners;
}
