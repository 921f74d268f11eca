/*
 * inline_svg.c: an SVG of ours as a part of a page. Text in it is escaped, so that a tag is always
 * Graphviz's or ours; each tag is read, and written anew or left out.
 */
#include "report/inline_svg.h"

#include "base/names.h"
#include "base/xalloc.h"
#include "picture/style.h"
#include "report/svg_writer.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { DEPTH_MAX = 16 };

/* The group of a line, which is written when all are there: lines of one look stand together. */
struct drawn_line {
    unsigned long number;
    struct text look, text;
};

struct inlining {
    const struct inline_look *look;
    const char *at, *end;
    struct text *out;
    struct svg_writer writer;
    struct svg_writer words; /* of a chart: its texts, which go above all shapes */
    struct text above;

    struct names owners; /* the ids that have names elsewhere in the SVG, and these names */
    struct span *labels;
    size_t label_capacity;

    struct drawn_line *lines;
    size_t line_count, line_capacity;
    bool lines_added; /* they are part of the page by now */

    struct span groups[DEPTH_MAX]; /* the ids of those that are open */
    size_t depth;
    struct names gradients; /* by what they are; the number is a part of the id */
    bool paper_gone;        /* the polygon that is the paper was left out */
};

/* ---- names of nodes and lines, which stand elsewhere ---- */

static bool is_name(struct span id)
{
    static const char end[] = "-name";
    return id.length > strlen(end) &&
           memcmp(id.start + id.length - strlen(end), end, strlen(end)) == 0;
}

/* Finds the groups "X-name", whose content goes into "X". */
static void find_names(struct inlining *inlining)
{
    static const char group[] = "<g id=\"";
    const char *at = inlining->at;
    while ((at = span_after(at, inlining->end, group)) < inlining->end) {
        const char *quote = memchr(at, '"', (size_t)(inlining->end - at));
        struct span id = {at, quote ? (size_t)(quote - at) : 0};
        if (!is_name(id))
            continue;
        const char *content = span_after(at, inlining->end, ">\n");
        const char *close = span_after(content, inlining->end, "</g>\n") - strlen("</g>\n");
        uint32_t number = names_add(&inlining->owners, id.start, id.length - strlen("-name"));
        inlining->labels =
            xgrow(inlining->labels, number, &inlining->label_capacity, sizeof *inlining->labels);
        inlining->labels[number] = (struct span){content, (size_t)(close - content)};
    }
}

/* ---- groups ---- */

static bool is_numbered(struct span id, char letter)
{
    return id.length > 1 && *id.start == letter && isdigit((unsigned char)id.start[1]);
}

/* Of "e7" and "l0": how certain it is that it is there. */
static enum certainty certainty_of(const struct inline_look *look, struct span id)
{
    const uint8_t *certainties = *id.start == 'e' ? look->entities : look->lines;
    return certainties ? (enum certainty)certainties[strtoul(id.start + 1, NULL, 10)]
                       : CERTAINTY_CERTAIN;
}

static void open_numbered(struct inlining *inlining, struct span id)
{
    static const char *const states[] = {
        [CERTAINTY_NO] = " off", [CERTAINTY_POSSIBLE] = " possible", [CERTAINTY_CERTAIN] = ""};
    struct text *out = inlining->out;
    svg_writer_flush(&inlining->writer);
    if (*id.start == 'l') {
        inlining->lines = xgrow(inlining->lines, inlining->line_count, &inlining->line_capacity,
                                sizeof *inlining->lines);
        struct drawn_line *line = &inlining->lines[inlining->line_count++];
        *line = (struct drawn_line){.number = strtoul(id.start + 1, NULL, 10)};
        inlining->writer.out = out = &line->text;
        inlining->writer.apart = &line->look;
        inlining->writer.stroked = true;
    }
    text_add(out, "<g id=\"");
    text_add_bytes(out, id.start, id.length);
    text_addf(out, "\" class=\"%s%s\">", *id.start == 'e' ? "node" : "edge",
              states[certainty_of(inlining->look, id)]);
}

static void open_group(struct inlining *inlining, const struct svg_tag *tag)
{
    struct span id = svg_tag_value(tag, "id");
    if (!inlining->depth) {
        struct span transform = svg_tag_value(tag, "transform");
        const char *move = span_after(transform.start, transform.start + transform.length, ") t");
        move = span_after(move, transform.start + transform.length, "(");
        text_add(inlining->out, "<g class=\"graph\" transform=\"translate(");
        text_add_bytes(inlining->out, move, (size_t)(transform.start + transform.length - move));
        text_add(inlining->out, "\">");
    } else if (is_numbered(id, 'e') || is_numbered(id, 'l')) {
        open_numbered(inlining, id);
    }
    if (inlining->depth < DEPTH_MAX)
        inlining->groups[inlining->depth] = id;
    inlining->depth++;
}

