/*
 * row.h: boxes side by side in a row.
 */
#ifndef PICTURE_ROW_H
#define PICTURE_ROW_H

#include "picture/diagram.h"

/* Boxes in their order, from left to right. */
struct row {
    const uint32_t *nodes;
    size_t count;
    double gap; /* between two of them */
};

/* How wide the row is at least. */
double row_width(const struct row *row, const struct diagram *diagram);

/*
 * Moves the boxes sideways so that they keep their order and gaps and are as near as may be, by
 * least squares, to where they want to be: `wanted`, by position in the row. They stay between left
 * and right where these leave room.
 */
void row_settle(const struct row *row, struct diagram *diagram, const double *wanted, double left,
                double right);

#endif
