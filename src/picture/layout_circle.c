/*
 * layout_circle.c: points on one circle, group by group, with their names outside.
 */
#include "picture/layouts.h"

#include "base/xalloc.h"
#include "picture/grouping.h"
#include "picture/names.h"
#include "picture/route.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { SIFTINGS = 10, STEPS = 1440, STEPS_EACH = 4 };

static const double point_room = 18;  /* points across the largest point */
static const double name_gap = 5;     /* points between a point and its name */
static const double names_apart = 2;  /* points between two names */
static const double points_apart = 5; /* points between two points */
static const double group_gap = 14;   /* points along the circle between groups */
static const double radius_min = 90, growth = 1.03;
static const double beside = 3; /* points between lines of two nodes, at their ends */

/* What stands on the circle, clockwise: points, and before each group its caption. */
struct seat {
    uint32_t node;         /* DOSSIER_NONE: a caption */
    struct region *region; /* of a caption */
    double angle;
};

struct circle {
    struct diagram *diagram;
    struct grouping grouping;
    struct seat *seats;
    size_t count;
    double radius;
    uint32_t *starts, *neighbours; /* by node: who it has lines to */
    size_t *place;                 /* by node: its place among the nodes, clockwise */
};

/* The box outside of the circle, at the angle, clockwise from the top, that far from its rim. */
static struct box outside(double radius, double angle, double far, struct box box)
{
    double x = sin(angle), y = cos(angle), reach = radius + far;
    /* Beside the circle a box ends at its edge, above and below it at its middle. */
    double aside = fmax(fmin(x * 3, 1), -1);
    box.x = reach * x + aside * box.width / 2;
    box.y = reach * y + y * box.height / 2;
    return box;
}

static bool touch(const struct box *a, const struct box *b, double gap)
{
    return fabs(a->x - b->x) * 2 < a->width + b->width + 2 * gap &&
           fabs(a->y - b->y) * 2 < a->height + b->height + 2 * gap;
}

static struct box point_box(const struct circle *circle, const struct seat *seat, double angle)
{
    struct box box = circle->diagram->nodes[seat->node].box;
    box.x = circle->radius * sin(angle);
    box.y = circle->radius * cos(angle);
    return box;
}

/* The box of the seat's text at that angle; of width 0 where it has none. */
static struct box text_box(const struct circle *circle, const struct seat *seat, double angle)
{
    struct box box = {0};
    double far = point_room / 2 + name_gap;
    if (seat->region)
        box = seat->region->caption_box;
    else if (circle->diagram->nodes[seat->node].name)
        box = circle->diagram->nodes[seat->node].name_box;
    return outside(circle->radius, angle, far, box);
}

/* Whether two seats at these angles are clear of each other. */
static bool clear(const struct circle *circle, const struct seat *a, double angle_a,
                  const struct seat *b, double angle_b)
{
    struct box text_a = text_box(circle, a, angle_a), text_b = text_box(circle, b, angle_b);
    if (text_a.width > 0 && text_b.width > 0 && touch(&text_a, &text_b, names_apart))
        return false;
    double gap = a->region || b->region ? group_gap : points_apart;
    double widths = (a->region ? 0 : circle->diagram->nodes[a->node].box.width / 2) +
                    (b->region ? 0 : circle->diagram->nodes[b->node].box.width / 2);
    return (angle_b - angle_a) * circle->radius >= widths + gap;
}

/*
 * Seats all from the angle on, each as soon as it is clear of those before; whether they fit into
 * the circle and the last ones are clear of the first ones.
 */
static bool seat_all(struct circle *circle, double from)
{
    enum { LOOK_BACK = 12 };
    double step = 2 * M_PI / (STEPS + STEPS_EACH * (double)circle->count), angle = from;
    for (size_t i = 0; i < circle->count; i++) {
        struct seat *seat = &circle->seats[i];
        size_t back = i < LOOK_BACK ? i : LOOK_BACK;
        for (size_t j = 1; j <= back; j++)
            while (!clear(circle, seat - j, seat[-(ptrdiff_t)j].angle, seat, angle)) {
                angle += step;
                if (angle > from + 2 * M_PI)
                    return false;
            }
        seat->angle = angle;
    }
    for (size_t i = 0; i < circle->count && i < LOOK_BACK; i++)
        for (size_t j = 0; j < circle->count && j < LOOK_BACK; j++) {
            const struct seat *last = &circle->seats[circle->count - 1 - j];
            const struct seat *first = &circle->seats[i];
            if (last > first && !clear(circle, last, last->angle, first, first->angle + 2 * M_PI))
                return false;
        }
    return true;
}