static void copy_until(struct inlining *inlining, const char *end);

/* Copies the name of the group that is about to close into it. */
static void copy_name(struct inlining *inlining, struct span id)
{
    uint32_t owner = names_find(&inlining->owners, id.start, id.length);
    const char *at = inlining->at;
    if (owner == NAME_NONE)
        return;
    struct span label = inlining->labels[owner];
    inlining->at = label.start;
    copy_until(inlining, label.start + label.length);
    inlining->at = at;
}

static void close_group(struct inlining *inlining)
{
    if (!inlining->depth || --inlining->depth >= DEPTH_MAX)
        return;
    struct span id = inlining->groups[inlining->depth];
    if (inlining->depth && !is_numbered(id, 'e') && !is_numbered(id, 'l'))
        return;
    copy_name(inlining, id);
    svg_writer_flush(&inlining->writer);
    if (!inlining->depth) {
        svg_writer_flush(&inlining->words);
        text_add(inlining->out, text_string(&inlining->above));
    }
    text_add(inlining->writer.out, "</g>");
    inlining->writer.out = inlining->out;
    inlining->writer.apart = NULL;
    inlining->writer.stroked = false;
}

/* ---- lines ---- */

static int compare_lines(const void *first, const void *second)
{
    const struct drawn_line *a = first, *b = second;
    return (a->number > b->number) - (a->number < b->number);
}

/* Writes all lines in the order of drawing, those of one look in one group. */
static void add_lines(struct inlining *inlining)
{
    const char *look = NULL;
    inlining->lines_added = true;
    if (inlining->line_count)
        qsort(inlining->lines, inlining->line_count, sizeof *inlining->lines, compare_lines);
    for (size_t i = 0; i < inlining->line_count; i++) {
        const struct drawn_line *line = &inlining->lines[i];
        if (!look || strcmp(look, text_string(&line->look)) != 0)
            text_addf(inlining->out, "%s<g%s>", look ? "</g>" : "", text_string(&line->look));
        look = text_string(&line->look);
        text_add(inlining->out, text_string(&line->text));
    }
    text_add(inlining->out, look ? "</g>" : "");
}

/* ---- the rest ---- */

/* The root: as large as it is, which styles may change, and named by its title. */
static void add_root(struct inlining *inlining, const struct svg_tag *tag)
{
    struct span box = svg_tag_value(tag, "viewBox");
    double width = 0, height = 0;
    char *at = (char *)box.start;
    for (int i = 0; i < 4; i++) {
        double number = strtod(at, &at);
        width = i == 2 ? number : width;
        height = i == 3 ? number : height;
    }
    text_addf(inlining->out,
              "<svg viewBox=\"0 0 %.0f %.0f\" width=\"%.0f\" height=\"%.0f\" role=\"img\" "
              "aria-labelledby=\"%stitle\" font-family=\"" STYLE_FONT "\" text-anchor=\"middle\">",
              width, height, width, height, inlining->look->prefix);
}

/* Titles and descriptions, to their ends. Those of groups are written with these. */
static void copy_words(struct inlining *inlining, const struct svg_tag *tag)
{
    bool title = span_is(tag->name, "title"), whole = svg_tag_value(tag, "id").length > 0;
    bool node = inlining->depth > 1 && is_numbered(inlining->groups[inlining->depth - 1], 'e');
    const char *words = inlining->at;
    inlining->at = span_after(words, inlining->end, title ? "</title>" : "</desc>");
    if (!title || (!whole && !node))
        return;
    if (whole)
        text_addf(inlining->out, "<title id=\"%stitle\">", inlining->look->prefix);
    else
        text_add(inlining->out, "<title>");
    text_add_bytes(inlining->out, words, (size_t)(inlining->at - words));
}

/* A stop of a gradient, whose colours are in a style, which the page's policy forbids. */
static void add_stop(const struct svg_tag *tag, struct text *out)
{
    struct span offset = svg_tag_value(tag, "offset"), style = svg_tag_value(tag, "style");
    const char *end = style.start + style.length;
    const char *colour = span_after(style.start, end, "stop-color:");
    const char *opacity = span_after(style.start, end, "stop-opacity:");
    text_add(out, "<stop offset=\"");
    text_add_bytes(out, offset.start, offset.length);
    text_add(out, "\" stop-color=\"");
    text_add_bytes(out, colour, strcspn(colour, ";\""));
    text_addf(out, "\" stop-opacity=\"%.2f\"/>", opacity < end ? strtod(opacity, NULL) : 1);
}

