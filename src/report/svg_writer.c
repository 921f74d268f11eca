/*
 * svg_writer.c: writes shapes and texts of an SVG shorter than Graphviz does.
 */
#include "report/svg_writer.h"

#include "report/svg_path.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What the page says once for all of its pictures, or what is so unless another thing is said. */
static const struct {
    const char *name, *value; /* NULL: any */
} idle[] = {
    {"font-family", NULL},
    {"text-anchor", "middle"},
    {"stroke", "transparent"},
    {"stroke-width", "0"},
    {"stroke-width", "1"},
    {"d", NULL},
    {"points", NULL},
    {"x", NULL},
    {"y", NULL},
    {"id", NULL},
    {"class", NULL},
    {"xml:space", NULL},
    {"style", NULL},
};

/* Where an ellipse is. */
static const char *const places[] = {"cx", "cy", "rx", "ry"};

/* Lengths: a tenth of a point is enough. */
static const char *const lengths[] = {"font-size", "stroke-width"};

static bool is_one_of(struct span name, const char *const *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (span_is(name, names[i]))
            return true;
    return false;
}

static bool is_place(struct span name)
{
    return is_one_of(name, places, sizeof places / sizeof *places);
}

static bool is_length(struct span name)
{
    return is_place(name) || is_one_of(name, lengths, sizeof lengths / sizeof *lengths);
}

static bool is_idle(const struct svg_tag *tag, const struct svg_attribute *attribute)
{
    for (size_t i = 0; i < sizeof idle / sizeof *idle; i++)
        if (span_is(attribute->name, idle[i].name) &&
            (!idle[i].value || span_is(attribute->value, idle[i].value)))
            return true;
    return span_is(attribute->name, "stroke-width") &&
           span_is(svg_tag_value(tag, "stroke"), "transparent");
}

static void add_attribute(const struct svg_writer *writer, const struct svg_attribute *attribute,
                          struct text *out)
{
    struct span value = attribute->value;
    text_add_char(out, ' ');
    text_add_bytes(out, attribute->name.start, attribute->name.length);
    text_add(out, "=\"");
    if (span_starts(value.start, value.start + value.length, "url("))
        text_addf(out, "url(#%sg%u)", writer->prefix, writer->gradient);
    else if (is_length(attribute->name))
        svg_path_number(strtod(value.start, NULL), true, out);
    else
        text_add_bytes(out, value.start, value.length);
    text_add_char(out, '"');
}

/* Appends the attributes that neighbours may have in common. */
static void add_look(const struct svg_writer *writer, const struct svg_tag *tag, struct text *out)
{
    for (size_t i = 0; i < tag->count; i++)
        if (!is_idle(tag, &tag->attributes[i]) && !is_place(tag->attributes[i].name))
            add_attribute(writer, &tag->attributes[i], out);
}

static void write_texts(struct svg_writer *writer)
{
    static const char tag[] = "<text";
    const char *look = text_string(&writer->look), *body = text_string(&writer->body);
    if (writer->count == 1) {
        text_addf(writer->out, "%s%s", tag, look);
        text_add(writer->out, body + strlen(tag));
    } else {
        text_addf(writer->out, "<g%s>", look);
        text_add(writer->out, body);
        text_add(writer->out, "</g>");
    }
}

void svg_writer_flush(struct svg_writer *writer)
{
    if (writer->kind == RUN_TEXTS) {
        write_texts(writer);
    } else if (writer->kind == RUN_SHAPES) {
        text_addf(writer->out, "<path%s d=\"", text_string(&writer->look));
        text_add(writer->out, text_string(&writer->body));
        text_add(writer->out, "\"/>");
    }
    writer->kind = RUN_NONE;
    writer->count = 0;
    text_clear(&writer->look);
    text_clear(&writer->body);
}

void svg_writer_release(struct svg_writer *writer)
{
    text_release(&writer->look);
    text_release(&writer->body);
}

/* Takes part in the run where it is of that kind and looks so; else ends it and starts another. */
static void join_run(struct svg_writer *writer, enum run_kind kind, const struct text *look,
                     bool mergeable)
{
    bool same = writer->kind == kind && mergeable &&
                strcmp(text_string(&writer->look), text_string(look)) == 0;
    if (!same) {
        svg_writer_flush(writer);
        writer->kind = kind;
        text_add(&writer->look, text_string(look));
    }
    writer->count++;
}

