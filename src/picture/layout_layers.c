/*
 * layout_layers.c: a band for each group, one above the other. A wide band wraps into several rows;
 * the order within bands is swept by barycentres, and of all sweeps the least tangled is kept.
 */
#include "picture/layouts.h"

#include "base/xalloc.h"
#include "picture/abscissa.h"
#include "picture/grouping.h"
#include "picture/row.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { SWEEPS = 24, SETTLINGS = 6, COUNTED_LINES_MAX = 1500 };

static const double across = 22, upwards = 20; /* points between boxes in a row, between rows */
static const double band_gap = 46;             /* points between two bands */
static const double padding = 14;              /* points between a band's boxes and its edge */
static const double hit_cost = 2;              /* a line through a node, in crossings */
static const double aspect = 1.2;              /* of all bands, without captions and legend */
static const double evenly = .5;   /* of where a box wants to be: its share of the row */
static const double growth = 1.08; /* of the width that is tried next */

/* The bands as they are being laid out. */
struct layers {
    struct diagram *diagram;
    struct grouping grouping;
    size_t *rows;                  /* by band: how many rows it has */
    double *heights;               /* by band: of one of its rows */
    double left, width;            /* of what holds the boxes; captions stand left of it */
    uint32_t *starts, *neighbours; /* by node: who it has lines to */
    double *wanted;                /* by node */
};

static size_t band_size(const struct layers *layers, size_t band)
{
    return layers->grouping.starts[band + 1] - layers->grouping.starts[band];
}

static uint32_t *band_nodes(const struct layers *layers, size_t band)
{
    return layers->grouping.nodes + layers->grouping.starts[band];
}

static void index_neighbours(struct layers *layers)
{
    const struct diagram *diagram = layers->diagram;
    uint32_t *next = xcalloc(diagram->node_count + 2, sizeof *next);
    layers->starts = xcalloc(diagram->node_count + 2, sizeof *layers->starts);
    layers->neighbours = xcalloc(2 * diagram->line_count + 1, sizeof *layers->neighbours);
    for (size_t i = 0; i < diagram->line_count; i++) {
        layers->starts[diagram->lines[i].from + 1]++;
        layers->starts[diagram->lines[i].to + 1]++;
    }
    for (size_t i = 0; i < diagram->node_count; i++)
        layers->starts[i + 1] += layers->starts[i];
    memcpy(next, layers->starts, (diagram->node_count + 1) * sizeof *next);
    for (size_t i = 0; i < diagram->line_count; i++) {
        const struct diagram_line *line = &diagram->lines[i];
        layers->neighbours[next[line->from]++] = line->to;
        layers->neighbours[next[line->to]++] = line->from;
    }
    free(next);
}

/* How wide the band would be as one row. */
static double band_width(const struct layers *layers, size_t band)
{
    struct row row = {band_nodes(layers, band), band_size(layers, band), across};
    return row_width(&row, layers->diagram);
}

static double total_height(const struct layers *layers)
{
    double height = 0;
    for (size_t i = 0; i < layers->grouping.count; i++)
        height += (double)layers->rows[i] * (layers->heights[i] + upwards) - upwards + 2 * padding +
                  band_gap;
    return height - band_gap;
}

/* Chooses the width that gives the page its shape, and with it how many rows each band has. */
static void choose_width(struct layers *layers)
{
    const struct diagram *diagram = layers->diagram;
    double width = 0;
    for (size_t i = 0; i < diagram->node_count; i++) {
        double *height = &layers->heights[layers->grouping.of[i]];
        *height = fmax(*height, diagram->nodes[i].box.height);
        width = fmax(width, diagram->nodes[i].box.width);
    }
    bool done = false;
    for (double wide = width; !done;) {
        bool wrapped = false;
        for (size_t i = 0; i < layers->grouping.count; i++) {
            layers->rows[i] = (size_t)ceil(band_width(layers, i) / (wide * .92));
            wrapped |= layers->rows[i] > 1;
        }
        layers->width = wide + 2 * padding;
        done = !wrapped || layers->width >= aspect * total_height(layers);
        wide *= growth;
    }
}

/* Puts every so many of a band's nodes, in their order, into each of its rows, near `wanted`. */
static void settle_band(struct layers *layers, size_t band)
{
    size_t size = band_size(layers, band), rows = layers->rows[band];
    uint32_t *row_nodes = xcalloc(size + 1, sizeof *row_nodes);
    double *wanted = xcalloc(size + 1, sizeof *wanted);
    for (size_t i = 0; i < rows; i++) {
        size_t count = 0;
        for (size_t j = i; j < size; j += rows) {
            row_nodes[count] = band_nodes(layers, band)[j];
            wanted[count] = layers->wanted[row_nodes[count]];
            count++;
        }
        struct row row = {row_nodes, count, across};
        row_settle(&row, layers->diagram, wanted, layers->left + padding,
                   layers->left + layers->width - padding);
    }
    free(wanted);
    free(row_nodes);
}

/* The mean of its neighbours' places; nearer bands count more. Its own where it has none. */
static double barycentre(const struct layers *layers, uint32_t node)
{
    const struct diagram_node *nodes = layers->diagram->nodes;
    double sum = 0, weight = 0;
    for (uint32_t i = layers->starts[node]; i < layers->starts[node + 1]; i++) {
        uint32_t other = layers->neighbours[i];
        double bands = fabs((double)layers->grouping.of[node] - (double)layers->grouping.of[other]);
        double share = other == node ? 0 : bands > 0 ? 1 / bands : .5;
        sum += share * nodes[other].box.x;
        weight += share;
    }
    return weight > 0 ? sum / weight : nodes[node].box.x;
}

