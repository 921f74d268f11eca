/*
 * abscissa.c: nodes from left to right.
 */
#include "picture/abscissa.h"

#include <stdlib.h>

static int compare(const void *first, const void *second)
{
    const struct abscissa *a = first, *b = second;
    if (a->x != b->x)
        return a->x < b->x ? -1 : 1;
    return (a->node > b->node) - (a->node < b->node);
}

void abscissas_sort(struct abscissa *places, size_t count)
{
    qsort(places, count, sizeof *places, compare);
}
