/*
 * detours.c: how far nodes are from each other when one is taken out. From each source only those
 * nodes get farther away that all shortest paths lead to by way of the one that goes: those that it
 * dominates. Of the tree of dominators, branches that are tied to nothing outside are lost with it;
 * for the others the way around is searched, from where they are tied to the rest. So a source
 * takes about as long as a search, times the depth of the tree where there are ways around.
 *
 * Cooper, K. D., Harvey, T. J. & Kennedy, K. (2001). A simple, fast dominance algorithm. Rice
 * University.
 */
#include "measure/detours.h"

#include "base/jobs.h"
#include "base/xalloc.h"
#include "measure/heap.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Sources are summed in blocks, and these in order, so that threads do not change a bit. */
enum { BLOCK = 16, WORTH_THREADS = 20000 };

/* What is known of a node from the present source. */
struct spot {
    uint32_t distance;  /* UINT32_MAX: not reached */
    uint32_t dominator; /* the last node that all shortest paths to it pass */
    uint32_t depth;     /* how many dominate it */
    uint32_t size;      /* itself and those that it dominates */
    uint32_t place;     /* in `places`: those that it dominates are the next size - 1 */
    uint32_t next;      /* where the next branch below it goes */
    uint32_t low, high; /* the places that its branch is tied to, but for its dominator */
    double nearness;    /* the sum of 1/distance over its branch */
};

/* One thread's workplace. */
struct search {
    const struct rows *rows;
    struct spot *spots;
    uint32_t *order; /* the nodes that are reached, by distance */
    size_t count;
    uint32_t *places;
    struct heap heap;
    double *lost; /* by node: of the block, what is lost with it */
};

static void search_init(struct search *search, const struct rows *rows)
{
    size_t n = rows->node_count;
    *search = (struct search){.rows = rows,
                              .spots = xcalloc(n, sizeof *search->spots),
                              .order = xcalloc(n, sizeof *search->order),
                              .places = xcalloc(n, sizeof *search->places),
                              .lost = xcalloc(n, sizeof *search->lost)};
    for (size_t node = 0; node < n; node++)
        search->spots[node].distance = UINT32_MAX;
    heap_init(&search->heap, n);
}

static void search_release(struct search *search)
{
    heap_release(&search->heap);
    free(search->lost);
    free(search->places);
    free(search->order);
    free(search->spots);
}

/* The last node that dominates both. */
static uint32_t meet(const struct spot *spots, uint32_t a, uint32_t b)
{
    while (a != b) {
        if (spots[a].depth >= spots[b].depth)
            a = spots[a].dominator;
        else
            b = spots[b].dominator;
    }
    return a;
}

static void reach(struct search *search, uint32_t node, uint32_t distance)
{
    search->spots[node] = (struct spot){.distance = distance, .dominator = UINT32_MAX, .size = 1};
    search->order[search->count++] = node;
}

/* Distances, and dominators from those that are a tie nearer, which are complete by then. */
static void find_dominators(struct search *search, uint32_t source)
{
    const struct rows *rows = search->rows;
    struct spot *spots = search->spots;
    search->count = 0;
    reach(search, source, 0);
    spots[source].dominator = source;
    for (size_t i = 0; i < search->count; i++) {
        uint32_t node = search->order[i];
        struct spot *spot = &spots[node];
        if (i)
            spot->depth = spots[spot->dominator].depth + 1;
        for (uint32_t entry = rows->starts[node]; entry < rows->starts[node + 1]; entry++) {
            uint32_t other = rows->others[entry];
            if (spots[other].distance == UINT32_MAX)
                reach(search, other, spot->distance + 1);
            if (spots[other].distance != spot->distance + 1)
                continue;
            uint32_t known = spots[other].dominator;
            spots[other].dominator = known == UINT32_MAX ? node : meet(spots, known, node);
        }
    }
}

/* Branches get their sizes, then consecutive places. */
static void place_branches(struct search *search)
{
    struct spot *spots = search->spots;
    for (size_t i = search->count; i-- > 1;)
        spots[spots[search->order[i]].dominator].size += spots[search->order[i]].size;
    for (size_t i = 0; i < search->count; i++) {
        uint32_t node = search->order[i];
        struct spot *spot = &spots[node];
        if (i) {
            spot->place = spots[spot->dominator].next;
            spots[spot->dominator].next += spot->size;
        }
        spot->next = spot->place + 1;
        search->places[spot->place] = node;
    }
}

/* What each branch is tied to, and how near it is in all. */
static void sum_branches(struct search *search)
{
    const struct rows *rows = search->rows;
    struct spot *spots = search->spots;
    for (size_t i = 0; i < search->count; i++) {
        uint32_t node = search->order[i];
        struct spot *spot = &spots[node];
        spot->low = spot->high = spot->place;
        spot->nearness = i ? 1.0 / spot->distance : 0;
        for (uint32_t entry = rows->starts[node]; entry < rows->starts[node + 1]; entry++) {
            uint32_t other = rows->others[entry], place = spots[other].place;
            if (other == spot->dominator)
                continue;
            spot->low = place < spot->low ? place : spot->low;
            spot->high = place > spot->high ? place : spot->high;
        }
    }
    for (size_t i = search->count; i-- > 1;) {
        const struct spot *spot = &spots[search->order[i]];
        struct spot *above = &spots[spot->dominator];
        above->low = spot->low < above->low ? spot->low : above->low;
        above->high = spot->high > above->high ? spot->high : above->high;
        above->nearness += spot->nearness;
    }
}

