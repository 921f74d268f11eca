/*
 * layout_cloud.c: the map of a large network: points by sfdp, part by part, each pushed off those
 * that it overlaps; lines run straight, and names stand beside the points of most influence.
 */
#include "picture/layouts.h"

#include "base/xalloc.h"
#include "picture/abscissa.h"
#include "picture/compose.h"
#include "picture/names.h"
#include "picture/route.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { PUSHES = 60, SPREADS = 40 };

static const double room_small = 16;  /* of a point, at the side, in a network without end */
static const double room_more = 8000; /* and how much more, divided by how many there are */
static const double fill = .5;        /* the largest point's diameter, in parts of its room */
static const double apart = 1.5;      /* points between two points */
static const double spread = 1.12;    /* how much a part grows that is too crowded */
static const double between = 2.5;    /* points between lines of two nodes */

/* The side of a square that each point has for itself. */
static double room_of(const struct diagram *diagram)
{
    return room_small + room_more / fmax((double)diagram->node_count, 300);
}

static void size_points(struct diagram *diagram)
{
    double room = room_of(diagram);
    for (size_t i = 0; i < diagram->node_count; i++) {
        struct diagram_node *node = &diagram->nodes[i];
        node->box.width = node->box.height = room * fill * style_point(node->influence);
    }
}

/* Scales the part so that each of its points has its room. */
static void scale(struct diagram *diagram, struct part *part, double factor)
{
    for (size_t i = 0; i < part->node_count; i++) {
        diagram->nodes[part->nodes[i]].box.x *= factor;
        diagram->nodes[part->nodes[i]].box.y *= factor;
    }
}

static void give_room(struct diagram *diagram, struct part *part)
{
    part_measure(part, diagram);
    double width = fmax(part->high.x - part->low.x, 1),
           height = fmax(part->high.y - part->low.y, 1);
    double wanted = room_of(diagram) * sqrt((double)part->node_count);
    scale(diagram, part, wanted / sqrt(width * height));
}

/* Pushes two points apart where they overlap; who is larger stays nearer to its place. */
static bool push(struct box *a, struct box *b)
{
    double x = b->x - a->x, y = b->y - a->y, distance = hypot(x, y);
    double wanted = (a->width + b->width) / 2 + apart;
    if (distance >= wanted - .01)
        return false;
    if (distance < 1e-6) {
        x = 1;
        y = .3;
        distance = hypot(x, y);
    }
    double missing = (wanted - fmin(distance, wanted)) + .02,
           share = b->width / (a->width + b->width);
    a->x -= missing * share * x / distance;
    a->y -= missing * share * y / distance;
    b->x += missing * (1 - share) * x / distance;
    b->y += missing * (1 - share) * y / distance;
    return true;
}

/* Pushes every two points that overlap, from left to right; how many they were. */
static size_t push_all(struct diagram *diagram, const struct part *part, struct abscissa *order)
{
    size_t count = part->node_count, pushed = 0;
    double widest = 0;
    for (size_t i = 0; i < count; i++) {
        order[i] = (struct abscissa){diagram->nodes[part->nodes[i]].box.x, part->nodes[i]};
        widest = fmax(widest, diagram->nodes[part->nodes[i]].box.width);
    }
    abscissas_sort(order, count);
    for (size_t i = 0; i < count; i++)
        for (size_t j = i + 1; j < count && order[j].x - order[i].x < widest + 2 * apart; j++)
            pushed += push(&diagram->nodes[order[i].node].box, &diagram->nodes[order[j].node].box);
    return pushed;
}

/* Frees the part of overlaps: by pushing, and where that does not do, on more and more room. */
static void push_apart(struct diagram *diagram, struct part *part)
{
    struct abscissa *order = xcalloc(part->node_count, sizeof *order);
    size_t pushed = 1;
    for (int i = 0; pushed && i < SPREADS; i++) {
        if (i)
            scale(diagram, part, spread);
        pushed = 1;
        for (int j = 0; pushed && j < PUSHES; j++)
            pushed = push_all(diagram, part, order);
    }
    free(order);
}

bool cloud_place(GVC_t *gvc, struct diagram *diagram, struct error *error)
{
    struct parts parts;
    bool done = true;
    size_points(diagram);
    parts_find(&parts, diagram);
    for (size_t i = 0; done && i < parts.count; i++) {
        struct part *part = &parts.items[i];
        if (part->node_count < 2)
            continue;
        done = layout_try(gvc, diagram, part, "sfdp", 1, error);
        give_room(diagram, part);
        push_apart(diagram, part);
    }
    parts_pack(&parts, diagram, LAYOUT_ASPECT);
    if (done && parts.count) {
        struct part all = {.nodes = parts.nodes, .node_count = diagram->node_count};
        part_measure(&all, diagram);
        diagram->name_scale = composition_scale(all.high.x - all.low.x);
        done = names_measure(gvc, diagram, error);
        names_place(diagram);
    }
    parts_release(&parts);
    return done;
}

bool cloud_route(GVC_t *gvc, struct diagram *diagram, struct error *error)
{
    (void)gvc, (void)error;
    double *places = route_places(diagram);
    for (size_t i = 0; i < diagram->line_count; i++) {
        struct diagram_line *line = &diagram->lines[i];
        const struct diagram_node *from = &diagram->nodes[line->from];
        const struct diagram_node *to = &diagram->nodes[line->to];
        if (line->from == line->to) {
            route_loop(diagram->theme, line, from, (struct point){.6, .8});
            continue;
        }
        struct point a = {from->box.x, from->box.y}, b = {to->box.x, to->box.y};
        double length = fmax(hypot(b.x - a.x, b.y - a.y), 1e-6);
        double side = (line->from < line->to ? 1 : -1) * between * places[i] / length;
        struct point aside = {-(b.y - a.y) * side, (b.x - a.x) * side};
        struct point ends[2] = {route_rim(from, b), route_rim(to, a)};
        for (int j = 0; j < 2; j++) {
            ends[j].x += aside.x;
            ends[j].y += aside.y;
        }
        route_corners(diagram->theme, line, ends, 2);
    }
    free(places);
    return true;
}
