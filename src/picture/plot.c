/*
 * plot.c: where the lanes of a timeline stand. Spans of a lane that would cover each other, or each
 * other's labels, get rows of their own.
 */
#include "picture/plot.h"

#include "base/xalloc.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Points. */
static const double label_space = 10, group_height = 24, span_gap = 9;
static const double lane_size = 9, bar_size = 8;

static const struct lane *lane_at(const struct plot *plot, size_t lane)
{
    return &plot->lanes.items[lane];
}

bool plot_starts_group(const struct plot *plot, size_t lane)
{
    return lane == 0 || lane_at(plot, lane)->order != lane_at(plot, lane - 1)->order;
}

static size_t add_text(struct plot *plot, const char *role, const char *text, double size,
                       const char *colour, bool bold)
{
    return chart_add_text(&plot->chart, role, xstrdup(text), size, colour, bold);
}

/* Adds the texts of lanes and spans, so that all are measured at once. */
static bool add_texts(struct plot *plot, void *gvc, struct error *error)
{
    struct lanes *lanes = &plot->lanes;
    size_t next = 0;
    plot->spans = xcalloc(lanes->span_count, sizeof *plot->spans);
    plot->lane_labels = xcalloc(lanes->count, sizeof *plot->lane_labels);
    plot->group_labels = xcalloc(lanes->count, sizeof *plot->group_labels);
    plot->lane_tops = xcalloc(lanes->count, sizeof *plot->lane_tops);
    plot->lane_bottoms = xcalloc(lanes->count, sizeof *plot->lane_bottoms);
    for (size_t i = 0; i < lanes->count; i++) {
        const struct lane *lane = &lanes->items[i];
        if (plot_starts_group(plot, i))
            plot->group_labels[i] = add_text(plot, "group", lane->group, PLOT_GROUP_SIZE,
                                             plot->chart.texts.theme->ink, true);
        plot->lane_labels[i] =
            add_text(plot, "lane", lane->label, lane_size, plot->chart.texts.theme->ink, false);
        for (size_t j = 0; j < lane->span_count; j++, next++)
            plot->spans[next] =
                (struct placed){.span = &lane->spans[j],
                                .label = add_text(plot, "label", lane->spans[j].label, bar_size,
                                                  plot->chart.texts.theme->ink, false)};
    }
    return chart_measure(&plot->chart, gvc, error);
}

double plot_day_end(const struct plot *plot, int32_t day)
{
    return day == EDTF_DAY_MAX ? plot->axis.left + plot->axis.width : axis_x(&plot->axis, day + 1);
}

/* The middle of the days on which an event can have been. */
double plot_mark_x(const struct plot *plot, const struct span *span)
{
    return (axis_x(&plot->axis, span->bounds.s0) + plot_day_end(plot, span->bounds.e1)) / 2;
}

static void measure_bars(const struct plot *plot, struct placed *placed)
{
    const struct span *span = placed->span;
    if (span->kind == SPAN_STATE) {
        placed->segment_count = span_segments(span, plot->lanes.days, placed->segments);
        placed->left = placed->right = axis_x(&plot->axis, span->bounds.s0);
        for (size_t i = 0; i < placed->segment_count; i++)
            placed->right = plot_day_end(plot, placed->segments[i].days.to);
        return;
    }
    double half = PLOT_MARK / 2, middle = plot_mark_x(plot, span);
    placed->left = fmin(axis_x(&plot->axis, span->bounds.s0), middle - half);
    placed->right = fmax(plot_day_end(plot, span->bounds.e1), middle + half);
}

/* Puts the label into the first of the bar's parts that has room for it. */
static bool label_inside(const struct plot *plot, struct placed *placed, double width)
{
    const struct theme *theme = plot->chart.texts.theme;
    for (int certain = 1; certain >= 0; certain--)
        for (size_t i = 0; i < placed->segment_count; i++) {
            const struct segment *segment = &placed->segments[i];
            bool solid = segment->from >= 1;
            double left = axis_x(&plot->axis, segment->days.from);
            if (solid != (certain == 1) ||
                plot_day_end(plot, segment->days.to) - left < width + 2 * PLOT_GAP)
                continue;
            placed->label_x = left + PLOT_GAP;
            if (solid)
                placed->label_colour =
                    style_text_on(theme, style_of_bar(theme, placed->span->family).fill);
            return true;
        }
    return false;
}

