/*
 * annotate.c: where a label of a line may stand: clear of nodes and other labels, on the line or
 * beside it. Of the places that are free the cheapest is taken: costs are other lines under the
 * label, its distance from the line and from the line's middle, and how much of the line it hides.
 */
#include "picture/annotate.h"

#include "base/xalloc.h"
#include "picture/label.h"
#include "picture/page.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { STEPS = 10, OTHERS_MAX = 6, WISHES = 17, NAME_MAX_LISTED = 60 /* characters */ };

static const double label_size = 8.5;
static const double clear_space = 3;   /* points around a label */
static const double wish_step = .05;   /* of the line's way, from its middle to both sides */
static const double beside_gap = 2;    /* points between a line and a label beside it */
static const double under_cost = 1;    /* of each other line under a label */
static const double middle_cost = 2.5; /* of a label at the line's end */
static const double beside_cost = .8;  /* of a label beside its line */
static const double hidden_max = .6;   /* of a line, under its label */
static const double hiding_cost = 4;   /* of a label that hides all of its line */

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

/* How much of the line, 0 to 1, passes under the box. */
static double share_under(const struct diagram_line *line, const struct box *box)
{
    size_t steps = STEPS * ((line->point_count - 1) / 3), under = 0;
    for (size_t step = 0; step <= steps; step++) {
        struct point point = line_point(line, (double)step / (double)steps);
        under += touch(box, &(struct box){point.x, point.y, 0, 0});
    }
    return (double)under / (double)(steps + 1);
}

/* How many other lines pass under the box. */
static size_t count_under(const struct diagram *diagram, const struct diagram_line *line,
                          const struct box *box)
{
    size_t count = 0;
    for (size_t i = 0; i < diagram->line_count; i++) {
        const struct diagram_line *other = &diagram->lines[i];
        count += other != line && other->point_count >= 4 && share_under(other, box) > 0;
    }
    return count;
}

/* Shapes of which something sticks out of the box that Graphviz says they have; points. */
static const struct {
    const char *shape;
    double ears;
} eared[] = {{"tab", 4}, {"folder", 4}, {"component", 4}};

/* The node's box with what sticks out of it, at any side. */
static struct box whole_box(const struct diagram_node *node)
{
    struct box box = node->box;
    for (size_t i = 0; i < sizeof eared / sizeof *eared; i++)
        if (strcmp(node->style->shape, eared[i].shape) == 0) {
            box.width += 2 * eared[i].ears;
            box.height += 2 * eared[i].ears;
        }
    return box;
}

static bool is_clear(const struct diagram *diagram, const struct box *taken, size_t taken_count,
                     const struct box *box)
{
    for (size_t i = 0; i < diagram->node_count; i++) {
        struct box node = whole_box(&diagram->nodes[i]);
        if (touch(box, &node))
            return false;
    }
    for (size_t i = 0; i < taken_count; i++)
        if (touch(box, &taken[i]))
            return false;
    return true;
}

/* The box moved to that part of the line's way: onto it, or to a side of it, -1 or 1. */
static struct box place_at(const struct diagram_line *line, const struct box *box, double part,
                           int side)
{
    struct point at = line_point(line, part), before = line_point(line, part - wish_step / 2),
                 after = line_point(line, part + wish_step / 2);
    double dx = after.x - before.x, dy = after.y - before.y, length = fmax(hypot(dx, dy), 1e-6);
    double nx = -dy / length * side, ny = dx / length * side;
    double reach = fabs(nx) * box->width / 2 + fabs(ny) * box->height / 2 + beside_gap;
    return (struct box){at.x + nx * reach, at.y + ny * reach, box->width, box->height};
}

bool annotate_find(const struct diagram *diagram, const struct diagram_line *line,
                   const struct box *taken, size_t taken_count, struct box *box)
{
    double least = INFINITY;
    struct box best = *box;
    if (line->point_count < 4)
        return false;
    for (int i = 0; i < WISHES * 3; i++) {
        int wish = i / 3, side = i % 3 - 1, steps = (wish + 1) / 2;
        double part = .5 + (wish % 2 ? -steps : steps) * wish_step;
        struct box tried = place_at(line, box, part, side);
        double cost = middle_cost * fabs(part - .5) + (side ? beside_cost : 0);
        if (cost >= least || !is_clear(diagram, taken, taken_count, &tried))
            continue;
        size_t under = count_under(diagram, line, &tried);
        double hidden = share_under(line, &tried);
        cost += under_cost * (double)under + hiding_cost * hidden;
        if (under >= OTHERS_MAX || hidden > hidden_max || cost >= least)
            continue;
        least = cost;
        best = tried;
    }
    *box = best;
    return isfinite(least);
}

