/*
 * chart.c: shapes, lines and texts at fixed places, and their key. A shape is a Graphviz node, a
 * line an edge between two nodes that are not seen.
 */
#include "picture/chart.h"

#include "base/xalloc.h"
#include "picture/canvas.h"
#include "picture/page.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const double key_size = 9, key_row = 17, key_sample = 30, key_space = 7, key_gap = 18;

void chart_release(struct chart *chart)
{
    for (size_t i = 0; i < chart->shape_count; i++)
        free(chart->shapes[i].title);
    free(chart->shapes);
    free(chart->lines);
    composition_release(&chart->texts);
    *chart = (struct chart){0};
}

void chart_add_shape(struct chart *chart, struct chart_shape shape)
{
    chart->shapes =
        xgrow(chart->shapes, chart->shape_count, &chart->shape_capacity, sizeof *chart->shapes);
    chart->shapes[chart->shape_count++] = shape;
}

void chart_add_line(struct chart *chart, struct chart_line line)
{
    chart->lines =
        xgrow(chart->lines, chart->line_count, &chart->line_capacity, sizeof *chart->lines);
    chart->lines[chart->line_count++] = line;
}

void chart_add_bar(struct chart *chart, const char *role, const char *colour, struct point low,
                   struct point high)
{
    chart_add_shape(chart, (struct chart_shape){.role = role,
                                                .shape = "box",
                                                .colour = colour,
                                                .opacity = 1,
                                                .right_opacity = 1,
                                                .box = {(low.x + high.x) / 2, (low.y + high.y) / 2,
                                                        high.x - low.x, high.y - low.y}});
}

size_t chart_add_text(struct chart *chart, const char *role, char *text, double font_size,
                      const char *colour, bool bold)
{
    composition_add(&chart->texts, (struct piece){.role = role,
                                                  .text = text ? text : xstrdup(""),
                                                  .colour = colour,
                                                  .font_size = font_size,
                                                  .bold = bold});
    return chart->texts.piece_count - 1;
}

bool chart_measure(struct chart *chart, void *gvc, struct error *error)
{
    return canvas_measure_pieces(gvc, chart->texts.pieces, chart->texts.piece_count, error);
}

double chart_text_width(const struct chart *chart, size_t text)
{
    return chart->texts.pieces[text].box.width;
}

void chart_place_text(struct chart *chart, size_t text, int edge, double x, double y)
{
    struct box *box = &chart->texts.pieces[text].box;
    box->x = x - edge * box->width / 2;
    box->y = y;
}

const char *chart_text_colour(const char *colour)
{
    bool white = style_contrast(STYLE_PAPER, colour) > style_contrast(STYLE_INK, colour);
    return white ? STYLE_PAPER : STYLE_INK;
}

static void place_entry(struct chart *chart, const struct key_entry *entry, size_t text,
                        struct point cell)
{
    for (size_t i = 0; i < entry->shape_count; i++) {
        struct chart_shape shape = entry->shapes[i];
        shape.role = "legend";
        shape.box.x += cell.x + key_sample / 2;
        shape.box.y += cell.y;
        chart_add_shape(chart, shape);
    }
    chart_place_text(chart, text, -1, cell.x + key_sample + key_space, cell.y);
}

bool chart_add_key(struct chart *chart, void *gvc, struct key_entry *entries, size_t count,
                   struct point corner, double width, double *bottom, struct error *error)
{
    size_t first = chart->texts.piece_count;
    double widest = 1;
    for (size_t i = 0; i < count; i++)
        chart_add_text(chart, "legend", entries[i].text, key_size, STYLE_FAINT, false);
    if (!canvas_measure_pieces(gvc, chart->texts.pieces + first, count, error))
        return false;
    for (size_t i = 0; i < count; i++)
        widest = fmax(widest, chart_text_width(chart, first + i));
    double column = widest + key_sample + key_space + key_gap;
    size_t columns = (size_t)fmax(floor((width + key_gap) / column), 1);
    for (size_t i = 0; i < count; i++) {
        size_t across = i % columns, down = i / columns;
        struct point cell = {corner.x + column * (double)across,
                             corner.y - key_row * ((double)down + .5)};
        place_entry(chart, &entries[i], first + i, cell);
    }
    size_t rows = (count + columns - 1) / columns;
    *bottom = corner.y - key_row * (double)rows;
    return true;
}

/* "#RRGGBB" with an opacity behind it. An opacity of 0 is written as 1 in SVG gradients. */
static void add_colour(struct text *out, const char *colour, double opacity)
{
    text_addf(out, "%s%02X", colour, (unsigned)fmax(round(opacity * 255), 1));
}

