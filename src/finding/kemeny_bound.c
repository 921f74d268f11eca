/*
 * kemeny_bound.c: what every order goes against, by a packing of cycles.
 */
#include "finding/kemeny.h"

#include "base/random.h"
#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

/* Up to so many candidates cycles of three are packed, longer ones too, and that again and again.
 */
enum { TRIANGLES_MOST = 2000, PATHS_MOST = 400, TRIES_MOST = 100, TRIES = 50 };

/* The order goes against it: of the two places the later one beats the earlier. */
struct arc {
    uint32_t early, late;
};

struct packing {
    size_t count;
    int64_t *weights; /* [a * count + b], by place: how much a beats b */
    int64_t *left;    /* what no cycle has taken of it */
    struct arc *arcs; /* short ones first: fewer cycles lead over them */
    size_t arc_count, arc_capacity;
    uint32_t *queue;  /* of a search */
    uint32_t *before; /* by place: where a search came from; UINT32_MAX: it was not there */
    struct cycles cycles;
};

static int64_t *left_of(const struct packing *packing, size_t a, size_t b)
{
    return &packing->left[a * packing->count + b];
}

static void packing_init(struct packing *packing, const struct majority *majority,
                         const uint32_t *order, size_t count)
{
    *packing = (struct packing){.count = count};
    packing->weights = xreallocarray(NULL, count * count, sizeof *packing->weights);
    packing->left = xreallocarray(NULL, count * count, sizeof *packing->left);
    packing->queue = xreallocarray(NULL, count, sizeof *packing->queue);
    packing->before = xreallocarray(NULL, count, sizeof *packing->before);
    for (size_t a = 0; a < count; a++)
        for (size_t b = 0; b < count; b++) {
            int64_t weight = majority_weight(majority, order[a], order[b]);
            packing->weights[a * count + b] = weight > 0 ? weight : 0;
        }
    for (uint32_t span = 1; span < count; span++)
        for (uint32_t a = 0; a + span < count; a++)
            if (packing->weights[(a + span) * count + a]) {
                packing->arcs = xgrow(packing->arcs, packing->arc_count, &packing->arc_capacity,
                                      sizeof *packing->arcs);
                packing->arcs[packing->arc_count++] = (struct arc){a, a + span};
            }
}

static void packing_release(struct packing *packing)
{
    free(packing->cycles.items);
    free(packing->arcs);
    free(packing->before);
    free(packing->queue);
    free(packing->left);
    free(packing->weights);
}

static void add_cycle(struct packing *packing, uint64_t members, int64_t weight)
{
    struct cycles *cycles = &packing->cycles;
    cycles->items = xgrow(cycles->items, cycles->count, &cycles->capacity, sizeof *cycles->items);
    cycles->items[cycles->count++] = (struct cycle){members, weight};
    cycles->weight += weight;
}

static uint64_t bit(size_t place)
{
    return (uint64_t)1 << place % 64;
}

/* Takes the cycles of three over the arc. */
static void take_triangles(struct packing *packing, struct arc arc)
{
    int64_t *back = left_of(packing, arc.late, arc.early);
    for (size_t x = 0; *back && x < packing->count; x++) {
        int64_t *there = left_of(packing, arc.early, x), *on = left_of(packing, x, arc.late);
        int64_t weight = *there < *on ? *there : *on;
        if (!weight)
            continue;
        weight = weight < *back ? weight : *back;
        *there -= weight;
        *on -= weight;
        *back -= weight;
        add_cycle(packing, bit(arc.early) | bit(x) | bit(arc.late), weight);
    }
}

/* Whether a path over what is left closes a cycle with the arc; a shortest one is in `before`. */
static bool find_path(struct packing *packing, struct arc arc)
{
    size_t count = 0;
    for (size_t i = 0; i < packing->count; i++)
        packing->before[i] = UINT32_MAX;
    packing->before[arc.early] = arc.early;
    packing->queue[count++] = arc.early;
    for (size_t next = 0; next < count; next++) {
        uint32_t at = packing->queue[next];
        for (uint32_t to = 0; to < packing->count; to++) {
            if (packing->before[to] != UINT32_MAX || !*left_of(packing, at, to))
                continue;
            packing->before[to] = at;
            if (to == arc.late)
                return true;
            packing->queue[count++] = to;
        }
    }
    return false;
}

static void take_path(struct packing *packing, struct arc arc)
{
    int64_t weight = *left_of(packing, arc.late, arc.early);
    uint64_t members = bit(arc.early);
    for (uint32_t at = arc.late; at != arc.early; at = packing->before[at]) {
        int64_t left = *left_of(packing, packing->before[at], at);
        weight = left < weight ? left : weight;
        members |= bit(at);
    }
    *left_of(packing, arc.late, arc.early) -= weight;
    for (uint32_t at = arc.late; at != arc.early; at = packing->before[at])
        *left_of(packing, packing->before[at], at) -= weight;
    add_cycle(packing, members, weight);
}

/* Packs anew, arc by arc. */
static void pack(struct packing *packing)
{
    memcpy(packing->left, packing->weights,
           packing->count * packing->count * sizeof *packing->left);
    packing->cycles.count = 0;
    packing->cycles.weight = 0;
    for (size_t i = 0; i < packing->arc_count; i++)
        take_triangles(packing, packing->arcs[i]);
    for (size_t i = 0; packing->count <= PATHS_MOST && i < packing->arc_count; i++) {
        struct arc arc = packing->arcs[i];
        while (*left_of(packing, arc.late, arc.early) && find_path(packing, arc))
            take_path(packing, arc);
    }
}

static void shuffle(struct packing *packing, struct random *random)
{
    for (uint32_t i = (uint32_t)packing->arc_count; i > 1; i--) {
        uint32_t other = random_index(random, i);
        struct arc held = packing->arcs[i - 1];
        packing->arcs[i - 1] = packing->arcs[other];
        packing->arcs[other] = held;
    }
}

/* Keeps the heaviest packing of several orders of the arcs. */
void kemeny_cycles(const struct majority *majority, const uint32_t *order, size_t count,
                   const struct kemeny_options *options, struct cycles *cycles)
{
    struct packing packing;
    struct random random = random_start(options->seed, 1);
    int tries = count <= TRIES_MOST ? TRIES : 1;
    int64_t against = kemeny_against(majority, order, count);
    *cycles = (struct cycles){0};
    if (count > TRIANGLES_MOST)
        return;
    packing_init(&packing, majority, order, count);
    for (int i = 0; i < tries && cycles->weight < against; i++) {
        if (i)
            shuffle(&packing, &random);
        pack(&packing);
        if (packing.cycles.weight <= cycles->weight)
            continue;
        struct cycles lighter = *cycles;
        *cycles = packing.cycles;
        packing.cycles = lighter;
    }
    packing_release(&packing);
}