/* Gradients that are alike are one: they go by the box of what they fill. */
static void copy_gradient(struct inlining *inlining)
{
    static const char end[] = "</linearGradient>";
    const char *at = inlining->at;
    const char *close = span_after(at, inlining->end, end) - strlen(end);
    struct text stops = {0};
    while ((at = memmem(at, (size_t)(close - at), "<stop", strlen("<stop")))) {
        struct svg_tag tag;
        at = svg_tag_read(&tag, at, close);
        add_stop(&tag, &stops);
    }
    inlining->at = close + strlen(end);
    uint32_t known = (uint32_t)inlining->gradients.count;
    uint32_t number = names_add(&inlining->gradients, text_string(&stops), stops.length);
    svg_writer_flush(&inlining->writer);
    if (number == known)
        text_addf(inlining->writer.out, "<linearGradient id=\"%sg%u\">%s%s", inlining->look->prefix,
                  number, text_string(&stops), end);
    inlining->writer.gradient = number;
    text_release(&stops);
}

/* The box of a text, or the paper: nothing that is seen. */
static bool is_unseen(struct inlining *inlining, const struct svg_tag *tag)
{
    struct span fill = svg_tag_value(tag, "fill");
    if (!span_is(tag->name, "polygon") || !span_is(svg_tag_value(tag, "stroke"), "transparent"))
        return false;
    if (!inlining->paper_gone)
        return inlining->paper_gone = true;
    return span_is(fill, "none") || span_is(fill, "transparent");
}

static void copy_text(struct inlining *inlining, const struct svg_tag *tag)
{
    static const char end[] = "</text>";
    struct span content = {inlining->at, 0};
    inlining->at = span_after(inlining->at, inlining->end, end);
    content.length = (size_t)(inlining->at - content.start) - strlen(end);
    svg_writer_text(inlining->look->numbered ? &inlining->writer : &inlining->words, tag, content);
}

static void copy_shape(struct inlining *inlining, const struct svg_tag *tag)
{
    static const char *const shapes[] = {"path", "polygon", "polyline", "ellipse"};
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        if (!span_is(tag->name, shapes[i]) || is_unseen(inlining, tag))
            continue;
        svg_writer_shape(&inlining->writer, tag);
    }
}

/* Copies a tag, and with it what belongs to it alone; what it does not know is left out. */
static void copy_tag(struct inlining *inlining)
{
    struct svg_tag tag;
    inlining->at = svg_tag_read(&tag, inlining->at, inlining->end);
    bool group = span_is(tag.name, "g");
    if (group && inlining->depth == 1 && !inlining->lines_added &&
        is_numbered(svg_tag_value(&tag, "id"), 'e'))
        add_lines(inlining);
    if (span_is(tag.name, "svg"))
        add_root(inlining, &tag);
    else if (span_is(tag.name, "/svg"))
        text_add(inlining->out, "</svg>");
    else if (span_is(tag.name, "title") || span_is(tag.name, "desc"))
        copy_words(inlining, &tag);
    else if (span_is(tag.name, "linearGradient"))
        copy_gradient(inlining);
    else if (group && is_name(svg_tag_value(&tag, "id")))
        inlining->at = span_after(inlining->at, inlining->end, "</g>\n");
    else if (group)
        open_group(inlining, &tag);
    else if (span_is(tag.name, "/g"))
        close_group(inlining);
    else if (span_is(tag.name, "text"))
        copy_text(inlining, &tag);
    else
        copy_shape(inlining, &tag);
}

static void copy_until(struct inlining *inlining, const char *end)
{
    while (inlining->at < end)
        if (*inlining->at == '<')
            copy_tag(inlining);
        else
            inlining->at++; /* blanks between tags */
}

static void release(struct inlining *inlining)
{
    for (size_t i = 0; i < inlining->line_count; i++) {
        text_release(&inlining->lines[i].look);
        text_release(&inlining->lines[i].text);
    }
    free(inlining->lines);
    free(inlining->labels);
    names_release(&inlining->owners);
    names_release(&inlining->gradients);
    svg_writer_release(&inlining->writer);
    svg_writer_release(&inlining->words);
    text_release(&inlining->above);
}

void inline_svg(const struct text *svg, const struct inline_look *look, struct text *out)
{
    struct inlining inlining = {
        .look = look,
        .at = memmem(text_string(svg), svg->length, "<svg ", strlen("<svg ")),
        .end = text_string(svg) + svg->length,
        .out = out,
        .writer = {.out = out, .prefix = look->prefix, .merging = !look->numbered}};
    if (!inlining.at)
        return;
    inlining.words.out = &inlining.above;
    find_names(&inlining);
    copy_until(&inlining, inlining.end);
    release(&inlining);
}
