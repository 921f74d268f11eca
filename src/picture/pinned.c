/*
 * pinned.c: places that stay: an older picture's, with room found for what is new. Nodes that stood
 * there move only where others have grown into them; new ones go, the best tied first, to the spot
 * near their neighbours that is free and tangles least.
 */
#include "picture/pinned.h"

#include "base/xalloc.h"
#include "picture/layout.h"
#include "picture/part.h"

#include <stdlib.h>
#include <string.h>

enum {
    SWEEPS = 500,           /* of pushing nodes apart */
    DIRECTIONS = 24,        /* of looking for room around a place */
    RINGS = 400,            /* how far */
    TANGLE_LINES_MAX = 500, /* lines up to which a new node looks at what it would cross */
};

static const double node_gap = 10;    /* points between nodes, so that lines find their way */
static const double near_gap = 8.5;   /* nearer ones that have grown are pushed apart */
static const double tolerance = .1;   /* of the older picture's numbers, which are rounded */
static const double ring_step = 14;   /* points */
static const double length_unit = 55; /* points from the neighbours' middle that cost a crossing */
static const double length_power = 1.4;
static const double hit_cost = 2;     /* a line over a node, in crossings */
static const double outside_cost = 2; /* of a length unit outside of the older picture */
static const double corner_cost = 40; /* where that moves the page's corner, above and left of it */
static const double upwards = 1.4;    /* a page is that much wider than high */
static const double part_gap = 40;    /* points between the map and new parts below it */

struct pinning {
    struct diagram *diagram;
    const struct places *places;
    bool *placed; /* by node: it has its place */
};

static const struct place_box *old_box(const struct pinning *pinning, size_t node)
{
    const struct place_box *box = &pinning->places->boxes[pinning->diagram->nodes[node].entity];
    return isnan(box->x) ? NULL : box;
}

/* How far apart two boxes are along the axis on which they are farthest; below 0: they overlap. */
static double gap_between(const struct box *a, const struct box *b)
{
    return fmax(fabs(a->x - b->x) - (a->width + b->width) / 2,
                fabs(a->y - b->y) - (a->height + b->height) / 2);
}

static double old_gap(const struct pinning *pinning, size_t a, size_t b)
{
    const struct place_box *first = old_box(pinning, a), *second = old_box(pinning, b);
    return gap_between(&(struct box){first->x, first->y, first->width, first->height},
                       &(struct box){second->x, second->y, second->width, second->height});
}

/* Whether two nodes of the older picture have to move: they overlap, did so, or have grown too
 * near.
 */
static bool crowded(const struct pinning *pinning, size_t a, size_t b)
{
    const struct diagram_node *nodes = pinning->diagram->nodes;
    double gap = gap_between(&nodes[a].box, &nodes[b].box);
    if (gap >= near_gap)
        return false;
    double before = old_gap(pinning, a, b);
    return gap < 0 || gap < before - tolerance || before < -tolerance;
}

/* Pushes both apart to the gap, the shorter way. */
static void push(struct box *a, struct box *b)
{
    double x = (a->width + b->width) / 2 + node_gap - fabs(a->x - b->x);
    double y = (a->height + b->height) / 2 + node_gap - fabs(a->y - b->y);
    if (x < y) {
        double half = a->x <= b->x ? x / 2 : -x / 2;
        a->x -= half;
        b->x += half;
    } else {
        double half = a->y < b->y ? y / 2 : -y / 2;
        a->y -= half;
        b->y += half;
    }
}

static void settle(struct pinning *pinning)
{
    struct diagram *diagram = pinning->diagram;
    bool moved = true;
    for (int sweep = 0; moved && sweep < SWEEPS; sweep++) {
        moved = false;
        for (size_t i = 0; i < diagram->node_count; i++)
            for (size_t j = 0; pinning->placed[i] && j < i; j++)
                if (pinning->placed[j] && crowded(pinning, i, j)) {
                    push(&diagram->nodes[i].box, &diagram->nodes[j].box);
                    moved = true;
                }
    }
}

