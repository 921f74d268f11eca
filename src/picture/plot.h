/*
 * plot.h: the lanes of a timeline on their way to their places: what plot.c places, plot_draw.c
 * draws. Labels stand left of x = 0, where the plot begins; its top is y = 0.
 */
#ifndef PICTURE_PLOT_H
#define PICTURE_PLOT_H

#include "picture/axis.h"
#include "picture/lanes.h"

/* Points. */
#define PLOT_WIDTH 640.0
#define PLOT_ROW 14.0
#define PLOT_LANE_SPACE 4.0 /* above and below a lane's rows, together */
#define PLOT_MARK 9.0       /* the size of a mark */
#define PLOT_GAP 4.0        /* between a mark and its label */
#define PLOT_GROUP_SIZE 10.0
#define PLOT_TALL 500.0 /* a plot so tall has an axis below, too */

/* A span on its way to its place. */
struct placed {
    const struct span *span;
    size_t label; /* its text in the chart */
    struct segment segments[SEGMENTS_MAX];
    size_t segment_count;
    double left, right; /* what it takes of a row, with its label */
    double label_x;     /* its label's left edge */
    const char *label_colour;
    size_t row; /* of its lane */
    double y;
};

struct plot {
    struct lanes lanes;
    struct axis axis;
    struct chart chart;
    struct placed *spans;               /* lane by lane */
    size_t *lane_labels, *group_labels; /* texts, by lane; a group's at its first lane */
    double *lane_tops, *lane_bottoms;   /* by lane */
    double label_width;
    double bottom; /* of the plot */
};

/* Finds the lanes, measures their texts and places everything. Release it in any case. */
bool plot_init(struct plot *plot, const struct view *view, uint32_t entity,
               const struct picture_page *page, void *gvc, struct error *error);
void plot_release(struct plot *plot);

/* Whether a group starts with that lane. */
bool plot_starts_group(const struct plot *plot, size_t lane);

/* Where a day ends, and the middle of the days on which an event can have been. */
double plot_day_end(const struct plot *plot, int32_t day);
double plot_mark_x(const struct plot *plot, const struct span *span);

/* Draws it: stripes, axis, bars and marks, into its chart. */
bool plot_draw(struct plot *plot, void *gvc, struct error *error);

/* A bar around the middle `y`, and a mark: full for what is dated, hollow for what is uncertain, a
 * ring for what is only reported. */
struct chart_shape plot_bar(const struct theme *theme, enum family family, double left,
                            double right, double y);
struct chart_shape plot_mark(const struct theme *theme, enum family family, enum span_kind kind,
                             bool uncertain, double x, double y);

/* Gives a bar or mark of what is uncertain its broken outline. */
void plot_doubt(struct chart_shape *shape, const struct theme *theme, enum family family);

/* How opaque the days are on which an event may have been. */
#define PLOT_RANGE_OPACITY .28

#endif
