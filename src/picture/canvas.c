/*
 * canvas.c: a fresh Graphviz graph, built from an allow-list of attributes; what the dossier's
 * author wrote arrives as escaped labels only.
 */
#include "picture/canvas.h"

#include "base/xalloc.h"
#include "picture/label.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const double bold_from = .45;   /* influence */
static const double least_inches = .3; /* of a node */

void canvas_set(void *object, const char *name, const char *value)
{
    agsafeset(object, (char *)name, (char *)value, (char *)"");
}

void canvas_set_number(void *object, const char *name, double value)
{
    char digits[40];
    snprintf(digits, sizeof digits, "%.4f", value);
    canvas_set(object, name, digits);
}

Agraph_t *canvas_open(void)
{
    Agraph_t *graph = agopen((char *)"map", Agdirected, NULL);
    canvas_set(graph, "charset", "UTF-8");
    canvas_set(graph, "bgcolor", STYLE_PAPER);
    canvas_set(graph, "outputorder", "edgesfirst");
    return graph;
}

void canvas_place(Agnode_t *node, const struct box *box)
{
    char place[80];
    snprintf(place, sizeof place, "%.3f,%.3f", box->x, box->y);
    canvas_set(node, "pos", place);
}

static void set_label(void *object, const char *clean, const char *line_end, bool closed)
{
    struct text label = {0};
    label_escape(clean, line_end, closed, &label);
    canvas_set(object, "label", text_string(&label));
    text_release(&label);
}

static void set_style(Agnode_t *node, const struct kind_style *style, const char *fill,
                      unsigned outlines, bool dashed)
{
    struct text look = {0};
    text_addf(&look, "%s%s", style->style, dashed ? ",dashed" : "");
    canvas_set(node, "shape", style->shape);
    canvas_set(node, "style", text_string(&look));
    text_release(&look);
    canvas_set(node, "fillcolor", fill);
    canvas_set(node, "color", style->line);
    if (outlines > 1)
        canvas_set_number(node, "peripheries", outlines);
}

Agnode_t *canvas_add_node(Agraph_t *graph, const struct diagram_node *from)
{
    Agnode_t *node = agnode(graph, from->id, true);
    canvas_set(node, "id", from->id);
    canvas_set(node, "class", from->style->kind ? from->style->kind : "");
    set_style(node, from->style, from->fill, from->outlines, from->possible);
    set_label(node, from->label, "\\n", false);
    canvas_set(node, "fontname", from->influence >= bold_from ? STYLE_FONT_BOLD : STYLE_FONT);
    canvas_set_number(node, "fontsize", style_font_size(from->influence));
    canvas_set(node, "fontcolor", from->style->text);
    canvas_set_number(node, "penwidth", style_border(from->influence));
    canvas_set(node, "margin", from->style->margin);
    canvas_set_number(node, "width", fmax(least_inches, from->least_width / 72));
    canvas_set_number(node, "height", fmax(least_inches, from->least_height / 72));
    canvas_place(node, &from->box);
    return node;
}

Agnode_t *canvas_add_piece(Agraph_t *graph, const struct piece *piece, size_t index)
{
    char name[32];
    snprintf(name, sizeof name, "piece-%zu", index);
    Agnode_t *node = agnode(graph, name, true);
    canvas_set(node, "id", name);
    canvas_set(node, "class", piece->role);
    canvas_set(node, "shape", "box");
    canvas_set(node, "style", piece->paper ? "filled" : "");
    canvas_set(node, "fillcolor", STYLE_PAPER);
    canvas_set(node, "color", piece->paper ? STYLE_PAPER : "#FFFFFF00");
    canvas_set(node, "penwidth", "0");
    canvas_set(node, "margin", piece->paper ? "0.03,0.01" : "0");
    canvas_set(node, "width", "0");
    canvas_set(node, "height", "0");
    if (piece->swatch) {
        set_style(node, piece->swatch, piece->fill, piece->outlines, false);
        canvas_set(node, "penwidth", "1.2");
        canvas_set(node, "fixedsize", "true");
        canvas_set_number(node, "width", piece->box.width / 72);
        canvas_set_number(node, "height", piece->box.height / 72);
    }
    set_label(node, piece->text, piece->paper ? "\\n" : "\\l", !piece->paper);
    canvas_set(node, "fontname", piece->bold ? STYLE_FONT_BOLD : STYLE_FONT);
    canvas_set_number(node, "fontsize", piece->font_size);
    canvas_set(node, "fontcolor", piece->colour);
    canvas_place(node, &piece->box);
    return node;
}