static bool is_free(const struct pinning *pinning, size_t node)
{
    const struct diagram_node *nodes = pinning->diagram->nodes;
    for (size_t i = 0; i < pinning->diagram->node_count; i++)
        if (i != node && pinning->placed[i] &&
            gap_between(&nodes[i].box, &nodes[node].box) < node_gap)
            return false;
    return true;
}

static bool drawn(const struct pinning *pinning, const struct diagram_line *line)
{
    return pinning->placed[line->from] && pinning->placed[line->to];
}

/* What each of the node's lines crosses and passes over where it is now, and what passes over it.
 */
static double cost_of_tangles(const struct pinning *pinning, uint32_t node)
{
    const struct diagram *diagram = pinning->diagram;
    double cost = 0, over = 0, own_lines = 0;
    for (size_t i = 0; i < diagram->line_count; i++) {
        const struct diagram_line *line = &diagram->lines[i];
        bool own = line->from == node || line->to == node;
        uint32_t other = line->from == node ? line->to : line->from;
        if (!own && drawn(pinning, line))
            over += line_hits(diagram, line, node) ? hit_cost : 0;
        if (!own || !pinning->placed[other])
            continue;
        own_lines++;
        for (size_t j = 0; j < diagram->line_count; j++)
            cost += drawn(pinning, &diagram->lines[j]) &&
                    lines_cross(diagram, line, &diagram->lines[j]);
        for (uint32_t j = 0; j < diagram->node_count; j++)
            cost += pinning->placed[j] && line_hits(diagram, line, j) ? hit_cost : 0;
    }
    return over + cost / fmax(own_lines, 1);
}

/* What it costs that the node makes the picture larger than the older one. */
static double cost_outside(const struct pinning *pinning, const struct box *box)
{
    const struct places_area *map = &pinning->places->map;
    double left = fmax(map->left - (box->x - box->width / 2), 0);
    double right = fmax(box->x + box->width / 2 - map->right, 0);
    double bottom = fmax(map->bottom - (box->y - box->height / 2), 0);
    double top = fmax(box->y + box->height / 2 - map->top, 0);
    return (corner_cost * (left + top) + outside_cost * (right + bottom)) / length_unit;
}

/* Moves the node to the best free spot around the place. */
static void find_room(struct pinning *pinning, uint32_t node, struct point around)
{
    struct diagram *diagram = pinning->diagram;
    struct box *box = &diagram->nodes[node].box;
    bool look = diagram->line_count <= TANGLE_LINES_MAX;
    struct point best = around;
    double least = INFINITY;
    for (int ring = 0; ring < RINGS; ring++) {
        double radius = ring * ring_step, way = pow(radius / length_unit, length_power);
        if (way >= least)
            break;
        for (int i = 0; i < (ring ? DIRECTIONS : 1); i++) {
            double angle = 2 * M_PI * i / DIRECTIONS;
            box->x = around.x + radius * upwards * cos(angle);
            box->y = around.y + radius / upwards * sin(angle);
            if (!is_free(pinning, node))
                continue;
            double cost = way + cost_outside(pinning, box);
            if (look && cost < least)
                cost += cost_of_tangles(pinning, node);
            if (cost >= least)
                continue;
            least = cost;
            best = (struct point){box->x, box->y};
        }
    }
    box->x = best.x;
    box->y = best.y;
    pinning->placed[node] = true;
}

/* The nodes with a place that a node without one has lines to: how many, and their sum. */
struct neighbours {
    size_t count;
    struct point sum;
};

static void meet(const struct pinning *pinning, struct neighbours *neighbours, uint32_t node,
                 uint32_t other)
{
    if (pinning->placed[node] || !pinning->placed[other])
        return;
    neighbours[node].count++;
    neighbours[node].sum.x += pinning->diagram->nodes[other].box.x;
    neighbours[node].sum.y += pinning->diagram->nodes[other].box.y;
}

