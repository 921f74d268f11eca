/*
 * route.c: lines that run as we say, in the words that Graphviz's `pos` has for them.
 */
#include "picture/route.h"

#include "base/xalloc.h"

#include <entente/text.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double rim = 1.5;     /* points between a point and its lines */
static const double arrow = 7.5;   /* points that an arrowhead takes */
static const double roundness = 6; /* points that a round corner takes */

bool line_arrow_at(const struct theme *theme, const struct diagram_line *line, bool end)
{
    if (strcmp(style_of_family(theme, line->family)->arrowhead, "none") == 0)
        return false;
    return end ? line->forward : line->backward;
}

/* The point that far from `from` towards `to`, and never beyond the middle. */
static struct point step_towards(struct point from, struct point to, double far)
{
    double length = hypot(to.x - from.x, to.y - from.y);
    double share = length > 0 ? fmin(far / length, .5) : 0;
    return (struct point){from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)};
}

void route_along(const struct theme *theme, struct diagram_line *line, const struct point *points,
                 size_t count)
{
    struct text route = {0};
    line->points = xreallocarray(line->points, count, sizeof *line->points);
    memcpy(line->points, points, count * sizeof *points);
    line->point_count = count;
    struct point *start = line->points, *end = line->points + count - 1;
    if (line_arrow_at(theme, line, false)) {
        text_addf(&route, "s,%.2f,%.2f ", start->x, start->y);
        *start = step_towards(*start, start[1], arrow);
    }
    if (line_arrow_at(theme, line, true)) {
        text_addf(&route, "e,%.2f,%.2f ", end->x, end->y);
        *end = step_towards(*end, end[-1], arrow);
    }
    for (size_t i = 0; i < count; i++)
        text_addf(&route, "%s%.2f,%.2f", i ? " " : "", line->points[i].x, line->points[i].y);
    free(line->route);
    line->route = route.data;
}

/* Adds a straight piece to the point, as a curve. */
static void add_straight(struct point *points, size_t *count, struct point to)
{
    struct point from = points[*count - 1];
    for (int third = 1; third <= 3; third++) {
        double share = third / 3.;
        points[(*count)++] =
            (struct point){from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)};
    }
}

void route_corners(const struct theme *theme, struct diagram_line *line,
                   const struct point *corners, size_t count)
{
    struct point *points = xcalloc(6 * count + 1, sizeof *points);
    size_t next = 0;
    points[next++] = corners[0];
    for (size_t i = 1; i + 1 < count; i++) {
        struct point before = step_towards(corners[i], corners[i - 1], roundness);
        struct point after = step_towards(corners[i], corners[i + 1], roundness);
        add_straight(points, &next, before);
        points[next++] = step_towards(corners[i], before, roundness / 2.5);
        points[next++] = step_towards(corners[i], after, roundness / 2.5);
        points[next++] = after;
    }
    add_straight(points, &next, corners[count - 1]);
    route_along(theme, line, points, next);
    free(points);
}

struct point route_rim(const struct diagram_node *node, struct point towards)
{
    struct point centre = {node->box.x, node->box.y};
    double length = hypot(towards.x - centre.x, towards.y - centre.y);
    double share = length > 0 ? (node->box.width / 2 + rim) / length : 0;
    return (struct point){centre.x + share * (towards.x - centre.x),
                          centre.y + share * (towards.y - centre.y)};
}

void route_loop(const struct theme *theme, struct diagram_line *line,
                const struct diagram_node *node, struct point out)
{
    double radius = node->box.width / 2 + rim, far = radius + 4 + node->box.width;
    struct point centre = {node->box.x, node->box.y}, side = {-out.y, out.x};
    struct point points[4];
    for (int i = 0; i < 4; i++) {
        double along = i == 0 || i == 3 ? radius * .9 : far, across = (i < 2 ? .45 : -.45) * along;
        points[i] = (struct point){centre.x + along * out.x + across * side.x,
                                   centre.y + along * out.y + across * side.y};
    }
    route_along(theme, line, points, 4);
}

struct pair {
    uint32_t low, high, line;
};

static int compare_pairs(const void *first, const void *second)
{
    const struct pair *a = first, *b = second;
    if (a->low != b->low)
        return a->low < b->low ? -1 : 1;
    if (a->high != b->high)
        return a->high < b->high ? -1 : 1;
    return (a->line > b->line) - (a->line < b->line);
}

double *route_places(const struct diagram *diagram)
{
    size_t count = diagram->line_count;
    struct pair *pairs = xcalloc(count + 1, sizeof *pairs);
    double *places = xcalloc(count + 1, sizeof *places);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t from = diagram->lines[i].from, to = diagram->lines[i].to;
        pairs[i] = (struct pair){from < to ? from : to, from < to ? to : from, i};
    }
    qsort(pairs, count, sizeof *pairs, compare_pairs);
    for (size_t first = 0, next; first < count; first = next) {
        for (next = first + 1; next < count && pairs[next].low == pairs[first].low &&
                               pairs[next].high == pairs[first].high;)
            next++;
        for (size_t i = first; i < next; i++)
            places[pairs[i].line] = (double)(i - first) - (double)(next - first - 1) / 2;
    }
    free(pairs);
    return places;
}

/* Steps over a tip, "s,X,Y " or "e,X,Y ", if it is there; the length of its "X,Y". */
static size_t read_tip(const char **at, char which, const char **tip)
{
    *tip = NULL;
    if ((*at)[0] != which || (*at)[1] != ',')
        return 0;
    *tip = *at + 2;
    size_t length = strcspn(*tip, " ");
    *at = *tip + length + ((*tip)[length] == ' ');
    return length;
}

char *route_without_arrows(const char *route, bool at_start, bool at_end)
{
    struct text out = {0};
    const char *at = route, *start, *end;
    if (!route)
        return NULL;
    size_t start_length = read_tip(&at, 's', &start), end_length = read_tip(&at, 'e', &end);
    at_start = at_start && start;
    at_end = at_end && end;
    if (start && !at_start)
        text_addf(&out, "s,%.*s ", (int)start_length, start);
    if (end && !at_end)
        text_addf(&out, "e,%.*s ", (int)end_length, end);
    if (at_start) {
        text_add_bytes(&out, start, start_length);
        at += strcspn(at, " ;");
    }
    const char *last = strrchr(at, ' ');
    size_t kept = at_end && last ? (size_t)(last + 1 - at) : strlen(at);
    text_add_bytes(&out, at, kept);
    if (at_end && last)
        text_add_bytes(&out, end, end_length);
    text_add(&out, "");
    return out.data;
}
