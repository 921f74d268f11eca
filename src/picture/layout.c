/*
 * layout.c: where the nodes go and how the lines run. A part's places come from neato's stress
 * model, are turned so that the part lies on its longer side, stretched to landscape, freed of
 * overlaps by prism; of a few starts the one with the fewest crossings is taken.
 */
#include "picture/layout.h"

#include "base/xalloc.h"
#include "picture/canvas.h"
#include "picture/part.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* How far prism spreads a part at first: lines are that often as long as a label is wide. */
#define SPREAD "-1.6"

enum {
    STARTS = 8,               /* tries for a part */
    STARTS_NODES_MAX = 120,   /* nodes from which on there is one try only */
    STRETCH_NODES_MIN = 6,    /* nodes from which on a part is stretched to landscape */
    UNTANGLE_NODES_MAX = 120, /* nodes up to which a part is untangled node by node */
    STRESS_NODES_MAX = 900,   /* nodes from which on sfdp takes over from neato */
    AROUND_NODES_MAX = 150,   /* nodes from which on lines run straight */
};

static const double stretch_max = 2;   /* how much a part may be stretched for it */
static const double tighten = .8;      /* scale of an untangled part, before overlaps are freed */
static const double line_gap = 26;     /* points of a line to be seen between two nodes */
static const double between_blocs = 2; /* how much longer lines between blocs are */
static const double grid = 100;        /* to a point, that what prism gives is rounded to */
static const double hit_cost = 2;      /* a line through a node, in crossings */

/* A graph of a part's nodes, as bare boxes, and lines. Freed by agclose(). */
static Agraph_t *open_part(const struct diagram *diagram, const struct part *part, Agnode_t **nodes)
{
    Agraph_t *graph = canvas_open();
    canvas_set(graph, "splines", "false");
    canvas_set(graph, "overlap", "true");
    canvas_set(graph, "notranslate", "true");
    canvas_set(graph, "sep", "+9");
    for (size_t i = 0; i < part->node_count; i++) {
        const struct diagram_node *node = &diagram->nodes[part->nodes[i]];
        Agnode_t *made = nodes[part->nodes[i]] = agnode(graph, node->id, true);
        canvas_set(made, "label", "");
        canvas_set(made, "shape", "box");
        canvas_set(made, "fixedsize", "true");
        canvas_set_number(made, "width", node->box.width / 72);
        canvas_set_number(made, "height", node->box.height / 72);
    }
    return graph;
}

/* How long a line wants to be, in inches: both nodes' mean radii and a gap; longer between blocs.
 */
static double line_length(const struct diagram *diagram, const struct diagram_line *line)
{
    const struct box *a = &diagram->nodes[line->from].box, *b = &diagram->nodes[line->to].box;
    bool between = diagram->nodes[line->from].bloc != diagram->nodes[line->to].bloc;
    return ((a->width + a->height + b->width + b->height) / 4 + line_gap) / 72 *
           (between ? between_blocs : 1);
}

static void add_part_lines(Agraph_t *graph, const struct diagram *diagram, const struct part *part,
                           Agnode_t **nodes)
{
    for (size_t i = 0; i < part->line_count; i++) {
        const struct diagram_line *line = &diagram->lines[part->lines[i]];
        Agedge_t *edge = agedge(graph, nodes[line->from], nodes[line->to], NULL, true);
        canvas_set_number(edge, "len", line_length(diagram, line));
    }
}

static void take_places(struct diagram *diagram, const struct part *part, Agnode_t **nodes)
{
    for (size_t i = 0; i < part->node_count; i++) {
        pointf place = ND_coord(nodes[part->nodes[i]]);
        diagram->nodes[part->nodes[i]].box.x = place.x;
        diagram->nodes[part->nodes[i]].box.y = place.y;
    }
}

/*
 * Prism adds up in an order that differs from run to run, and so do the last digits of what it
 * gives; these are cut off, before a choice between places hangs on them.
 */
static void round_places(struct diagram *diagram, const struct part *part)
{
    for (size_t i = 0; i < part->node_count; i++) {
        struct box *box = &diagram->nodes[part->nodes[i]].box;
        box->x = round(box->x * grid) / grid;
        box->y = round(box->y * grid) / grid;
    }
}