/* An ellipse as two arcs: from its left end to the right one and back. */
static void add_ellipse(const struct svg_tag *tag, struct text *out)
{
    double rx = strtod(svg_tag_value(tag, "rx").start, NULL);
    double ry = strtod(svg_tag_value(tag, "ry").start, NULL);
    const double numbers[] = {strtod(svg_tag_value(tag, "cx").start, NULL) - rx,
                              strtod(svg_tag_value(tag, "cy").start, NULL)};
    text_add_char(out, 'M');
    svg_path_number(numbers[0], true, out);
    svg_path_number(numbers[1], false, out);
    for (int way = 1; way >= -1; way -= 2) {
        text_add_char(out, 'a');
        svg_path_number(rx, true, out);
        svg_path_number(ry, false, out);
        text_add(out, " 0 1 0");
        svg_path_number(way * 2 * rx, false, out);
        text_add(out, " 0");
    }
    text_add_char(out, 'z');
}

/* An ellipse, or whatever else is no path. */
static void write_alone(struct svg_writer *writer, const struct svg_tag *tag)
{
    svg_writer_flush(writer);
    text_add_char(writer->out, '<');
    text_add_bytes(writer->out, tag->name.start, tag->name.length);
    add_look(writer, tag, writer->out);
    for (size_t i = 0; i < tag->count; i++)
        if (is_place(tag->attributes[i].name))
            add_attribute(writer, &tag->attributes[i], writer->out);
    text_add(writer->out, tag->empty ? "/>" : ">");
}

/* Writes the shape, the first of a line, alone, and its look apart. */
static void write_apart(struct svg_writer *writer, const struct svg_tag *tag)
{
    static const char *const common[] = {"fill", "stroke", "stroke-width"};
    struct text *look = writer->apart;
    writer->apart = NULL;
    text_add(writer->out, "<path");
    for (size_t i = 0; i < tag->count; i++) {
        const struct svg_attribute *attribute = &tag->attributes[i];
        bool is_common = false;
        for (size_t j = 0; j < sizeof common / sizeof *common; j++)
            is_common |= span_is(attribute->name, common[j]);
        if (!is_idle(tag, attribute))
            add_attribute(writer, attribute, is_common ? look : writer->out);
    }
    struct span d = svg_tag_value(tag, "d");
    text_add(writer->out, " d=\"");
    svg_path_curve(d.start, d.length, writer->out);
    text_add(writer->out, "\"/>");
}

void svg_writer_shape(struct svg_writer *writer, const struct svg_tag *tag)
{
    struct span d = svg_tag_value(tag, "d"), points = svg_tag_value(tag, "points");
    struct span fill = svg_tag_value(tag, "fill");
    struct text look = {0};
    if (writer->apart && d.length) {
        write_apart(writer, tag);
        return;
    }
    bool round = !d.length && !points.length;
    if (round && !writer->merging) {
        write_alone(writer, tag);
        return;
    }
    add_look(writer, tag, &look);
    /* A gradient goes by the box of its shape, so that one shape more would change it. */
    bool gradient = span_starts(fill.start, fill.start + fill.length, "url(");
    join_run(writer, RUN_SHAPES, &look, span_is(fill, "none") || (writer->merging && !gradient));
    if (round)
        add_ellipse(tag, &writer->body);
    else if (d.length)
        svg_path_curve(d.start, d.length, &writer->body);
    else
        svg_path_points(points.start, points.length, span_is(tag->name, "polygon"), &writer->body);
    text_release(&look);
}

void svg_writer_text(struct svg_writer *writer, const struct svg_tag *tag, struct span content)
{
    struct text look = {0};
    add_look(writer, tag, &look);
    text_add(&look, writer->stroked ? " stroke=\"none\"" : "");
    join_run(writer, RUN_TEXTS, &look, true);
    text_add(&writer->body, "<text x=\"");
    svg_path_number(strtod(svg_tag_value(tag, "x").start, NULL), true, &writer->body);
    text_add(&writer->body, "\" y=\"");
    svg_path_number(strtod(svg_tag_value(tag, "y").start, NULL), true, &writer->body);
    text_add(&writer->body, "\">");
    text_add_bytes(&writer->body, content.start, content.length);
    text_add(&writer->body, "</text>");
    text_release(&look);
}