void canvas_style_line(Agedge_t *edge, enum family family, enum line_state state)
{
    const struct family_style *style = style_of_family(family);
    const struct state_style *change = style_of_state(state);
    struct text colour = {0};
    text_addf(&colour, "%s%s", change->line ? change->line : style->line, change->alpha);
    canvas_set(edge, "color", text_string(&colour));
    text_release(&colour);
    canvas_set(edge, "style", change->style ? change->style : style->style);
    canvas_set_number(edge, "penwidth", style->width * change->width);
    canvas_set(edge, "arrowhead", style->arrowhead);
    canvas_set(edge, "arrowtail", style->arrowhead);
    canvas_set(edge, "arrowsize", style->width > 2 ? "0.8" : "0.7");
}

static const char *direction(const struct diagram_line *line)
{
    if (strcmp(style_of_family(line->family)->arrowhead, "none") == 0)
        return "none";
    if (line->forward)
        return line->backward ? "both" : "forward";
    return line->backward ? "back" : "none";
}

Agedge_t *canvas_add_line(Agraph_t *graph, const struct diagram *diagram,
                          const struct diagram_line *line)
{
    Agnode_t *from = agnode(graph, diagram->nodes[line->from].id, false);
    Agnode_t *to = agnode(graph, diagram->nodes[line->to].id, false);
    Agedge_t *edge = agedge(graph, from, to, line->id, true);
    canvas_set(edge, "id", line->id);
    canvas_set(edge, "class", family_name(line->family));
    canvas_style_line(edge, line->family, line->state);
    canvas_set(edge, "dir", direction(line));
    if (line->route)
        canvas_set(edge, "pos", line->route);
    return edge;
}

bool canvas_layout(GVC_t *gvc, Agraph_t *graph, const char *engine, struct error *error)
{
    if (gvLayout(gvc, graph, engine) == 0)
        return true;
    return error_set(error, ERROR_INTERNAL, "Graphviz cannot lay the picture out by %s", engine);
}

/* Lays the nodes out where they are, which gives them their sizes. */
static bool measure(GVC_t *gvc, Agraph_t *graph, struct error *error)
{
    canvas_set(graph, "notranslate", "true");
    return canvas_layout(gvc, graph, "nop2", error);
}

static void take_size(Agnode_t *node, struct box *box)
{
    box->width = ND_width(node) * 72;
    box->height = ND_height(node) * 72;
}

bool canvas_measure_nodes(GVC_t *gvc, struct diagram *diagram, struct error *error)
{
    if (!diagram->node_count)
        return true;
    Agraph_t *graph = canvas_open();
    Agnode_t **nodes = xcalloc(diagram->node_count, sizeof(Agnode_t *));
    for (size_t i = 0; i < diagram->node_count; i++)
        nodes[i] = canvas_add_node(graph, &diagram->nodes[i]);
    bool done = measure(gvc, graph, error);
    for (size_t i = 0; done && i < diagram->node_count; i++)
        take_size(nodes[i], &diagram->nodes[i].box);
    free(nodes);
    gvFreeLayout(gvc, graph);
    agclose(graph);
    return done;
}

bool canvas_measure_pieces(void *gvc, struct piece *pieces, size_t count, struct error *error)
{
    if (!count)
        return true;
    Agraph_t *graph = canvas_open();
    Agnode_t **nodes = xcalloc(count, sizeof(Agnode_t *));
    for (size_t i = 0; i < count; i++)
        nodes[i] = canvas_add_piece(graph, &pieces[i], i);
    bool done = measure(gvc, graph, error);
    for (size_t i = 0; done && i < count; i++)
        take_size(nodes[i], &pieces[i].box);
    free(nodes);
    gvFreeLayout(gvc, graph);
    agclose(graph);
    return done;
}
