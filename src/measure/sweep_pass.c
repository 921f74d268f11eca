/*
 * sweep_pass.c: a breadth-first search from a batch of sources, a bit each, backwards along ties.
 * Of each node we keep the block of sources that have arrived; a level's new ones are counted, and
 * lie as far from the node as the level is deep.
 *
 * A level is pushed, from the nodes at which sources arrived in the last one, or pulled, by the
 * nodes that still lack some ("open"), whichever touches fewer ties. Blocks of the level before
 * (`other`) are left stale where nothing arrives any more: who would read them has their bits.
 */
#include "measure/sweep_pass.h"

#include "base/clones.h"
#include "base/xalloc.h"

#include <entente/progress.h>

#include <stdlib.h>
#include <string.h>

enum { WORDS = SWEEP_SOURCES / 64 };

/* A block in registers. */
typedef uint64_t vector __attribute__((vector_size(sizeof(struct sweep_block))));

static struct sweep_list list_of(size_t capacity)
{
    return (struct sweep_list){xreallocarray(NULL, capacity, sizeof(uint32_t)), 0};
}

void sweep_pass_init(struct sweep_pass *pass, const struct sweep_plan *plan, uint32_t cutoff)
{
    size_t n = plan->node_count, widest = plan->widest, size = sizeof(struct sweep_block);
    *pass = (struct sweep_pass){.plan = plan, .cutoff = cutoff};
    pass->tallies = xcalloc(n, sizeof *pass->tallies);
    pass->memory = xreallocarray(NULL, 3 * widest + 1, size);
    /* from where a block begins, so that each is one line of the cache */
    pass->now = (void *)((char *)pass->memory + (size - (uintptr_t)pass->memory % size) % size);
    pass->other = pass->now + widest;
    pass->coming = pass->other + widest;
    memset(pass->coming, 0, widest * size);
    pass->frontier = list_of(n);
    pass->touched = list_of(n);
    pass->open = list_of(widest);
    pass->marks = xcalloc(n, sizeof *pass->marks);
}

void sweep_pass_release(struct sweep_pass *pass)
{
    free(pass->marks);
    free(pass->open.items);
    free(pass->touched.items);
    free(pass->frontier.items);
    free(pass->memory);
    *pass = (struct sweep_pass){0};
}

static void start(struct sweep_pass *pass, const struct sweep_batch *batch)
{
    const uint32_t *starts = pass->plan->out.starts;
    uint32_t sources = batch->end - batch->first, nodes = batch->high - batch->low;
    memset(pass->now, 0, nodes * sizeof *pass->now);
    pass->all = (struct sweep_block){{0}};
    for (uint32_t i = 0; i < sources; i++) {
        uint32_t node = batch->first - batch->low + i;
        pass->now[node].words[i / 64] |= UINT64_C(1) << i % 64;
        pass->all.words[i / 64] |= UINT64_C(1) << i % 64;
        pass->other[node] = (struct sweep_block){{0}};
        pass->frontier.items[i] = node;
    }
    pass->frontier.count = sources;
    for (uint32_t node = 0; node < nodes; node++)
        pass->open.items[node] = node;
    pass->open.count = nodes;
    pass->open_entries = starts[batch->high] - starts[batch->low];
}

static void swap_blocks(struct sweep_block **left, struct sweep_block **right)
{
    struct sweep_block *kept = *left;
    *left = *right;
    *right = kept;
}

/* What touches a block that it does not own costs about this many times what only reads. */
enum { PUSH_COST = 2 };

/* Whether pulling touches fewer ties. */
static bool pulls(const struct sweep_pass *pass, uint32_t low)
{
    const uint32_t *starts = pass->plan->in.starts + low;
    size_t entries = 0, most = pass->open_entries / PUSH_COST;
    for (size_t i = 0; i < pass->frontier.count && entries <= most; i++)
        entries += starts[pass->frontier.items[i] + 1] - starts[pass->frontier.items[i]];
    return entries > most;
}

/* The bits that are set in a block. */
static inline uint32_t count_bits(const vector *block)
{
    int count = 0;
    for (size_t i = 0; i < WORDS; i++)
        count += __builtin_popcountll((*block)[i]);
    return (uint32_t)count;
}

static inline bool same(const vector *left, const vector *right)
{
    vector differences = *left ^ *right;
    uint64_t any = 0;
    for (size_t i = 0; i < WORDS; i++)
        any |= differences[i];
    return !any;
}

