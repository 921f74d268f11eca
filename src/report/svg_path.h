/*
 * svg_path.h: shapes of an SVG as short path data: relative, in tenths of a point.
 */
#ifndef REPORT_SVG_PATH_H
#define REPORT_SVG_PATH_H

#include <entente/text.h>

/* Appends a number in tenths: "-12.5", ".5", "3"; with a blank before it where one is needed. */
void svg_path_number(double number, bool first, struct text *out);

/*
 * Appends what a `d` of M and C, all absolute, says. Rounding does not add up: each point is within
 * a twentieth of where it was.
 */
void svg_path_curve(const char *d, size_t length, struct text *out);

/* Likewise the points of a polygon (closed) or of a polyline. */
void svg_path_points(const char *points, size_t length, bool closed, struct text *out);

#endif
