/*
 * layout_clusters.c: the map with each group in a box of its own: each group is a map by itself,
 * the boxes are the nodes of another one; then each box is turned over where that shortens lines.
 */
#include "picture/layouts.h"

#include "base/xalloc.h"
#include "picture/grouping.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const double padding = 14;     /* points between a box and what is in it */
static const double box_gap = 30;     /* points between boxes */
static const double caption_gap = 11; /* points between a caption and the nodes */

/* A diagram of some nodes or of groups, for layout_place(): ids, boxes and lines only. */
static struct diagram *open_sketch(const struct diagram *diagram, size_t nodes)
{
    struct diagram *sketch = xcalloc(1, sizeof *sketch);
    sketch->view = diagram->view;
    sketch->options = diagram->options;
    sketch->nodes = xcalloc(nodes + 1, sizeof *sketch->nodes);
    sketch->lines = xcalloc(diagram->line_count + 1, sizeof *sketch->lines);
    return sketch;
}

/* The ids are the sketch's own; boxes are borrowed by value. */
static void add_sketch_node(struct diagram *sketch, struct box box)
{
    struct text id = {0};
    text_addf(&id, "%zu", sketch->node_count);
    sketch->nodes[sketch->node_count++] =
        (struct diagram_node){.id = id.data, .box = box, .bloc = PICTURE_NO_BLOC};
}

static void close_sketch(struct diagram *sketch)
{
    diagram_release(sketch);
    free(sketch);
}

/* Lays out the nodes of one group by themselves, around 0; returns the box that they take. */
static bool place_group(GVC_t *gvc, struct diagram *diagram, const struct grouping *grouping,
                        size_t group, struct box *taken, struct error *error)
{
    const uint32_t *nodes = grouping->nodes + grouping->starts[group];
    size_t count = grouping->starts[group + 1] - grouping->starts[group];
    struct diagram *sketch = open_sketch(diagram, count);
    uint32_t *of = xcalloc(diagram->node_count + 1, sizeof *of);
    for (uint32_t i = 0; i < count; i++) {
        add_sketch_node(sketch, diagram->nodes[nodes[i]].box);
        of[nodes[i]] = i;
    }
    for (size_t i = 0; i < diagram->line_count; i++) {
        uint32_t from = diagram->lines[i].from, to = diagram->lines[i].to;
        if (grouping->of[from] == group && grouping->of[to] == group)
            sketch->lines[sketch->line_count++] =
                (struct diagram_line){.from = of[from], .to = of[to]};
    }
    bool done = layout_place(gvc, sketch, error);
    struct part all = {.nodes = nodes, .node_count = count};
    for (size_t i = 0; i < count; i++)
        diagram->nodes[nodes[i]].box = sketch->nodes[i].box;
    part_measure(&all, diagram);
    *taken = (struct box){(all.low.x + all.high.x) / 2, (all.low.y + all.high.y) / 2,
                          all.high.x - all.low.x, all.high.y - all.low.y};
    for (size_t i = 0; i < count; i++) {
        diagram->nodes[nodes[i]].box.x -= taken->x;
        diagram->nodes[nodes[i]].box.y -= taken->y;
    }
    free(of);
    close_sketch(sketch);
    return done;
}

/* Lays out the groups' boxes as nodes, with a line for each line between two of them. */
static bool place_boxes(GVC_t *gvc, struct diagram *diagram, const struct grouping *grouping,
                        struct error *error)
{
    struct diagram *sketch = open_sketch(diagram, grouping->count);
    bool *tied = xcalloc(grouping->count * grouping->count + 1, sizeof *tied);
    for (size_t i = 0; i < grouping->count; i++) {
        struct box box = diagram->regions[i].box;
        box.width += box_gap;
        box.height += box_gap;
        add_sketch_node(sketch, box);
    }
    for (size_t i = 0; i < diagram->line_count; i++) {
        uint32_t from = grouping->of[diagram->lines[i].from];
        uint32_t to = grouping->of[diagram->lines[i].to];
        bool *done = &tied[(from < to ? from : to) * grouping->count + (from < to ? to : from)];
        if (from != to && !*done)
            sketch->lines[sketch->line_count++] = (struct diagram_line){.from = from, .to = to};
        *done = true;
    }
    bool done = layout_place(gvc, sketch, error);
    for (size_t i = 0; i < grouping->count; i++) {
        diagram->regions[i].box.x = sketch->nodes[i].box.x;
        diagram->regions[i].box.y = sketch->nodes[i].box.y;
    }
    free(tied);
    close_sketch(sketch);
    return done;
}

