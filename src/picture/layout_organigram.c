/*
 * layout_organigram.c: wholes above their parts and organizations above their members, placed by
 * dot; lines between them run at right angles where nothing stands in their way.
 */
#include "picture/layouts.h"

#include "base/xalloc.h"
#include "picture/canvas.h"
#include "picture/grouping.h"
#include "picture/route.h"
#include "picture/row.h"
#include "picture/units.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { STAGGERS = 6 /* rows that leaves below one other are tried in */ };

static const double aspect_max = 2.1;             /* width to height that needs no more rows */
static const double node_gap = 20, rank_gap = 44; /* points */
static const double loose_gap = 26;               /* points above those who stand nowhere */

struct organigram {
    GVC_t *gvc;
    struct diagram *diagram;
    struct units units;
    struct grouping grouping; /* where the picture has groups */
    Agnode_t **nodes;         /* by unit; NULL: it is not in dot's graph */
    Agraph_t **clusters;      /* by position in the grouping */
};

static uint32_t unit_group(const struct organigram *organigram, size_t unit)
{
    const struct unit *item = &organigram->units.items[unit];
    return organigram->grouping.of[organigram->units.members[item->first]];
}

/* The subgraph of the unit's group, whose box has room for its caption. */
static Agraph_t *cluster_of(const struct organigram *organigram, Agraph_t *graph, size_t unit)
{
    if (!organigram->diagram->options->groups)
        return graph;
    uint32_t position = unit_group(organigram, unit);
    Agraph_t **cluster = &organigram->clusters[position];
    if (*cluster)
        return *cluster;
    char name[40];
    snprintf(name, sizeof name, "cluster_%u", position);
    *cluster = agsubg(graph, name, true);
    canvas_set_caption(*cluster, &organigram->diagram->regions[position]);
    return *cluster;
}

static void add_units(struct organigram *organigram, Agraph_t *graph)
{
    const struct units *units = &organigram->units;
    for (size_t i = 0; i < units->count; i++) {
        organigram->nodes[i] = NULL;
        if (units->items[i].loose && !organigram->diagram->options->groups)
            continue;
        char name[40];
        snprintf(name, sizeof name, "unit-%zu", i);
        Agnode_t *node = agnode(cluster_of(organigram, graph, i), name, true);
        canvas_set(node, "label", "");
        canvas_set(node, "shape", "box");
        canvas_set(node, "fixedsize", "true");
        canvas_set_number(node, "width", units->items[i].box.width / 72);
        canvas_set_number(node, "height", units->items[i].box.height / 72);
        organigram->nodes[i] = node;
    }
}

/* Lines between units, upper to lower; leaves of one upper unit in turn in each of `rows` rows. */
static void add_unit_lines(struct organigram *organigram, Agraph_t *graph, int rows)
{
    const struct diagram *diagram = organigram->diagram;
    const struct units *units = &organigram->units;
    uint32_t *leaves = xcalloc(units->count + 1, sizeof *leaves); /* by upper unit: how many */
    uint32_t *drop = xcalloc(units->count + 1, sizeof *drop);     /* by unit: its row, from 1 */
    for (size_t i = 0; i < diagram->line_count; i++) {
        uint32_t lower, upper;
        enum standing standing = line_standing(diagram, &diagram->lines[i], &lower, &upper);
        uint32_t a = units->of[upper], b = units->of[lower];
        if (standing == STANDING_NONE || a == b || !organigram->nodes[a] || !organigram->nodes[b])
            continue;
        Agedge_t *edge = agedge(graph, organigram->nodes[a], organigram->nodes[b], NULL, true);
        if (standing == STANDING_BESIDE) {
            canvas_set(edge, "constraint", "false");
            continue;
        }
        if (!drop[b])
            drop[b] = units->items[b].leaf && !units->items[b].stack
                          ? 1 + leaves[a]++ % (uint32_t)rows
                          : 1;
        canvas_set_number(edge, "minlen", drop[b]);
    }
    free(drop);
    free(leaves);
}