static void sweep_band(struct layers *layers, size_t band)
{
    size_t size = band_size(layers, band);
    struct abscissa *places = xcalloc(size + 1, sizeof *places);
    for (size_t i = 0; i < size; i++) {
        uint32_t node = band_nodes(layers, band)[i];
        layers->wanted[node] = barycentre(layers, node);
        places[i] = (struct abscissa){layers->wanted[node], node};
    }
    abscissas_sort(places, size);
    for (size_t i = 0; i < size; i++) {
        double even = layers->left + layers->width * ((double)i + .5) / (double)size;
        band_nodes(layers, band)[i] = places[i].node;
        layers->wanted[places[i].node] = evenly * even + (1 - evenly) * places[i].x;
    }
    settle_band(layers, band);
    free(places);
}

/* Heights from the top down, and at first the bands' nodes evenly from left to right. */
static void start(struct layers *layers)
{
    double top = 0;
    for (size_t band = 0; band < layers->grouping.count; band++) {
        size_t size = band_size(layers, band), rows = layers->rows[band];
        double step = layers->heights[band] + upwards;
        for (size_t i = 0; i < size; i++) {
            uint32_t node = band_nodes(layers, band)[i];
            struct box *box = &layers->diagram->nodes[node].box;
            box->y = top - padding - layers->heights[band] / 2 - (double)(i % rows) * step;
            layers->wanted[node] = layers->left + layers->width * ((double)i + .5) / (double)size;
        }
        settle_band(layers, band);
        top -= (double)rows * step - upwards + 2 * padding + band_gap;
    }
}

/* Rows may change with the order: heights again. */
static void set_heights(struct layers *layers)
{
    double top = 0;
    for (size_t band = 0; band < layers->grouping.count; band++) {
        size_t rows = layers->rows[band];
        double step = layers->heights[band] + upwards;
        for (size_t i = 0; i < band_size(layers, band); i++)
            layers->diagram->nodes[band_nodes(layers, band)[i]].box.y =
                top - padding - layers->heights[band] / 2 - (double)(i % rows) * step;
        top -= (double)rows * step - upwards + 2 * padding + band_gap;
    }
}

static double cost(const struct layers *layers, const struct part *all)
{
    size_t crossings, hits;
    if (all->line_count > COUNTED_LINES_MAX)
        return 0;
    part_count_tangles(all, layers->diagram, &crossings, &hits);
    return (double)crossings + hit_cost * (double)hits;
}

static void sweep(struct layers *layers, bool down)
{
    size_t count = layers->grouping.count;
    for (size_t i = 0; i < count; i++)
        sweep_band(layers, down ? i : count - 1 - i);
    set_heights(layers);
}

/* Sweeps up and down; keeps the order and the places that are least tangled. */
static void order_bands(struct layers *layers)
{
    struct diagram *diagram = layers->diagram;
    size_t nodes = diagram->node_count;
    struct parts parts;
    parts_find(&parts, diagram);
    struct part all = {.nodes = parts.nodes,
                       .lines = parts.lines,
                       .node_count = nodes,
                       .line_count = diagram->line_count};
    struct box *best = xcalloc(nodes + 1, sizeof *best);
    double least = INFINITY;
    for (int i = 0; i < SWEEPS; i++) {
        sweep(layers, i % 2 == 0);
        double costs = cost(layers, &all);
        if (costs > least || (costs == least && i < SETTLINGS))
            continue;
        least = costs;
        for (size_t j = 0; j < nodes; j++)
            best[j] = diagram->nodes[j].box;
    }
    for (size_t i = 0; i < nodes; i++)
        diagram->nodes[i].box = best[i];
    free(best);
    parts_release(&parts);
}

/* Bands behind the boxes, their captions at the left. */
static void set_regions(struct layers *layers)
{
    struct diagram *diagram = layers->diagram;
    double top = 0, widest = 0;
    for (size_t i = 0; i < diagram->region_count; i++)
        widest = fmax(widest, diagram->regions[i].caption_box.width);
    for (size_t i = 0; i < diagram->region_count; i++) {
        struct region *region = &diagram->regions[i];
        double rows = (double)layers->rows[i];
        double height = rows * (layers->heights[i] + upwards) - upwards + 2 * padding;
        double left = layers->left - widest - 2 * padding, right = layers->left + layers->width;
        region->box = (struct box){(left + right) / 2, top - height / 2, right - left, height};
        region->caption_box.x = left + padding + region->caption_box.width / 2;
        region->caption_box.y = top - height / 2;
        top -= height + band_gap;
    }
}

bool layers_place(GVC_t *gvc, struct diagram *diagram, struct error *error)
{
    struct layers layers = {.diagram = diagram};
    grouping_init(&layers.grouping, diagram);
    grouping_order(&layers.grouping, diagram);
    bool done = grouping_add_regions(&layers.grouping, gvc, diagram, error);
    if (done && diagram->node_count) {
        layers.rows = xcalloc(layers.grouping.count, sizeof *layers.rows);
        layers.heights = xcalloc(layers.grouping.count, sizeof *layers.heights);
        layers.wanted = xcalloc(diagram->node_count, sizeof *layers.wanted);
        index_neighbours(&layers);
        choose_width(&layers);
        start(&layers);
        order_bands(&layers);
        set_regions(&layers);
    }
    free(layers.rows);
    free(layers.heights);
    free(layers.wanted);
    free(layers.starts);
    free(layers.neighbours);
    grouping_release(&layers.grouping);
    return done;
}
