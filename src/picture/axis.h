/*
 * axis.h: an axis of time: where a day is, and which days are written under it.
 */
#ifndef PICTURE_AXIS_H
#define PICTURE_AXIS_H

#include "picture/chart.h"

#include <entente/edtf.h>

struct axis {
    struct edtf_days days; /* the first and the last one on it */
    double left, width;    /* points */
};

/* The left edge of a day; days beyond the axis are at its ends. */
double axis_x(const struct axis *axis, int32_t day);

struct tick {
    int32_t day;
    bool year;      /* the first day of a year */
    char label[16]; /* "2010", "Apr", "14 May" */
};

enum { TICKS_MAX = 64 };

/* Fills in the ticks, as close as their labels allow; returns how many. */
size_t axis_ticks(const struct axis *axis, struct tick ticks[TICKS_MAX]);

#endif
