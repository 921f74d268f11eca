/*
 * reach.c: which nodes are within a few steps of a set.
 */
#include "finding/reach.h"

#include "base/xalloc.h"

#include <stdlib.h>

struct steps {
    uint32_t *rounds; /* by node: the round in which it was reached last */
    uint32_t *order;  /* the nodes that are reached */
    size_t count;
    uint32_t round;
};

struct steps *steps_new(size_t node_count)
{
    struct steps *made = xcalloc(1, sizeof *made);
    made->rounds = xcalloc(node_count, sizeof *made->rounds);
    made->order = xcalloc(node_count, sizeof *made->order);
    return made;
}

void steps_free(struct steps *steps)
{
    if (!steps)
        return;
    free(steps->order);
    free(steps->rounds);
    free(steps);
}

static void take(struct steps *steps, uint32_t node)
{
    if (steps->rounds[node] == steps->round)
        return;
    steps->rounds[node] = steps->round;
    steps->order[steps->count++] = node;
}

/* Fills order[0 .. count - 1]: the node, and those within `cutoff` steps. */
static void search(struct steps *steps, const struct rows *rows, size_t cutoff, uint32_t node)
{
    size_t done = 0;
    steps->round++;
    steps->count = 0;
    take(steps, node);
    for (size_t step = 0; step < cutoff && done < steps->count; step++)
        for (size_t last = steps->count; done < last; done++) {
            uint32_t from = steps->order[done];
            for (uint32_t i = rows->starts[from]; i < rows->starts[from + 1]; i++)
                take(steps, rows->others[i]);
        }
}

void reach_init(struct reach *reach, const struct rows *rows, size_t cutoff)
{
    *reach = (struct reach){.rows = rows, .cutoff = cutoff};
    reach->covers = xcalloc(rows->node_count, sizeof *reach->covers);
    reach->steps = steps_new(rows->node_count);
}

void reach_release(struct reach *reach)
{
    steps_free(reach->steps);
    free(reach->covers);
    *reach = (struct reach){0};
}

void reach_cover(struct reach *reach, uint32_t node)
{
    search(reach->steps, reach->rows, reach->cutoff, node);
    for (size_t i = 0; i < reach->steps->count; i++)
        reach->covered_count += reach->covers[reach->steps->order[i]]++ == 0;
}

void reach_uncover(struct reach *reach, uint32_t node)
{
    search(reach->steps, reach->rows, reach->cutoff, node);
    for (size_t i = 0; i < reach->steps->count; i++)
        reach->covered_count -= --reach->covers[reach->steps->order[i]] == 0;
}

size_t reach_gain(const struct reach *reach, struct steps *steps, uint32_t node)
{
    size_t gain = 0;
    search(steps, reach->rows, reach->cutoff, node);
    for (size_t i = 0; i < steps->count; i++)
        gain += reach->covers[steps->order[i]] == 0;
    return gain;
}
