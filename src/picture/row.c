/*
 * row.c: boxes side by side: the nearest places that keep them apart. Less the room that those
 * before it take, a box's place must not be left of the one before: isotonic regression, by pooling
 * adjacent violators (Barlow, Bartholomew, Bremner & Brunk 1972).
 */
#include "picture/row.h"

#include "base/xalloc.h"

#include <math.h>
#include <stdlib.h>

double row_width(const struct row *row, const struct diagram *diagram)
{
    double width = row->count ? row->gap * (double)(row->count - 1) : 0;
    for (size_t i = 0; i < row->count; i++)
        width += diagram->nodes[row->nodes[i]].box.width;
    return width;
}

/* Neighbours that stand as close as they may, and where they want to be on average. */
struct pool_of_boxes {
    double mean, count;
};

void row_settle(const struct row *row, struct diagram *diagram, const double *wanted, double left,
                double right)
{
    struct pool_of_boxes *pools = xcalloc(row->count + 1, sizeof *pools);
    double *offsets = xcalloc(row->count + 1, sizeof *offsets);
    size_t pool_count = 0, next = 0;
    for (size_t i = 0; i < row->count; i++) {
        double half = diagram->nodes[row->nodes[i]].box.width / 2;
        double before = i ? diagram->nodes[row->nodes[i - 1]].box.width / 2 + row->gap : 0;
        offsets[i] = i ? offsets[i - 1] + before + half : half;
        pools[pool_count++] = (struct pool_of_boxes){wanted[i] - offsets[i], 1};
        while (pool_count > 1 && pools[pool_count - 2].mean > pools[pool_count - 1].mean) {
            struct pool_of_boxes *a = &pools[pool_count - 2], *b = a + 1;
            double sum = a->mean * a->count + b->mean * b->count;
            a->count += b->count;
            a->mean = sum / a->count;
            pool_count--;
        }
    }
    double last = right - row_width(row, diagram);
    for (size_t i = 0; i < pool_count; i++) {
        double place = fmax(fmin(pools[i].mean, last), left);
        for (size_t j = 0; j < (size_t)pools[i].count; j++, next++)
            diagram->nodes[row->nodes[next]].box.x = place + offsets[next];
    }
    free(offsets);
    free(pools);
}
