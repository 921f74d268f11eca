/*
 * untangle.c: local search for places that tangle less: a node goes to another spot, or changes
 * places with another node, whenever that lowers what the two cost. The nodes must be placed.
 */
#include "picture/part.h"

#include "base/xalloc.h"

#include <math.h>
#include <stdlib.h>

enum { SWEEPS = 8, DIRECTIONS = 12 };

static const double hit_cost = 2.5;   /* a line over a node, in crossings */
static const double overlap_cost = 4; /* of two nodes */
static const double length_cost = .6; /* of a line as long as `length_unit`; longer ones more */
static const double upwards = 1.4;    /* a page is that much wider than high */
static const double seen_min = 30;    /* points of a line between its nodes */
static const double short_cost = 1.5;
static const double length_unit = 170; /* points */
static const double node_gap = 11;     /* points; nearer nodes count as overlapping */
static const double worthwhile = .01;  /* a change must save that much */
static const double radii[] = {70, 120, 190};

/* The part with the lines of each node. */
struct tangle {
    const struct part *part;
    struct diagram *diagram;
    uint32_t *first; /* by node: where its lines start in `lines`; one more at the end */
    uint32_t *lines;
};

static void index_lines(struct tangle *tangle)
{
    const struct diagram *diagram = tangle->diagram;
    const struct part *part = tangle->part;
    uint32_t *next = xcalloc(diagram->node_count + 1, sizeof *next);
    tangle->first = xcalloc(diagram->node_count + 2, sizeof *tangle->first);
    tangle->lines = xcalloc(2 * part->line_count + 1, sizeof *tangle->lines);
    for (size_t i = 0; i < part->line_count; i++) {
        tangle->first[diagram->lines[part->lines[i]].from + 1]++;
        tangle->first[diagram->lines[part->lines[i]].to + 1]++;
    }
    for (size_t i = 0; i < diagram->node_count; i++) {
        tangle->first[i + 1] += tangle->first[i];
        next[i] = tangle->first[i];
    }
    for (size_t i = 0; i < part->line_count; i++) {
        const struct diagram_line *line = &diagram->lines[part->lines[i]];
        tangle->lines[next[line->from]++] = part->lines[i];
        tangle->lines[next[line->to]++] = part->lines[i];
    }
    free(next);
}

/* What a line's length costs: more than in proportion, and more upwards than sideways, since pages
 * are wide; and what it costs that too little of the line is to be seen between its nodes. */
static double cost_of_length(const struct diagram *diagram, const struct diagram_line *line)
{
    const struct box *a = &diagram->nodes[line->from].box, *b = &diagram->nodes[line->to].box;
    double x = fabs(a->x - b->x), y = fabs(a->y - b->y);
    double seen =
        hypot(fmax(x - (a->width + b->width) / 2, 0), fmax(y - (a->height + b->height) / 2, 0));
    double cost = length_cost * pow(hypot(x, upwards * y) / length_unit, 1.6);
    return cost + short_cost * fmax(1 - seen / seen_min, 0);
}

static bool too_near(const struct box *a, const struct box *b)
{
    return fabs(a->x - b->x) * 2 < a->width + b->width + 2 * node_gap &&
           fabs(a->y - b->y) * 2 < a->height + b->height + 2 * node_gap;
}

/* What a line costs: its length, the lines it crosses, the nodes it passes over. */
static double cost_of_line(const struct tangle *tangle, const struct diagram_line *line)
{
    const struct diagram *diagram = tangle->diagram;
    const struct part *part = tangle->part;
    double cost = cost_of_length(diagram, line);
    for (size_t i = 0; i < part->line_count; i++)
        cost += lines_cross(diagram, line, &diagram->lines[part->lines[i]]);
    for (size_t i = 0; i < part->node_count; i++)
        cost += line_hits(diagram, line, part->nodes[i]) ? hit_cost : 0;
    return cost;
}

