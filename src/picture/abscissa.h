/*
 * abscissa.h: nodes from left to right.
 */
#ifndef PICTURE_ABSCISSA_H
#define PICTURE_ABSCISSA_H

#include <stddef.h>
#include <stdint.h>

struct abscissa {
    double x;
    uint32_t node;
};

/* Sorts by x, those of one x by node. */
void abscissas_sort(struct abscissa *places, size_t count);

#endif
