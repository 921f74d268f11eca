/*
 * kemeny_exact.c: the best order of some candidates, by dynamic programming over what can be its
 * first so many: Held & Karp (1962), A dynamic programming approach to sequencing problems, J. SIAM
 * 10(1), 196-210. Whatever cannot lead to less than what is known is left out.
 */
#include "finding/kemeny.h"

#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

enum { PLACES = 64, BYTES = PLACES / 8, BYTE_SETS = 256 };

/* A set of candidates who come before all others; candidates are bits. */
struct prefix {
    uint64_t set;
    int64_t paid;   /* the least for any order of them, before the others */
    int64_t cycles; /* what the others must pay among themselves, at least */
    uint32_t last;  /* the last of that order */
};

struct search {
    size_t count;
    const struct majority *majority;
    struct cycles over[PLACES]; /* by candidate: the cycles over it */
    uint32_t members[PLACES];
    int64_t all[PLACES];               /* by candidate: what it pays for coming first of all */
    int64_t (*sums)[BYTES][BYTE_SETS]; /* by candidate, byte of a set: what of that it does not
                                          pay where these come before it */
    struct prefix *prefixes;           /* those of one candidate after that of none, and so on */
    size_t prefix_count, most, starts[PLACES + 2]; /* by size: where its prefixes start */
    uint32_t *slots;                               /* a hash table of prefixes; 0: free */
    size_t slot_count;                             /* a power of 2 */
    int64_t against;                               /* what is known; less is looked for */
};

/* How much j beats i, who comes before it. */
static int64_t price(const struct search *search, size_t i, size_t j)
{
    int64_t weight = majority_weight(search->majority, search->members[j], search->members[i]);
    return weight > 0 ? weight : 0;
}

static void sum_prices(struct search *search)
{
    search->sums = xcalloc(search->count, sizeof *search->sums);
    for (size_t i = 0; i < search->count; i++)
        for (size_t j = 0; j < search->count; j++) {
            int64_t *sums = search->sums[i][j / 8], weight = price(search, i, j);
            size_t bit = (size_t)1 << j % 8;
            search->all[i] += weight;
            for (size_t set = 0; set < bit; set++)
                sums[bit | set] = sums[set] + weight;
        }
}

/* What the candidate pays for coming next, before all that are not of the set. */
static int64_t pay(const struct search *search, uint64_t set, size_t i)
{
    int64_t paid = search->all[i];
    for (size_t byte = 0; byte < BYTES; byte++)
        paid -= search->sums[i][byte][set >> 8 * byte & 0xff];
    return paid;
}

/* The weight of the cycles that lie among the others now, but not without the candidate. */
static int64_t cycles_over(const struct search *search, uint64_t set, size_t i)
{
    const struct cycles *over = &search->over[i];
    int64_t weight = 0;
    for (size_t c = 0; c < over->count; c++)
        if (!(over->items[c].members & set))
            weight += over->items[c].weight;
    return weight;
}

static void share_cycles(struct search *search, const struct cycles *cycles)
{
    for (size_t i = 0; i < search->count; i++) {
        struct cycles *over = &search->over[i];
        over->items = xreallocarray(NULL, cycles->count, sizeof *over->items);
        for (size_t c = 0; c < cycles->count; c++)
            if (cycles->items[c].members >> i & 1)
                over->items[over->count++] = cycles->items[c];
    }
}

/* The slot of the set: its own, or the free one where it goes. */
static uint32_t *find_slot(const struct search *search, uint64_t set)
{
    size_t slot = (set * 0x9e3779b97f4a7c15u) >> 32;
    for (;; slot++) {
        uint32_t *found = &search->slots[slot & (search->slot_count - 1)];
        if (!*found || search->prefixes[*found].set == set)
            return found;
    }
}

/* Keeps the prefix unless its set was reached for less. False where there are too many. */
static bool keep(struct search *search, struct prefix prefix)
{
    uint32_t *slot = find_slot(search, prefix.set);
    if (*slot) {
        if (prefix.paid < search->prefixes[*slot].paid)
            search->prefixes[*slot] = prefix;
        return true;
    }
    if (search->prefix_count == search->most)
        return false;
    *slot = (uint32_t)search->prefix_count;
    search->prefixes[search->prefix_count++] = prefix;
    return true;
}

/*
 * Adds each candidate that may come next. It does not beat the last one, or else the two would be
 * better the other way round.
 */
static bool extend(struct search *search, const struct prefix *prefix)
{
    for (uint32_t i = 0; i < search->count; i++) {
        if (prefix->set >> i & 1 || (prefix->set && price(search, prefix->last, i)))
            continue;
        struct prefix next = {prefix->set | (uint64_t)1 << i, 0, 0, i};
        next.paid = prefix->paid + pay(search, prefix->set, i);
        if (next.paid >= search->against)
            continue;
        next.cycles = prefix->cycles - cycles_over(search, prefix->set, i);
        if (next.paid + next.cycles < search->against && !keep(search, next))
            return false;
    }
    return true;
}

/* All prefixes, size by size, after that of none, when the cycles are all to be paid. */
static bool extend_all(struct search *search, int64_t cycles)
{
    search->prefixes[0] = (struct prefix){.cycles = cycles};
    search->starts[1] = search->prefix_count = 1;
    for (size_t size = 0; size < search->count; size++) {
        for (size_t i = search->starts[size]; i < search->starts[size + 1]; i++) {
            struct prefix prefix = search->prefixes[i];
            if (!extend(search, &prefix))
                return false;
        }
        search->starts[size + 2] = search->prefix_count;
    }
    return true;
}

/* Reads the order back from the prefix of all; where there is none, the known one is the best. */
static void read_order(const struct search *search, uint32_t *order)
{
    size_t size = search->count, at = search->starts[size];
    if (at == search->prefix_count)
        return;
    while (size > 0) {
        const struct prefix *prefix = &search->prefixes[at];
        uint64_t set = prefix->set & ~((uint64_t)1 << prefix->last);
        order[--size] = search->members[prefix->last];
        at = *find_slot(search, set);
    }
}

bool kemeny_exactly(const struct majority *majority, uint32_t *order, size_t count,
                    const struct cycles *cycles, const struct kemeny_options *options)
{
    struct search search = {
        .count = count, .majority = majority, .most = options->prefixes, .slot_count = 1};
    if (count > PLACES || !options->prefixes)
        return false;
    memcpy(search.members, order, count * sizeof *order);
    search.against = kemeny_against(majority, order, count);
    sum_prices(&search);
    share_cycles(&search, cycles);
    while (search.slot_count < 2 * options->prefixes)
        search.slot_count *= 2;
    search.slots = xcalloc(search.slot_count, sizeof *search.slots);
    search.prefixes = xreallocarray(NULL, options->prefixes, sizeof *search.prefixes);
    bool done = extend_all(&search, cycles->weight);
    if (done)
        read_order(&search, order);
    free(search.prefixes);
    free(search.slots);
    for (size_t i = 0; i < count; i++)
        free(search.over[i].items);
    free(search.sums);
    return done;
}