/* Whether a label right of the span would lie across the line of the dossier's date. */
static bool crosses_today(const struct plot *plot, const struct placed *placed, double width)
{
    double today = plot_day_end(plot, plot->lanes.today);
    return placed->right < today && today < placed->right + PLOT_GAP + width;
}

/* Where the label stands: in the bar, right of it, or left of it where the plot ends. */
static void place_label(const struct plot *plot, struct placed *placed)
{
    double width = chart_text_width(&plot->chart, placed->label), end = PLOT_WIDTH;
    placed->label_colour = plot->chart.texts.theme->ink;
    if (label_inside(plot, placed, width))
        return;
    bool no_room = placed->right + PLOT_GAP + width > end || crosses_today(plot, placed, width);
    if (no_room && placed->left - PLOT_GAP - width >= 0) {
        placed->label_x = placed->left - PLOT_GAP - width;
        placed->left = placed->label_x;
    } else {
        placed->label_x = placed->right + PLOT_GAP;
        placed->right = placed->label_x + width;
    }
}

/* Gives each span of a lane the first row where it covers nothing; returns how many rows. */
static size_t pack(struct placed *spans, size_t count)
{
    double *ends = xcalloc(count, sizeof *ends);
    size_t rows = 0;
    for (size_t i = 0; i < count; i++) {
        size_t row = 0;
        while (row < rows && ends[row] + span_gap > spans[i].left)
            row++;
        rows = row == rows ? rows + 1 : rows;
        ends[row] = spans[i].right;
        spans[i].row = row;
    }
    free(ends);
    return rows;
}

/* Stacks the lanes downwards from 0. */
static void place_lanes(struct plot *plot)
{
    struct placed *spans = plot->spans;
    double y = 0;
    for (size_t i = 0; i < plot->lanes.count; i++) {
        size_t count = lane_at(plot, i)->span_count;
        if (plot_starts_group(plot, i))
            y -= group_height;
        for (size_t j = 0; j < count; j++) {
            measure_bars(plot, &spans[j]);
            place_label(plot, &spans[j]);
        }
        size_t rows = pack(spans, count);
        plot->lane_tops[i] = y;
        y -= PLOT_LANE_SPACE / 2;
        for (size_t j = 0; j < count; j++)
            spans[j].y = y - PLOT_ROW * ((double)spans[j].row + .5);
        y -= PLOT_ROW * (double)rows + PLOT_LANE_SPACE / 2;
        plot->lane_bottoms[i] = y;
        spans += count;
    }
    plot->bottom = y;
}

/* How wide the lanes' labels are. */
static double measure_labels(const struct plot *plot)
{
    double widest = 0;
    for (size_t i = 0; i < plot->lanes.count; i++) {
        widest = fmax(widest, chart_text_width(&plot->chart, plot->lane_labels[i]));
        if (plot_starts_group(plot, i))
            widest = fmax(widest, chart_text_width(&plot->chart, plot->group_labels[i]));
    }
    return widest + label_space;
}

bool plot_init(struct plot *plot, const struct view *view, uint32_t entity,
               const struct picture_page *page, void *gvc, struct error *error)
{
    *plot = (struct plot){0};
    composition_start(&plot->chart.texts, page);
    lanes_init(&plot->lanes, view, entity);
    plot->axis = (struct axis){.days = plot->lanes.days, .left = 0, .width = PLOT_WIDTH};
    if (!add_texts(plot, gvc, error))
        return false;
    plot->label_width = measure_labels(plot);
    place_lanes(plot);
    return true;
}

void plot_release(struct plot *plot)
{
    free(plot->spans);
    free(plot->lane_labels);
    free(plot->group_labels);
    free(plot->lane_tops);
    free(plot->lane_bottoms);
    chart_release(&plot->chart);
    lanes_release(&plot->lanes);
    *plot = (struct plot){0};
}