/* Places the new node of whose neighbours most have a place; false where none has such. */
static bool place_next(struct pinning *pinning, struct neighbours *neighbours)
{
    const struct diagram *diagram = pinning->diagram;
    uint32_t next = 0;
    memset(neighbours, 0, diagram->node_count * sizeof *neighbours);
    for (size_t i = 0; i < diagram->line_count; i++) {
        meet(pinning, neighbours, diagram->lines[i].from, diagram->lines[i].to);
        meet(pinning, neighbours, diagram->lines[i].to, diagram->lines[i].from);
    }
    for (uint32_t i = 1; i < diagram->node_count; i++)
        if (neighbours[i].count > neighbours[next].count)
            next = i;
    struct neighbours *best = &neighbours[next];
    if (!diagram->node_count || !best->count)
        return false;
    find_room(pinning, next,
              (struct point){best->sum.x / (double)best->count, best->sum.y / (double)best->count});
    return true;
}

static void place_new(struct pinning *pinning)
{
    struct neighbours *neighbours = xcalloc(pinning->diagram->node_count, sizeof *neighbours);
    while (place_next(pinning, neighbours))
        continue;
    free(neighbours);
}

/* The nodes without a place, and the lines between them, as a diagram; its nodes by number. */
static struct diagram rest_of(const struct pinning *pinning, const struct diagram_options *options,
                              uint32_t *number)
{
    const struct diagram *all = pinning->diagram;
    struct diagram rest = {.view = all->view,
                           .options = options,
                           .nodes = xcalloc(all->node_count, sizeof *rest.nodes),
                           .lines = xcalloc(all->line_count, sizeof *rest.lines)};
    for (size_t i = 0; i < all->node_count; i++)
        if (!pinning->placed[i]) {
            number[i] = (uint32_t)rest.node_count;
            rest.nodes[rest.node_count++] = all->nodes[i];
        }
    for (size_t i = 0; i < all->line_count; i++) {
        struct diagram_line line = all->lines[i];
        if (pinning->placed[line.from])
            continue;
        line.from = number[line.from];
        line.to = number[line.to];
        rest.lines[rest.line_count++] = line;
    }
    return rest;
}

/* Moves the diagram's nodes under the area, to its left edge. */
static void move_under(struct diagram *diagram, const struct area *area)
{
    struct area own = AREA_NOWHERE;
    for (size_t i = 0; i < diagram->node_count; i++)
        area_reach(&own, &diagram->nodes[i].box);
    for (size_t i = 0; i < diagram->node_count; i++) {
        diagram->nodes[i].box.x += area->left - own.left;
        diagram->nodes[i].box.y += area->bottom - part_gap - own.top;
    }
}

/* Lays out by themselves the parts in which all is new, below the map. */
static bool place_rest(GVC_t *gvc, struct pinning *pinning, struct error *error)
{
    struct diagram *diagram = pinning->diagram;
    const struct places_area *old = &pinning->places->map;
    struct area map = {old->left, old->right, old->bottom, old->top};
    uint32_t *number = xcalloc(diagram->node_count, sizeof *number);
    struct diagram_options options = *diagram->options;
    options.places = NULL;
    struct diagram rest = rest_of(pinning, &options, number);
    bool done = !rest.node_count || layout_place(gvc, &rest, error);
    for (size_t i = 0; i < diagram->node_count; i++)
        if (pinning->placed[i])
            area_reach(&map, &diagram->nodes[i].box);
    if (done)
        move_under(&rest, &map);
    for (size_t i = 0; done && i < diagram->node_count; i++)
        if (!pinning->placed[i])
            diagram->nodes[i].box = rest.nodes[number[i]].box;
    free(rest.nodes);
    free(rest.lines);
    free(number);
    return done;
}

bool pinned_place(GVC_t *gvc, struct diagram *diagram, const struct places *places,
                  struct error *error)
{
    struct pinning pinning = {.diagram = diagram,
                              .places = places,
                              .placed = xcalloc(diagram->node_count, sizeof *pinning.placed)};
    for (size_t i = 0; i < diagram->node_count; i++) {
        const struct place_box *old = old_box(&pinning, i);
        pinning.placed[i] = old != NULL;
        if (old) {
            diagram->nodes[i].box.x = old->x;
            diagram->nodes[i].box.y = old->y;
        }
    }
    settle(&pinning);
    place_new(&pinning);
    bool done = place_rest(gvc, &pinning, error);
    free(pinning.placed);
    return done;
}