/* The middle of what lies in a group's box, below its caption. */
static struct point middle(const struct region *region)
{
    double caption = region->caption_box.height + caption_gap;
    return (struct point){region->box.x, region->box.y - caption / 2};
}

/* How long the lines are between the group and others. */
static double length_of_lines(const struct diagram *diagram, const struct grouping *grouping,
                              size_t group)
{
    double length = 0;
    for (size_t i = 0; i < diagram->line_count; i++) {
        const struct diagram_line *line = &diagram->lines[i];
        if ((grouping->of[line->from] == group) == (grouping->of[line->to] == group))
            continue;
        const struct box *a = &diagram->nodes[line->from].box;
        const struct box *b = &diagram->nodes[line->to].box;
        length += hypot(a->x - b->x, a->y - b->y);
    }
    return length;
}

/* Turns the group's nodes over, sideways or upside down, within its box. */
static void turn_over(struct diagram *diagram, const struct grouping *grouping, size_t group,
                      bool sideways)
{
    struct point centre = middle(&diagram->regions[group]);
    for (size_t i = grouping->starts[group]; i < grouping->starts[group + 1]; i++) {
        struct box *box = &diagram->nodes[grouping->nodes[i]].box;
        if (sideways)
            box->x = 2 * centre.x - box->x;
        else
            box->y = 2 * centre.y - box->y;
    }
}

static void turn_boxes(struct diagram *diagram, const struct grouping *grouping)
{
    enum { ROUNDS = 4 };
    bool changed = true;
    for (int round = 0; changed && round < ROUNDS; round++) {
        changed = false;
        for (size_t group = 0; group < grouping->count; group++)
            for (int sideways = 0; sideways < 2; sideways++) {
                double before = length_of_lines(diagram, grouping, group);
                turn_over(diagram, grouping, group, sideways);
                if (length_of_lines(diagram, grouping, group) < before - 1)
                    changed = true;
                else
                    turn_over(diagram, grouping, group, sideways);
            }
    }
}

/* A box around what was laid out at 0, with room for the caption at its top. */
static void size_box(struct region *region, const struct box *taken)
{
    double caption = region->caption_box.height + caption_gap;
    region->box.width = fmax(taken->width, region->caption_box.width) + 2 * padding;
    region->box.height = taken->height + caption + 2 * padding;
}

/* Moves the nodes into their boxes, and the captions to their corners. */
static void fill_boxes(struct diagram *diagram, const struct grouping *grouping)
{
    for (size_t i = 0; i < grouping->count; i++) {
        struct region *region = &diagram->regions[i];
        struct box *caption = &region->caption_box;
        struct point centre = middle(region);
        caption->x = region->box.x - region->box.width / 2 + padding + caption->width / 2;
        caption->y = region->box.y + region->box.height / 2 - padding * .8 - caption->height / 2;
        for (size_t j = grouping->starts[i]; j < grouping->starts[i + 1]; j++) {
            diagram->nodes[grouping->nodes[j]].box.x += centre.x;
            diagram->nodes[grouping->nodes[j]].box.y += centre.y;
        }
    }
}

bool clusters_place(GVC_t *gvc, struct diagram *diagram, struct error *error)
{
    struct grouping grouping;
    grouping_init(&grouping, diagram);
    bool done = grouping_add_regions(&grouping, gvc, diagram, error);
    for (size_t i = 0; done && i < grouping.count; i++) {
        struct box taken;
        done = place_group(gvc, diagram, &grouping, i, &taken, error);
        size_box(&diagram->regions[i], &taken);
    }
    done = done && place_boxes(gvc, diagram, &grouping, error);
    if (done) {
        fill_boxes(diagram, &grouping);
        turn_boxes(diagram, &grouping);
    }
    grouping_release(&grouping);
    return done;
}
