/*
 * part.c: the connected parts of a diagram: found by union-find, packed in rows.
 */
#include "picture/part.h"

#include "base/xalloc.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double part_gap = 30; /* points between parts */

static uint32_t root(uint32_t *parent, uint32_t node)
{
    while (parent[node] != node) {
        parent[node] = parent[parent[node]];
        node = parent[node];
    }
    return node;
}

/* For each node the number of its part; returns how many there are. */
static size_t number_parts(const struct diagram *diagram, uint32_t *part_of)
{
    size_t nodes = diagram->node_count, count = 0;
    uint32_t *parent = xcalloc(nodes + 1, sizeof *parent);
    for (uint32_t i = 0; i < nodes; i++)
        parent[i] = i;
    for (size_t i = 0; i < diagram->line_count; i++) {
        uint32_t a = root(parent, diagram->lines[i].from), b = root(parent, diagram->lines[i].to);
        parent[a < b ? b : a] = a < b ? a : b; /* the root is a part's first node */
    }
    for (uint32_t i = 0; i < nodes; i++) {
        uint32_t first = root(parent, i);
        part_of[i] = first == i ? (uint32_t)count++ : part_of[first];
    }
    free(parent);
    return count;
}

void parts_find(struct parts *parts, const struct diagram *diagram)
{
    uint32_t *part_of = xcalloc(diagram->node_count + 1, sizeof *part_of);
    size_t count = number_parts(diagram, part_of);
    *parts = (struct parts){.items = xcalloc(count + 1, sizeof *parts->items), .count = count};
    parts->nodes = xcalloc(diagram->node_count + 1, sizeof *parts->nodes);
    parts->lines = xcalloc(diagram->line_count + 1, sizeof *parts->lines);
    for (size_t i = 0; i < diagram->node_count; i++)
        parts->items[part_of[i]].node_count++;
    for (size_t i = 0; i < diagram->line_count; i++)
        parts->items[part_of[diagram->lines[i].from]].line_count++;
    uint32_t *node = parts->nodes, *line = parts->lines;
    for (size_t i = 0; i < count; i++) {
        parts->items[i].nodes = node;
        parts->items[i].lines = line;
        node += parts->items[i].node_count;
        line += parts->items[i].line_count;
        parts->items[i].node_count = parts->items[i].line_count = 0;
    }
    for (uint32_t i = 0; i < diagram->node_count; i++) {
        struct part *part = &parts->items[part_of[i]];
        parts->nodes[part->nodes - parts->nodes + (ptrdiff_t)part->node_count++] = i;
    }
    for (uint32_t i = 0; i < diagram->line_count; i++) {
        struct part *part = &parts->items[part_of[diagram->lines[i].from]];
        parts->lines[part->lines - parts->lines + (ptrdiff_t)part->line_count++] = i;
    }
    free(part_of);
}

void parts_release(struct parts *parts)
{
    free(parts->items);
    free(parts->nodes);
    free(parts->lines);
    *parts = (struct parts){0};
}

void part_measure(struct part *part, const struct diagram *diagram)
{
    part->low = (struct point){INFINITY, INFINITY};
    part->high = (struct point){-INFINITY, -INFINITY};
    for (size_t i = 0; i < part->node_count; i++) {
        const struct box *box = &diagram->nodes[part->nodes[i]].box;
        part->low.x = fmin(part->low.x, box->x - box->width / 2);
        part->low.y = fmin(part->low.y, box->y - box->height / 2);
        part->high.x = fmax(part->high.x, box->x + box->width / 2);
        part->high.y = fmax(part->high.y, box->y + box->height / 2);
    }
}

static double part_width(const struct part *part)
{
    return part->high.x - part->low.x;
}

static double part_height(const struct part *part)
{
    return part->high.y - part->low.y;
}

/* The tallest first; of two as tall, the one found first. */
static int compare_parts(const void *first, const void *second)
{
    const struct part *a = first, *b = second;
    double difference = part_height(b) - part_height(a);
    if (fabs(difference) > .5)
        return difference > 0 ? 1 : -1;
    return (a->nodes > b->nodes) - (a->nodes < b->nodes);
}

static void move_part(const struct part *part, struct diagram *diagram, double left, double middle)
{
    double dx = left - part->low.x, dy = middle - (part->low.y + part->high.y) / 2;
    for (size_t i = 0; i < part->node_count; i++) {
        diagram->nodes[part->nodes[i]].box.x += dx;
        diagram->nodes[part->nodes[i]].box.y += dy;
    }
}

/* How wide rows may be for the whole to get that shape. */
static double row_width(const struct parts *parts, double aspect)
{
    double area = 0, widest = 0;
    for (size_t i = 0; i < parts->count; i++) {
        double width = part_width(&parts->items[i]);
        area += (width + part_gap) * (part_height(&parts->items[i]) + part_gap);
        widest = fmax(widest, width);
    }
    return fmax(widest, sqrt(area * aspect));
}

void parts_pack(struct parts *parts, struct diagram *diagram, double aspect)
{
    for (size_t i = 0; i < parts->count; i++)
        part_measure(&parts->items[i], diagram);
    qsort(parts->items, parts->count, sizeof *parts->items, compare_parts);
    double limit = row_width(parts, aspect), top = 0;
    for (size_t i = 0, next; i < parts->count; i = next) {
        double height = part_height(&parts->items[i]), used = part_width(&parts->items[i]);
        for (next = i + 1; next < parts->count; next++) {
            double more = part_gap + part_width(&parts->items[next]);
            if (used + more > limit)
                break;
            used += more;
        }
        double left = (limit - used) / 2;
        for (size_t j = i; j < next; j++) {
            move_part(&parts->items[j], diagram, left, top - height / 2);
            left += part_width(&parts->items[j]) + part_gap;
        }
        top -= height + part_gap;
    }
}
