/*
 * kendall.c: Kendall's tau-b by sorting: in the order of x, the exchanges that sort y are the pairs
 * in opposite order. Ranks are at least 0; nothing else must hold.
 */
#include "finding/kendall.h"

#include "base/xalloc.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

struct point {
    uint32_t x, y;
};

static int compare_points(const void *left, const void *right)
{
    const struct point *a = left, *b = right;
    if (a->x != b->x)
        return a->x < b->x ? -1 : 1;
    return (a->y > b->y) - (a->y < b->y);
}

static double pairs_of(size_t count)
{
    return (double)count * ((double)count - 1) / 2;
}

static bool tied(const struct point *a, const struct point *b, bool by_x, bool by_y)
{
    return (!by_x || a->x == b->x) && (!by_y || a->y == b->y);
}

/* Pairs that are tied, of points in an order that has them side by side. */
static double tied_pairs(const struct point *points, size_t count, bool by_x, bool by_y)
{
    double pairs = 0;
    for (size_t i = 0, first = 0; i < count; i++)
        if (i + 1 == count || !tied(&points[i], &points[i + 1], by_x, by_y)) {
            pairs += pairs_of(i + 1 - first);
            first = i + 1;
        }
    return pairs;
}

/* Merges two sorted runs of `points` to `room`; returns over how many of the first run those of the
 * second have to pass. */
static double merge(const struct point *points, size_t middle, size_t count, struct point *room)
{
    size_t left = 0, right = middle;
    double exchanges = 0;
    for (size_t i = 0; i < count; i++) {
        bool second = left == middle || (right < count && points[right].y < points[left].y);
        exchanges += second ? (double)(middle - left) : 0;
        room[i] = points[second ? right++ : left++];
    }
    return exchanges;
}

/* Sorts by y, bottom up; returns the exchanges of neighbours that it takes. */
static double sort_by_y(struct point *points, size_t count, struct point *room)
{
    double exchanges = 0;
    for (size_t run = 1; run < count; run *= 2) {
        for (size_t at = 0; at < count; at += 2 * run) {
            size_t left = count - at;
            size_t size = left < 2 * run ? left : 2 * run;
            exchanges += merge(points + at, size < run ? size : run, size, room + at);
        }
        memcpy(points, room, count * sizeof *points);
    }
    return exchanges;
}

double kendall_tau_b(const uint32_t *x, const uint32_t *y, size_t count)
{
    struct point *points = xreallocarray(NULL, count, sizeof *points);
    struct point *room = xreallocarray(NULL, count, sizeof *room);
    for (size_t i = 0; i < count; i++)
        points[i] = (struct point){x[i], y[i]};
    if (count)
        qsort(points, count, sizeof *points, compare_points);
    double all = pairs_of(count), by_x = tied_pairs(points, count, true, false);
    double by_both = tied_pairs(points, count, true, true);
    double opposite = sort_by_y(points, count, room);
    double by_y = tied_pairs(points, count, false, true);
    double untied = sqrt(all - by_x) * sqrt(all - by_y);
    free(room);
    free(points);
    return untied > 0 ? (all - by_x - by_y + by_both - 2 * opposite) / untied : NAN;
}
