/*
 * layout_organigram.c: wholes above their parts and organizations above their members, placed by
 * dot; lines between them run at right angles where nothing stands in their way.
 */
#include "picture/layouts.h"

#include "base/xalloc.h"
#include "picture/canvas.h"
#include "picture/organigram.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { STAGGERS = 6 /* rows that leaves below one other are tried in */ };

static const double aspect_max = 2.1; /* width to height that needs no more rows */
static const double rank_gap = 44;    /* points */

static const double box_gap = 8; /* points that boxes stand apart */

/* The subgraph of the unit's group, whose box has room for its caption. */
static Agraph_t *cluster_of(const struct organigram *organigram, Agraph_t *graph, size_t unit)
{
    if (!organigram->diagram->options->groups)
        return graph;
    uint32_t position = organigram_group(organigram, unit);
    Agraph_t *cluster = organigram->clusters[position];
    if (cluster)
        return cluster;
    char name[40];
    snprintf(name, sizeof name, "cluster_%u", position);
    cluster = organigram->clusters[position] = agsubg(graph, name, true);
    canvas_set_caption(cluster, organigram->diagram->theme,
                       &organigram->diagram->regions[position]);
    return cluster;
}

/* By group: whether a unit of it is tied to another one. */
static void find_tied(struct organigram *organigram)
{
    const struct diagram *diagram = organigram->diagram;
    for (size_t i = 0; i < diagram->line_count; i++) {
        uint32_t lower, upper;
        if (line_standing(diagram, &diagram->lines[i], &lower, &upper) == STANDING_NONE)
            continue;
        organigram->tied[organigram->grouping.of[lower]] = true;
        organigram->tied[organigram->grouping.of[upper]] = true;
    }
}

static void add_units(struct organigram *organigram, Agraph_t *graph)
{
    const struct units *units = &organigram->units;
    for (size_t i = 0; i < units->count; i++) {
        organigram->nodes[i] = NULL;
        if (organigram_is_loose(organigram, i))
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
        if (!organigram->clusters[i])
            continue;
        boxf box = GD_bb(organigram->clusters[i]);
        region_set(&organigram->diagram->regions[i],
                   (struct box){(box.LL.x + box.UR.x) / 2, (box.LL.y + box.UR.y) / 2,
                                box.UR.x - box.LL.x - box_gap, box.UR.y - box.LL.y - box_gap});
    }
}

/* Runs dot with leaves in so many rows; fills in the shape that results. */
static bool run_dot(struct organigram *organigram, int rows, double *aspect, struct error *error)
{
    Agraph_t *graph = canvas_open();
    canvas_set(graph, "rankdir", "TB");
    canvas_set(graph, "splines", "false");
    canvas_set_number(graph, "nodesep", ORGANIGRAM_NODE_GAP / 72);
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
    organigram.tied = xcalloc(organigram.grouping.count + 1, sizeof *organigram.tied);
    find_tied(&organigram);
    organigram.clusters = xcalloc(organigram.grouping.count + 1, sizeof(Agraph_t *));
    bool done = (!grouped || grouping_add_regions(&organigram.grouping, gvc, diagram, error)) &&
                place_units(&organigram, error);
    if (done && grouped)
        organigram_place_loose_groups(&organigram);
    for (size_t i = 0; done && i < organigram.units.count; i++)
        if (grouped || organigram.nodes[i])
            unit_arrange(&organigram.units, &organigram.units.items[i]);
    if (done && !grouped)
        organigram_place_loose(&organigram);
    if (done)
        elbows_run(&organigram.units);
    free(organigram.clusters);
    free(organigram.tied);
    free(organigram.nodes);
    grouping_release(&organigram.grouping);
    units_release(&organigram.units);
    return done;
}