static void index_neighbours(struct circle *circle)
{
    const struct diagram *diagram = circle->diagram;
    uint32_t *next = xcalloc(diagram->node_count + 2, sizeof *next);
    circle->starts = xcalloc(diagram->node_count + 2, sizeof *circle->starts);
    circle->neighbours = xcalloc(2 * diagram->line_count + 1, sizeof *circle->neighbours);
    for (size_t i = 0; i < diagram->line_count; i++) {
        circle->starts[diagram->lines[i].from + 1]++;
        circle->starts[diagram->lines[i].to + 1]++;
    }
    for (size_t i = 0; i < diagram->node_count; i++)
        circle->starts[i + 1] += circle->starts[i];
    memcpy(next, circle->starts, (diagram->node_count + 1) * sizeof *next);
    for (size_t i = 0; i < diagram->line_count; i++) {
        const struct diagram_line *line = &diagram->lines[i];
        circle->neighbours[next[line->from]++] = line->to;
        circle->neighbours[next[line->to]++] = line->from;
    }
    free(next);
}

/*
 * How many crossings more there are when neighbours u and v, u before v, change places. Of lines
 * from u to a and from v to b those cross where b comes after a, clockwise from v.
 */
static double exchange_cost(const struct circle *circle, uint32_t u, uint32_t v)
{
    size_t count = circle->diagram->node_count, from = circle->place[v];
    double cost = 0;
    for (uint32_t i = circle->starts[u]; i < circle->starts[u + 1]; i++) {
        uint32_t a = circle->neighbours[i];
        size_t way_a = (circle->place[a] + count - from) % count;
        for (uint32_t j = circle->starts[v]; a != v && a != u && j < circle->starts[v + 1]; j++) {
            uint32_t b = circle->neighbours[j];
            size_t way_b = (circle->place[b] + count - from) % count;
            if (b != u && b != v && a != b)
                cost += way_a > way_b ? 1 : -1;
        }
    }
    return cost;
}

/* Exchanges the node at that place with the next one. */
static void exchange(struct circle *circle, size_t place)
{
    uint32_t *nodes = circle->grouping.nodes, kept = nodes[place];
    nodes[place] = nodes[place + 1];
    nodes[place + 1] = kept;
    circle->place[nodes[place]] = place;
    circle->place[nodes[place + 1]] = place + 1;
}

/* Moves the node to the place in its group where it causes the fewest crossings. */
static bool sift(struct circle *circle, uint32_t node)
{
    uint32_t group = circle->grouping.of[node];
    size_t first = circle->grouping.starts[group], end = circle->grouping.starts[group + 1];
    size_t before = circle->place[node], best;
    const uint32_t *nodes = circle->grouping.nodes;
    double cost = 0, least = 0;
    while (circle->place[node] > first) {
        cost += exchange_cost(circle, nodes[circle->place[node] - 1], node);
        exchange(circle, circle->place[node] - 1);
    }
    /* Places are compared with the first one; where it was is best unless another is better. */
    least = -cost;
    cost = 0;
    best = before;
    for (size_t place = first; place < end; place++) {
        if (cost < least - .5) {
            least = cost;
            best = place;
        }
        if (place + 1 == end)
            break;
        cost += exchange_cost(circle, node, nodes[place + 1]);
        exchange(circle, place);
    }
    while (circle->place[node] > best)
        exchange(circle, circle->place[node] - 1);
    return best != before;
}

/* Circular sifting within groups (Baur & Brandes 2004), from the order of the dossier. */
static void order_nodes(struct circle *circle)
{
    size_t count = circle->diagram->node_count;
    bool changed = true;
    circle->place = xcalloc(count + 1, sizeof *circle->place);
    for (size_t i = 0; i < count; i++)
        circle->place[circle->grouping.nodes[i]] = i;
    for (int i = 0; changed && i < SIFTINGS; i++) {
        changed = false;
        for (uint32_t node = 0; node < count; node++)
            changed |= sift(circle, node);
    }
}

