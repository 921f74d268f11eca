/*
 * arrange.c: the table of layouts, and which one a diagram gets.
 */
#include "picture/arrange.h"

#include "picture/labels.h"
#include "picture/layouts.h"
#include "picture/names.h"

#include <string.h>

enum {
    CLOUD_NODES_MIN = 300, /* nodes from which on a map is one of points */
    CLOUD_NAMES = 25,      /* how many of them have names */
    SECONDS_DEFAULT = 20,  /* as in sandbox.c */
};

typedef bool layout_function(GVC_t *gvc, struct diagram *diagram, struct error *error);

struct arrangement {
    const char *name;
    layout_function *place, *route;
    bool points, faint;
    /* What drawing takes on a slow machine, in microseconds of the processor: of each node, of each
       line, of each line for each node; what does not fit into the limit is not begun. */
    double per_node, per_line, per_both;
};

/* To add a layout: a row here, a value of enum layout, and its functions in layouts.h. */
static const struct arrangement arrangements[LAYOUT_COUNT] = {
    [LAYOUT_AUTO] = {"auto", layout_place, layout_route, false, false, 500, 200, .1},
    [LAYOUT_MAP] = {"map", layout_place, layout_route, false, false, 500, 200, .1},
    [LAYOUT_ORGANIGRAM] = {"organigram", organigram_place, layout_route, false, false, 500, 200,
                           .3},
    [LAYOUT_CIRCLE] = {"circle", circle_place, circle_route, true, false, 1000, 500, 1},
    [LAYOUT_LAYERS] = {"layers", layers_place, layout_route, false, false, 300, 200, .1},
};

static const struct arrangement cloud = {"map", cloud_place, cloud_route, true, true, 400, 300, 0};

static const struct arrangement clusters = {
    "map", clusters_place, layout_route, false, false, 500, 200, 3};

bool layout_find(const char *name, enum layout *layout)
{
    for (int i = 0; i < LAYOUT_COUNT; i++)
        if (strcmp(arrangements[i].name, name) == 0) {
            *layout = (enum layout)i;
            return true;
        }
    return false;
}

/*
 * A map of many is one of points, unless all labels are asked for, groups have boxes, or an older
 * picture had.
 */
static const struct arrangement *choose(const struct diagram *diagram)
{
    const struct diagram_options *options = diagram->options;
    bool map = options->layout == LAYOUT_AUTO || options->layout == LAYOUT_MAP;
    if (map && options->groups)
        return &clusters;
    if (map && diagram->node_count >= CLOUD_NODES_MIN && options->labels != PICTURE_ALL_LABELS &&
        !options->places)
        return &cloud;
    return &arrangements[options->layout];
}

/* Refuses what would only burn time. */
static bool is_feasible(const struct diagram *diagram, const struct arrangement *arrangement,
                        const struct picture_limits *limits, struct error *error)
{
    unsigned seconds = limits && limits->cpu_seconds ? limits->cpu_seconds : SECONDS_DEFAULT;
    double nodes = (double)diagram->node_count, lines = (double)diagram->line_count;
    double needed = 1e-6 * (arrangement->per_node * nodes + arrangement->per_line * lines +
                            arrangement->per_both * nodes * lines);
    if (needed <= seconds)
        return true;
    error_set(
        error, ERROR_LIMIT,
        "a picture of %zu entities and %zu lines takes about %.0f s to draw (layout: %s), and "
        "may take %u",
        diagram->node_count, diagram->line_count, needed, arrangement->name, seconds);
    error_hint(error,
               "draw less: --focus X --hops N, or fewer --relation; --max-seconds allows more; "
               "'entente matrix' draws bloc by bloc, 'entente export' hands it over");
    return false;
}

bool arrange_look(struct diagram *diagram, const struct picture_limits *limits, struct error *error)
{
    const struct arrangement *arrangement = choose(diagram);
    if (!is_feasible(diagram, arrangement, limits, error))
        return false;
    diagram->points = arrangement->points;
    diagram->faint = arrangement->faint;
    diagram->name_scale = 1;
    if (!diagram->points)
        return true;
    for (size_t i = 0; i < diagram->node_count; i++)
        diagram->nodes[i].point = true;
    if (diagram->faint && !diagram->options->labels)
        labels_keep(diagram, CLOUD_NAMES);
    names_give(diagram);
    return true;
}

bool arrange(GVC_t *gvc, struct diagram *diagram, struct error *error)
{
    const struct arrangement *arrangement = choose(diagram);
    return arrangement->place(gvc, diagram, error) && arrangement->route(gvc, diagram, error);
}
