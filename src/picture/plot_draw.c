/*
 * plot_draw.c: draws the lanes of a timeline, which are placed: stripes, axis, bars and marks.
 */
#include "picture/plot.h"

#include "base/xalloc.h"
#include "picture/canvas.h"

#include <math.h>

/* Points. */
static const double bar_height = 9, thick_bar_height = 12, axis_height = 18, tick_size = 8.5;
static const double bar_border = .6;

static void draw_lanes(struct plot *plot)
{
    const struct theme *theme = plot->chart.texts.theme;
    double left = -plot->label_width, right = PLOT_WIDTH;
    for (size_t i = 0; i < plot->lanes.count; i++) {
        double top = plot->lane_tops[i], bottom = plot->lane_bottoms[i];
        if (i % 2 == 0)
            chart_add_bar(&plot->chart, "stripe", theme->stripe, (struct point){left, bottom},
                          (struct point){right, top});
        chart_place_text(&plot->chart, plot->lane_labels[i], -1, left + PLOT_GAP,
                         top - PLOT_LANE_SPACE / 2 - PLOT_ROW / 2);
        if (plot_starts_group(plot, i))
            chart_place_text(&plot->chart, plot->group_labels[i], -1, left,
                             top + PLOT_GROUP_SIZE * .75);
    }
}

static void draw_tick(struct plot *plot, const struct tick *tick)
{
    const struct theme *theme = plot->chart.texts.theme;
    double x = axis_x(&plot->axis, tick->day), half = tick->year ? .4 : .25;
    chart_add_bar(&plot->chart, "grid", tick->year ? theme->year : theme->grid,
                  (struct point){x - half, plot->bottom}, (struct point){x + half, 0});
}

/* Adds and places the ticks' labels above the plot, and below a tall one. */
static bool label_ticks(struct plot *plot, const struct tick *ticks, size_t count, void *gvc,
                        struct error *error)
{
    struct chart *chart = &plot->chart;
    size_t first = chart->texts.piece_count, sides = plot->bottom < -PLOT_TALL ? 2 : 1;
    for (size_t side = 0; side < sides; side++)
        for (size_t i = 0; i < count; i++)
            chart_add_text(chart, "axis", xstrdup(ticks[i].label), tick_size,
                           chart->texts.theme->faint, ticks[i].year);
    if (!canvas_measure_pieces(gvc, chart->texts.pieces + first, sides * count, error))
        return false;
    for (size_t i = 0; i < sides * count; i++)
        chart_place_text(chart, first + i, 0, axis_x(&plot->axis, ticks[i % count].day),
                         i < count ? axis_height / 2 : plot->bottom - axis_height / 2);
    return true;
}

static bool draw_axis(struct plot *plot, void *gvc, struct error *error)
{
    struct tick ticks[TICKS_MAX];
    size_t count = axis_ticks(&plot->axis, ticks);
    for (size_t i = 0; i < count; i++)
        draw_tick(plot, &ticks[i]);
    return label_ticks(plot, ticks, count, gvc, error);
}

static void draw_today(struct plot *plot)
{
    int32_t today = plot->lanes.today;
    if (today < plot->lanes.days.from || today > plot->lanes.days.to)
        return;
    double x = plot_day_end(plot, today);
    chart_add_bar(&plot->chart, "today", plot->chart.texts.theme->ink,
                  (struct point){x - .4, plot->bottom}, (struct point){x + .4, 0});
}

static double bar_of(enum family family)
{
    return family == FAMILY_PRESIDENCY ? thick_bar_height : bar_height;
}

/* A bar from `left` to `right` around the middle `y`. */
struct chart_shape plot_bar(const struct theme *theme, enum family family, double left,
                            double right, double y)
{
    struct bar_style style = style_of_bar(theme, family);
    left = round(left); /* as Graphviz does with sizes; parts of a bar then meet */
    right = fmax(round(right), left + 1);
    return (struct chart_shape){.role = family_name(family),
                                .shape = "box",
                                .colour = style.fill,
                                .outline = style.border,
                                .border = bar_border,
                                .opacity = 1,
                                .right_opacity = 1,
                                .box = {(left + right) / 2, y, right - left, bar_of(family)}};
}

void plot_doubt(struct chart_shape *shape, const struct theme *theme, enum family family)
{
    shape->outline = style_of_family(theme, family)->line;
    shape->border = .8;
    shape->dashed = true;
}

/* A mark: full for what is dated, hollow for what is uncertain, a ring for what is reported. */
struct chart_shape plot_mark(const struct theme *theme, enum family family, enum span_kind kind,
                             bool uncertain, double x, double y)
{
    bool report = kind == SPAN_REPORT;
    double size = report ? PLOT_MARK - 2 : PLOT_MARK;
    return (struct chart_shape){.role = family_name(family),
                                .shape = report ? "circle" : "diamond",
                                .colour = report || uncertain ? theme->paper
                                                              : style_of_bar(theme, family).fill,
                                .opacity = 1,
                                .right_opacity = 1,
                                .outline = style_of_family(theme, family)->line,
                                .border = 1.1,
                                .box = {x, y, size, size}};
}

static void draw_state(struct plot *plot, const struct placed *placed)
{
    const struct theme *theme = plot->chart.texts.theme;
    const struct span *span = placed->span;
    for (size_t i = 0; i < placed->segment_count; i++) {
        const struct segment *segment = &placed->segments[i];
        struct chart_shape shape =
            plot_bar(theme, span->family, axis_x(&plot->axis, segment->days.from),
                     plot_day_end(plot, segment->days.to), placed->y);
        shape.opacity = segment->from;
        shape.right_opacity = segment->to;
        if (span->uncertain)
            plot_doubt(&shape, theme, span->family);
        shape.title = xstrdup(span->title);
        chart_add_shape(&plot->chart, shape);
    }
}

static void draw_mark(struct plot *plot, const struct placed *placed)
{
    const struct theme *theme = plot->chart.texts.theme;
    const struct span *span = placed->span;
    double left = axis_x(&plot->axis, span->bounds.s0), right = plot_day_end(plot, span->bounds.e1);
    if (right - left > PLOT_MARK) {
        struct chart_shape range = plot_bar(theme, span->family, left, right, placed->y);
        range.opacity = range.right_opacity = .28;
        range.box.height = bar_height / 2;
        range.title = xstrdup(span->title);
        chart_add_shape(&plot->chart, range);
    }
    struct chart_shape mark = plot_mark(theme, span->family, span->kind, span->uncertain,
                                        plot_mark_x(plot, span), placed->y);
    mark.title = xstrdup(span->title);
    chart_add_shape(&plot->chart, mark);
}

static void draw_spans(struct plot *plot)
{
    for (size_t i = 0; i < plot->lanes.span_count; i++) {
        const struct placed *placed = &plot->spans[i];
        if (placed->span->kind == SPAN_STATE)
            draw_state(plot, placed);
        else
            draw_mark(plot, placed);
        chart_place_text(&plot->chart, placed->label, -1, placed->label_x, placed->y);
        plot->chart.texts.pieces[placed->label].colour = placed->label_colour;
    }
}

bool plot_draw(struct plot *plot, void *gvc, struct error *error)
{
    draw_lanes(plot);
    if (!draw_axis(plot, gvc, error))
        return false;
    draw_today(plot);
    draw_spans(plot);
    return true;
}