static void take_boxes(const struct organigram *organigram)
{
    for (size_t i = 0; i < organigram->units.count; i++)
        if (organigram->nodes[i]) {
            pointf place = ND_coord(organigram->nodes[i]);
            organigram->units.items[i].box.x = place.x;
            organigram->units.items[i].box.y = place.y;
        }
    for (size_t i = 0; i < organigram->diagram->region_count; i++) {
        boxf box = GD_bb(organigram->clusters[i]);
        struct region *region = &organigram->diagram->regions[i];
        region->box = (struct box){(box.LL.x + box.UR.x) / 2, (box.LL.y + box.UR.y) / 2,
                                   box.UR.x - box.LL.x, box.UR.y - box.LL.y};
        region->caption_box.x = box.LL.x + 8 + region->caption_box.width / 2;
        region->caption_box.y = box.UR.y - 6 - region->caption_box.height / 2;
    }
}

/* Runs dot with leaves in so many rows; fills in the shape that results. */
static bool run_dot(struct organigram *organigram, int rows, double *aspect, struct error *error)
{
    Agraph_t *graph = canvas_open();
    canvas_set(graph, "rankdir", "TB");
    canvas_set(graph, "splines", "false");
    canvas_set_number(graph, "nodesep", node_gap / 72);
    canvas_set_number(graph, "ranksep", rank_gap / 72);
    memset(organigram->clusters, 0, organigram->grouping.count * sizeof(Agraph_t *));
    add_units(organigram, graph);
    add_unit_lines(organigram, graph, rows);
    bool done = true;
    if (agnnodes(graph)) {
        done = canvas_layout(organigram->gvc, graph, "dot", error);
        if (done) {
            take_boxes(organigram);
            boxf box = GD_bb(graph);
            *aspect = (box.UR.x - box.LL.x) / fmax(box.UR.y - box.LL.y, 1);
        }
        gvFreeLayout(organigram->gvc, graph);
    }
    agclose(graph);
    return done;
}

/* Runs dot until the shape is fit for a page, at last with the rows that came nearest. */
static bool place_units(struct organigram *organigram, struct error *error)
{
    double nearest = INFINITY;
    int best = 1;
    for (int rows = 1; rows <= STAGGERS; rows++) {
        double aspect = 1;
        if (!run_dot(organigram, rows, &aspect, error))
            return false;
        if (aspect <= aspect_max)
            return true;
        if (aspect >= nearest - .05)
            continue;
        nearest = aspect;
        best = rows;
    }
    double aspect;
    return run_dot(organigram, best, &aspect, error);
}

/* The corners of what the units take that dot has placed; all 0 where it has placed none. */
static void measure_units(const struct organigram *organigram, struct point *low,
                          struct point *high)
{
    *low = (struct point){INFINITY, INFINITY};
    *high = (struct point){-INFINITY, -INFINITY};
    for (size_t i = 0; i < organigram->units.count; i++) {
        const struct box *box = &organigram->units.items[i].box;
        if (organigram->units.items[i].loose)
            continue;
        low->x = fmin(low->x, box->x - box->width / 2);
        high->x = fmax(high->x, box->x + box->width / 2);
        low->y = fmin(low->y, box->y - box->height / 2);
        high->y = fmax(high->y, box->y + box->height / 2);
    }
    if (low->x > high->x)
        *low = *high = (struct point){0, 0};
}

/* The mean place, from left to right, of those that a node has lines to; else `middle`. */
static double barycentre(const struct organigram *organigram, uint32_t node, double middle)
{
    const struct diagram *diagram = organigram->diagram;
    double sum = 0, count = 0;
    for (size_t i = 0; i < diagram->line_count; i++) {
        const struct diagram_line *line = &diagram->lines[i];
        uint32_t other = line->from == node ? line->to : line->from;
        if ((line->from != node && line->to != node) || other == node ||
            organigram->units.items[organigram->units.of[other]].loose)
            continue;
        sum += diagram->nodes[other].box.x;
        count++;
    }
    return count > 0 ? sum / count : middle;
}

struct loose {
    double wanted;
    uint32_t node;
};

static int compare_loose(const void *first, const void *second)
{
    const struct loose *a = first, *b = second;
    if (a->wanted != b->wanted)
        return a->wanted < b->wanted ? -1 : 1;
    return (a->node > b->node) - (a->node < b->node);
}

