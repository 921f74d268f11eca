/*
 * heap.c: an indexed heap of nodes by distance. See heap.h.
 */
#include "measure/heap.h"

#include "base/xalloc.h"

#include <math.h>
#include <stdlib.h>

enum { CHILDREN = 4 };

void heap_init(struct heap *heap, size_t node_count)
{
    *heap = (struct heap){.node_count = node_count, .round = 1};
    heap->items = xreallocarray(NULL, node_count, sizeof *heap->items);
    heap->places = xcalloc(node_count, sizeof *heap->places);
}

void heap_release(struct heap *heap)
{
    free(heap->items);
    free(heap->places);
    *heap = (struct heap){0};
}

/* Rounds count up; where they begin anew, the marks of old ones must go. */
void heap_reset(struct heap *heap)
{
    heap->count = 0;
    if (++heap->round)
        return;
    for (size_t node = 0; node < heap->node_count; node++)
        heap->places[node].round = 0;
    heap->round = 1;
}

double heap_distance(const struct heap *heap, uint32_t node)
{
    const struct heap_place *place = &heap->places[node];
    return place->round == heap->round ? place->distance : (double)INFINITY;
}

/* A total order, so that what is popped does not hang on what was pushed first. */
static bool nearer(struct heap_item a, struct heap_item b)
{
    return a.distance < b.distance || (a.distance == b.distance && a.node < b.node);
}

static void set(struct heap *heap, size_t index, struct heap_item item)
{
    heap->items[index] = item;
    heap->places[item.node].index = (uint32_t)index;
}

/* Moves the hole at `index` up until the item fits there. */
static void rise(struct heap *heap, size_t index, struct heap_item item)
{
    while (index > 0) {
        size_t parent = (index - 1) / CHILDREN;
        if (!nearer(item, heap->items[parent]))
            break;
        set(heap, index, heap->items[parent]);
        index = parent;
    }
    set(heap, index, item);
}

/* Moves the hole at the top down until the item fits there. */
static void sink(struct heap *heap, struct heap_item item)
{
    size_t index = 0;
    for (;;) {
        size_t child = CHILDREN * index + 1, best = child, end = child + CHILDREN;
        if (child >= heap->count)
            break;
        if (end > heap->count)
            end = heap->count;
        while (++child < end)
            if (nearer(heap->items[child], heap->items[best]))
                best = child;
        if (!nearer(heap->items[best], item))
            break;
        set(heap, index, heap->items[best]);
        index = best;
    }
    set(heap, index, item);
}

bool heap_push(struct heap *heap, uint32_t node, double distance)
{
    struct heap_place *place = &heap->places[node];
    bool known = place->round == heap->round;
    if (known && !(distance < place->distance))
        return false;
    size_t index = known ? place->index : heap->count++;
    place->round = heap->round;
    place->distance = distance;
    rise(heap, index, (struct heap_item){distance, node});
    return true;
}

struct heap_item heap_pop(struct heap *heap)
{
    struct heap_item nearest = heap->items[0], last = heap->items[--heap->count];
    if (heap->count)
        sink(heap, last);
    return nearest;
}
