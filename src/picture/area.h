/*
 * area.h: points, boxes and areas, in points of 1/72 inch, y upwards, as in Graphviz.
 */
#ifndef PICTURE_AREA_H
#define PICTURE_AREA_H

#include <math.h>
#include <stdbool.h>

struct point {
    double x, y;
};

/* A rectangle by its centre. */
struct box {
    double x, y, width, height;
};

/* A rectangle by its edges. */
struct area {
    double left, right, bottom, top;
};

/* The area that holds nothing, for others to be added to. */
#define AREA_NOWHERE ((struct area){INFINITY, -INFINITY, INFINITY, -INFINITY})
bool area_nowhere(const struct area *area);

/* Makes the area hold the box, the other area, as well. */
void area_reach(struct area *area, const struct box *box);
void area_join(struct area *area, const struct area *other);

#endif
