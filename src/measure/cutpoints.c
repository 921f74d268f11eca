/*
 * cutpoints.c: what hangs together when a node is taken out. A search in depth finds of each node
 * which branches below it are tied to nothing above it: these come off when it goes. Where nothing
 * in a branch is tied even to the node but its top, that tie is a bridge.
 */
#include "measure/cutpoints.h"

#include "base/xalloc.h"

#include <stdlib.h>
#include <string.h>

struct visit {
    uint32_t time;      /* when it was found, from 1; 0: not yet */
    uint32_t low;       /* the earliest that it or those below it are tied to */
    uint32_t parent;    /* from whom it was found */
    uint32_t entry;     /* of its row, the next to look at */
    uint32_t size;      /* itself and those below it */
    uint32_t cut;       /* how many of these come off with it */
    uint64_t cut_pairs; /* connected pairs within the branches that come off */
};

struct cutpoints {
    size_t node_count;
    struct visit *visits; /* by node */
    uint32_t *order;      /* the nodes as they are found, component by component */
};

struct cutpoints *cutpoints_new(size_t node_count)
{
    struct cutpoints *made = xcalloc(1, sizeof *made);
    *made = (struct cutpoints){node_count, xcalloc(node_count, sizeof *made->visits),
                               xcalloc(node_count, sizeof *made->order)};
    return made;
}

void cutpoints_free(struct cutpoints *cutpoints)
{
    if (!cutpoints)
        return;
    free(cutpoints->order);
    free(cutpoints->visits);
    free(cutpoints);
}

static uint64_t pairs_of(uint64_t count)
{
    return count ? count * (count - 1) / 2 : 0;
}

static void forget(struct cutpoints *cutpoints)
{
    for (size_t node = 0; node < cutpoints->node_count; node++)
        cutpoints->visits[node].time = 0;
}

static void find(struct cutpoints *cutpoints, const struct rows *rows, uint32_t node,
                 uint32_t parent, uint32_t time)
{
    cutpoints->visits[node] = (struct visit){
        .time = time, .low = time, .parent = parent, .entry = rows->starts[node], .size = 1};
}

/* Tells the parent of a node, below which all is found, what the node knows. */
static void finish(struct cutpoints *cutpoints, uint32_t node)
{
    const struct visit *visit = &cutpoints->visits[node];
    struct visit *parent = &cutpoints->visits[visit->parent];
    parent->size += visit->size;
    if (visit->low < parent->low)
        parent->low = visit->low;
    if (visit->low >= parent->time) {
        parent->cut += visit->size;
        parent->cut_pairs += pairs_of(visit->size);
    }
}

/* Searches the component of the root; returns how many have been found by then. */
static uint32_t search(struct cutpoints *cutpoints, const struct rows *rows, const bool *removed,
                       uint32_t root, uint32_t found)
{
    struct visit *visits = cutpoints->visits;
    uint32_t node = root;
    cutpoints->order[found++] = root;
    find(cutpoints, rows, root, root, found);
    for (;;) {
        struct visit *visit = &visits[node];
        if (visit->entry == rows->starts[node + 1]) {
            if (node == root)
                return found;
            finish(cutpoints, node);
            node = visit->parent;
            continue;
        }
        uint32_t other = rows->others[visit->entry++];
        if (removed && removed[other])
            continue;
        if (visits[other].time) {
            if (visits[other].time < visit->low)
                visit->low = visits[other].time;
            continue;
        }
        cutpoints->order[found++] = other;
        find(cutpoints, rows, other, node, found);
        node = other;
    }
}

/* What is connected in the component of order[first .. last - 1] without each of its nodes. */
static uint64_t count_component(const struct cutpoints *cutpoints, uint32_t first, uint32_t last,
                                uint64_t *pairs)
{
    uint64_t size = last - first;
    for (uint32_t i = first; i < last; i++) {
        const struct visit *visit = &cutpoints->visits[cutpoints->order[i]];
        pairs[cutpoints->order[i]] =
            visit->cut_pairs + pairs_of(size - 1 - visit->cut) - pairs_of(size);
    }
    return pairs_of(size);
}

uint64_t cutpoints_count(struct cutpoints *cutpoints, const struct rows *rows, const bool *removed,
                         uint64_t *pairs)
{
    size_t n = cutpoints->node_count;
    uint64_t total = 0;
    uint32_t found = 0;
    forget(cutpoints);
    memset(pairs, 0, n * sizeof *pairs);
    for (uint32_t node = 0; node < n; node++) {
        if (cutpoints->visits[node].time || (removed && removed[node]))
            continue;
        uint32_t first = found;
        found = search(cutpoints, rows, removed, node, found);
        total += count_component(cutpoints, first, found, pairs);
    }
    /* So far how many fewer there are than in all, modulo 2^64. */
    for (size_t node = 0; node < n; node++)
        pairs[node] += total;
    return total;
}

/*
 * Fills in, by node, the earliest time that it or those below it are tied to, but for each one's
 * own tie to its parent. Goes through the component from its end, so that those below come first.
 */
static void reach_back(const struct cutpoints *cutpoints, const struct rows *rows, uint32_t first,
                       uint32_t last, uint32_t *reach)
{
    for (uint32_t i = first; i < last; i++)
        reach[cutpoints->order[i]] = i + 1;
    for (uint32_t i = last; i-- > first;) {
        uint32_t node = cutpoints->order[i], parent = cutpoints->visits[node].parent;
        for (uint32_t k = rows->starts[node]; k < rows->starts[node + 1]; k++) {
            uint32_t time = cutpoints->visits[rows->others[k]].time;
            if (rows->others[k] != parent && time < reach[node])
                reach[node] = time;
        }
        if (reach[node] < reach[parent])
            reach[parent] = reach[node];
    }
}

/* Appends the branches of the component of order[first .. last - 1]; returns how many. */
static size_t add_branches(const struct cutpoints *cutpoints, uint32_t first, uint32_t last,
                           const uint32_t *reach, struct branch *branches)
{
    size_t count = 0;
    for (uint32_t i = first + 1; i < last; i++) {
        uint32_t top = cutpoints->order[i];
        const struct visit *visit = &cutpoints->visits[top];
        if (visit->low >= cutpoints->visits[visit->parent].time)
            branches[count++] = (struct branch){.node = visit->parent,
                                                .top = top,
                                                .first = i,
                                                .size = visit->size,
                                                .component = first,
                                                .component_size = last - first,
                                                .bridged = reach[top] == visit->time};
    }
    return count;
}

size_t cutpoints_branches(struct cutpoints *cutpoints, const struct rows *rows,
                          struct branch *branches)
{
    uint32_t *reach = xcalloc(cutpoints->node_count, sizeof *reach), found = 0;
    size_t count = 0;
    forget(cutpoints);
    for (uint32_t node = 0; node < cutpoints->node_count; node++) {
        if (cutpoints->visits[node].time)
            continue;
        uint32_t first = found;
        found = search(cutpoints, rows, NULL, node, found);
        reach_back(cutpoints, rows, first, found, reach);
        count += add_branches(cutpoints, first, found, reach, branches + count);
    }
    free(reach);
    return count;
}

const uint32_t *cutpoints_order(const struct cutpoints *cutpoints)
{
    return cutpoints->order;
}
