/*
 * annotate.c: where a label of a line may stand: on the line, clear of nodes and other labels.
 */
#include "picture/annotate.h"

#include "base/xalloc.h"

#include <math.h>
#include <stdlib.h>

enum { STEPS = 10, OTHERS_MAX = 3 };

static const double label_size = 8.5;
static const double clear_space = 3;                             /* points around a label */
static const double wishes[] = {.5, .4, .6, .32, .68, .25, .75}; /* parts of the line's way */

static bool touch(const struct box *a, const struct box *b)
{
    return fabs(a->x - b->x) * 2 < a->width + b->width + 2 * clear_space &&
           fabs(a->y - b->y) * 2 < a->height + b->height + 2 * clear_space;
}

/* The point at `t`, 0 to 1, of a cubic curve of four points. */
static struct point curve_point(const struct point *p, double t)
{
    double u = 1 - t, a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
    return (struct point){a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
                          a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y};
}

/* The point at that part of the line's curves, counted by curves. */
static struct point line_point(const struct diagram_line *line, double part)
{
    size_t curves = (line->point_count - 1) / 3;
    double way = part * (double)curves;
    size_t curve = (size_t)fmin(floor(way), (double)curves - 1);
    return curve_point(line->points + 3 * curve, way - (double)curve);
}

/* How often other lines pass under the box. */
static size_t count_under(const struct diagram *diagram, const struct diagram_line *line,
                          const struct box *box)
{
    size_t count = 0;
    for (size_t i = 0; i < diagram->line_count; i++) {
        const struct diagram_line *other = &diagram->lines[i];
        if (other == line || other->point_count < 4)
            continue;
        bool under = false;
        size_t steps = STEPS * ((other->point_count - 1) / 3);
        for (size_t step = 0; !under && step <= steps; step++) {
            struct point point = line_point(other, (double)step / (double)steps);
            struct box dot = {point.x, point.y, 0, 0};
            under = touch(box, &dot);
        }
        count += under;
    }
    return count;
}

static bool is_clear(const struct diagram *diagram, const struct box *taken, size_t taken_count,
                     const struct box *box)
{
    for (size_t i = 0; i < diagram->node_count; i++)
        if (touch(box, &diagram->nodes[i].box))
            return false;
    for (size_t i = 0; i < taken_count; i++)
        if (touch(box, &taken[i]))
            return false;
    return true;
}

bool annotate_find(const struct diagram *diagram, const struct diagram_line *line,
                   const struct box *taken, size_t taken_count, struct box *box)
{
    size_t least = OTHERS_MAX;
    struct box best = *box;
    if (line->point_count < 4)
        return false;
    for (size_t i = 0; i < sizeof wishes / sizeof *wishes; i++) {
        struct point point = line_point(line, wishes[i]);
        struct box tried = {point.x, point.y, box->width, box->height};
        if (!is_clear(diagram, taken, taken_count, &tried))
            continue;
        size_t under = count_under(diagram, line, &tried);
        if (under >= least)
            continue;
        least = under;
        best = tried;
    }
    *box = best;
    return least < OTHERS_MAX;
}

struct piece annotate_piece(const struct diagram_line *line)
{
    return (struct piece){.role = "label",
                          .text = xstrdup(line->label),
                          .colour = style_of_family(line->family)->text,
                          .font_size = label_size,
                          .paper = true,
                          .box = line->label_box};
}

/* Places the labels one after the other; `pieces` are theirs, measured. */
static void place_labels(struct diagram *diagram, const struct piece *pieces, size_t count)
{
    struct box *taken = xcalloc(count + 1, sizeof *taken);
    size_t kept = 0;
    for (size_t i = 0; i < diagram->line_count; i++) {
        struct diagram_line *line = &diagram->lines[i];
        if (!line->label)
            continue;
        line->label_box = (pieces++)->box;
        if (annotate_find(diagram, line, taken, kept, &line->label_box)) {
            taken[kept++] = line->label_box;
            continue;
        }
        free(line->label);
        line->label = NULL;
    }
    free(taken);
}

bool annotate_lines(struct diagram *diagram, measure_pieces *measure, void *context,
                    struct error *error)
{
    struct piece *pieces = xcalloc(diagram->line_count + 1, sizeof *pieces);
    size_t count = 0;
    for (size_t i = 0; i < diagram->line_count; i++)
        if (diagram->lines[i].label)
            pieces[count++] = annotate_piece(&diagram->lines[i]);
    bool done = measure(context, pieces, count, error);
    if (done)
        place_labels(diagram, pieces, count);
    for (size_t i = 0; i < count; i++)
        free(pieces[i].text);
    free(pieces);
    return done;
}
