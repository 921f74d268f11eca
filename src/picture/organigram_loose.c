/*
 * organigram_loose.c: those of an organigram who stand above, below and beside nobody, in rows
 * below the others.
 */
#include "picture/organigram.h"

#include "base/xalloc.h"
#include "picture/layout.h"
#include "picture/row.h"

#include <math.h>
#include <stdlib.h>

static const double loose_gap = 26;    /* points above those who stand nowhere */
static const double loose_width = 700; /* of the rows of those, at least */
static const double padding = 12;      /* points between a group's box and its units */

uint32_t organigram_group(const struct organigram *organigram, size_t unit)
{
    const struct unit *item = &organigram->units.items[unit];
    return organigram->grouping.of[organigram->units.members[item->first]];
}

bool organigram_is_loose(const struct organigram *organigram, size_t unit)
{
    return organigram->diagram->options->groups
               ? !organigram->tied[organigram_group(organigram, unit)]
               : organigram->units.items[unit].loose;
}

void region_set(struct region *region, struct box box)
{
    region->box = box;
    region->caption_box.x = box.x - box.width / 2 + 8 + region->caption_box.width / 2;
    region->caption_box.y = box.y + box.height / 2 - 6 - region->caption_box.height / 2;
}

/* The corners of what the units take that dot has placed; all 0 where it has placed none. */
static void measure_units(const struct organigram *organigram, struct point *low,
                          struct point *high)
{
    *low = (struct point){INFINITY, INFINITY};
    *high = (struct point){-INFINITY, -INFINITY};
    for (size_t i = 0; i < organigram->units.count; i++) {
        const struct box *box = &organigram->units.items[i].box;
        if (organigram_is_loose(organigram, i))
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
    struct row row = {nodes, 0, ORGANIGRAM_NODE_GAP};
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
void organigram_place_loose(struct organigram *organigram)
{
    struct diagram *diagram = organigram->diagram;
    struct point low, high;
    measure_units(organigram, &low, &high);
    struct loose *loose = xcalloc(organigram->units.count + 1, sizeof *loose);
    size_t count = collect_loose(organigram, loose, (low.x + high.x) / 2);
    double width = 0, area = 0, top = low.y - loose_gap;
    for (size_t i = 0; i < count; i++) {
        const struct box *box = &diagram->nodes[loose[i].node].box;
        width += box->width + ORGANIGRAM_NODE_GAP;
        area += (box->width + ORGANIGRAM_NODE_GAP) * (box->height + loose_gap);
    }
    double wide = fmax(high.x - low.x, sqrt(area * LAYOUT_ASPECT));
    size_t rows = (size_t)fmax(ceil(width / wide), 1);
    struct point side = {(low.x + high.x - wide) / 2, (low.x + high.x + wide) / 2};
    for (size_t i = 0; i < rows && i < count; i++)
        top = place_row(diagram, loose + i, count - i, rows, top, side) - loose_gap;
    free(loose);
}

/* Places a group's units side by side, their tops and left ends there, in a box; fills that in. */
static void place_group(struct organigram *organigram, size_t group, struct point corner)
{
    struct region *region = &organigram->diagram->regions[group];
    double caption = region->caption_box.height + padding, right = corner.x + padding, height = 0;
    for (size_t i = 0; i < organigram->units.count; i++) {
        struct box *box = &organigram->units.items[i].box;
        if (organigram_group(organigram, i) != group)
            continue;
        box->x = right + box->width / 2;
        box->y = corner.y - caption - padding - box->height / 2;
        right += box->width + padding;
        height = fmax(height, box->height);
    }
    right = fmax(right, corner.x + region->caption_box.width + 2 * padding);
    height += caption + 2 * padding;
    region_set(region, (struct box){(corner.x + right) / 2, corner.y - height / 2, right - corner.x,
                                    height});
}

/* The groups of which nobody stands anywhere, in rows below the others. */
void organigram_place_loose_groups(struct organigram *organigram)
{
    struct point low, high;
    measure_units(organigram, &low, &high);
    struct point corner = {low.x, low.y - 2 * loose_gap};
    double bottom = corner.y, limit = fmax(high.x, low.x + loose_width);
    for (size_t i = 0; i < organigram->grouping.count; i++) {
        if (organigram->tied[i])
            continue;
        place_group(organigram, i, corner);
        const struct box *box = &organigram->diagram->regions[i].box;
        if (corner.x > low.x && box->x + box->width / 2 > limit) {
            corner = (struct point){low.x, bottom - loose_gap};
            place_group(organigram, i, corner);
        }
        corner.x = box->x + box->width / 2 + loose_gap;
        bottom = fmin(bottom, box->y - box->height / 2);
    }
}