struct piece annotate_piece(const struct diagram *diagram, const struct diagram_line *line)
{
    return (struct piece){.role = "label",
                          .text = xstrdup(line->label),
                          .colour = style_of_family(diagram->theme, line->family)->text,
                          .fill = diagram->theme->paper,
                          .font_size = label_size,
                          .paper = true,
                          .owner = diagram->options->numbers ? line->id : NULL,
                          .box = line->label_box};
}

/* Appends the label and between whom it would have stood. */
static void list_label(const struct diagram *diagram, const struct diagram_line *line,
                       struct text *out)
{
    const struct entity *entities = diagram->view->dossier->entities;
    text_addf(out, "%s“%s” of ", out->length ? ", " : "", line->label);
    label_clean(entity_label(&entities[diagram->nodes[line->from].entity]), NAME_MAX_LISTED, out);
    text_add(out, " – ");
    label_clean(entity_label(&entities[diagram->nodes[line->to].entity]), NAME_MAX_LISTED, out);
}

static void note_dropped(const struct picture_page *page, size_t count, const char *labels)
{
    struct text note = {0};
    text_addf(&note, "no room for %zu label%s on lines: %s", count, count == 1 ? "" : "s", labels);
    page_note(page, text_string(&note));
    text_release(&note);
}

/* What the layout has put on the map beside nodes: captions and names. */
static size_t list_taken(const struct diagram *diagram, struct box *taken)
{
    size_t count = 0;
    for (size_t i = 0; i < diagram->region_count; i++)
        taken[count++] = diagram->regions[i].caption_box;
    for (size_t i = 0; i < diagram->node_count; i++)
        if (diagram->nodes[i].name)
            taken[count++] = diagram->nodes[i].name_box;
    return count;
}

/* Places the labels one after the other; `pieces` are theirs, measured. */
static void place_labels(struct diagram *diagram, const struct piece *pieces, size_t count,
                         const struct picture_page *page)
{
    struct box *taken =
        xcalloc(count + diagram->region_count + diagram->node_count + 1, sizeof *taken);
    size_t kept = list_taken(diagram, taken), dropped = 0;
    struct text list = {0};
    for (size_t i = 0; i < diagram->line_count; i++) {
        struct diagram_line *line = &diagram->lines[i];
        if (!line->label)
            continue;
        line->label_box = (pieces++)->box;
        if (annotate_find(diagram, line, taken, kept, &line->label_box)) {
            taken[kept++] = line->label_box;
            continue;
        }
        list_label(diagram, line, &list);
        dropped++;
        free(line->label);
        line->label = NULL;
    }
    if (dropped)
        note_dropped(page, dropped, text_string(&list));
    text_release(&list);
    free(taken);
}

/* Among thousands of faint lines labels would be noise. */
static void forget_labels(struct diagram *diagram)
{
    for (size_t i = 0; i < diagram->line_count; i++) {
        free(diagram->lines[i].label);
        diagram->lines[i].label = NULL;
    }
}

bool annotate_lines(struct diagram *diagram, const struct picture_page *page,
                    measure_pieces *measure, void *context, struct error *error)
{
    struct piece *pieces = xcalloc(diagram->line_count + 1, sizeof *pieces);
    size_t count = 0;
    if (diagram->faint)
        forget_labels(diagram);
    for (size_t i = 0; i < diagram->line_count; i++)
        if (diagram->lines[i].label)
            pieces[count++] = annotate_piece(diagram, &diagram->lines[i]);
    bool done = measure(context, pieces, count, error);
    if (done)
        place_labels(diagram, pieces, count, page);
    for (size_t i = 0; i < count; i++)
        free(pieces[i].text);
    free(pieces);
    return done;
}