/* Those who stand nowhere, from left to right; returns how many. */
static size_t collect_loose(const struct organigram *organigram, struct loose *loose, double middle)
{
    const struct units *units = &organigram->units;
    size_t count = 0;
    for (size_t i = 0; i < units->count; i++)
        if (units->items[i].loose) {
            uint32_t node = units->members[units->items[i].first];
            loose[count++] = (struct loose){barycentre(organigram, node, middle), node};
        }
    qsort(loose, count, sizeof *loose, compare_loose);
    return count;
}

/* Places a row of them, its top at `top`; returns its bottom. */
static double place_row(struct diagram *diagram, const struct loose *loose, size_t count,
                        size_t step, double top, struct point side)
{
    uint32_t *nodes = xcalloc(count / step + 1, sizeof *nodes);
    double *wanted = xcalloc(count / step + 1, sizeof *wanted), height = 0;
    struct row row = {nodes, 0, node_gap};
    for (size_t i = 0; i < count; i += step) {
        nodes[row.count] = loose[i].node;
        wanted[row.count++] = loose[i].wanted;
        height = fmax(height, diagram->nodes[loose[i].node].box.height);
    }
    row_settle(&row, diagram, wanted, side.x, side.y);
    for (size_t i = 0; i < row.count; i++)
        diagram->nodes[nodes[i]].box.y = top - height / 2;
    free(wanted);
    free(nodes);
    return top - height;
}

/* Those who stand nowhere, in rows below the others and as wide. */
static void place_loose(struct organigram *organigram)
{
    struct diagram *diagram = organigram->diagram;
    struct point low, high;
    measure_units(organigram, &low, &high);
    struct loose *loose = xcalloc(organigram->units.count + 1, sizeof *loose);
    size_t count = collect_loose(organigram, loose, (low.x + high.x) / 2);
    double width = 0, area = 0, top = low.y - loose_gap;
    for (size_t i = 0; i < count; i++) {
        const struct box *box = &diagram->nodes[loose[i].node].box;
        width += box->width + node_gap;
        area += (box->width + node_gap) * (box->height + loose_gap);
    }
    double wide = fmax(high.x - low.x, sqrt(area * LAYOUT_ASPECT));
    size_t rows = (size_t)fmax(ceil(width / wide), 1);
    struct point side = {(low.x + high.x - wide) / 2, (low.x + high.x + wide) / 2};
    for (size_t i = 0; i < rows && i < count; i++)
        top = place_row(diagram, loose + i, count - i, rows, top, side) - loose_gap;
    free(loose);
}

/* Lines that shape nothing. */
static void quieten(struct diagram *diagram)
{
    uint32_t lower, upper;
    for (size_t i = 0; i < diagram->line_count; i++)
        diagram->lines[i].quiet =
            line_standing(diagram, &diagram->lines[i], &lower, &upper) == STANDING_NONE;
}

bool organigram_place(GVC_t *gvc, struct diagram *diagram, struct error *error)
{
    struct organigram organigram = {.gvc = gvc, .diagram = diagram};
    bool grouped = diagram->options->groups != NULL;
    quieten(diagram);
    units_find(&organigram.units, diagram);
    grouping_init(&organigram.grouping, diagram);
    organigram.nodes = xcalloc(organigram.units.count + 1, sizeof(Agnode_t *));
    organigram.clusters = xcalloc(organigram.grouping.count + 1, sizeof(Agraph_t *));
    bool done = (!grouped || grouping_add_regions(&organigram.grouping, gvc, diagram, error)) &&
                place_units(&organigram, error);
    for (size_t i = 0; done && i < organigram.units.count; i++)
        if (organigram.nodes[i])
            unit_arrange(&organigram.units, &organigram.units.items[i]);
    if (done && !grouped)
        place_loose(&organigram);
    if (done)
        elbows_run(&organigram.units);
    free(organigram.clusters);
    free(organigram.nodes);
    grouping_release(&organigram.grouping);
    units_release(&organigram.units);
    return done;
}
