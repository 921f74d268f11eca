/*
 * crossing.c: how tangled a placed part is, its lines taken as straight.
 */
#include "picture/part.h"

#include <math.h>

static double side(struct point a, struct point b, struct point c)
{
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/* Whether the ranges that two pairs of numbers span lie apart. */
static bool apart(double a, double b, double c, double d)
{
    return (a < c && a < d && b < c && b < d) || (a > c && a > d && b > c && b > d);
}

static bool segments_cross(struct point a, struct point b, struct point c, struct point d)
{
    if (apart(a.x, b.x, c.x, d.x) || apart(a.y, b.y, c.y, d.y))
        return false;
    return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

static struct point centre(const struct diagram *diagram, uint32_t node)
{
    return (struct point){diagram->nodes[node].box.x, diagram->nodes[node].box.y};
}

bool lines_cross(const struct diagram *diagram, const struct diagram_line *a,
                 const struct diagram_line *b)
{
    if (a->from == b->from || a->from == b->to || a->to == b->from || a->to == b->to)
        return false;
    return segments_cross(centre(diagram, a->from), centre(diagram, a->to),
                          centre(diagram, b->from), centre(diagram, b->to));
}

/* Whether the line passes over the node: it crosses one of the diagonals of its box. */
bool line_hits(const struct diagram *diagram, const struct diagram_line *line, uint32_t node)
{
    if (line->from == node || line->to == node)
        return false;
    const struct box *box = &diagram->nodes[node].box;
    struct point from = centre(diagram, line->from), to = centre(diagram, line->to);
    double x = box->width / 2, y = box->height / 2;
    if (apart(from.x, to.x, box->x - x, box->x + x) || apart(from.y, to.y, box->y - y, box->y + y))
        return false;
    return segments_cross(from, to, (struct point){box->x - x, box->y - y},
                          (struct point){box->x + x, box->y + y}) ||
           segments_cross(from, to, (struct point){box->x - x, box->y + y},
                          (struct point){box->x + x, box->y - y});
}

void part_count_tangles(const struct part *part, const struct diagram *diagram, size_t *crossings,
                        size_t *hits)
{
    *crossings = *hits = 0;
    for (size_t i = 0; i < part->line_count; i++) {
        const struct diagram_line *line = &diagram->lines[part->lines[i]];
        for (size_t j = 0; j < i; j++)
            *crossings += lines_cross(diagram, line, &diagram->lines[part->lines[j]]);
        for (size_t j = 0; j < part->node_count; j++)
            *hits += line_hits(diagram, line, part->nodes[j]);
    }
}
