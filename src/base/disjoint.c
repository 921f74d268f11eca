/*
 * disjoint.c: sets that only grow together.
 */
#include "base/disjoint.h"

#include "base/xalloc.h"

#include <stdlib.h>

void disjoint_init(struct disjoint *disjoint, size_t count)
{
    disjoint->parents = xcalloc(count, sizeof *disjoint->parents);
    disjoint->count = count;
    for (uint32_t i = 0; i < count; i++)
        disjoint->parents[i] = i;
}

void disjoint_release(struct disjoint *disjoint)
{
    free(disjoint->parents);
    *disjoint = (struct disjoint){0};
}

uint32_t disjoint_find(const struct disjoint *disjoint, uint32_t thing)
{
    uint32_t *parents = disjoint->parents;
    while (parents[thing] != thing)
        thing = parents[thing] = parents[parents[thing]];
    return thing;
}

bool disjoint_join(struct disjoint *disjoint, uint32_t a, uint32_t b)
{
    uint32_t first = disjoint_find(disjoint, a), second = disjoint_find(disjoint, b);
    if (first == second)
        return false;
    disjoint->parents[first < second ? second : first] = first < second ? first : second;
    return true;
}
