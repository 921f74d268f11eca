/*
 * area.c: points, boxes and areas.
 */
#include "picture/area.h"

bool area_nowhere(const struct area *area)
{
    return area->left > area->right || area->bottom > area->top;
}

void area_reach(struct area *area, const struct box *box)
{
    area_join(area, &(struct area){box->x - box->width / 2, box->x + box->width / 2,
                                   box->y - box->height / 2, box->y + box->height / 2});
}

void area_join(struct area *area, const struct area *other)
{
    area->left = fmin(area->left, other->left);
    area->right = fmax(area->right, other->right);
    area->bottom = fmin(area->bottom, other->bottom);
    area->top = fmax(area->top, other->top);
}
