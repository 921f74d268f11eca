/*
 * heap.h: an indexed heap of nodes by distance, for shortest paths from one source after another.
 *
 * Williams (1964), Communications of the ACM 7, 347-348; with four children a parent, as it is
 * fastest on today's caches.
 */
#ifndef MEASURE_HEAP_H
#define MEASURE_HEAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct heap_item {
    double distance;
    uint32_t node;
};

/* What a round knows of a node. */
struct heap_place {
    double distance; /* the least that was pushed */
    uint32_t round;  /* in which that was: of an earlier round nothing counts */
    uint32_t index;  /* in `items`, while it waits there */
};

struct heap {
    struct heap_item *items;   /* no item is nearer than its parent, (index - 1) / 4 */
    struct heap_place *places; /* by node */
    size_t count, node_count;
    uint32_t round;
};

/* Empty, for the nodes 0 .. node_count - 1. 32 bytes a node. */
void heap_init(struct heap *heap, size_t node_count);
void heap_release(struct heap *heap);

/* Begins a new round: empty, and no node reached. In constant time. */
void heap_reset(struct heap *heap);

/* Whether nothing waits. */
static inline bool heap_empty(const struct heap *heap)
{
    return heap->count == 0;
}

/*
 * The least distance at which the node was pushed in this round, also once it was popped; INFINITY
 * where it was not. What was popped must not be pushed again before the next round: with lengths
 * that are not negative no path to it is shorter.
 */
double heap_distance(const struct heap *heap, uint32_t node);

/*
 * Puts the node in at that distance, or moves it there if it waits farther away. Where it waits no
 * farther, or was popped, it stays as it is. True where something changed.
 */
bool heap_push(struct heap *heap, uint32_t node, double distance);

/*
 * Takes the nearest node out; of several as near, the lowest. The heap must not be empty.
 */
struct heap_item heap_pop(struct heap *heap);

#endif