/* Whether a branch is tied to nothing outside but its dominator. */
static bool comes_off(const struct spot *branch)
{
    return branch->low >= branch->place && branch->high < branch->place + branch->size;
}

/* Whether the node is below the one that goes, and so has to be reached anew. */
static bool is_below(const struct spot *spot, const struct spot *gone)
{
    return spot->place > gone->place && spot->place < gone->place + gone->size;
}

/* Puts the nodes of a branch in that are tied to where nothing changes. */
static void push_borders(struct search *search, const struct spot *branch, const struct spot *gone)
{
    const struct rows *rows = search->rows;
    for (uint32_t place = branch->place; place < branch->place + branch->size; place++) {
        uint32_t node = search->places[place];
        for (uint32_t entry = rows->starts[node]; entry < rows->starts[node + 1]; entry++) {
            const struct spot *other = &search->spots[rows->others[entry]];
            if (other != gone && !is_below(other, gone))
                heap_push(&search->heap, node, other->distance + 1.0);
        }
    }
}

/* The nearness that the ways around leave to those below the one that goes. */
static double search_around(struct search *search, const struct spot *gone)
{
    const struct rows *rows = search->rows;
    double nearness = 0;
    while (!heap_empty(&search->heap)) {
        struct heap_item item = heap_pop(&search->heap);
        nearness += 1 / item.distance;
        for (uint32_t entry = rows->starts[item.node]; entry < rows->starts[item.node + 1]; entry++)
            if (is_below(&search->spots[rows->others[entry]], gone))
                heap_push(&search->heap, rows->others[entry], item.distance + 1);
    }
    return nearness;
}

/* What the source loses with the node: the node, and of those below it what is farther away. */
static double lose(struct search *search, uint32_t node)
{
    const struct spot *gone = &search->spots[node];
    bool around = false;
    for (uint32_t place = gone->place + 1; place < gone->place + gone->size;) {
        const struct spot *branch = &search->spots[search->places[place]];
        if (!comes_off(branch)) {
            if (!around)
                heap_reset(&search->heap);
            around = true;
            push_borders(search, branch, gone);
        }
        place += branch->size;
    }
    return around ? gone->nearness - search_around(search, gone) : gone->nearness;
}

/* Adds what is lost of the source's nearness; returns all of it. */
static double search_source(struct search *search, uint32_t source)
{
    find_dominators(search, source);
    place_branches(search);
    sum_branches(search);
    double nearness = search->spots[source].nearness;
    search->lost[source] += nearness;
    for (size_t i = 1; i < search->count; i++)
        search->lost[search->order[i]] += lose(search, search->order[i]);
    for (size_t i = 0; i < search->count; i++)
        search->spots[search->order[i]].distance = UINT32_MAX;
    return nearness;
}

/* What all threads fill, a block at a time, in order. */
struct sums {
    double *lost; /* by node */
    double nearness;
};

static void take_block(struct sums *sums, struct search *search, double nearness)
{
    sums->nearness += nearness;
    for (size_t node = 0; node < search->rows->node_count; node++) {
        sums->lost[node] += search->lost[node];
        search->lost[node] = 0;
    }
}

static void search_all(const struct rows *rows, const struct progress *progress, const char *what,
                       struct sums *sums)
{
    size_t n = rows->node_count;
#pragma omp parallel num_threads(rows->entry_count < WORTH_THREADS ? 1 : (int)jobs_count())
    {
        struct search search;
        search_init(&search, rows);
#pragma omp for ordered schedule(dynamic)
        for (size_t block = 0; block < n; block += BLOCK) {
            double nearness = 0;
            for (size_t i = block; i < n && i < block + BLOCK && !progress_interrupted(); i++)
                nearness += search_source(&search, (uint32_t)i);
#pragma omp ordered
            take_block(sums, &search, nearness);
            if (jobs_index() == 0)
                progress_report(progress, what, (double)block / (double)n);
        }
        search_release(&search);
    }
}

bool detours_nearness(const struct rows *rows, const struct progress *progress, const char *what,
                      double *nearness, struct error *error)
{
    struct sums sums = {.lost = xcalloc(rows->node_count, sizeof *sums.lost)};
    search_all(rows, progress, what, &sums);
    /* What it loses as a source is all of its own, as a target its part of each other's. */
    for (size_t node = 0; node < rows->node_count; node++)
        nearness[node] = sums.nearness - sums.lost[node];
    free(sums.lost);
    return !progress_stopped(what, error);
}
