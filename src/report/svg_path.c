/*
 * svg_path.c: shapes of an SVG as short path data.
 */
#include "report/svg_path.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>

/* Where the pen is, in tenths. */
struct pen {
    long x, y;
};

/* What is left to read. */
struct reading {
    const char *at, *end;
};

static void add_tenths(long tenths, bool first, struct text *out)
{
    long whole = labs(tenths) / 10, part = labs(tenths) % 10;
    if (!first && tenths >= 0)
        text_add_char(out, ' ');
    text_add(out, tenths < 0 ? "-" : "");
    if (whole || !part)
        text_addf(out, "%ld", whole);
    if (part)
        text_addf(out, ".%ld", part);
}

void svg_path_number(double number, bool first, struct text *out)
{
    add_tenths(lround(number * 10), first, out);
}

/* Reads the next number; false where there is none before the next letter. */
static bool read_number(struct reading *reading, long *tenths)
{
    while (reading->at < reading->end &&
           (isspace((unsigned char)*reading->at) || *reading->at == ','))
        reading->at++;
    char *next;
    if (reading->at == reading->end || isalpha((unsigned char)*reading->at))
        return false;
    double number = strtod(reading->at, &next);
    if (next == reading->at)
        return false;
    reading->at = next;
    *tenths = lround(number * 10);
    return true;
}

static bool read_point(struct reading *reading, struct pen *point)
{
    return read_number(reading, &point->x) && read_number(reading, &point->y);
}

static void add_point(struct pen from, struct pen to, bool first, struct text *out)
{
    add_tenths(to.x - from.x, first, out);
    add_tenths(to.y - from.y, false, out);
}

static const struct pen origin;

static void add_line(struct pen from, struct pen to, struct text *out)
{
    if (from.y == to.y) {
        text_add_char(out, 'h');
        add_tenths(to.x - from.x, true, out);
    } else if (from.x == to.x) {
        text_add_char(out, 'v');
        add_tenths(to.y - from.y, true, out);
    } else {
        text_add_char(out, 'l');
        add_point(from, to, true, out);
    }
}

/* Whether the point lies on the way from one to the other, give or take a tenth. */
static bool between(struct pen from, struct pen point, struct pen to)
{
    double x = (double)(to.x - from.x), y = (double)(to.y - from.y), length = hypot(x, y);
    double along = x * (double)(point.x - from.x) + y * (double)(point.y - from.y);
    double aside = x * (double)(point.y - from.y) - y * (double)(point.x - from.x);
    if (length == 0)
        return point.x == from.x && point.y == from.y;
    return fabs(aside) <= 1.5 * length && along >= 0 && along <= length * length;
}

/* The curves behind a C; a straight one is a line, and one of no length nothing. */
static void add_curves(struct reading *reading, struct pen *pen, struct text *out)
{
    struct pen points[3];
    bool first = true; /* of those behind one c */
    while (read_point(reading, &points[0]) && read_point(reading, &points[1]) &&
           read_point(reading, &points[2])) {
        bool straight = between(*pen, points[0], points[2]) && between(*pen, points[1], points[2]);
        if (!straight) {
            text_add(out, first ? "c" : "");
            for (int i = 0; i < 3; i++)
                add_point(*pen, points[i], first && i == 0, out);
        } else if (pen->x != points[2].x || pen->y != points[2].y) {
            add_line(*pen, points[2], out);
        }
        first = straight;
        *pen = points[2];
    }
}

void svg_path_curve(const char *d, size_t length, struct text *out)
{
    struct reading reading = {d, d + length};
    struct pen pen = origin;
    while (reading.at < reading.end) {
        char command = *reading.at++;
        if (command == 'C') {
            add_curves(&reading, &pen, out);
        } else if (command == 'M' && read_point(&reading, &pen)) {
            text_add_char(out, 'M');
            add_point(origin, pen, true, out);
        }
    }
}

void svg_path_points(const char *points, size_t length, bool closed, struct text *out)
{
    struct reading reading = {points, points + length};
    struct pen start, pen, next;
    if (!read_point(&reading, &start))
        return;
    text_add_char(out, 'M');
    add_point(origin, start, true, out);
    for (pen = start; read_point(&reading, &next); pen = next)
        if (!closed || next.x != start.x || next.y != start.y) /* z draws that one */
            add_line(pen, next, out);
    text_add(out, closed ? "z" : "");
}