/* What a node costs where it is: its lines, the lines over it, the nodes too near. */
static double cost_of_node(const struct tangle *tangle, uint32_t node)
{
    const struct diagram *diagram = tangle->diagram;
    const struct part *part = tangle->part;
    double cost = 0;
    for (uint32_t i = tangle->first[node]; i < tangle->first[node + 1]; i++)
        cost += cost_of_line(tangle, &diagram->lines[tangle->lines[i]]);
    for (size_t i = 0; i < part->line_count; i++)
        cost += line_hits(diagram, &diagram->lines[part->lines[i]], node) ? hit_cost : 0;
    for (size_t i = 0; i < part->node_count; i++)
        if (part->nodes[i] != node &&
            too_near(&diagram->nodes[node].box, &diagram->nodes[part->nodes[i]].box))
            cost += overlap_cost;
    return cost;
}

static void put(struct tangle *tangle, uint32_t node, struct point place)
{
    tangle->diagram->nodes[node].box.x = place.x;
    tangle->diagram->nodes[node].box.y = place.y;
}

static struct point place_of(const struct tangle *tangle, uint32_t node)
{
    return (struct point){tangle->diagram->nodes[node].box.x, tangle->diagram->nodes[node].box.y};
}

/* The middle of the nodes that the node has lines to. */
static struct point middle_of_neighbours(const struct tangle *tangle, uint32_t node)
{
    struct point sum = {0, 0};
    double count = 0;
    for (uint32_t i = tangle->first[node]; i < tangle->first[node + 1]; i++) {
        const struct diagram_line *line = &tangle->diagram->lines[tangle->lines[i]];
        struct point other = place_of(tangle, line->from == node ? line->to : line->from);
        sum.x += other.x;
        sum.y += other.y;
        count++;
    }
    return count > 0 ? (struct point){sum.x / count, sum.y / count} : place_of(tangle, node);
}

/* Moves the node to the best spot around `centre`, if that is better than where it is. */
static bool try_around(struct tangle *tangle, uint32_t node, struct point centre)
{
    struct point best = place_of(tangle, node);
    double least = cost_of_node(tangle, node) - worthwhile;
    bool moved = false;
    for (size_t i = 0; i < sizeof radii / sizeof *radii * DIRECTIONS; i++) {
        double angle = 2 * M_PI * (double)(i % DIRECTIONS) / DIRECTIONS;
        double radius = radii[i / DIRECTIONS];
        struct point place = {centre.x + 1.3 * radius * cos(angle),
                              centre.y + .8 * radius * sin(angle)};
        put(tangle, node, place);
        double cost = cost_of_node(tangle, node);
        if (cost >= least)
            continue;
        least = cost;
        best = place;
        moved = true;
    }
    put(tangle, node, best);
    return moved;
}

/* Exchanges two nodes, if that is better. */
static bool try_exchange(struct tangle *tangle, uint32_t a, uint32_t b)
{
    struct point place_a = place_of(tangle, a), place_b = place_of(tangle, b);
    double before = cost_of_node(tangle, a) + cost_of_node(tangle, b);
    put(tangle, a, place_b);
    put(tangle, b, place_a);
    if (cost_of_node(tangle, a) + cost_of_node(tangle, b) < before - worthwhile)
        return true;
    put(tangle, a, place_a);
    put(tangle, b, place_b);
    return false;
}

static bool sweep(struct tangle *tangle)
{
    const struct part *part = tangle->part;
    bool changed = false;
    for (size_t i = 0; i < part->node_count; i++) {
        uint32_t node = part->nodes[i];
        changed |= try_around(tangle, node, place_of(tangle, node));
        changed |= try_around(tangle, node, middle_of_neighbours(tangle, node));
        for (size_t j = 0; j < i; j++)
            changed |= try_exchange(tangle, node, part->nodes[j]);
    }
    return changed;
}

void part_untangle(const struct part *part, struct diagram *diagram)
{
    struct tangle tangle = {.part = part, .diagram = diagram};
    index_lines(&tangle);
    for (int i = 0; i < SWEEPS && sweep(&tangle); i++)
        continue;
    free(tangle.first);
    free(tangle.lines);
}