/* Adds what has arrived at the nodes of the row, from `entry` on, until nothing lacks. */
static inline void gather(const struct sweep_block *blocks, const uint32_t *entry,
                          const uint32_t *end, uint32_t low, const vector *all, vector *arrived)
{
    enum { STRIDE = 8 };
    for (; end - entry >= STRIDE; entry += STRIDE) {
#pragma GCC unroll 8
        for (size_t i = 0; i < STRIDE; i++)
            *arrived |= *(const vector *)&blocks[entry[i] - low];
        if (same(arrived, all))
            return;
    }
    for (; entry < end; entry++)
        *arrived |= *(const vector *)&blocks[*entry - low];
}

/* Each open node looks at those that it leads to. A node that lacked nothing is open no more. */
KERNEL_CLONES
static void pull(struct sweep_pass *pass, const struct sweep_batch *batch, uint32_t distance)
{
    const uint32_t *starts = pass->plan->out.starts + batch->low, *others = pass->plan->out.others;
    const vector all = *(const vector *)&pass->all;
    uint64_t inverse = sweep_inverse(distance);
    size_t open = 0;
    pass->touched.count = pass->open_entries = 0;
    for (size_t i = 0; i < pass->open.count; i++) {
        uint32_t node = pass->open.items[i];
        vector before = *(const vector *)&pass->now[node], arrived = before;
        if (same(&before, &all)) {
            *(vector *)&pass->other[node] = all;
            continue;
        }
        gather(pass->now, others + starts[node], others + starts[node + 1], batch->low, &all,
               &arrived);
        *(vector *)&pass->other[node] = arrived;
        pass->open.items[open++] = node;
        pass->open_entries += starts[node + 1] - starts[node];
        arrived ^= before;
        uint32_t count = count_bits(&arrived);
        if (!count)
            continue;
        sweep_tally_add(&pass->tallies[batch->low + node], count, distance, inverse);
        pass->touched.items[pass->touched.count++] = node;
    }
    pass->open.count = open;
    swap_blocks(&pass->now, &pass->other);
}

/* What arrived at the frontier comes to the nodes that lead there. */
KERNEL_CLONES
static void push(struct sweep_pass *pass, const struct sweep_batch *batch)
{
    const uint32_t *starts = pass->plan->in.starts + batch->low, *others = pass->plan->in.others;
    pass->touched.count = 0;
    for (size_t i = 0; i < pass->frontier.count; i++) {
        uint32_t node = pass->frontier.items[i];
        const vector news = *(const vector *)&pass->now[node] ^ *(const vector *)&pass->other[node];
        for (uint32_t entry = starts[node]; entry < starts[node + 1]; entry++) {
            uint32_t other = others[entry] - batch->low;
            vector *coming = (vector *)&pass->coming[other];
            vector arriving = news & ~*(const vector *)&pass->now[other];
            const vector none = {0};
            if (same(&arriving, &none))
                continue;
            if (same(coming, &none))
                pass->touched.items[pass->touched.count++] = other;
            *coming |= arriving;
        }
    }
}

/* Lets in what push() brought. */
KERNEL_CLONES
static void arrive(struct sweep_pass *pass, const struct sweep_batch *batch, uint32_t distance)
{
    uint64_t inverse = sweep_inverse(distance);
    for (size_t i = 0; i < pass->touched.count; i++) {
        uint32_t node = pass->touched.items[i];
        vector *coming = (vector *)&pass->coming[node], *now = (vector *)&pass->now[node];
        *(vector *)&pass->other[node] = *now;
        *now |= *coming;
        sweep_tally_add(&pass->tallies[batch->low + node], count_bits(coming), distance, inverse);
        *coming = (vector){0};
    }
}

static void next_frontier(struct sweep_pass *pass)
{
    struct sweep_list kept = pass->frontier;
    pass->frontier = pass->touched;
    pass->touched = kept;
}

void sweep_pass_run(struct sweep_pass *pass, const struct sweep_batch *batch)
{
    start(pass, batch);
    for (uint32_t distance = 1; distance <= pass->cutoff && pass->frontier.count; distance++) {
        if (progress_interrupted())
            return;
        if (pulls(pass, batch->low)) {
            pull(pass, batch, distance);
        } else {
            push(pass, batch);
            arrive(pass, batch, distance);
        }
        next_frontier(pass);
    }
}