static void fill_shape(Agnode_t *node, const struct chart_shape *shape)
{
    struct text fill = {0}, style = {0};
    if (shape->colour) {
        add_colour(&fill, shape->colour, shape->opacity);
        if (shape->right_opacity != shape->opacity) {
            text_add_char(&fill, ':');
            add_colour(&fill, shape->colour, shape->right_opacity);
        }
        canvas_set(node, "fillcolor", fill.data);
        text_add(&style, "filled");
    }
    if (shape->dashed)
        text_add(&style, style.length ? ",dashed" : "dashed");
    canvas_set(node, "style", text_string(&style));
    canvas_set(node, "color", shape->outline ? shape->outline : "#FFFFFF00");
    canvas_set_number(node, "penwidth", shape->outline ? shape->border : 0);
    text_release(&fill);
    text_release(&style);
}

static void draw_shape(Agraph_t *graph, const struct chart_shape *shape, size_t index)
{
    char id[32];
    snprintf(id, sizeof id, "shape-%zu", index);
    Agnode_t *node = agnode(graph, id, true);
    canvas_set(node, "id", id);
    canvas_set(node, "class", shape->role);
    canvas_set(node, "shape", shape->shape);
    canvas_set(node, "fixedsize", "true");
    canvas_set_number(node, "width", fmax(shape->box.width, .1) / 72);
    canvas_set_number(node, "height", fmax(shape->box.height, .1) / 72);
    canvas_set(node, "margin", "0");
    canvas_set(node, "label", shape->label);
    if (*shape->label) {
        canvas_set(node, "fontname", STYLE_FONT_BOLD);
        canvas_set_number(node, "fontsize", shape->font_size);
        canvas_set(node, "fontcolor", shape->colour ? chart_text_colour(shape->colour) : STYLE_INK);
    }
    fill_shape(node, shape);
    canvas_place(node, &shape->box);
}

static Agnode_t *draw_end(Agraph_t *graph, size_t index, const char *which, struct point point)
{
    char name[40];
    snprintf(name, sizeof name, "line-%zu-%s", index, which);
    Agnode_t *node = agnode(graph, name, true);
    canvas_set(node, "shape", "point");
    canvas_set(node, "style", "invis");
    canvas_set(node, "width", "0.01");
    canvas_set(node, "height", "0.01");
    canvas_place(node, &(struct box){point.x, point.y, 0, 0});
    return node;
}

static void draw_line(Agraph_t *graph, const struct chart_line *line, size_t index)
{
    struct text route = {0};
    char id[32];
    Agnode_t *from = draw_end(graph, index, "start", line->points[0]);
    Agnode_t *to = draw_end(graph, index, "end", line->points[3]);
    Agedge_t *edge = agedge(graph, from, to, NULL, true);
    snprintf(id, sizeof id, "line-%zu", index);
    for (size_t i = 0; i < 4; i++)
        text_addf(&route, "%s%.2f,%.2f", i ? " " : "", line->points[i].x, line->points[i].y);
    canvas_set(edge, "id", id);
    canvas_set(edge, "class", line->role);
    canvas_set(edge, "pos", route.data);
    canvas_set(edge, "dir", "none");
    canvas_set(edge, "color", line->colour);
    canvas_set(edge, "style", line->dashed ? "dashed" : "solid");
    canvas_set_number(edge, "penwidth", line->width);
    text_release(&route);
}

static struct area chart_area(const struct chart *chart)
{
    struct area area = AREA_NOWHERE;
    for (size_t i = 0; i < chart->shape_count; i++)
        area_reach(&area, &chart->shapes[i].box);
    for (size_t i = 0; i < chart->texts.piece_count; i++)
        area_reach(&area, &chart->texts.pieces[i].box);
    return area;
}

/* What the shape of that id stands for. */
static void describe(const void *context, const char *id, size_t length, struct text *out)
{
    static const char prefix[] = "shape-";
    const struct chart *chart = context;
    if (length <= strlen(prefix) || memcmp(id, prefix, strlen(prefix)) != 0)
        return;
    size_t index = strtoul(id + strlen(prefix), NULL, 10);
    if (index < chart->shape_count && chart->shapes[index].title)
        text_add(out, chart->shapes[index].title);
}

bool chart_write(const struct chart *chart, void *gvc, const char *format, const char *title,
                 const char *description, struct text *out, struct error *error)
{
    struct area area = chart_area(chart);
    struct svg_words words = {title, description, describe, chart};
    Agraph_t *graph = page_open(area.right - area.left, area.top - area.bottom, format);
    for (size_t i = 0; i < chart->line_count; i++)
        draw_line(graph, &chart->lines[i], i);
    for (size_t i = 0; i < chart->shape_count; i++)
        draw_shape(graph, &chart->shapes[i], i);
    for (size_t i = 0; i < chart->texts.piece_count; i++)
        canvas_add_piece(graph, &chart->texts.pieces[i], i);
    return page_write(gvc, graph, format, &words, out, error);
}