/* Turns the part so that its principal axis is level. */
static void turn(struct diagram *diagram, const struct part *part)
{
    double mx = 0, my = 0, xx = 0, yy = 0, xy = 0, n = (double)part->node_count;
    for (size_t i = 0; i < part->node_count; i++) {
        mx += diagram->nodes[part->nodes[i]].box.x / n;
        my += diagram->nodes[part->nodes[i]].box.y / n;
    }
    for (size_t i = 0; i < part->node_count; i++) {
        double x = diagram->nodes[part->nodes[i]].box.x - mx;
        double y = diagram->nodes[part->nodes[i]].box.y - my;
        xx += x * x;
        yy += y * y;
        xy += x * y;
    }
    double angle = .5 * atan2(2 * xy, xx - yy), c = cos(angle), s = sin(angle);
    for (size_t i = 0; i < part->node_count; i++) {
        struct box *box = &diagram->nodes[part->nodes[i]].box;
        double x = box->x - mx, y = box->y - my;
        box->x = x * c + y * s;
        box->y = y * c - x * s;
    }
}

/* Stretches the part towards landscape, and scales it. */
static void stretch(struct diagram *diagram, struct part *part, double scale)
{
    part_measure(part, diagram);
    double width = part->high.x - part->low.x, height = fmax(part->high.y - part->low.y, 1);
    double factor = sqrt(fmin(fmax(LAYOUT_ASPECT * height / width, 1 / stretch_max), stretch_max));
    for (size_t i = 0; i < part->node_count; i++) {
        diagram->nodes[part->nodes[i]].box.x *= scale * factor;
        diagram->nodes[part->nodes[i]].box.y *= scale / factor;
    }
}

/* Frees the part of overlaps; `spread` is prism's first scaling, "0" for none. */
static bool free_overlaps(GVC_t *gvc, struct diagram *diagram, const struct part *part,
                          const char *spread, struct error *error)
{
    Agnode_t **nodes = xcalloc(diagram->node_count, sizeof(Agnode_t *));
    Agraph_t *graph = open_part(diagram, part, nodes);
    add_part_lines(graph, diagram, part, nodes);
    for (size_t i = 0; i < part->node_count; i++)
        canvas_place(nodes[part->nodes[i]], &diagram->nodes[part->nodes[i]].box);
    canvas_set(graph, "overlap", "prism1000");
    canvas_set(graph, "overlap_scaling", spread);
    bool done = canvas_layout(gvc, graph, "nop1", error);
    if (done) {
        take_places(diagram, part, nodes);
        round_places(diagram, part);
    }
    gvFreeLayout(gvc, graph);
    agclose(graph);
    free(nodes);
    return done;
}

bool layout_try(GVC_t *gvc, struct diagram *diagram, struct part *part, const char *engine,
                unsigned start, struct error *error)
{
    Agnode_t **nodes = xcalloc(diagram->node_count, sizeof(Agnode_t *));
    Agraph_t *graph = open_part(diagram, part, nodes);
    add_part_lines(graph, diagram, part, nodes);
    canvas_set_number(graph, "start", start);
    bool done = canvas_layout(gvc, graph, engine, error);
    if (!done)
        goto out;
    take_places(diagram, part, nodes);
    gvFreeLayout(gvc, graph);
    turn(diagram, part);
    if (part->node_count >= STRETCH_NODES_MIN)
        stretch(diagram, part, 1);
out:
    agclose(graph);
    free(nodes);
    return done;
}

static double cost(const struct diagram *diagram, const struct part *part)
{
    size_t crossings, hits;
    part_count_tangles(part, diagram, &crossings, &hits);
    return (double)crossings + hit_cost * (double)hits;
}

/* The nodes' places, copied into or from `places`. */
static void save_places(const struct diagram *diagram, const struct part *part,
                        struct point *places)
{
    for (size_t i = 0; i < part->node_count; i++) {
        const struct box *box = &diagram->nodes[part->nodes[i]].box;
        places[i] = (struct point){box->x, box->y};
    }
}

static void restore_places(struct diagram *diagram, const struct part *part,
                           const struct point *places)
{
    for (size_t i = 0; i < part->node_count; i++) {
        diagram->nodes[part->nodes[i]].box.x = places[i].x;
        diagram->nodes[part->nodes[i]].box.y = places[i].y;
    }
}