static void fill_seats(struct circle *circle)
{
    const struct grouping *grouping = &circle->grouping;
    struct diagram *diagram = circle->diagram;
    circle->seats = xcalloc(diagram->node_count + grouping->count + 1, sizeof *circle->seats);
    for (size_t i = 0; i < grouping->count; i++) {
        if (diagram->region_count)
            circle->seats[circle->count++] =
                (struct seat){.node = DOSSIER_NONE, .region = &diagram->regions[i]};
        for (size_t j = grouping->starts[i]; j < grouping->starts[i + 1]; j++)
            circle->seats[circle->count++] = (struct seat){.node = grouping->nodes[j]};
    }
}

/* Finds the smallest circle that has room for all, and takes its places. */
static void take_places(struct circle *circle)
{
    struct diagram *diagram = circle->diagram;
    circle->radius = radius_min;
    while (!seat_all(circle, 0))
        circle->radius *= growth;
    for (size_t i = 0; i < circle->count; i++) {
        const struct seat *seat = &circle->seats[i];
        struct box text = text_box(circle, seat, seat->angle);
        if (seat->region) {
            seat->region->caption_box = text;
            continue;
        }
        diagram->nodes[seat->node].box = point_box(circle, seat, seat->angle);
        diagram->nodes[seat->node].name_box = text;
    }
}

bool circle_place(GVC_t *gvc, struct diagram *diagram, struct error *error)
{
    struct circle circle = {.diagram = diagram};
    for (size_t i = 0; i < diagram->node_count; i++) {
        struct diagram_node *node = &diagram->nodes[i];
        node->box.width = node->box.height = point_room * style_point(node->influence);
    }
    grouping_init(&circle.grouping, diagram);
    grouping_order(&circle.grouping, diagram);
    bool captions = circle.grouping.count > 1 || diagram->options->groups;
    bool done = (!captions || grouping_add_regions(&circle.grouping, gvc, diagram, error)) &&
                names_measure(gvc, diagram, error);
    if (done) {
        index_neighbours(&circle);
        order_nodes(&circle);
        fill_seats(&circle);
        take_places(&circle);
    }
    free(circle.seats);
    free(circle.place);
    free(circle.starts);
    free(circle.neighbours);
    grouping_release(&circle.grouping);
    return done;
}

/* Bent to the centre: the more, the further apart its ends are. */
static void bend(struct diagram_line *line, const struct diagram *diagram, double place)
{
    const struct box *a = &diagram->nodes[line->from].box, *b = &diagram->nodes[line->to].box;
    double radius = hypot(a->x, a->y);
    double share = 1 - fmin(hypot(a->x - b->x, a->y - b->y) / (2 * fmax(radius, 1)), 1);
    double pull = .25 + .6 * share * share; /* how far out the bend stays */
    struct point first = {a->x * pull, a->y * pull}, second = {b->x * pull, b->y * pull};
    double length = fmax(hypot(b->x - a->x, b->y - a->y), 1e-6);
    double side = (line->from < line->to ? 1 : -1) * 3 * beside * place / length;
    struct point aside = {-(b->y - a->y) * side, (b->x - a->x) * side};
    first = (struct point){first.x + aside.x, first.y + aside.y};
    second = (struct point){second.x + aside.x, second.y + aside.y};
    struct point points[4] = {route_rim(&diagram->nodes[line->from], first), first, second,
                              route_rim(&diagram->nodes[line->to], second)};
    route_along(diagram->theme, line, points, 4);
}

bool circle_route(GVC_t *gvc, struct diagram *diagram, struct error *error)
{
    (void)gvc, (void)error;
    double *places = route_places(diagram);
    for (size_t i = 0; i < diagram->line_count; i++) {
        struct diagram_line *line = &diagram->lines[i];
        const struct box *box = &diagram->nodes[line->from].box;
        double radius = fmax(hypot(box->x, box->y), 1);
        if (line->from == line->to)
            route_loop(diagram->theme, line, &diagram->nodes[line->from],
                       (struct point){-box->x / radius, -box->y / radius});
        else
            bend(line, diagram, places[i]);
    }
    free(places);
    return true;
}
