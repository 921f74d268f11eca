/*
 * names.c: names beside points. Each name in turn, the most influential first, takes the spot
 * around its point that costs least.
 */
#include "picture/names.h"

#include "base/xalloc.h"
#include "picture/canvas.h"
#include "picture/label.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { NAME_MAX_CHARACTERS = 70, NAME_COLUMNS = 26, RINGS = 14 };

static const double gap = 1.5;         /* points between a point and its name, times the scale */
static const double ring_factor = 1.5; /* how much further away each ring of spots is */
static const double ring_cost = 1.6;   /* of each ring, in points that are hidden */

/* Spots around a point: directions, and what each costs more than the best one. */
static const struct {
    double x, y, cost;
} spots[] = {{1, 0, 0},   {-1, 0, .1},  {0, 1, .2},   {0, -1, .2},
             {1, 1, .15}, {1, -1, .15}, {-1, 1, .25}, {-1, -1, .25}};

enum { SPOTS = sizeof spots / sizeof *spots };

struct standing {
    double influence;
    uint32_t node;
};

static int compare_standings(const void *first, const void *second)
{
    const struct standing *a = first, *b = second;
    if (a->influence != b->influence)
        return a->influence > b->influence ? -1 : 1;
    return (a->node > b->node) - (a->node < b->node);
}

/* The nodes, the most influential first; the caller frees the array. */
static struct standing *sort_nodes(const struct diagram *diagram)
{
    struct standing *standings = xcalloc(diagram->node_count + 1, sizeof *standings);
    for (uint32_t i = 0; i < diagram->node_count; i++)
        standings[i] = (struct standing){diagram->nodes[i].influence, i};
    qsort(standings, diagram->node_count, sizeof *standings, compare_standings);
    return standings;
}

static char *name_of(const struct diagram *diagram, const struct diagram_node *node)
{
    struct text clean = {0}, wrapped = {0};
    label_clean(entity_label(&diagram->view->dossier->entities[node->entity]), NAME_MAX_CHARACTERS,
                &clean);
    if (node->possible)
        text_add(&clean, "?");
    label_wrap(text_string(&clean), NAME_COLUMNS, &wrapped);
    text_add(&wrapped, "");
    text_release(&clean);
    return wrapped.data;
}

void names_give(struct diagram *diagram)
{
    for (size_t i = 0; i < diagram->node_count; i++)
        if (*diagram->nodes[i].label)
            diagram->nodes[i].name = name_of(diagram, &diagram->nodes[i]);
}

bool names_measure(GVC_t *gvc, struct diagram *diagram, struct error *error)
{
    struct piece *pieces = xcalloc(diagram->node_count + 1, sizeof *pieces);
    size_t count = 0, next = 0;
    for (size_t i = 0; i < diagram->node_count; i++)
        if (diagram->nodes[i].name)
            pieces[count++] = composition_name(diagram, &diagram->nodes[i]);
    bool done = canvas_measure_pieces(gvc, pieces, count, error);
    for (size_t i = 0; done && i < diagram->node_count; i++)
        if (diagram->nodes[i].name)
            diagram->nodes[i].name_box = pieces[next++].box;
    free(pieces);
    return done;
}

static bool touch(const struct box *a, const struct box *b)
{
    return fabs(a->x - b->x) * 2 < a->width + b->width &&
           fabs(a->y - b->y) * 2 < a->height + b->height;
}

/* What it costs that the name stands there; infinite upon a name, or a point that has one. */
static double cost_of(const struct diagram *diagram, const struct box *box, const uint32_t *placed,
                      size_t placed_count)
{
    double cost = 0;
    for (size_t i = 0; i < placed_count; i++)
        if (touch(box, &diagram->nodes[placed[i]].name_box))
            return INFINITY;
    for (size_t i = 0; i < diagram->node_count; i++)
        if (touch(box, &diagram->nodes[i].box)) {
            if (diagram->nodes[i].name)
                return INFINITY;
            cost++;
        }
    return cost;
}

static void place_name(struct diagram *diagram, uint32_t node, const uint32_t *placed, size_t count)
{
    const struct box *point = &diagram->nodes[node].box;
    struct box box = diagram->nodes[node].name_box, best = box;
    double least = INFINITY, far = point->width / 2 + gap * diagram->name_scale;
    best.x = point->x + far + box.width / 2;
    best.y = point->y;
    for (int ring = 0; ring < RINGS && ring * ring_cost < least; ring++) {
        for (size_t i = 0; i < SPOTS; i++) {
            double across = spots[i].x && spots[i].y ? far * M_SQRT1_2 : far;
            box.x = point->x + spots[i].x * (across + box.width / 2);
            box.y = point->y + spots[i].y * (across + box.height / 2);
            double cost = cost_of(diagram, &box, placed, count) + spots[i].cost + ring * ring_cost;
            if (cost >= least)
                continue;
            least = cost;
            best = box;
        }
        far *= ring_factor;
    }
    diagram->nodes[node].name_box = best;
}

void names_place(struct diagram *diagram)
{
    struct standing *standings = sort_nodes(diagram);
    uint32_t *placed = xcalloc(diagram->node_count + 1, sizeof *placed);
    size_t count = 0;
    for (size_t i = 0; i < diagram->node_count; i++) {
        uint32_t node = standings[i].node;
        if (!diagram->nodes[node].name)
            continue;
        place_name(diagram, node, placed, count);
        placed[count++] = node;
    }
    free(placed);
    free(standings);
}