static bool place_part(GVC_t *gvc, struct diagram *diagram, struct part *part, struct error *error)
{
    if (part->node_count < 2)
        return true;
    bool small = part->node_count < 5, once = small || part->node_count > STARTS_NODES_MAX;
    struct point *best = xcalloc(part->node_count, sizeof *best);
    const char *engine = part->node_count > STRESS_NODES_MAX ? "sfdp" : "neato";
    double best_cost = INFINITY;
    bool done = true;
    for (unsigned start = 1; done && start <= (once ? 1 : STARTS); start++) {
        done = layout_try(gvc, diagram, part, engine, start, error) &&
               free_overlaps(gvc, diagram, part, SPREAD, error);
        double costs = once ? 0 : cost(diagram, part);
        if (!done || costs >= best_cost)
            continue;
        best_cost = costs;
        save_places(diagram, part, best);
    }
    restore_places(diagram, part, best);
    if (done && !small && part->node_count <= UNTANGLE_NODES_MAX) {
        part_untangle(part, diagram);
        if (part->node_count >= STRETCH_NODES_MIN)
            stretch(diagram, part, tighten);
        done = free_overlaps(gvc, diagram, part, "0", error);
    }
    free(best);
    return done;
}

bool layout_place(GVC_t *gvc, struct diagram *diagram, struct error *error)
{
    struct parts parts;
    parts_find(&parts, diagram);
    bool done = true;
    for (size_t i = 0; done && i < parts.count; i++)
        done = place_part(gvc, diagram, &parts.items[i], error);
    if (done)
        parts_pack(&parts, diagram, LAYOUT_ASPECT);
    parts_release(&parts);
    return done;
}

/* Graphviz's `pos` of a routed edge, and its points, into the line. */
static void take_route(struct diagram_line *line, Agedge_t *edge)
{
    const splines *routes = ED_spl(edge);
    struct text route = {0};
    for (size_t i = 0; routes && i < (size_t)routes->size; i++) {
        const bezier *piece = &routes->list[i];
        text_add(&route, i ? ";" : "");
        if (piece->sflag)
            text_addf(&route, "s,%.2f,%.2f ", piece->sp.x, piece->sp.y);
        if (piece->eflag)
            text_addf(&route, "e,%.2f,%.2f ", piece->ep.x, piece->ep.y);
        line->points = xreallocarray(line->points, line->point_count + (size_t)piece->size,
                                     sizeof *line->points);
        for (size_t j = 0; j < (size_t)piece->size; j++) {
            text_addf(&route, "%s%.2f,%.2f", j ? " " : "", piece->list[j].x, piece->list[j].y);
            line->points[line->point_count++] = (struct point){piece->list[j].x, piece->list[j].y};
        }
    }
    line->route = route.data;
}

/* Captions are in the way of lines too. */
static void add_captions(Agraph_t *graph, const struct diagram *diagram)
{
    for (size_t i = 0; i < diagram->region_count; i++) {
        struct piece piece = composition_caption(diagram->theme, &diagram->regions[i]);
        canvas_add_piece(graph, diagram->theme, &piece, i);
    }
}

bool layout_route(GVC_t *gvc, struct diagram *diagram, struct error *error)
{
    if (!diagram->node_count)
        return true;
    Agraph_t *graph = canvas_open();
    canvas_set(graph, "overlap", "true");
    canvas_set(graph, "notranslate", "true");
    bool straight = diagram->straight || diagram->node_count > AROUND_NODES_MAX;
    canvas_set(graph, "splines", straight ? "line" : "true");
    canvas_set(graph, "esep", "+4");
    canvas_set(graph, "sep", "+6");
    for (size_t i = 0; i < diagram->node_count; i++)
        canvas_add_node(graph, diagram->theme, &diagram->nodes[i]);
    add_captions(graph, diagram);
    Agedge_t **edges = xcalloc(diagram->line_count + 1, sizeof(Agedge_t *));
    for (size_t i = 0; i < diagram->line_count; i++)
        if (!diagram->lines[i].route)
            edges[i] = canvas_add_line(graph, diagram, &diagram->lines[i]);
    bool done = canvas_layout(gvc, graph, "nop1", error);
    for (size_t i = 0; done && i < diagram->line_count; i++)
        if (edges[i])
            take_route(&diagram->lines[i], edges[i]);
    for (size_t i = 0; done && i < diagram->node_count; i++) {
        pointf place = ND_coord(agnode(graph, diagram->nodes[i].id, false));
        diagram->nodes[i].box.x = place.x;
        diagram->nodes[i].box.y = place.y;
    }
    gvFreeLayout(gvc, graph);
    agclose(graph);
    free(edges);
    return done;
}
